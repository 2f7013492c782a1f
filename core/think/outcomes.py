"""Outcomes: where an answer tells how something ended.

Two kinds are told apart. Some words say by themselves that something came of it ("as a result",
"now it takes ten minutes", "down to four"). Others name an event that may just as well be the
trouble at the beginning ("we lost", "sales fell"): they are an outcome only once somebody has
acted, and towards the end of what is told. So are the endings in plain words, see
``core.think.endings``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.think.cues import find_cues
from core.think.endings import UNIT, find_endings
from core.think.numbers import AMOUNT

_PRESENT = (
    r"(?:is|are|has|have|takes?|runs?|works?|costs?|needs?|uses?|gets?|goes?|do|does|finish(?:es)?|"
    r"starts?|comes?|knows?|asks?|happens?|holds?|sleeps?|leads?|reads?|speaks?|arrives?|stays?|"
    r"opens?|can)"
)
_SUBJECT = (
    r"(?:it|this|that|they|she|he|we|you|there|everyone|everybody|nobody|no one|"
    r"(?:the|our|each|every|most|all|other) (?:\w+ ){0,2}?\w+)"
)
_OTHERS = (
    r"(?:they|she|he|others|everyone|everybody|(?:the|our|their|other|another|two|three|four|"
    r"several|all|my) (?:\w+ ){0,2}?(?:manager|ward|wards|team|teams|department|departments|"
    r"school|schools|company|director|board|head|office|offices|branch|branches|hospital|group|"
    r"client|clients|customer|customers|colleagues|teachers|nurses|firm|site|sites|boss|"
    r"partners|lead|leads))"
)
_THEIRS = (
    r"(?:it|this|that|them|my|our|the (?:idea|plan|same|sheet|list|method|tool|template|process))"
)
_ACHIEVED = (
    r"(?:led|could|was able|were able|managed|ran|passed|finished|mastered|presented|taught|"
    r"handled|did|read|spoke|walked|joined in|reached|completed|delivered|trusted|had|came to|"
    r"stopped|used|knew|worked|made|got|took over|opened|went (?:home|live))"
)
_LATER = (
    rf"(?:(?:after|within|in) (?:only |just |about )?(?:{AMOUNT} |a |the first )?{UNIT}|"
    rf"(?:{AMOUNT} |a )?{UNIT} later|by (?:the end of|the following|easter|christmas|summer|"
    r"spring|autumn)(?: (?:the|that|term|year|\w+)){0,2}|by then|a year on)"
)
_CHANGED = (
    r"(?:cut|reduced|raised|increased|improved|lifted|lowered|shortened|brought|saved|got|moved|"
    r"took|pushed|trimmed|went|fell|dropped|rose|grew|came|changed|climbed|sank|shrank|jumped)"
)
_TOLD = (
    r"\bas a result\b(?! of)",
    # Before and after.
    rf"(?<!right )(?<!until )(?<!just )(?<!by )(?<!for )\bnow,? {_SUBJECT} (?:\w+ly |all |"
    rf"only |just |always |never )?{_PRESENT}\b(?! (?:clear|obvious|time|my turn))",
    rf"\b(?:it|they|that|this|which|who|we|she|he|\w+s?) (?:is|are|has|have) now\b"
    rf"|\b(?:it|they|which|that|who|she|he|we|everyone|everybody) (?:all )?now {_PRESENT}\b"
    r"|\b(?!(?:i|until|right|by|for|just|and|so|but|even)\b)\w+ now (?:only )?"
    r"(?:takes?|runs?|works?|costs?|needs?|finish(?:es)?|leads?|uses?)\b",
    rf"\b(?:is|are|was|were|been|went|came|got|brought|cut|fell|dropped|it|them|number|rate|"
    rf"time|times)(?: \w+){{0,3}}? (?:back )?(?:down|up) to {AMOUNT}",
    rf"\b(?:down|up) from {AMOUNT}",
    rf"\b{_CHANGED}(?: [\w'-]+){{0,6}}? from {AMOUNT}(?: [\w%-]+){{0,3}}? to {AMOUNT}",
    rf"{AMOUNT}(?:%| [\w%-]+){{0,4}}? instead of (?:the )?(?:{AMOUNT}|an? {UNIT})",
    rf"\b(?:cut|reduced|raised|increased|improved|lifted|lowered|shortened|saved|trimmed)\b"
    rf"[^.!?;]{{0,60}}?\bby {AMOUNT}",
    rf"\bsaved (?:us |them |the \w+ )?{AMOUNT}",
    r"\b(?:halved|doubled|tripled|quadrupled) (?:the|our|their|its|my|in)\b",
    rf"\b(?:ever since|since (?:then|that day)|in the (?:{AMOUNT} )?{UNIT} since)\b",
    r"\b(?:hasn't|haven't|has not|have not|never) (?:\w+ ){1,4}(?:since|again)\b",
    r"\b(?:nobody|no one|not one|none) (?:\w+ ){1,6}?(?:since|again|any ?more|after that)"
    r"\b",
    r"\b(?:has|have|had|were|was|with) (?:been )?(?:zero|no more|not a single|no further)"
    r" \w+",
    # Taken up by others.
    rf"\b{_OTHERS} (?:has |have |had |then |also |later |soon |even |now ){{0,2}}"
    rf"(?:rolled {_THEIRS} out|rolled out {_THEIRS}|adopted {_THEIRS}|copied {_THEIRS}|"
    rf"took {_THEIRS} (?:over|up|on)|picked {_THEIRS} up|asked for (?:it|the same|a copy)|"
    rf"(?:still )?uses? {_THEIRS}|used it too|made it (?:the|a) (?:standard|rule)|"
    r"kept (?:it|us|me|using)|stayed|renewed|extended|thanked)\b",
    # What somebody could do a while later.
    rf"\b{_LATER},? (?!(?:i|and|but|so|because|which|when|that)\b)(?:\w+ ){{1,4}}?"
    rf"{_ACHIEVED}\b(?! (?:never|not|been|already)\b)",
    r"\b(?:it|that|this|which|she|he|we|they|there)'(?:s|re|ve) now\b"
    r"(?! (?:clear|obvious|time|my turn|or never))",
    # The end, called so.
    r"\b(?:it|(?:the|that) (?:whole )?(?:thing|story|case|dispute|row|argument|matter)) "
    r"(?:all )?ended (?:with|in|well|badly|by|up|there|happily)\b(?! an? argument)",
)
_LIKED = r"(?:liked|loved|enjoyed|welcomed|praised)"
_WON = (
    r"(?:job|grant|place|contract|money|post|visa|licence|license|promotion|deal|order|permit|"
    r"funding|account|role|loan|approval|budget|tender|refund)"
)
_EVENTS = (
    rf"\b\w+ got (?:the|that|our|my|his|her|their|a) (?:\w+ )?{_WON}\b",
    r"\bwe settled (?:on|for|at|it)\b|\bsettled out of court\b",
    r"\b(?:more|less|better|faster|fewer|quicker|earlier|higher|lower|calmer|happier) than "
    r"(?:(?:they|we|it|he|she) (?:had|did) )?(?:before|(?:the )?(?:year|month|term|season) "
    r"before)\b",
    rf"(?<![\d.,]){AMOUNT} (?:out )?of (?:the|our|my|all|those|them)(?: {AMOUNT})?"
    r"(?: \w+)? (?:had their|got|came|passed|signed|arrived|stayed|agreed|finished)\b",
    r"(?<!\bi )(?<!\bwe )\bwent home (?:on|after|within|safely|well|healthy|with|the next|"
    r"two|three|four|five)\b|\bwas discharged\b|\b(?:made|had) a full recovery\b",
    r"\b(?:said|told (?:me|us)|wrote)(?: that)? (?:it|that|this|i|we|mine|ours)(?:'s|'d| is"
    r"| was| had| have| were)?(?: been)?(?: one of)? (?:the|his|her|their) (?:\w+ )?"
    r"(?:best|easiest|calmest|clearest|cleanest|smoothest|quickest|fastest|nicest|"
    r"most \w+)\b",
    rf"\b(?!(?:i|we|who|you|always|really|never)\b)\w+ (?:really |all |both )?{_LIKED} "
    r"(?:it|this|the (?:result|idea|new \w+|change))\b",
    r"\bsold out\b|\bnobody (?:got|was) hurt\b|\bwent ahead\b|\bwas (?:promoted|hired)\b",
)
"""What is an outcome only late, as the cues of an event are, but no cue can say."""

_AIM = re.compile(
    r"(?<!managed )(?<!able )(?<!went on )(?<!helped )(?<!us )(?<!them )\bto (?:be )?$"
    r"|(?:told|asked|wanted|needed|expected|ordered) (?:me|us|him|her|them) to $"
    r"|\b(?:should|must|would) $"
)
"""What stands before a change that was only to come."""
_WAS_THERE = re.compile(
    r"[^.!?;]*\bbefore (?:i|we) (?:even |had |ever )?(?:joined|came|started|arrived|took over"
    r"|began|got)\b"
)
_SLIP = re.compile(
    r"\b(?:drew|drawn|gave|given|ordered|sent|typed|wrote|entered|read|put|booked|charged|printed|"
    r"keyed|dialled|bought|packed|set|prescribed|delivered|loaded)\b[^.!?;,]*$"
)
""""I drew up 40 units instead of 4" is the mistake; "ten minutes instead of forty" its end."""
_LATE = 0.5
"""The share of what is told after which an event is its end rather than its beginning."""
BEFORE = -1
"""Where somebody acted who did so in an earlier part."""


def find_outcomes(
    folded: str, told: Sequence[str], events: Sequence[str], acted_at: int | None
) -> tuple[int, ...]:
    """Where in ``folded``, a whole answer or a later part of one, an outcome is told, in order.

    ``told`` are cues of an outcome wherever they stand, ``events`` of what is one only late;
    ``acted_at`` is where somebody first acts, ``None`` when nobody does.
    """
    found = {match.start() for match in _told().finditer(folded) if not _is_a_slip(match)}
    found |= {start for start, _ in find_cues(folded, told)}
    if acted_at is not None:
        late = 0 if acted_at == BEFORE else int(_LATE * len(folded))
        spans = [
            *find_cues(folded, events),
            *(one.span() for one in _events().finditer(folded)),
            *find_endings(folded),
        ]
        found |= {
            start
            for start, end in spans
            if start > acted_at and end >= late and not _MOVES.match(folded, start)
        }
    aims = {at for at in found if _AIM.search(folded, max(0, at - 40), at)}
    return tuple(sorted(at for at in found - aims if not _WAS_THERE.match(folded, at)))


_MOVES = re.compile(
    r"went (?:down|up) (?:to (?:the|my|our|his|her|see|theatre|him|them|bed)\b|the \w+|stairs)"
    r"|(?<=\bi )(?:dropped|failed|fell)\b|(?<=\bi've )dropped\b|passed (?:away|me|him|her|by|the "
    r"\w+ (?:to|over|round)|it (?:to|on|over|round))\b|fell (?:asleep|in love|over|ill)\b"
)
""""Went down to theatre", "I dropped it": words of an event that say where or what somebody did."""


@cache
def _told() -> re.Pattern[str]:
    return re.compile("|".join(_TOLD))


@cache
def _events() -> re.Pattern[str]:
    return re.compile("|".join(_EVENTS))


def _is_a_slip(told: re.Match[str]) -> bool:
    if "instead of" not in told.group() or re.search(rf"\b{UNIT}\b", told.group()):
        return False
    return _SLIP.search(told.string, 0, told.start()) is not None
