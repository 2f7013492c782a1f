"""The talk in a foreign language, as it is chosen: which, of what kind, at what level."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from core.sentence import Sentence, say


class Language(StrEnum):
    """The languages of the speaking test, by their ISO 639-1 codes."""

    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"
    GERMAN = "de"
    CHINESE = "zh"
    HINDI = "hi"
    JAPANESE = "ja"
    KOREAN = "ko"
    PORTUGUESE = "pt"
    ARABIC = "ar"
    RUSSIAN = "ru"
    ITALIAN = "it"
    DUTCH = "nl"

    @property
    def label(self) -> Sentence:
        return _LABELS[self]

    @property
    def right_to_left(self) -> bool:
        return self is Language.ARABIC

    @property
    def spaced(self) -> bool:
        """Whether spaces part its words."""
        return self not in (Language.CHINESE, Language.JAPANESE)


_LABELS = {
    Language.ENGLISH: say("English"),
    Language.SPANISH: say("Spanish"),
    Language.FRENCH: say("French"),
    Language.GERMAN: say("German"),
    Language.CHINESE: say("Chinese"),
    Language.HINDI: say("Hindi"),
    Language.JAPANESE: say("Japanese"),
    Language.KOREAN: say("Korean"),
    Language.PORTUGUESE: say("Portuguese"),
    Language.ARABIC: say("Arabic"),
    Language.RUSSIAN: say("Russian"),
    Language.ITALIAN: say("Italian"),
    Language.DUTCH: say("Dutch"),
}


class CefrLevel(IntEnum):
    """A level of the Common European Framework of Reference; what is higher is greater."""

    A1 = 1
    A2 = 2
    B1 = 3
    B2 = 4
    C1 = 5
    C2 = 6


class TalkKind(StrEnum):
    FRIEND = "friend"
    """A talk with somebody who corrects gently in passing."""
    TEST = "test"
    """Timed parts, no corrections before the end."""


class Stimulus(StrEnum):
    """What somebody who takes the test is given to speak about alone."""

    TOPIC = "topic"
    PICTURE = "picture"


LEAST_MINUTES, MOST_MINUTES = 3, 30


@dataclass(frozen=True)
class TalkBrief:
    """One choice of talk. ``level`` is ``None`` when the first minutes are to find it.

    ``minutes`` is how long a talk with a friend goes on; a test has its own parts, and
    ``stimulus`` is what its second part is about. Raises ``ValueError`` outside 3 to 30 minutes.
    """

    language: Language
    kind: TalkKind = TalkKind.FRIEND
    level: CefrLevel | None = None
    minutes: int = 8
    stimulus: Stimulus = Stimulus.TOPIC

    def __post_init__(self) -> None:
        if not LEAST_MINUTES <= self.minutes <= MOST_MINUTES:
            raise ValueError(f"minutes must be {LEAST_MINUTES} to {MOST_MINUTES}: {self.minutes}")
