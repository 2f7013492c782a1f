"""How a person wants to be listened to, in plain words, and what that means in numbers."""

from __future__ import annotations

from enum import StrEnum

from core.listen.barge_in import BargeInGate
from core.listen.turn_taking import Patience, SpeechGates, scaled


class Waiting(StrEnum):
    """How long the interviewer waits before they answer."""

    BRISK = "brisk"
    NORMAL = "normal"
    PATIENT = "patient"


class Sensitivity(StrEnum):
    """How easily a voice is taken for speech, and for cutting in."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


_WAITING_FACTORS = {Waiting.BRISK: 0.7, Waiting.NORMAL: 1.0, Waiting.PATIENT: 1.8}

# Silero's probability: 0.5 is its authors' threshold; a fan or a café is rarely above 0.65.
_SPEECH_GATES = {
    Sensitivity.LOW: SpeechGates(on=0.65, off=0.5),
    Sensitivity.NORMAL: SpeechGates(),
    Sensitivity.HIGH: SpeechGates(on=0.35, off=0.25),
}
_BARGE_IN_GATES = {
    Sensitivity.LOW: BargeInGate(on=0.65, shortest_s=0.3, spread_db=4.5, most_spread_db=5.0),
    Sensitivity.NORMAL: BargeInGate(),
    Sensitivity.HIGH: BargeInGate(on=0.4, shortest_s=0.13, spread_db=2.5),
}


def patience_for(waiting: Waiting) -> Patience:
    return scaled(Patience(), _WAITING_FACTORS[waiting])


def speech_gates_for(sensitivity: Sensitivity) -> SpeechGates:
    return _SPEECH_GATES[sensitivity]


def barge_in_for(sensitivity: Sensitivity) -> BargeInGate:
    return _BARGE_IN_GATES[sensitivity]
