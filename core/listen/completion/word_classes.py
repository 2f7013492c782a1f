"""What a word can be, from the word alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from core.listen.completion.verbs import VerbForms, forms_of, verb_forms
from core.listen.completion.vocabulary import vocabulary
from core.remembered import remembered

BE = frozenset("am is are was were be been being isn't aren't wasn't weren't".split())
GET = frozenset("get gets got getting gotten".split())
TELLING = frozenset("tell ask remind convince persuade inform warn assure promise show".split())


@dataclass(frozen=True)
class WordClasses:
    """Unions of the vocabulary's classes, made once."""

    closed: frozenset[str]
    """Words that are never a noun."""
    before_noun: frozenset[str]
    """After one of these a word is a noun or part of a noun phrase, not a finite verb."""
    modifies_noun: frozenset[str]
    """Of those, the ones that belong to the noun."""
    opens_noun_phrase: frozenset[str]
    pronouns: frozenset[str]
    """That can be a subject."""
    auxiliaries: frozenset[str]
    asking: frozenset[str]
    """Relative pronouns and question words."""
    opens_clause: frozenset[str]
    """After these a pronoun is the next subject."""
    verbs: VerbForms
    transitive: VerbForms
    reporting: VerbForms
    ditransitive: VerbForms
    telling: VerbForms
    particle_verbs: VerbForms


@cache
def word_classes() -> WordClasses:
    words = vocabulary()
    pronouns = words.subject_pronouns | words.other_subjects
    auxiliaries = words.auxiliaries | words.bare_auxiliaries
    prepositions = words.prepositions | words.prepositions_or_subordinators
    determiners = words.articles | words.possessives | words.determiners
    return WordClasses(
        closed=frozenset({",", "that"}).union(
            determiners,
            pronouns,
            words.object_pronouns,
            words.reflexive_pronouns,
            auxiliaries,
            words.coordinators,
            words.subordinators,
            prepositions,
            words.relatives,
            words.question_words,
            words.adverbs,
            words.adjectives,
            words.interjections,
        ),
        before_noun=determiners | prepositions | words.adjectives | words.numbers,
        modifies_noun=determiners | words.adjectives | words.numbers,
        opens_noun_phrase=words.articles
        | words.possessives
        | frozenset("this that these those each every some any no another".split()),
        pronouns=pronouns,
        auxiliaries=auxiliaries,
        asking=words.relatives | words.question_words,
        opens_clause=words.subordinators
        | words.relatives
        | words.question_words
        | frozenset("that once till until".split()),
        verbs=verb_forms(),
        transitive=forms_of(words.transitive_verbs),
        reporting=forms_of(words.reporting_verbs),
        ditransitive=forms_of(words.ditransitive_verbs),
        telling=forms_of(TELLING),
        particle_verbs=forms_of(words.particle_verbs),
    )


@remembered(4096)
def is_noun_like(word: str) -> bool:
    """Whether ``word`` belongs to no class but, at most, the verbs: "idea", "work"."""
    return bool(word) and word not in word_classes().closed and not is_subject_with_verb(word)


def is_subject_with_verb(word: str) -> bool:
    """ "I've", "she'll", "that's", "nobody's"."""
    stem, apostrophe, _ = word.partition("'")
    classes = word_classes()
    return (
        bool(apostrophe)
        and word not in vocabulary().auxiliaries
        and (stem in classes.pronouns or stem in classes.asking or stem in ("here", "let"))
    )


def is_adverb(word: str) -> bool:
    """Listed, or formed with "-ly"."""
    words = vocabulary()
    formed = word.endswith("ly") and len(word) > 4 and word not in words.adjectives
    return word in words.adverbs or (formed and word not in word_classes().verbs.any)
