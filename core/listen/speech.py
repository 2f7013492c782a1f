"""Where somebody speaks in a recording: spans from a speech detector's probabilities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.conversation.transcript import TimeSpan

CHUNK_S = 0.032
"""One Silero step: 512 samples at 16 kHz."""


@dataclass(frozen=True)
class SpeechGate:
    """When speech begins and ends.

    ``on`` and ``off`` are the hysteresis that Silero's authors recommend (0.5 and 0.15 less).
    Speech shorter than ``min_speech_s`` is a click or a cough; a gap shorter than
    ``min_gap_s`` is a stop consonant, not a pause (200 ms: the lower bound for silent pauses
    in fluency research, De Jong & Bosker 2013).
    """

    on: float = 0.5
    off: float = 0.35
    min_speech_s: float = 0.1
    min_gap_s: float = 0.2


def find_speech(
    probabilities: NDArray[np.float32], gate: SpeechGate | None = None, chunk_s: float = CHUNK_S
) -> tuple[TimeSpan, ...]:
    """The stretches of speech, in order and apart by at least ``gate.min_gap_s``.

    ``probabilities`` is float in [0, 1], shape ``(n,)``, one for each ``chunk_s`` seconds.
    """
    gate = gate or SpeechGate()
    raw: list[list[float]] = []
    speaking = False
    for index, probability in enumerate(probabilities):
        if not speaking and probability >= gate.on:
            speaking = True
            raw.append([index * chunk_s, index * chunk_s])
        elif speaking and probability < gate.off:
            speaking = False
        if speaking:
            raw[-1][1] = (index + 1) * chunk_s
    # Coughs go before gaps are bridged: a click must not tie two stretches together.
    voiced = [span for span in raw if span[1] - span[0] >= gate.min_speech_s]
    merged: list[list[float]] = []
    for start, end in voiced:
        if merged and start - merged[-1][1] < gate.min_gap_s:
            merged[-1][1] = end
        else:
            merged.append([start, end])
    return tuple(TimeSpan(start, end) for start, end in merged)


def cut_at_pauses(speech: tuple[TimeSpan, ...], longest_s: float) -> tuple[TimeSpan, ...]:
    """Pieces of at most ``longest_s`` that cover all ``speech``, cut in its pauses.

    A recogniser with a fixed window loses words in longer pieces. A stretch that is itself
    longer is cut hard: nobody speaks that long without a pause, but a noise may.
    """
    pieces: list[TimeSpan] = []
    for span in _split_long(speech, longest_s):
        if pieces and span.end_s - pieces[-1].start_s <= longest_s:
            pieces[-1] = TimeSpan(pieces[-1].start_s, span.end_s)
        else:
            pieces.append(span)
    return tuple(pieces)


def _split_long(speech: tuple[TimeSpan, ...], longest_s: float) -> list[TimeSpan]:
    parts: list[TimeSpan] = []
    for span in speech:
        start = span.start_s
        while span.end_s - start > longest_s:
            parts.append(TimeSpan(start, start + longest_s))
            start += longest_s
        parts.append(TimeSpan(start, span.end_s))
    return parts
