"""The matrix: what goes wrong at which stage, and what is promised of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from llmock.scenarios import Behavior, Fail, Match, StreamFault

from core.conversation.services import ServiceRole
from providers.catalog import Deadlines, load_catalog

HEAR, THINK, SPEAK = ServiceRole.HEAR, ServiceRole.THINK, ServiceRole.SPEAK
STAGES = {HEAR: "transcription", THINK: "reply", SPEAK: "voice"}

KEYS = {
    "groq": "gsk-canary-7d1f93c2b8e64a05",
    "openai": "sk-canary-7d1f93c2b8e64a05",
}
CANARY = "canary-7d1f93c2b8e64a05"
LABELS = {"groq": "Groq", "openai": "OpenAI"}
FIRST_MODELS = {
    (name, role): load_catalog().providers[name].roles[role].models[0].name
    for name in KEYS
    for role in STAGES
}

_AGAIN_S = 0.3
"""The longest pause before a second try at once."""

Fixture = dict[str, Any]


class Server(StrEnum):
    """Who commits the fault."""

    AIMOCK = "aimock"
    LLMOCK = "llmock"
    NOWHERE = "an address where nobody listens"


class Who(StrEnum):
    """Who took the stage in the end; ``OTHER`` is a second hosted service."""

    SERVICE = "the service"
    OTHER = "the other service"
    EMBEDDED = "embedded"
    NOBODY = "nobody"


class Patience(StrEnum):
    """How long the service is waited for before somebody steps in."""

    NONE = "none"
    AGAIN = "a second try"
    FIRST = "until its first word is overdue"
    BETWEEN = "until its next word is overdue"

    def seconds(self, role: ServiceRole, limits: Deadlines) -> float:
        """By the catalogue. A slow recogniser is overtaken, not waited for."""
        if self is Patience.NONE:
            return 0.0
        if self is Patience.AGAIN:
            return _AGAIN_S
        if role is HEAR and limits.hedge_s is not None:
            return limits.hedge_s
        return limits.first_s if self is Patience.FIRST else limits.between_s


@dataclass(frozen=True, eq=False)
class Fault:
    """``name`` is what the table calls it.

    ``fixture`` is what aimock's answer gets instead of, or beside, what is right; ``only`` narrows
    which requests get it. ``behaviours`` queues the same at llmock; both are given the key, to
    quote it as some servers do. ``sdks``: one library is enough where another fault goes the
    same way through both.
    """

    name: str
    who: Who = Who.EMBEDDED
    patience: Patience = Patience.NONE
    fixture: Callable[[str], Fixture] | None = None
    only: Mapping[str, Any] = field(default_factory=dict)
    behaviours: Callable[[str], list[Behavior]] | None = None
    stages: tuple[ServiceRole, ...] = (HEAR, THINK, SPEAK)
    sdks: tuple[str, ...] = tuple(KEYS)


@dataclass(frozen=True)
class Case:
    """``fault`` at ``stage``, over one client library; ``others`` have keys as well.

    ``without_embedded``: the embedded engine of that stage is damaged, too.
    """

    stage: ServiceRole
    fault: Fault
    sdk: str
    server: Server
    who: Who
    others: tuple[str, ...] = ()
    without_embedded: bool = False

    @property
    def waits_s(self) -> float:
        """How long the service is waited for; how long a turn takes, benchmarks measure."""
        limits = load_catalog().providers[self.sdk].roles[self.stage].deadlines
        return self.fault.patience.seconds(self.stage, limits)

    @property
    def most_requests(self) -> int:
        """How often anybody may be asked at this stage: once, or twice where a second try is
        promised, or each model that may be retired; and what is left for whoever goes on."""
        tries = 2 if self.fault.patience is Patience.AGAIN else 1
        if "retired" in self.fault.name:
            tries = len(load_catalog().providers[self.sdk].roles[self.stage].models)
        sentences = 2 if self.stage is SPEAK else 1
        left = sentences - 1 if self.who is Who.SERVICE else 0
        return tries + (sentences if self.others else left)

    @property
    def asked(self) -> tuple[str, ...]:
        """The providers that have a key."""
        return (self.sdk, *self.others)

    @property
    def called(self) -> str:
        """What the table calls it."""
        if self.without_embedded:
            return f"{self.fault.name}, and the embedded engine is damaged"
        if self.others:
            return f"{self.fault.name} at {LABELS[self.sdk]}; OpenAI has a key, too"
        return self.fault.name

    def __str__(self) -> str:
        return f"{STAGES[self.stage]}-{self.called}-{self.sdk}-{self.server.name.lower()}"


def _chaos(**rates: float) -> Callable[[str], Fixture]:
    return lambda key: {"chaos": rates}


def _refusal(status: int, code: str, message: str, **more: Any) -> Callable[[str], Fixture]:
    def fixture(key: str) -> Fixture:
        error = {"message": message.format(key=key), "type": code, "code": code}
        return {"response": {"error": error, "status": status, **more}}

    return fixture


def _fails(
    status: int, code: str = "", message: str = "", **how: Any
) -> Callable[[str], list[Any]]:
    return lambda key: [
        Fail(status, code=code or None, message=message.format(key=key) or None, **how)
    ]


def _breaks(*faults: StreamFault) -> Callable[[str], list[Any]]:
    return lambda key: list(faults)


_BAD_KEY = "Incorrect API key provided: {key}. You can find your API key in your account."
_NO_RIGHT = "The project of {key} may not use this model."
_GONE = "The model has been decommissioned."
_ONCE: Mapping[str, Any] = {"sequenceIndex": 0}
_ALWAYS: dict[str, Any] = {"times": None}
_STALL_S = 30.0

FAULTS = (
    Fault(
        "key refused (401)",
        fixture=_refusal(401, "invalid_api_key", _BAD_KEY),
        behaviours=_fails(401, "invalid_api_key", _BAD_KEY, **_ALWAYS),
    ),
    Fault(
        "not allowed (403)",
        fixture=_refusal(403, "permission_denied", _NO_RIGHT),
        behaviours=_fails(403, "permission_denied", _NO_RIGHT, **_ALWAYS),
        sdks=("openai",),
    ),
    Fault(
        "every model retired (404)",
        fixture=_refusal(404, "model_decommissioned", _GONE),
        behaviours=_fails(404, "model_not_found", _GONE, **_ALWAYS),
    ),
    Fault(
        "first model retired (404)",
        who=Who.SERVICE,
        fixture=_refusal(404, "model_decommissioned", _GONE),
        only={"model": "the first"},
        behaviours=lambda key: [
            Fail(404, code="model_not_found", times=None, match=Match(model=name))
            for name in (FIRST_MODELS["groq", THINK], FIRST_MODELS["openai", THINK])
        ],
        stages=(HEAR, THINK),  # Groq has one voice alone
    ),
    Fault(
        "no credit left (429)",
        fixture=_refusal(429, "insufficient_quota", "You exceeded your current quota."),
        behaviours=_fails(429, "insufficient_quota", **_ALWAYS),
    ),
    Fault(
        "too many requests (429, Retry-After)",
        fixture=_chaos(rateLimitRate=1),
        behaviours=_fails(429, retry_after=2.0, **_ALWAYS),
    ),
    Fault(
        "server error, always (500)",
        patience=Patience.AGAIN,
        fixture=_chaos(dropRate=1),
        behaviours=_fails(500, **_ALWAYS),
    ),
    Fault(
        "server error, once (500)",
        who=Who.SERVICE,
        patience=Patience.AGAIN,
        fixture=_refusal(500, "server_error", "The server had an error."),
        only=_ONCE,
        behaviours=_fails(500),
    ),
    Fault(
        "overloaded (503)",
        patience=Patience.AGAIN,
        fixture=_refusal(503, "overloaded", "Try again later."),
        behaviours=_fails(503, **_ALWAYS),
        sdks=("groq",),
    ),
    Fault(
        "connection dropped before the answer",
        patience=Patience.AGAIN,
        fixture=_chaos(disconnectRate=1),
    ),
    Fault(
        "an answer that cannot be read",
        patience=Patience.AGAIN,
        fixture=_chaos(malformedRate=1),
    ),
    Fault(
        "no answer for eight seconds",
        patience=Patience.FIRST,
        fixture=_chaos(latencyMs=8_000),
    ),
    Fault(
        "slower than usual, but in time",
        who=Who.SERVICE,
        patience=Patience.FIRST,
        fixture=_chaos(latencyMs=300),
        sdks=("openai",),
    ),
    Fault(
        "dropped in mid-reply at the same place, again and again",
        patience=Patience.AGAIN,
        # Held before the fifth chunk, so that both tries bring exactly the first four.
        fixture=lambda key: {
            "disconnectAfterMs": 150,
            "recordedTimings": {
                "ttftMs": 0,
                "interChunkDelaysMs": [0, 0, 0, 8_000],
                "totalDurationMs": 8_000,
            },
        },
        stages=(THINK,),
    ),
    Fault(
        "stalls in mid-reply",
        patience=Patience.BETWEEN,
        behaviours=_breaks(StreamFault("stall", 3, stall_seconds=_STALL_S, times=None)),
        stages=(THINK,),
    ),
    Fault(
        "dropped in mid-reply, once",
        who=Who.SERVICE,
        patience=Patience.AGAIN,
        fixture=lambda key: {"truncateAfterChunks": 4, "latency": 30},
        only=_ONCE,
        behaviours=_breaks(StreamFault("disconnect", 3)),
        stages=(THINK,),
    ),
    Fault(
        "ends in mid-reply without saying why, once",
        who=Who.SERVICE,
        patience=Patience.AGAIN,
        behaviours=_breaks(StreamFault("truncate", 3)),
        stages=(THINK,),
    ),
    Fault(
        "a chunk that cannot be read, once",
        who=Who.SERVICE,
        patience=Patience.AGAIN,
        behaviours=_breaks(StreamFault("malformed", 3)),
        stages=(THINK,),
    ),
    Fault(
        "dropped in mid-reply, and further on again",
        patience=Patience.AGAIN,
        behaviours=_breaks(StreamFault("disconnect", 3), StreamFault("disconnect", 6)),
        stages=(THINK,),
    ),
)

NOBODY_LISTENS = Fault("nobody listens at the address", patience=Patience.AGAIN)
DOWN = next(fault for fault in FAULTS if fault.name.startswith("server error, always"))
SILENT = next(fault for fault in FAULTS if fault.name.startswith("no answer"))
REFUSED = FAULTS[0]


def _alone(server: Server) -> list[Case]:
    return [
        Case(stage, fault, sdk, server, fault.who)
        for fault in FAULTS
        for stage in fault.stages
        for sdk in fault.sdks
        if (server is Server.AIMOCK and fault.fixture is not None)
        or (server is Server.LLMOCK and fault.behaviours is not None and stage is THINK)
    ]


AIMOCK_CASES = (
    *_alone(Server.AIMOCK),
    *(
        Case(stage, fault, "groq", Server.AIMOCK, Who.OTHER, others=("openai",))
        for stage, fault in ((HEAR, DOWN), (THINK, DOWN), (SPEAK, DOWN), (HEAR, SILENT))
    ),
    *(
        Case(stage, DOWN, "groq", Server.AIMOCK, Who.NOBODY, without_embedded=True)
        for stage in (HEAR, SPEAK)  # the embedded interviewer is a table of questions
    ),
)
LLMOCK_CASES = tuple(_alone(Server.LLMOCK))
NOWHERE_CASES = tuple(
    Case(stage, NOBODY_LISTENS, sdk, Server.NOWHERE, Who.EMBEDDED)
    for stage in STAGES
    for sdk in KEYS
)
CASES = (*AIMOCK_CASES, *LLMOCK_CASES, *NOWHERE_CASES)
