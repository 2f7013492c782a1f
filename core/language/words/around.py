"""The words around a slip that make it understood: a whole phrase, and no more than that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from core.conversation.language import Language
from core.language.corrections import sentences_around
from core.language.linking import Phrases
from core.language.pack import load_pack
from core.language.words.slips import Slip
from core.package_data import any_of

_CLAUSE_MARK = re.compile(r"(?<!\d)[.,:]|[.,:](?!\d)|[;!?…¿¡\n。！？、，；：،؛؟।()\"“”„«»–—]")
_MOST_BEFORE = 4
_FEW_LEFT = 3
"""A phrase that leaves so few words of its clause is torn out of it: they are said with it."""
_FEW_LEFT_BEHIND = {Language.HINDI: 5, Language.KOREAN: 5}
"""Where the verb stands last, a phrase is whole with it."""
_FEWEST_MOVED = 3
"""So many words in another order say enough: what follows them nobody vouches for."""
_FEWEST_WORDS = 4
"""Of a phrase that its clause goes on behind: "I take" says nothing."""
_MOST_BEHIND_AN_ARTICLE = 2
"""An adjective and its noun. Where the noun stands first it is one; in German, which writes nouns
with a capital, it goes on to the capital, past two adjectives at most."""
_NOUN_FIRST = frozenset(
    {Language.ARABIC, Language.FRENCH, Language.ITALIAN, Language.PORTUGUESE, Language.SPANISH}
)
_SHORT_CLAUSE_LETTERS = 20
"""Where no spaces part the words, a clause of no more letters is shown whole."""
_LETTERS_AROUND = 6
# Where kana end and the next word begins; the polite お and ご belong to what follows.
_WORD_STARTS = re.compile(r"(?<=[ぁ-ん])(?<![おご])(?=[一-鿿ァ-ヺA-Za-z0-9])")


def clause_goes_on(text: str, end: int, language: Language) -> bool:
    """Whether a phrase that ends at ``end`` leaves off words of its clause."""
    if not language.spaced or not text[end : end + 1].isspace():
        return False
    mark = _CLAUSE_MARK.search(text, end)
    phrases = load_pack(language).phrases
    behind = _words(text, end, mark.start() if mark is not None else len(text), phrases)
    return bool(behind) and not behind[0].parts


def phrase_around(text: str, slip: Slip, language: Language) -> tuple[int, int]:
    """Where the phrase around ``slip`` starts and ends in ``text``.

    It passes no mark and, but for a word that would stand alone, no joining word; it ends behind
    no word that goes on (an article, a preposition, a joining word), and leaves off no few words
    at the beginning of a clause or at its end. Where words were only put in another order it ends
    with them.
    """
    first, last = sentences_around(text, slip.start, slip.end)
    left = max((m.end() for m in _CLAUSE_MARK.finditer(text, first, slip.start)), default=first)
    mark = _CLAUSE_MARK.search(text, slip.end, last)
    right = mark.start() if mark is not None else last
    phrases = load_pack(language).phrases
    if not language.spaced:
        return _among_letters(text, slip, left, right, phrases)
    # Some rules change the end of a word only.
    start = slip.start - len(re.search(r"\S*$", text[left : slip.start])[0])  # type: ignore[index]
    end = slip.end + len(re.match(r"\S*", text[slip.end : right])[0])  # type: ignore[index]
    ahead = _words(text, left, start, phrases)
    before = list(takewhile(lambda word: not word.parts, reversed(ahead)))
    after = _words(text, end, right, phrases)
    inside = _words(text, start, end, phrases)
    mended = _words(slip.better, 0, len(slip.better), phrases)
    if taken := _taken_before(before, inside):
        start = before[taken - 1].start
    alone = len(inside) == 1 and not before
    if _moves_words(inside, mended):
        return start, end
    ends = [words[-1] for words in (inside, mended) if words]
    goes_on = alone or any(word.goes_on or word.parts for word in ends)
    after = _until_parted(after, goes_on)
    behind = _taken_after(after, goes_on, len(inside), language)
    if behind := _left_whole(after, behind, taken + len(inside), language):
        end = after[behind - 1].end
    elif not taken and len(inside) == 1 and ahead:
        start = ahead[-1].start
    return start, end


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int
    goes_on: bool
    parts: bool
    leans: bool


def _words(text: str, start: int, end: int, phrases: Phrases) -> list[_Word]:
    return [
        _Word(
            m[0],
            m.start(),
            m.end(),
            (folded := m[0].casefold().replace("’", "'")) in phrases.goes_on_after,
            folded in phrases.parted_by,
            folded in phrases.goes_with_last,
        )
        for m in re.compile(r"\S+").finditer(text, start, end)
    ]


def _moves_words(inside: Sequence[_Word], mended: Sequence[_Word]) -> bool:
    """Whether the same words stand in another order, enough of them to show which."""
    said, better = (
        [word.text.casefold().strip(",") for word in words] for words in (inside, mended)
    )
    return len(said) >= _FEWEST_MOVED and said != better and sorted(said) == sorted(better)


def _until_parted(after: Sequence[_Word], goes_on: bool) -> list[_Word]:
    """As far as a joining word, unless the words before it go on: "better than the other"."""
    kept: list[_Word] = []
    for word in after:
        if word.parts and not goes_on:
            break
        kept.append(word)
        goes_on = word.goes_on or word.parts
    return kept


def _taken_before(before: Sequence[_Word], inside: Sequence[_Word]) -> int:
    """How many words before the slip, the nearest first, belong to the phrase."""
    if not before or inside[0].parts:
        return 0
    taken = 1
    while taken < min(len(before), _MOST_BEFORE) and (
        before[taken].goes_on or before[taken - 1].leans
    ):
        taken += 1
    if len(before) <= taken + _FEW_LEFT:
        return len(before)
    if before[taken - 1].goes_on:
        return taken
    # "My new job on Monday", not "job on Monday".
    return next(
        (at + 1 for at in range(taken, taken + _FEW_LEFT) if before[at].goes_on),
        taken,
    )


def _taken_after(after: Sequence[_Word], goes_on: bool, inside: int, language: Language) -> int:
    """How many words behind the slip belong to the phrase."""
    taken = 0
    if goes_on:
        while taken < len(after) and (after[taken].goes_on or after[taken].parts):
            taken += 1
        taken = _past_the_noun(after, taken, language)
    elif inside == 1 and after and not after[0].goes_on:
        taken = 1
    while taken < len(after) and after[taken].leans:
        taken += 1
    return taken


def _left_whole(after: Sequence[_Word], taken: int, ahead: int, language: Language) -> int:
    """How many words behind the slip make the phrase whole, where at least ``taken`` belong to it
    and ``ahead`` words stand before them."""
    while (
        language not in _FEW_LEFT_BEHIND
        and taken < len(after)
        and (ahead + taken < _FEWEST_WORDS or (taken and after[taken - 1].goes_on))
    ):
        taken += 1
    few = _FEW_LEFT_BEHIND.get(language, _FEW_LEFT)
    return len(after) if len(after) <= taken + few else taken


def _past_the_noun(after: Sequence[_Word], taken: int, language: Language) -> int:
    by_capital = language is Language.GERMAN
    most = 1 if language in _NOUN_FIRST else _MOST_BEHIND_AN_ARTICLE + by_capital
    for word in after[taken : taken + most]:
        if word.goes_on:
            break
        taken += 1
        if by_capital and word.text[0].isupper():
            break
    return taken


def _among_letters(
    text: str, slip: Slip, left: int, right: int, phrases: Phrases
) -> tuple[int, int]:
    """The clause, as far as joining words; of a long one only from word to word where kana show
    where words begin."""
    joining = _joining(phrases.parted_by)
    left = max((m.end() for m in joining.finditer(text, left, slip.start)), default=left)
    joined = joining.search(text, slip.end, right)
    right = joined.start() if joined is not None else right
    if right - left <= _SHORT_CLAUSE_LETTERS:
        return left, right
    starts = [m.start() for m in _WORD_STARTS.finditer(text, left, right)]
    near, far = slip.start - _LETTERS_AROUND, slip.end + _LETTERS_AROUND
    left = max((at for at in starts if at <= near), default=left)
    return left, min((at for at in starts if at >= far), default=right)


@cache
def _joining(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words))
