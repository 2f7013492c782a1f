"""Spelling: what is one word, however written, for whoever compares and whoever searches."""

from __future__ import annotations

import re
import unicodedata

import pytest

from core.think.reading.spelt_alike import any_spelling, spelt

SAME = [
    ("ещё", "еще"),
    ("aujourd'hui", "aujourd’hui"),
    ("लिहाज़ा", "लिहाजा"),
    ("हालाँकि", "हालांकि"),
    ("إلى", "الي"),
    ("لأن", "لانّ"),
    ("على", "عَلي"),
    ("أيضاً", "ايضا"),
]
OTHERS = [
    ("ещё", "ищё"),
    ("आम", "काम"),
    ("إلى", "إلا"),
    ("l'eau", "leau"),
    ("a.b", "axb"),
    ("ё", "э"),
]


@pytest.mark.parametrize(("written", "said"), [*SAME, *((b, a) for a, b in SAME), *OTHERS])
def test_a_search_finds_what_is_spelt_alike_and_nothing_else(written: str, said: str) -> None:
    composed = unicodedata.normalize("NFC", said)
    found = re.fullmatch(any_spelling(written), composed) is not None
    assert found is (spelt(written) == spelt(said)) is ((written, said) not in OTHERS)
