"""No expression in the package's data repeats words that it can part in two ways.

So none can hold up a conversation for ever. One that begins with a repetition of spaces reads a run
of them from each: that is quadratic, and is held where such an expression reads what people say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from core.package_data import with_macros
from core.think.reading.spelt_alike import fold
from tests.core.runs import read_in_two_ways

_DATA = {
    str(path.relative_to(root)): path
    for root in [files("core") / "data"]
    for path in sorted(root.rglob("*.json"))  # type: ignore[attr-defined]
}
_REPEATS = re.compile(r"\)[*+{]")


@pytest.mark.parametrize("name", _DATA)
def test_no_run_of_words_can_be_read_in_two_ways(name: str) -> None:
    held = json.loads(_DATA[name].read_text(encoding="utf-8"))
    macros = _macros(held)
    patterns = {whole for text in _texts(held) for whole in _patterns(text, macros)}
    if isinstance(held, dict):  # a partner compares what is folded: two spellings may be one
        patterns |= {
            fold(one) for text in _texts(held.get("replies")) for one in _patterns(text, {})
        }
    found = {one: twice for one in patterns if (twice := read_in_two_ways(one))}
    assert found == {}


def _macros(held: Any) -> dict[str, str]:
    """What ``<name>`` may stand for in the file, wherever in it that is said."""
    if not isinstance(held, dict):
        return {}
    lists = held.get("lists", {})
    listed = {name: "|".join(words) for name, words in lists.items() if isinstance(words, list)}
    own = held.get("macros", {})
    return listed | {name: text for name, text in own.items() if isinstance(text, str)}


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        if _REPEATS.search(held):
            yield held
    elif isinstance(held, dict):
        for one in held.values():
            yield from _texts(one)
    elif isinstance(held, list):
        for one in held:
            yield from _texts(one)


def _patterns(text: str, macros: dict[str, str]) -> Iterator[str]:
    """``text`` as an expression; nothing where it is none, or names what only the code that reads
    it knows."""
    try:
        whole = with_macros(text, macros)
        re.compile(whole)
    except (ValueError, re.error):
        return
    yield whole
