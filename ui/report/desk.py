"""The desk of a review: what was added to it, and the work on it that goes on behind the page."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field

import streamlit as st

from core.assess.judge_prompt import PROMPT_VERSION
from core.assess.report import Report
from core.assess.review.second_takes import TakeReview, review_takes
from core.assess.review.state import ReviewState, SecondTake, interview_of_take
from core.assess.rules import review_interview
from core.conversation.errors import HistoryError, TurnError
from core.practice.interview import Interview, Line
from core.sentence import say
from history.faults import CONFLICT, UNREADABLE
from providers.review_job import Progress
from ui.report.jobs import Work, begin_job, may_be_judged, with_what_was_kept
from ui.runtime import history, runtime, visit
from voice.session import VoiceSession

_DESK = "review-desk"
_SERVER_ANSWERS_WITHIN_S = 10.0


@dataclass
class ReviewDesk:
    """The review of one interview; only the page's script changes it."""

    interview: Interview
    state: ReviewState
    opened_s: float = field(default_factory=time.monotonic)
    work: Work | None = None
    take_work: Work | None = None
    error: TurnError | None = None
    """Why the last attempt of a model at the first answers failed."""
    take_errors: dict[tuple[str, str], TurnError | None] = field(default_factory=dict)
    """The takes that a model has tried here, by their keys, and why it failed where it did."""
    not_kept: TurnError | None = None
    """Why the newest change could not be saved."""
    was_kept: bool = False
    """Whether anything of the review was kept: if there is nothing to add to, it was deleted."""
    unsent: str = ""
    """A second take that was not taken in: somebody had overtaken this desk."""
    again: bool = False
    """Whether something is to be judged that was not when the work began."""
    unread: TurnError | None = None
    hearing: dict[str, VoiceSession] = field(default_factory=dict)
    """What hears second takes, by their questions."""
    _report: tuple[object, Report] | None = field(default=None, repr=False)
    _takes: tuple[object, tuple[TakeReview, ...]] | None = field(default=None, repr=False)

    @property
    def report(self) -> Report:
        """The report as far as it has come; computed anew only when something changed."""
        known = (self.interview, self.state.readings, self.state.judgements, self._meanwhile())
        if self._report is None or self._report[0] != known:
            made = review_interview(*known, PROMPT_VERSION)
            self._report = (known, made)
        return self._report[1]

    @property
    def takes(self) -> tuple[TakeReview, ...]:
        """Each second take beside its first answer; made anew only when something changed."""
        known = (self.report, self.state.takes)
        if self._takes is None or self._takes[0] != known:
            self._takes = (known, review_takes(self.interview, *known))
        return self._takes[1]

    def prepare(self) -> None:
        """Compute the report now, so that it is there when it is opened."""
        _ = self.report

    @property
    def overtaken(self) -> bool:
        """Whether the interview was deleted in another window, or another version of the app went
        on with its review: nothing is added any more."""
        return self.not_kept is not None and self.not_kept.code in (CONFLICT, UNREADABLE)

    @property
    def waiting(self) -> bool:
        return self.work is not None and self.work.job.progress().running

    @property
    def may_be_judged_soon(self) -> bool:
        """Whether a server that was only just asked may still offer a model."""
        young = time.monotonic() - self.opened_s < _SERVER_ANSWERS_WITHIN_S
        return young and visit().services.still_asking and not visit().assessing_models()

    def progress(self) -> Progress | None:
        return self.work.job.progress() if self.work is not None else None

    def _meanwhile(self) -> str:
        if self.waiting and visit().assessing_models():
            return say("a model is still reading your answers")
        return self.error.message if self.error is not None else ""


def held_desk(interview_id: str) -> ReviewDesk | None:
    """The desk of that interview, when it is the one that lies open."""
    desk = st.session_state.get(_DESK)
    return desk if isinstance(desk, ReviewDesk) and desk.interview.id == interview_id else None


def open_desk(interview: Interview) -> ReviewDesk:
    """The desk of ``interview`` with what was kept of it.

    Raises ``HistoryError`` for a review that another version of the app has kept: without a desk
    nothing of it is judged anew, and nothing is written.
    """
    held = held_desk(interview.id)
    if held is not None:
        held.interview = interview
        return held
    close_desk()
    desk = ReviewDesk(interview, ReviewState())
    try:
        repository = history()
        if repository is not None:
            desk.state = repository.load_review(interview.id)
            desk.was_kept = desk.state != ReviewState()
    except HistoryError as error:
        if error.code == UNREADABLE:
            raise
        desk.not_kept = error
    st.session_state[_DESK] = desk
    return desk


def change(desk: ReviewDesk, state: ReviewState) -> None:
    """Take in ``state`` and keep it; a refusal of the history is shown, not raised."""
    if state == desk.state:
        return
    desk.state = state
    desk.not_kept = None
    try:
        repository = history()
        if repository is not None:
            # Another window may have added something since this one was opened.
            kept = repository.change_review(desk.interview.id, state.merged)
            if kept is not None:
                desk.state, desk.was_kept = kept, True
            elif desk.was_kept:
                repository.check(desk.interview)  # raises: it was deleted
    except HistoryError as error:
        desk.not_kept = error


def begin_work(desk: ReviewDesk) -> None:
    """Start what is still to be read and, where a model serves, to be judged; once at a time."""
    if desk.work is not None:
        done_without = not desk.work.job.with_model and bool(visit().assessing_models())
        if desk.waiting or not (done_without or desk.again):
            return
    desk.again, desk.error = False, None  # it says how this work goes, not the last
    desk.work = _started(desk)
    _find_take_work(desk)


def try_again(desk: ReviewDesk) -> None:
    """Begin once more what failed; what was judged stays."""
    if desk.waiting:
        return
    desk.work = None
    begin_work(desk)


def try_take_again(desk: ReviewDesk) -> None:
    """Begin once more the takes that failed for what may have passed by now."""
    desk.take_errors = {
        key: error
        for key, error in desk.take_errors.items()
        if error is None or not error.retryable
    }
    _find_take_work(desk)


def overrule(desk: ReviewDesk, question_id: str) -> None:
    """The person says that an answer does answer its question: it is judged after all."""
    change(desk, desk.state.overruled(question_id))
    desk.again = True  # also when a model is at work: it has passed this answer over
    begin_work(desk)


def overrule_take(desk: ReviewDesk, take: SecondTake) -> None:
    """The person says that a second take does answer its question: it is judged after all."""
    change(desk, desk.state.overruled_take(take))
    _find_take_work(desk)


def send_take(desk: ReviewDesk, line: Line) -> None:
    """Keep ``line`` as a second take of its question and have it read and judged, unless somebody
    has overtaken the desk: then it is ``unsent``."""
    before = desk.state
    state = before.with_take(line.question_id, line, uuid.uuid4().hex)
    made = state.takes[-1]
    change(desk, state)
    if desk.overtaken:
        desk.state, desk.unsent = before, line.text
        return
    # Another window's take may have come in with the change.
    _begin_take(desk, desk.state.find_take(made) or made)


def _begin_take(desk: ReviewDesk, take: SecondTake) -> None:
    desk.take_work = _started(desk, take)


def take_in(desk: ReviewDesk) -> bool:
    """Take in what has landed since the last time; whether anything has."""
    first = desk.work is not None and _take_in(desk, desk.work)
    take = desk.take_work is not None and _take_in(desk, desk.take_work)
    return first or take


def _take_in(desk: ReviewDesk, work: Work) -> bool:
    progress = work.job.progress()
    if progress.landed == work.taken:
        return False
    work.taken = progress.landed
    state = desk.state
    for what in progress.landings:
        state = state.with_landed(what, work.take)
    if progress.kept:
        desk.state = state
    else:
        change(desk, state)
    if work.take is None:
        desk.error, desk.unread = progress.error, progress.unread
    elif not progress.running:
        desk.take_work = None
        if work.job.with_model or progress.error is not None:
            desk.take_errors[work.take.key] = progress.error
        _find_take_work(desk)
    return True


def close_desk() -> None:
    """Leave the desk. What still runs for it goes on where it is kept; elsewhere it is ended."""
    desk = st.session_state.pop(_DESK, None)
    if not isinstance(desk, ReviewDesk):
        return
    if runtime().settings.keep_history:
        _stop_hearing(desk)
    else:
        end_work(desk)


def forget_desk(interview_id: str) -> None:
    """Leave the desk of a deleted interview; whatever is asked about it is ended."""
    if held_desk(interview_id) is not None:
        close_desk()
    runtime().reviews.end(interview_id)


def end_work(desk: ReviewDesk) -> None:
    """End what runs for ``desk``, whoever looks on."""
    _stop_hearing(desk)
    runtime().reviews.end(desk.interview.id)


def _stop_hearing(desk: ReviewDesk) -> None:
    for session in desk.hearing.values():
        session.stop()


def _find_take_work(desk: ReviewDesk) -> None:
    """Go on with the newest second take that somebody is at work on, or that a model may judge.

    What a model has tried here is not begun again by itself.
    """
    if desk.take_work is not None:
        return
    serves = bool(visit().assessing_models())
    for take in reversed(desk.state.takes):
        running = runtime().reviews.find(interview_of_take(desk.interview, take))
        untried = serves and take.key not in desk.take_errors
        if running is not None or (untried and may_be_judged(desk.interview, take)):
            _begin_take(desk, take)
            return


def _started(desk: ReviewDesk, take: SecondTake | None = None) -> Work | None:
    """The work on the first answers or on ``take``; none, and told why, on what another version
    of the app has gone on with; none on what was deleted."""
    if desk.overtaken:
        return None
    try:
        desk.state = with_what_was_kept(desk.interview.id, desk.state)
    except HistoryError as error:
        desk.not_kept = error
        return None
    return Work(begin_job(desk.interview, desk.state, take), take=take)
