"""What an interviewer would ask about: a job's wants, a résumé's claims, a company's stakes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.ground.advert_lines import (
    asks_nothing,
    is_about_the_employer,
    is_listed_as_a_duty,
    tells_a_duty,
)
from core.ground.documents import DocumentKind, Passage
from core.ground.kinds import WantKind, kind_of
from core.ground.private import is_private
from core.ground.reading.items import items, whole
from core.ground.reading.lines import opens_a_want, without_bullet
from core.ground.wishes import is_wish, without_columns
from core.ground.words import Section, mentions, words_of
from core.remembered import remembered
from core.think.reading.numbers import UNDER_A_HUNDRED
from core.think.requests.orders import gives_an_order

MOST_WANTS, MOST_CLAIMS, MOST_STAKES = 18, 12, 3
_FEWEST_WORDS, _MOST_WORDS = 3, 60
_LEAST = 1.0

_SECTION_WORTH = {
    Section.WANTED: 2.5,
    Section.DUTIES: 1.2,
    Section.SKILLS: 0.8,
    Section.EXPERIENCE: 0.0,
    Section.OTHER: 0.0,
    Section.EDUCATION: 0.0,
    Section.ABOUT: -1.0,
    Section.OFFER: -4.0,
}
_CLAIM_WORTH = {
    Section.EXPERIENCE: 1.5,
    Section.OTHER: 0.4,
    Section.SKILLS: -0.6,
    Section.EDUCATION: -0.8,
    Section.ABOUT: -0.3,
    Section.WANTED: 0.0,
    Section.DUTIES: 1.0,
    Section.OFFER: -2.0,
}
_FIGURE = re.compile(
    r"\d+(?:[.,]\d+)?\s?(?:%|percent|x\b|k\b|m\b)|[€$£]\s?\d|\b\d{1,3}(?:[., ]\d{3})+\b"
    r"|\b\d{1,4}\b(?!\s?[-–—/]\s?\d)"
)
_FIGURE_IN_WORDS = re.compile(
    rf"\b(?:{UNDER_A_HUNDRED}|hundreds?|thousands?|half)\b", re.IGNORECASE
)
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{4}|\b(?:19|20)\d\d\b"
    r"|\b\d{1,2}[/.]\d{4}\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:from .+ to|down to|up to|grew|rose|fell|won|awards?|best|first|second"
    r"|early|responsible|brought|found|took)\b|\d ?%|(?:^|[.,:;] )[a-z]{3,}ed\b",
    re.IGNORECASE,
)
"""Without a deed or a change figures are the size of a house, or the number of a ward."""
_NAMED_BY_NUMBER = re.compile(
    r"\b(?:ward|year|key stage|stage|band|unit|grade|level|room|floor|part|class|phase|paper|java|"
    r"windows|python|word|office) \d{1,4}\b",
    re.IGNORECASE,
)
"""A number that names something counts nothing."""
_NAMES = re.compile(
    r"(?!(?:Yes|No|None|And|Or|You|We|Full|Part|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|Remote|Hybrid|Onsite|Plus|Etc|Please|Apply)\b)"
    r"[A-Z][\w.+#/-]*(?:(?:, | and | or |, and |, or |/| )[A-Z0-9][\w.+#/-]*)*"
)
_PAPERS_STAND_IN = (Section.OTHER, Section.EDUCATION, Section.SKILLS)
_PAPER_WORTH = 1.5
"""A degree, a licence or a language in a list is wanted, whatever the heading calls the list."""


@dataclass(frozen=True)
class Find:
    """A passage worth asking about; ``must`` for what a job cannot do without."""

    passage: Passage
    worth: float
    must: bool = True


@remembered(8)
def wants(passages: tuple[Passage, ...]) -> tuple[Find, ...]:
    """What the job advert asks for, at most ``MOST_WANTS``: what it requires before what it would
    only welcome, of both the most wanted first."""
    found = []
    for passage in _items(passages, DocumentKind.JOB):
        short = len(passage.text.split()) < _FEWEST_WORDS and not _is_a_name_in_a_list(passage)
        if not _sayable(passage, fewest=_fewest(passage)) or asks_nothing(passage.text):
            continue
        if _is_the_title(passage):
            continue
        text = passage.text.lower()
        worth = (
            _SECTION_WORTH[passage.section]
            + min(2, _count("required", text))
            + 0.4 * passage.bulleted
            - 1.2 * is_wish(passage)
            - 0.5 * short
            - 3.0 * (mentions("boilerplate", text) and not opens_a_want(text))
            - 3.0 * is_about_the_employer(text)
            + _PAPER_WORTH * (passage.section in _PAPERS_STAND_IN and _is_a_paper(passage))
        )
        if passage.section is Section.OTHER and not mentions("boilerplate", text):
            # In plain prose no heading says so: a duty, or a wish, which is the least of wants.
            said = tells_a_duty(text) or (
                is_wish(passage) and opens_a_want(text) and _MONEY.search(text) is None
            )
            worth = max(worth, _LEAST) if said else worth
            if passage.bulleted and is_listed_as_a_duty(text):
                worth += _SECTION_WORTH[Section.DUTIES]
        found.append(Find(passage, round(worth, 2), must=not is_wish(passage)))
    musts, wishes = (
        _best([f for f in found if f.must is must], MOST_WANTS) for must in (True, False)
    )
    return (*musts, *(w for w in wishes if not any(tells_the_same(w, m) for m in musts)))[
        :MOST_WANTS
    ]


@remembered(8)
def claims(passages: tuple[Passage, ...]) -> tuple[Find, ...]:
    """What the résumé claims and one would ask about, most telling first.

    When somebody could begin, and what papers they hold, is no deed to ask about.
    """
    found = []
    for passage in _items(passages, DocumentKind.RESUME):
        if not _sayable(passage):
            continue
        undated = _NAMED_BY_NUMBER.sub(" ", _DATE.sub(" ", passage.text))
        figures = len(_FIGURE.findall(undated)) + len(_FIGURE_IN_WORDS.findall(undated))
        deeds = _count("deeds", passage.text.lower())
        dated = _DATE.search(passage.text) is not None
        worth = (
            _CLAIM_WORTH[passage.section]
            + min(2 if deeds or _CHANGE.search(passage.text) else 1, figures)
            + 1.2 * min(2, deeds)
            + 0.3 * passage.bulleted
            - 1.0 * (dated and not deeds)
            - 1.0 * (not deeds and not figures)
            - 4.0 * mentions("arrangements", passage.text.lower())
        )
        found.append(Find(passage, round(worth, 2)))
    return _best(found, MOST_CLAIMS)


@remembered(8)
def stakes(passages: tuple[Passage, ...]) -> tuple[Find, ...]:
    """What the company notes say that a company wants or struggles with, most telling first.

    What reads like a note to oneself, or asks something, is left out.
    """
    found = []
    for passage in _items(passages, DocumentKind.NOTES):
        text = passage.text.lower()
        if "?" in text or not _sayable(passage):
            continue
        worth = (
            1.2 * min(2, _count("stakes", text))
            + 0.5 * min(1, len(_FIGURE.findall(_DATE.sub(" ", text))))
            + 0.3 * passage.bulleted
            - 4.0 * (mentions("reminders", text) or passage.section is Section.OFFER)
        )
        found.append(Find(passage, round(worth, 2)))
    return _best(found, MOST_STAKES)


def tells_the_same(find: Find, other: Find) -> bool:
    """Whether both say the same thing in nearly the same words."""
    words, others = _telling(find.passage.text), _telling(other.passage.text)
    fewer = min(len(words), len(others))
    if fewer < _FEWEST_TELLING:
        return bool(words) and words == others
    return len(words & others) >= 0.7 * fewer


_FEWEST_TELLING = 3
"""Of fewer words all are the same: "work in a team" is no word for whatever a team does."""


def _best(found: list[Find], most: int) -> tuple[Find, ...]:
    """The best, told once each: an advert likes to say a thing twice."""
    kept: list[Find] = []
    for find in sorted(found, key=lambda one: -one.worth):
        if find.worth < _LEAST or len(kept) == most:
            break
        if not any(tells_the_same(find, other) for other in kept):
            kept.append(find)
    return tuple(kept)


def _telling(text: str) -> set[str]:
    """The words of ``text`` that tell it from others of its kind."""
    words = set(re.findall(r"\w{3,}", text.lower()))
    return words - _COMMON or words


_COMMON = frozenset(
    "and the for with has have your you our are who that this from into all any experience "
    "experienced knowledge understanding ability able skills good strong excellent working".split()
)


def _is_a_paper(passage: Passage) -> bool:
    text = passage.text
    return passage.bulleted and _MONEY.search(text) is None and kind_of(text) in _PAPERS


_PAPERS = (WantKind.CREDENTIAL, WantKind.LICENCE, WantKind.LANGUAGE, WantKind.YEARS)
_MONEY = re.compile(r"[€$£]\s?\d|\b(?:paid|free|sponsor\w*|reimburse\w*)\b", re.IGNORECASE)


def _items(passages: tuple[Passage, ...], kind: DocumentKind) -> Iterator[Passage]:
    own = (passage for passage in passages if passage.kind is kind)
    parts = [item for passage in whole(own) for item in items(passage)]
    return iter(without_columns(parts) if kind is DocumentKind.JOB else parts)


def _is_the_title(passage: Passage) -> bool:
    """Whether it is the first line of all, and no sentence: what the job is called."""
    line = passage.lines[0]
    short = len(line) <= _LONGEST_TITLE_CHARS and not line.rstrip().endswith((".", "!", "?"))
    return passage.first_line == 1 and short and passage.section is Section.OTHER


_LONGEST_TITLE_CHARS = 90


def _fewest(passage: Passage) -> int:
    """A name alone is a want where wants are listed: "ALS", "Python"."""
    listed = passage.section is Section.WANTED and (
        passage.bulleted
        or passage.text.isupper()
        or kind_of(passage.text) is not WantKind.DONE
        or _is_a_name_in_a_list(passage)
    )
    return 1 if listed else _FEWEST_WORDS


def _is_a_name_in_a_list(passage: Passage) -> bool:
    """Whether it is names alone, out of a line that lists more: "Nice to have: Terraform, ...".

    A line of its own may be a heading, or say where the job is.
    """
    if _NAMES.fullmatch(passage.text) is None:
        return False
    return all(passage.text != _said_on(line) for line in passage.lines)


# A long line is asked about for each of its parts.
@remembered(64)
def _said_on(line: str) -> str:
    return without_bullet(line).strip(" .")


def _sayable(passage: Passage, fewest: int = _FEWEST_WORDS) -> bool:
    words = len(passage.text.split())
    if is_private(passage.text) or gives_an_order(passage.text):
        return False
    return fewest <= words <= _MOST_WORDS


def orders(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """The lines of documents that speak to whoever judges, which are no wants and no claims."""
    return tuple(one.text for one in passages if gives_an_order(one.text))


def _count(name: str, text: str) -> int:
    return len(words_of(name).findall(text))
