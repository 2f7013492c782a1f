"""Losses and sorrows: whether somebody just told of something sad that is their own to bear.

A loss is a death or a grave illness. It is read so narrowly because of what follows: an interviewer
who hears of one says a word of sympathy and asks nothing further about it. A death that belongs to
the work, a patient's for instance, is part of the answer and is not meant. Nor is a dismissal or a
separation: in an interview they are what people are asked about.

A sorrow is any loss, and beside it what one would say a kind word to in a chat or in a talk: a job
that is gone, somebody who left (``core/data/sorrows_en.json``).
"""

from __future__ import annotations

import re
from functools import cache

from pydantic import Field

from core.package_data import DataModel, Text, load_data
from core.think.cues import fold_speech

_KIN = (
    "mum|mom|mother|mam|mama|dad|father|papa|parents|wife|husband|fiancée?|"
    # Of a firm or of a person in it one says "our partner".
    r"(?<!\bour )(?<!business )partner|brother|sister|"
    "son|daughter|child|children|kid|baby|nan|gran|granny|grandma|grandmother|grandad|granddad|"
    "grandfather|grandpa|grandparents|aunt|auntie|uncle|cousin|nephew|niece|twins?|friend|"
    "girlfriend|boyfriend|stepfather|stepmother|stepdad|stepmum|father-in-law|mother-in-law"
)
_CLOSE = (
    f"{_KIN}|partner|colleague|co-worker|boss|manager|mentor|teacher|coach|neighbour|neighbor|teammate|"
    "flatmate|roommate|godfather|godmother"
)
_WHO = rf"(?:(?:my|our) (?:\w+ ){{0,2}}?(?:{_CLOSE})|(?:friend|colleague|cousin) of mine)"
_OURS = rf"(?:my|our) (?:\w+ ){{0,2}}?(?:{_KIN})"
_HOW = r"(?: (?!and\b|or\b|who\b)\w+){0,2}?"
_OWN_LIFE = r"(?:his|her|their) (?:own )?life"
_NOT_A_DEATH = (
    r"(?! (?:laughing|down|out|a (?:little|bit)|inside"
    r"|of (?:laughter|laughing|embarrassment|shame|boredom|fright)))"
)
_DYING = (
    r"dying\b(?! (?:to|for|laughing|down|out|of (?:laughter|laughing|embarrassment|shame|boredom"
    r"|thirst|hunger|curiosity)))"
)
_STILLBORN = r"(?:stillborn|born (?:dead|asleep|sleeping))"
_GONE = (
    r"(?:dead\b(?! (?:tired|set|sure|right|wrong|keen|against|on|certain|serious|drunk|good|funny))"
    r"|no longer (?:with us|alive)|not (?:with us|alive) any ?more)"
)
_OF_THE_WORK = (
    r"(?!(?:'s)? (?:patient|client|resident|case|ward|unit|clinic|centre|center|service|nurse|team|"
    r"project|charity|campaign|research|study|policy|survivor|of justice|training|course|screening|"
    r"coach|specialist|expert))"
)
_ILLNESS = (
    r"(?:cancer|leukaemia|leukemia|dementia|a (?:stroke|heart attack|brain tumou?r))\b"
    rf"{_OF_THE_WORK}(?! of (?:luck|genius|fortune|brilliance|inspiration|good)"
    r"| when (?:i|we|he|she|they) (?:saw|heard|read|opened|found|looked|got|told))"
)
_LATELY = r"(?: (?:just|first|later|also|myself|himself|herself|\w+ly))?"
_DIAGNOSED = (
    rf"(?:(?: (?:was|were|am|is|are|got)|'(?:m|re|s)){_LATELY}"
    rf"|(?: (?:had|have|has)|'(?:d|ve|s)){_LATELY} been{_LATELY}) diagnosed\b"
    r"(?! (?:with|as)(?: \w+){0,3}? (?:adhd|add|autis\w+|asperger\w*|dys(?:lexi|praxi|calculi)\w+"
    r"|colou?r[- ]blind\w*|short[- ]sighted\w*|imposter|impostor)\b)"
)
_LOSS = (
    rf"\b(?:{_WHO}{_HOW} (?:died\b{_NOT_A_DEATH}|passed (?:away|suddenly|last|that)\b|"
    rf"was (?:killed|murdered)\b|(?:killed|hanged) (?:him|her)self\b|drowned\b|took {_OWN_LIFE})"
    rf"|{_WHO}(?: (?:is|are|was|were)|'s|'re)(?: \w+)? {_DYING}"
    rf"|{_OURS}(?: (?:is|are|was|were)|'s|'re)(?: \w+)? (?:{_GONE}|{_STILLBORN}|terminally ill)"
    rf"|{_OURS} (?:isn't|aren't) (?:with us|alive) any ?more"
    rf"|{_OURS} (?:didn't|did not) (?:survive|pull through|wake up again)\b(?! (?:the|a|an|in))"
    rf"|{_OURS} (?:miscarried|had a (?:miscarriage|stillbirth))"
    rf"|{_WHO},? who (?:had )?(?:died|passed away)\b"
    rf"|(?:{_WHO}|\bi){_DIAGNOSED}"
    rf"|{_OURS}(?:(?: (?:is|are|was|were|had been|got|been)|'s|'re))?"
    rf" (?:(?:very |seriously |terminally )ill|fell (?:very |seriously )?ill"
    rf"|in intensive care|in a coma|in a hospice)\b"
    rf"|{_OURS} (?:had|got|has|developed) {_ILLNESS}"
    rf"|{_OURS}'s (?:death|funeral|passing|cancer|suicide|terminal illness)\b"
    rf"|(?:death|loss|passing|funeral|suicide) of {_OURS}\b(?!')"
    rf"|(?:lost|losing|buried) {_OURS}\b(?!'|-| in the (?:crowd|shop))"
    r"|(?:death|bereavement) in (?:my|our) (?:\w+ )?family"
    r"|(?:there was|there's been|there has been|(?:we|i)(?:'ve)? had) a (?:death|bereavement)"
    r" in the family"
    r"|i was (?:bereaved|widowed)|i lost (?:a close friend|a baby|the baby)"
    r"|(?:i|we)(?:'ve| have)? had (?:a|another|two|three|several) (?:\w+ )?(?:miscarriages?"
    rf"|stillbirths?|stillborn)\b{_OF_THE_WORK}|(?:i|we) miscarried\b"
    rf"|i(?:'ve| have)? (?:had|got|have) {_ILLNESS}"
    rf"|i(?:'m| am) (?:dying\b(?! (?:to|for|of|laughing))|terminally ill|a wid(?:ow|ower)\b)"
    rf"|my (?:old )?(?:dog|cat|horse) (?:(?:just|recently|suddenly) )?(?:died|passed away)\b"
    rf"|i (?:had|went through|was (?:having|on)) chemo\w*{_OF_THE_WORK}"
    rf"|my (?:own )?(?:cancer|chemotherapy)\b{_OF_THE_WORK}"
    rf"|(?:my|our) (?:own )?(?:miscarriage|stillbirth)\b{_OF_THE_WORK}"
    r"|i (?:nearly|almost) died\b(?! (?:laughing|of))"
    r"|(?:my|our) (?:house|home|flat) (?:had )?burn(?:ed|t) down)"
)


class _Sorrows(DataModel):
    """``said`` are regular expressions on folded speech, which may stand anywhere in it."""

    schema_version: int = Field(alias="schema", ge=1, le=1)
    said: tuple[Text, ...] = Field(min_length=4)


def tells_of_a_loss(said: str) -> bool:
    """Whether an English utterance tells of a death or a grave illness close to who says it."""
    return _loss().search(fold_speech(said)) is not None


def tells_of_a_sorrow(said: str) -> bool:
    """Whether an English utterance tells of a loss, a dismissal, a separation or an illness."""
    return tells_of_a_loss(said) or _sorrow().search(fold_speech(said)) is not None


@cache
def _loss() -> re.Pattern[str]:
    return re.compile(_LOSS)


@cache
def _sorrow() -> re.Pattern[str]:
    return re.compile("|".join(load_data("sorrows_en", _Sorrows).said))
