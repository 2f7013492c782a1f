"""What is shown of a slip: a whole phrase, mended throughout, and no long clause for it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from core.conversation.language import Language, TalkBrief
from core.language.findings import Judged, ListedCorrection
from core.language.pack import load_pack
from core.language.report import review_talk
from core.language.reporting.own_words import own_words
from core.language.take_home import anki_cards
from core.language.words.shown import Shown, shown_slips
from core.language.words.slips import Slip, find_slips
from tests.talks import held

EVERY = pytest.mark.parametrize("language", list(Language))


def _better(text: str, language: Language = Language.GERMAN) -> list[str]:
    return [shown.better for shown in shown_slips(text, language)]


def test_a_slip_that_shows_once_another_is_mended_is_mended_with_it() -> None:
    text = "Gestern bin ich ein Film gesehen, der war sehr interessant."
    (shown,) = shown_slips(text, Language.GERMAN)
    assert shown.better == "Gestern habe ich einen Film gesehen"
    assert len(shown.whys) == 2


def test_slips_that_share_a_phrase_are_mended_in_it_together() -> None:
    (shown,) = shown_slips("Heute fahre ich mit den Bus mit meine Frau.", Language.GERMAN)
    assert shown.better == "Heute fahre ich mit dem Bus mit meiner Frau"
    assert len(shown.whys) == 2


@pytest.mark.parametrize(
    ("said", "better"),
    [
        (
            "Letzte Woche habe ich nach Hamburg gefahren, um mein Freund zu besuchen.",
            "Letzte Woche bin ich nach Hamburg gefahren",
        ),
        ("und ich wohne mit meine Frau in ein kleines Wohnung.", "ich wohne mit meiner Frau"),
        ("Links ein Frau macht Saft, und ein Mann kocht.", "Links eine Frau macht Saft"),
        ("Er hat mir viel von die Stadt gezeigt.", "Er hat mir viel von der Stadt gezeigt"),
        (
            "Am Wochenende ich spiele Fußball mit Freunde.",
            "Am Wochenende spiele ich Fußball mit Freunden",
        ),
    ],
)
def test_a_phrase_is_whole_and_holds_nothing_more(said: str, better: str) -> None:
    assert _better(said) == [better]


@pytest.mark.parametrize(
    ("said", "better", "language"),
    [
        ("I heard a news about my city.", "I heard some news about my city", Language.ENGLISH),
        ("I use it for listen music.", "I use it to listen to music", Language.ENGLISH),
        ("É mais boa do que o rio.", "É melhor do que o rio", Language.PORTUGUESE),
        (
            "Durante la viaje dormí mucho, gracias.",
            "Durante el viaje dormí mucho",
            Language.SPANISH,
        ),
        ("मैंने सपना में उसे देखा।", "मैंने सपने में उसे देखा", Language.HINDI),
        ("毎晩、テレビに見ます。", "テレビを見ます", Language.JAPANESE),
        ("我有两个词典，都很旧。", "我有两本词典", Language.CHINESE),
    ],
)
def test_a_phrase_is_whole_in_other_languages(said: str, better: str, language: Language) -> None:
    assert _better(said, language) == [better]


@pytest.mark.parametrize(
    ("said", "better", "language"),
    [
        (
            "Er fahrt jeden Morgen mit dem Rad.",
            "Er fährt jeden Morgen mit dem Rad",
            Language.GERMAN,
        ),
        (
            "Can you explain me how it works?",
            "Can you explain to me how it works",
            Language.ENGLISH,
        ),
        ("Andrei al mare se potrei.", "se potessi", Language.ITALIAN),
        ("I start my new job in Monday.", "my new job on Monday", Language.ENGLISH),
    ],
)
def test_no_phrase_is_torn_out_of_a_short_clause(
    said: str, better: str, language: Language
) -> None:
    assert _better(said, language) == [better]


@pytest.mark.parametrize(
    ("said", "told", "language"),
    [
        ("Trotzdem ich esse manchmal Fleisch.", "Trotzdem esse ich …", Language.GERMAN),
        ("Trotzdem ich bin geblieben ruhig.", "Trotzdem bin ich …", Language.GERMAN),
        (
            "Wenn ich hätte mehr Geld, ich würde eine eigene Restaurant öffnen.",
            "Wenn ich mehr Geld hätte, würde ich …",
            Language.GERMAN,
        ),
        ("Gestern ich habe gearbeitet.", "Gestern habe ich …", Language.GERMAN),
        ("Alors, je aussi travaille ici.", "je travaille aussi …", Language.FRENCH),
    ],
)
def test_of_words_in_another_order_no_more_is_shown_than_the_rule_read(
    said: str, told: str, language: Language
) -> None:
    """Breaks when slips that no rule knows are taught as the usual way."""
    (shown,) = shown_slips(said, language)
    assert shown.told == told


def test_a_phrase_with_which_its_clause_ends_is_told_without_dots() -> None:
    (shown,) = shown_slips("Er fahrt jeden Morgen mit dem Rad, und ich laufe.", Language.GERMAN)
    assert shown.told == "Er fährt jeden Morgen mit dem Rad"


def test_no_phrase_is_shown_in_which_a_known_slip_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Breaks when one that reaches over the end of a phrase is taught with it."""

    def found(text: str, language: Language) -> tuple[Slip, ...]:
        beyond = "Rad oft"
        at = text.find(beyond)
        more = (Slip(at, at + len(beyond), beyond, "Fahrrad oft", "Why."),) if at >= 0 else ()
        return (*find_slips(text, language), *more)

    said = "Er fahrt jeden Morgen mit dem Rad"
    assert shown_slips(f"{said}.", Language.GERMAN)
    monkeypatch.setattr("core.language.words.shown.find_slips", found)
    monkeypatch.setattr("core.language.words.shown.phrase_around", lambda *_: (0, len(said)))
    assert shown_slips(f"{said} oft.", Language.GERMAN) == ()


def _moves_words(shown: Shown) -> bool:
    said, better = (
        sorted(re.findall(r"[\w'’-]+", text.casefold())) for text in (shown.said, shown.better)
    )
    return said == better


@EVERY
def test_the_few_last_words_of_a_clause_are_never_left_off(language: Language) -> None:
    """Breaks when a friend says "Yesterday I went to the" of a short sentence."""
    if not language.spaced:
        return
    phrases = load_pack(language).phrases
    for rule in load_pack(language).slip_rules:
        said = rule.examples[0][0].rstrip(" .!?।؟")
        for shown in shown_slips(said, language):
            left = re.split(r"[,;:،–]", said[shown.end :])[0].split()
            if not _moves_words(shown) and not set(map(str.casefold, left)) & set(
                phrases.parted_by
            ):
                assert not left or len(left) > 3, (rule.id, shown.better)


@EVERY
def test_what_is_shown_as_better_stands_in_what_the_examples_promise(language: Language) -> None:
    for rule in load_pack(language).slip_rules:
        for said, better in rule.examples:
            shown = shown_slips(said, language)
            assert shown, said
            for slip in shown:
                assert said[slip.start : slip.end] == slip.said
                assert slip.better.casefold() in better.casefold()


@EVERY
def test_a_phrase_never_ends_behind_a_word_that_goes_on(language: Language) -> None:
    phrases = load_pack(language).phrases
    gap = " " if language.spaced else ""
    for rule in load_pack(language).slip_rules:
        said = gap.join((rule.examples[0][0].rstrip(" .!?。।؟"), *"stuvwxyz"))
        for shown in shown_slips(said, language):
            behind = said[shown.end :].split()
            if _moves_words(shown):
                continue
            if said[shown.end : shown.end + 1].isspace() and behind[0] not in phrases.parted_by:
                assert shown.better.split()[-1].casefold() not in phrases.goes_on_after


@EVERY
def test_what_is_shown_never_reaches_into_another_sentence(language: Language) -> None:
    """A pattern may look at the sentence before; what it saw there is not the slip."""
    stop, gap = {
        Language.CHINESE: ("。", ""),
        Language.JAPANESE: ("。", ""),
        Language.HINDI: ("।", " "),
    }.get(language, (".", " "))
    for rule in load_pack(language).slip_rules:
        said = rule.examples[0][0].rstrip(" .!?。।？؟")
        text = f"{said}{stop}{gap}{said}{stop}"
        for shown in shown_slips(text, language):
            assert stop + gap not in shown.said.rstrip(stop), rule.id


@EVERY
def test_what_is_shown_of_a_sentence_is_the_same_far_down_in_a_long_talk(
    language: Language,
) -> None:
    stop = {
        Language.CHINESE: "。",
        Language.JAPANESE: "。",
        Language.HINDI: "। ",
    }.get(language, ". ")
    for rule in load_pack(language).slip_rules[::6]:
        said, fine = (text.rstrip(" .!?。।？؟") for text in (rule.examples[0][0], rule.fine[0]))
        around = (fine + stop) * 5
        alone = shown_slips(f"{fine}{stop}{said}{stop}{fine}", language)
        ahead = len(around) - len(fine) - len(stop)
        far_down = shown_slips(f"{around}{said}{stop}{around}", language)
        assert far_down == tuple(
            replace(one, start=one.start + ahead, end=one.end + ahead) for one in alone
        ), rule.id


@pytest.mark.parametrize("stop", [". ", " and "])
def test_a_slip_is_mended_without_the_whole_talk_being_read_again(
    stop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Breaks when each slip of a long turn costs as much as the turn is long."""
    read: list[int] = []

    def counted(text: str, language: Language) -> tuple[Slip, ...]:
        read.append(len(text))
        return find_slips(text, language)

    monkeypatch.setattr("core.language.words.shown.find_slips", counted)
    said = "My brother live with three friends in the old town since many years"
    for times in (10, 80):
        text = stop.join([said] * times)
        assert len(shown_slips(text, Language.ENGLISH)) >= times
        assert sum(read) < 40 * len(text)
        read.clear()


def test_a_sentence_keeps_its_capital_behind_another() -> None:
    (shown,) = shown_slips("Eu sou daqui. A gente vamos à praia.", Language.PORTUGUESE)
    assert (shown.said, shown.better) == ("A gente vamos à praia", "A gente vai à praia")


def test_phrases_that_touch_are_read_as_one() -> None:
    (shown,) = shown_slips("I live in India since five years.", Language.ENGLISH)
    assert shown.better == "I have been living in India for five years"
    assert len(shown.whys) == 2


def test_a_long_japanese_clause_is_cut_where_words_begin() -> None:
    said = "昨日は友達と一緒に駅の近くの喫茶店でテレビに見ますから楽しい時間を過ごしました。"
    (shown,) = shown_slips(said, Language.JAPANESE)
    assert len(shown.said) < len(said) - 6
    assert said[shown.start] in "昨友一駅近喫テ" and said[shown.end] in "楽時過。"


def test_a_card_shows_the_whole_phrase() -> None:
    talk = held(
        TalkBrief(Language.GERMAN, minutes=5), ["Gestern bin ich ein Film gesehen, sehr gut."]
    )
    assert "Gestern habe ich einen Film gesehen" in anki_cards(review_talk(talk))


@pytest.mark.parametrize(
    ("said", "usual", "told"),
    [
        ("Kaffee in Tasse", "Kaffee in der Tasse", ["Er trinkt Kaffee in der Tasse"]),
        ("Tasse schnell", "Tasse zu schnell", []),
    ],
)
def test_a_slip_that_a_model_found_is_taught_in_no_phrase_of_a_rule(
    said: str, usual: str, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Er trinkt Kaffee in Tasse schnell"
    phrase = "Er trinkt Kaffee in Tasse"
    slip = Shown(0, len(phrase), phrase, phrase, ("Why.",))
    monkeypatch.setattr(
        "core.language.report.shown_slips", lambda line, _: (slip,) if line == text else ()
    )
    talk = held(TalkBrief(Language.GERMAN, minutes=5), [text])
    quote = own_words(talk, said)
    assert quote is not None
    found = ListedCorrection(quote, usual, "A model's reason.")
    report = review_talk(replace(talk, judged=Judged("a model", (), (found,))))
    there = [one for one in report.corrections if one.said.line_index == quote.line_index]
    assert [one.better for one in there if one.why == "Why."] == told
    assert found in report.corrections


@pytest.mark.parametrize("language", list(Language))
def test_no_slip_that_the_pack_knows_is_left_in_what_is_shown_as_better(language: Language) -> None:
    for rule in load_pack(language).slip_rules:
        for said, _ in rule.examples:
            mended, shown = said, shown_slips(said, language)
            for phrase in reversed(shown):
                mended = mended[: phrase.start] + phrase.better + mended[phrase.end :]
            assert not (shown and find_slips(mended, language)), mended


def test_where_two_rules_touch_one_phrase_both_are_applied() -> None:
    (shown, *_) = shown_slips("I use my phone for listen music every day.", Language.ENGLISH)
    assert "to listen to music" in shown.better
    assert "for listen" not in shown.better
