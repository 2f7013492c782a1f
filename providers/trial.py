"""A trial: one tiny call to a service, and how long it took."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

from core.conversation.audio import PcmAudio, join_audio
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.errors import (
    Kind,
    ReplyError,
    SynthesisError,
    TranscriptionError,
    TurnError,
)
from core.conversation.messages import Message, Role
from core.conversation.services import ServiceRole
from core.conversation.voice_style import VoiceStyle
from core.sentence import say
from providers.fallback.link import Link
from providers.hosted.faults import service_timed_out
from providers.visit import Visit

TRIAL_WITHIN_S = 20.0

_HELLO = "Hello. This is a test."
_QUESTION = Message(Role.USER, "This is a test of the connection. Reply with the word ready.")
_TALK = Conversation(Mode.CHAT, Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL), (_QUESTION,))


_STAGES: dict[ServiceRole, type[TurnError]] = {
    ServiceRole.HEAR: TranscriptionError,
    ServiceRole.THINK: ReplyError,
    ServiceRole.SPEAK: SynthesisError,
    ServiceRole.ASSESS: ReplyError,
}
_NOTHING_TO_HEAR = TranscriptionError(
    Kind.INVALID_INPUT,
    "no_sample",
    say("There was nothing to let it hear: the embedded voice is not ready."),
    say("Wait until it has loaded, and test again."),
)


@dataclass(frozen=True)
class Trial:
    """What came of it: ``latency_s`` until the first word or sound, or ``error``."""

    role: ServiceRole
    label: str
    model: str
    latency_s: float = 0.0
    error: TurnError | None = None


async def try_all(visit: Visit, *, hosted_only: bool = False) -> tuple[Trial, ...]:
    """One tiny call for each role and each service that would be asked, one after the other.

    A service that answers rests no longer; caps on the cost hold. Never raises a ``TurnError``.
    """
    await visit.services.discover()
    sample = await _sample(visit)
    trials = []
    for role in ServiceRole:
        for link in visit.links(role):
            if link.refused() is None and (link.hosted or not hosted_only):
                trials.append(await _try(visit, link, sample))
    return tuple(trials)


async def _sample(visit: Visit) -> PcmAudio | None:
    """A few spoken words to be heard; ``None`` when the embedded voice is not there."""
    try:
        pieces = [piece async for piece in visit.services.local.synthesize(_HELLO, VoiceStyle())]
    except TurnError:
        return None
    return join_audio(pieces)


async def _try(visit: Visit, link: Link[Any], sample: PcmAudio | None) -> Trial:
    model = visit.model_of(link.provider, link.role)
    asked, started_s = link.breaker.asked(), time.monotonic()
    try:
        async with asyncio.timeout(TRIAL_WITHIN_S):
            await _call(visit, link, sample)
    except TurnError as error:
        link.breaker.failed(error)
        return Trial(link.role, link.label, model, error=error.anew())
    except TimeoutError:
        late = service_timed_out(_STAGES[link.role], link.label)
        link.breaker.failed(late)
        return Trial(link.role, link.label, model, error=late)
    link.breaker.succeeded(asked)
    return Trial(
        link.role,
        link.label,
        visit.model_of(link.provider, link.role),
        time.monotonic() - started_s,
    )


async def _call(visit: Visit, link: Link[Any], sample: PcmAudio | None) -> None:
    engine = link.engine
    if link.role is ServiceRole.HEAR:
        if sample is None:
            raise _NOTHING_TO_HEAR.anew()
        await engine.transcribe(sample, "en")
    elif link.role is ServiceRole.SPEAK:
        style = VoiceStyle(language=visit.language)
        chosen = replace(style, voice=visit.voice_of(link.provider, style))
        await _first(engine.synthesize(_HELLO, chosen))
    elif link.role is ServiceRole.THINK:
        await _first(engine.reply(_TALK))
    else:
        await _first(engine.stream([_QUESTION]))


async def _first(items: AsyncIterator[Any]) -> None:
    """Wait for the first of ``items`` and want no more of them."""
    async with aclosing(items) as stream:  # type: ignore[type-var]
        await anext(stream, None)
