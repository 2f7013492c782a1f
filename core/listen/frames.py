"""Frames of sound: cutting, levels, resampling arithmetic."""

from __future__ import annotations

import math

import numpy as np

from core.conversation.audio import PcmAudio

_AUDIBLE = 130
"""About -48 dB below full scale: the breath before a word is louder."""

SILENCE_DBFS = -120.0
"""What a level meter shows for digital silence."""


def level_dbfs(audio: PcmAudio) -> float:
    """The root-mean-square level in dB below full scale; ``SILENCE_DBFS`` for silence."""
    if len(audio.samples) == 0:
        return SILENCE_DBFS
    rms = math.sqrt(float(np.mean(np.square(audio.samples.astype(np.float64)))))
    return max(SILENCE_DBFS, 20 * math.log10(rms / 32_768)) if rms else SILENCE_DBFS


def without_lead(audio: PcmAudio, keep_s: float = 0.03) -> PcmAudio:
    """``audio`` from shortly before its first sound; empty when there is none."""
    loud = np.flatnonzero(np.abs(audio.samples.astype(np.int32)) > _AUDIBLE)
    if len(loud) == 0:
        return PcmAudio(audio.samples[:0], audio.sample_rate_hz)
    start = max(0, int(loud[0]) - round(keep_s * audio.sample_rate_hz))
    return PcmAudio(audio.samples[start:], audio.sample_rate_hz)


def slice_audio(audio: PcmAudio, start_s: float, end_s: float) -> PcmAudio:
    """The part from ``start_s`` to ``end_s``, cut to what exists."""
    rate = audio.sample_rate_hz
    start = max(0, round(start_s * rate))
    end = min(len(audio.samples), round(end_s * rate))
    return PcmAudio(audio.samples[start : max(start, end)], rate)
