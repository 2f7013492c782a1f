"""The language page: chosen, typed through, read, in every direction of writing."""

from __future__ import annotations

import asyncio
import concurrent.futures
import json
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import altair as alt
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from core.conversation.audio import PcmAudio
from core.conversation.language import CefrLevel, Language, Stimulus, TalkBrief, TalkKind
from core.conversation.moves import Move, MoveKind
from core.conversation.services import Fallback, ServiceRole
from core.conversation.voice_style import VoiceStyle
from core.language.findings import CriterionReview, Judged
from core.language.grid import Criterion, load_grid
from core.language.pack import Part, load_pack
from core.language.pictures import load_pictures
from core.language.report import TalkReport
from core.language.talk import Talk
from core.language.wording import Label, ReportSentence
from core.practice.rules_interviewer import reply_text
from history.repository import InterviewRepository, sqlite_url
from providers.gtts_voice import GttsVoice
from tests.fakes import tone_audio
from tests.pages import (
    address_of,
    assert_nothing_was_said_yet,
    buttons_on,
    choose,
    downloads_on,
    open_app,
    press,
    send,
    small_heading_on,
    words_on,
)
from tests.talks import PLAIN, held, scripted, spoken
from ui.language.talk_view import how_far
from ui.parts.plain import plain
from ui.visit.talk_rooms import TalkRoom
from voice.dialogue import Utterance
from voice.loop import BackgroundLoop

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")


def _page(language: Language, kind: TalkKind = TalkKind.FRIEND) -> AppTest:
    app = open_app()
    app.switch_page("pages/language_test.py").run()
    app.selectbox[0].set_value(language).run()
    return choose(app, "Kind of talk", kind)


def test_how_badly_the_recogniser_hears_is_said_of_the_one_that_ships_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "writes down Hindi poorly" in words_on(_page(Language.HINDI))
    monkeypatch.setenv("GREENROOM_WHISPER_MODEL", "large-v3")
    st.cache_resource.clear()
    told = words_on(_page(Language.HINDI))
    assert "writes down Hindi;" in told and "poorly" not in told


def _held(app: AppTest, language: Language) -> AppTest:
    """A whole talk, typed, up to its report."""
    app = press(app, "Start talking")
    for answer in PLAIN[language]:
        app = send(app, answer)
    return press(app, "End now")


@pytest.mark.parametrize("reloaded", [False, True], ids=["at once", "after a reload"])
def test_another_talk_begins_with_what_was_chosen_for_the_last(reloaded: bool) -> None:
    app = choose(
        _page(Language.GERMAN, TalkKind.TEST), "What you speak about alone", Stimulus.PICTURE
    )
    app.selectbox[1].set_value(CefrLevel.B1).run()
    app = press(press(app, "Start talking"), "End now")
    if reloaded:
        app = _opened(address_of(app, "talk"))
    app = press(app, "Start another talk")
    assert [box.value for box in app.selectbox][:2] == [Language.GERMAN, CefrLevel.B1]
    app = press(app, "Start talking")
    begun = words_on(app)
    assert "Part 1 of 3" in begun
    assert "beschreiben Sie mir ein Bild" in begun


def test_a_level_is_always_chosen() -> None:
    """Breaks when the box gets a button that empties it once the page is drawn again."""
    level = _page(Language.SPANISH, TalkKind.TEST).selectbox[1]
    assert (level.label, level.options[0]) == ("Level", "Find it out as we talk")
    assert level.proto.HasField("default")


def _another(app: AppTest, language: Language) -> AppTest:
    app = press(app, "Start another talk")
    app.selectbox[0].set_value(language).run()
    return _held(app, language)


def _opened(talk_id: str) -> AppTest:
    """The talk of that address in a browser of its own."""
    return open_app(talk=talk_id).switch_page("pages/language_test.py").run()


def test_a_talk_that_google_speaks_is_named_among_what_is_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def synthesize(voice: GttsVoice, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        yield tone_audio(0.1)

    monkeypatch.setattr(GttsVoice, "synthesize", synthesize)
    app = _page(Language.GERMAN)
    app.toggle[0].set_value(True).run()
    app = press(app, "Start talking").run()
    assert not app.exception
    assert "the interviewer's lines to Google Translate's voice" in _unescaped(app)
    app = press(send(app, PLAIN[Language.GERMAN][0]), "End now").run()
    assert "Nothing is sent to another service." in _unescaped(app)
    assert press(app, "Start another talk").toggle[0].value, "one leave is for the next talk too"


def _unescaped(app: AppTest) -> str:
    return words_on(app).replace("\\", "")


@pytest.mark.parametrize("language", [Language.SPANISH, Language.ARABIC, Language.CHINESE])
def test_a_talk_is_typed_through_to_its_report(language: Language) -> None:
    app = press(_page(language), "Start talking")
    for answer in PLAIN[language]:
        app = send(app, answer)
    app = press(app, "End now")
    assert not app.exception
    assert "The grid of spoken language" in {h.value for h in app.header}
    words = words_on(app)
    assert "Your words look like" in words
    assert "Filled in by rules" in words
    assert downloads_on(app)[0] == "Markdown"
    assert "Save the PDF" in downloads_on(press(app, "Make a PDF"))


@pytest.mark.parametrize(("language", "arrow"), [(Language.ARABIC, "←"), (Language.SPANISH, "→")])
def test_arrows_of_a_report_point_the_way_that_its_language_is_read(
    language: Language, arrow: str
) -> None:
    app = _held(_page(language), language)
    pointing = [text.value for text in app.text if "→" in text.value or "←" in text.value]
    assert pointing
    assert all(arrow in text for text in pointing)


def test_what_a_keyless_machine_cannot_do_is_said_before_the_start() -> None:
    app = _page(Language.HINDI)
    words = words_on(app)
    assert "nobody on this machine" in words
    assert "poorly" in words
    assert "need a language model and stay open" in words
    assert [toggle.value for toggle in app.toggle] == [False], "Google is asked only by choice"
    assert "the embedded voice" in words_on(_page(Language.ENGLISH))


def test_a_test_shows_its_part_and_a_reload_finds_the_talk_again() -> None:
    app = press(_page(Language.FRENCH, TalkKind.TEST), "Start talking")
    assert "Part 1 of 3" in words_on(app)
    said = PLAIN[Language.FRENCH][0]
    app = send(app, said)
    again = _opened(address_of(app, "talk"))
    assert not again.exception
    assert said in [element.value for element in again.text]


def test_a_topic_stays_on_the_page_where_the_talk_does_not_show_it(tmp_path: Path) -> None:
    talk = Talk("b" * 32, TalkBrief(Language.SPANISH, TalkKind.TEST))
    topic = next(p for p in load_pack(Language.SPANISH).prompts if p.part is Part.MONOLOGUE)
    talk = talk.with_move(Move(MoveKind.OPENING, "Hola. Empecemos.", topic.id), 1.0)
    repository = InterviewRepository(sqlite_url(tmp_path / "data"))
    repository.talks.add(talk)
    repository.close()
    app = _opened(talk.id)
    assert topic.text in [text.value for text in app.text]


def test_who_stepped_in_is_told_below_the_talk_and_in_its_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failed = Fallback(ServiceRole.THINK, "my server", "the embedded rules", "service_failed")
    monkeypatch.setattr("providers.fallback.chain.Journal.standing_in", lambda journal: (failed,))
    app = press(_page(Language.SPANISH), "Start talking")
    told = "My server failed; the embedded rules answered."
    assert told in _unescaped(app)
    taken_home = []

    def markdown(talk: Talk, report: TalkReport) -> str:
        taken_home.append(report.stepped_in)
        return ""

    monkeypatch.setattr("ui.language.report_view.talk_markdown", markdown)
    app = press(send(app, PLAIN[Language.SPANISH][0]), "End now")
    assert told in [text.value for text in app.text]
    assert taken_home[-1] == (told,)


def _by_hand(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the clock of the talk on this page shows from now on."""
    now_s = [0.0]
    dialogue = app.session_state["talk-room"].dialogue
    dialogue.stand_still()
    monkeypatch.setattr(dialogue, "_clock", lambda: now_s[0])
    app.run()
    return now_s


def test_time_on_other_pages_is_no_time_of_a_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    app = press(_page(Language.FRENCH, TalkKind.TEST), "Start talking")
    now_s = _by_hand(app, monkeypatch)
    dialogue = app.session_state["talk-room"].dialogue
    before_s = dialogue.elapsed_s
    now_s[0] += 3.0
    app.switch_page("pages/settings.py").run()
    now_s[0] += 900.0
    app.switch_page("pages/language_test.py").run()
    now_s[0] += 5.0
    assert dialogue.elapsed_s == pytest.approx(before_s + 8.0)
    app.run()
    assert "The time of this part is up." not in words_on(app)


def test_a_reload_gives_a_part_of_a_test_none_of_its_time_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = press(_page(Language.FRENCH, TalkKind.TEST), "Start talking")
    now_s = _by_hand(app, monkeypatch)
    now_s[0] += 100.0
    app.run()
    assert "The time of this part is up." in words_on(app)
    again = _opened(address_of(app, "talk"))
    assert "The time of this part is up." in words_on(again)
    assert "Time left" not in words_on(again)
    app = send(again, PLAIN[Language.FRENCH][0])
    assert not app.exception
    assert "Part 2 of 3" in words_on(app)


@pytest.mark.parametrize("way_on", ["Continue the talk", "End now"])
def test_a_talk_that_was_left_before_its_greeting_is_begun_or_ended_when_one_comes_back(
    way_on: str, tmp_path: Path
) -> None:
    repository = InterviewRepository(sqlite_url(tmp_path / "data"))
    repository.talks.add(Talk("a" * 32, TalkBrief(Language.SPANISH)))
    repository.close()
    app = _opened("a" * 32)
    assert_nothing_was_said_yet(app)
    app = press(app, way_on)
    assert not app.exception
    assert len(app.session_state["talk-room"].talk.lines) == 1
    assert ("Send typed answer" in buttons_on(app)) is (way_on == "Continue the talk")
    assert ("Start another talk" in buttons_on(app)) is (way_on == "End now")


def test_one_earlier_line_is_one_line_and_an_interrupted_one_says_so(tmp_path: Path) -> None:
    dialogue, _ = scripted(TalkBrief(Language.SPANISH))
    dialogue.said(reply_text(dialogue.open()), 3.0)
    asked = reply_text(dialogue.hear(Utterance(PLAIN[Language.SPANISH][0])))
    heard = asked.rpartition(" ")[0]
    dialogue.said(heard, 2.0, asked)
    dialogue.hear(Utterance(PLAIN[Language.SPANISH][1]))
    repository = InterviewRepository(sqlite_url(tmp_path / "data"))
    repository.talks.add(dialogue.talk)
    repository.close()
    app = _opened(dialogue.talk.id)
    assert not app.exception
    assert "Earlier in this talk (1 line)" in {box.label for box in app.expander}
    assert f"{heard} …" in [element.value for element in app.text]
    assert words_on(app).count("You cut in here.") == 1


def _pictures_on(app: AppTest) -> list[str]:
    """The alternative texts of the images on the page."""
    return [image.alt for element in app.get("image") for image in element.proto.imgs]


def test_a_picture_is_seen_in_the_second_part_of_the_test_and_in_no_other() -> None:
    app = _page(Language.SPANISH, TalkKind.TEST)
    app = choose(app, "What you speak about alone", Stimulus.PICTURE)
    titles = {picture.title for picture in load_pictures()}
    parts: list[tuple[str, bool]] = []
    app = press(app, "Start talking")
    for turn in range(7):
        assert not app.exception
        part = small_heading_on(app)
        seen = _pictures_on(app)
        assert len(seen) <= 1
        assert set(seen) <= titles
        parts.append((part.split("· ")[1][:11], bool(seen)))
        if "Part 2" in part:
            assert "describe a picture" in part
        app = send(app, PLAIN[Language.SPANISH][turn % 3])
    assert set(parts) == {
        ("Part 1 of 3", False),
        ("Part 2 of 3", True),
        ("Part 3 of 3", False),
    }
    app = press(app, "End now")
    assert len(_pictures_on(app)) == 1, "and once more beside the report"


def test_a_page_with_a_call_on_is_drawn_anew_when_a_picture_comes_before_its_line() -> None:
    brief = TalkBrief(Language.ENGLISH, TalkKind.TEST, stimulus=Stimulus.PICTURE)
    dialogue, clock = scripted(brief)
    dialogue.said(reply_text(dialogue.open()), 2.0)
    clock[0] = 200.0
    lines, drawn = len(dialogue.talk.lines), how_far(dialogue)
    dialogue.skip()
    assert dialogue.picture is not None
    assert len(dialogue.talk.lines) == lines
    assert how_far(dialogue) != drawn


def test_a_test_about_a_topic_shows_no_picture() -> None:
    app = press(_page(Language.SPANISH, TalkKind.TEST), "Start talking")
    for turn in range(4):
        app = send(app, PLAIN[Language.SPANISH][turn % 3])
    assert "speak about a topic" in small_heading_on(app)
    assert _pictures_on(app) == []


def test_only_the_test_asks_what_to_speak_about() -> None:
    offered = {row.label for row in _page(Language.SPANISH).segmented_control}
    assert "What you speak about alone" not in offered


def test_what_a_learner_writes_is_shown_as_text_and_never_as_markup() -> None:
    hostile = "<img src=x onerror=alert(1)> **hola** $x$ ![a](https://example.org/p.png)"
    app = send(press(_page(Language.SPANISH), "Start talking"), hostile)
    assert hostile in [element.value for element in app.text]
    assert not any(hostile in element.value for element in app.markdown)


def test_a_deleted_talk_is_gone() -> None:
    app = send(press(_page(Language.DUTCH), "Start talking"), PLAIN[Language.DUTCH][0])
    app = press(app, "End now")
    app = press(app, "Delete for good")
    assert [told.value for told in app.success] == ["The talk has been deleted."]
    assert not app.exception
    assert "Start talking" in buttons_on(app)


def test_a_talk_is_named_in_the_address_of_every_page() -> None:
    app = press(_page(Language.ITALIAN), "Start talking")
    talk_id = app.query_params["talk"]
    app.switch_page("pages/settings.py").run()
    app.switch_page("pages/language_test.py").run()
    assert app.query_params["talk"] == talk_id
    assert "Time left" in words_on(app)


def test_a_talk_is_found_when_another_page_is_loaded_anew() -> None:
    talk_id = address_of(press(_page(Language.ITALIAN), "Start talking"), "talk")
    app = open_app(talk=talk_id)
    app.query_params.clear()  # as a browser does when another page is chosen
    app.switch_page("pages/language_test.py").run()
    assert "Time left" in words_on(app)
    assert address_of(app, "talk") == talk_id


# The report in the language of the interface.


def test_a_report_is_read_in_the_language_of_the_interface_whenever_it_changes() -> None:
    app = _held(_page(Language.SPANISH), Language.SPANISH)
    for code in ("de", "zh", "hi", "es", "en"):
        app.session_state["interface-language"] = code
        app.run()
        assert not app.exception
        words, grid = words_on(app), load_grid(code)
        assert plain(grid.pronunciation) in words
        assert plain(grid.sentences[ReportSentence.INTERACTION_OPEN]) in words
        assert plain(grid.sentences[ReportSentence.BY_RULES]) in words
        assert {grid.labels[Label.GRID], grid.labels[Label.PACE]} <= {h.value for h in app.header}
        heads = {expander.label for expander in app.expander}
        for row in grid.criteria.values():
            assert any(head.startswith(row.title) for head in heads), row.title
        assert ("Your words look like" in words) is (code == "en")


def _judged_in(locale: str, why: str) -> Judged:
    row = CriterionReview(Criterion.ACCURACY, CefrLevel.B1, why)
    return Judged("a model", (row,), (), locale)


def test_a_model_that_gave_its_reasons_in_another_language_is_asked_anew_only_when_told_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    async def judge(*given: object) -> Judged:
        asked.append(str(given[-1]))
        return _judged_in(str(given[-1]), f"Reason number {len(asked)}.")

    monkeypatch.setattr("ui.language.report_view.judge_talk", judge)
    # Whether a model can be asked; which one does not matter here.
    monkeypatch.setattr("providers.visit.Visit.assessing_models", lambda visit: [object()])
    app = _read_when_judged(_held(_page(Language.SPANISH), Language.SPANISH), "Reason number 1.")
    again = "Ask the model again"
    assert again not in buttons_on(app)
    app.session_state["interface-language"] = "de"
    app.run()
    assert plain("Reason number 1.") in words_on(app)
    assert "in dieser Sprache geschrieben: English" in words_on(app)
    assert asked == ["en"]
    app = _read_when_judged(press(app, "Modell erneut fragen"), "Reason number 2.")
    assert asked == ["en", "de"]
    assert "Modell erneut fragen" not in buttons_on(app)


@pytest.fixture
def slow_judge(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A model that reads until the event is set."""
    read, asked = threading.Event(), list[str]()

    async def judge(*given: object) -> Judged:
        asked.append(str(given[-1]))
        assert len(asked) == 1, "paid for twice"
        await asyncio.to_thread(read.wait, 30)
        return _judged_in("en", "It was read to the end.")

    monkeypatch.setattr("ui.language.report_view.judge_talk", judge)
    monkeypatch.setattr("providers.visit.Visit.assessing_models", lambda visit: [object()])
    yield read
    read.set()


def test_what_a_model_finds_after_the_talk_was_left_is_there_when_it_is_opened_again(
    slow_judge: threading.Event,
) -> None:
    app = _held(_page(Language.SPANISH), Language.SPANISH)
    talk_id, judging = address_of(app, "talk"), app.session_state["talk-room"].judging
    press(app, "Start another talk")
    slow_judge.set()
    judging.result(timeout=30)
    assert plain("It was read to the end.") in words_on(_opened(talk_id))


def test_a_model_stops_reading_a_talk_that_is_deleted(slow_judge: threading.Event) -> None:
    app = _held(_page(Language.SPANISH), Language.SPANISH)
    judging = app.session_state["talk-room"].judging
    press(app, "Delete for good")
    assert judging.cancelled()


def _judged_by(monkeypatch: pytest.MonkeyPatch, *ends: BaseException | None) -> None:
    """A model whose readings end so, one after the other; ``None`` in a judgement."""
    left = list(ends)

    async def judge(*_given: object) -> Judged:
        end = left.pop(0)
        if end is not None:
            raise end
        return _judged_in("en", "It was read to the end.")

    monkeypatch.setattr("ui.language.report_view.judge_talk", judge)
    monkeypatch.setattr("providers.visit.Visit.assessing_models", lambda visit: [object()])


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (asyncio.CancelledError(), "The app was restarted while this page was open."),
        (KeyError("a word of theirs"), "because of a fault in the app."),
    ],
)
def test_a_reading_that_ends_in_anything_leaves_a_report_and_may_be_tried_again(
    monkeypatch: pytest.MonkeyPatch, end: BaseException, told: str
) -> None:
    """Breaks when the page fails at each rerun from then on, as it never forgets that reading."""
    _judged_by(monkeypatch, end, None)
    app = _held(_page(Language.SPANISH), Language.SPANISH)
    concurrent.futures.wait([app.session_state["talk-room"].judging], 30)
    for _rerun in range(2):
        app.run()
        assert not app.exception
        words = words_on(app)
        assert plain(told) in words
        assert "a word of theirs" not in words
        assert plain("The report by rules stands meanwhile.") in words
    _read_when_judged(press(app, "Try again"), "It was read to the end.")


def test_a_loop_that_is_closed_takes_no_reading_and_the_report_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _judged_by(monkeypatch, None)
    take = BackgroundLoop.submit

    def closed(loop: BackgroundLoop, work: Coroutine[Any, Any, Any], name: str = "work") -> Any:
        if name != "greenroom-judge-talk":
            return take(loop, work, name)
        work.close()
        raise RuntimeError("the loop is closed")

    with monkeypatch.context() as closing:
        closing.setattr(BackgroundLoop, "submit", closed)
        app = _held(_page(Language.SPANISH), Language.SPANISH)
        assert not app.exception
        assert plain("The app was restarted while this page was open.") in words_on(app)
    _read_when_judged(press(app, "Try again"), "It was read to the end.")


def _read_when_judged(app: AppTest, why: str) -> AppTest:
    judging = app.session_state["talk-room"].judging
    if judging is not None:
        judging.result(timeout=30)
        app.run()
    assert plain(why) in words_on(app)
    return app


# Earlier talks.

EARLIER = "Earlier talks in this language"


def _listed(app: AppTest) -> list[str]:
    """The talks of the list, by their numbers; none where there is no list."""
    if EARLIER not in {header.value for header in app.header}:
        return []
    return [str(number) for number in app.table[0].value["Talk"]]


def test_a_talk_is_shown_beside_the_earlier_ones_of_this_visit_in_its_language() -> None:
    app = _held(_page(Language.SPANISH), Language.SPANISH)
    assert _listed(app) == [], "the first has none before it"
    app = _another(app, Language.DUTCH)
    assert _listed(app) == [], "talks in another language are no measure"
    app = _another(app, Language.SPANISH)
    assert not app.exception
    assert _listed(app) == ["1", "2 (this one)"]
    assert set(app.table[0].value["Level"]) <= {"A1", "A2", "B1", "B2", "C1"}
    assert len(app.get("vega_lite_chart")) == 1, "levels; typed talks have no pace"


def test_a_reload_finds_the_earlier_talks_and_a_deleted_one_is_gone() -> None:
    app = _held(_page(Language.SPANISH), Language.SPANISH)
    first = address_of(app, "talk")
    app = _another(app, Language.SPANISH)
    second = address_of(app, "talk")
    assert _listed(_opened(second)) == ["1", "2 (this one)"]
    assert _listed(_opened(first)) == [], "what came later is not before it"
    press(_opened(first), "Delete for good")
    assert _listed(_opened(second)) == []


def test_a_second_talk_begins_with_something_new() -> None:
    app = _held(_page(Language.SPANISH), Language.SPANISH)
    app = _another(app, Language.SPANISH)
    room = app.session_state["talk-room"]
    assert isinstance(room, TalkRoom)
    assert room.talk.asked_before
    assert room.talk.asked_ids[0] not in room.talk.asked_before


def test_nothing_of_another_visitor_is_shown() -> None:
    _held(_page(Language.SPANISH), Language.SPANISH)
    other = _held(_page(Language.SPANISH), Language.SPANISH)
    assert _listed(other) == []
    assert _listed(_another(other, Language.SPANISH)) == ["1", "2 (this one)"]


def test_pace_is_set_beside_the_earlier_talks_and_both_are_drawn(tmp_path: Path) -> None:
    brief = TalkBrief(Language.JAPANESE, minutes=5)
    typed = held(brief, PLAIN[Language.JAPANESE])
    slow = replace(spoken(typed, 9.0), id="slow", began_s=1_790_000_000.0)
    today = replace(spoken(typed, 5.0), id="today", earlier=("slow", "gone"))
    repository = InterviewRepository(sqlite_url(tmp_path / "data"))
    for talk in (slow, today):
        repository.talks.add(talk)
    repository.close()
    app = _opened("today")
    assert not app.exception
    assert "in earlier talks in this language" in words_on(app)
    assert "this time you were faster" in words_on(app)
    assert "morae a minute" in words_on(app)
    table = app.table[0].value
    assert list(table["Talk"]) == ["1", "2 (this one)"]
    first, second = map(int, table["Pace (morae a minute)"])
    assert first < second
    assert list(table["Date"]) == ["Sep 21, 2026", "–"]
    level, pace = (json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart"))
    for spec in (level, pace):
        # Raises for what is no specification; Streamlit sends the data beside it.
        alt.Chart.from_dict({**spec, "data": {"values": []}})
    assert pace["title"]["text"] == "Pace (morae a minute)"
