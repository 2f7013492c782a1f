"""A friend is glad of happy news, and of nothing that only has its words."""

from __future__ import annotations

import pytest

from core.conversation.language import Language, TalkBrief, TalkKind
from core.language.pack import load_pack
from core.language.words.asking import brings_sorrow, tells_of_a_joy
from core.practice.rules_interviewer import reply_text
from tests.core.think.test_crisis import EVERY
from tests.talks import PLAIN, scripted
from voice.dialogue import Utterance

JOYS = {
    "en": (
        "I got married last week!",
        "My baby was born on Monday, I am so happy!",
        "We just got engaged.",
        "I passed my driving test yesterday.",
        "I got a new job!",
        "I've just got promoted.",
        "My sister had a baby.",
        "My wife is pregnant.",
        "I'm going to be a father.",
        "We won the match.",
        "I am so happy today!",
        "My sister got married in June.",
        "I became an aunt.",
        "My daughter was born last week.",
    ),
    "de": (
        "Ich habe geheiratet!",
        "Letzte Woche habe ich geheiratet.",
        "Meine Tochter ist am Montag geboren.",
        "Wir haben uns verlobt.",
        "Ich habe die Prüfung bestanden!",
        "Ich habe einen neuen Job bekommen.",
        "Ich bin Vater geworden.",
        "Meine Schwester hat ein Baby bekommen.",
        "Ich bin so glücklich!",
        "Wir haben das Spiel gewonnen.",
        "Ich bin schwanger.",
        "Mein Bruder hat am Samstag geheiratet.",
        "Ich bin sehr glücklich.",
    ),
    "es": (
        "¡Me casé la semana pasada!",
        "Nació mi hijo el lunes.",
        "Mi hija nació ayer.",
        "Aprobé el examen.",
        "Estoy embarazada.",
        "Conseguí un nuevo trabajo.",
        "¡Estoy muy feliz!",
        "Ganamos el partido.",
        "Tuvimos un bebé.",
        "Voy a ser abuelo.",
    ),
    "fr": (
        "Je me suis marié la semaine dernière !",
        "Ma fille est née lundi.",
        "J'ai réussi mon examen.",
        "Je suis enceinte.",
        "J'ai trouvé un nouveau travail.",
        "Je suis très heureuse !",
        "On a eu un bébé.",
        "Ma sœur s'est mariée samedi.",
        "J'ai eu mon permis.",
    ),
    "it": (
        "Mi sono sposato la settimana scorsa!",
        "È nata mia figlia lunedì.",
        "Mio figlio è nato ieri.",
        "Ho superato l'esame.",
        "Sono incinta.",
        "Ho trovato un nuovo lavoro.",
        "Sono così felice!",
        "Mi sono laureata.",
        "Abbiamo vinto la partita.",
    ),
    "pt": (
        "Eu me casei na semana passada!",
        "Minha filha nasceu ontem.",
        "Passei no exame.",
        "Estou grávida.",
        "Consegui um emprego novo.",
        "Estou muito feliz!",
        "Tivemos um bebê.",
        "Ganhamos o jogo.",
        "Vou ser pai.",
    ),
    "nl": (
        "Ik ben vorige week getrouwd!",
        "Mijn dochter is maandag geboren.",
        "Ik heb mijn rijbewijs gehaald.",
        "Ik ben zwanger.",
        "Ik heb een nieuwe baan gekregen.",
        "Ik ben zo blij!",
        "Mijn zus heeft een baby gekregen.",
        "We hebben de wedstrijd gewonnen.",
        "Ik ben oma geworden.",
    ),
    "ru": (
        "Я вышла замуж на прошлой неделе!",
        "У меня родился сын.",
        "Моя дочь родилась в понедельник.",
        "Я сдал экзамен.",
        "Я беременна.",
        "Я нашла новую работу.",
        "Я так счастлива!",
        "Мы поженились.",
        "Мы выиграли матч.",
    ),
    "ar": (
        "تزوجت الأسبوع الماضي!",
        "ولدت ابنتي يوم الاثنين.",
        "نجحت في الامتحان.",
        "أنا حامل.",
        "حصلت على وظيفة جديدة.",
        "أنا سعيدة جدا!",
        "أصبحت أبا.",
        "فزنا بالمباراة.",
    ),
    "hi": (
        "पिछले हफ़्ते मेरी शादी हुई!",
        "मेरी बेटी का जन्म सोमवार को हुआ।",
        "मैंने परीक्षा पास की।",
        "मुझे नई नौकरी मिल गई।",
        "मैं बहुत ख़ुश हूँ!",
        "मैं पिता बन गया।",
        "हमने मैच जीता।",
    ),
    "ja": (
        "先週結婚しました！",
        "月曜日に赤ちゃんが生まれました。",
        "試験に合格しました。",
        "妊娠しました。",
        "新しい仕事が見つかりました。",
        "とても嬉しいです！",
        "姉が結婚しました。",
        "試合に勝ちました。",
    ),
    "ko": (
        "지난주에 결혼했어요!",
        "월요일에 아기가 태어났어요.",
        "시험에 합격했어요.",
        "임신했어요.",
        "취직했어요.",
        "너무 행복해요!",
        "언니가 결혼했어요.",
        "아빠가 됐어요.",
    ),
    "zh": (
        "我上周结婚了！",
        "我的宝宝星期一出生了。",
        "我通过了考试。",
        "我怀孕了。",
        "我找到了新工作。",
        "我太开心了！",
        "我姐姐结婚了。",
        "我当爸爸了。",
        "我们赢了比赛。",
    ),
}
NO_JOYS = {
    "en": (
        "I want to get married.",
        "I'm not married.",
        "I was born in Madrid.",
        "My son was born in Canada.",
        "I didn't get the job.",
        "I didn't pass my exam.",
        "I failed my test.",
        "If I got married, I would move.",
        "My friends are happy in Berlin.",
        "I got involved with sports.",
        "He won.",
        "I work in a hospital with babies.",
        "I am so happy when it rains.",
        "I have two sons.",
        "We got married people in our team.",
        "I drink tea in the morning.",
        "I got up late.",
    ),
    "de": (
        "Ich will heiraten.",
        "Ich bin nicht verheiratet.",
        "Ich bin in Köln geboren.",
        "Mein Sohn ist in Berlin geboren.",
        "Ich habe die Prüfung nicht bestanden.",
        "Ich habe nie geheiratet.",
        "Ich habe noch nicht geheiratet.",
        "Ich trinke Tee.",
        "Ich bin froh, wenn es regnet.",
        "Ich habe keinen neuen Job gefunden.",
        "Ich bin Vater von zwei Kindern.",
        "Meine Mutter ist Lehrerin.",
    ),
    "es": (
        "Quiero casarme.",
        "No me casé.",
        "Nací en Lima.",
        "Mi hijo nació en Madrid.",
        "No aprobé el examen.",
        "Soy madre de dos hijos.",
        "No estoy embarazada.",
        "Tengo un hijo.",
        "Bebo té.",
    ),
    "fr": (
        "Je veux me marier.",
        "Je ne me suis jamais marié.",
        "Je suis né à Lyon.",
        "Ma fille est née à Paris.",
        "Je n'ai pas réussi mon examen.",
        "J'ai deux frères.",
        "Je ne suis pas enceinte.",
    ),
    "it": (
        "Voglio sposarmi.",
        "Non mi sono sposato.",
        "Sono nato a Roma.",
        "Mia figlia è nata a Milano.",
        "Non ho superato l'esame.",
        "Ho due figli.",
        "Non sono incinta.",
    ),
    "pt": (
        "Quero casar.",
        "Não me casei.",
        "Nasci no Rio.",
        "Minha filha nasceu em Lisboa.",
        "Não passei no exame.",
        "Tenho dois filhos.",
        "Não estou grávida.",
    ),
    "nl": (
        "Ik wil trouwen.",
        "Ik ben niet getrouwd.",
        "Ik ben getrouwd.",
        "Ik ben in Utrecht geboren.",
        "Mijn zoon is in Gent geboren.",
        "Ik heb mijn examen niet gehaald.",
        "Ik heb twee zussen.",
    ),
    "ru": (
        "Я хочу жениться.",
        "Я не женился.",
        "Я не вышла замуж.",
        "Я родился в Москве.",
        "Мой сын родился в Москве.",
        "Я не сдал экзамен.",
        "У меня два брата.",
        "У меня есть сын.",
    ),
    "ar": (
        "أريد أن أتزوج.",
        "ولدت في القاهرة.",
        "لم أنجح في الامتحان.",
        "عندي أخوان.",
        "ما تزوجت بعد.",
        "لست حامل",
    ),
    "hi": (
        "मैं शादी करना चाहता हूँ।",
        "मेरा जन्म दिल्ली में हुआ।",
        "मैं परीक्षा में पास नहीं हुआ।",
        "मेरे दो भाई हैं।",
        "मेरी शादी नहीं हुई।",
    ),
    "ja": (
        "結婚したいです。",
        "結婚していません。",
        "私は京都で生まれました。",
        "試験に落ちました。",
        "兄が二人います。",
        "雨が降ると嬉しいです。",
        "結婚したら引っ越します。",
    ),
    "ko": (
        "결혼하고 싶어요.",
        "결혼 안 했어요.",
        "저는 부산에서 태어났어요.",
        "시험에 떨어졌어요.",
        "형이 두 명 있어요.",
        "날씨가 너무 좋아요.",
        "결혼하면 이사할 거예요.",
    ),
    "zh": (
        "我想结婚。",
        "我没结婚。",
        "我还没有结婚。",
        "我出生在北京。",
        "我没通过考试。",
        "我有两个哥哥。",
        "我想找到新工作。",
    ),
}


def _reply(language: Language, said: str, kind: TalkKind = TalkKind.FRIEND) -> str:
    dialogue, _ = scripted(TalkBrief(language, kind))
    dialogue.said(reply_text(dialogue.open()), 1.0)
    return reply_text(dialogue.hear(Utterance(said)))


@EVERY
def test_happy_news_is_met_with_a_warm_word(language: Language) -> None:
    warm = load_pack(language).replies.joy.reply
    for said in JOYS[language.value]:
        assert tells_of_a_joy(said, language), said
        assert not brings_sorrow(said, language), said
        assert _reply(language, said).startswith(warm), said


@EVERY
def test_a_fact_a_wish_and_what_did_not_happen_are_no_happy_news(language: Language) -> None:
    warm = load_pack(language).replies.joy.reply
    for said in (*NO_JOYS[language.value], *PLAIN[language]):
        assert not tells_of_a_joy(said, language), said
        assert not _reply(language, said).startswith(warm), said


@EVERY
def test_an_examiner_keeps_to_a_nod(language: Language) -> None:
    warm = load_pack(language).replies.joy.reply
    said = JOYS[language.value][0]
    assert not _reply(language, said, TalkKind.TEST).startswith(warm)


@pytest.mark.parametrize(
    "said", ["My baby was born on Monday and died on Friday.", "I got a new job, but my dad died."]
)
def test_sad_news_beside_happy_news_is_sad_news(said: str) -> None:
    assert _reply(Language.ENGLISH, said) in load_pack(Language.ENGLISH).replies.sorrow.reply
