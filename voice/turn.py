"""What goes into a turn and what can be seen of it: values that cross threads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.conversation.audio import PcmAudio
from core.conversation.errors import TurnError
from core.conversation.ports import Interviewer, SpeechStream, Synthesizer, Transcriber
from core.conversation.states import State
from core.conversation.transcript import Transcript


@dataclass(frozen=True)
class Engines:
    """What a turn needs, behind ports. ``decode`` reads a recording's bytes (it may block).

    ``open_detector`` gives a live call a speech detector of its own, once its model is there.
    """

    decode: Callable[[bytes], PcmAudio]
    transcriber: Transcriber
    interviewer: Interviewer
    synthesizer: Synthesizer | None
    open_detector: Callable[[], Awaitable[SpeechStream]]


@dataclass(frozen=True)
class Reply:
    """What the interviewer said; ``audio`` is ``None`` when it can only be read."""

    number: int
    text: str
    audio: PcmAudio | None


@dataclass(frozen=True)
class Unheard:
    """Sound whose words are not known: a recording as it came, or what a call took in.

    ``answers`` names what it was said to; it is empty until somebody knows. ``words`` are there
    once it was written down, while what was said beside it still waits.
    """

    sound: bytes | PcmAudio
    answers: str = ""
    words: Transcript | None = None

    @property
    def size_bytes(self) -> int:
        return len(self.sound) if isinstance(self.sound, bytes) else self.sound.samples.nbytes


@dataclass(frozen=True)
class Snapshot:
    """A view of the session at one moment; what pages draw.

    ``draft`` is a transcript that waits to be sent, ``answers`` the name that ``hear`` was given
    of what it answers; ``unheard`` is what became no draft yet, oldest first. ``error`` is
    the newest fault and stays until the next thing is tried.
    """

    state: State = State.READY
    draft: Transcript | None = None
    answers: str = ""
    reply: Reply | None = None
    error: TurnError | None = None
    unheard: tuple[Unheard, ...] = ()

    @property
    def busy(self) -> bool:
        return self.state is not State.READY
