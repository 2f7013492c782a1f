"""Talks in a foreign language for tests: a clock that is set by hand, plain answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from core.conversation.language import Language, TalkBrief
from core.conversation.transcript import TimeSpan, Transcript
from core.language.talk import Talk
from core.practice.rules_interviewer import reply_text
from core.think.intent import Intent
from voice.dialogue import Utterance
from voice.dialogues.talk import TalkDialogue

SECONDS_A_TURN = 25.0

PLAIN = {
    Language.ENGLISH: (
        "I usually get up at seven because my train leaves early, and then I read the news.",
        "Last summer we went to the sea, although the weather was bad, and it was good anyway.",
        "For example, my sister works from home. However, she misses her colleagues a lot.",
    ),
    Language.SPANISH: (
        "Me levanto a las siete porque mi tren sale temprano y después leo las noticias.",
        "El verano pasado fuimos a la playa, aunque hacía mal tiempo, y fue muy bueno.",
        "Por ejemplo, mi hermana trabaja en casa. Sin embargo, extraña mucho a sus compañeros.",
    ),
    Language.FRENCH: (
        "Je me lève à sept heures parce que mon train part tôt, et puis je lis les nouvelles.",
        "L'été dernier nous sommes allés à la mer, bien qu'il fasse mauvais, et c'était bien.",
        "Par exemple, ma sœur travaille à la maison. Cependant, ses collègues lui manquent.",
    ),
    Language.GERMAN: (
        "Ich stehe um sieben Uhr auf, weil mein Zug früh fährt, und dann lese ich Zeitung.",
        "Letzten Sommer waren wir am Meer, obwohl das Wetter schlecht war, und es war gut.",
        "Zum Beispiel arbeitet meine Schwester zu Hause. Allerdings fehlen ihr die Kollegen.",
    ),
    Language.CHINESE: (
        "我每天七点起床，因为我的火车很早就开了，然后我在路上看新闻，有时候也听音乐。",
        "去年夏天我们去了海边，虽然天气不太好，但是我们还是玩得很开心，吃了很多海鲜。",
        "比如说，我姐姐在家里工作。不过她很想念同事们，所以每个星期五去公司跟他们吃饭。",
    ),
    Language.HINDI: (
        "मैं सुबह सात बजे उठता हूँ क्योंकि मेरी ट्रेन जल्दी जाती है, और फिर मैं अख़बार पढ़ता हूँ।",
        "पिछली गर्मियों में हम समुद्र के किनारे गए, हालाँकि मौसम ख़राब था, फिर भी अच्छा लगा।",
        "उदाहरण के लिए, मेरी बहन घर से काम करती है। लेकिन उसे अपने साथियों की बहुत याद आती है।",
    ),
    Language.JAPANESE: (
        "毎朝七時に起きます。電車が早いからです。それから電車の中でニュースを読みます。",
        "去年の夏は海に行きました。天気は悪かったですが、とても楽しかったです。魚もたくさん食べました。",
        "例えば、姉は家で仕事をしています。でも、同僚に会えないので、少しさびしいと言っています。",
    ),
    Language.KOREAN: (
        "저는 기차가 일찍 출발하기 때문에 매일 아침 일곱 시에 일어나서 뉴스를 읽어요.",
        "작년 여름에 바다에 갔는데 날씨가 좋지 않았지만 그래도 정말 재미있었어요.",
        "예를 들어 우리 언니는 집에서 일해요. 그런데 동료들이 보고 싶다고 자주 말해요.",
        "그래서 저는 주말에 보통 친구를 만나고 커피를 마시면서 이야기를 많이 해요.",
    ),
    Language.PORTUGUESE: (
        "Eu me levanto às sete horas porque meu trem sai cedo, e depois leio as notícias.",
        "No verão passado fomos à praia, embora o tempo estivesse ruim, e foi muito bom.",
        "Por exemplo, minha irmã trabalha em casa. No entanto, ela sente falta dos colegas.",
    ),
    Language.ARABIC: (
        "أستيقظ في الساعة السابعة لأن القطار يغادر مبكرا، ثم أقرأ الأخبار في الطريق إلى العمل.",
        "في الصيف الماضي ذهبنا إلى البحر، على الرغم من أن الطقس كان سيئا، وكانت الرحلة جميلة جدا.",
        "على سبيل المثال، تعمل أختي في البيت. لكنها تشتاق إلى زملائها كثيرا.",
    ),
    Language.RUSSIAN: (
        "Я встаю в семь часов, потому что мой поезд уходит рано, а потом читаю новости в дороге.",
        "Прошлым летом мы были на море, хотя погода была плохая, и нам очень понравилось.",
        "Например, моя сестра работает дома. Однако она скучает по коллегам и ездит к ним.",
    ),
    Language.ITALIAN: (
        "Mi alzo alle sette perché il mio treno parte presto, e poi leggo le notizie.",
        "L'estate scorsa siamo andati al mare, anche se il tempo era brutto, ed è stato bello.",
        "Per esempio, mia sorella lavora a casa. Tuttavia le mancano molto i colleghi.",
    ),
    Language.DUTCH: (
        "Ik sta om zeven uur op omdat mijn trein vroeg vertrekt, en dan lees ik het nieuws.",
        "Vorige zomer waren we aan zee, hoewel het weer slecht was, en het was toch leuk.",
        "Mijn zus werkt bijvoorbeeld thuis. Maar ze mist haar collega's wel heel erg.",
    ),
}
"""Three or four answers of an ordinary learner, for each language."""


def scripted(
    brief: TalkBrief, asked_before: tuple[str, ...] = ()
) -> tuple[TalkDialogue, list[float]]:
    """A dialogue and the seconds that its clock shows."""
    return reopened(Talk("scripted", brief, asked_before=asked_before))


def reopened(talk: Talk) -> tuple[TalkDialogue, list[float]]:
    """The same on a talk that was kept."""
    clock = [0.0]
    return TalkDialogue(talk, random.Random(5), lambda: clock[0]), clock


def held(
    brief: TalkBrief,
    answers: Sequence[str],
    most_turns: int = 40,
    asked_before: tuple[str, ...] = (),
) -> Talk:
    """A whole keyless talk in which ``answers`` are given in turn."""
    return _held(brief, tuple(answers), most_turns, asked_before)


@cache  # it is the same each time, and many tests read the same one
def _held(
    brief: TalkBrief, answers: tuple[str, ...], most_turns: int, asked_before: tuple[str, ...]
) -> Talk:
    dialogue, clock = scripted(brief, asked_before)
    conversation = dialogue.open()
    for turn in range(most_turns):
        dialogue.said(reply_text(conversation), 3.0)
        if dialogue.over:
            break
        clock[0] += SECONDS_A_TURN
        conversation = dialogue.hear(Utterance(answers[turn % len(answers)]))
    return dialogue.talk


def spoken(talk: Talk, *seconds: float) -> Talk:
    """``talk`` with each answer as if it had taken that long to say; the last figure is that of
    all that follow."""
    took = iter(seconds)
    lines = []
    for line in talk.lines:
        if line.intent is Intent.ANSWER:
            took_s = next(took, seconds[-1])
            span = TimeSpan(0.5, 0.5 + took_s)
            language = talk.brief.language.value
            heard = Transcript(line.text, language, took_s + 1, (), (span,))
            lines.append(replace(line, transcript=heard))
        else:
            lines.append(line)
    return replace(talk, lines=tuple(lines))
