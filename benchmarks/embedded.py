"""How well and how fast the embedded engines hear and speak.

    python -m benchmarks.embedded --cases DIR [--json]

DIR holds sound files and ``transcripts.tsv`` (file, tab, text). Runs in a process of its own
with all engines loaded, those that read answers for a review last, so that ``peak_mb`` is theirs;
``cold_load_s`` is that of voice and hearing. ``wer`` is over all words, after
Whisper's own English normaliser on both sides; ``rtf`` is transcription time over sound time;
``rtf_beyond_1s`` leaves one second of each file's transcription out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import structlog

from core.conversation.ports import TextReaders

_SENTENCES = (
    "Tell me about a project that you are proud of.",
    "What would you do differently, if you could start again?",
    "Thank you, that helps.",
)


def run(cases: Path) -> dict[str, Any]:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=sys.stderr))
    import jiwer
    from whisper_normalizer.english import EnglishTextNormalizer

    from core.conversation.errors import TurnError
    from providers.local.engines import LocalEngines
    from providers.recordings import decode_recording

    normalise = EnglishTextNormalizer()
    with tempfile.TemporaryDirectory() as cache:
        engines = LocalEngines(Path(cache))
        try:
            started_s = time.perf_counter()
            engines.synthesizer.get()
            engines.detector.get()
            transcriber = engines.transcriber.get()
            cold_load_s = time.perf_counter() - started_s

            files: list[dict[str, Any]] = []
            wanted_all, heard_all, times = [], [], []
            for name, wanted in _transcripts(cases):
                audio = decode_recording((cases / name).read_bytes())
                started_s = time.perf_counter()
                try:
                    heard = transcriber.transcribe_now(audio, "en").text
                except TurnError:
                    heard = ""
                times.append((time.perf_counter() - started_s, audio.duration_s))
                wanted_all.append(normalise(wanted))
                heard_all.append(normalise(heard))
                wer = jiwer.wer(wanted_all[-1], heard_all[-1])
                files.append({"file": name, "text": heard, "wer": round(wer, 4)})
            first_audio_s = asyncio.run(_first_audio_s(engines))
            _read(engines.text_readers())
        finally:
            engines.close()
    taken_s, sound_s = (sum(values) for values in zip(*times, strict=True))
    beyond = sum(max(0.0, taken - 1.0) for taken, _ in times) / sound_s
    return {
        "wer": round(jiwer.wer(wanted_all, heard_all), 4),
        "rtf": round(taken_s / sound_s, 4),
        "rtf_beyond_1s": round(beyond, 4),
        "cold_load_s": round(cold_load_s, 2),
        "first_audio_s": round(first_audio_s, 4),
        "peak_mb": _peak_mb(),
        "files": files,
    }


def _transcripts(cases: Path) -> list[tuple[str, str]]:
    lines = (cases / "transcripts.tsv").read_text(encoding="utf-8-sig").splitlines()
    rows = [line.split("\t", 1) for line in lines if "\t" in line]
    return [(name.strip(), text.strip()) for name, text in rows if (cases / name.strip()).exists()]


async def _first_audio_s(engines: Any) -> float:
    """The median time from text to the first synthesized samples."""
    from core.conversation.voice_style import VoiceStyle

    waits = []
    for sentence in _SENTENCES * 3:
        started_s = time.perf_counter()
        async for _ in engines.synthesize(sentence, VoiceStyle()):
            waits.append(time.perf_counter() - started_s)
            break
    return median(waits)


def _read(readers: TextReaders) -> None:
    """Reads as much as a long answer is, so that the memory for it is counted."""
    long = " ".join(_SENTENCES * 20)
    readers.encoder.encode_passage(long)
    readers.relevance.relevance(_SENTENCES[0], (long,))


def _peak_mb() -> float | None:
    """The most memory that this process ever had; ``None`` where the system does not tell."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / 2**20 if sys.platform == "darwin" else peak / 2**10, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(arguments.cases)
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for name, value in result.items():
        if name != "files":
            print(f"{name:>14}: {value}")
    for file in result["files"]:
        print(f"- {file['file']} (WER {file['wer']:.1%}): {file['text']}")


if __name__ == "__main__":
    main()
