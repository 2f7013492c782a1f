"""What was heard, as text with times."""

from __future__ import annotations

from dataclasses import dataclass

NOTICED_PAUSE_S = 0.35
"""Silences from here count as pauses a listener notices (perceived fluency); shorter ones are
part of articulation."""


@dataclass(frozen=True)
class TimeSpan:
    """A stretch of a recording, in seconds from its start; ``0 <= start_s <= end_s``."""

    start_s: float
    end_s: float

    def __post_init__(self) -> None:
        if not 0 <= self.start_s <= self.end_s:
            raise ValueError(f"not a time span: {self.start_s} to {self.end_s}")

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True)
class Word:
    """A recognised word and when it was said, in seconds from the start of the recording."""

    text: str
    start_s: float
    end_s: float
    probability: float = 1.0


@dataclass(frozen=True)
class Transcript:
    """What a recogniser made of one recording.

    ``words`` is empty where the engine gives no times. ``speech`` holds the stretches in which a
    speech detector heard somebody, in order; the gaps between them are the pauses.
    """

    text: str
    language: str
    audio_s: float
    words: tuple[Word, ...] = ()
    speech: tuple[TimeSpan, ...] = ()
