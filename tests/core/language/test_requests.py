"""Requests in the languages of the packs: understood in unseen words, never at an answer's cost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.words.requests import detect_request
from core.think.distress.crisis import crisis_words
from core.think.intent import Intent

DATA = Path(__file__).resolve().parents[3] / "benchmarks" / "data" / "languages" / "development"
EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)

GOING_ON = {
    Language.ARABIC: ("لنتابع", "حسنا", "لنكمل غدا"),
    Language.CHINESE: ("继续吧", "好的", "明天继续吧"),
    Language.DUTCH: ("laten we verdergaan", "oké", "kunnen we een andere keer verdergaan"),
    Language.ENGLISH: ("let's go on", "ok", "let's continue tomorrow"),
    Language.FRENCH: ("on continue", "d'accord", "on continue une autre fois"),
    Language.GERMAN: ("lass uns weitermachen", "gut", "lass uns morgen weitermachen"),
    Language.HINDI: ("आगे बढ़ते हैं", "ठीक है", "कल जारी रखते हैं"),
    Language.ITALIAN: ("continuiamo", "va bene", "continuiamo domani"),
    Language.JAPANESE: ("続けましょう", "はい", "また今度にしましょう"),
    Language.KOREAN: ("계속해요", "그럼", "내일 계속해요"),
    Language.PORTUGUESE: ("vamos continuar", "está bem", "continuamos amanhã"),
    Language.RUSSIAN: ("давай продолжим", "хорошо", "продолжим завтра"),
    Language.SPANISH: ("sigamos", "vale", "seguimos otro día"),
}
"""What a person is told to say to go on, an "ok" before it, and who goes on another day."""

ANSWERS = {
    Language.GERMAN: [
        "Ich denke, das ist eine gute Idee.",
        "Ich denke, ja.",
        "Ich habe keine Idee für die Zukunft.",
        "Gar nicht.",
        "Gar nicht",
        "Ich denke nach der Arbeit.",
        "Ich brauche Zeit für meine Familie.",
        "Ich verstehe meine Oma nicht.",
        "Ich habe keine Zeit.",
        "Ich denke schon.",
        "Ich denke, nein.",
        "Ich warte noch.",
        "Ich brauche etwas Ruhe.",
        "Ich habe kein Auto.",
        "Einmal in der Woche.",
        "Noch einmal im Jahr.",
        "Die Frage ist wichtig.",
        "Ich überlege, ein Auto zu kaufen.",
        "Ich denke an meine Familie.",
        "Ich weiß nicht viel über Musik.",
        "Ich brauche mehr Zeit zum Lesen.",
    ],
    Language.FRENCH: [
        "Je pense que c'est une bonne idée.",
        "Je ne comprends pas bien le breton.",
        "Je pense que oui.",
        "J'ai besoin de temps pour ma famille.",
        "Je réfléchis à mon avenir.",
        "Je ne sais pas nager.",
        "Je ne sais pas cuisiner.",
        "Une fois par semaine.",
        "Encore une fois, ma mère avait raison.",
        "Je cherche un travail.",
        "C'est bon.",
        "Ça va.",
        "Ça va, merci.",
    ],
    Language.ENGLISH: [
        "I need more time for my family.",
        "I need time for my kids.",
        "Once again, my mother was right.",
    ],
    Language.ITALIAN: [
        "Ho bisogno di tempo per la famiglia.",
        "Ho bisogno di tempo per studiare.",
        "Non so cucinare.",
        "Penso di sì.",
        "Penso che sia una buona idea.",
        "Non capisco il calcio.",
        "Ancora una volta mia madre aveva ragione.",
        "Non conosco il nome.",
    ],
    Language.PORTUGUESE: [
        "Preciso de tempo para a família.",
        "Acho que é uma boa ideia.",
        "Acho que é bom.",
        "Acho que sim.",
        "Acho que não.",
        "Não sei nadar.",
        "Preciso de tempo para estudar.",
        "Não entendo de futebol.",
        "Acho que é importante.",
    ],
    Language.HINDI: [
        "मुझे परिवार के लिए समय चाहिए।",
        "मुझे पढ़ाई के लिए समय चाहिए।",
        "मुझे समय नहीं मिलता।",
        "मैं सोचता हूँ कि यह अच्छा है।",
        "मुझे नहीं पता कि यह सच है।",
        "मुझे खाना बनाना नहीं आता।",
    ],
    Language.KOREAN: [
        "그냥 그래요.",
        "진짜인지 모르겠어요.",
        "가족을 위한 시간이 필요해요.",
        "좋은 생각이에요.",
        "그렇게 생각해요.",
        "공부할 시간이 필요해요.",
        "별로예요.",
        "그저 그래요.",
    ],
    Language.RUSSIAN: [
        "Я думаю, это хорошая идея.",
        "Мне нужно время для семьи.",
        "Мне нужно время на учёбу.",
        "Я думаю, да.",
        "Я не понимаю футбол.",
        "Я не знаю немецкий.",
        "Ещё раз, моя мама была права.",
    ],
    Language.DUTCH: [
        "Ik denk dat het een goed idee is.",
        "Ik heb tijd nodig voor mijn gezin.",
        "Ik denk het wel.",
        "Ik weet niet of het waar is.",
        "Ik begrijp mijn buurman niet.",
        "Helemaal niet.",
    ],
    Language.SPANISH: [
        "Creo que es una buena idea.",
        "Necesito tiempo para mi familia.",
        "Creo que sí.",
        "Necesito tiempo para estudiar.",
        "No sé cocinar.",
        "No entiendo el fútbol.",
        "Pienso que es bueno.",
        "No sé si es verdad.",
    ],
    Language.CHINESE: [
        "我觉得这是个好主意。",
        "我需要时间陪家人。",
        "我不知道是不是真的。",
        "我想是的。",
        "还行。",
        "一般般。",
        "我可以。",
    ],
    Language.JAPANESE: [
        "いい考えだと思います。",
        "家族のための時間が必要です。",
        "本当かどうかわかりません。",
        "まあまあです。",
        "そう思います。",
        "大丈夫です。",
        "もう大丈夫です。",
    ],
    Language.ARABIC: [
        "أعتقد أنها فكرة جيدة.",
        "أحتاج وقتاً لعائلتي.",
        "لا أعرف إن كان هذا صحيحا.",
        "أظن نعم.",
        "لا أفهم كرة القدم.",
    ],
}


@EVERY
def test_what_no_request_speaks_of_makes_it_an_answer(language: Language) -> None:
    """Not only after "end" and "skip": an answer taken for a pause or a repetition is lost too."""
    asked = [text for text in ANSWERS[language] if detect_request(text, language) != "answer"]
    assert asked == []


@EVERY
def test_no_answer_is_taken_for_a_request(language: Language) -> None:
    cases = json.loads((DATA / f"{language.value}.json").read_text(encoding="utf-8"))["requests"]
    answers = [case["text"] for case in cases if case["request"] == Intent.ANSWER]
    assert len(answers) >= 55
    assert [text for text in answers if detect_request(text, language) is not Intent.ANSWER] == []


@EVERY
def test_nine_requests_in_ten_are_understood(language: Language) -> None:
    cases = json.loads((DATA / f"{language.value}.json").read_text(encoding="utf-8"))["requests"]
    asked = [case for case in cases if case["request"] != Intent.ANSWER]
    missed = [c["text"] for c in asked if detect_request(c["text"], language) != c["request"]]
    assert len(asked) >= 40
    assert len(missed) <= len(asked) / 10, missed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ich habe den Film nicht verstanden.", Language.GERMAN),
        ("Voglio smettere di fumare.", Language.ITALIAN),
        ("我想换一个工作。", Language.CHINESE),
        ("五時に仕事が終わります。", Language.JAPANESE),
        ("여행은 거기서 끝났어요.", Language.KOREAN),
    ],
)
def test_one_strange_word_among_few_is_what_an_answer_is_about(
    text: str, language: Language
) -> None:
    assert detect_request(text, language) is Intent.ANSWER


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Quiero parar.", Language.SPANISH, Intent.END),
        ("No quiero parar.", Language.SPANISH, Intent.ANSWER),
        ("No, quiero parar.", Language.SPANISH, Intent.END),
        ("No quiero seguir.", Language.SPANISH, Intent.END),
        ("Nein, ich möchte noch nicht aufhören.", Language.GERMAN, Intent.ANSWER),
        ("もうやめたいです。", Language.JAPANESE, Intent.END),
        ("まだやめたくないです。", Language.JAPANESE, Intent.ANSWER),
        ("昨日はここで終わりました。", Language.JAPANESE, Intent.ANSWER),
        ("그만하고 싶지 않아요.", Language.KOREAN, Intent.ANSWER),
        ("我不想结束。", Language.CHINESE, Intent.ANSWER),
        ("I'd rather stop here.", Language.ENGLISH, Intent.END),
        ("I'd rather not stop.", Language.ENGLISH, Intent.ANSWER),
        ("I don't want to go on.", Language.ENGLISH, Intent.END),
    ],
)
def test_a_negation_counts_only_where_a_request_is_said_with_it(
    text: str, language: Language, wanted: Intent
) -> None:
    assert detect_request(text, language) is wanted


def test_a_talk_ends_and_a_question_is_skipped_only_on_words_that_ask_for_it() -> None:
    """Who is spoken to is idle, and no strange word."""
    spanish = Language.SPANISH
    assert detect_request("¿Podemos pasar a la siguiente pregunta?", spanish) is Intent.SKIP
    assert detect_request("Podemos pasar a la siguiente sala.", spanish) is Intent.ANSWER
    assert detect_request("¿Me puede repetir la pregunta, profesora?", spanish) is Intent.REPEAT


GOES_ON = {
    Language.ENGLISH: ("let's go on", "i want to continue"),
    Language.SPANISH: ("sigamos", "quiero continuar", "podemos seguir con la conversación"),
    Language.FRENCH: ("on continue", "on reprend", "je veux continuer la conversation"),
    Language.GERMAN: ("lass uns weitermachen", "wollen wir weiterreden"),
    Language.CHINESE: ("继续吧", "我想继续聊"),
    Language.HINDI: ("आगे बढ़ते हैं", "जारी रखते हैं"),
    Language.JAPANESE: ("続けましょう", "もう少し続けたいです"),
    Language.KOREAN: ("계속해요", "조금 더 계속하고 싶어요"),
    Language.PORTUGUESE: ("vamos continuar", "quero continuar a conversa", "a gente continua"),
    Language.ARABIC: ("لنتابع", "لنكمل", "أريد الاستمرار"),
    Language.RUSSIAN: ("давай продолжим", "продолжим", "хочу продолжать"),
    Language.ITALIAN: ("continuiamo", "voglio continuare"),
    Language.DUTCH: ("laten we verdergaan", "we kunnen verder praten"),
}


@EVERY
def test_whoever_wants_to_go_on_ends_nothing(language: Language) -> None:
    """Whatever idle words stand before it: a recogniser writes no comma."""
    pack, gap = load_pack(language), " " if language.spaced else ""
    for said in GOES_ON[language]:
        for text in (
            said,
            *(f"{w}{sep}{said}" for w in pack.around_requests for sep in (gap, ", ")),
        ):
            assert detect_request(text, language) is not Intent.END, text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On continue une autre fois.", Language.FRENCH),
        ("On continue ? Non, je veux arrêter.", Language.FRENCH),
        ("Continuiamo domani.", Language.ITALIAN),
        ("No quiero continuar.", Language.SPANISH),
        ("明天继续吧。", Language.CHINESE),
        ("다음에 계속해요.", Language.KOREAN),
    ],
)
def test_whoever_goes_on_another_time_ends_it(text: str, language: Language) -> None:
    assert detect_request(text, language) is Intent.END


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("我累了，咱们结束吧。", Intent.END),
        ("这题太难了，换一个吧。", Intent.SKIP),
        ("我累了。", Intent.ANSWER),
        ("这题太难了。", Intent.ANSWER),
    ],
)
def test_a_reason_goes_with_a_request_and_is_none_alone(text: str, wanted: Intent) -> None:
    assert detect_request(text, Language.CHINESE) is wanted


def test_what_only_an_interview_begins_again_is_part_of_a_talk() -> None:
    assert detect_request("Let me start over.", Language.ENGLISH) is Intent.ANSWER


@EVERY
def test_going_on_ends_no_talk_and_going_on_another_day_does(language: Language) -> None:
    goes_on, ok, another_day = GOING_ON[language]
    gap = " " if language.spaced else ""
    assert goes_on in crisis_words(language).waiting.lower()
    for said in (goes_on, f"{ok}{gap}{goes_on}", f"{ok}, {goes_on}."):
        assert detect_request(said, language) is not Intent.END, said
    assert detect_request(another_day, language) is Intent.END
