"""The assessor that asks a chat model: several passes over each answer, beside each other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from core.assess.answer.text import AnswerText
from core.assess.judge_pass import JudgePass, pass_schema, read_pass
from core.assess.judge_prompt import PROMPT_VERSION, build_judge_messages
from core.assess.judgement import (
    PASSES,
    AnswerJudgement,
    LandedPass,
    pass_stands,
    without_inventions,
)
from core.assess.report import Assessability, Reading, Report
from core.assess.rubric import load_rubric
from core.assess.rules import answer_text, assessability_of, review_interview
from core.conversation.errors import Kind, ReplyError
from core.conversation.ports import ChatModel
from core.conversation.streams import ended_after
from core.practice.bank import Question
from core.practice.interview import Interview
from core.sentence import say
from core.think.reply.json_reply import UnreadableReplyError
from providers.fallback.chain import Journal
from providers.fallback.link import Link
from providers.hosted.faults import fault
from providers.judging import UNFOUNDED, UNREADABLE, judged_by
from providers.turning import without_what_turns

log = structlog.get_logger()

CALLS_AT_ONCE = 6
"""Passes under way at a time, over all answers: free accounts allow about thirty a minute."""

Land = Callable[[LandedPass], Awaitable[None]]
"""What a pass is handed to as soon as it has landed."""

_NEXT_STEP = say(
    "The rules' review stands meanwhile. Try again in a moment, or choose another model."
)


async def _land_nowhere(landed: LandedPass) -> None:
    """For whoever waits for the whole judgement."""


@dataclass(frozen=True)
class Judged:
    """How the judging of one answer ended: with a judgement or with a fault."""

    question_id: str
    judgement: AnswerJudgement | None
    error: ReplyError | None = None


class ModelAssessor:
    """An ``Assessor`` over a chain of strong chat models. Loop only.

    It judges what can be judged and nothing else; an answer that no model judged keeps the
    rules' review, and the report says so.
    """

    def __init__(
        self,
        links: Callable[[], Sequence[Link[ChatModel]]],
        journal: Journal,
        *,
        passes: int = PASSES,
        model_of: Callable[[Link[ChatModel]], str] = lambda link: link.label,
    ) -> None:
        self._links = links
        self._journal = journal
        self._passes = passes
        self._model_of = model_of

    async def assess(self, interview: Interview, readings: Sequence[Reading] = ()) -> Report:
        """The report when all is judged. Raises ``ReplyError`` when no answer could be."""
        async with ended_after(self.judge_all(interview, readings)) as answers:
            judged = [one async for one in answers]
        faults = [one.error for one in judged if one.error is not None]
        if judged and len(faults) == len(judged):
            raise faults[0]
        return review_interview(
            interview,
            readings,
            [one.judgement for one in judged if one.judgement is not None],
            faults[0].message if faults else "",
            PROMPT_VERSION,
        )

    async def judge_all(
        self,
        interview: Interview,
        readings: Sequence[Reading] = (),
        skip: frozenset[str] = frozenset(),
        known: Sequence[LandedPass] = (),
        land: Land = _land_nowhere,
    ) -> AsyncIterator[Judged]:
        """Each answer that can be judged, as it lands; those of ``skip`` are left out.

        Passes that are ``known`` are not asked for again; each new one goes to ``land``. Ending
        this early ends all calls. A fault of one answer does not end the others.
        """
        fits = {reading.question_id: reading for reading in readings}
        room = asyncio.Semaphore(CALLS_AT_ONCE)
        tasks = [
            asyncio.create_task(
                self._judge_or_fault(interview, question, room, known, land),
                name="greenroom-judge",
            )
            for question in interview.plan
            if question.id not in skip and _can_be_judged(interview, question, fits)
        ]
        try:
            for task in asyncio.as_completed(tasks):
                yield await task
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _judge_or_fault(
        self,
        interview: Interview,
        question: Question,
        room: asyncio.Semaphore,
        known: Sequence[LandedPass],
        land: Land,
    ) -> Judged:
        try:
            judgement = await self.judge(interview, question, room, known, land)
            return Judged(question.id, judgement)
        except ReplyError as error:
            log.warning("answer not judged", question=question.id, code=error.code)
            return Judged(question.id, None, error)

    async def judge(
        self,
        interview: Interview,
        question: Question,
        room: asyncio.Semaphore | None = None,
        known: Sequence[LandedPass] = (),
        land: Land = _land_nowhere,
    ) -> AnswerJudgement:
        """The passes over the answer to ``question``; those that failed are left out, those that
        are ``known`` from before are not asked for.

        When all that they quote was invented, something in the answer may have talked to the
        model past the first wall: what it is is looked for (``providers.turning``), and the model
        is asked once more without it. Raises ``ReplyError`` when every pass failed.
        """
        room = room or asyncio.Semaphore(CALLS_AT_ONCE)
        answer = answer_text(interview, question.id)
        judgement = await self._passes_over(answer, question, room, known, land)
        if any(pass_stands(judged, answer) for judged in judgement.passes):
            return judgement
        log.warning("invented quotes", question=question.id, model=judgement.model)

        async def is_honest_over(shown: AnswerText) -> bool:
            try:
                _, judged = await self._pass(shown, question, room)
            except ReplyError as error:
                if error.code != UNREADABLE:
                    raise
                return False
            return pass_stands(judged, shown)

        rest = await without_what_turns(answer, is_honest_over)
        if rest is None:
            raise _unfounded(judgement.model)
        again = await self._passes_over(rest, question, room, known, land)
        if not any(pass_stands(judged, rest) for judged in again.passes):
            raise _unfounded(again.model)
        return again

    async def _passes_over(
        self,
        answer: AnswerText,
        question: Question,
        room: asyncio.Semaphore,
        known: Sequence[LandedPass],
        land: Land,
    ) -> AnswerJudgement:
        rubric = load_rubric().version
        fits = (question.id, answer.left_out, PROMPT_VERSION, rubric)
        had = {
            p.number: p for p in known if (p.question_id, p.left_out, p.prompt, p.rubric) == fits
        }
        wanted = range(1, self._passes + 1)

        async def landed(number: int) -> LandedPass:
            if number in had:
                return had[number]
            model, judged = await self._pass(answer, question, room)
            true = without_inventions(judged, answer)
            made = LandedPass(
                question.id, number, model, true, PROMPT_VERSION, answer.left_out, rubric=rubric
            )
            await land(made)
            return made

        made = await asyncio.gather(*(landed(n) for n in wanted), return_exceptions=True)
        for result in made:
            if isinstance(result, BaseException) and not isinstance(result, ReplyError):
                raise result
        good = [result for result in made if not isinstance(result, BaseException)]
        if not good:
            raise next(result for result in made if isinstance(result, ReplyError))
        models = sorted({one.model for one in good})
        return AnswerJudgement(
            question.id,
            ", ".join(models),
            tuple(p.judged for p in good),
            answer.left_out,
            prompt=PROMPT_VERSION,
            rubric=rubric,
            several=len(models) > 1,
        )

    async def _pass(
        self, answer: AnswerText, question: Question, room: asyncio.Semaphore
    ) -> tuple[str, JudgePass]:
        """One pass by the first link that makes one, and the model that made it."""
        messages = build_judge_messages(answer.interview.brief, question, answer)
        schema = pass_schema(question.type, len(question.points))

        def read(reply: str, link: Link[ChatModel]) -> tuple[str, JudgePass]:
            return self._model_of(link), read_pass(reply, question.type, len(question.points))

        async with room:
            return await judged_by(
                self._links, self._journal, messages, schema, read=read, not_judged=_unreadable
            )


def _can_be_judged(interview: Interview, question: Question, fits: dict[str, Reading]) -> bool:
    answer = answer_text(interview, question.id)
    return assessability_of(answer, fits.get(question.id)) is Assessability.ASSESSABLE


def _unfounded(model: str) -> ReplyError:
    return fault(ReplyError, Kind.SERVER, UNFOUNDED, model, _NEXT_STEP)


def _unreadable(link: Link[ChatModel], _cause: UnreadableReplyError) -> ReplyError:
    return fault(ReplyError, Kind.SERVER, UNREADABLE, link.label, _NEXT_STEP)
