"""The work on a review behind the page: it reads, it judges, it ends, and it never raises."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from core.assess.report import Reading
from core.assess.topic import TextEncoder, Vector
from core.conversation.brief import Seniority
from core.conversation.errors import Kind, SetupError
from core.conversation.services import ServiceRole
from core.practice.introduction import introductions
from providers.assessing import ModelAssessor
from providers.fallback.chain import Journal
from providers.review_job import ReviewJob
from tests.core.answers import STRONG
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
    known = (Reading(PLAN[0].id, 1.0),)
    job = ReviewJob(INTERVIEW, lambda: encoder, pool, known=known)
    asyncio.run(job.run())
    progress = job.progress()
    assert not progress.running
    assert [r.question_id for r in progress.readings] == [PLAN[2].id]
    assert WORDLESS not in " ".join(encoder.read)
    assert "All of that was in one week." in encoder.read[-1]
    assert not any(piece in STRONG for piece in encoder.read[-1:])


def test_an_introduction_is_never_taken_for_an_answer_to_another_question(
    pool: ThreadPoolExecutor,
) -> None:
    encoder = SameForAll()
    plan = (introductions(Seniority.MID)[0], PLAN[1])
    job = ReviewJob(held(STRONG, AGAIN, plan=plan), lambda: encoder, pool)
    asyncio.run(job.run())
    progress = job.progress()
    assert [reading.question_id for reading in progress.readings] == [PLAN[1].id]


def test_without_an_encoder_the_answers_are_judged_all_the_same(pool: ThreadPoolExecutor) -> None:
    missing = SetupError(Kind.CONFIGURATION, "encoder_missing", "It is not there.", "Install it.")

    def nobody() -> TextEncoder:
        raise missing

    job = ReviewJob(INTERVIEW, nobody, pool, assessor=judge(judged_pass(2)))
    asyncio.run(job.run())
    assert job.progress().unread is missing
    assert {j.question_id for j in job.progress().judgements} == {PLAN[0].id, PLAN[2].id}


def test_a_judge_that_fails_is_told_in_the_progress_and_not_raised(
    pool: ThreadPoolExecutor,
) -> None:
    job = ReviewJob(
        INTERVIEW, SameForAll, pool, assessor=judge(fault(ServiceRole.ASSESS, Kind.AUTHENTICATION))
    )
    asyncio.run(job.run())
    progress = job.progress()
    assert (progress.running, progress.failed, progress.judgements) == (False, 2, ())
    assert progress.error is not None
    assert len(progress.readings) == 2, "what was read is kept"


def test_what_was_judged_before_is_not_asked_for_again(pool: ThreadPoolExecutor) -> None:
    judged = frozenset({PLAN[0].id})
    job = ReviewJob(INTERVIEW, SameForAll, pool, assessor=judge(judged_pass(2)), judged=judged)
    asyncio.run(job.run())
    assert [j.question_id for j in job.progress().judgements] == [PLAN[2].id]


def test_a_job_that_is_cancelled_ends_and_says_so(pool: ThreadPoolExecutor) -> None:
    begun, gate = threading.Event(), threading.Event()

    class Slow(SameForAll):
        def encode_passage(self, text: str) -> Vector:
            begun.set()
            gate.wait(5)
            return super().encode_passage(text)

    async def cancelled() -> ReviewJob:
        job = ReviewJob(INTERVIEW, Slow, pool)
        task = asyncio.create_task(job.run())
        while not begun.is_set():
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        gate.set()
        return job

    assert not asyncio.run(cancelled()).progress().running
