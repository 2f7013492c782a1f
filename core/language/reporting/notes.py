"""What the packs tell a learner in English, in the other languages of the interface.

A pack says once, in English, why something is put otherwise and what better words mean. One file
a language of the interface (``core/data/notes_<locale>.json``) holds both for all 13 packs.
"""

from __future__ import annotations

from core.language.grid import SOURCE
from core.package_data import DataModel, Text, load_data, locales_of


class Notes(DataModel):
    """English sentence to translation; words of the language that is learned stand in both."""

    locale: Text
    reasons: dict[Text, Text]
    glosses: dict[Text, Text]

    def reason(self, why: str) -> str:
        """``why`` in this language, in English where nobody has translated it."""
        return self.reasons.get(why, why)

    def gloss(self, meaning: str) -> str:
        """``meaning`` in this language, in English where nobody has translated it."""
        return self.glosses.get(meaning, meaning)


_ENGLISH = Notes(locale=SOURCE, reasons={}, glosses={})


def load_notes(locale: str) -> Notes:
    """The notes in ``locale``, in English where there are none in it.

    Raises ``ValueError`` for a file that is incomplete.
    """
    if locale == SOURCE or locale not in locales_of("notes"):
        return _ENGLISH
    return load_data(f"notes_{locale}", Notes)
