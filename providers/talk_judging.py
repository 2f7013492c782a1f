"""A model judges a talk: one call, and one more when the reply is no judgement."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog

from core.conversation.errors import Kind, ReplyError
from core.conversation.ports import ChatModel
from core.language.findings import Judged
from core.language.grid import SOURCE
from core.language.judge import (
    TalkJudgementError,
    UnfoundedTalkJudgementError,
    build_judge_messages,
    judgement_schema,
    read_judgement,
)
from core.language.talk import Talk
from providers.assessing import UNFOUNDED, whole_reply
from providers.fallback.chain import Journal, attempts
from providers.fallback.link import Link
from providers.hosted.faults import fault

log = structlog.get_logger()

_TRIES = 2


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
    messages, schema = build_judge_messages(talk, locale), judgement_schema()
    asked = attempts(links, journal)
    for link in asked.links:
        for last in range(1, _TRIES + 1):
            try:
                reply = await whole_reply(link, messages, schema)
                judged = read_judgement(reply, talk, model_of(link), locale)
            except TalkJudgementError as error:
                log.info("no judgement of a talk", model=link.label, last=last == _TRIES)
                if last == _TRIES:
                    asked.failed.append((link, _not_judged(link.label, error)))
            except ReplyError as error:
                asked.failed.append((link, error))
                break
            else:
                asked.served_by(link)
                return judged
    raise asked.served_by_nobody(ReplyError)


def _not_judged(label: str, cause: TalkJudgementError) -> ReplyError:
    unfounded = isinstance(cause, UnfoundedTalkJudgementError)
    not_judged = fault(
        ReplyError,
        Kind.SERVER,
        UNFOUNDED if unfounded else "judgement_unreadable",
        label,
        "The report by rules stands meanwhile. Try again in a moment, or choose another model.",
    )
    not_judged.__cause__ = cause
    return not_judged
