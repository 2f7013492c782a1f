"""The reviews that are being worked on in this process, whether or not a page looks on."""

from __future__ import annotations

import concurrent.futures
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from core.practice.interview import Interview
from providers.review_job import ReviewJob

Submit = Callable[[Coroutine[Any, Any, None]], "concurrent.futures.Future[None]"]


class ReviewsUnderWay:
    """Owns every ``ReviewJob`` from its beginning to its end; any thread may call.

    A page that is closed leaves its job here, and whoever opens the same review finds it: nothing
    that was asked for is asked for again. ``submit`` starts a coroutine on the loop.
    """

    def __init__(self, submit: Submit) -> None:
        self._submit = submit
        self._lock = threading.Lock()  # protects the jobs
        self._jobs: dict[ReviewJob, tuple[str, concurrent.futures.Future[None]]] = {}

    def begin(self, review_id: str, job: ReviewJob) -> ReviewJob:
        """Start ``job``; or, where one is at work on the same words already, give that one.

        ``review_id`` is the id under which the review is kept; its second takes share it. Raises
        ``RuntimeError`` where the loop was closed meanwhile.
        """
        with self._lock:
            running = self._at_work_on(job.interview)
            if running is not None:
                return running
            future = self._submit(job.run())
            self._jobs[job] = (review_id, future)
        # Not within the lock: a job that has ended already calls back at once.
        future.add_done_callback(lambda _: self._ended(job))
        return job

    def find(self, interview: Interview) -> ReviewJob | None:
        """The job that is at work on ``interview``."""
        with self._lock:
            return self._at_work_on(interview)

    def end(self, review_id: str) -> None:
        """End all work on a review; calls under way are closed."""
        self._cancel(lambda of: of == review_id)

    def wait(self, timeout_s: float) -> None:
        """Wait until all work that is under way now has ended, at most ``timeout_s``."""
        with self._lock:
            futures = [future for _, future in self._jobs.values()]
        concurrent.futures.wait(futures, timeout_s)

    def close(self) -> None:
        """End all work; the loop waits for what has to tidy up."""
        self._cancel(lambda _: True)

    def __len__(self) -> int:
        with self._lock:
            return len(self._jobs)

    def _at_work_on(self, interview: Interview) -> ReviewJob | None:
        # One that has ended may be here for a moment still; to join it would be to do nothing.
        found = (job for job in self._jobs if job.interview == interview)
        return next((job for job in found if job.progress().running), None)

    def _cancel(self, which: Callable[[str], bool]) -> None:
        with self._lock:
            futures = [future for of, future in self._jobs.values() if which(of)]
        for future in futures:
            future.cancel()

    def _ended(self, job: ReviewJob) -> None:
        with self._lock:
            self._jobs.pop(job, None)
        job.over()
