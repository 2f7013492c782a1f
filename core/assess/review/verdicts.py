"""How a review words what became of an answer and of a point of it.

Of a point, page and files say the same. Why there is no level the files say for a reader who was
not there; the page says by itself what one can do about it there.
"""

from __future__ import annotations

from core.assess.report import RULES_ASSESSOR, AnswerReview, Assessability, PointReview, PointStatus
from core.sentence import Sentence, say

NOT_ASSESSABLE = {
    Assessability.TOO_SHORT: (
        "Not assessable: a few words are too little to say anything fair about. They are kept, "
        "and they count neither for nor against."
    ),
    Assessability.CODE_ALONE: (
        "Not judged: this is code with hardly a word about it, and nothing here runs code. Say in "
        "a few sentences what it does, why it is written so and what it costs; they are judged."
    ),
    Assessability.NOT_ANSWERED: (
        "Not assessable: this question had no answer. That is no low level; it is no level."
    ),
    Assessability.DECLINED: (
        "Not judged: you would rather not tell this, and that is your right. It counts neither "
        "for nor against."
    ),
    Assessability.SORROW: (
        "Not judged: you told of something sad, and that is nothing to judge. If it is your "
        "answer, the review page has a way to say so."
    ),
    Assessability.GIBBERISH: (
        "Not assessable: no sentences could be followed in what was written down. If it was "
        "spoken clearly, the recognition failed and not the answer."
    ),
    Assessability.OFF_TOPIC: (
        "Not judged: too little was found in it that goes with the question. Whoever gave it "
        "knows better: the review page has a way to say so, and then it is judged."
    ),
}

POINT_STATUS = {
    PointStatus.COVERED: say("Covered"),
    PointStatus.TO_CHECK: say("Said, to be checked"),
    PointStatus.WRONG: say("Said, and wrong by the model's reading"),
    PointStatus.UNHEARD: say("For you to check"),
    PointStatus.MISSED: say("Not found"),
}


def became_of(point: PointReview, answer: AnswerReview) -> Sentence:
    """What became of a ``point`` of ``answer``: what only phrases found is not covered for sure."""
    if answer.assessor == RULES_ASSESSOR and point.status is PointStatus.COVERED:
        return say("Seems covered")
    return POINT_STATUS[point.status]
