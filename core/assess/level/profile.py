"""The profile: where an answer is above and below its own level, dimension by dimension.

The estimate gives the height; the signals of each dimension (``core/data/dimensions_en.json``)
say which of them carry it. The weighted mean of the dimensions is the level of the answer, by
construction. What rules cannot see is left unjudged.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from core.assess.answer.text import AnswerText
from core.assess.level.advising import choose_advice, lacking
from core.assess.level.anchor_words import (
    belied,
    tells_in_order,
    tells_of_less,
    tells_of_more,
)
from core.assess.level.answer_signs import ShownSigns
from core.assess.level.seen_signs import (
    DimensionSignals,
    bears,
    dimensions_data,
    may_show,
    times_seen,
)
from core.assess.levels import HIGHEST, LOWEST, Level, level_around
from core.assess.report import DimensionReview
from core.assess.rubric import Advice, Dimension, load_rubric
from core.assess.story.found import review_star, tells_a_story
from core.assess.words.boasts import praises
from core.assess.words.condense import said_once
from core.assess.words.estimate import standing
from core.assess.words.side_remarks import asks_back
from core.assess.words.vague import fits_any_story, is_vague
from core.assess.words.weak_words import WEAKNESSES
from core.conversation.brief import InterviewType
from core.practice.quotes import Quote
from core.sentence import in_a_row, listed, say
from core.speak.sentences import sentence_spans
from core.think.distress.losses import tells_of_a_loss

REACH = 0.6
"""How many levels a standard deviation of a dimension's signals moves it: the spread between
dimensions that people give one answer, about half a level, not fitted."""

FARTHEST = 1.25
HIGH, LOW = 3.5, 1.5
"""A level of a dimension from ``HIGH`` on stands for something that must have been seen; one below
``LOW``, nearest to 1, for nothing but what speaks against it: it is quoted with that or not at
all. From 2 on each anchor speaks of something that is there."""

STRUCTURE, REQUIREMENTS = "structure", "requirements"
SHOWN_SIGNS = 3
SHOWN_BEFORE = 2.0
WEAKENED = 3.0
"""What a doubt or a plan takes away from a sentence: as much as a deed of theirs gives it."""


def review_dimensions(
    answer: AnswerText,
    kind: InterviewType,
    level: float,
    margin: float,
    *,
    introduces: bool,
    given: Mapping[str, int] | None = None,
) -> tuple[DimensionReview, ...]:
    """The dimensions of ``kind`` for an assessable English answer of ``level``.

    Where it ``introduces`` somebody, it is told what an introduction can do better, and the
    anchors, which speak of one event, are not held to it. A dimension whose estimate is high
    without the signs of what a high level stands for is left unjudged, and so is one whose anchor
    speaks of a story where none was told; it moves no other.
    ``given`` says how often each fix was given in the same interview before.
    """
    rubric, data = load_rubric(), dimensions_data()
    weights = rubric.types[kind]
    judged = {name: weight for name, weight in weights.items() if name in data.dimensions}
    said = said_once(answer.judged)
    means = standing(said)
    star = review_star(answer)
    raw = {name: _strength(means, data.dimensions[name]) for name in judged}
    if STRUCTURE in raw and not introduces and tells_in_order(star):
        # A story with beginning, deed and end in order has the structure of its level at least.
        raw[STRUCTURE] = max(raw[STRUCTURE], _mean_of(raw, judged, STRUCTURE))
    levels = _around(level, raw, judged)
    used: set[str] = set()
    lacks = lacking(answer, may_show)
    # What counts once is shown wherever it was said. Nobody is shown a bereavement as a sign.
    told = " ".join(
        answer.judged[start:end]
        for start, end in sentence_spans(answer.judged)
        if not tells_of_a_loss(answer.judged[start:end])
    )
    shown = ShownSigns(told, star)

    def advised(name: str) -> Advice | None:
        own = rubric.advice(name, introduces=introduces)
        return own if introduces else choose_advice(name, own, data.advising, lacks, given or {})

    return tuple(
        _judged(
            answer,
            shown,
            name,
            level_around(levels[name], margin),
            used,
            advice=advised(name),
            introduces=introduces,
            shows_parts=kind is InterviewType.BEHAVIOURAL and not introduces,
        )
        if name in judged
        else _unjudged(name, rubric.dimensions[name], data.unjudged[name])
        for name in weights
    )


def _around(level: float, raw: dict[str, float], weights: dict[str, float]) -> dict[str, float]:
    """Levels whose weighted mean is ``level``, spread by ``raw`` and all within 1 to 5."""
    total = math.fsum(weights.values())
    centre = math.fsum(raw[name] * weight for name, weight in weights.items()) / total
    shifts = {n: max(-FARTHEST, min(FARTHEST, REACH * (v - centre))) for n, v in raw.items()}
    middle = math.fsum(shifts[name] * weight for name, weight in weights.items()) / total
    shifts = {name: shift - middle for name, shift in shifts.items()}
    room = [
        (HIGHEST - level) / shift if shift > 0 else (LOWEST - level) / shift
        for shift in shifts.values()
        if shift
    ]
    scale = max(0.0, min([1.0, *room]))
    return {name: level + scale * shift for name, shift in shifts.items()}


def _mean_of(raw: Mapping[str, float], weights: Mapping[str, float], but: str) -> float:
    """The weighted mean of ``raw`` without the dimension ``but``."""
    others = [name for name in raw if name != but]
    total = math.fsum(weights[name] for name in others)
    return math.fsum(raw[name] * weights[name] for name in others) / total if total else 0.0


def _strength(means: dict[str, float], signals: DimensionSignals) -> float:
    up = math.fsum(means[name] for name in signals.up) / math.sqrt(len(signals.up))
    if not signals.down:
        return up
    return up - math.fsum(means[name] for name in signals.down) / math.sqrt(len(signals.down))


def _judged(
    answer: AnswerText,
    shown: ShownSigns,
    name: str,
    level: Level,
    used: set[str],
    *,
    advice: Advice | None,
    introduces: bool,
    shows_parts: bool,
) -> DimensionReview:
    """``shows_parts`` where the page marks the parts of a story beside the dimensions."""
    dimension = load_rubric().dimensions[name]
    signals = dimensions_data().dimensions[name]
    unseen = [] if introduces else _unseen(shown.seen(), signals)
    if level.value >= HIGH and unseen:
        why = say(
            "Rules cannot tell here: it is worded like a strong answer, and what makes one strong "
            "was not found ({signs}). If you did tell it, trust yourself; if not, add one sentence "
            "of it.",
            signs=listed([dimensions_data().signs[name] for name in unseen]),
        )
        return _unjudged(name, dimension, why)
    anchor = dimension.anchor_at(level.value)
    of_more = shows_parts and tells_of_more(anchor, shown.parts())
    if of_more and not tells_a_story(shown.star):
        why = say(
            "The signs contradict each other: the words have an order, and no story was found in "
            "them, neither a deed nor an outcome."
        )
        return _unjudged(name, dimension, why)
    signs = _signs(shown, signals)
    of_less = tells_of_less(anchor, shown.star)
    claimed = not (introduces or of_more or of_less or belied(anchor, shown.seen()))
    told = in_a_row((dimension.stands_for(level.value), *signs) if claimed else signs)
    fix, drill = (advice.fix, advice.drill) if advice else ("", "")

    quote = _shown(answer, name, used, low=is_low(level.value))
    if quote is not None:
        used.add(quote.text)
    return DimensionReview(name, dimension.title, level, told, quote, fix, drill)


def is_low(level: float) -> bool:
    """Whether a dimension at ``level`` is shown by what speaks against it."""
    return level < LOW


def _unseen(found: Mapping[str, float], signals: DimensionSignals) -> list[str]:
    """The signs of the groups of which none was ``found``."""
    groups = (group for group in signals.stands_for if not any(found[name] for name in group))
    return [name for group in groups for name in group]


SETTLED = 2.0
_SETTLES = re.compile(
    r"\b(?:assum\w+|suppose|let's say|say,|how (?:many|much|big|often)|requirements?|must(?: not)?"
    r"|(?:has|have|needs?) to|the goal|out of scope|in scope)\b",
    re.IGNORECASE,
)
"""What is settled before a design begins: of such sentences the requirements are shown."""


def _shown(answer: AnswerText, name: str, used: set[str], *, low: bool) -> Quote | None:
    """The sentence that bears a dimension best, of a ``low`` one that which speaks most against
    it; ``None`` where no sentence does: what is missing cannot be quoted."""

    def worth(sentence: str) -> float:
        borne = bears(name, sentence, low=low)
        if not borne or asks_back(sentence) or tells_of_a_loss(sentence):
            return -math.inf
        if not low and name != REQUIREMENTS and sentence.rstrip().endswith("?"):
            return -math.inf  # a question shows what somebody wants to know, and nothing else
        if not low and (is_vague(sentence) or fits_any_story(sentence) or praises(sentence)):
            return -math.inf
        # One sentence may show several dimensions, but another one tells more; and what somebody
        # was not sure of, or would do, shows less than what they did.
        weak = 0 if low else WEAKENED * sum(times_seen(sentence, name) for name in WEAKNESSES)
        if borne <= weak:
            return -math.inf
        settles = name == REQUIREMENTS and _SETTLES.search(sentence) is not None
        return borne - weak + SETTLED * settles - SHOWN_BEFORE * (sentence in used)

    quote = answer.best_sentence(worth)
    return quote if quote is not None and worth(quote.text) > -math.inf else None


def _unjudged(name: str, dimension: Dimension, why: str) -> DimensionReview:
    return DimensionReview(name, dimension.title, None, why, None, dimension.fix, dimension.drill)


def _signs(shown: ShownSigns, signals: DimensionSignals) -> list[str]:
    """At most three sentences: what of the dimension's signs was seen, what was not, and what was
    seen that weakens it."""
    found = shown.seen()
    names = dimensions_data().signs

    seen = [shown.with_words(n) for n in signals.up if found[n] >= 1][:SHOWN_SIGNS]
    against = [shown.with_words(n) for n in signals.down if found[n] >= 2][:1]
    missing = [names[n] for n in signals.up if shown.surely_lacks(n)][:SHOWN_SIGNS]
    told: list[str] = []
    if seen:
        told.append(say("Seen: {signs}.", signs=listed(seen)))
    if missing:
        told.append(say("Not seen: {signs}.", signs=listed(missing)))
    if against:
        told.append(say("This weakens it: {signs}.", signs=listed(against)))
    return told
