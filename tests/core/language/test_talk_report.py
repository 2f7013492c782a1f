"""The report of a talk in every language of the interface, and pace beside one's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from core.conversation.language import CefrLevel, Language, TalkBrief, TalkKind
from core.language.findings import (
    CriterionReview,
    Judged,
    ListedCorrection,
    by_reason,
)
from core.language.grid import LOCALES, SOURCE, Criterion, Grid, load_grid, matching
from core.language.judge import build_judge_messages
from core.language.level import estimate_level
from core.language.pace import SpokenPace, measure_pace
from core.language.report import TalkReport, review_talk
from core.language.reporting.earlier import TalkFigures, figures_of
from core.language.reporting.notes import load_notes
from core.language.take_home import (
    anki_cards,
    corrections_words,
    level_words,
    pace_words,
    talk_markdown,
    title_of,
    writer_words,
)
from core.language.talk import Talk
from core.language.wording import Baseline, Beside, Label
from core.practice.quotes import Quote
from tests.talks import PLAIN, held, spoken

OTHERS = [locale for locale in LOCALES if locale != SOURCE]
EACH = pytest.mark.parametrize("locale", LOCALES)
EACH_OTHER = pytest.mark.parametrize("locale", OTHERS)
SPANISH = held(TalkBrief(Language.SPANISH, minutes=5), PLAIN[Language.SPANISH])
SLIP = held(TalkBrief(Language.SPANISH, minutes=5), ["Durante la viaje dormí mucho, gracias."])

# Said alike in several languages.
_ALIKE = {"Hindi", "{kind}: {language}", "{criterion}: {level}"}


def _file(locale: str) -> dict[str, Any]:
    text = files("core.data").joinpath(f"cefr_{locale}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def _texts(value: object, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, f"{at}/{key}")
    elif isinstance(value, str):
        yield at, value


def _said(content: dict[str, Any]) -> dict[str, str]:
    about = ("/version", "/locale", "/name", "/gap")
    return {at: text for at, text in _texts(content) if at not in about}


def _english_in(text: str) -> list[str]:
    """The sentences and headings of the English file that stand in ``text``, filled in or not."""
    found = []
    for said in set(_said(_file(SOURCE)).values()) - _ALIKE:
        pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(said))
        if len(said) > 12 and re.search(pattern, text):
            found.append(said)
    return found


# The words.


@EACH
def test_a_grid_has_a_sentence_for_every_level_of_every_criterion(locale: str) -> None:
    grid = load_grid(locale)
    assert grid.locale == locale
    for row in grid.criteria.values():
        assert len({row.describe(level) for level in CefrLevel}) == len(CefrLevel)


@EACH_OTHER
def test_a_translation_has_all_that_the_english_has_and_leaves_nothing_in_english(
    locale: str,
) -> None:
    source, other = _said(_file(SOURCE)), _said(_file(locale))
    assert list(other) == list(source)
    same = {text for at, text in other.items() if text == source[at]}
    assert same <= _ALIKE


@EACH_OTHER
def test_a_translation_of_another_version_or_language_is_refused(locale: str) -> None:
    source, grid = load_grid(), load_grid(locale)
    assert matching(grid, locale, source) is grid
    newer = grid.model_copy(update={"version": "2031-1"})
    with pytest.raises(ValueError, match="2031-1"):
        matching(newer, locale, source)
    with pytest.raises(ValueError, match=SOURCE):
        matching(source, locale, source)


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("kinds", "test"),
        ("languages", "nl"),
        ("units", "morae"),
        ("labels", "why"),
        ("sentences", "joined"),
        ("own_pace", "earlier_talks"),
        ("criteria", "range"),
    ],
)
def test_a_file_that_lacks_a_word_is_refused(group: str, name: str) -> None:
    content = _file("de")
    Grid.model_validate(content)
    del content[group][name]
    with pytest.raises(ValidationError):
        Grid.model_validate(content)


@pytest.mark.parametrize("text", ["Zu wenig.", "Zu wenig: {last}.", " "])
def test_a_sentence_that_does_not_fill_in_what_it_should_is_refused(text: str) -> None:
    content = _file("de")
    content["sentences"]["too_little"] = text
    with pytest.raises(ValidationError):
        Grid.model_validate(content)
    content = _file("de")
    content["own_pace"]["earlier_talks"]["faster"] = text
    with pytest.raises(ValidationError):
        Grid.model_validate(content)


def test_a_language_without_a_grid_reads_the_english_one() -> None:
    assert load_grid("tlh") is load_grid()
    assert load_grid("../de") is load_grid()
    assert review_talk(SPANISH, "tlh").locale == SOURCE


# The report.


@EACH_OTHER
@pytest.mark.parametrize("talk", [SPANISH, SLIP], ids=["a level", "too little"])
def test_a_report_says_nothing_in_english_where_the_interface_is_another(
    talk: Talk, locale: str
) -> None:
    report = review_talk(talk, locale)
    markdown = talk_markdown(talk, report)
    assert not _english_in(markdown)
    assert _english_in(talk_markdown(talk, review_talk(talk))), "the search finds what is there"
    assert markdown.startswith(f"# {title_of(report)}")
    for text in (level_words(report), pace_words(report), load_grid(locale).labels[Label.GRID]):
        assert text in markdown
    assert "{" not in markdown
    if report.corrections:
        assert not _english_in(anki_cards(report).replace(report.corrections[0].why, ""))


def test_the_levels_quotes_and_corrections_are_the_same_in_every_language() -> None:
    def findings(report: TalkReport) -> object:
        rows = [(r.criterion, r.level, r.quotes) for r in report.criteria]
        mended = [(c.said, c.better) for c in report.corrections]
        words = [(w.word, w.example, w.instead_of) for w in report.words]
        return rows, report.estimate, mended, words, report.grid_version

    assert all(
        findings(review_talk(talk, locale)) == findings(review_talk(talk))
        for locale in OTHERS
        for talk in (SPANISH, SLIP)
    )


@EACH_OTHER
def test_a_correction_says_why_in_the_language_of_the_report(locale: str) -> None:
    english, other = (review_talk(SLIP, one).corrections[0].why for one in (SOURCE, locale))
    assert other == load_notes(locale).reason(english) != english


def _judged(talk: Talk, locale: str) -> Talk:
    quote = Quote(talk.lines[1].text[:12], 1, 0, 12)
    row = CriterionReview(Criterion.ACCURACY, CefrLevel.B1, "Die Formen sitzen.", (quote,))
    return replace(talk, judged=Judged("a model", (row,), (), locale))


def test_a_sentence_that_was_said_twice_is_quoted_once() -> None:
    twice = held(TalkBrief(Language.SPANISH, minutes=5), [*PLAIN[Language.SPANISH]] * 2)
    for row in review_talk(twice, SOURCE).criteria:
        quoted = [quote.text for quote in row.quotes]
        assert len(quoted) == len(set(quoted)), row.criterion
    assert any(row.quotes for row in review_talk(twice, SOURCE).criteria)


def test_a_kept_talk_does_not_fix_the_language_of_its_report() -> None:
    kept = TypeAdapter(Talk)
    talk = kept.validate_json(kept.dump_json(_judged(SPANISH, "de")))
    german, chinese = review_talk(talk, "de"), review_talk(talk, "zh")
    assert german.pronunciation.startswith("Nicht beurteilt")
    assert chinese.pronunciation.startswith("未评估")
    for theirs, other in zip(german.criteria, chinese.criteria, strict=True):
        by_a_model = theirs.criterion is Criterion.ACCURACY
        assert (theirs.why == other.why) is by_a_model
    assert chinese.reasons_in == "de", "it can be told that a model wrote in another language"
    assert "a model" in writer_words(chinese)


def test_a_judge_gives_its_reasons_in_the_interfaces_language_by_the_same_grid() -> None:
    names = {"en": "English", "es": "Spanish", "de": "German", "hi": "Hindi", "zh": "Chinese"}
    assert set(names) == set(LOCALES)
    told = {locale: build_judge_messages(SPANISH, locale)[0].text for locale in LOCALES}
    for locale, name in names.items():
        assert told[locale].count(f"written in {name}") == 2
        as_in_english = told[locale].replace(f"written in {name}", "written in English")
        assert as_in_english == told[SOURCE]


def test_the_deck_of_cards_has_one_name_in_every_language() -> None:
    decks = {anki_cards(review_talk(SLIP, locale)).splitlines()[2] for locale in LOCALES}
    assert decks == {"#deck:Greenroom Spanish (español)"}


def test_what_stands_in_for_a_model_is_told_as_it_was_worded() -> None:
    report = review_talk(SPANISH, "de", meanwhile="A stopped *here*.")
    assert writer_words(report) == "Vorerst nach Regeln ausgefüllt: A stopped *here*."
    assert "A stopped \\*here\\*." in talk_markdown(SPANISH, report)


@EACH
def test_what_stepped_in_is_taken_home_as_the_page_words_it(locale: str) -> None:
    told = "Groq *fell* silent; the rules answered."
    markdown = talk_markdown(SPANISH, review_talk(SPANISH, locale, stepped_in=[told]))
    heading = load_grid(locale).labels[Label.STEPPED_IN]
    assert f"## {heading}\n\n- Groq \\*fell\\* silent; the rules answered.\n" in markdown
    assert heading not in talk_markdown(SPANISH, review_talk(SPANISH, locale))


@EACH
@pytest.mark.parametrize("talk", [SPANISH, SLIP], ids=["no slips", "a slip"])
def test_a_list_of_corrections_never_passes_for_all_there_is_to_correct(
    talk: Talk, locale: str
) -> None:
    told = set()
    for judged in (talk, replace(talk, judged=Judged("a model", (), (), locale))):
        report = review_talk(judged, locale)
        assert bool(report.corrections) is (talk is SLIP)
        words = corrections_words(report)
        assert words in talk_markdown(judged, report)
        told.add(words)
    assert len(told) == 2, "rules and a model miss different things"


# Pace.


def _spoken(*seconds: float) -> Talk:
    return spoken(held(TalkBrief(Language.ENGLISH, minutes=5), PLAIN[Language.ENGLISH]), *seconds)


def _pace(talk: Talk, *earlier: float) -> SpokenPace:
    pace = measure_pace(talk.answers, talk.brief.language, earlier)
    assert pace is not None
    return pace


def _before(per_minute: float | None) -> TalkFigures:
    return TalkFigures(TalkKind.FRIEND, 0.0, 3.0, per_minute)


def test_without_an_earlier_talk_pace_is_set_beside_ones_own_first_answers() -> None:
    talk = _spoken(10.0, 10.0, 5.0)
    pace = _pace(talk)
    assert (pace.baseline, pace.beside_own) == (Baseline.FIRST_ANSWERS, Beside.FASTER)
    assert "first answers of this talk" in pace_words(review_talk(talk))
    assert "later you were faster" in pace_words(review_talk(talk))
    typed = held(TalkBrief(Language.ENGLISH, minutes=5), PLAIN[Language.ENGLISH])
    assert measure_pace(typed.answers, Language.ENGLISH, [120.0]) is None, "typed has no pace"


def test_with_earlier_talks_the_whole_talk_is_set_beside_their_middle() -> None:
    talk = _spoken(10.0, 10.0, 5.0)
    whole = _pace(talk).per_minute
    for own, beside in ((whole, Beside.SAME), (whole * 2, Beside.SLOWER), (9.0, Beside.FASTER)):
        pace = _pace(talk, 1.0, own, 9_999.0)
        assert (pace.baseline, pace.talks, pace.own) == (Baseline.EARLIER_TALKS, 3, own)
        assert pace.beside_own is beside


def test_an_earlier_talk_that_was_typed_is_no_baseline() -> None:
    talk = _spoken(10.0, 10.0, 5.0)
    typed = review_talk(talk, earlier=[_before(None)])
    assert typed.pace is not None
    assert typed.pace.baseline is Baseline.FIRST_ANSWERS
    one_spoken = review_talk(talk, earlier=[_before(None), _before(80.0)])
    assert one_spoken.pace is not None
    assert (one_spoken.pace.baseline, one_spoken.pace.talks) == (Baseline.EARLIER_TALKS, 1)


@EACH
def test_the_sentence_says_which_baseline_it_is(locale: str) -> None:
    talk, own = _spoken(10.0, 10.0, 5.0), load_grid(locale).own_pace
    first = review_talk(talk, locale)
    earlier = review_talk(talk, locale, [_before(30.0), _before(34.0)])
    for report, baseline in (
        (first, Baseline.FIRST_ANSWERS),
        (earlier, Baseline.EARLIER_TALKS),
    ):
        assert report.pace is not None
        told = own[baseline][Beside.FASTER].format(
            own=f"{report.pace.own:.0f}", now=f"{report.pace.now:.0f}", talks=2
        )
        assert told in pace_words(report)


def test_the_figures_of_a_talk_are_the_rules_even_where_a_model_has_judged() -> None:
    talk = replace(_spoken(10.0), began_s=86_400.0)
    figures = figures_of(_judged(talk, SOURCE))
    estimate = estimate_level([line.text for line in talk.answers], Language.ENGLISH)
    assert estimate is not None
    assert (figures.level, figures.per_minute) == (estimate.value, _pace(talk).per_minute)
    assert (figures.kind, figures.began_s) == (TalkKind.FRIEND, 86_400.0)
    assert figures.says_something
    assert not figures_of(Talk("empty", TalkBrief(Language.ENGLISH))).says_something


def test_slips_of_one_kind_stand_together_and_the_most_frequent_first() -> None:
    once, gender, again = (
        ListedCorrection(Quote(said, 1, at, at + len(said)), better, why)
        for said, at, better, why in (
            ("yo tiene", 0, "yo tengo", "Person."),
            ("la problema", 20, "el problema", "Gender."),
            ("la idioma", 40, "el idioma", "Gender."),
        )
    )
    assert by_reason((once, gender, again)) == ((gender, again), (once,))
    thrice = replace(once, said=replace(once.said, line_index=3))
    assert by_reason((gender, once, once, thrice)) == ((once,), (gender,))
    assert by_reason(()) == ()
