"""A long talk in little room, without losing the thread."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.messages import Message, Role
from core.think import memory
from core.think.memory import KEEP, LIMIT, SUMMARY_HEADING, compress, summarise_facts
from core.think.reading.facts import counted_facts, facts_of
from core.think.threads import is_clear, thread_score

PROPERTY = settings(max_examples=100, deadline=None, database=None, derandomize=True)
PROMPT = Message(Role.SYSTEM, "You are  interviewing.\n\nBe kind — and brief.")


def talk(count: int, start: int = 0) -> list[Message]:
    """Questions and answers in turn that hold no fact."""
    return [
        Message(
            Role.ASSISTANT if number % 2 == 0 else Role.USER,
            f"Well, {'as I said' if number % 2 else 'please go on'}.",
        )
        for number in range(start, start + count)
    ]


def user(text: str) -> Message:
    return Message(Role.USER, text)


@pytest.mark.parametrize("count", [0, 1, LIMIT - 1, LIMIT])
def test_a_short_talk_stays_as_it_is(count: int) -> None:
    messages = [PROMPT, *talk(count)]
    assert compress(messages) == messages


def test_the_system_prompt_is_not_counted() -> None:
    messages = [PROMPT, PROMPT, *talk(LIMIT)]
    assert compress(messages) == messages


def test_one_message_too_many_turns_all_but_the_newest_into_a_summary() -> None:
    messages = [PROMPT, user("We hired Priya in 2019."), *talk(LIMIT)]
    compressed = compress(messages)
    assert len(compressed) == 1 + 1 + KEEP
    assert compressed[0] == PROMPT
    assert compressed[1].role is Role.SYSTEM
    assert compressed[1].text == f"{SUMMARY_HEADING}\nThey said: We hired Priya in 2019."
    assert compressed[2:] == messages[-KEEP:]


def test_a_summariser_of_ones_own_gets_exactly_what_is_dropped() -> None:
    messages = [PROMPT, *talk(LIMIT + 5)]
    given_to: list[Message] = []

    def summarise(older: object) -> str:
        assert isinstance(older, list)
        given_to.extend(older)
        return "in short"

    compressed = compress(messages, summarise)
    assert given_to == messages[1:-KEEP]
    assert compressed[1].text == f"{SUMMARY_HEADING}\nin short"


@pytest.mark.parametrize(("limit", "keep"), [(20, 0), (20, -1), (9, 10), (0, 0)])
def test_limits_that_make_no_sense_are_refused(limit: int, keep: int) -> None:
    with pytest.raises(ValueError, match="need 0 < keep <= limit"):
        compress(talk(3), limit=limit, keep=keep)


def test_limit_and_keep_may_be_equal() -> None:
    messages = talk(5)
    assert compress(messages, limit=4, keep=4)[1:] == messages[-4:]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("My manager was Priya Raman back then.", "Priya Raman"),
        ("It took us 37 weeks.", "37"),
        ("It cost $4,200 in total.", "$4,200"),
        ("We decided against the merger.", "decided against the merger"),
        ("So I chose the slower way.", "chose the slower way"),
        ("Our rent rose by 12% there.", "12%"),
    ],
)
def test_names_numbers_and_decisions_are_kept(said: str, kept: str) -> None:
    assert kept in summarise_facts([*talk(8), user(said), *talk(8)])


def test_small_talk_leaves_nothing_to_keep() -> None:
    assert summarise_facts(talk(20)) == ""


def test_facts_are_told_in_the_order_in_which_they_were_said() -> None:
    summary = summarise_facts(
        [
            user("It began in 2015."),
            Message(Role.ASSISTANT, "Was Rosa there?"),
            user("We decided to close, and Omar and Lena lost 300 pounds."),
        ]
    )
    assert summary.splitlines() == [
        "They said: It began in 2015.",
        "You said: Was Rosa there?",
        "They said: We decided to close, and Omar and Lena lost 300 pounds.",
    ]


def test_the_persons_words_go_before_the_interviewers_when_room_is_short() -> None:
    same = "It was 1999 in the end."
    summary = summarise_facts([Message(Role.ASSISTANT, same), user(same)], budget_words=8)
    assert summary == "They said: It was 1999 in the end."


def test_a_name_from_the_first_message_is_still_there_after_five_rounds() -> None:
    messages = [PROMPT, user("I was hired by Priya in 2019."), *talk(LIMIT)]
    for round_ in range(5):
        messages = [*compress(messages), *talk(LIMIT, start=100 * round_)]
        assert "Priya" in messages[1].text
        assert "2019" in messages[1].text
    assert compress(messages)[0] == PROMPT


def test_facts_of_later_rounds_join_those_of_earlier_ones() -> None:
    messages = [PROMPT, user("I was hired by Priya in 2019."), *talk(LIMIT)]
    for city in ("Leeds", "Porto", "Turin", "Ghent", "Malmo"):
        messages = [*compress(messages), user(f"Then I moved to {city}."), *talk(LIMIT)]
    summary = compress(messages)[1].text
    assert all(f in summary for f in ("Priya", "Leeds", "Porto", "Turin", "Ghent", "Malmo"))


def test_there_is_one_summary_however_often_it_is_compressed() -> None:
    messages = [PROMPT, *talk(LIMIT + 1)]
    for _ in range(4):
        messages = [*compress(messages), user("It was 1999."), *talk(LIMIT)]
    headings = [m for m in compress(messages) if m.text.startswith(SUMMARY_HEADING)]
    assert len(headings) == 1
    assert headings[0].text.count(SUMMARY_HEADING) == 1


words = st.sampled_from(
    "we decided to hire Priya Raman in 2019 because 42 of them went to Leeds and it cost $3,500"
    " while the team chose Redis or Acme for 12% less".split()
)
sentence = st.lists(words, min_size=1, max_size=14).map(lambda parts: f"{' '.join(parts)}.")
messages_ = st.lists(
    st.builds(
        Message,
        st.sampled_from([Role.USER, Role.ASSISTANT]),
        st.lists(sentence, min_size=1, max_size=4).map(" ".join) | st.text(max_size=60),
    ),
    max_size=60,
)


@PROPERTY
@given(messages_)
def test_what_is_kept_is_kept_word_for_word_and_the_rest_is_short(messages: list[Message]) -> None:
    """Breaks when a kept message is touched, or the summary grows with the length of the talk.

    A sentence of one word carries a label of two, so three times the budget is the ceiling.
    """
    compressed = compress([PROMPT, *messages])
    assert compressed[0] == PROMPT
    if len(messages) <= LIMIT:
        assert compressed[1:] == messages
    else:
        assert compressed[2:] == messages[-KEEP:]
        assert len(compressed[1].text.split()) <= 3 * 160 + 10


@PROPERTY
@given(st.lists(messages_, min_size=2, max_size=5))
def test_repeated_compression_never_grows(rounds: list[list[Message]]) -> None:
    """Breaks when every round adds a summary of the summary to the summary."""
    held: list[Message] = [PROMPT]
    for added in rounds:
        held = compress([*held, *added])
        assert len(held) <= 1 + LIMIT + 1
        assert sum(m.text.startswith(SUMMARY_HEADING) for m in held) <= 1


FACTS = "We hired Tool{n}x in Leeds for {n}4 pounds because Acme{n} agreed, and I was pleased."


@pytest.mark.parametrize(
    "said",
    [
        "Let me come back to the flood once I've set the scene.",
        "Don't let me leave without telling you about the generator.",
        "There's a part two to the story with the harbour master.",
        "I haven't even mentioned the fire.",
        "I never did find out who cancelled the order.",
        "The reason I left the bank was that I—",
        "The Lagos office deserves its own conversation.",
    ],
)
def test_what_was_left_for_later_outlives_a_crowd_of_facts(said: str) -> None:
    crowd = [user(FACTS.format(n=n)) for n in range(40)]
    assert said in summarise_facts([*crowd[:20], user(said), *crowd[20:]])


def test_a_question_that_the_next_turn_passes_over_stays_open() -> None:
    asked = user("How big is the night crew?")
    crowd = [user(FACTS.format(n=n)) for n in range(40)]
    passed_over = Message(Role.ASSISTANT, "Describe a mistake.")
    taken_up = Message(Role.ASSISTANT, "The crew has six people. Describe a mistake.")
    assert asked.text in summarise_facts([*crowd, asked, passed_over, *crowd])
    assert asked.text not in summarise_facts([*crowd, asked, taken_up, *crowd])


def test_a_thread_that_says_only_that_brings_what_it_means() -> None:
    question = Message(Role.ASSISTANT, "What did the tenants say about the drying room?")
    summary = summarise_facts([question, user("Can we skip that for now?")])
    assert summary.splitlines() == [
        f"You said: {question.text}",
        "They said: Can we skip that for now?",
    ]


def test_a_thread_that_names_half_of_its_matter_brings_the_rest_where_there_is_room() -> None:
    said = user("We had a plan for the pigeon loft. That's a story for another day, by the way.")
    crowd = [user(FACTS.format(n=n)) for n in range(40)]
    matter = "They said: We had a plan for the pigeon loft."
    assert matter in summarise_facts([*crowd, said, *crowd]).splitlines()


def test_threads_go_before_what_other_threads_are_about() -> None:
    long = f"We had a plan for {'the old and ' * 60}pigeon loft."
    leaning = user(f"{long} That's a story for another day, by the way.")
    summary = summarise_facts([leaning, user("Remind me to tell you about the generator.")])
    assert "generator" in summary
    assert "story for another day" in summary
    assert "pigeon" not in summary


def test_what_may_be_a_thread_is_kept_where_the_facts_leave_room() -> None:
    doubtful = user("The oven I never understood.")
    assert thread_score(doubtful.text) > 0
    assert not is_clear(thread_score(doubtful.text))
    quiet = [user("it was a long day and we were all rather tired by then")] * 40
    told = [user(FACTS.format(n=n)) for n in range(40)]
    assert doubtful.text in summarise_facts([*quiet, doubtful, *quiet])
    assert doubtful.text not in summarise_facts([*told, doubtful, *told])


def test_of_more_threads_than_fit_the_clear_ones_are_kept() -> None:
    clear = "Remind me, that story has a part two, and we'll get to it when we talk about pay."
    doubtful = [user(f"I still wonder about the oven with the {n} doors.") for n in range(40)]
    assert clear in summarise_facts([user(clear), *doubtful])


@pytest.mark.parametrize(
    "said",
    [
        "I would check the records before giving the dose.",
        "I'd rather talk to the person first.",
        "I would follow up with an email the next day.",
        "My partner wants a bigger flat.",
        "I'd tell the team before we change anything.",
    ],
)
def test_what_somebody_would_do_at_work_is_left_open_nowhere(said: str) -> None:
    assert not is_clear(thread_score(said))


def test_only_an_interviewer_cuts_a_talk_short_for_a_colleague() -> None:
    said = "My colleague wants a word with you about the rota."
    assert is_clear(thread_score(said, interviewer=True))
    assert not is_clear(thread_score(said))


def test_what_is_put_off_for_the_listener_stays_open_beside_others() -> None:
    assert is_clear(thread_score("I'll tell you about the customer later."))
    assert not is_clear(thread_score("I'll tell the customer later."))


def test_an_hour_is_summarised_without_weighing_every_sentence_for_every_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is done before each reply; weighing all again for each one chosen took seconds."""
    weighed = 0

    def count(*arguments: Any) -> float:
        nonlocal weighed
        weighed += 1
        return value(*arguments)

    value = memory._value
    monkeypatch.setattr(memory, "_value", count)
    summarise_facts([user(FACTS.format(n=n)) for n in range(500)])
    assert 500 <= weighed <= 5 * 500


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "We had 12 errors here and only 2 tickets were left.",
            ["12 errors here", "2 tickets were"],
        ),
        ("It grew from 150 users to 50 teams.", ["150 users to", "50 teams"]),
        ("It took 20 days, then 2 days.", ["20 days", "2 days"]),
        ("It fell by 15% a week, then by 5% a month.", ["15% a week", "5% a month"]),
        ("It cost $30 more than 3 cups.", ["$30 more than", "3 cups"]),
        ("We ship v2 in Q3 of 2024.", ["Q3", "2024"]),
        ("We closed for COVID-19, 19 days long.", ["COVID-19", "19 days long"]),
        ("我们有12个错误。", ["12"]),
    ],
)
def test_a_number_stands_beside_what_it_counts_itself(sentence: str, told: list[str]) -> None:
    assert [counted for _, counted in counted_facts(sentence)][-len(told) :] == told
    assert "3" not in facts_of("We ship v3 in Q3.")
