"""An interviewer that finishes its sentence even when the model behind it does not."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing

from core.conversation.conversation import Conversation
from core.conversation.errors import ReplyError
from core.conversation.language import TalkBrief
from core.conversation.ports import Interviewer
from core.conversation.services import SERVICE_TIMED_OUT
from core.language.pack import load_pack
from providers.fallback.chain import Journal, attempts
from providers.fallback.link import Link, a_moment, from_link

ONCE_MORE = "— let me put that again. "
"""Said in English between the beginning of a reply that broke off and the reply that takes its
place; ``once_more_in`` for the language of a talk."""


class FallbackInterviewer:
    """An ``Interviewer`` over a chain of them, the last of which needs no model. Loop only.

    Nothing is lost and nothing said twice: until the first word another one simply answers;
    after it, what was said stays, and the reply is made once more, first by the same service.
    A new reply that begins like the old one goes on where that broke off. If it breaks off as
    well, no third model is asked, and the embedded interviewer finishes.
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
                    aclosing(_carry_on(tokens, said, conversation)) as pieces,
                ):
                    async for piece in pieces:
                        new += piece
                        yield piece
                asked.served_by(link)
                return
            except ReplyError as error:
                asked.failed.append((link, error))
                if said and new:  # the second one broke off as well: no third model
                    queue = [other for other in queue if not other.hosted]
                elif new and _worth_asking_again(error):
                    await a_moment(error)
                    queue.insert(0, link)
                said += new
        raise asked.served_by_nobody(ReplyError)


def _worth_asking_again(error: ReplyError) -> bool:
    """Whether the same service should make the reply once more: unless it only just stalled."""
    return error.retryable and error.code != SERVICE_TIMED_OUT and not error.retry_after_s


def _told_by(link: Link[Interviewer], conversation: Conversation) -> AsyncGenerator[str, None]:
    return from_link(lambda: link.engine.reply(conversation), link, ReplyError)


def once_more_in(conversation: Conversation) -> str:
    """``ONCE_MORE`` in the language of ``conversation``."""
    brief = conversation.brief
    if not isinstance(brief, TalkBrief):
        return ONCE_MORE
    line = load_pack(brief.language).once_more
    return f"— {line} " if brief.language.spaced else f"——{line}"


async def _carry_on(
    tokens: AsyncGenerator[str, None], said: str, conversation: Conversation
) -> AsyncGenerator[str, None]:
    """``tokens`` after ``said`` was said: the rest of the same reply, or a new beginning."""
    if not said:
        async for token in tokens:
            yield token
        return
    begun, joined = "", False
    remark = once_more_in(conversation)
    gap = "" if said[-1].isspace() or not remark[-1].isspace() else " "
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
            yield f"{gap}{remark}{begun.lstrip()}"
    if begun.strip() and not joined:  # it is over, and shorter than what was begun
        yield f"{gap}{remark}{begun.lstrip()}"
