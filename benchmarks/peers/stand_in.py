"""A stand-in for an OpenAI-compatible server, with the same delays for everybody who asks.

usage: python stand_in.py PORT LOG     needs: aiohttp (runs in the peers' own environment)
env:   STT_MS (200), LLM_TTFT_MS (200), TOK_MS (20), TTS_MS (200)

Transcription answers with a finished sentence, chat streams five sentences word by word, speech
is a 220 Hz tone of 60 ms a character. What happens, closed sockets included, goes to LOG as
JSON lines on the monotonic clock.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import struct
import sys
import time
from pathlib import Path
from typing import Any

from aiohttp import web

PORT, LOG = int(sys.argv[1]), Path(sys.argv[2]).open("a", buffering=1, encoding="utf-8")  # noqa: SIM115
RATE_HZ = 24_000
REPLY = (
    "Thank you, that gives me a good picture already. "
    "Please walk me through the part that was hardest for you. "
    "I would like to hear what you tried first and what came of it. "
    "Then tell me how you knew that it worked. "
    "And if there is time, tell me what you would do differently today."
).split(" ")
_TONE = [int(9_000 * math.sin(2 * math.pi * 220 * n / RATE_HZ)) for n in range(2_400)]
TONE = struct.pack("<2400h", *_TONE)


def delay_s(name: str, usual_ms: float) -> float:
    return float(os.environ.get(name, usual_ms)) / 1000


def log(event: str, **more: Any) -> None:
    LOG.write(json.dumps({"t": time.monotonic(), "ev": event, **more}) + "\n")


async def transcribe(request: web.Request) -> web.Response:
    log("stt_req")
    await request.post()
    await asyncio.sleep(delay_s("STT_MS", 200))
    return web.json_response({"text": "I led the move to the new warehouse last spring."})


async def chat(request: web.Request) -> web.StreamResponse:
    body = await request.json()
    replies = [m["content"] for m in body["messages"] if m["role"] == "assistant"]
    log("llm_req", remembered=replies[-1:])
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    try:
        first_s = time.monotonic() + delay_s("LLM_TTFT_MS", 200)
        for number, word in enumerate(REPLY):
            due_s = first_s + number * delay_s("TOK_MS", 20)
            await asyncio.sleep(max(0.0, due_s - time.monotonic()))
            await response.write(_event({"content": f" {word}" if number else word}, None))
        await response.write(_event({}, "stop") + b"data: [DONE]\n\n")
        await response.write_eof()
    except (ConnectionResetError, asyncio.CancelledError):
        log("llm_cut")
        raise
    return response


def _event(delta: dict[str, str], finish: str | None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {
        "id": "stand-in",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "stand-in",
        "choices": [choice],
    }
    return f"data: {json.dumps(chunk)}\n\n".encode()


async def speech(request: web.Request) -> web.StreamResponse:
    body = await request.json()
    log("tts_req", chars=len(body["input"]))
    await asyncio.sleep(delay_s("TTS_MS", 200))
    response = web.StreamResponse(headers={"Content-Type": "audio/pcm"})
    await response.prepare(request)
    left = round(0.06 * len(body["input"]) * RATE_HZ)
    try:
        while left > 0:
            count = min(left, 2_400)
            await response.write(TONE[: 2 * count])
            left -= count
            await asyncio.sleep(0.005)  # twenty times faster than it plays
        await response.write_eof()
    except (ConnectionResetError, asyncio.CancelledError):
        log("tts_cut")
        raise
    return response


app = web.Application(client_max_size=64 << 20)
app.router.add_post("/v1/audio/transcriptions", transcribe)
app.router.add_post("/v1/chat/completions", chat)
app.router.add_post("/v1/audio/speech", speech)
web.run_app(app, host="127.0.0.1", port=PORT, print=None, handler_cancellation=True)
