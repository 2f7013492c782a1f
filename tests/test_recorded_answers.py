"""What is recorded on a page: it counts once, for what it was said to, and is never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from core.practice.drills import Drill
from tests.conftest import wav
from tests.fakes import ScriptedTranscriber, tone_audio
from tests.pages import STORY, buttons_on, choose, open_app, press, send, started, words_on
from tests.test_review_page import _until_nobody_works

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

HEARD = "This is what I heard. Correct it if something is wrong."
LONG = f"{STORY} I would do it the same way today."
THINKING = "Let me think for a moment."


@pytest.fixture
def recordings() -> Iterator[bytes]:
    """Recordings of which no two are the same."""
    return (wav(tone_audio(1.0 + 0.1 * number).samples.tobytes()) for number in range(20))


def _record(app: AppTest, recording: bytes) -> AppTest:
    app.audio_input[0].upload("answer.wav", recording, "audio/wav")
    return app.run()


def _drafts(app: AppTest) -> list[str]:
    return [str(area.value) for area in app.text_area if area.label == HEARD]


def _drill(drill: Drill) -> AppTest:
    app = open_app()
    app.switch_page("pages/drills.py").run()
    return choose(app, "Drill", drill)


def test_a_part_of_a_story_that_was_sent_is_not_offered_for_the_next_part(
    ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    ear.script = ["We lost our biggest client.", "I had to win them back."]
    app = _record(_drill(Drill.STAR), next(recordings))
    assert _drafts(app) == ["We lost our biggest client."]
    app = press(app, "Send answer")
    assert "We lost our biggest client." in words_on(app)
    assert _drafts(app) == []
    app = press(_record(app, next(recordings)), "Send answer")
    assert {"Send typed answer"} <= buttons_on(app)
    assert _drafts(app) == []


def test_another_question_begins_without_what_was_said_to_the_one_before(
    ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    ear.script = [STORY]
    app = _record(_drill(Drill.WEAK_QUESTION), next(recordings))
    assert _drafts(app) == [STORY]
    app = press(app, "Another question")
    assert not app.exception
    assert _drafts(app) == []


def test_a_second_take_that_was_sent_is_not_the_draft_of_the_third(
    ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    app = send(_drill(Drill.WEAK_QUESTION), STORY)
    app.toggle[0].set_value(True).run()
    ear.script = [LONG]
    app = press(_record(app, next(recordings)), "Send answer")
    _until_nobody_works()
    app.run()
    assert "side by side" in words_on(app)
    again = next(toggle for toggle in app.toggle if toggle.label == "Answer once more")
    again.set_value(True).run()
    assert not app.exception
    assert _drafts(app) == []


@pytest.mark.parametrize("drill", list(Drill))
def test_where_nobody_replies_a_request_for_time_is_read_over_like_anything_else(
    drill: Drill, ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    ear.script = [THINKING]
    app = _record(_drill(drill), next(recordings))
    assert not app.exception
    assert _drafts(app) == [THINKING]


@pytest.mark.parametrize("drill", [Drill.PITCH, Drill.FILLERS])
def test_a_drill_that_is_done_once_more_begins_with_an_empty_box(
    drill: Drill, ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    ear.script = [STORY]
    app = press(_record(_drill(drill), next(recordings)), "Send answer")
    assert STORY in words_on(app)
    app = press(app, "Once more")
    assert "Send typed answer" in buttons_on(app)
    assert _drafts(app) == []


@pytest.mark.parametrize("mended", ["", "I led the team, and we won them back."])
def test_what_waits_to_be_sent_is_there_after_the_question_was_repeated(
    mended: str, ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    ear.script = ["I led the team."]
    app = _record(started(), next(recordings))
    if mended:
        next(area for area in app.text_area if area.label == HEARD).set_value(mended).run()
    app = press(press(app, "Repeat"), "Repeat")
    assert not app.exception
    assert _drafts(app) == [mended or "I led the team."]
    app = press(app, "Send answer")
    assert (mended or "I led the team.") in [element.value for element in app.text]
    assert "Send typed answer" in buttons_on(app)


def test_the_box_in_which_one_types_is_the_same_one_after_the_question_was_repeated() -> None:
    """What stands in a form is the browser's until it is sent; it keeps it for the same box."""
    app = started()
    box = app.text_area[0].id
    app = press(app, "Repeat")
    assert app.text_area[0].id == box
    assert send(app, STORY).text_area[0].id != box


@pytest.mark.parametrize("request_", ["Could you repeat that, please?", THINKING])
def test_after_a_request_the_box_is_empty_and_the_recorder_is_free(
    request_: str, ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    app = send(started(), request_)
    assert app.text_area[0].value == ""
    ear.script = [request_]
    app = _record(app, next(recordings))
    assert request_ in [element.value for element in app.text][-2]
    assert _drafts(app) == []
    assert app.audio_input[0].value is None
    assert "used before" not in words_on(app)


def test_a_question_that_is_skipped_takes_its_draft_with_it(
    ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    ear.script = ["I led the team."]
    app = press(_record(started(), next(recordings)), "Skip")
    assert _drafts(app) == []


def test_what_waits_to_be_sent_is_there_after_a_partner_said_it_again(
    ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    app = open_app().switch_page("pages/language_test.py").run()
    app = press(app, "Start talking")
    ear.script = ["Vivo cerca del mar."]
    app = press(_record(app, next(recordings)), "Repeat")
    assert not app.exception
    assert _drafts(app) == ["Vivo cerca del mar."]


DESPAIR = "I want to die."
NOTICE = "https://findahelpline.com"


def test_despair_that_was_heard_is_never_sent_unseen(
    ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    ear.script = [DESPAIR]
    app = _record(started(), next(recordings))
    assert _drafts(app) == [DESPAIR]
    assert words_on(app).count(NOTICE) == 1, "help is named at once"
    assert "practice program and cannot help you" not in words_on(app)
    app.text_area[0].set_value(STORY)
    app = press(app, "Send answer")
    assert STORY in words_on(app)
    assert DESPAIR not in words_on(app), "it was misheard"
    assert words_on(app).count(NOTICE) == 1


@pytest.mark.parametrize("drill", [Drill.WEAK_QUESTION, Drill.STAR, Drill.PITCH, Drill.FILLERS])
def test_a_drill_keeps_the_draft_of_who_despairs(
    drill: Drill, ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    ear.script = [f"I forgot everything. {DESPAIR}"]
    app = press(_record(_drill(drill), next(recordings)), "Send answer")
    assert _drafts(app) == [f"I forgot everything. {DESPAIR}"]
    assert words_on(app).count(NOTICE) == 1


def test_a_second_take_keeps_the_draft_of_who_despairs_and_takes_a_story(
    ear: ScriptedTranscriber, recordings: Iterator[bytes]
) -> None:
    app = send(_drill(Drill.WEAK_QUESTION), STORY)
    app.toggle[0].set_value(True).run()
    ear.script = [DESPAIR]
    app = press(_record(app, next(recordings)), "Send answer")
    assert _drafts(app) == [DESPAIR]
    assert words_on(app).count(NOTICE) == 1
    app.text_area[0].set_value(f"{LONG} {DESPAIR}")
    app = press(app, "Send answer")
    _until_nobody_works()
    app.run()
    assert "side by side" in words_on(app)
    assert words_on(app).count(NOTICE) == 1
