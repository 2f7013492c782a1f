"""The rooms of a visit: each holds one dialogue and the voice session that owns it."""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.errors import TurnError
from core.conversation.ports import Interviewer
from core.ground.documents import Document
from core.ground.opening import new_interview
from core.ground.reading.passages import read_all
from core.practice.interview import Interview
from core.practice.terms import terms_of
from core.remembered import forget_words
from providers.documents.informed import InformedInterviewer
from ui.interface import N_
from ui.parts.downloads import forget_pdf
from ui.parts.faults import told_faults
from ui.report.desk import forget_desk, held_desk
from ui.runtime import engines, history, runtime, thinks_elsewhere, visit
from ui.setup.question_field import questions_for
from ui.visit.browser_memory import forget_id, remembered, still_there
from ui.visit.held import MOST_HELD, let_go_of
from ui.visit.keeping import Keeper
from ui.visit.kept_room import Addressed, KeptRoom
from ui.visit.talk_rooms import TALK
from voice.dialogue import InterviewDialogue
from voice.dialogues.chat import ChatDialogue
from voice.live.view import LiveSnapshot
from voice.pause import pause
from voice.session import VoiceSession

_CHATS = "chat-rooms"
_VISITED = "interviews-of-this-visit"


@dataclass
class InterviewRoom(KeptRoom[Interview]):
    """One interview under way or just ended."""

    dialogue: InterviewDialogue
    was_live: bool = False
    """Whether a live call was on when it was paused."""
    informed: InformedInterviewer | None = None
    """Who has the documents of the visit at hand, where there are any."""

    @property
    def interview(self) -> Interview:
        return self.dialogue.interview


INTERVIEW = Addressed(
    "interview",
    InterviewRoom,
    history,
    N_(
        "The interview in this address is not on this machine: it was deleted, or held "
        "somewhere else."
    ),
)


@dataclass
class ChatRoom:
    dialogue: ChatDialogue
    session: VoiceSession
    id: str = field(default_factory=lambda: uuid.uuid4().hex)


def start_interview(brief: Brief, documents: Sequence[Document] = ()) -> InterviewRoom:
    """A new interview, about ``documents`` where they say anything; its opening is on the way
    when this returns."""
    INTERVIEW.leave()
    passages = read_all(documents)
    rng = random.Random(runtime().settings.question_seed)
    interview = new_interview(uuid.uuid4().hex, brief, questions_for(brief), rng, passages)
    room = INTERVIEW.hold(_enter(interview, documents))
    room.keeper.add()
    room.session.reply_to(room.dialogue.open)
    return room


def current_interview() -> InterviewRoom | None:
    """This visit's interview, held or named in the address."""
    return INTERVIEW.current(_enter)


def recall_interviews() -> None:
    """Interviews that this browser held before count as the oldest of this visit."""
    if runtime().settings.keep_history:
        _visited()[:0] = still_there(remembered("interviews", _visited()), history)


def rest_rooms() -> None:
    """Nobody is at this visit's interview or talk: their clocks stand until their pages go on."""
    for room in (INTERVIEW.held, TALK.held):
        if room is not None:
            room.dialogue.stand_still()


def pause_interview(room: InterviewRoom) -> None:
    """Pause, hanging up first; everything said is kept, and that it is paused."""
    call = room.session.call
    room.was_live = call is not None and not call.snapshot().ended
    pause(room.session, room.dialogue)
    room.keeper.keep()


def visited_interviews(most: int = MOST_HELD) -> tuple[Interview, ...]:
    """The ``most`` interviews that this visit, or this browser, held or opened last, the newest
    first.

    Those before the present one come from the history; what was deleted is not among them, unless
    its review lies open: whoever answers anew there is told so when they send it.
    """
    room = INTERVIEW.held
    found = [room.interview] if room is not None else []
    for one in reversed(_visited()):
        if len(found) == most:
            break
        if room is None or one != room.interview.id:
            desk = held_desk(one)
            found += [desk.interview] if desk is not None else INTERVIEW.kept([one])
    return tuple(found)


def ended_interviews() -> tuple[Interview, ...]:
    """Those of ``visited_interviews`` that have ended."""
    return tuple(interview for interview in visited_interviews() if interview.ended)


def open_again(interview: Interview) -> None:
    """Hold one of ``visited_interviews``, as it was kept, in place of the present one."""
    INTERVIEW.leave()
    INTERVIEW.hold(_enter(interview)).keeper.kept = interview


def _visited() -> list[str]:
    ids: list[str] = st.session_state.setdefault(_VISITED, [])
    return ids


def forget_interview(room: InterviewRoom) -> None:
    """Delete the interview here and from the history. Raises ``HistoryError``."""
    room.keeper.forget()
    let_go_of(room.interview.id)
    forget_desk(room.interview.id)
    forget_pdf("review")
    _visited().remove(room.interview.id)
    forget_id(room.interview.id)
    INTERVIEW.leave()


def forget_all_interviews() -> None:
    """Delete all that this visit, or this browser, held or opened. Raises
    ``HistoryError`` at the first that is not deleted, and those after it are still there."""
    repository = history()
    if INTERVIEW.held is not None:
        forget_interview(INTERVIEW.held)
    for one in [*_visited()]:
        if repository is not None:
            repository.delete(one)
        let_go_of(one)
        forget_desk(one)
        _visited().remove(one)
        forget_id(one)
    forget_words()


def interviews_at_hand() -> int:
    """How many interviews this visit, or this browser, held or opened."""
    return len(_visited())


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
    """The newest live call of each room that is open; a drill is none."""
    calls = [session.call for session in _sessions()]
    return tuple(call.snapshot() for call in calls if call is not None)


def _sessions() -> list[VoiceSession]:
    """Those of all rooms of this visit."""
    rooms = (INTERVIEW.held, *_chats().values(), TALK.held)
    return [room.session for room in rooms if room is not None]


def _enter(interview: Interview, documents: Sequence[Document] = ()) -> InterviewRoom:
    dialogue = InterviewDialogue(
        interview, random.Random(interview.id), time.monotonic, visit().journal.follow()
    )
    made = engines(lambda: terms_of(dialogue.interview))
    informed = _informed(made.interviewer, interview, documents) if documents else None
    if informed is not None:
        made = replace(made, interviewer=informed)
    session = VoiceSession(dialogue, made, runtime().loop)
    if interview.id not in _visited():
        _visited().append(interview.id)
    keeper = Keeper(lambda: dialogue.interview, history, session)
    return InterviewRoom(session, keeper, dialogue, informed=informed)


def _informed(
    interviewer: Interviewer, interview: Interview, documents: Sequence[Document]
) -> InformedInterviewer:
    """``interviewer`` with the documents at hand; they go when the room goes."""
    questions = {question.id: question.text for question in interview.plan}
    informed = InformedInterviewer(interviewer, documents, questions)
    if thinks_elsewhere():
        local = runtime().local
        informed.learn_meaning(local.encoder.get, local.relevance.get, local.read_pool)
    return informed
