"""An answer is read whole and in parts, beside its question and alone, and both readings count."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.assess.answer.topic import PART_WORDS, Asked, read_together, reading_parts, topic_fit
from core.assess.answer.topic_model import quotes_a_line
from core.conversation.brief import Domain, InterviewType, Pack
from core.conversation.ports import TextReaders
from core.ground.asking import grounded_wording
from core.practice.bank import load_bank, load_pack

ASKED = Asked(InterviewType.BEHAVIOURAL, "Tell me about a time you had to say no to a customer.")
SHORT = "She wanted the room for nothing. I told her that we would not do it."
LONG = " ".join(
    f"On day {day} I went to see her and we spoke about what it costs." for day in "123456789"
)
_FROM_DOCUMENTS = ("claim", "want", "stake", "wish", "skill", "trait")


class Alike:
    """A ``TextEncoder`` for which all texts mean the same."""

    def encode_question(self, text: str) -> NDArray[np.float32]:
        return np.ones(384, dtype=np.float32)

    encode_passage = encode_question


class Lengths:
    """A ``RelevanceReader`` that gives the number of words, and remembers what it was shown."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.texts: list[str] = []

    def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(asked)
        self.texts += texts
        return np.array([len(text.split()) for text in texts], dtype=np.float32)


class Sure:
    def __init__(self, odds: float) -> None:
        self.odds = odds

    def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.full(len(texts), self.odds, dtype=np.float32)


def test_a_short_answer_is_read_once_and_whole() -> None:
    reader = Lengths()
    assert read_together(ASKED, SHORT, reader) == len(SHORT.split())
    assert reader.asked == [ASKED.text]
    assert reader.texts == [SHORT]


def test_a_long_answer_is_read_whole_and_in_parts_which_count_as_much_together() -> None:
    reader = Lengths()
    odds = read_together(ASKED, LONG, reader)
    whole, *parts = (len(text.split()) for text in reader.texts)
    assert len(parts) > 1
    assert whole == sum(parts)
    assert odds == (whole + np.mean(parts)) / 2


@given(st.lists(st.integers(1, 60) | st.integers(200, 400), min_size=1, max_size=12))
def test_the_parts_of_an_answer_are_all_of_it(lengths: list[int]) -> None:
    """Breaks when a sentence without an end, as many type them, is read as one part."""
    answer = " ".join(f"Then {' '.join(['again'] * length)}." for length in lengths)
    parts = reading_parts(answer)
    assert " ".join(parts).split() == answer.split()
    assert all(len(part.split()) <= PART_WORDS * 4 / 3 + 1 for part in parts)


def test_what_the_reader_finds_relevant_fits_better() -> None:
    far, near = (topic_fit(ASKED, SHORT, TextReaders(Alike(), Sure(o))) for o in (-4.0, 4.0))
    assert far < near


def test_what_is_planned_from_documents_quotes_a_line_and_no_question_of_a_bank_does() -> None:
    """Breaks when questions are read by the model that learned from the other sort."""
    wording = grounded_wording()
    planned = [
        way
        for ways in (*(getattr(wording, name) for name in _FROM_DOCUMENTS), *wording.kinds.values())
        for of_type in ways.values()
        for way in of_type
    ]
    banked = [q.text for bank in map(load_bank, Domain) for q in bank.questions]
    banked += [
        q.text
        for pack in Pack
        if pack not in (Pack.NONE, Pack.OWN)
        for q in load_pack(pack).questions
    ]
    assert planned
    assert [way for way in planned if not quotes_a_line(way)] == []
    assert [text for text in banked if quotes_a_line(text)] == []
