"""The sound of a reply that is played as a whole, when all of it is there."""

from __future__ import annotations

from core.conversation.audio import PcmAudio, join_audio
from core.speak.chunker import SentenceChunker
from voice.speaking import SpokenReply
from voice.turn import Engines


class CollectedAudio:
    """A ``SpokenAudio`` that never waits: nobody listens yet. Loop only."""

    def __init__(self) -> None:
        self._pieces: list[PcmAudio] = []

    async def room(self, ahead_s: float) -> None:
        return

    def begin_chunk(self, text: str) -> float:
        return 0.0

    def push(self, piece: PcmAudio) -> None:
        self._pieces.append(piece)

    def end_chunk(self) -> None:
        return

    def finish(self) -> None:
        return

    def joined(self) -> PcmAudio | None:
        """All of it; ``None`` when there is no sound."""
        return join_audio(self._pieces) if self._pieces else None


def collected_reply(engines: Engines, language: str) -> SpokenReply[CollectedAudio]:
    """A reply that is played when all of it is there."""
    chunker = SentenceChunker(language)
    return SpokenReply(engines.interviewer, engines.synthesizer, CollectedAudio(), chunker)
