"""The rooms of a visit: each holds one dialogue and the voice session that owns it."""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

import streamlit as st

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.errors import HistoryError, TurnError
from core.conversation.ports import Interviewer
from core.ground.documents import Document, read_all
from core.ground.opening import new_interview
from core.practice.interview import Interview
from core.practice.terms import terms_of
from providers.documents.informed import InformedInterviewer
from providers.local.engines import Readiness
from ui.faults import told_faults
from ui.held import let_go_of
from ui.keeping import Keeper
from ui.question_field import questions_for
from ui.runtime import engines, history, runtime, thinks_elsewhere, visit
from ui.talk_rooms import talk_session
from voice.dialogue import ChatDialogue, InterviewDialogue
from voice.live_view import LiveSnapshot
from voice.pause import pause
from voice.session import VoiceSession

_INTERVIEW, _CHATS, _FAULT = "interview-room", "chat-rooms", "opening-fault"
_ID = "interview"
_VISITED = "interviews-of-this-visit"
_NOT_HERE = "interview-not-here"


@dataclass
class InterviewRoom:
    """One interview under way or just ended."""

    dialogue: InterviewDialogue
    session: VoiceSession
    keeper: Keeper[Interview]
    was_live: bool = False
    """Whether a live call was on when it was paused."""

    @property
    def interview(self) -> Interview:
        return self.dialogue.interview


@dataclass
class ChatRoom:
    dialogue: ChatDialogue
    session: VoiceSession
    id: str = field(default_factory=lambda: uuid.uuid4().hex)


def start_interview(brief: Brief, documents: Sequence[Document] = ()) -> InterviewRoom:
    """A new interview, about ``documents`` where they say anything; its opening is on the way
    when this returns."""
    leave_interview()
    passages = read_all(documents)
    rng = random.Random(runtime().settings.question_seed)
    interview = new_interview(uuid.uuid4().hex, brief, questions_for(brief), rng, passages)
    room = _enter(interview, documents)
    room.keeper.add()
    room.session.reply_to(room.dialogue.open)
    return room


def current_interview() -> InterviewRoom | None:
    """This visit's interview; after a reload or a restart the one that the address names.

    Called on every page, so that the address names the interview everywhere.
    """
    room = st.session_state.get(_INTERVIEW)
    if isinstance(room, InterviewRoom):
        st.query_params[_ID] = room.interview.id
        return room
    wanted = st.query_params.get(_ID)
    if not wanted:
        return None
    try:
        repository = history()
        interview = repository.load(wanted) if repository is not None else None
    except HistoryError as error:
        st.session_state[_FAULT] = error  # the address stays: a later try may succeed
        return None
    if interview is None:
        del st.query_params[_ID]
        st.session_state[_NOT_HERE] = True
        return None
    room = _enter(interview)
    room.keeper.kept = interview
    return room


def rest_interview() -> None:
    """Nobody is at this visit's interview: its clock stands until the page goes on with it."""
    room = st.session_state.get(_INTERVIEW)
    if isinstance(room, InterviewRoom):
        room.dialogue.stand_still()


def pause_interview(room: InterviewRoom) -> None:
    """Pause, hanging up first; everything said is kept, and that it is paused."""
    call = room.session.call
    room.was_live = call is not None and not call.snapshot().ended
    pause(room.session, room.dialogue)
    room.keeper.keep()


def ended_interviews() -> tuple[Interview, ...]:
    """The ended interviews that this visit has held or opened, the newest first.

    Those before the present one come from the history; what was deleted is not among them.
    """
    room = st.session_state.get(_INTERVIEW)
    here = room.interview if isinstance(room, InterviewRoom) else None
    found = [here] if here is not None else []
    # The page that keeps an interview tells of a fault; here there is less to offer.
    with suppress(HistoryError):
        repository = history()
        if repository is not None:
            ids = [one for one in reversed(_visited()) if here is None or one != here.id]
            found += [kept for one in ids if (kept := repository.load(one)) is not None]
    return tuple(interview for interview in found if interview.ended)


def _visited() -> list[str]:
    ids: list[str] = st.session_state.setdefault(_VISITED, [])
    return ids


def was_not_here() -> bool:
    """Whether the address named an interview that this machine does not have, told once."""
    return bool(st.session_state.pop(_NOT_HERE, False))


def opening_fault() -> TurnError | None:
    """Why the interview that the address names could not be opened, told once."""
    fault = st.session_state.pop(_FAULT, None)
    return fault if isinstance(fault, TurnError) else None


def leave_interview() -> None:
    """End this visit's interview; what was kept stays kept."""
    room = st.session_state.pop(_INTERVIEW, None)
    if isinstance(room, InterviewRoom):
        room.session.stop()
    if _ID in st.query_params:
        del st.query_params[_ID]


def load_interview_anew(room: InterviewRoom) -> None:
    """Let go of the interview as it is here; the address still names the one that is kept."""
    room.session.stop()
    st.session_state.pop(_INTERVIEW, None)


def forget_interview(room: InterviewRoom) -> None:
    """Delete the interview here and from the history. Raises ``HistoryError``."""
    room.keeper.forget()
    let_go_of(room.interview.id)
    _visited().remove(room.interview.id)
    leave_interview()


def chat_room(domain: Domain) -> ChatRoom:
    """This visit's chat on ``domain``: each has its own. A call in another one ends."""
    for other, room in _chats().items():
        if other is not domain and room.session.on_call:
            room.session.hang_up()
    return _chats().get(domain) or new_chat(domain)


def new_chat(domain: Domain) -> ChatRoom:
    """Another chat on ``domain``; the one before is forgotten."""
    old = _chats().get(domain)
    if old is not None:
        old.session.stop()
    dialogue = ChatDialogue(Brief(domain, InterviewType.TECHNICAL))
    room = ChatRoom(dialogue, VoiceSession(dialogue, engines(), runtime().loop))
    _chats()[domain] = room
    return room


def _chats() -> dict[Domain, ChatRoom]:
    chats: dict[Domain, ChatRoom] = st.session_state.setdefault(_CHATS, {})
    return chats


def faults() -> tuple[TurnError, ...]:
    """The newest faults of this visit: of its rooms, and all that a page told a reference of."""
    here = [fault for session in _sessions() for fault in session.faults()]
    known = {fault.request_id for fault in here}
    return (*(fault for fault in told_faults() if fault.request_id not in known), *here)


def live_calls() -> tuple[LiveSnapshot, ...]:
    """The newest live call of each room of this visit."""
    calls = [session.call for session in _sessions()]
    return tuple(call.snapshot() for call in calls if call is not None)


def _sessions() -> list[VoiceSession]:
    """Those of all rooms of this visit."""
    interview, talk = st.session_state.get(_INTERVIEW), talk_session()
    sessions = [interview.session] if isinstance(interview, InterviewRoom) else []
    sessions += [room.session for room in _chats().values()]
    return sessions + ([talk] if talk is not None else [])


def _enter(interview: Interview, documents: Sequence[Document] = ()) -> InterviewRoom:
    dialogue = InterviewDialogue(
        interview, random.Random(interview.id), time.monotonic, visit().journal.follow()
    )
    made = engines(lambda: terms_of(dialogue.interview))
    if documents:
        made = replace(made, interviewer=_informed(made.interviewer, interview, documents))
    session = VoiceSession(dialogue, made, runtime().loop)
    room = InterviewRoom(dialogue, session, Keeper(lambda: dialogue.interview, history, session))
    st.session_state[_INTERVIEW] = room
    st.query_params[_ID] = interview.id
    if interview.id not in _visited():
        _visited().append(interview.id)
    return room


def _informed(
    interviewer: Interviewer, interview: Interview, documents: Sequence[Document]
) -> Interviewer:
    """``interviewer`` with the documents at hand; they go when the room goes."""
    questions = {question.id: question.text for question in interview.plan}
    informed = InformedInterviewer(interviewer, documents, questions)
    local = runtime().local
    if thinks_elsewhere() and local.encoder.status().readiness is Readiness.READY:
        informed.learn_meaning(local.encoder.get(), local.read_pool)
    return informed
