"""What is said in a drill and is no exercise: another language, or a sorrow of one's own.

A drill reads English. Of other words it would say in earnest what all is missing in them, and to
somebody who has just told of a death it would say how to begin a pitch. Both are guessed, so who
meant it as an exercise may have it looked at all the same.
"""

from __future__ import annotations

from enum import StrEnum

from core.assess.drill.pitch import PitchPart, parts_missing
from core.think.distress.losses import tells_of_a_loss, tells_of_a_sorrow
from core.think.reading.other_language import is_in_another_language

_SORROW_WORDS = 30
"""An exercise in which a hard time comes up is longer."""


class BesideADrill(StrEnum):
    ANOTHER_LANGUAGE = "another language"
    SORROW = "sorrow"


def beside_a_drill(text: str) -> BesideADrill | None:
    """What ``text`` is in place of an exercise; ``None`` where it is one.

    Who names a dismissal beside who they are or what they want pitches; who tells of a loss does
    where all parts of a pitch are there. To be told of a pitch on such a day is worse than to hear
    sympathy for an exercise.
    """
    if is_in_another_language(text):
        return BesideADrill.ANOTHER_LANGUAGE
    if len(text.split()) > _SORROW_WORDS or not tells_of_a_sorrow(text):
        return None
    missing = parts_missing(text)
    pitches = not missing if tells_of_a_loss(text) else len(missing) < len(PitchPart)
    return None if pitches else BesideADrill.SORROW
