"""A model's markup becomes plain words: the same on the screen, in the voice and in the record."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.speak.speakable import speakable_text
from core.think.plain_words import CODE_LEFT_OUT, PlainWords


def plain(text: str, pieces: int = 1000, language: str = "en") -> str:
    words = PlainWords(language)
    tokens = [text[at : at + pieces] for at in range(0, len(text), pieces)]
    return "".join(map(words.push, tokens)) + words.end()


@pytest.mark.parametrize("pieces", [1, 2, 5, 1000])
@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("**Good.** And ***then***? __So__, ~~no~~ `yes`.", "Good. And then? So, no yes."),
        ("Here is `code`: ```py print()``` And?", f"Here is code: {CODE_LEFT_OUT} And?"),
        ("Like this:\n```py\nx = 1\n```\nWhy?", f"Like this: {CODE_LEFT_OUT} Why?"),
        ("```a``` and ```b```. Why", f"{CODE_LEFT_OUT} and. Why"),
        ("Unclosed. ```py\nx = 1", f"Unclosed. {CODE_LEFT_OUT}"),
        ("| a | b |\n|---|---|\n| c | d |\n\nWhich one?", "a, b. c, d. Which one?"),
        ("a | b\n---|---\nc | d", "a, b. c, d."),
        ("<script>alert('x')</script><img src=x>Why?", "Why?"),
        ("So <b>you</b> did.<br>And<br/>then?", "So you did. And then?"),
        ("<think>Hm. They said so.</think>Why?", "Why?"),
        ("# Scale\nFine so far\n## Cost\nWhy?", "Scale. Fine so far. Cost. Why?"),
        ("Three:\n- load\n* cost.\n+ people\n\nWhich?", "Three: load. cost. people. Which?"),
        ("1. **Load**\n2. Cost", "1. Load. 2. Cost."),
        ("- [ ] load\n- [x] cost", "load. cost."),
        ("> They said so\n\nWhy?", "They said so. Why?"),
        ("Why?\n\n---\n\nTell me.", "Why? Tell me."),
        ("a line that\nwas wrapped", "a line that was wrapped"),
        ("See [the docs](https://x.io/a_(b)) and ![a map](m.png).", "See the docs and a map."),
        ("It is at https://www.example.com/a?b=1. Why?", "It is at example.com. Why?"),
        ("<https://example.com/a> says so [1].", "example.com says so."),
        ("[smiles] Great 🙂! Fine 👩‍💻👍🏽.", "Great! Fine."),
        ("R&amp;D,&nbsp;so \\*this\\*.", "R&D, so *this*."),
    ],
)  # fmt: skip
def test_markup_becomes_words_however_it_is_split(written: str, told: str, pieces: int) -> None:
    assert plain(written, pieces) == told


@pytest.mark.parametrize(
    "innocent",
    [
        "C# and F#, C++ too.",
        "From $5 to $10, or 5 * 3 = 15.",
        "You set snake_case_names, then?",
        "R&D & sales: a < b, b > a?",
        "About ~5 %, -3 or +4 °C.",
        "What changed - and why?",
        "Why www? How would you know?",
        "“So,” they said… “no!”",
        "Ça va ? Très bien !",
        "他们说：为什么？",
        "मैंने क्‍षमा माँगी।",
        "It cost 3.5 million (in 2021).",
        "-5 degrees. Why?",
        "A → B",
    ],
)
@pytest.mark.parametrize("pieces", [1, 1000])
def test_what_is_no_markup_stays_as_it_stands(innocent: str, pieces: int) -> None:
    assert plain(innocent, pieces) == innocent


def test_lines_are_joined_as_their_script_joins_sentences() -> None:
    assert plain("好\n- 负载\n- 费用\n为什么？", 1, "zh") == "好。负载。费用。为什么？"
    assert plain("अच्छा\n- लागत\n- समय", 1, "hi") == "अच्छा। लागत। समय।"
    assert CODE_LEFT_OUT not in plain("Bien. ```x``` ¿Y?", 1, "es")


@given(
    st.text(alphabet="*_`~#>|[]()<>/!&$\\-+1. \nahw🙂" + string.ascii_lowercase[:4], max_size=60),
    st.integers(1, 5),
)
def test_where_tokens_are_cut_changes_no_word(text: str, pieces: int) -> None:
    assert plain(text, pieces) == plain(text)


@pytest.mark.parametrize(
    "written",
    ["**Good.** Here is [one](http://x.io): `a`.\n- b\n- c", "| a | b |\n|---|---|\n# So\n> it is"],
)
def test_the_voice_says_what_is_shown(written: str) -> None:
    shown = plain(written)
    assert speakable_text(shown) == shown.rstrip()


def test_words_come_as_soon_as_they_are_certain() -> None:
    words = PlainWords()
    assert "".join(map(words.push, ["Thank you", ". W", "h", "at **was"])) == "Thank you. What was"
