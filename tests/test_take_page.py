"""Second takes on the page: whose words are judged, and a way on when judging one failed."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.assess.answer.topic_model import topic_models
from core.assess.report import AnswerReview, Reading
from core.assess.review.file import review_json
from core.assess.review.markdown import review_markdown
from core.assess.review.second_takes import review_take
from core.assess.review.state import ReviewState, SecondTake
from core.conversation.errors import HistoryError, Kind
from core.conversation.messages import Message
from core.conversation.services import ServiceRole
from core.practice.drills import Drill
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent
from history.repository import InterviewRepository
from providers.assessing import ModelAssessor
from providers.fallback.chain import Journal
from tests.pages import STORY, buttons_on, choose, press, send, words_on
from tests.providers.scripted import chain, embedded, fault
from tests.providers.test_assessing import held, judged_pass
from tests.test_review_page import QUOTE, _ended, _opened, _until_nobody_works
from ui.report.desk import ReviewDesk, overrule
from ui.runtime import history

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")
AGAIN = f"{STORY} I would do it the same way today."
ELSEWHERE = (
    "I called the client on the first day and asked them what they needed from us by Friday."
)


class Judge:
    """A ``ChatModel`` that judges, or fails as long as ``failing``; it notes what it was asked."""

    def __init__(self, failing: Kind | None = None) -> None:
        self.failing = failing
        self.level = 4
        self.asked: list[str] = []

    async def stream(self, messages: Sequence[Message], schema: object = None) -> Any:
        self.asked.append("\n".join(message.text for message in messages))
        if self.failing is not None:
            raise fault(ServiceRole.ASSESS, self.failing)
        yield judged_pass(self.level, QUOTE)

    def asked_about(self, words: str) -> int:
        return sum(words in asked for asked in self.asked)


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    """The one strong model of every visit."""
    made = Judge()
    links = chain(embedded(ServiceRole.ASSESS, "judge", made))
    monkeypatch.setattr("providers.visit.Visit.assessing_models", lambda visit: list(links()))
    monkeypatch.setattr("ui.report.jobs._assessor", lambda: ModelAssessor(links, Journal()))
    return made


def _kept() -> InterviewRepository:
    repository = history()
    assert repository is not None
    return repository


def _reviewed() -> tuple[str, AppTest]:
    """An interview whose first answers a model has judged, and its page."""
    interview_id = _ended()
    _until_nobody_works()
    return interview_id, press(_opened(interview_id), "Open without rating")


def _answered(app: AppTest, text: str = AGAIN) -> AppTest:
    """The page once the work on a second take with these words has ended."""
    next(t for t in app.toggle if t.label.startswith("Answer")).set_value(True).run()
    send(app, text)
    _until_nobody_works()
    return app.run()


def _said(text: str, question_id: str) -> Line:
    return Line(Speaker.CANDIDATE, text, question_id, 0.0, intent=Intent.ANSWER)


def test_a_take_of_another_window_does_not_take_the_place_of_the_one_that_was_sent_here(
    judge: Judge,
) -> None:
    interview_id, app = _reviewed()
    question = _kept().load(interview_id).plan[0].id  # type: ignore[union-attr]
    _kept().change_review(
        interview_id, lambda s: s.with_take(question, _said(ELSEWHERE, question), "elsewhere")
    )
    app = _answered(app)
    assert judge.asked_about("the same way today") == 3
    state = _kept().load_review(interview_id)
    assert [(t.number, t.text) for t in state.takes] == [(1, ELSEWHERE), (2, AGAIN)]
    newest = next(text.value for text in app.markdown if "the same way today" in text.value)
    assert "background[" in newest, "the parts of the story are marked where the two are compared"
    assert ELSEWHERE[:40] not in words_on(app)


def test_a_take_that_a_model_failed_to_judge_is_tried_again_on_the_button_and_not_by_itself(
    judge: Judge,
) -> None:
    interview_id, app = _reviewed()
    judge.failing = Kind.RATE_LIMIT
    app = _answered(app)
    asked = len(judge.asked)
    for _ in range(3):
        app.run()
        _until_nobody_works()
    assert len(judge.asked) == asked
    assert "by typing" not in words_on(app), "nobody waits for a reply"
    assert "cannot be compared" in words_on(app)

    judge.failing = None
    press(app, "Try again")
    _until_nobody_works()
    app.run()
    assert "cannot be compared" not in words_on(app)
    assert "Try again" not in buttons_on(app)
    (take,) = _kept().load_review(interview_id).takes
    assert take.judgement is not None


def test_a_take_that_was_not_judged_is_when_the_page_opens_again(judge: Judge) -> None:
    interview_id, app = _reviewed()
    judge.failing = Kind.AUTHENTICATION
    app = _answered(app)
    assert "Try again" not in buttons_on(app), "the same call would fail the same way"
    judge.failing = None
    again = _opened(interview_id)
    _until_nobody_works()
    assert "cannot be compared" not in words_on(again.run())


def test_a_take_that_was_taken_for_an_answer_to_another_question_is_judged_when_they_say_so(
    judge: Judge,
) -> None:
    interview_id, _app = _reviewed()
    question = _kept().load(interview_id).plan[0].id  # type: ignore[union-attr]
    far = Reading(question, -3.0, version=topic_models().version)

    def refused(state: ReviewState) -> ReviewState:
        with_take = state.with_take(question, _said(AGAIN, question), "again")
        return with_take.with_landed(far, with_take.takes[-1])

    _kept().change_review(interview_id, refused)
    app = _opened(interview_id)
    _until_nobody_works()
    app.run()
    assert "cannot be compared" in words_on(app)
    assert not judge.asked_about("the same way today")
    press(app, "It does answer the question: judge it")
    _until_nobody_works()
    app.run()
    assert judge.asked_about("the same way today") == 3
    assert "cannot be compared" not in words_on(app)
    (take,) = _kept().load_review(interview_id).takes
    assert take.reading == replace(far, overruled=True)


def test_an_answer_anew_in_a_deleted_interview_is_handed_back_and_neither_judged_nor_kept(
    judge: Judge,
) -> None:
    interview_id, app = _reviewed()
    next(t for t in app.toggle if t.label.startswith("Answer")).set_value(True).run()
    _kept().delete(interview_id)
    _assert_handed_back(send(app, AGAIN), judge)
    assert _kept().load(interview_id) is None
    assert _kept().load_review(interview_id) == ReviewState()


def test_the_drill_hands_back_an_answer_to_a_question_whose_interview_is_deleted_meanwhile(
    judge: Judge,
) -> None:
    judge.level = 2
    interview_id, app = _reviewed()
    app.switch_page("pages/mock_interview.py").run()
    press(app, "Start another interview")
    app.switch_page("pages/drills.py").run()
    choose(app, "Drill", Drill.WEAK_QUESTION)
    _until_nobody_works()
    assert "Your earlier answer" in [one.label for one in app.run().expander]
    _kept().delete(interview_id)
    _assert_handed_back(send(app, AGAIN), judge)
    assert _kept().load_review(interview_id) == ReviewState()


def _assert_handed_back(app: AppTest, judge: Judge) -> None:
    _until_nobody_works()
    assert not app.exception
    assert [code.value for code in app.code] == [AGAIN]
    assert words_on(app).count("deleted or went on in another window") == 1
    assert "Send typed answer" not in buttons_on(app), "nothing more would be kept"
    assert judge.asked_about("the same way today") == 0
    assert AGAIN not in [text.value for text in app.text], "it is no take"
    assert [code.value for code in app.run().code] == [AGAIN], "it stays until it was copied"


def test_every_take_that_waits_for_a_model_is_judged_one_after_the_other(judge: Judge) -> None:
    interview_id, _ = _reviewed()
    question = _kept().load(interview_id).plan[0].id  # type: ignore[union-attr]
    for text in (AGAIN, f"{AGAIN} I am sure of it."):
        _kept().change_review(
            interview_id, lambda s, text=text: s.with_take(question, _said(text, question), text)
        )
    app = _opened(interview_id)
    for _ in range(3):
        _until_nobody_works()
        app.run()
    assert all(take.judgement for take in _kept().load_review(interview_id).takes)


def test_a_take_that_failed_says_nothing_against_the_review_of_the_first_answers(
    judge: Judge,
) -> None:
    _, app = _reviewed()
    judge.failing = Kind.RATE_LIMIT
    told = words_on(_answered(app))
    assert "Levels by a language model" in told
    assert "stands meanwhile:" not in told
    assert "A failed" in told, "with the take it is told why"
    assert "a model gave the first level, rules this one" in told
    assert {"Judged by a language model.", "Judged by rules."} <= {c.value for c in app.caption}


def test_a_fault_is_told_no_more_once_what_was_begun_after_it_succeeded(judge: Judge) -> None:
    judge.failing = Kind.AUTHENTICATION
    interview_id = _ended()
    _until_nobody_works()
    app = press(_opened(interview_id), "Open without rating")
    told = words_on(app)
    assert told.count("A failed") == 1
    assert "The model's judgement:" in told
    assert "interviewer's reply" not in told
    judge.failing = None
    desk = app.session_state["review-desk"]
    overrule(desk, desk.interview.plan[0].id)
    _until_nobody_works()
    told = words_on(app.run())
    assert "Levels by a language model" in told
    assert "stands meanwhile" not in told
    assert "A failed" not in told
    assert "Try again" not in buttons_on(app)


def test_the_takes_are_reviewed_once_for_what_is_known_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []

    def counted(interview: Interview, take: SecondTake) -> AnswerReview:
        made.append(take.id)
        return review_take(interview, take)

    monkeypatch.setattr("core.assess.review.second_takes.review_take", counted)
    interview = held(STORY)
    question = interview.plan[0].id
    state = ReviewState().with_take(question, _said(AGAIN, question), "one")
    desk = ReviewDesk(interview, state)
    first = desk.takes
    assert desk.takes is first
    review_markdown(interview, desk.report, takes=desk.takes)
    review_json(interview, desk.report, takes=desk.takes)
    assert made == ["one"]
    desk.state = desk.state.with_changed_take(replace(state.takes[0], reading=Reading(question, 1)))
    assert desk.takes[0].take.reading is not None
    assert made == ["one", "one"]


def test_what_the_work_has_kept_the_page_takes_in_without_writing_it_again(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[bool] = []
    keep = InterviewRepository.change_review

    def counted(self: InterviewRepository, *asked: Any) -> Any:
        written.append(threading.current_thread().name.startswith("greenroom"))
        return keep(self, *asked)

    monkeypatch.setattr(InterviewRepository, "change_review", counted)
    _, app = _reviewed()
    _answered(app)
    (take,) = app.session_state["review-desk"].state.takes
    assert take.judgement is not None, "it is taken in"
    by_the_page = written.count(False)
    assert written.count(True) > 5
    assert by_the_page == 3, "that it was opened, where it stands, and the take that was sent"


def test_what_could_not_be_kept_while_it_landed_is_kept_by_the_page_that_looks_on(
    judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(what: object) -> None:
        raise HistoryError(Kind.SERVER, "history_unavailable", "No room.", "Free some.")

    monkeypatch.setattr("ui.report.jobs._keep", lambda *which: refuse)
    interview_id, app = _reviewed()
    _until_nobody_works()
    app.run()
    state = _kept().load_review(interview_id)
    assert state.readings
    assert state.judgements
