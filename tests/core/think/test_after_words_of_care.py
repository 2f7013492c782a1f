"""After words of care the phrase they teach goes on, however it is led in, and nothing that was
not asked for ends the talk or loses the open question."""

from __future__ import annotations

import pytest

from core.conversation.language import Language
from core.language.words.requests import detect_request
from core.think.care import read_after_care
from core.think.distress.after_care import needs_care
from core.think.distress.crisis import crisis_words
from core.think.intent import Intent, detect_intent
from tests.core.think.test_crisis import DESPAIR, EVERY, GOES_ON
from tests.talks import PLAIN

TAUGHT = {
    "en": "let's go on",
    "es": "sigamos",
    "fr": "on continue",
    "de": "Lass uns weitermachen",
    "zh": "继续吧",
    "hi": "आगे बढ़ते हैं",
    "ja": "続けましょう",
    "ko": "계속해요",
    "pt": "vamos continuar",
    "ar": "لنتابع",
    "ru": "давай продолжим",
    "it": "continuiamo",
    "nl": "laten we verdergaan",
}
OKAY = {
    "en": ("ok", "okay", "alright", "thank you", "yes"),
    "es": ("ok", "vale", "bueno", "gracias", "sí"),
    "fr": ("ok", "d'accord", "bon", "merci", "oui"),
    "de": ("ok", "okay", "gut", "danke", "ja"),
    "zh": ("ok", "好的", "好吧", "谢谢"),
    "hi": ("ok", "ठीक है", "अच्छा", "धन्यवाद"),
    "ja": ("はい", "わかりました", "じゃあ", "ありがとう"),
    "ko": ("네", "그럼", "좋아요", "고마워요"),
    "pt": ("ok", "tá bom", "obrigado", "sim"),
    "ar": ("حسنا", "طيب", "تمام", "شكرا"),
    "ru": ("ок", "хорошо", "ладно", "спасибо"),
    "it": ("ok", "va bene", "bene", "grazie"),
    "nl": ("oké", "goed", "bedankt", "ja"),
}
CANNOT = {
    "en": ("I can't go on", "I just can't go on anymore", "I can't continue"),
    "es": ("No puedo seguir.", "Ya no puedo más.", "No puedo continuar."),
    "fr": ("Je n'en peux plus.", "Je ne peux plus continuer."),
    "de": ("Ich kann nicht mehr.", "Ich kann nicht weitermachen."),
    "zh": ("我坚持不下去了。", "我继续不下去了。"),
    "hi": ("मैं अब और नहीं सह सकता।", "मैं आगे नहीं बढ़ सकता।"),
    "ja": ("もう無理です。", "もう続けられません。"),
    "ko": ("더는 못 하겠어요.", "계속할 수 없어요."),
    "pt": ("Não aguento mais.", "Não consigo continuar."),
    "ar": ("لا أستطيع الاستمرار.",),
    "ru": ("Я больше не могу.", "Я не могу продолжать."),
    "it": ("Non ce la faccio più.", "Non riesco ad andare avanti."),
    "nl": ("Ik kan niet meer.", "Ik kan niet doorgaan."),
}


def _read(said: str, language: Language) -> Intent:
    return read_after_care(said, detect_request(said, language), language)


@EVERY
def test_the_phrase_that_is_taught_goes_on_with_an_okay_before_it(language: Language) -> None:
    taught = TAUGHT[language.value]
    assert taught in crisis_words(language).waiting
    for okay in OKAY[language.value]:
        gaps = (" ", ", ", ". ") if language.spaced else ("", "，", "。")
        for gap in gaps:
            said = f"{okay}{gap}{taught}"
            assert _read(said, language) is Intent.REPEAT, said


@pytest.mark.parametrize(
    "said",
    [
        *(f"{okay} {said}" for okay in OKAY["en"] for said in GOES_ON["en"]),
        "Let's just go on",
        "We go on",
        "Sure, go on.",
    ],
)
def test_going_on_is_no_skipping_after_words_of_care(said: str) -> None:
    assert read_after_care(said, detect_intent(said), Language.ENGLISH) is Intent.REPEAT


@EVERY
def test_who_cannot_go_on_has_not_asked_to_end_it(language: Language) -> None:
    for said in CANNOT[language.value]:
        assert _read(said, language) is Intent.CRISIS, said


@pytest.mark.parametrize(
    "said",
    [
        "Let's stop here.",
        "I don't want to go on.",
        "let's not go on",
        "I'm scared, please end the interview.",
        "I'm exhausted, let's stop here.",
        "I want to end it here, I can't continue.",
    ],
)
def test_who_asks_to_end_it_ends_it(said: str) -> None:
    assert read_after_care(said, detect_intent(said), Language.ENGLISH) is Intent.END


STORY_BESIDE = (
    "The flat has to be empty by Friday and I have packed nothing yet, and all my books are still "
    "on the shelves, and the boxes that I bought are still flat against the wall of the hall."
)
REFUSED = {
    "en": "Her answer was no.",
    "es": "Su respuesta fue que no.",
    "fr": "Sa réponse était non.",
    "de": "Ihre Antwort war nein.",
    "zh": "她的回答是不行。",
    "hi": "उसका जवाब था नहीं।",
    "ja": "彼女の答えはだめでした。",
    "ko": "그녀의 대답은 아니라는 거였어요.",
    "pt": "A sua resposta foi não.",
    "ar": "كان جوابها لا.",
    "ru": "Ее ответ был отрицательным.",
    "it": "La sua risposta è stata no.",
    "nl": "Haar antwoord was nee.",
}
"""What somebody answered to something else, and no words of despair."""


@EVERY
def test_who_was_refused_and_despairs_is_not_quoting(language: Language) -> None:
    story, despair = " ".join(PLAIN[language] * 3), DESPAIR[language.value][0]
    assert needs_care(f"{story} {REFUSED[language.value]} {despair} {story}")


@pytest.mark.parametrize(
    ("said", "is_theirs"),
    [
        (
            f"I asked my sister to take me in. Her answer was no. I want to die. {STORY_BESIDE}",
            True,
        ),
        (f"I want to die. That is what the doctor wrote me, tablets. {STORY_BESIDE}", True),
        (f"I sat down with him. His answer was: I want to die. {STORY_BESIDE}", False),
        (f"I sat down. I want to die. That was what he said to me. {STORY_BESIDE}", False),
    ],
)
def test_a_sentence_of_something_else_gives_despair_to_nobody(said: str, is_theirs: bool) -> None:
    assert needs_care(said) is is_theirs
