"""Transcription at a hosted service, with Whisper's habits kept in check."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from core.conversation.audio import PcmAudio
from core.conversation.errors import TranscriptionError
from core.conversation.joining import join_texts
from core.conversation.services import ServiceRole
from core.conversation.transcript import Transcript, Word
from core.listen.decoding import is_invented, is_loop, repeats_prompt
from providers.catalog import HostedModel
from providers.hosted import faults
from providers.hosted.connection import Connection, Sdk
from providers.hosted.letters import whole_letters
from providers.hosted.models import ModelLadder
from providers.recordings import wav_bytes
from providers.usage import Spend, Usage, nobody_counts

_PROMPT_CHARS = 600
"""Whisper reads the last 224 tokens of its prompt; more would push the first terms out."""


class HostedTranscriber:
    """A ``Transcriber``. Ask it only where somebody speaks: in silence Whisper makes words up.

    Loop only. A retired model gives way to the next one.
    """

    def __init__(
        self,
        connection: Connection,
        ladder: ModelLadder,
        *,
        choose: Callable[[], str] = lambda: "",
        spend: Spend = nobody_counts,
    ) -> None:
        self._connection = connection
        self._ladder = ladder
        self._choose = choose
        self._spend = spend

    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        """See ``core.conversation.ports.Transcriber``. Words carry times where the model does."""
        sdk = await faults.client_of(TranscriptionError, self._connection)
        for model in self._ladder.tries(self._choose):
            with self._ladder.retiring(model):
                return await self._ask(sdk, model, audio, language, terms)
        raise faults.models_gone(TranscriptionError, self._connection.label)

    async def _ask(
        self, sdk: Sdk, model: HostedModel, audio: PcmAudio, language: str, terms: Sequence[str]
    ) -> Transcript:
        label = self._connection.label
        request: dict[str, Any] = {
            "file": ("speech.wav", wav_bytes(audio)),
            "model": model.name,
            "language": language,
            "response_format": "verbose_json" if model.segments else "json",
        }
        if model.segments:
            request["timestamp_granularities"] = ["word", "segment"]
        if terms:
            request["prompt"] = ", ".join(terms)[:_PROMPT_CHARS]
        if model.options:
            request["extra_body"] = model.options
        owed = True  # what was sent is paid for, whether or not anybody waits for the answer
        try:
            answer = await sdk.client.audio.transcriptions.create(**request)
            text, words = _read(answer, audio.duration_s)
        except sdk.breaks as error:
            owed = not sdk.turned_away(error)
            raise faults.service_fault(TranscriptionError, label, sdk, error) from error
        finally:
            if owed:
                used = Usage(model.name, ServiceRole.HEAR, audio_s=audio.duration_s)
                self._spend(used)
        if not text or is_loop(text, audio.duration_s) or repeats_prompt(text, terms):
            raise faults.words_not_understood()
        return Transcript(text, language, audio.duration_s, words)


def _read(answer: Any, audio_s: float) -> tuple[str, tuple[Word, ...]]:
    """The text that can be believed and when its words were said. Raises ``ValueError``."""
    text = getattr(answer, "text", None)
    if not isinstance(text, str):
        raise ValueError("no text in the answer")
    segments = _fields(answer, "segments")
    if not segments:
        return whole_letters(text).strip(), _words(answer, [(0.0, audio_s)], audio_s)
    kept = [segment for segment in segments if not _is_doubtful(segment)]
    spans = [(_number(s, "start"), _number(s, "end", audio_s)) for s in kept]
    believed = join_texts(whole_letters(str(segment.get("text", ""))) for segment in kept)
    return believed, _words(answer, spans, audio_s)


def _is_doubtful(segment: dict[str, Any]) -> bool:
    return is_invented(
        str(segment.get("text", "")),
        _number(segment, "end") - _number(segment, "start"),
        _number(segment, "no_speech_prob"),
        _number(segment, "avg_logprob"),
    )


def _words(answer: Any, spans: Sequence[tuple[float, float]], audio_s: float) -> tuple[Word, ...]:
    found: list[Word] = []
    for word in _fields(answer, "words"):
        start_s = min(max(0.0, _number(word, "start")), audio_s)
        end_s = min(max(start_s, _number(word, "end")), audio_s)
        middle_s = (start_s + end_s) / 2
        said = whole_letters(str(word.get("word", ""))).strip()
        if said and any(first <= middle_s <= last for first, last in spans):
            found.append(Word(said, start_s, end_s))
    return tuple(found)


def _fields(answer: Any, name: str) -> list[dict[str, Any]]:
    """A list of records, however the client library wraps them."""
    listed = getattr(answer, name, None)
    if not isinstance(listed, list):
        return []
    dumped = [
        item.model_dump(warnings=False) if hasattr(item, "model_dump") else item for item in listed
    ]
    return [item for item in dumped if isinstance(item, dict)]


def _number(record: dict[str, Any], name: str, default: float = 0.0) -> float:
    value = record.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return default
    return float(value)
