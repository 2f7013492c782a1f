"""The assessor that needs no model: it finds, measures and quotes, and gives no score."""

from __future__ import annotations

from core.assess.delivery import measure_line, measure_session
from core.assess.evidence import Quote, quote_span
from core.assess.next_steps import choose_next_steps
from core.assess.report import (
    REPORT_VERSION,
    AnswerReview,
    Assessability,
    PointReview,
    Report,
    StarReview,
)
from core.assess.star import StarPart, StarSpan, find_star
from core.conversation.brief import InterviewType
from core.conversation.moves import FollowUpReason, MoveKind
from core.practice.bank import ExpectedPoint, Question
from core.practice.interview import Interview, Speaker
from core.practice.points import cover_points
from core.speak.sentences import sentence_spans
from core.think.intent import Intent

RULES_ASSESSOR = "rules"
ASSESSABLE_WORDS = 12
"""Below this there is no evidence to speak of: about five seconds of speech."""

LONGEST_QUOTE_WORDS = 30


class RulesAssessor:
    async def assess(self, interview: Interview) -> Report:
        return review_interview(interview)


def review_interview(interview: Interview) -> Report:
    """The review of ``interview``: pure, so the same interview always gives the same report."""
    asked = {line.question_id for line in interview.lines if line.move is not None}
    answers = tuple(_review(interview, q) for q in interview.plan if q.id in asked)
    delivery = measure_session(interview.lines)
    return Report(
        assessor=RULES_ASSESSOR,
        version=REPORT_VERSION,
        brief=interview.brief,
        answers=answers,
        delivery=delivery,
        next_steps=choose_next_steps(interview, answers, delivery),
        fallbacks=interview.fallbacks,
    )


def _review(interview: Interview, question: Question) -> AnswerReview:
    indexes = tuple(
        index
        for index, line in enumerate(interview.lines)
        if line.speaker is Speaker.CANDIDATE
        and line.intent is Intent.ANSWER
        and line.question_id == question.id
    )
    words = sum(len(interview.lines[i].text.split()) for i in indexes)
    assessability = (
        Assessability.NOT_ANSWERED
        if not indexes
        else Assessability.ASSESSABLE
        if words >= ASSESSABLE_WORDS
        else Assessability.TOO_SHORT
    )
    assessable = assessability is Assessability.ASSESSABLE
    tells_story = question.type is InterviewType.BEHAVIOURAL
    return AnswerReview(
        question_id=question.id,
        question=question.text,
        interview_type=question.type,
        assessability=assessability,
        line_indexes=indexes,
        star=_review_star(interview, indexes) if assessable and tells_story else (),
        points=_review_points(interview, indexes, question) if assessable else (),
        delivery=tuple(measure_line(interview.lines[i]) for i in indexes),
        follow_ups=sum(
            line.move is MoveKind.FOLLOW_UP and line.question_id == question.id
            for line in interview.lines
        ),
    )


def _review_star(interview: Interview, indexes: tuple[int, ...]) -> tuple[StarReview, ...]:
    quotes: dict[StarPart, list[Quote]] = {part: [] for part in StarPart}
    for index in indexes:
        text = interview.lines[index].text
        spans = find_star(text, opens=index == indexes[0])
        asked = _part_asked_for(interview, index)
        if asked is not None and asked not in {span.part for span in spans}:
            # The reply to "How did it end?" is the result, in whatever words.
            spans = (*spans, StarSpan(asked, *sentence_spans(text)[0]))
        for span in spans:
            quote = quote_span(interview, index, *_shortened(text, span.start, span.end))
            if quote.text not in {earlier.text for earlier in quotes[span.part]}:
                quotes[span.part].append(quote)
    # Two quotes show a part; more would only be longer.
    return tuple(StarReview(part, tuple(found[:2])) for part, found in quotes.items())


_ASKS_FOR = {
    FollowUpReason.NO_RESULT: StarPart.RESULT,
    FollowUpReason.NO_OWN_PART: StarPart.ACTION,
}


def _part_asked_for(interview: Interview, index: int) -> StarPart | None:
    """The part that the follow-up before the answer at ``index`` asked for, if it asked one."""
    for line in reversed(interview.lines[:index]):
        if line.reason is not None:
            return _ASKS_FOR.get(line.reason)
        if line.intent is Intent.ANSWER or line.move in (MoveKind.OPENING, MoveKind.QUESTION):
            return None
    return None


def _review_points(
    interview: Interview, indexes: tuple[int, ...], question: Question
) -> tuple[PointReview, ...]:
    return tuple(
        PointReview(point.point, _point_quote(interview, indexes, question, point))
        for point in question.points
    )


def _point_quote(
    interview: Interview, indexes: tuple[int, ...], question: Question, point: ExpectedPoint
) -> Quote | None:
    for index in indexes:
        text = interview.lines[index].text
        for coverage in cover_points(question, text):
            if coverage.point is point and coverage.span is not None:
                start, end = _shortened(text, *_sentence_around(text, coverage.span), coverage.span)
                return quote_span(interview, index, start, end)
    return None


def _sentence_around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    for start, end in sentence_spans(text):
        if start <= span[0] < end:
            return start, end
    return span


def _shortened(
    text: str, start: int, end: int, focus: tuple[int, int] | None = None
) -> tuple[int, int]:
    """The span cut at word edges to ``LONGEST_QUOTE_WORDS``, keeping ``focus`` inside."""
    words: list[tuple[int, int]] = []
    at = start
    for word in text[start:end].split():
        at = text.index(word, at)
        words.append((at, at + len(word)))
        at += len(word)
    if len(words) <= LONGEST_QUOTE_WORDS:
        return start, end
    centre = 0
    if focus is not None:
        centre = next((i for i, (_, stop) in enumerate(words) if stop > focus[0]), 0)
    first = max(0, min(centre - LONGEST_QUOTE_WORDS // 2, len(words) - LONGEST_QUOTE_WORDS))
    return words[first][0], words[first + LONGEST_QUOTE_WORDS - 1][1]
