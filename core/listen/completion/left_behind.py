"""Auxiliaries, prepositions and verbs at the end: left behind, or still without their object?

"What I was looking for", "but he didn't" and "I'd love to" are whole, because what would follow
was moved to the front or is only repeated.
"""

from __future__ import annotations

from core.listen.completion.clauses import ClauseKind
from core.listen.completion.ending import Ending
from core.listen.completion.vocabulary import vocabulary
from core.listen.completion.word_classes import (
    BE,
    GET,
    is_adverb,
    is_noun_like,
    is_subject_with_verb,
    word_classes,
)

_PERFECT = frozenset(
    "have had has never ever haven't hasn't hadn't i've we've he's she's been".split()
)
_WISHING = frozenset("wish wishes wished".split())
_SPAN_BEFORE = frozenset("day week year month night evening morning shortly soon long just".split())
_MOSTLY_ADVERBS = frozenset(
    "up down off away out outside inside underneath opposite above below past near".split()
)
_LEAVES_INFINITIVE = frozenset(
    "want wants wanted need needs needed like love hope hoped plan planned mean meant try tried "
    "prefer expect expected used use have has had glad happy ought able going allowed supposed "
    "willing ready forced".split()
)
_GERUNDS_AS_NOUNS = frozenset("building meaning finding offering saying showing setting".split())


def auxiliary_asks(end: Ending) -> bool:
    """ "What it was" and "more than I could" are whole; "what helped was" is not."""
    classes = word_classes()
    shape, last = end.shape, end.last
    inner = shape.innermost
    if last in ("be", "been", "being"):
        return not (shape.compares or (shape.gap and end.previous != "is"))
    if last in ("do", "did", "does", "done", "have", "had", "has", "having") and end.moved:
        return False
    at = len(end.tokens) - 2
    while at >= 0 and (end.tokens[at] in classes.auxiliaries or is_adverb(end.tokens[at])):
        at -= 1
    subject = end.tokens[at] if at >= 0 else ""
    opener = end.tokens[at - 1] if at > 0 else ""
    if shape.compares:
        return not inner.has_subject
    asked = inner.kind is ClauseKind.QUESTION and inner.has_subject and inner.has_verb
    if asked and (inner.opener in ("what", "whatever", "who") or last in BE):
        return False
    if inner.opener == "if" and inner.after_knowing:
        return True
    pronoun = subject in classes.pronouns
    if last.endswith("n't"):
        if opener in ("so", "and", "because", "which", "that") and not last.startswith("d"):
            return True
        return not pronoun or (inner.kind is ClauseKind.SUBORDINATE and len(shape.clauses) < 2)
    if not pronoun or inner.kind in (ClauseKind.CONTACT, ClauseKind.RELATIVE):
        return True
    if opener in ("if", "unless", "whenever", "when", "until"):
        return not shape.main.has_verb or last in BE
    if opener == "but":
        return last not in ("did", "do", "does", "will", "would", "can", "could")
    if opener in _WISHING and last in ("had", "could", "did"):
        return False
    thinks = opener in classes.reporting.any or is_subject_with_verb(opener)
    return not (
        thinks and last in ("would", "will", "did", "do", "does", "could", "should", "has", "have")
    )


def preposition_asks(end: Ending) -> bool:
    """ "What I look for", "looked after" and "came in" are whole; "comfortable with" is not."""
    words, classes = vocabulary(), word_classes()
    last, previous = end.last, end.previous
    if last == "as":
        return not end.shape.gap
    if last == "to":
        return not (end.moved or _repeats_a_verb(end))
    passive = previous in words.prepositional_passives and end.second_previous in BE | GET
    if passive or end.moved:
        return False
    if last in _MOSTLY_ADVERBS:
        return previous in words.coordinators
    if last in ("before", "after", "since"):
        perfect = last != "after" and bool(_PERFECT & set(end.before))
        return not (perfect or previous in _SPAN_BEFORE or previous == "ever")
    if last == "once":
        return previous in words.coordinators or not previous
    verbs = classes.particle_verbs.any
    if last in words.particles:
        if previous in verbs:
            return end.second_previous in classes.opens_noun_phrase or last in ("about", "under")
        carried = previous in words.object_pronouns | words.reflexive_pronouns | {"that", "this"}
        return not (
            carried
            and end.second_previous in verbs
            and last in ("in", "on", "over", "around", "through")
        )
    return True


def _repeats_a_verb(end: Ending) -> bool:
    """The verb after "to" is left out: "I'd love to", "I don't have to", "if you want to"."""
    words, previous = vocabulary(), end.previous
    if previous not in _LEAVES_INFINITIVE and previous not in words.object_pronouns:
        return False
    wished = previous in ("like", "love") and bool(
        {"would", "i'd", "we'd", "she'd", "he'd", "they'd", "you'd"} & set(end.before)
    )
    opened = end.shape.innermost.opener in (
        "if",
        "unless",
        "whenever",
        "until",
        "though",
        "although",
    )
    return (
        end.negated
        or wished
        or opened
        or previous in ("glad", "happy")
        or (
            previous in ("want", "wanted", "wants")
            and end.shape.innermost.opener in ("because", "when")
        )
    )


def verb_asks(end: Ending) -> bool:
    """A transitive verb without object, unless it is passive or its object was moved."""
    words, classes = vocabulary(), word_classes()
    forms, last = classes.transitive, end.last
    if last not in forms.any or not end.before or end.moved:
        return False
    index = len(end.before) - 1
    while index > 0 and is_adverb(end.before[index]):
        index -= 1
    previous = end.before[index]
    passive = previous in BE | GET or previous.endswith(("'re", "'m"))
    if last in forms.participles and passive:
        return False
    subject = (
        previous in classes.pronouns
        or previous in classes.asking
        or previous in classes.auxiliaries
        or previous in ("to", "that")
        or is_subject_with_verb(previous)
        or previous in words.coordinators
    )
    if last in forms.gerunds:
        after_preposition = previous in words.prepositions
        return last not in _GERUNDS_AS_NOUNS and (
            passive or after_preposition or is_subject_with_verb(previous)
        )
    if last in forms.pasts - forms.bases:
        noun = is_noun_like(previous) and (
            previous not in classes.verbs.any or end.before[index - 1] in classes.before_noun
        )
        return subject or noun
    return subject
