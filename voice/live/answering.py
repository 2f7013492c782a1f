"""Answering: the replies of a call, from the first token to the last sample heard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from core.conversation.conversation import Conversation
from core.conversation.errors import ReplyError, TurnError
from core.conversation.persona import Persona
from core.listen.backchannel import is_backchannel
from voice import faults
from voice.dialogue import Dialogue
from voice.live.reply_audio import Player, ReplyAudio
from voice.live.tasks import Tasks
from voice.speaking import SpokenReply, live_chunker
from voice.turn import Engines

WORTH_RESUMING_S = 1.5
"""Less of a reply left than this, and a "yes" over its end is an answer, no listener's noise."""


@dataclass
class Answer:
    """A reply under way. ``counts`` is false for one that only repeats what was said before."""

    reply: SpokenReply[ReplyAudio]
    conversation: Conversation | None
    making: asyncio.Task[None]
    counts: bool = True
    following: asyncio.Task[None] | None = None

    @property
    def worth_resuming(self) -> bool:
        audio = self.reply.audio
        return audio.has_sound and (audio.buffered_s >= WORTH_RESUMING_S or self.reply.has_unspoken)


class Answering:
    """At most one reply has the floor, at most one is made in advance, at most one was cut off.

    Cancelling a reply cancels the task that makes it, which closes the model's and the voice's
    streams; what it still adds to its own sound is never played. Loop only.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        engines: Engines,
        player: Player,
        tasks: Tasks,
        language: str,
    ) -> None:
        self._dialogue = dialogue
        self._engines = engines
        self._player = player
        self._tasks = tasks
        self._language = language
        self.current: Answer | None = None
        self.cut: Answer | None = None
        self._ahead: tuple[str, Answer] | None = None

    def prepare(self, text: str, conversation: Conversation, on_sound: Callable[[], None]) -> bool:
        """Begin the reply to ``text`` in advance, unheard; whether that was new."""
        if self._ahead is not None and self._ahead[0] == text:
            return False
        self.drop_prepared()
        self._ahead = (text, self._make(conversation, on_sound))
        return True

    def drop_prepared(self) -> bool:
        """The turn goes on: throw the reply away; whether there was one."""
        if self._ahead is None:
            return False
        self._ahead[1].making.cancel()
        self._ahead = None
        return True

    def prepared_for(self, text: str) -> Conversation | None:
        """What the reply that was begun for exactly ``text`` answers."""
        if self._ahead is None or self._ahead[0] != text:
            return None
        return self._ahead[1].conversation

    def give(self, conversation: Conversation, on_sound: Callable[[], None]) -> Answer:
        """Give the reply to ``conversation`` the floor: the prepared one if it answers this."""
        if self._ahead is not None and self._ahead[1].conversation is conversation:
            answer = self._ahead[1]
            self._ahead = None
        else:
            self.drop_prepared()
            answer = self._make(conversation, on_sound)
        return self._take_floor(answer)

    def say(self, text: str, on_sound: Callable[[], None]) -> Answer:
        """Say ``text`` once more; the dialogue has it already."""
        reply = self._new_reply(on_sound)
        saying = reply.say(text, self._dialogue.floor)
        making = self._tasks.start(saying, "greenroom-say", awaited=True)
        return self._take_floor(Answer(reply, None, making, counts=False))

    def cut_off(self) -> Answer | None:
        """Silence at once, and the end of all that makes the reply; it can still be resumed."""
        self._player.stop()
        answer, self.current = self.current, None
        if answer is not None:
            answer.making.cancel()
            if answer.following is not None:  # it waits for sound that nobody plays any more
                answer.following.cancel()
            self.cut = answer
        return answer

    def settle(self) -> None:
        """The interruption was meant: what was heard is what was said."""
        answer, self.cut = self.cut, None
        if answer is None or not answer.counts:
            return
        audio = answer.reply.audio
        heard = audio.heard()
        whole = answer.reply.text.strip()
        self._dialogue.said(heard, audio.played_s, "" if heard == whole else whole)

    def resume(self) -> Answer | None:
        """The interruption was a mistake: go on from where it was, if there is anything left."""
        answer, self.cut = self.cut, None
        if answer is None or not answer.reply.audio.has_sound:
            return None
        answer.making = self._tasks.start(answer.reply.resume(), "greenroom-resume", awaited=True)
        return self._take_floor(answer)

    def is_noise(self, text: str) -> bool:
        """Whether ``text`` is no turn: no words, or "mm-hm" into a reply that can go on."""
        resumable = self.cut is not None and self.cut.worth_resuming
        return not text or (resumable and is_backchannel(text, self._language))

    async def see_through(
        self, answer: Answer, ended: Callable[[Answer, TurnError | None], None]
    ) -> None:
        """Wait until ``answer`` was made and played; ``ended`` is told, with the fault if any.

        Nothing is told of a reply that has lost the floor meanwhile.
        """
        fault: TurnError | None = None
        try:
            await answer.making
            fault = answer.reply.voiceless
            await answer.reply.audio.drained()
        except TurnError as error:
            fault = error
        except Exception as error:  # noqa: BLE001 - a fault of ours ends the reply, not the talk
            fault = faults.failed(ReplyError, error)
        if answer is self.current:
            ended(answer, fault)

    def heard(self) -> tuple[str, Persona]:
        """The words that were heard of the present reply, or of one that was cut off and may still
        go on, and who said the newest of them."""
        answer = self.current or self.cut
        if answer is None:
            return "", Persona()
        heard = answer.reply.audio.heard()
        return heard, answer.reply.speaker_of(heard)

    def finish(self, answer: Answer) -> None:
        """All of it was played, or all that there is."""
        self.current = None
        self._player.stop()
        if answer.counts:
            reply = answer.reply
            text = reply.text.strip() if reply.complete else reply.audio.heard()
            self._dialogue.said(text, reply.audio.played_s)

    def _take_floor(self, answer: Answer) -> Answer:
        self.current = answer
        self._player.play(answer.reply.audio)
        return answer

    def _make(self, conversation: Conversation, on_sound: Callable[[], None]) -> Answer:
        reply = self._new_reply(on_sound)
        making = self._tasks.start(reply.run(conversation), "greenroom-reply", awaited=True)
        return Answer(reply, conversation, making)

    def _new_reply(self, on_sound: Callable[[], None]) -> SpokenReply[ReplyAudio]:
        audio = ReplyAudio(asyncio.get_running_loop(), on_sound)
        chunker = live_chunker(self._language)
        return SpokenReply(self._engines.interviewer, self._engines.synthesizer, audio, chunker)
