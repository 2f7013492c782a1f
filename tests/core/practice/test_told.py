"""Whether something was told at all, and what an interviewer asks and says when it was not."""

from __future__ import annotations

import random

import pytest

from core.conversation.brief import Manner
from core.conversation.moves import FollowUpReason, MoveKind
from core.practice.bank import Question
from core.practice.following_up.asker import Asker
from core.practice.following_up.followups import choose_follow_up
from core.practice.following_up.told import (
    asks_for_a_story,
    ends_with_no_more,
    has_nothing_to_tell,
    tells_what_happened,
)
from core.practice.lines import follow_up_lines, interviewer_lines
from tests.core.practice.test_director import opened, say
from tests.core.practice.test_followups import question

SUPPOSED = "I'd look at what the drawing says and if it don't work I'd tell the architect about it."
BOAST = (
    "I am a people person. I love people. I always stay calm and I always give one hundred and ten "
    "percent. Everyone says I am the best on the team."
)
UNTOLD = [
    SUPPOSED,
    BOAST,
    "PostgreSQL is a NoSQL database and the planner asks for rows, so it scales without an end.",
    "Why did the chicken cross the road? To get to the other side ha ha.",
    "I just smile and stay positive, that's what I always do in every situation I am in.",
    "If a customer shouted at me I would stay calm and listen and fetch the manager at once.",
    "I've always been a team player and I have excellent communication skills in every team.",
    "I am highly motivated, experienced and organised, and I am passionate about what I do.",
    "You need to listen first, and after that you escalate it to the line manager, always.",
    "That kind of thing doesn't come up where I work, people here are calm and quite friendly.",
    "Suppose two tills went down, I'd open a third one and ring the manager straight away.",
    "I work hard, play hard. I never burn out because I am passionate about what I do here.",
]
TOLD = [
    "Young lad, eighteen, and he says to me that centre's out by ten mil, and so it is.",
    "So she walks in and she goes where's my parcel.",
    "Five years. I've been at Brødkurv since August twenty twenty two.",
    "I've run the rota for two wards.",
    "So I'd planned a year nine lesson and the fire alarm went.",
    "He gave us the order.",
    "Last winter, depot in Hull, two tills down, queue out the door.",
    "We was short so we just cracked on and laid it under hessian.",
    "I asked if she would come up and she did.",
    "I done it myself in a week.",
    "I never told her, I just moved her to the window.",
    "The kettle leaked.",
    "No, but I once sat with a lad who was crying.",
    "If you ask me it was the valve, and I swapped it.",
]
NOTHING = [
    "No.",
    "nope",
    "No, never.",
    "nah mate",
    "idk",
    "Never done design mate, I just lay bricks.",
    "I haven't had a job yet, sorry.",
    "Not done that yet to be honest but I'm booked on the course in January.",
    "Never used it.",
    "n/a",
    "Not in my line of work.",
    "That doesn't come up here.",
    "I'm still at school.",
    "This would be my first job.",
]


@pytest.mark.parametrize("answer", [*UNTOLD, *NOTHING])
def test_claims_suppositions_facts_and_jokes_tell_nothing(answer: str) -> None:
    assert not tells_what_happened(answer)


@pytest.mark.parametrize("answer", TOLD)
def test_what_happened_is_heard_in_anybody_s_words(answer: str) -> None:
    assert tells_what_happened(answer)
    assert not has_nothing_to_tell(answer)


@pytest.mark.parametrize("answer", NOTHING)
def test_who_has_nothing_of_the_kind_says_so(answer: str) -> None:
    assert has_nothing_to_tell(answer)


@pytest.mark.parametrize("answer", UNTOLD)
def test_a_claim_is_not_taken_for_having_nothing_to_tell(answer: str) -> None:
    assert not has_nothing_to_tell(answer)


@pytest.mark.parametrize("answer", UNTOLD)
@pytest.mark.parametrize("manner", list(Manner))
def test_who_told_no_story_is_asked_for_one_and_not_for_its_end(
    answer: str, manner: Manner
) -> None:
    asker = Asker(manner)
    first = choose_follow_up(question(), answer, (), random.Random(1), asker=asker, newest=answer)
    assert first is not None
    assert first.text in follow_up_lines(manner).too_short
    assert first.reason is not None
    again = f"{answer}\n{answer}"
    assert (
        choose_follow_up(
            question(), again, (first.reason,), random.Random(1), newest=again, asker=Asker()
        )
        is None
    )


@pytest.mark.parametrize("answer", NOTHING)
@pytest.mark.parametrize("manner", list(Manner))
def test_who_has_nothing_to_tell_is_asked_for_the_nearest_thing_and_then_left_alone(
    answer: str, manner: Manner
) -> None:
    asker = Asker(manner)
    first = choose_follow_up(question(), answer, (), random.Random(1), asker=asker, newest=answer)
    assert first is not None
    assert first.text in follow_up_lines(manner).nearest
    later = f"{answer}\n{SUPPOSED}"
    asked = (FollowUpReason.DONT_KNOW,)
    assert (
        choose_follow_up(question(), later, asked, random.Random(1), asker=asker, newest=later)
        is None
    )


def test_a_story_told_when_asked_for_is_followed_up_as_any_other() -> None:
    story = f"{BOAST}\nOne Friday the oven was too slow. I drew up a baking plan with the owner."
    move = choose_follow_up(
        question(),
        story,
        (FollowUpReason.TOO_SHORT,),
        random.Random(1),
        newest=story,
        asker=Asker(),
    )
    assert move is not None
    assert move.reason is FollowUpReason.NO_RESULT


def test_a_technical_answer_without_a_story_is_asked_nothing_about_one() -> None:
    """Breaks when "Where and when was that?" is asked about a fact."""
    asks = ("Where and when was that?", "Which part of that did you do yourself?", "And the price?")
    points = [
        {"point": "tells of it somehow", "cues": ["qqx", "qqy", "qqz"], "ask": ask} for ask in asks
    ]
    asked = Question.model_validate({**question("technical").model_dump(), "points": points})
    fact = "PostgreSQL is a database without joins and you tune it by adding an index to a column."
    move = choose_follow_up(asked, fact, (), random.Random(1), newest=fact, asker=Asker())
    assert move is not None
    assert move.text.endswith("And the price?")


@pytest.mark.parametrize(
    ("kind", "text", "asks"),
    [
        ("behavioural", "Tell me about a hazard at work.", True),
        ("technical", "Take me through the last time that you worked on that.", True),
        ("cultural_fit", "Describe a time when you treated a learner unfairly.", True),
        ("behavioural", "Your notes say: growth. How would you help with that?", False),
        ("technical", "What does a database do when it commits?", False),
        ("cultural_fit", "How do you like to be told that something is wrong?", False),
    ],
)
def test_a_question_says_whether_it_wants_a_story(kind: str, text: str, asks: bool) -> None:
    asked = Question.model_validate({**question(kind).model_dump(), "text": text})
    assert asks_for_a_story(asked) is asks


@pytest.mark.parametrize("answer", ["idk", "nope", "nah mate", "Never used it.", "n/a"])
@pytest.mark.parametrize("manner", list(Manner))
def test_who_has_nothing_to_say_to_a_question_of_knowledge_gets_a_smaller_step_and_no_curiosity(
    answer: str, manner: Manner
) -> None:
    asker = Asker(manner)
    asked = question("technical")
    first = choose_follow_up(asked, answer, (), random.Random(1), asker=asker, newest=answer)
    assert first is not None
    assert first.reason is FollowUpReason.DONT_KNOW
    assert first.text.startswith(
        (*follow_up_lines(manner).dont_know, *follow_up_lines(manner).nearest)
    )
    both, then = f"{answer}\n{answer}", (FollowUpReason.DONT_KNOW,)
    again = choose_follow_up(asked, both, then, random.Random(1), asker=asker, newest=answer)
    assert again is None


def test_nobody_is_thanked_for_help_after_saying_twice_that_there_is_nothing() -> None:
    after = lead_after("idk", "nope")
    assert after.startswith(tuple(interviewer_lines().after_dont_know))


def lead_after(answer: str, then: str) -> str:
    interview, move = say(opened(), answer)
    assert move.kind is MoveKind.FOLLOW_UP
    _, move = say(interview, then)
    assert move.kind is MoveKind.QUESTION
    return move.text


def test_nobody_is_thanked_for_a_picture_that_they_did_not_paint() -> None:
    after_boast = lead_after(BOAST, "I just smile and I stay positive.")
    assert after_boast.startswith(tuple(interviewer_lines().acknowledge_untold))
    after_nothing = lead_after("No, never.", "No.")
    assert after_nothing.startswith(tuple(interviewer_lines().after_dont_know))


LAID = "I laid the slab at Hull with two lads last winter. "


@pytest.mark.parametrize(
    "closing",
    [
        "I don't have more to say about it.",
        "That's all I have to say about it.",
        "There isn't anything more to tell, really.",
        "I have nothing else to add to that.",
        "I've said all there is to say.",
        "That's all I remember.",
        "Can we move on?",
        "As I said, I have nothing more to add.",
        "I told them about it, and that's all I remember.",
    ],
)
def test_who_has_no_more_to_say_about_it_is_asked_nothing_more_about_it(closing: str) -> None:
    assert choose_follow_up(question(), LAID, (), random.Random(1), newest=LAID, asker=Asker())
    told = LAID + closing
    assert ends_with_no_more(told)
    rng, asker = random.Random(1), Asker()
    assert choose_follow_up(question(), told, (), rng, newest=told, asker=asker) is None


@pytest.mark.parametrize(
    "closing",
    [
        "That's it.",
        "The manager had no more to say.",
        "She told me: I have nothing more to say.",
        "And he said “I have nothing more to add.”",
        "I asked whether they had more to say.",
        "So I told them, let's move on.",
        "I said to the team, let's go on.",
        "And then he asked, can we move on?",
        "When the meeting dragged I would say, let's move on.",
    ],
)
def test_what_somebody_else_said_and_a_bare_end_close_no_answer(closing: str) -> None:
    assert not ends_with_no_more(LAID + closing)


def test_an_answer_of_any_length_is_read_for_its_end_alone() -> None:
    assert ends_with_no_more("so and " * 8000 + "I have nothing to add.")
    assert not ends_with_no_more("so," * 8000)
    assert not ends_with_no_more("I have nothing to add. " + "so and " * 8000)


@pytest.mark.parametrize("gap", ["\n", " ", "\n "])
def test_a_page_of_nothing_before_an_answer_is_read_once(gap: str) -> None:
    assert tells_what_happened(f"{gap * 40_000}I moved the beds.")
    assert not tells_what_happened(f"{gap * 40_000}If I moved the beds, they would fit.")
