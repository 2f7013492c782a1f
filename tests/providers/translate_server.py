"""A stand-in for Google Translate: an HTTPS server behind a proxy, both on this machine.

gTTS sends its requests through the proxy that the environment names and checks no certificate,
so that nothing inside it needs to be replaced.
"""

from __future__ import annotations

import asyncio
import base64
import json
import ssl
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.loopback import LoopbackServer

HOST = "translate.google.com"


def certificate(folder: Path) -> ssl.SSLContext:
    """A context with a key and a certificate for Google's name, made now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / "certificate.pem"
    file.write_bytes(pem + signed.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


class Asked:
    """One request: the text to speak and the language it is in."""

    def __init__(self, path: str, body: bytes) -> None:
        self.path = path
        ((((_, parameter, *_),),),) = [json.loads(parse_qs(body.decode())["f.req"][0])]
        self.text, self.language, *_ = json.loads(parameter)


Write = Callable[[bytes], Awaitable[None]]
Answer = Callable[[Write], Awaitable[None]]


def answering(status: int, body: bytes = b"", length: int | None = None) -> Answer:
    """An answer of ``body``; with a greater ``length`` the rest of it never comes."""

    async def answer(write: Write) -> None:
        count = len(body) if length is None else length
        head = f"HTTP/1.1 {status} Scripted\r\ncontent-length: {count}\r\nconnection: close\r\n\r\n"
        await write(head.encode() + body)
        if count > len(body):
            await asyncio.Event().wait()

    return answer


def sounding(sound: bytes) -> Answer:
    """What Google answers with: a line of JSON in JSON with the sound in base64."""
    inner = json.dumps([base64.b64encode(sound).decode()])
    line = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]])
    line = line.replace(", ", ",")
    return answering(200, f")]}}'\n\n{len(line)}\n{line}\n".encode())


async def stalling(write: Write) -> None:
    await asyncio.Event().wait()


class TranslateServer(LoopbackServer):
    """Takes CONNECT, speaks TLS for Google, and gives ``answer`` to each request."""

    def __init__(self, context: ssl.SSLContext, answer: Answer) -> None:
        super().__init__()
        self._context = context
        self._answer = answer
        self._writers: list[asyncio.StreamWriter] = []
        self.asked: list[Asked] = []
        self.connected_to: list[str] = []

    async def __aexit__(self, *left: object) -> None:
        await super().__aexit__(*left)
        for writer in self._writers:
            writer.transport.abort()
        for _ in range(3):  # a transport lets go of its socket in the next rounds of the loop
            await asyncio.sleep(0)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        line, *_ = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        self.connected_to.append(line)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await writer.drain()
        await writer.start_tls(self._context)
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.strip().split("\r\n")
        headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines)}
        body = await reader.readexactly(int(headers["content-length"]))
        self.asked.append(Asked(first.split()[1], body))

        async def write(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        await self._answer(write)
