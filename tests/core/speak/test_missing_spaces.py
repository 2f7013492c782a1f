"""A missing space between sentences is seen by the words around it."""

from __future__ import annotations

import pytest

from core.speak.chunker import chunk_text
from core.speak.missing_spaces import is_missing_space, missing_spaces


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("palabra.Otra cosa", "es", {8}),
        ("Ich war da.Trotzdem kam er", "de", {11}),
        ("Jane.Doe wrote", "en", set()),
    ],
)
@pytest.mark.parametrize("before", ["", "una y otra vez " * 20])
def test_it_is_seen_wherever_it_stands_in_a_text(
    text: str, language: str, places: set[int], before: str
) -> None:
    long = f"{before}{text}{' und so weiter' * 20}"
    assert missing_spaces(long, language) == {len(before) + place for place in places}
    found = {at for at in range(1, len(long)) if is_missing_space(long, at, language)}
    assert found == {len(before) + place for place in places}


def test_a_long_text_of_them_loses_no_letter() -> None:
    text = "palabra.Otra cosa " * 200
    chunks = chunk_text(text, "es")
    assert "".join("".join(chunks).split()) == "".join(text.split())
