"""The STAR finder: which sentences of an answer tell situation, task, action and result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from core.assess.words.own_plans import has_plan, tells_habits_of_then, without_plans
from core.assess.words.pointing import shown_places
from core.assess.words.vague import is_general, is_vague
from core.package_data import DataModel, load_data
from core.practice.following_up.aftermath import LATE, find_aftermath
from core.practice.following_up.told import tells_as_if_now, tells_what_happened
from core.remembered import remembered
from core.sentence import say
from core.speak.sentences import sentence_spans
from core.think.reading.cues import fold_in_place, fold_speech, has_cue
from core.think.reading.said_again import without_said_again
from core.think.reading.scene import sets_scene
from core.think.reading.signs import find_deeds, read_signs, tell_outcomes


class StarPart(StrEnum):
    SITUATION = say("situation")
    TASK = say("task")
    ACTION = say("action")
    RESULT = say("result")


class StarCues(DataModel):
    """Cues of one language; see ``core.think.reading.cues`` for their notation."""

    situation: tuple[str, ...]
    task: tuple[str, ...]
    action: tuple[str, ...]


@dataclass(frozen=True)
class StarSpan:
    """``answer[start:end]`` is a sentence that shows ``part``."""

    part: StarPart
    start: int
    end: int


@remembered(512)
def find_star(answer: str, *, opens: bool = True) -> tuple[StarSpan, ...]:
    """The sentences of an English ``answer`` that show a STAR part, in order.

    One sentence may show several parts. Where a story begins without a cue (``opens``: a later
    part of it does not), its first sentence is taken for the situation if it sets a scene in
    the past and shows nothing else, or else the first thing that happened before anybody acted;
    a plan ("I would ...") tells no result. What happened before anybody acted is none either,
    whatever it was: that is read off the whole answer.
    """
    told = without_said_again(answer)
    outcomes = (*tell_outcomes(answer, acted_before=not opens), *find_aftermath(answer))
    of_then = tells_habits_of_then(fold_in_place(answer))
    as_if_now = tells_as_if_now(answer)
    spans: list[StarSpan] = []
    sentences = sentence_spans(answer)
    acted_at = min((at for deeds in find_deeds(answer) for at in deeds), default=len(answer))
    for position, (start, end) in enumerate(sentences):
        ends = any(start <= outcome < end for outcome in outcomes)
        parts = _parts(
            told[start:end],
            may_open=opens and position == 0,
            tells_outcome=ends,
            of_then=of_then,
            as_if_now=as_if_now,
        )
        # What they had to do once they had acted is what it cost: "I had to redo two of them".
        late = position + 1 > LATE * len(sentences) and acted_at < start
        parts = tuple(part for part in parts if not (late and part is StarPart.TASK))
        spans += [StarSpan(part, start, end) for part in parts]
    if opens and StarPart.SITUATION not in {span.part for span in spans}:
        tasks = {span.start for span in spans if span.part is StarPart.TASK}
        before = [one for one in sentences if one[1] <= acted_at and one[0] not in tasks]
        spans += _beginning(answer, before) if acted_at < len(answer) else ()
    return tuple(sorted(spans, key=lambda span: span.start))


def _beginning(answer: str, before: Sequence[tuple[int, int]]) -> Iterator[StarSpan]:
    """The first thing that happened ``before`` somebody acted: "The foreman said my welds look
    pretty". Nine of ten that it finds in the marked stories are the situation."""
    for start, end in before:
        said = answer[start:end]
        general = is_general(said) or is_vague(said) or is_a_plan(said) or holds_in_general(said)
        if len(said.split()) >= _SAYS_SOMETHING and tells_what_happened(said) and not general:
            yield StarSpan(StarPart.SITUATION, start, end)
            return


_SAYS_SOMETHING = 5
"""Words of a sentence: "She looked at it" sets no scene."""


@remembered(1024)
def _parts(
    sentence: str, *, may_open: bool, tells_outcome: bool, of_then: bool, as_if_now: bool
) -> tuple[StarPart, ...]:
    cues = _star_cues()
    folded = fold_speech(sentence)
    conditional = has_cue(folded, ("i would", "i'd", "we would", "we'd"))
    found: list[StarPart] = []
    begins = may_open and (
        opens_scene(sentence) or sets_scene(sentence) or bool(_CAME_UPON.match(folded))
    )
    if begins or has_cue(folded, cues.situation):
        found.append(StarPart.SITUATION)
    if has_cue(folded, cues.task):
        found.append(StarPart.TASK)
    # "When I ran the ward ..." sets the scene; the deed comes later.
    acts = tells_a_deed(sentence, of_then=of_then) or has_cue(
        without_plans(folded, of_then=of_then), cues.action
    )
    # "So I can't think of one" and "I talk to people" tell of no time at which anything was done.
    told_of_then = of_then or as_if_now or tells_what_happened(sentence)
    acts = acts and (
        told_of_then or bool(_HAD.search(folded) or shown_places(sentence, "own_deed"))
    )
    if acts and not (may_open and opens_scene(sentence)):
        found.append(StarPart.ACTION)
    if tells_outcome and not conditional and not is_a_habit(sentence):
        found.append(StarPart.RESULT)
    supposes = is_a_plan(sentence) and not tells_what_happened(sentence)
    if not found and may_open and _sets_scene(folded) and not supposes:
        found.append(StarPart.SITUATION)
    return tuple(found)


def opens_scene(text: str) -> bool:
    """Whether an English ``text`` begins with what somebody was about: "When I ran the ward"."""
    return fold_speech(text).startswith(_SCENE_OPENERS)


def tells_a_deed(sentence: str, *, of_then: bool = False) -> bool:
    """Whether an English ``sentence`` tells what somebody did themselves; what they would do, asked
    or supposed, is no deed, but for what they would do in a story ``of_then``."""
    told = without_plans(fold_in_place(sentence), of_then=of_then)
    return read_signs(told).own_actions > 0


def is_a_plan(sentence: str) -> bool:
    """Whether an English ``sentence`` says what somebody would do themselves."""
    return has_plan(fold_in_place(sentence))


def holds_in_general(sentence: str) -> bool:
    """Whether an English ``sentence`` says how somebody is: "I smile", "we always deliver"; but "I
    still work there" is what came of it."""
    of_oneself = _OF_ONESELF.match(fold_in_place(sentence)) is not None
    return is_a_habit(sentence) or (of_oneself and not _tells_of_then_or_now(sentence))


def is_a_habit(sentence: str) -> bool:
    """Whether an English ``sentence`` tells what somebody does always, and no more."""
    said = _HABIT.search(fold_in_place(sentence)) is not None
    return said and not _tells_of_then_or_now(sentence)


def _tells_of_then_or_now(sentence: str) -> bool:
    nowadays = _NOWADAYS.search(fold_in_place(sentence)) is not None
    return nowadays or tells_what_happened(sentence)


_OF_ONESELF = re.compile(
    r"\W*(?:(?:well|so|and|but|yes|no|honestly|um+|uh+)\W+)*(?:i'd|i'll|i would|i will|"
    r"(?:i|you) (?!(?:am|are|have|had|got|can|can't|could|do|don't|was|were|did|didn't|"
    # Said of then as of always.
    r"became|overcame|withdrew|forgave|hung|never heard|beat|let|put|cut|"
    r"hit|set|shut|quit|bet|split|spread|cost|hurt|read)\b)\w)"
)
_HABIT = re.compile(
    r"\b(?:i|we|you)(?:'\w+)? (?:\w+ ){0,2}?(?:always|usually|generally|every (?:day|time))\b"
)
_NOWADAYS = re.compile(r"\b(?:still|now|since|any ?more|today|these days|nowadays|to this day)\b")
_HAD = re.compile(r"\bi(?:'d| had)\b")
_SCENE_OPENERS = ("when i ", "when we ", "while i ", "while we ")


def _sets_scene(folded: str) -> bool:
    return has_cue(folded, _PAST_VERBS)


_CAME_UPON = re.compile(
    r"\W*(?:(?:so|well|okay|um|uh|once|one day)\W+)*(?:i|we) (?:\w+ly )?"
    r"(?:noticed|saw|found(?: out)?|discovered|heard|realised|realized|was told|were told) "
    r"(?:that )?(?:the|our|my|a|an|one|some|each|every|all|his|her|their|its|there|it|they|he|she|"
    r"nobody|no)\b(?:(?!\b(?:so|because|and|but)\b)[^.!?;,])*"
    r"\b(?:was|were|had|did|didn't|couldn't|kept)\b"
)
"""In what state somebody came upon something: "I found that our server was open to anybody"."""

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
