"""Every figure that the README quotes, measured now; writes them into the README's table.

``python -m benchmarks --peer-python PYTHON`` runs each benchmark with the cases that ship and
writes the table. ``--only NAME`` runs some of them and leaves the other figures as they are.
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
README = ROOT / "README.md"
_TABLE = re.compile(r"^\| what \| figure \|.*?(?=^<!-- /figures -->$)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| (.+?) \| (.*?) \|", re.MULTILINE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peer-python", help="a Python that has Pipecat, voicebench and aiohttp")
    parser.add_argument("--only", action="append", help="the name of a benchmark; repeatable")
    arguments = parser.parse_args()
    readme = README.read_text(encoding="utf-8")
    figures = figures_in(readme)
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
    README.write_text(with_date(with_figures(readme, figures)), encoding="utf-8")


def _run(benchmark: Benchmark, peer_python: str | None) -> Result:
    command = [sys.executable, "-m", f"benchmarks.{benchmark.name}", *benchmark.arguments, "--json"]
    if benchmark.peer and peer_python:
        command += ["--peer-python", peer_python]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    result: Result = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def figures_in(readme: str) -> dict[str, str]:
    """The figures that ``readme`` holds, by what each says."""
    table = _TABLE.search(readme)
    return dict(_ROW.findall(table[0])) if table else {}


def with_figures(readme: str, figures: Mapping[str, str]) -> str:
    """``readme`` with its table written anew: every row, in the order of ``SECTIONS``."""
    lines = ["| what | figure | goal | command |", "|---|---|---|---|"]
    for title, benchmarks in SECTIONS.items():
        lines.append(f"| **{title}** | | | |")
        lines += [
            f"| {row.what} | {figures.get(row.what, 'not measured')} | {row.goal} "
            f"| `{benchmark.command}` |"
            for benchmark in benchmarks
            for row in benchmark.rows
        ]
    return _TABLE.sub(lambda _: "\n".join(lines) + "\n", readme)


def with_date(readme: str) -> str:
    """``readme`` with today's date and this machine in front of its table."""
    today = datetime.now(UTC)
    where = f"{_processors()} processors, {platform.system()}, Python {platform.python_version()}"
    line = f"Measured on a shared machine with {where}, on {today.day} {today:%B %Y}."
    return re.sub(r"^Measured on a shared machine with .*?\.$", line, readme, flags=re.MULTILINE)


def _processors() -> str:
    count = os.cpu_count() or 1
    return {1: "one", 2: "two", 4: "four", 8: "eight"}.get(count, str(count))


if __name__ == "__main__":
    main()
