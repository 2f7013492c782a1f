"""Words of care in the chat: when they are due, and how the chat goes on after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.conversation.language import Language
from core.conversation.messages import Message, Role
from core.conversation.moves import Move, MoveKind
from core.remembered import remembered
from core.think.care import care_for, is_met_with_care, read_after_care
from core.think.distress.crisis import tells_of_a_crisis
from core.think.intent import Intent, detect_intent


def chat_care(messages: Sequence[Message]) -> Move | None:
    """What has to be said, as it stands, to the newest of ``messages``, which is the person's;
    ``None`` where the chat goes its way.

    Who goes on hears again what was said last before the words of care; who had answered then is
    answered.
    """
    before, said = messages[:-1], messages[-1].text
    *_, read = _read(messages)
    care = care_for(said, read.intent, Language.ENGLISH, "", cared=read.cared)
    if care is not None or not read.cared or read.intent is not Intent.REPEAT:
        return care
    told = messages_without_care(before)
    asks = told and told[-1].role is Role.ASSISTANT
    return Move(MoveKind.REPEAT, told[-1].text, "", as_it_stands=True) if asks else None


def chat_had_care(messages: Sequence[Message]) -> bool:
    """Whether words of care were ever said among ``messages``, or are due."""
    return any(read.of_care or read.met for read in _read(messages))


def messages_without_care(messages: Sequence[Message]) -> tuple[Message, ...]:
    """``messages`` without words of care and without what they were said to: nobody brings either
    up again. An answer that was met with them stays, and is the newest once they go on."""
    read = zip(messages, _read(messages), strict=True)
    return tuple(message for message, one in read if not one.of_care)


@dataclass(frozen=True)
class _Read:
    """What a message of a chat is: ``cared`` is whether the chat waited after words of care before
    it, ``met`` whether it does so from here on."""

    intent: Intent
    cared: bool
    of_care: bool
    met: bool


def _read(messages: Sequence[Message]) -> list[_Read]:
    found: list[_Read] = []
    cared = answered = False
    for message in messages:
        if message.role is Role.ASSISTANT:
            # A chat that waits says words of care and nothing else, and so does one that ends then.
            ends = bool(found) and found[-1].cared and found[-1].intent is Intent.END
            one = _Read(Intent.ANSWER, cared, cared or ends, cared)
        else:
            one = _read_theirs(message.text, cared=cared, answered=answered)
        found.append(one)
        cared = one.met
        answered = answered if one.of_care else message.role is Role.USER
    return found


@remembered(2048)  # each message of a chat is read again with each that is added
def _read_theirs(said: str, *, cared: bool, answered: bool) -> _Read:
    if not cared:
        intent = detect_intent(said) if tells_of_a_crisis(said) else Intent.ANSWER
    else:
        intent = read_after_care(said, detect_intent(said), Language.ENGLISH)
        # A chat has no words for who asks for time: they stay where they are.
        intent = Intent.CRISIS if intent is Intent.WAIT else intent
    met = is_met_with_care(said, intent)
    leaves = cared and (intent is Intent.END or (intent is Intent.REPEAT and answered))
    return _Read(intent, cared, intent is Intent.CRISIS or leaves, met)
