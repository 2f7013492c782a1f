"""What a talk leaves open: put off, announced and not told, owed, broken off, never answered.

No list of wordings holds them all. ``core/data/threads_en.json`` names kinds of words (somebody
announces, puts off, speaks, names a piece of talk or a later minute of it) and the orders in
which they make a thread; each order weighs so much, and what is plainly told of the past weighs
against it, and so does what is said to others, or what somebody would do. What people word in
other ways is known by learned weights (``core.think.likely_thread``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pydantic import Field, model_validator

from core.package_data import DataModel, load_data
from core.remembered import remembered
from core.think.likely_thread import likely_thread, thread_weights
from core.think.reading.cues import compile_cue, fold_speech, has_cue


class Order(DataModel):
    """Kinds of words that follow each other with at most ``between`` words between them."""

    kinds: tuple[str, ...] = Field(min_length=1)
    weight: float
    between: int = 5


class ThreadCues(DataModel):
    """Cues of one language; see ``core.think.reading.cues`` for their notation.

    ``asks_no_more`` are cues of questions that want no answer later: asked for the sake of
    hearing, or told of somebody. ``asks`` are cues of questions without a question mark, which
    count where one of ``asked_of`` says that the interviewer knows the answer; ``answers`` open
    a reply that takes a question up. What opens with one of ``leaning`` says of its matter only
    half: the rest stands before it. ``interviewers_kinds`` count only in the interviewer's lines:
    "my partner wants" is somebody who waits for an answer there, and a part of the answer here.
    """

    least: float
    kinds: dict[str, tuple[str, ...]]
    interviewers_kinds: frozenset[str]
    orders: tuple[Order, ...]
    asks_no_more: tuple[str, ...]
    asks: tuple[str, ...]
    asked_of: tuple[str, ...]
    answers: tuple[str, ...]
    leaning: tuple[str, ...]
    common_words: str

    @model_validator(mode="after")
    def _orders_what_there_is(self) -> ThreadCues:
        named = self.interviewers_kinds.union(*(order.kinds for order in self.orders))
        if unknown := named - set(self.kinds):
            raise ValueError(f"no such kind of words: {', '.join(sorted(unknown))}")
        return self


_WORD = re.compile(r"[\w'-]+")
_BROKEN_OFF = re.compile(r"\w\s?(?:[-–—]+|\.\.\.|…)\s*$")

_CUES_COUNT, _UNLIKELY = 0.6, 0.15
"""A cue alone is not believed: look-alikes ("I lost my train of thought, but the examiner smiled")
hold cues too, and nothing else of a thread. By sentences of a writer left out of learning."""

Span = tuple[int, int]


def how_open(sentences: Sequence[str], reply: str, interviewer: bool) -> Iterator[float]:
    """The ``thread_score`` of each of the ``sentences`` of one turn.

    What a person asks in the last two of them is as clear as a cue where ``reply``, the
    interviewer's next turn, does not take it up; it is empty where nobody waits for one. What
    they ask and go on from themselves was asked for effect.
    """
    for to_come, sentence in zip(range(len(sentences) - 1, -1, -1), sentences, strict=True):
        score = thread_score(sentence, interviewer=interviewer)
        asks = to_come < 2 and bool(reply) and not is_clear(score)
        yield max(score, thread_cues().least) if asks and unanswered(sentence, reply) else score


@remembered(8192)  # a talk is gone through before each reply, and most of it was said before
def thread_score(sentence: str, *, interviewer: bool = False) -> float:
    """How surely an English ``sentence`` leaves something for later: 0 for not at all.

    ``interviewer`` when it is one of the interviewer's: they say "let me stay with that for a
    moment" and mean now, so only cues count. What is not ``is_clear`` is a guess.
    """
    least = thread_cues().least
    if _BROKEN_OFF.search(sentence):
        return least + cue_score(sentence, interviewer=interviewer)
    if interviewer:
        return cue_score(sentence, interviewer=True)
    spans = _spans(fold_speech(sentence), interviewer=False)
    likely = likely_thread(fold_speech(sentence), spans)
    if likely < _UNLIKELY:
        likely = 0.0
    return least * likely / thread_weights().surest + _CUES_COUNT * _by_cues(spans)


def cue_score(sentence: str, *, interviewer: bool = False) -> float:
    """How surely ``sentence`` leaves something for later by its cues alone."""
    return _by_cues(_spans(fold_speech(sentence), interviewer))


def cues_in(sentence: str) -> frozenset[str]:
    """The kinds of cues in a ``sentence`` of the person's."""
    return frozenset(_spans(fold_speech(sentence), interviewer=False))


def _by_cues(spans: Mapping[str, set[Span]]) -> float:
    orders = thread_cues().orders
    return max(0.0, sum(order.weight for order in orders if _follow(spans, order)))


def is_clear(score: float) -> bool:
    """Whether a sentence of that ``thread_score`` is held to leave something for later."""
    return score >= thread_cues().least


def names_no_matter(sentence: str) -> bool:
    """Whether a thread says of its matter only "that" or "it": the sentence before it says what.

    That is so where ``sentence`` has no words but those that make threads and common ones.
    """
    words = _WORD.findall(fold_speech(sentence))
    return all(len(w) < 3 or w in _cue_words() or w in _common_words() for w in words)


def leans(sentence: str) -> bool:
    """Whether the sentence before it says what ``sentence`` is about: "It had a sad end, too"."""
    return has_cue(" ".join(fold_speech(sentence).split()[:3]), thread_cues().leaning)


def unanswered(question: str, reply: str) -> bool:
    """Whether ``question`` asks for something that ``reply``, the next turn, does not take up.

    A reply takes a question up by one of its words, or by opening like an answer.
    """
    cues = thread_cues()
    asked, folded = fold_speech(question), fold_speech(reply)
    if asked.endswith(("?", "？")):
        asks = not has_cue(asked, cues.asks_no_more)
    else:
        asks = has_cue(asked, cues.asks) and has_cue(asked, cues.asked_of)
    if not asks:
        return False
    opening = " ".join(folded.split()[:4])
    wanted = matter(asked)
    return bool(wanted) and not wanted & matter(folded) and not has_cue(opening, cues.answers)


def matter(folded: str) -> frozenset[str]:
    """The beginnings of the words that say what a folded text is about."""
    common = _common_words()
    return frozenset(w[:5] for w in _WORD.findall(folded) if len(w) > 3 and w not in common)


@cache
def thread_cues() -> ThreadCues:
    return load_data("threads_en", ThreadCues)


@cache
def _cue_words() -> frozenset[str]:
    cues = (cue for listed in thread_cues().kinds.values() for cue in listed)
    return frozenset(word for cue in cues for word in re.split(r"[\s|]+", cue))


@cache
def _common_words() -> frozenset[str]:
    return frozenset(thread_cues().common_words.split())


@cache
def _by_first_word() -> Mapping[str, list[tuple[str, list[frozenset[str]], re.Pattern[str]]]]:
    """Most cues share too few words with a sentence; this finds the few that may match."""
    index: dict[str, list[tuple[str, list[frozenset[str]], re.Pattern[str]]]] = {}
    for kind, cues in thread_cues().kinds.items():
        for cue in cues:
            first, *others = (frozenset(w.split("|")) for w in cue.split() if w != "...")
            needed = [words for words in others if not any("*" in word for word in words)]
            for word in first:
                index.setdefault(word, []).append((kind, needed, compile_cue(cue)))
    return index


def _spans(folded: str, interviewer: bool) -> Mapping[str, set[Span]]:
    """Where each kind of words stands in ``folded``, counted in words."""
    left_out = frozenset() if interviewer else thread_cues().interviewers_kinds
    index = _by_first_word()
    words = set(_WORD.findall(folded))
    found: dict[str, set[Span]] = {}
    for word in words:
        for kind, needed, pattern in index.get(word, ()):
            if kind in left_out or any(words.isdisjoint(others) for others in needed):
                continue
            for match in pattern.finditer(folded):
                first = folded.count(" ", 0, match.start())
                last = first + match.group().count(" ")
                found.setdefault(kind, set()).add((first, last))
    return found


def _follow(spans: Mapping[str, set[Span]], order: Order) -> bool:
    """Whether the kinds of ``order`` follow each other."""
    ends = {last for _, last in spans.get(order.kinds[0], ())}
    for kind in order.kinds[1:]:
        ends = {
            last
            for first, last in spans.get(kind, ())
            if any(0 < first - end <= order.between + 1 for end in ends)
        }
    return bool(ends)
