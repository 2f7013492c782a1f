"""Trials, and a whole visit, over services that are servers of this machine."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import pytest

from core.conversation.audio import PcmAudio
from core.conversation.conversation import Conversation
from core.conversation.errors import Kind, SynthesisError, TurnError
from core.conversation.messages import Message, Role
from core.conversation.services import ServiceRole
from core.conversation.tone import Tone
from core.conversation.transcript import TimeSpan, Transcript
from core.conversation.voice_style import VoiceStyle
from core.think import model_interviewer
from core.think.prompts import build_messages
from providers import trial as trial_module
from providers.choices import Choices
from providers.registry import ProviderId
from providers.services import Services
from providers.spending import Caps
from providers.trial import Trial, try_all
from providers.visit import Visit
from tests.fakes import tone_audio
from tests.providers.conftest import MakeServices
from tests.providers.scripted import TALK, fault
from tests.stand_in import Behaviour, Exchange, StandIn, fault_of, refuse, serve, stall

Result = TypeVar("Result")
HEAR, THINK, SPEAK, ASSESS = ServiceRole
MODELS = ["whisper-1", "tts-1", "llama3:8b"]
HERE = {
    HEAR: "the embedded recogniser",
    THINK: "the embedded interviewer",
    SPEAK: "the embedded voice",
}


class Own:
    """The embedded engines, scripted; without a voice when ``mute``."""

    def __init__(self, mute: bool = False) -> None:
        self.mute = mute

    async def transcribe(
        self, audio: PcmAudio, language: str, terms: Sequence[str] = ()
    ) -> Transcript:
        return Transcript("own words", language, audio.duration_s)

    async def find_speech(self, audio: PcmAudio) -> tuple[TimeSpan, ...]:
        return (TimeSpan(0.0, audio.duration_s),)

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        if self.mute:
            raise SynthesisError(Kind.CONFIGURATION, "engine_failed", "No voice.", "Read.")
        yield tone_audio(0.2, 24_000)


async def listing(exchange: Exchange) -> None:
    """A server in good health that also says what it has."""
    if exchange.request.path.endswith("/models"):
        await exchange.answer(body={"object": "list", "data": [{"id": name} for name in MODELS]})
    else:
        await serve(exchange)


def but(part: str, behave: Behaviour) -> Behaviour:
    """``listing`` but for the requests whose address ends in ``part``."""

    async def mixed(exchange: Exchange) -> None:
        await (behave if exchange.request.path.endswith(part) else listing)(exchange)

    return mixed


class Theatre:
    """A visit, and the server behind its services."""

    def __init__(self, make: MakeServices) -> None:
        self._make = make
        self.requests: list[str] = []
        self.sent: list[bytes] = []

    def play(
        self,
        behave: Behaviour,
        act: Callable[[Visit], Awaitable[Result]],
        *,
        groq: bool = False,
        server: bool = False,
        own: Own | None = None,
        caps: Caps | None = None,
    ) -> Result:
        async def talk() -> Result:
            async with asyncio.timeout(5), StandIn(behave) as stand_in:
                services: Services = self._make(
                    groq=groq,
                    groq_url=stand_in.origin,
                    url=f"{stand_in.origin}/v1" if server else "",
                    engines=own or Own(),
                    caps=caps,
                )
                try:
                    return await act(Visit(services))
                finally:
                    await services.close()
                    self.requests = [request.path for request in stand_in.requests]
                    self.sent = [request.body for request in stand_in.requests]

        return asyncio.run(talk())


@pytest.fixture
def theatre(services_with: MakeServices) -> Theatre:
    return Theatre(services_with)


def by_name(trials: tuple[Trial, ...]) -> dict[tuple[ServiceRole, str], Trial]:
    assert len({(one.role, one.label) for one in trials}) == len(trials)
    return {(one.role, one.label): one for one in trials}


# Trials


def test_every_role_of_every_service_is_tried_and_its_time_is_taken(theatre: Theatre) -> None:
    trials = by_name(theatre.play(listing, try_all, groq=True))
    assert set(trials) == {
        (HEAR, "Groq"),
        (THINK, "Groq"),
        (ASSESS, "Groq"),
        *((role, label) for role, label in HERE.items()),
    }
    assert all(one.error is None and 0 < one.latency_s < 5 for one in trials.values())
    assert trials[HEAR, "Groq"].model == "whisper-large-v3-turbo"
    assert trials[HEAR, HERE[HEAR]].model == ""


def test_only_the_hosted_ones_are_tried_when_that_is_wanted(theatre: Theatre) -> None:
    async def act(visit: Visit) -> tuple[Trial, ...]:
        return await try_all(visit, hosted_only=True)

    trials = by_name(theatre.play(listing, act, groq=True))
    assert {label for _, label in trials} == {"Groq"}


def test_a_server_is_asked_what_it_has_and_then_tried(theatre: Theatre) -> None:
    trials = theatre.play(listing, try_all, server=True)
    models = {one.role: one.model for one in trials if one.label not in HERE.values()}
    assert models == {HEAR: "whisper-1", THINK: "llama3:8b", SPEAK: "tts-1", ASSESS: "llama3:8b"}
    assert theatre.requests[0] == "/v1/models"


def test_one_that_fails_is_shown_with_its_fault_and_the_others_with_their_time(
    theatre: Theatre,
) -> None:
    async def act(visit: Visit) -> tuple[tuple[Trial, ...], TurnError | None]:
        trials = await try_all(visit)
        failure = visit.links(HEAR)[0].breaker.last_failure
        return trials, failure.error if failure else None

    trials, noted = theatre.play(but("/transcriptions", refuse(401)), act, groq=True)
    named = by_name(trials)
    failed = named[HEAR, "Groq"]
    assert failed.error is not None
    assert (failed.error.code, failed.latency_s, str(failed.error)) == (
        "key_refused",
        0.0,
        str(noted),
    )
    assert named[THINK, "Groq"].error is None
    assert named[HEAR, HERE[HEAR]].error is None


def test_one_that_never_answers_is_given_up(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial_module, "TRIAL_WITHIN_S", 0.3)

    async def act(visit: Visit) -> tuple[Trial, ...]:
        await visit.services.states[ProviderId.GROQ].connection.sdk()  # type: ignore[union-attr]
        return await try_all(visit)

    trials = by_name(theatre.play(but("/transcriptions", stall), act, groq=True))
    error = trials[HEAR, "Groq"].error
    assert error is not None
    assert error.code == "service_timed_out"
    assert trials[THINK, "Groq"].error is None


def test_a_model_that_is_gone_shows_as_the_one_that_answered_instead(theatre: Theatre) -> None:
    async def behave(exchange: Exchange) -> None:
        gone = b"whisper-large-v3-turbo" in exchange.request.body
        await (refuse(404, "model_not_found") if gone else listing)(exchange)

    trials = by_name(theatre.play(behave, try_all, groq=True))
    assert (trials[HEAR, "Groq"].model, trials[HEAR, "Groq"].error) == ("whisper-large-v3", None)


def test_caps_hold_for_trials_too(theatre: Theatre) -> None:
    trials = theatre.play(listing, try_all, groq=True, caps=Caps(0.0, 5.0))
    assert {one.label for one in trials} == set(HERE.values())
    assert theatre.requests == []


def test_trials_are_counted(theatre: Theatre) -> None:
    async def act(visit: Visit) -> int:
        await try_all(visit)
        return visit.meter.spent.calls

    assert theatre.play(listing, act, groq=True) == 3


def test_who_rests_is_woken_and_serves_again(theatre: Theatre) -> None:
    async def act(visit: Visit) -> tuple[bool, bool, Trial]:
        breaker = visit.links(HEAR)[0].breaker
        breaker.failed(fault(HEAR))
        before = breaker.allows
        trials = by_name(await try_all(visit))
        return before, breaker.allows, trials[HEAR, "Groq"]

    before, after, trial = theatre.play(listing, act, groq=True)
    assert (before, after, trial.error) == (False, True, None)


def test_who_is_woken_and_fails_again_rests_again(theatre: Theatre) -> None:
    async def act(visit: Visit) -> bool:
        breaker = visit.links(HEAR)[0].breaker
        breaker.failed(fault(HEAR))
        await try_all(visit)
        return breaker.allows

    assert theatre.play(but("/transcriptions", refuse(401)), act, groq=True) is False


@pytest.mark.parametrize("behave", [refuse(500), refuse(429), stall])
def test_a_server_that_will_not_say_what_it_has_ends_no_trial(
    theatre: Theatre, behave: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("providers.hosted.connection.CONNECT_TIMEOUT_S", 0.05)
    trials = theatre.play(but("/models", behave), try_all, server=True)
    assert {one.label for one in trials} == set(HERE.values())


def test_who_chose_to_stay_here_tries_nobody_else(theatre: Theatre) -> None:
    async def act(visit: Visit) -> tuple[Trial, ...]:
        visit.choices = Choices(dict.fromkeys(ServiceRole, ProviderId.EMBEDDED))
        return await try_all(visit)

    assert {one.label for one in theatre.play(listing, act, groq=True)} == set(HERE.values())
    assert theatre.requests == []


def test_a_service_that_was_not_asked_is_not_said_to_work(theatre: Theatre) -> None:
    trials = by_name(theatre.play(listing, try_all, groq=True, own=Own(mute=True)))
    asked = any(path.endswith("/transcriptions") for path in theatre.requests)
    assert asked or (HEAR, "Groq") not in trials or trials[HEAR, "Groq"].error is not None


def test_a_voice_is_tried_as_it_would_speak(theatre: Theatre) -> None:
    async def act(visit: Visit) -> None:
        visit.choices = Choices(
            voices={(ProviderId.SERVER, mode): "af_heart" for mode in type(VoiceStyle().mode)}
        )
        await try_all(visit)

    theatre.play(listing, act, server=True)
    (speech,) = [
        body
        for path, body in zip(theatre.requests, theatre.sent, strict=True)
        if path.endswith("/speech")
    ]
    assert b"af_heart" in speech


# A whole visit


def test_a_visit_hears_thinks_and_speaks_with_a_server(theatre: Theatre) -> None:
    async def act(visit: Visit) -> tuple[str, str, int]:
        await visit.services.discover()
        heard = await visit.transcriber().transcribe(tone_audio(0.5), "en")
        said = "".join([token async for token in visit.interviewer().reply(TALK)])
        pieces = [p async for p in visit.synthesizer().synthesize("Hello.", VoiceStyle())]
        assert visit.journal.all() == ()
        assert {visit.journal.serving(role) for role in HERE} == {
            visit.services.states[ProviderId.SERVER].label
        }
        assert heard.speech
        return heard.text, said, len(pieces)

    heard, said, pieces = theatre.play(listing, act, server=True)
    assert (heard, said) == ("I moved the shop.", "Why did you?")
    assert pieces >= 1


def test_the_memory_of_a_long_talk_holds_up_no_other_call(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All calls share one loop: what takes a quarter of a second runs beside it."""
    built_on: list[threading.Thread] = []

    def build(conversation: Conversation, tone: Tone) -> list[Message]:
        built_on.append(threading.current_thread())
        return build_messages(conversation, tone)

    monkeypatch.setattr(model_interviewer, "build_messages", build)
    long = replace(TALK, messages=(Message(Role.USER, "I led the team."),) * 40)

    async def act(visit: Visit) -> tuple[str, threading.Thread]:
        await visit.services.discover()
        said = "".join([token async for token in visit.interviewer().reply(long)])
        return said, threading.current_thread()

    said, loop_thread = theatre.play(listing, act, server=True)
    assert said == "Why did you?"
    assert loop_thread not in built_on
    assert len(built_on) == 1


def test_when_a_service_fails_the_embedded_engines_go_on_and_it_is_told(theatre: Theatre) -> None:
    async def act(visit: Visit) -> tuple[str, str, list[str]]:
        heard = await visit.transcriber().transcribe(tone_audio(0.5), "en")
        said = "".join([token async for token in visit.interviewer().reply(TALK)])
        return heard.text, said, [one.sentence for one in visit.journal.all()]

    heard, said, told = theatre.play(refuse(500), act, groq=True)
    assert heard == "own words"
    assert said
    assert told == [
        "Groq failed; the embedded recogniser wrote this down.",
        "Groq failed; the embedded interviewer answered.",
    ]
    assert len(theatre.requests) == 4  # each once more


def test_beyond_the_cap_no_call_is_made_and_the_talk_goes_on(theatre: Theatre) -> None:
    async def act(visit: Visit) -> tuple[str, str, str]:
        first = await visit.transcriber().transcribe(tone_audio(0.5), "en")
        second = await visit.transcriber().transcribe(tone_audio(0.5), "en")
        return first.text, second.text, visit.journal.all()[0].sentence

    first, second, told = theatre.play(serve, act, groq=True, caps=Caps(0.0001, 5.0))
    assert (first, second) == ("I moved the shop.", "own words")
    assert "cost limit" in told
    assert len(theatre.requests) == 1


def test_who_chose_to_stay_here_sends_nothing(theatre: Theatre) -> None:
    async def act(visit: Visit) -> str:
        visit.choices = Choices(dict.fromkeys(ServiceRole, ProviderId.EMBEDDED))
        return (await visit.transcriber().transcribe(tone_audio(0.5), "en")).text

    assert theatre.play(serve, act, groq=True) == "own words"
    assert theatre.requests == []


def test_without_any_voice_there_is_a_fault_of_the_voice(theatre: Theatre) -> None:
    async def act(visit: Visit) -> TurnError:
        async def listen() -> None:
            async for _ in visit.synthesizer().synthesize("Hello.", VoiceStyle()):
                pass

        return await fault_of(listen())

    error = theatre.play(serve, act, own=Own(mute=True))
    assert (type(error), error.code) == (SynthesisError, "engine_failed")
