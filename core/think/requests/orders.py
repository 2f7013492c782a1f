"""How an order, a claim or a form reads that is addressed to whoever judges an answer.

Found in answers one sentence at a time (``core.assess.answer.set_aside``), and in the lines of a
document, which nobody is asked about then (``core.ground.finds``). Candidates build systems, and
work with models, bots and reviewers: "the system must return a page" gives no order to anybody who
judges.
"""

from __future__ import annotations

import re
from functools import cache

from pydantic import Field

from core.package_data import ListedPatterns, Patterns, load_data


class OrderPatterns(ListedPatterns):
    """``core/data/orders_en.json``: ``orders`` of a sentence as it was said, in whatever case, by
    what they are after."""

    flags = re.IGNORECASE
    orders: dict[str, Patterns] = Field(min_length=1)


@cache
def _order() -> re.Pattern[str]:
    """Compiled when first asked for: the start page waits for nothing of a review."""
    return load_data("orders_en", OrderPatterns).any_of("orders")


def gives_an_order(told: str) -> bool:
    """Whether ``told`` reads like an order to whoever assesses."""
    return _order().search(told) is not None
