"""What a talk leaves for later is known in people's own words, and look-alikes are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from core.think.likely_thread import ThreadWeights, likely_thread, thread_weights
from core.think.threads import (
    cue_score,
    how_open,
    is_clear,
    leans,
    names_no_matter,
    thread_score,
    unanswered,
)


@pytest.mark.parametrize(
    "said",
    [
        "I'll get to the flooding in a bit, first the pumps.",
        "Can we do the salary question at the very end?",
        "You'll hear more about the beekeeper before we're finished.",
        "Prod me about the laundry if I don't get there by myself.",
        "Ask me about the canteen once you're through with your list.",
        "There's a good deal more to the bus contract than I've told you.",
        "The reason on paper was the rent; the real one is a longer story.",
        "I haven't been quite straight with you about the audit.",
        "That was the first of my two disasters at the bakery.",
        "The name of the tool has gone, it'll come back to me.",
        "Let me think about the pricing one and come back to you.",
        "I've just thought of something on the strike, I'll say it when I'm done with this.",
        "I'd have to look up the figure for the dairy, I can mail it to you.",
        "Sorry, there's somebody at the door, I was about to tell you about the crane.",
        "Guess what the vicar did next.",
        "You'd need a whole evening for the story of the pier.",
        "I owe you one more example, the one about the school.",
        "My second point about the harvest can wait until you've asked yours.",
        "We didn't get round to the hospital, did we.",
    ],
)
def test_what_is_left_for_later_is_known_in_many_words(said: str) -> None:
    assert is_clear(thread_score(said))


@pytest.mark.parametrize(
    "said",
    [
        "I'll be glad to work on Sundays.",
        "When you've washed the beans you soak them overnight.",
        "I told the vicar about the roof and he paid for it.",
        "He asked me about the canteen and I told him the truth.",
        "We waited for the pumps and then we drained the cellar.",
        "My second job was in a school.",
        "She reminded us of the rules and we kept to them.",
        "I forgot the tool once and walked back for it.",
        "The name of the dairy was on every bottle.",
        "The story in the paper was wrong and they printed a correction.",
        "I look up the figures each morning.",
        "I mailed him the drawings the same day.",
        "Somebody knocked at the door and I let him in.",
        "I could see the tunnel from my desk.",
        "I gave two examples in my letter.",
        "I keep the receipts in a drawer.",
        "We had one more try and it worked.",
        "Before we finished we swept the hall.",
        "You asked about teamwork, so here is one case: nine of us moved a bridge.",
        "To be honest with you, I liked the pier.",
        "Let me give you an example: a guest lost his key and I drove it to him.",
        "I thought about the offer for a week and then I took it.",
        "The real reason was the rent, it had doubled.",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(said: str) -> None:
    assert not is_clear(thread_score(said))


@pytest.mark.parametrize(
    "said",
    [
        "I lost my train of thought in the test, but I passed it.",
        "Somebody cut me off at the lights and I was late.",
        "Before I forget anything I write it down.",
    ],
)
def test_a_cue_alone_is_not_believed(said: str) -> None:
    assert is_clear(cue_score(said)), "else it says nothing"
    assert not is_clear(thread_score(said))


@pytest.mark.parametrize(
    "said",
    [
        "Let me stay with that for a moment.",
        "Let me go one step further.",
        "Priya has a question for you now.",
        "I'd like to ask one more thing about that.",
        "Let's begin with you.",
        "I'm here when you're ready.",
    ],
)
def test_what_an_interviewer_says_to_go_on_is_not_put_off(said: str) -> None:
    assert not is_clear(thread_score(said, interviewer=True))


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("I keep wondering whether your night crew is paid more.", "Describe a mistake."),
        ("I'd love to know what you made of the drawings.", "How do you plan a week?"),
        ("The advert doesn't say what the hours are.", "Tell me about a conflict."),
        ("May I ask who would be my manager here.", "Have you led a team?"),
        ("Tell me, is the canteen any good?", "Describe a mistake."),
    ],
)
def test_a_question_needs_no_question_mark_to_stand_open(said: str, reply: str) -> None:
    assert unanswered(said, reply)
    assert list(map(is_clear, how_open([said], reply, False))) == [True]


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("I kept wondering why it rattled, so I took it apart.", "How do you plan a week?"),
        ("I'd love to know how bees find home.", "How do you plan a week?"),
        ("They didn't say what the pump had cost.", "Describe a mistake."),
        ("I keep wondering whether your night crew is paid more.", "The crew gets a bonus."),
        ("I'd love to know what you made of the drawings.", "Good question, we liked them."),
        ("I asked him who would be in the team.", "Describe a mistake."),
    ],
)
def test_what_is_wondered_at_or_taken_up_leaves_no_question(said: str, reply: str) -> None:
    assert not unanswered(said, reply)


def test_what_they_ask_and_go_on_from_was_asked_for_effect() -> None:
    turn = ["How big is the night crew?", "It was nine of us.", "We had a van.", "It was red."]
    assert not any(map(is_clear, how_open(turn, "Describe a mistake.", False)))
    assert is_clear(next(iter(how_open(turn[:2], "Describe a mistake.", False))))


@pytest.mark.parametrize(
    "said", ["It had a sad end, too.", "That was just the easy half.", "Or so I thought, for now."]
)
def test_a_sentence_that_leans_on_the_one_before_it_is_known(said: str) -> None:
    assert leans(said)


@pytest.mark.parametrize(
    "said", ["Remind me of the parrot.", "The parrot has a sad end.", "There's a part two to it."]
)
def test_one_that_names_its_matter_stands_alone(said: str) -> None:
    assert not leans(said)


@pytest.mark.parametrize(
    "said",
    [
        "Das erzähle ich Ihnen gerne ein anderes Mal.",
        "Je vous le raconterai une autre fois.",
        "इसके बारे में बाद में बात करते हैं।",
        "以后再说吧。",
    ],
)
def test_of_other_languages_nothing_is_guessed(said: str) -> None:
    assert thread_score(said) == 0


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None, database=None, derandomize=True)
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert 0 <= likely_thread(text, ()) <= 1
    assert thread_score(text) >= 0
    assert names_no_matter(text) in (True, False)


def test_weights_that_cannot_be_believed_are_refused() -> None:
    data = thread_weights().model_dump(by_alias=True)
    ThreadWeights.model_validate(data)
    for wrong in ({"surest": 0}, {"surest": 1}, {"schema": 2}, {"weights": {"later": "much"}}):
        with pytest.raises(ValidationError):
            ThreadWeights.model_validate({**data, **wrong})
