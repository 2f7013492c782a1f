"""What a report of a talk finds of a learner's words: whole, and each thing once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.conversation.language import CefrLevel, Language, TalkBrief
from core.language.findings import CriterionReview, Judged, ListedCorrection, OwnWords
from core.language.grid import Criterion
from core.language.phrases import forms_said
from core.language.report import TalkReport, own_words, review_talk
from core.language.talk import Talk
from tests.talks import held


def talk_of(language: Language, *answers: str) -> Talk:
    return held(TalkBrief(language, minutes=5), answers)


def instead_of(report: TalkReport) -> set[str]:
    return {word.instead_of for word in report.words}


@pytest.mark.parametrize(
    ("language", "leaned_on", "plain", "better"),
    [
        (Language.ENGLISH, "say", "I must say that this is right.", "I must point out that it is."),
        (
            Language.ENGLISH,
            "a lot of",
            "We had a lot of rain.",
            "We had a lot of rain, and plenty of wind.",
        ),
        (Language.CHINESE, "很好", "这个地方很好。", "这个地方很好,真的挺不错。"),
        (
            Language.FRENCH,
            "je pense que",
            "Je pense que oui.",
            "Je pense que oui, à mon avis c'est vrai.",
        ),
    ],
)
def test_a_better_phrase_is_told_to_those_who_did_not_say_it(
    language: Language, leaned_on: str, plain: str, better: str
) -> None:
    assert leaned_on in instead_of(review_talk(talk_of(language, plain)))
    assert leaned_on not in instead_of(review_talk(talk_of(language, better)))


@pytest.mark.parametrize(
    ("text", "phrase", "language", "times"),
    [
        ("Some people also understand buttons.", "so", Language.ENGLISH, 0),
        ("So, so, and so on.", "so", Language.ENGLISH, 3),
        ("On the other\nhand, no.", "on the other hand", Language.ENGLISH, 1),
        ("Beaucoup d’eau.", "beaucoup d'", Language.FRENCH, 1),
        ("Ещё раз.", "еще раз", Language.RUSSIAN, 1),
        ("真的挺不错。", "挺不错", Language.CHINESE, 1),
        ("好好好。", "好", Language.CHINESE, 3),
    ],
)
def test_a_phrase_is_found_as_whole_words_where_spaces_part_them(
    text: str, phrase: str, language: Language, times: int
) -> None:
    assert len(forms_said(text, [phrase], language)) == times


def test_of_phrases_that_begin_alike_one_is_counted() -> None:
    said = forms_said("Je pense que oui, je pense.", ["je pense", "je pense que"], Language.FRENCH)
    assert said == ["je pense que", "je pense"]
    assert forms_said("很好，非常好。", ["好", "非常好", "很好"], Language.CHINESE) == [
        "很好",
        "非常好",
    ]


def test_joining_words_are_quoted_with_sentences_that_hold_them_whole() -> None:
    lines = [
        "Some people also understand buttons and other things in the house where they live now.",
        "I was tired, so I went home on the last train of the day when it was very cold outside.",
        "My brother stayed there with his friends, he did not want to come home with us that day.",
    ]
    (row,) = (
        row
        for row in review_talk(talk_of(Language.ENGLISH, *lines)).criteria
        if row.criterion is Criterion.COHERENCE
    )
    assert any(" so " in quote.text for quote in row.quotes)
    assert not any(quote.text.startswith("Some people") for quote in row.quotes)


_HELD = talk_of(Language.ENGLISH, "It was late and I am agree with you about the news.")
AGREE = replace(_HELD, lines=_HELD.lines[:2])


def found_by_a_model(talk: Talk, *said: str) -> Talk:
    words = [own_words(talk, one) for one in said]
    corrections = tuple(ListedCorrection(w, "otherwise", "So it is.") for w in words if w)
    assert len(corrections) == len(said)
    row = CriterionReview(Criterion.ACCURACY, CefrLevel.B1, "Fine.", (OwnWords("I", 1, 0, 1),))
    return replace(talk, judged=Judged("a model", (row,), corrections))


def test_a_slip_that_the_rules_and_a_model_find_is_listed_once() -> None:
    talk = AGREE
    (known,) = review_talk(talk).corrections
    assert "am agree" in known.said.text
    for said in ("am agree", "I am agree with you", "agree"):
        judged = review_talk(found_by_a_model(talk, said))
        assert judged.corrections == (known,)


def test_what_only_a_model_finds_is_listed_even_beside_words_shown_for_their_context() -> None:
    whole = held(TalkBrief(Language.ENGLISH, minutes=5), ["Yesterday I heard a news about you."])
    talk = replace(whole, lines=whole.lines[:2])
    (known,) = review_talk(talk).corrections
    assert "Yesterday" in known.said.text
    judged = review_talk(found_by_a_model(talk, "Yesterday I", "about you"))
    assert sorted(c.said.text for c in judged.corrections) == [
        "Yesterday I",
        known.said.text,
        "about you",
    ]
