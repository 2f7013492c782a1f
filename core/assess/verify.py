"""``python -m core.assess.verify report.json``: does every claim of a review stand?

Second takes are checked as well, each in its own words.

Needs no network and no key. Ends with 0 when all quotes were found and all figures came out the
same, with 1 when not, and with 2 when the file is no review.
"""

from __future__ import annotations

import sys

from core.assess.review.file import ReviewFile, read_review, verify_review
from core.file_check import check_file


def main(arguments: list[str]) -> int:
    return check_file(arguments, "core.assess.verify report.json", read_review, _judge)


def _judge(review: ReviewFile) -> tuple[list[str], str]:
    verdict = verify_review(review)
    answers = len(review.report.answers)
    takes = len(review.takes)
    told = f", {takes} second take{'s' if takes != 1 else ''}" if takes else ""
    stands = "stands" if not verdict.faults else "does not stand"
    summary = f"{verdict.quotes} quotes, {answers} answers{told}: the review {stands}."
    return [f"wrong: {fault}" for fault in verdict.faults], summary


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
