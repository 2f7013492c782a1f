"""An interviewer that finishes its sentence even when the model behind it does not."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing

from core.conversation.conversation import Conversation
from core.conversation.errors import ReplyError, TurnError
from core.conversation.ports import Interviewer
from providers.fallback.chain import Attempts, Journal, attempts
from providers.fallback.link import Link, from_link
from providers.hosted.faults import models_gone

ONCE_MORE = " — let me put that again. "
"""Said between the beginning of a reply that broke off and the reply that takes its place."""


class FallbackInterviewer:
    """An ``Interviewer`` over a chain of them, the last of which needs no model. Loop only.

    Nothing is lost and nothing said twice: until the first word another one simply answers;
    after it, what was said stays, and the reply is made once more, first by the same service.
    A new reply that begins like the old one goes on where that broke off. If it breaks off as
    well, the fault is raised.
    """

    def __init__(self, links: Callable[[], Sequence[Link[Interviewer]]], journal: Journal) -> None:
        self._links = links
        self._journal = journal

    async def reply(self, conversation: Conversation) -> AsyncIterator[str]:
        """See ``core.conversation.ports.Interviewer``."""
        asked = attempts(self._links, self._journal)
        said = ""
        queue = list(asked.links)
        while queue:
            link = queue.pop(0)
            new = ""
            try:
                async with (
                    aclosing(_told_by(link, conversation)) as tokens,
                    aclosing(_carry_on(tokens, said)) as pieces,
                ):
                    async for piece in pieces:
                        new += piece
                        yield piece
                asked.served_by(link)
                return
            except ReplyError as error:
                asked.failed.append((link, error))
                if said and new:
                    break  # the second one broke off as well
                if new:
                    said = new
                    queue = _again(link, error, queue)
        raise _nobody_answers(asked)


def _again(
    link: Link[Interviewer], error: TurnError, others: list[Link[Interviewer]]
) -> list[Link[Interviewer]]:
    """Who makes the reply once more: the same service, unless it only just stalled."""
    stalled = error.code == "service_timed_out"
    return others if stalled or not error.retryable else [link, *others]


async def _told_by(
    link: Link[Interviewer], conversation: Conversation
) -> AsyncGenerator[str, None]:
    async with aclosing(
        from_link(lambda: link.engine.reply(conversation), link, ReplyError)
    ) as tokens:
        async for token in tokens:
            yield token


async def _carry_on(tokens: AsyncGenerator[str, None], said: str) -> AsyncGenerator[str, None]:
    """``tokens`` after ``said`` was said: the rest of the same reply, or a new beginning."""
    if not said:
        async for token in tokens:
            yield token
        return
    begun, joined = "", False
    async for token in tokens:
        if joined:
            yield token
            continue
        begun += token
        if begun.startswith(said):
            joined = True
            if begun != said:
                yield begun[len(said) :]
        elif not said.startswith(begun):
            joined = True
            yield ONCE_MORE + begun.lstrip()


def _nobody_answers(asked: Attempts[Interviewer]) -> ReplyError:
    asked.served_by_nobody()
    if not asked.failed:
        return models_gone(ReplyError, "The language model")
    last = asked.failed[-1][1]
    return ReplyError(last.kind, last.code, last.message, last.next_step)
