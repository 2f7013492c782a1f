"""How a benchmark is given its cases and says what it found."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any


def print_figures(figures: Mapping[str, Any], as_json: bool) -> None:
    """Prints ``figures`` as one line of JSON and nothing else, or each in a line of its own."""
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for name, value in figures.items():
        print(f"{name}: {value}")


def measure_cases(about: str, measure: Callable[[Any], Mapping[str, Any]]) -> None:
    """The command ``--cases FILE [--json]``: prints what ``measure`` finds in the JSON of FILE."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    print_figures(measure(json.loads(arguments.cases.read_text("utf-8"))), arguments.json)
