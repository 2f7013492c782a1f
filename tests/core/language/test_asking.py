"""What is no answer in a talk: a question to the partner, "that's all", a sorrow that is told."""

from __future__ import annotations

import pytest

from core.conversation.language import Language, TalkBrief, TalkKind
from core.conversation.moves import MoveKind
from core.language.pack import Part, load_pack
from core.language.replies import Asked
from core.language.talking.taken_up import takes_up
from core.language.words.asking import brings_sorrow, says_it_was_told
from core.language.words.requests import detect_request
from core.think.intent import Intent
from tests.talks import PLAIN, scripted
from voice.dialogue import Utterance
from voice.dialogues.talk import TalkDialogue

EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
SAID = {
    "answer": {
        "ar": ["أنا سعيد.", "في القاهرة؟", "كل شيء جيد.", "من بيتي أذهب إلى العمل."],
        "de": [
            "Und du hast recht.",
            "Mein Name ist Hallo.",
            "Warum? Weil es billig ist.",
            "Ich will aufhören zu rauchen.",
            "Das ist mir zu teuer.",
            "Ich rede nicht gern über Politik.",
            "Alles gut.",
            "Schön.",
            "In Berlin?",
            "Das war alles sehr teuer.",
            "Ich bin fertig.",
        ],
        "en": [
            "All good.",
            "In London?",
            "That's all about money.",
            "How I love it!",
            "What I like is tea.",
            "When I was young, I played.",
            "Are, I mean, is my town big? It is.",
            "And you know what happened next.",
        ],
        "es": [
            "Todo bien.",
            "Pan, ¿y tú?",
            "No quiero hablar de mi jefe.",
            "Prefiero hablar de cine.",
            "Eso es todo un problema.",
            "¿En Madrid?",
            "Creo que sí, ¿no?",
            "Me gusta como eres.",
            "Como mucho pan.",
            "Cuando tengo tiempo, leo.",
        ],
        "fr": [
            "Tout va bien.",
            "C'est tout près.",
            "Comment dire, c'est beau.",
            "Je n'aime pas parler de politique.",
            "À Paris ?",
            "J'ai fini mes études.",
            "Tu vois, c'est difficile.",
        ],
        "hi": ["सब ठीक है।", "दिल्ली में?", "कैसे भी चलेगा।", "आप लोग अच्छे हैं।"],
        "it": [
            "Tutto bene.",
            "Come sempre, al mare.",
            "A Roma?",
            "Non voglio parlare di lavoro con mia madre.",
            "È tutto molto bello.",
            "Piacere mio leggere.",
        ],
        "ja": [
            "元気です。",
            "東京？",
            "その話は面白いです。",
            "それは簡単な言葉です。",
            "何か食べたいです。",
            "どうも。",
        ],
        "ko": [
            "잘 지내요.",
            "괜찮아요.",
            "서울?",
            "그 얘기는 재미있어요.",
            "네.",
            "누나는 학생이에요.",
        ],
        "nl": [
            "Het gaat goed.",
            "Leuk.",
            "Dat was het beste boek.",
            "In Gent?",
            "Ik praat niet graag over geld.",
        ],
        "pt": [
            "Tudo bem.",
            "Como arroz e feijão.",
            "Em Lisboa?",
            "É só uma casa.",
            "Não quero falar do meu chefe.",
        ],
        "ru": [
            "Всё хорошо.",
            "Как обычно, дома.",
            "В Москве?",
            "Это всё моя семья.",
            "Я рада.",
            "Что мне нравится, так это море.",
        ],
        "zh": [
            "我很好。",
            "北京？",
            "你说的有道理。",
            "这个话题很有意思。",
            "就这样我学会了中文。",
        ],
    },
    "ask": {
        "ar": [
            "كيف حالك؟",
            "وأنت؟",
            "ما اسمك؟",
            "هل أنت إنسان؟",
            "السلام عليكم",
            "مرحبا، كيف حالك اليوم؟",
        ],
        "de": [
            "Hallo! Wie geht es dir?",
            "Und du?",
            "Und dir?",
            "Wie heißt du?",
            "Was ist die Hauptstadt von Australien?",
            "Bist du ein Mensch?",
            "Hallo",
            "Na, wie läuft's?",
        ],
        "en": [
            "Hello! How are you?",
            "And you?",
            "What's your name?",
            "Are you a robot?",
            "What is the capital of Australia?",
            "Where are you from?",
            "What did you do last weekend?",
        ],
        "es": [
            "¿Cómo te llamas?",
            "Hola, ¿qué tal?",
            "¿Y tú?",
            "¿De dónde eres?",
            "¿Tienes hermanos?",
            "¿Eres un robot?",
            "Buenos días",
        ],
        "fr": [
            "Comment ça va ?",
            "Et toi ?",
            "Comment tu t'appelles ?",
            "Tu as des enfants ?",
            "Qu'est-ce que tu fais ce soir ?",
            "Bonjour !",
            "Bonjour, ça va ?",
        ],
        "hi": ["आप कैसे हैं", "और आप?", "आपका नाम क्या है?", "आप कहाँ रहते हैं?", "नमस्ते", "क्या आप इंसान हैं?"],
        "it": [
            "Come stai?",
            "E tu?",
            "Ciao, come ti chiami?",
            "Hai fratelli?",
            "Di dove sei?",
            "Che tempo fa da te?",
        ],
        "ja": [
            "お元気ですか",
            "お名前は何ですか？",
            "あなたは？",
            "こんにちは",
            "あなたは人間ですか",
            "オーストラリアの首都はどこですか？",
            "こんにちは。お元気ですか。",
        ],
        "ko": [
            "안녕하세요",
            "이름이 뭐예요?",
            "요즘 어떻게 지내세요?",
            "당신은요?",
            "어디에 살아요?",
        ],
        "nl": [
            "Hoe gaat het?",
            "En jij?",
            "Hoe heet je?",
            "Waar woon je?",
            "Heb je een hond?",
            "Hallo, hoe gaat het met je?",
        ],
        "pt": [
            "Tudo bem?",
            "E você?",
            "Qual é o seu nome?",
            "Você tem filhos?",
            "De onde você é?",
            "Oi!",
        ],
        "ru": [
            "Привет, как дела?",
            "А ты?",
            "Как тебя зовут?",
            "У тебя есть дети?",
            "Где ты живёшь?",
            "А у вас?",
        ],
        "zh": [
            "你好！你好吗？",
            "你呢？",
            "你叫什么名字？",
            "你是机器人吗？",
            "澳大利亚的首都是哪里？",
            "你周末做了什么？",
        ],
    },
    "end": {
        "ar": ["كفى لهذا اليوم"],
        "de": ["Das war's für heute.", "Ich möchte jetzt aufhören."],
        "en": ["That's all for today.", "I'd like to stop the test now.", "Goodbye."],
        "es": ["Quiero terminar ya, por favor."],
        "fr": ["J'aimerais terminer maintenant", "Au revoir."],
        "it": ["Vorrei finire adesso."],
        "ko": ["그만할래요", "이제 그만할래요."],
    },
    "repeat": {
        "ar": ["لم أفهم سؤالك، هل يمكنك أن تقوله بكلمات أسهل؟", "لم أفهم سؤالك", "عفوا؟"],
        "de": ["Wie bitte?", "Entschuldigung?", "Könntest du das einfacher sagen?"],
        "en": ["Sorry?", "Pardon?"],
        "es": ["¿Perdón?", "No he pillado la pregunta", "¿Cómo?"],
        "fr": ["Pardon ?", "Comment ?", "Excusez-moi ?"],
        "hi": ["जी?", "क्या कहा आपने?", "कृपया आसान शब्दों में कहिए।"],
        "it": ["Scusi?", "Come, scusa?", "Puoi dirlo in modo più semplice?"],
        "ja": ["え？", "もっと簡単な言葉で言ってくれませんか", "もう少し簡単な言葉でお願いします"],
        "ko": ["네?", "뭐라고요?"],
        "nl": ["Pardon?", "Wat zegt u?", "Kunt u het makkelijker zeggen?"],
        "pt": ["Desculpe?", "Como assim?", "Pode falar mais simples?"],
        "ru": ["Простите?", "Что?", "Можно попроще, пожалуйста?"],
        "zh": ["什么？", "啊？", "能用简单一点的话说吗？"],
    },
    "skip": {
        "ar": ["هذا كل شيء.", "لا أريد الحديث عن هذا من فضلك"],
        "de": [
            "Darüber möchte ich lieber nicht reden.",
            "Das war's.",
            "Ich möchte darüber nicht sprechen.",
            "So, das war's.",
        ],
        "en": ["That's all.", "That's all, thank you.", "I think that's it."],
        "es": [
            "Prefiero no hablar del tema",
            "Prefiero no hablar de eso, por favor.",
            "Eso es todo.",
            "Eso es todo, gracias.",
        ],
        "fr": [
            "C'est tout.",
            "Voilà, c'est tout.",
            "Je préfère ne pas en parler.",
            "Je n'ai pas envie d'en parler, désolé.",
        ],
        "hi": ["बस इतना ही।", "मुझे इस बारे में बात नहीं करनी है।"],
        "it": ["È tutto.", "Preferirei non parlarne, grazie."],
        "ja": [
            "その話はちょっとしたくないです。",
            "すみません、その話はしたくないです。",
            "以上です。",
        ],
        "ko": ["그 얘기는 하고 싶지 않아요", "그 이야기는 별로 하고 싶지 않아요", "이상입니다."],
        "nl": ["Dat was het.", "Daar wil ik liever niet over praten."],
        "pt": ["É só isso.", "Prefiro não falar disso."],
        "ru": ["Это всё.", "Я не хочу об этом говорить, извини."],
        "zh": ["就这些。", "我说完了。", "我不想谈这个话题。"],
    },
}
SORROWS = {
    "ar": [
        "مات أبي الشهر الماضي.",
        "توفيت جدتي الأسبوع الماضي.",
        "أنا حزين جدا.",
        "طردوني من العمل.",
    ],
    "de": [
        "Meine Oma ist letzte Woche gestorben…",
        "Letzte Woche ist meine Oma gestorben.",
        "Mir geht es sehr schlecht.",
        "Ich bin so traurig.",
        "Mir wurde gekündigt.",
        "Ich habe meinen Job verloren.",
        "Mein Vater hat Krebs.",
    ],
    "en": [
        "My grandmother passed away last month.",
        "My dog died yesterday.",
        "I lost my job last week.",
        "I feel terrible today.",
        "I was fired.",
        "My mother has cancer.",
    ],
    "es": [
        "Mi abuela murió la semana pasada.",
        "Se murió mi perro.",
        "Me han despedido.",
        "Estoy muy triste.",
        "Perdí mi trabajo.",
    ],
    "fr": [
        "Mon père est mort le mois dernier.",
        "Ma grand-mère est décédée.",
        "J'ai perdu mon travail.",
        "Je suis très triste.",
        "On m'a licencié.",
    ],
    "hi": [
        "मेरी दादी का निधन हो गया।",
        "मेरे पिताजी पिछले महीने गुज़र गए।",
        "मैं बहुत दुखी हूँ।",
        "मेरी नौकरी चली गई।",
    ],
    "it": ["Mio padre è morto il mese scorso.", "Mi hanno licenziato.", "Sono molto triste."],
    "ja": [
        "先月、祖母が亡くなりました。",
        "犬が死んでしまって、とても悲しいです。",
        "会社をクビになりました。",
    ],
    "ko": [
        "지난달에 할머니가 돌아가셨어요.",
        "강아지가 죽었어요.",
        "회사에서 해고됐어요.",
        "너무 슬퍼요.",
    ],
    "nl": [
        "Mijn oma is vorige week overleden.",
        "Vorige week is mijn opa overleden.",
        "Ik ben ontslagen.",
        "Ik ben erg verdrietig.",
    ],
    "pt": [
        "Minha avó morreu ontem.",
        "Meu cachorro morreu.",
        "Fui demitido.",
        "Estou muito triste.",
    ],
    "ru": [
        "Моя бабушка умерла на прошлой неделе.",
        "У меня умер дедушка.",
        "Меня уволили.",
        "Мне очень грустно.",
    ],
    "zh": [
        "我的狗死了，我很难过",
        "我奶奶上个月去世了。",
        "我被公司裁员了。",
        "我今天心情很难过。",
    ],
}
NO_SORROWS = {
    "ar": ["أموت من الجوع.", "أمي تعمل في المستشفى.", "فقدت مفاتيحي."],
    "de": [
        "Mein Handy ist tot.",
        "Ich bin todmüde.",
        "Goethe ist 1832 gestorben.",
        "Ich bin nicht traurig.",
        "Meine Mutter ist Ärztin im Krankenhaus.",
        "Ich habe meine Schlüssel verloren.",
    ],
    "en": [
        "I'm dying to see it.",
        "My phone died.",
        "I was dead tired.",
        "I lost my keys.",
        "I'm not sad.",
        "My mother works in a hospital.",
        "My car battery is dead.",
        "I fired the oven.",
    ],
    "es": [
        "Me muero de hambre.",
        "Mi móvil se murió.",
        "No estoy triste.",
        "Perdí las llaves.",
        "Mi madre trabaja en el hospital.",
    ],
    "fr": [
        "Je suis mort de fatigue.",
        "Mon portable est mort.",
        "Je ne suis pas triste.",
        "J'ai perdu mes clés.",
        "Mon film préféré est triste.",
    ],
    "hi": ["मेरी माँ अस्पताल में काम करती हैं।", "मैं भूख से मर रहा हूँ।"],
    "it": ["Sono morto di fame.", "Il mio telefono è morto.", "Non sono triste."],
    "ja": [
        "死ぬほど疲れました。",
        "母は病院で働いています。",
        "猫が好きです。",
        "毎朝の電車がつらいです。",
    ],
    "ko": [
        "배고파 죽겠어요.",
        "엄마는 병원에서 일해요.",
        "열쇠를 잃어버렸어요.",
        "강아지를 키워요.",
    ],
    "nl": ["Mijn telefoon is dood.", "Ik ben doodmoe.", "Ik ben niet verdrietig."],
    "pt": [
        "Estou morrendo de fome.",
        "Meu celular morreu.",
        "Não estou triste.",
        "Perdi as chaves.",
    ],
    "ru": [
        "Я умираю от голода.",
        "Мне не грустно.",
        "Я потерял ключи.",
        "Моя мама работает в больнице.",
    ],
    "zh": ["我累死了。", "我和朋友笑死了。", "电影里的人死了。", "我不难过。"],
}


@pytest.mark.parametrize("intent", SAID)
def test_what_a_learner_says_is_read_as_what_it_is(intent: str) -> None:
    read = [
        (code, text, detect_request(text, Language(code)))
        for code, texts in SAID[intent].items()
        for text in texts
    ]
    assert [one for one in read if one[2] != intent] == []


@EVERY
def test_a_sorrow_is_heard_and_nothing_else_is_one(language: Language) -> None:
    sad, other = SORROWS[language.value], NO_SORROWS[language.value]
    assert [text for text in sad if not brings_sorrow(text, language)] == []
    assert [text for text in other if brings_sorrow(text, language)] == []


@EVERY
def test_a_question_to_a_friend_gets_an_honest_reply_and_is_no_answer(language: Language) -> None:
    dialogue = _opened(TalkBrief(language))
    prompt = dialogue.talk.prompt
    assert prompt is not None
    move = dialogue.hear(Utterance(SAID["ask"][language.value][0])).move
    assert move is not None
    replies = load_pack(language).replies.asked
    assert any(move.text.startswith(r) for kind in Asked for r in replies[kind].reply)
    assert move.text.endswith(prompt.text)
    assert move.kind is MoveKind.REPLY
    assert not dialogue.talk.has_answers


@EVERY
def test_who_tells_of_a_sorrow_is_consoled_and_not_asked_on(language: Language) -> None:
    sad, sorrow = SORROWS[language.value][0], load_pack(language).replies.sorrow
    dialogue = _opened(TalkBrief(language))
    first = _hear(dialogue, sad)
    assert first in sorrow.reply
    second = _hear(dialogue, sad)
    assert second.startswith(sorrow.after)
    examiner = _opened(TalkBrief(language, TalkKind.TEST))
    assert _hear(examiner, sad).startswith(sorrow.examiner)


@EVERY
def test_that_is_all_ends_a_monologue_and_not_the_test(language: Language) -> None:
    dialogue = _opened(TalkBrief(language, TalkKind.TEST))
    while dialogue.talk.part is not Part.MONOLOGUE:
        _hear(dialogue, PLAIN[language][0])
    done = next(text for text in _ALL_SAID if detect_request(text, language) is Intent.SKIP)
    _hear(dialogue, done)
    assert dialogue.talk.part is Part.DISCUSSION
    assert not dialogue.talk.ended


_ALL_SAID = (
    "That's all.",
    "Das war's.",
    "C'est tout.",
    "Eso es todo.",
    "È tutto.",
    "É só isso.",
    "Dat was het.",
    "Это всё.",
    "هذا كل شيء.",
    "बस इतना ही।",
    "以上です。",
    "이상입니다.",
    "就这些。",
)


def test_an_answer_that_is_handed_back_gets_a_reply_before_it_goes_on() -> None:
    replies = load_pack(Language.GERMAN).replies.asked[Asked.AND_YOU].reply
    said = _hear(_opened(TalkBrief(Language.GERMAN)), "Ich trinke morgens Kaffee, und du?")
    assert any(said.startswith(reply) for reply in replies)


@pytest.mark.parametrize("heard", [0.3, 0.8])
def test_who_cut_in_and_wants_it_again_hears_the_whole_question(heard: float) -> None:
    dialogue = _opened(TalkBrief(Language.ENGLISH))
    move = dialogue.hear(Utterance("Bread.")).move
    assert move is not None
    question = next(q for q in load_pack(Language.ENGLISH).partner.say_more if q in move.text)
    dialogue.said(move.text[: int(heard * len(move.text))], 1.0, move.text)
    again = dialogue.hear(Utterance("Sorry, can you say that again?")).move
    assert again is not None
    assert again.text.endswith(
        (question, dialogue.talk.prompt.text if dialogue.talk.prompt else question)
    )
    dialogue.said(again.text, 2.0)
    assert dialogue.talk.follow_ups() == 1


def test_a_next_question_that_was_cut_off_is_asked_when_it_is_said_again() -> None:
    dialogue = _opened(TalkBrief(Language.ENGLISH))
    _hear(dialogue, "Bread.")
    move = dialogue.hear(Utterance("With butter.")).move
    assert move is not None
    assert move.kind is MoveKind.QUESTION
    dialogue.said(move.text[:5], 0.4, move.text)
    assert _hear(dialogue, "Pardon?").endswith(move.text[-20:])
    assert dialogue.talk.asked_ids[-1] == move.question_id


def test_a_follow_up_takes_nothing_for_granted_that_was_not_told() -> None:
    prompts = load_pack(Language.ENGLISH).prompts
    cook = next(p for p in prompts if p.text.startswith("What can you cook"))
    taught = cook.follow_ups[0]
    told = "I cook a soup with carrots and onions, my grandmother made it every Sunday for us."
    other = "Last week I saw a film at the cinema with my sister and we both liked the end of it."
    assert takes_up(told, cook, taught, Language.ENGLISH)
    assert not takes_up(other, cook, taught, Language.ENGLISH)
    dialogue = _opened(TalkBrief(Language.ENGLISH))
    say_more = load_pack(Language.ENGLISH).partner.say_more
    assert _hear(dialogue, "Quantum physics puzzles most philosophers " * 3).endswith(say_more)


@EVERY
def test_who_does_not_understand_tell_me_more_hears_the_question(language: Language) -> None:
    pack = load_pack(language)
    dialogue = _opened(TalkBrief(language))
    asked = dialogue.talk.prompt
    assert asked is not None
    short = {"zh": "面包。", "ja": "パンです。", "ko": "빵이요."}.get(language.value, "Pizza.")
    assert _hear(dialogue, short).endswith(pack.partner.say_more)
    assert _hear(dialogue, pack.intents[Intent.REPEAT][0]).endswith(asked.text)


@EVERY
def test_who_forgot_the_question_is_not_consoled_again(language: Language) -> None:
    pack = load_pack(language)
    dialogue = _opened(TalkBrief(language))
    asked = dialogue.talk.prompt
    assert asked is not None
    assert _hear(dialogue, SORROWS[language.value][0]) in pack.replies.sorrow.reply
    assert _hear(dialogue, pack.intents[Intent.REPEAT][0]).endswith(asked.text)


def _opened(brief: TalkBrief) -> TalkDialogue:
    dialogue, _clock = scripted(brief)
    opening = dialogue.open().move
    assert opening is not None
    dialogue.said(opening.text, 2.0)
    return dialogue


def _hear(dialogue: TalkDialogue, text: str) -> str:
    move = dialogue.hear(Utterance(text)).move
    assert move is not None
    dialogue.said(move.text, 2.0)
    return move.text


_TOLD_BEFORE = {
    Language.ENGLISH: ("I already told you: my mother.", "I told my mother about it."),
    Language.GERMAN: ("Ich habe das gesagt: mit dem Bus.", "Ich habe ihm viel erzählt."),
    Language.SPANISH: ("Ya te lo dije: mi madre.", "Ya he comido."),
    Language.FRENCH: ("Je l'ai déjà dit : ma mère.", "Elle m'a dit la vérité."),
    Language.ITALIAN: ("Te l'ho già detto: mia madre.", "Ho già mangiato."),
    Language.PORTUGUESE: ("Já falei: a cozinhar!", "Já comi."),
    Language.DUTCH: ("Dat heb ik al gezegd: mijn moeder.", "Ik heb al gegeten."),
    Language.RUSSIAN: ("Я уже сказал: моя мама.", "Я уже дома."),
    Language.ARABIC: ("قلت لك: أمي.", "قال لي أخي ذلك."),
    Language.HINDI: ("मैंने पहले ही बताया: मेरी माँ।", "मैंने पहले खाना खाया।"),
    Language.JAPANESE: ("もう言いました、母です。", "もう食べました。"),
    Language.KOREAN: ("아까 말했잖아요, 우리 엄마요.", "아까 먹었어요."),
    Language.CHINESE: ("我已经说过了，是我妈妈。", "我已经吃了。"),
}


@pytest.mark.parametrize("language", list(Language))
def test_a_reminder_of_what_was_told_is_known_and_a_story_is_none(language: Language) -> None:
    reminder, story = _TOLD_BEFORE[language]
    assert says_it_was_told(reminder, language)
    assert not says_it_was_told(story, language)
