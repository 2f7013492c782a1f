"""What the diagnostics page says is there is there."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.conversation.errors import Kind, SetupError
from core.conversation.services import Fallback, ServiceRole
from core.sentence import Sentence, say
from tests.pages import open_app, words_on
from ui.parts.plain import plain

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")


def _opened() -> AppTest:
    return open_app().switch_page("pages/diagnostics.py").run()


def test_a_voice_that_needs_no_key_is_not_said_to_have_one() -> None:
    words = words_on(_opened())
    assert "Google Translate's voice: needs no key" in words
    assert "Google Translate's voice: key" not in words


def test_every_engine_that_is_loaded_here_is_listed() -> None:
    table = _opened().table[0].value
    engines = [str(name) for name in table["Engine"]]
    assert engines == [
        *("Voice", "Speech detector", "Speech recogniser"),
        *("Sentence encoder", "Off-topic check"),
    ]


HOSTILE = "![a](http://127.0.0.1/b.png) **c** :red[d] $e$ | f_g_h"


def test_what_a_table_tells_is_shown_letter_by_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model's name, a path or a service's label may hold what Markdown takes for a picture."""
    fault = SetupError(Kind.CONFIGURATION, "a_code", Sentence(HOSTILE), say("Try again."))
    fault.request_id = "_f_"
    fell_back = Fallback(ServiceRole.HEAR, HOSTILE, HOSTILE, "service_failed")
    monkeypatch.setattr("ui.services.engine_table.faults", lambda: (fault,))
    monkeypatch.setattr("providers.fallback.chain.Journal.all", lambda journal: (fell_back,))
    page = _opened()
    assert not page.exception
    cells = [str(cell) for table in page.table for cell in table.value.to_numpy().ravel()]
    assert plain(HOSTILE) in cells
    assert any(cell.startswith(plain(HOSTILE)) and plain("failed;") in cell for cell in cells)
    assert plain("setup, configuration, a_code, _f_") in cells
    assert not any("](" in cell or "**" in cell or ":red[" in cell for cell in cells)
