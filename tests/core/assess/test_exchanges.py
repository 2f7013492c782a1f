"""A review shows each follow-up in its place, and what was said to it or that nothing was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.assess.answer.exchanges import exchanges
from core.assess.review.markdown import review_markdown
from core.assess.rules import review_interview
from core.conversation.moves import FollowUpReason, MoveKind
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent
from providers.paper.answers import answers
from providers.paper.blocks import texts
from tests.core.answers import STORY_QUESTION, interview_of

TOLD = "I would think about it, it depends on what there is to be decided."
EXAMPLE, SMALLER = "What would be an example?", "Let's take a smaller step. Where was that?"
NOT_KNOWN = "You said that you did not know."


def asked(text: str, move: MoveKind = MoveKind.FOLLOW_UP) -> Line:
    reason = FollowUpReason.TOO_SHORT if move is MoveKind.FOLLOW_UP else None
    return Line(Speaker.INTERVIEWER, text, STORY_QUESTION.id, 3.0, move=move, reason=reason)


def said(text: str, intent: Intent = Intent.ANSWER) -> Line:
    return Line(Speaker.CANDIDATE, text, STORY_QUESTION.id, 4.0, intent=intent)


def held(*lines: Line, ended: bool = True) -> Interview:
    begun = interview_of(STORY_QUESTION)
    return replace(begun, lines=(*begun.lines, *lines), ended=ended)


def shown(interview: Interview) -> list[tuple[str, list[str], str]]:
    """The follow-up, what was said to it, and what stands in its place, of each exchange."""
    (answer,) = review_interview(interview).answers
    return [
        (
            one.follow_up.text if one.follow_up else "",
            [interview.lines[index].text for index in one.line_indexes],
            str(one.instead),
        )
        for one in exchanges(interview, answer)
    ]


UNKNOWN = held(
    said(TOLD),
    asked(EXAMPLE),
    said("I don't know", Intent.DONT_KNOW),
    asked(SMALLER),
    said("There was no case. I have none."),
)


def test_a_follow_up_that_nobody_could_answer_stands_before_the_one_that_came_of_it() -> None:
    assert shown(UNKNOWN) == [
        ("", [TOLD], ""),
        (EXAMPLE, [], NOT_KNOWN),
        (SMALLER, ["There was no case. I have none."], ""),
    ]


def test_markdown_and_paper_show_the_same_turns_in_the_same_order() -> None:
    report = review_interview(UNKNOWN)
    markdown = review_markdown(UNKNOWN, report).replace("\\", "")
    paper = " ".join(texts(answers(UNKNOWN, report)))
    for whole in (markdown, paper):
        places = [whole.find(part) for part in (TOLD, EXAMPLE, NOT_KNOWN, SMALLER, "I have none.")]
        assert -1 not in places
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("intent", "instead"),
    [
        (Intent.SKIP, "You asked to skip it."),
        (Intent.END, "You ended the interview here."),
        (Intent.WAIT, "You said nothing to this."),
    ],
)
def test_what_came_instead_of_an_answer_is_told(intent: Intent, instead: str) -> None:
    assert shown(held(said(TOLD), asked(EXAMPLE), said("...", intent)))[-1] == (
        EXAMPLE,
        [],
        instead,
    )


def test_a_follow_up_that_is_still_open_is_not_called_unanswered() -> None:
    assert shown(held(said(TOLD), asked(EXAMPLE), ended=False))[-1] == (EXAMPLE, [], "")
    assert shown(held(said(TOLD), asked(EXAMPLE)))[-1][2] == "You said nothing to this."


def test_neither_a_repeated_question_nor_a_request_for_time_is_a_turn() -> None:
    talk = held(
        said("Give me a moment.", Intent.WAIT),
        asked("Take your time.", MoveKind.HOLD),
        said("Again, please?", Intent.REPEAT),
        asked(STORY_QUESTION.text, MoveKind.REPEAT),
        said(TOLD),
    )
    assert shown(talk) == [("", [TOLD], "")]


def test_what_was_taken_back_to_begin_anew_is_left_out_with_its_follow_up() -> None:
    talk = held(
        said("It was in May."),
        asked(EXAMPLE),
        said("Let me start again.", Intent.RESTART),
        said(TOLD),
    )
    assert shown(talk) == [("", [TOLD], "")]


def test_a_question_to_which_nothing_was_said_has_no_turn() -> None:
    assert shown(held()) == []
