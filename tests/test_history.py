"""History: an interview comes back as it was, and is gone when it is deleted."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.exc import OperationalError

from core.assess.report import Reading
from core.assess.review.state import ReviewState
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.errors import HistoryError, Stage
from core.conversation.language import CefrLevel, Language, Stimulus, TalkBrief, TalkKind
from core.conversation.services import Fallback, ServiceRole
from core.conversation.transcript import Word
from core.language.findings import CriterionReview, Judged
from core.language.grid import Criterion
from core.language.talk import Talk
from core.practice.bank import load_bank
from core.practice.directing.opening import open_interview
from core.practice.interview import Interview, Line, Speaker
from core.practice.plan import plan_interview
from core.think.intent import Intent
from history.repository import InterviewRepository, sqlite_url
from history.schema import bring_up_to_date
from tests.fakes import spoken
from tests.talks import PLAIN, held


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[InterviewRepository]:
    kept = InterviewRepository(sqlite_url(tmp_path))
    yield kept
    kept.close()


def _interview(interview_id: str = "one") -> Interview:
    brief = Brief(Domain.HEALTHCARE, InterviewType.BEHAVIOURAL, question_count=2)
    interview = Interview(
        interview_id, brief, plan_interview(load_bank(brief.domain), brief, random.Random(3))
    )
    interview = interview.with_move(open_interview(interview, random.Random(3)), 0.0, 4.0)
    said = "I asked the family to sit down, “calmly” – नमस्ते, 你好."
    transcript = replace(spoken(said), words=(Word("I", 0.4, 0.5, 0.9),))
    return interview.with_line(
        Line(
            Speaker.CANDIDATE,
            said,
            interview.current_question.id,
            9.5,
            intent=Intent.ANSWER,
            transcript=transcript,
        )
    )


def test_an_interview_comes_back_exactly_as_it_was(repository: InterviewRepository) -> None:
    interview = _interview()
    repository.add(interview)
    assert repository.load("one") == interview


def test_what_stepped_in_comes_back_also_where_it_was_kept_in_words(
    tmp_path: Path, repository: InterviewRepository
) -> None:
    rests = Fallback(ServiceRole.HEAR, "Groq", "OpenAI", "service_rests", {"time": "14:05"})
    interview = _interview().with_fallbacks([rests])
    repository.add(interview)
    assert repository.load("one") == interview
    with sqlite3.connect(tmp_path / "greenroom.db") as database:
        (kept,) = database.execute("SELECT record FROM interviews").fetchone()
        record = json.loads(kept)
        (fallback,) = record["fallbacks"]
        del fallback["figures"]
        fallback["reason"] = "is left alone for a while after a failure at 14:05"
        database.execute("UPDATE interviews SET record = ?", (json.dumps(record),))
    database.close()
    older = repository.load("one")
    assert older is not None
    assert older.fallbacks[0].sentence == rests.sentence


def test_saving_again_replaces_what_was_kept(repository: InterviewRepository) -> None:
    interview = _interview()
    repository.add(interview)
    longer = interview.with_line(replace(interview.lines[-1], text="And then it was over."))
    repository.save(longer)
    assert repository.load("one") == longer


def test_an_unknown_id_gives_nothing(repository: InterviewRepository) -> None:
    repository.add(_interview())
    assert repository.load("two") is None
    assert repository.load("' OR 1=1 --") is None


def test_a_deleted_interview_is_gone_from_the_disk_too(
    tmp_path: Path, repository: InterviewRepository
) -> None:
    repository.add(_interview())
    repository.delete("one")
    assert repository.load("one") is None
    for file in tmp_path.iterdir():
        assert b"asked the family" not in file.read_bytes()


def test_a_record_of_another_version_is_told_and_stays_where_it_is(
    tmp_path: Path, repository: InterviewRepository
) -> None:
    repository.add(_interview())
    with sqlite3.connect(tmp_path / "greenroom.db") as connection:
        connection.execute('UPDATE interviews SET record = \'{"id": "one"}\'')
    connection.close()
    with pytest.raises(HistoryError) as caught:
        repository.load("one")
    assert caught.value.code == "history_unreadable"


def test_a_deleted_interview_is_not_brought_back_by_another_window(
    repository: InterviewRepository,
) -> None:
    repository.add(_interview())
    repository.delete("one")
    with pytest.raises(HistoryError) as caught:
        repository.save(_interview())
    assert caught.value.code == "history_conflict"
    assert repository.load("one") is None


def test_a_window_that_knows_less_does_not_overwrite_one_that_knows_more(
    repository: InterviewRepository,
) -> None:
    interview = _interview()
    repository.add(interview)
    longer = interview.with_line(replace(interview.lines[-1], text="And then it was over."))
    repository.save(longer)
    with pytest.raises(HistoryError):
        repository.save(interview)
    assert repository.load("one") == longer


def test_of_two_windows_that_went_on_apart_the_second_overwrites_nothing(
    repository: InterviewRepository,
) -> None:
    interview = _interview()
    repository.add(interview)
    said = interview.lines[-1]
    here, there = (
        interview.with_line(replace(said, text=text)) for text in ("I called them.", "I wrote.")
    )
    repository.save(here)
    for other in (there, there.with_line(replace(said, text="And I waited."))):
        with pytest.raises(HistoryError) as caught:
            repository.save(other)
        assert caught.value.code == "history_conflict"
    assert repository.load("one") == here
    repository.save(here.with_pause(12.0))
    assert repository.load("one") == here.with_pause(12.0), "who knows all of it still saves"


def test_windows_that_save_at_once_keep_one_answer_and_refuse_the_others(
    repository: InterviewRepository,
) -> None:
    interview = _interview()
    repository.add(interview)
    said = interview.lines[-1]
    windows = [interview.with_line(replace(said, text=f"Answer {n}")) for n in range(6)]

    def save(window: Interview) -> bool:
        try:
            repository.save(window)
        except HistoryError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        saved = [w for w, did in zip(windows, pool.map(save, windows), strict=True) if did]
    assert saved == [repository.load("one")]


def test_a_database_of_a_newer_version_is_told_as_such(tmp_path: Path) -> None:
    InterviewRepository(sqlite_url(tmp_path)).close()
    with sqlite3.connect(tmp_path / "greenroom.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(HistoryError) as caught:
        InterviewRepository(sqlite_url(tmp_path))
    assert caught.value.code == "history_newer"


def test_tables_made_anew_are_those_that_the_migrations_lead_to(tmp_path: Path) -> None:
    made = create_engine("sqlite://")
    bring_up_to_date(made)
    migrated = create_engine("sqlite://")
    with migrated.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32))")
    bring_up_to_date(migrated)
    assert _shape(made) == _shape(migrated)
    made.dispose()
    migrated.dispose()


def _shape(engine: Engine) -> dict[str, object]:
    """All columns, indexes and the version, without what the dialect words its own way."""
    tables = inspect(engine)
    with engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    shape: dict[str, object] = {"version": version}
    for name in set(tables.get_table_names()) - {"alembic_version"}:
        columns = {
            (column["name"], str(column["type"]), column["nullable"])
            for column in tables.get_columns(name)
        }
        shape[name] = columns, tables.get_pk_constraint(name), tables.get_indexes(name)
    return shape


def test_a_log_that_another_process_has_just_removed_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "greenroom.db-journal").symlink_to(tmp_path / "gone")
    assert sqlite_url(tmp_path).endswith("greenroom.db")


def test_processes_that_start_together_all_get_their_tables(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: InterviewRepository(sqlite_url(tmp_path)), range(4)))
    opened[0].add(_interview())
    assert opened[3].load("one") is not None
    for repository in opened:
        repository.close()


def test_the_tables_are_migrated_once_and_survive_a_restart(tmp_path: Path) -> None:
    first = InterviewRepository(sqlite_url(tmp_path))
    first.add(_interview())
    first.close()
    second = InterviewRepository(sqlite_url(tmp_path))
    assert second.load("one") == _interview()
    second.close()


def test_many_threads_may_save_at_once(repository: InterviewRepository) -> None:
    interviews = [_interview(f"number-{n}") for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(repository.add, interviews))
    assert all(repository.load(i.id) == i for i in interviews)


def test_a_folder_that_cannot_be_made_is_told_as_a_history_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder should be")
    with pytest.raises(HistoryError) as caught:
        InterviewRepository(sqlite_url(blocked))
    assert caught.value.stage is Stage.HISTORY
    assert caught.value.next_step


def test_what_was_added_to_a_review_comes_back_and_goes_with_its_interview(
    repository: InterviewRepository,
) -> None:
    state = ReviewState(self_rating=4, opened=True, readings=(Reading("q", -0.5, overruled=True),))
    repository.change_review("one", lambda _: state)
    assert repository.load_review("one") == ReviewState(), "nothing is kept of an unknown interview"
    repository.add(_interview())
    repository.change_review("one", lambda _: state)
    assert repository.load_review("one") == state
    repository.change_review("one", lambda _: ReviewState(self_rating=2))
    assert repository.load_review("one") == ReviewState(self_rating=2)
    repository.delete("one")
    assert repository.load_review("one") == ReviewState()


def test_a_review_of_another_version_does_not_stand_in_the_way_of_its_interview(
    tmp_path: Path, repository: InterviewRepository
) -> None:
    repository.add(_interview())
    repository.change_review("one", lambda _: ReviewState(self_rating=3))
    with sqlite3.connect(tmp_path / "greenroom.db") as database:
        database.execute('UPDATE reviews SET record = \'{"self_rating": "high"}\'')
    for asked in (
        lambda: repository.load_review("one"),
        lambda: repository.change_review("one", lambda _: ReviewState(self_rating=2)),
    ):
        with pytest.raises(HistoryError, match="The review of this interview") as refused:
            asked()
        assert refused.value.code == "history_unreadable"
    with sqlite3.connect(tmp_path / "greenroom.db") as database:
        (record,) = database.execute("SELECT record FROM reviews").fetchone()
    assert record == '{"self_rating": "high"}', "what another version wrote is not written over"
    assert repository.load("one") == _interview()


def test_a_talk_is_kept_as_an_interview_is_and_told_of_as_a_talk(
    tmp_path: Path, repository: InterviewRepository
) -> None:
    brief = TalkBrief(Language.HINDI, TalkKind.FRIEND)
    talk = held(brief, PLAIN[Language.HINDI], most_turns=3)
    shorter = replace(talk, lines=talk.lines[:-1])
    repository.talks.add(shorter)
    repository.talks.save(talk)
    assert repository.talks.load(talk.id) == talk
    with pytest.raises(HistoryError) as conflict:
        repository.talks.save(shorter)
    assert (conflict.value.code, conflict.value.message[:9]) == ("history_conflict", "This talk")
    with sqlite3.connect(tmp_path / "greenroom.db") as database:
        assert list(database.execute("SELECT language FROM talks")) == [("hi",)]
        database.execute("UPDATE talks SET record = '{}'")
    database.close()
    with pytest.raises(HistoryError) as unreadable:
        repository.talks.load(talk.id)
    assert unreadable.value.code == "history_unreadable"
    repository.talks.delete(talk.id)
    assert repository.talks.load(talk.id) is None


def test_a_talk_about_a_picture_comes_back_and_one_kept_before_there_were_any_opens(
    tmp_path: Path, repository: InterviewRepository
) -> None:
    brief = TalkBrief(Language.HINDI, TalkKind.TEST, stimulus=Stimulus.PICTURE)
    talk = held(brief, PLAIN[Language.HINDI])
    repository.talks.add(talk)
    assert repository.talks.load(talk.id) == talk
    with sqlite3.connect(tmp_path / "greenroom.db") as database:
        database.execute("UPDATE talks SET record = json_remove(record, '$.brief.stimulus')")
    database.close()
    older = repository.talks.load(talk.id)
    assert older == replace(talk, brief=replace(brief, stimulus=Stimulus.TOPIC))


def _talk(talk_id: str = "talk") -> Talk:
    talk = held(TalkBrief(Language.HINDI, minutes=5), PLAIN[Language.HINDI])
    return replace(
        talk,
        id=talk_id,
        earlier=("first", "second"),
        asked_before=("hi-friend-a2-01",),
        began_s=1_790_000_000.0,
        counted_s=130.0,
    )


def test_a_talk_comes_back_exactly_as_it_was_and_knows_those_before_it(
    repository: InterviewRepository,
) -> None:
    repository.talks.add(_talk())
    assert repository.talks.load("talk") == _talk()


def test_a_talk_that_was_kept_before_reports_had_languages_still_opens(
    tmp_path: Path, repository: InterviewRepository
) -> None:
    judged = Judged("a model", (CriterionReview(Criterion.RANGE, CefrLevel.B1, "So."),), ())
    repository.talks.add(replace(_talk(), judged=judged))
    with sqlite3.connect(tmp_path / "greenroom.db") as database:
        (kept,) = database.execute("SELECT record FROM talks").fetchone()
        record = json.loads(kept)
        del record["earlier"], record["asked_before"], record["began_s"], record["counted_s"]
        del record["judged"]["locale"]
        database.execute("UPDATE talks SET record = ?", (json.dumps(record),))
    database.close()
    opened = repository.talks.load("talk")
    assert opened is not None
    assert (opened.earlier, opened.asked_before, opened.began_s) == ((), (), 0.0)
    assert opened.elapsed_s == opened.lines[-1].at_s, "it goes on at its newest line"
    assert opened.judged == judged, "its reasons are in English"


def test_a_deletion_is_done_even_where_the_log_cannot_be_folded_in(
    repository: InterviewRepository,
) -> None:
    """Else the page would say that it is still there, and it is not."""
    interview = _interview()
    repository.add(interview)

    def refuse(_: object, __: object, statement: str, *rest: object) -> None:
        if "wal_checkpoint" in statement:
            raise OperationalError(statement, None, Exception("database table is locked"))

    event.listen(repository._engine, "before_cursor_execute", refuse)
    repository.delete(interview.id)
    assert repository.load(interview.id) is None


@pytest.mark.skipif(os.name != "posix", reason="users are told apart otherwise")
def test_nobody_else_on_the_machine_can_read_what_is_kept(tmp_path: Path) -> None:
    umask = os.umask(0o022)
    try:
        repository = InterviewRepository(sqlite_url(tmp_path / "data"))
        repository.add(_interview())
        files = list((tmp_path / "data").iterdir())
        modes = {path.name: oct(path.stat().st_mode & 0o777) for path in files}
        repository.close()
    finally:
        os.umask(umask)
    assert oct((tmp_path / "data").stat().st_mode & 0o777) == oct(0o700)
    assert len(modes) >= 2, "the log is a file of its own"
    assert set(modes.values()) == {oct(0o600)}


@pytest.mark.skipif(os.name != "posix", reason="users are told apart otherwise")
def test_a_database_that_was_left_open_to_all_is_closed_and_its_folder_stays(
    tmp_path: Path,
) -> None:
    sqlite_url(tmp_path)
    (tmp_path / "greenroom.db").chmod(0o644)
    tmp_path.chmod(0o755)
    sqlite_url(tmp_path)
    assert oct((tmp_path / "greenroom.db").stat().st_mode & 0o777) == oct(0o600)
    assert oct(tmp_path.stat().st_mode & 0o777) == oct(0o755)


def test_only_what_is_kept_is_known(repository: InterviewRepository) -> None:
    repository.add(_interview())
    assert repository.known(["one", "another"]) == {"one"}
    assert repository.known([]) == set()
    repository.delete("one")
    assert repository.known(["one"]) == set()


DAY = timedelta(days=1)


class Clock:
    """A day that a test turns."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def test_what_has_not_gone_on_for_so_long_goes_when_something_new_is_kept(tmp_path: Path) -> None:
    clock = Clock()
    repository = InterviewRepository(sqlite_url(tmp_path), clock, keep_for=30 * DAY)
    repository.add(_interview("idle"))
    repository.change_review("idle", lambda state: state)
    repository.add(_interview("goes-on"))
    talk = held(TalkBrief(Language.HINDI, TalkKind.FRIEND), PLAIN[Language.HINDI], most_turns=3)
    repository.talks.add(talk)
    clock.at += 20 * DAY
    repository.save(_interview("goes-on"))
    clock.at += 11 * DAY
    assert repository.known({"idle", "goes-on"}) == {"idle", "goes-on"}
    repository.add(_interview("new"))
    assert repository.known({"idle", "goes-on", "new"}) == {"goes-on", "new"}
    assert repository.talks.known({talk.id}) == set()
    repository.close()
    with sqlite3.connect(tmp_path / "greenroom.db") as database:
        assert database.execute("SELECT count(*) FROM reviews").fetchone() == (0,)


def test_what_is_too_old_goes_at_a_start_and_without_a_bound_nothing_does(tmp_path: Path) -> None:
    clock = Clock()
    first = InterviewRepository(sqlite_url(tmp_path), clock)
    first.add(_interview("old"))
    first.close()
    clock.at += 400 * DAY
    unbounded = InterviewRepository(sqlite_url(tmp_path), clock)
    assert unbounded.known({"old"}) == {"old"}
    unbounded.close()
    bounded = InterviewRepository(sqlite_url(tmp_path), clock, keep_for=30 * DAY)
    assert bounded.known({"old"}) == set()
    bounded.close()
