"""Scripted engines: each plays its script and records what it was asked."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio
from core.conversation.conversation import Conversation
from core.conversation.errors import TurnError
from core.conversation.messages import Message
from core.conversation.transcript import TimeSpan, Transcript
from core.conversation.voice_style import VoiceStyle


def tone_audio(duration_s: float = 0.5, rate_hz: int = SPEECH_RATE_HZ) -> PcmAudio:
    """A 220 Hz tone: sound that nobody speaks."""
    at_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    return PcmAudio((9_000 * np.sin(2 * np.pi * 220 * at_s)).astype(np.int16), rate_hz)


def spoken(text: str, audio_s: float = 6.0) -> Transcript:
    """A transcript as of a spoken answer, with one pause in its middle."""
    half = audio_s / 2
    return Transcript(
        text, "en", audio_s, speech=(TimeSpan(0.4, half - 0.5), TimeSpan(half + 0.5, audio_s))
    )


@dataclass
class ScriptedTranscriber:
    """Gives the next of ``script`` at each call: a text, or the error to raise.

    With ``gate`` it waits until the gate is set, so that a test can act in between.
    """

    script: list[str | TurnError]
    gate: asyncio.Event | None = None
    asked: list[tuple[float, str]] = field(default_factory=list)

    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        self.asked.append((audio.duration_s, language))
        if self.gate is not None:
            await self.gate.wait()
        step = self.script.pop(0)
        if isinstance(step, TurnError):
            raise step
        return spoken(step)


class FairJudge:
    """A ``ChatModel`` that judges: level 3 everywhere, shown by the answer's first sentence."""

    async def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[str]:
        assert schema is not None
        said = messages[-1].text.rpartition("⟦candidate⟧")[2].partition("⟦/candidate⟧")[0]
        quote = said.partition(". ")[0]
        names = schema["properties"]["dimensions"]["items"]["properties"]["dimension"]["enum"]
        judged = {"level": 3, "quote": quote, "why": "It is told.", "fix": "Say when it was."}
        yield json.dumps(
            {
                "answers_the_question": True,
                "dimensions": [{"dimension": name, **judged} for name in names],
                "points": [],
                "stronger": [],
            }
        )


@dataclass
class ScriptedSynthesizer:
    """A tenth of a second of sound for each text, or ``error``."""

    error: TurnError | None = None
    asked: list[tuple[str, VoiceStyle]] = field(default_factory=list)

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        self.asked.append((text, style))
        if self.error is not None:
            raise self.error
        if text.strip():
            yield tone_audio(0.1, 24_000)


@dataclass
class ScriptedInterviewer:
    """Says the next of ``script``: a text, token by token, or the error to raise.

    With ``gate`` it waits before its first token.
    """

    script: list[str | TurnError]
    gate: asyncio.Event | None = None
    asked: list[Conversation] = field(default_factory=list)
    cancelled: int = 0

    async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        self.asked.append(conversation)
        try:
            if self.gate is not None:
                await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        step = self.script.pop(0)
        if isinstance(step, TurnError):
            raise step
        for number, word in enumerate(step.split()):
            yield word if number == 0 else f" {word}"


@dataclass
class ScriptedChatModel:
    """Streams ``tokens`` and keeps the messages it was given."""

    tokens: Sequence[str]
    asked: list[Sequence[Message]] = field(default_factory=list)

    async def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[str]:
        self.asked.append(messages)
        for token in self.tokens:
            yield token


@dataclass
class LoudnessStream:
    """A ``SpeechStream`` that takes whatever is loud for speech."""

    threshold: float = 0.01

    def probability(self, chunk: NDArray[np.float32]) -> float:
        return 0.9 if float(np.abs(chunk).max()) > self.threshold else 0.02


async def open_loudness_stream() -> LoudnessStream:
    """The ``open_detector`` of scripted engines."""
    return LoudnessStream()


@dataclass
class ScriptedDetector:
    """Hears speech exactly where the sound is louder than a whisper."""

    threshold: int = 300

    def probabilities(self, audio: PcmAudio) -> NDArray[np.float32]:
        padded = np.pad(audio.samples, (0, -len(audio.samples) % 512)).reshape(-1, 512)
        loud = np.abs(padded.astype(np.int32)).max(axis=1) > self.threshold
        return np.asarray(loud, np.float32)


@dataclass
class ScriptedRelevance:
    """A ``RelevanceReader`` that finds relevant what holds ``word``, and notes what it read.

    Without a word it does not care. It notes the threads as well.
    """

    word: str = ""
    read: list[tuple[str, str]] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)

    def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        self.threads.add(threading.current_thread().name)
        self.read += [(asked, text) for text in texts]
        odds = [4.0 if self.word and self.word in text else 0.0 for text in texts]
        return np.array(odds, dtype=np.float32)
