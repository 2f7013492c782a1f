"""What an interviewer says around the questions, by manner: lines that ship as data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import Field

from core.conversation.brief import Manner
from core.conversation.tone import Tone
from core.package_data import DataModel, load_data


class InterviewerLines(DataModel):
    """Wordings around the questions; ``{title}``, ``{count}`` and ``{question}`` are filled in."""

    opening: list[str]
    hold: list[str]
    repeat: list[str]
    put_differently: list[str]
    in_context: list[str]
    """Ahead of the question that a follow-up belongs to."""
    from_the_top: list[str]
    find_a_story: list[str]
    """A smaller step for those who have no story yet."""
    after_skip: list[str]
    after_dont_know: list[str]
    last_question: list[str]
    after_cut_off: list[str]
    closing: list[str]
    closing_early: list[str]
    closing_unanswered: list[str]
    after_pause: list[str]
    sympathy: list[str]
    acknowledge: dict[Tone, list[str]]
    """By the tone that an answer seems to have, which may be misread: no line says how the answer
    was, or anything of the person that they did not say themselves."""
    acknowledge_untold: list[str]
    """Where a story was asked for and none was told: there is nothing to picture."""


class FollowUpLines(DataModel):
    """Wordings for each reason; ``{quote}`` stands for the candidate's own words."""

    unfinished: list[str]
    unreadable: list[str]
    dont_know: list[str]
    nearest: list[str]
    """A step for someone who has no such story, whole by itself."""
    too_short: list[str]
    no_own_part: list[str]
    no_result: list[str]
    no_number: list[str]
    no_trade_off: list[str]
    missing_point: list[str]

    @property
    def leads(self) -> tuple[str, ...]:
        """What is said ahead of a question that stands by itself."""
        return (*self.missing_point, *self.dont_know, *self.unreadable)


class MannerLines(DataModel):
    around: InterviewerLines
    follow_ups: FollowUpLines


class Manners(DataModel):
    """The lines of the manners that are not neutral."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    warm: MannerLines
    demanding: MannerLines


def interviewer_lines(manner: Manner = Manner.NEUTRAL) -> InterviewerLines:
    """The lines around the questions in ``manner``."""
    if manner is Manner.NEUTRAL:
        return load_data("interviewer_en", InterviewerLines)
    return _of(manner).around


def follow_up_lines(manner: Manner = Manner.NEUTRAL) -> FollowUpLines:
    """The follow-ups in ``manner``."""
    if manner is Manner.NEUTRAL:
        return load_data("follow_ups_en", FollowUpLines)
    return _of(manner).follow_ups


def without_lead(text: str, leads: Sequence[str] = ()) -> str:
    """A follow-up as it is asked a second time: the question without what led up to it.

    ``leads`` are those of whoever asked, beside the ones of the manners.
    """
    known = (lead for manner in Manner for lead in follow_up_lines(manner).leads)
    for lead in (*leads, *known):
        if lead and text.startswith(lead):
            return text.removeprefix(lead).strip()
    return text


@cache
def _of(manner: Manner) -> MannerLines:
    lines: MannerLines = getattr(load_data("manners_en", Manners), manner.value)
    return lines
