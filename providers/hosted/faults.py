"""What a service does wrong, in the terms of a turn."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, TypeVar

from core.conversation.errors import Kind, ReplyError, SynthesisError, TranscriptionError, TurnError
from core.conversation.services import (
    MODEL_UNKNOWN,
    REPLY_EMPTY,
    REQUEST_REFUSED,
    SERVICE_TIMED_OUT,
    cause,
)
from core.sentence import Sentence, say
from providers.hosted.connection import UNREADABLE, Connection, Sdk

StageError = TypeVar("StageError", bound=TurnError)

_TRY_AGAIN = say("Nothing you said is lost. Try once more in a moment, or go on by typing.")
_CHECK_NETWORK = say("Check the network and the server's address. Nothing you said is lost.")
_CHECK_KEY = say("Check the key in your environment or .env file. Nothing you said is lost.")
_CHECK_MODEL = say("Choose another model on the settings page. Nothing you said is lost.")
_CHECK_ACCOUNT = say("Check the account's credit or limits. Nothing you said is lost.")

READ_IT = say("Please read it on the screen; the interview goes on.")

_GONE = ("model_not_found", "model_decommissioned")
_SPENT = ("insufficient_quota", "billing_hard_limit_reached")


def fault(
    stage: type[StageError],
    kind: Kind,
    code: str,
    label: str,
    next_step: Sentence,
    *,
    retry_after_s: float = 0.0,
) -> StageError:
    """A fault of the service that is called ``label``; what it says follows from ``code``."""
    message = say("{cause}.", cause=cause(code, label))
    return stage(kind, code, message, next_step, retry_after_s=retry_after_s)


def service_fault(stage: type[StageError], label: str, sdk: Sdk, error: Exception) -> StageError:
    """``error``, which ``sdk`` raised, as a fault of ``stage``.

    The service's own words stay out of it, for they may hold a key.
    """
    if isinstance(error, sdk.timeouts):
        return service_timed_out(stage, label)
    if isinstance(error, sdk.refusals):
        return _refusal(stage, label, error)
    if isinstance(error, sdk.unreachable):
        return fault(stage, Kind.CONNECTIVITY, "service_unreachable", label, _CHECK_NETWORK)
    if isinstance(error, UNREADABLE):
        return fault(stage, Kind.SERVER, "answer_unreadable", label, _TRY_AGAIN)
    return fault(stage, Kind.SERVER, "service_failed", label, _TRY_AGAIN)


async def client_of(stage: type[StageError], connection: Connection) -> Sdk:
    """The client, or the fault of ``stage`` that it cannot be had: a proxy setting, say."""
    try:
        return await connection.sdk()
    except Exception as error:  # whatever a library raises when it is set up
        label = connection.label
        failed = fault(stage, Kind.CONFIGURATION, "client_failed", label, _CHECK_NETWORK)
        raise failed from error


def service_timed_out(stage: type[StageError], label: str) -> StageError:
    return fault(stage, Kind.CONNECTIVITY, SERVICE_TIMED_OUT, label, _TRY_AGAIN)


def models_gone(stage: type[StageError], label: str) -> StageError:
    """None of the models that are set exists any more."""
    return fault(stage, Kind.CONFIGURATION, MODEL_UNKNOWN, label, _CHECK_MODEL)


def reply_cut_off(label: str) -> ReplyError:
    """A stream that ended without a reason was cut off, which no client library notices."""
    return fault(
        ReplyError,
        Kind.CONNECTIVITY,
        "reply_cut_off",
        label,
        say("Your answer is kept. Say it again, or ask the interviewer to go on."),
    )


def reply_without_words(label: str) -> ReplyError:
    next_step = say("Your answer is kept. Continue, or answer again.")
    return fault(ReplyError, Kind.SERVER, REPLY_EMPTY, label, next_step)


def reply_refused(label: str) -> ReplyError:
    """The service's own filter stopped the reply."""
    return fault(
        ReplyError,
        Kind.REFUSED,
        "reply_refused",
        label,
        say("Your answer is kept. Say it in other words, or skip the question."),
    )


def words_not_understood() -> TranscriptionError:
    return TranscriptionError(
        Kind.NO_SPEECH,
        "speech_not_understood",
        say("I heard a voice but could not make out any words."),
        say("Move closer to the microphone and speak again, or type your answer."),
    )


def voice_empty(label: str) -> SynthesisError:
    return fault(SynthesisError, Kind.SERVER, "voice_empty", label, READ_IT)


def _refusal(stage: type[StageError], label: str, error: Any) -> StageError:
    status, code = int(error.status_code), _code_of(error)
    if code in _GONE or (status == 404 and "model" in str(error.message).lower()):
        return models_gone(stage, label)
    if status in (401, 403):
        return fault(stage, Kind.AUTHENTICATION, "key_refused", label, _CHECK_KEY)
    if status == 402 or code in _SPENT:
        return fault(stage, Kind.QUOTA, "quota_spent", label, _CHECK_ACCOUNT)
    if status == 429:
        wait_s = retry_after_s(error.response.headers)
        return fault(
            stage, Kind.RATE_LIMIT, "rate_limited", label, _TRY_AGAIN, retry_after_s=wait_s
        )
    if status == 408 or status >= 498:
        wait_s = retry_after_s(error.response.headers)
        return fault(stage, Kind.SERVER, "service_failed", label, _TRY_AGAIN, retry_after_s=wait_s)
    # A wrong address is wrong for everybody; what else it does not accept is this one request.
    if status in (404, 405):
        return fault(stage, Kind.CONFIGURATION, REQUEST_REFUSED, label, _CHECK_NETWORK)
    return fault(stage, Kind.INVALID_INPUT, REQUEST_REFUSED, label, _CHECK_MODEL)


def retry_after_s(headers: Mapping[str, str]) -> float:
    """How long a service asks to be left alone, in seconds; 0 when it does not say so."""
    for name, unit_s in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            wait_s = float(headers.get(name, "")) * unit_s
        except ValueError:
            continue  # absent, or a date, which no provider of ours sends
        if math.isfinite(wait_s):
            return max(0.0, wait_s)
    return 0.0


def _code_of(error: Any) -> str:
    """The service's own name for the fault, wherever it put it."""
    body = getattr(error, "body", None)
    inner = body.get("error", body) if isinstance(body, dict) else None
    code = inner.get("code") if isinstance(inner, dict) else getattr(error, "code", None)
    return code if isinstance(code, str) else ""
