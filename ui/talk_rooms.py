"""This visit's talk in a foreign language: begun, found again after a reload, kept, left."""

from __future__ import annotations

import concurrent.futures
import random
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from core.conversation.errors import HistoryError
from core.conversation.language import Language, TalkBrief
from core.language.earlier import MOST_EARLIER, TalkFigures, figures_of
from core.language.talk import Talk
from history.talks import TalkRepository
from providers.visit import Visit
from ui.downloads import forget_pdf
from ui.keeping import Keeper
from ui.runtime import engines, history, runtime, visit
from voice.session import VoiceSession
from voice.talk_dialogue import TalkDialogue

_TALK, _ID = "talk", "talk"
_VISITED = "talks-of-this-visit"
_NOT_HERE = "talk-not-here"


@dataclass
class TalkRoom:
    """One talk under way or just ended; ``voice`` tells whether somebody speaks."""

    dialogue: TalkDialogue
    session: VoiceSession
    keeper: Keeper[Talk]
    services: Visit
    voice: bool
    judging: concurrent.futures.Future[None] | None = None
    """A model that is reading the talk."""
    earlier: tuple[TalkFigures, ...] | None = None

    @property
    def talk(self) -> Talk:
        return self.dialogue.talk


def start_talk(brief: TalkBrief, *, google: bool) -> TalkRoom:
    """A new talk; its opening is on the way when this returns."""
    leave_talk()
    before = [one for one, language in _visited().items() if language is brief.language]
    earlier = tuple(before[-MOST_EARLIER:])
    asked = {prompt: None for talk in _kept(earlier, brief.language) for prompt in talk.asked_ids}
    talk = Talk(
        uuid.uuid4().hex,
        brief,
        earlier=earlier,
        asked_before=tuple(asked),
        began_s=time.time(),
    )
    room = _enter(talk, google=google)
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
            st.session_state[_NOT_HERE] = True
        return None
    room = _enter(talk, google=False)
    room.keeper.kept = talk
    return room


def talk_was_not_here() -> bool:
    """Whether the address named a talk that this machine does not have, told once."""
    return bool(st.session_state.pop(_NOT_HERE, False))


def earlier_talks(room: TalkRoom) -> tuple[TalkFigures, ...]:
    """The figures of the talks in this language that the same person held before, oldest first.

    Only those that the talk itself names are read; what was deleted is not among them.
    """
    if room.earlier is None:
        kept = map(figures_of, _kept(room.talk.earlier, room.talk.brief.language))
        room.earlier = tuple(figures for figures in kept if figures.says_something)
    return room.earlier


def _kept(ids: Sequence[str], language: Language) -> list[Talk]:
    """The talks of ``ids`` in that language; what was deleted is not among them."""
    found: list[Talk] = []
    for one in ids:
        # The page that keeps the talk tells of a fault; here there is less to offer.
        with suppress(HistoryError):
            repository = _repository()
            talk = repository.load(one) if repository is not None else None
            if talk is not None and talk.brief.language is language:
                found.append(talk)
    return found


def name_talk() -> None:
    """Name this visit's talk in the address, so that a reload of any page finds it."""
    room = st.session_state.get(_TALK)
    if isinstance(room, TalkRoom):
        st.query_params[_ID] = room.talk.id


def talk_session() -> VoiceSession | None:
    """The session of this visit's talk, for those who look at faults."""
    room = st.session_state.get(_TALK)
    return room.session if isinstance(room, TalkRoom) else None


def talk_services() -> Visit | None:
    """Who serves this visit's talk; ``None`` when none is under way."""
    room = st.session_state.get(_TALK)
    return room.services if isinstance(room, TalkRoom) and not room.talk.ended else None


def leave_talk() -> None:
    """End this visit's talk; what was kept stays kept."""
    room = st.session_state.pop(_TALK, None)
    if isinstance(room, TalkRoom):
        room.session.stop()
    if _ID in st.query_params:
        del st.query_params[_ID]


def load_talk_anew(room: TalkRoom) -> None:
    """Let go of the talk as it is here; the address still names the one that is kept."""
    room.session.stop()
    st.session_state.pop(_TALK, None)


def forget_talk(room: TalkRoom) -> None:
    """Delete the talk here and from the history. Raises ``HistoryError``."""
    room.keeper.forget()
    if room.judging is not None:
        room.judging.cancel()
    forget_pdf("talk")
    _visited().pop(room.talk.id, None)
    leave_talk()


def _visited() -> dict[str, Language]:
    """The talks that this visit has held or opened, and those before them, oldest first."""
    ids: dict[str, Language] = st.session_state.setdefault(_VISITED, {})
    return ids


def _repository() -> TalkRepository | None:
    kept = history()
    return kept.talks if kept is not None else None


def _enter(talk: Talk, *, google: bool) -> TalkRoom:
    mine = visit().speaking(talk.brief.language.value, google=google)
    dialogue = TalkDialogue(talk, random.Random(talk.id), time.monotonic, mine.journal.follow())
    made = engines(mine=mine)
    session = VoiceSession(dialogue, made, runtime().loop, talk.brief.language.value)
    keeper = Keeper(lambda: dialogue.talk, _repository, session)
    room = TalkRoom(dialogue, session, keeper, mine, made.synthesizer is not None)
    st.session_state[_TALK] = room
    st.query_params[_ID] = talk.id
    for one in (*talk.earlier, talk.id):
        _visited().setdefault(one, talk.brief.language)
    return room
