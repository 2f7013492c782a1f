"""The table in docs/faults.md: what a person sees of each fault, and what stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from tests.faults.cases import FAULTS, HEAR, LABELS, STAGES, THINK, Case
from tests.faults.theatre import Outcome

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"
BEGIN, END = "<!-- faults -->", "<!-- /faults -->"

_HEADINGS = ("stage", "fault", "what you see", "what is kept", "served by", "waited for it")
_CLOCK = re.compile(r"\bat \d\d:\d\d\b")


@dataclass(frozen=True)
class Row:
    stage: str
    fault: str
    seen: str
    kept: str
    served: str
    waits: str


def rendered(outcomes: Iterable[Outcome]) -> str:
    """The table as Markdown; what both client libraries have in common is one row."""
    told = {outcome.case: outcome for outcome in outcomes}
    rows = dict.fromkeys(_row(told[case]) for case in sorted(told, key=_place))
    lines = [_line(_HEADINGS), _line(["---"] * len(_HEADINGS))]
    return "\n".join([*lines, *(_line(astuple(row)) for row in rows)])


def written() -> str | None:
    """The table that stands in the document; ``None`` without a place for it."""
    _, begin, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    table, end, _ = rest.partition(END)
    return table.strip() if begin and end else None


def write(table: str) -> bool:
    """Put ``table`` in its place; whether there is one."""
    if written() is None:
        return False
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
    return True


def _place(case: Case) -> tuple[int, int, int]:
    known = FAULTS.index(case.fault) if case.fault in FAULTS else len(FAULTS)
    return list(STAGES).index(case.stage), known, len(case.others) + 2 * case.without_embedded


def _row(outcome: Outcome) -> Row:
    case = outcome.case
    seen = [_CLOCK.sub("at 10:30", sentence) for sentence in outcome.seen if sentence]
    return Row(
        STAGES[case.stage],
        case.called,
        "<br>".join(_plain(case, sentence) for sentence in seen) or "nothing",
        _kept(outcome),
        _plain(case, outcome.served) or "nobody",
        f"{case.waits_s:g} s",
    )


def _plain(case: Case, text: str) -> str:
    """``text`` for any service, where it matters not which one it was."""
    label = LABELS[case.sdk]
    if case.others or text == label:
        return "the service" if text == label else text
    capital = re.sub(rf"(^|\. ){label}\b", r"\1The service", text)
    return capital.replace(label, "the service")


def _kept(outcome: Outcome) -> str:
    shot = outcome.turn.snapshot
    if outcome.case.stage is HEAR:
        return "your words" if shot.draft else "the recording: “Try this recording again”"
    if shot.reply is None:
        return "your answer: “Continue the interview”"
    sound = "in words and sound" if shot.reply.audio else "to read"
    return f"your answer, the reply {sound}" if outcome.case.stage is THINK else f"the line {sound}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
