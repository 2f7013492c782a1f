"""Scripted services for the chains: each plays its script and records what became of it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import av
import pytest

from core.conversation.audio import PcmAudio
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.errors import (
    Kind,
    ReplyError,
    SynthesisError,
    TranscriptionError,
    TurnError,
)
from core.conversation.messages import Message, Role
from core.conversation.services import ServiceRole
from core.conversation.transcript import TimeSpan, Transcript
from core.conversation.voice_style import VoiceStyle
from providers.catalog import Deadlines
from providers.fallback.breaker import Breaker
from providers.fallback.link import Link, Refusal
from tests.fakes import tone_audio

Result = TypeVar("Result")

PATIENT = Deadlines(first_s=5.0, between_s=5.0)
HASTY = Deadlines(first_s=0.03, between_s=0.03)
STALL = object()
"""A step that never comes."""

TALK = Conversation(
    Mode.CHAT,
    Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL),
    (Message(Role.USER, "I moved the shop."),),
)
SPEECH = (TimeSpan(0.25, 1.5),)

_STAGES: dict[ServiceRole, type[TurnError]] = {
    ServiceRole.HEAR: TranscriptionError,
    ServiceRole.THINK: ReplyError,
    ServiceRole.SPEAK: SynthesisError,
    ServiceRole.ASSESS: ReplyError,
}
_CODES = {
    Kind.SERVER: "service_failed",
    Kind.CONNECTIVITY: "service_unreachable",
    Kind.RATE_LIMIT: "rate_limited",
    Kind.AUTHENTICATION: "key_refused",
    Kind.CONFIGURATION: "request_refused",
    Kind.QUOTA: "quota_spent",
    Kind.NO_SPEECH: "speech_not_understood",
    Kind.REFUSED: "reply_refused",
    Kind.INVALID_INPUT: "input_invalid",
    Kind.UNKNOWN: "unknown",
}


def fault(
    role: ServiceRole,
    kind: Kind = Kind.AUTHENTICATION,
    *,
    code: str = "",
    label: str = "A",
    retry_after_s: float = 0.0,
) -> TurnError:
    """What ``label`` fails with; by default a fault that is not tried once more."""
    return _STAGES[role](
        kind, code or _CODES[kind], f"{label} failed.", "Go on.", retry_after_s=retry_after_s
    )


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s

    def pass_s(self, seconds: float) -> None:
        self.now_s += seconds


async def play(steps: Sequence[object]) -> AsyncIterator[Any]:
    """Each step in turn: an error is raised, an event waited for, all else handed out."""
    for step in steps:
        if isinstance(step, BaseException):
            raise step
        if step is STALL:
            await asyncio.Event().wait()
        elif isinstance(step, asyncio.Event):
            await step.wait()
        else:
            yield step


class _Streaming:
    """A call plays the next script. ``closed`` counts those that were ended, however."""

    def __init__(self, *scripts: Sequence[object]) -> None:
        self.scripts = list(scripts)
        self.asked: list[Any] = []
        self.closed = 0

    async def _play(self, asked: object) -> AsyncIterator[Any]:
        self.asked.append(asked)
        try:
            async for item in play(self.scripts.pop(0)):
                yield item
        finally:
            self.closed += 1


class Talker(_Streaming):
    """An ``Interviewer``; ``asked`` are the conversations."""

    def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        return self._play(conversation)


class Voice(_Streaming):
    """A ``Synthesizer``; ``asked`` are texts and styles."""

    def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        return self._play((text, style))


class Model(_Streaming):
    """A ``ChatModel``; ``asked`` are the messages."""

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[str]:
        return self._play(messages)


class Ears:
    """A ``Transcriber``: each call plays the next script, the last step of which are its words.

    ``at_s`` says when it was asked, ``released`` how often a cancelled call had tidied up.
    """

    def __init__(self, *scripts: Sequence[object]) -> None:
        self.scripts = list(scripts)
        self.asked: list[tuple[PcmAudio, str, tuple[str, ...]]] = []
        self.at_s: list[float] = []
        self.released = 0

    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        self.asked.append((audio, language, tuple(terms)))
        self.at_s.append(asyncio.get_running_loop().time())
        try:
            words = [step async for step in play(self.scripts.pop(0))]
        except asyncio.CancelledError:
            await asyncio.sleep(0)  # closing a connection takes a moment
            self.released += 1
            raise
        said = words[-1]
        return said if isinstance(said, Transcript) else Transcript(said, language, 1.0)


@dataclass
class Finder:
    """Finds ``speech`` in every sound, or raises ``error``."""

    speech: tuple[TimeSpan, ...] = SPEECH
    error: TurnError | None = None
    asked: list[PcmAudio] = field(default_factory=list)

    async def __call__(self, audio: PcmAudio) -> tuple[TimeSpan, ...]:
        self.asked.append(audio)
        if self.error is not None:
            raise self.error
        return self.speech


def hosted(
    role: ServiceRole,
    label: str,
    engine: Any,
    deadlines: Deadlines = PATIENT,
    *,
    breaker: Breaker | None = None,
    refused: Callable[[], Refusal | None] = lambda: None,
) -> Link[Any]:
    return Link(role, label, engine, deadlines, breaker or Breaker(), refused)


def embedded(role: ServiceRole, label: str, engine: Any) -> Link[Any]:
    return Link(role, label, engine)


def chain(*links: Link[Any]) -> Callable[[], Sequence[Link[Any]]]:
    return lambda: links


def run(work: Awaitable[Result]) -> Result:
    """What ``work`` gives; fails when it leaves a task behind, or hangs."""

    async def watched() -> Result:
        try:
            async with asyncio.timeout(5):
                return await work
        finally:
            left = asyncio.all_tasks() - {asyncio.current_task()}
            assert not left, f"left behind: {left}"

    return asyncio.run(watched())


def join_parts(parts: Sequence[str]) -> str:
    """All characters that are no white space."""
    return "".join("".join(part.split()) for part in parts)


def mp3_bytes(duration_s: float, rate_hz: int = 24_000) -> bytes:
    """A tone as an MP3 file; skips the test where no encoder is there."""
    if "libmp3lame" not in av.codecs_available:
        pytest.skip("this build of PyAV cannot write MP3")
    tone = tone_audio(duration_s, rate_hz)
    frame = av.AudioFrame.from_ndarray(tone.samples.reshape(1, -1), format="s16p", layout="mono")
    frame.sample_rate = rate_hz
    file = io.BytesIO()
    with av.open(file, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=rate_hz, layout="mono", format="s16p")
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return file.getvalue()
