"""What the page says of the person's own rating beside the review's level."""

from __future__ import annotations

import pytest

from core.assess.levels import Level
from core.assess.self_rating import set_beside
from ui.report.overview import rating_in_words


@pytest.mark.parametrize(
    ("rating", "told"),
    [
        (5, "**5**, higher than the review. Look at the quotes and decide whom you believe."),
        (4, "**4**, close to the review's range."),
        (3, "**3**, within the review's range."),
        (1, "**1**, lower than the review. You may be harder on yourself than a listener is."),
    ],
)
def test_a_rating_is_told_by_where_it_lies_beside_the_range(rating: int, told: str) -> None:
    beside = set_beside(rating, Level(3.0, 2.2, 3.8)).beside
    assert rating_in_words(rating, beside) == f"You gave yourself {told}"
