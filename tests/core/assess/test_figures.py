"""Figures as people read them."""

from __future__ import annotations

import pytest

from core.assess.words.figures import seconds


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "–"),
        (0.0, "0.0 s"),
        (8.4, "8.4 s"),
        (59.94, "59.9 s"),
        (59.96, "1 min 0 s"),
        (65.9, "1 min 5 s"),
        (119.94, "1 min 59 s"),
        (119.96, "2 min 0 s"),
    ],
)
def test_a_length_of_time_never_reads_sixty_seconds(value: float | None, told: str) -> None:
    assert seconds(value) == told
