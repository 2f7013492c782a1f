"""Colours that everybody can read, and what belongs together standing together."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
_CAPTION = 0.6
"""How much of the text's colour Streamlit gives to captions and hints."""


def _channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _luminance(channels: list[float]) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("share", [1.0, _CAPTION], ids=["text", "captions"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_text_and_captions_stand_out_from_the_page_and_the_sidebar(
    ground: str, share: float
) -> None:
    """At least 4.5 to 1, as WCAG 2.2 asks of text (1.4.3)."""
    under = _channels(THEME[ground])
    ink = [
        share * over + (1 - share) * below
        for over, below in zip(_channels(THEME["textColor"]), under, strict=True)
    ]
    assert (_luminance(under) + 0.05) / (_luminance(ink) + 0.05) >= 4.5


def _wants() -> None:
    from unittest import mock

    from core.assess.review.coverage import WantReview, WantStatus
    from ui.report import overview

    wants = (
        WantReview("Calm in conversations", WantStatus.SHOWN, 2),
        WantReview("Lean or Six Sigma", WantStatus.NOT_ASKED),
    )
    with mock.patch.object(overview, "cover_wants", lambda interview, report: wants):
        overview.show_wants(None, None)  # type: ignore[arg-type]


def test_what_the_job_asks_for_stands_right_above_what_is_said_of_it() -> None:
    app = AppTest.from_function(_wants).run()
    assert not app.exception
    pairs = [
        [getattr(element, "value", "") for element in block.children.values()]
        for block in app.main.children.values()
        if len(getattr(block, "children", {})) == 2
    ]
    assert pairs == [
        ["Calm in conversations", ":material/check_circle: Shown (question 2)"],
        ["Lean or Six Sigma", ":material/radio_button_unchecked: Not asked this time"],
    ]
