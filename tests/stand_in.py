"""A stand-in for a server that speaks OpenAI's API: it does to each request what a test says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from pydantic import SecretStr

from core.conversation.audio import PcmAudio
from core.conversation.errors import TurnError
from core.conversation.messages import Message, Role
from core.conversation.voice_style import VoiceStyle
from providers.catalog import HostedModel
from providers.hosted.chat import HostedChatModel
from providers.hosted.connection import Connection
from providers.hosted.groq_sdk import connect_groq
from providers.hosted.models import ModelLadder
from providers.hosted.openai_sdk import connect_openai
from providers.hosted.speech import HostedSynthesizer
from providers.hosted.transcription import HostedTranscriber
from providers.usage import Usage
from tests.fakes import tone_audio
from tests.loopback import LoopbackServer
from voice.loop import BackgroundLoop

KEY = "sk-stand-in-5f0c"
MESSAGES = [Message(Role.USER, "I moved the shop.")]
SOUND = tone_audio(0.2)
PCM = np.arange(-6_000, 6_000, dtype="<i2").tobytes()
EVENTS, SPEECH = "text/event-stream", "audio/pcm"


@dataclass(frozen=True)
class Request:
    """What was asked. ``headers`` have lower-case names."""

    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Exchange:
    """One request and the answer to it, byte by byte in a test's hands."""

    def __init__(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.request = request
        self._reader = reader
        self._writer = writer

    async def answer(
        self,
        status: int = 200,
        body: bytes | dict[str, object] = b"",
        kind: str = "application/json",
        length: int | None = None,
        more: Sequence[str] = (),
    ) -> None:
        """All of an answer; with a greater ``length`` it seems to break off.

        ``more`` are further header lines.
        """
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        count = len(data) if length is None else length
        await self._write(_head(status, kind, f"content-length: {count}", *more) + data)

    async def begin(self, kind: str) -> None:
        """The head of an answer whose body comes piece by piece."""
        await self._write(_head(200, kind, "transfer-encoding: chunked"))

    async def send(self, piece: bytes) -> None:
        await self._write(b"%x\r\n%b\r\n" % (len(piece), piece))

    async def send_token(self, token: str | None, finish_reason: str | None = None) -> None:
        choice = {"index": 0, "delta": {"content": token}, "finish_reason": finish_reason}
        await self.send_event({"id": "1", "object": "chat.completion.chunk", "choices": [choice]})

    async def send_event(self, data: object) -> None:
        text = data if isinstance(data, str) else json.dumps(data)
        await self.send(f"data: {text}\n\n".encode())

    async def end(self) -> None:
        """The body is complete. An answer that is left without this breaks off."""
        await self._write(b"0\r\n\r\n")

    async def until_gone(self) -> None:
        """Wait until the other side has closed the connection."""
        await self._reader.read()

    async def _write(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()


Behaviour = Callable[[Exchange], Awaitable[None]]
Ask = Callable[["Adapter"], Awaitable[Any]]
_WITHIN_S = 5.0


class StandIn(LoopbackServer):
    """Every connection carries one request."""

    def __init__(self, behave: Behaviour) -> None:
        super().__init__()
        self._behave = behave
        self.requests: list[Request] = []

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await _read(reader)
        self.requests.append(request)
        await self._behave(Exchange(request, reader, writer))


class StandInThread:
    """A ``StandIn`` on a loop of its own, for those who have none. ``behave`` may be replaced."""

    def __init__(self, behave: Behaviour) -> None:
        self.behave = behave
        self._loop = BackgroundLoop()
        self._stand_in = StandIn(self._do)
        self._loop.submit(self._stand_in.__aenter__()).result(_WITHIN_S)

    @property
    def origin(self) -> str:
        return self._stand_in.origin

    @property
    def requests(self) -> list[Request]:
        return self._stand_in.requests

    async def _do(self, exchange: Exchange) -> None:
        await self.behave(exchange)

    def close(self) -> None:
        self._loop.submit(self._stand_in.__aexit__(None, None, None)).result(_WITHIN_S)
        self._loop.close()


async def _read(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(first.split()[1], headers, body)


def _head(status: int, kind: str, *more: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Scripted", f"content-type: {kind}", *more, "connection: close"]
    return "\r\n".join([*lines, "", ""]).encode()


# What servers do


async def serve(exchange: Exchange) -> None:
    """A server in good health."""
    if exchange.request.path.endswith("/transcriptions"):
        await exchange.answer(body={"text": " I moved the shop. "})
    elif exchange.request.path.endswith("/completions"):
        await exchange.begin(EVENTS)
        for token in ("Why", " did", " you?"):
            await exchange.send_token(token)
        await exchange.send_token(None, "stop")
        await exchange.send_event("[DONE]")
        await exchange.end()
    else:
        await exchange.answer(body=PCM, kind=SPEECH)


async def hang_up(exchange: Exchange) -> None:
    """No answer at all."""


async def stall(exchange: Exchange) -> None:
    await exchange.until_gone()


def refuse(status: int, code: str = "no") -> Behaviour:
    async def behave(exchange: Exchange) -> None:
        await exchange.answer(status, {"error": {"message": f"no: {KEY}", "code": code}})

    return behave


async def begin_well(exchange: Exchange) -> None:
    """Half of a good answer."""
    if exchange.request.path.endswith("/transcriptions"):
        await exchange.answer(body=b'{"text": "I mo', length=100)
    elif exchange.request.path.endswith("/completions"):
        await exchange.begin(EVENTS)
        await exchange.send_token("Why")
    else:
        await exchange.begin(SPEECH)
        await exchange.send(PCM[:8_192])


async def begin_well_and_stall(exchange: Exchange) -> None:
    await begin_well(exchange)
    await exchange.until_gone()


def events(*data: object) -> Behaviour:
    async def behave(exchange: Exchange) -> None:
        await exchange.begin(EVENTS)
        for one in data:
            await exchange.send_event(one)
        await exchange.end()

    return behave


def page(body: bytes, kind: str = "application/json") -> Behaviour:
    return lambda exchange: exchange.answer(body=body, kind=kind)


# What is asked of the adapter


async def ask_words(adapter: Adapter) -> str:
    return (await adapter.transcribe(SOUND, "en")).text


def stream_reply(adapter: Adapter) -> AsyncIterator[str]:
    return adapter.stream(MESSAGES)


def stream_speech(adapter: Adapter) -> AsyncIterator[PcmAudio]:
    return adapter.synthesize("Hello.", VoiceStyle(voice="alloy"))


async def ask_reply(adapter: Adapter) -> list[str]:
    return [token async for token in stream_reply(adapter)]


async def ask_speech(adapter: Adapter) -> bytes:
    return b"".join([piece.samples.tobytes() async for piece in stream_speech(adapter)])


class Adapter:
    """The three ports at one service, over the client library of ``sdk``."""

    def __init__(
        self, base_url: str, key: str | None = KEY, sdk: str = "openai", **model: Any
    ) -> None:
        secret = SecretStr(key) if key else None
        self.connection: Connection
        if sdk == "groq":
            assert secret is not None
            self.connection = connect_groq("The service", base_url, secret)
        else:
            self.connection = connect_openai("The service", base_url, secret)
        self.used: list[Usage] = []
        names = model.pop("names", ("first",))
        self.ladder = ModelLadder([HostedModel(name=name, **model) for name in names])
        hearing = HostedTranscriber(self.connection, self.ladder, spend=self.used.append)
        thinking = HostedChatModel(self.connection, self.ladder, spend=self.used.append)
        speaking = HostedSynthesizer(self.connection, self.ladder, spend=self.used.append)
        self.transcribe = hearing.transcribe
        self.stream = thinking.stream
        self.synthesize = speaking.synthesize


@asynccontextmanager
async def connected(
    behave: Behaviour, path: str = "/v1", key: str | None = KEY, sdk: str = "openai", **model: Any
) -> AsyncIterator[tuple[StandIn, Adapter]]:
    async with asyncio.timeout(_WITHIN_S), StandIn(behave) as server:
        root = server.origin + (path if sdk == "openai" else "")
        adapter = Adapter(root, key, sdk, **model)
        try:
            yield server, adapter
        finally:
            await adapter.connection.close()


def answer_to(
    behave: Behaviour,
    ask: Ask,
    path: str = "/v1",
    key: str | None = KEY,
    sdk: str = "openai",
    **model: Any,
) -> Any:
    """What ``ask`` gets from a server that does ``behave``, and the one request it made."""

    async def talk() -> Any:
        async with connected(behave, path, key, sdk, **model) as (server, adapter):
            answer = await ask(adapter)
            assert len(server.requests) == 1
            return answer, server.requests[0]

    return asyncio.run(talk())


def fault_in(behave: Behaviour, ask: Ask, sdk: str = "openai") -> TurnError:
    fault, _ = answer_to(behave, lambda adapter: fault_of(ask(adapter)), sdk=sdk)
    assert isinstance(fault, TurnError)
    return fault


async def fault_of(work: Awaitable[object]) -> TurnError:
    """What ``work`` fails with; fails itself when that is no ``TurnError``, or nothing."""
    try:
        await work
    except TurnError as fault:
        return fault
    except Exception as error:
        raise AssertionError(f"no fault of a turn: {error!r}") from error
    raise AssertionError("nothing failed")
