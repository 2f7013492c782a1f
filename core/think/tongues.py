"""Whether somebody suddenly speaks another language: read from the commonest words and the script.

Read narrowly: who is told so wrongly loses a sentence. A sentence counts that has none of the
common words of its own language and several of one other; names, terms and short calls have
neither.
"""

from __future__ import annotations

import re
from functools import cache

from pydantic import Field

from core.conversation.language import Language
from core.package_data import DataModel, Text, load_data

FEWEST_WORDS = 5
"""Of fewer words it cannot be told, in a script that parts them."""
_FEWEST_LETTERS = 8
"""The same for a script that tells a language by itself."""
_LEAST_SHARE = 0.3
_LEAST_WORDS = 3

_SCRIPTS = {
    Language.ARABIC: "\u0600-\u06ff\u0750-\u077f",
    Language.CHINESE: "\u3400-\u9fff\uf900-\ufaff",
    Language.HINDI: "\u0900-\u097f",
    Language.JAPANESE: "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff",
    Language.KOREAN: "\uac00-\ud7a3",
    Language.RUSSIAN: "\u0400-\u04ff",
}
_LATIN = "A-Za-z\u00c0-\u024f"
_LETTER = re.compile(r"[^\W\d_]")
_KANA = re.compile("[\u3040-\u30ff]")
_WORD = re.compile(rf"[{_LATIN}]+(?:['’][{_LATIN}]+)?")
_QUOTED = re.compile(
    r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?|„[^“”]*[“”]?|「[^」]*」?|(?<!\w)['‘].*?['’](?!\w)"
)
_NAMED = re.compile(
    r"\b(?:english|spanish|french|german|italian|portuguese|dutch|russian|chinese|mandarin|hindi"
    r"|japanese|korean|arabic|ingl[eéê]s\w*|anglais\w*|englisch\w*|engels\w*|espa[nñ]ol\w*"
    r"|espagnol\w*|spanisch\w*|fran[cç][eéê]s\w*|fran[cç]ais\w*|franz[oö]sisch\w*|alem[aáã]\w*"
    r"|allemand\w*|deutsch\w*|duits\w*|italian\w*|portugu[eéê]s\w*|holand[eé]s\w*)\b",
    re.IGNORECASE,
)


class _Common(DataModel):
    schema_version: int = Field(alias="schema", ge=1, le=1)
    words: dict[Language, Text]


def is_in_another_tongue(text: str, language: Language) -> bool:
    """Whether ``text``, a sentence or a good beginning of one, is in another language.

    What it quotes does not count, and a sentence that names a language speaks about one: "In
    English you would say so".
    """
    bare = _QUOTED.sub(" ", text)
    letters: list[str] = _LETTER.findall(bare)
    foreign = sum(not _script_of(language).match(letter) for letter in letters)
    latin = sum(letter.isascii() or letter <= "\u024f" for letter in letters)
    if language in _SCRIPTS and foreign < 0.8 * len(letters):
        return _is_of_a_neighbour(bare, language, len(letters))
    if language not in _SCRIPTS and len(letters) - latin >= _FEWEST_LETTERS:
        return len(letters) - latin > 0.6 * len(letters)
    if latin < foreign and len(letters) >= _FEWEST_LETTERS:
        return True  # one script that is not its own, and not what names are written in
    return not _NAMED.search(bare) and _has_words_of_another(bare, language)


def _has_words_of_another(text: str, language: Language) -> bool:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return False
    own = _common(language)
    for other in _common_words():
        if other is language:
            continue
        theirs = _common(other)
        of_own = sum(word in own and word not in theirs for word in words)
        of_theirs = [word for word in words if word in theirs and word not in own]
        enough = len(set(of_theirs)) >= _LEAST_WORDS
        if not of_own and enough and len(of_theirs) >= _LEAST_SHARE * len(words):
            return True
    return False


def _is_of_a_neighbour(text: str, language: Language, letters: int) -> bool:
    """Chinese and Japanese share characters: kana tells them apart."""
    kana = len(_KANA.findall(text))
    if language is Language.CHINESE:
        return kana >= 4 and kana > 0.25 * letters
    return language is Language.JAPANESE and letters >= 12 and not kana


@cache
def _script_of(language: Language) -> re.Pattern[str]:
    return re.compile(f"[{_SCRIPTS.get(language, _LATIN)}]")


def _common_words() -> dict[Language, Text]:
    return load_data("common_words", _Common).words


@cache
def _common(language: Language) -> frozenset[str]:
    """Its commonest words; none of a language that its script tells."""
    return frozenset(_common_words().get(language, "").split())
