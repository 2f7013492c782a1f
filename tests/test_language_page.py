"""The language page: chosen, typed through, read, in every direction of writing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.conversation.language import Language, TalkKind
from tests.pages import (
    address_of,
    buttons_on,
    choose,
    downloads_on,
    open_app,
    press,
    send,
    words_on,
)
from tests.talks import PLAIN

pytestmark = pytest.mark.usefixtures("own_folders")


def _page(language: Language, kind: TalkKind = TalkKind.FRIEND) -> AppTest:
    app = open_app()
    app.switch_page("pages/language_test.py").run()
    app.selectbox[0].set_value(language).run()
    return choose(app, "Kind of talk", kind)


@pytest.mark.parametrize("language", [Language.SPANISH, Language.ARABIC, Language.CHINESE])
def test_a_talk_is_typed_through_to_its_report(language: Language) -> None:
    app = press(_page(language), "Start talking")
    for answer in PLAIN[language]:
        app = send(app, answer)
    app = press(app, "End now")
    assert not app.exception
    assert "The grid of spoken language" in {h.value for h in app.header}
    words = words_on(app)
    assert "Your words look like" in words
    assert "Filled in by rules" in words
    assert downloads_on(app)[0] == "Markdown"
    assert "Save the PDF" in downloads_on(press(app, "Make a PDF"))


def test_what_a_keyless_machine_cannot_do_is_said_before_the_start() -> None:
    app = _page(Language.HINDI)
    words = words_on(app)
    assert "nobody on this machine" in words
    assert "poorly" in words
    assert "need a language model and stay open" in words
    assert [toggle.value for toggle in app.toggle] == [False], "Google is asked only by choice"
    assert "the embedded voice" in words_on(_page(Language.ENGLISH))


def test_a_test_shows_its_part_and_a_reload_finds_the_talk_again() -> None:
    app = press(_page(Language.FRENCH, TalkKind.TEST), "Start talking")
    assert "Part 1 of 3" in words_on(app)
    said = PLAIN[Language.FRENCH][0]
    app = send(app, said)
    again = open_app(talk=address_of(app, "talk"))
    again.switch_page("pages/language_test.py").run()
    assert not again.exception
    assert said in [element.value for element in again.text]


def test_what_a_learner_writes_is_shown_as_text_and_never_as_markup() -> None:
    hostile = "<img src=x onerror=alert(1)> **hola** $x$ ![a](https://example.org/p.png)"
    app = send(press(_page(Language.SPANISH), "Start talking"), hostile)
    assert hostile in [element.value for element in app.text]
    assert not any(hostile in element.value for element in app.markdown)


def test_a_deleted_talk_is_gone() -> None:
    app = send(press(_page(Language.DUTCH), "Start talking"), PLAIN[Language.DUTCH][0])
    app = press(app, "End now")
    app = press(app, "Delete for good")
    assert not app.exception
    assert "Start talking" in buttons_on(app)


def test_a_talk_is_named_in_the_address_of_every_page() -> None:
    app = press(_page(Language.ITALIAN), "Start talking")
    talk_id = app.query_params["talk"]
    app.switch_page("pages/settings.py").run()
    app.switch_page("pages/language_test.py").run()
    assert app.query_params["talk"] == talk_id
    assert "Time left" in words_on(app)
