"""How far a review can be trusted, in sentences.

Whoever is handed the paper was not at the page, so page and paper say the same of it.
"""

from __future__ import annotations

from core.assess.report import RULES_ASSESSOR, AnswerReview, Report
from core.sentence import in_a_row, say

LEVELS_BY_RULES = say(
    "Levels by rules are estimated from signs in the text; whether a claim is right rules cannot "
    "tell."
)
WRITTEN_BY_RULES = in_a_row(
    (
        say(
            "Written by rules, without a language model: they find, measure and quote. Every quote "
            "below is a part of your own words."
        ),
        LEVELS_BY_RULES,
    )
)
LIKELY = "A level lies between its two figures 8 times out of 10."
NOT_FOUND = say("Not found is not the same as not there.")
FOUND_BY_PHRASES = say(
    "Looked for by phrases, which find about one in three of the points that an answer "
    "makes and are right about two times in three. So check for yourself which you "
    "made. It moves no level."
)


def rests_on(report: Report) -> str:
    """Of how many answers the overall level is made, and which have none; empty where all have one,
    and where there is no level."""
    left_out = [n for n, answer in enumerate(report.answers, start=1) if answer.level is None]
    if report.level is None or not left_out:
        return ""
    one = say("It rests on {rests} of {count} answers. Not judged: question {names}.")
    several = say("It rests on {rests} of {count} answers. Not judged: questions {names}.")
    return say(
        one if len(left_out) == 1 else several,
        rests=len(report.answers) - len(left_out),
        count=len(report.answers),
        names=", ".join(str(number) for number in left_out),
    )


def points_by_phrases(answer: AnswerReview) -> bool:
    """Whether the points of ``answer`` were looked for by phrases: they overlook two of three, so a
    count of them would blame for what was said."""
    return answer.assessor == RULES_ASSESSOR and bool(answer.points)
