"""The short and usual things a learner says, in each language, and innocents beside them."""

from __future__ import annotations

import pytest

from core.conversation.language import Language
from core.language.words.requests import detect_request

SAID = {
    "de": {
        "repeat": [
            "Ich habe nicht verstanden.",
            "Ich habe das nicht verstanden.",
            "Das verstehe ich nicht.",
            "Ich verstehe nicht.",
            "Nicht verstanden.",
            "Das hab ich nicht verstanden.",
            "einfacher bitte",
            "Langsamer bitte",
            "Einfacher, bitte.",
            "Bitte einfacher.",
            "Langsamer.",
            "Ich habe die Frage vergessen.",
            "Ich habe vergessen, was du gefragt hast.",
        ],
        "end": [
            "tschüs",
            "Tschüss!",
            "Ich möchte aufhören.",
            "Ciao!",
            "Bis bald!",
            "Bis dann!",
            "Auf Wiedersehen!",
            "Tschau",
            "Mach's gut!",
        ],
        "ask": [
            "Woher kommst du?",
            "Was machst du beruflich?",
            "Wie alt bist du?",
            "Magst du Musik?",
            "Und woher kommst du?",
            "Wo wohnst du?",
        ],
        "dont_know": [
            "Ich habe es vergessen.",
            "Das habe ich vergessen.",
        ],
        "answer": [
            "Ich möchte aufhören zu rauchen.",
            "Bis bald war der Titel.",
            "Ich habe den Namen vergessen.",
            "Einfacher ist es zu Hause.",
            "Ich habe den Witz nicht verstanden.",
            "Ich habe meinen Schlüssel vergessen.",
            "Langsamer essen ist gesund.",
        ],
    },
    "nl": {
        "repeat": [
            "Ik begrijp het niet.",
            "Ik begrijp je niet.",
            "Ik snap het niet.",
            "Ik heb het niet begrepen.",
            "Ik versta het niet.",
            "Makkelijker alsjeblieft",
            "Makkelijker, alstublieft.",
            "Langzamer alsjeblieft",
            "Eenvoudiger alsjeblieft.",
            "Ik ben de vraag vergeten.",
            "Niet begrepen.",
        ],
        "end": [
            "Doei!",
            "Tot ziens!",
            "Tot later!",
            "Doeg",
            "Ik moet gaan.",
            "Ik wil stoppen.",
        ],
        "ask": [
            "Waar kom je vandaan?",
            "Wat doe je voor werk?",
            "Hoe oud ben je?",
            "Hou je van muziek?",
            "Waar woon je?",
        ],
        "dont_know": [
            "Dat ben ik vergeten.",
            "Ik ben het vergeten.",
        ],
        "answer": [
            "Ik ben mijn sleutels vergeten.",
            "Ik begrijp de film niet.",
            "Ik wil stoppen met werken.",
            "Ik ben de naam vergeten.",
        ],
    },
    "en": {
        "repeat": [
            "I didn't understand.",
            "I don't understand.",
            "I don't understand it.",
            "I didn't get it.",
            "Simpler please",
            "Slower please",
            "More slowly, please.",
            "Can you use easier words?",
            "I forgot the question.",
            "I forgot what you asked.",
        ],
        "end": [
            "Bye!",
            "Bye bye.",
            "Goodbye!",
            "See you!",
            "See you later.",
            "I have to go, bye.",
            "See you tomorrow.",
        ],
        "ask": [
            "Where are you from?",
            "What do you do?",
            "How old are you?",
            "Do you like music?",
            "Where do you live?",
        ],
        "dont_know": [
            "I forgot.",
            "I forgot it.",
            "I've forgotten.",
        ],
        "answer": [
            "I forgot the name.",
            "I forgot my keys.",
            "I forgot my umbrella at home.",
            "I need more time for my family.",
            "I need time for my kids.",
            "Once again, my mother was right.",
            "I need time with my friends.",
            "Easier than school.",
        ],
    },
    "fr": {
        "repeat": [
            "Je ne comprends pas.",
            "Je n'ai pas compris.",
            "J'ai pas compris.",
            "Je comprends pas.",
            "Plus simple, s'il te plaît",
            "Plus simple, s'il vous plaît.",
            "Plus lentement, s'il te plaît.",
            "Moins vite, s'il vous plaît.",
            "Plus simplement.",
            "J'ai oublié la question.",
            "J'ai oublié ce que tu as demandé.",
        ],
        "end": [
            "Au revoir !",
            "Salut, à bientôt !",
            "À bientôt !",
            "À plus tard !",
            "Je dois y aller.",
            "Je veux arrêter.",
            "Bye !",
            "À la prochaine !",
        ],
        "ask": [
            "D'où viens-tu ?",
            "Tu viens d'où ?",
            "Quel âge as-tu ?",
            "Tu as quel âge ?",
            "Qu'est-ce que tu fais dans la vie ?",
            "Tu aimes la musique ?",
            "Que fais-tu ?",
            "Tu fais quoi dans la vie ?",
            "Vous venez d'où ?",
        ],
        "dont_know": [
            "J'ai oublié.",
            "Je l'ai oublié.",
        ],
        "answer": [
            "J'ai oublié le nom.",
            "Je ne comprends pas les maths.",
            "J'ai oublié mes clés.",
        ],
    },
    "es": {
        "repeat": [
            "No entiendo.",
            "No entendí.",
            "No lo entiendo.",
            "No he entendido.",
            "No comprendo.",
            "No te entiendo.",
            "Más simple, por favor",
            "Más fácil, por favor.",
            "Más despacio, por favor.",
            "Más lento, por favor.",
            "He olvidado la pregunta.",
            "Olvidé la pregunta.",
            "Se me olvidó la pregunta.",
        ],
        "end": [
            "Adiós.",
            "Chao.",
            "Hasta luego.",
            "Nos vemos.",
            "Hasta pronto.",
            "Me tengo que ir, adiós.",
            "Chau",
            "Quiero terminar.",
        ],
        "ask": [
            "¿De dónde eres?",
            "¿Cuántos años tienes?",
            "¿A qué te dedicas?",
            "¿En qué trabajas?",
            "¿Te gusta la música?",
            "¿De dónde es usted?",
        ],
        "dont_know": [
            "Se me olvidó.",
            "Lo olvidé.",
            "Me olvidé.",
            "Se me ha olvidado.",
        ],
        "answer": [
            "Olvidé el nombre.",
            "Se me olvidaron las llaves.",
            "No entiendo las matemáticas.",
        ],
    },
    "it": {
        "repeat": [
            "Non capisco.",
            "Non ho capito.",
            "Non ti capisco.",
            "Più semplice, per favore.",
            "Più lentamente, per favore.",
            "Più piano, per favore.",
            "Più facile, per favore.",
            "Ho dimenticato la domanda.",
        ],
        "end": [
            "Arrivederci!",
            "Ciao ciao!",
            "A presto!",
            "Ci vediamo!",
            "Devo andare, ciao.",
            "Voglio smettere.",
            "Addio.",
        ],
        "ask": [
            "Di dove sei?",
            "Da dove vieni?",
            "Quanti anni hai?",
            "Che lavoro fai?",
            "Ti piace la musica?",
            "Cosa fai nella vita?",
        ],
        "dont_know": [
            "Ho dimenticato.",
            "L'ho dimenticato.",
            "Me lo sono dimenticato.",
        ],
        "answer": [
            "Ho dimenticato il nome.",
            "Non capisco la matematica.",
            "Ho dimenticato le chiavi.",
        ],
    },
    "pt": {
        "repeat": [
            "Não entendi.",
            "Não entendo.",
            "Não compreendi.",
            "Não percebi.",
            "Mais simples, por favor.",
            "Mais devagar, por favor.",
            "Mais fácil, por favor.",
            "Esqueci a pergunta.",
            "Esqueci-me da pergunta.",
        ],
        "end": [
            "Tchau!",
            "Adeus.",
            "Até logo!",
            "Até mais!",
            "Tenho que ir, tchau.",
            "Quero parar.",
            "Tchau tchau!",
        ],
        "ask": [
            "De onde você é?",
            "Quantos anos você tem?",
            "O que você faz?",
            "Você gosta de música?",
            "De onde és?",
        ],
        "dont_know": [
            "Esqueci.",
            "Eu esqueci.",
            "Me esqueci.",
            "Esqueci-me.",
        ],
        "answer": [
            "Esqueci o nome.",
            "Não entendo matemática.",
            "Esqueci as chaves.",
        ],
    },
    "ru": {
        "repeat": [
            "Я не понял.",
            "Я не поняла.",
            "Не понимаю.",
            "Я не понимаю.",
            "Я вас не понял.",
            "Попроще, пожалуйста.",
            "Помедленнее, пожалуйста.",
            "Проще, пожалуйста.",
            "Медленнее, пожалуйста.",
            "Я забыл вопрос.",
            "Я забыла вопрос.",
        ],
        "end": [
            "пока",
            "Пока!",
            "Мне пора, пока",
            "До свидания!",
            "Пока-пока!",
            "До встречи!",
            "Всего доброго!",
            "Увидимся!",
            "Мне пора.",
        ],
        "ask": [
            "Откуда ты?",
            "Откуда вы?",
            "Ты откуда?",
            "Кем ты работаешь?",
            "Сколько тебе лет?",
            "Ты любишь музыку?",
            "Где ты живёшь?",
            "Чем ты занимаешься?",
        ],
        "dont_know": [
            "Я забыл.",
            "Забыл.",
            "Я забыла.",
            "Забыла.",
        ],
        "answer": [
            "Я забыл имя.",
            "Я не понимаю математику.",
            "Пока нет.",
            "Пока не знаю, куда поеду.",
            "Я пока живу один.",
            "Я забыл ключи.",
        ],
    },
    "hi": {
        "repeat": [
            "मैं नहीं समझा।",
            "मुझे समझ नहीं आया।",
            "मैं नहीं समझी।",
            "समझ नहीं आया।",
            "मैं समझा नहीं।",
            "मुझे समझ में नहीं आया।",
            "आसान शब्दों में, प्लीज़।",
            "धीरे बोलिए।",
            "और धीरे, प्लीज़।",
            "मैं सवाल भूल गया।",
        ],
        "end": [
            "अलविदा।",
            "फिर मिलेंगे।",
            "बाय!",
            "बाय बाय",
            "मुझे जाना है, बाय।",
        ],
        "ask": [
            "आप कहाँ से हैं?",
            "आप क्या करते हैं?",
            "आपकी उम्र क्या है?",
            "क्या आपको संगीत पसंद है?",
            "आप कितने साल के हैं?",
            "आप कहाँ रहते हैं?",
        ],
        "dont_know": [
            "मैं भूल गया।",
            "मैं भूल गई।",
            "भूल गया।",
        ],
        "answer": [
            "मैं नाम भूल गया।",
            "मुझे गणित समझ नहीं आता।",
            "मैं चाबी भूल गया।",
        ],
    },
    "zh": {
        "repeat": [
            "我没听懂。",
            "我不明白。",
            "听不懂。",
            "没听懂。",
            "不明白。",
            "简单一点，好吗？",
            "请简单一点。",
            "请慢一点。",
            "慢一点。",
            "说慢点儿。",
            "我忘了你的问题。",
            "我忘了问题。",
        ],
        "end": [
            "再见！",
            "拜拜！",
            "再见",
            "下次见！",
            "明天见！",
            "我要走了，再见。",
        ],
        "ask": [
            "你是哪里人？",
            "你从哪里来？",
            "你做什么工作？",
            "你多大了？",
            "你喜欢音乐吗？",
            "你几岁？",
        ],
        "dont_know": [
            "我忘了。",
            "忘了。",
            "我忘记了。",
        ],
        "answer": [
            "我忘了名字。",
            "我不懂数学。",
            "我忘了带钥匙。",
        ],
    },
    "ja": {
        "repeat": [
            "わかりません、もう一度お願いします。",
            "わかりませんでした。",
            "意味がわかりません。",
            "理解できません。",
            "もっと簡単にお願いします。",
            "もっとゆっくりお願いします。",
            "ゆっくりお願いします。",
            "簡単にお願いします。",
            "質問を忘れました。",
        ],
        "end": [
            "さようなら。",
            "じゃあね。",
            "またね。",
            "バイバイ。",
            "また明日。",
            "失礼します。",
        ],
        "ask": [
            "どこから来ましたか？",
            "お仕事は何ですか？",
            "何歳ですか？",
            "音楽は好きですか？",
            "出身はどこですか？",
            "おいくつですか？",
        ],
        "dont_know": [
            "忘れました。",
            "忘れちゃいました。",
        ],
        "answer": [
            "名前を忘れました。",
            "鍵を忘れました。",
        ],
    },
    "ko": {
        "repeat": [
            "이해 못 했어요.",
            "이해가 안 돼요.",
            "못 알아들었어요.",
            "이해를 못 했어요.",
            "이해하지 못했어요.",
            "더 쉽게 말해 주세요.",
            "쉽게 말해 주세요.",
            "천천히요.",
            "더 천천히 말해 주세요.",
            "질문을 잊어버렸어요.",
        ],
        "end": [
            "안녕히 계세요.",
            "안녕히 가세요.",
            "잘 가요.",
            "다음에 봐요.",
            "바이바이.",
        ],
        "ask": [
            "어디에서 왔어요?",
            "어디 사람이에요?",
            "무슨 일을 해요?",
            "몇 살이에요?",
            "음악 좋아해요?",
            "나이가 어떻게 되세요?",
        ],
        "dont_know": [
            "잊어버렸어요.",
            "까먹었어요.",
            "기억이 안 나요.",
        ],
        "answer": [
            "이름을 잊어버렸어요.",
            "수학은 이해가 안 돼요.",
            "열쇠를 잊어버렸어요.",
        ],
    },
    "ar": {
        "repeat": [
            "لم أفهم.",
            "لا أفهم.",
            "ما فهمت.",
            "لم أفهم السؤال.",
            "أسهل من فضلك.",
            "ببطء من فضلك.",
            "أبطأ من فضلك.",
            "ابسط من فضلك.",
            "نسيت السؤال.",
        ],
        "end": [
            "مع السلامة.",
            "إلى اللقاء.",
            "وداعا.",
            "باي.",
            "أراك لاحقا.",
            "يجب أن أذهب، مع السلامة.",
        ],
        "ask": [
            "من أين أنت؟",
            "ماذا تعمل؟",
            "كم عمرك؟",
            "هل تحب الموسيقى؟",
            "أين تسكن؟",
        ],
        "dont_know": [
            "نسيت.",
            "لقد نسيت.",
        ],
        "answer": [
            "نسيت الاسم.",
            "لا أفهم الرياضيات.",
            "نسيت المفاتيح.",
        ],
    },
}

FINE_AND_YOU = {
    "en": {
        "ask": [
            "Fine, thanks, and you?",
            "I'm fine, thank you. And you?",
            "Fine thanks and you?",
            "Very well, and you?",
        ],
        "answer": [
            "Coffee and bread, and you?",
            "I went home, and you?",
            "Fine.",
            "I'm fine.",
        ],
    },
    "de": {
        "ask": [
            "Gut, danke, und dir?",
            "Danke, gut. Und dir?",
            "Mir geht's gut, und dir?",
            "Gut, und Ihnen?",
        ],
        "answer": [
            "Ich trinke Kaffee, und du?",
            "Gut.",
        ],
    },
    "es": {
        "ask": [
            "Bien, gracias, ¿y tú?",
            "Muy bien, ¿y usted?",
            "Estoy bien, gracias. ¿Y tú?",
        ],
        "answer": [
            "Café con leche, ¿y tú?",
            "Bien.",
        ],
    },
    "it": {
        "ask": [
            "Bene, grazie, e tu?",
            "Sto bene, grazie. E tu?",
        ],
        "answer": [
            "Un caffè, e tu?",
            "Bene.",
        ],
    },
    "pt": {
        "ask": [
            "Tudo bem, obrigado, e você?",
            "Bem, obrigada. E você?",
            "Estou bem, e você?",
        ],
        "answer": [
            "Um café, e você?",
        ],
    },
    "zh": {
        "ask": [
            "我很好，谢谢，你呢？",
            "很好，你呢？",
            "我很好。你呢？",
        ],
        "answer": [
            "我喝咖啡，你呢？",
        ],
    },
    "ar": {
        "ask": [
            "بخير، شكرا، وأنت؟",
            "أنا بخير، الحمد لله، وأنت؟",
        ],
        "answer": [
            "أشرب القهوة، وأنت؟",
        ],
    },
    "hi": {
        "ask": [
            "मैं ठीक हूँ, धन्यवाद, और आप?",
            "ठीक हूँ, और आप?",
        ],
        "answer": [
            "मैं चाय पीता हूँ, और आप?",
        ],
    },
    "ja": {
        "ask": [
            "元気です、あなたは？",
            "はい、元気です。ありがとうございます。あなたは？",
        ],
        "answer": [
            "コーヒーを飲みます、あなたは？",
        ],
    },
    "ko": {
        "ask": [
            "잘 지내요, 당신은요?",
            "네, 잘 지내요. 선생님은요?",
        ],
        "answer": [
            "커피를 마셔요, 당신은요?",
        ],
    },
    "fr": {
        "ask": [
            "Bien, merci, et toi ?",
            "Ça va bien, et vous ?",
        ],
        "answer": [
            "Un café, et toi ?",
        ],
    },
    "nl": {
        "ask": [
            "Goed, dank je, en jij?",
        ],
        "answer": [
            "Koffie, en jij?",
        ],
    },
    "ru": {
        "ask": [
            "Хорошо, спасибо, а ты?",
        ],
        "answer": [
            "Кофе, а ты?",
        ],
    },
}
STRANGE = {
    "de": {
        "repeat": [
            "asdf jklö qwer",
            "I really like football and my friends.",
            "asdfgh",
        ],
        "dont_know": [
            "I don't know how to say it in German.",
            "I don't know.",
        ],
        "answer": [
            "Pizza.",
            "New York, London, Paris und Rom.",
            "Game of Thrones und Star Wars",
            "Mein Hobby ist Fitness und Gaming.",
        ],
    },
    "ru": {
        "repeat": [
            "I like it a lot, it is good.",
        ],
        "answer": [
            "Да.",
            "Netflix.",
        ],
    },
    "en": {
        "repeat": [
            "Ich gehe heute in die Schule und lerne.",
            "qwer asdf",
        ],
        "answer": [
            "Tokyo Kyoto Osaka",
            "sushi",
        ],
    },
    "zh": {
        "repeat": [
            "I like to eat apples every day",
        ],
        "answer": [
            "iPhone",
            "我喜欢 NBA",
        ],
    },
    "es": {
        "answer": [
            "Messi.",
            "Real Madrid y Barcelona",
            "Arroz con pollo",
            "Leo novelas policíacas.",
        ],
    },
}


@pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
def test_the_usual_short_things_are_read_as_what_they_are(language: Language) -> None:
    rows = SAID[language.value]
    assert {"repeat", "end", "ask", "dont_know", "answer"} <= set(rows)
    assert _wrong(rows, language) == {}


@pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
def test_fine_and_you_is_small_talk_and_coffee_and_you_an_answer(language: Language) -> None:
    assert _wrong(FINE_AND_YOU[language.value], language) == {}


@pytest.mark.parametrize("code", list(STRANGE))
def test_keys_struck_and_another_language_are_not_understood_names_are(code: str) -> None:
    assert _wrong(STRANGE[code], Language(code)) == {}


def _wrong(rows: dict[str, list[str]], language: Language) -> dict[str, tuple[str, str]]:
    return {
        text: (wanted, heard.value)
        for wanted, texts in rows.items()
        for text in texts
        if (heard := detect_request(text, language)) != wanted
    }
