"""What a talk is about: turns what somebody said into what the interviewer is asked next."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from core.conversation.brief import Brief
from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.conversation.transcript import Transcript
from core.practice.director import next_move, open_interview
from core.practice.interview import Interview, Line, Speaker
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

    def hear(self, utterance: Utterance) -> Conversation:
        """Take in what the person said; what the interviewer should reply to."""
        ...

    def said(self, text: str, audio_s: float) -> None:
        """Take in what the interviewer said, as far as it was given."""
        ...

    def owed(self) -> Conversation | None:
        """What a reply is still owed to, or ``None`` when it is the person's turn."""
        ...


class InterviewDialogue:
    """A mock interview. ``clock`` gives seconds and never runs backwards.

    ``interview`` may be read from any thread; the session that owns the dialogue changes it.
    """

    def __init__(
        self,
        interview: Interview,
        rng: random.Random,
        clock: Callable[[], float],
    ) -> None:
        self.interview = interview
        self._rng = rng
        self._clock = clock
        elapsed_s = interview.lines[-1].at_s if interview.lines else 0.0
        self._started_s = clock() - elapsed_s
        self._pending: Conversation | None = None

    @property
    def elapsed_s(self) -> float:
        return self._clock() - self._started_s

    def open(self) -> Conversation:
        """The greeting and the first question. Raises ``ValueError`` when it was given."""
        if self.interview.lines:
            raise ValueError("this interview was opened already")
        return self._prepare(
            Conversation(
                Mode.INTERVIEW, self.interview.brief, (), open_interview(self.interview, self._rng)
            )
        )

    def hear(self, utterance: Utterance) -> Conversation:
        intent = detect_intent(utterance.text)
        self.interview = self.interview.with_line(
            Line(
                speaker=Speaker.CANDIDATE,
                text=utterance.text.strip(),
                question_id=self.interview.current_question.id,
                at_s=self.elapsed_s,
                intent=intent,
                transcript=utterance.transcript,
                edited=utterance.edited,
            )
        )
        return self._decide(utterance.text, intent)

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
        return self._decide(last.text, last.intent or Intent.ANSWER)

    def end(self) -> Conversation:
        """Close the interview now, as if the person had asked for it."""
        return self._decide("", Intent.END)

    def said(self, text: str, audio_s: float) -> None:
        if self._pending is None or self._pending.move is None:
            raise ValueError("the interviewer was not asked to say anything")
        move = self._pending.move
        self._pending = None
        worded = replace(move, text=text)
        self.interview = self.interview.with_move(worded, self.elapsed_s, audio_s)

    def _decide(self, text: str, intent: Intent) -> Conversation:
        move = next_move(self.interview, text, intent, self._rng)
        return self._prepare(
            Conversation(Mode.INTERVIEW, self.interview.brief, _messages(self.interview), move)
        )

    def _prepare(self, conversation: Conversation) -> Conversation:
        self._pending = conversation
        return conversation


class ChatDialogue:
    """Free practice on a domain."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.messages: tuple[Message, ...] = ()

    def hear(self, utterance: Utterance) -> Conversation:
        self.messages = (*self.messages, Message(Role.USER, utterance.text.strip()))
        return Conversation(Mode.CHAT, self.brief, self.messages)

    def said(self, text: str, audio_s: float) -> None:
        self.messages = (*self.messages, Message(Role.ASSISTANT, text))

    def owed(self) -> Conversation | None:
        if not self.messages or self.messages[-1].role is not Role.USER:
            return None
        return Conversation(Mode.CHAT, self.brief, self.messages)


def _messages(interview: Interview) -> tuple[Message, ...]:
    roles = {Speaker.INTERVIEWER: Role.ASSISTANT, Speaker.CANDIDATE: Role.USER}
    return tuple(Message(roles[line.speaker], line.text) for line in interview.lines)
