"""The embedded synthesizer: hibari, one American English voice (Apache-2.0)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Executor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import PcmAudio
from core.conversation.errors import Kind, SynthesisError
from core.conversation.tone import Tone
from core.conversation.voice_style import VoiceStyle
from core.sentence import say

# The voice has no emotions; pace is the one thing that it can change,
# and it changes less than it is asked to (0.9 lengthens a sentence by 5 %).
_STYLE_SPEED = {
    Tone.SERIOUS: 0.9,
    Tone.EMPATHETIC: 0.9,
    Tone.ENTHUSIASTIC: 1.1,
}
_SEED = 7  # the same text sounds the same, so that a repeated question is recognised


class HibariSynthesizer:
    """Speaks English in ``executor``. Loads when built (about 0.3 s): build it off the loop."""

    def __init__(self, executor: Executor, speed: float = 1.0) -> None:
        from hibari import SAMPLE_RATE, Hibari

        self._engine = Hibari()
        self._rate_hz: int = SAMPLE_RATE
        self._executor = executor
        self._speed = speed
        # The pronunciation tables load with the first words; do it now, not in the first turn.
        self._engine("Ready.", seed=_SEED)

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        """See ``core.conversation.ports.Synthesizer``. One piece for each sentence, 24 kHz.

        There is one voice, whatever ``style`` names. Text without a word to say gives no piece.
        """
        loop = asyncio.get_running_loop()
        speed = min(2.0, max(0.5, self._speed * _STYLE_SPEED.get(style.tone, 1.0)))
        try:
            pieces: Iterator[NDArray[np.float32]] = self._engine.stream(text, speed, _SEED)
            while True:
                samples = await loop.run_in_executor(self._executor, _next_or_none, pieces)
                if samples is None:
                    return
                if len(samples):
                    yield PcmAudio.from_float32(samples, self._rate_hz)
        except (RuntimeError, ValueError, KeyError, IndexError, OSError) as error:
            raise SynthesisError(
                Kind.UNKNOWN,
                "voice_failed",
                say("The voice could not speak this line."),
                say("Please read it on the screen; the interview goes on."),
            ) from error


def _next_or_none(pieces: Iterator[NDArray[np.float32]]) -> Any:
    return next(pieces, None)
