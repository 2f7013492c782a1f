"""Turn-taking: when a person's turn begins, pauses and ends.

A pure fold over time: ``push`` takes what is known about the next 32 ms of sound and says what
happened. Nothing here knows a clock; time is counted in chunks.

How long a silence ends a turn depends on the words (``expect``): short after a finished
sentence, long after an unfinished one, very long after "let me think". Until the words are
known the longest ordinary wait holds, so that slow transcription never cuts anybody off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from core.listen.completeness import Completeness
from core.listen.speech import CHUNK_S

_STARTS_AFTER_S = 0.1
"""Shorter is a click: the same bound as for recordings (``SpeechGate.min_speech_s``)."""

_START_GAP_S = 0.17
"""Longer gaps part one click from the next; a stop consonant in a first word is shorter."""

_RESUMES_AFTER_S = 0.064
_GAP_S = 0.2
"""A stop consonant, not a pause: the same bound as for recordings."""


@dataclass(frozen=True)
class Patience:
    """How much silence ends a turn, in seconds, by how the words so far read.

    People wait 0.2 s for each other when they chat; in an interview they think. 0.8 s after a
    finished sentence keeps the talk brisk and leaves room to breathe between two sentences
    (voices rest 0.7 s there); after an unfinished one 2.5 s let them look for the word.
    ``pause_s`` of silence is when it pays to look at the words.
    """

    finished_s: float = 0.8
    unfinished_s: float = 2.5
    done_s: float = 0.3
    hold_s: float = 45.0
    pause_s: float = 0.2
    longest_turn_s: float = 300.0

    def __post_init__(self) -> None:
        if not 0 < self.done_s <= self.finished_s <= self.unfinished_s <= self.hold_s:
            raise ValueError(f"waits must not shrink from done to hold: {self}")
        if not self.pause_s > 0:
            raise ValueError("pause_s must be positive")

    def wait_s(self, completeness: Completeness) -> float:
        return {
            Completeness.DONE: self.done_s,
            Completeness.FINISHED: self.finished_s,
            Completeness.UNFINISHED: self.unfinished_s,
            Completeness.HOLD: self.hold_s,
        }[completeness]


class TurnEvent(StrEnum):
    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"


@dataclass(frozen=True)
class SpeechGates:
    """Probabilities at which speech begins and ends; see ``core.listen.speech.SpeechGate``."""

    on: float = 0.5
    off: float = 0.35


class TurnTaker:
    """Follows one person's turns. Not thread-safe; one a call.

    With ``push_to_talk`` a turn lasts from ``press`` to ``release`` whatever is heard.
    """

    def __init__(
        self,
        patience: Patience | None = None,
        gates: SpeechGates | None = None,
        *,
        push_to_talk: bool = False,
    ) -> None:
        self.patience = patience or Patience()
        self._gates = gates or SpeechGates()
        self._push_to_talk = push_to_talk
        self._forget()

    def _forget(self) -> None:
        self.speaking = False
        """Whether a turn is under way, pauses included."""
        self.silence_s = 0.0
        """How long the current silence lasts; 0 while somebody speaks."""
        self.turn_s = 0.0
        self.run_s = 0.0
        """How long ago the present stretch of speech began."""
        self._paused = False
        self._voiced_s = 0.0
        self._above = False
        self._wait_s: float | None = None
        self._held = False

    @property
    def wait_s(self) -> float:
        """The silence that will end the turn, as far as is known now."""
        if self._held:
            return self.patience.hold_s
        return self._wait_s if self._wait_s is not None else self.patience.unfinished_s

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def held(self) -> bool:
        return self._held or self.wait_s >= self.patience.hold_s

    def push(self, probability: float, *, may_start: bool = True) -> TurnEvent | None:
        """What happened with the next ``CHUNK_S`` of sound.

        ``probability`` is the detector's. ``may_start`` is false while somebody else has the
        floor and this voice has not taken it: then no turn begins.
        """
        if self._push_to_talk:
            return self._push_held(probability)
        self._above = probability >= (self._gates.off if self._above else self._gates.on)
        if self._above:
            self._voiced_s += CHUNK_S
            self.run_s += CHUNK_S
        elif self.run_s:
            self.run_s += CHUNK_S
        if not self.speaking:
            return self._wait_for_start(may_start)
        self.turn_s += CHUNK_S
        if self._above:
            return self._go_on()
        return self._fall_silent()

    def _wait_for_start(self, may_start: bool) -> TurnEvent | None:
        self.silence_s = 0.0 if self._above else self.silence_s + CHUNK_S
        if self.silence_s >= _START_GAP_S:
            self._voiced_s = self.run_s = 0.0
        if not may_start or self._voiced_s < _STARTS_AFTER_S - CHUNK_S / 2 or not self._above:
            return None
        self.speaking = True
        self.turn_s = self.run_s
        return TurnEvent.STARTED

    def _go_on(self) -> TurnEvent | None:
        if not self._paused:
            self.silence_s = 0.0
            return self._end_if_endless()
        if self._voiced_s < _RESUMES_AFTER_S - CHUNK_S / 2:
            self.silence_s += CHUNK_S
            return None
        self.silence_s, self._paused = 0.0, False
        self._wait_s, self._held = None, False
        return TurnEvent.RESUMED

    def _fall_silent(self) -> TurnEvent | None:
        self.silence_s += CHUNK_S
        if self.silence_s >= min(_GAP_S, self.patience.pause_s):
            self._voiced_s = self.run_s = 0.0
        if not self._paused and self.silence_s >= self.patience.pause_s - CHUNK_S / 2:
            self._paused = True
            self._voiced_s = 0.0
            return TurnEvent.PAUSED
        if self._paused and self.silence_s >= self.wait_s - CHUNK_S / 2:
            return self._end()
        return self._end_if_endless()

    def _end_if_endless(self) -> TurnEvent | None:
        return self._end() if self.turn_s >= self.patience.longest_turn_s else None

    def expect(self, completeness: Completeness) -> None:
        """The words before the present pause read like this; without a pause, nothing."""
        if self._paused:
            self._wait_s = self.patience.wait_s(completeness)

    def hold(self) -> None:
        """The person asked for time: wait until they speak again, or for ``hold_s``."""
        if self.speaking:
            self._held = True

    def finish(self) -> TurnEvent | None:
        """The person says that they are done: ``ENDED`` when a turn was under way."""
        return self._end() if self.speaking else None

    def press(self) -> TurnEvent | None:
        """Push-to-talk: the key went down."""
        if not self._push_to_talk or self.speaking:
            return None
        self._forget()
        self.speaking = True
        return TurnEvent.STARTED

    def release(self) -> TurnEvent | None:
        """Push-to-talk: the key went up."""
        return self.finish() if self._push_to_talk else None

    def _push_held(self, probability: float) -> TurnEvent | None:
        if not self.speaking:
            return None
        self.turn_s += CHUNK_S
        self.run_s += CHUNK_S
        self.silence_s = 0.0 if probability >= self._gates.off else self.silence_s + CHUNK_S
        return self._end_if_endless()

    def _end(self) -> TurnEvent:
        self._forget()
        return TurnEvent.ENDED


def scaled(patience: Patience, factor: float) -> Patience:
    """``patience`` with longer or shorter waits; "let me think" and "I'm done" stay."""
    finished_s = max(patience.done_s, patience.finished_s * factor)
    return replace(
        patience,
        finished_s=finished_s,
        unfinished_s=max(finished_s, patience.unfinished_s * factor),
    )
