"""A stronger version of a person's own answer, made of nothing but what they said.

Their own sentences, without fillers, without what they said twice or aside, in an order that a
listener can follow; where a part is missing stands a gap for them to fill. No fact is invented:
a piece is either a quote or a gap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from core.assess.answer_text import AnswerText
from core.assess.condense import meaningful_stems
from core.assess.evidence import quote_span
from core.assess.pitch import PitchPart, parts_missing
from core.assess.report import StrongerPiece
from core.assess.side_remarks import asks_back, is_said_aside, linked, was_a_joke
from core.assess.signals import measure
from core.assess.slips import without_slips
from core.assess.star import StarPart, find_star
from core.conversation.brief import InterviewType
from core.sentence import say
from core.think.losses import tells_of_a_loss

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

_ORDER = (StarPart.SITUATION, StarPart.TASK, StarPart.ACTION, StarPart.RESULT)


def strengthen(
    answer: AnswerText, kind: InterviewType, *, introduces: bool = False
) -> tuple[StrongerPiece, ...]:
    """The pieces of the stronger version, empty where there is nothing to work with.

    An answer that ``introduces`` somebody is a pitch, whatever the ``kind`` of its question.
    """
    # Who designs a system is to ask what it is for.
    told = _sentences_worth_keeping(answer, questions=kind is InterviewType.SYSTEM_DESIGN)
    if not told:
        return ()
    if introduces:
        return _as_introduction(told)
    if kind is InterviewType.BEHAVIOURAL:
        return _as_story(told)
    return _as_explanation(told)


def _as_story(told: Sequence[StrongerPiece]) -> tuple[StrongerPiece, ...]:
    """Situation, task, action, result, with a gap for each part that nobody told.

    A story that already goes that way keeps its order; what was added to it later, when asked,
    goes to the part that it belongs to.
    """
    told_of: set[StarPart] = set()
    current = StarPart.SITUATION
    placed: list[tuple[StarPart, StrongerPiece]] = []
    for place, piece in enumerate(told):
        shown = {span.part for span in find_star(piece.text, opens=place == 0)}
        told_of |= shown
        # A sentence without a sign of its own goes on with what was being told.
        current = next((part for part in _ORDER if part in shown), current)
        placed.append((current, piece))
    ordered = _in_order(placed)
    for part in _ORDER:
        if part not in told_of and all(part is not other for other, _ in ordered):
            at = next(
                (i for i, (p, _) in enumerate(ordered) if _comes_after(p, part)), len(ordered)
            )
            ordered.insert(at, (part, StrongerPiece(GAPS[part])))
    pieces = [piece for _, piece in ordered]
    results = [piece for part, piece in placed if part is StarPart.RESULT]
    if results and not any(_has_number(piece.text) for piece in results):
        pieces.append(StrongerPiece(NUMBER_GAP))
    return tuple(pieces)


_Placed = tuple[StarPart, StrongerPiece]


def _in_order(placed: Sequence[_Placed]) -> list[_Placed]:
    line = _line_of(placed[0])
    story = [one for one in placed if _line_of(one) == line]
    parts = list(dict.fromkeys(part for part, _ in story))
    if parts != sorted(parts, key=_ORDER.index):
        return sorted(placed, key=lambda one: _ORDER.index(one[0]))
    for added in placed[len(story) :]:
        before = [not _comes_after(part, added[0]) for part, _ in story]
        story.insert(len(story) - before[::-1].index(True) if any(before) else 0, added)
    return story


def _line_of(placed: _Placed) -> int | None:
    quote = placed[1].quote
    return quote.line_index if quote is not None else None


def _comes_after(part: StarPart, other: StarPart) -> bool:
    return _ORDER.index(part) > _ORDER.index(other)


def _as_explanation(told: Sequence[StrongerPiece]) -> tuple[StrongerPiece, ...]:
    """What was said, in its order, with gaps for an example and a price where they miss."""
    pieces = list(told)
    signals = [measure(piece.text) for piece in told]
    if not any(found["example"] or found["number"] for found in signals):
        pieces.append(StrongerPiece(EXAMPLE_GAP))
    if not any(found["limit"] for found in signals):
        pieces.append(StrongerPiece(PRICE_GAP))
    return tuple(pieces)


def _as_introduction(told: Sequence[StrongerPiece]) -> tuple[StrongerPiece, ...]:
    """What was said, in its order, with gaps for who, what and why here where they miss."""
    missing = parts_missing(" ".join(piece.text for piece in told))
    gaps = {part: StrongerPiece(PITCH_GAPS[part]) for part in missing}
    first = [gaps.pop(PitchPart.WHO)] if PitchPart.WHO in gaps else []
    return (*first, *told, *gaps.values())


def _sentences_worth_keeping(answer: AnswerText, *, questions: bool) -> list[StrongerPiece]:
    kept: list[StrongerPiece] = []
    said: set[str] = set()
    texts = dict(zip(answer.line_indexes, answer.parts, strict=True))
    for index, start, end in answer.sentences():
        sentence = texts[index][start:end]
        if kept and was_a_joke(sentence):
            kept.pop()
        if is_said_aside(sentence) or tells_of_a_loss(sentence):
            continue
        if not questions and asks_back(sentence):
            continue
        new = {*meaningful_stems(sentence), *_ACRONYM.findall(sentence)} - said
        said |= new
        clean = without_slips(sentence, opens=not kept)
        replies = bool(kept) and _replies(kept[-1], texts, index, start)
        if (new or replies) and clean and not _fits_every_answer(clean):
            kept.append(StrongerPiece(clean, quote_span(answer.interview, index, start, end)))
    belongs = linked([piece.text for piece in kept])
    return [piece for piece, links in zip(kept, belongs, strict=True) if links]


_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


def _replies(before: StrongerPiece, texts: Mapping[int, str], index: int, start: int) -> bool:
    """Whether what begins at ``start`` follows ``before``, and that is a question."""
    quote = before.quote
    if quote is None or quote.line_index != index or not before.text.endswith("?"):
        return False
    return not texts[index][quote.end : start].strip()


def _fits_every_answer(sentence: str) -> bool:
    found = measure(sentence)
    told = found["own_deed"] + found["number"] + found["reason"] + found["limit"]
    return found["generic"] >= _GENERIC and not told


_GENERIC = 2


def _has_number(text: str) -> bool:
    return measure(text)["number"] > 0
