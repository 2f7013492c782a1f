"""This visit's talk in a foreign language: begun, found again after a reload, kept, left."""

from __future__ import annotations

import concurrent.futures
import random
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from core.conversation.language import Language, TalkBrief
from core.language.reporting.earlier import MOST_EARLIER, TalkFigures, figures_of
from core.language.talk import Talk
from core.remembered import forget_words
from history.talks import TalkRepository
from providers.visit import Visit
from ui.interface import N_
from ui.parts.downloads import forget_pdf
from ui.runtime import engines, history, runtime, visit
from ui.visit.browser_memory import forget_id, remembered, still_there
from ui.visit.keeping import Keeper
from ui.visit.kept_room import Addressed, KeptRoom
from voice.dialogues.talk import TalkDialogue
from voice.session import VoiceSession

_VISITED = "talks-of-this-visit"


@dataclass
class TalkRoom(KeptRoom[Talk]):
    """One talk under way or just ended; ``voice`` tells whether somebody speaks."""

    dialogue: TalkDialogue
    services: Visit
    voice: bool
    judging: concurrent.futures.Future[None] | None = None
    """A model that is reading the talk."""
    earlier: tuple[TalkFigures, ...] | None = None

    @property
    def talk(self) -> Talk:
        return self.dialogue.talk


def _repository() -> TalkRepository | None:
    kept = history()
    return kept.talks if kept is not None else None


TALK = Addressed(
    "talk",
    TalkRoom,
    _repository,
    N_("The talk in this address is not on this machine: it was deleted, or held somewhere else."),
)


def start_talk(brief: TalkBrief, *, google: bool) -> TalkRoom:
    """A new talk; its opening is on the way when this returns."""
    TALK.leave()
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
    room = TALK.hold(_enter(talk, google=google))
    room.keeper.add()
    room.session.reply_to(room.dialogue.open)
    return room


def current_talk() -> TalkRoom | None:
    """This visit's talk, held or named in the address."""
    return TALK.current(_enter)


def recall_talks() -> None:
    """Talks that this browser held before count as the oldest of this visit."""
    if not runtime().settings.keep_history:
        return
    before = TALK.kept(still_there(remembered("talks", [*_visited()]), _repository))
    if before:
        known = {talk.id: talk.brief.language for talk in before}
        st.session_state[_VISITED] = {**known, **_visited()}


def earlier_talks(room: TalkRoom) -> tuple[TalkFigures, ...]:
    """The figures of the talks in this language that the same person held before, oldest first.

    Only those that the talk itself names are read; what was deleted is not among them.
    """
    if room.earlier is None:
        kept = map(figures_of, _kept(room.talk.earlier, room.talk.brief.language))
        room.earlier = tuple(figures for figures in kept if figures.says_something)
    return room.earlier


def _kept(ids: Iterable[str], language: Language) -> list[Talk]:
    """The talks of ``ids`` in that language; what was deleted is not among them."""
    return [talk for talk in TALK.kept(ids) if talk.brief.language is language]


def talk_services() -> Visit | None:
    """Who serves this visit's talk; ``None`` when none is under way."""
    room = TALK.held
    return room.services if room is not None and not room.talk.ended else None


def forget_talk(room: TalkRoom) -> None:
    """Delete the talk here and from the history. Raises ``HistoryError``."""
    room.keeper.forget()
    if room.judging is not None:
        room.judging.cancel()
    forget_pdf("talk")
    _visited().pop(room.talk.id, None)
    forget_id(room.talk.id)
    TALK.leave()


def forget_all_talks() -> None:
    """Delete all that this visit, or this browser, held or opened. Raises
    ``HistoryError`` at the first that is not deleted, and those after it are still there."""
    repository = _repository()
    if TALK.held is not None:
        forget_talk(TALK.held)
    for one in [*_visited()]:
        if repository is not None:
            repository.delete(one)
        _visited().pop(one)
        forget_id(one)
    forget_words()


def talks_at_hand() -> int:
    """How many talks this visit, or this browser, held or opened."""
    return len(_visited())


def _visited() -> dict[str, Language]:
    """The talks that this visit has held or opened, and those before them, oldest first."""
    ids: dict[str, Language] = st.session_state.setdefault(_VISITED, {})
    return ids


def _enter(talk: Talk, *, google: bool = False) -> TalkRoom:
    mine = visit().speaking(talk.brief.language.value, google=google)
    dialogue = TalkDialogue(talk, random.Random(talk.id), time.monotonic, mine.journal.follow())
    made = engines(mine=mine)
    session = VoiceSession(dialogue, made, runtime().loop, talk.brief.language.value)
    keeper = Keeper(lambda: dialogue.record, _repository, session)
    for one in (*talk.earlier, talk.id):
        _visited().setdefault(one, talk.brief.language)
    return TalkRoom(session, keeper, dialogue, mine, made.synthesizer is not None)
