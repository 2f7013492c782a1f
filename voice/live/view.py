"""What a live call is asked for and what can be seen of it: values that cross threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from core.conversation.errors import TurnError
from core.conversation.persona import Persona
from core.conversation.states import State
from core.listen.barge_in import BargeInGate
from core.listen.frames import SILENCE_DBFS
from core.listen.turn_taking import Patience, SpeechGates


@dataclass(frozen=True)
class LiveOptions:
    """How a call listens.

    ``speculate`` begins to transcribe, think and speak while the silence that ends a turn
    still grows. ``interim`` transcribes long sentences while they are spoken: for captions,
    where a transcription costs nothing but time.
    """

    patience: Patience = field(default_factory=Patience)
    speech: SpeechGates = field(default_factory=SpeechGates)
    barge_in: BargeInGate = field(default_factory=BargeInGate)
    push_to_talk: bool = False
    speculate: bool = True
    interim: Callable[[], bool] = lambda: True
    language: str = "en"


@dataclass(frozen=True)
class TurnTimings:
    """How long one turn took, in seconds from the end of speech.

    ``endpointing_s`` until it was over, ``first_audio_s`` until the reply's first sample sounded.
    """

    endpointing_s: float
    first_audio_s: float


@dataclass(frozen=True)
class LiveCounts:
    """What happened so far. ``discarded`` replies were begun for a turn that then went on."""

    turns: int = 0
    cut_ins: int = 0
    resumed: int = 0
    speculated: int = 0
    discarded: int = 0


@dataclass(frozen=True)
class LiveSnapshot:
    """A view of a call at one moment; what pages draw.

    ``person`` is what was understood of the present turn, ``interviewer`` the words of the
    present reply that were heard, the newest of them by ``speaker``; of one that they cut into
    too, until it is part of what was said. ``wait_s`` is the silence
    that will end the turn and ``silence_s`` how much of it is over; both are 0 unless a turn
    pauses.
    """

    state: State = State.READY
    connected: bool = False
    ended: bool = False
    person: str = ""
    interviewer: str = ""
    speaker: Persona = field(default_factory=Persona)
    level_dbfs: float = SILENCE_DBFS
    silence_s: float = 0.0
    wait_s: float = 0.0
    held: bool = False
    nothing_understood: bool = False
    can_retry: bool = False
    error: TurnError | None = None
    timings: TurnTimings | None = None
    counts: LiveCounts = field(default_factory=LiveCounts)
