"""Groq's client library."""

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

GROQ_URL = "https://api.groq.com"


def connect_groq(label: str, base_url: str, api_key: SecretStr) -> Connection:
    """A connection to Groq; ``base_url`` is the host's root, the library adds the rest."""
    return Connection(label, lambda: _open(base_url, api_key))


def _open(base_url: str, api_key: SecretStr) -> Sdk:
    import groq
    import httpx

    client = groq.AsyncGroq(
        base_url=base_url,
        api_key=api_key.get_secret_value(),
        timeout=groq.Timeout(READ_TIMEOUT_S, connect=CONNECT_TIMEOUT_S),
        http_client=groq.DefaultAsyncHttpxClient(limits=httpx.Limits(keepalive_expiry=KEEP_OPEN_S)),
        max_retries=0,
    )
    return Sdk(
        client,
        breaks=(groq.GroqError, httpx.HTTPError, *UNREADABLE),
        timeouts=(groq.APITimeoutError, httpx.TimeoutException),
        unreachable=(groq.APIConnectionError, httpx.TransportError),
        refusals=(groq.APIStatusError,),
    )
