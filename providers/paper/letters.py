"""Letters: what is drawn of a text, what stays together, and where a line may break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from providers.paper.fonts import REPLACEMENT

_MOST_MARKS = 3
"""Marks on one letter beyond these become one replacement: no script of ours has as many, and a
tower of them would grow over the lines above."""

_JOINERS = "\u200c\u200d"
_VIRAMA = 9  # the canonical combining class of the signs that join consonants
_NEW_LINE = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_KEPT_SPACES = "\u00a0\u3000"

# Neither the JIS rules (JIS X 4051) nor the Chinese ones (GB/T 15834) let a line begin or end
# with these.
_NEVER_FIRST = frozenset(
    "、。，．・：；！？）］｝〕〉》」』】〗〙〛’”…‥ー～ゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎゕゖ"
    "ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｡､｣･ﾞﾟ%％‰℃°!),.:;?]}"
)
_NEVER_LAST = frozenset("（［｛〔〈《「『【〖〘〚‘“｢([{$£¥￥€＄")
_WIDE = re.compile(
    "[\u2e80-\u2fdf\u3000-\u30ff\u3105-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff]"
)
_SHARED_MARKS = frozenset("“”‘’…—·")
"""Marks that Latin and Han writing share and draw in different widths."""


def paragraphs(text: str) -> list[str]:
    """``text`` at its line breaks, whatever they are written as; at least one paragraph."""
    return _NEW_LINE.split(text)


def is_wide(letter: str) -> bool:
    """Whether ``letter`` is of a script that is written without spaces (Han, kana)."""
    return _WIDE.match(letter) is not None


def is_indic(cluster: str) -> bool:
    """Whether ``cluster`` is Devanagari, whose vowel signs a shaper puts in their places."""
    return "\u0900" <= cluster[0] <= "\u097f"


def is_shared_mark(cluster: str) -> bool:
    return cluster in _SHARED_MARKS


def drawable(text: str, has_glyph: Callable[[str], bool]) -> str:
    """``text`` with what has no form left out and what has no glyph replaced, visibly.

    Invisible characters (direction marks, soft hyphens, variation selectors) go, except the two
    that shape the letters beside them; white space becomes spaces; control characters and what
    no font has become U+FFFD.
    """
    drawn: list[str] = []
    marks = 0
    for letter in text:
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks > _MOST_MARKS:
            if marks == _MOST_MARKS + 1:
                drawn.append(REPLACEMENT)
        elif letter in _JOINERS:
            # One is enough, and at the beginning there is nothing to join.
            if drawn and drawn[-1] not in _JOINERS:
                drawn.append(letter)
        elif letter.isspace():
            drawn.append(letter if letter in _KEPT_SPACES and has_glyph(letter) else " ")
        elif not _has_no_form(letter, kind):
            drawn.append(letter if kind != "Cc" and has_glyph(letter) else REPLACEMENT)
    return "".join(drawn)


def _has_no_form(letter: str, kind: str) -> bool:
    """Whether Unicode calls it default ignorable."""
    if kind == "Cf":
        return unicodedata.bidirectional(letter) != "AN"  # the Arabic number signs are drawn
    return (
        "\ufe00" <= letter <= "\ufe0f" or "\U000e0000" <= letter <= "\U000e0fff"
    ) or letter in "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0"


def clusters(text: str) -> list[str]:
    """What a reader takes for one letter: a letter with its marks, a conjunct, a syllable."""
    found: list[str] = []
    for letter in text:
        if found and _continues(found[-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _continues(cluster: str, letter: str) -> bool:
    last = cluster[-1]
    if unicodedata.category(letter) in ("Mn", "Mc", "Me") or letter in _JOINERS:
        return not cluster.isspace()
    conjunct = cluster.rstrip(_JOINERS)
    if conjunct and unicodedata.combining(conjunct[-1]) == _VIRAMA:
        return unicodedata.category(letter) == "Lo" and len(cluster) < 16
    # Hangul written in its parts: leading consonant, vowel, trailing consonant.
    return ("\u1100" <= last <= "\u11a7" and "\u1160" <= letter <= "\u11ff") or (
        "\u11a8" <= last <= "\u11ff" and "\u11a8" <= letter <= "\u11ff"
    )


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two clusters. A space stays on the line that it ends."""
    last, first = before[-1], after[0]
    if _is_space(first):
        return False
    if _is_space(last):
        # French sets a space before these, everybody sets one before a dash.
        return first not in "–—?!;:»"
    if is_wide(last) or is_wide(first):
        return first not in _NEVER_FIRST and last not in _NEVER_LAST and last != "\u00a0"
    return last in "-–—" and first.isalpha()


def _is_space(letter: str) -> bool:
    return letter in " \u3000"
