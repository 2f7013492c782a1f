"""A live call in a real browser: how soon it connects, answers, falls silent and shows captions.

Speaks ``--cases`` (a list of ``{"say", "cut_in"}``) through Chromium's fake microphone into the
chat page, with the embedded engines: each ``say`` is answered, and ``cut_in`` comes two seconds
after the reply should have begun. What the page hears is measured in the page, on the remote
track; when the server decided is read from its log; both clocks are this machine's. A decision
that falls into a pause of the reply has no sound to end: it counts as ``already_quiet``, not as a
time, unless the reply is heard again afterwards.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import sync_playwright

from benchmarks.printing import print_figures
from core.conversation.audio import PcmAudio, join_audio
from core.conversation.voice_style import VoiceStyle
from core.listen.turn_taking import Patience
from providers.local.engines import LocalEngines
from providers.recordings import resample, wav_bytes
from tests.browser.app_server import CHROMIUM_FLAGS, RunningApp, find_chromium, running_app

_RATE_HZ = 48_000
_LEAD_S, _AFTER_S, _TAIL_S = 4.0, 9.0, 3.0
_CUT_IN_AFTER_S = Patience().finished_s + 2.0
_RESUMED_S = 1.0
"""Sound this soon after a decision is the old reply: no new one begins before the person has
finished the words that cut in."""

# Reports, as console lines with the time since the epoch in ms, what the page hears and shows.
_WATCH = """
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const tell = (what, more) => console.log('GREENROOM', what, now(), more ?? '');
  const media = navigator.mediaDevices;
  if (media) {
    const open = media.getUserMedia.bind(media);
    media.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      tell('microphone');
      return stream;
    };
  }
  const Connection = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Connection {
    constructor(...given) {
      super(...given);
      this.addEventListener('track', (event) => {
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        analyser.fftSize = 256;
        context.createMediaStreamSource(new MediaStream([event.track])).connect(analyser);
        const samples = new Float32Array(analyser.fftSize);
        let loud = false, quietSince = 0;
        setInterval(() => {
          analyser.getFloatTimeDomainData(samples);
          const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
          if (peak > 0.004) {
            if (!loud) tell('sound');
            loud = true; quietSince = 0;
          } else if (loud) {
            quietSince ||= now();
            if (now() - quietSince > 400) { loud = false; tell('silence', quietSince); }
          }
        }, 5);
      });
    }
  };
  const inside = (root, selector) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const element of root.querySelectorAll('*')) {
      const deeper = element.shadowRoot && inside(element.shadowRoot, selector);
      if (deeper) return deeper;
    }
    return null;
  };
  if (window === window.top) {
    const shown = {};
    setInterval(() => {
      for (const [name, selector] of [['state', '.live .state'], ['person', '.person span']]) {
        const element = inside(document, selector);
        const text = element ? element.textContent : '';
        if (text && text !== shown[name]) tell(name, text);
        shown[name] = text;
      }
    }, 10);
  }
})();
"""


def run(cases_file: Path) -> dict[str, object]:
    cases = json.loads(cases_file.read_text(encoding="utf-8"))
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("no Chromium found: install it (Debian: chromium) or set $CHROMIUM")
    with tempfile.TemporaryDirectory() as folder:
        microphone = Path(folder) / "microphone.wav"
        spoken = _prepare(cases, microphone, Path(folder) / "cache")
        with running_app(Path(folder) / "data", Path(folder) / "cache") as app:
            lines, clicked_s = _talk(app, chromium, microphone, spoken[-1]["end_s"] + _AFTER_S)
            log = app.log_text()
    return _measure(spoken, lines, clicked_s, log)


def _prepare(cases: list[dict[str, str]], microphone: Path, cache: Path) -> list[dict[str, Any]]:
    """Write the microphone's file; when each utterance begins and ends in it."""
    local = LocalEngines(cache)
    pieces, spoken, at_s = [_silence(_LEAD_S)], [], _LEAD_S
    try:
        for case in cases:
            for kind in ("say", "cut_in"):
                if not case.get(kind):
                    continue
                audio = _trimmed(asyncio.run(_speak(local, case[kind])))
                end_s = at_s + audio.duration_s
                spoken.append({"kind": kind, "start_s": at_s, "end_s": end_s})
                pause_s = _CUT_IN_AFTER_S if kind == "say" and case.get("cut_in") else _AFTER_S
                pieces += [audio, _silence(pause_s)]
                at_s = end_s + pause_s
    finally:
        local.close()
    microphone.write_bytes(wav_bytes(join_audio([*pieces, _silence(_TAIL_S)])))
    return spoken


async def _speak(local: LocalEngines, text: str) -> PcmAudio:
    pieces = [piece async for piece in local.synthesize(text, VoiceStyle())]
    return resample(join_audio(pieces), _RATE_HZ)


def _trimmed(audio: PcmAudio) -> PcmAudio:
    loud = np.flatnonzero(np.abs(audio.samples.astype(np.int32)) > 180)
    return PcmAudio(audio.samples[loud[0] : loud[-1] + 1].copy(), audio.sample_rate_hz)


def _silence(seconds: float) -> PcmAudio:
    return PcmAudio(np.zeros(round(seconds * _RATE_HZ), np.int16), _RATE_HZ)


def _talk(
    app: RunningApp, chromium: str, microphone: Path, seconds: float
) -> tuple[list[list[str]], float]:
    lines: list[list[str]] = []
    flags = [
        *CHROMIUM_FLAGS,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}%noloop",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        page = browser.new_page()
        page.add_init_script(_WATCH)
        page.on(
            "console",
            lambda m: (
                lines.append(m.text.split(" ", 3)[1:]) if m.text.startswith("GREENROOM") else None
            ),
        )
        page.goto(f"{app.url}/chat")
        page.get_by_text("Nothing is sent to another service").wait_for(timeout=120_000)
        page.wait_for_timeout(1_500)
        clicked_s = time.time()
        page.get_by_role("button", name="Start live").click()
        page.wait_for_timeout(1_000 * (seconds + 3))
        browser.close()
    return lines, clicked_s


def _measure(
    spoken: list[dict[str, Any]], lines: list[list[str]], clicked_s: float, log: str
) -> dict[str, object]:
    def moments(what: str) -> list[tuple[float, str]]:
        return [
            (float(line[1]) / 1000, line[2] if len(line) > 2 else "")
            for line in lines
            if line[0] == what
        ]

    opened_s = moments("microphone")[0][0]
    connected = [at for at, text in moments("state") if text != "Connecting"]
    sounds = [at for at, _ in moments("sound")]
    silences = [float(text) / 1000 for _, text in moments("silence")]
    replies, missed = [], 0
    for index, utterance in enumerate(spoken):
        end_s = opened_s + utterance["end_s"]
        limit_s = opened_s + spoken[index + 1]["start_s"] if index + 1 < len(spoken) else end_s + 9
        first = next((at for at in sounds if end_s - 0.2 <= at <= limit_s), None)
        if first is None:
            missed += 1
        else:
            replies.append(first - end_s)
    decisions = _logged(log, "cut in")
    flushes = [_next(silences, at) - at for at in decisions if _is_audible(sounds, silences, at)]
    captions = [at for at, _ in moments("person")]
    delays = [_next(captions, at) - at for at in _logged(log, "words known")]
    stops = [
        _next(silences, opened_s + u["start_s"]) - opened_s - u["start_s"]
        for u in spoken
        if u["kind"] == "cut_in"
    ]
    return {
        "connected_s": round(connected[0] - clicked_s, 3) if connected else None,
        "reply_p50_s": _median(replies),
        "reply_max_s": round(max(replies), 3) if replies else None,
        "replies": len(replies),
        "missed": missed,
        "stop_p50_s": _median(stops),
        "flush_p50_s": _median(flushes),
        "flush_max_s": round(max(flushes), 3) if flushes else None,
        "already_quiet": len(decisions) - len(flushes),
        "captions_p50_s": _median(delays),
        "captions_max_s": round(max(delays), 3) if delays else None,
    }


def _is_audible(sounds: list[float], silences: list[float], at: float) -> bool:
    """Whether the reply sounds at ``at``, or sounds again right after it."""
    begun = max((sound for sound in sounds if sound <= at), default=None)
    sounding = begun is not None and not any(begun < silence < at - 0.02 for silence in silences)
    return sounding or any(at < sound <= at + _RESUMED_S for sound in sounds)


def _logged(log: str, event: str) -> list[float]:
    found = re.findall(rf"timestamp='([^']+)' level='info' event='{event}'", log)
    return [datetime.fromisoformat(stamp).timestamp() for stamp in found]


def _next(moments: list[float], after: float) -> float:
    return next((at for at in moments if at >= after - 0.02), float("nan"))


def _median(values: list[float]) -> float | None:
    known = [value for value in values if not np.isnan(value)]
    return round(float(np.median(known)), 3) if known else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result = run(arguments.cases)
    print_figures(result, arguments.json)


if __name__ == "__main__":
    main()
