"""How the work on a review begins: with what is missing, and where what lands is kept."""

from __future__ import annotations

from dataclasses import dataclass

from core.assess.report import Assessability
from core.assess.review.state import Landing, ReviewState, SecondTake, interview_of_take
from core.assess.rules import answer_text, assessability_of
from core.conversation.errors import HistoryError
from core.practice.interview import Interview
from history.faults import UNREADABLE
from providers.assessing import ModelAssessor
from providers.review_job import Keep, ReviewJob
from ui.runtime import history, runtime, visit
from voice import faults


@dataclass
class Work:
    """A job under way, and how much of it was taken in."""

    job: ReviewJob
    taken: int = 0
    take: SecondTake | None = None


def begin_job(
    interview: Interview, state: ReviewState, take: SecondTake | None = None
) -> ReviewJob:
    """The work on the first answers or on ``take``: what is missing, and what is under way
    already wherever it was begun. Where the app is started again meanwhile it is over, and says so.
    """
    here = runtime()
    if take is None:
        words = interview
        known, judged = state.readings, frozenset(j.question_id for j in state.judgements)
    else:
        words = interview_of_take(interview, take)
        known, judged = (take.reading,) if take.reading is not None else (), frozenset()
    job = ReviewJob(
        words,
        here.local.text_readers,
        here.local.read_pool,
        assessor=_assessor() if visit().assessing_models() else None,
        known=known,
        judged=judged,
        passes=state.passes_over(take),
        keep=_keep(interview.id, take),
    )
    try:
        return here.reviews.begin(interview.id, job)
    except RuntimeError:
        job.over(faults.restarted())
        return job


def may_be_judged(interview: Interview, take: SecondTake) -> bool:
    """Whether ``take`` waits for a model's judgement."""
    answer = answer_text(interview_of_take(interview, take), take.question_id)
    fits = assessability_of(answer, take.reading) is Assessability.ASSESSABLE
    return take.judgement is None and fits


def with_what_was_kept(interview_id: str, state: ReviewState) -> ReviewState:
    """``state`` with what was kept meanwhile, so that none of it is asked for again.

    Raises ``HistoryError`` for what another version of the app has kept meanwhile.
    """
    try:
        repository = history()
        if repository is not None:
            return state.merged(repository.load_review(interview_id))
    except HistoryError as error:
        if error.code == UNREADABLE:
            raise
        # Any other is told when something is to be kept.
    return state


def _keep(interview_id: str, take: SecondTake | None) -> Keep | None:
    """What keeps all that lands, from the loop's side, without touching Streamlit."""
    try:
        repository = history()
    except HistoryError:
        return None
    if repository is None:
        return None

    def keep(what: Landing) -> None:
        repository.change_review(interview_id, lambda state: state.with_landed(what, take))

    return keep


def _assessor() -> ModelAssessor:
    mine = visit()
    return ModelAssessor(mine.assessing_models, mine.journal, model_of=mine.assessing_model_name)
