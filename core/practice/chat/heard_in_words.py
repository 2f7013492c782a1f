"""What the chat says of an answer: which points it heard, and what it asks for next."""

from __future__ import annotations

from collections.abc import Sequence

from core.practice.bank import Question, QuestionBank
from core.practice.chat.heard_points import AnswerPart, HeardPoints, hear_points
from core.practice.variety import last_said, least_recent

_NOTHING_HEARD = (
    "I did not hear any of the points that I expected yet.",
    "I go by phrases, and heard none that I listen for; you may have said it in other words.",
)
_ELSEWHERE = (
    "This may be about something else than the question; whether it answers it is for you to say.",
    "To me this sounds like another subject than the question, but I go by words alone.",
)


def what_was_heard(
    bank: QuestionBank, question: Question, parts: Sequence[AnswerPart], lines_said: Sequence[str]
) -> str:
    """The points heard in ``parts``, all that was answered to ``question``, and what to tell next:
    of the points left the one that the partner's ``lines_said`` asked for longest ago."""
    heard = hear_points(bank, question, parts)
    if not heard.missing:
        then = "Say 'model answer' to compare, or ask for another question."
    else:
        then = min(heard.open, key=lambda point: last_said(point.ask, lines_said)).ask
    return f"{_told(heard, lines_said)} {then}"


def how_it_was(bank: QuestionBank, question: Question, parts: Sequence[AnswerPart]) -> str:
    """What can be said of an answer without a model, and that it is no more than that."""
    if not parts:
        return f"You have not answered yet. {question.text}"
    heard = hear_points(bank, question, parts)
    left = [point.ask for point in heard.missing]
    then = f" It would be stronger with an answer to this: {left[0]}" if left else ""
    return (
        f"{_told(heard, ())}{then} How well it was told I cannot judge here; the mock interview "
        "gives a full review."
    )


def _told(heard: HeardPoints, lines_said: Sequence[str]) -> str:
    """Which of the expected points were heard."""
    if heard.elsewhere:
        return least_recent(_ELSEWHERE, lines_said)
    if not heard.missing:
        return "You touched every point I expected."
    if not heard.heard:
        return least_recent(_NOTHING_HEARD, lines_said)
    points = [f"{one.point.point} (“{one.words}”)" for one in heard.heard]
    return f"I heard that your answer {_join(points)}."


def _join(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
