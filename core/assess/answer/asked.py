"""What the candidate asked: noted and quoted, and judged as nothing."""

from __future__ import annotations

from core.assess.evidence import quote_span
from core.practice.directing.their_questions import question_spans
from core.practice.interview import THEIR_QUESTIONS, Interview, Speaker
from core.practice.quotes import Quote
from core.sentence import in_a_row, say
from core.think.intent import Intent

NOTED = say("They are noted here and not judged: they are no answers.")
NONE_ASKED = say(
    "You asked nothing. For the real day, take two or three questions with you: what is asked "
    "at the end shows what matters to you."
)


def candidate_questions(interview: Interview) -> tuple[Quote, ...]:
    """Each question that the candidate asked in the time that was theirs, word for word."""
    return tuple(
        quote_span(interview, index, start, end)
        for index, line in enumerate(interview.lines)
        if line.speaker is Speaker.CANDIDATE
        and line.question_id == THEIR_QUESTIONS
        and line.intent is not Intent.CRISIS
        for start, end in question_spans(line.text)
    )


def asked_in_words(interview: Interview) -> str:
    """How many questions the candidate asked; "" when the time for them never came."""
    if not interview.is_their_turn:
        return ""
    count = len(candidate_questions(interview))
    if not count:
        return NONE_ASKED
    many = say("You asked {count} questions.", count=count)
    return in_a_row((say("You asked 1 question.") if count == 1 else many, NOTED))
