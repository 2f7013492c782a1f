"""Which sentences of an answer tell situation, task, action and result."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assess.star import StarPart, StarSpan, find_star
from core.speak.sentences import sentence_spans


def missing_parts(spans: tuple[StarSpan, ...]) -> tuple[StarPart, ...]:
    """The parts that no sentence shows, in STAR order."""
    shown = {span.part for span in spans}
    return tuple(part for part in StarPart if part not in shown)


PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)

STORIES = [
    (
        "When I was a junior nurse, our ward was short of staff. I was responsible for the night "
        "rota. I drew up a new plan and asked everyone for their wishes. As a result nobody was "
        "called in on a day off that month."
    ),
    (
        "In my last job a client threatened to leave. I was asked to win them back. I met their "
        "director and rewrote the offer. In the end they renewed for two years."
    ),
    (
        "Two years ago our release process was slow. We needed to ship every week. I built a "
        "pipeline and wrote the tests. Releases went from six weeks to five days."
    ),
    (
        "There was a pupil who never spoke. My goal was to hear one sentence from her. I sat down "
        "with her every day and read aloud. Eventually she read a poem to the class."
    ),
]


def shown(answer: str) -> dict[StarPart, list[str]]:
    """The sentences that show each part."""
    parts: dict[StarPart, list[str]] = {part: [] for part in StarPart}
    for span in find_star(answer):
        parts[span.part].append(answer[span.start : span.end])
    return parts


def sentences(answer: str) -> list[str]:
    return [answer[start:end] for start, end in sentence_spans(answer)]


@pytest.mark.parametrize("story", STORIES, ids=["nurse", "client", "release", "pupil"])
def test_a_whole_story_shows_its_four_parts_in_its_four_sentences(story: str) -> None:
    first, second, third, fourth = sentences(story)
    found = shown(story)
    assert first in found[StarPart.SITUATION]
    assert second in found[StarPart.TASK]
    assert third in found[StarPart.ACTION]
    assert found[StarPart.RESULT] == [fourth]
    assert missing_parts(find_star(story)) == ()


@pytest.mark.parametrize("story", STORIES, ids=["nurse", "client", "release", "pupil"])
def test_a_story_without_its_last_sentence_lacks_the_result(story: str) -> None:
    cut = story.removesuffix(sentences(story)[-1]).strip()
    assert missing_parts(find_star(cut)) == (StarPart.RESULT,)


@pytest.mark.parametrize("story", STORIES, ids=["nurse", "client", "release", "pupil"])
def test_a_story_without_its_third_sentence_lacks_the_action(story: str) -> None:
    third = sentences(story)[2]
    assert missing_parts(find_star(story.replace(third, ""))) == (StarPart.ACTION,)


@pytest.mark.parametrize("story", STORIES, ids=["nurse", "client", "release", "pupil"])
def test_a_story_without_its_second_sentence_lacks_the_task(story: str) -> None:
    second = sentences(story)[1]
    assert missing_parts(find_star(story.replace(second, ""))) == (StarPart.TASK,)


@pytest.mark.parametrize(
    "plan",
    [
        "I would cut the waiting time and as a result everyone would be happier.",
        "I'd build a new pipeline, which led to success.",
        "In the end we would have saved a lot of money.",
    ],
)
def test_a_plan_tells_no_result(plan: str) -> None:
    assert StarPart.RESULT in missing_parts(find_star(plan))


@pytest.mark.parametrize(
    ("said", "acts"),
    [
        ("It was cold. I'd look at what the drawing says.", False),
        ("It was cold. I would then call the architect.", False),
        ("It was cold. So I'd ask the crew.", False),
        ("It was cold. I'll check it.", False),
        ("It was cold. I'd asked the crew.", True),
        ("It was cold. I'd just called them.", True),
        ("It was cold. That stung, because I'd thought of three ways.", True),
        ("It was cold. I'd really asked for two.", True),
        ("It was cold. He asked if I'd look at it and I did.", True),
        ("It was cold. I looked at what the drawing said.", True),
        ("I'd put a list on the wall and I'd read all forty letters.", True),
        ("It was cold. I'd run the whole list by then.", True),
        ("It was cold. I'd cut the list in two.", True),
        ("It was cold. I'd put the list up.", True),
        ("It was cold. When I ran the desk, I would ring each ward.", True),
        ("When I ran the desk, I would ring each ward. Then I'd walk the list up.", True),
        ("It was cold. I'd need to ask the crew first.", False),
        ("It was cold. I would put a list on the wall.", False),
        ("It was cold. I'll read each letter.", False),
        ("When I was asked what I'd do, it was cold. I would ring the crew.", False),
        ("When we have a leak, I would ring the crew.", False),
        ("It was cold. When I was there we had a leak, so now I would ring first.", False),
    ],
)
def test_what_somebody_would_do_is_no_action(said: str, acts: bool) -> None:
    assert (StarPart.ACTION in {span.part for span in find_star(said)}) is acts


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("I cut our handover from fifty minutes to twenty.", True),
        ("I learnt that some customers only look at the price.", True),
        ("We always deliver on time.", False),
        ("They always deliver on time now.", True),
    ],
)
def test_a_habit_is_no_result_and_what_changed_is_one(said: str, ends: bool) -> None:
    told = f"It was cold. I rang the crew and I wrote a list. {said}"
    assert (StarPart.RESULT in {span.part for span in find_star(told)}) is ends


@pytest.mark.parametrize(
    ("state", "reached"),
    [
        ("Today the error rate is at 0.1 percent.", True),
        ("The ward has had no falls since.", True),
        ("By March we were down to two open tickets.", True),
        ("It has been running without us ever since.", True),
        ("By March we want to be down to two open tickets.", False),
        ("I wish the error rate were at 0.1 percent today.", False),
        ("The industry average is at two percent.", False),
        ("By then we were down to our last two nurses.", False),
    ],
)
def test_a_state_that_was_reached_is_a_result_and_one_that_is_wished_for_is_none(
    state: str, reached: bool
) -> None:
    told = (
        f"When I came, the error rate was at 9 percent. I wrote a list and I rang the lab. {state}"
    )
    assert (shown(told)[StarPart.RESULT] == [state]) is reached
    assert shown(told)[StarPart.RESULT] in ([state], [])


def test_the_trouble_at_the_beginning_is_the_situation_and_the_end_is_the_result() -> None:
    told = (
        "At Hartmann the night load ran on one server, and twice in 2021 we lost a full week of "
        "container bookings.",
        "The director asked me to make sure that it never came to a third time.",
        "I looked at the logs and I moved our nightly load to a queue.",
        "In the two years since we had zero lost bookings, and it takes two hours instead of six.",
    )
    found = shown(" ".join(told))
    assert found == {part: [line] for part, line in zip(StarPart, told, strict=True)}


@pytest.mark.parametrize(
    "task",
    [
        "My manager asked me to look into it.",
        "They put me in charge.",
        "It fell to me to sort the rota.",
        "She wanted me to call the client.",
        "I was on call and had to get payments back before eight.",
        "I still had to find the cause.",
        "I was the coordinator, so it was more or less on me.",
        "It landed on my desk on the Friday.",
        "Somebody had to tell the customer, and that was me.",
        "The client gave us ten days.",
        "They made me lead of the group.",
    ],
)
def test_what_somebody_was_asked_to_do_is_their_task(task: str) -> None:
    assert StarPart.TASK in {span.part for span in find_star(f"It was winter. {task}")}


@pytest.mark.parametrize(
    "aside", ["It was my fault.", "The light was on me and I froze.", "I'd been told off before."]
)
def test_what_only_sounds_like_a_task_is_none(aside: str) -> None:
    assert StarPart.TASK not in {span.part for span in find_star(f"It was winter. {aside}")}


def test_the_deed_of_a_group_is_not_the_tellers_action() -> None:
    assert find_star("They rebuilt the whole thing.") == ()


def test_a_first_sentence_in_the_past_sets_the_scene() -> None:
    assert shown("Our shop was empty.")[StarPart.SITUATION] == ["Our shop was empty."]
    later = "It rains. Our shop was empty."
    assert shown(later)[StarPart.SITUATION] == []


@pytest.mark.parametrize("answer", ["", " ", "Yes.", "It depends."])
def test_where_nothing_is_told_everything_is_missing(answer: str) -> None:
    assert find_star(answer) == ()
    assert missing_parts(find_star(answer)) == tuple(StarPart)


said = st.lists(
    st.sampled_from([sentence for story in STORIES for sentence in sentences(story)])
    | st.text("abc I .!?\n,’é今。", max_size=30),
    max_size=6,
)


@PROPERTY
@given(said, st.sampled_from([" ", "\n", "  "]))
def test_sentences_are_in_order_apart_and_lose_no_visible_character(
    parts: list[str], space: str
) -> None:
    """Breaks when a sentence is searched from a wrong offset, or keeps its white space."""
    text = space.join(parts)
    spans = sentence_spans(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


@PROPERTY
@given(said)
def test_every_part_is_shown_by_a_whole_sentence_of_the_answer(parts: list[str]) -> None:
    """Breaks when a span is not one of the answer's sentences, or shows a part twice."""
    text = " ".join(parts)
    spans = find_star(text)
    assert {(span.start, span.end) for span in spans} <= set(sentence_spans(text))
    assert len(set(spans)) == len(spans)
