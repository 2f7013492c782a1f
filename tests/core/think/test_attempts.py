"""Who tried to die, sees nothing to live for or threatens somebody is heard in any language;
what was long ago, what others did and figures of speech are not."""

from __future__ import annotations

import pytest

from core.conversation.language import Language
from core.language.words.requests import detect_request
from core.think.distress.crisis import crisis_words, tells_of_a_crisis, words_on
from core.think.intent import Intent, detect_intent
from tests.core.think.test_crisis import EVERY

TRIED = {
    "en": (
        "I tried to kill myself last week.",
        "Last night I tried to kill myself.",
        "I attempted suicide yesterday.",
        "I have just taken all my pills.",
        "I took all my pills an hour ago and I am scared.",
        "I overdosed on purpose last night.",
        "I cut myself last night.",
        "I've tried to end my life.",
        "i just took a bunch of pills",
        "I tried to kill myself yesterday but it didn't work",
        "I swallowed a whole bottle of sleeping pills.",
        "I tried to hang myself two days ago, and nobody knows.",
    ),
    "de": (
        "Ich habe versucht, mich umzubringen.",
        "Gestern habe ich versucht, mir das Leben zu nehmen.",
        "Ich habe letzte Woche einen Selbstmordversuch gemacht.",
        "Ich habe alle meine Tabletten geschluckt.",
        "Ich habe gerade eine Überdosis Schlaftabletten genommen.",
        "Ich habe mich gestern geritzt.",
        "Es ging mir schlecht, ich habe versucht, mich umzubringen.",
    ),
    "fr": (
        "J'ai essayé de me tuer.",
        "J'ai fait une tentative de suicide.",
        "Hier soir, j'ai tenté de me suicider.",
        "Je viens d'avaler tous mes médicaments.",
        "J'ai pris une boîte entière de somnifères.",
        "Je me suis scarifiée hier soir.",
        "J'ai essayé d'en finir la semaine dernière.",
    ),
    "es": (
        "Intenté suicidarme.",
        "Anoche intenté matarme.",
        "He intentado quitarme la vida.",
        "Me acabo de tomar todas mis pastillas.",
        "Me tomé un frasco de pastillas hace una hora.",
        "Tomé una sobredosis a propósito.",
        "Me intenté suicidar la semana pasada.",
        "Me corté las venas anoche.",
    ),
    "zh": (
        "我试过自杀。",
        "我昨晚试图自杀。",
        "上周我自杀未遂。",
        "我刚刚吃了一整瓶安眠药。",
        "我把所有的药都吃了。",
        "我吃了很多安眠药。",
        "我昨天又割腕了。",
    ),
    "hi": (
        "मैंने आत्महत्या की कोशिश की।",
        "कल रात मैंने अपनी जान लेने की कोशिश की।",
        "मैंने पिछले हफ़्ते ख़ुद को मारने की कोशिश की थी।",
        "मैंने अभी सारी नींद की गोलियाँ खा लीं।",
        "मैंने गोलियों का ओवरडोज़ ले लिया है।",
        "मैंने अपनी कलाई काट ली।",
    ),
    "ja": (
        "自殺しようとしました。",
        "昨日、死のうとしました。",
        "先週自殺未遂をしました。",
        "薬を全部飲みました。",
        "さっき睡眠薬を大量に飲んでしまいました。",
        "オーバードーズしてしまいました。",
        "昨夜またリストカットをしました。",
    ),
    "ko": (
        "자살을 시도했어요.",
        "어젯밤에 죽으려고 했어요.",
        "지난주에 자살하려고 했어요.",
        "방금 수면제를 다 먹었어요.",
        "약을 한꺼번에 전부 먹었어요.",
        "어제 또 자해했어요.",
        "손목을 그었어요.",
    ),
    "pt": (
        "Tentei me matar.",
        "Ontem à noite tentei me suicidar.",
        "Já tentei tirar a minha vida.",
        "Acabei de tomar todos os meus remédios.",
        "Tomei um frasco inteiro de comprimidos.",
        "Tomei uma overdose de propósito.",
        "Me cortei de novo.",
    ),
    "ar": (
        "حاولت الانتحار.",
        "حاولت أن أقتل نفسي أمس.",
        "لقد حاولت إنهاء حياتي الأسبوع الماضي.",
        "أخذت كل حبوبي.",
        "تناولت جرعة زائدة من الحبوب.",
        "بلعت علبة كاملة من الحبوب قبل ساعة.",
        "جرحت نفسي عمدا.",
    ),
    "ru": (
        "Я пытался покончить с собой.",
        "Вчера я пыталась убить себя.",
        "На прошлой неделе я пытался повеситься.",
        "Я только что выпила все таблетки.",
        "Я наглоталась снотворного.",
        "У меня была попытка самоубийства.",
        "Я вчера вскрыла себе вены.",
    ),
    "it": (
        "Ho provato a uccidermi.",
        "Ieri sera ho tentato il suicidio.",
        "Ho cercato di togliermi la vita.",
        "Ho appena preso tutte le mie pastiglie.",
        "Ho preso una scatola intera di pillole per dormire.",
        "Ho preso un'overdose di farmaci.",
        "Ieri mi sono tagliata le vene.",
    ),
    "nl": (
        "Ik heb geprobeerd mezelf te doden.",
        "Gisteren heb ik geprobeerd een einde aan mijn leven te maken.",
        "Ik heb vorige week een zelfmoordpoging gedaan.",
        "Ik heb net al mijn pillen geslikt.",
        "Ik heb een overdosis slaappillen genomen.",
        "Ik heb mezelf weer gesneden.",
    ),
}
NOTHING_LEFT = {
    "en": (
        "There is no point in living.",
        "I don't see the point in living anymore.",
        "I see no point in living",
        "I have nothing to live for.",
        "I don't deserve to live.",
        "I have a plan to end my life.",
        "I'm thinking of jumping off the bridge.",
        "I don't want to be here anymore.",
        "Nobody would miss me if I was gone.",
        "Honestly, nobody would even miss me.",
        "I feel like I should unalive myself.",
        "Maybe I should just end it all.",
        "I keep thinking about ending it.",
        "I am having thoughts of suicide.",
        "I have thought about suicide.",
        "I hope I don't wake up tomorrow.",
        "Sometimes I just want to sleep and never wake up.",
        "I want to slit my wrists.",
        "I have wanted to die for weeks.",
        "My life is pointless.",
        "I just want everything to end.",
    ),
    "de": (
        "Ich will nicht mehr da sein.",
        "Es hat keinen Sinn mehr, zu leben.",
        "Ich sehe keinen Sinn mehr im Leben.",
        "Ich habe nichts mehr, wofür ich lebe.",
        "Ich verdiene es nicht zu leben.",
        "Ich habe einen Plan, wie ich mich umbringe.",
        "Ich denke daran, von einer Brücke zu springen.",
        "Niemand würde mich vermissen, wenn ich tot wäre.",
        "Ich hoffe, dass ich morgen nicht mehr aufwache.",
    ),
    "fr": (
        "Je n'en peux plus de vivre.",
        "J'ai envie de me foutre en l'air.",
        "J'ai envie de mourir depuis des semaines.",
        "Je ne vois plus l'intérêt de vivre.",
        "Ma vie n'a plus de sens.",
        "Plus rien ne me retient en vie.",
        "Je ne mérite pas de vivre.",
        "J'ai un plan pour me suicider.",
        "J'ai envie de sauter d'un pont.",
        "J'espère ne pas me réveiller demain.",
    ),
    "es": (
        "No le veo sentido a la vida.",
        "Mi vida ya no tiene sentido.",
        "No tengo nada por lo que vivir.",
        "No merezco vivir.",
        "Tengo un plan para suicidarme.",
        "Estoy pensando en tirarme de un puente.",
        "Nadie me echaría de menos si me muriera.",
        "Espero no despertarme mañana.",
    ),
    "zh": (
        "活着有什么意思。",
        "我看不到活下去的意义。",
        "没有什么值得我活下去了。",
        "我不配活着。",
        "我计划好自杀了。",
        "我想好怎么自杀了。",
        "我死了也没人在乎。",
        "希望明天不要醒来。",
        "我想从楼顶跳下去。",
    ),
    "hi": (
        "जीने का कोई मतलब नहीं है।",
        "मेरे पास जीने की कोई वजह नहीं है।",
        "मेरी ज़िंदगी का कोई मतलब नहीं रहा।",
        "मैं जीने के लायक नहीं हूँ।",
        "मैंने आत्महत्या करने की योजना बना ली है।",
        "मैं पुल से कूदना चाहता हूँ।",
        "मेरे मरने से किसी को फ़र्क नहीं पड़ेगा।",
    ),
    "ja": (
        "生きていても意味がない。",
        "生きる希望がありません。",
        "私には生きる資格がない。",
        "自殺する計画を立てています。",
        "橋から飛び降りたいです。",
        "私が死んでも誰も悲しまない。",
        "もう死ぬしかない。",
        "明日目が覚めなければいいのに。",
    ),
    "ko": (
        "사는 게 아무 의미가 없어요.",
        "더 이상 살 희망이 없어요.",
        "저는 살 자격이 없어요.",
        "자살 계획을 세웠어요.",
        "옥상에서 뛰어내리고 싶어요.",
        "제가 죽어도 아무도 슬퍼하지 않을 거예요.",
        "내일 깨어나지 않았으면 좋겠어요.",
    ),
    "pt": (
        "Minha vida não tem mais sentido.",
        "Não vejo sentido em viver.",
        "Não tenho mais nada pelo que viver.",
        "Eu não mereço viver.",
        "Tenho um plano para me matar.",
        "Estou pensando em pular da ponte.",
        "Ninguém sentiria minha falta se eu morresse.",
        "Espero não acordar amanhã.",
    ),
    "ar": (
        "لم يعد لحياتي معنى.",
        "لا أرى معنى للحياة.",
        "ليس لدي ما أعيش من أجله.",
        "لا أستحق الحياة.",
        "لدي خطة للانتحار.",
        "أفكر في القفز من الجسر.",
        "لن يفتقدني أحد إذا مت.",
        "أتمنى ألا أستيقظ غدا.",
    ),
    "ru": (
        "Я не вижу смысла жить.",
        "В жизни больше нет смысла.",
        "Мне незачем жить.",
        "Я не заслуживаю жить.",
        "У меня есть план, как покончить с собой.",
        "Я хочу прыгнуть с моста.",
        "Никто не будет скучать, если я умру.",
        "Надеюсь, что завтра не проснусь.",
    ),
    "it": (
        "La mia vita non ha più senso.",
        "Non vedo più un motivo per vivere.",
        "Non ho più niente per cui vivere.",
        "Non merito di vivere.",
        "Ho un piano per uccidermi.",
        "Sto pensando di buttarmi dal ponte.",
        "Non mancherei a nessuno.",
        "Spero di non svegliarmi domani.",
    ),
    "nl": (
        "Ik wil er niet meer zijn.",
        "Mijn leven heeft geen zin meer.",
        "Ik heb niets meer om voor te leven.",
        "Ik verdien het niet om te leven.",
        "Ik heb een plan om mezelf te doden.",
        "Ik wil van een brug springen.",
        "Niemand zou me missen als ik dood was.",
        "Ik hoop dat ik morgen niet meer wakker word.",
    ),
}
THREATS = {
    "en": (
        "I want to kill my boss, I have a knife with me.",
        "I'm going to stab my husband tonight.",
    ),
    "de": (
        "Ich will meinen Chef umbringen.",
        "Ich werde meine Frau töten.",
    ),
    "fr": (
        "Je veux tuer mon patron.",
        "Je vais poignarder mon mari.",
    ),
    "es": (
        "Quiero matar a mi jefe.",
        "Voy a apuñalar a mi marido.",
    ),
    "zh": (
        "我想杀了我的老板。",
        "我要杀了他。",
    ),
    "hi": (
        "मैं अपने बॉस को मार डालना चाहता हूँ।",
        "मैं उसे जान से मार दूँगा।",
    ),
    "ja": (
        "上司を殺したいです。",
        "あいつを殺してやる。",
    ),
    "ko": (
        "우리 사장님을 죽이고 싶어요.",
        "그 사람을 죽일 거예요.",
    ),
    "pt": (
        "Quero matar o meu chefe.",
        "Vou esfaquear meu marido.",
    ),
    "ar": (
        "أريد أن أقتل مديري.",
        "سأقتل زوجي.",
    ),
    "ru": (
        "Я хочу убить своего начальника.",
        "Я зарежу своего мужа.",
    ),
    "it": (
        "Voglio uccidere il mio capo.",
        "Sto per accoltellare mio marito.",
    ),
    "nl": (
        "Ik wil mijn baas vermoorden.",
        "Ik ga mijn man neersteken.",
    ),
}
NO_CRISIS = {
    "en": (
        "Ten years ago I tried to kill myself, and today I run a group.",
        "When I was sixteen I tried to kill myself.",
        "I tried to kill myself years ago.",
        "Our attempt to kill the project failed.",
        "This deadline kills me.",
        "I killed the process.",
        "I tried to kill the process twice.",
        "I volunteer for a suicide prevention line.",
        "A pupil of mine tried to kill himself last week.",
        "My patient took all her pills.",
        "I took all my pills to the pharmacy.",
        "I overdosed on coffee last night.",
        "She said: I tried to kill myself last week.",
        "I took too many notes.",
        "There is no point in living in the centre.",
        "I see no point in going on with this design.",
        "I have a plan to end the outage.",
        "Nobody would care if I was late.",
        "I don't want to be here on Friday.",
        "I have a plan to kill the old service.",
        "I hope I don't wake up the baby.",
        "I want to kill my darlings.",
        "I'm going to kill the child process.",
        "My boss wants to kill my project.",
        "I want to kill them with kindness.",
        "There is a reason to live.",
        "I want everything to end on Friday.",
        "I tried suicide prevention training last week.",
        "I tried to kill myself, she told me.",
        "I don't deserve this job.",
        "We are thinking of jumping off the bandwagon.",
    ),
    "de": (
        "Vor zehn Jahren habe ich versucht, mich umzubringen, heute leite ich eine Gruppe.",
        "Als ich sechzehn war, habe ich versucht, mich umzubringen.",
        "Ein Schüler von mir hat versucht, sich umzubringen.",
        "Ich habe versucht, den Prozess zu beenden.",
        "Meine Patientin hat alle ihre Tabletten geschluckt.",
        "Ich habe meine Tabletten genommen.",
        "Es hat keinen Sinn, in Berlin zu leben.",
        "Ich will morgen nicht da sein.",
        "Ich habe einen Plan, die Kosten zu senken.",
        "Ich habe mich beim Kochen geschnitten.",
        "Die Frist bringt mich um.",
    ),
    "fr": (
        "Il y a dix ans, j'ai essayé de me tuer.",
        "Quand j'avais seize ans, j'ai fait une tentative de suicide.",
        "Un de mes élèves a fait une tentative de suicide.",
        "J'ai pris mes médicaments.",
        "J'ai essayé de tuer le processus.",
        "Je ne vois pas l'intérêt de vivre à Paris.",
        "J'espère ne pas réveiller le bébé.",
        "J'ai un plan pour en finir avec ces retards.",
        "Ma patiente a avalé tous ses médicaments.",
    ),
    "es": (
        "Hace diez años intenté suicidarme.",
        "Cuando tenía dieciséis años intenté matarme.",
        "Una alumna mía intentó suicidarse.",
        "Me tomé mis pastillas.",
        "Intenté matar el proceso.",
        "No le veo sentido a la reunión.",
        "Mi paciente se tomó todas sus pastillas.",
        "No merezco este trabajo.",
        "Espero no despertar al bebé.",
    ),
    "zh": (
        "十年前我试过自杀。",
        "我以前试过自杀，现在很好。",
        "我的学生试过自杀。",
        "我吃了很多药，感冒好多了。",
        "我试图结束这个进程。",
        "我计划去旅行。",
        "活着真好。",
        "病人吃了一整瓶安眠药。",
        "我想杀掉这个进程。",
        "我看不到这个项目的意义。",
    ),
    "hi": (
        "दस साल पहले मैंने आत्महत्या की कोशिश की थी।",
        "मेरे एक छात्र ने आत्महत्या की कोशिश की।",
        "मैंने अपनी दवाई ले ली।",
        "मैंने दौड़ने की कोशिश की।",
        "इस बैठक का कोई मतलब नहीं है।",
        "मरीज़ ने सारी गोलियाँ खा लीं।",
    ),
    "ja": (
        "十年前に自殺しようとしました。",
        "学生の頃、自殺しようとしました。",
        "私の生徒が自殺しようとしました。",
        "風邪で薬を飲みました。",
        "患者さんが薬を全部飲みました。",
        "プロセスを殺そうとしました。",
        "生きていてよかったです。",
        "会議をしても意味がない。",
    ),
    "ko": (
        "십 년 전에 자살을 시도했어요.",
        "고등학교 때 자살하려고 했어요.",
        "제 학생이 자살을 시도했다고 했어요.",
        "감기약을 먹었어요.",
        "환자가 수면제를 다 먹었어요.",
        "회의는 의미가 없어요.",
        "여기서 사는 게 좋아요.",
    ),
    "pt": (
        "Há dez anos tentei me matar.",
        "Quando eu tinha dezesseis anos, tentei me suicidar.",
        "Um aluno meu tentou se matar.",
        "Tomei meus remédios.",
        "Tentei matar o processo.",
        "Esta reunião não tem sentido.",
        "Minha paciente tomou todos os remédios dela.",
        "Não vejo sentido em viver longe do mar.",
    ),
    "ar": (
        "حاولت الانتحار قبل عشر سنوات.",
        "حاول طالب عندي الانتحار.",
        "أخذت دوائي.",
        "حاولت إنهاء العملية.",
        "لا أرى معنى لهذا الاجتماع.",
        "المريضة أخذت كل حبوبها.",
    ),
    "ru": (
        "Десять лет назад я пытался покончить с собой.",
        "Когда мне было шестнадцать, я пыталась убить себя.",
        "Мой ученик пытался покончить с собой.",
        "Я выпил таблетки от кашля.",
        "Я пытался убить процесс.",
        "Не вижу смысла жить в центре.",
        "Пациентка выпила все таблетки.",
    ),
    "it": (
        "Dieci anni fa ho provato a uccidermi.",
        "Quando avevo sedici anni ho tentato il suicidio.",
        "Un mio studente ha provato a uccidersi.",
        "Ho preso le mie pastiglie.",
        "Ho provato a uccidere il processo.",
        "Non vedo il senso di vivere in centro.",
        "La paziente ha preso tutte le sue pastiglie.",
        "Questa riunione non ha senso.",
    ),
    "nl": (
        "Tien jaar geleden heb ik geprobeerd mezelf te doden.",
        "Toen ik zestien was, heb ik geprobeerd mezelf te doden.",
        "Een leerling van mij heeft geprobeerd zelfmoord te plegen.",
        "Ik heb mijn pillen genomen.",
        "Ik heb geprobeerd het proces te stoppen.",
        "Deze vergadering heeft geen zin.",
        "De patiënt heeft al haar pillen geslikt.",
        "Ik wil er morgen niet zijn.",
    ),
}

NUMBER_AND_DOCTOR = {
    "en": ("emergency number", "a doctor"),
    "es": ("número de emergencias", "un médico"),
    "fr": ("numéro d'urgence", "un médecin"),
    "de": ("den Notruf", "einer Ärztin oder einem Arzt"),
    "zh": ("急救电话", "医生"),
    "hi": ("आपातकालीन नंबर", "डॉक्टर"),
    "ja": ("緊急の電話番号", "お医者さん"),
    "ko": ("긴급 전화번호", "의사"),
    "pt": ("número de emergência", "um médico"),
    "ar": ("رقم الطوارئ", "طبيب"),
    "ru": ("экстренной помощи", "с врачом"),
    "it": ("numero di emergenza", "un medico"),
    "nl": ("alarmnummer", "een arts"),
}


@EVERY
def test_who_tried_to_die_or_took_too_much_is_heard_in_any_talk(language: Language) -> None:
    for said in (*TRIED[language.value], *NOTHING_LEFT[language.value]):
        assert detect_request(said, language) is Intent.CRISIS, said
        # In distress one falls back into one's own language.
        assert detect_intent(said) is Intent.CRISIS, said
        assert words_on(said, language) == crisis_words(language).reply, said


@EVERY
def test_who_threatens_somebody_is_refused_and_told_whom_to_call(language: Language) -> None:
    for said in THREATS[language.value]:
        assert detect_intent(said) is Intent.CRISIS, said
        assert words_on(said, language) == crisis_words(language).refusal, said


def test_who_would_die_beside_a_threat_hears_the_words_for_themselves() -> None:
    said = "I want to kill my boss. Then I want to die."
    assert words_on(said, Language.ENGLISH) == crisis_words(Language.ENGLISH).reply


@EVERY
def test_who_says_something_else_after_words_of_care_hears_that_they_wait(
    language: Language,
) -> None:
    assert words_on("Hm.", language) == crisis_words(language).waiting


@EVERY
def test_what_was_long_ago_or_others_did_is_no_crisis(language: Language) -> None:
    for said in NO_CRISIS[language.value]:
        assert not tells_of_a_crisis(said), said


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("Years ago my wife left me. I tried to kill myself last week.", True),
        ("Two years ago I moved here, and I want to die.", True),
        ("Two years ago, I tried to kill myself.", False),
        ("I was sixteen then, and years later I wrote about it.", False),
    ],
)
def test_a_distance_belongs_to_its_sentence_and_to_what_was_done(said: str, counts: bool) -> None:
    assert tells_of_a_crisis(said) is counts


@EVERY
def test_danger_and_the_emergency_number_come_before_anybody_to_talk_to(
    language: Language,
) -> None:
    words = crisis_words(language)
    for text in (words.reply, words.waiting, words.closing, words.refusal):
        number, person = (text.index(word) for word in NUMBER_AND_DOCTOR[language.value])
        assert number < person
        assert not set("?？؟") & set(text)
        assert not tells_of_a_crisis(text)
