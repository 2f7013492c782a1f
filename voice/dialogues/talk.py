"""A talk in a foreign language as a dialogue: with a friend, or as a test."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.conversation.moves import Move
from core.conversation.persona import Persona
from core.conversation.services import Fallback
from core.language.findings import Judged
from core.language.partner import next_move, open_talk
from core.language.pictures import Picture
from core.language.talk import Talk
from core.language.talking.choosing import level_so_far
from core.language.talking.taking_down import take_down
from core.language.words.asking import brings_sorrow
from core.language.words.requests import detect_request
from core.practice.interview import Line, Speaker
from core.practice.stopwatch import Stopwatch
from core.practice.words_of_care import in_care, without_care
from core.think.care import read_after_care
from core.think.intent import Intent
from core.think.reading.code_lines import trimmed
from voice.dialogue import Utterance

COUNTED_IN_STEPS_OF_S = 5.0
"""So much of its time may a talk get back when its page is loaded anew."""

_ROLES = {Speaker.INTERVIEWER: Role.ASSISTANT, Speaker.CANDIDATE: Role.USER}


class TalkDialogue:
    """``clock`` gives seconds and never runs backwards. A kept talk goes on counting where its
    record ends.

    ``talk`` may be read from any thread; the session that owns the dialogue changes it.
    """

    def __init__(
        self,
        talk: Talk,
        rng: random.Random,
        clock: Callable[[], float],
        fallbacks: Callable[[], Sequence[Fallback]] = tuple,
    ) -> None:
        self.talk = talk
        self._rng = rng
        self._clock = clock
        self._fallbacks = fallbacks
        self._watch = Stopwatch(talk.elapsed_s).started(clock())
        self._as_kept = (talk, talk)
        self._pending: Conversation | None = None

    @property
    def over(self) -> bool:
        return self.talk.ended

    @property
    def elapsed_s(self) -> float:
        return self._watch.read(self._clock())

    def stand_still(self) -> None:
        """Stop the clock: nobody is at the talk."""
        self._watch = self._watch.stopped(self._clock())

    def go_on(self) -> None:
        """Let the clock run again."""
        self._watch = self._watch.started(self._clock())

    @property
    def record(self) -> Talk:
        """The talk as it is to be kept: with the time that counts, in steps of
        ``COUNTED_IN_STEPS_OF_S``. The same object until either changes. Any thread may read it.
        """
        talk = self.talk
        counted_s = COUNTED_IN_STEPS_OF_S * (self.elapsed_s // COUNTED_IN_STEPS_OF_S)
        if talk.ended or counted_s <= talk.elapsed_s:
            return talk
        known, kept = self._as_kept
        if known is not talk or kept.counted_s != counted_s:
            kept = replace(talk, counted_s=counted_s)
            self._as_kept = (talk, kept)
        return kept

    @property
    def floor(self) -> Persona:
        """The partner has no name."""
        return Persona()

    @property
    def picture(self) -> Picture | None:
        """What there is to look at, from the moment at which its task begins to be said until
        something else was asked: a reply that fails takes nothing away. May be read from any
        thread."""
        pending = self._pending
        if pending is not None and pending.move is not None:
            coming = self.talk.picture_of(pending.move.question_id)
            if coming is not None:
                return coming
        prompt = self.talk.prompt
        return self.talk.picture_of(prompt.id) if prompt is not None else None

    def open(self) -> Conversation:
        """The greeting and the first prompt. Raises ``ValueError`` when it was given."""
        if self.talk.lines:
            raise ValueError("this talk was opened already")
        return self._prepare(self._conversation(self.talk, open_talk(self.talk, self._rng)))

    def consider(self, utterance: Utterance) -> Conversation:
        talk = self._with(utterance)
        return self._conversation(talk, self._next(talk))

    def hear(self, utterance: Utterance, considered: Conversation | None = None) -> Conversation:
        self.talk = self._with(utterance)
        if considered is not None:
            return self._prepare(considered)
        return self._prepare(self._conversation(self.talk, self._next(self.talk)))

    def owed(self) -> Conversation | None:
        if not self.talk.owes_reply:
            return None
        if not self.talk.lines:
            return self.open()
        return self._prepare(self._conversation(self.talk, self._next(self.talk)))

    def end(self) -> Conversation:
        """Close the talk now, as if the person had asked for it."""
        return self._prepare(self._conversation(self.talk, self._next(self.talk, Intent.END)))

    def skip(self) -> Conversation:
        """Go on to something else, as if the person had asked for it."""
        return self._prepare(self._conversation(self.talk, self._next(self.talk, Intent.SKIP)))

    def repeat(self) -> Conversation:
        """Say it again, as if the person had asked for it."""
        return self._prepare(self._conversation(self.talk, self._next(self.talk, Intent.REPEAT)))

    def take_judgement(self, judged: Judged) -> None:
        """Keep what a model found in the talk."""
        self.talk = replace(self.talk, judged=judged)

    def said(self, text: str, audio_s: float, intended: str = "") -> None:
        if self._pending is None or self._pending.move is None:
            raise ValueError("the partner was not asked to say anything")
        move = self._pending.move
        self._pending = None
        if not text:
            return
        served = self.talk.with_fallbacks(self._fallbacks())
        self.talk = take_down(
            served, move, text, at_s=self.elapsed_s, audio_s=audio_s, intended=intended
        )

    def reads(self, text: str) -> Intent:
        """What ``text`` would want if it were said now."""
        language = self.talk.brief.language
        intent = detect_request(text, language)
        if not in_care(self.talk.lines):
            return intent
        return read_after_care(text, intent, language, sorrow=brings_sorrow(text, language))

    def _with(self, utterance: Utterance) -> Talk:
        prompt = self.talk.prompt
        return self.talk.with_line(
            Line(
                speaker=Speaker.CANDIDATE,
                text=trimmed(utterance.text),
                question_id=prompt.id if prompt is not None else "",
                at_s=self.elapsed_s,
                intent=self.reads(utterance.text),
                transcript=utterance.transcript,
                edited=utterance.edited,
            )
        )

    def _next(self, talk: Talk, intent: Intent | None = None) -> Move:
        last = talk.lines[-1] if talk.lines else None
        said, read = (last.text, last.intent) if last is not None else ("", None)
        asked = intent or read or Intent.ANSWER
        return next_move(talk, said, asked, self._rng, self.elapsed_s)

    def _conversation(self, talk: Talk, move: Move) -> Conversation:
        messages = tuple(
            Message(_ROLES[line.speaker], line.text) for line in without_care(talk.lines)
        )
        level = level_so_far(talk)
        picture = talk.picture_of(move.question_id)
        return Conversation(
            Mode.TALK,
            talk.brief,
            messages,
            move,
            cut_off=talk.cut_off,
            level=level,
            shown=picture.shows if picture is not None else (),
        )

    def _prepare(self, conversation: Conversation) -> Conversation:
        self._pending = conversation
        return conversation
