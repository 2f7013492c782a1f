"""The pages, driven without a browser: every state is written, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from core.conversation.errors import Stage
from ui.faults import _STAGE_NAMES

ROOT = Path(__file__).resolve().parents[1]
STORY = (
    "When I ran the Leeds branch we lost our biggest client. I had to win them back within a "
    "month. I visited them, I listed their complaints and I rebuilt the delivery plan. In the "
    "end they signed again and revenue rose by 12 percent."
)


@pytest.fixture(autouse=True)
def _own_folders(
    tmp_path: Path, model_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("GREENROOM_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("GREENROOM_CACHE_DIR", str(model_cache))
    # The stories told here answer the questions of this plan.
    monkeypatch.setenv("GREENROOM_QUESTION_SEED", "12")
    # WebRTC needs a browser; the browser tests have one.
    monkeypatch.setattr("ui.live.room.connect", lambda call, key: None)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def _app() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


def _started(questions: int = 3) -> AppTest:
    app = _app()
    app.slider[0].set_value(questions)
    return _press(app, "Start the interview")


def _press(app: AppTest, label: str) -> AppTest:
    button = next(b for b in app.button if b.label == label)
    return button.click().run()


def _answer(app: AppTest, text: str) -> AppTest:
    app.text_area[0].set_value(text)
    return _press(app, "Send typed answer")


def _read_feedback(app: AppTest) -> AppTest:
    app.switch_page("pages/feedback.py").run()
    if any(b.label == "Open without rating" for b in app.button):
        _press(app, "Open without rating")
    return app


def _words(app: AppTest) -> str:
    everything = [*app.text, *app.markdown, *app.caption, *app.info, *app.warning, *app.title]
    return "\n".join(str(element.value) for element in everything)


def test_every_page_opens_without_an_error() -> None:
    app = _app()
    for page in ("mock_interview", "chat", "feedback", "anchors", "settings", "diagnostics"):
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, page


def test_an_interview_is_asked_answered_followed_up_and_reviewed() -> None:
    app = _started()
    assert not app.exception
    assert "Question 1 of 3" in {p.proto.text for p in app.get("progress")}
    app = _answer(
        app,
        (
            "We reorganised the team over one summer, and we were much faster afterwards because "
            "we had fewer meetings."
        ),
    )
    assert "We reorganised the team" in app.text[-1].value
    app = _answer(app, STORY)
    app = _answer(app, "Please end the interview.")
    assert "That's a wrap" in _words(app)
    _read_feedback(app)
    assert not app.exception
    words = _words(app)
    assert "“In the end they signed again and revenue rose by 12 percent.”" in words
    assert "Three things to do next" in {h.value for h in app.header}


def test_what_a_person_writes_is_shown_as_text_and_never_as_markup() -> None:
    hostile = "![pixel](https://example.org/p.png) <script>alert(1)</script> $x^2$ **we** did it"
    app = _answer(_started(), hostile)
    assert hostile in [element.value for element in app.text]
    assert not [m for m in app.markdown if "example.org" in m.value and "\\" not in m.value]
    _read_feedback(app)
    assert not [m for m in app.markdown if "![pixel]" in m.value]


def test_skip_repeat_wait_and_i_dont_know_do_what_a_person_expects() -> None:
    app = _started()
    question = app.text[-1].value
    app = _answer(app, "Wait, let me think.")
    assert "Question 1 of 3" in {p.proto.text for p in app.get("progress")}
    app = _press(app, "Repeat")
    assert app.text[-1].value.split(". ")[-1] in question
    app = _answer(app, "I don't know.")
    assert "Question 1 of 3" in {p.proto.text for p in app.get("progress")}
    app = _press(app, "Skip")
    assert "Question 2 of 3" in {p.proto.text for p in app.get("progress")}


def test_an_empty_answer_is_not_sent() -> None:
    app = _started()
    before = len(app.chat_message)
    app = _answer(app, "   ")
    assert len(app.chat_message) == before
    assert "nothing to send" in _words(app)


def test_a_refresh_brings_the_interview_back() -> None:
    app = _answer(_started(), STORY)
    interview_id = "".join(app.query_params["interview"])
    again = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    again.query_params["interview"] = interview_id
    again.run()
    assert not again.exception
    assert STORY in [element.value for element in again.text]


def test_a_foreign_or_invented_id_opens_nothing() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["interview"] = "0" * 32
    app.run()
    assert not app.exception
    assert "Start the interview" in {b.label for b in app.button}


def test_a_deleted_interview_does_not_come_back() -> None:
    app = _answer(_started(), STORY)
    interview_id = "".join(app.query_params["interview"])
    _read_feedback(app)
    app = _press(app, "Delete for good")
    assert "nothing to review yet" in _words(app)
    again = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    again.query_params["interview"] = interview_id
    again.run()
    assert "Start the interview" in {b.label for b in again.button}


def test_feedback_without_an_interview_says_what_to_do() -> None:
    app = _app()
    _read_feedback(app)
    assert "Answer at least one question first" in _words(app)


def test_an_unusable_recording_is_told_and_the_typed_way_stays_open() -> None:
    app = _started()
    app.audio_input[0].upload("answer.wav", b"not a sound at all", "audio/wav")
    app.run()
    assert "not a sound recording" in _words(app)
    app = _answer(app, STORY)
    assert STORY in [element.value for element in app.text]
    app.switch_page("pages/diagnostics.py").run()
    assert any("recording_unreadable" in table.value.to_string() for table in app.table)


def test_the_chat_answers_from_the_bank_and_says_so() -> None:
    app = _app()
    app.switch_page("pages/chat.py").run()
    app.chat_input[0].set_value("What should I know about the weather on Mars?").run()
    assert not app.exception
    assert "No language model is connected" in _words(app)
    app.chat_input[0].set_value("Ask me a question.").run()
    assert "Here is one." in _words(app)


def test_keys_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary-1234567890")
    app = _app()
    for page in ("settings", "diagnostics"):
        app.switch_page(f"pages/{page}.py").run()
        assert "canary" not in _words(app)
    assert "OpenAI: key or address is there" in _words(app)


def test_a_review_can_be_taken_home_and_checked_there() -> None:
    app = _answer(_started(), STORY)
    _read_feedback(app)
    assert not app.exception
    assert [button.proto.label for button in app.get("download_button")] == ["Markdown", "JSON"]
    assert "core.assess.verify" in _words(app)


def test_coached_practice_says_a_word_after_each_answer_and_the_real_thing_does_not() -> None:
    app = _app()
    app.slider[0].set_value(3)
    next(c for c in app.segmented_control if c.label == "Feedback").set_value(True)
    app = _press(app, "Start the interview")
    assert "One thing to change" not in _words(app)
    for _ in range(3):  # an answer and at most two follow-ups
        app = _answer(app, STORY)
        if "Question 2 of 3" in {p.proto.text for p in app.get("progress")}:
            break
    assert "One thing to change" in _words(app)
    assert "estimated by rules" in _words(app)

    app = _started()
    app = _answer(app, STORY)
    app = _press(app, "Skip")
    assert "One thing to change" not in _words(app)


def test_ones_own_rating_is_asked_once_and_stands_beside_the_review() -> None:
    app = _answer(_started(), STORY)
    app = _answer(app, "Please end the interview.")
    app.switch_page("pages/feedback.py").run()
    assert "Where you stand" not in {h.value for h in app.header}
    app.radio[0].set_value(5).run()
    app = _press(app, "Open the report")
    assert "You gave yourself **5**" in _words(app)
    app.switch_page("pages/settings.py").run()
    app.switch_page("pages/feedback.py").run()
    assert "You gave yourself **5**" in _words(app), "it is kept, and not asked again"


def test_ones_own_rating_is_shown_when_no_answer_could_be_judged() -> None:
    app = _answer(_started(), "Um.")
    app = _answer(app, "Please end the interview.")
    app.switch_page("pages/feedback.py").run()
    app.radio[0].set_value(2).run()
    app = _press(app, "Open the report")
    assert "You gave yourself **2**: there is no level" in _words(app)


def test_every_stage_has_a_name_on_the_page() -> None:
    """Breaks when a stage is added and a fault of it would show nothing."""
    assert set(_STAGE_NAMES) == set(Stage)
