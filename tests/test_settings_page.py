"""The settings page: what is chosen there is what happens, and the page says what leaves."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from config import Recorder
from core.conversation.conversation import Mode
from core.conversation.errors import Kind, ReplyError
from core.conversation.services import ServiceRole
from core.listen.manner import Sensitivity, Waiting
from providers.choices import Choices
from providers.hosted.faults import fault, service_timed_out
from providers.registry import ProviderId
from providers.spending import Caps
from providers.trial import Trial
from providers.visit import Visit
from tests.pages import STORY, open_app, press, read_feedback, send, words_on
from ui.parts.plain import plain

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

EMBEDDED, GROQ, OPENAI = ProviderId.EMBEDDED, ProviderId.GROQ, ProviderId.OPENAI
AUTOMATIC = ""
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
    assert NOTHING_LEAVES in words_on(app), "the sidebar follows at once"
    app = press(app.switch_page("pages/mock_interview.py").run(), "Start the interview")
    app = send(send(app, STORY), "Please end the interview.")
    app = read_feedback(app)
    assert not app.exception
    assert not app.session_state["review-desk"].work.job.with_model


@pytest.mark.usefixtures("groq")
def test_why_a_service_rests_is_said_once_and_in_the_language_of_the_interface() -> None:
    app = settings()
    app.session_state["interface-language"] = "de"
    breaker = visit_of(app).links(ServiceRole.THINK)[0].breaker
    breaker.failed(service_timed_out(ReplyError, "Groq"))
    assert "Groq hat nicht rechtzeitig geantwortet" in _states(app.run())
    visit_of(app).meter.caps = Caps(0.0, 5.0)
    states = _states(app.run())
    assert plain("Groq ruht, weil die Kostengrenze dieser Sitzung von 0.00 $") in states
    assert "pausiert" not in states


def _states(app: AppTest) -> str:
    return "\n".join(str(row) for table in app.table for row in table.value.get("Status", ()))


# Whatever is chosen holds, the first time and every time after it.


def check(app: AppTest, label: str, option: object) -> AppTest:
    row = next(r for r in app.radio if r.label == label)
    return row.set_value(option).run()


def flip(app: AppTest, label: str) -> AppTest:
    toggle = next(t for t in app.toggle if t.label.startswith(label))
    return toggle.set_value(not toggle.value).run()


def test_each_click_on_a_switch_turns_it() -> None:
    app = settings()
    for label, name in (("Push to talk", "push_to_talk"), ("Play", "speak_aloud")):
        held = []
        for _ in range(4):
            app = flip(app, label)
            shown = next(t.value for t in app.toggle if t.label.startswith(label))
            held.append((shown, getattr(app.session_state["preferences"], name)))
        first = name == "push_to_talk"
        assert held == [(on, on) for on in (first, not first, first, not first)], name


@pytest.mark.parametrize(
    ("label", "name", "options"),
    [
        (
            "How long the interviewer waits when you pause",
            "waiting",
            (Waiting.BRISK, Waiting.PATIENT, Waiting.NORMAL, Waiting.BRISK),
        ),
        (
            "How easily you are heard, and can cut in",
            "sensitivity",
            (Sensitivity.HIGH, Sensitivity.LOW, Sensitivity.HIGH),
        ),
        ("Recorder", "recorder", (Recorder.PUSH_BUTTON, Recorder.BUILT_IN, Recorder.PUSH_BUTTON)),
    ],
)
def test_each_choice_among_manners_and_recorders_holds(
    label: str, name: str, options: tuple[object, ...]
) -> None:
    app = settings()
    for option in options:
        app = check(app, label, option)
        assert next(r.value for r in app.radio if r.label == label) == option
        assert getattr(app.session_state["preferences"], name) == option


@pytest.mark.usefixtures("groq")
def test_each_choice_of_a_service_holds_and_the_sidebar_follows_at_once() -> None:
    app = settings()
    box = "Who does the hearing"
    for option in (EMBEDDED, GROQ, EMBEDDED, AUTOMATIC, GROQ):
        app = pick(app, box, option)
        assert next(b.value for b in app.selectbox if b.label == box) == option
        chosen = visit_of(app).choices.providers.get(ServiceRole.HEAR, AUTOMATIC)
        assert chosen == option
        assert ("your voice to Groq" in words_on(app)) is (option is not EMBEDDED)


def test_each_choice_of_a_model_and_of_a_voice_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    app = settings()
    voices, models = "Voice in the chat", "Model for thinking"
    for option in ("echo", "ash", "echo"):
        app = pick(app, voices, option)
        assert visit_of(app).choices.voices == {(OPENAI, Mode.CHAT): option}
    offered = next(b.options for b in app.selectbox if b.label == models)
    for option in (offered[1], offered[0], offered[1]):
        app = pick(app, models, option)
        assert visit_of(app).model_of(OPENAI, ServiceRole.THINK) == option
        assert next(b.value for b in app.selectbox if b.label == models) == option


def test_the_tables_above_a_test_of_the_services_tell_what_it_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "gsk-test")
    refused = fault(ReplyError, Kind.AUTHENTICATION, "key_refused", "Groq", "Check the key.")

    async def try_all(mine: Visit) -> list[Trial]:
        mine.links(ServiceRole.THINK)[0].breaker.failed(refused)
        return [Trial(ServiceRole.THINK, "Groq", "", error=refused)]

    monkeypatch.setattr("ui.services.view.try_all", try_all)
    app = press(settings(), "Test the services")
    tables = [str(table.value) for table in app.table]
    assert any("failed at" in table for table in tables[:-1])
    assert "Check the key" in tables[-1], "what to do stands beside what is wrong"


def test_what_was_chosen_stands_there_after_another_page_and_in_another_language() -> None:
    app = flip(settings(), "Push to talk")
    app = check(app, "Recorder", Recorder.PUSH_BUTTON)
    app.switch_page("pages/diagnostics.py").run()
    app.switch_page("pages/settings.py").run()
    assert (app.toggle[0].value, app.radio[2].value) == (True, Recorder.PUSH_BUTTON)
    for language in ("de", "es", "en", "de"):
        app.session_state["interface-language"] = language
        app.run()
        assert (app.toggle[0].value, app.radio[2].value) == (True, Recorder.PUSH_BUTTON)
    app = app.radio[2].set_value(Recorder.BUILT_IN).run()
    assert app.session_state["preferences"].recorder is Recorder.BUILT_IN
    assert not app.exception


def test_each_choice_of_the_interface_s_language_holds() -> None:
    app = AppTest.from_function(_sidebar).run()
    for language in ("de", "en", "de", "es", "de"):
        app = app.selectbox[0].set_value(language).run()
        assert app.session_state["interface-language"] == app.selectbox[0].value == language


def test_the_address_carries_the_language_of_the_interface_over_a_reload() -> None:
    app = AppTest.from_function(_sidebar).run()
    assert "lang" not in app.query_params, "nobody chose"
    app = app.selectbox[0].set_value("hi").run()
    again = AppTest.from_function(_sidebar)
    again.query_params["lang"] = app.query_params["lang"]
    assert again.run().selectbox[0].value == "hi"
    assert again.session_state["interface-language"] == "hi", "for the pages that come"
    odd = AppTest.from_function(_sidebar)
    odd.query_params["lang"] = "xx"
    assert odd.run().selectbox[0].value == "en"


def _sidebar() -> None:
    from ui.interface import choose_interface_language

    choose_interface_language()
