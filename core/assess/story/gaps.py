"""Gaps: what a stronger version of an answer leaves open for the person to fill, and where.

A gap stands only for what the review did not find either, and where the part would belong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.assess.answer.text import AnswerText
from core.assess.drill.pitch import PitchPart, parts_missing
from core.assess.report import StrongerPiece
from core.assess.star import StarPart
from core.assess.story.found import all_that_shows
from core.assess.words.signals import measure
from core.conversation.brief import InterviewType
from core.sentence import say
from core.think.reading.cues import fold_in_place

GAPS = {
    StarPart.SITUATION: say("[where and when it was, in one sentence]"),
    StarPart.TASK: say("[what you had to achieve]"),
    StarPart.ACTION: say("[what you did yourself, step by step]"),
    StarPart.RESULT: say("[what came of it, and how you know]"),
}
NUMBER_GAP = say("[your number here]")
PRICE_GAP = say("[what it costs, and when you would choose otherwise]")
EXAMPLE_GAP = say("[one small example]")
PITCH_GAPS = {
    PitchPart.WHO: say("[who you are and what you do today]"),
    PitchPart.DID: say("[one thing you did, and what came of it]"),
    PitchPart.WANTS: say("[why this role, and why now]"),
}


def story_with_gaps(answer: AnswerText, told: Sequence[StrongerPiece]) -> tuple[StrongerPiece, ...]:
    """``told``, in its order, with a gap for each part of a story that nobody told.

    Where a story runs through two parts in one breath, there is no place between them: what
    belongs there stands before it.
    """
    places = _places_shown(answer, told)
    shown = {part: found[0] for part, found in places.items()}
    end = len(told)
    result = shown.get(StarPart.RESULT, end)
    scene = shown.get(StarPart.SITUATION)
    # "In May I had planned a quest" sets the scene, if more was done later.
    deeds = places.get(StarPart.ACTION, (end,))
    acts = min(next((deed for deed in deeds if deed != scene), deeds[0]), max(result, deeds[0]))
    gaps: list[tuple[int, str]] = []
    if scene is None:
        gaps.append((0, GAPS[StarPart.SITUATION]))
    if StarPart.TASK not in shown:
        gaps.append((_place_before(told, acts, scene), GAPS[StarPart.TASK]))
    if StarPart.ACTION not in shown:
        gaps.append((result, GAPS[StarPart.ACTION]))
    if StarPart.RESULT not in shown:
        gaps.append((end, GAPS[StarPart.RESULT]))
    elif _misses_its_size(told[result:]):
        gaps.append((result + 1, NUMBER_GAP))
    pieces = list(told)
    for place, gap in reversed(gaps):
        pieces.insert(place, StrongerPiece(gap))
    return tuple(pieces)


def explanation_with_gaps(
    told: Sequence[StrongerPiece], kind: InterviewType
) -> tuple[StrongerPiece, ...]:
    """``told``, and gaps for an example and, where there is one, a price when they miss."""
    pieces = list(told)
    signals = [measure(piece.text) for piece in told]
    if not any(found[name] for found in signals for name in ("example", "number", "own_deed")):
        pieces.append(StrongerPiece(EXAMPLE_GAP))
    if kind.asks_for_knowledge and not any(found["limit"] for found in signals):
        pieces.append(StrongerPiece(PRICE_GAP))
    return tuple(pieces)


def introduction_with_gaps(told: Sequence[StrongerPiece]) -> tuple[StrongerPiece, ...]:
    """``told``, with gaps for who, what and why here where they miss."""
    missing = parts_missing(" ".join(piece.text for piece in told))
    gaps = {part: StrongerPiece(PITCH_GAPS[part]) for part in missing}
    first = [gaps.pop(PitchPart.WHO)] if PitchPart.WHO in gaps else []
    return (*first, *told, *gaps.values())


def _places_shown(
    answer: AnswerText, told: Sequence[StrongerPiece]
) -> dict[StarPart, tuple[int, ...]]:
    """The places in ``told`` where each part that the review quotes is shown, in order."""
    begins = [(p.quote.line_index, p.quote.start) for p in told if p.quote is not None]
    shown = {}
    for part in all_that_shows(answer):
        heres = [(quote.line_index, quote.start) for quote in part.quotes]
        if heres:
            shown[part.part] = tuple(
                max(0, sum(begin <= here for begin in begins) - 1) for here in heres
            )
    return shown


def _place_before(told: Sequence[StrongerPiece], deed: int, scene: int | None) -> int:
    """Where a gap may stand before the ``deed``: not between "Nobody would do it." and "So I did.",
    and after the ``scene`` where that comes first."""
    first = scene + 1 if scene is not None and scene < deed else 0
    place = deed
    while first < place < len(told) and _leans(told[place].text):
        place -= 1
    return place


def _leans(text: str) -> bool:
    return len(text.split()) < _STANDS_ALONE or _GOES_ON.match(text) is not None


_STANDS_ALONE = 4
_GOES_ON = re.compile(r"(?:so|and|but|then|because|which)\b", re.IGNORECASE)


def _misses_its_size(told: Sequence[StrongerPiece]) -> bool:
    """Whether what is ``told`` from the first outcome on says that something grew or shrank, and
    not by how much. "Nobody was hurt" has no size."""
    grew = any(_GREW.search(fold_in_place(piece.text)) for piece in told)
    return grew and not any(measure(piece.text)["number"] for piece in told)


_GREW = re.compile(
    r"\b(?:faster|quicker|slower|fewer|higher|lower|cheaper|shorter|smaller|bigger|reduc(?:ed|es)|"
    r"increased|decreased|improved|rose|grew|shrank|halved|doubled|"
    r"(?<!i )(?<!he )(?<!she )(?:dropped|fell|went (?:up|down))"
    r"(?! (?:in|out|off|over|asleep|ill|down|to|the|a|it|him|her)\b)|"
    r"(?:more|less) (?:\w+(?<!ous)(?<!less)s|people|money|time|waste|work|traffic))\b"
)
