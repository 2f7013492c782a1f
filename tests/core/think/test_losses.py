"""Whether somebody just told of a loss of their own."""

from __future__ import annotations

import pytest

from core.conversation.brief import Domain
from core.conversation.language import Language
from core.language.words.asking import brings_sorrow
from core.practice.bank import load_bank
from core.practice.chat.partner import PartnerMove, answer_from_bank
from core.think.distress.losses import tells_of_a_loss, tells_of_a_sorrow, tells_only_of_a_loss
from tests.core.practice.test_points_and_partner import chat


@pytest.mark.parametrize(
    "said",
    [
        "My father died that spring, so I was away for three weeks.",
        "That was the year my mother passed away.",
        "My best friend killed himself in my second year.",
        "I lost my brother in March, and I was not myself.",
        "My grandmother had just died.",
        "After the death of my wife I went part-time.",
        "We had a death in the family that week.",
        "My husband was diagnosed with cancer, so I took leave.",
        "I had a miscarriage and came back after two weeks.",
        "I was diagnosed with multiple sclerosis in 2020.",
        "It was the week of my dad's funeral.",
        "My little sister Anna died when I was nineteen.",
        "A close friend of mine died in an accident.",
        "My mentor, who died last year, taught me that.",
        "our daughter was seriously ill that winter",
        "We lost our baby that winter.",
        "My dad got cancer and I moved home.",
        "My boss died suddenly and I took over.",
        "My uncle was killed in the war.",
        "My baby was stillborn that year.",
        "My gran is dying",
        "Our son was born dead",
        "My mum isn't with us any more",
        "My mum is no longer with us.",
        "My dad is dead.",
        "My father's dead.",
        "My wife had a miscarriage in spring.",
        "I miscarried that week.",
        "I've had two miscarriages.",
        "We had a stillbirth.",
        "My gran's dying and I can't sleep.",
        "My cousin drowned when I was twelve.",
        "There's been a death in the family.",
        "I have cancer.",
        "I've got cancer.",
        "My little brother didn't survive.",
        "Our daughter was stillborn.",
        "My dog died last week.",
        "My husband is terminally ill.",
        "My brother hanged himself.",
        "I am a widow.",
        "My brother is in intensive care.",
        "My best friend took his own life.",
        "I'd just been diagnosed with MS.",
        "My wife has recently been diagnosed with leukaemia.",
        "A colleague of mine was diagnosed with cancer that week.",
        "I got diagnosed last spring and had to stop.",
        "My partner had a stroke in May.",
        "My dad had a heart attack.",
        "I had chemo all summer.",
        "Sorry, I am still very sad about my father.",
        "I'm in mourning for my aunt.",
    ],
)
def test_a_death_or_a_grave_illness_close_to_them_is_a_loss(said: str) -> None:
    assert tells_of_a_loss(said)


@pytest.mark.parametrize(
    "said",
    [
        "My daughter passed her driving test.",
        "My phone died on stage.",
        "The patient died despite everything we did.",
        "My friend and I died laughing.",
        "We lost our biggest client.",
        "I lost my keys.",
        "My partner left the project.",
        "The server died at midnight.",
        "My brother works in a hospital.",
        "The battery in my father's car died.",
        "I wrote the bereavement policy with HR.",
        "A pupil had lost his father and I sat with him.",
        "I care for patients who were diagnosed with dementia.",
        "The idea died in committee.",
        "My manager passed the message on.",
        "I nearly died of embarrassment.",
        "My mother is a nurse and she taught me calm.",
        "Our parent company went bust.",
        "I cut my teeth at my uncle's shop.",
        "We killed the process that was hanging.",
        "One of my patients had a stroke.",
        "My colleague was ill, so I took her shift.",
        "My boss and the project died at the same time.",
        "I looked after my son and studied at night.",
        "My father lost his keys.",
        "Our team lost a son of the city",
        "My gran is dying to see the shop.",
        "My colleague is no longer with us, she went to a rival.",
        "My boss isn't with us any more.",
        "My dad was dead against it.",
        "My partner was dead right about the risk.",
        "The lamb was stillborn.",
        "My friend was dying of laughter.",
        "A patient had a miscarriage on my shift.",
        "My boss's project is dead.",
        "My mum is with us every Sunday.",
        "My manager was dying to fire me.",
        "I had a miscarriage of justice in my first case.",
        "My son is not here today.",
        "My team's cancer project won.",
        "My phone is dead.",
        "I'm dying to hear about the team.",
        "My work on our cancer ward was hard.",
        "My brother is dead set on law.",
        "I had a stroke patient that night.",
        "My friend is no longer here, she moved to Leeds.",
        "I set up our miscarriage clinic.",
        "A patient on my ward had been diagnosed with sepsis and we treated him at once.",
        "We had a pump that had been diagnosed with a faulty valve.",
        "The engine was diagnosed with a cracked seal.",
        "A child in my class had been diagnosed with autism.",
        "My partner diagnosed the fault in the pump.",
        "I diagnosed with my mentor what had gone wrong.",
        "I was diagnosed with ADHD at thirty and learned to plan my day.",
        "My partner had a stroke of luck with the first client.",
        "I had a stroke of genius that evening.",
        "My father had a heart attack when he saw the invoice.",
        "My friend has a stroke coach.",
        "I have dementia training.",
        "I had chemo patients on Mondays.",
        "We lost our partner bank in June.",
        "Our partner is no longer with us, they went to a rival.",
        "My business partner is no longer with us.",
        "My manager died a little inside.",
        "I was sad about my partner's decision.",
        "I was sad for my team.",
    ],
)
def test_work_machines_and_figures_of_speech_are_none(said: str) -> None:
    assert not tells_of_a_loss(said)


@pytest.mark.parametrize(
    ("said", "is_a_loss"),
    [
        ("My best friend took his own life.", True),
        ("My brother is in intensive care.", True),
        ("My husband was diagnosed with cancer.", True),
        ("My gran is dying.", True),
        ("I was made redundant.", False),
        ("My husband left me.", False),
        ("My boyfriend of ten years has left me.", False),
        ("I lost my job last week.", False),
        ("She has just been diagnosed with lupus.", False),
    ],
)
def test_the_chat_and_a_talk_console_for_every_loss_and_for_more(
    said: str, is_a_loss: bool
) -> None:
    assert tells_of_a_loss(said) is is_a_loss
    assert tells_of_a_sorrow(said)
    assert brings_sorrow(said, Language.ENGLISH)
    reply = answer_from_bank(load_bank(Domain.BUSINESS), chat(said))
    assert reply.move is PartnerMove.PAUSE
    assert reply.text.startswith("I'm very sorry")


@pytest.mark.parametrize(
    "said",
    [
        "The patient had been diagnosed with sepsis.",
        "The pump was diagnosed with a faulty valve.",
        "I had a stroke of luck.",
        "My friend had a stroke of genius.",
        "She left me a note.",
        "He left me in charge.",
        "That left me with two days.",
        "The delay left me tired.",
        "My manager left me to it.",
        "A patient passed away on my shift.",
        "I work for a funeral director.",
        "It was a miscarriage of justice.",
    ],
)
def test_nobody_is_consoled_for_their_work(said: str) -> None:
    assert not tells_of_a_sorrow(said)
    assert not brings_sorrow(said, Language.ENGLISH)


@pytest.mark.parametrize(
    ("said", "only"),
    [
        ("My father died last month, and I do not want to talk about it.", True),
        ("I lost my brother in March. Sorry, I cannot think today.", True),
        ("My brother passed away and I cried all day.", True),
        ("My wife was diagnosed with cancer, so I took two weeks off.", True),
        ("My father died, so I told my boss and went home.", True),
        ("My dog is dead.", True),
        ("My father died, and I told my boss and handed the audit over to Anna.", False),
        ("My boss died suddenly and I took over the shop.", False),
        ("When my wife fell ill I trained two people to take my place.", False),
        ("I was late with the report, and I am sorry.", False),
    ],
)
def test_who_tells_what_they_did_beside_a_loss_tells_more_than_that(said: str, only: bool) -> None:
    assert tells_only_of_a_loss(said) is only
