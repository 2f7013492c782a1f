"""What can go wrong in a turn, readable at one look.

::

    TurnError(stage, kind, code, message, next_step)
    ├── CaptureError         the recording cannot be used
    ├── TranscriptionError   nothing could be understood
    ├── ReplyError           the interviewer did not answer
    ├── SynthesisError       the answer could not be spoken
    ├── HistoryError         the conversation could not be kept
    ├── DocumentError        a document could not be read
    └── SetupError           a part is missing or was altered

``kind`` says what sort of trouble it is and alone decides ``retryable``; ``code`` names the
exact fault for the log and the diagnostics page (one that decides what is done next is a named
constant, as in ``services``); ``message`` is one sentence for the person and
``next_step`` says what to do now; ``say`` makes them, so that pages can translate them.
Cancellation is not an error: it passes through every stage.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from core.sentence import Sentence


class Stage(StrEnum):
    CAPTURE = "capture"
    TRANSCRIPTION = "transcription"
    REPLY = "reply"
    SYNTHESIS = "synthesis"
    HISTORY = "history"
    DOCUMENTS = "documents"
    SETUP = "setup"


class Kind(StrEnum):
    AUTHENTICATION = "authentication"
    CONFIGURATION = "configuration"
    RATE_LIMIT = "rate limit"
    QUOTA = "quota"
    CONNECTIVITY = "connectivity"
    SERVER = "server"
    INVALID_INPUT = "invalid input"
    NO_SPEECH = "no speech"
    REFUSED = "refused"
    UNKNOWN = "unknown"


RETRYABLE_KINDS = frozenset({Kind.RATE_LIMIT, Kind.CONNECTIVITY, Kind.SERVER, Kind.UNKNOWN})
"""Kinds where the same call may succeed a moment later."""


class TurnError(Exception):
    """A stage of a turn failed; see the module's docstring. ``request_id`` ties page and log.

    ``retry_after_s`` is how long a service asks to be left alone; 0 when it does not say.
    """

    stage: Stage

    def __init__(
        self,
        kind: Kind,
        code: str,
        message: Sentence,
        next_step: Sentence,
        *,
        request_id: str = "",
        retry_after_s: float = 0.0,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = code
        self.message = message
        self.next_step = next_step
        self.request_id = request_id
        self.retry_after_s = retry_after_s

    @property
    def retryable(self) -> bool:
        return self.kind in RETRYABLE_KINDS

    def anew(self) -> Self:
        """The same fault as a new exception: a kept one would gather every traceback."""
        return type(self)(
            self.kind,
            self.code,
            self.message,
            self.next_step,
            retry_after_s=self.retry_after_s,
        )

    def __str__(self) -> str:
        return f"{self.stage}/{self.kind}/{self.code}: {self.message}"


class CaptureError(TurnError):
    stage = Stage.CAPTURE


class TranscriptionError(TurnError):
    stage = Stage.TRANSCRIPTION


class ReplyError(TurnError):
    stage = Stage.REPLY


class SynthesisError(TurnError):
    stage = Stage.SYNTHESIS


class HistoryError(TurnError):
    stage = Stage.HISTORY


class DocumentError(TurnError):
    stage = Stage.DOCUMENTS


class SetupError(TurnError):
    stage = Stage.SETUP
