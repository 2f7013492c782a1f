"""What is remembered of people's words is forgotten when they are."""

from __future__ import annotations

import ast
import gc
import re
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from core.assess.words.signals import measure
from core.listen.completion.word_classes import is_noun_like
from core.practice.points import says
from core.practice.variety import last_said
from core.remembered import forget_words
from core.think.reading.signs import read_signs
from core.think.threads import thread_score

CORE = Path(__file__).parents[2] / "core"
WORDS = {
    *("text", "answer", "sentence", "said", "folded", "messages", "utterance", "reply"),
    *("word", "wording"),
}


class Said(str):
    """Words whose end can be seen."""


@pytest.mark.parametrize("read", [read_signs, measure, thread_score, is_noun_like])
def test_nothing_holds_an_answer_once_its_words_are_forgotten(
    read: Callable[[str], object],
) -> None:
    answer = Said("I rebuilt the shop in Leeds because nobody else would")
    gone = weakref.ref(answer)
    read(answer)
    del answer
    gc.collect()
    assert gone() is not None, "else there is nothing to forget"
    forget_words()
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("read", [says, lambda told, asked: last_said(asked, [told]) == 0])
def test_nothing_holds_the_words_of_a_brought_pack_once_words_are_forgotten(
    read: Callable[[str, str], object],
) -> None:
    """The pack is kept for the visit alone, and its file is read into patterns."""

    def kept() -> list[str]:
        gc.collect()
        patterns = (one.pattern for one in gc.get_objects() if isinstance(one, re.Pattern))
        return [str(pattern) for pattern in patterns if "zebrafinch" in str(pattern)]

    cue = Said("zebrafinch rota")
    gone = weakref.ref(cue)
    assert read("We kept a zebrafinch rota.", cue)
    del cue
    gc.collect()
    assert gone() is not None and kept(), "else there is nothing to forget"
    forget_words()
    gc.collect()
    assert gone() is None
    assert kept() == []


def test_an_answer_is_read_once_while_it_is_looked_at() -> None:
    answer = "I rebuilt the shop in Leeds because nobody else would."
    assert read_signs(answer) is read_signs(answer)


def test_every_cache_of_words_is_one_that_forgets() -> None:
    """A plain cache of a function that reads what somebody said would keep it for good."""
    keeping = []
    for path in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            plain = [ast.unparse(one) for one in node.decorator_list]
            cached = any(one == "cache" or one.startswith("lru_cache") for one in plain)
            names = {argument.arg for argument in node.args.args + node.args.kwonlyargs}
            if cached and names & WORDS:
                keeping.append(f"{path.relative_to(CORE)}:{node.name}")
    assert keeping == []
