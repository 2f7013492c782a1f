"""Any server that speaks OpenAI's API: transcription, chat and speech, streamed and cancellable."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx2
import numpy as np
import openai
import structlog
from openai.types.chat import ChatCompletionChunk
from pydantic import SecretStr

from core.conversation.audio import PcmAudio
from core.conversation.errors import (
    Kind,
    ReplyError,
    SynthesisError,
    TranscriptionError,
    TurnError,
)
from core.conversation.messages import Message
from core.conversation.tone import Tone
from core.conversation.transcript import Transcript
from providers.recordings import wav_bytes

log = structlog.get_logger()

_SPEECH_RATE_HZ = 24_000
"""What ``response_format="pcm"`` means in OpenAI's API: 24 kHz, 16 bit, mono."""

_CONNECT_TIMEOUT_S = 5.0
_READ_TIMEOUT_S = 20.0

# The library raises its own errors until an answer begins, and lets httpx2's through afterwards;
# what is no JSON, or not the JSON it should be, is a ValueError.
_BREAKS = (openai.OpenAIError, httpx2.HTTPError, ValueError)

StageError = TypeVar("StageError", bound=TurnError)


@dataclass(frozen=True)
class ServerModels:
    """Which models and voice to ask for; any name that the server knows."""

    transcription: str = "whisper-1"
    chat: str = "default"
    speech: str = "tts-1"
    voice: str = "alloy"


class OpenAICompatible:
    """A ``Transcriber``, a ``ChatModel`` and a ``Synthesizer`` on one server.

    Used on one event loop; ``close`` ends its connections. A cancelled call closes its own.
    """

    def __init__(
        self, base_url: str, api_key: SecretStr | None = None, models: ServerModels | None = None
    ) -> None:
        self.models = models or ServerModels()
        self._client = openai.AsyncOpenAI(
            base_url=with_version(base_url),
            api_key=api_key.get_secret_value() if api_key else "none",
            timeout=openai.Timeout(_READ_TIMEOUT_S, connect=_CONNECT_TIMEOUT_S),
            max_retries=0,  # a turn that waits for a second try is late already
        )

    async def connect(self) -> None:
        """Load and open in advance what the first turn would wait for. Never fails.

        The client library loads its parts when they are first used (0.3 s), and a first request
        opens a connection; whether the server knows this one does not matter.
        """
        for part in (self._client.audio.transcriptions, self._client.audio.speech):
            log.debug("ready", part=type(part).__name__)
        log.debug("ready", part=type(self._client.chat.completions).__name__)
        try:
            await self._client.models.list(timeout=_CONNECT_TIMEOUT_S)
        except Exception as error:  # noqa: BLE001 - whatever answers there, it was only a greeting
            log.info("server not greeted", cause=type(error).__name__)

    async def close(self) -> None:
        await self._client.close()

    async def transcribe(self, audio: PcmAudio, language: str) -> Transcript:
        """See ``core.conversation.ports.Transcriber``. Without word times."""
        try:
            answer = await self._client.audio.transcriptions.create(
                file=("speech.wav", wav_bytes(audio)),
                model=self.models.transcription,
                language=language,
                response_format="json",
            )
        except _BREAKS as error:
            raise _failed(TranscriptionError, error) from error
        text = getattr(answer, "text", None)
        if not isinstance(text, str):
            raise _failed(TranscriptionError, ValueError("no text in the answer"))
        text = text.strip()
        if not text:
            raise TranscriptionError(
                Kind.NO_SPEECH,
                "speech_not_understood",
                "I heard a voice but could not make out any words.",
                "Move closer to the microphone and speak again, or type your answer.",
            )
        return Transcript(text, language, audio.duration_s)

    async def stream(self, messages: Sequence[Message]) -> AsyncIterator[str]:
        """See ``core.conversation.ports.ChatModel``.

        A stream that ends without a reason was cut off, which no client library notices:
        ``ReplyError`` of code ``reply_cut_off``.
        """
        chat: Any = [{"role": m.role.value, "content": m.text} for m in messages]
        finished = False
        try:
            async with await self._client.chat.completions.create(
                model=self.models.chat, messages=chat, stream=True
            ) as chunks:
                async for chunk in chunks:
                    if not isinstance(chunk, ChatCompletionChunk) or chunk.choices is None:
                        raise ValueError("not a chunk of a chat completion")
                    for choice in chunk.choices[:1]:
                        finished = finished or choice.finish_reason is not None
                        if choice.delta is None:
                            raise ValueError("a choice without a delta")
                        if choice.delta.content:
                            yield choice.delta.content
        except _BREAKS as error:
            raise _failed(ReplyError, error) from error
        if not finished:
            raise ReplyError(
                Kind.CONNECTIVITY,
                "reply_cut_off",
                "The interviewer's reply broke off in the middle.",
                "Your answer is kept. Say it again, or ask the interviewer to go on.",
            )

    async def synthesize(self, text: str, voice: str, style: Tone) -> AsyncIterator[PcmAudio]:
        """See ``core.conversation.ports.Synthesizer``. Pieces as they arrive, 24 kHz."""
        rest = b""
        sounded = False
        try:
            async with self._client.audio.speech.with_streaming_response.create(
                model=self.models.speech,
                voice=voice or self.models.voice,
                input=text,
                response_format="pcm",
            ) as answer:
                if "json" in answer.headers.get("content-type", ""):
                    raise ValueError("a document instead of sound")
                async for received in answer.iter_bytes():
                    data = rest + received
                    whole = len(data) // 2 * 2
                    rest = data[whole:]
                    if whole:
                        sounded = True
                        yield PcmAudio(np.frombuffer(data[:whole], "<i2").copy(), _SPEECH_RATE_HZ)
        except _BREAKS as error:
            raise _failed(SynthesisError, error) from error
        if not sounded:
            raise SynthesisError(
                Kind.SERVER,
                "voice_empty",
                "The voice sent no sound for this line.",
                "Please read it on the screen; the interview goes on.",
            )


def with_version(base_url: str) -> str:
    """``base_url`` with ``/v1`` when it names a host alone."""
    host_and_path = base_url.rstrip("/").split("://", 1)[-1]
    return base_url.rstrip("/") + ("" if "/" in host_and_path else "/v1")


_WHAT = {
    TranscriptionError: "The transcription service",
    ReplyError: "The language model",
    SynthesisError: "The voice service",
}


def _failed(stage: type[StageError], error: Exception) -> StageError:
    """The fault in the terms of its stage; the server's own words may hold a key, so not them."""
    what = _WHAT.get(stage, "The service")
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        message = f"{what} did not answer in time."
        return stage(Kind.CONNECTIVITY, "service_timed_out", message, _TRY_AGAIN)
    if isinstance(error, openai.APIConnectionError | httpx2.TransportError):
        message = f"{what} cannot be reached."
        return stage(Kind.CONNECTIVITY, "service_unreachable", message, _CHECK_NETWORK)
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        message = f"{what} refused the key."
        return stage(Kind.AUTHENTICATION, "key_refused", message, _CHECK_KEY)
    if isinstance(error, openai.RateLimitError):
        message = f"{what} asks for a pause: too many requests."
        return stage(Kind.RATE_LIMIT, "rate_limited", message, _TRY_AGAIN)
    if isinstance(error, openai.NotFoundError):
        message = f"{what} does not know the model that is set."
        return stage(Kind.CONFIGURATION, "model_unknown", message, _CHECK_MODEL)
    message = f"{what} failed."
    return stage(Kind.SERVER, "service_failed", message, _TRY_AGAIN)


_TRY_AGAIN = "Nothing you said is lost. Try once more in a moment, or go on by typing."
_CHECK_NETWORK = "Check the network and OPENAI_BASE_URL. Nothing you said is lost."
_CHECK_KEY = "Check the key in your environment or .env file. Nothing you said is lost."
_CHECK_MODEL = "Choose a model that the server offers. Nothing you said is lost."
