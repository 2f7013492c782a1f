"""A text that is too long to be sent is kept and told of: no field drops it without a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.fakes import ScriptedTranscriber
from tests.pages import open_app, press, send, started, words_on
from tests.test_chat_page import RECORDING, _chat, _said, _type
from tests.test_recorded_answers import _record
from ui.conversation.answer_box import LONGEST_ANSWER_CHARS

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

LONG = "I led the team. " * 600
TOLD = "This is too long to send"


def _box(app: AppTest) -> str:
    return str(app.text_area[0].value)


def _language_test() -> AppTest:
    return press(open_app().switch_page("pages/language_test.py").run(), "Start talking")


@pytest.mark.parametrize("begin", [started, _language_test])
def test_a_typed_answer_that_is_too_long_stays_in_its_field_and_is_told_of(
    begin: Callable[[], AppTest],
) -> None:
    app = send(begin(), LONG)
    assert not app.exception
    over = len(LONG.strip()) - LONGEST_ANSWER_CHARS
    assert TOLD in words_on(app) and f"by {over}," in words_on(app)
    assert _box(app) == LONG
    assert LONG.strip() not in [element.value for element in app.text]
    short = LONG[:LONGEST_ANSWER_CHARS].strip()
    app = send(app, short)
    assert TOLD not in words_on(app)
    assert short in [element.value for element in app.text]


@pytest.mark.parametrize("begin", [started, _language_test])
def test_no_field_of_an_answer_is_bounded(begin: Callable[[], AppTest]) -> None:
    """Breaks when a bound is set: a browser drops a longer text that is pasted into the field."""
    assert begin().text_area[0].proto.max_chars == 0
    assert _chat().chat_input[0].proto.max_chars == 0


def test_a_line_of_the_chat_that_is_too_long_is_put_back_and_told_of() -> None:
    app = _type(_chat(), LONG)
    assert not app.exception
    assert TOLD in words_on(app)
    assert app.chat_input[0].proto.value == LONG
    assert _said(app) == []
    assert TOLD in words_on(app.run()), "it stands as long as the line waits"
    app = _type(app, "Ask me a question.")
    assert TOLD not in words_on(app)
    assert _said(app)[0] == "Ask me a question."


def test_what_was_spoken_is_sent_however_long(ear: ScriptedTranscriber) -> None:
    ear.script = [LONG]
    app = press(_record(started(), RECORDING), "Send answer")
    assert TOLD not in words_on(app)
    assert LONG.strip() in [element.value.strip() for element in app.text]
