"""Does a turn end when somebody is done, and stay open while they think?

``--cases`` is a list of ``{"wav", "finished"}``: each clip passes through the ear and the
transcriber of a live call, followed by silence, at the default patience. Right is a turn that
ended within 0.9 s of the clip's last sound when it was finished, and was still open at 1.5 s
when it was not; a turn that ended in a pause inside the clip is wrong either way. The time that
transcription takes counts. ``--texts`` is ``{"cases": [{"text", "finished"}]}`` and scores the
rule that reads the words alone.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import fmean

import numpy as np

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio
from core.conversation.errors import TranscriptionError
from core.listen.completeness import Completeness, read_completeness
from core.listen.speech import CHUNK_S
from core.listen.turn_taking import TurnEvent
from providers.local.engines import choose_whisper_model
from providers.local.silero import SileroDetector
from providers.local.whisper import WhisperTranscriber
from providers.recordings import decode_recording
from voice.live.ear import Ear
from voice.live.heard_turn import HeardTurn
from voice.live.view import LiveOptions

ENDED_WITHIN_S = 0.9
OPEN_AT_S = 1.5
_SILENCE_S = 5.0
_LEAD_S = 0.5
_CHUNK = round(CHUNK_S * SPEECH_RATE_HZ)
_SOUND = 10 ** (-45 / 20)
_ROOM_NOISE = 0.0005
_OVER = (Completeness.FINISHED, Completeness.DONE)


def score_texts(file: Path) -> dict[str, object]:
    cases = json.loads(file.read_text(encoding="utf-8"))["cases"]
    wrong = [
        case["text"]
        for case in cases
        if (read_completeness(case["text"]) in _OVER) is not case["finished"]
    ]
    return {"right": len(cases) - len(wrong), "total": len(cases), "wrong": wrong}


def score_clips(file: Path) -> dict[str, object]:
    cases = json.loads(file.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as cache, ThreadPoolExecutor(1) as pool:
        detector = SileroDetector()
        model = choose_whisper_model("", Path(cache), hub_download=False)
        transcriber = WhisperTranscriber(model, detector, pool)
        waits = [
            (case, *_wait_s(_read(file.parent / case["wav"]), detector, transcriber))
            for case in cases
        ]
    right, files = 0, []
    for case, wait_s, text in waits:
        if case["finished"]:
            good = wait_s is not None and 0 <= wait_s <= ENDED_WITHIN_S
        else:
            good = wait_s is None or wait_s >= OPEN_AT_S
        right += bool(good)
        files.append({"wav": case["wav"], "right": bool(good), "wait_s": wait_s, "text": text})
    return {
        "right": right,
        "total": len(cases),
        "wait_finished_s": _mean([wait for case, wait, _ in waits if case["finished"]]),
        "wait_unfinished_s": _mean([wait for case, wait, _ in waits if not case["finished"]]),
        "files": files,
    }


def _mean(waits: list[float | None]) -> float | None:
    known = [wait for wait in waits if wait is not None]
    return round(fmean(known), 3) if known else None


def _read(file: Path) -> PcmAudio:
    return decode_recording(file.read_bytes())


def _wait_s(
    audio: PcmAudio, detector: SileroDetector, transcriber: WhisperTranscriber
) -> tuple[float | None, str]:
    """How long after the last sound the turn ended (negative: before it), and its words."""
    clip = audio.as_float32()
    loud = np.flatnonzero(np.abs(clip) > _SOUND)
    last_sound_s = _LEAD_S + (loud[-1] / SPEECH_RATE_HZ if len(loud) else 0.0)
    silences = [np.zeros(round(s * SPEECH_RATE_HZ), np.float32) for s in (_LEAD_S, _SILENCE_S)]
    sound = np.concatenate([silences[0], clip, silences[1]])
    noise = np.random.default_rng(0).normal(0, _ROOM_NOISE, len(sound))
    sound = (sound + noise).astype(np.float32)
    options = LiveOptions()
    ear = Ear(detector.stream(), options)
    turn: HeardTurn | None = None
    known_at_s, reading, text = float("inf"), Completeness.UNFINISHED, ""
    for index in range(len(sound) // _CHUNK):
        now_s = (index + 1) * CHUNK_S
        chunk = sound[index * _CHUNK : (index + 1) * _CHUNK]
        if now_s >= known_at_s:
            ear.turns.expect(reading)
            known_at_s = float("inf")
        event = ear.hear(chunk, None)
        if turn is not None:
            turn.add(chunk)
        if event is TurnEvent.STARTED and turn is None:
            turn = HeardTurn(ear.before_turn(), options.language)
        elif event is TurnEvent.RESUMED and turn is not None:
            turn.go_on()
            known_at_s = float("inf")
        elif event is TurnEvent.PAUSED and turn is not None and (piece := turn.open_piece()):
            began_s = time.monotonic()
            try:
                heard = transcriber.transcribe_now(piece.sound, options.language)
            except TranscriptionError:
                heard = None
            turn.take(heard, piece, all_said=True)
            text = turn.text
            reading = read_completeness(text) if text else Completeness.DONE
            known_at_s = now_s + time.monotonic() - began_s
        elif event is TurnEvent.ENDED:
            return round(float(now_s - last_sound_s), 3), text
    return None, text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--cases", type=Path)
    what.add_argument("--texts", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = score_texts(arguments.texts) if arguments.texts else score_clips(arguments.cases)
    if arguments.json:
        wanted = ("right", "total", "wait_finished_s", "wait_unfinished_s")
        print(json.dumps({name: result[name] for name in wanted if name in result}))
        return
    for name, value in result.items():
        if not isinstance(value, list):
            print(f"{name:>18}: {value}")
    for item in result.get("wrong", []) + result.get("files", []):  # type: ignore[operator]
        print("-", item)


if __name__ == "__main__":
    main()
