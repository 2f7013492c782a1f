"""``python -m core.assess.verify report.json``: does every claim of a review stand?

Second takes are checked as well, each in its own words.

Needs no network and no key. Ends with 0 when all quotes were found and all figures came out the
same, with 1 when not, and with 2 when the file is no review.
"""

from __future__ import annotations

import sys

from core.assess.review_file import read_review, verify_review


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m core.assess.verify report.json")
        return 2
    try:
        with open(arguments[0], "rb") as file:  # noqa: PTH123 - the core knows no paths
            review = read_review(file.read())
    except (OSError, ValueError) as error:
        print(f"cannot be read: {error}")
        return 2
    verdict = verify_review(review)
    for fault in verdict.faults:
        print(f"wrong: {fault}")
    answers = len(review.report.answers)
    takes = len(review.takes)
    told = f", {takes} second take{'s' if takes != 1 else ''}" if takes else ""
    stands = "stands" if not verdict.faults else "does not stand"
    print(f"{verdict.quotes} quotes, {answers} answers{told}: the review {stands}.")
    return 1 if verdict.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
