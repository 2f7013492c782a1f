"""Which of the sentences in a talk are in its language: others say nothing about the level."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from pydantic import BaseModel

from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.words.units import words_of
from core.remembered import remembered
from core.speak.sentences import sentence_spans
from core.think.reading.keys import is_struck_at_random

_FEW_WORDS = 4
"""Fewer may be names alone, or an answer in a word that the pack does not have."""
_FEW_LONG_WORDS = 3
_JOINED = frozenset({Language.ARABIC, Language.KOREAN})
"""Articles, pronouns and particles are written with the word that they belong to."""
_LETTERS_OF_A_WORD = 2
"""In a script without spaces, about so many."""
_KNOWN_SHARE = 0.34
"""Of the words of a sentence, those that the pack has: 0.48 or more in right sentences of learners
(benchmarks/data/languages/development), mostly below 0.3 in those of another language."""
_KNOWN_SHARE_OWN_SCRIPT = 0.1
"""The script has told the language apart; this tells words from keys struck at random. Words grow
and change in these languages, and the pack has few of their forms."""
_ALIKE = frozenset({Language.FRENCH, Language.ITALIAN, Language.PORTUGUESE, Language.SPANISH})
_BETTER_KNOWN = 0.2
"""Of languages that share many words, another one's pack has so many more of a sentence in it."""
_KNOWN_SHARE_OF_FEW = 0.5
_MORE_THAN_NAMES = 7
"""So many words in another language are no names and no title."""
_SMALL_SHARE = 0.6
"""Of fewer words so many begin with a small letter: a title has more capitals, where it is written
as one."""
_OWN_SHARE = 0.5
"""Words in the language's script, of each word in another."""

_LETTERS = {
    Language.ARABIC: re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    Language.CHINESE: re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"),
    Language.HINDI: re.compile(r"[\u0900-\u097f]"),
    Language.JAPANESE: re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
    Language.KOREAN: re.compile(r"[\uac00-\ud7a3]"),
    Language.RUSSIAN: re.compile(r"[\u0400-\u04ff]"),
}
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_RUN = re.compile(r"[A-Za-z\u00c0-\u024f]+|(?:(?![A-Za-z\u00c0-\u024f])[^\W\d_])+")
_CHINESE_ALONE = re.compile("[这们吗说听问题么还对给让谁岁语话请谢你她很]")
"""Letters that are written in Chinese only."""
_CHINESE_GRAMMAR = frozenset("我他的了是在不也沒去")
"""What Chinese sentences are held together by. A Japanese name, address or title in Han characters
alone may have one of them in a word, and is as long as it is."""
_FEWEST_OF_GRAMMAR = 2


def in_its_language(text: str, language: Language) -> str:
    """``text`` without the sentences that are not in ``language``."""
    return " ".join(text[start:end] for start, end in spans_in_its_language(text, language))


def is_in_another(text: str, language: Language) -> bool:
    """Whether ``text`` is not in ``language``, and is in another: in its script, or most of its
    words are in its pack. A name or a title is of any language."""
    if in_its_language(text, language):
        return False
    others = [other for other in Language if other is not language]
    return any(
        _is_in_the_script_of(other, text) if other in _LETTERS else _is_in_words_of(other, text)
        for other in others
    )


def _is_in_the_script_of(other: Language, text: str) -> bool:
    """Whether most of ``text``, and more than a name, is in the script of ``other``. That is proof
    by itself: no word has to be known."""
    letters = [letter for letter in text if letter.isalpha()]
    theirs = sum(_LETTERS[other].match(letter) is not None for letter in letters)
    if theirs <= len(letters) / 2:
        return False
    if not other.spaced:
        return theirs >= _FEW_WORDS * _LETTERS_OF_A_WORD
    return len(text.split()) >= (_FEW_LONG_WORDS if other in _JOINED else _FEW_WORDS)


def _is_in_words_of(other: Language, text: str) -> bool:
    """Whether the pack of ``other`` has most words of ``text``, and it is more than a title."""
    written, words = text.split(), words_of(text, other)
    small = sum(word[:1].islower() for word in written)
    least = _FEW_WORDS if small >= _SMALL_SHARE * len(written) else _MORE_THAN_NAMES
    known = len(written) >= least and bool(words)
    return known and _known_share(words, other) >= _KNOWN_SHARE_OF_FEW


def is_rather_in(other: Language, text: str, language: Language) -> bool:
    """Whether the pack of ``other`` knows more of the words of ``text`` than that of ``language``:
    "Repeat please" is English in a German talk, an Italian "eh" is none."""
    theirs, ours = words_of(text, other), words_of(text, language)
    return bool(theirs and ours) and _known_share(theirs, other) > _known_share(ours, language)


@remembered(1024)
def spans_in_its_language(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of ``text`` that may be in ``language``.

    Names and loanwords do not take one out of it; a few words alone go with what stands around
    them.
    """
    spans = sentence_spans(text, language.value)
    told = [_is_in(text[start:end], language) for start, end in spans]
    others = told.count(False) > told.count(True)
    return tuple(
        span for span, own in zip(spans, told, strict=True) if own or (own is None and not others)
    )


def _is_in(sentence: str, language: Language) -> bool | None:
    """``None`` for a few words that may be of any language."""
    if is_struck_at_random(sentence):
        return False
    letters = _LETTERS.get(language, _LATIN)
    runs = _RUN.findall(sentence)
    if not runs:
        return None
    others = sum(not letters.search(run) for run in runs)
    own = len(runs) - others if language.spaced else len(letters.findall(sentence))
    if own < _OWN_SHARE * others:
        return False
    has_kana = bool(_KANA.search(sentence))
    if language is Language.CHINESE and has_kana:
        return False
    if language is Language.JAPANESE and not has_kana and _is_chinese(sentence):
        return False
    words = words_of(sentence, language) if language.spaced else ()
    # What a Korean word is joined to is written with it: few are in the pack as they are said.
    if not words or language is Language.KOREAN:
        return True
    known = _known_share(words, language)
    if len(words) < _FEW_WORDS:
        return True if known > _KNOWN_SHARE_OF_FEW else None
    if known < (_KNOWN_SHARE_OWN_SCRIPT if language in _LETTERS else _KNOWN_SHARE):
        return False
    alike = _ALIKE - {language} if language in _ALIKE else ()
    return all(_known_share(words, other) < known + _BETTER_KNOWN for other in alike)


def _is_chinese(sentence: str) -> bool:
    """Whether a ``sentence`` without kana is Chinese."""
    if _CHINESE_ALONE.search(sentence) is not None:
        return True
    return len(_CHINESE_GRAMMAR.intersection(sentence)) >= _FEWEST_OF_GRAMMAR


def _known_share(words: Sequence[str], language: Language) -> float:
    return sum(_bare(word) in _known_words(language) for word in words) / len(words)


@cache
def _known_words(language: Language) -> frozenset[str]:
    """All the words that the pack has in its language."""
    pack = load_pack(language)
    texts = (
        *_texts_of(pack.partner),
        *_texts_of(pack.test),
        *(text for p in pack.prompts for text in (p.text, *p.follow_ups)),
        *(text for texts in pack.intents.values() for text in texts),
        *pack.around_requests,
        *pack.near_requests,
        *_texts_of(pack.phrases),
        *(text for words in pack.connectives.values() for text in words),
        *(text for rule in pack.slip_rules for pair in rule.examples for text in pair),
        *(text for rule in pack.slip_rules for text in rule.fine),
        *(text for u in pack.upgrades for text in (*u.plain, *u.better, u.example)),
    )
    return frozenset(_bare(word) for text in texts for word in words_of(text, language))


def _texts_of(lines: BaseModel) -> Iterator[str]:
    for _, value in lines:
        yield from (value,) if isinstance(value, str) else value


def _bare(word: str) -> str:
    """Without accents, which many leave out when they type."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")
