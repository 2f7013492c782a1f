"""A model judges a talk: one call, and one more when the reply is no judgement."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.conversation.errors import Kind, ReplyError
from core.conversation.ports import ChatModel
from core.language.findings import Judged
from core.language.grid import SOURCE
from core.language.judge import (
    UnfoundedJudgementError,
    build_judge_messages,
    judgement_schema,
    read_judgement,
)
from core.language.talk import Talk
from core.sentence import say
from core.think.reply.json_reply import UnreadableReplyError
from providers.fallback.chain import Journal
from providers.fallback.link import Link
from providers.hosted.faults import fault
from providers.judging import UNFOUNDED, UNREADABLE, judged_by


async def judge_talk(
    talk: Talk,
    links: Callable[[], Sequence[Link[ChatModel]]],
    journal: Journal,
    model_of: Callable[[Link[ChatModel]], str] = lambda link: link.label,
    locale: str = SOURCE,
) -> Judged:
    """What the first model that makes a judgement finds in ``talk``, with its reasons in
    ``locale``. Loop only.

    Raises ``ReplyError`` when no model made one.
    """

    def read(reply: str, link: Link[ChatModel]) -> Judged:
        return read_judgement(reply, talk, model_of(link), locale)

    messages = build_judge_messages(talk, locale)
    return await judged_by(
        links, journal, messages, judgement_schema(), read=read, not_judged=_not_judged
    )


def _not_judged(link: Link[ChatModel], cause: UnreadableReplyError) -> ReplyError:
    unfounded = isinstance(cause, UnfoundedJudgementError)
    return fault(
        ReplyError,
        Kind.SERVER,
        UNFOUNDED if unfounded else UNREADABLE,
        link.label,
        say(
            "The report by rules stands meanwhile. Try again in a moment, or choose another model."
        ),
    )
