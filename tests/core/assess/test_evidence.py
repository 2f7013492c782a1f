"""A quote counts only when it is found in the candidate's own words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.assess.evidence import find_quote, quote_span
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.moves import MoveKind
from core.practice.bank import load_bank
from core.practice.interview import Interview, Line, Speaker
from core.practice.quotes import Quote
from core.think.intent import Intent

PROPERTY = settings(max_examples=300, deadline=None, database=None, derandomize=True)
BRIEF = Brief(Domain.FINANCE, InterviewType.BEHAVIOURAL)
PLAN = load_bank(Domain.FINANCE).questions[:1]
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def interview(*answers: str, asked: str = "How did it go at Acme?") -> Interview:
    """One question at line 0 and the candidate's ``answers`` from line 1 on."""
    opening = Line(Speaker.INTERVIEWER, asked, PLAN[0].id, 0.0, move=MoveKind.OPENING)
    lines = [
        Line(Speaker.CANDIDATE, text, PLAN[0].id, 1.0 + at, intent=Intent.ANSWER)
        for at, text in enumerate(answers)
    ]
    return Interview("i-1", BRIEF, PLAN, (opening, *lines))


def folded(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", char) for char in text).translate(STRAIGHT)
    return " ".join(plain.split())


def test_an_exact_quote_is_found_where_it_was_said() -> None:
    found = find_quote("we lost it", interview("At first we won.", "Then we lost it all."))
    assert found == Quote("we lost it", 2, 5, 15)


def test_the_first_of_several_places_is_given() -> None:
    assert find_quote("we won", interview("So we won, and we won.")) == Quote("we won", 1, 3, 9)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("I don't know", "Well, I don’t know yet."),
        ("I don’t know", "Well, I don't know yet."),
        ('"no" - twice', "She said “no” – twice to me."),
        ("a  lot\nof work", "It was a lot of work."),
        ("a lot of work", "It was a \t lot\n of work."),
        ("finally 1/2", "It was ﬁnally 1/2 done."),
        ("Ａｃｍｅ Ltd", "I joined Acme Ltd then."),
        (" a lot ", "It was a lot."),
    ],
)
def test_what_a_keyboard_and_a_recogniser_write_differently_is_the_same(
    quote: str, said: str
) -> None:
    found = find_quote(quote, interview(said))
    assert found is not None
    assert found.text == said[found.start : found.end]
    assert folded(found.text) == folded(quote)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("we won", "We lost it."),
        ("I led the team", "I left the team."),
        ("We won", "Then we won."),
        ("we won it all", "Then we won it."),
        ("we really won", "Then we won."),
        ("by 30 percent", "It fell by 20 percent."),
    ],
)
def test_words_that_were_altered_are_not_found(quote: str, said: str) -> None:
    assert find_quote(quote, interview(said)) is None


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("art of it", "I was part of it."),
        ("part of i", "I was part of it."),
        ("was par", "I was part of it."),
        ("5 percent", "It fell by 25 percent."),
        ("by 2", "It fell by 25 percent."),
    ],
)
def test_part_of_a_word_is_not_a_quote(quote: str, said: str) -> None:
    assert find_quote(quote, interview(said)) is None


def test_a_whole_word_is_found_after_a_place_where_it_is_part_of_another() -> None:
    assert find_quote("art", interview("The start of art.")) == Quote("art", 1, 13, 16)


def test_what_the_interviewer_said_is_no_evidence() -> None:
    assert find_quote("at Acme", interview("It went well.", asked="How was it at Acme?")) is None


def test_a_quote_does_not_reach_from_one_line_into_the_next() -> None:
    assert find_quote("we won Then", interview("At first we won", "Then we lost.")) is None


@pytest.mark.parametrize("quote", ["", " ", "\n\t", "\u00a0"])
def test_an_empty_quote_is_found_nowhere(quote: str) -> None:
    assert find_quote(quote, interview("Anything at all.")) is None


def test_a_language_without_spaces_can_be_quoted() -> None:
    found = find_quote("很好", interview("今天很好。"))
    assert found is not None
    assert found.text == "很好"


@st.composite
def line_and_slice(draw: st.DrawFn) -> tuple[str, str]:
    """What somebody said, and whole words of it with their white space cleaned."""
    word = st.text(
        st.characters(categories=("L", "N", "P"), include_characters="’“”–"), min_size=1, max_size=8
    ).filter(folded)
    words = draw(st.lists(word, min_size=1, max_size=10))
    spaces = draw(
        st.lists(
            st.sampled_from([" ", "  ", "\n", "\u00a0"]),
            min_size=len(words),
            max_size=len(words),
        )
    )
    said = "".join(f"{w}{space}" for w, space in zip(words, spaces, strict=True))
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return said, " ".join(words[first : last + 1])


@PROPERTY
@given(line_and_slice())
def test_any_whole_words_of_a_line_are_found_in_it(case: tuple[str, str]) -> None:
    """Breaks when folding shifts an offset, or an edge between words is taken for a cut."""
    said, wanted = case
    assume(any(letter.isalnum() for letter in folded(wanted)))
    found = find_quote(wanted, interview(said))
    assert found is not None
    assert found.text == said[found.start : found.end]
    assert folded(found.text) == folded(wanted)


@PROPERTY
@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_found_stands_in_the_line_as_it_was_said(said: str, quote: str) -> None:
    """Breaks when the text of a quote comes from the model instead of from the line."""
    found = find_quote(quote, interview(said))
    if found is not None:
        assert found.text == said[found.start : found.end] != ""


def test_a_span_that_code_found_becomes_a_quote() -> None:
    assert quote_span(interview("Then we won."), 1, 5, 11) == Quote("we won", 1, 5, 11)


def test_a_span_of_the_interviewers_line_is_refused() -> None:
    with pytest.raises(ValueError, match="own words"):
        quote_span(interview("Then we won."), 0, 0, 3)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, 13), (12, 13)])
def test_a_span_outside_its_line_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside a line of 12 characters"):
        quote_span(interview("Then we won."), 1, start, end)
