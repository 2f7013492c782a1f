"""The settings page: what is chosen there is what happens, and the page says what leaves."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.conversation.services import ServiceRole
from providers.choices import Choices
from providers.registry import ProviderId
from providers.visit import Visit
from tests.pages import STORY, open_app, press, read_feedback, send, words_on

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

EMBEDDED, GROQ = ProviderId.EMBEDDED, ProviderId.GROQ
TALKING = (ServiceRole.HEAR, ServiceRole.THINK, ServiceRole.SPEAK)
NOTHING_LEAVES = "Nothing is sent to another service."


@pytest.fixture
def groq(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key for Groq; nobody is reached with it."""
    monkeypatch.setenv("GROQ_API_KEY", "gsk-test")


def settings() -> AppTest:
    return open_app().switch_page("pages/settings.py").run()


def pick(app: AppTest, label: str, option: object) -> AppTest:
    box = next(b for b in app.selectbox if b.label == label)
    return box.set_value(option).run()


def visit_of(app: AppTest) -> Visit:
    visit = app.session_state["visit"]
    assert isinstance(visit, Visit)
    return visit


@pytest.mark.usefixtures("groq")
def test_answers_that_a_model_judges_are_named_among_what_is_sent() -> None:
    app = settings()
    visit_of(app).choices = Choices(dict.fromkeys(TALKING, EMBEDDED))
    words = words_on(app.run())
    assert NOTHING_LEAVES not in words
    assert "your answers for the review to Groq" in words


@pytest.mark.usefixtures("groq")
def test_with_one_key_assessing_can_be_switched_off_and_the_review_obeys() -> None:
    app = settings()
    visit_of(app).choices = Choices(dict.fromkeys(TALKING, EMBEDDED))
    app = pick(app.run(), "Who does the assessing", EMBEDDED)
    assert not app.exception
    assert NOTHING_LEAVES in words_on(app.run())
    app = press(app.switch_page("pages/mock_interview.py").run(), "Start the interview")
    app = send(send(app, STORY), "Please end the interview.")
    app = read_feedback(app)
    assert not app.exception
    assert not app.session_state["review-desk"].work.job.with_model
