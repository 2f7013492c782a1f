"""How a review words what became of an answer and of a point of it.

Of a point, page and files say the same. Why there is no level the files say for a reader who was
not there; the page says by itself what one can do about it there.
"""

from __future__ import annotations

from core.assess.report import RULES_ASSESSOR, AnswerReview, Assessability, PointReview, PointStatus
from core.sentence import Sentence, say
from core.think.reading.keys import is_struck_at_random

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


def stronger_note(answer: AnswerReview) -> str:
    """Why there is no ``stronger`` version to read; empty where there is one, and where the
    answer was not judged."""
    if not answer.stronger and answer.assessability is Assessability.ASSESSABLE:
        return say(
            "Your answer stands as you said it: I found nothing to leave out and no part that "
            "is missing. What could be told better is said beside the levels."
        )
    if not answer.stronger or not all(piece.is_gap for piece in answer.stronger):
        return ""
    return say(
        "There is nothing to make stronger yet: what you said would fit any answer. Tell what "
        "stands in the brackets, as it really happened."
    )


def topic_note(answer: AnswerReview) -> str:
    """That it may be about something else, in a sentence; empty where nothing says so."""
    if not answer.doubtful_topic:
        return ""
    return say(
        "This may be about something else than the question. It was judged all the same: "
        "whether it answers the question is for you to say."
    )


def set_aside_why(answer: AnswerReview) -> str:
    """Why what is ``set_aside`` weighs nothing, in a sentence."""
    if answer.set_aside and all(is_struck_at_random(quote.text) for quote in answer.set_aside):
        return say("Set aside, and weighed as nothing: these are keys struck at random.")
    if answer.turned:
        return say(
            "Set aside, and weighed as nothing: with these words before it, the model quoted "
            "what you did not say. Without them it did not."
        )
    return say(
        "Set aside, and weighed as nothing: this speaks to whoever judges, not to the "
        "interviewer, or is in another language."
    )
