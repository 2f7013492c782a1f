"""What stands beside despair in its sentence takes it away only where it makes it somebody
else's or long past; and one language hears no less than another."""

from __future__ import annotations

import pytest

from core.conversation.language import Language
from core.think.distress.crisis import tells_of_a_crisis
from tests.core.think.test_crisis import EVERY

OF_THESE_DAYS = (
    "I overdosed when I was drunk last night",
    "I tried to kill myself when I was in the bathroom today",
    "I took all my pills when I was alone an hour ago",
    "I tried to kill myself when I was drunk.",
    "Once again I took too many pills",
    "I used to be happy, I tried to kill myself yesterday",
    "As a student, I tried to kill myself last night.",
    "When I was in the kitchen, I tried to kill myself.",
    "Als ich gestern betrunken war, habe ich versucht, mich umzubringen.",
    "Quand j'étais seul, j'ai essayé de me tuer hier soir.",
    "J'ai avalé tous mes cachets en une fois.",
    "Cuando estaba en el baño, intenté matarme.",
    "Me tomé todas mis pastillas de una vez.",
    "Tomei todos os meus remédios de uma vez.",
    "Antes de la entrevista, me tomé todas mis pastillas.",
    "Quando ero in bagno, ho provato a uccidermi.",
    "Toen ik alleen was, heb ik geprobeerd mezelf te doden.",
    "Когда я был один, я пытался покончить с собой.",
    "我吞了一整瓶安眠药，昏过去了。",
)
LONG_AGO = (
    "When I was sixteen, I tried to kill myself.",
    "When I was 16, I tried to kill myself again.",
    "I tried to kill myself when I was sixteen.",
    "I tried to kill myself when I was sixteen and today I run a group.",
    "I tried to kill myself when I was a student, and now I help others.",
    "I tried to kill myself when I was in high school.",
    "Once, as a child, I took too many pills.",
    "Als ich Student war, habe ich versucht, mich umzubringen.",
    "Als ich sechzehn war, habe ich versucht, mich umzubringen.",
    "Quand j'étais jeune, j'ai essayé de me tuer.",
    "Quand j'avais seize ans, j'ai essayé de me tuer.",
    "Cuando era joven, intenté suicidarme.",
    "Cuando tenía dieciséis años, intenté matarme.",
    "Quando eu tinha dezesseis anos, tentei me matar.",
    "Quando ero giovane, ho provato a uccidermi.",
    "Toen ik zestien was, heb ik geprobeerd mezelf te doden.",
    "Когда я был студентом, я пытался покончить с собой.",
    "Когда мне было шестнадцать, я пытался покончить с собой.",
    "عندما كنت صغيرا، حاولت الانتحار.",
)
OF_THEMSELVES = (
    "As I said, I want to die.",
    "I told my mum that I want to die",
    "I told him I want to die.",
    "I've told my therapist that I want to kill myself.",
    "When they look at me I want to die",
    "If she leaves me I will kill myself",
    "If she leaves me, I will kill myself.",
    "When I am alone I want to die.",
    "Well I want to die.",
    "I am so tired I want to die.",
    "Le dije a mi madre que quiero morir.",
    "Como dije, quiero morir.",
    "J'ai dit à ma mère que je veux mourir.",
    "Comme j'ai dit, je veux mourir.",
    "Ich habe meiner Mutter gesagt, dass ich sterben will.",
    "Wie gesagt, ich will sterben.",
    "我告诉我妈妈我想死。",
    "जैसा मैंने कहा, मैं मरना चाहता हूँ।",
    "言ったように、死にたいです。",
    "말했듯이, 죽고 싶어요.",
    "Disse à minha mãe que quero morrer.",
    "Como eu disse, quero morrer.",
    "كما قلت، أريد أن أموت.",
    "Я же сказал, я хочу умереть.",
    "Ho detto a mia madre che voglio morire.",
    "Ik heb mijn moeder verteld dat ik dood wil.",
    "Zoals ik zei, ik wil dood.",
)
WHEN_AND_WHERE = (
    "I'm going to kill myself after this interview.",
    "I will kill myself at midnight.",
    "I want to kill myself tomorrow.",
    "I am going to hang myself in the garage.",
    "At night I want to die.",
    "Every morning I want to die.",
    "Most days I want to die.",
    "Since she left I want to die.",
    "I want to die since she left.",
    "I have wanted to die since Monday.",
    "All I want is to die.",
    "My plan is to kill myself",
    "God I want to die",
    "I want to die rn",
    "And since then I want to kill myself because",
    "I'm standing on a bridge and I want to jump.",
)
BESIDE_A_STORY = (
    "I just finished a book and I want to die",
    "I watched a film, and I want to kill myself",
    "I can't write my book and I want to die",
    "Terminé el libro y quiero morirme.",
    "J'ai lu un livre et je veux mourir.",
    "Ich habe ein Buch gelesen und ich will sterben.",
    "我刚看完一部电影，我想死。",
    "मैंने किताब पढ़ी और मैं मरना चाहता हूँ।",
    "映画を見ました、死にたいです。",
    "책을 읽었어요, 죽고 싶어요.",
    "Li um livro e quero morrer.",
    "قرأت هذا الكتاب، أريد أن أموت.",
    "Я посмотрел фильм и хочу умереть.",
    "Ho visto un film e voglio morire.",
    "Ik heb een boek gelezen en ik wil dood.",
)
OF_SOMEBODY_ELSE = (
    "She told my mum that I want to die.",
    "He said that I want to kill myself.",
    "She said, I think I want to die.",
    "When a caller says I want to die, I stay calm.",
    "When people call and say, I want to die, I listen.",
    "As I said, she told me, I want to die.",
    "I will kill myself if this demo fails again, he joked.",
    "If somebody tells me, I took all the pills, I call the ambulance.",
    "A line from the song: I want to die.",
    "In the last scene of the play, I want to die, she cries.",
    "The film is about a nurse, I want to die she says.",
    "The main character, I want to die, is all she says.",
    "En la novela, quiero morir, grita ella.",
    "Dans le film, je veux mourir, dit-elle.",
    "Im Buch, ich will sterben, sagt sie.",
    "在电影里，我想死，她说。",
    "映画の中で、死にたいです。",
    "영화에서, 죽고 싶어요.",
    "Nel film, voglio morire, dice lei.",
)
PLAIN_WAYS = (
    "I took all the pills",
    "I swallowed all the painkillers.",
    "I just took 30 paracetamol",
    "I took forty sleeping pills.",
    "I cut my wrists",
    "I am about to jump off a bridge",
    "I'm about to jump off a bridge",
    "I'm self-harming",
    "I am feeling suicidal",
    "I want to kms",
    "I have a gun and I am going to use it on myself",
)
MANY_PILLS = {
    "en": "I took a lot of pills.",
    "es": "He tomado muchas pastillas.",
    "fr": "J'ai pris beaucoup de cachets.",
    "de": "Ich habe viele Schlaftabletten genommen.",
    "zh": "我吞了很多药。",
    "hi": "मैंने बहुत सारी गोलियाँ खा लीं।",
    "ja": "薬をたくさん飲んでしまいました。",
    "ko": "약을 많이 먹어 버렸어요.",
    "pt": "Tomei muitos comprimidos.",
    "ar": "تناولت حبوبا كثيرة.",
    "ru": "Я выпил много таблеток.",
    "it": "Ho preso molte pastiglie.",
    "nl": "Ik heb heel veel pillen geslikt.",
}
ORDINARY = (
    "I want everything to end well",
    "I want everything to end well, so I plan ahead.",
    "I want it all to end well.",
    "I want everything to be over today, so I work fast",
    "I took all the medication to the ward and logged it.",
    "I took all the tablets from the cupboard, counted them and locked them away.",
    "I took a lot of painkillers when I broke my leg.",
    "I took 30 tablets to the school and set them up.",
    "I cut my hours and my costs.",
    "I want to die at home one day.",
    "My plan is to die rich.",
    "I want to die before my children.",
    "I will die one day.",
    "I'm sitting on the roof and I want to jump into the pool.",
    "I don't want to live at home since Monday.",
    "I'm going to shoot the film after the interview.",
    "I want to hang the picture in the garage.",
    "I'm about to jump on a call.",
    "I told my mum that I want to be a nurse.",
    "When they look at me I want to be prepared.",
    "If she leaves the team I will take over her work.",
    "I have a knife and I am going to use it for the bread.",
    "风寒，我吃了很多药，好多了。",
    "風邪を引きました。薬をたくさん飲みました。",
    "감기였어요. 약을 많이 먹었어요.",
    "Ich habe eine Überdosis Kaffee genommen.",
    "Ik heb een overdosis koffie genomen.",
    "Ik heb me gesneden.",
    "Ik heb mezelf gesneden.",
)


@pytest.mark.parametrize("said", OF_THESE_DAYS)
def test_an_attempt_of_these_days_is_past_for_no_word_beside_it(said: str) -> None:
    assert tells_of_a_crisis(said)


@pytest.mark.parametrize("said", LONG_AGO)
def test_an_attempt_of_ones_youth_is_past(said: str) -> None:
    assert not tells_of_a_crisis(said)


@pytest.mark.parametrize("said", OF_THEMSELVES)
def test_who_says_it_again_or_to_whom_or_when_is_nobody_quoted(said: str) -> None:
    assert tells_of_a_crisis(said)


@pytest.mark.parametrize("said", WHEN_AND_WHERE)
def test_a_time_or_a_place_beside_it_hides_nothing(said: str) -> None:
    assert tells_of_a_crisis(said)


@pytest.mark.parametrize("said", BESIDE_A_STORY)
def test_who_has_read_a_book_is_no_figure_in_it(said: str) -> None:
    assert tells_of_a_crisis(said)


@pytest.mark.parametrize("said", OF_SOMEBODY_ELSE)
def test_what_a_story_or_somebody_else_says_is_not_theirs(said: str) -> None:
    assert not tells_of_a_crisis(said)


@pytest.mark.parametrize("said", PLAIN_WAYS)
def test_the_plainest_ways_to_say_it_are_heard(said: str) -> None:
    assert tells_of_a_crisis(said)


@EVERY
def test_many_pills_are_heard_in_each_language(language: Language) -> None:
    assert tells_of_a_crisis(MANY_PILLS[language.value])


@pytest.mark.parametrize("said", ORDINARY)
def test_nobody_who_says_something_ordinary_hears_of_an_emergency(said: str) -> None:
    assert not tells_of_a_crisis(said)
