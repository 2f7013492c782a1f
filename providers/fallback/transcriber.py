"""Hearing with a second pair of ears: hedged, and handed on when it fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from core.conversation.audio import PcmAudio
from core.conversation.errors import Kind, TranscriptionError, TurnError
from core.conversation.ports import Transcriber
from core.conversation.transcript import TimeSpan, Transcript
from providers.fallback.chain import Attempts, Journal, attempts
from providers.fallback.link import Link, a_moment, worth_another_try
from providers.hosted.faults import service_timed_out

_LONG_SOUND = 0.1
"""A long recording may take a tenth of its length longer."""

_ON_ITS_WAY = 0.02
"""Sending it takes time as well: a second for a minute of sound (2 MB at 16 Mbit/s)."""

FindSpeech = Callable[[PcmAudio], Awaitable[tuple[TimeSpan, ...]]]


class FallbackTranscriber:
    """A ``Transcriber`` over a chain of them. Loop only.

    A slow first one is hedged: after ``hedge_s`` the next begins beside it, and whoever is done
    first counts. No service hears sound in which ``find_speech`` finds nobody; it raises the
    ``TranscriptionError`` that says so. ``terms`` are offered beside those of the call.
    """

    def __init__(
        self,
        links: Callable[[], Sequence[Link[Transcriber]]],
        journal: Journal,
        find_speech: FindSpeech,
        terms: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self._links = links
        self._journal = journal
        self._find_speech = find_speech
        self._terms = terms

    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        """See ``core.conversation.ports.Transcriber``."""
        asked = attempts(self._links, self._journal)
        wanted = (*terms, *self._terms())
        speech: tuple[TimeSpan, ...] = ()
        if any(link.hosted for link in asked.links):
            speech = await self._find_speech(audio)
        heard = await _Race(asked, audio, language, wanted).run()
        return heard if heard.speech else replace(heard, speech=speech)


class _Race:
    """One recording on its way through the chain; at most two ears at a time."""

    def __init__(
        self,
        asked: Attempts[Transcriber],
        audio: PcmAudio,
        language: str,
        terms: Sequence[str],
    ) -> None:
        self._asked = asked
        self._audio = audio
        self._language = language
        self._terms = terms
        self._running: dict[asyncio.Task[Transcript], Link[Transcriber]] = {}
        self._left = list(asked.links)

    async def run(self) -> Transcript:
        try:
            while True:
                if not self._running:
                    self._start_next()
                done, _ = await asyncio.wait(
                    self._running,
                    timeout=self._hedge_s(),
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if not done:
                    self._start_next()
                for task in [one for one in self._running if one in done]:  # the dearer first
                    transcript = self._take(task)
                    if transcript is not None:
                        return transcript
        finally:
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, return_exceptions=True)

    def _start_next(self) -> None:
        if not self._left:
            raise self._asked.served_by_nobody(TranscriptionError)
        link = self._left.pop(0)
        work = _heard_by(link, self._audio, self._language, self._terms)
        task = asyncio.get_running_loop().create_task(work, name="greenroom-hear")
        self._running[task] = link

    def _hedge_s(self) -> float | None:
        """How long to wait for the one that runs before another begins; ``None``: as it takes."""
        if len(self._running) > 1 or not self._left:
            return None
        limits = next(iter(self._running.values())).deadlines
        if limits is None or limits.hedge_s is None:
            return None
        return limits.hedge_s + _ON_ITS_WAY * self._audio.duration_s

    def _take(self, task: asyncio.Task[Transcript]) -> Transcript | None:
        """The words of a task that is done; ``None`` when it failed and others may not."""
        link = self._running.pop(task)
        error = task.exception()
        if error is None:
            for slow in self._running.values():
                late = service_timed_out(TranscriptionError, slow.label)
                self._asked.failed.append((slow, late))
                if slow.hosted and self._asked.order.index(slow) < self._asked.order.index(link):
                    slow.breaker.beaten(late)
            self._asked.served_by(link)
            return task.result()
        if not isinstance(error, TurnError):
            raise error
        if error.kind is Kind.NO_SPEECH and not link.hosted:
            raise error  # that is an answer; of a service it may be a lie
        self._asked.failed.append((link, error))
        return None


async def _heard_by(
    link: Link[Transcriber], audio: PcmAudio, language: str, terms: Sequence[str]
) -> Transcript:
    """One link's words, within its deadline; tried once more when it fails at once."""
    limits = link.deadlines
    within_s = limits.first_s + _LONG_SOUND * audio.duration_s if limits else None
    asked = link.breaker.asked()
    try:
        async with asyncio.timeout(within_s):
            try:
                transcript = await link.engine.transcribe(audio, language, terms)
            except TurnError as error:
                if not link.hosted or not worth_another_try(error):
                    raise
                await a_moment(error)
                transcript = await link.engine.transcribe(audio, language, terms)
    except TimeoutError as error:
        late = service_timed_out(TranscriptionError, link.label)
        link.breaker.failed(late)
        raise late from error
    except TurnError as error:
        if error.kind is Kind.NO_SPEECH:
            link.breaker.succeeded(asked)
        else:
            link.breaker.failed(error)
        raise
    link.breaker.succeeded(asked)
    return transcript
