"""Every language of the speaking test, from chunking to the printed report.

    python -m benchmarks.languages [--cases FOLDER] [--json]

FOLDER holds one file a language: ``{"language", "chunking": [{"text", "sentences"}], "fillers":
[{"text", "fillers"}], "requests": [{"text", "request"}], "corrections": [{"text", "slip"}],
"samples": [{"topic", "question", "level", "answer"}]}``. For each language this prints

- ``chunking``: texts that the sentence chunker cuts as given, fed a few characters at a time,
  whatever the white space;
- ``fillers``: texts whose fillers are found, all of them and nothing else, and ``false_fillers``,
  ordinary words that were taken for fillers;
- ``requests``: utterances read rightly, and ``answers_lost``, answers taken for a request;
- ``slips``: learner's slips that were touched, and ``false_slips``, right sentences touched;
- ``pairs``: answers to one question whose levels are ranked rightly by the rules;
- ``session``: a whole keyless talk and a whole test, start to report, with nothing left open;
- ``pdf``: the report on paper with a glyph for every letter.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
from itertools import combinations
from pathlib import Path
from typing import Any

from core.conversation.language import CefrLevel, Language, TalkBrief, TalkKind
from core.language.level import estimate_level
from core.language.report import TalkReport, review_talk
from core.language.take_home import anki_cards, talk_markdown
from core.language.talk import Talk
from core.language.words.fillers import find_fillers
from core.language.words.requests import detect_request
from core.language.words.slips import find_slips
from core.practice.rules_interviewer import RulesInterviewer
from core.speak.chunker import ONE_SENTENCE, SentenceChunker
from core.think.intent import Intent
from providers.paper.blocks import texts
from providers.paper.fonts import Fonts
from providers.paper.lines import Piece
from providers.paper.sheet import Sheet, Type
from providers.paper.talk_pdf import talk_blocks, talk_pdf
from voice.dialogue import Utterance
from voice.dialogues.talk import TalkDialogue

HELD_OUT = Path(__file__).parent / "data" / "languages" / "heldout"
_TOKEN_CHARS = 3
_MOST_TURNS = 40
_SECONDS_A_TURN = 25.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=HELD_OUT)
    parser.add_argument("--json", action="store_true", help="one line of JSON and nothing else")
    options = parser.parse_args()
    rows = {}
    for path in sorted(options.cases.glob("*.json")):
        cases = json.loads(path.read_text(encoding="utf-8"))
        rows[cases["language"]] = measure(cases)
    result = {"languages": rows, "summary": summary(rows)}
    if options.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for language, row in rows.items():
        print(language, *(f"{name} {value}" for name, value in row.items()), sep="  ")
    print("all", *(f"{name} {value}" for name, value in result["summary"].items()), sep="  ")


def measure(cases: dict[str, Any]) -> dict[str, Any]:
    """One language's row."""
    language = Language(cases["language"])
    return {
        **_chunking(cases["chunking"], language),
        **_fillers(cases["fillers"], language),
        **_requests(cases["requests"], language),
        **_slips(cases["corrections"], language),
        **_ranking(cases["samples"], language),
        **_session(cases["samples"], language),
    }


def summary(rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The rows added up; "5/6" and "1/2" make "6/8"."""
    added: dict[str, Any] = {}
    for name in next(iter(rows.values())):
        values = [row[name] for row in rows.values()]
        if isinstance(values[0], str):
            parts = [tuple(map(int, value.split("/"))) for value in values]
            added[name] = f"{sum(a for a, _ in parts)}/{sum(b for _, b in parts)}"
        else:
            added[name] = sum(values)
    return added


def _chunking(cases: list[dict[str, Any]], language: Language) -> dict[str, str]:
    right = 0
    for case in cases:
        chunker, text = SentenceChunker(language.value, ONE_SENTENCE), case["text"]
        cut: list[str] = []
        for start in range(0, len(text), _TOKEN_CHARS):
            cut += chunker.push(text[start : start + _TOKEN_CHARS])
        cut += chunker.flush()
        right += [piece.split() for piece in cut] == [s.split() for s in case["sentences"]]
    return {"chunking": f"{right}/{len(cases)}"}


def _fillers(cases: list[dict[str, Any]], language: Language) -> dict[str, Any]:
    right = false = 0
    for case in cases:
        text = case["text"]
        found = [text[a:b].casefold() for a, b in find_fillers(text, language)]
        wanted = [filler.casefold() for filler in case["fillers"]]
        right += found == wanted
        false += sum(max(0, found.count(f) - wanted.count(f)) for f in set(found))
    return {"fillers": f"{right}/{len(cases)}", "false_fillers": false}


def _requests(cases: list[dict[str, Any]], language: Language) -> dict[str, Any]:
    read = [(detect_request(c["text"], language), Intent(c["request"])) for c in cases]
    right = sum(found is wanted for found, wanted in read)
    lost = sum(wanted is Intent.ANSWER and found is not wanted for found, wanted in read)
    return {"requests": f"{right}/{len(cases)}", "answers_lost": lost}


def _slips(cases: list[dict[str, Any]], language: Language) -> dict[str, Any]:
    found = false = slips = 0
    for case in cases:
        spans = [(slip.start, slip.end) for slip in find_slips(case["text"], language)]
        if case["slip"] is None:
            false += bool(spans)
            continue
        slips += 1
        start = case["text"].find(case["slip"])
        end = start + len(case["slip"])
        found += any(a < end and start < b for a, b in spans)
    return {"slips": f"{found}/{slips}", "false_slips": false}


def _ranking(samples: list[dict[str, Any]], language: Language) -> dict[str, Any]:
    """Pairs of one topic; an answer that gets no level makes its pairs wrong."""
    right = pairs = withheld = 0
    rated = []
    for sample in samples:
        estimate = estimate_level([sample["answer"]], language)
        withheld += estimate is None
        value = estimate.value if estimate else None
        rated.append((sample["topic"], CefrLevel[sample["level"]], value))
    for (topic, low, a), (other, high, b) in combinations(rated, 2):
        if topic == other and low is not high:
            pairs += 1
            right += a is not None and b is not None and (a < b) == (low < high) and a != b
    return {"pairs": f"{right}/{pairs}", "withheld": withheld}


def _session(samples: list[dict[str, Any]], language: Language) -> dict[str, str]:
    answers = [sample["answer"] for sample in samples]
    ended = printed = 0
    kinds = list(TalkKind)
    for kind in kinds:
        talk = asyncio.run(_talk(TalkBrief(language, kind, minutes=5), answers))
        report = review_talk(talk)
        whole = talk.ended and report.estimate is not None and anki_cards(report)
        ended += bool(whole and talk_markdown(talk, report))
        pdf = talk_pdf(talk, report)
        printed += pdf.startswith(b"%PDF") and not missing_glyphs(talk, report)
    return {"session": f"{ended}/{len(kinds)}", "pdf": f"{printed}/{len(kinds)}"}


def missing_glyphs(talk: Talk, report: TalkReport) -> int:
    """How many glyphs of the printed report are the box that stands for none."""
    drawn = [text for text in texts(talk_blocks(talk, report)) if text]
    whole = "\n".join(drawn)
    with Sheet(Fonts(whole), set(whole), "glyphs") as sheet:
        lines = [line for t in drawn for line in sheet.set([Piece(t)], 162.0, Type(10))]
        return sum(sheet.glyphs(run).count(0) for line in lines for run in line.runs)


async def _talk(brief: TalkBrief, answers: list[str]) -> Talk:
    """A whole keyless talk: the rules' partner on one side, ``answers`` on the other."""
    now_s = [0.0]
    dialogue = TalkDialogue(Talk("bench", brief), random.Random(7), lambda: now_s[0])
    conversation = dialogue.open()
    for turn in range(_MOST_TURNS):
        reply = "".join([token async for token in RulesInterviewer().reply(conversation)])
        dialogue.said(reply, 3.0)
        if dialogue.over:
            break
        now_s[0] += _SECONDS_A_TURN
        conversation = dialogue.hear(Utterance(answers[turn % len(answers)]))
    return dialogue.talk


if __name__ == "__main__":
    main()
