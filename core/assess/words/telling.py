"""Cues of telling: the words by which reasons, prices, deeds and their absence show."""

from __future__ import annotations

from core.package_data import DataModel, load_data


class TellingCues(DataModel):
    """Cues of one language; see ``core.think.reading.cues`` for their notation.

    ``empty`` are plain words, not cues: those that mean nothing by themselves.
    """

    reason: tuple[str, ...]
    contrast: tuple[str, ...]
    condition: tuple[str, ...]
    limit: tuple[str, ...]
    outcome: tuple[str, ...]
    time: tuple[str, ...]
    order: tuple[str, ...]
    speech: tuple[str, ...]
    example: tuple[str, ...]
    mechanism: tuple[str, ...]
    check: tuple[str, ...]
    generic: tuple[str, ...]
    advice: tuple[str, ...]
    doubt: tuple[str, ...]
    idle: tuple[str, ...]
    others: tuple[str, ...]
    empty: tuple[str, ...]


def telling_cues() -> TellingCues:
    """The cues of ``core/data/telling_en.json``."""
    return load_data("telling_en", TellingCues)
