"""What stepped in for what, in the language of the interface.

The floors below the pages speak English: they give the reason as the words that complete the
name of a service. It is looked up here among the whole clauses that the catalogues know, so that
each language orders its words as it likes; a test compares them with the code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.conversation.services import Fallback, ServiceRole
from ui.interface import N_, _
from ui.report.words import joined

CAUSES = (
    N_("{service} asks for a pause: too many requests"),
    N_("{service} broke off in the middle of a reply"),
    N_("{service} cannot be reached"),
    N_("{service} cannot be used: its client library does not start"),
    N_("{service} declined to answer this"),
    N_("{service} did not accept the request"),
    N_("{service} did not answer in time"),
    N_("{service} does not know the model that is set"),
    N_("{service} does not speak this language"),
    N_("{service} failed"),
    N_("{service} is left alone for a moment"),
    N_("{service} is left alone for a while after a failure at {time}"),
    N_("{service} judged an answer without words of yours that bear it out"),
    N_("{service} refused the key"),
    N_("{service} rests because this visit's cost limit of ${limit} is reached"),
    N_("{service} rests because today's cost limit of ${limit} is reached"),
    N_("{service} says that the account has no credit left"),
    N_("{service} sent a reply without a word"),
    N_("{service} sent no sound for this line"),
    N_("{service} sent something that cannot be read"),
    N_("{service} sent something that is no judgement"),
    N_("{service} understood no words"),
)
_DID = {
    ServiceRole.HEAR: N_("{service} wrote this down"),
    ServiceRole.THINK: N_("{service} answered"),
    ServiceRole.SPEAK: N_("{service} spoke"),
    ServiceRole.ASSESS: N_("{service} wrote the review"),
}
_NOBODY = N_("nobody could step in")
_SENTENCE = N_("{cause}; {effect}.")


def in_words(fallbacks: Sequence[Fallback]) -> list[str]:
    """One sentence for each cause, with all that came of it; text, not markup."""
    effects: dict[str, list[str]] = {}
    for fallback in fallbacks:
        known = effects.setdefault(_cause(fallback), [])
        effect = _effect(fallback)
        if effect not in known:
            known.append(effect)
    told = (_(_SENTENCE).format(cause=c, effect=joined(e)) for c, e in effects.items())
    return [text[:1].upper() + text[1:] for text in told]


def _cause(fallback: Fallback) -> str:
    """Why; in English where the reason is none that the catalogues know."""
    service = _(fallback.wanted)
    for clause in CAUSES:
        found = _pattern(clause).fullmatch(fallback.reason)
        if found is not None:
            return _(clause).format(service=service, **found.groupdict())
    return f"{service} {fallback.reason}"


def _effect(fallback: Fallback) -> str:
    if not fallback.served:
        return _(_NOBODY)
    return _(_DID[fallback.role]).format(service=_(fallback.served))


@cache
def _pattern(clause: str) -> re.Pattern[str]:
    """What a reason looks like that says ``clause`` of a service."""
    reason = re.escape(clause.removeprefix("{service} "))
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>\\S+)", reason))
