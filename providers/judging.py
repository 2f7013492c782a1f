"""Asking models for a judgement, one after the other, until one makes it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import aclosing
from typing import Any, TypeVar

import structlog

from core.conversation.errors import ReplyError
from core.conversation.messages import Message
from core.conversation.ports import ChatModel
from core.think.reply.json_reply import UnreadableReplyError
from providers.fallback.chain import Journal, attempts
from providers.fallback.link import Link, from_link

log = structlog.get_logger()

UNFOUNDED = "judgement_unfounded"
"""The code of the fault when nothing of a judgement was borne out by the person's words."""
UNREADABLE = "judgement_unreadable"
"""The code of the fault when what came was no judgement."""

_TRIES = 2

Judgement = TypeVar("Judgement")


async def judged_by(
    links: Callable[[], Sequence[Link[ChatModel]]],
    journal: Journal,
    messages: Sequence[Message],
    schema: Mapping[str, Any],
    *,
    read: Callable[[str, Link[ChatModel]], Judgement],
    not_judged: Callable[[Link[ChatModel], UnreadableReplyError], ReplyError],
) -> Judgement:
    """What ``read`` finds in the reply of the first link whose reply can be read.

    A link whose reply cannot be read, for which ``read`` raises ``UnreadableReplyError``, is asked
    once more, and then it is ``not_judged``; one that fails is not asked again. Loop only. Raises
    ``ReplyError`` when no link made a judgement.
    """
    asked = attempts(links, journal)
    for link in asked.links:
        for last in range(1, _TRIES + 1):
            try:
                judged = read(await _whole_reply(link, messages, schema), link)
            except UnreadableReplyError as error:
                log.info("no judgement", model=link.label, last=last == _TRIES)
                if last == _TRIES:
                    failure = not_judged(link, error)
                    failure.__cause__ = error
                    asked.failed.append((link, failure))
            except ReplyError as error:
                asked.failed.append((link, error))
                break
            else:
                asked.served_by(link)
                return judged
    raise asked.served_by_nobody(ReplyError)


async def _whole_reply(
    link: Link[ChatModel], messages: Sequence[Message], schema: Mapping[str, Any]
) -> str:
    def ask() -> AsyncIterator[str]:
        return link.engine.stream(messages, schema)

    async with aclosing(from_link(ask, link, ReplyError)) as tokens:
        return "".join([token async for token in tokens])
