"""Where a sentence goes on past a full stop, and where it ends without one being seen.

A quotation is one with the sentence around it, and so is an aside between brackets or dashes;
"……" and "..." end nothing in a script without capitals; a Korean date is full of stops.
"""

from __future__ import annotations

import re

from core.speak.abbreviations import ARABIC_AND, opens_sentence

LONGEST_QUOTATION_CHARS = 150
"""A quotation that is longer, or is never closed, keeps no voice waiting: it is cut as usual."""

_CLOSER_OF = {
    "“": "”",
    "‘": "’",
    "„": "“",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "《": "》",
    '"': '"',
    "'": "'",
}
_BRACKETS = {"(": ")", "（": "）"}
_PAIRS = _CLOSER_OF | _BRACKETS
_OPENERS = "".join(_CLOSER_OF)
_CLOSERS = "'\"”»」』》〉’"
_WITHOUT_CAPITALS = frozenset({"zh", "ja", "ko", "hi", "ar"})
# What says who spoke follows with nothing between: only the place of the quotation tells.
_SPEAKER_FOLLOWS = frozenset({"zh", "hi", "ar", "ko"})
# “真的吗？”他问，“你没骗我吧？”: here it has been told.
_SPEAKER_TOLD = re.compile(
    r"[”»」』\"][^“«「『\"]*\w[^“«「『\"]*[“«「『\"].*[”»」』\"]$", re.DOTALL
)
# "Out!" Tom Baker shouted: only English puts the verb last.
_ENGLISH_SPEAKER = re.compile(
    r"(?:I|(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]+)?)"
    r" (?:said|says|ask|cried|cries|replie|answer|shout|whisper|call|yell|scream|add|mutter|murmur"
    r"|laugh|sigh|exclaim|repeat|demand|snap|growl|groan|insist|agree|suggest|wonder|thought|told)"
)
_PERHAPS_ENGLISH_SPEAKER = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? ?)?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?(?: [a-z]{0,6})?)?$"
)
_ELLIPSIS = re.compile(r"(?:…|\.\s?\.|。。)\s*$")
# "…잘 모르겠어요... 선생님은요?", "寒いですね…": after these a sentence has ended, ellipsis or not.
_ENDED_BEFORE_ELLIPSIS = {
    "ja": re.compile(r"(?:です|ます|でした|ました|ません)[かねよ]{0,2}(?:…+|\.[.\s]*)$"),
    "ko": re.compile(r"(?:요|다|죠)(?:…+|\.[.\s]*)$"),
}
_HAN = r"[\u3040-\u30ff\u4e00-\u9fff]"
# "モーニング娘。の大ファン", "ハイキュー!!を": a name with a mark; no sentence begins with these.
_JAPANESE_PARTICLE = re.compile(
    r"を|の(?:$|[^ちどりんびぞこぼせみむはけっ])|[はがにもで](?:$|[\u30a0-\u30ff\u4e00-\u9fff])"
)
# "그리고 떠났다": this tells of no speaker.
_NEXT_IN_KOREAN = re.compile(r"(?:그리고|하지만|그러나|그런데|그래서)\s")
# What belongs to the quotation before it: 「もういい！」は, 「行く。」です, “救命！”的,
# "다 맞죠!" 하고.
_AFTER_QUOTATION = {
    "ja": re.compile(r"[とっだなのを]|で[すし]|[はがにもで](?:$|[、「『\u4e00-\u9fff])"),
    "zh": re.compile(r"的|这(?:$|[句种个]|几个字|[一两三]个字)|之类"),
    # "so I laughed", "then he ran", "and shut the door", but not "Walid stood"; "before", "to"
    "ar": re.compile(
        rf"ف(?!وق\b|اطمة|ريق|ندق|كر)|{ARABIC_AND}"
        r"|(?:ثم|من|إلى|على|عن|أو|أم|التي|الذي|عندما|حين)\s"
    ),
    "hi": re.compile(r"(?:और|तो|के|की|का|को|में|से|(?:कह|लिख|वाल|जैस)\S*)(?:\s|$)"),
    "ko": re.compile(r"이?라(?:$|[고는며])|하|했|[한할](?:$| )"),
}
_KOREAN_DATE = re.compile(r"(?<!\d)(?:\d{4}\.\s*)?\d{1,4}\.\s*$")

_MORE_ENDS = re.compile(
    r"[.!?…][\"”»]\s+(?=[\"“«„])"  # "Why?" "Because I said so."
    r"|(?:\w{3}\.|[!?…])\s+(?=[\"'“„«»‘][A-ZÀ-ÖØ-ÞА-ЯЁ])"  # he has not been heard out
    r"|(?:[^\W\d_]{2}[.!?…؟]|[。！？।])[*_]{1,3}\s*(?=\S)"  # "**Good start.** You named it."
    r"|(?:^|(?<=[。！？]))\s*[（(][^（()）]*[。！？][）)]\s*"  # a sentence in brackets
)
_BEFORE_BRAND = re.compile(r"\w{3}[.!?]\s+(?=[a-z][A-Z])")  # "im zweiten Stock. iPads sind"
# "楽しかったwまた", "お疲れ様です(笑)今日"
_LAUGH_BETWEEN = (
    r"(?<=[すただよねいなかわるん。！？!?])(?:[wｗ]+|[（(][笑泣汗爆涙苦]+[）)])"
    r"(?![はがをのにでともっなけ])"
)
_BESIDE_IDEOGRAPHS = re.compile(  # "真的吗?我也", "三遍. 结果", "好吧~你"
    rf"[。｡！？](?=[\w“「『（(①-⑳])|[!?♪](?={_HAN})|(?<={_HAN})\.\s?(?={_HAN})"
    rf"|(?<=[吧吗呢啊呀哦啦嘛哈ねよな])[~～〜]+(?={_HAN})"
    rf"|(?<=[^ま]た)[~～〜]+(?![ぁ-おっゃ-よんとりくねのらー])(?={_HAN})"  # "疲れた~でも"
)
_LAUGHS = re.compile(r"[（(](?:$|[笑泣汗爆涙苦])")  # "楽しかった！（笑）"
# "本当に！？と思った"
_JAPANESE_THOUGHT = re.compile(r"(?:と|って)(?:$|[思言聞叫答考感書]|い(?:$|[いうわっ]))")
# "いつもYahoo!で", "Yahoo! में"
_NAME_WITH_MARK = re.compile(
    r"[\u3040-\u30ff\u4e00-\u9fff][A-Za-z]+[!?]$|\b(?:Yahoo|Joomla|Jeopardy|Wham|Mamma Mia)!\s*$"
)
_ENDS_IN = {
    # "Freunden. 2019": a longer word is no abbreviation, and no ordinal stands behind it.
    "de": re.compile(
        r"(?:[A-Za-zÄÖÜäöüß]{4}(?<!str)(?<!nr)|\b(?:Uhr|ist|war|hat|gut|mit|aus|auf|ein|Tag)|[€%])"
        r"\.\s+(?=\d)"
    ),
    "nl": re.compile(r"[.!?…]\s+(?=[’'][stn]\s+[A-Z])"),
    "ko": re.compile(
        r"(?:[요다죠네까]|[하보가먹놀]자| 마)[~～〜]+\s+"
        r"|(?:[요다죠네까어해래냐음임.!?]|[가-힣]아|[하렇겠았었]지|[거이]야)\s?(?:[ㅋㅎㅠㅜ]+|\^_*\^)[~!]*\s+"
    ),
    "hi": re.compile(r"(?<=[\u0900-\u097f])\s?\|\s+"),  # typed for a danda
    "ja": re.compile(
        rf"{_BESIDE_IDEOGRAPHS.pattern}|(?<=[すたんかねよ])…+(?={_HAN})|{_LAUGH_BETWEEN}(?={_HAN})"
    ),
    "ru": re.compile(r"(?<=[\w.!?]\)\))\)*\s+(?=[А-ЯЁ])"),  # "Ну ты даёшь))) Я"
    "zh": _BESIDE_IDEOGRAPHS,
}
_LEFT_OUT = re.compile(r"‘(?:[stnmr]\b|\d|em\b|til\b|cause\b)")  # "‘s Avonds", "the ‘90s"
_NOWHERE = re.compile(r"(?!)")
_ASIDE = re.compile(r"[.!?…।؟。｡！？]+[)）\]]$")
_OPENED = re.compile(r"[(（\[]\W+$")  # "(｡･ω･｡)": what has just been opened is no sentence
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
    if _OPENED.search(said):
        return True
    if _NAME_WITH_MARK.search(sentence) and (language in _WITHOUT_CAPITALS or visible[0].islower()):
        return True
    if (_ASIDE.search(said) and said.lstrip()[0] not in "([（") or _LAUGHS.match(visible):
        return True
    if dash := _DASH.match(visible):
        told = visible[dash.end() :]
        return _goes_on_small(told) if told else not finished
    if language in _WITHOUT_CAPITALS and _ELLIPSIS.search(said):
        ended = _ENDED_BEFORE_ELLIPSIS.get(language)
        return ended is None or ended.search(said) is None
    if language == "ko" and _KOREAN_DATE.search(said):
        # "2019. 3. 2. 입학식 날": a date, or one that goes on.
        return visible[0].isdigit() or re.search(r"\d\.\s*\d{1,2}\.$", said) is not None
    if language == "ja" and _JAPANESE_THOUGHT.match(visible) and said[-1] in "!?！？":
        return True
    if language == "ja" and said[-1] in "。!?！？" and _JAPANESE_PARTICLE.match(visible):
        return not finished or len(visible) > 1
    return said[-1] in _CLOSERS and _quotation_goes_on(said, visible, language, finished)


def is_ideographic(letter: str) -> bool:
    """Whether ``letter`` belongs to a script that puts no space between sentences."""
    return "\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff"


def _quotation_goes_on(said: str, visible: str, language: str, finished: bool) -> bool:
    if said[-1] in "》〉":
        return True  # a title
    if (after := _AFTER_QUOTATION.get(language)) and after.match(visible):
        return True
    if language in ("hi", "ar") and not finished and " " not in visible:
        return True  # until the word is whole
    if said.lstrip()[0] not in _OPENERS:
        return False
    if language == "en":
        return _speaker_follows(visible, finished)
    told = _SPEAKER_TOLD.search(said) or _NEXT_IN_KOREAN.match(visible)
    return language in _SPEAKER_FOLLOWS and not told and visible[0] not in _OPENERS


def _speaker_follows(text: str, finished: bool) -> bool:
    """Whether English tells who said it, or may be about to."""
    if _ENGLISH_SPEAKER.match(text):
        return True
    if finished or (opens_sentence(text, 0, "en") and not text.startswith("I ")):
        return False
    return _PERHAPS_ENGLISH_SPEAKER.match(text) is not None


def _goes_on_small(text: str) -> bool:
    """Whether ``text`` begins with a letter that no sentence begins with, where letters differ."""
    return text[0].isalpha() and not text[0].isupper()


def _is_quoting(sentence: str, after: str, finished: bool) -> bool:
    """Whether ``sentence`` ends inside a quotation that is short and closed, or may become so."""
    text, at = sentence + after, 0
    while at < len(sentence):
        closer = _PAIRS.get(text[at]) if _may_open(text, at) else None
        if closer is None:
            at += 1
            continue
        end = _closed_at(text, closer, at + 1)
        if end < 0:
            return not finished and len(text) - at <= LONGEST_QUOTATION_CHARS
        if end >= len(sentence):
            return end - at <= LONGEST_QUOTATION_CHARS
        at = end + 1
    return False


def _closed_at(text: str, closer: str, start: int) -> int:
    """Where the quotation ends, or -1: an apostrophe inside a word ends none."""
    end = text.find(closer, start)
    while closer == "’" and end >= 0 and text[end + 1 : end + 2].isalpha():
        end = text.find(closer, end + 1)
    return end


def _may_open(text: str, at: int) -> bool:
    """A straight mark closes at the end of a word; after a figure it stands for inches. A German
    "»" opens before a word, and a single mark before a letter that has no large one."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] == "»":
        return not before.strip() and after.isalnum()
    if text[at] == "‘":
        return not before.isalnum() and _LEFT_OUT.match(text, at) is None
    if text[at] in _BRACKETS:  # an aside; one that begins the text holds whole sentences
        return bool(text[:at].strip()) and (after.isalpha() or after in _OPENERS)
    if text[at] == "'":  # else an apostrophe
        return not before.strip() and after.isalpha() and after.upper() == after.lower()
    if text[at] != '"':
        return True
    return not before.isdigit() and bool(after.strip()) and before not in (*".!?…",)
