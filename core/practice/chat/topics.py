"""What a wish for a question names: a topic of this bank, or another field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import Field, model_validator

from core.conversation.brief import Domain
from core.package_data import DataModel, Text, load_data
from core.practice.chat.requests import without_lead_in
from core.practice.points import says
from core.think.reading.cues import find_cues, fold_in_place


class Trades(DataModel):
    """``core/data/trades_en.json``: cues of who works in each field, by its value."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    trades: dict[Domain, tuple[str, ...]]

    @model_validator(mode="after")
    def _names_every_field(self) -> Trades:
        if missing := set(Domain) - set(self.trades):
            raise ValueError(f"nobody works in {', '.join(sorted(missing))}")
        return self


class NearTopics(DataModel):
    """``core/data/near_topics_en.json``: words for one thing, or for things close by; a question
    on any of a group does for a wish for another."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    groups: tuple[tuple[Text, ...], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_nothing_twice_in_a_group(self) -> NearTopics:
        if twice := [group[0] for group in self.groups if len({*group}) < max(2, len(group))]:
            raise ValueError(f"a group needs two topics and each once: {', '.join(twice)}")
        return self


_SORT = (
    r"(?:easy|easier|hard|harder|difficult|tough|simple|simpler|good|real|new|next|other|another"
    r"|different|random|practi[cs]e|typical|common|short|quick|first|last|more)"
)
_ABOUT = re.compile(
    r"\b(?:about|on|regarding|concerning|from|around|with|in|for|to do with|related to)"
    r" (?P<topic>[^.?!]+)"
)
_KIND = re.compile(
    r"\b(?:an?|another|some|one|more|the)(?P<topic>(?: [\w+#/-]+){1,4}?) questions?\b"
)
_SORTS = re.compile(rf"\b{_SORT}\b")
_INSTEAD = re.compile(r"\b(?:instead|please|now|this time|next|too)\b")
_CHANGES = re.compile(
    r"(?:(?:can|could|may|shall|would) (?:you|we|i) |let's |let us |how (?:do|can|could) i "
    r"|i(?:'d| would)? (?:like|prefer|love|want|need) to )?(?:please )?"
    r"(?:change|switch|move|go)(?: [\w&]+){1,6}"
)
_FIELD = re.compile(r"\b(?:fields?|domains?|industry|industries)\b")


def topic_of(folded: str) -> str:
    """The words of a wish for a question that say what it shall be about; "" where none do."""
    found = _ABOUT.search(folded) or _KIND.search(folded)
    named = found["topic"] if found else ""
    return " ".join(_INSTEAD.sub(" ", _SORTS.sub(" ", named)).split())


def near_topics(folded: str) -> tuple[str, ...]:
    """What a wish for a question may be met with as well: all words of each group of which it
    names one, the first group's first."""
    groups = load_data("near_topics_en", NearTopics).groups
    near = (group for group in groups if any(says(folded, word) for word in group))
    return tuple(dict.fromkeys(word for group in near for word in group))


def other_field(folded: str, here: Domain) -> Domain | None:
    """The field other than ``here`` that is named by a part of its title, as "finance" is."""
    if any(says(folded, name) for name in _names(here)):
        return None
    others = (domain for domain in Domain if domain is not here)
    return next((d for d in others if any(says(folded, name) for name in _names(d))), None)


def field_of_trade(folded: str, here: Domain) -> Domain | None:
    """The field in which somebody works who is named, as a nurse does in healthcare: of several
    that of the longest name, and ``here`` before others."""
    longest = {
        domain: max((end - start for start, end in find_cues(folded, cues)), default=0)
        for domain, cues in load_data("trades_en", Trades).trades.items()
    }
    best = max(longest, key=lambda domain: (longest[domain], domain is here))
    return best if longest[best] else None


def field_told_most(texts: Sequence[str]) -> Domain | None:
    """The field whose people ``texts``, a résumé or an advert, name most; ``None`` where they name
    few, or those of another half as often. Of 40 pairs of both it finds 20 and mistakes one."""
    told = {
        domain: sum(len(find_cues(fold_in_place(text), cues)) for text in texts)
        for domain, cues in load_data("trades_en", Trades).trades.items()
    }
    best, second = sorted(told, key=lambda domain: -told[domain])[:2]
    return best if told[best] >= max(_LEAST_TOLD, _TIMES_MORE * told[second]) else None


_LEAST_TOLD, _TIMES_MORE = 3, 2


def changes_field(folded: str, here: Domain) -> bool:
    """Whether somebody wants to go over to another field, named or not."""
    bare = without_lead_in(folded.strip(" .!?,"))
    if not _CHANGES.fullmatch(bare):
        return False
    return other_field(folded, here) is not None or _FIELD.search(folded) is not None


def _names(domain: Domain) -> list[str]:
    return domain.label.lower().split(" & ")
