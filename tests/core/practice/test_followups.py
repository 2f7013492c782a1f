"""The next question that an answer deserves."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.brief import InterviewType, Manner
from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.practice.bank import ExpectedPoint, Question
from core.practice.following_up.asker import MAX_FOLLOW_UPS, Asker
from core.practice.following_up.followups import choose_follow_up, nudge
from core.practice.following_up.given import is_given, still_to_ask, ways_to_ask
from core.practice.following_up.pointing_back import find_antecedent
from core.practice.lines import follow_up_lines
from core.think.reading.signs import read_signs

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)
COMPLETE = (
    "Last spring our bakery in Hull kept running out of rye bread before noon. I counted what we "
    "sold for 3 weeks and wrote a new baking plan. As a result waste fell by 20 percent, and the "
    "downside was an earlier start."
)


def question(kind: str = "behavioural") -> Question:
    return Question.model_validate(
        {
            "id": "bakery-01",
            "type": kind,
            "difficulty": "easy",
            "seniority": ["mid"],
            "tags": ["bakery"],
            "text": "Tell me how you mended something at work.",
            "points": [
                {
                    "point": "says what was wrong",
                    "cues": ["running out", "too late", "too slow"],
                    "ask": "What was wrong at first?",
                },
                {
                    "point": "says what the plan was",
                    "cues": ["baking plan", "schedule", "timetable"],
                    "ask": "What was your plan?",
                },
            ],
            "answer": "You would say what was wrong and what you planned. " * 3,
        }
    )


def follow_up(
    answer: str, *asked: FollowUpReason, kind: str = "behavioural", **more: Any
) -> Move | None:
    usual = {"newest": answer, "asker": Asker()}
    return choose_follow_up(question(kind), answer, asked, random.Random(1), **usual | more)


@pytest.mark.parametrize(
    ("answer", "reason", "quote"),
    [
        (
            "Our oven was too slow and I measured it, so I went to the owner and then",
            FollowUpReason.UNFINISHED,
            "went to the owner and then",
        ),
        ("I wrote a plan.", FollowUpReason.TOO_SHORT, ""),
        (
            "The oven was too slow. We drew up a baking plan, and in the end our customers "
            "got their bread in 20 minutes.",
            FollowUpReason.NO_OWN_PART,
            "We drew up a baking plan",
        ),
        (
            "The oven was too slow. I drew up a baking plan with the owner and I told everyone "
            "about it during the morning.",
            FollowUpReason.NO_RESULT,
            "",
        ),
        (
            "The oven was too slow. I drew up a baking plan with the owner, and the queue got "
            "a lot less long, everyone said.",
            FollowUpReason.NO_NUMBER,
            "the queue got a lot less long",
        ),
        (
            "The oven was too slow. I drew up a baking plan with the owner. In the end sales "
            "went up, everyone said.",
            FollowUpReason.NO_NUMBER,
            "In the end sales went up",
        ),
        (
            "The oven was too slow. I told the owner and in the end everyone got their bread "
            "within 20 minutes.",
            FollowUpReason.MISSING_POINT,
            "",
        ),
    ],
)
def test_a_story_is_asked_for_what_it_lacks(
    answer: str, reason: FollowUpReason, quote: str
) -> None:
    move = follow_up(answer)
    assert move is not None
    assert (move.kind, move.reason) == (MoveKind.FOLLOW_UP, reason)
    assert move.quote == quote
    assert quote in answer
    assert quote in move.text
    assert (move.quote_at is not None) == bool(quote)
    assert move.question_id == "bakery-01"


@pytest.mark.parametrize("kind", ["technical", "system_design"])
def test_a_technical_choice_without_its_price_is_asked_for_it(kind: str) -> None:
    answer = "The lookups were too slow, so I put Redis in front of it all on a fixed schedule."
    move = follow_up(answer, kind=kind)
    assert move is not None
    assert (move.reason, move.quote) == (FollowUpReason.NO_TRADE_OFF, "Redis")
    assert "Redis" in move.text


@pytest.mark.parametrize("kind", ["technical", "system_design"])
def test_a_technical_answer_is_not_asked_for_a_story(kind: str) -> None:
    answer = "The lookups were too slow. We drew up a timetable and we told everyone about it all."
    assert follow_up(answer, kind=kind) is None


def test_a_cultural_answer_is_not_asked_for_numbers_or_an_end() -> None:
    answer = "It was too slow, so I drew up a schedule and I told everyone about it in the morning."
    assert follow_up(answer, kind="cultural_fit") is None


@pytest.mark.parametrize("kind", [kind.value for kind in InterviewType])
def test_a_complete_answer_stands(kind: str) -> None:
    assert follow_up(COMPLETE, kind=kind) is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("I wrote a plan.", FollowUpReason.TOO_SHORT),
        (
            "The oven was too slow. We drew up a baking plan, and in the end our customers "
            "got their bread in 20 minutes.",
            FollowUpReason.NO_OWN_PART,
        ),
        (
            "The oven was too slow. I drew up a baking plan with the owner and I told everyone "
            "about it during the morning.",
            FollowUpReason.NO_RESULT,
        ),
    ],
)
def test_nothing_is_asked_for_twice(answer: str, reason: FollowUpReason) -> None:
    again = follow_up(answer, reason)
    assert again is None or again.reason is not reason


def test_a_second_missing_point_may_be_asked_for() -> None:
    answer = "I told the owner about it and in the end everyone got their bread in 20 minutes."
    first = follow_up(answer)
    second = follow_up(answer, FollowUpReason.MISSING_POINT)
    assert first is not None
    assert second is not None
    assert first.text.endswith("What was wrong at first?")
    assert second.text.endswith("What was your plan?")


def test_after_an_answered_follow_up_the_next_missing_point_is_asked() -> None:
    """Breaks when the points that are left are counted by those that were missing before."""
    untold = "I told the owner about it and in the end everyone got their bread in 20 minutes."
    first = follow_up(untold)
    assert first is not None
    told = f"{untold}\nThe oven was too slow for that."
    asker = Asker(asked=(first.text,))
    second = follow_up(told, FollowUpReason.MISSING_POINT, asker=asker)
    assert second is not None
    assert second.text.endswith("What was your plan?")


def test_a_point_that_none_of_its_words_was_said_of_is_asked_for_first() -> None:
    """Breaks when the points are asked for in the order in which the bank has them."""
    answer = (
        "The queue was the fault of the oven, I told the owner about it and in the end everyone "
        "got their bread in 20 minutes."
    )
    points = (
        ExpectedPoint(
            point="names the fault", cues=("broken", "faulty", "cracked"), ask="What was it?"
        ),
        ExpectedPoint(
            point="has a plan", cues=("a list", "drew", "in turns"), ask="And the baking?"
        ),
    )
    asked = question().model_copy(update={"points": points})
    move = choose_follow_up(asked, answer, (), random.Random(1), newest=answer, asker=Asker())
    assert move is not None
    assert move.text.endswith("And the baking?")


GIVEN = (
    "At Hartmann twice in 2021 we lost a week of bookings. I looked at the logs, I moved our "
    "nightly load to a queue, alone, and in the two years since we had zero lost bookings."
)
NOTHING_GIVEN = "There is a lot to be said about how such things go wrong in every company, really."


@pytest.mark.parametrize(
    "ask",
    [
        "Where and when was that?",
        "What of that did you do yourself?",
        "Which part of it did you do yourself?",
        "What was your own part in it?",
        "How did it end, and how do you know?",
        "And what came of it?",
        "Which result are you proudest of?",
    ],
)
def test_what_was_plainly_given_is_not_asked_for(ask: str) -> None:
    point = ExpectedPoint(point="tells of it somehow", cues=("qqx", "qqy", "qqz"), ask=ask)
    assert is_given(point, read_signs(GIVEN), GIVEN)
    assert not is_given(point, read_signs(NOTHING_GIVEN), NOTHING_GIVEN)


@pytest.mark.parametrize(
    ("told", "when", "where"),
    [
        ("It came about in spring 2023, when marketing had planned a campaign.", True, False),
        ("It was Easter 2022 and nobody was on duty.", True, False),
        ("That was when I worked nights.", True, False),
        ("The alarm went at half past three.", True, False),
        ("At the bakery the oven broke.", False, True),
        ("That was at Nordkurv.", False, True),
        ("At my first job, in 2021, the oven broke.", True, True),
        ("We talked about it for a while and all was well.", False, False),
        ("I read about the spring catalogue of next year.", False, False),
    ],
)
def test_of_where_and_when_only_what_is_missing_is_asked_for(
    told: str, when: bool, where: bool
) -> None:
    """Who said when it was is asked something else; who said where it was, only for the time."""
    point = ExpectedPoint(
        point="tells of it somehow", cues=("qqx", "qqy", "qqz"), ask="Where and when was that?"
    )
    assert is_given(point, read_signs(told), told) is when
    if not when:
        asked = still_to_ask(point.ask, told)
        assert asked == ("When was that?" if where else point.ask)


def test_who_was_asked_for_the_time_alone_is_not_asked_for_the_place_and_the_time() -> None:
    point = ExpectedPoint(
        point="tells of it somehow", cues=("qqx", "qqy", "qqz"), ask="Where and when was that?"
    )
    assert Asker(asked=("Let me go one step further. When was that?",)).has_put(point)
    assert not Asker(asked=("What was your plan?",)).has_put(point)


@pytest.mark.parametrize(
    ("ask", "told", "left"),
    [
        (
            "Who was missing, and what was coming towards you?",
            "Two of our four housekeepers were ill, and we had thirty departures.",
            None,
        ),
        (
            "Who was missing, and what was coming towards you?",
            "The head chef had called in sick.",
            "And what was coming towards you?",
        ),
        (
            "Who was missing, and what was coming towards you?",
            "There were forty covers in the book.",
            "Who was missing?",
        ),
        (
            "Who was missing, and what was coming towards you?",
            "Somebody left the light on, and two of us were off to see the museum.",
            "Who was missing, and what was coming towards you?",
        ),
        (
            "What did you change, and who helped?",
            "I weighed the bins and had the kitchen bake in two rounds instead of one.",
            None,
        ),
        ("What did you change, and who helped?", "I swapped the trays.", "And who helped?"),
        (
            "What did you change, and who helped?",
            "With the chef I looked at the bins, and I changed my mind twice.",
            "What did you change?",
        ),
        ("Tell me more about it.", "I swapped the trays.", "Tell me more about it."),
        (
            "What did you change for them, and what did you refuse to change?",
            "I swapped the trays.",
            "What did you change for them, and what did you refuse to change?",
        ),
    ],
)
def test_of_two_questions_in_one_only_the_one_that_is_open_is_asked(
    ask: str, told: str, left: str | None
) -> None:
    """Nobody is asked for what they have just told; what they have not told is asked all the same,
    and once."""
    point = ExpectedPoint(point="tells of it somehow", cues=("qqx", "qqy", "qqz"), ask=ask)
    assert is_given(point, read_signs(told), told) is (left is None)
    if left is not None:
        assert still_to_ask(ask, told) == left
        assert Asker(asked=(f"Let me go one step further. {left}",)).has_put(point)


def test_what_is_named_before_a_question_was_said_in_one_piece() -> None:
    told = "We closed as I said the bar. I was tired."
    quote = find_antecedent("What of that did you do yourself?", "I was tired.", told)
    assert quote is None or quote in told


DEED = "We ran out of bread. I counted what we sold, and since then all has gone well for everyone."
OURS = "We counted the bread. Since then all has gone well for everyone."


def asking(ask: str) -> Question:
    points = [
        {"point": "tells of it somehow", "cues": ["qqx", "qqy", "qqz"], "ask": ask},
        {"point": "tells more of it", "cues": ["qqx", "qqy", "qqz"], "ask": "What had you hoped?"},
    ]
    return Question.model_validate({**question().model_dump(), "points": points})


@pytest.mark.parametrize(
    "ask",
    [
        "Why that way and not another?",
        "How much of that was bad luck, and how much was judgement?",
    ],
)
@pytest.mark.parametrize(
    ("newest", "points_at_it"),
    [
        (DEED, True),
        ("Then I rang the mill and we changed the order.", True),
        ("At Nordkurv in Copenhagen, in spring 2023, as I said.", False),
        ("It was at the bakery in Hull.", False),
        ("The oven was old and the street was loud.", False),
        ("I would always count first.", False),
    ],
)
def test_a_question_with_that_follows_a_deed_or_names_it(
    ask: str, newest: str, points_at_it: bool
) -> None:
    """What was done is said back where the answer of now tells nothing that was done."""
    assert find_antecedent(ask, newest, f"{DEED}\n{newest}") == (
        "" if points_at_it else "I counted what we sold"
    )
    assert points_at_it or find_antecedent(ask, newest, newest) is None


@pytest.mark.parametrize(
    "ask", ["Which part of that did you do yourself?", "What was your own part in that?"]
)
def test_ones_own_part_is_asked_of_what_a_group_did_alone(ask: str) -> None:
    where = "It was at the bakery in Hull."
    assert find_antecedent(ask, where, f"{OURS}\n{where}") == "We counted the bread"
    assert find_antecedent(ask, where, f"I counted the bread.\n{where}") is None


@pytest.mark.parametrize(
    "ask", ["What came of it?", "What did that decision cost you?", "Whom did you tell?"]
)
def test_a_question_that_points_at_nothing_needs_no_words_before_it(ask: str) -> None:
    assert find_antecedent(ask, "In Hull.", "In Hull.") == ""


def test_nobody_is_asked_why_they_did_a_small_thing_in_no_other_way() -> None:
    why, where = "Why that way and not another?", "It was at the ward in Hull."
    told = "I warmed his hand. I chose the smallest needle of all. I rang them."
    assert find_antecedent(why, where, f"{told}\n{where}") == "I chose the smallest needle of all"
    assert find_antecedent(why, where, f"I warmed his hand.\n{where}") is None


@pytest.mark.parametrize("manner", list(Manner))
def test_what_a_follow_up_points_back_at_is_quoted_before_it(manner: Manner) -> None:
    newest = "At Nordkurv in Copenhagen, in spring 2023, as I told you, where it was very cold."
    move = choose_follow_up(
        asking("Why that way and not another?"),
        f"{DEED} It saved 20 percent, and the downside was an early start.\n{newest}",
        (),
        random.Random(1),
        newest=newest,
        asker=Asker(manner),
    )
    assert move is not None
    assert move.quote == "I counted what we sold"
    assert move.text.index(move.quote) < move.text.index("Why that way and not another?")
    assert "{quote}" not in move.text


def test_where_nothing_was_done_another_question_is_asked() -> None:
    told = "Last spring the oven was old at the bakery, and in the end it all went well, I am told."
    move = choose_follow_up(
        asking("Why that way and not another?"),
        told,
        (FollowUpReason.NO_NUMBER,),
        random.Random(1),
        newest=told,
        asker=Asker(),
    )
    assert move is not None
    assert move.text.endswith("What had you hoped?")
    assert "that way" not in move.text


def test_the_smaller_step_of_who_only_supposed_points_at_no_story() -> None:
    supposed = (
        "I would think about it, it depends. You have to be careful with tests because if you are "
        "not careful they can be wrong, and so I always try to be careful.\nI don't know."
    )
    points = [
        {"point": "tells of it somehow", "cues": ["qqx", "qqy", "qqz"], "ask": ask}
        for ask in ("Where and when was that?", "Why that way and not another?")
    ]
    asked = Question.model_validate({**question().model_dump(), "points": points})
    step = nudge(asked, supposed, random.Random(1), Asker())
    assert step is not None
    assert step.text in follow_up_lines().nearest


def test_the_smaller_step_asks_for_nothing_that_was_told() -> None:
    told = f"In spring 2023 it was cold. {DEED}\nI don't know."
    step = nudge(asking("Where and when was that?"), told, random.Random(1), Asker())
    assert step is not None
    assert step.text.endswith("What had you hoped?")
    assert "when was that" not in step.text.casefold()


def test_the_smaller_step_of_who_told_a_story_names_it() -> None:
    step = nudge(asking("Where and when was that?"), f"{DEED}\nNo idea.", random.Random(1), Asker())
    assert step is not None
    assert step.quote == "I counted what we sold"
    assert step.text.endswith(f'"{step.quote}". Where and when was that?')


@pytest.mark.parametrize("ask", ["What was your plan?", "Whom did you tell?", "Why that way?"])
def test_what_no_sign_can_tell_stays_to_be_asked(ask: str) -> None:
    point = ExpectedPoint(point="tells of it somehow", cues=("qqx", "qqy", "qqz"), ask=ask)
    assert not is_given(point, read_signs(GIVEN), GIVEN)


@pytest.mark.parametrize(
    ("ask", "told", "given"),
    [
        (
            "How did you find out what they already understood?",
            "I asked her what the doctors had told her so far.",
            True,
        ),
        (
            "How did you find out what the trouble was?",
            "I asked what frightened her and it was the sums.",
            True,
        ),
        ("How did you find out where it was lost?", "Then I quickly checked the logs.", True),
        ("How did you find out where it was lost?", "The boss asked me to look.", False),
        ("How did you find out, and what did you tell them?", "I asked her.", False),
        (
            "Why do you think it happened?",
            "It happened because the chart said 4U and I read it as 40.",
            True,
        ),
        ("Why was it possible for that to happen?", "I read it as 40, since then twice.", False),
        ("Why had it been done like that?", "Nobody had the keys, so that was it.", False),
        ("Why might a reload show the old value?", "I left because it was late.", False),
        (
            "Which part of that did you do yourself?",
            "I rode along with the drivers, I redrew the routes and so it went.",
            True,
        ),
        ("Which part of that did you do yourself?", "We rode along and we redrew it.", False),
        ("Which part of that did you do yourself?", "I opened a third till and rang her.", True),
        ("Which part of that did you do yourself?", "We redrew it and I asked her.", False),
    ],
)
def test_what_was_just_told_is_not_asked_for(ask: str, told: str, given: bool) -> None:
    point = ExpectedPoint(point="tells of it somehow", cues=("qqx", "qqy", "qqz"), ask=ask)
    assert is_given(point, read_signs(told), told) is given


def test_who_acted_alone_is_not_asked_for_their_part_in_the_team() -> None:
    told = "We had two crashes and we lost bookings, our worst year, but I moved our load alone."
    move = follow_up(told)
    assert move is None or move.reason is not FollowUpReason.NO_OWN_PART


@pytest.mark.parametrize(
    "disowned",
    [
        "Never done that, to be honest. On our ward the sister always talks to the families.",
        "I've never had that. On our site the foreman does it and the rest of us just watch him.",
        "That has never happened to me. People here are mostly friendly to one another, I find.",
        "I have no experience with that. Others in the office look after it, as far as I know.",
        "I can't think of one. The work here is calm and the colleagues are very experienced.",
    ],
)
@pytest.mark.parametrize("manner", list(Manner))
def test_who_has_no_such_story_is_asked_for_the_nearest_thing(
    disowned: str, manner: Manner
) -> None:
    move = follow_up(disowned, asker=Asker(manner))
    assert move is not None
    assert move.reason is FollowUpReason.DONT_KNOW
    assert move.text in follow_up_lines(manner).nearest
    later = follow_up(f"{disowned}\nI would ask them.", move.reason, asker=Asker(manner))
    assert later is None or later.reason is FollowUpReason.MISSING_POINT


@pytest.mark.parametrize(
    "told",
    [
        "I had never done a night alone before. I called the doctor and wrote everything down.",
        "We lost a client. I had never met him, so I rang his office and I asked for an hour.",
        "Nobody had done that before us. I built the first one with a friend in two weeks.",
    ],
)
def test_a_story_of_something_new_is_a_story(told: str) -> None:
    move = follow_up(told)
    assert move is not None
    assert move.reason is not FollowUpReason.DONT_KNOW


def test_the_smaller_step_takes_up_no_story_that_was_not_told() -> None:
    asks = ("Where and when was that?", "What of that did you do yourself?", "Whom did you tell?")
    points = [
        {"point": "tells of it somehow", "cues": ["qqx", "qqy", "qqz"], "ask": ask} for ask in asks
    ]
    asked = Question.model_validate({**question().model_dump(), "points": points})
    step = nudge(asked, "I have no clue.", random.Random(1), Asker())
    assert step is not None
    assert step.text.endswith("Whom did you tell?")
    backwards = Question.model_validate({**question().model_dump(), "points": points[:2]})
    step = nudge(backwards, "I have no clue.", random.Random(1), Asker())
    assert step is not None
    assert step.text in follow_up_lines().nearest


def test_only_the_newest_part_tells_whether_a_thought_was_left_unfinished() -> None:
    first = "Our oven was too slow and I measured it, so I went to the owner and"
    second = "we agreed on a schedule, which in the end saved 20 minutes."
    assert follow_up(f"{first}\n{second}", newest=second) is None
    unfinished = follow_up(f"{second}\n{first}", newest=first)
    assert unfinished is not None
    assert unfinished.reason is FollowUpReason.UNFINISHED


answers = st.lists(
    st.sampled_from(
        [
            "We were too late.",
            "I wrote a schedule.",
            "In the end it worked.",
            "Sales went up a lot",
            "because we, our team, tried",
            "It took 3 weeks.",
            "I used Excel and",
            "It depends on the day.",
        ]
    ),
    max_size=6,
).map(" ".join)


@PROPERTY
@given(
    answers,
    st.sampled_from([kind.value for kind in InterviewType]),
    st.lists(st.sampled_from(list(FollowUpReason)), min_size=MAX_FOLLOW_UPS, max_size=4),
)
def test_there_are_at_most_two_follow_ups_on_a_question(
    answer: str, kind: str, asked: list[FollowUpReason]
) -> None:
    """Breaks when some reason is exempt from the limit."""
    assert follow_up(answer, *asked, kind=kind) is None


@PROPERTY
@given(answers, st.sampled_from([kind.value for kind in InterviewType]), st.integers(0, 999))
def test_a_quote_is_word_for_word_in_the_answer(answer: str, kind: str, seed: int) -> None:
    """Breaks when a quote is taken from a folded copy, or a blank is left in the wording."""
    move = choose_follow_up(
        question(kind), answer, (), random.Random(seed), newest=answer, asker=Asker()
    )
    if move is not None:
        assert move.quote in answer
        assert "{quote}" not in move.text
        assert move.quote_at is None or move.text.startswith(move.quote, move.quote_at)
        assert move.text_with(lambda quote: quote) == move.text
        assert '""' not in move.text


def test_a_nudge_takes_a_smaller_step_towards_the_first_open_point() -> None:
    first = nudge(question(), "I don't know.", random.Random(1), Asker())
    assert (first.kind, first.reason) == (MoveKind.FOLLOW_UP, FollowUpReason.DONT_KNOW)
    assert first.text.endswith("What was wrong at first?")
    later = nudge(question(), "It was too slow.", random.Random(1), Asker())
    assert later.text.endswith("What was your plan?")


def test_a_nudge_does_not_ask_what_was_just_asked() -> None:
    asked = Asker(said=("Let me go one step further. What was wrong at first?",))
    other = nudge(question(), "I don't know.", random.Random(1), asked)
    assert other is not None
    assert not other.text.endswith("What was wrong at first?")
    assert nudge(question(), COMPLETE, random.Random(1), asked) is None


@pytest.mark.parametrize("seed", range(8))
def test_nobody_leads_up_to_two_questions_running_with_the_same_words(seed: int) -> None:
    leads = ("I'd like to ask one more thing.", "Let me come back to that.")
    last = f"{leads[0]} What was wrong at first?"
    asker = Asker(leads=leads, said=(last,))
    answer = "We talked it over with everyone and I decided on the day, and in the end it worked."
    move = choose_follow_up(question(), answer, (), random.Random(seed), newest=answer, asker=asker)
    assert move is not None
    assert move.text.startswith(leads[1])


def test_a_nudge_finds_a_step_even_when_every_point_was_touched() -> None:
    assert nudge(question(), COMPLETE, random.Random(1), Asker()).text.endswith(
        "What was wrong at first?"
    )


LEARNED = "How do you know that they learned, and did not just enjoy it?"


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        ("What exactly did you do wrong?", "I dropped the wrong index on a Friday."),
        ("What exactly did you get wrong?", "Once I nearly gave the wrong insulin to a lady."),
        ("What exactly did you get wrong?", "I forgot to write it in her chart."),
        ("What exactly did you do wrong?", "I sent the list to everybody by mistake."),
        ("How did you decide who came first?", "I scored them by how sick they looked."),
        ("How did you decide what came first?", "I rang them all and asked when they needed it."),
        ("What had gone wrong, seen with their eyes?", "The kettle had leaked on her floor."),
        ("What had gone wrong, seen with their eyes?", "They had waited for two hours."),
        ("What difference did it make to that person?", "I'd have left if it wasn't for you."),
        ("What did it mean to them?", "She hugged me at the door."),
        ("What was the old code actually costing you?", "Forty percent of them came from it."),
        ("What was that disagreement costing the business?", "We lost two hours a day by it."),
        ("To whom did you report it, and in what way?", "I showed my manager the open door."),
        ("To whom did you report it, and in what way?", "I reported it to the plant that day."),
        ("Whom did you tell?", "I immediately told her doctor, I told the ward, too."),
        ("What worried you about their plan?", "I thought that the tool was too expensive."),
        ("What precisely worried you about it?", "I was worried about the loan."),
        (LEARNED, "Nineteen of twenty-four got it right, compared with eleven the week before."),
        (LEARNED, "The average went up from 52 to 71 points."),
        ("How do you know that it worked?", "We had ninety bookings, up from forty."),
        ("How do you know that the change made a difference?", "Falls dropped from nine to two."),
        (
            "What did you do that made the difference in that lesson?",
            "I cut paper strips, I asked each pair to fold them, and I held back the rule.",
        ),
    ],
)
def test_what_was_told_in_other_words_is_not_asked_for(ask: str, told: str) -> None:
    point = ExpectedPoint(point="tells of it somehow", cues=("qqx", "qqy", "qqz"), ask=ask)
    assert is_given(point, read_signs(told), told)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        ("What exactly did you do wrong?", "The customer was wrong and I told him so."),
        ("What exactly did you do wrong?", "I was in the wrong team at that time."),
        ("What exactly did you get wrong?", "There was an error in the list, we found it later."),
        ("What exactly did you get wrong?", "Nobody makes mistakes on purpose, I believe."),
        ("How did you decide who came first?", "First I had a coffee and then I went round."),
        ("How did you decide who came first?", "The doctor asked who wanted to go home."),
        ("How did you decide what came first?", "There were nineteen orders on my desk."),
        ("What had gone wrong, seen with their eyes?", "She came in shouting at everybody."),
        ("What had gone wrong, seen with their eyes?", "I waited for her to finish."),
        ("What difference did it make to that person?", "I sat with her and it was not for long."),
        ("What difference did it make to that person?", "I thanked her and I went home."),
        ("What was the old code actually costing you?", "I asked for two weeks to rewrite it."),
        ("To whom did you report it, and in what way?", "I showed the results on a slide."),
        ("Whom did you tell?", "I told the truth. They told my manager."),
        ("What worried you about their plan?", "I thought about it. It was a new tool."),
        ("What worried you about their plan?", "They wanted a new tool; they could pay for it."),
        (LEARNED, "There were twenty-four of them and they loved it."),
        (LEARNED, "I taught from nine to five that day."),
        (LEARNED, "We moved from room 4 to room 9 after ten minutes."),
        ("What did you do that made the difference in that lesson?", "I taught them fractions."),
    ],
)
def test_what_was_not_told_stays_to_be_asked(ask: str, told: str) -> None:
    point = ExpectedPoint(point="tells of it somehow", cues=("qqx", "qqy", "qqz"), ask=ask)
    assert not is_given(point, read_signs(told), told)


def test_of_a_question_that_denies_something_no_half_is_asked_alone() -> None:
    assert LEARNED in ways_to_ask(LEARNED)
    assert not any(way.startswith("And did not") for way in ways_to_ask(LEARNED))
