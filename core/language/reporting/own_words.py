"""The person's own words that bear a level or a correction out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.language.level import ended_sentences, is_short, measure_signs, usual_sentence
from core.language.talk import Talk
from core.language.words.asking import says_it_was_told
from core.language.words.connectives import joins_in
from core.language.words.requests import detect_request
from core.language.words.slips import find_slips
from core.language.words.tongue import spans_in_its_language
from core.language.words.units import words_of
from core.practice.interview import Line
from core.practice.quotes import Quote, find_words
from core.think.intent import Intent
from core.think.reading.spelt_alike import MARKS, QUOTATION_MARKS, spelt

QUOTES_EACH = 2
_QUESTION = re.compile(r"[?？؟]")


def own_words(talk: Talk, quote: str) -> Quote | None:
    """Where the person said ``quote``, or ``None`` when they did not.

    The marks at its ends are a model's as often as theirs and do not count, nor does how a
    recogniser spells; half a word joined by an apostrophe or a hyphen may be quoted ("j'" of
    "j'ai"). What else counts as the same words ``find_words`` says.
    """
    answers = ((index, line.text) for index, line in answers_of(talk))
    return find_words(quote.strip(f"{MARKS}{QUOTATION_MARKS} \n"), answers, spelt, inside="")


def typical_sentences(talk: Talk) -> tuple[Quote, ...]:
    """Those that are nearest to all the others, by how long they and their words are: statements,
    none whose end no mark tells, unless it is short, and no short one where there are others."""
    language = talk.brief.language
    said = [
        own
        for own in _statements(talk)
        if ended_sentences(own.text, language)
        or len(words_of(own.text, language)) <= usual_sentence(language)
    ]
    longer = [own for own in said if not is_short(own.text, language)]
    said = longer if len(longer) >= QUOTES_EACH else said
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


def sentences_with(
    talk: Talk, words: Sequence[str], quoted: Sequence[Quote] = ()
) -> tuple[Quote, ...]:
    """For the first joining words of which there is one a statement of its own in which it joins;
    of ``quoted`` only where no other statement holds any of them."""
    said = _statements(talk)
    others = [own for own in said if own not in quoted]
    return _each_with_one(talk, words, others) or _each_with_one(talk, words, said)


def _each_with_one(talk: Talk, words: Sequence[str], said: Sequence[Quote]) -> tuple[Quote, ...]:
    found: list[Quote] = []
    for word in words:
        holding = (own for own in said if joins_in(word, own.text, talk.brief.language))
        own = next((own for own in holding if own not in found), None)
        if own is not None and len(found) < QUOTES_EACH:
            found.append(own)
    return tuple(found)


def _statements(talk: Talk) -> list[Quote]:
    """What may stand for the way somebody speaks: no sentence with a known slip, and none that
    asks the partner something, is a request to them or reminds them of what was told."""
    language = talk.brief.language
    return [
        own
        for own in sentences_of(talk)
        if not _QUESTION.search(own.text)
        and not _holds_a_slip(talk, own)
        and not says_it_was_told(own.text, language)
        and detect_request(own.text, language) is Intent.ANSWER
    ]


def _holds_a_slip(talk: Talk, own: Quote) -> bool:
    """Whether a rule finds a slip in ``own``, alone or among the sentences around it, or a model
    has found one."""
    language = talk.brief.language
    around = find_slips(talk.lines[own.line_index].text, language)
    places = [(slip.start, slip.end) for slip in around]
    for correction in talk.judged.corrections if talk.judged is not None else ():
        if correction.said.line_index == own.line_index:
            places.append((correction.said.start, correction.said.end))
    return bool(find_slips(own.text, language)) or any(
        start < own.end and own.start < end for start, end in places
    )


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
