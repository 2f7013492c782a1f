"""The microphone check: what a few seconds of sound, or a browser's refusal, tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MicProblem(StrEnum):
    DENIED = "denied"
    NO_DEVICE = "no_device"
    INSECURE = "insecure"
    BUSY = "busy"
    SILENT = "silent"
    TOO_QUIET = "too_quiet"
    CLIPPING = "clipping"


@dataclass(frozen=True)
class MicReading:
    """What was measured: ``problem`` when the browser gave no sound at all.

    ``speech_dbfs`` is the level exceeded a tenth of the time, ``peak`` the loudest sample in
    [0, 1], ``clipped`` the share of samples at full scale.
    """

    speech_dbfs: float = -120.0
    peak: float = 0.0
    clipped: float = 0.0
    problem: MicProblem | None = None


_SILENT_DBFS = -70.0
"""Below the noise of any room: the microphone is muted or not connected."""

_QUIET_DBFS = -45.0
"""Ordinary speech at arm's length is 20 dB louder; recognition suffers below."""

_CLIPPED_SHARE = 0.001
_FULL_SCALE = 0.99


def judge_microphone(reading: MicReading) -> MicProblem | None:
    """What is wrong with the microphone; ``None`` when it will do."""
    if reading.problem is not None:
        return reading.problem
    if reading.speech_dbfs < _SILENT_DBFS:
        return MicProblem.SILENT
    if reading.speech_dbfs < _QUIET_DBFS:
        return MicProblem.TOO_QUIET
    if reading.peak >= _FULL_SCALE and reading.clipped > _CLIPPED_SHARE:
        return MicProblem.CLIPPING
    return None
