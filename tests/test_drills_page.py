"""The drills on their page, in writing: each is gone through to its end."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.practice.drills import Drill
from tests.fakes import tone_audio
from tests.pages import (
    STORY,
    buttons_on,
    choose,
    open_app,
    press,
    read_feedback,
    send,
    started,
    words_on,
)
from voice.turn import Unheard

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

SHORT = "We reorganised it and it was good because people were happy, and things went better then."
HOSTILE = "![pixel](https://example.org/p.png) <script>alert(1)</script> $x$ **I** did it, um, so."


def _drills(app: AppTest, drill: Drill) -> AppTest:
    app.switch_page("pages/drills.py").run()
    return _chosen(app, drill)


def _chosen(app: AppTest, drill: Drill) -> AppTest:
    choose(app, "Drill", drill)
    assert not app.exception
    return app


def _records(tmp_path: Path) -> list[str]:
    database = tmp_path / "data" / "greenroom.db"
    if not database.exists():
        return []
    with sqlite3.connect(database) as connection:
        rows = [
            str(row)
            for table in ("interviews", "reviews")
            for row in connection.execute(f"SELECT * FROM {table}")
        ]
    connection.close()
    return rows


def _metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: str(metric.value) for metric in app.metric}


def _on_diagnostics(app: AppTest) -> str:
    app.switch_page("pages/diagnostics.py").run()
    return "\n".join(table.value.to_string() for table in app.table)


def _told_with_a_reference(app: AppTest) -> list[str]:
    """The references of the faults on the page after a recording that is none."""
    app.audio_input[0].upload("answer.wav", b"not a sound at all", "audio/wav")
    app.run()
    return re.findall(r"Reference (\w+)", words_on(app))


@pytest.mark.parametrize("drill", [Drill.WEAK_QUESTION, Drill.STAR, Drill.PITCH])
def test_a_fault_in_a_drill_is_found_on_the_diagnostics_page_by_its_reference(
    drill: Drill,
) -> None:
    app = _drills(open_app(), drill)
    references = _told_with_a_reference(app)
    assert len(references) == 1
    assert references[0] in _on_diagnostics(app)
    assert _on_diagnostics(app).count(references[0]) == 1, "told twice, listed once"


def test_a_fault_in_a_second_take_is_found_on_the_diagnostics_page_by_its_reference() -> None:
    app = send(send(started(), STORY), "Please end the interview.")
    app = read_feedback(app)
    app.toggle[0].set_value(True).run()
    references = _told_with_a_reference(app)
    assert len(references) == 1
    assert references[0] in _on_diagnostics(app)


def test_a_fault_of_an_interview_that_was_left_stays_among_those_of_the_visit() -> None:
    app = started()
    references = _told_with_a_reference(app)
    assert len(references) == 1
    assert _on_diagnostics(app).count(references[0]) == 1
    app = press(read_feedback(app), "Delete for good")
    assert references[0] in _on_diagnostics(app)


@pytest.mark.parametrize("drill", list(Drill))
def test_every_drill_opens_and_says_that_nothing_is_stored(drill: Drill) -> None:
    app = _drills(open_app(), drill)
    assert re.search("Nothing of (a drill|this) is stored", words_on(app))


def test_without_a_past_review_a_question_of_the_bank_is_offered_and_reviewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A question that the story answers: of another one there is no level once it was read.
    monkeypatch.setenv("GREENROOM_QUESTION_SEED", "32")
    app = _drills(open_app(), Drill.WEAK_QUESTION)
    assert "There is no past review in this visit yet" in words_on(app)
    question = app.text[0].value
    app = send(app, STORY)
    assert not app.exception
    words = words_on(app)
    assert question in words
    assert STORY in words
    assert "**Level " in words
    app.toggle[0].set_value(True).run()
    app = send(app, SHORT)
    assert "side by side" in words_on(app)
    assert not any("Leeds" in record for record in _records(tmp_path))
    app = press(app, "Another question")
    assert app.text[0].value != question


def test_a_weak_answer_of_a_past_review_is_answered_again_and_kept_with_it(tmp_path: Path) -> None:
    app = send(started(), SHORT)
    app = send(app, "Please end the interview.")
    app = _drills(app, Drill.WEAK_QUESTION)
    assert "have not opened its review yet" in words_on(app)
    read_feedback(app)
    app = _drills(app, Drill.WEAK_QUESTION)
    weak = next(box for box in app.selectbox if box.label.startswith("Weak questions"))
    assert " of 5: " in weak.options[0]
    assert SHORT in words_on(app), "the earlier answer stands beside the new one"
    app = send(app, STORY)
    assert not app.exception
    assert "First and newest answer side by side" in words_on(app)
    assert any("Leeds" in record for record in _records(tmp_path)), "as a second take is kept"


def test_the_weak_questions_of_an_earlier_interview_of_the_visit_are_offered_too() -> None:
    app = send(started(), SHORT)
    app = send(app, "Please end the interview.")
    read_feedback(app)
    app.switch_page("pages/mock_interview.py").run()
    app = press(app, "Start another interview")
    app = _drills(app, Drill.WEAK_QUESTION)
    assert any(box.label.startswith("Weak questions") for box in app.selectbox)
    assert SHORT in words_on(app)


def test_a_story_is_told_part_by_part_and_what_a_listener_would_miss_is_named(
    tmp_path: Path,
) -> None:
    app = _drills(open_app(), Drill.STAR)
    told = (
        "When I ran the Leeds branch we lost our biggest client.",
        "I had to win them back within a month.",
        "I visited them, I listed their complaints and I rebuilt the delivery plan.",
        "The weather is nice there, I find, and the people are nice too.",
    )
    for number, text in enumerate(told, start=1):
        assert f"Part {number} of 4" in {
            p.proto.text.partition(":")[0] for p in app.get("progress")
        }
        app = send(app, text)
        assert not app.exception
    words = words_on(app)
    assert "Not found: result." in words
    assert "A listener would ask: and what came of it?" in words
    assert "**(situation)**" in words
    assert "**(action)**" in words
    assert not any("Leeds" in record for record in _records(tmp_path))
    assert "Tell it again" not in buttons_on(app), "no single press throws four parts away"
    app = press(app, "Forget it and tell it again")
    assert "Part 1 of 4: situation" in {p.proto.text for p in app.get("progress")}


STORY_PARTS = (
    "When I ran the Leeds branch we lost our biggest client.",
    "I had to win them back within a month.",
    "I visited them, I listed their complaints and I rebuilt the delivery plan.",
    "In the end they signed again and revenue rose by 12 percent.",
)


def _asked_for(app: AppTest) -> list[str]:
    return [bar.proto.text for bar in app.get("progress")]


def test_what_tells_no_part_is_asked_for_again_and_what_is_skipped_is_left_out() -> None:
    app = _drills(open_app(), Drill.STAR)
    app = send(app, "banana banana")
    assert "That could not be read as a piece of a story" in words_on(app)
    assert _asked_for(app) == ["Part 1 of 4: situation"]
    app = send(app, STORY_PARTS[0])
    assert "That could not be read" not in words_on(app)
    app = send(app, "skip")
    assert "The task is left out." in words_on(app)
    assert _asked_for(app) == ["Part 3 of 4: action"]
    app = send(send(app, STORY_PARTS[2]), STORY_PARTS[3])
    assert not app.exception
    words = words_on(app)
    assert "Not found: task." in words
    assert "Told as the task" not in words
    app = press(app, "Tell this part")
    assert _asked_for(app) == ["Part 2 of 4: task"]
    app = send(app, STORY_PARTS[1])
    assert "All four parts were found" in words_on(app)


def test_a_part_that_was_sent_by_mistake_is_told_again_and_the_others_stay() -> None:
    app = send(_drills(open_app(), Drill.STAR), "The wrong words were sent here.")
    app = press(app, "Tell this part again")
    assert _asked_for(app) == ["Part 1 of 4: situation"]
    for text in STORY_PARTS:
        app = send(app, text)
    words = words_on(app)
    assert "All four parts were found" in words
    assert "The wrong words" not in words
    assert [button.label for button in app.button].count("Tell this part again") == 4


def test_a_story_of_four_good_parts_is_told_once_more_in_one_go() -> None:
    app = _drills(open_app(), Drill.STAR)
    for text in STORY_PARTS[:3]:
        app = send(app, text)
    assert "Tell the whole story in one go" not in buttons_on(app)
    app = press(send(app, STORY_PARTS[3]), "Tell the whole story in one go")
    app = send(app, "asdf jkl qwer")
    assert "That could not be read" in words_on(app)
    whole = " ".join(STORY_PARTS)
    app = send(app, whole)
    assert not app.exception
    words = words_on(app)
    assert f"Told in one go, {len(whole.split())} words" in words
    assert "All four parts were found" in words
    assert "without looking" not in words
    app = press(app, "Once more in one go")
    assert "Told in one go" not in words_on(app)
    app = press(app, "Back to the parts")
    assert "Told as the task" in words_on(app)


def test_a_story_of_which_all_is_left_out_is_no_story_and_no_fault() -> None:
    app = _drills(open_app(), Drill.STAR)
    for _part in STORY_PARTS:
        app = send(app, "I don't know.")
    assert not app.exception
    assert "there is no story yet" in words_on(app)
    assert "All four parts" not in words_on(app)


def test_a_pitch_is_looked_through_part_by_part_with_one_thing_to_change(tmp_path: Path) -> None:
    app = _drills(open_app(), Drill.PITCH)
    app = send(
        app,
        "My name is Ana and I'm a site engineer. Last year I rebuilt the plan for three bridges. "
        "I think I am looking for a team that builds rail, maybe.",
    )
    assert not app.exception
    words = words_on(app)
    assert "“Last year I rebuilt the plan for three bridges.”" in words
    assert "“My name is Ana and I'm a site engineer.”" in words
    assert "One thing to change" in words
    assert "It was typed, so there is no pace" in words
    assert _metrics(app)["Pace"] == "–"
    assert _metrics(app)["Hedges"] == "2"
    assert re.fullmatch(r"\d+ s", _metrics(app)["Length, about"]), "an estimate has no tenths"
    assert not any("Ana" in record for record in _records(tmp_path))
    app = press(app, "Once more")
    assert "Send typed answer" in buttons_on(app)


def test_a_pitch_of_one_word_is_spoken_of_as_one_word() -> None:
    app = send(_drills(open_app(), Drill.PITCH), "Hello")
    assert "reckoned from 1 word at" in words_on(app)
    assert _metrics(app)["Length, about"] == "1 s"
    assert "hardly a pitch yet" in words_on(app)


GERMAN = "Ich heiße Anna und bin Krankenschwester. Ich suche eine Stelle in der Notaufnahme."
SORROW = "I am so sad today, my mother died last week and I don't know what to do anymore."


@pytest.mark.parametrize(("told", "instead"), [(GERMAN, "English only"), (SORROW, "very sorry")])
def test_who_speaks_another_language_or_mourns_in_a_drill_is_not_coached(
    told: str, instead: str
) -> None:
    app = send(_drills(open_app(), Drill.PITCH), told)
    assert instead in words_on(app)
    assert "It does not say" not in words_on(app)
    app = press(app, "Look at it all the same")
    assert "It does not say" in words_on(app)
    app = send(_chosen(app, Drill.FILLERS), told)
    assert instead in words_on(app)
    assert "Words" not in _metrics(app)
    app = send(_chosen(app, Drill.WEAK_QUESTION), told)
    assert instead in words_on(app)
    assert "Not assessable" not in words_on(app)


@pytest.mark.parametrize(("told", "instead"), [(GERMAN, "English only"), (SORROW, "very sorry")])
def test_what_is_no_part_of_a_story_is_one_when_they_say_so(told: str, instead: str) -> None:
    app = send(_drills(open_app(), Drill.STAR), told)
    assert instead in words_on(app)
    assert _asked_for(app) == ["Part 1 of 4: situation"]
    app = press(app, "Look at it all the same")
    assert _asked_for(app) == ["Part 2 of 4: task"]
    app = send(app, told)
    app = send(app, STORY_PARTS[1])
    assert instead not in words_on(app)
    assert _asked_for(app) == ["Part 3 of 4: action"]


def test_a_live_minute_without_words_gives_way_to_another_only_when_it_is_forgotten() -> None:
    app = press(_drills(open_app(), Drill.FILLERS), "Start live")
    session = app.session_state["drill-live-talk"].session
    session.hang_up()
    session._change(unheard=(Unheard(tone_audio(1.0)),))
    app.run()
    assert "not written down yet" in words_on(app)
    assert "Start live" not in buttons_on(app)
    app = press(app, "Forget this recording")
    assert not app.exception
    assert "Start live" in buttons_on(app)


def test_of_a_typed_talk_fillers_are_counted_and_told() -> None:
    app = _drills(open_app(), Drill.FILLERS)
    topic = app.text[0].value
    app = send(app, "It was, um, fine. You know, the road was long, um, and basically wet.")
    assert not app.exception
    assert _metrics(app)["Fillers"] == "4"
    assert "“um”: 2" in words_on(app)
    app = press(app, "Another topic")
    assert app.text[0].value != topic


@pytest.mark.parametrize("drill", [Drill.STAR, Drill.PITCH, Drill.FILLERS, Drill.WEAK_QUESTION])
def test_what_a_person_writes_in_a_drill_is_never_markup(drill: Drill) -> None:
    app = _drills(open_app(), drill)
    for _ in range(4 if drill is Drill.STAR else 1):
        app = send(app, HOSTILE)
        assert not app.exception
    assert "alert" in words_on(app)
    assert not [m for m in (*app.markdown, *app.caption) if "](https" in m.value]
    assert not [m for m in (*app.markdown, *app.caption) if "<script>" in m.value]


def _fillers_heard() -> None:
    from core.assess.filler_count import count_fillers
    from ui.drills.heard import show_heard

    show_heard(count_fillers("Um, I like it, you know, um.", spoken=True), over=True)


def test_where_a_count_is_shown_as_the_least_nothing_says_that_none_is_shown() -> None:
    app = AppTest.from_function(_fillers_heard).run()
    words = words_on(app)
    assert "At least 3 heard" in words
    assert "you may have said more than were heard" in words
    assert "not shown" not in words
