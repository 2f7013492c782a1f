"""Words of care in the chat: when they are due, and how the chat goes on after them."""

from __future__ import annotations

from collections.abc import Sequence

from core.conversation.language import Language
from core.conversation.messages import Message, Role
from core.conversation.moves import Move, MoveKind
from core.think.care import care_for, read_after_care
from core.think.crisis import tells_of_a_crisis
from core.think.intent import Intent, detect_intent


def chat_care(messages: Sequence[Message]) -> Move | None:
    """What has to be said, as it stands, to the newest of ``messages``, which is the person's;
    ``None`` where the chat goes its way.

    Who goes on hears again what was said last before the words of care.
    """
    before, said = messages[:-1], messages[-1].text
    cared, intent = chat_in_care(before), detect_intent(said)
    if cared:
        intent = read_after_care(said, intent, Language.ENGLISH)
    care = care_for(said, intent, Language.ENGLISH, "", cared=cared)
    if care is not None or not cared or intent is not Intent.REPEAT:
        return care
    theirs = [m.text for m in messages_without_care(before) if m.role is Role.ASSISTANT]
    return Move(MoveKind.REPEAT, theirs[-1], "", as_it_stands=True) if theirs else None


def chat_in_care(messages: Sequence[Message]) -> bool:
    """Whether the newest exchange is words of care, or they are due."""
    return any(_of_care(messages)[-1:])


def messages_without_care(messages: Sequence[Message]) -> tuple[Message, ...]:
    """``messages`` without words of care and without what they were said to: nobody brings either
    up again."""
    flagged = zip(messages, _of_care(messages), strict=True)
    return tuple(message for message, is_of_care in flagged if not is_of_care)


def _of_care(messages: Sequence[Message]) -> list[bool]:
    """For each message whether it is words of care or was met with them."""
    found: list[bool] = []
    cared = False
    for message in messages:
        if message.role is Role.USER:
            cared = tells_of_a_crisis(message.text) or (cared and _stays(message.text))
        found.append(cared)
    return found


def _stays(said: str) -> bool:
    return read_after_care(said, detect_intent(said), Language.ENGLISH) is Intent.CRISIS
