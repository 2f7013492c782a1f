"""Speaking: from a conversation to words and sound, chunk by chunk, side by side."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from core.conversation.audio import PcmAudio
from core.conversation.conversation import Conversation, Mode
from core.conversation.errors import ReplyError, SynthesisError
from core.conversation.persona import Persona
from core.conversation.ports import Interviewer, Synthesizer
from core.conversation.streams import ended_after
from core.conversation.voice_style import VoiceStyle
from core.listen.frames import slice_audio, without_lead
from core.speak.chunker import ChunkSize, SentenceChunker
from core.speak.speakable import speakable_text
from core.think.tone import detect_tone
from voice import faults

STALL_S = 45.0
"""An upper bound on waiting for the next token or the next piece of sound. Longer than a slow
service and the one that steps in for it may take together."""

AHEAD_S = 4.0
"""No new chunk is begun while so much sound waits to be played: enough for a slow voice's next
chunk, little enough that an interruption throws away little."""

_QUEUED_CHUNKS = 32
_LIVE_CHUNKS = ChunkSize(first=1, least=1, most=2, enough_chars=60)
_CLAUSE_AFTER_CHARS = 60

Item = TypeVar("Item")


class SpokenAudio(Protocol):
    """Where a reply's sound goes, chunk by chunk."""

    async def room(self, ahead_s: float) -> None:
        """Wait until less than ``ahead_s`` of sound waits to be played."""
        ...

    def begin_chunk(self, text: str) -> float:
        """What follows speaks ``text``; how much of its sound is there already, in seconds."""
        ...

    def push(self, piece: PcmAudio) -> None: ...

    def end_chunk(self) -> None: ...

    def finish(self) -> None:
        """Nothing follows."""
        ...


Audio = TypeVar("Audio", bound=SpokenAudio)


def live_chunker(language: str) -> SentenceChunker:
    """Cuts as early as it can be spoken: somebody waits for the first sound."""
    return SentenceChunker(language, _LIVE_CHUNKS, clause_after_chars=_CLAUSE_AFTER_CHARS)


class SpokenReply(Generic[Audio]):
    """One reply on its way: ``text`` grows with the tokens, ``audio`` with the voice.

    ``run`` makes all of it; cancelling it ends the model's and the voice's streams at once.
    What had been said by then and was not spoken yet stays, so that ``resume`` can go on.
    What goes ahead of the move is spoken at once, in the voice of who says it, while the rest
    is thought. Used on the loop only.
    """

    def __init__(
        self,
        interviewer: Interviewer,
        synthesizer: Synthesizer | None,
        audio: Audio,
        chunker: SentenceChunker,
    ) -> None:
        self.audio = audio
        self.text = ""
        self.complete = False
        """Whether every token came."""
        self.voiceless: SynthesisError | None = None
        self._interviewer = interviewer
        self._synthesizer = synthesizer
        self._chunker = chunker
        self._mode = Mode.INTERVIEW
        self._before = ""
        self._before_by = self._speaker = Persona()
        self._unspoken: deque[tuple[str, Persona]] = deque()

    @property
    def has_unspoken(self) -> bool:
        """Whether there are words that the voice has not spoken yet."""
        return bool(self._unspoken)

    def speaker_of(self, heard: str) -> Persona:
        """Who said the newest of the words that were heard."""
        return self._speaker if len(heard) > len(self._before) else self._before_by

    async def run(self, conversation: Conversation) -> None:
        """Think and speak. Raises ``ReplyError``; a voice that fails is kept in ``voiceless``."""
        self._mode = conversation.mode
        self._speaker = self._before_by = conversation.speaker
        if conversation.move is not None and conversation.move.as_it_stands:
            await self.say(conversation.move.text, conversation.speaker)
            return
        room = asyncio.Semaphore(_QUEUED_CHUNKS)
        arrived = asyncio.Event()
        if conversation.move is not None and conversation.move.before:
            self._before, self._before_by = conversation.move.before, conversation.before_by
            self.text = f"{self._before} "
            self._queue(self._before, self._before_by)
            arrived.set()
        fault: Exception | None = None
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._think(conversation, room, arrived), name=_name("think"))
                group.create_task(self._speak(room, arrived), name=_name("speak"))
        except* Exception as errors:  # noqa: BLE001 - raised below
            fault = _first(errors)
        if fault is not None:  # raised here: before Python 3.11.4 it would come out wrapped
            raise fault
        self.audio.finish()

    async def say(self, text: str, speaker: Persona) -> None:
        """Speak ``text`` as it stands, without asking anybody."""
        self.text = text
        self._speaker = self._before_by = speaker
        self._queue(text, speaker)
        self.complete = True
        await self.resume()

    def _queue(self, text: str, speaker: Persona) -> None:
        chunks = [*self._chunker.push(text), *self._chunker.flush()]
        self._unspoken.extend((chunk, speaker) for chunk in chunks)

    async def resume(self) -> None:
        """Speak what was thought but not spoken; an unfinished last sentence is left out."""
        while self._unspoken:
            await self._speak_chunk(*self._unspoken[0])
            self._unspoken.popleft()
        self.audio.finish()

    async def _think(
        self, conversation: Conversation, room: asyncio.Semaphore, arrived: asyncio.Event
    ) -> None:
        # aclosing: an interruption must end the model's stream now, not when it is collected.
        async with aclosing(
            _within(self._interviewer.reply(conversation), _reply_stalled)
        ) as tokens:
            async for token in tokens:
                self.text += token
                for chunk in self._chunker.push(token):
                    await room.acquire()
                    self._unspoken.append((chunk, self._speaker))
                    arrived.set()
        self._unspoken.extend((chunk, self._speaker) for chunk in self._chunker.flush())
        self.text = self.text.strip()
        self.complete = True
        arrived.set()
        if self.text == self._before:
            raise faults.reply_empty()

    async def _speak(self, room: asyncio.Semaphore, arrived: asyncio.Event) -> None:
        while self._unspoken or not self.complete:
            await arrived.wait()
            if not self._unspoken:
                arrived.clear()
                if self.complete:
                    return
                continue
            await self._speak_chunk(*self._unspoken[0])
            self._unspoken.popleft()
            room.release()

    async def _speak_chunk(self, chunk: str, speaker: Persona) -> None:
        spoken = speakable_text(chunk, self._chunker.language)
        if self._synthesizer is None or self.voiceless is not None or not spoken:
            return
        await self.audio.room(AHEAD_S)
        # A chunk that was cut off while it was made is made again, without what is there.
        there_s = self.audio.begin_chunk(chunk)
        try:
            style = VoiceStyle(detect_tone(chunk), self._mode, self._chunker.language)
            style = replace(style, manner=speaker.manner, voices=speaker.voices)
            pieces = self._synthesizer.synthesize(spoken, style)
            async with aclosing(_within(pieces, _voice_stalled)) as sounds:
                waits_for_sound = True
                async for made in sounds:
                    # Voices begin with up to 0.3 s of silence: waiting, for whoever listens.
                    piece = without_lead(made) if waits_for_sound else made
                    waits_for_sound = not len(piece.samples)
                    new = slice_audio(piece, there_s, piece.duration_s) if there_s else piece
                    there_s = max(0.0, there_s - piece.duration_s)
                    if len(new.samples):
                        self.audio.push(new)
        except SynthesisError as error:
            self.voiceless = error  # the words are still worth reading: go on without sound
        self.audio.end_chunk()


async def _within(
    items: AsyncIterator[Item], stalled: Callable[[TimeoutError], Exception]
) -> AsyncGenerator[Item, None]:
    """``items``, each within ``STALL_S``; the source is closed however this ends."""
    async with ended_after(items):
        while True:
            try:
                async with asyncio.timeout(STALL_S):
                    item = await anext(items)
            except StopAsyncIteration:
                return
            except TimeoutError as error:
                raise stalled(error) from error
            yield item


def _reply_stalled(cause: TimeoutError) -> Exception:
    return faults.timed_out(ReplyError, STALL_S, cause)


def _voice_stalled(cause: TimeoutError) -> Exception:
    return faults.voice_timed_out(STALL_S, cause)


def _first(errors: BaseExceptionGroup[Exception]) -> Exception:
    first = errors.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first


def _name(what: str) -> str:
    return f"greenroom-{what}"
