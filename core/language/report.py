"""The report of a talk: the grid with evidence, corrections, words worth learning, pace.

Rules fill in what can be counted and leave open what cannot; a model's findings come in only
with words that the person really said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.conversation.language import CefrLevel, Language, TalkBrief
from core.language.findings import CriterionReview, Judged, ListedCorrection, OwnWords
from core.language.grid import Criterion, load_grid
from core.language.level import LEAST_WORDS, LevelEstimate, connectives_in, estimate_level
from core.language.pace import SpokenPace, measure_pace
from core.language.pack import load_pack
from core.language.slips import find_slips, in_context
from core.language.talk import Talk
from core.language.units import words_of
from core.practice.interview import Line
from core.speak.sentences import sentence_spans

MOST_WORDS_TO_LEARN = 12
QUOTES_EACH = 2
RULES = "rules"


@dataclass(frozen=True)
class WordToLearn:
    """A word in place of one that was leaned on (``instead_of``)."""

    word: str
    gloss: str
    example: str
    instead_of: str


@dataclass(frozen=True)
class TalkReport:
    """``estimate`` is ``None`` when too little was said; ``assessor`` is who filled the grid."""

    brief: TalkBrief
    assessor: str
    grid_version: str
    estimate: LevelEstimate | None
    criteria: tuple[CriterionReview, ...]
    corrections: tuple[ListedCorrection, ...]
    words: tuple[WordToLearn, ...]
    pace: SpokenPace | None
    pronunciation: str
    meanwhile: str = ""
    """Why the rules' report stands in for a model's; empty when it does not."""


def review_talk(talk: Talk, meanwhile: str = "") -> TalkReport:
    """The rules' report, with what a model found in its place where one has judged the talk.

    Pure: the same talk gives the same report.
    """
    language, answers = talk.brief.language, talk.answers
    texts = [line.text for line in answers]
    estimate = estimate_level(texts, language)
    grid = load_grid()
    report = TalkReport(
        talk.brief,
        RULES,
        grid.version,
        estimate,
        _criteria(talk, estimate),
        _corrections(talk),
        _words_to_learn(texts, language),
        measure_pace(answers, language),
        grid.pronunciation,
        meanwhile,
    )
    return report if talk.judged is None else _with_findings(report, talk.judged)


def own_words(talk: Talk, quote: str) -> OwnWords | None:
    """Where the person said ``quote``, or ``None`` when they did not.

    Runs of white space and the marks at the ends aside, it must stand there letter for letter;
    where spaces part words, whole words must be quoted.
    """
    wanted = " ".join(quote.split()).strip(' .,;:!?…"“”«»„。！？、，؟।')
    if not any(letter.isalnum() for letter in wanted):
        return None
    for index, line in enumerate(talk.lines):
        if line not in talk.answers:
            continue
        at = line.text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if not (talk.brief.language.spaced and _splits_a_word(line.text, at, end)):
                return OwnWords(wanted, index, at, end)
            at = line.text.find(wanted, at + 1)
    return None


def _splits_a_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return before or after


def _criteria(talk: Talk, estimate: LevelEstimate | None) -> tuple[CriterionReview, ...]:
    if estimate is None:
        why = f"Too little was said: it takes about {LEAST_WORDS} words."
        return tuple(CriterionReview(criterion, None, why) for criterion in Criterion)
    slips, pace = len(_corrections(talk)), measure_pace(talk.answers, talk.brief.language)
    words = sum(len(words_of(line.text, talk.brief.language)) for line in talk.answers)
    counted = "characters" if talk.brief.language is Language.CHINESE else "words"
    return (
        CriterionReview(
            Criterion.RANGE,
            estimate.level,
            "Estimated from how varied your words and how long your sentences are.",
            _richest(talk),
        ),
        CriterionReview(
            Criterion.ACCURACY,
            None,
            f"Not judged by rules: they know common slips only, and found {slips} in {words} "
            f"{counted}.",
        ),
        CriterionReview(
            Criterion.FLUENCY,
            None,
            "Not judged for typed answers."
            if pace is None
            else "Measured below, not judged: a pause may be a thought.",
        ),
        CriterionReview(
            Criterion.INTERACTION,
            None,
            "Not judged by rules: it takes a listener, or a language model.",
        ),
        _coherence(talk, estimate),
    )


def _coherence(talk: Talk, estimate: LevelEstimate) -> CriterionReview:
    """The highest level of which two joining words were used, one level off the estimate at
    most."""
    texts, language = [line.text for line in talk.answers], talk.brief.language
    used = {
        level: connectives_in(texts, language, level.name)
        for level in (CefrLevel.C1, CefrLevel.B2, CefrLevel.B1, CefrLevel.A2)
    }
    total = 0
    reached = CefrLevel.A1
    for level, words in used.items():
        total += len(words)
        if total >= 2:
            reached = level
            break
    near = min(max(reached, estimate.level - 1), estimate.level + 1)
    joined = [word for words in used.values() for word in words]
    why = (
        f"Joining words that you used: {', '.join(joined[:6])}."
        if joined
        else "No joining word of the lists was found."
    )
    return CriterionReview(
        Criterion.COHERENCE, CefrLevel(near), why, _with_words(talk, joined[:QUOTES_EACH])
    )


def _richest(talk: Talk) -> tuple[OwnWords, ...]:
    """The sentences with most different words."""
    language = talk.brief.language
    ranked = sorted(
        _sentences(talk), key=lambda said: len(set(words_of(said.text, language))), reverse=True
    )
    return tuple(ranked[:QUOTES_EACH])


def _with_words(talk: Talk, words: Sequence[str]) -> tuple[OwnWords, ...]:
    found: list[OwnWords] = []
    for word in words:
        holding = (said for said in _sentences(talk) if word.casefold() in said.text.casefold())
        said = next((said for said in holding if said not in found), None)
        if said is not None:
            found.append(said)
    return tuple(found)


def _sentences(talk: Talk) -> list[OwnWords]:
    return [
        OwnWords(line.text[start:end], index, start, end)
        for index, line in _answers_of(talk)
        for start, end in sentence_spans(line.text, talk.brief.language.value)
    ]


def _answers_of(talk: Talk) -> list[tuple[int, Line]]:
    mine = set(map(id, talk.answers))
    return [(index, line) for index, line in enumerate(talk.lines) if id(line) in mine]


def _corrections(talk: Talk) -> tuple[ListedCorrection, ...]:
    language = talk.brief.language
    return tuple(
        ListedCorrection(OwnWords(slip.said, index, slip.start, slip.end), slip.better, slip.why)
        for index, line in _answers_of(talk)
        for found in find_slips(line.text, language)
        for slip in [in_context(line.text, found, language)]
    )


def _words_to_learn(texts: Sequence[str], language: Language) -> tuple[WordToLearn, ...]:
    """Better words for those that were leaned on most, most often said first."""
    said = [word for text in texts for word in words_of(text, language)]
    whole = "".join(said) if not language.spaced else ""
    counted: list[tuple[int, WordToLearn]] = []
    for upgrade in load_pack(language).upgrades:
        forms = {form.casefold().replace("ё", "е") for form in upgrade.plain}
        times = (
            sum(word in forms for word in said)
            if language.spaced
            else sum(whole.count(form) for form in forms)
        )
        if times and not any(better.casefold() in said for better in upgrade.better):
            word = WordToLearn(
                " / ".join(upgrade.better), upgrade.gloss, upgrade.example, upgrade.plain[0]
            )
            counted.append((times, word))
    counted.sort(key=lambda pair: -pair[0])
    return tuple(word for _, word in counted[:MOST_WORDS_TO_LEARN])


def _with_findings(report: TalkReport, judged: Judged) -> TalkReport:
    """``report`` with a model's findings in place of the rules' where it has some."""
    found = {review.criterion: review for review in judged.criteria}
    known = {(c.said.line_index, c.said.start) for c in report.corrections}
    more = [c for c in judged.corrections if (c.said.line_index, c.said.start) not in known]
    corrections = sorted(
        (*report.corrections, *more), key=lambda c: (c.said.line_index, c.said.start)
    )
    return replace(
        report,
        assessor=judged.assessor,
        criteria=tuple(found.get(rules.criterion, rules) for rules in report.criteria),
        corrections=tuple(corrections),
        meanwhile="",
    )
