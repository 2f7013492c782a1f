"""A room whose record is kept: held by the visit, named in the address, found again by it, left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from core.conversation.conversation import Conversation
from core.conversation.errors import HistoryError
from core.practice.turns import moved_on
from history.records import Record, RecordRepository
from ui.interface import _
from ui.parts.faults import show_fault
from ui.visit.keeping import Keeper
from ui.waiting import wait_for_turn
from voice.dialogue import Utterance
from voice.session import VoiceSession


@dataclass
class KeptRoom(Generic[Record]):
    """One record under way or just ended, with what hears, replies and keeps."""

    session: VoiceSession
    keeper: Keeper[Record]

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self.keeper.newest()

    @property
    def turn(self) -> str:
        """Names what was said so far: with each line another one."""
        return f"{self.record.id}-{len(self.record.lines)}"

    @property
    def answer_key(self) -> str:
        """Names the turn, so that what waits to be sent is there after a repetition."""
        return f"{self.record.id}-{moved_on(self.record.lines)}"


Held = TypeVar("Held", bound=KeptRoom[Any])


@dataclass(frozen=True)
class Addressed(Generic[Record, Held]):
    """The one ``room`` of its kind that a visit holds; the address has its id under ``name``.

    ``find`` gives the repository, ``None`` when history is off. ``not_here`` is told of an
    address whose record this machine does not have.
    """

    name: str
    room: type[Held]
    find: Callable[[], RecordRepository[Record] | None]
    not_here: str

    @property
    def held(self) -> Held | None:
        room = st.session_state.get(self._slot)
        return room if isinstance(room, self.room) else None

    def hold(self, room: Held) -> Held:
        """Hold ``room`` from now on."""
        st.session_state[self._slot] = room
        st.query_params[self.name] = room.record.id
        return room

    def current(self, enter: Callable[[Record], Held]) -> Held | None:
        """The room that is held; after a reload or a restart the one that ``enter`` makes of the
        record that the address names. ``show_why_not_open`` tells why there is none.

        Called on every page, so that the address names the room everywhere.
        """
        if self.held is not None:
            return self.hold(self.held)
        wanted = st.query_params.get(self.name)
        if not wanted:
            return None
        st.session_state.pop(self._why, None)
        try:
            record = self._load(wanted)
        except HistoryError as error:
            st.session_state[self._why] = error  # the address stays: a later try may succeed
            return None
        if record is None:
            del st.query_params[self.name]
            st.session_state[self._why] = self.not_here
            return None
        room = self.hold(enter(record))
        room.keeper.kept = record
        return room

    def show_why_not_open(self) -> None:
        """Why the record that the address names is not open, told once."""
        why = st.session_state.pop(self._why, None)
        if isinstance(why, HistoryError):
            show_fault(why)
        elif why is not None:
            st.info(_(why))

    def load_anew(self) -> None:
        """Let go of the room as it is here; the address still names the record that is kept."""
        if self.held is not None:
            self.held.session.stop()
        st.session_state.pop(self._slot, None)

    def leave(self) -> None:
        """End the room; what was kept stays kept."""
        self.load_anew()
        st.query_params.pop(self.name, None)

    def kept(self, ids: Iterable[str]) -> list[Record]:
        """The records of ``ids``; what was deleted or cannot be opened is not among them."""
        found = []
        for one in ids:
            # The page that keeps a record tells of a fault; here there is less to offer.
            with suppress(HistoryError):
                found.append(self._load(one))
        return [record for record in found if record is not None]

    def _load(self, record_id: str) -> Record | None:
        repository = self.find()
        return repository.load(record_id) if repository is not None else None

    @property
    def _slot(self) -> str:
        return f"{self.name}-room"

    @property
    def _why(self) -> str:
        return f"{self.name}-not-open"


def ask_for(room: KeptRoom[Record], decide: Callable[[], Conversation | None]) -> None:
    """Wait for the reply that a button asks for, unless another window has gone on."""
    if not room.keeper.may_go_on():
        st.rerun()
    room.session.reply_to(decide)
    finish_turn(room)


def send(room: KeptRoom[Record], utterance: Utterance) -> None:
    """Take ``utterance`` down and wait for the reply, unless another window has gone on."""
    if not room.keeper.may_go_on(utterance.text):
        st.rerun()
    room.session.send(utterance)
    room.keeper.keep()
    finish_turn(room)


def finish_turn(room: KeptRoom[Record]) -> None:
    """Wait for the turn that is under way, keep what came of it, and draw the page anew."""
    wait_for_turn(room.session)
    room.keeper.keep()
    st.rerun()
