"""The theatre: plays the turn of a case the way the app does, and says what came of it."""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from llmock.verdict import Verdict
from pydantic import SecretStr, TypeAdapter

from core.conversation.audio import SPEECH_RATE_HZ, PcmAudio, join_audio
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.errors import TurnError
from core.conversation.services import Fallback, ServiceRole
from core.conversation.voice_style import VoiceStyle
from core.practice.bank import load_bank
from core.practice.interview import Interview, Speaker
from core.practice.plan import plan_interview
from history.repository import InterviewRepository, sqlite_url
from providers.choices import Choices
from providers.local.engines import LocalEngines
from providers.local.lazy_part import LazyPart
from providers.recordings import decode_recording, resample, wav_bytes
from providers.registry import Access, ProviderId
from providers.services import Services
from providers.spending import Caps, DayLedger
from providers.visit import Visit
from tests.faults.canary import Logs, shown_by, where_the_key_shows
from tests.faults.cases import HEAR, KEYS, LABELS, SPEAK, STAGES, THINK, Case, Server, Who
from tests.faults.servers import ANSWER, AIMock, FaultyServer, LLMock, Nowhere
from voice.dialogue import InterviewDialogue, Utterance
from voice.loop import BackgroundLoop
from voice.session import VoiceSession
from voice.turn import Engines, Snapshot

REMEMBERED = "failures that breakers remember"
TURN_WITHIN_S = 20.0
_CLOSES_WITHIN_S = 5.0
_RECORD = TypeAdapter(Interview)
# The engines' and llmock's; they serve all talks.
_KEPT_THREADS = (
    "greenroom-hear",
    "greenroom-speak",
    "greenroom-load",
    "llmock-server",
    "AnyIO worker thread",
)


@dataclass(frozen=True)
class Turn:
    """One step of a talk: what could be seen when it was over, and how long it took."""

    snapshot: Snapshot
    took_s: float

    @property
    def error(self) -> TurnError | None:
        return self.snapshot.error


@dataclass(frozen=True)
class Outcome:
    """What came of a case: ``told`` are the fallbacks, ``errors`` what the page said beside them.

    ``heard`` and ``replied`` are the two steps, ``heard`` is ``None`` for an answer that was
    typed; ``mended`` is the one that failed, tried again after the fault had passed.
    """

    case: Case
    told: tuple[Fallback, ...]
    errors: tuple[TurnError, ...]
    served: str
    heard: Turn | None
    replied: Turn | None
    mended: Turn | None
    interview: Interview
    key_shows_in: tuple[str, ...]
    tasks_left: tuple[str, ...]
    threads_left: tuple[str, ...]
    sockets_left: int
    complaints: tuple[str, ...]
    logged: int
    requests: int

    @property
    def turn(self) -> Turn:
        """The step in which the fault happened."""
        turn = self.heard if self.case.stage is HEAR else self.replied
        assert turn is not None
        return turn

    @property
    def seen(self) -> tuple[str, ...]:
        """What the person could read about it."""
        explained = tuple(f"{error.message} {error.next_step}" for error in self.errors)
        return tuple(fallback.sentence for fallback in self.told) + explained


@dataclass
class Talk:
    """One visitor's talk, as a page holds it."""

    loop: BackgroundLoop
    visit: Visit
    dialogue: InterviewDialogue
    session: VoiceSession

    def hear(self, recording: bytes, *, again: bool = False) -> Turn:
        begun_s = time.perf_counter()
        if again and self.session.snapshot().unheard:
            self.session.hear_again()
        else:
            assert self.session.hear(recording + bytes(again))
        return self._await(begun_s)

    def send(self, utterance: Utterance) -> Turn:
        begun_s = time.perf_counter()
        self.session.send(utterance)
        return self._await(begun_s)

    def reply_again(self) -> Turn:
        begun_s = time.perf_counter()
        assert self.session.reply_again()
        return self._await(begun_s)

    def _await(self, begun_s: float) -> Turn:
        assert self.session.wait(TURN_WITHIN_S), "a turn did not end"
        return Turn(self.session.snapshot(), time.perf_counter() - begun_s)


class Theatre:
    """What all cases share: engines, servers, a recording. Close it when everything is played."""

    def __init__(self, local: LocalEngines, folder: Path) -> None:
        self.local = local
        self._folder = folder
        self._open = ExitStack()
        self._servers: dict[Server, FaultyServer] = {}
        self._played: dict[Case, Outcome] = {}
        self._verdicts: dict[Case, Verdict] = {}
        self.recording = _say(local, ANSWER)
        self.repository = InterviewRepository(sqlite_url(folder / "history"))
        self._open.callback(self.repository.close)
        for part in local.parts:
            part.get()
        asyncio.run(local.transcribe(decode_recording(self.recording), "en"))  # the slow first time

    def server(self, kind: Server) -> FaultyServer:
        """The server of that kind, started at first use."""
        if kind not in self._servers:
            made: FaultyServer
            if kind is Server.AIMOCK:
                made = AIMock(self._folder)
            elif kind is Server.LLMOCK:
                made = LLMock()
            else:
                made = Nowhere()
            self._open.callback(made.stop)
            self._servers[kind] = made
        return self._servers[kind]

    @property
    def aimock(self) -> AIMock:
        server = self.server(Server.AIMOCK)
        assert isinstance(server, AIMock)
        return server

    @property
    def llmock(self) -> LLMock:
        server = self.server(Server.LLMOCK)
        assert isinstance(server, LLMock)
        return server

    @property
    def ports(self) -> dict[Server, int]:
        """Where the servers listen that were started."""
        return {kind: server.port for kind, server in self._servers.items()}

    def verdict(self, case: Case) -> Verdict:
        """What llmock says of how ``case`` went."""
        self.played(case)
        return self._verdicts[case]

    @property
    def database(self) -> bytes:
        """Every byte that is kept of the interviews."""
        return b"".join(path.read_bytes() for path in (self._folder / "history").iterdir())

    def played(self, case: Case) -> Outcome:
        """What came of ``case``, which is played once."""
        if case not in self._played:
            self._played[case] = self.play(case)
        return self._played[case]

    def play(self, case: Case) -> Outcome:
        """One answer, spoken and sent, and the reply to it; with the fault at its stage."""
        server, logs = self.server(case.server), Logs()
        threads = _threads()
        with ExitStack() as ends:
            ends.enter_context(logs.listening())
            local = ends.enter_context(_damaged(self.local, case))
            talk = ends.enter_context(self.talk(server, case.asked, local, _choices(case)))
            server.mend()
            talk.loop.submit(talk.visit.services.greet()).result(TURN_WITHIN_S)
            server.fail(case)
            heard, answer = self._answer(talk, case)
            replied = talk.send(answer) if answer is not None else None
            requests = server.requests(case.stage)
            served = talk.visit.journal.serving(case.stage)
            told = talk.visit.journal.all()
            turns = [turn for turn in (heard, replied) if turn is not None]
            mended = self._once_more(talk, server, turns[-1])
            self.repository.add(talk.dialogue.interview)
            places = _places(talk, [*turns, *([mended] if mended else [])])
            interview = talk.dialogue.interview
            talk.loop.submit(talk.visit.services.close()).result(_CLOSES_WITHIN_S)
            tasks = talk.loop.submit(_tasks()).result(_CLOSES_WITHIN_S)
            sockets = sockets_to(server.port)
            if isinstance(server, LLMock):
                self._verdicts[case] = server.verdict()
        return Outcome(
            case=case,
            told=told,
            errors=tuple(turn.error for turn in turns if turn.error is not None),
            served=served,
            heard=heard,
            replied=replied,
            mended=mended,
            interview=interview,
            key_shows_in=where_the_key_shows({**places, "logs": logs.text}),
            tasks_left=tasks,
            threads_left=tuple(sorted(_threads() - threads)),
            sockets_left=sockets,
            complaints=tuple(logs.complaints),
            logged=len(logs.text),
            requests=requests,
        )

    def _answer(self, talk: Talk, case: Case) -> tuple[Turn | None, Utterance | None]:
        """What is sent: the draft of a recording, or typed where nobody is there to hear."""
        if case.server is Server.LLMOCK:
            return None, Utterance(ANSWER)
        heard = talk.hear(self.recording)
        draft = heard.snapshot.draft
        return heard, Utterance(draft.text, draft) if draft is not None else None

    def _once_more(self, talk: Talk, server: FaultyServer, last: Turn) -> Turn | None:
        """A step that brought nothing, taken again as the page offers it; the fault is over."""
        if last.snapshot.draft is not None or last.snapshot.reply is not None:
            return None
        server.mend()
        if talk.dialogue.interview.owes_reply:
            return talk.reply_again()
        return talk.hear(self.recording, again=True)

    @contextmanager
    def talk(
        self,
        server: FaultyServer,
        asked: tuple[str, ...],
        local: LocalEngines | None = None,
        choices: Choices | None = None,
        own_server: bool = False,
    ) -> Iterator[Talk]:
        """A talk that has begun, with keys for ``asked``. Its loop ends with it.

        ``own_server``: the address is what ``OPENAI_BASE_URL`` says.
        """
        keys = {name: SecretStr(KEYS[name]) if name in asked else None for name in KEYS}
        access = Access(
            keys["groq"],
            server.groq_url,
            keys["openai"],
            openai_url=server.openai_url if own_server else "",
        )
        if not own_server:
            access = replace(access, openai_home=server.openai_url)
        loop = BackgroundLoop()
        services = Services(access, local or self.local, Caps(5.0, 5.0), DayLedger(None))
        try:
            visit = Visit(services)
            visit.choices = choices or Choices()
            engines = Engines(
                decode_recording,
                visit.transcriber(),
                visit.interviewer(),
                visit.synthesizer(),
                services.local.open_detector,
            )
            dialogue = _begun(visit, f"faults-{time.monotonic_ns()}")
            yield Talk(loop, visit, dialogue, VoiceSession(dialogue, engines, loop))
        finally:
            loop.submit(services.close()).result(_CLOSES_WITHIN_S)
            loop.close()

    def close(self) -> None:
        self._open.close()


@contextmanager
def open_theatre() -> Iterator[Theatre]:
    """A theatre with engines of its own, for ``python -m tests.faults``."""
    with tempfile.TemporaryDirectory() as folder:
        local = LocalEngines(Path(folder) / "models")
        theatre = Theatre(local, Path(folder))
        try:
            yield theatre
        finally:
            theatre.close()
            local.close()


def sockets_to(port: int) -> int:
    """How many connections of this process lead to ``port``; 0 where that cannot be told."""
    if not sys.platform.startswith("linux"):
        return 0
    leading = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        for line in table.read_text().splitlines()[1:] if table.exists() else []:
            fields = line.split()
            if int(fields[2].rpartition(":")[2], 16) == port:
                leading.add(f"socket:[{fields[9]}]")
    mine = []
    for number in os.listdir("/proc/self/fd"):  # noqa: PTH208 - numbers, not paths
        try:
            mine.append(os.readlink(f"/proc/self/fd/{number}"))  # noqa: PTH115
        except OSError:
            continue  # closed meanwhile, or the listing's own
    return sum(link in leading for link in mine)


async def _tasks() -> tuple[str, ...]:
    """The names of the tasks on this loop beside this one."""
    me = asyncio.current_task()
    return tuple(sorted(task.get_name() for task in asyncio.all_tasks() if task is not me))


def _threads() -> set[str]:
    """The threads that belong to a talk; the engines' and llmock's serve all of them."""
    names = {f"{thread.name}-{thread.ident}" for thread in threading.enumerate()}
    return {name for name in names if not name.startswith(_KEPT_THREADS)}


def _choices(case: Case) -> Choices:
    """Groq's voice speaks where it is chosen; who knows one stage alone is asked for that alone."""
    if case.server is not Server.AIMOCK:
        here = {role: ProviderId.EMBEDDED for role in STAGES if role is not case.stage}
    else:
        here = {}
    if case.stage is SPEAK and case.sdk == "groq":
        here[SPEAK] = ProviderId.GROQ
    return Choices(providers=here)


@contextmanager
def _damaged(local: LocalEngines, case: Case) -> Iterator[LocalEngines | None]:
    """Engines of which the stage's cannot be loaded; ``None`` where all are sound."""
    if not case.without_embedded:
        yield None
        return

    def load() -> object:
        raise RuntimeError("a file of the model is damaged")

    damaged = LocalEngines(Path("nowhere"))
    damaged.synthesizer, damaged.detector = local.synthesizer, local.detector
    damaged.transcriber = local.transcriber
    name = "transcriber" if case.stage is HEAR else "synthesizer"
    whole = getattr(local, name)
    broken: LazyPart[object] = LazyPart(whole.name, whole.failed, load)
    setattr(damaged, name, broken)
    try:
        yield damaged
    finally:
        broken.close()


def _begun(visit: Visit, interview_id: str) -> InterviewDialogue:
    """An interview whose first question was asked."""
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(1))
    dialogue = InterviewDialogue(
        Interview(interview_id, brief, plan),
        random.Random(1),
        time.monotonic,
        visit.journal.follow(),
    )
    move = dialogue.open().move
    assert move is not None
    dialogue.said(move.text, 0.0)
    return dialogue


def _places(talk: Talk, turns: Sequence[Turn]) -> dict[str, str]:
    """Wherever a key might show: what is printed, drawn or kept."""
    visit, services = talk.visit, talk.visit.services
    snapshots = [turn.snapshot for turn in turns]
    errors = [*talk.session.faults(), *(shot.error for shot in snapshots if shot.error)]
    failures = [
        breaker.last_failure
        for state in services.states.values()
        for breaker in state.breakers.values()
    ]
    return {
        "errors": "\n".join(shown_by(error) for error in errors),
        REMEMBERED: "\n".join(shown_by(failure.error) for failure in failures if failure),
        "journal": repr(visit.journal.all()) + repr(visit.journal.standing_in()),
        "table": "\n".join(repr(visit.table(role)) for role in ServiceRole),
        "snapshots": repr(snapshots),
        "access": repr(services.access) + str(services.access),
        "services": repr(services),
        "saved interview": _RECORD.dump_json(talk.dialogue.interview, by_alias=True).decode(),
        "lines": repr(talk.dialogue.interview.lines),
    }


def _say(local: LocalEngines, text: str) -> bytes:
    """``text`` in the embedded voice with silence around it, as a recording."""

    async def gather() -> list[PcmAudio]:
        return [piece async for piece in local.synthesize(text, VoiceStyle())]

    voice = resample(join_audio(asyncio.run(gather())), SPEECH_RATE_HZ)
    silence = PcmAudio(np.zeros(SPEECH_RATE_HZ // 2, np.int16), SPEECH_RATE_HZ)
    return wav_bytes(join_audio([silence, voice, silence]))


def interviewer_lines(interview: Interview) -> tuple[str, ...]:
    return tuple(line.text for line in interview.lines if line.speaker is Speaker.INTERVIEWER)


def label_of(case: Case) -> str:
    """The name of who is promised to serve the stage; "" for nobody."""
    embedded = {HEAR: "the embedded recogniser", THINK: "the embedded interviewer"}
    return {
        Who.SERVICE: LABELS[case.sdk],
        Who.OTHER: LABELS["openai"],
        Who.EMBEDDED: embedded.get(case.stage, "the embedded voice"),
        Who.NOBODY: "",
    }[case.who]
