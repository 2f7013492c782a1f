"""What a voice should say for what a screen shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.speak.speakable import speakable_text

PROPERTY = settings(max_examples=300, deadline=None, database=None, derandomize=True)
MARKUP = set("*_`#|<>{}\\[]")


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("That is **really** good.", "That is really good."),
        ("That is *really* good.", "That is really good."),
        ("That is __really__ ~~bad~~ good.", "That is really bad good."),
        ("That is **_so_** good.", "That is so good."),
        ("That is **~~so~~** good.", "That is so good."),
        ("Use `git bisect` here.", "Use git bisect here."),
        ("# The plan\nWe start.", "The plan. We start."),
        ("> They said so.", "They said so."),
        ("---\nThen we start.", "Then we start."),
        ("2 * 3 is six.", "2 3 is six."),
    ],
)
def test_markdown_is_not_read_out(shown: str, spoken: str) -> None:
    assert speakable_text(shown) == spoken


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("- First\n- Second", "First. Second."),
        ("* First.\n+ Second!", "First. Second!"),
        ("• First\n• Second", "First. Second."),
    ],
)
def test_bullets_become_sentences(shown: str, spoken: str) -> None:
    assert speakable_text(shown) == spoken


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("Read [the guide](https://example.org/a?b=1) first.", "Read the guide first."),
        ("![A chart](chart.png) shows it.", "A chart shows it."),
        ("See https://www.example.org/a/b?c=1 for more.", "See example.org for more."),
        ("See www.example.org/a for more.", "See example.org for more."),
    ],
)
def test_a_link_is_read_by_its_label_and_an_address_by_its_host(shown: str, spoken: str) -> None:
    assert speakable_text(shown) == spoken


@pytest.mark.parametrize("tail", ["```", ""])
def test_a_code_block_is_announced_and_not_read(tail: str) -> None:
    spoken = speakable_text(f"Like this:\n```python\nprint(x)\n{tail}")
    assert spoken == "Like this: I'll show you the code."


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("Well done 🎉!", "Well done!"),
        ("👩‍💻 writes code.", "writes code."),
        ("It is fine ✅.", "It is fine."),
        ("[laughs] Yes.", "Yes."),
    ],
)
def test_pictures_and_stage_directions_are_left_out(shown: str, spoken: str) -> None:
    assert speakable_text(shown) == spoken


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("Use a cache, e.g. Redis.", "Use a cache, for example, Redis."),
        ("The best, i.e. the oldest.", "The best, that is, the oldest."),
        ("Tea, milk etc.", "Tea, milk and so on."),
        ("Speed vs. cost.", "Speed versus cost."),
        ("It took 3-5 days.", "It took 3 to 5 days."),
        ("From 10–12 people.", "From 10 to 12 people."),
        ("Draft -> review → done.", "Draft to review to done."),
        ("Sales & Marketing.", "Sales and Marketing."),
        ("It took ~40 days.", "It took about 40 days."),
        ("We won — at last.", "We won, at last."),
        ("Years of C# and .NET.", "Years of C sharp and .NET."),
        ("We came in as #1 .", "We came in as number 1."),
    ],
)
def test_short_forms_are_spoken_in_full(shown: str, spoken: str) -> None:
    assert speakable_text(shown) == spoken


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("It takes 10-15 minutes.", "It takes 10 to 15 minutes."),
        ("From 1,000 - 2,500 people.", "From 1,000 to 2,500 people."),
        ("I was there 2019–2023.", "I was there 2019 to 2023."),
        ("Between 9:30-10:15 we stood up.", "Between 9:30 to 10:15 we stood up."),
        ("It cost $10-15 each.", "It cost $10 to 15 each."),
        ("Version 2.5-3.5 was slow.", "Version 2.5 to 3.5 was slow."),
        ("A 3-5-day sprint.", "A 3 to 5-day sprint."),
        ("0.5-0.8 seconds.", "0.5 to 0.8 seconds."),
    ],
)
def test_a_range_of_two_numbers_that_rise_is_read_as_one(shown: str, spoken: str) -> None:
    assert speakable_text(shown) == spoken


@pytest.mark.parametrize(
    "text",
    [
        "It is due on 2026-11-22.",
        "On 22-11-2026 we met.",
        "Call 555-1234.",
        "Call 1-800-555-0199.",
        "Call 0800-1234.",
        "We split it 50-50.",
        "They won 3-1.",
        "COVID-19 came.",
        "Room B2-14 is free.",
        "Flight 12345-67890 left.",
        "In 2026-11 we moved.",
        "Of A4-5 I know nothing.",
        "Chapter 1-2-3 were short.",
    ],
)
def test_a_date_a_telephone_number_and_a_score_are_no_ranges(text: str) -> None:
    assert speakable_text(text) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Habla de tus amigos, etc."),
        ("de", "Es dauert 10-15 Minuten."),
        ("de", "Tom & Jerry mag ich."),
        ("fr", "Thé, café etc. et du pain."),
        ("it", "Roma vs. Milano, ~40 persone."),
        ("nl", "Het duurt 3–5 dagen."),
        ("zh", "大约10-15分钟。"),
        ("ja", "10-15分です。"),
        ("pt", "Sal & pimenta."),
        ("ru", "10–15 минут."),
    ],
)
def test_no_english_is_spoken_inside_another_language(language: str, text: str) -> None:
    assert speakable_text(text, language) == text


def test_markup_is_left_out_in_every_language() -> None:
    assert speakable_text("**Bien** – [aquí](http://x.io) ```x = 1```", "es") == "Bien, aquí."


@pytest.mark.parametrize(
    "text",
    [
        "It cost $3.50, a twenty-year low.",
        "Wir fahren übermorgen nach Köln.",
        "今天很好。",
        "मैं ठीक हूँ।",
        "Don't you think so?",
        "R and D grew by 20%.",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert speakable_text(text) == text


@pytest.mark.parametrize("text", ["", "   ", "***", "---", "🎉🎉", "...", "[sighs]"])
def test_nothing_to_say_is_empty(text: str) -> None:
    assert speakable_text(text) == ""


@PROPERTY
@given(st.text() | st.text("ab12 .!?\n*_`#|<>{}\\[]()-•~&→"))
def test_no_mark_of_markup_is_ever_spoken(text: str) -> None:
    """Breaks when a combination of marks hides one from its rule."""
    assert not MARKUP & set(speakable_text(text))


@PROPERTY
@given(st.text() | st.text("ab12 .!?\n*_`#|<>{}\\[]()-•~&→"))
def test_what_is_spoken_has_a_word_in_it_and_no_stray_white_space(text: str) -> None:
    """Breaks when a voice is asked to speak bare punctuation, or gets doubled blanks."""
    spoken = speakable_text(text)
    assert spoken == "" or any(char.isalnum() for char in spoken)
    assert spoken == " ".join(spoken.split())


pieces = st.sampled_from(
    [
        "**Good**.",
        "Use `git`, e.g. here.",
        "- First",
        "# Plan",
        "3-5 days & more",
        "See https://example.org/a?b=1 now!",
        "[label](https://example.org)",
        "```x = 1```",
        "Fine 🎉",
        "We won — at last.",
        "Draft -> done",
        "~40 people",
        "Why?",
    ]
)


@PROPERTY
@given(st.lists(pieces, max_size=6), st.sampled_from(["\n", " ", "\n\n"]))
def test_speakable_text_stays_as_it_is(parts: list[str], space: str) -> None:
    """Breaks when the output of one rule is food for another at a second pass."""
    once = speakable_text(space.join(parts))
    assert speakable_text(once) == once
