"""Speakable text: what a voice should say for what a screen shows."""

from __future__ import annotations

import re
import unicodedata

_CODE_BLOCK = re.compile(r"```.*?(?:```|$)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_URL = re.compile(r"\b(?:https?://|www\.)(?P<host>[^\s/?#)\]>,]+)[^\s)\]>]*")
_EMPHASIS = re.compile(r"(?<!\w)([*_]{1,3}|~~|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_LINE_MARK = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-*+•⁃]\s+|\|)", re.MULTILINE)
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$", re.MULTILINE)
_BRACKETED_STAGE = re.compile(r"\[(?:[a-z ]{1,30})\]", re.IGNORECASE)
# What is written for it in English. Elsewhere such signs stay: a voice reads them in its language.
_SPOKEN_FOR = (
    (re.compile(r"\be\.\s?g\.,?(?=\s)", re.IGNORECASE), "for example,"),
    (re.compile(r"\bi\.\s?e\.,?(?=\s)", re.IGNORECASE), "that is,"),
    (re.compile(r"\betc\.(?=\s|$)", re.IGNORECASE), "and so on."),
    (re.compile(r"\bvs\.?(?=\s)", re.IGNORECASE), "versus"),
    (re.compile(r"\bw/o(?=\s)", re.IGNORECASE), "without"),
    (re.compile(r"\s*(?:->|=>|→|⇒)\s*"), " to "),
    (re.compile(r"(?<=\w)\s*&\s*(?=\w)"), " and "),
    (re.compile(r"~(?=\d)"), "about "),
    (re.compile(r"\b([CFJ])#(?!\w)"), r"\1 sharp"),
    (re.compile(r"#(?=\d)"), "number "),
)
_DASH = re.compile(r"\s[–—]\s")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}:\d{2}|\d{1,4}(?:\.\d+)?"
_RANGE = re.compile(
    rf"(?<![\w.,:/–—-])(?<![–—-] )({_NUMBER})\s*[–—-]\s*({_NUMBER})(?![.,:/]?\d|\s*[–—-]\s*\d)"
)


def speakable_text(text: str, language: str = "en") -> str:
    """``text`` without what only an eye can use: markup, addresses, emoji, code.

    The words and their order stay. A link is read by its label, an address by its host. In
    English (an ISO 639-1 ``language``) short forms and ranges are put into words, and a code
    block becomes "I'll show you the code". Returns "" when nothing is left to say.
    """
    english = language == "en"
    # Runs of white space say nothing and would cost the patterns below quadratic time.
    lines = (" ".join(line.split()) for line in text.splitlines())
    spoken = "\n".join(line for line in lines if line)
    spoken = _CODE_BLOCK.sub(" I'll show you the code. " if english else " ", spoken)
    spoken = _LINK.sub(r"\1", spoken)
    spoken = _URL.sub(lambda match: match["host"].removeprefix("www."), spoken)
    spoken = _RULE.sub(" ", spoken)
    spoken = _LINE_MARK.sub("", spoken)
    for _ in range(2):  # emphasis nests once: **_so_**
        spoken = _EMPHASIS.sub(r"\2", spoken)
    spoken = _BRACKETED_STAGE.sub(" ", spoken)
    spoken = "".join(" " if _is_pictogram(char) else char for char in spoken)
    if english:
        spoken = _RANGE.sub(_in_words, spoken)
        for pattern, replacement in _SPOKEN_FOR:
            spoken = pattern.sub(replacement, spoken)
    spoken = _DASH.sub(", ", spoken)
    spoken = re.sub(r"[`*_|#<>{}\\\[\]]+", " ", spoken)
    spoken = _LINE_MARK.sub("", spoken)  # a stray mark may have hidden one
    rows = (" ".join(line.split()) for line in spoken.splitlines())
    ended = (line if line[-1] in ".!?…:;,。！？।؟" else f"{line}." for line in rows if line)
    joined = " ".join(ended).strip()
    # Not the first of a name: "with .NET".
    return re.sub(r"\s+([,.!?;:])(?!\w)", r"\1", joined) if any(c.isalnum() for c in joined) else ""


def _in_words(span: re.Match[str]) -> str:
    """A range of two numbers that rise; a telephone number and a score stay as they are."""
    low, high = span[1], span[2]
    telephone = re.fullmatch(r"\d{3}", low) and re.fullmatch(r"\d{4}", high)
    padded = any(re.match(r"0\d(?!\d?:)", number) for number in (low, high))
    rises = _value(low) < _value(high)
    return f"{low} to {high}" if rises and not (telephone or padded) else span[0]


def _value(number: str) -> float:
    hours, _, minutes = number.replace(",", "").partition(":")
    return float(hours) + float(minutes or 0) / 60


def _is_pictogram(char: str) -> bool:
    """Emoji and their joiners; letters, marks and currency of every script stay."""
    return unicodedata.category(char) in {"So", "Sk", "Cs", "Co"} or char in "\ufe0f\u200d"
