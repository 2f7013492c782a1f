"""What the interviewer said becomes lines: whose they are, and what counts as asked."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.language import Language, TalkBrief
from core.conversation.moves import Move, MoveKind
from core.practice.directing.opening import open_interview
from core.practice.director import open_question
from core.practice.interview import Interview, Speaker
from core.practice.taking_down import take_down
from tests.core.practice.test_interviewers import opened, panel_interview
from tests.talks import scripted

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
START, _ = opened(panel_interview())
SECOND = START.plan[1]
HANDING = "Thank you, that helps. Jonas has the next one."
MOVE = Move(
    MoveKind.QUESTION, SECOND.text, SECOND.id, speaker="jonas", before=HANDING, before_by="laura"
)
WHOLE = f"{HANDING} {SECOND.text}"


def heard(text: str, intended: str = "", move: Move = MOVE) -> Interview:
    return take_down(START, move, text, at_s=9.0, audio_s=8.0, intended=intended)


def test_who_hands_over_has_a_line_of_their_own() -> None:
    handing, question = heard(WHOLE).lines[-2:]
    assert (handing.move, handing.persona, handing.text) == (MoveKind.HAND_OVER, "laura", HANDING)
    assert (question.move, question.persona) == (MoveKind.QUESTION, "jonas")
    assert question.text == SECOND.text
    assert handing.question_id == START.plan[0].id, "it belongs to the question before"
    assert handing.audio_s + question.audio_s == pytest.approx(8.0)
    assert 0 < handing.audio_s < question.audio_s


def test_an_introduction_is_one_line_with_the_question() -> None:
    interview = panel_interview()
    move = open_interview(interview, random.Random(1))
    whole = f"{move.before} {move.text}"
    taken = take_down(interview, move, whole, at_s=0.0, audio_s=20.0)
    (line,) = taken.lines
    assert (line.text, line.move, line.persona) == (whole, MoveKind.OPENING, move.speaker)
    assert taken.question_number == 1


def test_an_introduction_that_was_heard_without_its_question_asked_nothing() -> None:
    """Breaks when the many words of an introduction count for the question behind it."""
    interview = panel_interview()
    move = open_interview(interview, random.Random(1))
    whole = f"{move.before} {move.text}"
    taken = take_down(interview, move, move.before, at_s=0.0, audio_s=20.0, intended=whole)
    assert taken.question_number == 0
    assert taken.lines[-1].interrupted


def test_a_hand_over_that_was_cut_off_has_not_happened() -> None:
    taken = heard("Thank you, that", WHOLE)
    line = taken.lines[-1]
    assert (line.move, line.persona, line.intended) == (MoveKind.CUT_OFF, "laura", WHOLE)
    assert len(taken.lines) == len(START.lines) + 1
    assert taken.floor == "laura"


def test_a_question_that_was_cut_off_after_the_hand_over_leaves_the_floor_with_the_next() -> None:
    taken = heard(f"{HANDING} {SECOND.text.split()[0]}", WHOLE)
    handing, cut = taken.lines[-2:]
    assert (handing.move, handing.interrupted) == (MoveKind.HAND_OVER, False)
    assert (cut.move, cut.persona, cut.intended) == (MoveKind.CUT_OFF, "jonas", SECOND.text)
    assert taken.question_number == 1
    assert taken.floor == "jonas"


def test_a_question_whose_last_word_was_cut_off_is_asked() -> None:
    taken = heard(WHOLE.rpartition(" ")[0], WHOLE)
    assert taken.question_number == 2
    assert taken.lines[-1].interrupted


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        ("So, if I may ask you:", " internationalisation?", False),
        ("Internationalisation", " in a word?", True),
        ("那么请问您，国际", "化是？", True),
        ("那么", "请问您，国际化是？", False),
    ],
)
def test_the_same_part_of_a_question_counts_as_asked_in_an_interview_and_in_a_talk(
    before: str, after: str, counts: bool
) -> None:
    """Breaks when one of them counts words: not every script has them."""
    words = f"{before}{after}"
    asked = heard(before, words, Move(MoveKind.QUESTION, words, SECOND.id)).lines[-1]
    assert (asked.move is MoveKind.QUESTION) is counts
    dialogue, _ = scripted(TalkBrief(Language.ENGLISH))
    opening = dialogue.open().move
    assert opening is not None
    dialogue.said(before, 1.0, words)
    assert (dialogue.talk.lines[-1].move is opening.kind) is counts


def test_a_reply_that_ended_with_the_hand_over_asked_nothing() -> None:
    taken = heard(HANDING)
    assert taken.lines[-1].move is MoveKind.HAND_OVER
    assert taken.question_number == 1


def test_without_a_panel_a_reply_is_one_line() -> None:
    plain = replace(MOVE, speaker="", before="", before_by="")
    line = heard(SECOND.text, move=plain).lines[-1]
    assert (line.text, line.persona, line.move) == (SECOND.text, "", MoveKind.QUESTION)


@pytest.mark.parametrize("kind", [MoveKind.CLOSING, MoveKind.REPLY, MoveKind.HOLD])
def test_what_asks_nothing_counts_however_little_of_it_was_heard(kind: MoveKind) -> None:
    words = "Of course. Thank you for your time today, and goodbye."
    move = Move(kind, words, START.plan[0].id, asked_for=kind is MoveKind.CLOSING)
    taken = heard("Of course.", words, move=move)
    assert taken.lines[-1].move is kind
    assert taken.lines[-1].interrupted
    assert taken.ended is (kind is MoveKind.CLOSING)
    assert open_question(taken) == open_question(START), "that one is still open"


def test_whoever_speaks_over_a_farewell_that_they_did_not_ask_for_is_heard() -> None:
    words = "That was the last question. Thank you for your time today, and goodbye."
    taken = heard("That was the", words, move=Move(MoveKind.CLOSING, words, START.plan[0].id))
    assert not taken.ended
    assert taken.cut_off


@PROPERTY
@given(st.integers(1, len(WHOLE.split())))
def test_wherever_they_cut_in_every_heard_word_is_taken_down_once(count: int) -> None:
    text = " ".join(WHOLE.split()[:count])
    taken = heard(text, WHOLE if text != WHOLE else "")
    new = taken.lines[len(START.lines) :]
    assert " ".join(line.text for line in new) == text
    assert all(line.persona in ("laura", "jonas") for line in new)
    assert all(line.speaker is Speaker.INTERVIEWER for line in new)
    assert [line.interrupted for line in new[:-1]] == [False] * (len(new) - 1)
    assert new[-1].interrupted is (text != WHOLE)
