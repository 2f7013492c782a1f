"""What a report of a talk finds of a learner's words: whole, and each thing once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest

from core.conversation.language import CefrLevel, Language, TalkBrief
from core.language.findings import CriterionReview, Judged, ListedCorrection
from core.language.grid import Criterion
from core.language.pack import load_pack
from core.language.report import TalkReport, review_talk
from core.language.reporting.own_words import own_words, sentences_with
from core.language.talk import Talk
from core.language.words.phrases import forms_said
from core.language.words.units import words_of
from core.practice.quotes import Quote
from tests.talks import PLAIN, held


def talk_of(language: Language, *answers: str) -> Talk:
    return held(TalkBrief(language, minutes=5), answers)


def instead_of(report: TalkReport) -> set[str]:
    return {word.instead_of for word in report.words}


@pytest.mark.parametrize(
    ("language", "leaned_on", "plain", "better"),
    [
        (Language.ENGLISH, "say", "They say that this is right.", "They point out that it is."),
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


def _as_also_spelt(phrase: str) -> str:
    """Without hamza on alif and dots below, with anusvara, with ё as е: as recognisers do."""
    apart = re.sub("[\u0653-\u0655\u093c]", "", unicodedata.normalize("NFD", phrase))
    return unicodedata.normalize("NFC", apart.replace("ँ", "ं")).replace("ё", "е")


@pytest.mark.parametrize("language", list(Language))
def test_each_phrase_is_found_as_recognisers_also_spell_it(language: Language) -> None:
    for upgrade in load_pack(language).upgrades:
        for phrase in (*upgrade.plain, *upgrade.other, *upgrade.better):
            for text in (_as_also_spelt(phrase), unicodedata.normalize("NFD", phrase)):
                assert forms_said(text, [phrase], language) == [phrase], text


@pytest.mark.parametrize(
    ("text", "phrase", "language"),
    [
        ("Il a tres faim.", "très", Language.FRENCH),
        ("Das ist schon.", "schön", Language.GERMAN),
        ("Мои дом.", "мой", Language.RUSSIAN),
        ("वह है।", "हैं", Language.HINDI),
        ("काम", "काफ़ी", Language.HINDI),
        ("قول", "أقول", Language.ARABIC),
        ("سال", "أسأل", Language.ARABIC),
        ("أحبها", "أحب", Language.ARABIC),
        ("año", "ano", Language.SPANISH),
        ("かき", "かぎ", Language.JAPANESE),
    ],
)
def test_another_word_is_no_other_spelling(text: str, phrase: str, language: Language) -> None:
    assert forms_said(text, [phrase], language) == []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (Language.ARABIC, "أنا أحب القراءة", "انا احب القراءة"),
        (Language.HINDI, "मुझे काफ़ी पसंद हैं", "मुझे काफी पसंद हैं"),
        (Language.RUSSIAN, "Ещё раз", "Еще раз"),
        (Language.ENGLISH, "I don’t know", "I don't know"),
    ],
)
def test_words_are_the_same_however_they_are_spelt(
    language: Language, one: str, other: str
) -> None:
    assert words_of(one, language) == words_of(other, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.CHINESE, "昨天我很难过，今天我好多了，那里很好玩，有时间再说。"),
        (Language.JAPANESE, "どこでも行けます。休みだから寝ます。"),
        (Language.FRENCH, "Il fait froid, il fait beau, et je prends le petit déjeuner."),
        (Language.ENGLISH, "Good morning, nice to meet you, I work hard."),
        (Language.GERMAN, "Das macht Spaß, vielen Dank und schönen Abend, wie gesagt."),
        (Language.SPANISH, "Bueno, buenos días, muchas gracias, es decir, hace frío."),
        (Language.PORTUGUESE, "Bom dia, faz frio, quer dizer, muitas vezes."),
        (Language.ITALIAN, "Buona sera, fa freddo, due anni fa, che cosa vuol dire?"),
        (Language.DUTCH, "Goede morgen, veel plezier, dat wil zeggen, ik vind het."),
        (Language.RUSSIAN, "Большое спасибо, я говорю по-русски."),
        (Language.ARABIC, "كل شيء"),
        (Language.HINDI, "मेरा बड़ा भाई मेरे पुराने दोस्त को अच्छी तरह जानता है।"),
        (Language.KOREAN, "밥을 많이 먹어요. 문제없어요."),
        (Language.GERMAN, "Die Milch ist schlecht, ich nehme Zucker."),
        (Language.ENGLISH, "I have a bad cold since Monday."),
        (Language.FRENCH, "Mon père était un grand homme."),
        (Language.SPANISH, "Ella es una buena amiga de mi hermana."),
    ],
)
def test_a_word_that_means_something_else_there_is_not_replaced(
    language: Language, text: str
) -> None:
    assert not instead_of(review_talk(talk_of(language, text)))


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        (Language.GERMAN, "Ich glaube, das stimmt, ich glaube das.", "ich glaube"),
        (Language.GERMAN, "Deutsch ist schwierig.", "schwierig"),
        (Language.ARABIC, "أعتقد ذلك.", "أعتقد"),
        (Language.CHINESE, "中文很难。", "很难"),
        (Language.CHINESE, "这个饭很好吃。", "很好吃"),
        (Language.FRENCH, "Ma petite maison.", "petit (petite)"),
        (Language.ENGLISH, "The food was good.", "good"),
        (Language.SPANISH, "La comida es buena.", "bueno (buena)"),
    ],
)
def test_the_form_that_was_said_is_shown(language: Language, text: str, form: str) -> None:
    assert instead_of(review_talk(talk_of(language, text))) == {form}


@pytest.mark.parametrize(
    ("language", "text", "kept", "offered"),
    [
        (Language.SPANISH, "El café es muy bueno.", "bueno", False),
        (Language.SPANISH, "El café es bueno.", "bueno", True),
        (Language.SPANISH, "Me gusta mucho el café.", "me gusta", False),
        (Language.SPANISH, "Me gusta el café.", "me gusta", True),
        (Language.GERMAN, "Das Haus ist sehr groß.", "groß", False),
        (Language.GERMAN, "Das ist sehr interessant.", "interessant", True),
        (Language.ENGLISH, "I was very tired.", "tired", False),
        (Language.FRENCH, "C'est très bon.", "bon", False),
        (Language.ITALIAN, "Mi piace molto.", "mi piace", False),
        (Language.PORTUGUESE, "É muito importante.", "importante", False),
        (Language.DUTCH, "Het is heel mooi.", "mooi", False),
        (Language.RUSSIAN, "Это очень красивый город.", "красивый", True),
    ],
)
def test_beside_a_degree_no_word_is_offered_that_takes_none(
    language: Language, text: str, kept: str, offered: bool
) -> None:
    """Breaks when somebody who said "very good" is told to say "very excellent"."""
    assert (kept in instead_of(review_talk(talk_of(language, text)))) is offered


def test_a_word_that_takes_a_degree_is_still_offered_beside_one() -> None:
    (word,) = (
        word
        for word in review_talk(talk_of(Language.ENGLISH, "It is very bad.")).words
        if word.said == "bad"
    )
    assert word.word == "disappointing / harmful"


def test_an_inflected_form_is_shown_with_the_form_that_the_better_words_have() -> None:
    talk = talk_of(Language.GERMAN, "Ich habe einen großen Kuchen gebacken.")
    (word,) = review_talk(talk).words
    assert (word.instead_of, word.word) == ("groß (großen)", "riesig / beachtlich / gewaltig")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.ENGLISH, "The food was not so good, and it isn't very nice."),
        (Language.ENGLISH, "As I said, I need some help."),
        (Language.GERMAN, "Nein, das finde ich nicht gut."),
        (Language.GERMAN, "Fliegen ist schlecht für das Klima."),
        (Language.FRENCH, "À vrai dire, je ne sais plus, ce n'est pas bon."),
        (Language.ITALIAN, "Si perde qualcosa, oserei dire."),
        (Language.ITALIAN, "Non ho cominciato a praticarlo."),
        (Language.SPANISH, "A decir verdad, no es bueno."),
        (Language.PORTUGUESE, "Não acho bom."),
        (Language.DUTCH, "Dat is niet goed."),
        (Language.RUSSIAN, "Это не важно."),
        (Language.HINDI, "यह आसान नहीं है।"),
        (Language.ARABIC, "هذا ليس جيدا."),
        (Language.CHINESE, "我不喜欢这个。"),
        (Language.KOREAN, "그건 안 중요해요."),
    ],
)
def test_no_better_word_is_told_where_it_could_not_stand(language: Language, text: str) -> None:
    assert not instead_of(review_talk(talk_of(language, text)))


def test_a_negation_turns_round_what_it_stands_before_and_nothing_else() -> None:
    text = "It is not far from here, and the old market is good."
    assert instead_of(review_talk(talk_of(Language.ENGLISH, text))) == {"good"}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (Language.GERMAN, "Ich habe ihm das gesagt.", "sagen (gesagt)"),
        (Language.ENGLISH, "She said that she was late.", "say (said)"),
        (Language.SPANISH, "Mi madre dijo la verdad.", "decir (dijo)"),
    ],
)
def test_beside_base_forms_the_form_that_was_said_has_its_own(
    language: Language, text: str, told: str
) -> None:
    assert instead_of(review_talk(talk_of(language, text))) == {told}


@pytest.mark.parametrize("language", list(Language))
def test_each_phrase_that_is_kept_from_a_better_word_holds_a_plain_one(language: Language) -> None:
    for upgrade in load_pack(language).upgrades:
        for phrase in upgrade.other:
            assert any(plain.casefold() in phrase.casefold() for plain in upgrade.plain), phrase
            assert forms_said(phrase, (*upgrade.plain, *upgrade.other), language) == [phrase]


def test_of_phrases_that_begin_alike_one_is_counted() -> None:
    said = forms_said("Je pense que oui, je pense.", ["je pense", "je pense que"], Language.FRENCH)
    assert said == ["je pense que", "je pense"]
    assert forms_said("很好，非常好。", ["好", "非常好", "很好"], Language.CHINESE) == [
        "很好",
        "非常好",
    ]


def test_joining_words_are_quoted_with_sentences_that_hold_them_whole() -> None:
    lines = [
        "Some people also like tea. They drink a lot of it in the house where they live now.",
        "I was tired, so I went home on the last train. It was the day when it was very cold.",
        "My brother stayed there with his friends. He did not want to come home with us that day.",
    ]
    (own,) = sentences_with(talk_of(Language.ENGLISH, *lines), ["so"])
    assert " so " in own.text


def test_a_sentence_that_shows_something_else_is_quoted_only_where_no_other_joins() -> None:
    """Breaks when one sentence stands for two rows of the grid though another is there."""
    talk = talk_of(
        Language.ENGLISH,
        "I stayed at home because it was raining all day. "
        "I was tired, so I went home on the last train.",
    )
    because, so = sentences_with(talk, ["because", "so"])
    assert sentences_with(talk, ["because", "so"], [because]) == (so,)
    assert sentences_with(talk, ["because", "so"], [because, so]) == (because, so)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            Language.GERMAN,
            "Ich habe mich sehr geärgert auf ihn, trotzdem ich bin geblieben ruhig.",
        ),
        (Language.SPANISH, "Cuando suena el teléfono, intento de no mirarlo."),
    ],
)
def test_a_sentence_with_a_known_slip_bears_nothing_out(language: Language, sentence: str) -> None:
    report = review_talk(talk_of(language, *PLAIN[language], sentence))
    quoted = [quote.text for row in report.criteria for quote in row.quotes]
    assert quoted
    assert sentence not in quoted


def test_a_sentence_in_which_a_model_found_a_slip_bears_nothing_out() -> None:
    talk = talk_of(Language.ENGLISH, "I stayed at home because it was raining all day.")
    (because,) = sentences_with(talk, ["because"])
    slip = ListedCorrection(because, "I stayed in because it rained all day.", "More usual.")
    judged = Judged("A model", (), (slip,))
    assert sentences_with(replace(talk, judged=judged), ["because"]) == ()


@pytest.mark.parametrize(
    ("language", "said", "quote"),
    [
        (Language.ENGLISH, "Well, I don’t have went there.", "I don't have went"),
        (Language.ENGLISH, "Well, I don't have went there.", "I don’t have went"),
        (Language.ENGLISH, "I like it – very  much.", "like it - very much."),
        (Language.FRENCH, "J’ai allé à l’école hier.", "J'ai allé"),
        (Language.FRENCH, "J'ai allé à l'école hier.", "école"),
        (Language.FRENCH, "C'était tre\u0300s bon.", "très bon"),
        (Language.SPANISH, "Yo soy de acuerdo, ¿no?", "¿no?"),
        (Language.RUSSIAN, "Я ещё не был там.", "еще не был"),
        (Language.RUSSIAN, "Ее зовут Анна.", "Её зовут"),
        (Language.ARABIC, "أنا أحب القراءة.", "انا احب"),
        (Language.HINDI, "मुझे काफ़ी पसंद है।", "काफी पसंद"),
        (Language.HINDI, "वे हैं और वह है।", "है"),
        (Language.CHINESE, "我很喜欢吃饭。", "喜欢吃"),
    ],
)
def test_words_are_found_however_they_are_written(
    language: Language, said: str, quote: str
) -> None:
    talk = talk_of(language, said)
    found = own_words(talk, quote)
    assert found is not None
    assert found.text == talk.lines[found.line_index].text[found.start : found.end]


@pytest.mark.parametrize(
    ("language", "said", "quote"),
    [
        (Language.ENGLISH, "I have went there.", "I have gone"),
        (Language.ENGLISH, "I have went there.", "i have went"),
        (Language.ENGLISH, "The start was good.", "art was"),
        (Language.ENGLISH, "It cost 35 euros.", "5 euros"),
        (Language.FRENCH, "Il est très bon.", "tres bon"),
        (Language.FRENCH, "Il a mangé.", "mange"),
        (Language.SPANISH, "El año pasado.", "ano pasado"),
        (Language.GERMAN, "Das war schön.", "schon"),
        (Language.RUSSIAN, "Мой брат там.", "Мои брат"),
        (Language.HINDI, "वे अच्छे हैं।", "है"),
        (Language.HINDI, "मेरा घर।", "मेर"),
        (Language.ARABIC, "قرأت الكتاب.", "كتاب"),
        (Language.CHINESE, "我很喜欢。", "不喜欢"),
    ],
)
def test_other_words_and_halves_of_words_are_not(language: Language, said: str, quote: str) -> None:
    assert own_words(talk_of(language, said), quote) is None


_HELD = talk_of(Language.ENGLISH, "It was late and I am agree with you about the news.")
AGREE = replace(_HELD, lines=_HELD.lines[:2])


def found_by_a_model(talk: Talk, *said: str) -> Talk:
    words = [own_words(talk, one) for one in said]
    corrections = tuple(ListedCorrection(w, "otherwise", "So it is.") for w in words if w)
    assert len(corrections) == len(said)
    row = CriterionReview(Criterion.ACCURACY, CefrLevel.B1, "Fine.", (Quote("I", 1, 0, 1),))
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
