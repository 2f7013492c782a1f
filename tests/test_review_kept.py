"""What a model said of an answer is kept when it lands, whoever has gone meanwhile."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.assess.judge_pass import JudgePass, read_pass
from core.assess.judge_prompt import PROMPT_VERSION
from core.assess.judgement import AnswerJudgement, LandedPass, Unfounded
from core.assess.report import Reading
from core.assess.review.state import Landing, ReviewState, SecondTake, interview_of_take
from core.assess.rubric import load_rubric
from core.conversation.errors import HistoryError, Kind, SetupError
from core.conversation.ports import TextReaders
from core.conversation.services import ServiceRole
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent
from history.repository import InterviewRepository, sqlite_url
from providers.assessing import ModelAssessor
from providers.fallback.chain import Journal
from providers.review_job import Keep, ReviewJob
from providers.reviews_under_way import ReviewsUnderWay
from tests.core.answers import STRONG
from tests.providers.scripted import chain, embedded
from tests.providers.test_assessing import PLAN, held, judged_pass
from voice.loop import BackgroundLoop

WITHIN_S = 20.0
AGAIN = f"{STRONG} I would do it the same way today."
INTERVIEW = replace(held(STRONG), ended=True)
QUESTION = PLAN[0].id
INVENTED = "I saved the whole company in a single night"


class HeldJudge:
    """A ``ChatModel`` that is asked from the loop and answers as often as it was let; any thread
    may call ``let`` and wait for ``asked``."""

    def __init__(self, reply: str, let: int = 0) -> None:
        self.reply = reply
        self.asked = self.ended = 0
        self._let = let
        self._changed = threading.Condition()  # protects the counts
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def stream(self, messages: object, schema: object = None) -> AsyncIterator[str]:
        event = asyncio.Event()
        with self._changed:
            self.asked += 1
            if self._let > 0:
                self._let -= 1
                event.set()
            else:
                self._waiting.append((asyncio.get_running_loop(), event))
            self._changed.notify_all()
        try:
            await event.wait()
            yield self.reply
        finally:
            with self._changed:
                self.ended += 1
                self._changed.notify_all()

    def let(self, count: int) -> None:
        for _ in range(count):
            with self._changed:
                loop, event = self._waiting.pop(0)
            loop.call_soon_threadsafe(event.set)

    def until(self, true: Callable[[HeldJudge], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: true(self), WITHIN_S)


class Kept:
    """Keeps through the repository and lets a test wait for what was kept."""

    def __init__(self, repository: InterviewRepository, take: SecondTake | None = None) -> None:
        self._repository = repository
        self._take = take
        self._changed = threading.Condition()  # protects the list
        self.landed: list[Landing] = []

    def __call__(self, what: Landing) -> None:
        self._repository.change_review(
            INTERVIEW.id, lambda state: state.with_landed(what, self._take)
        )
        with self._changed:
            self.landed.append(what)
            self._changed.notify_all()

    def until(self, kind: type[Any], count: int) -> None:
        def there() -> bool:
            return sum(isinstance(what, kind) for what in self.landed) >= count

        with self._changed:
            assert self._changed.wait_for(there, WITHIN_S)


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[InterviewRepository]:
    kept = InterviewRepository(sqlite_url(tmp_path))
    kept.add(INTERVIEW)
    yield kept
    kept.close()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


@pytest.fixture
def reviews(loop: BackgroundLoop) -> Iterator[ReviewsUnderWay]:
    made = ReviewsUnderWay(loop.submit)
    yield made
    made.close()
    assert len(made) == 0
    assert judging(loop) == []


def judging(loop: BackgroundLoop) -> list[str]:
    """The tasks of reviews that are left, once all that was cancelled has had its turn."""

    async def names() -> list[str]:
        for _ in range(5):
            await asyncio.sleep(0)
        mine = asyncio.current_task()
        return [task.get_name() for task in asyncio.all_tasks() if task is not mine]

    return loop.submit(names()).result(WITHIN_S)


def nobody() -> TextReaders:
    raise SetupError(Kind.CONFIGURATION, "encoder_missing", "It is not there.", "Install it.")


def job(
    judge: HeldJudge,
    keep: Keep | None,
    pool: ThreadPoolExecutor,
    *,
    state: ReviewState | None = None,
    interview: Interview = INTERVIEW,
    take: SecondTake | None = None,
) -> ReviewJob:
    links = chain(embedded(ServiceRole.ASSESS, "judge", judge))
    state = state or ReviewState()
    judged = frozenset(j.question_id for j in state.judgements)
    return ReviewJob(
        interview,
        nobody,
        pool,
        assessor=ModelAssessor(links, Journal()),
        judged=judged,
        passes=state.passes_over(take),
        keep=keep,
    )


def test_after_the_process_ended_half_way_only_missing_passes_are_asked_for(
    repository: InterviewRepository,
    reviews: ReviewsUnderWay,
    pool: ThreadPoolExecutor,
) -> None:
    judge, keep = HeldJudge(judged_pass(2), let=2), Kept(repository)
    reviews.begin(INTERVIEW.id, job(judge, keep, pool))
    keep.until(LandedPass, 2)
    judge.until(lambda one: one.asked == 3)
    reviews.close()
    judge.until(lambda one: one.ended == 3)

    state = repository.load_review(INTERVIEW.id)
    assert len(state.passes) == 2
    assert state.judgements == (), "a judgement is shown whole or not at all"

    judge, keep = HeldJudge(judged_pass(4), let=3), Kept(repository)
    reviews.begin(INTERVIEW.id, job(judge, keep, pool, state=state))
    keep.until(AnswerJudgement, 1)
    assert judge.asked == 1
    after = repository.load_review(INTERVIEW.id)
    (judgement,) = after.judgements
    assert sorted(p.dimensions[0].level for p in judgement.passes) == [2, 2, 4]
    assert after.passes == ()


def test_a_page_that_opens_again_finds_the_work_that_another_left(
    repository: InterviewRepository, reviews: ReviewsUnderWay, pool: ThreadPoolExecutor
) -> None:
    judge, keep = HeldJudge(judged_pass(3)), Kept(repository)
    left = reviews.begin(INTERVIEW.id, job(judge, keep, pool))
    judge.until(lambda one: one.asked == 3)
    other = HeldJudge(judged_pass(3), let=3)
    assert reviews.begin(INTERVIEW.id, job(other, keep, pool)) is left
    assert reviews.find(INTERVIEW) is left
    judge.let(3)
    keep.until(AnswerJudgement, 1)
    assert other.asked == 0
    assert len(repository.load_review(INTERVIEW.id).judgements) == 1


def test_work_that_is_over_is_not_joined_even_while_it_winds_down(
    repository: InterviewRepository, reviews: ReviewsUnderWay, pool: ThreadPoolExecutor
) -> None:
    judge, keep = HeldJudge(judged_pass(3)), Kept(repository)
    ended = reviews.begin(INTERVIEW.id, job(judge, keep, pool))
    ended.over()
    other = job(judge, keep, pool)
    assert reviews.begin(INTERVIEW.id, other) is other


def test_what_lands_after_the_interview_was_deleted_brings_nothing_back(
    tmp_path: Path,
    repository: InterviewRepository,
    reviews: ReviewsUnderWay,
    pool: ThreadPoolExecutor,
) -> None:
    judge, keep = HeldJudge(judged_pass(3), let=1), Kept(repository)
    reviews.begin(INTERVIEW.id, job(judge, keep, pool))
    keep.until(LandedPass, 1)
    judge.until(lambda one: one.asked == 3)
    repository.delete(INTERVIEW.id)
    judge.let(2)
    keep.until(AnswerJudgement, 1)
    assert repository.load(INTERVIEW.id) is None
    assert repository.load_review(INTERVIEW.id) == ReviewState()
    with sqlite3.connect(tmp_path / "greenroom.db") as database:
        assert database.execute("SELECT count(*) FROM reviews").fetchone() == (0,)
    database.close()


def test_ending_the_work_on_a_review_closes_its_calls_and_leaves_others_alone(
    repository: InterviewRepository, reviews: ReviewsUnderWay, pool: ThreadPoolExecutor
) -> None:
    judge, other = HeldJudge(judged_pass(3)), HeldJudge(judged_pass(3))
    ended = reviews.begin(INTERVIEW.id, job(judge, Kept(repository), pool))
    elsewhere = replace(INTERVIEW, id="other")
    going_on = reviews.begin("other", job(other, None, pool, interview=elsewhere))
    for one in (judge, other):
        one.until(lambda judge: judge.asked == 3)
    reviews.end(INTERVIEW.id)
    judge.until(lambda one: one.ended == 3)
    assert not ended.progress().running
    assert going_on.progress().running
    assert other.ended == 0


def test_passes_without_true_quotes_are_forgotten_so_that_a_second_try_asks_anew(
    repository: InterviewRepository, reviews: ReviewsUnderWay, pool: ThreadPoolExecutor
) -> None:
    keep = Kept(repository)
    reviews.begin(INTERVIEW.id, job(HeldJudge(judged_pass(5, INVENTED), let=99), keep, pool))
    keep.until(LandedPass, 3)
    keep.until(Unfounded, 1)
    assert repository.load_review(INTERVIEW.id).passes == ()


def test_a_second_takes_passes_are_its_own(
    repository: InterviewRepository, reviews: ReviewsUnderWay, pool: ThreadPoolExecutor
) -> None:
    line = Line(Speaker.CANDIDATE, AGAIN, QUESTION, 0.0, intent=Intent.ANSWER)
    state = repository.change_review(
        INTERVIEW.id, lambda kept: kept.with_take(QUESTION, line, "again")
    )
    assert state is not None
    (take,) = state.takes
    interview = interview_of_take(INTERVIEW, take)
    judge, keep = HeldJudge(judged_pass(2), let=2), Kept(repository, take)
    reviews.begin(INTERVIEW.id, job(judge, keep, pool, interview=interview, take=take))
    keep.until(LandedPass, 2)
    reviews.end(INTERVIEW.id)

    state = repository.load_review(INTERVIEW.id)
    assert state.passes_over() == (), "none of them is one of the first answer"
    assert len(state.passes_over(take)) == 2
    judge, keep = HeldJudge(judged_pass(2), let=3), Kept(repository, take)
    again = job(judge, keep, pool, state=state, interview=interview, take=take)
    reviews.begin(INTERVIEW.id, again)
    keep.until(AnswerJudgement, 1)
    assert judge.asked == 1
    after = repository.load_review(INTERVIEW.id)
    assert after.judgements == ()
    assert after.takes[0].judgement is not None
    assert after.passes == ()


@pytest.mark.parametrize("other", [{"prompt": "2020-01-1"}, {"rubric": "2020-01-1"}])
def test_passes_that_were_asked_for_otherwise_are_not_mixed_with_those_of_today(
    repository: InterviewRepository,
    reviews: ReviewsUnderWay,
    pool: ThreadPoolExecutor,
    other: dict[str, str],
) -> None:
    judge, keep = HeldJudge(judged_pass(2), let=3), Kept(repository)
    reviews.begin(INTERVIEW.id, job(judge, keep, pool))
    keep.until(AnswerJudgement, 1)
    (first, *_) = (what for what in keep.landed if isinstance(what, LandedPass))
    assert (first.prompt, first.rubric) == (PROMPT_VERSION, load_rubric().version)
    reviews.wait(WITHIN_S)
    older = ReviewState(passes=(replace(first, **other),))
    judge, keep = HeldJudge(judged_pass(2), let=3), Kept(repository)
    reviews.begin(INTERVIEW.id, job(judge, keep, pool, state=older))
    keep.until(AnswerJudgement, 1)
    assert judge.asked == 3


def test_a_history_that_refuses_loses_no_judgement_of_this_visit(
    loop: BackgroundLoop, pool: ThreadPoolExecutor
) -> None:
    def full(what: Landing) -> None:
        raise HistoryError(Kind.SERVER, "history_unavailable", "No room.", "Free some.")

    made = job(HeldJudge(judged_pass(2), let=3), full, pool)
    loop.submit(made.run()).result(WITHIN_S)
    assert len(made.progress().judgements) == 1
    assert made.progress().error is None


def test_what_page_and_loop_keep_at_the_same_time_is_all_there(
    repository: InterviewRepository,
) -> None:
    """Breaks when a change reads what is kept before it holds the row."""
    together = threading.Barrier(8)

    def add(number: int) -> None:
        together.wait(WITHIN_S)
        for at in range(5):
            what = Reading(f"q-{number}-{at}", 1.0)
            repository.change_review(INTERVIEW.id, lambda s, what=what: s.with_reading(what))

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(add, range(8)))
    assert len(repository.load_review(INTERVIEW.id).readings) == 40


def test_a_page_that_knows_less_takes_no_pass_away_and_brings_no_forgotten_one_back() -> None:
    judged = LandedPass(QUESTION, 1, "m", _pass(), PROMPT_VERSION)
    before = ReviewState().with_landed(judged)
    assert ReviewState(self_rating=3).merged(before).passes == (judged,)
    assert before.merged(ReviewState()).passes == ()
    done = ReviewState().with_judgement(AnswerJudgement(QUESTION, "m", (_pass(),)))
    assert done.merged(before).passes == ()


def _pass() -> JudgePass:
    return read_pass(judged_pass(2), PLAN[0].type, len(PLAN[0].points))
