"""A word counts as joining only where it joins."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from core.conversation.language import CefrLevel, Language, TalkBrief
from core.language.findings import CriterionReview
from core.language.grid import Criterion
from core.language.pack import LanguagePack, load_pack
from core.language.report import review_talk
from core.language.words.connectives import connectives_in, joined_in
from core.package_data import load_text
from tests.talks import held

_OTHER_WORK = [
    (language, joining.word, text)
    for language in Language
    for joining in load_pack(language).joins_where
    for text in joining.other
]


def _joined(text: str, language: Language) -> set[str]:
    levels = load_pack(language).connectives
    return {word for level in levels for word in connectives_in([text], language, level)}


@pytest.mark.parametrize(("language", "word", "text"), _OTHER_WORK)
def test_a_word_that_does_other_work_joins_nothing(
    language: Language, word: str, text: str
) -> None:
    assert word not in _joined(text, language)


@pytest.mark.parametrize("language", list(Language))
def test_an_ambiguous_word_counts_where_it_joins(language: Language) -> None:
    for joining in load_pack(language).joins_where:
        for text in joining.joins:
            assert joining.word in _joined(text, language)


_WITH_WHAT_IS_WRITTEN_TO_THEM = [
    (
        Language.ARABIC,
        "أحب الصيف لأنني أسبح كثيرا ولكنني لا أحب الحر لأنه متعب",
        ["لأن", "لكن", "لأن"],
    ),
    (Language.ARABIC, "بقيت على الرغم من المطر، إلا أنها ذهبت.", ["على الرغم من", "إلا أن"]),
    (Language.ARABIC, "نمت فلذلك تأخرت، وبعد ذلك أكلت لان الوقت متأخر", ["لذلك", "بعد ذلك", "لأن"]),
    (Language.ARABIC, "فلان يسكن في إيطاليا ولكنة أهلها جميلة", []),
    (Language.FRENCH, "Je reste parce qu'il pleut, même s’il fait beau.", ["parce que", "même si"]),
    (Language.FRENCH, "Au lieu d'aller au parc, à cause du froid.", ["au lieu de", "à cause de"]),
    (Language.FRENCH, "Grâce aux amis, avant des mois.", ["grâce à", "avant de"]),
    (Language.SPANISH, "A pesar del frío y debido al viaje.", ["a pesar de", "debido a"]),
    (Language.PORTUGUESE, "Apesar da chuva, devido ao trem.", ["apesar de", "devido a"]),
    (Language.HINDI, "एक तरफ काम है, दूसरी तरफ घर।", ["एक तरफ़", "दूसरी तरफ़"]),
    (Language.KOREAN, "날씨가 좋지만 바빠요. 먹으면서 봐요.", ["-지만", "-면서"]),
    (Language.KOREAN, "하지만 지만은 이름이에요.", ["하지만"]),
    (
        Language.JAPANESE,
        "雨なので家にいて、聞きながら休んだので元気です。",
        ["なので", "ながら", "ので"],
    ),
    (Language.JAPANESE, "これは古いもので、大切なのです。", []),
    (Language.RUSSIAN, "Дело в том, что я устал, а еще голоден.", ["дело в том что", "а ещё"]),
    (Language.ARABIC, "لا أخرج حتي لو نجحت، لأنّهُ بعيد.", ["حتى لو", "لأن"]),
    (Language.ARABIC, "الحتي بعيد وفي انتظار ايضاح.", []),
]


@pytest.mark.parametrize(("language", "text", "joined"), _WITH_WHAT_IS_WRITTEN_TO_THEM)
def test_a_joining_word_is_known_with_what_is_written_to_it(
    language: Language, text: str, joined: list[str]
) -> None:
    assert [found.word for found in joined_in(text, language)] == joined


@pytest.mark.parametrize(
    ("language", "text", "joined"),
    [
        (Language.GERMAN, "Nicht nur ich, sondern auch er.", ["nicht nur", "sondern auch"]),
        (Language.GERMAN, "Nicht er, sondern ich.", ["sondern"]),
        (Language.GERMAN, "Ich esse, und dann gehe ich. Dann schlafe ich.", ["und dann", "dann"]),
        (Language.HINDI, "वह थका था, फिर भी आया।", ["फिर भी"]),
        (Language.ENGLISH, "I wait so that you come, even if it rains.", ["so that", "even if"]),
    ],
)
def test_a_place_counts_once_for_the_longest_that_stands_there(
    language: Language, text: str, joined: list[str]
) -> None:
    assert [found.word for found in joined_in(text, language)] == joined


def test_a_report_lists_and_quotes_joining_words_where_they_join() -> None:
    said = (
        "Ich arbeite seit drei Jahren als Koch, und der Zug ist bequemer als das Auto, aber teuer.",
        "Meiner Meinung nach ist das gut, obwohl ich um sieben Uhr aufstehe und oft müde bin.",
        "Wir wohnen in einer kleinen Wohnung im Norden, und am Abend kochen wir oft zusammen.",
    )
    report = review_talk(held(TalkBrief(Language.GERMAN, minutes=5), said))
    coherence = next(r for r in report.criteria if r.criterion is Criterion.COHERENCE)
    told = coherence.why.split(": ")[1].rstrip(".").split(", ")
    assert {"obwohl", "meiner Meinung nach"} <= set(told)
    assert not {"als", "um"} & set(told)
    assert all("als" not in quote.text.split() for quote in coherence.quotes)


def _coherence(language: Language, *answers: str) -> CriterionReview:
    report = review_talk(held(TalkBrief(language, minutes=5), answers, len(answers)))
    return next(row for row in report.criteria if row.criterion is Criterion.COHERENCE)


_PLAIN = (
    "I live in a small flat near the station.",
    "My sister works in a big hotel in the old town.",
    "On Sundays we visit our parents in the country.",
    "They have a garden with many flowers and a dog.",
    "My favourite food is rice with chicken and vegetables.",
)


def test_one_joining_word_alone_shows_no_level() -> None:
    row = _coherence(Language.ENGLISH, *_PLAIN, "I stay at home because it rains.")
    assert row.level is None
    assert "Only one joining word of the lists was found: because" in row.why
    assert not row.quotes
    two = _coherence(Language.ENGLISH, *_PLAIN, "I stay at home because it rains, but I go later.")
    assert two.level is CefrLevel.A2
    assert two.quotes


def test_joining_words_of_beginners_are_not_held_against_long_sentences() -> None:
    said = (
        "Had I been offered the same position a decade ago, I'd have jumped at the opportunity.",
        "What strikes me is how readily we trade our privacy for a modicum of convenience.",
        "Most of what passes for politeness merely keeps people at a comfortable distance.",
        "You can admire the craftsmanship of a novel but find its author thoroughly objectionable.",
        "Ambition is vastly overrated, because it blinds people to everything worth cherishing.",
    )
    row = _coherence(Language.ENGLISH, *said)
    assert row.level is None
    assert "because, but" in row.why
    assert "no level follows" in row.why


def test_a_sentence_bears_out_two_rows_only_for_want_of_another() -> None:
    said = (
        "I was late because the train was full, but my boss did not mind at all.",
        "We stayed at home because it rained, but we watched a good film together.",
        "I like my street because it is quiet, but the rent is quite high for us.",
        "My brother moved away because he found work, but he visits us every month.",
    )
    report = review_talk(held(TalkBrief(Language.ENGLISH, minutes=5), said, len(said)))
    rows = {row.criterion: set(row.quotes) for row in report.criteria}
    assert rows[Criterion.RANGE]
    assert rows[Criterion.COHERENCE]
    assert not rows[Criterion.RANGE] & rows[Criterion.COHERENCE]


def test_neither_questions_nor_requests_nor_slips_stand_as_evidence() -> None:
    aside = (
        "Because my boss is strict, but what do you do to stay healthy at your age?",
        "Let's talk about something else.",
        "She live in a big house because she have a lot of children, but no garden.",
    )
    said = (
        "We stayed at home because it rained, but we watched a good film together.",
        "I like my street because it is quiet, but the rent is quite high for us.",
        "My brother moved away because he found work, but he visits us every month.",
        *aside,
    )
    report = review_talk(held(TalkBrief(Language.ENGLISH, minutes=5), said, len(said)))
    quoted = {quote.text for row in report.criteria for quote in row.quotes}
    assert quoted
    assert not quoted & set(aside)


@pytest.mark.parametrize(
    "wrong",
    [
        {"word": "aber", "where": "als", "joins": ["Das ist aber gut."], "other": ["Nein."]},
        {"word": "aber", "where": "aber", "joins": ["Aber nein."], "other": ["Das ist aber gut."]},
        {"word": "unheard of", "where": "a", "joins": ["a"], "other": ["b"]},
    ],
    ids=["finds nothing", "finds too much", "no joining word"],
)
def test_a_rule_that_does_not_do_what_it_says_is_refused(wrong: dict[str, Any]) -> None:
    data = json.loads(load_text("languages/de.json"))
    LanguagePack.model_validate(data)
    with pytest.raises(ValidationError):
        LanguagePack.model_validate({**data, "joins_where": [wrong]})
