"""Answer by answer: what was asked, all that was said, and what the review found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from core.assess.answer.asked import asked_in_words, candidate_questions
from core.assess.answer.exchanges import exchanges
from core.assess.report import (
    AnswerReview,
    Assessability,
    DimensionReview,
    PointReview,
    PointStatus,
    Report,
    StrongerPiece,
)
from core.assess.review.coverage import cause_in_words
from core.assess.review.measured import answer_figures
from core.assess.review.second_takes import TakeReview
from core.assess.review.state import interview_of_take
from core.assess.review.trust import FOUND_BY_PHRASES, NOT_FOUND, points_by_phrases
from core.assess.review.verdicts import (
    NOT_ASSESSABLE,
    became_of,
    set_aside_why,
    stronger_note,
    topic_note,
)
from core.practice.directing.interviewers import find_persona
from core.practice.interview import Interview, Line
from core.think.reading.code_lines import stretches
from providers.paper.blocks import (
    Block,
    Gap,
    Heading,
    Prose,
    ScaleRow,
    Style,
    Together,
    code,
    prose,
)
from providers.paper.lines import Piece
from providers.paper.wording import (
    NOT_JUDGED,
    level_words,
    quoted,
)

_OVERRULED = (
    "It was first not taken for an answer to the question; the candidate says that it answers "
    "this one, and that stands."
)


def answers(interview: Interview, report: Report, again: Sequence[TakeReview] = ()) -> list[Block]:
    """Every question with its answer, what was said when it was answered ``again``, and who
    stepped in for whom."""
    made: list[Block] = [Heading("Answer by answer", 1)]
    overruled = {reading.question_id for reading in report.readings if reading.overruled}
    for number, answer in enumerate(report.answers, start=1):
        made += _answer(interview, answer, number)
        if answer.question_id in overruled:
            made.append(prose(_OVERRULED, Style.SMALL))
        for take in again:
            if take.take.question_id == answer.question_id:
                made += _second_take(interview, answer, take)
    asked = asked_in_words(interview)
    if asked:
        made += [Heading("What you asked", 1), prose(asked)]
        made += [prose(quoted(interview, q), Style.QUOTE) for q in candidate_questions(interview)]
    if report.fallbacks:
        made.append(Heading("What stepped in", 1))
        for sentence in dict.fromkeys(fallback.sentence for fallback in report.fallbacks):
            made.append(prose(sentence[:1].upper() + sentence[1:]))
    return made


def _answer(interview: Interview, answer: AnswerReview, number: int) -> list[Block]:
    return [
        Heading(f"{number}. {answer.question}", 2, bookmark=f"Question {number}"),
        *_asked_by(interview, answer),
        *_caused_by(interview, answer),
        *_said(interview, answer),
        *_judged(interview, answer),
    ]


def _second_take(interview: Interview, before: AnswerReview, again: TakeReview) -> list[Block]:
    """The same question answered anew: both levels, whether they differ, what moved."""
    own = interview_of_take(interview, again.take)
    levels = [
        prose(level_words(before.level), label="First answer"),
        prose(level_words(again.review.level), label="This one"),
    ]
    return [
        Heading(f"Answered again, take {again.take.shown_number}", 3),
        *_said(own, again.review),
        *(levels if again.comparison.sets_levels_side_by_side else []),
        prose(again.verdict),
        *(prose(sentence, Style.SMALL) for sentence in again.comparison.moved),
        *_judged(own, again.review),
    ]


def _judged(interview: Interview, answer: AnswerReview) -> list[Block]:
    """What the review says of one answer."""
    made: list[Block] = []
    if answer.assessability is not Assessability.ASSESSABLE:
        made.append(prose(NOT_ASSESSABLE[answer.assessability]))
    else:
        made += [
            *([prose(topic_note(answer), Style.SMALL)] if topic_note(answer) else []),
            *_levels(interview, answer),
            *_star(interview, answer),
            *_points(interview, answer),
            *_stronger(answer),
        ]
    return [*made, *_delivery(interview, answer), *_set_aside(interview, answer)]


def _asked_by(interview: Interview, answer: AnswerReview) -> list[Block]:
    asker = find_persona(interview.asker_of(answer.question_id))
    return [prose(f"Asked by {asker.title}.", Style.SMALL)] if asker is not None else []


def _caused_by(interview: Interview, answer: AnswerReview) -> list[Block]:
    cause = cause_in_words(interview, answer.question_id)
    return [prose(f"{cause}.", Style.SMALL)] if cause else []


def _said(interview: Interview, answer: AnswerReview) -> list[Block]:
    """Every line to this question, word for word; follow-ups stand where they were asked."""
    made: list[Block] = []
    for exchange in exchanges(interview, answer):
        if exchange.follow_up is not None:
            made.append(prose(exchange.follow_up.text, Style.SMALL, label="Then asked"))
        for index in exchange.line_indexes:
            made += _words_of(interview.lines[index])
        if exchange.instead:
            made.append(prose(exchange.instead, Style.SMALL))
    return made


def _words_of(line: Line) -> list[Block]:
    if not line.text.strip():
        return [prose("–", Style.QUOTE)]
    return [
        code(part.text) if part.is_code else prose(part.text, Style.QUOTE)
        for part in stretches(line.text)
    ]


def _levels(interview: Interview, answer: AnswerReview) -> list[Block]:
    if answer.level is None and not answer.dimensions:
        return []
    agreed = answer.agreement
    passes = f"; the passes agreed on {100 * agreed:.0f} %" if agreed is not None else ""
    head: list[Block] = [
        ScaleRow("Level", answer.level, level_words(answer.level)),
        prose(f"Judged by {answer.assessor}{passes}.", Style.SMALL),
    ]
    parts: list[Block] = []
    for judged in answer.dimensions:
        row = ScaleRow(judged.title, judged.level, level_words(judged.level))
        advise = judged is answer.to_change
        parts.append(Together((row, *_reasons(interview, judged, advise=advise))))
    # The level stays with who gave it and with the first of what it is made of.
    return [Gap(1), Together((*head, *parts[:1])), *parts[1:]]


def _reasons(interview: Interview, judged: DimensionReview, *, advise: bool) -> list[Block]:
    made: list[Block] = []
    if judged.why:
        label = "Why" if judged.level is not None else NOT_JUDGED.capitalize()
        made.append(prose(judged.why, Style.SMALL, label))
    if judged.quote is not None:
        made.append(prose(quoted(interview, judged.quote), Style.SMALL, "Own words"))
    if advise:
        made.append(prose(judged.fix, Style.SMALL, "What to change"))
    return made


def _star(interview: Interview, answer: AnswerReview) -> list[Block]:
    made: list[Block] = []
    for review in answer.star:
        label = review.part.value.capitalize()
        if not review.quotes:
            made.append(prose("not found", Style.SMALL, label))
        for i, quote in enumerate(review.quotes):
            made.append(prose(quoted(interview, quote), label=label if i == 0 else " "))
    if made and not all(review.quotes for review in answer.star):
        made.append(prose(NOT_FOUND, Style.SMALL, " "))
    return [Heading("The story", 3), *made] if made else []


def _points(interview: Interview, answer: AnswerReview) -> list[Block]:
    if not answer.points:
        return []
    made: list[Block] = [Heading("What the question asks for", 3)]
    if points_by_phrases(answer):
        made.append(prose(FOUND_BY_PHRASES, Style.SMALL))
    for status in PointStatus:
        alike = (point for point in answer.points if point.status is status)
        made += [_point(interview, point, became_of(point, answer)) for point in alike]
    return made


def _point(interview: Interview, point: PointReview, became: str) -> Block:
    made: list[Block] = [prose(f"A good answer {point.point}.", label=became)]
    if point.why:
        made.append(prose(point.why, Style.SMALL, " "))
    if point.quote is not None:
        made.append(prose(quoted(interview, point.quote), Style.QUOTE, " "))
    return Together(tuple(made))


def _stronger(answer: AnswerReview) -> list[Block]:
    return [
        Heading("A stronger version", 3),
        prose(
            stronger_note(answer)
            or (
                "Plain words are your own; shaded ones are gaps for you to fill."
                if answer.has_gaps
                else "All words are your own."
            ),
            Style.SMALL,
        ),
        *_version(answer.stronger),
    ]


def _version(pieces: Sequence[StrongerPiece]) -> list[Block]:
    made: list[Block] = []
    for is_code, group in groupby(pieces, key=lambda piece: bool(piece.code)):
        if is_code:
            made += [code(piece.code) for piece in group]
        else:
            made.append(Prose(_spaced(group)))
    return made


def _spaced(pieces: Iterable[StrongerPiece]) -> tuple[Piece, ...]:
    """One text, a plain space between any two pieces."""
    made: list[Piece] = []
    for piece in pieces:
        if made:
            made.append(Piece(" "))
        made.append(Piece(" ".join(piece.text.split()), shaded=piece.is_gap))
    return tuple(made)


def _delivery(interview: Interview, answer: AnswerReview) -> list[Block]:
    return [
        prose(told, Style.SMALL, label=name or " ")
        for name, told in answer_figures(interview, answer)
    ]


def _set_aside(interview: Interview, answer: AnswerReview) -> list[Block]:
    """What spoke to the assessor or could not be read: shown, and weighed as nothing."""
    if not answer.set_aside:
        return []
    return [
        prose(set_aside_why(answer), Style.SMALL),
        *(prose(quoted(interview, quote), Style.QUOTE, " ") for quote in answer.set_aside),
    ]
