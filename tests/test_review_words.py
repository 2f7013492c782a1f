"""The review in the language of the interface: all that it says, and nobody's own words."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from string import Formatter
from typing import ClassVar

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest

import ui.interface
from core.assess.report import NextStep, Report
from core.assess.rules import review_interview
from core.conversation.brief import Domain
from core.package_data import load_data
from core.practice.bank import load_bank
from core.practice.drills import Drill
from core.practice.interview import Interview
from core.sentence import Sentence, in_a_row, listed, say, unended
from tests.core.answers import interview_of, question_of
from tests.pages import (
    ROOT,
    STORY,
    choose,
    open_app,
    press,
    read_feedback,
    send,
    started,
    when_read,
)
from ui.catalogue import SHOWN, texts_in
from ui.interface import worded
from ui.parts.plain import plain

_QUOTED = re.compile(r"“[^“”]*”|„[^„“]*“|«[^«»]*»")
CODES = ("de", "es", "hi", "zh")
HOSTILE = (
    "{count} {question!r:>9} and %s: when I ran the {0} shop we lost {} **four** of our ![best]"
    "(https://example.org) clients and I had to visit them, so I listed what they told me and "
    "I rebuilt the plan; it improved a lot."
)
ANSWERS = (STORY, HOSTILE, "We did it, um, because.")
AGAIN = "I reorganised the branch with three colleagues and I called every customer myself."
"""Of four parts of a story one: the stronger version has gaps."""


# One sentence.


class _German(gettext.NullTranslations):
    """A few words of a catalogue, some of them faulty."""

    WORDS: ClassVar = {
        "{count} words: {what}": "Wörter: {count}, nämlich {what}",
        "{one}, {another}": "{one}、{another}",
        "Substance": "Substanz",
        "Say it.": "说吧。",
        "lost {what}": "verloren",
        "other {what}": "andere {who}",
        "deep {what}": "{what.__class__}",
        "wide {what}": "{what:>999}",
        "broken {what}": "{what",
        "numbered {what}": "{what} {}",
    }

    def gettext(self, message: str) -> str:
        return self.WORDS.get(message, message)


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.interface, "_translations", lambda code: _German())


@pytest.mark.usefixtures("german")
def test_a_sentence_is_translated_with_its_fields() -> None:
    signs = listed([Sentence("Substance"), Sentence("Substance")])
    told = worded(say("{count} words: {what}", count=3, what=signs))
    assert told == "Wörter: 3, nämlich Substanz、Substanz"


@pytest.mark.usefixtures("german")
def test_words_of_a_person_are_never_translated_nor_filled_in() -> None:
    assert worded("Substance") == "Substance"
    assert worded("{count} words: {what}") == "{count} words: {what}"
    told = worded(say("{count} words: {what}", count=1, what="Substance {count} {}"))
    assert told == "Wörter: 1, nämlich Substance {count} {}"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("kind", ["lost", "other", "deep", "wide", "broken", "numbered"])
def test_a_translation_that_fills_in_something_else_is_not_used(kind: str) -> None:
    assert worded(say(kind + " {what}", what="x")) == f"{kind} x"


@pytest.mark.usefixtures("german")
def test_a_full_stop_goes_in_the_language_that_it_is_of() -> None:
    assert worded(Sentence("Say it.")) == "说吧。"
    assert worded(unended(Sentence("Say it."))) == "说吧"
    assert worded(in_a_row([])) == "", "the empty text is a catalogue's header"


# The pages.


@cache
def _templates() -> set[str]:
    found = {
        str(row[2]) for row in extract_from_dir(ROOT / "core" / "assess", keywords={"say": None})
    }
    files = ("rubric_en", "dimensions_en", "star_drill_en", "pitch_en")
    return found.union(*(texts_in(load_data(name, SHOWN[name])) for name in files))


@cache
def _english(code: str) -> tuple[re.Pattern[str], ...]:
    """What of the review's English sentences cannot stand in a translated review."""
    with (ROOT / "ui" / "locales" / f"{code}.po").open("rb") as file:
        translated = "\n".join(str(m.string) for m in read_po(file, locale=code) if m.id)
    between = (piece for t in _templates() for piece, *_ in Formatter().parse(t))
    pieces = {part.strip(" .:,“”") for piece in between for part in _QUOTED.split(piece)}
    words = [p for p in pieces if sum(c.isalpha() for c in p) > 3 and p not in translated]
    assert len(words) > 200
    return tuple(re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in words)


def _shown(app: AppTest) -> Iterator[str]:
    for kind in ("text", "markdown", "caption", "info", "warning", "subheader", "header"):
        yield from (str(element.value) for element in getattr(app, kind))
    yield from (expander.label for expander in app.expander)
    yield from (str(element.proto.body) for element in app.get("html"))


@cache
def _their_own_words() -> list[str]:
    """Of questions and answers: whole, and as the beginning that a sentence quotes."""
    questions = [q for domain in Domain for q in load_bank(domain).questions]
    points = [point.point for q in questions for point in q.points]
    begun = [" ".join(q.text.split()[:9]).rstrip(",;") for q in questions]
    whole = [q.text for q in questions]
    return sorted([*whole, *points, *begun, *ANSWERS, AGAIN], key=len, reverse=True)


def _english_on(app: AppTest, code: str) -> set[str]:
    own = _their_own_words()
    found = set()
    for text in _shown(app):
        told = re.sub(r"\\([^\w\s])", r"\1", text)
        for words in own:
            told = told.replace(words, "")
        # A quote of a part of an answer, and words to say in one.
        told = _QUOTED.sub("", told)
        found |= {p.pattern for p in _english(code) if p.search(told)}
    return found


def _in(code: str, app: AppTest) -> AppTest:
    app.session_state["interface-language"] = code
    app.run()
    assert not app.exception
    return app


def _reviewed() -> AppTest:
    """The page of a review with a second take of its first answer."""
    app = started()
    for said in ANSWERS:
        app = send(app, said)
    app = read_feedback(send(app, "Please end the interview."))
    app.toggle[0].set_value(True).run()
    return send(app, AGAIN)


def _translated(code: str, text: str) -> str:
    with (ROOT / "ui" / "locales" / f"{code}.po").open("rb") as file:
        message = read_po(file, locale=code).get(text)
    assert message is not None
    return str(message.string)


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_the_feedback_page_says_no_sentence_of_the_review_in_english() -> None:
    app = _reviewed()
    for number in (1, 2):
        answers = app.segmented_control[0]
        answers.set_value(number).run()
        assert len(_english_on(_in("en", app), "de")) > 30, "what is looked for is there to find"
        for code in CODES:
            assert _english_on(_in(code, app), code) == set()
            titles = "\n".join(expander.label for expander in app.expander)
            assert plain(_translated(code, "Credibility")) in titles


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_the_word_after_each_answer_is_not_said_in_english() -> None:
    app = open_app()
    app.slider[0].set_value(3)
    app = send(press(choose(app, "Feedback", True), "Start the interview"), STORY)
    app = when_read(press(app, "Skip"))
    assert _english_on(_in("en", app), "de"), "what is looked for is there to find"
    for code in CODES:
        assert _english_on(_in(code, app), code) == set()


@pytest.mark.usefixtures("own_folders", "loaded_engines")
@pytest.mark.parametrize("code", ["en", *CODES])
def test_an_answer_is_shown_letter_by_letter_whatever_stands_in_it(code: str) -> None:
    app = started()
    app = read_feedback(send(send(app, HOSTILE), "Please end the interview."))
    _in(code, app)
    told = [str(element.value) for element in app.text]
    assert HOSTILE in told, "the answer"
    marked = [str(element.value) for element in app.markdown]
    quoted = [text for text in told if "{0} shop" in text and text != HOSTILE]
    assert quoted, "a quote"
    assert not any("![best]" in text for text in marked)
    assert any(plain("![best]") in text for text in marked), "the marked story"


def _steps_of_hostile_words() -> None:
    import ui.report.overview
    from core.assess.report import NextStep
    from core.sentence import say, unended
    from tests.test_review_words import HOSTILE, report_of

    step = NextStep(
        say("{dimension}: {advice}", dimension="Substance", advice=unended(HOSTILE)),
        say("I found too little in your answer that goes with “{question}”.", question=HOSTILE),
        HOSTILE,
    )
    interview, report = report_of(step)
    ui.report.overview.show_next_steps(report, interview)


@pytest.mark.parametrize("code", ["en", *CODES])
def test_hostile_words_in_a_next_step_stay_what_they_are(code: str) -> None:
    app = AppTest.from_function(_steps_of_hostile_words, default_timeout=60)
    app.session_state["interface-language"] = code
    app.run()
    assert not app.exception
    texts = [str(element.value) for element in app.text]
    assert sum(HOSTILE in text for text in texts) == 2
    (title,) = app.markdown
    assert plain(HOSTILE.rstrip(".")) in title.value
    assert "Substance" in title.value, "a model's word is not looked up"


def report_of(step: NextStep) -> tuple[Interview, Report]:
    """A report whose only step is ``step``."""
    interview = interview_of(question_of("behavioural", "Tell me about a success."), STORY)
    return interview, replace(review_interview(interview), next_steps=(step,))


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_the_anchors_page_says_none_of_the_rubric_in_english() -> None:
    app = open_app()
    app.switch_page("pages/anchors.py").run()
    assert len(_english_on(app, "de")) > 30
    for code in CODES:
        assert _english_on(_in(code, app), code) == set()


@pytest.mark.usefixtures("own_folders", "loaded_engines")
def test_what_a_drill_finds_is_not_said_in_english() -> None:
    app = open_app()
    app.switch_page("pages/drills.py").run()
    choose(app, "Drill", Drill.STAR)
    for _ in range(4):
        assert _english_on(app, "de"), "the hint"
        app = send(app, "We did a lot of work together there.")
    assert len(_english_on(app, "de")) > 3
    for code in CODES:
        assert _english_on(_in(code, app), code) == set()
    _in("en", app)
    app = send(choose(app, "Drill", Drill.PITCH), "So, maybe I am a nurse, I think, perhaps.")
    assert len(_english_on(app, "de")) > 3
    for code in CODES:
        assert _english_on(_in(code, app), code) == set()


# As the renderer of the page looks for them, when all escapes are gone.
_FOUND_AS_LINKS = re.compile(
    r"https?://[-.\w]|\bwww(?=\.)[-.\w]|[-.\w+]@[-\w]+\.[-\w]", re.IGNORECASE
)


@pytest.mark.parametrize(
    "said",
    [
        "Look at https://example.org/win and vote.",
        "It is HTTP://EXAMPLE.ORG, or WWW.example.org for short.",
        "Write to me at mina@example.org.",
    ],
)
def test_no_address_that_somebody_names_becomes_a_link(said: str) -> None:
    assert _FOUND_AS_LINKS.search(said)
    shown = re.sub(r"\\(?=[^\w\s])", "", plain(said))
    assert not _FOUND_AS_LINKS.search(shown)
    assert shown.replace("\u2060", "") == said
