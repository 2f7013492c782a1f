"""A Pipecat agent on a WebSocket, to be measured beside: Silero, then OpenAI's three services.

usage: python pipecat_agent.py BASE_URL PORT SECONDS
env:   STOP_S (0.2) of silence before Silero reports the end, WAIT_S (0.3) more until the turn ends
needs: pipecat-ai[silero,openai,websocket], in an environment of its own
"""

from __future__ import annotations

import asyncio
import os
import sys

from pipecat.audio.vad.silero import SileroVADAnalyzer
from pipecat.audio.vad.vad_analyzer import VADParams
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker
from pipecat.processors.aggregators.llm_context import LLMContext
from pipecat.processors.aggregators.llm_response_universal import (
    LLMContextAggregatorPair,
    LLMUserAggregatorParams,
)
from pipecat.serializers.protobuf import ProtobufFrameSerializer
from pipecat.services.openai.llm import OpenAILLMService
from pipecat.services.openai.stt import OpenAISTTService
from pipecat.services.openai.tts import OpenAITTSService
from pipecat.transports.websocket.server import (
    SingleClientWebsocketServerParams,
    SingleClientWebsocketServerTransport,
)
from pipecat.turns.user_stop import SpeechTimeoutUserTurnStopStrategy
from pipecat.turns.user_turn_strategies import UserTurnStrategies
from pipecat.workers.runner import WorkerRunner

RATE_IN_HZ, RATE_OUT_HZ = 16_000, 24_000


def transport(port: int) -> SingleClientWebsocketServerTransport:
    params = SingleClientWebsocketServerParams(
        audio_in_enabled=True,
        audio_out_enabled=True,
        audio_in_sample_rate=RATE_IN_HZ,
        audio_out_sample_rate=RATE_OUT_HZ,
        serializer=ProtobufFrameSerializer(),
    )
    return SingleClientWebsocketServerTransport(params=params, host="127.0.0.1", port=port)


def turn_params() -> LLMUserAggregatorParams:
    stop_s, wait_s = (
        float(os.environ.get(*given)) for given in (("STOP_S", "0.2"), ("WAIT_S", "0.3"))
    )
    strategy = SpeechTimeoutUserTurnStopStrategy(user_speech_timeout=wait_s)
    return LLMUserAggregatorParams(
        vad_analyzer=SileroVADAnalyzer(params=VADParams(stop_secs=stop_s)),
        user_turn_strategies=UserTurnStrategies(stop=[strategy]),
    )


async def main(base_url: str, port: int, seconds: float) -> None:
    server = {"api_key": "none", "base_url": base_url}
    stt = OpenAISTTService(
        **server, settings=OpenAISTTService.Settings(model="whisper-1"), ttfs_p99_latency=0.25
    )
    llm = OpenAILLMService(**server, settings=OpenAILLMService.Settings(model="stand-in"))
    tts = OpenAITTSService(
        **server, settings=OpenAITTSService.Settings(model="gpt-4o-mini-tts", voice="alloy")
    )
    line = transport(port)
    user, assistant = LLMContextAggregatorPair(LLMContext(), user_params=turn_params())
    steps = [line.input(), stt, user, llm, tts, line.output(), assistant]
    params = PipelineParams(audio_in_sample_rate=RATE_IN_HZ, audio_out_sample_rate=RATE_OUT_HZ)
    worker = PipelineWorker(Pipeline(steps), params=params, idle_timeout_secs=None)
    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(worker)
    running = asyncio.create_task(runner.run())
    await asyncio.sleep(seconds)
    await runner.cancel()
    await asyncio.wait([running], timeout=5)


asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
