"""The person's own words that bear a level or a correction out."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.connectives import joins_in
from core.language.level import ended_sentences, measure_signs, usual_sentence
from core.language.slips import find_slips
from core.language.spelt_alike import MARKS, QUOTATION_MARKS, spelt
from core.language.talk import Talk
from core.language.tongue import spans_in_its_language
from core.language.units import words_of
from core.practice.interview import Line
from core.practice.quotes import Quote, find_words

QUOTES_EACH = 2


def own_words(talk: Talk, quote: str) -> Quote | None:
    """Where the person said ``quote``, or ``None`` when they did not.

    The marks at its ends are a model's as often as theirs and do not count, nor does how a
    recogniser spells; half a word joined by an apostrophe or a hyphen may be quoted ("j'" of
    "j'ai"). What else counts as the same words ``find_words`` says.
    """
    answers = ((index, line.text) for index, line in answers_of(talk))
    return find_words(quote.strip(f"{MARKS}{QUOTATION_MARKS} \n"), answers, spelt, inside="")


def typical_sentences(talk: Talk) -> tuple[Quote, ...]:
    """Those that are nearest to all the others, by how long they and their words are; none with a
    known slip, and none whose end no mark tells, unless it is short."""
    language = talk.brief.language
    said = [
        own
        for own in sentences_of(talk)
        if not find_slips(own.text, language)
        and (
            ended_sentences(own.text, language)
            or len(words_of(own.text, language)) <= usual_sentence(language)
        )
    ]
    if not said:
        return ()
    signs = [measure_signs([own.text], language) for own in said]
    far = dict.fromkeys(said, 0.0)
    for sign in ("sentence", "word_length"):
        values = [found[sign] for found in signs]
        mean = sum(values) / len(values)
        widest = max(abs(value - mean) for value in values) or 1.0
        for own, value in zip(said, values, strict=True):
            far[own] += abs(value - mean) / widest
    return tuple(sorted(said, key=lambda own: far[own])[:QUOTES_EACH])


def sentences_with(talk: Talk, words: Sequence[str]) -> tuple[Quote, ...]:
    """For each joining word a sentence of its own in which it joins, without a known slip where
    there is one."""
    found: list[Quote] = []
    language = talk.brief.language
    said = sorted(sentences_of(talk), key=lambda own: bool(find_slips(own.text, language)))
    for word in words[:QUOTES_EACH]:
        holding = (own for own in said if joins_in(word, own.text, language))
        own = next((own for own in holding if own not in found), None)
        if own is not None:
            found.append(own)
    return tuple(found)


def sentences_of(talk: Talk) -> list[Quote]:
    """What was said in the talk's language, each once, where it was first said: the same words
    twice show nothing more."""
    first: dict[str, Quote] = {}
    for index, line in answers_of(talk):
        for start, end in spans_in_its_language(line.text, talk.brief.language):
            said = line.text[start:end]
            first.setdefault(said, Quote(said, index, start, end))
    return list(first.values())


def answers_of(talk: Talk) -> list[tuple[int, Line]]:
    """The answers with the index of each among the talk's lines."""
    mine = set(map(id, talk.answers))
    return [(index, line) for index, line in enumerate(talk.lines) if id(line) in mine]
