"""What slipped into a sentence goes; what only sounds like a slip was said on purpose."""

from __future__ import annotations

import pytest

from core.assess.words.slips import without_slips


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("so I was I was working at this at this cafe", "I was working at this cafe"),
        ("we had you know we had a leak in in the roof", "We had a leak in in the roof"),
        ("he said that the um that the gate was locked", "He said that the gate was locked"),
        ("I thought hang on let me let me ring them", "I thought hang on let me ring them"),
        ("it was it was a a guy from the the ward", "It was a guy from the ward"),
        ("We, we had a, a leak in the in the roof.", "We had a leak in the roof."),
        ("I I rang the, um, the plumber and and left.", "I rang the plumber and left."),
        ("I just I got down on my knees", "I got down on my knees"),
        ("I'm I'm a nurse and I've I've stayed.", "I'm a nurse and I've stayed."),
        ("The th- the boiler s- stopped.", "The boiler stopped."),
        ("Because because of the of the rain, we stopped.", "Because of the rain, we stopped."),
        ("So we were, we were short of people.", "We were short of people."),
        ("I was trying to trying to call him.", "I was trying to call him."),
    ],
)
def test_a_stutter_is_said_once(said: str, meant: str) -> None:
    assert without_slips(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the manager no sorry not the manager the the deputy rang", "The deputy rang"),
        ("She was angry, sorry, not angry, disappointed.", "She was disappointed."),
        ("It was in March no sorry in April that we opened.", "It was in April that we opened."),
        ("We met on Monday, sorry, I mean Tuesday.", "We met on Tuesday."),
        ("There were two, no wait, three of us.", "There were three of us."),
        ("The deputy, sorry, no, the head rang me.", "The head rang me."),
    ],
)
def test_a_start_that_was_taken_back_goes_with_the_word_that_takes_it_back(
    said: str, meant: str
) -> None:
    assert without_slips(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("I mean gosh where do I start um okay so I'm a paramedic", "I'm a paramedic"),
        ("basically it's like this I was the treasurer", "I was the treasurer"),
        ("Oh my god, where do I begin, well, I rang her.", "I rang her."),
    ],
)
def test_an_opening_without_a_pause_goes_too(said: str, meant: str) -> None:
    assert without_slips(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "He had had enough of that that day.",
        "I knew that that was wrong.",
        "I gave her her coat.",
        "What it was was a leak.",
        "Whatever it was it was ours.",
        "If I can I can, I told him.",
        "It came back again and again and again.",
        "We went over it over and over and over.",
        "I know I know.",
        "It was very very cold and he was really really late.",
        "She came in in tears and moved on on Friday.",
        "When I was there I was there for good.",
        "I told you you were right.",
        "She said I thought I thought wrong.",
        "I never said I said that.",
        "I got an A a year later.",
        "It was one to one to one.",
        "It was a group inside a group inside a group.",
        "I was there, he was there, she was there.",
        "No, no, no, I told him.",
    ],
)
def test_what_is_said_twice_on_purpose_is_said_twice(said: str) -> None:
    assert without_slips(said) == said


@pytest.mark.parametrize(
    "said",
    [
        "I told him no sorry the gate is locked.",
        "I told the driver no sorry the shop is shut.",
        "He asked the manager and she said no not the manager's fault.",
        "It was a no, not a maybe.",
        "The customer, sorry to say, the best one, left.",
        "He said sorry and the sorry state of the roof was mended.",
        "We sold two, three, four a day.",
        "We were open on Monday and on Tuesday.",
        "She rang in March, not in April.",
        "The answer was no, not yet.",
        "It was cheap, not cheap and nasty.",
        "Yes and no.",
        "God knows who left it open.",
    ],
)
def test_a_no_or_sorry_that_takes_nothing_back_stays(said: str) -> None:
    assert without_slips(said) == said


def test_a_sentence_in_the_middle_goes_on_from_the_one_before() -> None:
    assert without_slips("So I did.", opens=False) == "So I did."
    assert without_slips("So I did.") == "I did."
    assert without_slips("So, um, I did.", opens=False) == "I did."
