"""Pace in the language's own unit, and beside the person's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from core.conversation.language import Language
from core.conversation.transcript import NOTICED_PAUSE_S
from core.language.pack import PaceUnit, load_pack
from core.language.wording import Baseline, Beside
from core.language.words.tongue import in_its_language
from core.language.words.units import count_units
from core.practice.interview import Line

LEAST_SPOKEN_S = 4.0
"""Shorter stretches of speech have no pace worth the name."""

MOVED = 0.1
"""A pace that differs from one's own by less than a tenth is the same."""


@dataclass(frozen=True)
class SpokenPace:
    """``per_minute`` in ``unit``, over ``spoken_s`` seconds without the pauses between answers.

    ``run`` is how many units are said between two noticed pauses, on average. ``usual`` is what
    native speakers do among friends. ``own`` is the person's pace by ``baseline``: the median of
    ``talks`` earlier talks, or that of the first spoken answers of this one. ``now`` is what is
    set beside it: this whole talk, or the rest of it. ``None`` where there was too little.
    """

    unit: PaceUnit
    per_minute: float
    spoken_s: float
    run: float | None
    usual: tuple[int, int]
    baseline: Baseline = Baseline.FIRST_ANSWERS
    own: float | None = None
    now: float | None = None
    talks: int = 0

    @property
    def beside_own(self) -> Beside | None:
        if self.own is None or self.now is None:
            return None
        if abs(self.now - self.own) <= MOVED * self.own:
            return Beside.SAME
        return Beside.FASTER if self.now > self.own else Beside.SLOWER


FIRST_ANSWERS = 2


def measure_pace(
    lines: Sequence[Line], language: Language, earlier: Sequence[float] = ()
) -> SpokenPace | None:
    """The pace of the spoken ``lines``; ``None`` where too little was spoken.

    ``earlier`` are the person's paces in earlier talks in this language; without any, the first
    answers are the baseline. Edited transcripts do not count, whose words were not all spoken, nor
    do answers that are mostly in another language.
    """
    spoken = [
        line
        for line in lines
        if line.transcript is not None
        and not line.edited
        and 2 * len(in_its_language(line.text, language)) > len(line.text)
    ]
    whole = _pace(spoken, language)
    if whole is None:
        return None
    pace = load_pack(language).pace
    runs = sum(_runs(line) for line in spoken)
    units = sum(count_units(line.text, pace.unit, language) for line in spoken)
    measured = SpokenPace(
        pace.unit,
        round(whole, 1),
        round(sum(_spoken_s(line) for line in spoken), 1),
        round(units / runs, 1) if runs else None,
        (pace.slow, pace.fast),
    )
    if earlier:
        return replace(
            measured,
            baseline=Baseline.EARLIER_TALKS,
            own=median(earlier),
            now=whole,
            talks=len(earlier),
        )
    first, rest = spoken[:FIRST_ANSWERS], spoken[FIRST_ANSWERS:]
    return replace(measured, own=_pace(first, language), now=_pace(rest, language))


def _pace(lines: Sequence[Line], language: Language) -> float | None:
    unit = load_pack(language).pace.unit
    spoken_s = sum(_spoken_s(line) for line in lines)
    if spoken_s < LEAST_SPOKEN_S:
        return None
    return 60 * sum(count_units(line.text, unit, language) for line in lines) / spoken_s


def _spoken_s(line: Line) -> float:
    """From the first to the last sound of speech."""
    heard = line.transcript
    if heard is None:
        return 0.0
    if heard.speech:
        return heard.speech[-1].end_s - heard.speech[0].start_s
    return heard.words[-1].end_s - heard.words[0].start_s if heard.words else heard.audio_s


def _runs(line: Line) -> int:
    heard = line.transcript
    if heard is None or not heard.speech:
        return 0
    gaps = (after.start_s - before.end_s for before, after in pairwise(heard.speech))
    return 1 + sum(gap >= NOTICED_PAUSE_S for gap in gaps)
