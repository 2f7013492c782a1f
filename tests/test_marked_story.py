"""A story with its parts marked: the words as they were said, each once."""

from __future__ import annotations

import re

from core.assess.star import StarPart
from ui.report.words import marked

TOLD = "we lost them then I called and they came back"


def _words(shown: str) -> str:
    """What is read of ``shown``, without its marks."""
    return " ".join(re.sub(r":\w+-background\[(.*?)\] \*\*\(.*?\)\*\*", r"\1", shown).split())


def test_each_part_stands_behind_its_colour_with_its_name() -> None:
    shown = marked(TOLD, [(18, 26, StarPart.ACTION), (0, 12, StarPart.SITUATION)])
    assert ":blue-background[we lost them] **(situation)**" in shown
    assert ":green-background[I called] **(action)**" in shown
    assert _words(shown) == TOLD


def test_words_that_show_two_parts_bear_both_names() -> None:
    shown = marked(TOLD, [(18, 26, StarPart.ACTION), (18, 26, StarPart.RESULT)])
    assert "**(action and result)**" in shown


def test_no_word_is_told_twice_where_two_parts_overlap() -> None:
    shown = marked(TOLD, [(18, 45, StarPart.ACTION), (27, 45, StarPart.RESULT)])
    assert _words(shown) == TOLD
