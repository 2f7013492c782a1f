"""The pages, driven without a browser: every state is written, nothing is lost."""

from __future__ import annotations

import random
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.assess.report import Assessability
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.errors import Stage
from core.practice.bank import load_bank
from core.practice.interview import Interview
from core.practice.plan import plan_interview
from core.think.reading.signs import read_signs
from history.repository import InterviewRepository, sqlite_url
from tests.pages import (
    ROOT,
    STORY,
    address_of,
    assert_nothing_was_said_yet,
    buttons_on,
    choose,
    downloads_on,
    open_app,
    press,
    read_feedback,
    send,
    started,
    when_read,
    words_on,
)
from ui.parts.faults import _STAGE_NAMES
from ui.parts.plain import plain
from ui.report.words import NOT_ASSESSABLE

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

OTHER = (
    "Last spring our till went down at noon. I unplugged the printer, I took the orders on paper "
    "and I called the supplier. By two it worked again and nobody had to wait."
)


def read_to_the_end(app: AppTest) -> AppTest:
    """The feedback page when every answer has been read beside its question."""
    app = read_feedback(app)
    while app.session_state["review-desk"].waiting:
        app.run()
    return app.run()


def subheadings(app: AppTest) -> str:
    return "\n".join(str(heading.value) for heading in app.subheader)


_FIRST_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file(sys.argv[1], default_timeout=60).run()
assert not app.exception and app.button, app
sys.exit("pandas" in sys.modules)
"""


def test_the_first_page_does_not_wait_for_pandas(tmp_path: Path) -> None:
    # In a process of its own: here another test may have loaded it.
    script = tmp_path / "first_page.py"
    script.write_text(_FIRST_PAGE)
    run = subprocess.run(
        [sys.executable, script, ROOT / "app.py"], cwd=ROOT, capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()


def test_every_page_opens_without_an_error() -> None:
    app = open_app()
    for page in ("mock_interview", "chat", "feedback", "anchors", "settings", "diagnostics"):
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, page


def test_an_interview_is_asked_answered_followed_up_and_reviewed() -> None:
    app = started()
    assert not app.exception
    assert "Question 1 of 3" in {p.proto.text for p in app.get("progress")}
    app = send(
        app,
        (
            "We reorganised the team over one summer, and we were much faster afterwards because "
            "we had fewer meetings."
        ),
    )
    assert "We reorganised the team" in app.text[-1].value
    app = send(app, STORY)
    app = send(app, "Please end the interview.")
    assert "That's a wrap" in words_on(app)
    read_feedback(app)
    assert not app.exception
    words = words_on(app)
    assert "“In the end they signed again and revenue rose by 12 percent.”" in words
    assert "Three things to do next" in {h.value for h in app.header}
    assert "For you to check: a good answer" in words
    assert "Seems covered: a good answer" in words, "as the files say of the same point"
    assert "Not found: a good answer" not in words, "phrases overlook what was said otherwise"


def test_what_a_person_writes_is_shown_as_text_and_never_as_markup() -> None:
    hostile = "![pixel](https://example.org/p.png) <script>alert(1)</script> $x^2$ **we** did it"
    app = send(started(), hostile)
    assert hostile in [element.value for element in app.text]
    assert not [m for m in app.markdown if "example.org" in m.value and "\\" not in m.value]
    read_feedback(app)
    assert not [m for m in app.markdown if "![pixel]" in m.value]


def test_skip_repeat_wait_and_i_dont_know_do_what_a_person_expects() -> None:
    app = started()
    question = app.text[-1].value
    app = send(app, "Wait, let me think.")
    assert "Question 1 of 3" in {p.proto.text for p in app.get("progress")}
    app = press(app, "Repeat")
    assert app.text[-1].value.split(". ")[-1] in question
    app = send(app, "I don't know.")
    assert "Question 1 of 3" in {p.proto.text for p in app.get("progress")}
    app = press(app, "Skip")
    assert "Question 2 of 3" in {p.proto.text for p in app.get("progress")}


def test_an_empty_answer_is_not_sent() -> None:
    app = started()
    before = len(app.chat_message)
    app = send(app, "   ")
    assert len(app.chat_message) == before
    assert "nothing to send" in words_on(app)


def test_a_refresh_brings_the_interview_back() -> None:
    app = send(started(), STORY)
    interview_id = address_of(app, "interview")
    again = open_app(interview=interview_id)
    assert not again.exception
    assert STORY in [element.value for element in again.text]


@pytest.mark.parametrize("way_on", ["Continue the interview", "End now"])
def test_an_interview_that_was_left_before_its_greeting_is_begun_or_ended_when_one_comes_back(
    way_on: str, tmp_path: Path
) -> None:
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(1))
    repository = InterviewRepository(sqlite_url(tmp_path / "data"))
    repository.add(Interview("a" * 32, brief, plan))
    repository.close()
    app = open_app(interview="a" * 32)
    assert_nothing_was_said_yet(app)
    app = press(app, way_on)
    assert not app.exception
    assert ("Send typed answer" in buttons_on(app)) is (way_on == "Continue the interview")
    assert ("Start another interview" in buttons_on(app)) is (way_on == "End now")


def test_a_foreign_or_invented_id_opens_nothing() -> None:
    app = open_app(interview="0" * 32)
    assert not app.exception
    assert "Start the interview" in buttons_on(app)


def test_a_deleted_interview_does_not_come_back() -> None:
    app = send(started(), STORY)
    interview_id = address_of(app, "interview")
    read_feedback(app)
    app = press(app, "Delete for good")
    assert "nothing to review yet" in words_on(app)
    assert [told.value for told in app.success] == ["The interview has been deleted."]
    assert not app.run().success, "it is told once"
    again = open_app(interview=interview_id)
    assert "Start the interview" in buttons_on(again)


def test_an_interview_without_an_answer_can_be_deleted_too() -> None:
    app = started()
    interview_id = address_of(app, "interview")
    app = press(read_feedback(app), "Delete for good")
    assert not app.exception
    again = open_app(interview=interview_id)
    assert "Start the interview" in buttons_on(again)


@pytest.mark.parametrize("button", ["Repeat", "Skip", "End now"])
def test_a_button_in_a_window_that_was_overtaken_tells_so_and_asks_nobody(button: str) -> None:
    first = started()
    second = open_app(interview=address_of(first, "interview"))
    send(first, STORY)
    before = len(second.chat_message)
    second = press(second, button)
    assert "went on in another window" in words_on(second)
    assert len(second.chat_message) == before, "a line that nobody keeps"


def test_of_two_windows_on_one_interview_the_second_to_answer_is_told_and_the_first_is_kept() -> (
    None
):
    first = started()
    interview_id = address_of(first, "interview")
    second = open_app(interview=interview_id)
    first = send(first, STORY)
    second = send(second, "I called them every day, and nothing came of it.")
    assert "went on in another window" not in words_on(first)
    assert "went on in another window" in words_on(second)
    assert "Send typed answer" not in buttons_on(second), "nothing more would be kept here"
    [unsent] = second.code
    assert unsent.value == "I called them every day, and nothing came of it."
    assert unsent.value not in [element.value for element in second.text]
    second = press(second, "Load what is kept")
    assert STORY in [element.value for element in second.text]
    second = send(second, unsent.value)
    assert unsent.value in [element.value for element in second.text]
    again = open_app(interview=interview_id)
    assert STORY in [element.value for element in again.text]


def test_feedback_without_an_interview_says_what_to_do() -> None:
    app = open_app()
    read_feedback(app)
    assert "Answer at least one question first" in words_on(app)


def test_an_earlier_interview_of_the_visit_is_opened_from_the_feedback_page_and_deleted_there() -> (
    None
):
    app = send(send(started(), STORY), "Please end the interview.")
    first = address_of(app, "interview")
    app = press(app, "Start another interview")
    app.switch_page("pages/feedback.py").run()
    assert "Open one below to see its review" in words_on(app)
    assert "nothing to review" not in words_on(app)
    assert re.search(r"1 of 3 questions answered; .*20\d\d, \d\d\\?:\d\d", words_on(app))
    app = press(app, "Open this interview")
    assert not app.exception
    assert address_of(app, "interview") == first
    assert "Open this interview" not in buttons_on(app), "it lies open"
    read_feedback(app)
    assert STORY.split(". ")[0] in words_on(app)
    app = press(app, "Delete for good")
    assert not app.exception
    assert "Open this interview" not in buttons_on(app)


def test_beside_an_interview_without_an_answer_the_feedback_page_points_to_one_with_answers() -> (
    None
):
    app = send(send(started(), STORY), "Please end the interview.")
    app = press(press(app, "Start another interview"), "Start the interview")
    app.switch_page("pages/feedback.py").run()
    assert "This interview has no answer yet" in words_on(app)
    assert "Open this interview" in buttons_on(app)
    assert "nothing to review" not in words_on(app)


def test_interviews_of_one_kind_stand_beside_each_other_once_both_were_read() -> None:
    app = read_to_the_end(send(send(started(), STORY), "Please end the interview."))
    assert "Beside your other interviews" not in subheadings(app), "there is no other"
    app = press(app.switch_page("pages/mock_interview.py").run(), "Start another interview")
    app = press(app, "Start the interview")
    app = read_to_the_end(send(send(app, OTHER), "Please end the interview."))
    assert "Beside your other interviews" in subheadings(app)
    assert "Overall level" in words_on(app), "of the other one"


def test_an_interview_that_goes_on_stands_beside_no_other() -> None:
    app = read_to_the_end(send(send(started(), STORY), "Please end the interview."))
    app = press(app.switch_page("pages/mock_interview.py").run(), "Start another interview")
    app = send(press(app, "Start the interview"), OTHER)
    app = read_to_the_end(app)
    assert "still going on" in words_on(app)
    assert "Beside your other interviews" not in subheadings(app)


def test_the_settings_page_says_after_how_many_days_something_is_deleted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GREENROOM_KEEP_DAYS", "30")
    app = open_app().switch_page("pages/settings.py").run()
    assert not app.exception
    assert "deleted 30 days after it last went on" in words_on(app)


def test_all_that_is_kept_of_a_visit_is_deleted_on_the_settings_page() -> None:
    app = send(send(started(), STORY), "Please end the interview.")
    first = address_of(app, "interview")
    app = send(press(press(app, "Start another interview"), "Start the interview"), STORY)
    second = address_of(app, "interview")
    app.switch_page("pages/settings.py").run()
    assert "Interviews: 2." in words_on(app)
    app = press(app, "Delete for good")
    assert not app.exception
    assert "This browser knows of nothing that is kept." in words_on(app)
    assert "days after it last went on" not in words_on(app)
    for one in (first, second):
        assert STORY not in words_on(open_app(interview=one))
    app.switch_page("pages/feedback.py").run()
    assert "nothing to review yet" in words_on(app)


def test_other_interviews_without_an_answer_are_no_reviews_to_open() -> None:
    app = press(send(started(), "Please end the interview."), "Start another interview")
    app.switch_page("pages/feedback.py").run()
    assert "nothing to review yet" in words_on(app)
    assert "to see its review" not in words_on(app)


def test_an_interview_under_way_is_there_again_after_a_look_at_an_earlier_one() -> None:
    app = send(send(started(), STORY), "Please end the interview.")
    app = send(press(press(app, "Start another interview"), "Start the interview"), STORY)
    second, lines = address_of(app, "interview"), len(app.chat_message)
    app.switch_page("pages/feedback.py").run()
    app = press(app, "Open this interview")
    assert address_of(app, "interview") != second
    app = press(app, "Open this interview")
    assert address_of(app, "interview") == second
    app.switch_page("pages/mock_interview.py").run()
    assert not app.exception
    assert len(app.chat_message) == lines
    assert "Send typed answer" in buttons_on(app)


def test_another_visit_is_shown_nothing_of_an_interview() -> None:
    send(send(started(), STORY), "Please end the interview.")
    app = read_feedback(open_app())
    assert "nothing to review yet" in words_on(app)
    assert "Open this interview" not in buttons_on(app)


def test_an_unusable_recording_is_told_and_the_typed_way_stays_open() -> None:
    app = started()
    app.audio_input[0].upload("answer.wav", b"not a sound at all", "audio/wav")
    app.run()
    assert "not a sound recording" in words_on(app)
    app = send(app, STORY)
    assert STORY in [element.value for element in app.text]
    app.switch_page("pages/diagnostics.py").run()
    assert any(plain("recording_unreadable") in table.value.to_string() for table in app.table)


def test_the_chat_answers_from_the_bank_and_says_so() -> None:
    app = open_app()
    app.switch_page("pages/chat.py").run()
    app.chat_input[0].set_value("What should I know about the weather on Mars?").run()
    assert not app.exception
    assert "No language model answers just now" in words_on(app)
    app.chat_input[0].set_value("Ask me a question.").run()
    assert "Here is one." in words_on(app)


def test_keys_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary-1234567890")
    app = open_app()
    for page in ("settings", "diagnostics"):
        app.switch_page(f"pages/{page}.py").run()
        assert "canary" not in words_on(app)
    assert "OpenAI: key or address is there" in words_on(app)


def test_a_review_can_be_taken_home_and_checked_there() -> None:
    app = send(started(), STORY)
    read_feedback(app)
    assert not app.exception
    assert downloads_on(app) == ["Markdown", "JSON"]
    assert "core.assess.verify" in words_on(app)


def test_a_pdf_is_made_once_and_offered_until_the_review_shows_something_else() -> None:
    app = send(started(), STORY)
    read_feedback(app)
    app = press(app, "Make a PDF")
    assert not app.exception
    assert "Save the PDF" in downloads_on(app)
    assert "Make a PDF" not in buttons_on(app)
    app.switch_page("pages/settings.py").run()
    read_feedback(app)
    assert "Save the PDF" in downloads_on(app), "the same review has the same PDF"
    app.switch_page("pages/mock_interview.py").run()
    app = send(app, "That was in 2019, and I led it alone.")
    read_feedback(app)
    assert "Save the PDF" not in downloads_on(app)
    assert "Make a PDF" in buttons_on(app)


def test_coached_practice_says_a_word_after_each_answer_and_the_real_thing_does_not() -> None:
    app = open_app()
    app.slider[0].set_value(3)
    app = press(choose(app, "Feedback", True), "Start the interview")
    assert "One thing to change" not in words_on(app)
    for _ in range(3):  # an answer and at most two follow-ups
        app = send(app, STORY)
        if "Question 2 of 3" in {p.proto.text for p in app.get("progress")}:
            break
    app = when_read(app)
    assert "One thing to change" in words_on(app)
    assert "estimated by rules" in words_on(app)

    app = started()
    app = send(app, STORY)
    app = press(app, "Skip")
    assert "One thing to change" not in words_on(app)


def test_coached_practice_gives_no_level_to_an_answer_to_something_else() -> None:
    app = open_app()
    app.slider[0].set_value(3)
    app = press(choose(app, "Feedback", True), "Start the interview")
    app = send(
        app,
        "My favourite films are the old black and white ones, especially with Buster Keaton. I "
        "collect posters of them, I have about thirty, and most hang in the hallway at home.",
    )
    app = press(app, "Skip")
    assert "Level" not in words_on(app), "nothing is said before it is known what it is"
    app = when_read(app)
    assert "On your last answer" in {expander.label for expander in app.expander}
    assert "Level" not in words_on(app)
    assert "One thing to change" not in words_on(app)
    assert NOT_ASSESSABLE[Assessability.OFF_TOPIC] in words_on(app)


def test_coached_practice_says_nothing_of_a_question_that_was_skipped() -> None:
    app = open_app()
    app.slider[0].set_value(3)
    app = press(choose(app, "Feedback", True), "Start the interview")
    for _ in range(3):
        app = press(app, "Skip")
        assert "On your last answer" not in {expander.label for expander in app.expander}
        assert "Not assessable" not in words_on(app)
    assert "That's a wrap" in {title.value for title in app.title}


def test_ones_own_rating_is_asked_once_and_stands_beside_the_review() -> None:
    app = send(started(), STORY)
    app = send(app, "Please end the interview.")
    app.switch_page("pages/feedback.py").run()
    assert "Where you stand" not in {h.value for h in app.header}
    app.radio[0].set_value(5).run()
    app = press(app, "Open the report")
    assert "You gave yourself 5" in words_on(app)
    app.switch_page("pages/settings.py").run()
    app.switch_page("pages/feedback.py").run()
    assert "You gave yourself 5" in words_on(app), "it is kept, and not asked again"


def test_ones_own_rating_is_shown_when_no_answer_could_be_judged() -> None:
    app = send(started(), "Um.")
    app = send(app, "Please end the interview.")
    app.switch_page("pages/feedback.py").run()
    app.radio[0].set_value(2).run()
    app = press(app, "Open the report")
    assert "You gave yourself 2: there is no level" in words_on(app)


def test_every_stage_has_a_name_on_the_page() -> None:
    """Breaks when a stage is added and a fault of it would show nothing."""
    assert set(_STAGE_NAMES) == set(Stage)


def test_the_end_of_a_visit_forgets_what_was_read_of_its_words() -> None:
    from streamlit.runtime.caching import clear_session_resource_cache

    open_app()
    read = read_signs(STORY)
    assert read_signs(STORY) is read
    clear_session_resource_cache("test session id")  # as Streamlit does when a session ends
    assert read_signs(STORY) is not read


@pytest.mark.parametrize(
    ("page", "named"),
    [("mock_interview", "interview"), ("feedback", "interview"), ("language_test", "talk")],
)
def test_an_address_of_what_is_not_on_this_machine_is_told_of_once(page: str, named: str) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params[named] = "0" * 32
    app.switch_page(f"pages/{page}.py").run()
    told = f"The {named} in this address is not on this machine"
    assert words_on(app).count(told) == 1
    assert named not in app.query_params
    assert told not in words_on(app.run())


def _swap_record(data: Path, table: str, record: str) -> str:
    """Write ``record`` over the one that ``table`` keeps; what was there."""
    with sqlite3.connect(data / "greenroom.db") as database:
        [(kept,)] = database.execute(f"SELECT record FROM {table}")
        database.execute(f"UPDATE {table} SET record = ?", (record,))
    database.close()
    return str(kept)


@pytest.mark.parametrize(
    ("page", "named", "start"),
    [
        ("mock_interview", "interview", "Start the interview"),
        ("language_test", "talk", "Start talking"),
    ],
)
def test_a_record_that_cannot_be_opened_is_told_of_until_it_can(
    tmp_path: Path, page: str, named: str, start: str
) -> None:
    app = press(open_app().switch_page(f"pages/{page}.py").run(), start)
    kept = _swap_record(tmp_path / "data", f"{named}s", "{}")
    again = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    again.query_params[named] = address_of(app, named)
    again.switch_page(f"pages/{page}.py")
    told = f"This {named} was kept by another version of the app"
    for _ in range(2):
        assert words_on(again.run()).count(told) == 1
    _swap_record(tmp_path / "data", f"{named}s", kept)
    assert "End now" in buttons_on(again.run()), "its address stayed"
    assert told not in words_on(again)
