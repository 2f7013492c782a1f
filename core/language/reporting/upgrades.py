"""Words worth learning: better ones for those that somebody leaned on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.reporting.notes import load_notes
from core.language.words.fillers import without_fillers
from core.language.words.phrases import forms_said
from core.think.reading.spelt_alike import clauses_of, fold

MOST_WORDS_TO_LEARN = 12
_TURNED_BEHIND = 3
"""So many words behind a negation are turned round by it: "not such a good"."""
_TURNED_AHEAD = {Language.HINDI: 2}
"""Where the negation stands behind what it turns round."""
_TURNED = "¬"
"""Stands for a word that a negation turns round: no phrase holds it."""


@dataclass(frozen=True)
class WordToLearn:
    """A word in place of one that was leaned on: ``said`` in this form. ``base`` is its base form
    where ``word`` is one too, else ``None``."""

    word: str
    gloss: str
    example: str
    said: str
    base: str | None = None

    @property
    def instead_of(self) -> str:
        """What was said, as it stands beside the better word."""
        return self.said if self.base in (None, self.said) else f"{self.base} ({self.said})"


def words_to_learn(
    texts: Sequence[str], language: Language, locale: str
) -> tuple[WordToLearn, ...]:
    """Better words for those that were leaned on most, most often said first, each beside the
    form that was said and, where they are base forms, beside the base form of it.

    Only where they could stand in what was said: not in a phrase that the pack keeps from them,
    not behind a negation ("not good" is not "not excellent"), and beside a degree only such as
    take one ("very good" is not "very excellent").
    """
    counted: list[tuple[int, WordToLearn]] = []
    notes = load_notes(locale)
    texts = [without_fillers(text, language) for text in texts]
    affirmed = [_affirmed(clause, language) for text in texts for clause in clauses_of(text)]
    alone = [_without_degrees(clause, language) for clause in affirmed]
    degrees = load_pack(language).degrees
    absolute = degrees.taken_by_none_of if degrees is not None else ()
    for upgrade in load_pack(language).upgrades:
        all_forms = (*upgrade.plain, *upgrade.other)
        forms = _forms_said(affirmed, all_forms, language)
        plain = [form for form in forms if form in upgrade.plain]
        better = upgrade.better
        if not any(form in upgrade.plain for form in _forms_said(alone, all_forms, language)):
            better = tuple(word for word in better if word not in absolute)
        fitting = better[:1] == upgrade.better[:1]  # it is the one that the example shows
        if plain and fitting and not _forms_said(texts, upgrade.better, language):
            word = WordToLearn(
                " / ".join(better),
                notes.gloss(upgrade.gloss),
                upgrade.example,
                Counter(plain).most_common(1)[0][0],
                upgrade.base,
            )
            counted.append((len(plain), word))
    counted.sort(key=lambda pair: -pair[0])
    return tuple(word for _, word in counted[:MOST_WORDS_TO_LEARN])


def _affirmed(clause: str, language: Language) -> str:
    """``clause`` with what a negation turns round taken out. Where spaces part no words, and in
    Korean, the pack has the negated forms among the phrases that it keeps from better words."""
    if not language.spaced or language is Language.KOREAN:
        return clause
    negations = {fold(word) for word in load_pack(language).no_requests}
    words = clause.split()
    kept = list(words)
    for at, word in enumerate(words):
        if word in negations or word.endswith("n't"):
            first = max(0, at - _TURNED_AHEAD.get(language, 0))
            turned = range(first, min(len(words), at + 1 + _TURNED_BEHIND))
            kept[turned.start : turned.stop] = [_TURNED] * len(turned)
    return " ".join(kept)


def _without_degrees(clause: str, language: Language) -> str:
    """``clause`` without the words of which another tells how much."""
    degrees = load_pack(language).degrees
    if degrees is None:
        return clause
    words = clause.split()
    turned = {at + 1 for at, word in enumerate(words) if word in degrees.before}
    turned |= {at - 1 for at, word in enumerate(words) if word in degrees.behind}
    return " ".join(_TURNED if at in turned else word for at, word in enumerate(words))


def _forms_said(texts: Sequence[str], phrases: Sequence[str], language: Language) -> list[str]:
    return [form for text in texts for form in forms_said(text, phrases, language)]
