"""A review as Markdown, for notes and mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from core.assess.answer.asked import asked_in_words, candidate_questions
from core.assess.answer.exchanges import exchanges
from core.assess.levels import Level
from core.assess.report import (
    RULES_ASSESSOR,
    AnswerReview,
    Assessability,
    DimensionReview,
    Report,
    StrongerPiece,
)
from core.assess.review.coverage import cause_in_words, cover_wants
from core.assess.review.measured import answer_figures, said_at, session_figures
from core.assess.review.second_takes import TakeReview
from core.assess.review.self_rating import set_beside
from core.assess.review.state import interview_of_take
from core.assess.review.trust import (
    FOUND_BY_PHRASES,
    LEVELS_BY_RULES,
    LIKELY,
    NOT_FOUND,
    points_by_phrases,
    rests_on,
)
from core.assess.review.verdicts import (
    NOT_ASSESSABLE,
    became_of,
    set_aside_why,
    stronger_note,
    topic_note,
)
from core.conversation.as_text import as_code, as_text
from core.practice.directing.interviewers import find_persona
from core.practice.interview import Interview
from core.practice.quotes import Quote
from core.sentence import in_a_row
from core.think.reading.code_lines import stretches


def review_markdown(
    interview: Interview,
    report: Report,
    self_rating: int | None = None,
    takes: Sequence[TakeReview] = (),
    held_on: str = "",
) -> str:
    """The whole review: levels, what to do next, what was measured, each answer with quotes and,
    where it was answered again, each second take with what moved. ``held_on`` is the day of the
    interview in words, where it is known.
    """
    brief = interview.brief
    judged = [*report.dimensions, *([report.delivery_review] if report.delivery_review else [])]
    parts = [
        f"# Review: {as_text(brief.interview_type.label)}, {as_text(interview.title)}",
        *([f"Interview of {held_on}."] if held_on else []),
        _written_by(report),
        "## Where you stand",
        *_overall(report),
        *([] if self_rating is None else [set_beside(self_rating, report.level).sentence]),
        *(_dimension(interview, dimension, advise=dimension.has_advice) for dimension in judged),
        "## Three things to do next",
        *(_next_steps(interview, report)),
        *_wants(interview, report),
        "## What was measured",
        _measured(report),
        "## Answer by answer",
    ]
    for number, answer in enumerate(report.answers, start=1):
        parts.append(_answer(interview, answer, number))
        own = (take for take in takes if take.take.question_id == answer.question_id)
        parts += [_second_take(interview, take, answer) for take in own]
    asked = asked_in_words(interview)
    if asked:
        quotes = (_quoted(quote.text) for quote in candidate_questions(interview))
        parts += ["## What you asked", asked, *quotes]
    if report.fallbacks:
        sentences = dict.fromkeys(fallback.sentence for fallback in report.fallbacks)
        parts += ["## What stepped in", *(f"- {as_text(sentence)}" for sentence in sentences)]
    return "\n\n".join([*parts, _versions(report)]) + "\n"


def _written_by(report: Report) -> str:
    told = f"Written by: {as_text(report.assessor)}{_mixed(report)}."
    told += " Every quote is a part of the candidate's own words."
    if report.meanwhile:
        told += f" The rules' review stands meanwhile: {as_text(report.meanwhile)}"
    return told


def _versions(report: Report) -> str:
    """What it takes to produce the review again."""
    made = report.versions
    names = {"rules": made.rules, "rubric": made.rubric, "model": made.model, "prompt": made.prompt}
    told = ", ".join(f"{name} {as_text(value)}" for name, value in names.items() if value)
    return f"Versions: {told}."


def _mixed(report: Report) -> str:
    """Which levels are the rules' in a review of a model."""
    if report.assessor == RULES_ASSESSOR or not report.by_rules:
        return ""
    names = ", ".join(str(number) for number in report.by_rules)
    own = report.judged - len(report.by_rules)
    return f" ({own} of {report.judged} answers; by rules: {names})"


def _overall(report: Report) -> Iterator[str]:
    """The level, with what of the interview it rests on and how far to trust it."""
    yield f"Overall: {_level(report.level)}."
    if report.level is not None:
        rests = rests_on(report)
        yield in_a_row((*([rests] if rests else []), LIKELY))
    if report.by_rules:
        yield LEVELS_BY_RULES


def _level(level: Level | None) -> str:
    if level is None:
        return "not judged"
    return (
        f"level {level.value:.1f} of 5, between {level.low:.1f} and {level.high:.1f} "
        f"({level.sureness.value})"
    )


def _dimension(interview: Interview, dimension: DimensionReview, *, advise: bool) -> str:
    told = f"- **{as_text(dimension.title)}**: {_level(dimension.level)}. {as_text(dimension.why)}"
    if dimension.quote:
        told += f"\n\n{_own_words_at(interview, dimension.quote, indent=2)}"
    if advise:
        told += f"\n\n  One thing to change: {as_text(dimension.fix)} "
        told += f"Practise: {as_text(dimension.drill)}"
    return told


def _own_words_at(interview: Interview, quote: Quote, indent: int) -> str:
    """``quote`` with its time, where it is known."""
    time = said_at(interview, quote)
    told = _quoted(quote.text, indent)
    return f"{told}\n{' ' * indent}>\n{' ' * indent}> ({time})" if time else told


def _quoted(text: str, indent: int = 0) -> str:
    """Somebody's words as a quotation: line by line, and code as a block of its own."""
    blocks = "\n\n".join(
        as_code(part.text)
        if part.is_code
        else "\\\n".join(as_text(line) for line in part.text.splitlines() if line.strip())
        for part in stretches(text)
    )
    return "\n".join(f"{' ' * indent}> {line}".rstrip() for line in blocks.split("\n"))


def _ended(text: str) -> str:
    """``text`` as Markdown, with a full stop where no sentence ends in it."""
    return as_text(text) if _ENDS.search(text) else f"{as_text(text)}."


_ENDS = re.compile(r"[.!?…]”?$")


def _next_steps(interview: Interview, report: Report) -> list[str]:
    made = []
    for number, step in enumerate(report.next_steps, start=1):
        points = "".join(f"\n   - {as_text(point)}" for point in step.points)
        quote = f"\n\n{_own_words_at(interview, step.quote, indent=3)}" if step.quote else ""
        made.append(
            f"{number}. **{_ended(step.title)}** {as_text(step.why)}{points}{quote}\n\n"
            f"   Practise: {as_text(step.drill)}"
        )
    return made


def _wants(interview: Interview, report: Report) -> list[str]:
    covered = cover_wants(interview, report)
    rows = []
    for want in covered:
        asked = f" (question {want.question_number})" if want.question_number else ""
        rows.append(f"- {as_text(want.line).rstrip(' .:;,')}: {as_text(want.words)}{asked}.")
    return ["## What the job asks for", "\n".join(rows)] if rows else []


def _measured(report: Report) -> str:
    lines = [f"| {name} | {as_text(value)} |" for name, value in session_figures(report.delivery)]
    return "\n".join(["| figure | value |", "|---|---|", *lines])


def _answer(interview: Interview, answer: AnswerReview, number: int) -> str:
    parts = [f"### {number}\\. {as_text(answer.question)}"]
    asker = find_persona(interview.asker_of(answer.question_id))
    if asker is not None:
        parts.append(f"Asked by {as_text(asker.title)}.")
    cause = cause_in_words(interview, answer.question_id)
    if cause:
        parts.append(_ended(cause))
    parts += _said(interview, answer)
    return "\n\n".join([*parts, *_judged(interview, answer)])


def _said(interview: Interview, answer: AnswerReview) -> Iterator[str]:
    """All that was said to a question, word for word, each follow-up in its place."""
    for exchange in exchanges(interview, answer):
        if exchange.follow_up is not None:
            yield f"Then asked: {as_text(exchange.follow_up.text)}"
        yield from (_quoted(interview.lines[index].text) for index in exchange.line_indexes)
        if exchange.instead:
            yield as_text(exchange.instead)


def _second_take(interview: Interview, again: TakeReview, before: AnswerReview) -> str:
    """A second take below the answer that it repeats: its words, whether it moved, its review."""
    said, levels = again.take.text, (before.level, again.review.level)
    parts = [
        f"#### Answered again, take {again.take.shown_number}",
        _quoted(said),
        *(
            [f"First answer: {_level(levels[0])}. This one: {_level(levels[1])}."]
            if again.comparison.sets_levels_side_by_side
            else []
        ),
        again.verdict,
        *(f"- {as_text(sentence)}" for sentence in again.comparison.moved),
        *_judged(interview_of_take(interview, again.take), again.review),
    ]
    return "\n\n".join(parts)


def _judged(interview: Interview, answer: AnswerReview) -> list[str]:
    """What the review says of one answer."""
    parts = []
    if answer.set_aside:
        aside = " / ".join(f"“{as_text(quote.text)}”" for quote in answer.set_aside)
        parts.append(f"{as_text(set_aside_why(answer))} {aside}")
    figures = [
        f"{name or 'Then'}: {as_text(told)}" for name, told in answer_figures(interview, answer)
    ]
    if answer.assessability is not Assessability.ASSESSABLE:
        return [*parts, NOT_ASSESSABLE[answer.assessability], *figures]
    if topic_note(answer):
        parts.append(as_text(topic_note(answer)))
    parts.append(f"{_level(answer.level).capitalize()}. Judged by {as_text(answer.assessor)}.")
    if answer.agreement is not None:
        agreed = f"{100 * answer.agreement:.0f} %"
        parts.append(f"The passes agreed, give or take one level, in {agreed} of their judgements.")
    if answer.assessors_disagree:
        parts.append(f"The rules see it otherwise: {_level(answer.rules_level)}.")
    parts += [_dimension(interview, d, advise=d is answer.to_change) for d in answer.dimensions]
    for review in answer.star:
        quotes = " / ".join(_in_a_line(interview, quote) for quote in review.quotes)
        parts.append(f"- {review.part.value.capitalize()}: {quotes or 'not found'}")
    if answer.star and not all(review.quotes for review in answer.star):
        parts.append(NOT_FOUND)
    if points_by_phrases(answer):
        parts.append(FOUND_BY_PHRASES)
    for point in answer.points:
        shown = f": {_in_a_line(interview, point.quote)}" if point.quote else ""
        parts.append(f"- {became_of(point, answer)}: a good answer {as_text(point.point)}{shown}")
    note = as_text(stronger_note(answer)) or _own_words(answer)
    return [*parts, *_stronger(note, answer.stronger), *figures]


def _in_a_line(interview: Interview, quote: Quote) -> str:
    time = said_at(interview, quote)
    return f"“{as_text(quote.text)}”" + (f" ({time})" if time else "")


def _own_words(answer: AnswerReview) -> str:
    fill = " (fill the gaps in square brackets with what really happened)"
    return f"A stronger version, in your own words{fill if answer.has_gaps else ''}:"


def _stronger(note: str, pieces: Sequence[StrongerPiece]) -> list[str]:
    """``note`` with the sentences behind it, each block of code by itself."""
    blocks: list[str] = []
    for is_code, group in groupby(pieces, key=lambda piece: bool(piece.code)):
        if is_code:
            blocks += [as_code(piece.code) for piece in group]
        else:
            blocks.append(" ".join(as_text(piece.text) for piece in group))
    if not pieces or pieces[0].code:
        return [note, *blocks]
    return [f"{note} {blocks[0]}", *blocks[1:]]
