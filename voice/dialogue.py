"""What a talk is about: turns what somebody said into what the interviewer is asked next."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.conversation.persona import Persona
from core.conversation.services import Fallback
from core.conversation.transcript import Transcript
from core.practice.directing.interviewers import panel_of
from core.practice.directing.opening import open_interview
from core.practice.directing.reply_intent import intent_of_reply
from core.practice.directing.who_asks import who_asks
from core.practice.director import next_move, welcome_back
from core.practice.interview import THEIR_QUESTIONS, Interview, Line, Speaker
from core.practice.stopwatch import Stopwatch
from core.practice.taking_down import take_down
from core.practice.words_of_care import without_care
from core.think.intent import Intent
from core.think.reading.code_lines import trimmed


@dataclass(frozen=True)
class Utterance:
    """What a person sent: ``transcript`` when it was spoken, ``edited`` when they changed it."""

    text: str
    transcript: Transcript | None = None
    edited: bool = False

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("an utterance needs words")


class Dialogue(Protocol):
    """A talk that goes on: one side hears, the other side says."""

    @property
    def over(self) -> bool:
        """Whether nothing more can be said."""
        ...

    @property
    def floor(self) -> Persona:
        """Whose question is open: who says it again."""
        ...

    def consider(self, utterance: Utterance) -> Conversation:
        """What the interviewer would reply to if the turn ended with this; nothing is taken in."""
        ...

    def hear(self, utterance: Utterance, considered: Conversation | None = None) -> Conversation:
        """Take in what the person said; what the interviewer should reply to.

        With ``considered``, the reply to it that is under way is the one that counts.
        """
        ...

    def said(self, text: str, audio_s: float, intended: str = "") -> None:
        """Take in what the interviewer said: ``text`` is what was given.

        ``intended`` is all that would have been said when the person cut in; nothing is taken
        in when they cut in before the first word.
        """
        ...

    def owed(self) -> Conversation | None:
        """What a reply is still owed to, or ``None`` when it is the person's turn."""
        ...


class InterviewDialogue:
    """A mock interview. ``clock`` gives seconds and never runs backwards.

    A kept interview goes on counting where its record ends; one that was kept paused stands
    still until it is resumed.

    ``fallbacks`` tells which services stepped in since it was asked last.

    ``interview`` may be read from any thread; the session that owns the dialogue changes it.
    """

    def __init__(
        self,
        interview: Interview,
        rng: random.Random,
        clock: Callable[[], float],
        fallbacks: Callable[[], Sequence[Fallback]] = tuple,
    ) -> None:
        self.interview = interview
        self._fallbacks = fallbacks
        self._rng = rng
        self._clock = clock
        standing = Stopwatch(interview.elapsed_s)
        self._watch = standing if interview.paused else standing.started(clock())
        self._pending: Conversation | None = None

    @property
    def over(self) -> bool:
        return self.interview.ended

    @property
    def floor(self) -> Persona:
        person = who_asks(self.interview, self.interview.current_question)
        return person.persona if person else Persona(manner=self.interview.brief.manner)

    @property
    def elapsed_s(self) -> float:
        return self._watch.read(self._clock())

    @property
    def paused(self) -> bool:
        return self.interview.paused

    def stand_still(self) -> None:
        """Stop the clock: nobody is at the interview."""
        self._watch = self._watch.stopped(self._clock())

    def go_on(self) -> None:
        """Let the clock run again; while the interview is paused it stands."""
        if not self.paused:
            self._watch = self._watch.started(self._clock())

    def pause(self) -> None:
        """Stand still until ``resume``, over a reload too; an ended interview has nothing to pause.

        While a live call is on or ends, on its loop: what is being said is taken in there.
        """
        self.stand_still()
        if not (self.over or self.paused):
            self.interview = self.interview.with_pause(self.elapsed_s)

    def resume(self) -> None:
        """Count again from where the pause began."""
        if self.paused:
            self.interview = self.interview.without_pause()
        self.go_on()

    def welcome_back(self) -> str:
        """What to say to one who comes back: the question that is still open."""
        return welcome_back(self.interview, self._rng)

    def open(self) -> Conversation:
        """The greeting and the first question. Raises ``ValueError`` when it was given."""
        if self.interview.lines:
            raise ValueError("this interview was opened already")
        return self._prepare(
            Conversation(
                Mode.INTERVIEW,
                self.interview.brief,
                (),
                open_interview(self.interview, self._rng),
                panel=_personas(self.interview),
            )
        )

    def reads(self, text: str) -> Intent:
        """What ``text`` would want if it were said now."""
        return intent_of_reply(self.interview, text)

    def consider(self, utterance: Utterance) -> Conversation:
        intent = self.reads(utterance.text)
        return self._decide(self._with(utterance, intent), utterance.text, intent)

    def hear(self, utterance: Utterance, considered: Conversation | None = None) -> Conversation:
        intent = self.reads(utterance.text)
        self.interview = self._with(utterance, intent)
        if considered is not None:
            return self._prepare(considered)
        return self._prepare(self._decide(self.interview, utterance.text, intent))

    def _with(self, utterance: Utterance, intent: Intent) -> Interview:
        answers_nothing = self.interview.is_their_turn and intent is not Intent.CRISIS
        return self.interview.with_line(
            Line(
                speaker=Speaker.CANDIDATE,
                text=trimmed(utterance.text),
                question_id=self._under_discussion(),
                at_s=self.elapsed_s,
                intent=None if answers_nothing else intent,
                transcript=utterance.transcript,
                edited=utterance.edited,
            )
        )

    def _under_discussion(self) -> str:
        asks = self.interview.is_their_turn
        return THEIR_QUESTIONS if asks else self.interview.current_question.id

    def owed(self) -> Conversation | None:
        if not self.interview.owes_reply:
            return None
        if not self.interview.lines:
            return self.open()
        last = self.interview.lines[-1]
        intent = last.intent or self.reads(last.text)
        return self._prepare(self._decide(self.interview, last.text, intent))

    def end(self) -> Conversation:
        """Close the interview now, as if the person had asked for it."""
        return self._asked_for(Intent.END)

    def skip(self) -> Conversation:
        """Go on to what is next, as if the person had asked for it: while the questions are theirs
        that is the end."""
        return self._asked_for(Intent.SKIP)

    def repeat(self) -> Conversation:
        """Say it again, as if the person had asked for it."""
        return self._asked_for(Intent.REPEAT)

    def _asked_for(self, intent: Intent) -> Conversation:
        """The reply to a wish without words: no line is theirs, so the time is told apart."""
        now = self.interview.counted_to(self.elapsed_s)
        return self._prepare(self._decide(now, "", intent))

    def said(self, text: str, audio_s: float, intended: str = "") -> None:
        if self._pending is None or self._pending.move is None:
            raise ValueError("the interviewer was not asked to say anything")
        move = self._pending.move
        self._pending = None
        if not text:
            return
        served = self.interview.with_fallbacks(self._fallbacks())
        self.interview = take_down(
            served, move, text, at_s=self.elapsed_s, audio_s=audio_s, intended=intended
        )

    def _decide(self, interview: Interview, text: str, intent: Intent) -> Conversation:
        return Conversation(
            Mode.INTERVIEW,
            interview.brief,
            _messages(interview),
            next_move(interview, text, intent, self._rng),
            cut_off=interview.cut_off,
            panel=_personas(interview),
        )

    def _prepare(self, conversation: Conversation) -> Conversation:
        self._pending = conversation
        return conversation


def _personas(interview: Interview) -> tuple[Persona, ...]:
    return tuple(person.persona for person in panel_of(interview.brief))


def _messages(interview: Interview) -> tuple[Message, ...]:
    roles = {Speaker.INTERVIEWER: Role.ASSISTANT, Speaker.CANDIDATE: Role.USER}
    return tuple(Message(roles[line.speaker], line.text) for line in without_care(interview.lines))
