"""The ear: what each moment of the microphone's sound means for the turn."""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import SPEECH_RATE_HZ, VOICE_RATE_HZ
from core.conversation.ports import SpeechStream
from core.listen.barge_in import BargeInDetector
from core.listen.echo import EchoGuard
from core.listen.frames import SILENCE_DBFS
from core.listen.spectrum import Spectrum, spectrum
from core.listen.speech import CHUNK_S
from core.listen.turn_taking import TurnEvent, TurnTaker
from voice.live.view import LiveOptions

_REMEMBERED_CHUNKS = 48
"""A second and a half: whoever cuts in has been speaking for a while when that is certain."""

_BEFORE_SPEECH_S = 0.3
_WORTH_A_LOOK = 0.3
_QUIET_DBFS = -45.0
_PLAYED_FLOOR = 30 / 32_768
_LEVEL_SMOOTHING = 0.5


class Ear:
    """Speech detection, turn-taking, barge-in and echo, fed chunk by chunk. Loop only."""

    def __init__(self, detector: SpeechStream, options: LiveOptions) -> None:
        self._detector = detector
        self.turns = TurnTaker(options.patience, options.speech, push_to_talk=options.push_to_talk)
        self._barge_in = BargeInDetector(options.barge_in)
        self._echo = EchoGuard()
        self._window = np.zeros(0, np.float32)
        self._recent: deque[NDArray[np.float32]] = deque(maxlen=_REMEMBERED_CHUNKS)
        self.level_dbfs = self._chunk_dbfs = SILENCE_DBFS

    def hear(
        self,
        chunk: NDArray[np.float32],
        played: NDArray[np.int16] | None,
        *,
        has_floor: bool = True,
    ) -> TurnEvent | None:
        """What happened with the next 32 ms.

        ``played`` is what the interviewer's voice just played, while it sounds and as long as
        it may still echo. While it has the floor a turn begins only when somebody takes it;
        afterwards with any speech that is no echo.
        """
        self._measure(chunk)
        self._recent.append(chunk)
        self._window = np.concatenate([self._window, chunk])[-5 * len(chunk) // 2 :]
        probability = self._detector.probability(chunk)
        if played is None or self.turns.speaking:
            self._barge_in.reset()
            return self.turns.push(probability)
        heard: Spectrum | None = None
        before: Spectrum | None = None
        if probability >= _WORTH_A_LOOK or self._chunk_dbfs > _QUIET_DBFS:
            heard = spectrum(self._window[-2 * len(chunk) :], SPEECH_RATE_HZ)
            before = spectrum(self._window[: -len(chunk) // 2], SPEECH_RATE_HZ)
        is_echo = self._echo.push(heard, _spectrum_of(played))
        if not has_floor:
            return self.turns.push(probability, may_start=not is_echo)
        takes_floor = not is_echo and self._barge_in.push(probability, heard, before)
        return self.turns.push(probability, may_start=takes_floor)

    def before_turn(self) -> list[NDArray[np.float32]]:
        """The sound of a turn that has just started, from shortly before its first word."""
        count = round((self.turns.turn_s + _BEFORE_SPEECH_S) / CHUNK_S)
        return list(self._recent)[-count:]

    def _measure(self, chunk: NDArray[np.float32]) -> None:
        rms = float(np.sqrt(np.mean(np.square(chunk)))) if len(chunk) else 0.0
        level = max(SILENCE_DBFS, float(20 * np.log10(rms))) if rms else SILENCE_DBFS
        self._chunk_dbfs = level
        self.level_dbfs = max(level, _LEVEL_SMOOTHING * (self.level_dbfs + level))


def _spectrum_of(played: NDArray[np.int16]) -> Spectrum | None:
    sound = (played / 32_768).astype(np.float32)
    if len(sound) == 0 or float(np.abs(sound).max()) < _PLAYED_FLOOR:
        return None
    return spectrum(sound, VOICE_RATE_HZ)
