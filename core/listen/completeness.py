"""Does what was said so far read like a finished thought? The words decide how long to wait.

A recogniser ends nearly every fragment with a full stop, so a full stop proves nothing: what
counts is whether the last word asks for another one (``completion.last_words``) and whether every
clause that was opened has its verb (``completion.sentence_shape``). The rule reads the last
sentence only and costs microseconds, so it can be asked at every pause. English; in other
languages only what punctuation shows is used.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from core.listen.completion.half_sentences import is_half_a_sentence, is_rising_list
from core.listen.completion.last_words import asks_for_more
from core.listen.completion.sentence_shape import read_shape
from core.listen.completion.vocabulary import vocabulary
from core.listen.completion.word_classes import is_noun_like, is_subject_with_verb, word_classes
from core.package_data import any_of


class Completeness(StrEnum):
    FINISHED = "finished"
    UNFINISHED = "unfinished"
    """Stops in the middle of a thought: more is coming."""
    HOLD = "hold"
    """They asked for time: "let me think"."""
    DONE = "done"
    """They said that they are done: "that's it"."""


_TRAILS_OFF = re.compile(r"(?:\.\.+|…|[-–—,:;])\s*$")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_TOKEN = re.compile(r"[\w'%$€£]+(?:[.,-]\w+)*|[,;:–—]")
_BREAKS = frozenset(",;:–—")
_SHORT = 4
"""Words: up to here a closing phrase is all that was said."""


def read_completeness(text: str, language: str = "en") -> Completeness:
    """How the last sentence of ``text`` ends. Empty text is ``UNFINISHED``."""
    folded = " ".join(text.replace("’", "'").lower().split())
    if not folded:
        return Completeness.UNFINISHED
    if language != "en":
        return Completeness.UNFINISHED if _TRAILS_OFF.search(folded) else Completeness.FINISHED
    last = _SENTENCE_END.split(folded)[-1]
    tokens = ["," if token in _BREAKS else token for token in _TOKEN.findall(last)]
    words = [token for token in tokens if token != ","]
    lists = vocabulary()
    phrase = _without_hedges(" ".join(words))
    if phrase in lists.hold or phrase.startswith("let me think"):
        return Completeness.HOLD
    if phrase in lists.done:
        return Completeness.DONE
    if not words or _TRAILS_OFF.search(folded) or _goes_on(tokens, last.endswith("?")):
        return Completeness.UNFINISHED
    return Completeness.FINISHED


def _goes_on(tokens: list[str], asked: bool) -> bool:
    lists = vocabulary()
    words = [token for token in tokens if token != ","]
    phrase = " ".join(words)
    body = _without_hedges(phrase)
    if body in lists.promises or (
        len(words) <= 2 * _SHORT and _ends_with_any(phrase, "announcements")
    ):
        return True
    if re.fullmatch(rf".*\b{lists.counted_promise}", phrase):
        return True
    closes = _ends_with_any(phrase, "closing_phrases")
    if asked:
        return not closes and words[-1] in lists.articles
    if " but " not in body and any(body.startswith(f"{half} ") for half in lists.never_alone):
        return True
    correlative = re.match(lists.correlative, body) is not None
    if correlative:  # "the more I read, the easier it gets"
        answered = " , the" in " ".join(tokens)
        if not answered or words[-1] in word_classes().verbs.any:
            return not answered
    if closes or re.fullmatch(lists.auxiliary_answers, phrase):
        return False
    closes = len(words) > _SHORT and _ends_with_any(phrase, "closing_after_statement")
    if not closes and _ends_with_any(phrase, "fillers", "endings_that_go_on"):
        return True
    said = _without_hedges_before(tokens)
    core = _merge(_without_afterthought(said))
    shape = read_shape(core)
    if not closes and (asks_for_more(core, shape) or is_rising_list(core)):
        return True
    return not correlative and is_half_a_sentence(core, shape, hedged=core[-1] != said[-1])


def _without_hedges_before(tokens: list[str]) -> list[str]:
    """``tokens`` from the first word that is no "okay", "so", "well"; commas go with them."""
    words = [token for token in tokens if token != ","]
    dropped = len(words) - len(_without_hedges(" ".join(words)).split())
    for index, token in enumerate(tokens):
        if dropped == 0 and token != ",":
            return tokens[index:]
        dropped -= token != ","
    return []


def _without_afterthought(tokens: list[str]) -> list[str]:
    """``tokens`` up to a last ", I think", ", though", ", honestly"."""
    while "," in tokens:
        at = len(tokens) - 1 - tokens[::-1].index(",")
        tail = " ".join(tokens[at + 1 :])
        if tail and tail not in vocabulary().afterthoughts:
            break
        tokens = tokens[:at]
    return tokens


def _merge(tokens: list[str]) -> list[str]:
    """``tokens`` with "as soon as" and the like as one token each."""
    units, longest = _units()
    merged: list[str] = []
    index = 0
    while index < len(tokens):
        sizes = range(min(longest, len(tokens) - index), 1, -1)
        candidates = (" ".join(tokens[index : index + size]) for size in sizes)
        unit = next(
            (
                u
                for u in candidates
                if u in units and _opens_here(u, tokens, index + u.count(" ") + 1)
            ),
            tokens[index],
        )
        merged.append(unit)
        index += unit.count(" ") + 1
    return merged


def _opens_here(unit: str, tokens: list[str], index: int) -> bool:
    """ "The moment the phone rang" opens a clause, "the moment was" and "the last time" do not."""
    if not unit.startswith(("the ", "every ", "each ", "any ")):
        return True
    following = tokens[index] if index < len(tokens) else ""
    lists, classes = vocabulary(), word_classes()
    return (
        following in lists.subject_pronouns
        or following in lists.other_subjects
        or following in classes.opens_noun_phrase
        or is_subject_with_verb(following)
        or (is_noun_like(following) and following not in classes.verbs.any)
    )


@cache
def _units() -> tuple[frozenset[str], int]:
    lists = vocabulary()
    units = frozenset(unit for unit in lists.subordinators | lists.prepositions if " " in unit)
    return units, max(len(unit.split()) for unit in units)


def _without_hedges(phrase: str) -> str:
    """``phrase`` without "okay", "so", "well" and the like in front."""
    hedges = _hedges().match(phrase)
    return phrase[hedges.end() :] if hedges else phrase


@cache
def _hedges() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of(vocabulary().hedges_before)}) )+")


def _ends_with_any(phrase: str, *names: str) -> bool:
    """Whether the last words of ``phrase`` are an entry of one of these lists."""
    return f" {phrase}".endswith(_endings(names))


@cache
def _endings(names: tuple[str, ...]) -> tuple[str, ...]:
    lists = vocabulary()
    return tuple(f" {entry}" for name in names for entry in sorted(getattr(lists, name)))
