"""``python -m tests.faults``: play every case and write the table into docs/faults.md."""

from __future__ import annotations

import sys

from tests.faults import table
from tests.faults.cases import CASES
from tests.faults.servers import aimock_missing
from tests.faults.theatre import open_theatre


def main() -> int:
    if why_not := aimock_missing():
        sys.stderr.write(f"{why_not}\n")
        return 1
    outcomes = []
    with open_theatre() as theatre:
        for case in CASES:
            outcomes.append(theatre.played(case))
            sys.stderr.write(f"{outcomes[-1].turn.took_s:4.1f} s  {case}\n")
    made = table.rendered(outcomes)
    if not table.write(made):
        sys.stdout.write(f"{made}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
