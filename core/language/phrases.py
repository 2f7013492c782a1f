"""Whether a word, or several that belong together, were said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.conversation.language import Language
from core.remembered import remembered


def times_said(text: str, phrases: Sequence[str], language: Language) -> int:
    """How often one of ``phrases`` stands in ``text``, whatever the case, the marks and the
    white space; of those that begin alike the longest counts.

    Where spaces part words they must stand there as whole words, "so" not in "some"; what ends
    with an apostrophe goes on in its last word ("beaucoup d'eau"). Chinese and Japanese are
    searched as they are written.
    """
    forms = sorted((_loose(phrase) for phrase in phrases), key=len, reverse=True)
    if not language.spaced:
        return len(re.findall("|".join(map(re.escape, forms)), " ".join(text.casefold().split())))
    whole = (re.escape(form) + ("" if form.endswith("'") else r"(?!\S)") for form in forms)
    return len(re.findall(rf"(?<!\S)(?:{'|'.join(whole)})", _loose(text)))


@remembered(2048)
def _loose(text: str) -> str:
    text = text.casefold()
    for mark in '.,;:!?…"“”«»„()¿¡،؛؟।':
        text = text.replace(mark, " ")
    return " ".join(text.replace("ё", "е").replace("’", "'").split())
