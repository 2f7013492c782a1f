"""What kind of thing an advert asks for: something done, years of it, a language, papers, hours.

"Tell me about a time that shows it" fits what somebody does; nobody says it of a driving licence.
"""

from __future__ import annotations

import re
from enum import StrEnum

from core.ground.words import words_of
from core.think.reading.numbers import UNDER_A_HUNDRED


class WantKind(StrEnum):
    DONE = "done"
    YEARS = "years"
    LANGUAGE = "language"
    CREDENTIAL = "credential"
    """A degree or another training: held or not, and something was learned on the way."""
    LICENCE = "licence"
    """A registration, a licence, a certificate: held or not, and something is done with it."""
    PERMIT = "permit"
    """A check that was passed, a right to work: there or not, and nothing is done with it."""
    HOURS = "hours"
    """When and where one would have to work: agreed to or not."""


_NUMBER = rf"(?:\d{{1,2}}|one|{UNDER_A_HUNDRED})"
_LEAD = (
    r"an?|you|you['’]ve|have|has|had|bring|must|need|with|of|at|least|about|around|roughly|over"
    r"|more|than|minimum|min\.?|ideally|preferably|the|some|combined|proven|required"
)
_SO_MANY = rf"(?:{_NUMBER}|several|many|a few|a couple of)"
_YEARS = re.compile(
    rf"(?:(?:{_LEAD})\s+){{0,5}}\(?{_SO_MANY}\+?(?:\s*(?:-|–|to)\s*{_NUMBER})?\+?\)?\s*"
    r"(?:or more\s+|plus\s+|full\s+)?(?:(?:years?|yrs?)\b['’]?|months?\b['’]?(?=.*\bexperience\b))"
    r"(?!\s+(?:old|ago|plan|contract|from now|later|into))"
)
_YEARS_BESIDE = re.compile(
    rf"\b{_NUMBER}\+?\s*(?:years?|yrs?)\b['’]?\s+(?:of\s+)?(?:[\w-]+\s+){{0,3}}experience\b"
)
"""Years asked for behind something else: "a degree plus six years of relevant experience"."""
_YEARS_WORDS, _CREDENTIAL_WORDS, _LANGUAGE_WORDS, _HOURS_WORDS = 16, 14, 12, 16
"""A longer line tells more than that; but years at its head are what it is about."""
_YEARS_AHEAD_WORDS = 30
_TAUGHT = re.compile(
    r"\b(?:teach\w*|lessons?|law|regulations?|market\w*|literature|history|gaap)\b", re.IGNORECASE
)
_BARE_LANGUAGE_WORDS = 2
_TRAIT_WORDS = 6
"""A line that names one later is about the work that stands before it."""
_KNOWN = re.compile(r"(?:\w+ )?(?:experienced?|knowledge|understanding|track record|familiar)\b")
"""What of, comes behind it: "experience in flexible packaging"."""
_HIGH_DEGREE = re.compile(r"\b(?:high|certain|large|great|some|any)\s+degree\b|\bdegree of\b")
_OF_WORK = re.compile(
    r"\b(?:experienced?|ability|able to|knowledge|understanding|track record|familiar\w*|manag\w+"
    r"|handl\w+|maintain\w*|process\w*|audit\w*|procedures?|complian\w+|renewals?|leads?|suppliers?"
    r"|vendors?|software licen[cs]\w+|administer\w*|contracts?|delivers?|provides?|performs?)\b",
    re.IGNORECASE,
)


_WHEN_OR_WHERE = (
    r"(?:shifts?|weekends?|nights?|evenings?|early mornings|(?:bank|public) holidays?|overtime|"
    r"on[ -]call|hours|full[ -]time|part[ -]time|travel\b(?! (?:agen|industr|polic|book))|"
    r"relocat\w+|commut\w+|saturdays?|sundays?|(?:in|at|from) (?:the|our) office|outdoors|"
    r"in all weathers?)"
)
_HOURS = re.compile(
    r"\d{1,2}(?:[.,]\d{1,2})?(?:\s*(?:-|–|to)\s*\d{1,2})?\s*hours (?:a|per|each) week\b|"
    r"(?:you (?:are|must be|will be|should be) |you're |must be |be )?"
    r"(?:also |fully |full |complete |total )?"
    r"(?:(?:(?:willing|willingness|ready|readiness|prepared|happy|available|availability|flexible|"
    r"flexibility|open),? (?:to|for|on|at|in|with|about|as to|regarding|including)\b"
    r"(?! (?:learn|train|lead|teach|plan|organi|manag|design|build|analy|run|support|handle|"
    r"coordinat))|"
    r"(?:able|ability) to (?=(?:work|travel|relocate|commute|cover|start)\b))"
    rf"[^.;]{{0,40}}?\b{_WHEN_OR_WHERE}|"
    r"(?:(?:early|late|night|weekend|rotating|shift|some|occasional|regular) )+"
    r"(?:shifts?|work|travel|hours)\b(?=[\s.,;]*$))"
)


YEARS_TAG = "years of experience"
"""The tag of a question that was made for a want of years."""


def kind_of(text: str) -> WantKind:
    """The kind of the want ``text``; whatever is in doubt is something done."""
    said = text.lower()
    words = len(said.split())
    if words <= _YEARS_AHEAD_WORDS and _YEARS.match(said):
        return WantKind.YEARS
    if words <= _HOURS_WORDS and _HOURS.match(said):
        return WantKind.HOURS
    if words <= _LANGUAGE_WORDS and _is_language(text):
        return WantKind.LANGUAGE
    if words <= _CREDENTIAL_WORDS and _is_permit(text):
        return WantKind.PERMIT
    if words <= _CREDENTIAL_WORDS and _is_credential(text):
        return WantKind.LICENCE if _is_licence(text) else WantKind.CREDENTIAL
    if words <= _YEARS_WORDS and _YEARS_BESIDE.search(said):
        return WantKind.YEARS
    return _kind_of_head(text) if words <= _YEARS_AHEAD_WORDS else WantKind.DONE


def _kind_of_head(text: str) -> WantKind:
    """What a longer line is about by what it begins with, to its first mark: a degree or a
    language there, whatever else is told of it."""
    first, *_ = re.split(r"[,;:(]", text, maxsplit=1)
    head = " ".join(first.split()[:_HEAD_WORDS])
    if _is_language(head):
        return WantKind.LANGUAGE
    if _is_permit(head):
        return WantKind.PERMIT
    if _is_credential(head):
        return WantKind.LICENCE if _is_licence(head) else WantKind.CREDENTIAL
    return WantKind.DONE


_HEAD_WORDS = 6


def is_trait(text: str) -> bool:
    """Whether the want ``text`` begins with how somebody is: "team player", "ability to lead"."""
    first, *_ = re.split(r"[,;]", text.lower(), maxsplit=1)
    if _KNOWN.match(first.strip()):
        return False
    return words_of("traits").search(" ".join(first.split()[:_TRAIT_WORDS])) is not None


def is_duty(text: str) -> bool:
    """Whether the line ``text`` of a résumé tells what somebody does day by day, which came about
    with the post and has no end: "Take charge of a ward". "Lead engineer" is who somebody is."""
    said = _ADVERB.sub("", text.strip().lower())
    found = words_of("duties").match(said)
    return found is not None and _WHAT_IS_DONE.match(said[found.end() :]) is not None


_ADVERB = re.compile(r"^(?:i )?(?:(?:regularly|currently|also|now|daily|routinely) )?(?:i )?")
_WHAT_IS_DONE = re.compile(
    r" (?:an?|the|our|my|its|their|all|every|each|any|some|up to|over|about|around|more than|with"
    r"|for|in|on|at|as|to|new|daily|weekly|monthly|\d[\d.,]*\+?|[\w-]+s)(?=[ ,.]|$)"
)


def asks_for_english_alone(text: str) -> bool:
    """Whether the want ``text`` is a command of English, and of no other language beside it."""
    named = {name.lower() for name in words_of("languages").findall(text)}
    return named == {"english"} and kind_of(text) is WantKind.LANGUAGE


def _is_language(text: str) -> bool:
    if not words_of("languages").search(text) or _TAUGHT.search(text):
        return False
    said = text.lower()
    left = words_of("languages").sub(" ", text)
    left = words_of("optional").sub(" ", left.lower())
    others = re.findall(r"\w{4,}", left)
    return words_of("command").search(said) is not None or len(others) < _BARE_LANGUAGE_WORDS


def _is_credential(text: str) -> bool:
    if _HIGH_DEGREE.search(text.lower()) or _OF_WORK.search(text):
        return False
    named = words_of("credentials").search(text.lower()) is not None
    return named or words_of("papers").search(text) is not None


def _is_permit(text: str) -> bool:
    return words_of("permits").search(text.lower()) is not None and not _OF_WORK.search(text)


def _is_licence(text: str) -> bool:
    named = words_of("licences").search(text.lower()) is not None
    return named or words_of("papers").search(words_of("degrees").sub("", text)) is not None
