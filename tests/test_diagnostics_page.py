"""What the diagnostics page says is there is there."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import open_app, words_on

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
    assert engines == ["Voice", "Speech detector", "Speech recogniser", "Sentence encoder"]
