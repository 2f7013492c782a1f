"""The chat on its page: whatever fails, there is a way on, and nothing said is lost."""

from __future__ import annotations

import asyncio

import pytest
from streamlit.testing.v1 import AppTest

from core.conversation.brief import Domain
from core.conversation.errors import Kind, ReplyError, TranscriptionError
from tests.conftest import wav
from tests.fakes import ScriptedInterviewer, ScriptedTranscriber, tone_audio
from tests.pages import buttons_on, open_app, press, words_on
from ui.runtime import runtime
from ui.visit.rooms import ChatRoom
from voice.dialogue import Utterance
from voice.session import VoiceSession
from voice.turn import Unheard

pytestmark = pytest.mark.usefixtures("own_folders", "loaded_engines")

BUSY = ReplyError(Kind.SERVER, "model_down", "The model is down.", "Continue, or answer again.")
DEAF = TranscriptionError(Kind.SERVER, "hearing_down", "I cannot hear.", "Try once more.")
RECORDING = wav(tone_audio(1.0).samples.tobytes())
ASKED, REPLIED = "Ask me a hard question.", "What would you do first?"


@pytest.fixture
def partner(monkeypatch: pytest.MonkeyPatch) -> ScriptedInterviewer:
    made = ScriptedInterviewer([])
    monkeypatch.setattr("providers.visit.Visit.interviewer", lambda visit: made)
    return made


def _chat() -> AppTest:
    return open_app().switch_page("pages/chat.py").run()


def _type(app: AppTest, text: str) -> AppTest:
    return app.chat_input[0].set_value(text).run()


def _record(app: AppTest) -> AppTest:
    app.audio_input[0].upload("line.wav", RECORDING, "audio/wav")
    return app.run()


def _said(app: AppTest) -> list[str]:
    return [message.text for message in _room(app).dialogue.messages]


def _room(app: AppTest) -> ChatRoom:
    [room] = app.session_state["chat-rooms"].values()
    assert isinstance(room, ChatRoom)
    return room


def test_each_field_has_a_chat_of_its_own_that_lasts_as_long_as_the_visit(
    partner: ScriptedInterviewer,
) -> None:
    partner.script = [REPLIED]
    app = _type(_chat(), ASKED)
    here = app.selectbox[0].value
    elsewhere = next(field for field in Domain if field is not here)
    app = app.selectbox[0].set_value(elsewhere).run()
    assert not app.exception
    assert ASKED not in [element.value for element in app.text]
    app = app.selectbox[0].set_value(here).run()
    assert {ASKED, REPLIED} <= {element.value for element in app.text}
    app = press(app, "Start a new chat")
    assert ASKED not in [element.value for element in app.text]


def test_what_is_recorded_is_sent_and_answered(
    ear: ScriptedTranscriber, partner: ScriptedInterviewer
) -> None:
    ear.script, partner.script = [ASKED], [REPLIED]
    app = _record(_chat())
    assert not app.exception
    assert _said(app) == [ASKED, REPLIED]
    assert {ASKED, REPLIED} <= {element.value for element in app.text}


def test_a_recording_that_could_not_be_written_down_is_tried_again_as_it_is(
    ear: ScriptedTranscriber, partner: ScriptedInterviewer
) -> None:
    ear.script, partner.script = [DEAF, ASKED], [REPLIED]
    app = _record(_chat())
    assert "I cannot hear" in words_on(app)
    app = press(app, "Try this recording again")
    assert not app.exception
    assert _said(app) == [ASKED, REPLIED]
    assert "I cannot hear" not in words_on(app)
    assert "Try this recording again" not in buttons_on(app)


def test_a_reply_that_failed_is_had_by_one_press(partner: ScriptedInterviewer) -> None:
    partner.script = [BUSY, REPLIED]
    app = _type(_chat(), ASKED)
    words = words_on(app)
    assert "The model is down" in words
    assert "What you said is kept." in words
    app = press(app, "Continue the chat")
    assert not app.exception
    assert _said(app) == [ASKED, REPLIED]
    assert "Continue the chat" not in buttons_on(app)


def test_after_a_reply_that_failed_one_may_also_say_something_else(
    partner: ScriptedInterviewer,
) -> None:
    partner.script = [BUSY, REPLIED]
    app = _type(_type(_chat(), ASKED), "Or an easy one.")
    assert _said(app) == [ASKED, "Or an easy one.", REPLIED]


def test_who_comes_back_while_it_thinks_waits_for_the_reply_and_reads_it(
    partner: ScriptedInterviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _chat()
    loop = runtime().loop
    gate = partner.gate = loop.submit(_new_gate()).result(10)
    partner.script = [REPLIED]
    app.switch_page("pages/settings.py").run()
    _room(app).session.send(Utterance(ASKED))
    waited = []
    wait = VoiceSession.wait

    def waits(session: VoiceSession, timeout_s: float) -> bool:
        waited.append(session)
        loop.submit(_open(gate)).result(10)
        return wait(session, timeout_s)

    monkeypatch.setattr(VoiceSession, "wait", waits)
    app.switch_page("pages/chat.py").run()
    assert not app.exception
    assert waited, "the page says that it thinks"
    assert REPLIED in {element.value for element in app.text}


async def _new_gate() -> asyncio.Event:
    return asyncio.Event()


async def _open(gate: asyncio.Event) -> None:
    gate.set()


def test_a_recording_without_words_waits_until_it_is_forgotten_by_hand(
    ear: ScriptedTranscriber,
) -> None:
    ear.script = [DEAF]
    app = _record(_chat()).run()
    assert "Try this recording again" in buttons_on(app)
    app = press(app, "Forget this recording")
    assert not app.exception
    assert not {"Try this recording again", "Forget this recording"} & buttons_on(app)
    assert "I cannot hear" not in words_on(app)


def test_what_a_call_left_without_words_is_told_and_becomes_what_was_said(
    ear: ScriptedTranscriber, partner: ScriptedInterviewer
) -> None:
    ear.script, partner.script = [ASKED], [REPLIED]
    app = _chat()
    _room(app).session._change(unheard=(Unheard(tone_audio(1.0)),))
    app = app.run()
    assert "not written down yet" in words_on(app)
    app = press(app, "Try this recording again")
    assert not app.exception
    assert _said(app) == [ASKED, REPLIED]
