"""What of a story can be found by rules: its parts, each with the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.assess.answer.repetition import repeats
from core.assess.answer.text import AnswerText, quotable_pieces
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
from core.assess.words.side_remarks import asks_for_time, begins_anew, has_none
from core.assess.words.vague import is_general, is_vague
from core.conversation.moves import FollowUpReason, MoveKind
from core.practice.following_up.aftermath import begins_with_another, find_aftermath
from core.practice.following_up.told import tells_what_happened
from core.practice.interview import Interview
from core.practice.quotes import Quote
from core.speak.sentences import sentence_spans
from core.think.distress.losses import tells_of_a_loss
from core.think.intent import Intent
from core.think.reading.cues import fold_in_place
from core.think.reading.said_again import without_said_again
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
            spans = (*spans, *_reply(text, asked))
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


def _reply(text: str, asked: StarPart) -> tuple[StarSpan, ...]:
    """The reply to "How did it end?" is the result, in whatever words; but no question is, no deed
    and no habit, and where they would not say, or began anew, nothing was told. What others did is
    no reply to what somebody did themselves."""
    from_the_first = False
    for start, end in sentence_spans(text):
        said = text[start:end]
        from_the_first = from_the_first or _FIRST_THING.match(fold_in_place(said)) is not None
        if not any(letter.isalnum() for letter in without_said_again(said)):
            continue
        if refuses(said) or has_none(said) or begins_anew(said):
            return ()
        if said.rstrip(" \"”'’").endswith("?") or asks_for_time(said):
            continue
        if StarPart.SITUATION in {span.part for span in find_star(said, opens=False)}:
            continue
        if asked is StarPart.RESULT and from_the_first and tells_a_deed(said):
            continue
        if (_may_be_a_result if asked is StarPart.RESULT else _may_be_a_deed)(said):
            return (StarSpan(asked, start, end),)
    return ()


def _may_be_a_result(said: str) -> bool:
    return not (_only_goes_on(said) or holds_in_general(said))


def _only_goes_on(said: str) -> bool:
    """Whether each main clause of ``said`` goes on with what somebody did: "I rang him and asked"
    does; "I rang him and he paid" and "I convinced them" tell how it ended."""
    folded = fold_in_place(said)
    main = [clause for clause in _CLAUSE_EDGE.split(folded) if not _BESIDE.match(clause)]
    onward = [_GOES_ON.match(clause) is not None for clause in main]
    return any(onward) and all(
        goes_on or not (tells_what_happened(clause) or tells_what_happened(f"i {clause.strip()}"))
        for clause, goes_on in zip(main, onward, strict=True)
    )


def _may_be_a_deed(said: str) -> bool:
    if not tells_what_happened(said):
        return not (is_a_plan(said) or holds_in_general(said))
    return _OWN.search(fold_in_place(said)) is not None or not _is_anothers_deed(said)


def _is_anothers_deed(said: str) -> bool:
    """Whether ``said`` begins with somebody else: "He rang", "The others did", "Tom wrote"; "Rang
    each customer" leaves "I" away, and "the calls that came in" is what somebody took on."""
    folded = fold_in_place(said)
    if begins_with_another(folded):
        return tells_what_happened(_RELATIVE.sub("", folded))
    named = _NAMED.match(said)
    return (
        named is not None
        and tells_a_deed(f"I {said[named.end() :]}")
        and not tells_a_deed(f"I {said[named.start(1) :]}")
    )


_NEXT_DEED = re.compile(r"(?:[,;]| and) (?:and )*")
_CLAUSE_EDGE = re.compile(r"[,;:]|\b(?:and|but|so|until|then)\b")
_BESIDE = re.compile(r"\W*(?:who|which|that|where|what|because|if|when|while|as|since|to|in|at)\b")
_FIRST_THING = re.compile(
    r"\W*(?:(?:well|so|um+|uh+)\W+)*(?:the )?(?:very )?first (?:thing|step)\b"
)
_GOES_ON = re.compile(
    r"\W*(?:(?:well|um+|uh+|first|next|again|yes|okay)\W+)*"
    r"(?:i(?:'d|'ve| had| have)? )?(?:(?:also|just|again|first|\w+ly) )*"
    r"(?:asked|said(?! (?:yes|no|goodbye))|told (?!(?:\w+ ){1,3}(?:that )?i (?:was leaving|quit))|"
    r"rang|phoned|e-?mailed|texted|messaged|called (?!it\b|time\b|off\b)|wrote (?!it off)|spoke|"
    r"talked|listened|explained|suggested|proposed|discussed|checked|looked|searched|tried|"
    r"thought|(?:started|began) (?:by|with)\b|met with|went (?:through|over)\b|"
    r"(?:made|drew up|wrote) (?:a|the) (?:list|plan)\b)"
)
"""Deeds that end nothing. Whatever else somebody did may be how it ended."""
_OWN = re.compile(
    r"\b(?:i|i'm|i've|mine)\b|\b(?:was|all|only|just|mostly) me\b"
    r"|\bmy (?:own )?(?:part|role|job|bit|share|task|idea|decision)\b"
    r"|\bmyself\b|\bby me\b|\b(?:up|down|fell|left(?: \w+)?) to me\b"
    r"|^\W*(?:me and|(?:just |only )?me,? (?:with|plus)|\w+ and me)\b"
)
_OPENERS = r"\W*(?:(?:well|so|and|but|yes|no|honestly|basically|mostly|um+|uh+)\W+)*"
_RELATIVE = re.compile(r"(?<=\w) (?:that|which|who|what\w*)\b.*", re.DOTALL)
_NAMED = re.compile(rf"(?i:{_OPENERS})([A-Z]\w+ (?:and (?:[A-Z]\w+|\w+ \w+) )?)")

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
