"""The hosted adapters over both client libraries, on a server that does its worst."""

from __future__ import annotations

import asyncio
import io
import logging
import socket
import wave
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from typing import Any

import pytest
from structlog.testing import capture_logs

from core.conversation.errors import (
    Kind,
    ReplyError,
    SynthesisError,
    TranscriptionError,
    TurnError,
)
from tests import stand_in
from tests.stand_in import (
    KEY,
    PCM,
    Adapter,
    Ask,
    Behaviour,
    Exchange,
    answer_to,
    ask_reply,
    ask_speech,
    ask_words,
    begin_well,
    begin_well_and_stall,
    connected,
    events,
    fault_in,
    fault_of,
    hang_up,
    page,
    refuse,
    serve,
    stall,
    stream_reply,
    stream_speech,
)
from voice.faults import log_fault

GONE_WITHIN_S = 0.2
STAGES = [
    pytest.param(TranscriptionError, ask_words, id="words"),
    pytest.param(ReplyError, ask_reply, id="reply"),
    pytest.param(SynthesisError, ask_speech, id="speech"),
]


@pytest.fixture(params=["openai", "groq"])
def sdk(request: pytest.FixtureRequest) -> str:
    """Whose client library asks."""
    name = request.param
    assert isinstance(name, str)
    return name


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("openai_sdk", "groq_sdk"):
        monkeypatch.setattr(f"providers.hosted.{module}.READ_TIMEOUT_S", 0.1)


# What comes through


def test_words_come_through_and_the_sound_is_sent_as_it_is(sdk: str) -> None:
    text, request = answer_to(serve, ask_words, sdk=sdk)
    assert text == "I moved the shop."
    assert b'name="language"\r\n\r\nen\r\n' in request.body
    with wave.open(io.BytesIO(request.body[request.body.index(b"RIFF") :])) as sent:
        assert sent.getframerate() == stand_in.SOUND.sample_rate_hz
        assert sent.readframes(sent.getnframes()) == stand_in.SOUND.samples.tobytes()


def test_tokens_come_through_in_order(sdk: str) -> None:
    tokens, request = answer_to(serve, ask_reply, sdk=sdk)
    assert tokens == ["Why", " did", " you?"]
    asked = request.json()
    assert asked["messages"] == [{"role": "user", "content": "I moved the shop."}]
    assert asked["stream"] is True


def test_speech_comes_through_sample_by_sample(sdk: str) -> None:
    sound, request = answer_to(serve, ask_speech, sdk=sdk)
    assert sound == PCM
    expected = {"input": "Hello.", "voice": "alloy", "response_format": "pcm"}
    assert expected.items() <= request.json().items()


def test_the_first_token_is_there_before_the_second_is_sent(sdk: str) -> None:
    heard = asyncio.Event()

    async def behave(exchange: Exchange) -> None:
        await exchange.begin(stand_in.EVENTS)
        await exchange.send_token("Why")
        await heard.wait()
        await exchange.send_token(" so?", "stop")
        await exchange.end()

    async def ask(adapter: Adapter) -> list[str]:
        tokens = []
        async for token in stream_reply(adapter):
            tokens.append(token)
            heard.set()
        return tokens

    assert answer_to(behave, ask, sdk=sdk)[0] == ["Why", " so?"]


@pytest.mark.parametrize("size", [4_096, pytest.param(960)])
def test_a_piece_of_speech_is_there_before_the_next_is_sent(sdk: str, size: int) -> None:
    heard = asyncio.Event()

    async def behave(exchange: Exchange) -> None:
        await exchange.begin(stand_in.SPEECH)
        await exchange.send(PCM[:size])
        async with asyncio.timeout(1):
            await heard.wait()
        await exchange.send(PCM[size : 2 * size])
        await exchange.end()

    async def ask(adapter: Adapter) -> bytes:
        sound = b""
        async for piece in stream_speech(adapter):
            sound += piece.samples.tobytes()
            heard.set()
        return sound

    assert answer_to(behave, ask, sdk=sdk)[0] == PCM[: 2 * size]


@pytest.mark.parametrize("size", [1, 3, 4_095, 4_097])
def test_samples_that_are_cut_in_two_are_put_together(sdk: str, size: int) -> None:
    async def behave(exchange: Exchange) -> None:
        await exchange.begin(stand_in.SPEECH)
        for start in range(0, 9_000, size):
            await exchange.send(PCM[start : min(start + size, 9_000)])
        await exchange.send(b"\x01")  # half a sample too much
        await exchange.end()

    assert answer_to(behave, ask_speech, sdk=sdk)[0] == PCM[:9_000]


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("", "/v1"),
        ("/", "/v1"),
        ("/v1", "/v1"),
        ("/v1/", "/v1"),
        ("/openai/v1", "/openai/v1"),
    ],
)
def test_the_address_may_leave_out_the_version(given: str, asked: str) -> None:
    _, request = answer_to(serve, ask_reply, given)
    assert request.path == f"{asked}/chat/completions"


@pytest.mark.parametrize(("key", "sent"), [(KEY, f"Bearer {KEY}"), (None, "Bearer none")])
def test_the_key_goes_to_the_server_alone(key: str | None, sent: str) -> None:
    _, request = answer_to(serve, ask_words, key=key)
    assert request.headers["authorization"] == sent


# What goes wrong


@pytest.mark.parametrize(("stage", "ask"), STAGES)
@pytest.mark.parametrize(
    ("behave", "expected"),
    [
        (refuse(401), (Kind.AUTHENTICATION, "key_refused", False)),
        (refuse(403), (Kind.AUTHENTICATION, "key_refused", False)),
        (refuse(404), (Kind.CONFIGURATION, "request_refused", False)),
        (refuse(404, "model_not_found"), (Kind.CONFIGURATION, "model_unknown", False)),
        (refuse(413), (Kind.INVALID_INPUT, "request_refused", False)),
        (refuse(429), (Kind.RATE_LIMIT, "rate_limited", True)),
        (refuse(500), (Kind.SERVER, "service_failed", True)),
        (hang_up, (Kind.CONNECTIVITY, "service_unreachable", True)),
        (stall, (Kind.CONNECTIVITY, "service_timed_out", True)),
    ],
    ids=["401", "403", "404", "model", "413", "429", "500", "hangs up", "stalls"],
)
@pytest.mark.usefixtures("impatient")
def test_every_fault_is_that_of_its_stage_and_is_not_tried_again(
    sdk: str, stage: type[TurnError], ask: Ask, behave: Behaviour, expected: tuple[Kind, str, bool]
) -> None:
    fault = fault_in(behave, ask, sdk)  # which allows for one request
    assert (fault.kind, fault.code, fault.retryable) == expected
    assert type(fault) is stage
    assert fault.__cause__ is not None
    assert fault.message.endswith(" failed.") is (fault.code == "service_failed"), "its own words"


@pytest.mark.parametrize(
    ("ask", "behave", "code"),
    [
        (ask_words, begin_well, "service_unreachable"),
        (ask_words, begin_well_and_stall, "service_timed_out"),
        (ask_reply, begin_well, "service_unreachable"),
        (ask_reply, begin_well_and_stall, "service_timed_out"),
        (ask_speech, begin_well, "service_unreachable"),
        (ask_speech, begin_well_and_stall, "service_timed_out"),
    ],
)
@pytest.mark.usefixtures("impatient")
def test_an_answer_that_breaks_off_is_a_fault_of_the_connection(
    sdk: str, ask: Ask, behave: Behaviour, code: str
) -> None:
    fault = fault_in(behave, ask, sdk)
    assert (fault.kind, fault.code, fault.retryable) == (Kind.CONNECTIVITY, code, True)


@pytest.mark.parametrize(("stage", "ask"), STAGES)
def test_where_nobody_listens_the_service_is_unreachable(
    sdk: str, stage: type[TurnError], ask: Ask
) -> None:
    adapter = Adapter(nobody(), KEY, sdk)
    fault = asyncio.run(fault_of(ask(adapter)))
    assert (type(fault), fault.kind) == (stage, Kind.CONNECTIVITY)
    assert (fault.code, fault.retryable) == ("service_unreachable", True)
    assert fault.__cause__ is not None


@pytest.mark.parametrize(
    ("ask", "behave", "kind", "code"),
    [
        (ask_words, page(b'{"text": "  "}'), Kind.NO_SPEECH, "speech_not_understood"),
        (ask_reply, events({"choices": []}), Kind.CONNECTIVITY, "reply_cut_off"),
        (ask_speech, page(b"", stand_in.SPEECH), Kind.SERVER, "voice_empty"),
        (ask_speech, page(b"\x01", stand_in.SPEECH), Kind.SERVER, "voice_empty"),
    ],
)
def test_an_answer_without_content_is_a_fault(
    sdk: str, ask: Ask, behave: Behaviour, kind: Kind, code: str
) -> None:
    fault = fault_in(behave, ask, sdk)
    assert (fault.kind, fault.code) == (kind, code)


@pytest.mark.parametrize(
    ("ask", "behave"),
    [
        pytest.param(ask_reply, events("{not json"), id="chunk that is no JSON"),
        pytest.param(ask_reply, events({"error": {"message": KEY}}), id="error in the stream"),
        pytest.param(ask_reply, events([]), id="chunk that is a list"),
        pytest.param(ask_reply, events({"choices": None}), id="chunk without choices"),
        pytest.param(ask_reply, events({"choices": [{"delta": None}]}), id="choice of nothing"),
        pytest.param(ask_words, page(b"{not json"), id="words that are no JSON"),
        pytest.param(ask_words, page(b"{}"), id="words without text"),
        pytest.param(ask_words, page(b"<html>", "text/html"), id="words on a web page"),
        pytest.param(ask_speech, page(b'{"error": "no"}'), id="speech that is an error"),
    ],
)
def test_an_answer_that_makes_no_sense_is_a_fault_of_the_server(
    sdk: str, ask: Ask, behave: Behaviour
) -> None:
    fault = fault_in(behave, ask, sdk)
    assert (fault.kind, fault.code) in [
        (Kind.SERVER, "answer_unreadable"),
        (Kind.SERVER, "service_failed"),  # the server said that it failed
    ]


@pytest.mark.parametrize(
    "broken", [begin_well, events({"choices": [{"delta": {"content": "Why"}}]})]
)
def test_what_came_before_the_break_is_not_lost(sdk: str, broken: Behaviour) -> None:
    tokens: list[str] = []

    async def ask(adapter: Adapter) -> None:
        async for token in stream_reply(adapter):
            tokens.append(token)

    assert fault_in(broken, ask, sdk).kind is Kind.CONNECTIVITY
    assert tokens == ["Why"]


@pytest.mark.parametrize(("stage", "ask"), STAGES)
def test_the_key_shows_neither_in_the_fault_nor_in_the_log(
    sdk: str, stage: type[TurnError], ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    with capture_logs() as logged, caplog.at_level(logging.DEBUG):
        fault = fault_in(refuse(401), ask, sdk)
        log_fault(fault)
    shown = [str(fault), repr(fault), fault.next_step, str(logged), caplog.text]
    assert isinstance(fault, stage)
    assert not [text for text in shown if KEY in text]


# What is broken off


@pytest.mark.parametrize(("stage", "ask"), STAGES)
@pytest.mark.parametrize("halfway", [False, True])
def test_a_cancelled_call_closes_its_connection(
    sdk: str, stage: type[TurnError], ask: Ask, halfway: bool
) -> None:
    begun, gone = asyncio.Event(), asyncio.Event()

    async def behave(exchange: Exchange) -> None:
        if halfway:
            await begin_well(exchange)
        begun.set()
        await exchange.until_gone()
        gone.set()

    async def talk() -> None:
        async with connected(behave, sdk=sdk) as (_, adapter):
            asking = asyncio.ensure_future(ask(adapter))
            await begun.wait()
            asking.cancel()
            await asyncio.wait([asking])
            assert asking.cancelled()
            async with asyncio.timeout(GONE_WITHIN_S):
                await gone.wait()

    asyncio.run(talk())


@pytest.mark.parametrize("ask", [stream_reply, stream_speech])
def test_who_stops_listening_closes_the_connection(
    sdk: str,
    ask: Callable[[Adapter], AsyncIterator[Any]],
) -> None:
    gone = asyncio.Event()

    async def behave(exchange: Exchange) -> None:
        await begin_well_and_stall(exchange)
        gone.set()

    async def talk() -> None:
        async with connected(behave, sdk=sdk) as (_, adapter):
            async with aclosing(ask(adapter)) as pieces:
                await anext(pieces)
            async with asyncio.timeout(GONE_WITHIN_S):
                await gone.wait()

    asyncio.run(talk())


@pytest.mark.parametrize(
    "behave",
    [
        page(b'{"object": "list", "data": []}'),
        hang_up,
        refuse(401),
        refuse(500),
        page(b"{"),
        pytest.param(page(b"[]")),
        pytest.param(page(b"<html>", "text/html")),
    ],
    ids=["models", "hangs up", "401", "500", "no JSON", "a list", "a web page"],
)
def test_connecting_never_fails(sdk: str, behave: Behaviour) -> None:
    answer_to(behave, lambda adapter: adapter.connection.greet(), sdk=sdk)


@pytest.mark.parametrize("address", ["nobody", "no address", "http://"])
def test_connecting_to_nobody_does_not_fail(address: str) -> None:
    asyncio.run(Adapter(nobody() if address == "nobody" else address).connection.greet())


def nobody() -> str:
    """An address where nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"
