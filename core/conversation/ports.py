"""What a turn needs from outside: small protocols, each with a real and a scripted side.

Adapters in ``providers`` implement them, ``tests/fakes.py`` scripts them, ``voice`` knows
nothing else. Every method that waits can be cancelled and raises the ``TurnError`` of its stage.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import PcmAudio
from core.conversation.conversation import Conversation
from core.conversation.messages import Message
from core.conversation.transcript import Transcript
from core.conversation.voice_style import VoiceStyle


class Transcriber(Protocol):
    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        """The words in ``audio`` (any rate), spoken in ``language`` ("en").

        ``terms`` are names and words that are likely to be said; an engine may use them.

        Raises ``TranscriptionError``, of kind ``NO_SPEECH`` when nobody speaks in it.
        """
        ...


class ChatModel(Protocol):
    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[str]:
        """The model's reply, token by token. Raises ``ReplyError``.

        ``schema`` is a strict JSON schema that the whole reply shall fit; an engine that cannot
        be held to one ignores it, so the reply is checked by whoever asked.
        """
        ...


class Synthesizer(Protocol):
    def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        """Speech for ``text``, piece by piece, all of one rate. Raises ``SynthesisError``."""
        ...


class SpeechDetector(Protocol):
    def probabilities(self, audio: PcmAudio) -> NDArray[np.float32]:
        """How likely each 32 ms of 16 kHz ``audio`` is speech: float32 in [0, 1], shape (n,)."""
        ...


class SpeechStream(Protocol):
    def probability(self, chunk: NDArray[np.float32]) -> float:
        """How likely the next 32 ms are speech, in [0, 1]; it remembers what came before, and
        no long silence may make it doubt a voice.

        ``chunk`` is float32 in [-1, 1), shape ``(512,)``, at 16 kHz.
        """
        ...


class Interviewer(Protocol):
    def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        """The interviewer's next words, token by token. Raises ``ReplyError``."""
        ...


class TextEncoder(Protocol):
    """Turns text into a vector of meaning: float32, shape ``(dimensions,)``. It blocks."""

    def encode_question(self, text: str) -> NDArray[np.float32]: ...

    def encode_passage(self, text: str) -> NDArray[np.float32]: ...


class RelevanceReader(Protocol):
    """Reads a question and texts that may answer it, each together with the question."""

    def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """How likely each of ``texts`` answers ``asked``, as log odds, float32 of shape
        ``(len(texts),)``, each as if it were read alone.

        ``asked`` is a question or what is looked up. Of what is longer than it can read it reads
        the beginning. It blocks, for some 25 ms a text; any thread may call it.
        """
        ...


@dataclass(frozen=True)
class TextReaders:
    """Who reads texts for what they mean: ``encoder`` each alone and once, for all that it is
    compared with; ``relevance`` anew beside each question, and it knows better."""

    encoder: TextEncoder
    relevance: RelevanceReader
