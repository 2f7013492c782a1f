"""The work on one review that takes time: reading each answer, and a model's passes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import structlog

from core.assess.answer.topic import asked_of, topic_fit
from core.assess.answer.topic_model import topic_models
from core.assess.judgement import AnswerJudgement, LandedPass, Unfounded
from core.assess.report import Assessability, Reading
from core.assess.review.state import Landing
from core.assess.rules import answer_text, assessability_of
from core.conversation.errors import HistoryError, Kind, ReplyError, SetupError, TurnError
from core.conversation.ports import TextReaders
from core.conversation.streams import ended_after
from core.practice.bank import Question
from core.practice.interview import Interview
from core.practice.introduction import is_introduction
from core.sentence import say
from providers.assessing import ModelAssessor
from providers.judging import UNFOUNDED

log = structlog.get_logger()

GetReaders = Callable[[], TextReaders]
"""Loads them where need be; it may block, and raise ``SetupError``."""

Keep = Callable[[Landing], None]
"""Keeps what has landed for good; it may block, and raise ``HistoryError``."""


@dataclass(frozen=True)
class Progress:
    """How far it is: all that has landed, in its order, and whether all of it is kept for good.

    ``to_judge`` is 0 without a model; ``error`` is the last answer's fault.
    """

    running: bool = True
    landings: tuple[Landing, ...] = ()
    kept: bool = True
    to_judge: int = 0
    failed: int = 0
    error: TurnError | None = None
    unread: SetupError | None = None
    """Why an answer could not be read."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        return tuple(one for one in self.landings if isinstance(one, Reading))

    @property
    def judgements(self) -> tuple[AnswerJudgement, ...]:
        return tuple(one for one in self.landings if isinstance(one, AnswerJudgement))

    @property
    def landed(self) -> int:
        """How much has come so far that can be seen; it only grows."""
        return len(self.readings) + len(self.judgements) + self.failed + (not self.running)


def has_a_topic(question: Question) -> bool:
    """Whether an answer to ``question`` can be beside it: a whole life answers "tell me about
    yourself", its meaning says nothing about the topic."""
    return not is_introduction(question)


def read_answer(interview: Interview, question_id: str, get: GetReaders) -> Reading | None:
    """How the answer to a question fits it; ``None`` when a reader breaks. Blocks.

    Raises ``SetupError`` when the readers cannot be loaded.
    """
    readers, text = get(), answer_text(interview, question_id).judged
    question = next(one for one in interview.plan if one.id == question_id)
    try:
        fit = topic_fit(asked_of(question), text, readers)
    except Exception as error:  # what is not read is judged all the same
        log.error("an answer not read", cause=type(error).__name__, exc_info=True)
        return None
    return Reading(question_id, fit, version=topic_models().version)


class ReviewJob:
    """Reads and judges ``interview``; ``run`` on the loop, ``progress`` from any thread.

    ``known`` readings of this version are not made anew; ``judged`` answers are not judged again,
    and ``passes`` that have landed are not asked for. Whatever lands goes to ``keep`` first, so
    that it is not lost when nobody looks on. Without an ``assessor`` it only reads. Cancelling
    ``run`` ends all calls.
    """

    def __init__(
        self,
        interview: Interview,
        readers: GetReaders,
        pool: ThreadPoolExecutor,
        *,
        assessor: ModelAssessor | None = None,
        known: tuple[Reading, ...] = (),
        judged: frozenset[str] = frozenset(),
        passes: tuple[LandedPass, ...] = (),
        keep: Keep | None = None,
    ) -> None:
        self.interview = interview
        self._readers = readers
        self._pool = pool
        self._assessor = assessor
        self._known = known
        self._judged = judged
        self._passes = passes
        self._keep = keep
        self._lock = threading.Lock()  # protects the progress
        self._progress = Progress()

    @property
    def with_model(self) -> bool:
        return self._assessor is not None

    def progress(self) -> Progress:
        with self._lock:
            return self._progress

    def over(self, error: TurnError | None = None) -> None:
        """Nobody works on it any more, even if it was ended, for ``error``, before it began."""
        self._change(running=False, **({"error": error} if error is not None else {}))

    async def run(self) -> None:
        """Everything; a fault stands in ``progress`` and is never raised."""
        try:
            await self._read()
            await self._judge()
        except Exception as error:
            # A mistake of ours: the rules' review stands, and a second try may succeed.
            log.exception("review failed", cause=type(error).__name__)
            self._change(error=_failed())
        finally:
            self.over()

    async def _read(self) -> None:
        version = topic_models().version
        known = {one.question_id for one in self._known if one.overruled or one.version == version}
        wanted = [q for q in self._assessable() if has_a_topic(q) and q.id not in known]
        loop = asyncio.get_running_loop()
        for question in wanted:
            try:
                reading = await loop.run_in_executor(
                    self._pool, read_answer, self.interview, question.id, self._readers
                )
            except SetupError as error:
                self._change(unread=error)
                return
            if reading is None:
                self._change(unread=_unread())
            else:
                await self._land(reading)

    async def _judge(self) -> None:
        if self._assessor is None:
            return
        fits = {one.question_id: one for one in (*self._known, *self.progress().readings)}
        readings = tuple(fits.values())
        wanted = [q.id for q in self._assessable(fits) if q.id not in self._judged]
        self._change(to_judge=len(wanted))
        answers = self._assessor.judge_all(
            self.interview, readings, self._judged, self._passes, self._land
        )
        async with ended_after(answers) as judged:
            async for one in judged:
                if one.judgement is not None:
                    await self._land(one.judgement)
                else:
                    if one.error is not None and one.error.code == UNFOUNDED:
                        await self._land(Unfounded(one.question_id))  # a second try asks anew
                    self._change(failed=self.progress().failed + 1, error=one.error)

    async def _land(self, what: Landing) -> None:
        kept = await self._kept(what)
        before = self.progress()
        self._change(landings=(*before.landings, what), kept=before.kept and kept)

    async def _kept(self, what: Landing) -> bool:
        if self._keep is None:
            return False
        try:
            await asyncio.to_thread(self._keep, what)
        except HistoryError as error:
            # The page that looks on tries again and says so; without one there is nobody to tell.
            log.warning("a part of a review not kept", code=error.code)
            return False
        return True

    def _assessable(self, fits: dict[str, Reading] | None = None) -> list[Question]:
        return [
            question
            for question in self.interview.plan
            if assessability_of(
                answer_text(self.interview, question.id), (fits or {}).get(question.id)
            )
            is Assessability.ASSESSABLE
        ]

    def _change(self, **changes: object) -> None:
        with self._lock:
            self._progress = replace(self._progress, **changes)  # type: ignore[arg-type]


def _unread() -> SetupError:
    return SetupError(
        Kind.UNKNOWN,
        "answer_not_read",
        say("Whether an answer fits its question could not be checked."),
        say("The rest of the review stands. Open it again to check once more."),
    )


def _failed() -> TurnError:
    return ReplyError(
        Kind.UNKNOWN,
        "review_failed",
        say("The work on this review broke off."),
        say("The rules' review stands. Try again; nothing you said is lost."),
    )
