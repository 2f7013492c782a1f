"""The report of a talk: the grid with evidence, corrections, words worth learning, pace.

Rules fill in what can be counted and leave open what cannot; a model's findings come in only
with words that the person really said. A report is made for whoever reads it now and never kept,
so that a talk can be read in any language of the interface.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.conversation.language import Language, TalkBrief
from core.language.findings import CriterionReview, Judged, ListedCorrection
from core.language.grid import SOURCE, Criterion, Grid, load_grid
from core.language.level import LevelEstimate, estimate_level, least_said, words_said
from core.language.pace import SpokenPace, measure_pace
from core.language.pack import PaceUnit
from core.language.reporting.coherence import review_coherence
from core.language.reporting.earlier import TalkFigures
from core.language.reporting.next_steps import next_steps
from core.language.reporting.notes import load_notes
from core.language.reporting.own_words import answers_of, typical_sentences
from core.language.reporting.upgrades import WordToLearn, words_to_learn
from core.language.talk import Talk
from core.language.wording import ReportSentence
from core.language.words.fillers import SaidFiller, count_fillers
from core.language.words.shown import shown_slips
from core.language.words.slips import Slip, find_slips
from core.language.words.tongue import in_its_language
from core.practice.interview import Speaker
from core.practice.quotes import Quote
from core.practice.words_of_care import without_care
from core.think.intent import Intent

RULES = "rules"


@dataclass(frozen=True)
class TalkReport:
    """``estimate`` is ``None`` when too little was said; ``assessor`` is who filled the grid.

    Its sentences are in ``locale``, but for a model's reasons, which are in ``reasons_in``.
    """

    brief: TalkBrief
    locale: str
    assessor: str
    grid_version: str
    estimate: LevelEstimate | None
    criteria: tuple[CriterionReview, ...]
    corrections: tuple[ListedCorrection, ...]
    words: tuple[WordToLearn, ...]
    pace: SpokenPace | None
    pronunciation: str
    earlier: tuple[TalkFigures, ...] = ()
    """The person's talks in this language before this one, oldest first."""
    meanwhile: str = ""
    """Why the rules' report stands in for a model's; empty when it does not."""
    stepped_in: tuple[str, ...] = ()
    """What stood in for what while they talked, a sentence for each cause."""
    reasons_in: str = ""
    """The language of a model's reasons; empty when none has judged."""
    fillers: tuple[SaidFiller, ...] = ()
    spoken: bool = False
    """Whether a recogniser wrote any of the answers."""
    next_steps: tuple[str, ...] = ()
    """What to practise next, what helps most first."""
    elsewhere: bool = False
    """Whether most of what was said is not in the talk's language, so that there is no level."""


def review_talk(
    talk: Talk,
    locale: str = SOURCE,
    earlier: Sequence[TalkFigures] = (),
    meanwhile: str = "",
    stepped_in: Sequence[str] = (),
) -> TalkReport:
    """The rules' report, with what a model found in its place where one has judged the talk.

    ``earlier`` are the person's talks in this language before it, oldest first; ``meanwhile`` and
    ``stepped_in`` are told as they are. Pure: the same input gives the same report.
    """
    language, answers = talk.brief.language, talk.answers
    texts = [in_its_language(line.text, language) for line in answers]
    estimate = estimate_level(texts, language)
    own, whole = words_said(texts, language), words_said(_said_at_all(talk), language)
    elsewhere = estimate is None and 2 * own < whole
    slips = _slips(talk)
    grid = load_grid(locale)
    paces = [before.per_minute for before in earlier if before.per_minute is not None]
    pace = measure_pace(answers, language, paces)
    report = TalkReport(
        talk.brief,
        grid.locale,
        RULES,
        grid.version,
        estimate,
        _withheld(grid, language)
        if estimate is None
        else _criteria(talk, texts, grid, estimate, pace, slips=len(slips)),
        _corrections(talk, grid),
        words_to_learn(texts, language, grid.locale),
        pace,
        grid.pronunciation,
        tuple(earlier),
        meanwhile,
        tuple(stepped_in),
        fillers=count_fillers(texts, language),
        spoken=any(line.transcript is not None and not line.edited for line in answers),
        elsewhere=elsewhere,
    )
    if talk.judged is not None:
        report = _with_findings(report, talk.judged, slips)
    steps = next_steps(
        talk,
        grid,
        estimate=estimate,
        criteria=report.criteria,
        corrections=report.corrections,
        words=report.words,
    )
    return replace(report, next_steps=steps)


def _said_at_all(talk: Talk) -> list[str]:
    """The answers, and what was no answer because it was not in the talk's language."""
    return [
        line.text
        for line in without_care(talk.lines)
        if line.speaker is Speaker.CANDIDATE
        and (line.intent is Intent.ANSWER or not in_its_language(line.text, talk.brief.language))
    ]


def _withheld(grid: Grid, language: Language) -> tuple[CriterionReview, ...]:
    why = grid.say(
        ReportSentence.TOO_LITTLE,
        language=grid.languages[language],
        least=least_said(language),
        unit=grid.units[counted_in(language)],
    )
    return tuple(CriterionReview(criterion, None, why) for criterion in Criterion)


def counted_in(language: Language) -> PaceUnit:
    """What the length of what was said is told in."""
    return PaceUnit.CHARACTERS if language is Language.CHINESE else PaceUnit.WORDS


def _criteria(
    talk: Talk,
    texts: Sequence[str],
    grid: Grid,
    estimate: LevelEstimate,
    pace: SpokenPace | None,
    *,
    slips: int,
) -> tuple[CriterionReview, ...]:
    language = talk.brief.language
    accuracy = grid.say(
        ReportSentence.ACCURACY_OPEN,
        slips=slips,
        said=words_said(texts, language),
        unit=grid.units[counted_in(language)],
    )
    estimated = grid.say(
        ReportSentence.RANGE_ESTIMATED if estimate.marked else ReportSentence.RANGE_UNMARKED
    )
    typical = typical_sentences(talk)
    if typical:
        estimated = grid.gap.join((estimated, grid.say(ReportSentence.TYPICAL)))
    fluency = ReportSentence.FLUENCY_TYPED if pace is None else ReportSentence.FLUENCY_MEASURED
    return (
        CriterionReview(Criterion.RANGE, estimate.level, estimated, typical),
        CriterionReview(Criterion.ACCURACY, None, accuracy),
        CriterionReview(Criterion.FLUENCY, None, grid.say(fluency)),
        CriterionReview(Criterion.INTERACTION, None, grid.say(ReportSentence.INTERACTION_OPEN)),
        review_coherence(talk, grid, estimate, typical),
    )


_Slip = tuple[int, Slip]
"""A slip of the line with that index."""


def _slips(talk: Talk) -> list[_Slip]:
    """Those that are shown: of another nobody is told, so a model may tell of it."""
    language = talk.brief.language
    return [
        (index, slip)
        for index, line in answers_of(talk)
        for shown in shown_slips(line.text, language)
        for slip in find_slips(line.text, language)
        if shown.start <= slip.start and slip.end <= shown.end
    ]


def _corrections(talk: Talk, grid: Grid) -> tuple[ListedCorrection, ...]:
    language, notes = talk.brief.language, load_notes(grid.locale)
    return tuple(
        ListedCorrection(
            Quote(shown.said, index, shown.start, shown.end),
            shown.told,
            grid.gap.join(map(notes.reason, shown.whys)),
        )
        for index, line in answers_of(talk)
        for shown in shown_slips(line.text, language)
    )


def _is_about(said: Quote, known: _Slip) -> bool:
    index, slip = known
    return said.line_index == index and said.start < slip.end and slip.start < said.end


def _mended_with(
    more: Sequence[ListedCorrection], known: ListedCorrection
) -> ListedCorrection | None:
    """``known`` with what a model found in its phrase put right too, so that it teaches no slip;
    ``None`` where that place cannot be told for sure."""
    here, better = known.said, known.better
    for found in more:
        said = found.said
        if said.line_index == here.line_index and said.start < here.end and here.start < said.end:
            if here.start > said.start or said.end > here.end or better.count(said.text) != 1:
                return None
            better = better.replace(said.text, found.better)
    return replace(known, better=better)


def _with_findings(report: TalkReport, judged: Judged, slips: Sequence[_Slip]) -> TalkReport:
    """``report`` with a model's findings in place of the rules' where it has some; of a slip that
    the rules know nothing is told twice."""
    found = {review.criterion: review for review in judged.criteria}
    more = [c for c in judged.corrections if not any(_is_about(c.said, slip) for slip in slips)]
    known = filter(None, (_mended_with(more, one) for one in report.corrections))
    corrections = sorted((*known, *more), key=lambda c: (c.said.line_index, c.said.start))
    return replace(
        report,
        assessor=judged.assessor,
        criteria=tuple(found.get(rules.criterion, rules) for rules in report.criteria),
        corrections=tuple(corrections),
        meanwhile="",
        reasons_in=judged.locale,
    )
