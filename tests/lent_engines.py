"""The engines of the whole run, lent to one process after another that a test begins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import cache

from core.conversation.audio import PcmAudio
from core.conversation.ports import TextEncoder
from core.conversation.voice_style import VoiceStyle
from providers.local.engines import LazyPart, LocalEngines


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


class _Remembering:
    def __init__(self, encoder: TextEncoder) -> None:
        self.encode_question = cache(encoder.encode_question)
        self.encode_passage = cache(encoder.encode_passage)
