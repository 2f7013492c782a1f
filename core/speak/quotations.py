"""Where a sentence goes on past a full stop, and where it ends without one being seen.

A quotation is one with the sentence around it, and so is an aside between brackets or dashes;
"……" and "..." end nothing in a script without capitals; a Korean date is full of stops.
"""

from __future__ import annotations

import re

LONGEST_QUOTATION_CHARS = 150
"""A quotation that is longer, or is never closed, keeps no voice waiting: it is cut as usual."""

_CLOSER_OF = {"“": "”", "„": "“", "«": "»", "»": "«", "「": "」", "『": "』", "《": "》", '"': '"'}
_OPENERS = "".join(_CLOSER_OF)
_CLOSERS = '"”»」』》〉’'
_WITHOUT_CAPITALS = frozenset({"zh", "ja", "ko", "hi", "ar"})
# What says who spoke follows with nothing between: only the place of the quotation tells.
_SPEAKER_FOLLOWS = frozenset({"zh", "hi", "ar"})
_ELLIPSIS = re.compile(r"(?:…|\.\s?\.)\s*$")
# "…잘 모르겠어요... 선생님은요?": after these a Korean sentence has ended, ellipsis or not.
_KOREAN_END = re.compile(r"(?:요|다|죠)(?:…+|\.[.\s]*)$")
# "モーニング娘。の大ファン": a name with a full stop; no sentence begins with these particles.
_JAPANESE_PARTICLE = re.compile(r"を|の(?:$|[^ちどりんびぞこぼせみむはけっ])")
_KOREAN_SAID = re.compile(r"(?:이?라[고는며]|하|했|한 |할 )")
_KOREAN_DATE = re.compile(r"(?<!\d)(?:\d{4}\.\s*)?\d{1,4}\.\s*$")

_MORE_ENDS = re.compile(
    r"[.!?…][\"”»]\s+(?=[\"“«„])"  # "Why?" "Because I said so."
    r"|(?:^|(?<=[。！？]))\s*[（(][^（()）]*[。！？][）)]\s*"  # a sentence in brackets
)
_BEFORE_BRAND = re.compile(r"\w{3}[.!?]\s+(?=[a-z][A-Z])")  # "im zweiten Stock. iPads sind"
_BESIDE_IDEOGRAPHS = re.compile(
    r"[。｡！？](?=[\w“「『（])|[!?](?=[\u3040-\u30ff\u4e00-\u9fff])"  # "真的吗?我也"
)
_NAME_WITH_MARK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff][A-Za-z]+[!?]$")  # "いつもYahoo!で"
_ENDS_IN = {
    # "Freunden. 2019": a longer word is no abbreviation, and no ordinal stands behind it.
    "de": re.compile(r"[a-zäöüß]{5}(?<!str)(?<!nr)\.\s+(?=\d)"),
    "nl": re.compile(r"[.!?…]\s+(?=[’'][stn]\s)"),
    "ko": re.compile(r"(?<=[요다죠네까])[~～]+\s+"),
    "ja": _BESIDE_IDEOGRAPHS,
    "zh": _BESIDE_IDEOGRAPHS,
}
_NOWHERE = re.compile(r"(?!)")
_ASIDE = re.compile(r"[.!?…।؟。！？]+[)）\]]$")
_DASH = re.compile(r"[—–-]+\s*")
_ELLIPSIS_BEFORE_CAPITAL = re.compile(r"…\s+(?!I\b)(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])")


def more_ends(text: str, language: str) -> set[int]:
    """Offsets in ``text`` where a sentence ends beyond what sentencex knows."""
    patterns = (_MORE_ENDS, _BEFORE_BRAND, _ENDS_IN.get(language, _NOWHERE))
    ends = {match.end() for pattern in patterns for match in pattern.finditer(text)}
    if language != "de":  # every noun has a capital
        ends |= {match.end() for match in _ELLIPSIS_BEFORE_CAPITAL.finditer(text)}
    return ends


def goes_on(sentence: str, after: str, language: str, finished: bool) -> bool:
    """Whether ``sentence``, cut at a possible end, goes on with ``after``.

    ``finished`` tells that nothing more will follow ``after``.
    """
    visible, said = after.lstrip(), sentence.rstrip()
    if "\n" in sentence[len(said) :]:
        return False
    if _is_quoting(sentence, after, finished):
        return True
    if _NAME_WITH_MARK.search(sentence):
        return True
    if _ASIDE.search(said) and said.lstrip()[0] not in "([（":
        return _goes_on_small(visible)
    if dash := _DASH.match(visible):
        told = visible[dash.end() :]
        return _goes_on_small(told) if told else not finished
    if language in _WITHOUT_CAPITALS and _ELLIPSIS.search(said):
        return language != "ko" or _KOREAN_END.search(said) is None
    if language == "ko" and _KOREAN_DATE.search(said):
        # "2019. 3. 2. 입학식 날": a date, or one that goes on.
        return visible[0].isdigit() or re.search(r"\d\.\s*\d{1,2}\.$", said) is not None
    if language == "ja" and said[-1] == "。" and _JAPANESE_PARTICLE.match(visible):
        return not finished or len(visible) > 1
    if said[-1] not in _CLOSERS:
        return False
    if said[-1] in "》〉":
        return True  # a title
    if language == "ja":
        return visible[0] in "とっだなの"  # the particle after a quotation
    if language == "ko":
        return _KOREAN_SAID.match(visible) is not None
    opens = said.lstrip()[0] in _OPENERS
    return language in _SPEAKER_FOLLOWS and opens and visible[0] not in _OPENERS


def is_ideographic(letter: str) -> bool:
    """Whether ``letter`` belongs to a script that puts no space between sentences."""
    return "\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff"


def _goes_on_small(text: str) -> bool:
    """Whether ``text`` begins with a letter that no sentence begins with, where letters differ."""
    return text[0].isalpha() and not text[0].isupper()


def _is_quoting(sentence: str, after: str, finished: bool) -> bool:
    """Whether ``sentence`` ends inside a quotation that is short and closed, or may become so."""
    text, at = sentence + after, 0
    while at < len(sentence):
        closer = _CLOSER_OF.get(text[at]) if _may_open(text, at) else None
        if closer is None:
            at += 1
            continue
        end = text.find(closer, at + 1)
        if end < 0:
            return not finished and len(text) - at <= LONGEST_QUOTATION_CHARS
        if end >= len(sentence):
            return end - at <= LONGEST_QUOTATION_CHARS
        at = end + 1
    return False


def _may_open(text: str, at: int) -> bool:
    """A straight mark closes at the end of a word; after a figure it stands for inches. A German
    "»" opens before a word."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] == "»":
        return not before.strip() and after.isalnum()
    if text[at] != '"':
        return True
    return not before.isdigit() and bool(after.strip()) and before not in (*".!?…",)
