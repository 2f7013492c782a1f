"""The engines of the whole run, lent to one process after another that a test begins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from core.conversation.audio import PcmAudio
from core.conversation.ports import RelevanceReader, TextEncoder
from core.conversation.voice_style import VoiceStyle
from providers.local.engines import LocalEngines
from providers.local.lazy_part import LazyPart


class LentEngines(LocalEngines):
    """The engines of ``owner``, loaded when this is built and not ended by who borrows them.

    What was spoken or encoded once is remembered: the engines give the same for the same.
    """

    def __init__(self, owner: LocalEngines) -> None:
        self._owner = owner
        self._spoken: dict[tuple[str, VoiceStyle], list[PcmAudio]] = {}
        self.read_pool = owner.read_pool
        self.synthesizer, self.detector = owner.synthesizer, owner.detector
        self.transcriber = owner.transcriber
        for part in self.parts:
            part.get()
        self.encoder = LazyPart(owner.encoder.name, owner.encoder.failed, self._remembering)  # type: ignore[arg-type]
        self.relevance = LazyPart(owner.relevance.name, owner.relevance.failed, self._reading)  # type: ignore[arg-type]

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        if (text, style) not in self._spoken:
            pieces = [piece async for piece in self._owner.synthesize(text, style)]
            self._spoken[text, style] = pieces
        for piece in self._spoken[text, style]:
            yield piece

    def warm(self, after_s: float = 0.0, then: Callable[[], None] | None = None) -> None:
        """They are loaded."""

    def close(self) -> None:
        """The next test needs them."""

    def _remembering(self) -> TextEncoder:
        return _Remembering(self._owner.encoder.get())

    def _reading(self) -> RelevanceReader:
        return _ReadOnce(self._owner.relevance.get())


class _Remembering:
    def __init__(self, encoder: TextEncoder) -> None:
        self.encode_question = cache(encoder.encode_question)
        self.encode_passage = cache(encoder.encode_passage)


class _ReadOnce:
    def __init__(self, reader: RelevanceReader) -> None:
        self._read = cache(reader.relevance)

    def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._read(asked, tuple(texts))
