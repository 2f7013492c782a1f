"""Violence done to who tells of it, fear at home and an illness of the mind are sorrows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.conversation.brief import Manner
from core.conversation.language import Language, TalkBrief, TalkKind
from core.conversation.moves import MoveKind
from core.language.pack import load_pack
from core.language.words.asking import brings_sorrow
from core.practice.lines import interviewer_lines
from core.practice.rules_interviewer import reply_text
from core.think.distress.losses import tells_of_a_loss
from core.think.intent import detect_intent
from tests.core.practice.test_director import BRIEF, opened, say
from tests.core.think.test_crisis import EVERY
from tests.talks import scripted
from voice.dialogue import Utterance

HARM = {
    "en": (
        "I was raped when I was a student.",
        "My husband hits me.",
        "I was sexually assaulted by my boss.",
        "My father beats me when he is drunk.",
        "I am afraid of my boyfriend, he threatens me.",
        "I have depression and I could not work for a year.",
        "My boss groped me at the party.",
        "My ex threatened to kill me.",
        "I've got severe depression.",
        "Ten years ago I tried to kill myself, and today I run a group.",
    ),
    "es": (
        "Me violaron.",
        "Mi marido me pega.",
        "Mi padre me golpeaba.",
        "Tengo miedo de mi novio.",
        "No me siento segura en casa.",
        "Tengo depresión.",
        "Hace diez años intenté suicidarme.",
        "Mi marido me pega en la cara.",
        "Mi padre me amenaza con matarme.",
    ),
    "fr": (
        "J'ai été violée.",
        "Mon mari me frappe.",
        "Mon père m'a souvent battu.",
        "J'ai peur de mon copain.",
        "Je ne me sens pas en sécurité chez moi.",
        "Je suis en dépression.",
        "Il y a dix ans, j'ai essayé de me suicider.",
        "Mon mari me frappe à coups de ceinture.",
    ),
    "de": (
        "Ich wurde vergewaltigt.",
        "Mein Mann schlägt mich.",
        "Mein Vater hat mich oft geschlagen.",
        "Ich habe Angst vor meinem Freund.",
        "Ich bin zu Hause nicht sicher.",
        "Ich habe Depressionen.",
        "Vor zehn Jahren habe ich versucht, mich umzubringen.",
        "Mein Mann schlägt mich im Suff.",
        "Ich wurde gestern von einem Mann überfallen.",
    ),
    "zh": (
        "我被强奸了。",
        "我丈夫打我。",
        "我爸爸经常打我。",
        "我害怕我的丈夫。",
        "我不敢回家。",
        "我有抑郁症。",
        "十年前我试过自杀。",
        "我爸爸打我一顿。",
    ),
    "hi": (
        "मेरे साथ बलात्कार हुआ।",
        "मेरे पति मुझे मारते हैं।",
        "मेरे पिताजी मुझे रोज़ पीटते थे।",
        "मुझे अपने पति से डर लगता है।",
        "मैं घर में सुरक्षित नहीं हूँ।",
        "मुझे डिप्रेशन है।",
        "दस साल पहले मैंने आत्महत्या की कोशिश की थी।",
    ),
    "ja": (
        "レイプされました。",
        "夫に殴られます。",
        "父が私を殴ります。",
        "彼氏が怖いです。",
        "家に帰るのが怖いです。",
        "私はうつ病です。",
        "十年前に自殺しようとしました。",
        "父が怖くて家に帰れません。",
        "夫が怖いから別れたいです。",
    ),
    "ko": (
        "성폭행을 당했어요.",
        "남편이 저를 때려요.",
        "아버지한테 자주 맞았어요.",
        "남자친구가 무서워요.",
        "집에 가는 게 무서워요.",
        "저는 우울증이 있어요.",
        "십 년 전에 자살을 시도했어요.",
        "남편이 무서워서 집에 못 가요.",
        "남편에게 자주 맞아요.",
    ),
    "pt": (
        "Fui estuprada.",
        "Meu marido me bate.",
        "O meu pai batia-me.",
        "Tenho medo do meu namorado.",
        "Não me sinto segura em casa.",
        "Tenho depressão.",
        "Há dez anos tentei me matar.",
        "Meu marido me bate na cara.",
    ),
    "ar": (
        "تعرضت للاغتصاب.",
        "زوجي يضربني.",
        "كان أبي يضربني.",
        "أخاف من زوجي.",
        "لا أشعر بالأمان في البيت.",
        "عندي اكتئاب.",
        "حاولت الانتحار قبل عشر سنوات.",
        "أبي يضربني في البيت.",
    ),
    "ru": (
        "Меня изнасиловали.",
        "Муж меня бьёт.",
        "Мой отец бил меня.",
        "Я боюсь своего парня.",
        "Дома мне небезопасно.",
        "У меня депрессия.",
        "Десять лет назад я пытался покончить с собой.",
        "Муж бьёт меня по лицу.",
        "Отец бил меня в детстве.",
    ),
    "it": (
        "Sono stata violentata.",
        "Mio marito mi picchia.",
        "Mio padre mi picchiava.",
        "Ho paura del mio ragazzo.",
        "Non mi sento al sicuro a casa.",
        "Soffro di depressione.",
        "Dieci anni fa ho tentato il suicidio.",
    ),
    "nl": (
        "Ik ben verkracht.",
        "Mijn man slaat me.",
        "Mijn vader sloeg mij.",
        "Ik ben bang voor mijn vriend.",
        "Ik voel me thuis niet veilig.",
        "Ik heb een depressie.",
        "Tien jaar geleden heb ik geprobeerd mezelf te doden.",
        "Ik zie het niet meer zitten.",
        "Mijn man slaat me met een riem.",
    ),
}
NO_HARM = {
    "en": (
        "My brother beats me at chess.",
        "A patient hit me on my shift.",
        "My boss threatened me with dismissal.",
        "I was beaten to the job by a colleague.",
        "I am afraid of spiders.",
        "I was afraid of my boss.",
    ),
    "es": (
        "Mi hermano me gana al ajedrez.",
        "Tengo miedo a las arañas.",
        "Mi paciente fue violada.",
        "Me pegaron un cartel en la puerta.",
        "Trabajo con personas con depresión.",
        "Intenté calmarme.",
        "Mi novio me pegó el resfriado.",
        "Mi madre me pega un grito cuando llego tarde.",
        "Mi hermano me amenaza con esconder mi móvil.",
    ),
    "fr": (
        "Mon frère m'a battu aux échecs il y a un an, et moi hier.",
        "J'ai peur des araignées.",
        "Ma patiente a été violée.",
        "J'ai peur de mon ombre.",
        "Je travaille avec des gens en dépression.",
        "J'ai essayé de me calmer.",
        "Mon frère me bat aux échecs.",
        "Mon père me bat au tennis.",
        "Ma femme me tape sur les nerfs.",
    ),
    "de": (
        "Mein Bruder hat mich im Schach geschlagen.",
        "Meine Patientin wurde vergewaltigt.",
        "Ich habe Angst vor Spinnen.",
        "Der Kunde hat mich bedroht.",
        "Ich arbeite mit Menschen mit Depressionen.",
        "Ich habe versucht, mich zu konzentrieren.",
        "Ich war nicht sicher.",
        "Mein Bruder schlägt mich im Schach.",
        "Ich wurde von der Frage überfallen.",
    ),
    "zh": (
        "我丈夫打我电话了。",
        "我怕蜘蛛。",
        "我的病人被强奸了。",
        "我老公打篮球。",
        "我害怕考试。",
        "我试过做饭。",
        "我爸爸打我一个电话。",
        "我害怕回家晚了没饭吃。",
    ),
    "hi": (
        "मुझे मकड़ी से डर लगता है।",
        "मेरे पति मुझे फूल देते हैं।",
        "मैंने दौड़ने की कोशिश की।",
        "मेरे भाई ने गेंद मारी।",
        "मरीज़ के साथ बलात्कार हुआ।",
    ),
    "ja": (
        "蜘蛛が怖いです。",
        "夫は野球をします。",
        "父はピアノを弾きます。",
        "虐待されている犬を助けました。",
        "寝ようとしました。",
        "母が怖い話をしてくれました。",
        "彼氏が怖い映画が好きです。",
    ),
    "ko": (
        "거미가 무서워요.",
        "남편이 공을 때려요.",
        "아버지가 전화를 했어요.",
        "집이 커요.",
        "잠을 자려고 했어요.",
        "오빠가 무서운 영화를 좋아해요.",
        "엄마가 맞아요.",
    ),
    "pt": (
        "Meu irmão me ganha no xadrez.",
        "Tenho medo de aranhas.",
        "Minha paciente foi estuprada.",
        "Trabalho com pessoas com depressão.",
        "Tentei me acalmar.",
        "Meu irmão me bate no xadrez.",
    ),
    "ar": (
        "أخاف من العناكب.",
        "أخي يضرب الكرة.",
        "مريضتي تعرضت للاغتصاب في طفولتها.",
        "حاولت النوم.",
        "زوجي يطبخ.",
        "أخي يضربني في الشطرنج.",
    ),
    "ru": (
        "Брат обыграл меня в шахматы.",
        "Я боюсь пауков.",
        "Мою пациентку изнасиловали.",
        "Я работаю с людьми с депрессией.",
        "Я пытался успокоиться.",
        "Мой брат бьёт по мячу.",
        "Брат бьёт меня в шахматы.",
    ),
    "it": (
        "Mio fratello mi batte a scacchi.",
        "Ho paura dei ragni.",
        "La mia paziente è stata violentata.",
        "Lavoro con persone che hanno un lavoro difficile.",
        "Ho provato a calmarmi.",
    ),
    "nl": (
        "Mijn broer slaat me altijd over.",
        "Ik ben bang voor spinnen.",
        "Mijn patiënt is verkracht.",
        "Ik werk met mensen met een depressie.",
        "Ik heb geprobeerd rustig te blijven.",
        "Mijn vader sloeg me op de schouder.",
        "Ik zie het niet meer zitten om daar te werken.",
    ),
}


@EVERY
def test_who_was_hurt_is_consoled_and_asked_for_no_details(language: Language) -> None:
    sorrow = load_pack(language).replies.sorrow
    for said in HARM[language.value]:
        assert brings_sorrow(said, language), said
        assert _reply(TalkBrief(language), said) in sorrow.reply, said
        examined = _reply(TalkBrief(language, TalkKind.TEST), said)
        assert examined.startswith(sorrow.examiner), said


def _reply(brief: TalkBrief, said: str) -> str:
    dialogue, _clock = scripted(brief)
    dialogue.said(reply_text(dialogue.open()), 1.0)
    return reply_text(dialogue.hear(Utterance(said)))


@EVERY
def test_patients_games_and_spiders_are_no_sorrow(language: Language) -> None:
    for said in NO_HARM[language.value]:
        assert not brings_sorrow(said, language), said


@pytest.mark.parametrize(
    "said",
    [
        "I was raped when I was a student.",
        "My husband hits me.",
        "I was sexually assaulted by my boss.",
        "My father beats me when he is drunk.",
        "I am afraid of my boyfriend, he threatens me.",
        "I have depression and I could not work for a year.",
        "My boss groped me at the party.",
        "My ex threatened to kill me.",
        "I do not feel safe at home.",
        "My stepfather used to beat me.",
        "I was abused as a child.",
        "I was in an abusive marriage.",
        "I'm scared to go home.",
        "I had a nervous breakdown that winter.",
        "Ten years ago I tried to kill myself, and today I run a group.",
        "I attempted suicide last year.",
        "I've got severe depression.",
        "My wife often hits me.",
        "I was stalked for a year and moved away.",
        "I was stalked by my ex.",
        "I was tortured by the police.",
        "My sister beats me.",
        "My grandfather used to beat me.",
        "My fiancé hits me.",
        "My husband hits me in the face.",
        "My father beat me with his belt.",
        "I'm afraid of my partner hitting me.",
    ],
)
def test_in_an_interview_it_is_met_with_sympathy_and_asked_nothing_about(said: str) -> None:
    assert tells_of_a_loss(said)


@pytest.mark.parametrize(
    "said",
    [
        "My brother beats me at chess.",
        "A patient hit me on my shift.",
        "My boss threatened me with dismissal.",
        "I was beaten to the job by a colleague.",
        "I am afraid of spiders.",
        "I was afraid of my boss.",
        "My partner hit the target.",
        "My business partner threatened me with a lawsuit.",
        "I ran depression screening.",
        "I had depression patients on my ward.",
        "I tried to kill the process.",
        "I had a breakdown on the motorway.",
        "He beats me to it every time.",
        "A pupil was abused and told me.",
        "My father hit me with a question I still ask.",
        "I was hit by the news.",
        "I am not afraid of my father.",
        "I was never abused as a child.",
        "We were attacked by a bot net.",
        "My dad kicks me into action every Monday.",
        "I was threatened by a customer and stayed calm.",
        "My client had a panic attack and I stayed with her.",
        "My brother hit me up for money.",
        "My brother always beats me playing cards.",
        "My dad would always beat me when we played chess.",
        "She beats me every time we race.",
        "He slaps me on the back.",
        "My wife kicks me out of bed at six to study.",
        "My brother kicks me the ball.",
        "My baby kicks me all night.",
        "My kids beat me at Mario Kart.",
        "I was tortured by the slow build system.",
        "I was stalked by recruiters.",
        "I was kidnapped in an escape room.",
        "I'm afraid of my partner finding out about the party.",
    ],
)
def test_what_belongs_to_the_work_is_part_of_the_answer(said: str) -> None:
    assert not tells_of_a_loss(said)


@pytest.mark.parametrize("manner", list(Manner))
@pytest.mark.parametrize("said", HARM["en"][:5])
def test_no_interviewer_wants_a_concrete_case_of_it(manner: Manner, said: str) -> None:
    interview = replace(opened(), brief=replace(BRIEF, manner=manner))
    _, move = say(interview, said, detect_intent(said))
    assert move.kind is MoveKind.QUESTION
    assert move.text.startswith(tuple(interviewer_lines(manner).sympathy))
