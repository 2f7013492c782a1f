"""The app's pages, driven without a browser: opened, pressed, typed into, read.

Tests that use it run under the fixture ``own_folders``.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]
STORY = (
    "When I ran the Leeds branch we lost our biggest client. I had to win them back within a "
    "month. I visited them, I listed their complaints and I rebuilt the delivery plan. In the "
    "end they signed again and revenue rose by 12 percent."
)
"""An answer to the questions of the plan that ``own_folders`` seeds."""


def open_app(**address: str) -> AppTest:
    """The app as a browser opens it, at an address with these parameters."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def address_of(app: AppTest, name: str) -> str:
    """What the address says of ``name``."""
    return "".join(app.query_params[name])


def started(questions: int = 3) -> AppTest:
    """An interview that has just begun."""
    app = open_app()
    app.slider[0].set_value(questions)
    return press(app, "Start the interview")


def press(app: AppTest, label: str) -> AppTest:
    button = next(b for b in app.button if b.label == label)
    return button.click().run()


def send(app: AppTest, text: str) -> AppTest:
    """Answer in writing."""
    app.text_area[0].set_value(text)
    return press(app, "Send typed answer")


def when_read(app: AppTest) -> AppTest:
    """``app`` when the last answer has been read beside its question."""
    while "Checking whether your answer fits its question" in words_on(app):
        app.run()
    return app


def read_feedback(app: AppTest) -> AppTest:
    """The feedback page, without a rating of one's own."""
    app.switch_page("pages/feedback.py").run()
    if any(b.label == "Open without rating" for b in app.button):
        press(app, "Open without rating")
    return app


def words_on(app: AppTest) -> str:
    everything = [*app.text, *app.markdown, *app.caption, *app.info, *app.warning, *app.title]
    return "\n".join([small_heading_on(app), *(str(element.value) for element in everything)])


def small_heading_on(app: AppTest) -> str:
    """What a page on which a talk goes on is about; "" elsewhere."""
    drawn = (element.proto.body for element in app.get("html"))
    found = (re.fullmatch(r"<h1[^>]*>(.*)</h1>", body) for body in drawn)
    return next((unescape(heading[1]) for heading in found if heading), "")


def buttons_on(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def downloads_on(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def choose(app: AppTest, label: str, option: object) -> AppTest:
    """Choose ``option`` of the row of segments that ``label`` names."""
    row = next(c for c in app.segmented_control if c.label == label)
    return row.set_value(option).run()


def assert_nothing_was_said_yet(app: AppTest) -> None:
    """The page of a talk or an interview that was left before its greeting came."""
    assert not app.exception
    assert "Nothing has been said yet." in words_on(app)
    assert "has not replied yet" not in words_on(app)
    idle = {button.label for button in app.button if button.disabled}
    assert {"Repeat", "Skip"} <= idle, "there is nothing yet to repeat, to skip or to answer"
    assert "Send typed answer" not in buttons_on(app)
