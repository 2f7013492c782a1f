"""A word counts as joining only where it joins."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from core.conversation.language import Language, TalkBrief
from core.language.grid import Criterion
from core.language.level import connectives_in
from core.language.pack import LanguagePack, load_pack
from core.language.report import review_talk
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
    data = load_pack(Language.GERMAN).model_dump(mode="json", by_alias=True)
    LanguagePack.model_validate(data)
    with pytest.raises(ValidationError):
        LanguagePack.model_validate({**data, "joins_where": [wrong]})
