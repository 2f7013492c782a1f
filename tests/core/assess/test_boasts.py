"""Praise of oneself: no stronger version is made of it."""

import pytest

from core.assess.rules import review_interview
from core.assess.story.gaps import EXAMPLE_GAP, GAPS
from core.assess.story.stronger import strengthen
from core.assess.words.boasts import claims, praises
from core.conversation.brief import InterviewType
from tests.core.answers import answer_of, interview_of, question_of


@pytest.mark.parametrize(
    "said",
    [
        "I'm honestly the best marketer you will ever meet.",
        "I always give 110 percent.",
        "Nobody else could have done it.",
        "I don't need anybody to review my work.",
        "I'm very self-motivated and a perfectionist.",
        "Like I said, my work is excellent.",
        "I'm brilliant.",
        "I'm a natural leader.",
        "I'm a people person.",
        "I deliver outstanding results.",
        "I never make mistakes.",
        "Everybody says I'm amazing.",
    ],
)
def test_praise_of_oneself_is_a_claim(said: str) -> None:
    assert claims(said)


@pytest.mark.parametrize(
    "said",
    [
        "I'm passionate about steam engines.",
        "I am the best man at my brother's wedding.",
        "Nobody else could have opened the safe, I had the key.",
        "I don't need anybody to drive me.",
        "I'm a leader of a scout group in Leeds.",
        "I deliver parcels.",
        "I never gave up.",
        "My work is mostly filing.",
        "I'm a perfectionist, so I now stop after the second draft.",
        "I get great results with clay from Devon.",
        "I'm reliable: in nine years I missed two shifts.",
    ],
)
def test_what_tells_more_is_no_claim(said: str) -> None:
    assert not claims(said)


BOASTS = (
    "I'm brilliant. I'm a natural leader. I deliver outstanding results. I don't need anybody to "
    "review my work. Nobody else could have done it. Like I said, my work is excellent."
)


def test_of_boasts_alone_no_word_is_kept() -> None:
    story = strengthen(answer_of(BOASTS), InterviewType.BEHAVIOURAL)
    assert [piece.text for piece in story] == list(GAPS.values())
    fit = strengthen(answer_of(BOASTS), InterviewType.CULTURAL_FIT)
    assert [piece.text for piece in fit] == [EXAMPLE_GAP]


def test_beside_a_story_the_boast_is_left_out() -> None:
    told = "In March I moved nine schools to one timetable."
    pieces = strengthen(answer_of(f"I'm a natural leader. {told}"), InterviewType.BEHAVIOURAL)
    assert [piece.text for piece in pieces if not piece.is_gap] == [told]


def test_who_boasts_is_told_so_first() -> None:
    question = question_of("behavioural", "Tell me about a success of yours.")
    first = review_interview(interview_of(question, BOASTS)).next_steps[0]
    assert first.title == "Show it instead of claiming it"
    assert first.quote is not None
    assert first.quote.text == "I'm brilliant."


@pytest.mark.parametrize(
    ("said", "idle"),
    [
        ("I always give my best, customers come first, and teamwork makes the dream work.", True),
        ("Everyone who works with me says that I am reliable and hard-working.", True),
        ("I always give my best, so I rewrote the plan.", False),
        ("I'm a nurse, and I run the ward.", False),
    ],
)
def test_praise_with_nothing_that_happened_shows_nothing(said: str, idle: bool) -> None:
    assert praises(said) is idle
