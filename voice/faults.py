"""Faults that a turn itself can end in, beside those of its engines."""

from __future__ import annotations

import structlog

from core.conversation.errors import (
    Kind,
    ReplyError,
    SetupError,
    SynthesisError,
    TranscriptionError,
    TurnError,
)

log = structlog.get_logger()

StageError = type[TranscriptionError] | type[ReplyError]

_KEPT = "Nothing you said is lost. Try once more, or go on by typing."


def timed_out(stage: StageError, limit_s: float, cause: TimeoutError) -> TurnError:
    """The turn took longer than ``limit_s``."""
    message = f"This took longer than {limit_s:.0f} seconds and was stopped."
    return _from(cause, stage(Kind.SERVER, "turn_timed_out", message, _KEPT))


def failed(stage: StageError, cause: Exception) -> TurnError:
    """A mistake of the app's own."""
    message = "This turn ended early because of a fault in the app."
    return _from(cause, stage(Kind.UNKNOWN, "turn_failed", message, _KEPT))


def voice_timed_out(limit_s: float, cause: TimeoutError) -> SynthesisError:
    """The voice took longer than ``limit_s`` for one chunk."""
    fault = SynthesisError(
        Kind.SERVER,
        "voice_timed_out",
        f"The voice took longer than {limit_s:.0f} seconds for one line.",
        "Please read it on the screen; the interview goes on.",
    )
    fault.__cause__ = cause
    return fault


def reply_empty() -> ReplyError:
    """The interviewer gave no word."""
    return ReplyError(
        Kind.SERVER,
        "reply_empty",
        "The interviewer had nothing to say.",
        "Your answer is kept. Continue, or answer again.",
    )


def restarted() -> SetupError:
    """The page outlived the loop that its talk ran on."""
    return SetupError(
        Kind.CONNECTIVITY,
        "app_restarted",
        "The app was restarted while this page was open.",
        "Reload the page; your interview comes back.",
    )


def _from(cause: Exception, fault: TurnError) -> TurnError:
    fault.__cause__ = cause
    return fault


def log_fault(error: TurnError) -> None:
    """One line for a fault: its code and the cause's type, never the cause's text.

    A cause may quote what somebody said.
    """
    log.warning(
        "turn failed",
        stage=error.stage.value,
        kind=error.kind.value,
        code=error.code,
        request_id=error.request_id,
        cause=type(error.__cause__).__name__,
    )
