"""The words that show how somebody spoke: those in which what was measured is heard most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.assess.answer.text import FEWEST_QUOTE_WORDS, AnswerText, quotable_pieces
from core.assess.delivery import LONG_PAUSE_S, find_pauses, inside_clauses
from core.assess.evidence import quote_time
from core.assess.rubric import DeliveryMark
from core.assess.words.mentions import MentionKind, find_mentions
from core.conversation.transcript import TimeSpan
from core.practice.interview import Interview
from core.practice.quotes import Quote
from core.sentence import Sentence, say

PACED_FROM_S = 2.0
"""Word times are a tenth of a second off: of less time no pace is told."""


@dataclass(frozen=True)
class HeardWords:
    """``quote``, and ``told``, which says what is heard in it."""

    quote: Quote
    told: Sentence


@dataclass(frozen=True)
class _Piece:
    """A sentence, or a part of a long one; ``pace_wpm`` is ``None`` without word times."""

    quote: Quote
    fillers: int
    hedges: int
    pace_wpm: float | None
    broken: int

    @property
    def words(self) -> int:
        return len(self.quote.text.split())


def words_that_show(
    mark: DeliveryMark | None, interview: Interview, line_indexes: Sequence[int]
) -> HeardWords | None:
    """Where ``mark`` is heard most in the spoken ones of the candidate's lines ``line_indexes``;
    without a mark, the longest words in which nothing was to be remarked on.

    ``None`` where nothing shows it: the pace of words is known by their times alone, which not
    every engine gives and which an edited answer no longer has.
    """
    pieces = _pieces(interview, line_indexes)
    if mark is DeliveryMark.FILLERS:
        most = _most(pieces, lambda piece: piece.fillers)
        told = say("Fillers are most frequent in these words.")
        return HeardWords(most.quote, told) if most else None
    if mark is DeliveryMark.HEDGES:
        most = _most(pieces, lambda piece: piece.hedges)
        told = say("Hedges are most frequent in these words.")
        return HeardWords(most.quote, told) if most else None
    if mark is DeliveryMark.BROKEN:
        most = _most(pieces, lambda piece: piece.broken)
        if most is None:
            return None
        told = say("Most pauses inside a clause, {count}, are in these words.", count=most.broken)
        return HeardWords(most.quote, told)
    paced = [(piece.pace_wpm, piece) for piece in pieces if piece.pace_wpm is not None]
    if mark is None:
        smooth = [one for one in paced if not (one[1].fillers or one[1].hedges or one[1].broken)]
        if not smooth:
            return None
        pace, piece = max(smooth, key=lambda one: one[1].words)
        told = say("These words, for one, came at {pace} words a minute.", pace=f"{pace:.0f}")
        return HeardWords(piece.quote, told)
    if not paced:
        return None
    if mark is DeliveryMark.TOO_FAST:
        pace, piece = max(paced, key=lambda one: one[0])
        told = say("These words were fastest, at {pace} a minute.", pace=f"{pace:.0f}")
    else:
        pace, piece = min(paced, key=lambda one: one[0])
        told = say("These words were slowest, at {pace} a minute.", pace=f"{pace:.0f}")
    return HeardWords(piece.quote, told)


def _most(pieces: Sequence[_Piece], count: Callable[[_Piece], int]) -> _Piece | None:
    """The first with the highest ``count``; ``None`` where all have none."""
    found = [piece for piece in pieces if count(piece)]
    return max(found, key=count) if found else None


def _pieces(interview: Interview, line_indexes: Sequence[int]) -> list[_Piece]:
    spoken = tuple(
        index
        for index in line_indexes
        if (heard := interview.lines[index].transcript) is not None and heard.speech
    )
    answer = AnswerText(interview, spoken)
    text = dict(zip(spoken, answer.parts, strict=True))
    places = [
        (index, *piece)
        for index, first, last in answer.sentences()
        for piece in quotable_pieces(text[index], first, last)
    ]
    quotes = [answer.quote(*place) for place in places]
    return [
        _measured(quote, interview)
        for quote in quotes
        if len(quote.text.split()) >= FEWEST_QUOTE_WORDS
    ]


def _measured(quote: Quote, interview: Interview) -> _Piece:
    kinds = [mention.kind for mention in find_mentions(quote.text)]
    pace, broken = None, 0
    span = quote_time(quote, interview)
    if span is not None:
        pauses, broken = _pauses(quote, span, interview)
        thought_s = sum(pause.duration_s for pause in pauses if pause.duration_s >= LONG_PAUSE_S)
        paced_s = span.duration_s - thought_s
        pace = 60 * len(quote.text.split()) / paced_s if paced_s >= PACED_FROM_S else None
    return _Piece(
        quote,
        fillers=kinds.count(MentionKind.FILLER),
        hedges=kinds.count(MentionKind.HEDGE),
        pace_wpm=pace,
        broken=broken,
    )


def _pauses(quote: Quote, span: TimeSpan, interview: Interview) -> tuple[list[TimeSpan], int]:
    """The pauses within ``span``, and how many of them part what belongs together."""
    heard = interview.lines[quote.line_index].transcript
    assert heard is not None
    pauses = find_pauses(heard.speech)
    inside = inside_clauses(pauses, heard.words) or ()
    within = [
        (pause, parts)
        for pause, parts in zip(pauses, inside, strict=True)
        if span.start_s <= (pause.start_s + pause.end_s) / 2 <= span.end_s
    ]
    return [pause for pause, _ in within], sum(parts for _, parts in within)
