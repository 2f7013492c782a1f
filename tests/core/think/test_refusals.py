"""Refusals: what somebody will not tell is not pressed, and tells no story."""

import random
from dataclasses import replace

import pytest

from core.assess.report import Assessability
from core.assess.review.markdown import review_markdown
from core.assess.rules import review_interview
from core.assess.story.stronger import strengthen
from core.conversation.brief import InterviewType
from core.practice.following_up.asker import Asker
from core.practice.following_up.followups import choose_follow_up
from core.think.intent import Intent, detect_intent
from core.think.requests.asides import read_aside
from core.think.requests.refusals import refuses
from tests.core.answers import answer_of, interview_of, question_of


@pytest.mark.parametrize(
    "said",
    [
        "I don't want to talk about my family or about money in an interview, I'm sorry, "
        "I hope you understand that.",
        "I'm not allowed to tell you about that, it's confidential. There are children "
        "involved and the school would be in trouble if I did.",
        "I'm not allowed to tell you about that, it's confidential.",
        "I'd rather keep that between me and my employer.",
        "I don't want to talk about my family.",
        "It's a sensitive subject for me, I'd rather not.",
        "Patient confidentiality, sorry.",
        "I don't think you're allowed to ask me that.",
        "It's private.",
        "None of your business.",
        "That's none of your business.",
        "I'd rather not say.",
        "I'd rather not answer that.",
        "I'd rather not talk about a mistake with a patient, if that's okay.",
        "No comment.",
        "I can't talk about that.",
        "That's personal.",
        "I don't have any numbers, they're secret.",
        "No, I can't give you numbers.",
        "I don't want to discuss money.",
        "so no names",
        "No numbers, sorry.",
        "I'd prefer not to get into that, if that's okay with you.",
        "I'm sorry, I can't share any details, I signed an NDA.",
        "I can't disclose the name of the client.",
        "You can't ask me that in an interview.",
        "I would rather not discuss my health.",
        "That's not something I want to discuss here.",
        "I'm not comfortable sharing that.",
        "I'm not at liberty to say.",
        "My contract doesn't allow it, so I can't tell you.",
        "I won't answer that question.",
        "I'd rather not go into why I left.",
        "I'm afraid I can't tell you who it was, they have a right to their privacy.",
        "I don't feel comfortable talking about my salary.",
        "Well, that's confidential, I can't say more.",
        "I don't want to.",
        "I really can't discuss a patient, that would cost me my job.",
        "This is a private matter.",
        "Why do you need to know that?",
        "Honestly, that's between me and my wife.",
        "I'd rather not say, it's in the past.",
        "That information is confidential.",
        "I don't have permission to share that.",
        "That's not relevant to this job.",
        "Can we skip it, it's too painful.",
        "No. I can't tell you.",
        "No, I won't.",
        "I just can't.",
        "I'm not telling you.",
        "No, I'm not going to say.",
        "Confidential.",
        "It's a trade secret, sorry.",
        "That's under NDA.",
        "I'm under an NDA, I must not say more.",
        "You don't need to know that.",
        "I can't tell you how much we paid.",
        "I'd rather not say how old she was.",
    ],
)
def test_who_will_not_tell_refuses_and_is_not_taken_to_answer(said: str) -> None:
    assert refuses(said)
    tells_without = read_aside(said) is not None  # a name is all that they keep back
    assert detect_intent(said) in (
        (Intent.ASK,) if tells_without else (Intent.SKIP, Intent.DONT_KNOW)
    )


@pytest.mark.parametrize(
    "said",
    [
        "I said I'd rather not sign it, and here is what I did.",
        "I can't name the client, but I rebuilt their shop.",
        "I can't say that I liked it.",
        "I won't give up.",
        "I can't discuss prices with customers, that is the rule in our shop.",
        "I'm not allowed to discuss a pupil in the corridor, so I took the mother to my room.",
        "I don't want to say it was easy.",
        "I don't want to talk about theory, I want to tell you what we did at Siemens.",
        "She said it's private and I believed her.",
        "I don't want to lose a customer.",
        "I'd rather not promise what I can't keep.",
        "I keep my notes private and I share the plan.",
        "He told me it was none of my business.",
        "I can't answer the phone while I drive.",
        "I couldn't talk about it with my boss, so I rang the union.",
        "I don't have any numbers on me but we roughly halved the queue.",
        "I am not able to lift more than ten kilos.",
        "I would not tell the customer before I had asked the architect.",
        "I don't want to share an office with somebody who smokes.",
        "I'd rather not work at weekends.",
        "Confidentiality matters to me, I lock the files every night.",
        "I signed an NDA and then built the prototype alone.",
        "Keys are secret. Tokens are private and rotate every day.",
        "I don't want to tell people what to do, I show them.",
        "I can't tell you how proud I was when she passed.",
        "I can't tell you how happy I was.",
        "I can't tell you how often I heard that.",
        "I'm not saying it was easy.",
        "I'm not going to say no to a customer.",
        "I won't, unless the architect signs it.",
        "I can't. The gate is locked at night and I have no key.",
        "It was under NDA, so I cleaned the data first.",
        "Confidential papers go into the safe.",
        "I had to keep it confidential.",
        "There are three teams involved.",
        "It's private. I worked at a private school for nine years and led the science team.",
        "I don't talk about politics at work.",
        "I don't know.",
        "I couldn't tell you, I'm afraid.",
        "I won't share my password with a colleague.",
        "I'm not going to get into a fight with a customer.",
        "I can't share my notes with a customer.",
        "The file is confidential and I keep it locked.",
        "I asked him why he needed to know that.",
        "I can't go into detail, but in short I moved nine schools to one timetable.",
    ],
)
def test_who_tells_anything_beside_it_or_of_it_does_not_refuse(said: str) -> None:
    assert not refuses(said)


TOLD = "In March I moved nine schools to one timetable, and I wrote it alone."


@pytest.mark.parametrize("end", ["I'd rather not say how it ended.", "I can't give you numbers."])
def test_what_will_not_be_told_is_not_asked_for_again(end: str) -> None:
    question = question_of("behavioural", "Tell me about a change you led.")

    def next_of(said: str) -> object:
        return choose_follow_up(question, said, (), random.Random(1), newest=said, asker=Asker())

    assert next_of(TOLD) is not None
    assert next_of(f"{TOLD} {end}") is None


@pytest.mark.parametrize(
    "aside",
    [
        "I'm not allowed to tell you about that, it's confidential.",
        "I don't have any numbers, they're secret.",
        "No, I can't give you numbers.",
        "I don't want to discuss money.",
        "I don't really know what to say.",
        "That's it.",
    ],
)
def test_a_refusal_makes_no_answer_stronger(aside: str) -> None:
    pieces = strengthen(answer_of(f"{TOLD} {aside}"), InterviewType.BEHAVIOURAL)
    said = [piece.text for piece in pieces if not piece.is_gap]
    assert said == [TOLD]


PRIVATE = (
    "I don't want to talk about my family or about money in an interview, I'm sorry, I hope you "
    "understand that."
)


@pytest.mark.parametrize("intent", [Intent.SKIP, Intent.ANSWER])
def test_a_refusal_is_left_unjudged_and_nobody_is_told_to_prepare_it(intent: Intent) -> None:
    interview = interview_of(question_of("behavioural", "Tell me about a parent."), PRIVATE)
    said = replace(interview.lines[-1], intent=intent)
    interview = replace(interview, lines=(*interview.lines[:-1], said), ended=True)
    report = review_interview(interview)
    assert report.answers[0].assessability is Assessability.DECLINED
    assert report.level is None
    titles = [step.title for step in report.next_steps]
    assert "Keep a story ready that you may tell" in titles
    assert "Prepare the question you left open" not in titles
    assert "that is your right" in review_markdown(interview, report)
