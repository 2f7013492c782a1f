"""What to practise next, chosen from what a report found, each step with its drill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from core.conversation.language import CefrLevel
from core.language.findings import CriterionReview, ListedCorrection
from core.language.grid import Criterion, Grid
from core.language.level import LevelEstimate, usual_sentence
from core.language.pack import load_pack
from core.language.reporting.upgrades import WordToLearn
from core.language.talk import Talk
from core.language.wording import ReportSentence
from core.language.words.connectives import connectives_in

_MOST_STEPS = 2
_AGAIN = 2
"""A slip that was made so often is no slip of the tongue."""
_JOINING_WORDS = 3
_SHORT_ANSWER = 1.5
"""In usual sentences."""


def next_steps(
    talk: Talk,
    grid: Grid,
    *,
    estimate: LevelEstimate | None,
    criteria: Sequence[CriterionReview],
    corrections: Sequence[ListedCorrection],
    words: Sequence[WordToLearn],
) -> tuple[str, ...]:
    """One step or two in the language of ``grid``, what helps most first: to say more, where
    answers are short; the slip that came back; the weakest row; a better word; any slip. Who gives
    no cause for one of these is told to reformulate."""

    def steps() -> Iterator[str]:
        if estimate is None or _answers_are_short(talk, estimate):
            yield grid.say(ReportSentence.NEXT_SAY_MORE)
        reasons = [correction.why for correction in corrections]
        if reasons and reasons.count(most := max(reasons, key=reasons.count)) >= _AGAIN:
            yield _slip(grid, corrections[reasons.index(most)])
        if estimate is not None:
            yield from _weakest(talk, grid, estimate, criteria)
        if words:
            plain, better = words[0].instead_of, words[0].word
            yield grid.say(ReportSentence.NEXT_WORD, plain=plain, better=better)
        if corrections:
            yield _slip(grid, corrections[0])
        if estimate is not None:
            yield grid.say(ReportSentence.NEXT_REFORMULATE)

    return tuple(islice(dict.fromkeys(steps()), _MOST_STEPS))


def _answers_are_short(talk: Talk, estimate: LevelEstimate) -> bool:
    usual = usual_sentence(talk.brief.language)
    return estimate.short and estimate.words < _SHORT_ANSWER * usual * len(talk.answers)


def _slip(grid: Grid, correction: ListedCorrection) -> str:
    return grid.say(ReportSentence.NEXT_SLIP, said=correction.said.text, better=correction.better)


def _weakest(
    talk: Talk, grid: Grid, estimate: LevelEstimate, criteria: Sequence[CriterionReview]
) -> Iterator[str]:
    """The step for the row below all others, if there is one. Coherence left open is as weak: too
    few joining words were found."""
    levels = {row.criterion: row.level for row in criteria if row.level is not None}
    lowest = min(levels.values(), default=None)
    weakest = [criterion for criterion, level in levels.items() if level == lowest]
    if Criterion.COHERENCE not in levels or weakest == [Criterion.COHERENCE]:
        joining = _unused_joining_words(talk, estimate.level)
        yield grid.say(ReportSentence.NEXT_JOIN, words=", ".join(joining))
    elif len(weakest) == 1 < len(levels):
        yield grid.criteria[weakest[0]].next


def _unused_joining_words(talk: Talk, level: CefrLevel) -> list[str]:
    """Those of ``level``, of B1 at least, that were not said: the first of them."""
    language, texts = talk.brief.language, [line.text for line in talk.answers]
    name = min(max(level, CefrLevel.B1), CefrLevel.C1).name
    used = connectives_in(texts, language, name)
    known = load_pack(language).connectives[name]
    return [word for word in known if word not in used][:_JOINING_WORDS]
