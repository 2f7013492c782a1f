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
from core.sentence import say


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


def _delivery(before: AnswerReview, after: AnswerReview) -> list[str]:
    words = [sum(d.words for d in review.delivery) for review in (before, after)]
    moved: list[str] = [say("{before} words before, {now} now.", before=words[0], now=words[1])]
    paces = [
        [d.pace_wpm for d in review.delivery if d.pace_wpm is not None]
        for review in (before, after)
    ]
    if paces[0] and paces[1]:
        first, second = (sum(p) / len(p) for p in paces)
        moved.append(
            say(
                "{before} words a minute before, {now} now.",
                before=f"{first:.0f}",
                now=f"{second:.0f}",
            )
        )
    return moved
