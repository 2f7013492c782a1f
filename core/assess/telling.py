"""Cues of telling: the words by which reasons, prices, deeds and their absence show."""

from __future__ import annotations

from core.package_data import DataModel, load_data


class TellingCues(DataModel):
    """Cues of one language; see ``core.think.cues`` for their notation.

    ``empty`` are plain words, not cues: those that mean nothing by themselves.
    """

    reason: list[str]
    contrast: list[str]
    condition: list[str]
    limit: list[str]
    outcome: list[str]
    time: list[str]
    order: list[str]
    speech: list[str]
    example: list[str]
    mechanism: list[str]
    check: list[str]
    generic: list[str]
    advice: list[str]
    doubt: list[str]
    idle: list[str]
    others: list[str]
    empty: list[str]


def telling_cues() -> TellingCues:
    """The cues of ``core/data/telling_en.json``."""
    return load_data("telling_en", TellingCues)
