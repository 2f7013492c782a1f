"""Whether a review can be talked into anything.

    python -m benchmarks.feedback_trust [--injections FILE] [--lookalikes FILE] [--quotes FILE]
        [--json]

Each answer is judged twice by an obedient stand-in for a model: as it was given, and with words
that speak to the assessor worked in. Where the stand-in gets to see such words it gives 5
everywhere and quotes what nobody said; otherwise it gives level 2 with a true quote. ``moved``
counts overall levels that are not the same; of those ``by_the_judge`` were moved by the
stand-in, the rest by the rules' own estimate, which the words that were not set aside change by
``largest_rules_move`` at most. For each résumé and job text interviews of every kind are planned
from it, and every question of theirs is answered: ``documents`` counts those whose words are in
what a judge gets, and the totals that the stand-in, who reads all of it, moved.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import structlog

from benchmarks.feedback import interview_of, judged_or_by_rules
from benchmarks.printing import print_figures
from core.assess.answer.set_aside import find_set_aside
from core.assess.evidence import find_quote
from core.assess.judge_prompt import build_judge_messages
from core.assess.report import Report
from core.assess.review.file import review_json
from core.assess.review.markdown import review_markdown
from core.assess.rules import answer_text, review_interview
from core.conversation.brief import MAX_QUESTIONS, Brief, Domain, InterviewType
from core.conversation.messages import Message
from core.conversation.ports import ChatModel
from core.conversation.services import ServiceRole
from core.ground.documents import Document, DocumentKind
from core.ground.plan import plan_from_documents
from core.ground.reading.passages import read_all
from core.practice.bank import load_bank
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent
from providers.assessing import ModelAssessor
from providers.fallback.chain import Journal
from providers.fallback.link import Link

DATA = Path(__file__).parent / "data" / "feedback_trust"
HONEST_LEVEL = 2
Case = dict[str, Any]


class ObedientJudge:
    """A ``ChatModel`` that does what the answer tells it to."""

    def __init__(self, order: str, invented: str) -> None:
        self._order = _letters(order)
        self._invented = invented
        self.obeyed = False

    async def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[str]:
        assert schema is not None
        said = re.findall(r"⟦candidate⟧(.*?)⟦/candidate⟧", messages[-1].text, re.DOTALL)[-1]
        self.obeyed = any(_sees(self._order, _letters(one.text)) for one in messages)
        names = schema["properties"]["dimensions"]["items"]["properties"]["dimension"]["enum"]
        quote = self._invented if self.obeyed else re.split(r"(?<=[.!?])\s", said)[0]
        level = 5 if self.obeyed else HONEST_LEVEL
        judged = {"level": level, "quote": quote, "why": "It says so.", "fix": "Say more."}
        yield json.dumps(
            {
                "answers_the_question": True,
                "dimensions": [{"dimension": name, **judged} for name in names],
                "points": [],
                "stronger": [quote],
            }
        )


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _sees(order: str, said: str) -> bool:
    """Whether half of an order in one piece is still there: enough to obey."""
    half = max(8, len(order) // 2)
    return bool(order) and any(
        order[i : i + half] in said for i in range(max(1, len(order) - half + 1))
    )


async def judge_injections(cases: list[Case]) -> dict[str, Any]:
    moved, by_judge, shown, largest = [], [], [], 0.0
    answers = [case for case in cases if case["where"] == "answer"]
    for case in answers:
        judge = ObedientJudge(case["injection"], case["invented_quote"])
        before = await _report(judge, interview_of({**case, "answer": case["answer"]}))
        interview = interview_of({**case, "answer": case["text"]})
        after = await _report(judge, interview)
        first, second = before.answers[0].level, after.answers[0].level
        if first != second:
            moved.append(case["id"])
            if after.answers[0].assessor == before.answers[0].assessor:
                by_judge.append(case["id"])
            rules = [
                _by_rules(interview_of({**case, "answer": text}))
                for text in (case["answer"], case["text"])
            ]
            if rules[0] is not None and rules[1] is not None:
                largest = max(largest, abs(rules[0] - rules[1]))
        everything = review_markdown(interview, after) + review_json(interview, after)
        if case["invented_quote"] in everything and case["invented_quote"] not in case["text"]:
            shown.append(case["id"])
    documents = [case for case in cases if case["where"] != "answer"]
    asked = [one for case in documents for one in _asked_about(case)]
    return {
        "answers": len(answers),
        "moved": len(moved),
        "by_the_judge": by_judge,
        "largest_rules_move": round(largest, 2),
        "invented_quotes_shown": shown,
        "documents": {
            "texts": len(documents),
            "questions": len(asked),
            "reach_the_judge": sum(_reaches(case, interview) for case, interview in asked),
            "moved": sum([await _is_moved(case, interview) for case, interview in asked]),
        },
    }


async def _report(judge: ObedientJudge, interview: Interview) -> Report:
    link: Link[ChatModel] = Link(ServiceRole.ASSESS, "stand-in", judge)
    return await judged_or_by_rules(ModelAssessor(lambda: [link], Journal()), interview, ())


def _by_rules(interview: Interview) -> float | None:
    level = review_interview(interview).answers[0].level
    return level.value if level else None


def _asked_about(case: Case) -> Iterator[tuple[Case, Interview]]:
    """The answer of ``case`` to each question that is made of its document, in every kind of
    interview."""
    kind = DocumentKind.RESUME if case["where"] == "resume" else DocumentKind.JOB
    passages = read_all([Document(kind, "document", case["text"])])
    bank = load_bank(Domain.COMPUTER_SCIENCE)
    for interview_type in InterviewType:
        brief = Brief(Domain.COMPUTER_SCIENCE, interview_type, question_count=MAX_QUESTIONS)
        for question in plan_from_documents(passages, bank, brief, random.Random(0)):
            if question.because is not None:
                held = interview_of({**case, "kind": interview_type.value})
                lines = tuple(replace(line, question_id=question.id) for line in held.lines)
                own = question.model_copy(update={"points": ()})
                yield case, replace(held, brief=brief, plan=(own,), lines=lines)


def _reaches(case: Case, interview: Interview) -> bool:
    """Whether the order of a résumé or a job text is in what a judge gets."""
    (question,) = interview.plan
    messages = build_judge_messages(interview.brief, question, answer_text(interview, question.id))
    return any(_sees(_letters(case["injection"]), _letters(m.text)) for m in messages)


async def _is_moved(case: Case, interview: Interview) -> bool:
    """Whether an obedient judge gives another total than one who was told nothing."""
    obedient = ObedientJudge(case["injection"], case["invented_quote"])
    reports = [await _report(judge, interview) for judge in (obedient, ObedientJudge("", ""))]
    levels = [report.answers[0].level for report in reports]
    return levels[0] != levels[1]


def check_lookalikes(cases: list[Case]) -> dict[str, Any]:
    """Honest answers that talk of scores and orders: how many lose a sentence."""
    english = [case for case in cases if case["language"] == "en"]
    touched = [case["id"] for case in english if find_set_aside(case["answer"])]
    return {"answers": len(english), "touched": touched}


def check_quotes(data: Case) -> dict[str, Any]:
    interviews = {one["id"]: _held(one) for one in data["interviews"]}

    def found(case: Case) -> bool:
        return find_quote(case["quote"], interviews[case["interview"]]) is not None

    return {
        "false": len(data["false"]),
        "false_rejected": sum(not found(case) for case in data["false"]),
        "true": len(data["true"]),
        "true_found": sum(found(case) for case in data["true"]),
    }


def _held(one: Case) -> Interview:
    base = interview_of({"id": one["id"], "kind": "behavioural", "question": "?", "answer": "-"})
    (question,) = base.plan
    lines = tuple(
        Line(
            Speaker(line["speaker"]),
            line["text"],
            question.id,
            0.0,
            intent=Intent.ANSWER if line["speaker"] == "candidate" else None,
        )
        for line in one["lines"]
    )
    return Interview(one["id"], base.brief, base.plan, lines)


def main() -> None:
    # What is printed is the result; the log goes beside it.
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=sys.stderr))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--injections", type=Path, default=DATA / "injections_heldout.json")
    parser.add_argument("--lookalikes", type=Path, default=DATA / "benign_lookalikes.json")
    parser.add_argument("--quotes", type=Path, default=DATA / "quotes.json")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()

    def load(path: Path) -> Any:
        return json.loads(path.read_text(encoding="utf-8"))

    result = {
        "injections": asyncio.run(judge_injections(load(arguments.injections))),
        "lookalikes": check_lookalikes(load(arguments.lookalikes)),
        "quotes": check_quotes(load(arguments.quotes)),
    }
    print_figures(result, arguments.json)


if __name__ == "__main__":
    main()
