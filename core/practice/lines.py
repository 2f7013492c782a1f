"""What an interviewer says around the questions, by manner: lines that ship as data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import Field, model_validator

from core.conversation.brief import Manner
from core.conversation.tone import Tone
from core.package_data import DataModel, Wordings, load_data, only_names


class InterviewerLines(DataModel):
    """Wordings around the questions; ``{title}``, ``{count}`` and ``{question}`` are filled in."""

    opening: Wordings
    hold: Wordings
    repeat: Wordings
    put_differently: Wordings
    everyday_sense: Wordings
    """To who asks what a word means: no line explains one."""
    in_context: Wordings
    """Ahead of the question that a follow-up belongs to."""
    from_the_top: Wordings
    find_a_story: Wordings
    """A smaller step for those who have no story yet."""
    yours_to_decide: Wordings
    """To who asks what a task leaves open."""
    after_skip: Wordings
    after_dont_know: Wordings
    last_question: Wordings
    after_cut_off: Wordings
    closing: Wordings
    closing_early: Wordings
    closing_unanswered: Wordings
    after_pause: Wordings
    sympathy: Wordings
    acknowledge: dict[Tone, Wordings]
    """By the tone that an answer seems to have, which may be misread: no line says how the answer
    was, or anything of the person that they did not say themselves."""
    acknowledge_pictured: Wordings
    """Beside the neutral ones, where what somebody did was told with its place or its time."""
    acknowledge_untold: tuple[str, ...]
    """Where a story was asked for and none was told: there is nothing to picture."""

    @model_validator(mode="after")
    def _can_always_be_said(self) -> InterviewerLines:
        only_names(self.opening, "title", "count", "question")
        if Tone.NEUTRAL not in self.acknowledge:
            raise ValueError("a neutral acknowledgement is needed: it stands in for every other")
        return self


class FollowUpLines(DataModel):
    """Wordings for each reason; ``{quote}`` stands for the candidate's own words."""

    unfinished: Wordings
    unreadable: Wordings
    off_subject: Wordings
    foreign: Wordings
    """Ahead of the question, which is asked once more."""
    dont_know: Wordings
    nearest: Wordings
    """A step for someone who has no such story, whole by itself."""
    too_short: Wordings
    unexplained: Wordings
    no_own_part: Wordings
    no_result: Wordings
    no_number: Wordings
    no_trade_off: Wordings
    missing_point: Wordings
    back_to_it: Wordings
    """Ahead of the same where nothing of what was asked has been told."""
    points_back: Wordings
    """Ahead of a question whose "that" means ``{quote}``, said before what was said last."""

    @model_validator(mode="after")
    def _can_always_be_said(self) -> FollowUpLines:
        for _, wordings in self:
            only_names(wordings, "quote")
            if any(wording.count("{quote}") > 1 for wording in wordings):
                raise ValueError("a wording says {quote} once")
        return self

    @property
    def leads(self) -> tuple[str, ...]:
        """What is said ahead of a question that stands by itself."""
        again = (*self.unreadable, *self.foreign, *self.off_subject)
        return (*self.missing_point, *self.back_to_it, *self.dont_know, *again)


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
