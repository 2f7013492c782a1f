"""How the thoughts of a talk hang together, as far as its joining words show it."""

from __future__ import annotations

from collections.abc import Sequence

from core.conversation.language import CefrLevel
from core.language.findings import CriterionReview
from core.language.grid import Criterion, Grid
from core.language.level import LevelEstimate
from core.language.reporting.own_words import sentences_with
from core.language.talk import Talk
from core.language.wording import ReportSentence
from core.language.words.connectives import connectives_in
from core.practice.quotes import Quote

_LEVELS = (CefrLevel.C1, CefrLevel.B2, CefrLevel.B1, CefrLevel.A2)
_LEAST = 2
"""One joining word alone shows no level: it may be the one that everybody knows."""
_MOST_LISTED = 6


def review_coherence(
    talk: Talk, grid: Grid, estimate: LevelEstimate, quoted: Sequence[Quote]
) -> CriterionReview:
    """The highest level of which two joining words were used, one above the estimate at most, with
    sentences that hold them; one of ``quoted``, which show something else, only for want of
    others.

    Open where fewer were found, and where they lie two levels below the estimate: the lists are
    short, and who knows a language well joins thoughts without them too.
    """
    texts, language = [line.text for line in talk.answers], talk.brief.language
    used = {level: connectives_in(texts, language, level.name) for level in _LEVELS}
    joined = [word for level in _LEVELS for word in used[level]]
    listed = ", ".join(joined[:_MOST_LISTED])
    if not joined:
        return _open(grid.say(ReportSentence.JOINED_NONE))
    if len(joined) < _LEAST:
        return _open(grid.say(ReportSentence.JOINED_ONE, words=listed))
    reached = next(
        level
        for level in _LEVELS
        if sum(len(used[above]) for above in _LEVELS if above >= level) >= _LEAST
    )
    if reached < estimate.level - 1:
        return _open(grid.say(ReportSentence.JOINED_FAR_BELOW, words=listed))
    bearing = [word for level in _LEVELS if level >= reached for word in used[level]]
    return CriterionReview(
        Criterion.COHERENCE,
        CefrLevel(min(reached, estimate.level + 1)),
        grid.say(ReportSentence.JOINED, words=listed),
        sentences_with(talk, bearing, quoted),
    )


def _open(why: str) -> CriterionReview:
    return CriterionReview(Criterion.COHERENCE, None, why)
