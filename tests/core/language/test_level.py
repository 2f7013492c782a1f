"""A level rests on what was said in the language, and on nothing that typing alone decides."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from core.conversation.language import CefrLevel, Language, TalkBrief
from core.language.findings import CriterionReview
from core.language.grid import Criterion
from core.language.level import LevelEstimate, enough_said, estimate_level, widening
from core.language.report import TalkReport, review_talk
from core.language.take_home import fillers_words, level_words, talk_markdown, writer_words
from core.language.words.tongue import in_its_language
from tests.talks import PLAIN, held, spoken

DEVELOPMENT = Path("benchmarks/data/languages/development")
A2 = (
    "Ich heiße Ana und ich komme aus Spanien. Ich wohne in Köln.",
    "Ich arbeite in einem Restaurant. Das ist schön, aber manchmal bin ich müde.",
    "Am Wochenende gehe ich ins Kino. Ich mag Filme und ich esse gern Pizza.",
    "Meine Familie wohnt in Madrid. Ich habe zwei Schwestern.",
)
MASH = ("asdf qwer zxcv asdf jklö", "qwer uiop asdf", "lkjasd wieuro sdfkj mnbva poiuz") * 5
IN_ENGLISH = (
    "I do not know how to say this in German, but I like to speak about many things.",
    "My brother was in the house and so I had to wait until he came home again.",
    "In the summer we often went to the sea because it was hot and we had no work.",
)


def _samples(language: Language) -> list[dict[str, Any]]:
    path = DEVELOPMENT / f"{language.value}.json"
    samples: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["samples"]
    return samples


def _talks(language: Language) -> list[tuple[CefrLevel, list[str]]]:
    path = DEVELOPMENT / f"{language.value}.json"
    talks = json.loads(path.read_text(encoding="utf-8")).get("talks", [])
    return [
        (CefrLevel[talk["level"]], talk["answers"])
        for talk in talks
        if enough_said(talk["answers"], language)
    ]


def _just_enough(answer: str, language: Language) -> str:
    """As many sentences of ``answer`` as a level takes."""
    ends = (match.end() for match in re.finditer(r"[.!?。！？।؟]", answer))
    return next(answer[:end] for end in ends if enough_said([answer[:end]], language))


def _without_marks(text: str) -> str:
    return re.sub(r"[.,;:!?…。！？।؟،؛，；：、]", " ", text).lower()


def _estimate(texts: list[str] | tuple[str, ...], language: Language) -> LevelEstimate:
    estimate = estimate_level(texts, language)
    assert estimate is not None
    return estimate


def _report(language: Language, *answers: str) -> TalkReport:
    return review_talk(held(TalkBrief(language, minutes=5), answers, len(answers) + 1))


def _row(report: TalkReport, criterion: Criterion) -> CriterionReview:
    return next(row for row in report.criteria if row.criterion is criterion)


@pytest.mark.parametrize("language", list(Language))
def test_leaving_out_marks_lifts_no_a2_answers_to_b2_and_widens_the_interval(
    language: Language,
) -> None:
    answers = [s["answer"] for s in _samples(language) if s["level"] == "A2"]
    marked = _estimate(answers, language)
    bare = _estimate([_without_marks(answer) for answer in answers], language)
    assert marked.marked
    assert not bare.marked
    assert bare.value < marked.value + 1.0
    assert bare.high - bare.low >= marked.high - marked.low


@pytest.mark.parametrize("mark", ["", "."])
def test_answers_that_run_on_are_no_long_sentences(mark: str) -> None:
    run_on = [_without_marks(" ".join(A2)).strip() + mark]
    bare = _estimate(run_on, Language.GERMAN)
    assert not bare.marked
    assert bare.level <= CefrLevel.A2
    report = _report(Language.GERMAN, *run_on)
    assert "Punctuation hardly shows where your sentences end" in level_words(report)
    assert "how long your sentences" not in _row(report, Criterion.RANGE).why
    assert "Punctuation hardly" not in level_words(_report(Language.GERMAN, *A2))


@pytest.mark.parametrize("language", list(Language))
def test_short_replies_lower_no_level(language: Language) -> None:
    reply = {
        Language.GERMAN: "Ja, das stimmt.",
        Language.ENGLISH: "Yes, that's right.",
        Language.CHINESE: "对，没错。",
        Language.JAPANESE: "はい、そうです。",
    }
    answers = [s["answer"] for s in _samples(language) if s["level"] == "B1"]
    with_replies = [*answers, *[reply.get(language, PLAIN[language][0].split()[0] + ".")] * 6]
    assert _estimate(with_replies, language) == _estimate(answers, language)


def test_who_says_short_sentences_alone_still_gets_a_level() -> None:
    said = ["Ich trinke Kaffee.", "Das ist gut.", "Ich mag Musik.", "Ich habe eine Katze."] * 4
    assert _estimate(said, Language.GERMAN).level <= CefrLevel.A2


@pytest.mark.parametrize("answers", [MASH, IN_ENGLISH], ids=["keys", "English"])
def test_what_is_not_in_the_language_counts_nowhere(answers: tuple[str, ...]) -> None:
    talk = spoken(held(TalkBrief(Language.GERMAN, minutes=5), answers, len(answers) + 1), 8.0)
    report = review_talk(talk)
    assert report.estimate is None
    assert report.pace is None
    assert not report.words
    assert "most of what was said is not in German" in level_words(report)
    assert all("in German" in row.why and not row.quotes for row in report.criteria)


def test_a_talk_in_another_language_is_told_from_one_that_is_short() -> None:
    lines = (
        "I only speak English, sorry.",
        "I like football and beer.",
        "I don't speak it at all.",
    )
    told = level_words(_report(Language.GERMAN, *lines))
    assert "most of what was said is not in German" in told
    assert "too little" not in told


@pytest.mark.parametrize("language", list(Language))
def test_talks_are_put_no_lower_than_they_are(language: Language) -> None:
    talks = _talks(language)
    off = [_estimate(answers, language).value - level for level, answers in talks]
    assert not off or abs(sum(off) / len(off)) < 0.4
    held = [_estimate(answers, language) for _, answers in talks]
    within = [e.low <= level <= e.high for e, (level, _) in zip(held, talks, strict=True)]
    assert sum(within) >= 0.8 * len(within)


@pytest.mark.parametrize("language", list(Language))
def test_from_few_words_a_level_is_unsure_and_said_to_be(language: Language) -> None:
    answers = [sample["answer"] for sample in _samples(language)]
    few = _just_enough(answers[0], language)
    whole, part = _estimate(answers, language), _estimate([few], language)
    assert part.short
    assert not whole.short
    assert widening(part.words, language) > widening(whole.words, language) == 1.0
    told = level_words(review_talk(held(TalkBrief(language, minutes=5), [few], 1)))
    assert f"Only {part.words} " in told
    assert "unsure" not in level_words(_report(language, *answers))


def test_questions_back_of_two_words_lower_no_level() -> None:
    answers = [s["answer"] for s in _samples(Language.ENGLISH) if s["level"] == "B1"]
    asked = [f"{answer} And you?" for answer in answers]
    lowered = _estimate(answers, Language.ENGLISH).value - _estimate(asked, Language.ENGLISH).value
    assert abs(lowered) < 0.1


def test_slips_alone_move_no_level() -> None:
    right = [
        "She lives in Turkey and he has a shop there.",
        "I go there every day with my dog.",
    ] * 4
    wrong = [text.replace("lives", "live").replace("has", "have") for text in right]
    assert _estimate(wrong, Language.ENGLISH).value == pytest.approx(
        _estimate(right, Language.ENGLISH).value, abs=0.1
    )


def test_too_little_in_the_language_is_still_called_too_little() -> None:
    assert "too little was said" in level_words(_report(Language.GERMAN, "Ich heiße Ana."))


@pytest.mark.parametrize("answers", [MASH, IN_ENGLISH], ids=["keys", "English"])
def test_beside_the_language_it_neither_lifts_nor_lowers(answers: tuple[str, ...]) -> None:
    assert estimate_level((*A2, *answers), Language.GERMAN) == estimate_level(A2, Language.GERMAN)
    quoted = [
        q.text for row in _report(Language.GERMAN, *A2, *answers).criteria for q in row.quotes
    ]
    assert quoted
    assert all(any(quote in answer for answer in A2) for quote in quoted)


@pytest.mark.parametrize("language", list(Language))
def test_answers_in_the_language_are_in_it(language: Language) -> None:
    for text in (*PLAIN[language], *(sample["answer"] for sample in _samples(language))):
        kept = in_its_language(text, language)
        assert len(kept) >= 0.95 * len(" ".join(text.split()))


@pytest.mark.parametrize("language", list(Language))
def test_another_language_is_not_taken_for_it(language: Language) -> None:
    for other in Language:
        theirs = [s["answer"] for s in _samples(other)]
        kept = sum(len(in_its_language(text, language)) for text in theirs)
        assert other is language or kept < 0.2 * sum(map(len, theirs))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.GERMAN, "Ich heiße Ana García und wohne in Madrid."),
        (Language.GERMAN, "Meine Hobbys sind Yoga, Tennis und Netflix."),
        (Language.GERMAN, "Ja. Ich mag Kino."),
        (Language.FRENCH, "J'ai travaille chez Google a San Francisco l'annee derniere."),
        (Language.SPANISH, "Manana voy tambien a Barcelona con mi amiga Jessica."),
        (Language.CHINESE, "我在 Google 工作，用 Python 写程序。"),
        (Language.JAPANESE, "アメリカのシアトルから来ました。"),
        (Language.KOREAN, "저는 넷플릭스를 좋아해요."),
        (Language.RUSSIAN, "Я живу в Нью-Йорке и работаю в Google."),
        (Language.HINDI, "मैं Google में software engineer हूँ।"),
    ],
)
def test_names_loanwords_and_missing_accents_stay(language: Language, text: str) -> None:
    assert in_its_language(text, language) == text


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (("Ich wohne in Köln und ich arbeite viel in der Stadt am Fluss.",) * 1, None),
        (("Ich wohne in Köln, weil ich dort arbeite.",), None),
        (("Ich wohne in Köln, weil ich dort arbeite. Aber es ist teuer.",), CefrLevel.A2),
        (("Ich wohne hier, obwohl es teuer ist. Trotzdem bin ich froh.",), CefrLevel.B1),
        (("Ich esse, und dann lese ich. Danach schlafe ich, dann esse ich.",), CefrLevel.A2),
    ],
)
def test_coherence_is_what_the_joining_words_show(
    answers: tuple[str, ...], level: CefrLevel | None
) -> None:
    rest = (
        "Meine Wohnung ist klein und liegt im Norden der Stadt Köln am Rhein.",
        "Die freundliche Nachbarin grüßt morgens immer alle Kinder im Treppenhaus.",
        "Unser neuer Chef kommt aus Hamburg und spielt sonntags Fußball im Verein.",
    )
    row = _row(_report(Language.GERMAN, *answers, *rest), Criterion.COHERENCE)
    assert row.level == level
    assert bool(row.quotes) is (level is not None)


def test_evidence_of_range_is_typical_and_holds_no_known_slip() -> None:
    rich = (
        "Obwohl ich zunächst Bedenken hatte, bin ich inzwischen überzeugt, dass es sich lohnt, "
        "zumal ich viele Leute kenne."
    )
    wrong = "Gestern ich habe mit mein Bruder gespielt."
    report = _report(Language.GERMAN, *A2, rich, wrong)
    assert any(correction.said.text in wrong for correction in report.corrections)
    row = _row(report, Criterion.RANGE)
    assert row.quotes
    assert not {rich, wrong} & {quote.text for quote in row.quotes}
    assert "typical of yours" in row.why


def test_fillers_are_told_and_that_recognition_hides_them() -> None:
    answers = ("Ähm, ich wohne in Köln, ähm, am Rhein.", "Also, äh, ich koche gern.")
    talk = held(TalkBrief(Language.GERMAN, minutes=5), answers, 3)
    typed, heard = review_talk(talk), review_talk(spoken(talk, 8.0))
    assert "ähm (4), also (1), äh (1)" in fillers_words(typed)
    assert "Recognition" not in fillers_words(typed)
    assert "Recognition leaves most of them out" in fillers_words(heard)
    assert fillers_words(heard).replace("(", "\\(").split("\\")[0] in talk_markdown(talk, heard)
    assert "as it was sent, with what you corrected" in writer_words(heard)
    assert "recogniser" not in writer_words(typed)
    assert "None was found" in fillers_words(_report(Language.GERMAN, *A2))
