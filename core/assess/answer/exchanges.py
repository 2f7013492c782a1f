"""What was asked and said about one question, as each form of a review shows it.

Each follow-up stands in its place with what was answered to it, or with a sentence that nothing
was. Requests for time or to hear it again, and what was taken back to begin anew, are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.assess.answer.beside_an_answer import BesideAnAnswer, beside_an_answer
from core.assess.report import AnswerReview
from core.conversation.moves import MoveKind
from core.practice.interview import Interview, Line, Speaker, begun_again
from core.sentence import say
from core.think.intent import Intent

_INSTEAD = {
    Intent.DONT_KNOW: say("You said that you did not know."),
    Intent.SKIP: say("You asked to skip it."),
    Intent.FINISHED: say("You said that you had told everything."),
    Intent.END: say("You ended the interview here."),
}
_BESIDE = {
    BesideAnAnswer.SORROW: say("You told of something sad here. It is not judged."),
    BesideAnAnswer.OFF_SUBJECT: say(
        "What you said here is about something else. It is not judged."
    ),
    BesideAnAnswer.TAKEN_BACK: say("You took back what you said here. It is not judged."),
}
_NOTHING = say("You said nothing to this.")


@dataclass(frozen=True)
class Exchange:
    """``line_indexes`` are the parts of the answer that were said to ``follow_up``, or, where that
    is ``None``, to the question itself. ``instead`` is a sentence about what came in the place of
    an answer; empty where there is one, and where it may still come."""

    follow_up: Line | None
    line_indexes: tuple[int, ...] = ()
    instead: str = ""


def exchanges(interview: Interview, answer: AnswerReview) -> tuple[Exchange, ...]:
    """All that was asked and said about the question of ``answer``, in order; empty where nothing
    was said to it and nothing further asked."""
    held = [Exchange(None)]
    begun = begun_again(interview.lines, answer.question_id)
    for index, line in enumerate(interview.lines[begun + 1 :], start=begun + 1):
        if line.question_id != answer.question_id:
            continue
        if line.move is MoveKind.FOLLOW_UP:
            held.append(Exchange(line))
        elif index in answer.line_indexes:
            held[-1] = replace(held[-1], line_indexes=(*held[-1].line_indexes, index))
        elif line.intent is Intent.ANSWER:
            beside = beside_an_answer(interview, index)
            if beside is not None:
                held[-1] = replace(held[-1], instead=_BESIDE[beside])
        elif line.speaker is Speaker.CANDIDATE and line.intent in _INSTEAD:
            held[-1] = replace(held[-1], instead=_INSTEAD[line.intent])
    if held == [Exchange(None)]:
        return ()
    may_come = interview.still_asks(answer.question_id)
    return tuple(
        _ended(one, may_come=may_come and at == len(held)) for at, one in enumerate(held, start=1)
    )


def _ended(one: Exchange, *, may_come: bool) -> Exchange:
    """``one`` with the sentence that stands in the place of an answer, where none ``may_come``."""
    if one.line_indexes:
        return replace(one, instead="")
    return one if one.instead or may_come else replace(one, instead=_NOTHING)
