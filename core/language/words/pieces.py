"""What utterances of a language are compared by: words, or letters where words are not parted."""

from __future__ import annotations

from core.conversation.language import Language
from core.think.reading.spelt_alike import clauses_of


def by_letters(language: Language) -> bool:
    """Chinese, Japanese, and Korean, whose spaces vary."""
    return not language.spaced or language is Language.KOREAN


def pieces_of(text: str, language: Language) -> list[str]:
    """The words of ``text`` spelt alike, or its letters."""
    together = joined(text)
    return list(together.replace(" ", "")) if by_letters(language) else together.split()


def joined(text: str) -> str:
    """The clauses of ``text`` spelt alike, without what parts them."""
    return " ".join(clauses_of(text))
