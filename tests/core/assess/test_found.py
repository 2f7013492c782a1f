"""What is quoted for an expected point is the sentence that shows it best."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.assess.answer.text import AnswerText
from core.assess.rules import answer_text
from core.assess.star import StarPart
from core.assess.story.expected_points import review_points
from core.assess.story.found import review_star
from core.conversation.moves import FollowUpReason, MoveKind
from core.ground.asking import grounded_wording
from core.practice.bank import ExpectedPoint, Question
from core.practice.interview import Line, Speaker
from tests.core.answers import STORY_QUESTION, interview_of

WROTE = "I listened to their calls, and I wrote down every question that came up twice."
FELL = "The error rate on returns fell by half, and they took calls after a week instead of three."


def read(question: Question, *parts: str) -> dict[str, str | None]:
    answer: AnswerText = answer_text(interview_of(question, *parts), question.id)
    return {p.point: p.quote and p.quote.text for p in review_points(answer, question)}


def shown(part: StarPart, *parts: str) -> list[str]:
    """The quotes for ``part`` in a story of ``parts``."""
    star = review_star(answer_text(interview_of(STORY_QUESTION, *parts), STORY_QUESTION.id))
    return [quote.text for found in star if found.part is part for quote in found.quotes]


def test_a_sentence_that_tells_nothing_shows_no_part_of_a_story() -> None:
    vague = "I guess it was somehow in my last project, we kind of talked about it and it was okay."
    told = "I replaced the query. After that it took 25 seconds."
    assert shown(StarPart.RESULT, vague, told) == ["After that it took 25 seconds."]
    assert shown(StarPart.SITUATION, vague, told) == []
    fact = "I guess in my last project we kind of lost Claire, maybe."
    assert shown(StarPart.SITUATION, fact, told) == [fact]


def test_of_many_deeds_those_that_tell_most_are_quoted_in_their_order() -> None:
    cut = "I cut the payment part out, wrote 60 tests around it and moved it over in four steps."
    counted = "I counted the incidents of half a year, put a price on them and showed it to Claire."
    told = ("I argued that we should wait.", counted, "She agreed.", cut, "I told them so.")
    assert shown(StarPart.ACTION, " ".join(told)) == [counted, cut]
    assert shown(StarPart.ACTION, "I argued. I rang her. I wrote to him.") == [
        "I argued.",
        "I rang her.",
    ]


@pytest.mark.parametrize("between", [",", ", ", " and", "; and"])
def test_a_page_of_marks_between_two_deeds_is_read_once(between: str) -> None:
    told = f"I built a list{between * 10_000} rang each customer."
    kept, also = shown(StarPart.ACTION, told, "I wrote to him.", "I met her.")
    assert (kept[:14], also) == ("I built a list", "I wrote to him.")


@pytest.mark.parametrize(
    ("end", "is_one"),
    [
        ("After that it took 25 seconds, and we go on from there.", True),
        ("From then on the report needed only ten minutes.", True),
        ("I brought it to 25 seconds, which pleased the desk.", True),
        ("After that it took two weeks to find a plumber.", False),
        ("After that it took three more weeks.", False),
    ],
)
def test_what_it_took_afterwards_is_how_it_ended(end: str, *, is_one: bool) -> None:
    told = f"The report took 40 minutes. I replaced the query. {end} I rang the desk about it."
    assert shown(StarPart.RESULT, told) == ([end] if is_one else [])


def with_points(*points: ExpectedPoint) -> Question:
    return STORY_QUESTION.model_copy(update={"points": points})


def test_the_sentence_with_most_of_a_points_phrases_is_quoted_and_not_the_first() -> None:
    point = ExpectedPoint(point="tells the end", cues=("twice", "fell", "half"), ask="And then?")
    other = ExpectedPoint(
        point="says who asked", cues=("manager", "boss", "lead"), ask="Who asked?"
    )
    question = with_points(point, other)
    assert read(question, WROTE, FELL)["tells the end"] == FELL
    assert read(question, f"{WROTE} {FELL}")["tells the end"] == FELL
    assert read(question, f"{WROTE} Twice twice.")["tells the end"] == WROTE


def test_neither_instead_of_is_a_reason_nor_what_came_up_twice_an_outcome() -> None:
    question = with_points(*grounded_wording().points)
    found = read(question, WROTE, FELL)
    assert found["gives a reason for the way that was chosen"] is None
    assert found["tells the outcome, with a measure where there is one"] == FELL


TOLD = "I listened to their calls and wrote down every question."


def result_of(reply: str) -> list[str]:
    return part_of(reply, StarPart.RESULT)


def part_of(reply: str, asked_for: StarPart, told: str = TOLD) -> list[str]:
    """What of the story and of the ``reply`` to a follow-up is quoted for what it asked for."""
    result = asked_for is StarPart.RESULT
    asked = Line(
        Speaker.INTERVIEWER,
        "How did it end?" if result else "What was your own part in that?",
        STORY_QUESTION.id,
        0.0,
        move=MoveKind.FOLLOW_UP,
        reason=FollowUpReason.NO_RESULT if result else FollowUpReason.NO_OWN_PART,
    )
    interview = interview_of(STORY_QUESTION, told, reply)
    first, story, then = interview.lines[0], interview.lines[1], interview.lines[2]
    interview = replace(interview, lines=(first, story, asked, then))
    answer = answer_text(interview, STORY_QUESTION.id)
    (found,) = (star for star in review_star(answer) if star.part is asked_for)
    return [quote.text for quote in found.quotes]


@pytest.mark.parametrize(
    "reply",
    [
        "No numbers, sorry.",
        "What did it teach me?",
        "That one's too personal for me.",
        "I'd rather not say. It was in Leeds.",
        "Let me start again. It was in Leeds and the ward was full.",
        "I don't know.",
        "Can we skip this one?",
        "I lost my younger brother that year.",
    ],
)
def test_no_refusal_no_question_and_no_new_beginning_is_the_result(reply: str) -> None:
    assert result_of(reply) == []


@pytest.mark.parametrize(
    "reply",
    [
        "I asked the manager if I could try marking it down.",
        "First thing I did was say it. I dropped it.",
        "I just smile and stay positive, that's what I always do.",
        "I use SQL every day and I always deliver.",
        "I'd do it the same way.",
        "We always deliver on time, that is how we are.",
        "You just have to stay positive.",
        "I told him where the list was.",
        "I love a challenge.",
        "I rang him and then I wrote to the landlord.",
        "Well, I called the bank, and asked for the manager.",
        "I tried it on two more pages.",
        "I looked at the logs and the queue.",
        "I spoke to the driver, who had the key.",
    ],
)
def test_no_deed_no_habit_and_no_plan_is_the_result(reply: str) -> None:
    assert result_of(reply) == []


@pytest.mark.parametrize(
    ("reply", "result"),
    [
        ("I still work there.", "I still work there."),
        ("I resigned.", "I resigned."),
        ("I got the job.", "I got the job."),
        ("I'm the manager there.", "I'm the manager there."),
        ("I always get the first call now.", "I always get the first call now."),
        ("I asked her to mark it down. It sold.", "It sold."),
        ("I rang him twice. The two of them share a desk.", "The two of them share a desk."),
        ("They are all friends these days.", "They are all friends these days."),
        ("How did it end? Quietly, with tea.", "Quietly, with tea."),
        ("Let me think. They are friends.", "They are friends."),
        ("We talked. She got the job.", "She got the job."),
        ("Nothing came of it.", "Nothing came of it."),
        ("I rang them again. I convinced them.", "I convinced them."),
        *(
            (said, said)
            for said in (
                "I got fired.",
                "I became the manager.",
                "I reached the target.",
                "I sold it for 900 pounds.",
                "I stopped the leak.",
                "I got her to stay.",
                "I paid it all back.",
                "I beat the deadline.",
                "I won the contract.",
                "I cut it down to two pages.",
                "I let her go.",
                "I put it right.",
                "I withdrew the claim.",
                "I never heard back.",
                "I called it off.",
                "I told them that I was leaving.",
                "I asked him again and he paid.",
                "I tried, but it broke.",
                "I asked for a refund and got it.",
                "She stayed after I spoke to her.",
            )
        ),
    ],
)
def test_any_other_reply_to_how_it_ended_is_the_result(reply: str, result: str) -> None:
    assert result_of(reply) == [result]


GROUP = "We had a leak and we looked for it together."


@pytest.mark.parametrize(
    "reply",
    [
        "He said he was tired after a run of nights.",
        "I'd look at what the drawing says.",
        "I would ring the architect first.",
        "The others did the roof.",
        "I always give my best.",
        "Tom did the roof.",
        "Well, Fatima and Tom wrote the letter.",
        "My boss rang each customer.",
        "They told everyone.",
        "The plumber came and fixed it.",
        "We all looked for it together.",
        "Somebody called the bank.",
        "It was done by the crew.",
        "He said that we had an hour.",
        "Her brother kept the till.",
    ],
)
def test_neither_what_others_did_nor_a_plan_is_ones_own_part(reply: str) -> None:
    assert part_of(reply, StarPart.ACTION, GROUP) == []


@pytest.mark.parametrize(
    "reply",
    [
        "The phone calls and the spreadsheet.",
        "It was me who found it.",
        "Mostly the testing.",
        "My part was the cellar.",
        "I'd asked the plumber in the morning.",
        "He said no, so I rang her.",
        "Rang each customer myself.",
        "Called the bank, then wrote the letter.",
        "Wrote the tests and fixed the parser.",
        "Me and Tom did the roof.",
        "Tom and me did the roof.",
        "Well, drew up the list and rang round.",
        "Stood at the door and counted them in.",
        "The calls that came in at night.",
        "They left it to me.",
        "Mostly cooked, and then washed up.",
        "Held the ladder while they climbed.",
        "Everything that had to do with money.",
        "Kept the till and did the accounts.",
        "Mostly cooking and cleaning.",
        "Ran the bar.",
    ],
)
def test_ones_own_part_is_told_in_whatever_words(reply: str) -> None:
    assert part_of(reply, StarPart.ACTION, GROUP) == [reply]


CAFE = (
    "um so I was I was working at this cafe and the milk deliveries they were always coming like "
    "half an hour late and the manager she asked me to change the supplier but I thought hang on "
    "and I rang the driver his name was Phil and he said the back gate was locked till seven so I "
    "asked the cleaner if she could open it and she said no problem and it's been on time every "
    "single day ever since and nobody had to change anything at all"
)


def test_speech_without_marks_is_quoted_by_the_words_that_hold_each_sign() -> None:
    answer = answer_text(interview_of(STORY_QUESTION, CAFE), STORY_QUESTION.id)
    quoted = {review.part: [q.text for q in review.quotes] for review in review_star(answer)}
    assert quoted[StarPart.TASK][0].startswith("and the manager she asked me")
    assert quoted[StarPart.ACTION][0].startswith("but I thought hang on and I rang")
    assert quoted[StarPart.RESULT][0].startswith("and she said no problem and it's")
    assert quoted[StarPart.SITUATION][0].startswith("um so I was")


def test_what_shows_a_dimension_in_speech_without_marks_is_a_piece_of_it() -> None:
    answer = answer_text(interview_of(STORY_QUESTION, CAFE), STORY_QUESTION.id)
    quote = answer.best_sentence(lambda said: float("Phil" in said))
    assert quote is not None and quote.text.endswith("rang the driver his name was Phil")
    assert quote.text.startswith("but I thought")


def test_a_repetition_is_quoted_from_where_it_was_said_first() -> None:
    told = "In May two cooks were ill. I took three waiters. By half past four everybody was in."
    again = (
        "As I said, by half past four every guest was in. Two cooks were missing, as I told you."
    )
    quotes = {
        found.part: [quote.text for quote in found.quotes]
        for found in review_star(
            answer_text(interview_of(STORY_QUESTION, told, again), STORY_QUESTION.id)
        )
    }
    assert quotes[StarPart.RESULT] == ["By half past four everybody was in."]
    assert quotes[StarPart.ACTION] == ["I took three waiters."]


def test_to_have_told_it_already_is_no_reply_to_how_it_ended() -> None:
    assert result_of("I already told you that.") == []
    assert result_of("I already told you. They paid.") == ["They paid."]


def test_what_only_says_how_things_go_is_no_result() -> None:
    general = "I talked to them. Usually things work out in the end. I rebuilt the invoice tool."
    fell = "The errors fell from 40 to 3 a month."
    assert shown(StarPart.RESULT, f"{general} {fell}") == [fell]


def test_who_goes_on_with_then_tells_a_deed_and_no_result() -> None:
    """Breaks when "then" passes for somebody who replaced it."""
    told = "I wrote the test first and then replaced the module step by step."
    assert shown(StarPart.RESULT, f"I counted the bugs in each of them. {told}") == []
    ended = "My family finally paid the bill."
    assert shown(StarPart.RESULT, "I counted it again with them.", ended) == [ended]


def test_how_it_ended_is_no_situation_but_where_a_story_begins_with_it() -> None:
    end = "As a result we delivered all three features before Christmas."
    task = "I had to convince sales of two weeks. First I counted the bugs for them."
    assert shown(StarPart.SITUATION, f"{task} {end}") == []
    whole = "In my last job at the bank our deploys took three hours and I cut them to ten minutes."
    assert shown(StarPart.SITUATION, f"{whole} That was all I did there.") == [whole]


@pytest.mark.parametrize(
    "first",
    [
        "The foreman said my welds look pretty and I'm too slow.",
        "Our sales director asked for all customers who looked at the cancellation page.",
        "A boiler failed on us one night.",
    ],
)
def test_what_happened_before_anybody_acted_is_the_situation(first: str) -> None:
    """Breaks when only words that call it a scene are heard, or a claim is taken for what was."""
    told = f"{first} I went and looked at it myself. Then I wrote it all down for him."
    assert shown(StarPart.SITUATION, f"Well, I hate losing. {told}") == [first]
    assert shown(StarPart.SITUATION, told.removeprefix(first)) == []


@pytest.mark.parametrize("found", ["found", "noticed", "found out", "heard", "saw"])
def test_in_what_state_somebody_came_upon_something_is_the_situation(found: str) -> None:
    opened = f"I {found} that our test server was open to the internet with copies of real data."
    assert shown(StarPart.SITUATION, f"{opened} First I told my manager.") == [opened]
    deed = "I found a cable and replaced it."
    assert shown(StarPart.SITUATION, f"{deed} Then I told my manager.") == []


@pytest.mark.parametrize(
    "told",
    [
        "I brought the kids to two hours of swimming.",
        "After that the meeting lasted 2 hours and nobody decided.",
        "After that they needed two days off.",
    ],
)
def test_a_length_of_time_that_nobody_worked_for_is_no_result(told: str) -> None:
    assert shown(StarPart.RESULT, f"I rang the others about it first. {told}") == []


@pytest.mark.parametrize(
    "ended",
    [
        "They took the open cupboards.",
        "He has bought two pairs from us since.",
        "She told him herself the next day.",
        "They pushed the deadline to three weeks.",
        "The rest came during the first three weeks.",
        "I showed him the orders we held, and he signed the same afternoon.",
        "I batched it, and it ran in 22 minutes, so the finance team had figures at eight.",
    ],
)
def test_what_happened_last_is_how_it_ended_in_whatever_words(ended: str) -> None:
    assert shown(StarPart.RESULT, f"I rang the others about it first. {ended}") != []


@pytest.mark.parametrize(
    "said",
    [
        "We drove over there together.",
        "That was a hard day for me.",
        "I asked him about it again in the evening.",
        "Did he take it?",
        "Honestly it is the prices that matter.",
    ],
)
def test_what_was_done_or_thought_last_is_no_end(said: str) -> None:
    assert shown(StarPart.RESULT, f"I rang the others about it first. {said}") == []


def test_what_happened_before_anybody_acted_is_no_end() -> None:
    assert (
        shown(StarPart.RESULT, "The oven broke. The cook left. The queue grew to the door.") == []
    )


def test_of_many_results_those_are_quoted_that_say_so_and_then_the_last() -> None:
    told = "I rang the others first. I wrote a list. He swore. He left. They moved it. She paid."
    assert shown(StarPart.RESULT, told)[-1] == "She paid."
    told = "I rang them. I made a list. As a result we lost nothing. He left. They moved. She paid."
    assert "As a result we lost nothing." in shown(StarPart.RESULT, told)


@pytest.mark.parametrize(
    "role",
    ["I was shift leader.", "I was the only mechanic on call.", "As the night manager I saw it."],
)
def test_who_says_what_they_were_there_tells_their_task(role: str) -> None:
    assert shown(StarPart.TASK, f"{role} I rang the others about it and we moved the van.") != []


def test_what_somebody_had_to_do_once_they_had_acted_is_no_task() -> None:
    story = "The board was wet. I printed it again. I hung it up at noon. It warped in one room."
    assert shown(StarPart.TASK, f"{story} I had to redo seven.") == []
    assert shown(StarPart.TASK, f"I had to redo seven. {story}") == ["I had to redo seven."]


def test_what_it_took_after_the_deed_is_a_result() -> None:
    for told in ("After that it took ten minutes.", "I brought the wait to two hours."):
        assert shown(StarPart.RESULT, f"I rang the others about it first. {told}") == [told]
