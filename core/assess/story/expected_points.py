"""The expected points of a question: which of them an answer makes, and the words that bear them.

A point that stands for a part of a story (``ExpectedPoint.tells``) is made where that part is
found, and quoted with its words; every other one is found by phrases, and one that asks for no more
than a result also where an outcome is told without any. An answer to a question about
something that happened, and that tells no deed and no outcome, makes no point, whatever phrases
stand in it. So no page ticks what it calls missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.assess.answer.text import AnswerText, shortened
from core.assess.evidence import quote_span
from core.assess.report import PointReview, PointStatus, StarReview
from core.assess.star import StarPart, is_a_plan
from core.assess.story.found import review_star, tells_a_story
from core.conversation.brief import InterviewType
from core.practice.bank import ExpectedPoint, Question
from core.practice.following_up.given import asks_result
from core.practice.points import cover_points, says
from core.practice.quotes import Quote
from core.speak.sentences import sentence_spans
from core.think.distress.losses import tells_of_a_loss
from core.think.reading.cues import fold_in_place
from core.think.reading.scene import scene_marks
from core.think.reading.signs import tell_outcomes


def review_points(answer: AnswerText, question: Question) -> tuple[PointReview, ...]:
    """Each expected point of ``question`` with the sentence of ``answer`` that bears it best.

    A fact that was named is to be checked: phrases do not tell whether it is right.
    """
    said = PointStatus.TO_CHECK if question.type.asks_for_knowledge else PointStatus.COVERED
    quotes = [
        quote or (_outcome(answer) if asks_result(point.ask) else None)
        for point, quote in zip(question.points, _by_phrases(answer, question), strict=True)
    ]
    if question.type is InterviewType.BEHAVIOURAL:
        star = review_star(answer)
        if tells_a_story(star):
            quotes = [
                _by_part(answer, point, StarPart(point.tells), star) if point.tells else quote
                for point, quote in zip(question.points, quotes, strict=True)
            ]
        else:
            quotes = [None] * len(quotes)
    return tuple(
        PointReview(point.point, quote, PointStatus.UNHEARD if quote is None else said)
        for point, quote in zip(question.points, quotes, strict=True)
    )


def _by_phrases(answer: AnswerText, question: Question) -> list[Quote | None]:
    """Of several sentences that address a point the one with most of its phrases, of equals the
    first: a single phrase is the likeliest to mean something else."""
    quotes: list[Quote | None] = [None] * len(question.points)
    most = [0] * len(question.points)
    for index, text in zip(answer.line_indexes, answer.parts, strict=True):
        sentences = sentence_spans(text)
        for number, coverage in enumerate(cover_points(question, text)):
            for start, end in sentences:
                inside = [
                    span
                    for span in coverage.spans
                    if start <= span[0] < end and not _denies(text[start:end], span[0] - start)
                ]
                hits = len({text[slice(*span)].lower() for span in inside})
                if hits > most[number]:
                    most[number] = hits
                    place = shortened(text, start, end, inside[0])
                    quotes[number] = quote_span(answer.interview, index, *place)
    return quotes


def _denies(sentence: str, at: int) -> bool:
    """Whether the clause of ``sentence`` in which a phrase stands ``at`` denies it: "drift is a
    myth", "I would never monitor the inputs"."""
    folded = fold_in_place(sentence)
    edges = [0, *(edge.end() for edge in _CLAUSE_EDGE.finditer(folded)), len(folded)]
    start, end = next((a, b) for a, b in pairwise(edges) if a <= at < b)
    before = folded[start:at]
    return _REFUSES.search(before) is not None or _BELITTLES.search(folded[at:end]) is not None


_CLAUSE_EDGE = re.compile(r"[,;:–—]|\b(?:but|because|so|and)\b")
_REFUSES = re.compile(
    r"\b(?:i|we|you|they|nobody|one)(?:'d| would|'ll| will)? (?:never|not need to)\b"
    r"|\b(?:i|we) (?:don't|do not|wouldn't|would not|won't|will not) (?:ever |even )?"
    r"(?:bother|need|believe|see the point)\b"
)
_BELITTLES = re.compile(
    r"\b(?:is|are|was|were)(?: just| only| mostly| all| really)* (?:an? )?(?:pure )?(?:myths?|"
    r"nonsense|overrated|pointless|useless|waste of (?:time|money)|for (?:cowards|amateurs)|"
    r"not (?:necessary|needed|worth|important)|unnecessary)\b"
)


def _outcome(answer: AnswerText) -> Quote | None:
    """The last sentence that tells what came of something, and is no plan and no loss."""
    texts = dict(zip(answer.line_indexes, answer.parts, strict=True))
    told = {index: tell_outcomes(text) for index, text in texts.items()}
    for index, start, end in reversed(answer.sentences()):
        sentence = texts[index][start:end]
        if is_a_plan(sentence) or tells_of_a_loss(sentence):
            continue
        if any(start <= at < end for at in told[index]):
            return answer.quote(index, start, end)
    return None


def _by_part(
    answer: AnswerText, point: ExpectedPoint, part: StarPart, star: Sequence[StarReview]
) -> Quote | None:
    """Of what tells ``part`` of the story, the sentence that says most of it: of a scene where and
    when it was, else the one with most phrases of ``point``; of deeds one that is not the outcome
    too. A scene that says nothing of all these makes no point of it."""

    def phrases(quote: Quote) -> int:
        return sum(says(quote.text, cue) for cue in point.cues)

    told = {found.part: found.quotes for found in star}
    if part is StarPart.SITUATION and told[part]:
        scene = max(_scenes(answer), key=lambda quote: scene_marks(quote.text), default=None)
        return scene or max(filter(phrases, told[part]), key=phrases, default=None)
    if part is StarPart.ACTION:
        only_deeds = [quote for quote in told[part] if quote not in told[StarPart.RESULT]]
        return max(only_deeds or told[part], key=phrases, default=None)
    return max(told[part], key=phrases, default=None)


def _scenes(answer: AnswerText) -> Iterator[Quote]:
    """The sentences of ``answer`` that set a scene; no plan does, and nobody is shown a loss."""
    texts = dict(zip(answer.line_indexes, answer.parts, strict=True))
    for index, start, end in answer.sentences():
        quote = answer.quote(index, start, end)
        sentence = texts[index][start:end]
        if scene_marks(quote.text) and not (is_a_plan(sentence) or tells_of_a_loss(sentence)):
            yield quote
