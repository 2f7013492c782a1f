"""What a reply to "How did it end?" or "What did you do?" tells, in whatever words."""

from __future__ import annotations

import re

from core.assess.star import (
    StarPart,
    StarSpan,
    find_star,
    holds_in_general,
    is_a_plan,
    tells_a_deed,
)
from core.assess.words.side_remarks import asks_for_time, begins_anew, has_none
from core.practice.following_up.aftermath import begins_with_another
from core.practice.following_up.told import tells_what_happened
from core.speak.sentences import sentence_spans
from core.think.reading.cues import fold_in_place
from core.think.reading.said_again import without_said_again
from core.think.requests.refusals import refuses


def replied(text: str, asked: StarPart) -> tuple[StarSpan, ...]:
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
