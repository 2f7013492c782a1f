"""Company notes and further material on the page: added, limited, taken away, told apart."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.conversation.conversation import Conversation, Mode
from core.conversation.moves import Move, MoveKind
from core.ground.documents import DocumentKind, Passage
from providers.documents.informed import InformedInterviewer
from tests.pages import buttons_on, open_app, press, words_on
from ui.visit.rooms import InterviewRoom

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

STAKE = "They want to halve the waiting times at their three depots"
JOB = "Your profile\n- Experience in leading a shift of at least ten people\n"
KIND = "What do you want to add?"


def _unfolded() -> AppTest:
    """The set-up with the part open that is closed at first."""
    app = open_app()
    app.session_state["documents-fold"] = True
    return app.run()


def _add(app: AppTest, kind: DocumentKind, text: str) -> AppTest:
    _kinds(app).set_value(kind).run()
    next(t for t in app.text_area if t.label == "Or paste its text").set_value(text).run()
    return press(app, "Read it")


def _kinds(app: AppTest):  # type: ignore[no-untyped-def]
    return next(box for box in app.selectbox if box.label == KIND)


def _removes(app: AppTest) -> list[str]:
    return [str(b.key) for b in app.button if b.label == "Remove"]


def test_notes_are_read_shown_and_removed_at_once() -> None:
    app = _add(_unfolded(), DocumentKind.NOTES, f"Ask for a desk\n\n- {STAKE}\n")
    assert not app.exception
    words = words_on(app)
    assert "**Company notes**" in words
    assert f"– {STAKE}" in words
    assert "– Ask for a desk" not in words
    assert "Your documents come first" not in words, "notes alone make no plan"
    assert "none is in use now" in words
    assert "Company notes" not in _kinds(app).options
    app = press(app, "Remove")
    assert not app.exception
    assert STAKE not in words_on(app)
    assert "Company notes" in _kinds(app).options


def test_nothing_holds_a_document_that_was_removed() -> None:
    def held() -> list[Passage]:
        gc.collect()
        passages = (one for one in gc.get_objects() if isinstance(one, Passage))
        return [passage for passage in passages if STAKE in passage.text]

    app = _add(_unfolded(), DocumentKind.NOTES, f"- {STAKE}\n")
    assert held(), "else there is nothing to forget"
    press(app, "Remove")
    assert held() == []


def test_markup_in_notes_is_shown_letter_by_letter() -> None:
    hostile = "They want to <script>alert(1)</script> **launch** $x^2$ ![p](https://example.org)"
    app = _add(_unfolded(), DocumentKind.NOTES, f"- {hostile}\n")
    assert any(hostile in element.value for element in app.text)
    markup = [*app.markdown, *app.caption, *app.title]
    assert not [m.value for m in markup if "<script>" in m.value or "example.org" in m.value]


def test_three_pieces_of_material_and_no_more() -> None:
    app = _unfolded()
    for number in range(3):
        assert "Further material" in _kinds(app).options
        app = _add(app, DocumentKind.MATERIAL, f"The annual report, part {number}.")
    assert not app.exception
    assert "Further material" not in _kinds(app).options
    assert len(set(_removes(app))) == 3
    middle = next(b for b in app.button if b.key == _removes(app)[1])
    app = middle.click().run()
    words = words_on(app)
    assert "part 0" in words
    assert "part 1" not in words
    assert "part 2" in words
    assert "Further material" in _kinds(app).options


def test_who_pastes_an_advert_and_starts_is_asked_about_it_without_a_press_on_read_it() -> None:
    """Breaks when what lies in the field is forgotten without a word."""
    app = _unfolded()
    _kinds(app).set_value(DocumentKind.JOB).run()
    next(t for t in app.text_area if t.label == "Or paste its text").set_value(JOB).run()
    assert "not read yet" in words_on(app)
    app = press(app, "Start the interview")
    room = app.session_state["interview-room"]
    assert isinstance(room, InterviewRoom)
    assert any(question.because for question in room.interview.plan)


def test_the_field_is_that_of_the_people_whom_the_documents_name() -> None:
    """Breaks when a nurse who brought an advert for nurses is asked about software."""
    nurse = "Ward nurse\n- Led three nurses on a hospital ward of 14 patients\n"
    app = _add(_unfolded(), DocumentKind.RESUME, nurse)
    assert next(box for box in app.selectbox if box.label == "Field").value == "healthcare"
    app = _add(_unfolded(), DocumentKind.RESUME, "I led a team of four people on nights.\n")
    assert next(box for box in app.selectbox if box.label == "Field").value == "computer_science"


def test_an_empty_text_is_refused_and_a_sample_only_offered_where_there_is_one() -> None:
    app = press(_unfolded(), "Read it")
    assert "Choose a file or paste its text first." in words_on(app)
    assert "What was read" not in words_on(app)
    offered = {}
    for kind in DocumentKind:
        _kinds(app).set_value(kind).run()
        offered[kind] = "Use a sample" in buttons_on(app)
    assert offered == {kind: kind is not DocumentKind.MATERIAL for kind in DocumentKind}


def test_beside_an_advert_a_question_quotes_the_notes_and_only_its_line_is_kept(
    tmp_path: Path,
) -> None:
    app = _add(_unfolded(), DocumentKind.JOB, JOB)
    app = _add(app, DocumentKind.NOTES, f"- {STAKE}\n\nThe canteen is painted turquoise.\n")
    assert "Your documents come first" in words_on(app)
    app = press(app, "Start the interview")
    assert not app.exception
    room = app.session_state["interview-room"]
    assert isinstance(room, InterviewRoom)
    quoted = [q for q in room.interview.plan if q.because and q.because.document == "notes"]
    assert [q.because.line for q in quoted if q.because] == [f"- {STAKE}"]
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert STAKE.encode() in kept
    assert b"turquoise" not in kept


def test_a_document_is_taken_away_while_the_interview_about_it_is_on() -> None:
    """Breaks when whoever interviews still knows what was removed."""
    app = _add(_unfolded(), DocumentKind.JOB, JOB)
    app = _add(app, DocumentKind.NOTES, f"- {STAKE}\n")
    app = press(app, "Start the interview")
    room = app.session_state["interview-room"]
    assert isinstance(room, InterviewRoom) and room.informed is not None
    planned = room.interview.plan
    notes = next(b for b in app.button if str(b.key).startswith("remove-now-notes"))
    app = notes.click().run()
    assert not app.exception
    assert [str(b.key) for b in app.button if b.label == "Remove"] == ["remove-now-job-0"]
    known = asyncio.run(_known(room.informed))
    assert any("leading a shift" in text for text in known)
    assert not any(STAKE in text for text in known)
    assert room.interview.plan == planned, "the questions stay"


def test_a_document_is_taken_away_while_the_interview_is_paused() -> None:
    app = _add(_unfolded(), DocumentKind.NOTES, f"- {STAKE}\n")
    app = press(press(app, "Start the interview"), "Pause")
    room = app.session_state["interview-room"]
    assert isinstance(room, InterviewRoom) and room.informed is not None
    assert room.dialogue.paused
    assert any(STAKE in text for text in asyncio.run(_known(room.informed)))
    app = press(app, "Remove")
    assert not app.exception
    assert asyncio.run(_known(room.informed)) == []


async def _known(informed: InformedInterviewer) -> list[str]:
    move = Move(MoveKind.QUESTION, "What?", "q-01")
    conversation = Conversation(Mode.INTERVIEW, None, (), move)
    return [excerpt.text for excerpt in await informed._excerpts(conversation)]


def test_a_text_half_typed_survives_closing_its_part() -> None:
    app = open_app()
    assert not [t for t in app.text_area if t.label == "Or paste its text"]
    app = _unfolded()
    app.text_area(key="document-text-0").set_value("Half a résumé").run()
    app.session_state["documents-fold"] = False
    app.run()
    assert app.text_area(key="document-text-0").value == "Half a résumé"
