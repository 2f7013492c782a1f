"""An interview in stages, with a scripted clock, from the greeting to the close and into review."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from core.assess.answer.asked import NONE_ASKED, asked_in_words, candidate_questions
from core.assess.delivery import measure_session
from core.assess.review.file import read_review, review_json, verify_review
from core.assess.review.markdown import review_markdown
from core.assess.rules import review_interview
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation
from core.conversation.moves import MoveKind
from core.ground.opening import new_interview
from core.practice.bank import load_bank
from core.practice.directing.stages import InterviewStage, stage_of
from core.practice.interview import THEIR_QUESTIONS, Interview
from core.practice.plan import plan_interview
from history.repository import InterviewRepository, sqlite_url
from tests.fakes import spoken
from voice.dialogue import InterviewDialogue, Utterance

WAY_HERE = (
    "I am a branch manager and I look after thirty people. I led the change of our shop because "
    "we lost clients, after that I decided to go on, and I am looking for the next step. As a "
    "result revenue rose by 12 percent within a year."
)
STORY = (
    "When I ran the Leeds branch we lost our biggest client. I had to win them back within a "
    "month. I visited them, I listed their complaints and I rebuilt the delivery plan. In the "
    "end they signed again and revenue rose by 12 percent."
)
RECORD = TypeAdapter(Interview)


class Talk:
    """A staged interview by rules, on a clock that the test moves."""

    def __init__(self, timebox_min: int = 10, questions: int = 8) -> None:
        self.now_s = 100.0
        brief = Brief(
            Domain.BUSINESS,
            InterviewType.BEHAVIOURAL,
            question_count=questions,
            timebox_min=timebox_min,
        )
        rng = random.Random(2)
        interview = new_interview("id", brief, load_bank(brief.domain), rng)
        self.dialogue = InterviewDialogue(interview, random.Random(2), lambda: self.now_s)
        self._speak(self.dialogue.open())

    def say(self, text: str, after_s: float, *, aloud: bool = False) -> MoveKind:
        self.now_s += after_s
        transcript = spoken(text) if aloud else None
        return self._speak(self.dialogue.hear(Utterance(text, transcript)))

    def _speak(self, conversation: Conversation) -> MoveKind:
        move = conversation.move
        assert move is not None
        self.dialogue.said(move.text, 5.0)
        return move.kind

    @property
    def stage(self) -> InterviewStage | None:
        return stage_of(self.dialogue.interview)

    @property
    def interview(self) -> Interview:
        return self.dialogue.interview


def _at_their_turn() -> Talk:
    talk = Talk(questions=1)
    talk.say(WAY_HERE, 60.0)
    while not talk.interview.is_their_turn:
        talk.say(STORY, 60.0)
    return talk


def test_ten_minutes_lead_through_all_three_stages_to_the_close() -> None:
    talk = Talk()
    seen = [talk.stage]
    talk.say(WAY_HERE, 60.0)
    while not talk.interview.is_their_turn:
        seen.append(talk.stage)
        talk.say(STORY, 60.0)
    assert list(dict.fromkeys(seen)) == [InterviewStage.INTRODUCTION, InterviewStage.CORE]
    assert 360 <= talk.dialogue.elapsed_s <= 480, "the core ended near its time"
    assert talk.interview.next_question is not None, "not everything fitted"
    assert talk.say("What is the team like?", 20.0) is MoveKind.REPLY
    assert talk.say("No more questions, thank you.", 20.0) is MoveKind.CLOSING
    assert talk.interview.ended


def test_a_pause_takes_no_time_from_any_stage() -> None:
    talk = Talk()
    talk.say(WAY_HERE, 60.0)
    talk.dialogue.pause()
    talk.now_s += 3_600.0
    talk.dialogue.resume()
    assert talk.say(STORY, 30.0) in (MoveKind.QUESTION, MoveKind.FOLLOW_UP)
    assert talk.stage is InterviewStage.CORE


def test_what_only_an_employer_knows_is_a_question_and_no_wish_to_hear_the_last_answer_again() -> (
    None
):
    talk = _at_their_turn()
    talk.say("What is the salary?", 20.0)
    for asked in ("Do you offer staff meals?", "Do you employ students?"):
        assert talk.say(asked, 5.0) is MoveKind.REPLY
        told = talk.interview.lines[-1].text
        assert "name a range" not in told, "the answer on the salary"
        assert not told.startswith(("Of course", "Yes", "Sure", "Gladly"))
    assert talk.say("Could you say that again?", 5.0) is MoveKind.REPEAT
    assert talk.interview.lines[-1].text.endswith(told)


def test_a_reply_that_was_cut_off_stays_a_reply_and_the_stage_stays() -> None:
    talk = _at_their_turn()
    conversation = talk.dialogue.hear(Utterance("What is the team like?"))
    assert conversation.move is not None
    talk.dialogue.said("In the real", 0.5, conversation.move.text)
    line = talk.interview.lines[-1]
    assert (line.move, line.question_id) == (MoveKind.REPLY, THEIR_QUESTIONS)
    assert talk.stage is InterviewStage.YOUR_QUESTIONS
    assert talk.say("And what happens next?", 5.0) is MoveKind.REPLY


def test_an_invitation_that_nobody_heard_is_given_again() -> None:
    talk = Talk(questions=1)
    talk.say(WAY_HERE, 60.0)
    talk.now_s += 450.0
    conversation = talk.dialogue.hear(Utterance(STORY))
    assert conversation.move is not None
    assert conversation.move.kind is MoveKind.INVITATION
    talk.dialogue.said("That is", 0.3, conversation.move.text)
    assert not talk.interview.is_their_turn
    assert talk.say("Sorry, I had one more thing.", 5.0) is MoveKind.INVITATION


def test_a_reply_that_is_owed_to_a_question_is_the_reply_to_it() -> None:
    talk = _at_their_turn()
    talk.dialogue.hear(Utterance("What is the team like?"))
    again = InterviewDialogue(talk.interview, random.Random(1), lambda: 9_000.0)
    owed = again.owed()
    assert owed is not None
    assert owed.move is not None
    assert owed.move.kind is MoveKind.REPLY


def test_ending_by_the_button_closes_at_any_stage() -> None:
    for talk in (Talk(), _at_their_turn()):
        closing = talk.dialogue.end().move
        assert closing is not None
        assert closing.kind is MoveKind.CLOSING


# The review


def test_what_was_asked_is_noted_quoted_and_judged_as_nothing() -> None:
    talk = _at_their_turn()
    before = review_interview(talk.interview)
    talk.say("Thanks. What is the team like? And what happens next?", 20.0, aloud=True)
    talk.say("Is there a canteen?", 20.0, aloud=True)
    talk.say("No, that's all.", 5.0, aloud=True)
    quotes = candidate_questions(talk.interview)
    assert [quote.text for quote in quotes] == [
        "What is the team like?",
        "And what happens next?",
        "Is there a canteen?",
    ]
    assert asked_in_words(talk.interview).startswith("You asked 3 questions.")
    assert review_interview(talk.interview) == before, "not a figure moves"


def test_the_questions_stand_in_the_review_that_is_taken_home() -> None:
    talk = _at_their_turn()
    talk.say("What is the *team* like?", 20.0)
    talk.say("No more questions.", 5.0)
    report = review_interview(talk.interview)
    text = review_markdown(talk.interview, report)
    assert "## What you asked" in text
    assert "> What is the \\*team\\* like?" in text
    file = read_review(review_json(talk.interview, report))
    assert verify_review(file).faults == ()
    assert candidate_questions(file.interview) == candidate_questions(talk.interview)


def test_asking_nothing_is_told_and_an_interview_without_that_stage_is_not_told_off() -> None:
    talk = _at_their_turn()
    talk.say("No questions, thank you.", 5.0)
    assert asked_in_words(talk.interview) == NONE_ASKED
    assert asked_in_words(Talk().interview) == ""


def test_the_introduction_is_reviewed_like_any_answer() -> None:
    report = review_interview(_at_their_turn().interview)
    assert report.answers[0].question_id.startswith("introduction-")
    assert report.answers[0].level is not None


def test_the_interviewers_answers_do_not_lower_the_candidates_share_of_the_talk() -> None:
    talk = _at_their_turn()
    before = measure_session(talk.interview.lines).talk_share
    talk.say("What is the team like?", 20.0)
    assert measure_session(talk.interview.lines).talk_share == before


# What is kept


def test_an_interview_in_stages_comes_back_in_its_stage(tmp_path: Path) -> None:
    talk = _at_their_turn()
    talk.say("What is the team like?", 20.0)
    repository = InterviewRepository(sqlite_url(tmp_path))
    repository.add(talk.interview)
    kept = repository.load("id")
    repository.close()
    assert kept == talk.interview
    assert kept is not None
    assert stage_of(kept) is InterviewStage.YOUR_QUESTIONS


def test_a_record_from_before_there_were_stages_has_none() -> None:
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(1))
    record = json.loads(RECORD.dump_json(Interview("id", brief, plan), by_alias=True))
    del record["brief"]["timebox_min"]
    old = RECORD.validate_python(record)
    assert old.brief == brief
    assert stage_of(old) is None


@pytest.mark.parametrize("seed", range(6))
def test_without_stages_no_talk_ever_reaches_their_questions(seed: int) -> None:
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(seed))
    dialogue = InterviewDialogue(Interview("id", brief, plan), random.Random(seed), lambda: 5e4)
    conversation = dialogue.open()
    for said in [*["What is the team like?", STORY] * 8]:
        assert conversation.move is not None
        dialogue.said(conversation.move.text, 1.0)
        if dialogue.over:
            break
        conversation = dialogue.hear(Utterance(said))
    assert dialogue.over
    assert not dialogue.interview.is_their_turn
