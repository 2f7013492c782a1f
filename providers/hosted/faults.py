"""What a service does wrong, in the terms of a turn."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, TypeVar

from core.conversation.errors import Kind, ReplyError, SynthesisError, TranscriptionError, TurnError
from providers.hosted.connection import UNREADABLE, Connection, Sdk

StageError = TypeVar("StageError", bound=TurnError)

_TRY_AGAIN = "Nothing you said is lost. Try once more in a moment, or go on by typing."
_CHECK_NETWORK = "Check the network and the server's address. Nothing you said is lost."
_CHECK_KEY = "Check the key in your environment or .env file. Nothing you said is lost."
_CHECK_MODEL = "Choose another model on the settings page. Nothing you said is lost."
_CHECK_ACCOUNT = "Check the account's credit or limits. Nothing you said is lost."

_GONE = ("model_not_found", "model_decommissioned")
_SPENT = ("insufficient_quota", "billing_hard_limit_reached")


def service_fault(stage: type[StageError], label: str, sdk: Sdk, error: Exception) -> StageError:
    """``error``, which ``sdk`` raised, as a fault of ``stage``.

    Every message begins with ``label`` and completes it; the service's own words stay out of
    it, for they may hold a key.
    """
    if isinstance(error, sdk.timeouts):
        return service_timed_out(stage, label)
    if isinstance(error, sdk.refusals):
        return _refusal(stage, label, error)
    if isinstance(error, sdk.unreachable):
        return stage(
            Kind.CONNECTIVITY, "service_unreachable", f"{label} cannot be reached.", _CHECK_NETWORK
        )
    if isinstance(error, UNREADABLE):
        message = f"{label} sent something that cannot be read."
        return stage(Kind.SERVER, "answer_unreadable", message, _TRY_AGAIN)
    return stage(Kind.SERVER, "service_failed", f"{label} failed.", _TRY_AGAIN)


async def client_of(stage: type[StageError], connection: Connection) -> Sdk:
    """The client, or the fault of ``stage`` that it cannot be had: a proxy setting, say."""
    try:
        return await connection.sdk()
    except Exception as error:  # whatever a library raises when it is set up
        message = f"{connection.label} cannot be used: its client library does not start."
        raise stage(Kind.CONFIGURATION, "client_failed", message, _CHECK_NETWORK) from error


def service_timed_out(stage: type[StageError], label: str) -> StageError:
    message = f"{label} did not answer in time."
    return stage(Kind.CONNECTIVITY, "service_timed_out", message, _TRY_AGAIN)


def models_gone(stage: type[StageError], label: str) -> StageError:
    """None of the models that are set exists any more."""
    message = f"{label} does not know the model that is set."
    return stage(Kind.CONFIGURATION, "model_unknown", message, _CHECK_MODEL)


def reply_cut_off(label: str) -> ReplyError:
    """A stream that ended without a reason was cut off, which no client library notices."""
    return ReplyError(
        Kind.CONNECTIVITY,
        "reply_cut_off",
        f"{label} broke off in the middle of a reply.",
        "Your answer is kept. Say it again, or ask the interviewer to go on.",
    )


def reply_without_words(label: str) -> ReplyError:
    return ReplyError(
        Kind.SERVER,
        "reply_empty",
        f"{label} sent a reply without a word.",
        "Your answer is kept. Continue, or answer again.",
    )


def reply_refused(label: str) -> ReplyError:
    """The service's own filter stopped the reply."""
    return ReplyError(
        Kind.REFUSED,
        "reply_refused",
        f"{label} declined to answer this.",
        "Your answer is kept. Say it in other words, or skip the question.",
    )


def words_not_understood() -> TranscriptionError:
    return TranscriptionError(
        Kind.NO_SPEECH,
        "speech_not_understood",
        "I heard a voice but could not make out any words.",
        "Move closer to the microphone and speak again, or type your answer.",
    )


def voice_empty(label: str) -> SynthesisError:
    return SynthesisError(
        Kind.SERVER,
        "voice_empty",
        f"{label} sent no sound for this line.",
        "Please read it on the screen; the interview goes on.",
    )


def _refusal(stage: type[StageError], label: str, error: Any) -> StageError:
    status, code = int(error.status_code), _code_of(error)
    if code in _GONE or (status == 404 and "model" in str(error.message).lower()):
        return models_gone(stage, label)
    if status in (401, 403):
        message = f"{label} refused the key."
        return stage(Kind.AUTHENTICATION, "key_refused", message, _CHECK_KEY)
    if status == 402 or code in _SPENT:
        message = f"{label} says that the account has no credit left."
        return stage(Kind.QUOTA, "quota_spent", message, _CHECK_ACCOUNT)
    if status == 429:
        wait_s = retry_after_s(error.response.headers)
        message = f"{label} asks for a pause: too many requests."
        return stage(Kind.RATE_LIMIT, "rate_limited", message, _TRY_AGAIN, retry_after_s=wait_s)
    if status == 408 or status >= 498:
        wait_s = retry_after_s(error.response.headers)
        return stage(
            Kind.SERVER, "service_failed", f"{label} failed.", _TRY_AGAIN, retry_after_s=wait_s
        )
    # A wrong address is wrong for everybody; what else it does not accept is this one request.
    message = f"{label} did not accept the request."
    if status in (404, 405):
        return stage(Kind.CONFIGURATION, "request_refused", message, _CHECK_NETWORK)
    return stage(Kind.INVALID_INPUT, "request_refused", message, _CHECK_MODEL)


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
