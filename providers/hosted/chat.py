"""A chat model at a hosted service, token by token."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from core.conversation.errors import ReplyError
from core.conversation.messages import Message
from core.conversation.services import REQUEST_REFUSED, ServiceRole
from providers.catalog import HostedModel
from providers.hosted import faults
from providers.hosted.connection import Connection
from providers.hosted.letters import whole_letters
from providers.hosted.models import ModelLadder
from providers.usage import CHARS_PER_TOKEN, Spend, Usage, nobody_counts

_REPLY_TOKENS = {ServiceRole.THINK: 600, ServiceRole.ASSESS: 8000}
"""Room for a spoken reply and a little reasoning; an assessment is longer."""

_STOPPED_BY_FILTER = "content_filter"


@dataclass(frozen=True)
class ChatDialect:
    """What differs between the services: how a limit is called, whether usage is asked for."""

    reply_limit_field: str = "max_completion_tokens"
    usage_in_stream: bool = False


class HostedChatModel:
    """A ``ChatModel``. Cancelling a stream closes its connection. Loop only.

    A retired model gives way to the next one before anything was said.
    """

    def __init__(
        self,
        connection: Connection,
        ladder: ModelLadder,
        *,
        role: ServiceRole = ServiceRole.THINK,
        dialect: ChatDialect | None = None,
        choose: Callable[[], str] = lambda: "",
        spend: Spend = nobody_counts,
    ) -> None:
        self._connection = connection
        self._ladder = ladder
        self._role = role
        self._dialect = dialect or ChatDialect()
        self._choose = choose
        self._spend = spend
        self._takes_schema = True

    async def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> AsyncGenerator[str, None]:
        """See ``core.conversation.ports.ChatModel``."""
        wanted = schema if self._takes_schema else None
        for model in self._ladder.tries(self._choose):
            with self._ladder.retiring(model):
                try:
                    async with aclosing(self._ask(model, messages, wanted)) as tokens:
                        async for token in tokens:
                            yield token
                except ReplyError as error:
                    if wanted is None or error.code != REQUEST_REFUSED:
                        raise
                    wanted = None
                    continue
                # Not every server can be held to a schema: this one may serve only without.
                self._takes_schema = self._takes_schema and wanted is schema
                return
        raise faults.models_gone(ReplyError, self._connection.label)

    async def _ask(
        self, model: HostedModel, messages: Sequence[Message], schema: Mapping[str, Any] | None
    ) -> AsyncGenerator[str, None]:
        sdk = await faults.client_of(ReplyError, self._connection)
        count = _Count(model.name, self._role, messages)
        finish, aloud = "", ThoughtFilter()
        try:
            async with await sdk.client.chat.completions.create(
                **self._request(model, messages, schema)
            ) as chunks:
                async for chunk in chunks:
                    count.begun = True
                    count.take_usage(chunk)
                    delta, reason = _read(chunk)
                    finish = reason or finish
                    count.said += delta
                    spoken = aloud.feed(delta)
                    if spoken:
                        yield spoken
        except sdk.breaks as error:
            count.owed = count.begun or not sdk.turned_away(error)
            raise faults.service_fault(ReplyError, self._connection.label, sdk, error) from error
        finally:  # a stream that is cut off has been paid for as well, a refusal has not
            if count.owed:
                self._spend(count.usage())
        if not count.begun:
            raise faults.service_fault(
                ReplyError, self._connection.label, sdk, ValueError("no stream")
            )
        if not finish:
            raise faults.reply_cut_off(self._connection.label)
        if finish == _STOPPED_BY_FILTER:
            raise faults.reply_refused(self._connection.label)
        if not aloud.spoke:
            raise faults.reply_without_words(self._connection.label)

    def _request(
        self, model: HostedModel, messages: Sequence[Message], schema: Mapping[str, Any] | None
    ) -> dict[str, Any]:
        limit = {self._dialect.reply_limit_field: _REPLY_TOKENS[self._role]}
        request: dict[str, Any] = {
            "model": model.name,
            "messages": [{"role": m.role.value, "content": m.text} for m in messages],
            "stream": True,
            "extra_body": {**limit, **model.options},
        }
        if schema is not None:
            request["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "reply", "strict": True, "schema": dict(schema)},
            }
        if self._dialect.usage_in_stream:
            request["stream_options"] = {"include_usage": True}
        return request


def _read(chunk: Any) -> tuple[str, str]:
    """The words of a chunk and why the reply ended, if it did. Raises ``ValueError``."""
    choices = getattr(chunk, "choices", None)
    if choices is None:
        raise ValueError("not a chunk of a chat completion")
    for choice in choices[:1]:
        if choice.delta is None:
            raise ValueError("a choice without a delta")
        return whole_letters(choice.delta.content or ""), choice.finish_reason or ""
    return "", ""  # the last chunk may carry the usage alone


def _field(holder: Any, name: str) -> Any:
    """A field of an object, or of a record that the client library does not know."""
    return holder.get(name) if isinstance(holder, dict) else getattr(holder, name, None)


class ThoughtFilter:
    """Keeps what a model thinks between ``<think>`` and ``</think>`` at the start to itself.

    Servers that do not part thoughts from words send both as the reply.
    """

    def __init__(self) -> None:
        self.spoke = False
        self._held = ""
        self._thinking: bool | None = None

    def feed(self, delta: str) -> str:
        """What of the reply so far, with ``delta``, may be said now."""
        if self._thinking is False:
            self.spoke = self.spoke or bool(delta.strip())
            return delta
        self._held += delta
        begun = self._held.lstrip()
        if self._thinking is None and not begun.startswith(_THINK):
            if _THINK.startswith(begun):  # too little to tell
                return ""
            return self._speak(self._held)
        self._thinking = True
        _, ended, rest = self._held.partition(_THOUGHT)
        return self._speak(rest.lstrip()) if ended else ""

    def _speak(self, text: str) -> str:
        self._thinking = False
        return self.feed(text)


_THINK, _THOUGHT = "<think>", "</think>"


class _Count:
    """Tokens of one call: the service's own figures, or an estimate."""

    def __init__(self, model: str, role: ServiceRole, messages: Sequence[Message]) -> None:
        self._model, self._role = model, role
        self._asked = sum(len(message.text) for message in messages)
        self._billed: tuple[int, int] | None = None
        self.begun, self.owed = False, True
        self.said = ""

    def take_usage(self, chunk: Any) -> None:
        # OpenAI puts it on the last chunk; Groq inside a part of its own.
        for holder in (chunk, _field(chunk, "x_groq")):
            usage = _field(holder, "usage")
            tokens = [_field(usage, f"{side}_tokens") for side in ("prompt", "completion")]
            if all(isinstance(n, int) for n in tokens):
                self._billed = (tokens[0], tokens[1])

    def usage(self) -> Usage:
        tokens_in, tokens_out = self._billed or (
            self._asked / CHARS_PER_TOKEN,
            len(self.said) / CHARS_PER_TOKEN,
        )
        return Usage(
            self._model,
            self._role,
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            estimated=self._billed is None,
        )
