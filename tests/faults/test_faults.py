"""For every stage and fault the person keeps talking, and no key shows anywhere."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from core.conversation.errors import Kind, ReplyError
from core.conversation.services import ServiceRole
from core.practice.interview import Speaker
from providers.local.engines import LocalEngines
from tests.faults import table
from tests.faults.canary import shown_by, where_the_key_shows
from tests.faults.cases import (
    AIMOCK_CASES,
    CASES,
    FAULTS,
    HEAR,
    KEYS,
    LLMOCK_CASES,
    SPEAK,
    THINK,
    Case,
    Fault,
    Server,
    Who,
)
from tests.faults.servers import ANSWER, REPLY, aimock_missing, endpoint_of, required
from tests.faults.theatre import (
    TURN_WITHIN_S,
    Outcome,
    Theatre,
    interviewer_lines,
    label_of,
    sockets_to,
)
from voice.dialogue import Utterance

pytestmark = pytest.mark.models

_OTHERS_WAIT_FOR_THEM = ("greenroom-hear", "greenroom-speak", "greenroom-load")
_SHORTEST_LINE_S = 1.5
_NOBODY_WAITED_S = 20.0
"""Many times what a busy machine works; less than a server's stall (30 s), and far less than the
ten minutes for which the libraries of the services would wait."""
_QUOTING = ("key refused (401)", "not allowed (403)")


@pytest.fixture(scope="module")
def theatre(engines: LocalEngines, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    before = {thread.ident for thread in threading.enumerate()}
    opened = Theatre(engines, tmp_path_factory.mktemp("faults"))
    yield opened
    ports = opened.ports
    opened.close()
    left = [thread.name for thread in threading.enumerate() if thread.ident not in before]
    assert [name for name in left if not name.startswith(_OTHERS_WAIT_FOR_THEM)] == []
    assert [port for port in ports.values() if sockets_to(port)] == []


def _need(server: Server) -> None:
    if server is Server.AIMOCK and (why_not := aimock_missing()):
        if required():
            pytest.fail(f"the faults of three stages cannot be tested: {why_not}")
        pytest.skip(why_not)


def _played(theatre: Theatre, case: Case) -> Outcome:
    _need(case.server)
    return theatre.played(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_turn_goes_on(case: Case, theatre: Theatre) -> None:
    """In sound or with an explained error, with nothing lost and nothing doubled; and nobody sat
    out a fault or asked again and again, however slow the machine is."""
    outcome = _played(theatre, case)
    assert outcome.served == label_of(case)
    assert outcome.turn.took_s <= case.waits_s + _NOBODY_WAITED_S
    assert outcome.requests <= case.most_requests
    if case.stage is HEAR and case.who is Who.NOBODY:
        _the_recording_can_be_taken_again(outcome)
    else:
        _the_reply_is_there(outcome)
    _said_once(outcome)
    _explained(outcome)
    assert outcome.key_shows_in == ()
    assert outcome.logged
    assert (outcome.tasks_left, outcome.threads_left, outcome.sockets_left) == ((), (), 0)
    assert outcome.complaints == ()


def _the_recording_can_be_taken_again(outcome: Outcome) -> None:
    assert outcome.heard is not None
    assert outcome.heard.snapshot.draft is None
    assert outcome.heard.error is not None
    assert outcome.mended is not None
    assert outcome.mended.snapshot.draft is not None
    assert outcome.mended.snapshot.draft.text == ANSWER


def _the_reply_is_there(outcome: Outcome) -> None:
    """In sound, or to read where no voice is left; word for word where the service made it."""
    case = outcome.case
    if outcome.heard is not None:
        assert outcome.heard.error is None
        assert outcome.heard.snapshot.draft is not None
        assert outcome.heard.snapshot.draft.text == ANSWER
    assert outcome.replied is not None
    reply = outcome.replied.snapshot.reply
    assert reply is not None
    if case.stage is SPEAK and case.who is Who.NOBODY:
        assert reply.audio is None
        assert outcome.replied.error is not None
    else:
        assert outcome.replied.error is None
        assert reply.audio is not None
        assert reply.audio.duration_s >= _SHORTEST_LINE_S
    if case.server is not Server.NOWHERE and (case.stage is not THINK or case.who is Who.SERVICE):
        assert reply.text == REPLY


def _said_once(outcome: Outcome) -> None:
    """What the person said stands there once, as does the interviewer's reply to it."""
    lines = outcome.interview.lines
    said = [line.text for line in lines if line.speaker is Speaker.CANDIDATE]
    if outcome.replied is None:
        assert [line.speaker for line in lines] == [Speaker.INTERVIEWER]
        return
    assert said == [ANSWER]
    last = outcome.mended or outcome.replied
    assert last.snapshot.reply is not None
    assert interviewer_lines(outcome.interview)[1:] == (last.snapshot.reply.text,)
    sentences = Counter(re.split(r"(?<=[.?!])\s+", last.snapshot.reply.text))
    assert max(sentences.values()) == 1


def _explained(outcome: Outcome) -> None:
    """Whoever steps in is named, an error says what to do, and neither is a shrug."""
    case = outcome.case
    stepped_in = [one for one in outcome.told if one.role is case.stage]
    if case.who in (Who.EMBEDDED, Who.OTHER):
        assert {one.served for one in stepped_in} == {label_of(case)}
    for error in outcome.errors:
        assert error.message.endswith(".")
        assert error.next_step.endswith(".")
        assert error.request_id
    assert "went wrong" not in " ".join(outcome.seen).lower()


def test_a_service_that_mends_its_own_reply_did_not_step_in_for_itself(theatre: Theatre) -> None:
    case = _named(LLMOCK_CASES, "dropped in mid-reply, once", THINK)
    assert _played(theatre, case).told == ()


@pytest.mark.parametrize("sdk", KEYS)
def test_one_fault_is_told_once_in_a_turn(sdk: str, theatre: Theatre) -> None:
    case = _named(AIMOCK_CASES, "server error, always (500)", SPEAK, sdk)
    assert len(_played(theatre, case).told) == 1


@pytest.mark.parametrize("case", [c for c in CASES if c.fault.name in _QUOTING], ids=str)
def test_a_key_that_a_server_quotes_is_not_remembered(case: Case, theatre: Theatre) -> None:
    assert _played(theatre, case).key_shows_in == ()


def test_a_reply_that_is_put_again_reads_cleanly(theatre: Theatre) -> None:
    outcome = _played(theatre, _named(LLMOCK_CASES, "stalls in mid-reply", THINK))
    assert outcome.replied is not None
    assert outcome.replied.snapshot.reply is not None
    assert "  " not in outcome.replied.snapshot.reply.text


def test_an_answer_that_never_began_did_not_break_off(theatre: Theatre) -> None:
    outcome = _played(theatre, _named(AIMOCK_CASES, "an answer that cannot be read", THINK))
    assert [one.code for one in outcome.told] == ["answer_unreadable"]


@pytest.mark.parametrize("case", LLMOCK_CASES, ids=str)
def test_llmock_finds_no_error_in_how_the_fault_was_handled(case: Case, theatre: Theatre) -> None:
    """Nor does it warn, but of what is meant."""
    verdict = theatre.verdict(case)
    assert verdict.calls
    assert verdict.passed, verdict.render()
    assert {finding.code for finding in verdict.warnings} <= _meant(case), verdict.render()


def _meant(case: Case) -> set[str]:
    """Warnings that llmock may give."""
    if case.fault.name.startswith(("no credit left", "too many requests", "overloaded")):
        return {"gave_up"}  # a pause that is asked for is kept: others step in, nobody waits
    if case.fault.name.startswith("a chunk that cannot be read"):
        # The second try may begin while llmock still sends the first answer; it takes that for
        # a call of its own.
        return {"malformed_chunk_ignored"}
    return set()


def test_when_everything_fails_at_once_the_talk_goes_on_and_comes_back(theatre: Theatre) -> None:
    _need(Server.AIMOCK)
    roles = (HEAR, THINK, SPEAK)
    theatre.aimock.mend()
    with theatre.talk(theatre.aimock, tuple(KEYS)) as talk:
        theatre.aimock.fail_everywhere(dropRate=1)
        draft = talk.hear(theatre.recording).snapshot.draft
        assert draft is not None
        reply = talk.send(Utterance(draft.text, draft)).snapshot.reply
        assert reply is not None
        assert reply.audio is not None
        assert all("embedded" in talk.visit.journal.serving(role) for role in roles)
        theatre.aimock.mend()
        for state in talk.visit.services.states.values():
            for breaker in state.breakers.values():
                breaker.succeeded(breaker.asked())  # their rest is over
        talk.hear(theatre.recording, again=True)
        talk.send(Utterance("I listened to them."))
        serving = [talk.visit.journal.serving(role) for role in roles]
        assert serving == ["Groq", "Groq", "OpenAI"]
        assert talk.visit.journal.standing_in() == ()


def test_a_server_of_ones_own_that_fails_is_stepped_in_for(theatre: Theatre) -> None:
    """It has no key that could be refused, and no catalogue: it is asked what it offers."""
    _need(Server.AIMOCK)
    theatre.aimock.mend()
    with theatre.talk(theatre.aimock, (), own_server=True) as talk:
        talk.loop.submit(talk.visit.services.greet()).result(TURN_WITHIN_S)
        talk.send(Utterance(ANSWER))
        label = f"127.0.0.1:{theatre.aimock.port}"
        assert talk.visit.journal.serving(THINK) == label
        theatre.aimock.fail_everywhere(dropRate=1)
        reply = talk.send(Utterance("I listened to them.")).snapshot.reply
        assert reply is not None
        assert reply.audio is not None
        assert f"{label} failed; the embedded interviewer answered." in [
            fallback.sentence for fallback in talk.visit.journal.all()
        ]
    theatre.aimock.mend()


@pytest.mark.parametrize("sdk", KEYS)
def test_a_service_that_asks_for_a_pause_gets_it(sdk: str, theatre: Theatre) -> None:
    _need(Server.AIMOCK)
    busy = {"error": {"message": "Slow down.", "code": "rate_limit_exceeded"}, "status": 429}
    fault = Fault("busy", fixture=lambda key: {"response": {**busy, "retryAfter": 60}})
    theatre.aimock.fail(Case(THINK, fault, sdk, Server.AIMOCK, Who.EMBEDDED))
    with theatre.talk(theatre.aimock, (sdk,)) as talk:
        for answer in (ANSWER, "I listened to them.", "I wrote it down."):
            assert talk.send(Utterance(answer)).snapshot.reply is not None
    asked = [entry for entry in theatre.aimock.asked() if endpoint_of(entry) is THINK]
    assert len(asked) == 1


def test_the_keys_do_reach_the_servers_and_the_search_would_find_them(theatre: Theatre) -> None:
    _need(Server.AIMOCK)
    quoting = Fault("busy", fixture=FAULTS[0].fixture)
    theatre.aimock.fail(Case(THINK, quoting, "groq", Server.AIMOCK, Who.EMBEDDED))
    with theatre.talk(theatre.aimock, ("groq",)) as talk:
        talk.send(Utterance(ANSWER))
        [asked] = [entry for entry in theatre.aimock.asked() if endpoint_of(entry) is THINK]
        assert "authorization" in {name.lower() for name in asked["headers"]}
    try:
        raise ValueError(f"Incorrect API key provided: {KEYS['groq']}")
    except ValueError as cause:
        error = ReplyError(Kind.SERVER, "code", "It failed.", "Try again.")
        error.__cause__ = cause
    found = where_the_key_shows({"errors": shown_by(error), "journal": "nothing"})
    assert found == ("errors",)


def test_no_key_is_kept_on_disk(theatre: Theatre) -> None:
    _need(Server.AIMOCK)
    outcome = theatre.played(_named(AIMOCK_CASES, _QUOTING[0], THINK))
    assert ANSWER.encode() in theatre.database
    assert where_the_key_shows({"database": theatre.database.decode(errors="replace")}) == ()
    assert outcome.interview.id.encode() in theatre.database


def test_the_table_in_the_documentation_is_what_happens(theatre: Theatre) -> None:
    for server in Server:
        _need(server)
    made = table.rendered(theatre.played(case) for case in CASES)
    assert table.written() is not None, f"{table.DOCUMENT.name} has lost its {table.BEGIN}"
    assert table.written() == made, "run python -m tests.faults"


def _named(cases: tuple[Case, ...], name: str, stage: ServiceRole, sdk: str = "groq") -> Case:
    return next(
        case
        for case in cases
        if (case.fault.name, case.stage, case.sdk) == (name, stage, sdk)
        and not case.others
        and not case.without_embedded
    )
