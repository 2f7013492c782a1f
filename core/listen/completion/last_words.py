"""Does the last word ask for another one?

Each part of speech asks in its own way: an article always, an adverb before its verb, a
preposition unless its object was moved ("what I look for"), and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from core.listen.completion.clauses import SentenceShape
from core.listen.completion.ending import Ending
from core.listen.completion.left_behind import auxiliary_asks, preposition_asks, verb_asks
from core.listen.completion.verbs import forms_of
from core.listen.completion.vocabulary import vocabulary
from core.listen.completion.word_classes import (
    BE,
    is_adverb,
    is_noun_like,
    is_subject_with_verb,
    word_classes,
)

_QUANTIFIERS = frozenset("some any many few several more".split())
_COUNTED = frozenset("see open cost pay spend lose hire count sell".split())
_CLOCK = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_APPROXIMATORS = frozenset(
    "about around roughly nearly almost over maybe approximately probably only just another like "
    "some least".split()
)
_AFTERTHOUGHTS = frozenset(
    "never often sometimes usually mostly also still already perhaps maybe".split()
)
_DEGREE = frozenset("as not almost nearly so too very quite really pretty".split())
_FREQUENCY = frozenset("always never also almost hardly nearly usually often still".split())
_OBJECT_OPTIONAL = frozenset(
    "asked asks taught teaches warned warns sent sends reminds persuaded".split()
)
"""The person is enough after these: "nobody asked me"."""
_NUMBER = re.compile(r"\d[\d,.]*")
_POSSESSIVE = re.compile(r".*(?:'s|s')")


def asks_for_more(tokens: list[str], shape: SentenceShape) -> bool:
    """Whether nobody would stop after the last of ``tokens``, which is a word."""
    words, classes = vocabulary(), word_classes()
    end = Ending(tokens, shape)
    last = end.last
    if is_subject_with_verb(last):
        return _subject_asks(end)
    for members, asks in _questions():
        if last in members:
            return asks(end)
    if _NUMBER.fullmatch(last):
        return _number_asks(end)
    noun_phrase = last in words.adjectives and end.previous in classes.opens_noun_phrase
    if is_adverb(last) and not noun_phrase:
        return _adverb_asks(end)
    if last in words.determiners:
        return last in _QUANTIFIERS and end.previous in words.object_pronouns
    if last in words.adjectives:
        return _adjective_asks(end)
    if _POSSESSIVE.fullmatch(last):  # "the customer's", but "at the doctor's"
        at_place = end.second_previous in ("at", "to", "of")
        return end.previous in classes.opens_noun_phrase and not at_place
    return verb_asks(end)


@cache
def _questions() -> tuple[tuple[frozenset[str], Callable[[Ending], bool]], ...]:
    """Which closed class asks how; the first that the last word belongs to decides."""
    words, classes = vocabulary(), word_classes()
    return (
        (classes.asking, _question_word_asks),
        (words.articles | words.possessives - {"her", "his"}, _always),
        (frozenset("every another various numerous certain".split()), _always),
        (words.coordinators - {"so"} | words.subordinators - {"though"}, _always),
        (words.subject_pronouns, _subject_asks),
        (classes.auxiliaries, auxiliary_asks),
        (_SMALL_WORDS, _small_word_asks),
        (frozenset("that this these those".split()), _pointer_asks),
        (words.object_pronouns | frozenset("his mine theirs ours".split()), _pronoun_asks),
        (words.prepositions | words.prepositions_or_subordinators, preposition_asks),
        (words.numbers, _number_asks),
        (words.adverbs_that_go_on, _always),
        (words.mid_position_adverbs, _adverb_asks),
    )


_SMALL_WORDS = frozenset("so not no too like well then each such either though".split())


def _always(end: Ending) -> bool:
    return bool(end.last)


def _subject_asks(end: Ending) -> bool:
    """ "I" asks; in "than I" and "so did I" it does not."""
    echoes = end.previous in vocabulary().auxiliaries and end.second_previous in (
        "so",
        "neither",
        "nor",
    )
    return not (echoes or end.previous in ("than", "as"))


def _question_word_asks(end: Ending) -> bool:
    """ "I don't know why" and "my dad taught me how" are whole."""
    words = vocabulary()
    if end.last in ("why", "how", "where"):
        told = end.previous in words.object_pronouns or end.previous in ("sure", "exactly", "out")
        return not (told or end.previous in words.knowing)
    known = words.knowing - frozenset("ask asked asking tell explain explained see".split())
    return end.last not in ("when", "what", "who", "which") or end.previous not in known


def _small_word_asks(end: Ending) -> bool:
    words, classes = vocabulary(), word_classes()
    last, previous = end.last, end.previous
    if last in ("each", "such"):
        return not (is_noun_like(previous) or previous in ("as", ","))
    if last == "though":
        return end.previous != ","
    if last == "either":
        return not (end.negated or previous == "," or any(w.endswith("n't") for w in end.tokens))
    if last == "then":
        return previous in words.coordinators or previous in ("first", "", "if")
    if last == "well":
        return previous in words.coordinators or previous in (",", "", "the")
    if last == "like":
        return not {"what", "how", "whatever"} & set(end.before)
    if last == "not":
        alone = len(end.tokens) < 3 and previous not in classes.auxiliaries
        return not (alone or is_adverb(previous) or previous in ("or", "hope", "why", "if"))
    if last == "so":
        agrees = previous in classes.reporting.any or previous in ("do", "did", "doing", "does")
        return not (agrees or previous in ("or", "even", "not", "more", "is", "if"))
    if last == "no":
        return (
            previous in BE
            or previous in classes.auxiliaries
            or previous in ("there's", "with", "and", "of")
        )
    return previous in BE or is_subject_with_verb(previous)  # "too"


def _pointer_asks(end: Ending) -> bool:
    """ "I noticed that", "so scared that", "a tool that" go on; "I did that" does not."""
    words, classes = vocabulary(), word_classes()
    last, previous = end.last, end.previous
    opens = words.coordinators | words.subordinators | BE | words.articles
    if (
        previous in opens
        or previous in ("just", "one", "fact", "than")
        or is_subject_with_verb(previous)
    ):
        return previous != "so" or last == "that"
    if last != "that":
        return False
    if previous in words.prepositions or previous in words.prepositions_or_subordinators:
        return False
    if previous in classes.reporting.any:
        return (
            not (end.negated or {"already", "to", "?"} & set(end.tokens[-4:-1]))
            and len(end.tokens) > 2
        )
    if previous in words.object_pronouns:  # "told me that", but "gave me that"
        return end.second_previous in classes.telling.any
    if "so" in end.tokens[-6:-1] or "such" in end.tokens[-6:-1]:
        return True
    if previous in classes.verbs.any or previous in classes.auxiliaries:
        return end.second_previous in classes.opens_noun_phrase
    return previous not in ("", ",")


def _pronoun_asks(end: Ending) -> bool:
    """After what opens a clause it is the next subject; after a verb it is the object."""
    words, classes = vocabulary(), word_classes()
    last, previous = end.last, end.previous
    if last in ("mine", "theirs", "ours"):
        return previous in words.subordinators
    if previous in classes.opens_clause:
        return True
    if last == "his":
        return previous not in ("of", "like", "than") and previous not in BE
    if last in ("it", "you", "her") and (previous in words.coordinators or previous == ","):
        return len(end.tokens) > 2
    noun = is_noun_like(previous) and end.second_previous in classes.modifies_noun
    if last in ("it", "you") and noun:  # "the first thing you"
        return True
    finite = previous in classes.ditransitive.thirds | (
        classes.ditransitive.pasts - classes.ditransitive.bases
    )
    return last != "it" and finite and previous not in _OBJECT_OPTIONAL and not end.moved


def _adverb_asks(end: Ending) -> bool:
    """Before its verb it goes on ("he'd only"); after a whole clause it does not."""
    words, classes = vocabulary(), word_classes()
    last, previous = end.last, end.previous
    if not end.before:
        return False
    if previous == ",":
        return last in words.mid_position_adverbs - _AFTERTHOUGHTS
    if previous in _DEGREE:
        return last in ("just", "only")
    if last in ("just", "only", "rather", "merely", "even"):
        return previous not in ("members", "cash", "appointment")
    opens = words.subject_pronouns | words.relatives | words.coordinators | words.subordinators
    if previous in opens or is_subject_with_verb(previous):
        return True
    if previous in classes.auxiliaries or previous == "to":
        return len(end.tokens) > 3 or last in words.mid_position_adverbs
    if last in _FREQUENCY:
        return is_noun_like(previous) and not end.shape.innermost.has_verb
    return False


def _number_asks(end: Ending) -> bool:
    """ "Saw three" and "about fifteen" lack their noun; "at six" and "in twenty twelve" do not."""
    words = vocabulary()
    rest = [w for w in end.before if w not in words.numbers and not w[:1].isdigit()]
    if len(end.tokens) <= 3 or not rest:
        return False
    previous, opener = rest[-1], rest[-2] if len(rest) > 1 else ""
    large = end.last in ("hundred", "thousand", "million", "billion")
    if previous in _APPROXIMATORS:
        timed = opener in ("at", "from", "until", "till", "by", "before", "after") and not large
        clock = previous in ("about", "around") and end.last in _CLOCK
        return (
            not timed and opener not in BE | {","} and not (clock and opener not in _takes_number())
        )
    if end.last == "one":
        return False
    return previous in _takes_number()


@cache
def _takes_number() -> frozenset[str]:
    return word_classes().transitive.any | forms_of(_COUNTED).any | {"have", "has", "had", "are"}


def _adjective_asks(end: Ending) -> bool:
    """ "A very difficult", "my previous"; "the best" and "on my own" stand alone."""
    words, last = vocabulary(), end.last
    degree = {"most", "more", "less", ","}
    index = len(end.before) - 1
    while index >= 0:
        word = end.before[index]
        if not (
            word in words.adjectives or is_adverb(word) or word in degree or word in words.numbers
        ):
            break
        index -= 1
    head = end.before[index] if index >= 0 else ""
    bare = index == len(end.before) - 1
    if head in ("a", "an") or head in words.possessives:
        nominal = last in words.adjectives_as_nouns and bare
        return not (nominal or (last == "own" and "on" in end.tokens[-4:-1]))
    if head == "the" or (head in ("this", "no", "some", "any", "these", "those", "every") and bare):
        return last not in words.adjectives_as_nouns
    return False
