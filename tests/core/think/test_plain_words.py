"""A model's markup becomes plain words: the same on the screen, in the voice and in the record."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.think.reply.plain_words import CODE_LEFT_OUT, MOST_HELD, PlainWords


def plain(text: str, pieces: int = 1000, language: str = "en") -> str:
    words = PlainWords(language)
    tokens = [text[at : at + pieces] for at in range(0, len(text), pieces)]
    return "".join(map(words.push, tokens)) + words.end()


@pytest.mark.parametrize("pieces", [1, 2, 5, 1000])
@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("**Good.** And ***then***? *So* `yes`.", "Good. And then? So yes."),
        ("Do you know **.NET** and `.env`?", "Do you know .NET and .env?"),
        ("Here: ```py print()``` And?", f"Here: {CODE_LEFT_OUT} And?"),
        ("Like this:\n```py\nx = 1\n```\nWhy?", f"Like this:\n{CODE_LEFT_OUT}\nWhy?"),
        ("```a``` ```b``` Why", f"{CODE_LEFT_OUT}  Why"),
        ("Unclosed. ```py\nx = 1", f"Unclosed. {CODE_LEFT_OUT}"),
        ("<script>alert('x')</script><img src=x>Why?", "Why?"),
        ("So <b>you</b> did.<br>And<br/>then?", "So you did.\nAnd\nthen?"),
        ("<think>Hm. They said so.</think>Why?", "Why?"),
        ("# Scale\nFine so far\n## Cost\nWhy?", "Scale.\nFine so far\nCost.\nWhy?"),
        ("Three:\n- load\n* cost.\n+ people\n\nWhich?", "Three:\nload.\ncost.\npeople.\n\nWhich?"),
        ("1. **Load**\n2. Cost", "1. Load\n2. Cost"),
        ("> They said so\n\nWhy?", "They said so\n\nWhy?"),
        ("Why?\n\n---\n\nTell me.", "Why?\n\n\n\nTell me."),
        ("- **Interviewer:** Why?", "Interviewer: Why?"),
        ("See [the docs](https://x.io/a) and ![a map](m.png).", "See the docs and a map."),
        ("It is \\*this\\*.", "It is *this*."),
    ],
)
def test_markup_becomes_words_however_it_is_split(written: str, told: str, pieces: int) -> None:
    assert plain(written, pieces) == told


@pytest.mark.parametrize("pieces", [1, 1000])
@pytest.mark.parametrize(
    "innocent",
    [
        "C# and F#, C++ too.",
        "From $5 to $10, or 5 * 3 = 15, and 2 ** 10 or 2**10.",
        "You set snake_case_names and __init__, then?",
        "R&D & sales: a < b, b > a? Between 5<x and x>2.",
        "About ~5 %, -3 or +4 °C.",
        "What changed - and why?",
        "x = a[i] * b[j], and P(A|B) is x*y.",
        "Tell me about [the last one]. [1][2]",
        "A line that\nwas wrapped",
        "What did you do\ncandidate: I did it.",
        "面積は30㎡です。好的！",
        "-5 degrees. Why? >5 seconds is slow.",
        "Look in C:\\temp.",
        "Great 🙂! Why?",
    ],
)
def test_what_is_no_markup_stays_as_it_stands(innocent: str, pieces: int) -> None:
    assert plain(innocent, pieces) == innocent


@pytest.mark.parametrize("pieces", [1, 1000])
@pytest.mark.parametrize("code", ["<div>", "List<String>", "Optional[int]", "*p", "a**b", "# x"])
def test_what_stands_between_backticks_is_left_alone(code: str, pieces: int) -> None:
    assert plain(f"What is `{code}`, then?", pieces) == f"What is {code}, then?"


def test_an_item_ends_as_its_script_ends_sentences() -> None:
    assert (
        plain("\u597d\n- \u8d1f\u8f7d\n- \u8d39\u7528", 1, "zh")
        == "\u597d\n\u8d1f\u8f7d\u3002\n\u8d39\u7528\u3002"
    )
    assert CODE_LEFT_OUT not in plain("Bien. ```x``` ¿Y?", 1, "es")


@pytest.mark.parametrize("lead", ["- - ", "* > ", "- * + ", "> - > ", "# - ", "- # > * "])
def test_marks_behind_the_mark_of_an_item_are_left_out_as_well(lead: str) -> None:
    """Breaks, by never coming to an end, when a mark is looked at and not taken."""
    assert plain(f"{lead}Load\nCost") == "Load.\nCost"


TEXTS = st.text(alphabet="*`#>[]()<>/!\\-+1. \nabh" + string.ascii_lowercase[-3:], max_size=60)


@given(TEXTS, st.lists(st.integers(1, 9), min_size=1, max_size=12))
@example("*1*1", [1])
@example("`b\n(!\\*.1` ", [3])
@example("a\t*b*c *d* e", [1])
def test_where_tokens_are_cut_changes_no_word(text: str, cuts: list[int]) -> None:
    words, at, told = PlainWords(), 0, ""
    while at < len(text):
        size = cuts[at % len(cuts)]
        told += words.push(text[at : at + size])
        at += size
    assert told + words.end() == plain(text)


@given(TEXTS, st.text(alphabet="abc .,", min_size=MOST_HELD + 100, max_size=MOST_HELD + 100))
def test_no_more_is_held_back_than_a_mark_may_need(text: str, more: str) -> None:
    words = PlainWords()
    assert words.push(f"{text}\n{more}") or "`" in text or "<" in text


def test_words_come_as_soon_as_they_are_certain() -> None:
    words = PlainWords()
    assert "".join(map(words.push, ["Thank you", ". W", "h", "at **was"])) == "Thank you. What was"
