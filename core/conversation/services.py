"""What a turn is served by: the roles that can be filled, and what stepped in for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.sentence import Sentence, say


class ServiceRole(StrEnum):
    """A part of the talk that an engine or a service can take."""

    HEAR = "hear"
    THINK = "think"
    SPEAK = "speak"
    ASSESS = "assess"


@dataclass(frozen=True)
class Fallback:
    """``served`` took a part because ``wanted`` could not.

    ``code`` names the fault or the refusal, ``figures`` are what its clause says beyond the name.
    ``served`` is empty when nobody could step in. ``reason`` is what was kept before there were
    figures: the end of an English clause, "did not answer in time".
    """

    role: ServiceRole
    wanted: str
    served: str
    code: str
    figures: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

    @property
    def cause(self) -> Sentence:
        """Why, as a clause."""
        if not self.reason:
            return cause(self.code, self.wanted, self.figures)
        said = self.reason.replace("{", "{{").replace("}", "}}")
        return Sentence(f"{{service}} {said}", {"service": Sentence(self.wanted)})

    @property
    def effect(self) -> Sentence:
        """What came of it, as a clause."""
        if not self.served:
            if self.role is ServiceRole.ASSESS:  # rules have judged already
                return say("the rules' review stands")
            return say("nobody could step in")
        return Sentence(_DID[self.role], {"service": Sentence(self.served)})

    @property
    def sentence(self) -> Sentence:
        """One sentence for the person."""
        return say("{cause}; {effect}.", cause=self.cause, effect=self.effect)


def cause(code: str, service: str, figures: Mapping[str, str] | None = None) -> Sentence:
    """What ``service`` does that is known by ``code``: "Groq did not answer in time".

    A code that belongs to no service says that it failed. Raises ``KeyError`` when the clause
    wants a figure that is not among ``figures``.
    """
    clause = CAUSES.get(code, _FAILED)
    return Sentence(clause, {"service": Sentence(service), **(figures or {})})


# The codes that decide what is done next; the others are only told.
MODEL_UNKNOWN = "model_unknown"
REPLY_EMPTY = "reply_empty"
REQUEST_REFUSED = "request_refused"
SERVICE_RESTS = "service_rests"
SERVICE_TIMED_OUT = "service_timed_out"

_FAILED = say("{service} failed")
CAUSES = {
    "answer_unreadable": say("{service} sent something that cannot be read"),
    "client_failed": say("{service} cannot be used: its client library does not start"),
    "day_budget_spent": say("{service} rests because today's cost limit of ${limit} is reached"),
    "judgement_unfounded": say(
        "{service} judged an answer without words of yours that bear it out"
    ),
    "judgement_unreadable": say("{service} sent something that is no judgement"),
    "key_refused": say("{service} refused the key"),
    "language_not_spoken": say("{service} does not speak this language"),
    MODEL_UNKNOWN: say("{service} does not know the model that is set"),
    "quota_spent": say("{service} says that the account has no credit left"),
    "rate_limited": say("{service} asks for a pause: too many requests"),
    "reply_cut_off": say("{service} broke off in the middle of a reply"),
    REPLY_EMPTY: say("{service} sent a reply without a word"),
    "reply_refused": say("{service} declined to answer this"),
    REQUEST_REFUSED: say("{service} did not accept the request"),
    "service_failed": _FAILED,
    SERVICE_RESTS: say("{service} is left alone for a while after a failure at {time}"),
    SERVICE_TIMED_OUT: say("{service} did not answer in time"),
    "service_unreachable": say("{service} cannot be reached"),
    "speech_not_understood": say("{service} understood no words"),
    "visit_budget_spent": say(
        "{service} rests because this visit's cost limit of ${limit} is reached"
    ),
    "voice_empty": say("{service} sent no sound for this line"),
}
"""The clause of each code; one without fields is its template."""

_DID = {
    ServiceRole.HEAR: say("{service} wrote this down"),
    ServiceRole.THINK: say("{service} answered"),
    ServiceRole.SPEAK: say("{service} spoke"),
    ServiceRole.ASSESS: say("{service} wrote the review"),
}
