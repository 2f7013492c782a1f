"""A stronger version of a person's own answer, made of nothing but what they said.

Their own sentences, without fillers and without what they said twice, in an order that a listener
can follow; where a part is missing stands a gap for them to fill. No fact is invented: a piece is
either a quote or a gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.assess.answer_text import AnswerText
from core.assess.condense import NUMBER, meaningful_stems, stems
from core.assess.delivery import MentionKind, find_mentions
from core.assess.evidence import Quote, quote_span
from core.assess.report import StrongerPiece
from core.assess.signals import measure
from core.assess.star import StarPart, find_star
from core.conversation.brief import InterviewType
from core.sentence import say

GAPS = {
    StarPart.SITUATION: say("[where and when it was, in one sentence]"),
    StarPart.TASK: say("[what you had to achieve]"),
    StarPart.ACTION: say("[what you did yourself, step by step]"),
    StarPart.RESULT: say("[what came of it, and how you know]"),
}
NUMBER_GAP = say("[your number here]")
PRICE_GAP = say("[what it costs, and when you would choose otherwise]")
EXAMPLE_GAP = say("[one small example]")

_ORDER = (StarPart.SITUATION, StarPart.TASK, StarPart.ACTION, StarPart.RESULT)
_IDLE = r"um|uh|er|okay|ok|yeah|yes|basically|actually|honestly"
_OPENER = r"so|well|right|now|i mean|you know|as i said|to be honest"
_SUBJECT = r"I(?:['’]\w+)?|we(?:['’]\w+)?|you|he|she|it|they|there"
_NOUN = r"the|a|an|my|our|his|her|its|their|this|these|those"
_TIME = (
    r"in|on|at|from|for|by|with|when|after|before|because|since|if|while|what|then|last|first|now"
)
# "So far", "right away", "now and then" and "so-called" begin what was said: a word that may belong
# to what follows it is idle only before a pause, or where a new clause begins.
_OPENERS = re.compile(
    rf"^(?:(?:(?:{_IDLE}|and)(?![\w'’/-])"
    rf"|(?:{_OPENER}|like)(?=\s*(?:,|[-–—]\s|[.!?]*$))"
    rf"|(?:{_OPENER})(?=\s+(?:{_SUBJECT}|{_IDLE})(?![\w-]))"
    rf"|(?:so|now)(?=\s+(?:{_NOUN})\s)"
    rf"|so(?=\s+(?:{_TIME}|well,|right,|like,|i mean|you know)[\s,])"
    r")(?:[\s,]|[-–—](?=\s))*)+",
    re.IGNORECASE,
)


def strengthen(answer: AnswerText, kind: InterviewType) -> tuple[StrongerPiece, ...]:
    """The pieces of the stronger version, empty where there is nothing to work with."""
    told = _sentences_worth_keeping(answer)
    if not told:
        return ()
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


def _sentences_worth_keeping(answer: AnswerText) -> list[StrongerPiece]:
    kept: list[StrongerPiece] = []
    said: set[str] = set()
    texts = dict(zip(answer.line_indexes, answer.parts, strict=True))
    for index, start, end in answer.sentences():
        sentence = texts[index][start:end]
        new = set(meaningful_stems(sentence)) - said
        said |= new
        clean = _without_fillers(sentence)
        if new and clean and not _fits_every_answer(clean):
            kept.append(StrongerPiece(clean, quote_span(answer.interview, index, start, end)))
    return kept


def _without_fillers(sentence: str) -> str:
    """``sentence`` without fillers and idle openers, its first letter large."""
    clean = sentence
    for mention in reversed(find_mentions(sentence)):
        if mention.kind is MentionKind.FILLER:
            clean = clean[: mention.start] + clean[mention.end :]
    clean = re.sub(r"\s*,(?:\s*,)+", ",", clean)
    clean = re.sub(r"\s+([,.!?;:])", r"\1", " ".join(clean.split())).lstrip(",;: ")
    clean = _OPENERS.sub("", clean).strip(" ,")
    return clean[:1].upper() + clean[1:] if any(c.isalnum() for c in clean) else ""


def _fits_every_answer(sentence: str) -> bool:
    found = measure(sentence)
    told = found["own_deed"] + found["number"] + found["reason"] + found["limit"]
    return found["generic"] >= _GENERIC and not told


_GENERIC = 2


def _has_number(text: str) -> bool:
    return measure(text)["number"] > 0


def own_facts_only(sentences: Sequence[str], answer: AnswerText) -> tuple[StrongerPiece, ...]:
    """A model's stronger version, sentence by sentence, as far as it invents nothing.

    A sentence stays when all its words with a meaning, and each of its numbers and names, were
    said by the candidate; its quote is the sentence of theirs that it shares most with. Gaps in
    square brackets stay, unless a number or name was put into them. Returns nothing when more
    than a third had to go: a torso is no help.
    """
    said = set(meaningful_stems(answer.judged))
    words = {word.casefold() for word in _WORD.findall(answer.judged)}
    numbers = _numbers(answer.judged)
    kept: list[StrongerPiece] = []
    for sentence in sentences:
        own = _GAP.sub(" ", sentence)
        if not (_numbers(sentence) <= numbers and _names(sentence) <= words):
            continue
        if not any(c.isalnum() for c in own):
            kept.append(StrongerPiece(" ".join(sentence.split())))
            continue
        mine = set(meaningful_stems(own)) - {NUMBER}
        if mine <= said:
            quote = _nearest(answer, set(stems(own)))
            if quote is not None:
                kept.append(StrongerPiece(" ".join(sentence.split()), quote))
    return tuple(kept) if 3 * len(kept) >= 2 * len(sentences) else ()


_GAP = re.compile(r"\[[^\[\]]*\]")
_FIGURE = re.compile(r"\d[\d.,:%]*")
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<=[^\W\d_] )(?!I\b)[A-Z]\w*|(?<=, )(?!I\b)[A-Z]\w*|\b[A-Z][A-Z]+\b")


def _numbers(text: str) -> set[str]:
    return {figure.rstrip(".,:") for figure in _FIGURE.findall(text)}


def _names(text: str) -> set[str]:
    """What is written large, but for the first word of a sentence, where every word is."""
    return {name.casefold() for name in _NAME.findall(text)}


def _nearest(answer: AnswerText, words: set[str]) -> Quote | None:
    return answer.best_sentence(lambda sentence: len(words & set(stems(sentence))))
