"""Who wants to die or to hurt themselves is heard in any language; figures of speech are not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.conversation.language import Language
from core.language.pack import load_pack
from core.language.words.requests import detect_request
from core.think.care import read_after_care
from core.think.distress.after_care import (
    LEAST_ANSWER_WORDS,
    after_care,
    answers_at_length,
    asks_for_the_question,
    length_in_words,
    needs_care,
    only_thanks,
)
from core.think.distress.crisis import (
    LONGEST_CLAUSE_CHARS,
    CrisisWords,
    crisis_words,
    tells_of_a_crisis,
    wants_to_go_on,
)
from core.think.intent import Intent, detect_intent
from core.think.reading.spelt_alike import fold
from tests.core.runs import read_in_two_ways
from tests.talks import PLAIN

DESPAIR = {
    "en": (
        "I want to kill myself.",
        "I want to unalive myself.",
        "I'm thinking about unaliving myself.",
        "I want to die.",
        "i just want to die",
        "Sometimes I want to die.",
        "I don't want to live anymore.",
        "I do not want to live any more!",
        "I can't do this anymore, I want to die.",
        "I want to end my life.",
        "I'm going to kill myself tonight.",
        "I am thinking about suicide.",
        "I feel suicidal.",
        "I've been hurting myself.",
        "I wish I was dead.",
        "I wish I were dead",
        "Everyone would be better off without me.",
        "Honestly, I think I want to kill myself.",
        "My boyfriend left me and I want to die.",
        "I want to die because nobody loves me.",
        "My boyfriend told me it is over and I want to die.",
        "I'm a nurse and yesterday I lost a patient. I want to kill myself.",
        "I have no reason to live.",
        "I wanna die",
        "I don't want to wake up tomorrow.",
        "I want to hurt myself",
        "I want to kill myself!!!",
        "i wanna kill myself",
        "I'm gonna kill myself",
        "I feel like killing myself",
        "I don't want to be alive anymore",
        "I don't want to live",
        "I can't live anymore",
        "i want to end it all",
        "I've decided to end my life",
        "I don't wanna be alive",
        "Lately I want to die every day.",
        "My life isn't worth living.",
        "I want to hurt myself so badly",
        "I'm suicidal",
        "I have been having suicidal thoughts",
        "I hate myself and want to die.",
        "I wish I wasn't alive.",
        "I cut myself every night.",
        "I've cut myself again.",
        "I keep thinking about killing myself.",
        "Nobody loves me. I want to die.",
        "I hate my life and I want to die",
        "I hate my life, I want to kill myself now.",
        "To be honest I just want to die right now.",
        "I want to be dead",
        "I wish I'd never been born",
        "Please help me, I want to kill myself.",
        "I think about dying every day.",
        "I am going to end my life tonight",
        "I don't see a reason to live anymore",
        "I want to commit suicide.",
        "I no longer want to live.",
        "I'd rather be dead.",
        "I want to jump off a bridge",
        "I want to kill my self",
        "i dont want to live anymore",
        "im going to kill myself",
        "I want die",
        "I want to dead",
    ),
    "es": (
        "Quiero morirme.",
        "Quiero morir.",
        "Me quiero morir",
        "Ya no quiero vivir.",
        "No quiero vivir más.",
        "no quiero seguir viviendo",
        "Voy a suicidarme.",
        "Quiero hacerme daño.",
        "A veces quiero matarme.",
        "Mi novia me dejó y quiero morirme.",
        "Ojalá estuviera muerta.",
        "Estoy pensando en suicidarme.",
        "quiero matarme",
        "me quiero suicidar",
        "No tengo ganas de vivir.",
        "Ya no aguanto más, quiero morirme.",
        "Estoy cansado de vivir.",
        "quisiera estar muerto",
        "no quiero vivir",
        "Quiero acabar con todo",
        "Quiero acabar con mi vida.",
        "La vida no vale la pena.",
        "Siento que quiero morirme",
        "Pienso mucho en el suicidio",
    ),
    "fr": (
        "Je veux mourir.",
        "J'ai envie de mourir.",
        "Je ne veux plus vivre.",
        "je veux plus vivre",
        "Je vais me tuer.",
        "J'ai envie de me suicider.",
        "Parfois, j'ai envie d'en finir.",
        "Je voudrais être morte.",
        "Je veux me faire du mal.",
        "Je n'ai plus envie de vivre.",
        "Je veux me tuer.",
        "Je veux me suicider",
        "j'ai plus envie de vivre",
        "Je pense au suicide.",
        "J’ai envie de mourir.",
        "Je suis fatiguée de vivre.",
        "Je ne veux pas vivre.",
        "Je n'en peux plus, je veux mourir.",
        "La vie ne vaut plus la peine d'être vécue",
    ),
    "de": (
        "Ich will nicht mehr leben.",
        "Ich will sterben.",
        "Ich möchte sterben.",
        "ich moechte nicht mehr leben",
        "Ich bringe mich um.",
        "Ich will mich umbringen.",
        "Ich glaube, ich will sterben.",
        "Ich kann nicht mehr und ich will sterben.",
        "Ich denke an Selbstmord.",
        "Ich habe Suizidgedanken.",
        "Ich habe keine Lust mehr zu leben.",
        "Ich will mir das Leben nehmen.",
        "Ich wünschte, ich wäre tot.",
        "Ich glaube, dass ich sterben will.",
        "Ich ritze mich.",
        "Manchmal möchte ich einfach nur sterben.",
        "Ich möchte nicht mehr leben.",
        "ich will tot sein",
        "Ich will einfach nur sterben",
        "Ich will mich töten.",
        "Ich hab Selbstmordgedanken",
        "Ich will nicht leben.",
        "Ich habe keinen Lebensmut mehr.",
        "Ich kann nicht mehr leben.",
        "Am liebsten wäre ich tot.",
        "Ich würde am liebsten sterben.",
        "Mein Leben hat keinen Sinn mehr",
        "Ich will mir etwas antun",
        "Ich werde mich umbringen.",
        "Ich halte das nicht mehr aus, ich will sterben.",
        "Ich wäre lieber tot",
        "ich will mich selbst verletzen",
        "Ich überlege, mich umzubringen.",
        "Ich denke oft daran, mich umzubringen.",
    ),
    "zh": (
        "我想死。",
        "我不想活了。",
        "我想自杀。",
        "我真的不想活了。",
        "我活不下去了。",
        "我想结束自己的生命。",
        "我觉得活着没有意义。",
        "我好想死啊",
        "我想傷害自己。",
        "有时候我想死。",
        "我想自殺",
        "我不想活",
        "我想去死",
        "不想活了",
        "我真想死",
        "我想跳楼",
        "我要自杀",
        "我每天都想死",
        "我想离开这个世界",
        "我不想再活下去了",
        "我有自杀的念头",
        "活着没意思",
        "我觉得我不想活了",
        "我太累了，我想死。",
        "我想伤害自己",
    ),
    "hi": (
        "मैं मरना चाहता हूँ।",
        "मैं मरना चाहती हूं",
        "मैं जीना नहीं चाहता।",
        "मुझे नहीं जीना।",
        "मुझे अब नहीं जीना है।",
        "मैं आत्महत्या करना चाहती हूँ।",
        "मैं ख़ुद को मारना चाहता हूँ।",
        "main marna chahta hoon",
        "मुझे मरना है।",
        "मैं जीना नहीं चाहती।",
        "मैं अब जीना नहीं चाहता हूँ",
        "मुझे मरना है",
        "मैं मर जाना चाहती हूँ",
        "मैं आत्महत्या के बारे में सोच रहा हूँ।",
        "मैं अपनी जान देना चाहता हूँ",
        "मैं खुद को नुकसान पहुँचाना चाहता हूँ।",
        "जीने का मन नहीं करता",
        "मेरा जीने का मन नहीं है।",
    ),
    "ja": (
        "死にたい。",
        "もう死にたいです。",
        "生きていたくない。",
        "自殺したい。",
        "死にたいと思っています。",
        "生きるのがつらいです。",
        "もう生きる意味がない。",
        "消えてしまいたい。",
        "私は死にたいです。",
        "本当に死にたいんです。",
        "死にたいよ",
        "もう死にたい",
        "死にたいって思う",
        "自殺を考えています。",
        "もう生きていたくないです",
        "生きるのに疲れました。",
        "死んだほうがいい",
        "毎日死にたいと思います。",
        "自分を傷つけたいです。",
        "私なんかいないほうがいい。",
        "いなくなりたい",
        "消えたいです",
    ),
    "ko": (
        "죽고 싶어요.",
        "죽고 싶어",
        "자살하고 싶어요.",
        "더 이상 살고 싶지 않아요.",
        "살기 싫어요.",
        "정말 죽고 싶어요.",
        "이제 그만 살고 싶지 않아요",
        "차라리 죽는 게 낫겠어요.",
        "저는 죽고 싶어요.",
        "죽고싶어요",
        "죽고 싶습니다",
        "자살하고싶어",
        "더는 살고 싶지 않아",
        "살고 싶지 않아요",
        "자살을 생각하고 있어요.",
        "살 이유가 없어요.",
        "사는 게 너무 힘들어서 죽고 싶어요.",
        "그냥 죽어버리고 싶어요.",
        "자해하고 싶어요.",
    ),
    "pt": (
        "Quero morrer.",
        "Eu quero morrer.",
        "Não quero mais viver.",
        "não quero viver mais",
        "Quero me matar.",
        "Vou me matar.",
        "Às vezes eu quero morrer.",
        "Não aguento mais viver.",
        "Quero me machucar.",
        "Tenho pensamentos suicidas.",
        "Quero me suicidar.",
        "Eu quero me matar",
        "Eu não quero viver.",
        "Penso em suicídio.",
        "Estou cansado de viver.",
        "Não tenho mais vontade de viver.",
        "Eu queria estar morto.",
        "Quero acabar com a minha vida.",
        "Quero acabar com minha vida",
        "nao quero mais viver",
    ),
    "ar": (
        "أريد أن أموت.",
        "اريد ان اموت",
        "لا أريد أن أعيش.",
        "لا أريد أن أعيش بعد الآن.",
        "أريد أن أقتل نفسي.",
        "أفكر في الانتحار.",
        "أنا أريد الموت.",
        "سأنتحر",
        "لم أعد أريد العيش.",
        "بدي موت",
        "أريد الموت",
        "أنا أريد أن أقتل نفسي",
        "لا أريد الحياة",
        "أفكر بالانتحار",
        "أتمنى أن أموت",
        "تعبت من الحياة وأريد أن أموت",
        "ليتني ميت",
        "أتمنى الموت",
        "عايز أموت",
        "مش عايز أعيش",
        "ما بدي عيش",
        "أريد إيذاء نفسي",
    ),
    "ru": (
        "Я хочу умереть.",
        "Хочу умереть.",
        "Я не хочу жить.",
        "Я больше не хочу жить.",
        "Я хочу покончить с собой.",
        "Я убью себя.",
        "Мне не хочется жить.",
        "Жить не хочется.",
        "Иногда я хочу умереть.",
        "Лучше бы я умерла.",
        "Я хочу сдохнуть",
        "Не хочу жить",
        "Я не хочу больше жить",
        "Я хочу убить себя.",
        "Я думаю о самоубийстве.",
        "Хочу покончить жизнь самоубийством",
        "Мне хочется умереть.",
        "Я устала жить.",
        "Я устал, я хочу умереть.",
        "Я хочу себя убить",
        "У меня мысли о суициде",
    ),
    "it": (
        "Voglio morire.",
        "Non voglio più vivere.",
        "Voglio uccidermi.",
        "Mi voglio ammazzare.",
        "Voglio farla finita.",
        "A volte vorrei morire.",
        "Vorrei essere morta.",
        "Voglio farmi del male.",
        "Penso al suicidio.",
        "Non ho più voglia di vivere.",
        "Vorrei morire.",
        "Mi voglio uccidere",
        "Voglio suicidarmi",
        "Non voglio vivere.",
        "non ce la faccio più, voglio morire",
        "Voglio ammazzarmi.",
        "Penso di suicidarmi",
        "Sono stanca di vivere.",
        "Vorrei non essere mai nato.",
        "La mia vita non vale la pena di essere vissuta",
    ),
    "nl": (
        "Ik wil dood.",
        "Ik wil niet meer leven.",
        "Ik wil sterven.",
        "Ik wil zelfmoord plegen.",
        "Ik denk aan zelfmoord.",
        "Ik maak er een einde aan.",
        "Soms wil ik dood.",
        "Ik wil mezelf pijn doen.",
        "Ik heb geen zin meer om te leven.",
        "Ik wil er een einde aan maken.",
        "Ik wil mezelf doden.",
        "ik wil dood zijn",
        "Ik wil doodgaan",
        "Ik kan niet meer, ik wil dood.",
        "Ik wil gewoon dood",
        "Ik heb zelfmoordgedachten.",
        "Ik was liever dood.",
        "Ik wil niet leven.",
        "Ik wil mezelf iets aandoen",
        "Ik wil uit het leven stappen",
        "Ik ben levensmoe",
    ),
}
NO_DESPAIR = {
    "en": (
        "I cut myself while I was cooking again and again.",
        "I hate myself and want to diet.",
        "This deadline is killing me.",
        "I'm dying to see it.",
        "I had to kill the process.",
        "I nearly died laughing.",
        "My plants want to die.",
        "Suicide Squad is a film.",
        "As a nurse I looked after suicidal patients.",
        "A patient told me: I want to die.",
        "A caller said, I want to kill myself, and I stayed on the line.",
        "In the novel she wants to die.",
        "In the novel she says: I want to die.",
        "I want to die, she said, and I held her hand.",
        'She wrote "I want to die" in her diary.',
        "Years ago I did not want to live any more; today I lead a group.",
        "I don't want to die.",
        "I want to live.",
        "I don't want to live in a big city.",
        "I don't want to live alone anymore.",
        "I wanted to die of shame.",
        "I want to die laughing.",
        "I'd die for a coffee.",
        "I cut myself while cooking.",
        "I hurt myself playing football.",
        "I would kill for a pizza.",
        "I killed it in the interview.",
        "My battery is dying.",
        "I want to kill time.",
        "I want to kill two birds with one stone.",
        "I trained volunteers of a suicide helpline.",
        "I could kill myself for forgetting it.",
        "I want to end it here.",
        "I should be dead, the surgeon said so.",
        "I should kill the old process first.",
        "I was thinking about ending it with the agency.",
        "Nobody would miss me in that meeting.",
        "I want to stop.",
        "We want to kill the old server.",
        "My grandfather wants to die at home.",
        "People who want to die call us.",
        "I will never die.",
        "I don't want to be here when it rains.",
        "The song is called I Want to Die.",
        "I'm going to hang a picture.",
        "I want to hang out.",
        "Why do I want to work here?",
        "Life is short.",
        "I want to kill it.",
        "My boss will kill me.",
        "I would rather die than work there.",
        "I'd rather die than give up.",
        "I want to live here until I die.",
        "I'm dying of boredom.",
        "I will die on this hill.",
        "I'm going to die of embarrassment",
        "Customers told us they want to die when our site is down",
        "The film is about a man who says I want to die.",
        "My team said they wanted to die.",
        "I don't want to live with my parents anymore.",
        "I don't want to exist as a number.",
        "I never want to wake up early again.",
        "I want to hurt nobody.",
        "I will cut myself some slack.",
        "I will kill myself if this demo fails again, he joked.",
        "I don't want to hurt myself, so I stopped running.",
        "When I was sixteen I wanted to kill myself, and therapy saved me.",
        "I used to think about suicide.",
        "I work for a suicide prevention hotline.",
        "I wrote a thesis about suicide.",
        "I want to die old and happy.",
        "I want to end it with a summary.",
        "They'd be better off without me is what I told my boss.",
        "Everyone would be better off without meetings.",
        "Without me the team would be fine.",
        "I think about death in my poems.",
        "Life isn't worth living without coffee.",
        "I am going to hang myself out to dry",
        "He wants to kill himself.",
        "My friend wants to kill himself.",
        "My sister said she does not want to live any more.",
    ),
    "es": (
        "Me muero de risa.",
        "Me muero de hambre.",
        "Me quiero morir de vergüenza.",
        "Quiero vivir en Madrid.",
        "No quiero vivir en el campo.",
        "Mi abuelo murió.",
        "En la novela ella dice: quiero morir.",
        "El trabajo me mata.",
        "No quiero morir.",
        "Mis plantas quieren morir.",
        "Hace años no quería vivir, hoy estoy bien.",
        "Me muero por verte.",
        "No quiero vivir con mis padres.",
        "Quiero morir de viejo.",
        "Me muero de ganas.",
        "Voy a matar dos pájaros.",
        "Mi madre no quiere vivir sola.",
        "Él quiere morir.",
        "Mi amigo quiere suicidarse.",
        "Antes quería morirme, ahora estoy bien.",
        "No vale la pena.",
        "Quiero matar el tiempo",
        "Quiero desaparecer este fin de semana",
    ),
    "fr": (
        "Je meurs de faim.",
        "Je suis mort de rire.",
        "Je ne veux plus vivre à Paris.",
        "Mon grand-père veut mourir chez lui.",
        "Dans le roman, elle dit : je veux mourir.",
        "Ce travail me tue.",
        "Je ne veux pas mourir.",
        "Je veux en finir avec ce projet.",
        "Je meurs d'envie de te voir.",
        "Il y a dix ans, je voulais mourir.",
        "Je voudrais vivre à la campagne.",
        "Je veux mourir de rire.",
        "Mon ami veut mourir.",
        "Ça ne vaut pas la peine.",
        "Elle a envie de mourir.",
        "Je vais me tuer à la tâche.",
        "Je me tue au travail.",
        "Je veux en finir avec cette habitude.",
    ),
    "de": (
        "Ich sterbe vor Hunger.",
        "Ich lache mich tot.",
        "Ich will nicht mehr in Berlin leben.",
        "Die Arbeit bringt mich um.",
        "Ich will nicht sterben.",
        "Meine Pflanzen wollen sterben.",
        "Im Roman sagt sie: Ich will sterben.",
        "Eine Patientin sagte: Ich will nicht mehr leben.",
        "Früher wollte ich nicht mehr leben, heute leite ich eine Gruppe.",
        "Ich bringe mich nicht um für die Firma.",
        "Ich muss den Prozess töten.",
        "Ich will gesund leben.",
        "Ich will nicht mehr so leben wie früher.",
        "Ich bringe mich gern ein.",
        "Ich will in Spanien leben.",
        "Mein Freund will sterben.",
        "Ich will nicht in der Stadt leben.",
        "Ich möchte alt werden und dann sterben.",
        "Ich könnte mich totlachen.",
        "Es bringt mich um.",
        "Ich kann ohne Kaffee nicht leben.",
        "Ich schneide mich oft beim Kochen.",
        "Ich will mich nicht verletzen.",
        "Ich nehme mir Zeit.",
        "Er will sich umbringen.",
        "Das Leben ist schön.",
        "Ich möchte nicht allein leben.",
        "Ich will nicht mehr zur Schule gehen.",
    ),
    "zh": (
        "我想死你了。",
        "笑死我了。",
        "我饿死了。",
        "累死了。",
        "我不想死。",
        "她在小说里想死。",
        "他说，我想死。",
        "我要死了。",
        "我想活着。",
        "不想死",
        "这部电影叫自杀小队。",
        "我不想住在这里了。",
        "我想去生活。",
        "忙死了",
        "我想死你们了",
        "我不想活在过去。",
        "热死了",
        "他想自杀。",
        "我朋友不想活了。",
        "我想结束这个话题。",
        "我想结束。",
        "我不想说。",
        "我要去跳舞。",
        "这个工作要死了",
    ),
    "hi": (
        "मैं भूख से मर रहा हूँ।",
        "मैं हँसते हँसते मर गया।",
        "मैं मरना नहीं चाहता।",
        "मैं दिल्ली में नहीं रहना चाहता।",
        "उपन्यास में वह कहती है, मैं मरना चाहती हूँ।",
        "मैं गाँव में जीना चाहता हूँ।",
        "मेरे दादाजी मर गए।",
        "मैं अच्छा जीवन जीना चाहता हूँ।",
        "वह मरना चाहता है।",
        "मेरा दोस्त आत्महत्या करना चाहता है।",
        "मुझे मारना है",
        "मैं शहर में जीना नहीं चाहता।",
        "मैं शांति से जीना चाहता हूं।",
    ),
    "ja": (
        "お腹が空いて死にそうです。",
        "笑い死にしそうだった。",
        "死にたくない。",
        "小説の主人公は死にたいと言う。",
        "彼女は、死にたい、と言いました。",
        "長く生きたいです。",
        "ここに住みたくないです。",
        "犬が死にました。",
        "昔は死にたいと思っていたが、今は元気です。",
        "彼は死にたいと言っていた。",
        "友達が死にたいと言いました。",
        "死ぬまでに日本に行きたい。",
        "疲れて死にそう。",
        "しにたいじゃなくて、したいです。",
        "京都に行きたくないです。",
        "生きていてよかった。",
    ),
    "ko": (
        "배고파 죽겠어요.",
        "보고 싶어 죽겠어요.",
        "죽고 싶지 않아요.",
        "웃겨 죽겠어.",
        "서울에 살고 싶지 않아요.",
        "여기 살기 싫어요.",
        "할머니가 돌아가셨어요.",
        "더워서 못 살겠어요.",
        "소설에서 그녀는 죽고 싶어 해요.",
        "오래 살고 싶어요.",
        "친구가 죽고 싶다고 했어요.",
        "피곤해 죽겠어요.",
        "죽을 만큼 좋아요.",
        "시골에서 살고 싶지 않아요.",
        "친구는 죽고 싶어요라고 했어요.",
        "혼자 살기 싫어요.",
    ),
    "pt": (
        "Estou morrendo de fome.",
        "Morri de rir.",
        "Não quero viver em São Paulo.",
        "Não quero morrer.",
        "No romance ela diz: quero morrer.",
        "Esse prazo está me matando.",
        "Minhas plantas querem morrer.",
        "Há anos eu não queria viver, hoje estou bem.",
        "Quero matar a saudade.",
        "Vou matar o processo.",
        "Meu amigo quer morrer.",
        "Não quero viver sozinho.",
        "Quero morrer de velho.",
        "Estou morto de cansaço.",
        "Morro de medo.",
        "Não vale a pena.",
        "Antes eu queria morrer, hoje estou bem.",
    ),
    "ar": (
        "أموت من الجوع.",
        "لا أريد أن أموت.",
        "لا أريد أن أعيش في المدينة.",
        "أريد أن أعيش في لندن.",
        "في الرواية تقول: أريد أن أموت.",
        "جدي مات.",
        "العمل يقتلني.",
        "كنت أريد أن أموت قبل سنوات.",
        "صديقي يريد أن يموت.",
        "أموت في القهوة.",
        "لا أريد أن أعيش وحدي.",
        "هو يريد الانتحار.",
        "أريد أن أعيش.",
    ),
    "ru": (
        "Я умираю с голоду.",
        "Я умер со смеху.",
        "Я не хочу умирать.",
        "Я не хочу жить в городе.",
        "В романе она говорит: я хочу умереть.",
        "Работа меня убивает.",
        "Я хочу жить у моря.",
        "Мой дедушка умер.",
        "Пациент сказал: не хочу жить.",
        "Много лет назад я не хотел жить.",
        "Мой друг хочет умереть.",
        "Я не хочу жить один.",
        "Я хочу жить.",
        "Умираю от скуки.",
        "Он хочет покончить с собой.",
        "Это не стоит того.",
        "Раньше я хотел умереть, теперь всё хорошо.",
    ),
    "it": (
        "Muoio di fame.",
        "Sono morto dal ridere.",
        "Non voglio morire.",
        "Non voglio più vivere a Roma.",
        "Nel romanzo lei dice: voglio morire.",
        "Il lavoro mi uccide.",
        "Voglio vivere al mare.",
        "Mio nonno è morto.",
        "Anni fa non volevo più vivere.",
        "Voglio finire il progetto.",
        "Il mio amico vuole morire.",
        "Non voglio vivere da solo.",
        "Voglio morire vecchio.",
        "Non vale la pena.",
        "Mi ammazzo di lavoro.",
    ),
    "nl": (
        "Ik sterf van de honger.",
        "Ik lach me dood.",
        "Ik wil niet dood.",
        "Ik wil niet meer in Amsterdam leven.",
        "In het boek zegt ze: ik wil dood.",
        "Het werk maakt me kapot.",
        "Ik wil gezond leven.",
        "Mijn opa is dood.",
        "Vroeger wilde ik niet meer leven.",
        "Ik ga dood van de dorst.",
        "Mijn vriend wil dood.",
        "Ik wil niet alleen leven.",
        "Ik wil oud worden.",
        "Ik verveel me dood.",
        "Hij wil sterven.",
        "Het is de moeite niet waard.",
        "Ik wil er een einde aan breien.",
    ),
}

GOES_ON = {
    "en": (
        "Let's go on.",
        "Okay, let's continue.",
        "I'd like to go on with the interview.",
        "Go on.",
    ),
    "es": ("Sigamos.", "Quiero continuar.", "Vamos a seguir con la práctica."),
    "fr": ("On continue.", "Je veux continuer.", "Continuons."),
    "de": ("Lass uns weitermachen.", "Ich möchte weitermachen.", "Machen wir weiter."),
    "zh": ("继续吧。", "我们继续吧。", "我想继续练习。"),
    "hi": ("आगे बढ़ते हैं।", "चलिए आगे बढ़ते हैं।", "जारी रखते हैं।"),
    "ja": ("続けましょう。", "練習を続けたいです。", "続けてください。"),
    "ko": ("계속해요.", "연습을 계속하고 싶어요.", "계속할게요."),
    "pt": ("Vamos continuar.", "Quero continuar.", "Podemos continuar."),
    "ar": ("لنتابع.", "أريد أن أكمل.", "هيا نكمل."),
    "ru": ("Давай продолжим.", "Я хочу продолжить.", "Продолжим."),
    "it": ("Continuiamo.", "Vorrei continuare.", "Andiamo avanti."),
    "nl": ("Laten we verdergaan.", "Ik wil doorgaan.", "We gaan verder."),
}
FINE = {
    "es": ("ok", "vale", "bueno", "de acuerdo", "gracias", "vale gracias"),
    "fr": ("ok", "d'accord", "bon", "merci", "d'accord merci"),
    "de": ("ok", "gut", "na gut", "danke", "okay danke"),
    "zh": ("好", "好的", "好吧", "行", "谢谢", "好的谢谢"),
    "hi": ("ठीक है", "अच्छा", "धन्यवाद", "ठीक है शुक्रिया"),
    "ja": ("はい", "わかりました", "ありがとう", "はいありがとうございます"),
    "ko": ("네", "그럼", "좋아요", "알겠어요", "고마워요", "네 감사합니다"),
    "pt": ("ok", "tá bom", "está bem", "obrigado", "certo obrigada"),
    "ar": ("حسنا", "طيب", "شكرا", "تمام شكرا"),
    "ru": ("хорошо", "ладно", "спасибо", "хорошо спасибо"),
    "it": ("ok", "va bene", "d'accordo", "grazie", "ok grazie"),
    "nl": ("ok", "oké", "goed", "bedankt", "oké dank je"),
}
"""What each language says before it goes on, which a recogniser parts by no comma."""
STAYS = {
    "en": ("I don't want to go on.", "I can't go on.", "Nobody can help me.", "Thanks.", "Why?"),
    "es": ("No quiero seguir.", "Nadie me puede ayudar.", "Gracias."),
    "fr": ("Je ne veux pas continuer.", "Personne ne peut m'aider.", "Merci."),
    "de": ("Ich will nicht weitermachen.", "Mir kann keiner helfen.", "Danke."),
    "zh": ("我不想继续。", "没有人能帮我。", "谢谢。"),
    "hi": ("मैं आगे नहीं बढ़ना चाहता।", "कोई मदद नहीं कर सकता।", "धन्यवाद।"),
    "ja": ("続けたくないです。", "誰も助けてくれません。", "ありがとう。"),
    "ko": ("계속하고 싶지 않아요.", "아무도 도와줄 수 없어요.", "고마워요."),
    "pt": ("Não quero continuar.", "Ninguém pode me ajudar.", "Obrigado."),
    "ar": ("لا أريد أن أكمل.", "لا أحد يستطيع مساعدتي.", "شكرا."),
    "ru": ("Я не хочу продолжать.", "Мне никто не поможет.", "Спасибо."),
    "it": ("Non voglio continuare.", "Nessuno mi può aiutare.", "Grazie."),
    "nl": ("Ik wil niet doorgaan.", "Niemand kan me helpen.", "Dank je."),
}
GIVEN = {
    "en": ("His answer was short.", "Those were his words."),
    "es": ("Su respuesta fue corta.", "Esas fueron sus palabras."),
    "fr": ("Sa réponse était courte.", "C'étaient ses mots."),
    "de": ("Seine Antwort war kurz.", "Das waren seine Worte."),
    "zh": ("他的回答很短。", "这是他的原话。"),
    "hi": ("उसका जवाब था।", "ये उसके शब्द थे।"),
    "ja": ("彼の答えは短いものでした。", "それが彼の言葉でした。"),
    "ko": ("그의 대답은 짧았어요.", "그게 그의 말이었어요."),
    "pt": ("A resposta dele foi curta.", "Essas foram as palavras dele."),
    "ar": ("كان جوابه قصيرا.", "كانت هذه كلماته."),
    "ru": ("Его ответ был коротким.", "Это были его слова."),
    "it": ("La sua risposta è stata breve.", "Queste sono state le sue parole."),
    "nl": ("Zijn antwoord was kort.", "Dat waren zijn woorden."),
}
"""What gives words beside it to somebody else: said before them, and after."""
THANKS = {
    "en": "Thank you so much.",
    "es": "Gracias.",
    "fr": "Merci.",
    "de": "Danke.",
    "zh": "谢谢。",
    "hi": "धन्यवाद।",
    "ja": "ありがとう。",
    "ko": "고마워요.",
    "pt": "Obrigado.",
    "ar": "شكرا.",
    "ru": "Спасибо.",
    "it": "Grazie.",
    "nl": "Dank je.",
}
ALONE = {
    "en": (
        "I just feel so alone these days, nobody listens to me at home, everything is dark "
        "around me and I am so tired of all of it, I cry every night"
    ),
    "es": (
        "Me siento muy solo estos días, nadie me escucha en casa, todo está oscuro a mi "
        "alrededor y estoy cansado de todo, lloro cada noche y ya no sé qué hacer con mi vida"
    ),
    "fr": (
        "Je me sens tellement seul ces jours-ci, personne ne m'écoute à la maison, tout est "
        "noir autour de moi et j'en ai marre de tout, je pleure toutes les nuits et je ne "
        "sais plus quoi faire"
    ),
    "de": (
        "Ich fühle mich so allein in letzter Zeit, niemand hört mir zu Hause zu, alles ist "
        "dunkel um mich herum und ich bin alles so satt, ich weine jede Nacht und weiß nicht "
        "mehr weiter"
    ),
    "zh": (
        "我最近觉得特别孤独，家里没有人听我说话，我周围的一切都很黑暗，我对这一切都受够了，"
        "每天晚上我都在哭，我真的不知道该怎么办才好，也睡不着觉。"
    ),
    "hi": (
        "मैं इन दिनों बहुत अकेला महसूस करता हूँ, घर में कोई मेरी बात नहीं सुनता, मेरे चारों "
        "तरफ़ सब अंधेरा है और मैं इस सब से थक गया हूँ, मैं हर रात रोता हूँ और समझ नहीं आता "
        "क्या करूँ"
    ),
    "ja": (
        "最近とても孤独で、家では誰も私の話を聞いてくれません。"
        "周りのすべてが暗くて、もう何もかも疲れ切ってしまいました。"
        "毎晩泣いていて、どうしたらいいか分かりません。夜も眠れません。"
    ),
    "ko": (
        "요즘 너무 외로워요. 집에서 아무도 제 말을 들어주지 않아요. 주변의 모든 게 어둡고 이 "
        "모든 것에 지쳤어요. 매일 밤 울어요. 잠도 못 자고 어떻게 해야 할지 정말 모르겠어요. "
        "아침이 오는 것도 싫고 밥도 먹고 싶지 않고 나가기도 싫어요."
    ),
    "pt": (
        "Me sinto tão sozinha nesses dias, ninguém me escuta em casa, tudo está escuro à "
        "minha volta e estou cansada de tudo, choro todas as noites e não sei mais o que "
        "fazer"
    ),
    "ar": (
        "أشعر بالوحدة كثيرا هذه الأيام، لا أحد يسمعني في البيت، كل شيء مظلم حولي وقد تعبت من "
        "كل هذا، أبكي كل ليلة ولا أعرف ماذا أفعل بحياتي الآن ولا مع من أتكلم"
    ),
    "ru": (
        "Мне так одиноко в последнее время, дома никто меня не слушает, всё вокруг темно, и я "
        "так устал от всего этого, я плачу каждую ночь и не знаю, что мне делать дальше"
    ),
    "it": (
        "Mi sento così sola in questi giorni, nessuno mi ascolta a casa, tutto è buio intorno "
        "a me e sono stanca di tutto, piango ogni notte e non so più che cosa fare"
    ),
    "nl": (
        "Ik voel me zo alleen de laatste tijd, niemand luistert thuis naar mij, alles is "
        "donker om me heen en ik ben alles zo zat, ik huil elke nacht en weet niet meer wat "
        "ik moet doen"
    ),
}
"""Distress of some length that says nothing of dying."""
EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)


def _each(told: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((language, said) for language, sentences in told.items() for said in sentences)


@pytest.mark.parametrize(("language", "said"), _each(DESPAIR))
def test_who_wants_to_die_is_heard_in_any_talk(language: str, said: str) -> None:
    assert tells_of_a_crisis(said)
    assert detect_request(said, Language(language)) is Intent.CRISIS
    # In distress one falls back into one's own language.
    assert detect_intent(said) is Intent.CRISIS
    assert detect_request(said, Language.DUTCH) is Intent.CRISIS


@pytest.mark.parametrize(("language", "said"), _each(NO_DESPAIR))
def test_what_only_sounds_like_it_stays_what_it_is(language: str, said: str) -> None:
    assert not tells_of_a_crisis(said)
    assert detect_request(said, Language(language)) is not Intent.CRISIS


@EVERY
def test_ordinary_answers_hold_no_despair(language: Language) -> None:
    assert not any(map(tells_of_a_crisis, PLAIN[language]))


def test_one_sentence_of_a_long_answer_is_heard() -> None:
    story = "We moved to Leeds, and I lost my job at the mill after eleven years there. "
    assert detect_intent(story * 3 + "Honestly, I want to die.") is Intent.CRISIS
    assert detect_intent(story * 3 + "The noise was killing me.") is Intent.ANSWER


@EVERY
def test_idle_words_said_over_and_over_are_soon_read(language: Language) -> None:
    """Each alone and with the next, in both readers: a reading that tried every way to part
    them would not come to an end."""
    idle = crisis_words(language).around
    for one, two in chain(zip(idle, idle, strict=True), pairwise((*idle, idle[0]))):
        run = (f"{one} {two} " * LONGEST_CLAUSE_CHARS)[: LONGEST_CLAUSE_CHARS - 3]
        for said in (f"{run} xq", f"xq {run}", run.replace(" ", "")):
            assert not tells_of_a_crisis(said)
            assert not wants_to_go_on(said, language)


@EVERY
def test_no_run_of_words_can_be_read_in_two_ways(language: Language) -> None:
    words = crisis_words(language)
    kinds = (words.said, words.tried, words.threat, words.told, words.long_ago, words.goes_on)
    for patterns in (*kinds, words.frames):
        assert read_in_two_ways(words.any_of(patterns)) == []


def test_a_run_that_can_be_read_in_two_ways_is_found() -> None:
    assert read_in_two_ways("x(?:(?:maar|alleen|alleen maar) ?)*") != []
    assert read_in_two_ways("(?: said| asked| being| asked)*") == [" asked"]
    assert read_in_two_ways("(?:really|just|really so )*|a(?: b){2}") == []


def test_idle_words_that_fold_alike_are_refused() -> None:
    words = crisis_words(Language.ARABIC).model_dump()
    with pytest.raises(ValidationError, match="folded alike"):
        CrisisWords.model_validate({**words, "around": [*words["around"], "أنْ", "إن"]})


@EVERY
def test_idle_words_on_both_sides_hide_nothing(language: Language) -> None:
    said, gap = DESPAIR[language.value][0].rstrip(".。।"), " " if language.spaced else ""
    around = crisis_words(language).around[:3]
    assert tells_of_a_crisis(gap.join((*around, said, *around)))


@pytest.mark.parametrize(
    "said",
    [
        "»Hallo« Ich will sterben. »Tschüss«",
        "« Bonjour » Je veux mourir. « Salut »",
        'My 13" laptop broke. I want to kill myself. I hate this 15" screen.',
        '"Fine," I say at work. I want to die. "Fine," I say at home.',
        "He said “go” and I want to die. “Go”, he said.",
    ],
)
def test_what_stands_between_two_quotations_is_quoted_by_nobody(said: str) -> None:
    assert tells_of_a_crisis(said)


@pytest.mark.parametrize(
    "said",
    [
        "Ik heb me gesneden.",
        "Ik heb mezelf gisteren gesneden bij het koken.",
        "Ik heb me gisteren gesneden.",
        "Gisteren heb ik een overdosis koffie genomen.",
        "Ich habe eine Überdosis Kaffee genommen.",
        "Ich habe gestern eine Überdosis Schokolade genommen.",
    ],
)
def test_a_slip_of_the_knife_and_too_much_coffee_are_no_attempt(said: str) -> None:
    assert not tells_of_a_crisis(said)


@pytest.mark.parametrize(
    "said",
    [
        "Ik heb me weer gesneden.",
        "Ik heb mezelf expres gesneden.",
        "Ik heb me gisteren expres gesneden.",
        "Vannacht heb ik mezelf gesneden.",
        "Ik heb mezelf verwond.",
        "Ik heb een overdosis paracetamol genomen.",
        "Ich habe eine Überdosis genommen.",
        "Ich habe heute Nacht eine Überdosis Schlaftabletten genommen.",
        "Voglio farla finita con la vita.",
        "Sto pensando di farla finita con la mia vita.",
    ],
)
def test_a_wound_on_purpose_and_an_overdose_are_heard(said: str) -> None:
    assert tells_of_a_crisis(said)


@pytest.mark.parametrize(
    "said",
    [
        '"I can\'t any more. I want to die." That is what was on the card.',
        "„Ich will sterben.“ Das stand auf der Karte.",
        "»Ich will sterben.« Das stand auf der Karte.",
        "« Je veux mourir. » C'est ce qui était sur la carte.",
        "「死にたい。」とカードにありました。",
        "And he goes, I want to die.",
        "I don't want to live anymore, those were his words.",
    ],
)
def test_what_is_quoted_is_said_by_nobody_here(said: str) -> None:
    assert not tells_of_a_crisis(said)


def test_code_holds_no_despair() -> None:
    assert not tells_of_a_crisis('```python\nprint("hello")\n# I want to die\n```')


@EVERY
def test_words_of_care_can_be_spoken_and_ask_nothing(language: Language) -> None:
    words = crisis_words(language)
    for text in (words.reply, words.waiting, words.closing):
        assert not set("?？؟") & set(text)
        assert "http" not in text
        assert ".com" not in text
        assert not tells_of_a_crisis(text)


@EVERY
def test_who_goes_on_says_so(language: Language) -> None:
    for said in (*GOES_ON[language.value], *GOES_ON["en"]):
        assert wants_to_go_on(said, language), said
        read = detect_request(said, language)
        assert read_after_care(said, read, language) is Intent.REPEAT, said
    for said in STAYS[language.value]:
        assert not wants_to_go_on(said, language), said


@EVERY
def test_the_words_that_care_teaches_lead_back_whatever_is_said_before_them(
    language: Language,
) -> None:
    taught, gap = GOES_ON[language.value][0].rstrip(".。।"), " " if language.spaced else ""
    assert fold(taught) in fold(crisis_words(language).waiting)
    for fine in FINE.get(language.value, ()):
        for said in (f"{fine}{gap}{taught}", f"{fine}, {taught}", f"{taught}, {fine}"):
            read = detect_request(said, language)
            assert read_after_care(said, read, language) is Intent.REPEAT, said


@EVERY
def test_a_few_words_after_words_of_care_answer_no_question(language: Language) -> None:
    (said, *_) = PLAIN[language]
    short, long = said.split(",")[0][:20], " ".join([said] * 3)
    assert read_after_care(short, Intent.ANSWER, language) is Intent.CRISIS
    assert read_after_care(long, Intent.ANSWER, language) is Intent.ANSWER
    assert read_after_care("", Intent.WAIT, language) is Intent.WAIT


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    assert tells_of_a_crisis(text) in (True, False)
    few = len(text.split()) < LEAST_ANSWER_WORDS
    read = read_after_care(text, Intent.ANSWER, Language.ENGLISH)
    assert not few or read is not Intent.ANSWER


@EVERY
def test_distress_from_end_to_end_answers_nothing(language: Language) -> None:
    alone = ALONE[language.value]
    assert length_in_words(alone) >= LEAST_ANSWER_WORDS
    assert not answers_at_length(alone)
    assert read_after_care(alone, Intent.ANSWER, language) is Intent.CRISIS
    despair = DESPAIR[language.value][0]
    assert detect_request(f"{alone}. {despair}", language) is Intent.CRISIS


@EVERY
def test_a_story_of_some_length_stays_an_answer(language: Language) -> None:
    told = " ".join([*PLAIN[language] * 3, DESPAIR[language.value][0]])
    assert tells_of_a_crisis(told)
    assert detect_request(told, language) is Intent.ANSWER


@EVERY
def test_a_story_may_give_the_words_to_somebody_else(language: Language) -> None:
    before, after = GIVEN[language.value]
    story, said = " ".join(PLAIN[language] * 3), DESPAIR[language.value][0]
    assert needs_care(f"{story} {said}")
    assert not needs_care(f"{story} {before} {said} {story}")
    assert not needs_care(f"{story} {said} {after}")
    assert needs_care(f"{story} {after} {said}"), "they were words about something else"
    assert needs_care(f"{story} {said} {after} {story} {said}"), "the second time nobody else's"
    assert needs_care(f"{said} {after}"), "in a few words it is never left in doubt"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("I asked my sister for a bed. Her answer was no.", ""),
        ("Her answer was clear.", ""),
        ("Her answer was no, and", ""),
        ("People say things like that to me.", ""),
        ("", "That is what the doctor wrote me, tablets and more tablets."),
        ("", "She sent me to the surgery on Monday. That is what she told me."),
        ("", "Those were hard words to read."),
        ("Su respuesta fue que no.", "Eso es lo que me dijo de la casa."),
        ("Sa réponse était non.", "C'est ce qu'il m'a dit de l'appartement."),
        ("Ihre Antwort war nein.", "Das hat sie mir gesagt, mehr nicht."),
        ("她的回答是不行。", "这是她说的事情，我没有办法。"),
        ("उसका जवाब था नहीं।", "यही उसने मुझसे कहा और चली गई।"),
        ("彼女の答えはだめでした。", "それが彼女の言葉の全部で、家を出ました。"),
        ("그녀의 대답은 아니었어요.", "그게 그녀의 말이었고 저는 나왔어요."),
        ("A resposta dela foi não.", "Foi isso que ela disse da casa."),
        ("كان جوابها لا.", "هذا ما قالته لي عن البيت."),
        ("Её ответ был нет.", "Вот что она мне сказала о квартире."),
        ("La sua risposta è stata no.", "Questo è quello che mi ha detto della casa."),
        ("Haar antwoord was nee.", "Dat is wat ze me zei over het huis."),
    ],
)
def test_an_answer_of_somebody_else_takes_no_despair_away(before: str, after: str) -> None:
    story = " ".join(PLAIN[Language.ENGLISH] * 3)
    assert needs_care(f"{story} {before} I want to die. {after} {story}")


@EVERY
def test_who_only_asks_to_hear_it_again_names_no_question(language: Language) -> None:
    asked = load_pack(language).intents[Intent.REPEAT]
    named = [said for said in asked if asks_for_the_question(said, language)]
    assert 5 <= len(named) < len(asked)
    assert read_after_care(named[0], Intent.REPEAT, language) is Intent.REPEAT
    (other, *_) = (said for said in asked if said not in named)
    assert read_after_care(other, Intent.REPEAT, language) is Intent.CRISIS


@EVERY
def test_thanks_are_no_farewell(language: Language) -> None:
    thanks = THANKS[language.value]
    assert only_thanks(thanks, language)
    assert read_after_care(thanks, Intent.END, language) is Intent.CRISIS
    assert not only_thanks(PLAIN[language][0], language)
    assert read_after_care("Thank you, goodbye.", Intent.END, language) is Intent.END


def test_a_long_answer_that_holds_go_on_is_no_wish_to_go_on() -> None:
    story = "At the mill I said to the nine people of my team what I thought of the plan. " * 3
    assert read_after_care(f"{story} Go on.", Intent.ANSWER, Language.ENGLISH) is Intent.ANSWER


@EVERY
def test_no_pattern_of_what_follows_on_care_reads_a_run_in_two_ways(language: Language) -> None:
    cues = after_care(language)
    read = (cues.distress, cues.told_before, cues.told_after, cues.question, cues.thanks)
    patterns = [pattern for kind in read for pattern in kind]
    assert [shown for pattern in patterns for shown in read_in_two_ways(fold(pattern))] == []
