"""How soon the report of a 10-question interview is there.

    python -m benchmarks.report_page --cases FILE [--runs N] [--json]

FILE is a list of answers as ``benchmarks.feedback`` takes it; ten of them, of the longest, are
put as answers to questions of the bank. ``rules_s`` is the rules' review alone,
``first_seen_s`` from the click on "Open without rating" to the level on the page, ``all_seen_s``
to its last button, both in Chromium; ``pdf_s`` is the making of the PDF.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.printing import print_figures
from core.assess.rules import review_interview
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.moves import Move, MoveKind
from core.practice.bank import load_bank
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent
from history.repository import InterviewRepository, sqlite_url
from providers.paper.review_pdf import review_pdf
from tests.browser.app_server import CHROMIUM_FLAGS, find_chromium, running_app

QUESTIONS = 10
_LONG_MS = 60_000


def interview_of(cases: list[dict[str, Any]], name: str) -> Interview:
    longest = sorted(cases, key=lambda case: -len(case["answer"]))[:QUESTIONS]
    plan = load_bank(Domain.COMPUTER_SCIENCE).questions[:QUESTIONS]
    brief = Brief(Domain.COMPUTER_SCIENCE, InterviewType.BEHAVIOURAL, question_count=QUESTIONS)
    interview = Interview(name, brief, plan)
    for question, case in zip(plan, longest, strict=True):
        asked = Move(MoveKind.QUESTION, question.text, question.id)
        interview = interview.with_move(asked, len(interview.lines), 4.0)
        answer = Line(
            Speaker.CANDIDATE,
            case["answer"],
            question.id,
            len(interview.lines),
            intent=Intent.ANSWER,
        )
        interview = interview.with_line(answer)
    return interview.with_move(Move(MoveKind.CLOSING, "Thank you.", plan[-1].id), 600.0)


def seen_s(chromium: str, interviews: list[Interview]) -> list[tuple[float, float]]:
    """Seconds to the level and to the last button, for each interview opened the first time."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        repository = InterviewRepository(sqlite_url(data))
        for interview in interviews:
            repository.add(interview)
        repository.close()
        with (
            running_app(data, Path(folder) / "cache") as app,
            sync_playwright() as playwright,
            playwright.chromium.launch(
                executable_path=chromium, args=list(CHROMIUM_FLAGS)
            ) as browser,
        ):
            for interview in interviews:
                page = browser.new_page(viewport={"width": 1280, "height": 1000})
                page.goto(f"{app.url.rstrip('/')}/feedback?interview={interview.id}")
                opens = page.get_by_role("button", name="Open without rating")
                opens.wait_for(timeout=_LONG_MS)
                # People read the question first; by then the engines are loaded.
                page.wait_for_timeout(8_000)
                began_s = time.perf_counter()
                opens.click()
                page.get_by_text("Overall level").wait_for(timeout=_LONG_MS)
                first_s = time.perf_counter() - began_s
                page.get_by_role("button", name="Delete this interview").wait_for(timeout=_LONG_MS)
                times.append((first_s, time.perf_counter() - began_s))
                page.close()
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        parser.error("no Chromium found: install it or name it in $CHROMIUM")
    loaded = json.loads(arguments.cases.read_text(encoding="utf-8"))
    cases = loaded["cases"] if isinstance(loaded, dict) else loaded
    interviews = [interview_of(cases, f"bench{n}") for n in range(arguments.runs)]
    seen = seen_s(chromium, interviews)
    began_s = time.perf_counter()
    report = review_interview(interviews[0])
    rules_s = time.perf_counter() - began_s
    began_s = time.perf_counter()
    review_pdf(interviews[0], report)
    result = {
        "rules_s": round(rules_s, 3),
        "first_seen_s": round(median(first for first, _ in seen), 2),
        "all_seen_s": round(median(every for _, every in seen), 2),
        "slowest_all_seen_s": round(max(every for _, every in seen), 2),
        "pdf_s": round(time.perf_counter() - began_s, 2),
        "runs": len(seen),
    }
    print_figures(result, arguments.json)


if __name__ == "__main__":
    main()
