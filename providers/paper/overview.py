"""The first pages: who wrote the review, the levels, what to do next, what was measured."""

from __future__ import annotations

from core.assess.report import DimensionReview, NextStep, Report
from core.assess.review.coverage import cover_wants
from core.assess.review.measured import session_figures
from core.assess.review.self_rating import SelfRating
from core.assess.review.trust import LEVELS_BY_RULES, LIKELY, rests_on
from core.practice.interview import Interview
from providers.paper.blocks import Block, Gap, Heading, ScaleRow, Style, Table, Together, prose
from providers.paper.wording import (
    NOT_JUDGED,
    level_words,
    made_with,
    quoted,
    written_by,
)


def title_of(interview: Interview) -> str:
    return f"Interview review: {interview.brief.interview_type.label}, {interview.title}"


def overview(
    interview: Interview,
    report: Report,
    rated: SelfRating | None = None,
    held_on: str = "",
) -> list[Block]:
    """Everything that stands before the single answers."""
    return [
        *_title(interview, report, held_on),
        *_levels(report, rated),
        *(_dimension(interview, judged) for judged in _judged(report)),
        *_next_steps(interview, report),
        *_wants(interview, report),
        *_measured(report),
    ]


def _title(interview: Interview, report: Report, held_on: str) -> list[Block]:
    kind = interview.brief.interview_type.label
    day = [prose(f"Interview of {held_on}")] if held_on else []
    made: list[Block] = [
        Heading("Interview review", 0),
        prose(f"{kind} · {interview.title}", Style.LEAD),
        *day,
        prose(
            f"{written_by(report)} Every quotation is a part of the candidate's own words.",
            Style.SMALL,
        ),
        prose(made_with(report), Style.SMALL),
    ]
    if report.meanwhile:
        made.append(prose(f"This review stands in for a model's: {report.meanwhile}", Style.SMALL))
    return made


def _levels(report: Report, rated: SelfRating | None) -> list[Block]:
    made: list[Block] = [
        Gap(4),
        ScaleRow("Overall level", report.level, _overall_words(report), is_large=True),
    ]
    made += [prose(told) for told in (rests_on(report),) if told]
    if report.by_rules:
        made.append(prose(LEVELS_BY_RULES, Style.SMALL))
    if rated is not None:
        made.append(prose(rated.sentence))
    judged = _judged(report)
    if judged:
        made.append(Heading("Dimensions", 1))
        made += [ScaleRow(d.title, d.level, level_words(d.level)) for d in judged]
        made.append(Gap(2))
        made.append(
            prose(
                "A mark stands at the level, from 1 to 5; the bar goes from the lower of its two "
                f"figures to the higher. {LIKELY}",
                Style.SMALL,
            )
        )
    return made


def _overall_words(report: Report) -> str:
    if report.level is None:
        return f"{NOT_JUDGED}: there is too little to judge by".capitalize() + "."
    return f"{level_words(report.level)}.".capitalize()


def _judged(report: Report) -> list[DimensionReview]:
    extra = [report.delivery_review] if report.delivery_review is not None else []
    return [*report.dimensions, *extra]


def _dimension(interview: Interview, judged: DimensionReview) -> Block:
    made: list[Block] = [Heading(judged.title, 2)]
    if judged.level is None:
        made.append(prose(judged.why or NOT_JUDGED, label=NOT_JUDGED.capitalize()))
    if judged.quote is not None:
        made.append(prose(quoted(interview, judged.quote), Style.QUOTE))
    if judged.level is not None and judged.why:
        made.append(prose(judged.why, label="Why"))
    if judged.has_advice:
        made.append(prose(judged.fix, label="What to change"))
        made.append(prose(judged.drill, label="How to practise"))
    return Together(tuple(made))


def _next_steps(interview: Interview, report: Report) -> list[Block]:
    if not report.next_steps:
        return []
    steps = enumerate(report.next_steps, start=1)
    return [
        Heading("What to do next", 1),
        *(_next_step(interview, step, number) for number, step in steps),
    ]


def _next_step(interview: Interview, step: NextStep, number: int) -> Block:
    made: list[Block] = [Heading(f"{number}. {step.title}", 2), prose(step.why, label="Why")]
    made += [prose(f"– {point}", label=" ") for point in step.points]
    if step.quote is not None:
        made.append(prose(quoted(interview, step.quote), Style.QUOTE, label="You said"))
    made.append(prose(step.drill, label="How to practise"))
    return Together(tuple(made))


def _wants(interview: Interview, report: Report) -> list[Block]:
    covered = cover_wants(interview, report)
    if not covered:
        return []
    made: list[Block] = [Heading("What the job asks for", 1)]
    for want in covered:
        asked = f" (question {want.question_number})" if want.question_number else ""
        told = prose(f"{want.words}{asked}.", Style.SMALL)
        made.append(Together((prose(want.line), told)))
    return made


def _measured(report: Report) -> list[Block]:
    rows = session_figures(report.delivery)
    return [
        Together((Heading("What was measured", 1), Table(rows))),
        Gap(1.5),
        prose("Typed answers have no pace and no pauses.", Style.SMALL),
    ]
