"""The forms of English verbs, from their base forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from core.listen.completion.vocabulary import vocabulary


class Inflected(NamedTuple):
    third: str
    pasts: frozenset[str]
    participles: frozenset[str]
    gerunds: frozenset[str]


class VerbForms(NamedTuple):
    """All words that can be this form of a verb in the vocabulary."""

    bases: frozenset[str]
    thirds: frozenset[str]
    pasts: frozenset[str]
    participles: frozenset[str]
    gerunds: frozenset[str]
    any: frozenset[str]


@cache
def verb_forms() -> VerbForms:
    return _gather(_inflections())


@cache
def forms_of(bases: frozenset[str]) -> VerbForms:
    """The forms of ``bases`` alone."""
    inflections = _inflections()
    return _gather({base: inflections[base] for base in bases})


def _gather(inflections: dict[str, Inflected]) -> VerbForms:
    forms = inflections.values()
    bases, thirds = frozenset(inflections), frozenset(form.third for form in forms)
    pasts = _union(form.pasts for form in forms)
    participles = _union(form.participles for form in forms)
    gerunds = _union(form.gerunds for form in forms)
    every = bases | thirds | pasts | participles | gerunds
    return VerbForms(bases, thirds, pasts, participles, gerunds, every)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


@cache
def _inflections() -> dict[str, Inflected]:
    words = vocabulary()
    bases = words.verbs | words.transitive_verbs | words.reporting_verbs | words.particle_verbs
    irregular = {entry.split("-")[0] for entry in words.irregular_verbs}
    found = {base: _inflect(base) for base in words.verbs | (bases - irregular)}
    for entry in words.irregular_verbs:
        base, past, participle = entry.split("-")
        regular = found.get(base) or _inflect(base)
        known = base in found  # "got" and "gotten": two entries, one verb
        found[base] = Inflected(
            regular.third,
            (regular.pasts if known else frozenset()) | {past},
            (regular.participles if known else frozenset()) | {participle},
            regular.gerunds,
        )
    return found


def _inflect(base: str) -> Inflected:
    """The regular forms; British and American spelling where the two differ."""
    if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", base):
        third = f"{base}es"
    else:
        third = re.sub(r"(?<=[^aeiou])y$", "ie", base) + "s"
    stems = {base}
    if base.endswith("ie"):
        return _regular(third, {f"{base}d"}, {f"{base[:-2]}ying"})
    if base.endswith("e"):
        kept = base if base.endswith(("ee", "oe", "ye")) else base[:-1]
        return _regular(third, {f"{base}d"}, {f"{kept}ing"})
    if re.search(r"[^aeiou]y$", base):
        return _regular(third, {f"{base[:-1]}ied"}, {f"{base}ing"})
    if base in vocabulary().doubling_verbs:
        stems = {base, base + base[-1]}
    elif re.fullmatch(r"(?:[^aeiou]|(?<=q)u)*[aeiou][^aeiouwxy]", base):
        stems = {base + base[-1]}
    return _regular(third, {f"{stem}ed" for stem in stems}, {f"{stem}ing" for stem in stems})


def _regular(third: str, pasts: set[str], gerunds: set[str]) -> Inflected:
    return Inflected(third, frozenset(pasts), frozenset(pasts), frozenset(gerunds))
