"""What of a story can be found by rules: its parts, each with the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.assess.answer.repetition import repeats
from core.assess.answer.text import AnswerText, quotable_pieces
from core.assess.replies import replied
from core.assess.report import StarReview
from core.assess.star import (
    StarPart,
    StarSpan,
    find_star,
    holds_in_general,
    is_a_plan,
    tells_a_deed,
)
from core.assess.words.pointing import shown_places
from core.assess.words.vague import is_general, is_vague
from core.conversation.moves import FollowUpReason, MoveKind
from core.practice.following_up.aftermath import find_aftermath
from core.practice.interview import Interview
from core.practice.quotes import Quote
from core.think.distress.losses import tells_of_a_loss
from core.think.intent import Intent
from core.think.reading.cues import fold_in_place
from core.think.reading.scene import sets_scene
from core.think.reading.signs import read_signs, tell_outcomes
from core.think.requests.refusals import refuses

PART_OF_SIGN = {"outcome": StarPart.RESULT, "own_deed": StarPart.ACTION}
"""The signs that stand for a part of a story: each is seen where that part is quoted."""
MOST_QUOTES = 2
"""Two quotes show a part; more would only be longer."""


def tells_a_story(star: Sequence[StarReview]) -> bool:
    """Whether something that somebody did, or what came of it, was found."""
    return any(found.quotes for found in star if found.part in PART_OF_SIGN.values())


def review_star(answer: AnswerText) -> tuple[StarReview, ...]:
    """Each STAR part with up to ``MOST_QUOTES`` quotes that show it: of deeds those that tell most,
    of results those that say so in words before those that only happened last, of all else the
    first."""
    choose = {StarPart.ACTION: _fullest, StarPart.RESULT: _surest}
    return tuple(
        replace(found, quotes=choose.get(found.part, _first)(found.quotes))
        for found in all_that_shows(answer)
    )


def all_that_shows(answer: AnswerText) -> tuple[StarReview, ...]:
    """Each STAR part with every quote that shows it, in the order in which they were said.

    What was said before is quoted from where it was said first. Where no words of a situation or a
    result were heard, what sets a scene and what shows an outcome at the very end are taken for
    them: the same page would call them seen. A sentence that tells nothing shows no part.
    """
    quotes: dict[StarPart, list[Quote]] = {part: [] for part in StarPart}
    for index, text in zip(answer.line_indexes, answer.parts, strict=True):
        spans = find_star(text, opens=index == answer.line_indexes[0])
        asked = _part_asked_for(answer.interview, index)
        if asked is not None and asked not in {span.part for span in spans}:
            spans = (*spans, *replied(text, asked))
        for span in spans:
            said = text[span.start : span.end]
            if tells_of_a_loss(said) or is_vague(said):
                continue
            if span.part is StarPart.RESULT and is_general(said):
                continue
            if quotes[span.part] and _said_before(answer, index, span):
                continue
            opens = index == answer.line_indexes[0]
            quote = answer.quote(index, *_showing(text, span, opens=opens))
            if quote.text not in {earlier.text for earlier in quotes[span.part]}:
                quotes[span.part].append(quote)
    for part, place in _shown_anyway(answer):
        if not quotes[part]:
            quotes[part].append(answer.quote(*place))
    return tuple(
        StarReview(part, tuple(sorted(found, key=lambda q: (q.line_index, q.start))))
        for part, found in quotes.items()
    )


def _first(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    return tuple(quotes[:MOST_QUOTES])


def _surest(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Of results those that are told as one; where fewer are, the last things that happened."""
    told = [quote for quote in quotes if tell_outcomes(quote.text, acted_before=True)]
    others = [quote for quote in reversed(quotes) if quote not in told]
    kept = [*told, *others][:MOST_QUOTES]
    return tuple(quote for quote in quotes if quote in kept)


def _fullest(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Of ``quotes`` those that tell most deeds, of as many the first, in their order: "I told him"
    stands for a story less than "I cut it out, wrote 60 tests and moved it over"."""
    ranked = sorted(quotes, key=lambda quote: -_deeds(quote.text))[:MOST_QUOTES]
    return tuple(quote for quote in quotes if quote in ranked)


def _deeds(said: str) -> int:
    """How many things somebody did themselves an English sentence ``said`` tells: what goes on
    after "I ..." without a subject of its own is theirs too."""
    folded = fold_in_place(said)
    parts = _NEXT_DEED.split(folded)
    return sum(
        tells_a_deed(part) or (at > 0 and tells_a_deed(f"i {part}"))
        for at, part in enumerate(parts)
    )


def _said_before(answer: AnswerText, index: int, span: StarSpan) -> bool:
    text = dict(zip(answer.line_indexes, answer.parts, strict=True))
    said = [text[at][a:b] for at, a, b in answer.sentences() if (at, a) < (index, span.start)]
    return repeats(text[index][span.start : span.end], said)


def _shown_anyway(answer: AnswerText) -> Iterator[tuple[StarPart, tuple[int, int, int]]]:
    """The first sentence that sets a scene, and the last of all if it shows an outcome.

    After the first sentence of all, what tells how it ended sets none: "in the end we were done
    before Christmas".
    """
    text = dict(zip(answer.line_indexes, answer.parts, strict=True))
    said = [(place, text[place[0]][place[1] : place[2]]) for place in answer.sentences()]
    told = [(place, one) for place, one in said if not (tells_of_a_loss(one) or is_vague(one))]
    for at, (place, one) in enumerate(told):
        ends = at > 0 and bool(tell_outcomes(one, acted_before=True))
        if sets_scene(one) and not is_a_plan(one) and not ends:
            yield StarPart.SITUATION, place
            break
    if len(told) > 1 and shown_places(told[-1][1], "outcome"):
        place, one = told[-1]
        if not (is_a_plan(one) or holds_in_general(one) or is_general(one) or refuses(one)):
            yield StarPart.RESULT, place


def _showing(text: str, span: StarSpan, *, opens: bool) -> tuple[int, int]:
    """The piece of a sentence of ``text`` that holds the sign of its part: all of a short one."""
    pieces = quotable_pieces(text, span.start, span.end)
    if len(pieces) == 1:
        return pieces[0]
    ends = (*tell_outcomes(text, acted_before=not opens), *find_aftermath(text))

    def shows(piece: tuple[int, int]) -> float:
        start, end = piece
        if span.part is StarPart.RESULT:
            return any(start <= at < end for at in ends)
        said = text[start:end]
        parts = {found.part for found in find_star(said, opens=opens and start == 0)}
        # "So I was" may begin a deed; one that is told shows it better.
        told = span.part is StarPart.ACTION and read_signs(said).own_actions > 0
        return (span.part in parts) + told

    return max(pieces, key=shows)


_NEXT_DEED = re.compile(r"(?:[,;]| and) (?:and )*")

_ASKS_FOR = {
    FollowUpReason.NO_RESULT: StarPart.RESULT,
    FollowUpReason.NO_OWN_PART: StarPart.ACTION,
}


def _part_asked_for(interview: Interview, index: int) -> StarPart | None:
    """The part that the follow-up before the answer at ``index`` asked for, if it asked one."""
    for line in reversed(interview.lines[:index]):
        if line.reason is not None:
            return _ASKS_FOR.get(line.reason)
        if line.intent is Intent.ANSWER or line.move in (MoveKind.OPENING, MoveKind.QUESTION):
            return None
    return None
