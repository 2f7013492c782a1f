"""The ports as a visitor with a key has them: real chains, in front of a server in good health."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from pydantic import SecretStr

from core.conversation.audio import PcmAudio
from core.conversation.conversation import Conversation
from core.conversation.services import ServiceRole
from core.conversation.transcript import Transcript
from core.conversation.voice_style import VoiceStyle
from providers.choices import Choices
from providers.local.engines import LocalEngines
from providers.recordings import wav_bytes
from providers.registry import Access, ProviderId
from providers.services import Services
from providers.spending import Caps, DayLedger
from providers.visit import Visit
from tests.fakes import tone_audio
from tests.stand_in import EVENTS, SPEECH, Exchange, StandInThread

KEY = SecretStr("sk-contract")


class HostedPorts:
    """A ``Transcriber``, a ``Synthesizer`` and an ``Interviewer`` over the service ``provider``.

    Each call opens its connections and closes them: tests give each a loop of its own.
    """

    def __init__(self, engines: LocalEngines, provider: ProviderId, says: str) -> None:
        self._engines = engines
        self._provider = provider
        self._says = says
        self.server = StandInThread(self._serve)

    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        async with self._visit() as visit:
            return await visit.transcriber().transcribe(audio, language, terms)

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        async with self._visit() as visit:
            async for piece in visit.synthesizer().synthesize(text, style):
                yield piece

    async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        async with self._visit() as visit:
            async for token in visit.interviewer().reply(conversation):
                yield token

    @asynccontextmanager
    async def _visit(self) -> AsyncIterator[Visit]:
        origin = self.server.origin
        access = Access(KEY, origin, KEY, openai_home=f"{origin}/v1")
        services = Services(access, self._engines, Caps(1.0, 1.0), DayLedger(None))
        visit = Visit(services)
        visit.choices = Choices(providers=dict.fromkeys(ServiceRole, self._provider))
        try:
            yield visit
            assert visit.journal.all() == (), "nobody had to step in"
        finally:
            await services.close()

    async def _serve(self, exchange: Exchange) -> None:
        path = exchange.request.path
        if path.endswith("/transcriptions"):
            await exchange.answer(body={"text": self._says})
        elif path.endswith("/completions"):
            await exchange.begin(EVENTS)
            for word in self._says.split(" "):
                await exchange.send_token(word if self._says.endswith(word) else f"{word} ")
            await exchange.send_token(None, "stop")
            await exchange.end()
        elif b'"wav"' in exchange.request.body:
            await exchange.answer(body=wav_bytes(tone_audio(0.2, 24_000)), kind="audio/wav")
        else:
            await exchange.answer(body=tone_audio(0.2, 24_000).samples.tobytes(), kind=SPEECH)
