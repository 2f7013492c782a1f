"""Faults that a turn itself can end in, beside those of its engines."""

from __future__ import annotations

import asyncio
import uuid
from collections import deque
from collections.abc import Awaitable

import structlog

from core.conversation.errors import (
    Kind,
    ReplyError,
    SetupError,
    SynthesisError,
    TranscriptionError,
    TurnError,
)
from core.conversation.services import REPLY_EMPTY
from core.sentence import say

log = structlog.get_logger()

FAULTS_KEPT = 20

StageError = type[TranscriptionError] | type[ReplyError]

_KEPT = say("Nothing you said is lost. Try once more, or go on by typing.")


class FaultLog:
    """The newest faults of a session, at most ``FAULTS_KEPT``. Any thread may call."""

    def __init__(self) -> None:
        self._newest: deque[TurnError] = deque(maxlen=FAULTS_KEPT)  # appending takes one step

    def note(self, error: TurnError) -> None:
        """Give the fault its id, keep it for the diagnostics page, and log it once."""
        error.request_id = error.request_id or uuid.uuid4().hex[:8]
        self._newest.append(error)
        log_fault(error)

    def newest(self) -> tuple[TurnError, ...]:
        """Oldest first."""
        return tuple(self._newest.copy())


def timed_out(stage: StageError, limit_s: float, cause: TimeoutError) -> TurnError:
    """The turn took longer than ``limit_s``."""
    message = say(
        "This took longer than {seconds} seconds and was stopped.", seconds=round(limit_s)
    )
    return _from(cause, stage(Kind.SERVER, "turn_timed_out", message, _KEPT))


def failed(stage: StageError, cause: Exception) -> TurnError:
    """A mistake of the app's own."""
    message = say("This turn ended early because of a fault in the app.")
    return _from(cause, stage(Kind.UNKNOWN, "turn_failed", message, _KEPT))


def too_much_wordless(cause: TurnError) -> TurnError:
    """A call goes on without the words of what is said in it, but not for ever."""
    fault = TranscriptionError(
        Kind.SERVER,
        "call_wordless",
        say(
            "Much of what you said could not be written down, so the live call was ended. "
            "It is all kept."
        ),
        say("Try this recording again, record anew, or type your answer."),
    )
    return _from(cause, fault)


def no_room() -> TranscriptionError:
    """What was recorded before waits for its words, and that is much already."""
    return TranscriptionError(
        Kind.INVALID_INPUT,
        "too_much_waiting",
        say("Much of what you recorded still waits for its words, so this was not taken as well."),
        say("Try the recordings that wait again, or forget them and record anew; or type it."),
    )


def voice_timed_out(limit_s: float, cause: TimeoutError) -> SynthesisError:
    """The voice took longer than ``limit_s`` for one chunk."""
    fault = SynthesisError(
        Kind.SERVER,
        "voice_timed_out",
        say("The voice took longer than {seconds} seconds for one line.", seconds=round(limit_s)),
        say("Please read it on the screen; the interview goes on."),
    )
    fault.__cause__ = cause
    return fault


def reply_empty() -> ReplyError:
    """The interviewer gave no word."""
    return ReplyError(
        Kind.SERVER,
        REPLY_EMPTY,
        say("The interviewer had nothing to say."),
        say("Your answer is kept. Continue, or answer again."),
    )


def restarted() -> SetupError:
    """The page outlived the loop that its talk ran on."""
    return SetupError(
        Kind.CONNECTIVITY,
        "app_restarted",
        say("The app was restarted while this page was open."),
        say("Reload the page; your interview comes back."),
    )


async def fault_of(work: Awaitable[None], stage: StageError, limit_s: float) -> TurnError | None:
    """See ``work`` through: the fault that it ended in, if any. Cancellation passes through."""
    try:
        async with asyncio.timeout(limit_s):
            await work
    except TurnError as error:
        return error
    except TimeoutError as error:
        return timed_out(stage, limit_s, error)
    except Exception as error:  # noqa: BLE001 - a fault of ours: the turn ends, the talk goes on
        return failed(stage, error)
    return None


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
