"""The work on a review behind the page: it reads, it judges, it ends, and it never raises."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.typing import NDArray

from core.assess.answer.topic import Vector
from core.assess.answer.topic_model import topic_models
from core.assess.judgement import AnswerJudgement
from core.assess.report import Reading
from core.conversation.brief import Seniority
from core.conversation.errors import Kind, SetupError
from core.conversation.ports import TextEncoder, TextReaders
from core.conversation.services import ServiceRole
from core.practice.introduction import introductions
from providers.assessing import ModelAssessor
from providers.fallback.chain import Journal
from providers.review_job import GetReaders, ReviewJob
from tests.core.answers import STRONG
from tests.fakes import ScriptedRelevance
from tests.providers.scripted import chain, embedded, fault
from tests.providers.test_assessing import PLAN, WORDLESS, held, judged_pass

AGAIN = f"{STRONG} All of that was in one week."
INTERVIEW = held(STRONG, WORDLESS, AGAIN)


class SameForAll:
    """A ``TextEncoder`` for which all texts mean the same; it counts what it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode_question(self, text: str) -> Vector:
        return np.ones(384, dtype=np.float32)

    def encode_passage(self, text: str) -> Vector:
        self.read.append(text)
        return np.ones(384, dtype=np.float32)


def reading(encoder: TextEncoder) -> GetReaders:
    return lambda: TextReaders(encoder, ScriptedRelevance())


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


def judge(*script: object) -> ModelAssessor:
    class Model:
        async def stream(self, messages: object, schema: object = None):  # type: ignore[no-untyped-def]
            step = script[0]
            if isinstance(step, Exception):
                raise step
            yield step

    links = chain(embedded(ServiceRole.ASSESS, "judge", Model()))
    return ModelAssessor(links, Journal(), passes=1)


def test_each_answer_that_can_be_judged_is_read_once_and_the_others_never(
    pool: ThreadPoolExecutor,
) -> None:
    encoder = SameForAll()
    known = (Reading(PLAN[0].id, 1.0, version=topic_models().version),)
    job = ReviewJob(INTERVIEW, reading(encoder), pool, known=known)
    asyncio.run(job.run())
    progress = job.progress()
    assert not progress.running
    assert [r.question_id for r in progress.readings] == [PLAN[2].id]
    assert WORDLESS not in " ".join(encoder.read)
    assert "All of that was in one week." in encoder.read[-1]
    assert not any(piece in STRONG for piece in encoder.read[-1:])


def test_what_another_version_read_is_read_anew_unless_the_person_overruled_it(
    pool: ThreadPoolExecutor,
) -> None:
    known = (Reading(PLAN[0].id, -9.0), Reading(PLAN[2].id, -9.0, overruled=True))
    job = ReviewJob(INTERVIEW, reading(SameForAll()), pool, known=known)
    asyncio.run(job.run())
    (anew,) = job.progress().readings
    assert (anew.question_id, anew.version) == (PLAN[0].id, topic_models().version)
    assert anew.fit != -9.0


def test_an_introduction_is_never_taken_for_an_answer_to_another_question(
    pool: ThreadPoolExecutor,
) -> None:
    encoder = SameForAll()
    plan = (introductions(Seniority.MID)[0], PLAN[1])
    job = ReviewJob(held(STRONG, AGAIN, plan=plan), reading(encoder), pool)
    asyncio.run(job.run())
    progress = job.progress()
    assert [reading.question_id for reading in progress.readings] == [PLAN[1].id]


def test_without_an_encoder_the_answers_are_judged_all_the_same(pool: ThreadPoolExecutor) -> None:
    missing = SetupError(Kind.CONFIGURATION, "encoder_missing", "It is not there.", "Install it.")

    def nobody() -> TextReaders:
        raise missing

    job = ReviewJob(INTERVIEW, nobody, pool, assessor=judge(judged_pass(2)))
    asyncio.run(job.run())
    assert job.progress().unread is missing
    assert {j.question_id for j in job.progress().judgements} == {PLAN[0].id, PLAN[2].id}


def test_a_reader_that_breaks_costs_neither_the_other_answers_nor_the_judgements(
    pool: ThreadPoolExecutor,
) -> None:
    class BreaksOnce:
        def __init__(self) -> None:
            self.left = 1

        def relevance(self, asked: str, texts: Sequence[str]) -> NDArray[np.float32]:
            self.left -= 1
            if self.left >= 0:
                raise RuntimeError("out of order")
            return np.zeros(len(texts), np.float32)

    readers = TextReaders(SameForAll(), BreaksOnce())
    job = ReviewJob(INTERVIEW, lambda: readers, pool, assessor=judge(judged_pass(2)))
    asyncio.run(job.run())
    progress = job.progress()
    assert progress.unread is not None
    assert progress.unread.code == "answer_not_read"
    assert [r.question_id for r in progress.readings] == [PLAN[2].id]
    assert {j.question_id for j in progress.judgements} == {PLAN[0].id, PLAN[2].id}
    assert progress.error is None


def test_a_judge_that_fails_is_told_in_the_progress_and_not_raised(
    pool: ThreadPoolExecutor,
) -> None:
    job = ReviewJob(
        INTERVIEW,
        reading(SameForAll()),
        pool,
        assessor=judge(fault(ServiceRole.ASSESS, Kind.AUTHENTICATION)),
    )
    asyncio.run(job.run())
    progress = job.progress()
    assert (progress.running, progress.failed, progress.judgements) == (False, 2, ())
    assert progress.error is not None
    assert len(progress.readings) == 2, "what was read is kept"


def test_what_was_judged_before_is_not_asked_for_again(pool: ThreadPoolExecutor) -> None:
    judged = frozenset({PLAN[0].id})
    job = ReviewJob(
        INTERVIEW, reading(SameForAll()), pool, assessor=judge(judged_pass(2)), judged=judged
    )
    asyncio.run(job.run())
    assert [j.question_id for j in job.progress().judgements] == [PLAN[2].id]


def test_a_job_that_is_cancelled_while_it_keeps_something_ends_all_calls_with_it(
    pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Breaks when the calls run on, and are paid for, until the generator is collected."""
    under_way: list[str] = []

    class Model:
        async def stream(self, messages: object, schema: object = None) -> AsyncIterator[str]:
            if not under_way:  # the first answer is judged at once, the other never is
                under_way.append("the second answer")
                yield judged_pass(2)
                return
            try:
                await asyncio.Event().wait()
                yield ""
            finally:
                under_way.clear()

    async def cancelled() -> None:
        assessor = ModelAssessor(
            chain(embedded(ServiceRole.ASSESS, "judge", Model())), Journal(), passes=1
        )
        landing = asyncio.Event()

        class Landing(ReviewJob):
            async def _land(self, what: object) -> None:
                if isinstance(what, AnswerJudgement):
                    landing.set()
                    await asyncio.Event().wait()

        answers = assessor.judge_all(INTERVIEW)  # held on to, so that nothing collects it
        monkeypatch.setattr(assessor, "judge_all", lambda *_given: answers)
        job = Landing(INTERVIEW, reading(SameForAll()), pool, assessor=assessor)
        task = asyncio.create_task(job.run())
        await landing.wait()
        assert under_way
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not under_way

    asyncio.run(cancelled())


def test_a_job_that_is_cancelled_ends_and_says_so(pool: ThreadPoolExecutor) -> None:
    begun, gate = threading.Event(), threading.Event()

    class Slow(SameForAll):
        def encode_passage(self, text: str) -> Vector:
            begun.set()
            gate.wait(5)
            return super().encode_passage(text)

    async def cancelled() -> ReviewJob:
        job = ReviewJob(INTERVIEW, reading(Slow()), pool)
        task = asyncio.create_task(job.run())
        while not begun.is_set():
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        gate.set()
        return job

    assert not asyncio.run(cancelled()).progress().running
