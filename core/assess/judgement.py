"""A model's judgement of one answer: what it may say, and what of it stands.

The model fills in rubric items and nothing else; it never adds up. Several passes are made.
What a pass claims counts only with words of the candidate's own, found by code; a pass without
them is thrown away. Code computes levels, totals and intervals from what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_low
from typing import Annotated

from pydantic import BeforeValidator

from core.assess.answer.guards import within_effort
from core.assess.answer.own_facts import own_facts_only
from core.assess.answer.set_aside import speaks_of_levels
from core.assess.answer.text import FEWEST_QUOTE_WORDS, AnswerText, Place
from core.assess.evidence import find_quote, quote_span
from core.assess.judge_pass import Judge, JudgePass, Told, judges_all
from core.assess.levels import agreement, level_of_passes, weighted_mean
from core.assess.report import (
    AnswerReview,
    Assessability,
    DimensionReview,
    PointReview,
    PointStatus,
    StrongerPiece,
)
from core.assess.rubric import load_rubric
from core.assess.story.stronger import with_code
from core.practice.introduction import is_introduction_id
from core.practice.quotes import Quote
from core.sentence import say

MODEL_ASSESSOR = "model"
PASSES = 3
FEWEST_SHOWN = 0.5
"""A pass counts when at least half of its dimensions are shown by true quotes."""

FEWEST_QUOTE_CHARS = 12
"""Enough for a quote with fewer words, in scripts that write none apart."""

FEW_PLACES = 2


@dataclass(frozen=True)
class AnswerJudgement:
    """What ``model`` said of the answer to ``question_id``, pass by pass, less what it invented.

    ``left_out`` are the stretches of the answer that it was not shown, since it had invented its
    quotes over them; ``prompt`` and ``rubric`` are the versions that it was asked with. ``model``
    names all where ``several`` made the passes.
    """

    question_id: str
    model: str
    passes: tuple[JudgePass, ...]
    left_out: tuple[Place, ...] = ()
    prompt: str = ""
    rubric: str = ""
    several: bool = False

    @property
    def judge(self) -> Judge:
        return Judge(self.model, self.prompt, self.rubric, self.several)


def _of_older(take: object) -> object:
    """Passes were once kept with the number of their take, 0 for the first answer. No take has
    such an id, so those over a take are asked for anew."""
    return str(take or "") if isinstance(take, int) else take


@dataclass(frozen=True)
class LandedPass:
    """One pass of ``model`` over an answer, kept while the others are still to come.

    ``number`` counts the passes of a judgement from 1; ``prompt`` and ``rubric`` are the versions
    that it was asked with. ``take`` is empty for the first answer, else the id of the second take.
    """

    question_id: str
    number: int
    model: str
    judged: JudgePass
    prompt: str
    left_out: tuple[Place, ...] = ()
    take: Annotated[str, BeforeValidator(_of_older)] = ""
    rubric: str = ""

    @property
    def key(self) -> tuple[str, int, tuple[Place, ...], str]:
        """Which pass it is; a newer one of the same key takes its place."""
        return self.question_id, self.number, self.left_out, self.take


@dataclass(frozen=True)
class Unfounded:
    """No pass over the answer to ``question_id`` was borne out by its words: none is kept."""

    question_id: str


def judged_review(
    by_rules: AnswerReview,
    answer: AnswerText,
    judgement: AnswerJudgement,
    *,
    on_topic: bool,
) -> AnswerReview:
    """``by_rules`` with what stands of ``judgement`` in place of the rules' levels.

    It comes back as it is when no pass stands: the rules' review is never lost. An answer that
    the person said is ``on_topic`` is not refused for being off topic.
    """
    if by_rules.assessability is not Assessability.ASSESSABLE:
        return by_rules
    answer = replace(answer, left_out=judgement.left_out)
    weights = load_rubric().types[by_rules.interview_type]
    passes = [p for p in judgement.passes if judges_all(p, weights) and pass_stands(p, answer)]
    if not passes:
        return by_rules
    elsewhere = sum(not p.answers_the_question for p in passes)
    if not on_topic and 2 * elsewhere > len(passes):
        return replace(
            by_rules,
            assessor=MODEL_ASSESSOR,
            judge=judgement.judge,
            assessability=Assessability.OFF_TOPIC,
            level=None,
            dimensions=(),
            points=(),
            star=(),
            stronger=(),
        )
    introduces = is_introduction_id(by_rules.question_id)
    dimensions = tuple(
        _dimension(rules, answer, passes, introduces=introduces) for rules in by_rules.dimensions
    )
    judged = {d.dimension for d in dimensions if d.level is not None}
    if not judged:
        return by_rules
    totals = [_total(p, answer, weights, judged) for p in passes]
    return replace(
        by_rules,
        assessor=MODEL_ASSESSOR,
        judge=judgement.judge,
        level=level_of_passes(totals),
        dimensions=dimensions,
        points=tuple(_point(n, p, answer, passes) for n, p in enumerate(by_rules.points, 1)),
        stronger=_stronger(answer, passes) or by_rules.stronger,
        agreement=_agreement(passes, weights),
        set_aside=answer.set_aside,
        turned=answer.set_aside != replace(answer, left_out=()).set_aside,
        rules_level=by_rules.level,
        doubtful_topic=False,  # every pass says whether it answers the question
    )


def pass_stands(judged: JudgePass, answer: AnswerText) -> bool:
    """Whether the candidate's own words bear out at least half of what a pass says.

    One or two sentences that speak of levels and are quoted for most of it are no evidence: they
    may be what talked to the model.
    """
    shown = [q for d in judged.dimensions if (q := own_quote(d.quote, answer)) is not None]
    if len(shown) < FEWEST_SHOWN * len(judged.dimensions):
        return False
    doubtful = [quote for quote in shown if speaks_of_levels(quote.text)]
    places = {(quote.line_index, quote.start) for quote in doubtful}
    return 2 * len(doubtful) <= len(shown) or len(places) > FEW_PLACES


def without_inventions(judged: JudgePass, answer: AnswerText) -> JudgePass:
    """The pass with each quote that the candidate did not say, and each sentence of the stronger
    version that is not made of their words, taken out: what was invented is kept nowhere.
    """

    def true(text: str) -> str:
        return text if own_quote(text, answer) is not None else ""

    return judged.model_copy(
        update={
            "dimensions": tuple(
                d.model_copy(update={"quote": true(d.quote)}) for d in judged.dimensions
            ),
            "points": tuple(p.model_copy(update={"quote": true(p.quote)}) for p in judged.points),
            "stronger": tuple(piece.text for piece in own_facts_only(judged.stronger, answer)),
        }
    )


def own_quote(text: str, answer: AnswerText) -> Quote | None:
    """Where the candidate said ``text`` in this very answer, outside of what is set aside.

    A word or two show nothing: ``None`` for those as well.
    """
    if len(text.split()) < FEWEST_QUOTE_WORDS and len(text) < FEWEST_QUOTE_CHARS:
        return None
    for index in answer.line_indexes:
        found = find_quote(text, answer.as_judged, only=(index,))
        if found is not None:
            quote = quote_span(answer.interview, index, found.start, found.end)
            if answer.owns(quote):
                return quote
    return None


def _dimension(
    by_rules: DimensionReview,
    answer: AnswerText,
    passes: Sequence[JudgePass],
    *,
    introduces: bool,
) -> DimensionReview:
    """The level of a dimension by the passes that show it; unjudged without a majority.

    Where no pass advises, the rules' advice stands; a pass's own comes with the rubric's drill.
    """
    name = by_rules.dimension
    drill = load_rubric().advice(name, introduces=introduces).drill
    judged = [next(d for d in p.dimensions if d.dimension == name) for p in passes]
    shown = [(d, quote) for d in judged if (quote := own_quote(d.quote, answer)) is not None]
    if 2 * len(shown) <= len(passes):
        why = say("No words of yours were found that show it.")
        return replace(by_rules, level=None, why=why, quote=None)
    level = level_of_passes([_kept(d.level, answer) for d, _ in shown])
    middle = median_low([d.level for d, _ in shown])
    typical, quote = next((d, q) for d, q in shown if d.level == middle)
    return DimensionReview(
        name,
        by_rules.title,
        level,
        typical.why,
        answer.quote(quote.line_index, quote.start, quote.end),
        typical.fix or by_rules.fix,
        drill if typical.fix else by_rules.drill,
    )


def _kept(level: float, answer: AnswerText) -> float:
    return within_effort(level, answer.told)


def _total(
    judged: JudgePass, answer: AnswerText, weights: dict[str, float], names: set[str]
) -> float:
    return weighted_mean(
        [
            (_kept(d.level, answer), weights[d.dimension])
            for d in judged.dimensions
            if d.dimension in names
        ]
    )


def _agreement(passes: Sequence[JudgePass], weights: dict[str, float]) -> float | None:
    levels = [{d.dimension: d.level for d in p.dimensions} for p in passes]
    return agreement([[found[name] for name in weights] for found in levels])


def _point(
    number: int, by_rules: PointReview, answer: AnswerText, passes: Sequence[JudgePass]
) -> PointReview:
    """What most passes say of a point; "covered" and "wrong" need the candidate's own words."""
    # A pass that speaks of a point twice has one vote as well: its first.
    first = [next((p for p in judged.points if p.point == number), None) for judged in passes]
    told = [p for p in first if p is not None]
    for status, means in _STATUS.items():
        votes = [p for p in told if p.status is status]
        if 2 * len(votes) <= len(passes):
            continue
        if means is PointStatus.MISSED:
            return PointReview(by_rules.point, None, means)
        for vote in votes:
            quote = own_quote(vote.quote, answer)
            if quote is not None:
                kept = answer.quote(quote.line_index, quote.start, quote.end)
                return PointReview(by_rules.point, kept, means, vote.why)
    return by_rules


_STATUS = {
    Told.COVERED: PointStatus.COVERED,
    Told.WRONG: PointStatus.WRONG,
    Told.MISSED: PointStatus.MISSED,
    Told.UNSURE: PointStatus.TO_CHECK,
}


def _stronger(answer: AnswerText, passes: Sequence[JudgePass]) -> tuple[StrongerPiece, ...]:
    for judged in passes:
        pieces = own_facts_only(judged.stronger, answer)
        if pieces:
            return with_code(pieces, answer)
    return ()
