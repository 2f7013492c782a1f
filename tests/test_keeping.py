"""Keeping a room's record: every line is saved, and a refusal is told once until it is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest

from core.conversation.errors import HistoryError
from core.conversation.language import Language, TalkBrief
from core.language.talk import Talk
from core.think.reading.signs import read_signs
from history.faults import refused
from history.repository import InterviewRepository, sqlite_url
from history.talks import TalkRepository
from tests.talks import PLAIN, held
from ui.visit.keeping import Keeper
from voice.session import VoiceSession

TALK = held(TalkBrief(Language.DUTCH), PLAIN[Language.DUTCH], most_turns=3)
SHORTER = replace(TALK, lines=TALK.lines[:-1])


@dataclass
class Room:
    """Stands where a session stands; ``talk`` is what was said so far."""

    talk: Talk = SHORTER
    noted: list[str] = field(default_factory=list)
    broken: bool = False

    def note(self, error: HistoryError) -> None:
        self.noted.append(error.code)

    def keeper(self, talks: TalkRepository | None) -> Keeper[Talk]:
        def find() -> TalkRepository | None:
            if self.broken:
                raise refused()
            return talks

        return Keeper(lambda: self.talk, find, cast(VoiceSession, self))


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[TalkRepository]:
    repository = InterviewRepository(sqlite_url(tmp_path))
    yield repository.talks
    repository.close()


def test_what_was_said_since_is_saved_and_the_same_record_is_not_written_twice(
    talks: TalkRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, written = Room(), list[Talk]()
    keeper = room.keeper(talks)
    keeper.add()
    save = talks.save
    monkeypatch.setattr(talks, "save", lambda talk: (written.append(talk), save(talk)))
    keeper.keep()
    assert written == []
    room.talk = TALK
    from_a_call = keeper.on_any_thread()
    from_a_call()
    keeper.keep()
    assert written == [TALK]
    assert talks.load(TALK.id) == TALK


def test_a_database_that_refuses_is_told_once_and_no_more_when_it_serves_again(
    talks: TalkRepository,
) -> None:
    room = Room(broken=True)
    keeper = room.keeper(talks)
    keeper.add()
    keeper.keep()
    keeper.on_any_thread()()
    assert room.noted == ["history_unavailable"]
    assert keeper.fault is not None
    room.broken = False
    keeper.keep()
    assert keeper.fault is None
    assert talks.load(SHORTER.id) == SHORTER, "what was new while it refused is kept now"


def test_nothing_is_kept_of_a_record_that_was_forgotten(talks: TalkRepository) -> None:
    room = Room()
    keeper = room.keeper(talks)
    keeper.add()
    from_a_call = keeper.on_any_thread()
    keeper.forget()
    room.talk = TALK
    from_a_call()
    keeper.keep()
    assert talks.load(TALK.id) is None
    assert (keeper.fault, room.noted) == (None, [])


def test_the_window_that_knows_less_is_told_so_and_overwrites_nothing(
    talks: TalkRepository,
) -> None:
    talks.add(TALK)
    room = Room(SHORTER)
    keeper = room.keeper(talks)
    keeper.keep()
    assert room.noted == ["history_conflict"]
    assert keeper.fault is not None
    assert keeper.kept is None
    assert talks.load(TALK.id) == TALK


def test_where_history_is_off_nothing_is_kept_and_nothing_is_told() -> None:
    room = Room()
    keeper = room.keeper(None)
    keeper.add()
    keeper.keep()
    assert (keeper.kept, keeper.fault, room.noted) == (None, None, [])


def test_a_window_that_was_overtaken_keeps_the_words_that_it_does_not_take_down(
    talks: TalkRepository,
) -> None:
    room = Room(SHORTER)
    keeper = room.keeper(talks)
    keeper.add()
    assert keeper.may_go_on("Ja, graag.")
    assert (keeper.overtaken, keeper.unsent) == (False, "")
    talks.save(TALK)
    assert not keeper.may_go_on("Ja, graag.")
    assert (keeper.overtaken, keeper.unsent) == (True, "Ja, graag.")
    assert room.noted == ["history_conflict"]


def test_a_database_that_cannot_be_asked_does_not_close_the_window(talks: TalkRepository) -> None:
    room = Room(SHORTER)
    keeper = room.keeper(talks)
    keeper.add()
    room.broken = True
    assert keeper.may_go_on("Ja, graag.")
    assert (keeper.overtaken, keeper.unsent) == (False, "")


def test_deleting_a_record_forgets_what_was_read_of_it(talks: TalkRepository) -> None:
    answer = "I rebuilt the shop in Leeds because nobody else would."
    keeper = Room().keeper(talks)
    keeper.add()
    read = read_signs(answer)
    assert read_signs(answer) is read
    keeper.forget()
    assert read_signs(answer) is not read
