"""Waiting for work on the loop ends when the person goes on, and the work with it."""

from __future__ import annotations

import concurrent.futures

import pytest

from ui.waiting import wait_for_work


class _Place:
    """A place on a page whose person clicks elsewhere as soon as something is drawn there."""

    def info(self, words: str, icon: str) -> None:
        raise _ClickedElsewhere

    def empty(self) -> None:
        raise AssertionError("a page that was left is not drawn on")


class _ClickedElsewhere(BaseException):
    """What Streamlit raises inside the script, as its own stop is no Exception either."""


def test_a_click_elsewhere_ends_the_wait_and_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.waiting.st.empty", _Place)
    work: concurrent.futures.Future[int] = concurrent.futures.Future()
    with pytest.raises(_ClickedElsewhere):
        wait_for_work(work, "Calling …")
    assert work.cancelled()


def test_work_that_takes_too_long_is_ended_and_told() -> None:
    work: concurrent.futures.Future[int] = concurrent.futures.Future()
    with pytest.raises(TimeoutError):
        wait_for_work(work, "Calling …", within_s=0)
    assert work.cancelled()


def test_what_the_work_brings_or_raises_is_handed_on() -> None:
    done: concurrent.futures.Future[int] = concurrent.futures.Future()
    done.set_result(3)
    assert wait_for_work(done, "Calling …") == 3
    failed: concurrent.futures.Future[int] = concurrent.futures.Future()
    failed.set_exception(ValueError("no"))
    with pytest.raises(ValueError, match="no"):
        wait_for_work(failed, "Calling …")
