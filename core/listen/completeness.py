"""Does what was said so far read like a finished thought? The words decide how long to wait.

A recogniser ends nearly every fragment with a full stop, so a full stop proves nothing: what
counts is the last words. The rule reads the last sentence only and costs microseconds, so it
can be asked at every pause. English; in other languages only what punctuation shows is used.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from core.package_data import DataModel, load_data


class Completeness(StrEnum):
    FINISHED = "finished"
    UNFINISHED = "unfinished"
    """Stops in the middle of a thought: more is coming."""
    HOLD = "hold"
    """They asked for time: "let me think"."""
    DONE = "done"
    """They said that they are done: "that's it"."""


class EndpointingWords(DataModel):
    """Word lists by what the last words of a sentence ask for; all lowercase."""

    fillers: frozenset[str]
    always_go_on: frozenset[str]
    may_be_left_behind: frozenset[str]
    auxiliaries: frozenset[str]
    needs_object: frozenset[str]
    needs_object_after_person: frozenset[str]
    needs_noun: frozenset[str]
    article_like: frozenset[str]
    opens_clause: list[str]
    comma_free_openers: list[str]
    answer_to_why: list[str]
    promises: list[str]
    counted_promise: str
    closing_phrases: list[str]
    closing_after_statement: list[str]
    adverb_after_comma: frozenset[str]
    short_answer: str
    stranding: str
    hold: list[str]
    done: list[str]
    hedges_before: list[str]
    measures: frozenset[str]
    numbers: frozenset[str]


_TRAILS_OFF = re.compile(r"(?:\.\.+|…|[-–—,:;])\s*$")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_WORD = re.compile(r"[\w'%$€£]+(?:[.,-]\w+)*")
_SHORT_WORDS = 4
_SUBJECTS = frozenset("i we he she it they you that this there".split())
_PERSONS = frozenset("me him her us them you".split())


def read_completeness(text: str, language: str = "en") -> Completeness:
    """How the last sentence of ``text`` ends. Empty text is ``UNFINISHED``."""
    folded = " ".join(text.replace("’", "'").lower().split())
    if not folded:
        return Completeness.UNFINISHED
    if language != "en":
        return Completeness.UNFINISHED if _TRAILS_OFF.search(folded) else Completeness.FINISHED
    last = _SENTENCE_END.split(folded)[-1]
    words = _WORD.findall(last)
    lists = _lists()
    phrase = _without_hedges(" ".join(words))
    if phrase in lists.hold or phrase.startswith("let me think"):
        return Completeness.HOLD
    if phrase in lists.done:
        return Completeness.DONE
    if not words or _TRAILS_OFF.search(folded) or _goes_on(last, words):
        return Completeness.UNFINISHED
    return Completeness.FINISHED


def _goes_on(sentence: str, words: list[str]) -> bool:
    phrase = " ".join(words)
    lists = _lists()
    if phrase in lists.promises or _without_hedges(phrase) in lists.promises:
        return True
    if re.fullmatch(rf".*\b{lists.counted_promise}", phrase):
        return True
    if _ends_with_any(phrase, lists.closing_phrases):
        return False
    if len(words) > _SHORT_WORDS and _ends_with_any(phrase, lists.closing_after_statement):
        return False
    if _stops_inside(phrase, words):
        return True
    if sentence.endswith("?"):
        return False
    return (
        _is_open_clause(sentence, phrase)
        or _is_rising_list(sentence)
        or _lacks_a_unit(words)
        or (_ends_with_any(phrase, lists.promises) and len(words) <= 2 * _SHORT_WORDS)
    )


def _stops_inside(phrase: str, words: list[str]) -> bool:
    """Whether the last word asks for another one."""
    lists = _lists()
    last, before = words[-1], words[:-1]
    if last in lists.fillers or any(phrase.endswith(f" {f}") or phrase == f for f in lists.fillers):
        return True
    if re.fullmatch(lists.short_answer, phrase):
        return False
    if last in lists.always_go_on:
        return True
    stranded = _follows_a_relative(before)
    if last in lists.may_be_left_behind:
        return not stranded
    if last in lists.auxiliaries:  # "what it was" is whole, "what mattered was" is not
        subject = [word for word in before if word not in lists.auxiliaries][-1:]
        pronoun = subject != [] and subject[0] in _SUBJECTS
        return not (pronoun and (stranded or _is_compared(before)))
    if last in lists.needs_object:
        passive = bool(before) and before[-1] in ("be", "been", "being", "was", "were", "is", "are")
        return not (stranded or passive or _is_compared(before) or not before)
    if last in _PERSONS and before and before[-1] in lists.needs_object_after_person:
        return not stranded
    if last in lists.needs_noun and before:
        return before[-1] in lists.article_like or (
            len(before) > 1 and before[-1] in lists.needs_noun and before[-2] in lists.article_like
        )
    return last in ("so", "that", "this", "his", "her", "no", "too", "just", "not") and (
        _is_bare_pointer(last, before)
    )


def _is_bare_pointer(last: str, before: list[str]) -> bool:
    """ "so", "that", "no" at the end: open after a verb of being or a conjunction."""
    if last in ("her", "this", "that", "too", "no"):
        return bool(before) and before[-1] in (
            {"was", "is", "and", "because", "but", "so", "the", "think", "just", "said"}
            if last != "too"
            else {"was", "were", "is", "are"}
        )
    return True


def _follows_a_relative(before: list[str]) -> bool:
    """ "What I was looking for", "the bit I'm worried about", "a chair to sit on"."""
    stranding = _lists().stranding
    if any(re.fullmatch(stranding, word) for word in before):
        return True
    return (
        re.search(
            r"\b(?:the|a|an|my|no|any) \w+ (?:i|we|you|he|she|they|i'm|we're|to) ",
            (" ".join(before) + " "),
        )
        is not None
    )


def _is_compared(before: list[str]) -> bool:
    """ "more than I wanted", "as good as it is", "if I could", "than we did"."""
    return any(word in ("than", "as", "if", "like", "but", "so") for word in before[-4:-1])


def _is_open_clause(sentence: str, phrase: str) -> bool:
    """Whether a subordinate clause was opened whose main clause is missing."""
    lists = _lists()
    body = _without_hedges(phrase)
    if any(body.startswith(f"{opener} ") for opener in lists.answer_to_why):
        return False
    opener = next((o for o in lists.opens_clause if body.startswith(f"{o} ")), None)
    if opener is None or body.startswith(f"{opener} that "):
        return False
    opened = sentence[max(0, sentence.find(opener)) :]
    clauses = [part for part in opened.split(",") if len(part.split()) > 1]
    if opener in lists.comma_free_openers:
        return len(body.split()) <= 2 * _SHORT_WORDS and "," not in sentence
    return len(clauses) < 2


def _is_rising_list(sentence: str) -> bool:
    """ "Kafka, Postgres." without "and": the next item is coming."""
    parts = [part.strip(" .!") for part in sentence.split(",")]
    if len(parts) < 2:
        return False
    item = parts[-1]
    if item in _lists().adverb_after_comma or len(item.split()) > 2 or " and " in f" {item} ":
        return False
    return len(parts[-2].split()) > 1 or len(parts) > 2


def _lacks_a_unit(words: list[str]) -> bool:
    lists = _lists()
    number = words[-1] in lists.numbers or words[-1].replace(",", "").isdigit()
    before = [word for word in words[:-1] if word not in lists.numbers]
    return number and len(words) > 2 and before[-1:] != [] and before[-1] in lists.measures


def _without_hedges(phrase: str) -> str:
    """``phrase`` without "okay", "so", "well" and the like in front."""
    stripped = True
    while stripped:
        stripped = False
        for hedge in _lists().hedges_before:
            if phrase.startswith(f"{hedge} "):
                phrase, stripped = phrase[len(hedge) + 1 :], True
    return phrase


def _ends_with_any(phrase: str, endings: list[str]) -> bool:
    return any(phrase == ending or phrase.endswith(f" {ending}") for ending in endings)


@cache
def _lists() -> EndpointingWords:
    return load_data("endpointing_en", EndpointingWords)
