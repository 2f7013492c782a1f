"""Two answers to one question side by side: what moved, and whether it can be told at all."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from core.assess.judge_pass import Judge
from core.assess.levels import Level
from core.assess.report import RULES_ASSESSOR, AnswerReview, PointStatus
from core.assess.star import StarPart
from core.assess.words.estimate import level_weights
from core.sentence import Sentence, say


class Change(StrEnum):
    IMPROVED = "improved"
    LOWER = "lower"
    NOT_TOLD_APART = "not told apart"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True)
class Comparison:
    """``change`` goes by the scorer's own spread; ``moved`` says what did, in sentences."""

    change: Change
    beyond: float
    """How far two levels must lie apart before the difference is more than the scorer's own."""
    moved: tuple[str, ...]
    hindered: str = ""
    """Why the levels are not comparable; "" where they are."""

    @property
    def sets_levels_side_by_side(self) -> bool:
        """Whether the two levels stand beside each other: two that cannot be told apart would read
        as a rise or a fall all the same."""
        return self.change is not Change.NOT_TOLD_APART


def compare(before: AnswerReview, after: AnswerReview) -> Comparison:
    """What ``after`` has that ``before`` had not, and the other way round.

    "Improved" is said only beyond the scorer's spread: for the rules the difference beyond
    which 9 of 10 pairs of answers truly differed, for a model the two intervals together.
    Levels by different assessors are not compared, be they rules or models, or one model that was
    asked in another way; nor those of answers of which one alone may be about something else.
    """
    moved = (*_story(before, after), *_points(before, after), *_delivery(before, after))
    hindered = _hindered(before, after)
    if before.level is None or after.level is None or hindered:
        return Comparison(Change.NOT_COMPARABLE, 0.0, moved, hindered)
    beyond = _spread(before.level, after.level, before.assessor)
    moved = (*_dimensions(before, after, beyond), *moved)
    difference = after.level.value - before.level.value
    change = (
        Change.NOT_TOLD_APART
        if abs(difference) <= beyond
        else Change.IMPROVED
        if difference > 0
        else Change.LOWER
    )
    return Comparison(change, round(beyond, 2), moved)


def _hindered(before: AnswerReview, after: AnswerReview) -> str:
    if before.level is None and after.level is None:
        return say("The two answers cannot be compared: neither has a level.")
    if before.level is None:
        return say("The two answers cannot be compared: the first one has no level.")
    if after.level is None:
        return say("The two answers cannot be compared: this one has no level.")
    if before.assessor != after.assessor:
        if after.assessor == RULES_ASSESSOR:
            return say("The two cannot be compared: a model gave the first level, rules this one.")
        return say("The two cannot be compared: rules gave the first level, a model this one.")
    if before.judge is not None and after.judge is not None:
        return _judged_otherwise(before.judge, after.judge)
    if before.doubtful_topic != after.doubtful_topic:
        return say(
            "The two cannot be compared: one of them may be about something else than the "
            "question, which no level of the rules weighs."
        )
    return ""


def _judged_otherwise(first: Judge, second: Judge) -> str:
    if first.model != second.model:
        return say("The two cannot be compared: different models gave the two levels.")
    if first.several:
        return say("The two cannot be compared: several models took part in each level.")
    if first != second or not first.prompt:
        return say(
            "The two cannot be compared: the model may have been asked in another way for each."
        )
    return ""


def _spread(before: Level, after: Level, assessor: str) -> float:
    if assessor == RULES_ASSESSOR:
        return level_weights().telling_apart
    margins = [max(one.high - one.value, one.value - one.low) for one in (before, after)]
    return math.hypot(*margins)


# Four sentences each: in other languages the parts have genders.
_NOW_TOLD = {
    StarPart.SITUATION: say("Now you tell the situation."),
    StarPart.TASK: say("Now you tell the task."),
    StarPart.ACTION: say("Now you tell the action."),
    StarPart.RESULT: say("Now you tell the result."),
}
# Phrases overlook what is told in other words: nobody is told that they left it out.
_NOT_FOUND_NOW = {
    StarPart.SITUATION: say("I no longer find the situation."),
    StarPart.TASK: say("I no longer find the task."),
    StarPart.ACTION: say("I no longer find the action."),
    StarPart.RESULT: say("I no longer find the result."),
}


def _story(before: AnswerReview, after: AnswerReview) -> list[str]:
    had = {s.part for s in before.star if s.quotes}
    has = {s.part for s in after.star if s.quotes}
    moved: list[str] = [_NOW_TOLD[s.part] for s in after.star if s.part in has - had]
    if after.star:
        moved += [_NOT_FOUND_NOW[s.part] for s in before.star if s.part in had - has]
    return moved


def _points(before: AnswerReview, after: AnswerReview) -> list[str]:
    def said(review: AnswerReview) -> set[str]:
        return {p.point for p in review.points if p.made}

    had, has = said(before), said(after)
    new = [p.point for p in after.points if p.point in has - had]
    gone = [p.point for p in after.points if p.point in had and p.status is PointStatus.MISSED]
    return [
        *(say("New: a good answer {point}.", point=point) for point in new),
        *(say("Left out this time: a good answer {point}.", point=point) for point in gone),
    ]


def _dimensions(before: AnswerReview, after: AnswerReview, beyond: float) -> list[str]:
    """The dimensions that lie farther apart than the spread of a level, of either the two levels:
    of the others nobody can tell."""
    had = {d.dimension: d.level.value for d in before.dimensions if d.level is not None}
    return [
        say(
            "{dimension}: {before} before, {now} now.",
            dimension=one.title,
            before=round(had[one.dimension], 1),
            now=round(one.level.value, 1),
        )
        for one in after.dimensions
        if one.level is not None
        and one.dimension in had
        and abs(one.level.value - had[one.dimension]) > beyond
    ]


def _delivery(before: AnswerReview, after: AnswerReview) -> list[str]:
    first, second = (_measured(review) for review in (before, after))
    moved: list[str] = [
        say("{before} words before, {now} now.", before=first.words, now=second.words)
    ]
    if first.pace_wpm and second.pace_wpm:
        moved.append(
            say(
                "{before} words a minute before, {now} now.",
                before=f"{first.pace_wpm:.0f}",
                now=f"{second.pace_wpm:.0f}",
            )
        )
    for template, had, has in (
        (say("Hedges: {before} before, {now} now."), first.hedges, second.hedges),
        (say("Fillers: {before} before, {now} now."), first.fillers, second.fillers),
        (
            say("Pauses inside a clause: {before} before, {now} now."),
            first.mid_clause_pauses,
            second.mid_clause_pauses,
        ),
        (
            say("Seconds to the first word: {before} before, {now} now."),
            first.first_word_s,
            second.first_word_s,
        ),
    ):
        if had is not None and has is not None and had != has:
            moved.append(Sentence(template, {"before": had, "now": has}))
    return moved


@dataclass(frozen=True)
class _Measured:
    """What was measured of all parts of an answer; ``None`` where it was not."""

    words: int
    hedges: int
    fillers: int | None
    """Withheld where anything was spoken: recognition leaves most of them out."""
    pace_wpm: float | None
    mid_clause_pauses: int | None
    first_word_s: float | None


def _measured(review: AnswerReview) -> _Measured:
    parts = review.delivery
    paces = [part.pace_wpm for part in parts if part.pace_wpm is not None]
    inside = [part.mid_clause_pauses for part in parts if part.mid_clause_pauses is not None]
    spoken = any(part.spoken_s is not None for part in parts)
    waited_s = parts[0].first_word_s if parts else None
    return _Measured(
        words=sum(part.words for part in parts),
        hedges=sum(part.hedges for part in parts),
        fillers=None if spoken else sum(part.fillers for part in parts),
        pace_wpm=sum(paces) / len(paces) if paces else None,
        mid_clause_pauses=sum(inside) if inside else None,
        first_word_s=round(waited_s, 1) if waited_s is not None else None,
    )
