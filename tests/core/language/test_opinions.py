"""A friend takes up an opinion only where there was one."""

from __future__ import annotations

import random

import pytest

from core.conversation.language import Language, TalkBrief
from core.language.pack import load_pack
from core.language.partner import next_move
from core.language.words.asking import tells_an_opinion
from core.think.intent import Intent
from tests.talks import held

OPINIONS = {
    "en": ("I think people work too much.", "In my opinion it's unfair.", "I don't agree."),
    "es": ("Creo que la ciudad es cara.", "En mi opinión, es injusto.", "No estoy de acuerdo."),
    "fr": ("Je pense que c'est trop cher.", "À mon avis, c'est injuste.", "Je trouve ça bien."),
    "de": ("Ich finde, dass das zu teuer ist.", "Meiner Meinung nach nicht.", "Ich bin dagegen."),
    "zh": ("我觉得城市太吵了。", "在我看来，他错了。", "我不同意。"),
    "hi": ("मुझे लगता है कि शहर महँगा है।", "मेरे विचार में यह गलत है।", "मैं इससे सहमत नहीं हूँ।"),
    "ja": ("町はうるさいと思います。", "若い人は働くべきです。", "私は反対です。"),
    "ko": ("도시가 좋다고 생각해요.", "제 생각에는 너무 비싸요.", "저는 반대해요."),
    "pt": ("Acho que a cidade é cara.", "Na minha opinião, é injusto.", "Não concordo."),
    "ar": ("أعتقد أن المدينة غالية.", "في رأيي هذا خطأ.", "لا أوافق."),
    "ru": ("Я думаю, что город дорогой.", "По-моему, это плохо.", "Я не согласен."),
    "it": ("Penso che la città sia cara.", "Secondo me è ingiusto.", "Non sono d'accordo."),
    "nl": (
        "Ik vind dat het te duur is.",
        "Volgens mij klopt het niet.",
        "Ik ben het er niet mee eens.",
    ),
}
FACTS = {
    "en": ("Hello!", "I drink tea in the morning.", "I think of my family.", "I found a flat."),
    "es": ("¡Hola!", "Bebo té por la mañana.", "Pienso en mi familia.", "Creo que sí."),
    "fr": ("Salut !", "Je bois du thé le matin.", "Je pense à ma famille.", "J'ai deux frères."),
    "de": (
        "Hallo!",
        "Ich trinke morgens Tee.",
        "Ich denke an meine Familie.",
        "Ich finde den Weg.",
    ),
    "zh": ("你好！", "我早上喝茶。", "我想我的家人。", "我觉得很冷。"),
    "hi": ("नमस्ते!", "मैं सुबह चाय पीता हूँ।", "मेरे दो भाई हैं।", "मुझे चाय चाहिए।"),
    "ja": ("こんにちは！", "朝、お茶を飲みます。", "兄が二人います。", "明日行こうと思います。"),
    "ko": ("안녕하세요!", "아침에 차를 마셔요.", "형이 두 명 있어요.", "가족을 생각해요."),
    "pt": ("Olá!", "Bebo chá de manhã.", "Penso na minha família.", "Acho que sim."),
    "ar": ("مرحبا!", "أشرب الشاي في الصباح.", "عندي أخوان.", "أفكر في عائلتي."),
    "ru": ("Привет!", "Утром я пью чай.", "Я думаю о семье.", "У меня два брата."),
    "it": ("Ciao!", "Bevo tè la mattina.", "Penso alla mia famiglia.", "Credo di sì."),
    "nl": (
        "Hallo!",
        "Ik drink 's ochtends thee.",
        "Ik denk aan mijn familie.",
        "Ik vind mijn sleutel.",
    ),
}
EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)


@EVERY
def test_an_opinion_is_told_from_a_fact(language: Language) -> None:
    told = [text for text in OPINIONS[language.value] if tells_an_opinion(text, language)]
    assert told == list(OPINIONS[language.value])
    facts = FACTS[language.value]
    assert [text for text in facts if tells_an_opinion(text, language)] == []


@EVERY
def test_nobody_finds_something_in_a_plain_fact(language: Language) -> None:
    """Breaks when "there's something in that" is said to "I drink tea in the morning"."""
    lines = load_pack(language).replies.opinion.reply
    assert not set(lines) & set(load_pack(language).partner.acknowledge)
    heard = {said: _reactions(said, language) for said in FACTS[language.value]}
    assert not [text for texts in heard.values() for text in texts if text.startswith(lines)]
    (opinion, *_) = OPINIONS[language.value]
    assert any(text.startswith(lines) for text in _reactions(opinion, language))


def _reactions(said: str, language: Language) -> set[str]:
    talk = held(TalkBrief(language, minutes=10), [said])
    return {
        next_move(talk, said, Intent.ANSWER, random.Random(seed), 10.0).text for seed in range(60)
    }
