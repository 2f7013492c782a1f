"""A voice at a hosted service, streamed."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from typing import Any

from core.conversation.audio import PcmAudio
from core.conversation.errors import SynthesisError
from core.conversation.services import ServiceRole
from core.conversation.voice_style import VoiceStyle
from core.speak.instructions import voice_instructions
from providers.catalog import HostedModel
from providers.hosted import faults
from providers.hosted.connection import Connection
from providers.hosted.models import ModelLadder
from providers.hosted.sound import SoundReader
from providers.usage import Spend, Usage, nobody_counts


class HostedSynthesizer:
    """A ``Synthesizer``; the style names the voice. Cancelling it closes its connection. Loop only.

    A retired model gives way to the next one before anything has sounded.
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

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        """See ``core.conversation.ports.Synthesizer``. Pieces as they arrive."""
        if not text.strip():
            return
        for model in self._ladder.tries(self._choose):
            with self._ladder.retiring(model):
                for part in parts_of(text, model.longest_chars):
                    async with aclosing(self._ask(model, part, style)) as pieces:
                        async for piece in pieces:
                            yield piece
                return
        raise faults.models_gone(SynthesisError, self._connection.label)

    async def _ask(
        self, model: HostedModel, text: str, style: VoiceStyle
    ) -> AsyncGenerator[PcmAudio, None]:
        sdk = await faults.client_of(SynthesisError, self._connection)
        label = self._connection.label
        request: dict[str, Any] = {
            "model": model.name,
            "voice": style.voice,
            "input": text,
            "response_format": model.sound,
        }
        if model.instructions:
            request["instructions"] = voice_instructions(style)
        answered, sounded_s = False, 0.0
        try:
            async with sdk.client.audio.speech.with_streaming_response.create(**request) as answer:
                answered = True
                reader = SoundReader(answer.headers.get("content-type", ""))
                async for received in answer.iter_bytes():
                    for piece in reader.feed(received):
                        sounded_s += piece.duration_s
                        yield piece
                for piece in reader.finish():
                    sounded_s += piece.duration_s
                    yield piece
        except sdk.breaks as error:
            raise faults.service_fault(SynthesisError, label, sdk, error) from error
        finally:  # what is cut off has been paid for as well, a refusal has not
            if answered:
                used = Usage(model.name, ServiceRole.SPEAK, audio_s=sounded_s, characters=len(text))
                self._spend(used)
        if not sounded_s:
            raise faults.voice_empty(label)


def parts_of(text: str, longest_chars: int) -> list[str]:
    """``text`` in parts of at most ``longest_chars``, cut between words where there are any."""
    parts: list[str] = []
    rest = text.strip()
    while len(rest) > longest_chars:
        cut = rest.rfind(" ", 1, longest_chars + 1)
        cut = cut if cut > 0 else longest_chars
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest]
