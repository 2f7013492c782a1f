"""The words of English that the reading of a pause needs, by part of speech and by what follows.

Closed classes are listed whole; verbs are listed by base form (``verbs`` beside this inflects
them), so that one entry stands for all its forms. A word may belong to several classes: which
one counts is for the reader of the sentence to tell.
"""

from __future__ import annotations

from functools import cache

from core.package_data import DataModel, load_data


class Vocabulary(DataModel):
    """Words and phrases, all lowercase; phrases are words with single spaces."""

    articles: frozenset[str]
    possessives: frozenset[str]
    determiners: frozenset[str]
    subject_pronouns: frozenset[str]
    other_subjects: frozenset[str]
    object_pronouns: frozenset[str]
    reflexive_pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    bare_auxiliaries: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    prepositions_or_subordinators: frozenset[str]
    prepositions: frozenset[str]
    relatives: frozenset[str]
    question_words: frozenset[str]
    adverbs: frozenset[str]
    mid_position_adverbs: frozenset[str]
    adverbs_that_go_on: frozenset[str]
    scene_adverbs: frozenset[str]
    """Set the scene for a sentence; no answer begins with them."""
    adjectives: frozenset[str]
    adjectives_as_nouns: frozenset[str]
    numbers: frozenset[str]
    interjections: frozenset[str]
    plural_nouns: frozenset[str]
    time_nouns: frozenset[str]
    """Name a time without a preposition: "last summer we went", "twice that year"."""
    verbs: frozenset[str]
    irregular_verbs: frozenset[str]
    """ "base-past-participle"."""
    doubling_verbs: frozenset[str]
    """Double the last letter although the stress or the length does not show it."""
    transitive_verbs: frozenset[str]
    """Hardly ever end a sentence without their object."""
    reporting_verbs: frozenset[str]
    """Take "that" and a clause."""
    knowing: frozenset[str]
    """May end with a question word: "I don't know why"."""
    ditransitive_verbs: frozenset[str]
    """Go on after the person: "told me", "gave her"."""
    particles: frozenset[str]
    """Prepositions that are also adverbs."""
    particle_verbs: frozenset[str]
    """Are whole with a particle: "the storm came in"."""
    prepositional_passives: frozenset[str]
    """Keep their preposition in the passive: "looked after"."""
    promises: frozenset[str]
    """Announce what comes when they are all that was said."""
    announcements: frozenset[str]
    """Announce what comes at the end of a short sentence, too: "so let me explain"."""
    counted_promise: str
    endings_that_go_on: frozenset[str]
    closing_phrases: frozenset[str]
    closing_after_statement: frozenset[str]
    """Close a statement, but open one when they are all that was said."""
    fillers: frozenset[str]
    connectors: frozenset[str]
    """Make a fragment after them the beginning of a sentence, not an answer."""
    never_alone: frozenset[str]
    """Begin a sentence that has a second half: "not only"."""
    correlative: str
    """Begins the first half of "the more ..., the more ..."."""
    participle_openers: frozenset[str]
    answer_openers: frozenset[str]
    """May begin an answer that has no main clause: "Because ..."."""
    hedges_before: frozenset[str]
    afterthoughts: frozenset[str]
    """Add no thought after a comma: ", I think", ", though"."""
    hold: frozenset[str]
    done: frozenset[str]
    auxiliary_answers: str


@cache
def vocabulary() -> Vocabulary:
    return load_data("endpointing_en", Vocabulary)
