"""This visit's talk in a foreign language: begun, found again after a reload, kept, left."""

from __future__ import annotations

import random
import time
import uuid
from dataclasses import dataclass

import streamlit as st

from core.conversation.language import TalkBrief
from core.language.talk import Talk
from history.talks import TalkRepository
from ui.keeping import Keeper
from ui.runtime import engines, history, runtime, visit
from voice.session import VoiceSession
from voice.talk_dialogue import TalkDialogue

_TALK, _ID = "talk", "talk"


@dataclass
class TalkRoom:
    """One talk under way or just ended; ``voice`` tells whether somebody speaks."""

    dialogue: TalkDialogue
    session: VoiceSession
    keeper: Keeper[Talk]
    voice: bool
    judging: object | None = None

    @property
    def talk(self) -> Talk:
        return self.dialogue.talk


def start_talk(brief: TalkBrief, *, google: bool) -> TalkRoom:
    """A new talk; its opening is on the way when this returns."""
    leave_talk()
    room = _enter(Talk(uuid.uuid4().hex, brief), google=google)
    room.keeper.add()
    room.session.reply_to(room.dialogue.open)
    return room


def current_talk() -> TalkRoom | None:
    """This visit's talk; after a reload the one that the address names. ``None`` when there is
    none. Raises ``HistoryError`` when the address names one that cannot be opened."""
    room = st.session_state.get(_TALK)
    if isinstance(room, TalkRoom):
        st.query_params[_ID] = room.talk.id
        return room
    wanted = st.query_params.get(_ID)
    repository = _repository() if wanted else None
    talk = repository.load(wanted) if repository is not None and wanted else None
    if talk is None:
        if wanted:
            del st.query_params[_ID]
        return None
    room = _enter(talk, google=False)
    room.keeper.kept = talk
    return room


def name_talk() -> None:
    """Name this visit's talk in the address, so that a reload of any page finds it."""
    room = st.session_state.get(_TALK)
    if isinstance(room, TalkRoom):
        st.query_params[_ID] = room.talk.id


def talk_session() -> VoiceSession | None:
    """The session of this visit's talk, for those who look at faults."""
    room = st.session_state.get(_TALK)
    return room.session if isinstance(room, TalkRoom) else None


def leave_talk() -> None:
    """End this visit's talk; what was kept stays kept."""
    room = st.session_state.pop(_TALK, None)
    if isinstance(room, TalkRoom):
        room.session.stop()
    if _ID in st.query_params:
        del st.query_params[_ID]


def forget_talk(room: TalkRoom) -> None:
    """Delete the talk here and from the history. Raises ``HistoryError``."""
    repository = _repository()
    if repository is not None:
        repository.delete(room.talk.id)
    leave_talk()


def _repository() -> TalkRepository | None:
    kept = history()
    return kept.talks if kept is not None else None


def _enter(talk: Talk, *, google: bool) -> TalkRoom:
    mine = visit().speaking(talk.brief.language.value, google=google)
    dialogue = TalkDialogue(talk, random.Random(talk.id), time.monotonic, mine.journal.follow())
    made = engines(mine=mine)
    session = VoiceSession(dialogue, made, runtime().loop, talk.brief.language.value)
    keeper = Keeper(lambda: dialogue.talk, _repository, session)
    room = TalkRoom(dialogue, session, keeper, made.synthesizer is not None)
    st.session_state[_TALK] = room
    st.query_params[_ID] = talk.id
    return room
