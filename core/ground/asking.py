"""How what a document says is put as a question: the wordings, and which of them fit a line."""

from __future__ import annotations

import re

from pydantic import Field

from core.conversation.brief import InterviewType
from core.ground.documents import Passage
from core.ground.kinds import WantKind, is_duty, is_trait, kind_of
from core.ground.words import Section
from core.package_data import DataModel, load_data
from core.practice.bank import ExpectedPoint


class GroundedWording(DataModel):
    """How questions are put; ``{line}`` is the cited line. Their points and a way to answer."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    claim: dict[InterviewType, tuple[str, ...]]
    duty: dict[InterviewType, tuple[str, ...]]
    """A claim of what is done day by day; of a type that is left out it is asked about as others
    are."""
    want: dict[InterviewType, tuple[str, ...]]
    stake: dict[InterviewType, tuple[str, ...]]
    wish: dict[InterviewType, tuple[str, ...]]
    """What the job would welcome and does not insist on."""
    skill: dict[InterviewType, tuple[str, ...]]
    """What one knows or masters, in an interview where a duty is asked about in another way."""
    trait: dict[InterviewType, tuple[str, ...]]
    """How one is or gets on with people."""
    kinds: dict[WantKind, dict[InterviewType, tuple[str, ...]]]
    """For wants that are nothing one does; of a type that is left out none is asked about."""
    held: dict[InterviewType, tuple[str, ...]]
    """For several of those that one has or agrees to, in one breath."""
    asked_for: str
    welcomed: str
    """How the questions of ``kinds`` name what the job asks for, and what is said in its place of
    what it would only welcome."""
    points: tuple[ExpectedPoint, ...] = Field(min_length=3)
    answer: str
    years_points: tuple[ExpectedPoint, ...] = Field(min_length=3)
    years_answer: str
    """Of years of something one gives an account; it is no story that has an end."""
    held_points: tuple[ExpectedPoint, ...] = Field(min_length=3)
    held_answer: str
    stake_points: tuple[ExpectedPoint, ...] = Field(min_length=3)
    stake_answer: str
    """A stake is asked about with "How would you ...", so nothing of the past is expected first."""


def grounded_wording() -> GroundedWording:
    """The wording of ``core/data/grounded_questions_en.json``."""
    return load_data("grounded_questions_en", GroundedWording)


def ways_to_ask_about(claim: Passage) -> dict[InterviewType, tuple[str, ...]]:
    """How ``claim`` is asked about, by the kind of interview."""
    wording = grounded_wording()
    return wording.claim | wording.duty if is_duty(claim.text) else wording.claim


def ways_to_ask_for(want: Passage, *, must: bool) -> dict[InterviewType, tuple[str, ...]]:
    """How ``want`` is asked for, by the kind of interview; of some one has none. ``must`` where the
    job cannot do without it."""
    wording, kind = grounded_wording(), kind_of(want.text)
    if kind is WantKind.YEARS and not _OF_A_NAME.search(want.text):
        return _without_with_it(wording.kinds[kind])
    if kind in wording.kinds:
        return wording.kinds[kind]
    if not must:
        return wording.wish
    if is_trait(want.text):
        return wording.want | wording.trait
    known = want.section in (Section.WANTED, Section.SKILLS)
    return wording.want | wording.skill if known else wording.want


def _without_with_it(
    ways: dict[InterviewType, tuple[str, ...]],
) -> dict[InterviewType, tuple[str, ...]]:
    """``ways`` for years that are not of a tool: nobody has spent time "with" the analyst whom they
    were, or with a hospital."""
    fit = {kind: tuple(one for one in each if "with it" not in one) for kind, each in ways.items()}
    return ways | {kind: each for kind, each in fit.items() if each}


_OF_A_NAME = re.compile(
    r"\byears?['’]?(?: of)?(?: experience)?(?: of| with| in)? [A-Z](?:[\w+#]|\.(?=\w))*+(?! [A-Z])"
)
"""Years of Python, and not of sales."""
