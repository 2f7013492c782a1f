"""A fragment without a main verb: a short answer, or only the beginning of a sentence?"""

from __future__ import annotations

from core.listen.completion.clauses import SentenceShape
from core.listen.completion.vocabulary import vocabulary
from core.listen.completion.word_classes import is_adverb, is_noun_like, word_classes

_SHORT_ANSWER = 4
"""Words: up to here a phrase with "the" or "my" is an answer, above it a subject."""
_LONG_ANSWER = 6


def is_half_a_sentence(tokens: list[str], shape: SentenceShape, *, hedged: bool) -> bool:
    """ "When the phone rang", "my tutor, who had left", "the samples from the second hole".

    ``hedged``: an "I would say" after a comma was left out of ``tokens``.
    """
    if shape.lacks_dependent_verb:
        return True
    if shape.main.has_verb:
        return False
    words = vocabulary()
    said = _without_connectors(tokens)
    while said and said[0] in words.scene_adverbs:
        said = said[1:]
    opens = words.subordinators | words.prepositions_or_subordinators | words.determiners
    if not said or (is_adverb(said[0]) and said[0] not in opens):
        return False  # "only in summer", "probably the winter of 2015"
    first = said[0]
    length = sum(token.count(" ") + 1 for token in said if token != ",")
    fronted = first in words.subordinators or first in words.prepositions_or_subordinators
    has_verb = any(clause.has_verb for clause in shape.clauses)
    about_noun = any(clause.has_verb and clause.is_about_noun for clause in shape.clauses)
    if fronted and (has_verb or (len(shape.clauses) == 1 and "," in said)):
        return first not in words.answer_openers or "," in said
    if about_noun:
        return _is_subject_with_clause(said, length, shape)
    return _is_phrase_that_goes_on(
        said,
        length,
        announced=_without_connectors(tokens) != tokens or (hedged and first in words.possessives),
    )


def _is_subject_with_clause(said: list[str], length: int, shape: SentenceShape) -> bool:
    """ "The people who live here", "what frustrated me"; not "someone who listens"."""
    words = vocabulary()
    first, second = said[0], said[1] if len(said) > 1 else ""
    if first.partition("'")[0] in words.question_words:
        return "'" not in first and second not in words.auxiliaries and first != "how"
    if first.split()[0] in words.participle_openers:
        return True
    if first in words.prepositions:
        return "," in said or length > _LONG_ANSWER
    general = first in words.other_subjects and second != "of"  # "someone who listens"
    return not general and length > _SHORT_ANSWER and shape.main.has_subject


def _is_phrase_that_goes_on(said: list[str], length: int, *, announced: bool) -> bool:
    words = vocabulary()
    first = said[0]
    definite = words.possessives | {"the", "this", "that", "these", "those"}
    if said[-1] in words.numbers or said[-1][:1].isdigit():
        return False  # "from nine to five"
    if first == "the" and len(said) > 1 and said[1] in words.numbers:
        return announced  # "the twenty third of October"
    if first.split()[0] in words.participle_openers:
        return length > 2
    if first in definite or first in words.determiners:
        return length > _SHORT_ANSWER or announced or "," in said
    preposition = first in words.prepositions or first in words.prepositions_or_subordinators
    if preposition and first not in ("about", "around", "over", "under"):
        return (
            announced
            or length > _LONG_ANSWER
            or (length > _SHORT_ANSWER and bool(definite & set(said)))
        )
    return first in words.articles and length > _LONG_ANSWER


def _without_connectors(tokens: list[str]) -> list[str]:
    """``tokens`` without "for example" and the like in front."""
    connectors = vocabulary().connectors
    if "," in tokens and " ".join(tokens[: tokens.index(",")]) in connectors:
        return tokens[tokens.index(",") + 1 :]
    longest = next((c for c in connectors if " ".join(tokens).startswith(f"{c} ")), "")
    return tokens[len(longest.split()) :]


def is_rising_list(tokens: list[str]) -> bool:
    """ "Kafka, Postgres" without "and": the next item is coming."""
    words, classes = vocabulary(), word_classes()
    parts = [part.split() for part in " ".join(tokens).split(",")]
    if len(parts) < 2 or not parts[-1] or not parts[-2]:
        return False
    item, earlier = parts[-1], parts[-2]
    if item[0] in words.coordinators or earlier[0] in words.interjections:
        return False
    nouns = item[1:] if item[0] in classes.opens_noun_phrase else item
    if not 1 <= len(nouns) <= 2 or set(nouns) & set(earlier):
        return False
    if not all(_names_something(word) for word in nouns):
        return False
    if tokens[0] in words.subordinators or (len(nouns) == 2 and nouns[0].endswith("s")):
        return False  # "if it is wet, the roots rot"
    placed = len(earlier) > 1 and earlier[-2] in words.prepositions  # "in Cork, Ireland"
    return len(parts) > 2 or (len(earlier) > 1 and not placed)


def _names_something(word: str) -> bool:
    forms = word_classes().verbs
    verb = word in forms.any and word not in forms.gerunds and word not in forms.bases
    number = word in vocabulary().numbers or word[:1].isdigit()
    return is_noun_like(word) and not (verb or number or is_adverb(word))
