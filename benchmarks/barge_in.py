"""Does the interviewer stop for words, quickly, and for nothing else?

    python -m benchmarks.barge_in --cases FILE [--silence-s S] [--places N] [--json]

Each case is a clip that comes in while the interviewer speaks: ``words`` should stop them,
``noise`` (a cough, a breath, "mm-hm") should not. The clip passes through the same ear as a
live call, with its level normalised; the time runs from where its sound begins. It begins after
``--silence-s`` of a quiet room, at ``--places`` places of the grid of 32 ms on which sound is read.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.printing import print_figures
from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio
from core.listen.speech import CHUNK_S
from core.listen.turn_taking import TurnEvent
from providers.local.silero import SileroDetector
from providers.recordings import decode_recording
from voice.live.ear import Ear
from voice.live.view import LiveOptions

_CHUNK = round(CHUNK_S * SPEECH_RATE_HZ)
_SILENCE_S, _TAIL_S = 2.0, 0.5
_PEAK = 0.4
_ROOM_NOISE = 0.0008
_ONSET_DBFS = -45.0
_ONSET_FRAMES = 5


def run(cases_file: Path, silence_s: float = _SILENCE_S, places: int = 1) -> dict[str, object]:
    cases = json.loads(cases_file.read_text(encoding="utf-8"))
    detector = SileroDetector()
    stops_s: dict[str, list[float | None]] = {"words": [], "noise": []}
    wrong: list[str] = []
    for case in cases:
        audio = decode_recording((cases_file.parent / case["wav"]).read_bytes())
        for place in range(places):
            stop_s = stop_time_s(audio, detector, silence_s + place * CHUNK_S / places)
            stops_s[case["kind"]].append(stop_s)
            if (stop_s is None) == (case["kind"] == "words"):
                wrong.append(case["wav"])
    caught = [stop_s for stop_s in stops_s["words"] if stop_s is not None]
    return {
        "words": len(stops_s["words"]),
        "caught": len(caught),
        "noises": len(stops_s["noise"]),
        "false_stops": sum(stop_s is not None for stop_s in stops_s["noise"]),
        "stop_p50_s": round(float(np.median(caught)), 3) if caught else None,
        "stop_p95_s": round(float(np.quantile(caught, 0.95)), 3) if caught else None,
        "wrong": wrong,
    }


def stop_time_s(
    audio: PcmAudio, detector: SileroDetector, silence_s: float = _SILENCE_S
) -> float | None:
    """When the interviewer stops, from the beginning of the sound; ``None`` if never."""
    clip = audio.as_float32()
    clip = clip / max(1e-9, float(np.abs(clip).max())) * _PEAK
    rng = np.random.default_rng(0)
    lead, tail = (np.zeros(round(s * SPEECH_RATE_HZ), np.float32) for s in (silence_s, _TAIL_S))
    sound = np.concatenate([lead, clip, tail])
    sound = sound + rng.normal(0, _ROOM_NOISE, len(sound)).astype(np.float32)
    ear = Ear(detector.stream(), LiveOptions())
    nothing_played = np.zeros(1_536, np.int16)
    onset_s = _onset_s(sound, silence_s)
    for index in range(len(sound) // _CHUNK):
        chunk = sound[index * _CHUNK : (index + 1) * _CHUNK]
        if ear.hear(chunk, nothing_played) is TurnEvent.STARTED:
            return (index + 1) * CHUNK_S - onset_s
    return None


def _onset_s(sound: NDArray[np.float32], silence_s: float) -> float:
    frames = sound[: len(sound) // 160 * 160].reshape(-1, 160)
    loud = 10 * np.log10((frames**2).mean(axis=1) + 1e-12) > _ONSET_DBFS
    for start in range(len(loud) - _ONSET_FRAMES):
        if loud[start : start + _ONSET_FRAMES].all():
            return start * 0.01
    return silence_s


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--silence-s", type=float, default=_SILENCE_S)
    parser.add_argument("--places", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(arguments.cases, arguments.silence_s, arguments.places)
    print_figures(result, arguments.json)


if __name__ == "__main__":
    main()
