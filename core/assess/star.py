"""The STAR finder: which sentences of an answer tell situation, task, action and result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from core.package_data import DataModel, load_data
from core.remembered import remembered
from core.speak.sentences import sentence_spans
from core.think.cues import fold_speech, has_cue
from core.think.signs import SOME_TIME, read_signs, tell_outcomes


class StarPart(StrEnum):
    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


class StarCues(DataModel):
    """Cues of one language; see ``core.think.cues`` for their notation."""

    situation: tuple[str, ...]
    task: tuple[str, ...]
    action: tuple[str, ...]


@dataclass(frozen=True)
class StarSpan:
    """``answer[start:end]`` is a sentence that shows ``part``."""

    part: StarPart
    start: int
    end: int


def find_star(answer: str, *, opens: bool = True) -> tuple[StarSpan, ...]:
    """The sentences of an English ``answer`` that show a STAR part, in order.

    One sentence may show several parts. Where a story begins without a cue (``opens``: a later
    part of it does not), its first sentence is taken for the situation if it sets a scene in
    the past and shows nothing else; a plan ("I would ...") tells no result. What happened before
    anybody acted is none either, whatever it was: that is read off the whole answer.
    """
    outcomes = tell_outcomes(answer, acted_before=not opens)
    spans: list[StarSpan] = []
    for position, (start, end) in enumerate(sentence_spans(answer)):
        ends = any(start <= outcome < end for outcome in outcomes)
        parts = _parts(answer[start:end], may_open=opens and position == 0, tells_outcome=ends)
        spans += [StarSpan(part, start, end) for part in parts]
    return tuple(spans)


@remembered(1024)
def _parts(sentence: str, *, may_open: bool, tells_outcome: bool) -> tuple[StarPart, ...]:
    cues = _star_cues()
    folded = fold_speech(sentence)
    conditional = has_cue(folded, ("i would", "i'd", "we would", "we'd"))
    opens_scene = folded.startswith(_SCENE_OPENERS)
    found: list[StarPart] = []
    names_time = may_open and SOME_TIME.search(folded) is not None
    if has_cue(folded, cues.situation) or names_time or (may_open and opens_scene):
        found.append(StarPart.SITUATION)
    if has_cue(folded, cues.task):
        found.append(StarPart.TASK)
    # "When I ran the ward ..." sets the scene; the deed comes later.
    acts = read_signs(sentence).own_actions or has_cue(folded, cues.action)
    if acts and not (may_open and opens_scene):
        found.append(StarPart.ACTION)
    if tells_outcome and not conditional:
        found.append(StarPart.RESULT)
    if not found and may_open and _sets_scene(folded):
        found.append(StarPart.SITUATION)
    return tuple(found)


_SCENE_OPENERS = ("when i ", "when we ", "while i ", "while we ")


def _sets_scene(folded: str) -> bool:
    return has_cue(folded, _PAST_VERBS)


_PAST_VERBS = (
    *("was", "were", "had", "worked", "joined", "started", "ran", "got", "came", "lost", "kept"),
    *(
        "needed",
        "failed",
        "fell",
        "dropped",
        "broke",
        "went",
        "took",
        "left",
        "wanted",
        "threatened",
    ),
    *("complained", "arrived", "stopped", "refused", "quit", "missed", "waited", "used to"),
)


@cache
def _star_cues() -> StarCues:
    return load_data("star_en", StarCues)
