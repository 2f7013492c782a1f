"""Whether a word, or several that belong together, were said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.conversation.language import Language
from core.package_data import any_of
from core.remembered import remembered
from core.think.reading.spelt_alike import MARKS, QUOTATION_MARKS, fold

_WITHOUT_MARKS = dict.fromkeys(map(ord, MARKS + QUOTATION_MARKS), " ")


def forms_said(text: str, phrases: Sequence[str], language: Language) -> list[str]:
    """Those of ``phrases`` that stand in ``text``, as often and in the order in which they do,
    whatever the case, the spelling, the marks and the white space; of those that begin alike the
    longest counts.

    Where spaces part words they must stand there as whole words, "so" not in "some"; what ends
    with an apostrophe goes on in its last word ("beaucoup d'eau"). Chinese and Japanese are
    searched as they are written.
    """
    forms = {_loose(phrase): phrase for phrase in sorted(phrases, key=len)}
    pattern = rf"(?<!\S)(?:{any_of(forms)})(?:(?<=')|(?!\S))" if language.spaced else any_of(forms)
    return [forms[form] for form in re.findall(pattern, _loose(text))]


@remembered(2048)
def _loose(text: str) -> str:
    return " ".join(fold(text).translate(_WITHOUT_MARKS).split())
