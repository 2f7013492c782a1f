"""What a talk is about: turns what somebody said into what the interviewer is asked next."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.conversation.brief import Brief
from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.conversation.persona import Persona
from core.conversation.services import Fallback
from core.conversation.transcript import Transcript
from core.practice.director import next_move, open_interview, who_asks
from core.practice.interview import Interview, Line, Speaker
from core.practice.interviewers import panel_of
from core.practice.taking_down import take_down
from core.think.intent import Intent, detect_intent


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
        elapsed_s = interview.lines[-1].at_s if interview.lines else 0.0
        self._started_s = clock() - elapsed_s
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
        return self._clock() - self._started_s

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

    def consider(self, utterance: Utterance) -> Conversation:
        return self._decide(self._with(utterance), utterance.text, detect_intent(utterance.text))

    def hear(self, utterance: Utterance, considered: Conversation | None = None) -> Conversation:
        self.interview = self._with(utterance)
        if considered is not None:
            return self._prepare(considered)
        intent = detect_intent(utterance.text)
        return self._prepare(self._decide(self.interview, utterance.text, intent))

    def _with(self, utterance: Utterance) -> Interview:
        return self.interview.with_line(
            Line(
                speaker=Speaker.CANDIDATE,
                text=utterance.text.strip(),
                question_id=self.interview.current_question.id,
                at_s=self.elapsed_s,
                intent=detect_intent(utterance.text),
                transcript=utterance.transcript,
                edited=utterance.edited,
            )
        )

    @property
    def owes_reply(self) -> bool:
        lines = self.interview.lines
        return not self.interview.ended and (not lines or lines[-1].speaker is Speaker.CANDIDATE)

    def owed(self) -> Conversation | None:
        if not self.owes_reply:
            return None
        if not self.interview.lines:
            return self.open()
        last = self.interview.lines[-1]
        intent = last.intent or Intent.ANSWER
        return self._prepare(self._decide(self.interview, last.text, intent))

    def end(self) -> Conversation:
        """Close the interview now, as if the person had asked for it."""
        return self._prepare(self._decide(self.interview, "", Intent.END))

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


class ChatDialogue:
    """Free practice on a domain."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.messages: tuple[Message, ...] = ()
        self._cut_off = False

    @property
    def over(self) -> bool:
        return False

    @property
    def floor(self) -> Persona:
        return Persona(manner=self.brief.manner)

    def consider(self, utterance: Utterance) -> Conversation:
        return self._conversation(self._with(utterance))

    def hear(self, utterance: Utterance, considered: Conversation | None = None) -> Conversation:
        self.messages = self._with(utterance)
        return considered or self._conversation(self.messages)

    def said(self, text: str, audio_s: float, intended: str = "") -> None:
        if text:
            self.messages = (*self.messages, Message(Role.ASSISTANT, text))
            self._cut_off = bool(intended)

    def owed(self) -> Conversation | None:
        if not self.messages or self.messages[-1].role is not Role.USER:
            return None
        return self._conversation(self.messages)

    def _with(self, utterance: Utterance) -> tuple[Message, ...]:
        return (*self.messages, Message(Role.USER, utterance.text.strip()))

    def _conversation(self, messages: tuple[Message, ...]) -> Conversation:
        return Conversation(Mode.CHAT, self.brief, messages, cut_off=self._cut_off)


def _personas(interview: Interview) -> tuple[Persona, ...]:
    return tuple(person.persona for person in panel_of(interview.brief))


def _messages(interview: Interview) -> tuple[Message, ...]:
    roles = {Speaker.INTERVIEWER: Role.ASSISTANT, Speaker.CANDIDATE: Role.USER}
    return tuple(Message(roles[line.speaker], line.text) for line in interview.lines)
