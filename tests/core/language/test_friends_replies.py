"""What a learner says to the friend beside an answer, or in place of one, in each language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.conversation.language import CefrLevel, Language, TalkBrief, TalkKind
from core.conversation.moves import MoveKind
from core.language.pack import load_pack
from core.language.replies import ABOUT_THE_LANGUAGE, Asked
from core.language.talking.taken_up import shares_a_word, tells_already
from core.language.words.asking import (
    asked_at_the_end,
    brings_sorrow,
    says_next_to_nothing,
    says_no,
    tells_of_being_unwell,
    what_is_asked,
)
from core.language.words.requests import detect_request
from core.language.words.tongue import is_in_another
from core.think.intent import Intent
from tests.talks import PLAIN, scripted
from voice.dialogue import Utterance
from voice.dialogues.talk import TalkDialogue

SAID: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parent / "friend_talks.json").read_text(encoding="utf-8")
)
EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)


@EVERY
@pytest.mark.parametrize("asked", ABOUT_THE_LANGUAGE)
def test_what_is_asked_about_the_language_is_heard_alone_and_at_the_end(
    language: Language, asked: Asked
) -> None:
    """And is never taken for an answer."""
    for said in SAID[language.value][asked.value]:
        assert what_is_asked(said, language) is asked, said
        assert detect_request(said, language) is not Intent.ANSWER, said
        assert asked_at_the_end(f"{PLAIN[language][0]} {said}", language) is asked, said


@EVERY
@pytest.mark.parametrize("asked", [Asked.TOPIC, Asked.MISTAKES, Asked.PERSON])
def test_what_is_asked_about_the_talk_is_heard_alone_and_at_the_end(
    language: Language, asked: Asked
) -> None:
    """And is never taken for an answer; an answer in such words asks for nothing."""
    for said in SAID[language.value][asked.value]:
        assert what_is_asked(said, language) is asked, said
        assert detect_request(said, language) is Intent.ASK, said
        assert asked_at_the_end(f"{PLAIN[language][0]} {said}", language) is asked, said
    for said in SAID[language.value]["asks_nothing"]:
        assert detect_request(said, language) is Intent.ANSWER, said
        assert asked_at_the_end(said, language) is None, said


@EVERY
def test_to_talk_about_something_else_is_to_skip_and_names_no_topic(language: Language) -> None:
    for said in SAID[language.value]["something_else"]:
        assert detect_request(said, language) is Intent.SKIP, said


def test_a_question_about_the_world_in_such_words_stays_one() -> None:
    said = "Is that right that people work so much?"
    assert what_is_asked(said, Language.ENGLISH) is Asked.OTHER


@EVERY
def test_who_names_a_topic_is_asked_to_tell_and_hears_no_other_question(
    language: Language,
) -> None:
    pack = load_pack(language)
    for said in SAID[language.value]["topic"]:
        dialogue = _opened(language)
        assert _hear(dialogue, said) in pack.replies.asked[Asked.TOPIC].reply
        assert not dialogue.talk.has_answers
        _hear(dialogue, PLAIN[language][0])
        assert dialogue.talk.has_answers


@EVERY
@pytest.mark.parametrize("asked", [Asked.MISTAKES, Asked.PERSON])
def test_a_question_about_the_talk_gets_an_honest_reply_and_the_open_question_again(
    language: Language, asked: Asked
) -> None:
    for said in SAID[language.value][asked.value]:
        dialogue = _opened(language)
        question = _question(dialogue)
        text = _hear(dialogue, said)
        assert text.startswith(load_pack(language).replies.asked[asked].reply), said
        assert text.endswith(question), said
        assert not dialogue.talk.has_answers


@EVERY
@pytest.mark.parametrize("asked", [Asked.TOPIC, Asked.MISTAKES, Asked.PERSON])
def test_an_examiner_keeps_to_the_task_whatever_is_asked_about_the_talk(
    language: Language, asked: Asked
) -> None:
    dialogue, _clock = scripted(TalkBrief(language, kind=TalkKind.TEST))
    _open(dialogue)
    text = _hear(dialogue, SAID[language.value][asked.value][0])
    assert text.startswith(load_pack(language).replies.examiner)


@EVERY
def test_a_goodbye_ends_the_talk_and_an_answer_like_one_does_not(language: Language) -> None:
    said = SAID[language.value]
    assert {detect_request(text, language) for text in said["goodbye"]} == {Intent.END}
    lost = [t for t in said["answer"] if detect_request(t, language) is not Intent.ANSWER]
    assert lost == []


@EVERY
def test_an_answer_that_ends_with_a_question_back_is_replied_to_and_stays_an_answer(
    language: Language,
) -> None:
    replies = load_pack(language).replies.asked
    honest = (*replies[Asked.AND_YOU].reply, *replies[Asked.OTHER].reply)
    for said in SAID[language.value]["handed_back"]:
        dialogue = _opened(language)
        asked = _question(dialogue)
        text = _hear(dialogue, said)
        assert text.startswith(honest), said
        assert not text.endswith(asked), "it was answered"
        assert dialogue.talk.has_answers


@EVERY
def test_a_rhetorical_question_is_part_of_the_answer(language: Language) -> None:
    assert asked_at_the_end(PLAIN[language][0], language) is None


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("Can we talk about something else?", Intent.SKIP),
        ("I'd rather talk about something else.", Intent.SKIP),
        ("We talk about something else every day.", Intent.ANSWER),
    ],
)
def test_english_requests_of_the_pack_are_read_word_for_word(said: str, intent: Intent) -> None:
    assert detect_request(said, Language.ENGLISH) is intent


def test_a_question_that_speaks_to_nobody_gets_no_reply() -> None:
    for said in ("It rains a lot. Why not?", "It is nice, you know?", "Who knows?"):
        assert asked_at_the_end(said, Language.ENGLISH) is None


@EVERY
def test_sad_news_is_met_with_comfort_and_a_cold_with_a_kind_word(language: Language) -> None:
    said, replies = SAID[language.value], load_pack(language).replies
    assert [text for text in said["sorrow"] if not brings_sorrow(text, language)] == []
    for text in said["unwell"]:
        assert tells_of_being_unwell(text, language), text
        assert not brings_sorrow(text, language), text
        assert _hear(_opened(language), text).startswith(replies.unwell.reply)
    for text in said["no_sorrow"]:
        assert not brings_sorrow(text, language), text
        assert not tells_of_being_unwell(text, language), text


@EVERY
def test_what_comes_after_comfort_is_light_at_every_level(language: Language) -> None:
    dialogue, _clock = scripted(TalkBrief(language, level=CefrLevel.C1))
    _open(dialogue)
    _hear(dialogue, SAID[language.value]["sorrow"][0])
    assert _hear(dialogue, PLAIN[language][0]).startswith(load_pack(language).replies.sorrow.after)
    prompt = dialogue.talk.prompt
    assert prompt is not None
    assert prompt.level is CefrLevel.A1


@EVERY
def test_who_does_not_know_what_to_say_after_comfort_is_led_on_gently(language: Language) -> None:
    """Or wants to skip: neither is met with what is said to who has no idea."""
    pack = load_pack(language)
    for intent in (Intent.DONT_KNOW, Intent.SKIP):
        dialogue, _clock = scripted(TalkBrief(language, level=CefrLevel.C1))
        _open(dialogue)
        _hear(dialogue, SAID[language.value]["sorrow"][0])
        text = _hear(dialogue, pack.intents[intent][0])
        assert text.startswith(pack.replies.sorrow.after)
        assert dialogue.talk.prompt is not None
        assert dialogue.talk.prompt.level is CefrLevel.A1


@EVERY
def test_a_plain_question_is_not_called_hard_to_who_has_no_answer(language: Language) -> None:
    """Breaks when "How do you get to work?" is said to be one that takes some thinking."""
    pack = load_pack(language)
    for level, lines in (
        (CefrLevel.A1, pack.partner.after_skip),
        (CefrLevel.A2, pack.partner.after_skip),
        (CefrLevel.B2, pack.partner.after_dont_know),
    ):
        dialogue, _clock = scripted(TalkBrief(language, level=level))
        _open(dialogue)
        assert _hear(dialogue, pack.intents[Intent.DONT_KNOW][0]).startswith(lines), level


@EVERY
def test_who_would_like_to_talk_about_a_sorrow_is_let_to(language: Language) -> None:
    pack, said = load_pack(language), SAID[language.value]
    dialogue = _opened(language)
    assert _hear(dialogue, said["sorrow"][0]) in pack.replies.sorrow.reply
    assert _hear(dialogue, YES_AND_NO[language.value][0]) in pack.partner.say_more
    assert _hear(dialogue, PLAIN[language][0]).startswith(pack.replies.sorrow.after)


@EVERY
def test_who_lacks_a_word_is_asked_to_describe_it_and_hears_no_next_question(
    language: Language,
) -> None:
    said, pack = SAID[language.value]["word"][0], load_pack(language)
    for text in (said, f"{PLAIN[language][0]} {said}"):
        move = _opened(language).hear(Utterance(text)).move
        assert move is not None
        assert move.kind is MoveKind.REPLY
        assert move.text in pack.replies.asked[Asked.WORD].reply


@EVERY
def test_who_asks_for_it_slower_hears_the_open_question_alone(language: Language) -> None:
    dialogue = _opened(language)
    question = _question(dialogue)
    text = _hear(dialogue, SAID[language.value]["slower"][0])
    assert text.startswith(load_pack(language).replies.asked[Asked.SLOWER].reply)
    assert text.endswith(question)
    assert not dialogue.talk.has_answers


@EVERY
def test_a_question_that_was_answered_is_never_asked_again(language: Language) -> None:
    """Whatever is asked after "tell me more"."""
    said, say_more = SAID[language.value], load_pack(language).partner.say_more
    for request in (said["slower"][0], said["language"][0], said["meaning"][0]):
        dialogue = _opened(language)
        question = _question(dialogue)
        if not _hear(dialogue, PLAIN[language][1]).endswith(say_more):
            continue
        assert question not in _hear(dialogue, request)


def test_a_word_of_the_friends_own_is_followed_by_an_easier_question() -> None:
    dialogue, _clock = scripted(TalkBrief(Language.ENGLISH, level=CefrLevel.B1))
    _open(dialogue)
    question = _question(dialogue)
    word = next(
        w for w in question.strip("?.").split() if shares_a_word(w, question, Language.ENGLISH)
    )
    text = _hear(dialogue, f"What does '{word}' mean?")
    assert question not in text
    prompt = dialogue.talk.prompt
    assert prompt is not None
    assert prompt.level is CefrLevel.A2
    assert prompt.text in _hear(dialogue, "What does 'zebra' mean?"), "that is no word of it"


@pytest.mark.parametrize(
    "said",
    [
        "I only speak English, sorry.",
        "I don't speak German at all. Can we talk in English?",
        "I like football and beer.",
        "Can we talk in English?",
    ],
)
def test_who_speaks_another_language_is_told_kindly_which_one_is_spoken(said: str) -> None:
    dialogue = _opened(Language.GERMAN)
    question = _question(dialogue)
    text = _hear(dialogue, said)
    assert text.startswith(load_pack(Language.GERMAN).replies.asked[Asked.LANGUAGE].reply)
    assert text.endswith(question)
    assert not dialogue.talk.has_answers


def test_two_words_ask_in_english_where_they_are_no_words_of_the_language() -> None:
    assert detect_request("Repeat please", Language.GERMAN) is Intent.REPEAT
    assert detect_request("Harry Potter", Language.GERMAN) is Intent.ANSWER


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.SPANISH, "Eh, yo creo que, este, fuimos en marzo."),
        (Language.ITALIAN, "Ehm, lavoro in, eh, in una scuola."),
        (Language.DUTCH, "Ik werk, uh, sinds een jaar in, eh, in een ziekenhuis."),
        (Language.PORTUGUESE, "Trabalho, eh, num banco, em, uhm, em Braga."),
        (Language.DUTCH, "Ik ben er nog nooit geweest."),
    ],
)
def test_a_filler_of_another_language_asks_for_nothing(language: Language, said: str) -> None:
    """An English "eh?" asks to hear it again."""
    assert detect_request(said, language) is Intent.ANSWER


NOT_UNDERSTOOD = {
    "ar": "لم أفهم السؤال",
    "de": "Ich habe die Frage leider nicht verstanden",
    "en": "I did not understand the question",
    "es": "No entiendo la pregunta",
    "fr": "Je ne comprends pas la question",
    "hi": "मुझे सवाल समझ नहीं आया",
    "it": "Non capisco la domanda adesso",
    "ja": "質問の意味が分かりません。",
    "ko": "질문을 잘 이해하지 못했어요",
    "nl": "Ik begrijp de vraag niet",
    "pt": "Não entendi a pergunta",
    "ru": "Я не понял вопрос",
    "zh": "我没听懂这个问题",
}


@EVERY
def test_who_falls_back_into_their_own_language_hears_the_question_again(
    language: Language,
) -> None:
    for other in Language:
        if other is not language:
            assert detect_request(NOT_UNDERSTOOD[other.value], language) is Intent.REPEAT, other
            assert all(is_in_another(text, language) for text in PLAIN[other]), other
    assert not any(is_in_another(text, language) for text in PLAIN[language])


@pytest.mark.parametrize(
    "text",
    [
        "東京大学大学院工学系研究科",
        "北海道札幌市中央区北三条西",
        "二千二十四年四月一日",
        "経済的社会的文化的権利",
    ],
)
def test_a_japanese_answer_in_han_characters_alone_is_japanese(text: str) -> None:
    assert not is_in_another(text, Language.JAPANESE)
    assert is_in_another("我昨天跟朋友去看電影，很好看", Language.JAPANESE)


def test_a_title_in_another_language_is_an_answer() -> None:
    titles = ("The Lord of the Rings.", "Game of Thrones.", "Cien Años de Soledad")
    for said in (*titles, "三国演义", "となりのトトロ", "기생충", "تاج محل", "Тихий Дон"):
        assert detect_request(said, Language.GERMAN) is Intent.ANSWER


@EVERY
def test_yes_and_no_get_no_thanks_and_no_wish_to_hear_more(language: Language) -> None:
    pack = load_pack(language)
    yes, no = YES_AND_NO[language.value]
    assert says_next_to_nothing(yes, language)
    assert says_no(no, language)
    assert not says_next_to_nothing(PLAIN[language][0], language)
    assert _hear(_opened(language), yes) in pack.replies.bare.reply
    dialogue = _opened(language)
    question = _question(dialogue)
    text = _hear(dialogue, no)
    assert text.startswith(pack.partner.after_skip)
    assert not text.endswith((question, *pack.partner.say_more))


YES_AND_NO = {
    "ar": ("نعم.", "لا."),
    "de": ("Ja.", "Nein."),
    "en": ("ok", "Nothing. Only coffee."),
    "es": ("Sí.", "No."),
    "fr": ("Oui.", "Non."),
    "hi": ("हाँ।", "नहीं।"),
    "it": ("Sì.", "No."),
    "ja": ("はい。", "いいえ。"),
    "ko": ("네.", "아니요."),
    "nl": ("Ja.", "Nee."),
    "pt": ("Sim.", "Não."),
    "ru": ("Да.", "Нет."),
    "zh": ("是的。", "没有。"),
}


@EVERY
def test_question_marks_alone_ask_to_hear_it_again(language: Language) -> None:
    dialogue = _opened(language)
    question = _question(dialogue)
    assert _hear(dialogue, "???").endswith(question)


@EVERY
def test_who_does_not_understand_it_the_second_time_is_asked_something_easier(
    language: Language,
) -> None:
    again = load_pack(language).intents[Intent.REPEAT][0]
    dialogue, _clock = scripted(TalkBrief(language, level=CefrLevel.B2))
    _open(dialogue)
    question = _question(dialogue)
    assert _hear(dialogue, again).endswith(question)
    assert question not in _hear(dialogue, again)
    assert dialogue.talk.prompt is not None
    assert dialogue.talk.prompt.level is CefrLevel.B1


@EVERY
def test_tell_me_more_is_said_in_other_words_to_who_did_not_catch_it(language: Language) -> None:
    pack = load_pack(language)
    dialogue = _opened(language)
    question = _question(dialogue)
    for said in PLAIN[language]:
        invited = _hear(dialogue, said)
        if invited.endswith(pack.partner.say_more) and question == _question(dialogue):
            text = _hear(dialogue, pack.intents[Intent.REPEAT][0])
            assert text in pack.partner.say_more
            assert not invited.endswith(text)


def test_the_button_says_the_same_question_as_often_as_it_is_pressed() -> None:
    dialogue = _opened(Language.ENGLISH)
    for _ in range(3):
        move = dialogue.repeat().move
        assert move is not None
        assert move.text.endswith(_question(dialogue))
        dialogue.said(move.text, 2.0)


def test_an_answer_that_ends_with_a_goodbye_is_kept_and_ends_the_talk() -> None:
    dialogue = _opened(Language.SPANISH)
    _hear(dialogue, "Me gusta mucho el cine francés. ¡Adiós!")
    assert dialogue.over
    assert dialogue.talk.has_answers
    going_on = _opened(Language.SPANISH)
    _hear(going_on, "Mi abuela me dijo adiós. Tengo que ir al trabajo.")
    _hear(going_on, "Mi abuela siempre dice: «Me voy a casa. ¡Adiós!»")
    assert not going_on.over


def test_who_wants_the_question_again_at_the_end_of_an_answer_hears_it() -> None:
    dialogue = _opened(Language.SPANISH)
    question = _question(dialogue)
    text = _hear(dialogue, "No estoy seguro. Perdona, ¿puedes repetirme la pregunta?")
    assert text.endswith(question)
    assert text.startswith(load_pack(Language.SPANISH).partner.repeat)


@pytest.mark.parametrize(
    ("language", "said", "answered", "open_"),
    [
        (
            Language.ENGLISH,
            "I make a soup that my mother teached me.",
            "Who taught you how to make it?",
            "Some people say cooking takes too much time. What do you think?",
        ),
        (
            Language.GERMAN,
            "Ich lerne Deutsch, weil ich seit zwei Jahren in Hamburg wohne.",
            "Wo wohnen Sie, und wie gefällt es Ihnen dort?",
            "Was machen Sie in Ihrer Freizeit?",
        ),
        (
            Language.SPANISH,
            "En Valencia, por ejemplo, los alquileres se han disparado.",
            "¿En qué se nota, por ejemplo?",
            "¿Quién gana con eso?",
        ),
    ],
)
def test_what_was_just_told_is_not_asked(
    language: Language, said: str, answered: str, open_: str
) -> None:
    prompt = load_pack(language).prompts[0]
    assert tells_already(said, prompt, answered, language)
    assert not tells_already(said, prompt, open_, language)


def _opened(language: Language) -> TalkDialogue:
    dialogue, _clock = scripted(TalkBrief(language))
    _open(dialogue)
    return dialogue


def _open(dialogue: TalkDialogue) -> None:
    move = dialogue.open().move
    assert move is not None
    dialogue.said(move.text, 2.0)


def _question(dialogue: TalkDialogue) -> str:
    assert dialogue.talk.prompt is not None
    return dialogue.talk.prompt.text


def _hear(dialogue: TalkDialogue, text: str) -> str:
    move = dialogue.hear(Utterance(text)).move
    assert move is not None
    dialogue.said(move.text, 2.0)
    return move.text
