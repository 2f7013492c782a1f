"""OpenAI's client library: OpenAI itself, and any server that speaks its API."""

from __future__ import annotations

from pydantic import SecretStr

from providers.hosted.connection import (
    CONNECT_TIMEOUT_S,
    KEEP_OPEN_S,
    READ_TIMEOUT_S,
    UNREADABLE,
    Connection,
    Sdk,
)

OPENAI_URL = "https://api.openai.com/v1"


def connect_openai(label: str, base_url: str, api_key: SecretStr | None) -> Connection:
    """A connection to the server at ``base_url``; ``/v1`` is added to a host alone."""
    return Connection(label, lambda: _open(base_url, api_key))


def with_version(base_url: str) -> str:
    """``base_url`` with ``/v1`` when it names a host alone."""
    host_and_path = base_url.rstrip("/").split("://", 1)[-1]
    return base_url.rstrip("/") + ("" if "/" in host_and_path else "/v1")


def _open(base_url: str, api_key: SecretStr | None) -> Sdk:
    import httpx2
    import openai

    client = openai.AsyncOpenAI(
        base_url=with_version(base_url),
        api_key=api_key.get_secret_value() if api_key else "none",
        timeout=openai.Timeout(READ_TIMEOUT_S, connect=CONNECT_TIMEOUT_S),
        http_client=openai.DefaultAsyncHttpxClient(
            limits=httpx2.Limits(keepalive_expiry=KEEP_OPEN_S)
        ),
        max_retries=0,  # what is tried again, when and where, is decided in one place: fallback
    )
    return Sdk(
        client,
        breaks=(openai.OpenAIError, httpx2.HTTPError, *UNREADABLE),
        timeouts=(openai.APITimeoutError, httpx2.TimeoutException),
        unreachable=(openai.APIConnectionError, httpx2.TransportError),
        refusals=(openai.APIStatusError,),
    )
