"""Every figure that the project quotes, measured now; writes them into their tables.

``python -m benchmarks --peer-python PYTHON`` runs each benchmark with the cases that ship and
writes the table of ``docs/figures.md``, and the rows of it that the README shows. ``--only NAME``
runs some of them and leaves the other figures as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import SECTIONS, Benchmark, Result

ROOT = Path(__file__).resolve().parents[1]
FIGURES, README = ROOT / "docs" / "figures.md", ROOT / "README.md"
_TABLE = re.compile(r"^\| what \| figure \|.*?(?=^<!-- /figures -->$)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| (.+?) \| (.*?) \|", re.MULTILINE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer-python", help="a Python that has Pipecat, voicebench and aiohttp")
    parser.add_argument("--only", action="append", help="the name of a benchmark; repeatable")
    arguments = parser.parse_args()
    figures = figures_in(FIGURES.read_text(encoding="utf-8"))
    for benchmark in (one for section in SECTIONS.values() for one in section):
        if arguments.only and benchmark.name not in arguments.only:
            continue
        if benchmark.peer and not arguments.peer_python:
            print(f"{benchmark.name}: left out, it needs --peer-python")
            continue
        result = _run(benchmark, arguments.peer_python)
        for row in benchmark.rows:
            figures[row.what] = row.figure(result)
            print(f"{row.what}: {figures[row.what]}", flush=True)
    for page in (FIGURES, README):
        text = page.read_text(encoding="utf-8")
        text = with_figures(text, figures, headlines=page is README)
        page.write_text(with_date(text), encoding="utf-8")


def _run(benchmark: Benchmark, peer_python: str | None) -> Result:
    command = [sys.executable, "-m", f"benchmarks.{benchmark.name}", *benchmark.arguments, "--json"]
    if benchmark.peer and peer_python:
        command += ["--peer-python", peer_python]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    result: Result = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def figures_in(page: str) -> dict[str, str]:
    """The figures that ``page`` holds, by what each says."""
    table = _TABLE.search(page)
    return dict(_ROW.findall(table[0])) if table else {}


def with_figures(page: str, figures: Mapping[str, str], *, headlines: bool) -> str:
    """``page`` with its table written anew: every row, in the order of ``SECTIONS``, or those alone
    that are ``headlines``."""
    lines = ["| what | figure | goal | command |", "|---|---|---|---|"]
    for title, benchmarks in SECTIONS.items():
        if not headlines:
            lines.append(f"| **{title}** | | | |")
        lines += [
            f"| {row.what} | {figures.get(row.what, 'not measured')} | {row.goal} "
            f"| `{benchmark.command}` |"
            for benchmark in benchmarks
            for row in benchmark.rows
            if row.headline or not headlines
        ]
    return _TABLE.sub(lambda _: "\n".join(lines) + "\n", page)


def with_date(page: str) -> str:
    """``page`` with today's date and this machine in front of its table."""
    today = datetime.now(UTC)
    where = f"{_processors()} processors, {platform.system()}, Python {platform.python_version()}"
    line = f"Measured on a shared machine with {where}, on {today.day} {today:%B %Y}."
    return re.sub(r"^Measured on a shared machine with .*?\.$", line, page, flags=re.MULTILINE)


def _processors() -> str:
    count = os.cpu_count() or 1
    return {1: "one", 2: "two", 4: "four", 8: "eight"}.get(count, str(count))


if __name__ == "__main__":
    main()
