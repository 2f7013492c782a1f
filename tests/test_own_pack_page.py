"""A pack of one's own on the page: offered, held an interview with, and refused in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.conversation.brief import (
    INDUSTRIES,
    MAX_QUESTIONS,
    Brief,
    Domain,
    InterviewType,
    Pack,
)
from core.practice.interview import Interview
from history.repository import InterviewRepository, sqlite_url
from tests.pages import (
    STORY,
    address_of,
    buttons_on,
    open_app,
    press,
    read_feedback,
    send,
    small_heading_on,
    words_on,
)

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

TEMPLATE = files("core.data").joinpath("samples/questions.json").read_text(encoding="utf-8")
HOSTILE = "Why is <script>alert(1)</script> **bold** and $x^2$ finer than the rest?"


def _unfolded() -> AppTest:
    """The set-up with the part open that is closed at first."""
    app = open_app()
    app.session_state["own-pack-fold"] = True
    return app.run()


def _pack(**changes: Any) -> dict[str, Any]:
    pack: dict[str, Any] = json.loads(TEMPLATE)
    return {**pack, **changes}


def _dropped(app: AppTest, data: bytes) -> AppTest:
    uploader = next(u for u in app.file_uploader if "question pack" in u.label)
    return uploader.upload("pack.json", data, "application/json").run()


def _field(app: AppTest) -> Any:
    return next(box for box in app.selectbox if box.label == "Field")


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[InterviewRepository]:
    kept = InterviewRepository(sqlite_url(tmp_path / "data"))
    yield kept
    kept.close()


def test_a_pack_is_offered_as_a_field_and_an_interview_with_it_survives_a_reload(
    repository: InterviewRepository,
) -> None:
    app = _dropped(_unfolded(), json.dumps(_pack(title="Harbour pilots")).encode())
    assert not app.exception
    assert _field(app).value.label == "Harbour pilots (your own pack)"
    app = press(app, "Start the interview")
    assert not app.exception
    assert "Harbour pilots" in words_on(app)
    app = send(app, STORY)
    interview_id = address_of(app, "interview")
    kept = repository.load(interview_id)
    assert kept is not None
    assert kept.brief.pack is Pack.OWN
    assert kept.title == "Harbour pilots"
    assert {q.id for q in kept.plan} == {"own-mine-behavioural-01", "own-mine-cultural-01"}
    again = open_app(interview=interview_id)
    assert not again.exception
    assert STORY in [element.value for element in again.text]
    assert "Harbour pilots" in words_on(again)
    read_feedback(again)
    assert not again.exception


def _of_size(count: int) -> bytes:
    """A pack of so many behavioural questions."""
    one = _pack()["questions"][0]
    several = [
        {**one, "id": f"mine-behavioural-{number:02d}", "text": f"Tell me about year {number}."}
        for number in range(1, count + 1)
    ]
    return json.dumps(_pack(title='Harbour "pilots"', questions=several)).encode()


@pytest.mark.parametrize(
    ("count", "ends"), [(2, []), (3, []), (4, [(3, 4)]), (20, [(3, MAX_QUESTIONS)])]
)
def test_no_more_questions_are_offered_than_the_pack_has_and_it_is_told_whose_they_are(
    count: int, ends: list[tuple[int, int]]
) -> None:
    app = _dropped(_unfolded(), _of_size(count))
    assert not app.exception
    assert [(slider.min, slider.max) for slider in app.slider] == ends
    assert "The questions come from your own pack" in words_on(app)
    assert "Greenroom's own bank" not in words_on(app)
    app = press(app, "Remove this pack")
    assert [(slider.min, slider.max) for slider in app.slider] == [(3, MAX_QUESTIONS)]
    assert "Greenroom's own bank" in words_on(app)


def test_an_interview_of_a_small_pack_has_as_many_questions_and_opens_with_its_title() -> None:
    app = press(_dropped(_unfolded(), _of_size(2)), "Start the interview")
    assert not app.exception
    opening = next(element.value for element in app.text if "two questions" in element.value)
    assert """your own subject "Harbour 'pilots'\"""" in opening


def _listed(app: AppTest, text: str) -> AppTest:
    box = next(area for area in app.text_area if area.label == "Your questions, one on each line")
    box.input(text)
    return press(app, "Use these questions")


def test_questions_written_one_a_line_are_asked_in_an_interview(
    repository: InterviewRepository,
) -> None:
    app = _listed(
        _unfolded(), "1. Why do you want to work here\n- What motivates you?\nWhat is DNS?"
    )
    assert not app.exception
    assert _field(app).value.label == "My questions (your own pack)"
    assert "By kind of interview: Technical: 1, Values and ways of working: 2" in words_on(app)
    app = press(app, "Start the interview")
    kept = repository.load(address_of(app, "interview"))
    assert kept is not None
    assert kept.brief.interview_type is InterviewType.CULTURAL_FIT
    asked = ["Why do you want to work here?", "What motivates you?", "What is DNS?"]
    assert [question.text for question in kept.plan] == asked


def test_a_list_that_cannot_be_asked_stays_in_its_box_and_is_told_why() -> None:
    app = _listed(_unfolded(), f"Why?\n{HOSTILE}")
    assert not app.exception
    assert "This is too short to be asked: Why?" in [element.value for element in app.text]
    assert next(a for a in app.text_area if a.label.startswith("Your questions")).value
    assert _field(app).value is Domain.COMPUTER_SCIENCE


def test_a_pack_can_be_taken_away_again() -> None:
    app = _dropped(_unfolded(), TEMPLATE.encode())
    app = press(app, "Remove this pack")
    assert not app.exception
    assert _field(app).value is Domain.COMPUTER_SCIENCE
    assert "My questions" not in words_on(app)


def test_markup_in_a_pack_is_shown_letter_by_letter() -> None:
    pack = _pack(title="**Bold** <b>pack</b>")
    pack["questions"][0]["text"] = HOSTILE
    pack["questions"][1]["text"] = f"And then: {HOSTILE}"
    app = _dropped(_unfolded(), json.dumps(pack).encode())
    app = press(app, "Start the interview")
    assert not app.exception
    assert any(HOSTILE in element.value for element in app.text)
    markup = [*app.markdown, *app.caption, *app.title]
    assert not [m.value for m in markup if "<script>" in m.value or "<b>" in m.value]
    assert not [m.value for m in markup if "**Bold**" in m.value]
    assert small_heading_on(app).startswith("**Bold** <b>pack</b>")
    assert not [html for html in app.get("html") if "<b>" in html.proto.body]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"What would you like to ask?", "not a JSON file"),
        (json.dumps(_pack(questions=[{}])).encode(), "Question 1: “text” is missing."),
        (
            json.dumps(_pack(questions=[_pack()["questions"][0]] * 2)).encode(),
            "Question ids used twice: mine-behavioural-01.",
        ),
        (json.dumps(_pack(title="<b>x</b>" * 20)).encode(), "The title is one line"),
        (b" " * (2 * 1024 * 1024) + TEMPLATE.encode(), "larger than 2 MB"),
    ],
)
def test_a_pack_that_cannot_be_used_is_refused_in_plain_words(data: bytes, told: str) -> None:
    app = _dropped(_unfolded(), data)
    assert not app.exception
    assert "cannot be used yet" in words_on(app)
    assert any(told in element.value for element in app.text)
    assert _field(app).value is Domain.COMPUTER_SCIENCE
    assert "Start the interview" in buttons_on(app)


def test_the_command_that_checks_a_pack_runs_in_the_environment_of_the_app() -> None:
    """Breaks when the page names a python that has none of the libraries."""
    told = [element.value for element in _unfolded().code]
    assert told == [".venv/bin/python -m core.practice.check FILE"]


def test_of_many_faults_at_most_ten_are_shown() -> None:
    app = _dropped(_unfolded(), json.dumps(_pack(questions=[{}] * 9)).encode())
    shown = [element.value for element in app.text if element.value.startswith("Question ")]
    assert len(shown) == 10
    assert any(element.value.startswith("And ") for element in app.text)


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_an_industry_is_chosen_like_a_field(
    industry: Pack, repository: InterviewRepository
) -> None:
    app = _unfolded()
    options = _field(app).options
    assert options[7:] == [one.label for one in INDUSTRIES]
    _field(app).set_value(industry).run()
    app = press(app, "Start the interview")
    assert not app.exception
    assert industry.label in words_on(app).replace("\\", "")
    kept = repository.load(address_of(app, "interview"))
    assert kept is not None
    assert kept.brief.pack is industry


def test_a_record_from_before_there_were_packs_is_read_as_one_of_its_field(
    repository: InterviewRepository,
) -> None:
    from pydantic import TypeAdapter

    from core.practice.bank import load_bank

    brief = Brief(Domain.FINANCE, InterviewType.BEHAVIOURAL)
    interview = Interview("old", brief, load_bank(Domain.FINANCE).questions[:1])
    adapter = TypeAdapter(Interview)
    record = json.loads(adapter.dump_json(interview, by_alias=True))
    del record["brief"]["pack"], record["pack_title"]
    old = adapter.validate_json(json.dumps(record))
    assert old == interview
    repository.add(old)
    loaded = repository.load("old")
    assert loaded is not None
    assert loaded.title == "Finance & Banking"
