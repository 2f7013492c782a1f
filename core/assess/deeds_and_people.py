"""Deeds and people: how an English answer tells what somebody did, and who else was there.

These are wider than the signals that levels were learned with; they are shown and move no level.
What may be a deed or a person, and may be none, is neither claimed nor missed.
"""

from __future__ import annotations

import re

_BETWEEN = (
    r"(?:(?:\w+ly|then|first|also|just|even|only|still|once|again|soon|later|now|myself),? ){0,3}"
)
_NOT_PAST = r"(?!(?:proceed|exceed|succeed|indeed|embed|hundred)\b)"
_PAST = (
    rf"(?:{_NOT_PAST}\w{{3,}}ed|built|wrote|made|led|ran|took|set|drew|found|gave|went|told|spoke|chose"
    r"|began|brought|broke|cut|dealt|drove|held|kept|put|sent|sat|sold|spent|taught|rewrote|redid"
    r"|rang|did|fought|rebuilt|stood|paid|left|let|said|bought|caught|threw|dug|fed|lit|tied|bent"
    r"|wound|swept|tore|hid|rode|shook|stole|stuck|struck|swung|swam|spun|shot|slid|ground|knelt"
    r"|shut|quit|undid|unwound|withdrew|overrode|oversaw|done|says|burnt|spilt"
    r"|used(?! to\b)|spread|split(?! up\b)|hit(?! (?:a wall|rock bottom|my limit|puberty))"
    r"|beat(?! myself)|laid|hung|flew|fled|forbade|forgave|lent|reset|rid|wove|woke)\b"
)
_TAKEN = (
    rf"(?:{_NOT_PAST}(?!(?:worked|lived|studied|stayed|graduated)\b)\w{{3,}}ed|built|written|made|"
    r"taken|drawn|found|given|told|spoken|chosen|brought|broken|sent|sold|taught|rung|bought|thrown|"
    r"rebuilt|rewritten|led|held|kept|cut|"
    r"torn|hidden|shut|swept|tied|done)\b"
)
_DONE = (
    r"(?!be\b|have\b|go\b|wait\b|think\b|learn\b|know\b|live\b|stay\b|leave\b|get used|admit\b"
    r"|accept\b|understand\b|see\b|hear\b|feel\b|say\b|suffer\b)\w{2,}"
)
OWN_DEED = re.compile(
    rf"\bi {_BETWEEN}(?:{_PAST}|(?:had to|managed to|was able to) {_BETWEEN}{_DONE})"
    rf"|\bi(?:'ve| have|'d| had) {_BETWEEN}{_TAKEN}"
    rf"|\bme and (?:my |the |our )?\w+ {_PAST}"
    rf"|\b(?:it was me|i was the (?:only )?one) (?:who|that) {_PAST}"
)
"""What people did themselves, in the words of ``core.assess.signals`` and beyond them."""

_PERSON = (
    r"(?:mum|mom|dad|mam|brother|sister|son|daughter|husband|wife|aunt|auntie|uncle|cousin|niece|nephew|"
    r"gran|granny|grand(?:ma|pa|mother|father)|friend|mate|flatmate|classmate|junior|senior|apprentice|"
    r"intern|trainee|graduate|volunteer|foreman|supervisor|team leader|captain|chef|cook|waiter|"
    r"waitress|barista|driver|picker|packer|electrician|plumber|mechanic|engineer|developer|designer|"
    r"tester|analyst|accountant|auditor|lawyer|solicitor|officer|sergeant|fitter|welder|"
    r"technician|midwife|surgeon|consultant|paramedic|pharmacist|carer|resident|tenant|landlord|"
    r"landlady|neighbor|passenger|visitor|buyer|seller|contractor|subcontractor|builder|"
    r"carpenter|joiner|roofer|receptionist|secretary|assistant|clerk|cashier|headteacher|"
    r"head teacher|principal|professor|tutor|lecturer|boy|girl|lady|gentleman|guy|bloke|lad|chap|"
    r"farmer|shopkeeper|owner|founder|investor|salesman|foreperson|caretaker|cleaner|porter|guard)s?|wives|"
    r"men|women|man|woman|children|child|kids?|fitters|midwives|foremen|policem[ae]n"
)
_A = (
    r"(?:the|my|our|his|her|their|this|that|these|those|another|both|a|an|one|some|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|\d+|\w+'s)"
)
_NOT_ME = r"(?<!i'm )(?<!i am )(?<!i was )(?<!as )(?<!be )(?<!being )(?<!become )(?<!became )"
_A_THING_TOO = (
    rf"{_A} (?:\w+ )?(?:sign|letter|engine|car|door|machine|printer|app|system|report|plan|figure|"
    r"number|total|data|result|date|account|server|tool|screen|form|policy|rule|price|offer|test)s?"
)
_NO_AGENT = (
    r"(?!(?:i|we|you|who|that|which|and|or|not|never|was|were|is|be|been|had|have|as|often)\b)"
)
_AS_PEOPLE_DO = (
    r"(?:asked|agreed|laughed|cried|shouted|yelled|complained|insisted|promised|thanked|"
    r"apologi[sz]ed|argued|hated|smiled|resigned|phoned|replied|admitted|nodded|begged|swore|"
    r"told (?:me|us|him|her)|"
    r"refused(?! to (?:start|open|close|work|move|print|boot|load|budge|run|turn))|"
    r"(?:rang|thanked|helped|warned|showed|trusted|hugged) (?:me|us|him|her)\b)"
)
OTHERS = re.compile(
    rf"{_NOT_ME}\b{_A} (?!good\b|natural\b|born\b|great\b|real\b)"
    rf"(?:(?!(?:as|a|of|printer|device|video|cost|key)\b)\w+ )?(?:{_PERSON})\b"
    r"(?! (?:room|seat|mode|account|park|licen[cs]e|interface|error|key|role|job|tools?|post|"
    r"position|course|training|conference|manual|level|experience)\b)(?!-|'|s')"
    rf"|\b(?:my|our) (?:{_PERSON})'s\b"
    rf"|\b(?!{_A_THING_TOO} ){_A} (?:\w+ )?{_NO_AGENT}\w+ {_AS_PEOPLE_DO}"
    rf"|\b(?:half|some|most|all|two|three|one|none) of (?:them|us) {_AS_PEOPLE_DO}"
    r"|\b(?:mum|mom|dad|mam|granny|grandma|grandpa) (?:was|had|is|said|\w{2,}ed)\b"
)
"""Somebody else who is told of: not what people are in general, nor what somebody is themselves."""

_NAME = (
    r"(?!I\b|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April)"
)
_NO_NAME = (
    r"(?!(?:He|She|They|It|We|You|Who|That|This|Then|And|But|So|Nobody|Everybody|Everyone|Somebody|Someone|"
    r"People|Which|One|What|Nothing|Something|All|Both|Some|Many|Most|When|Never|Also)\b)"
)
_NAMED = re.compile(
    r"\b(?:told|asked|rang|phoned|let|helped|met|thanked|taught|showed|paid|trained|persuaded|"
    rf"hired) {_NAME}[A-Z][a-z]+\b"
    rf"|\b{_NO_NAME}{_NAME}[A-Z][a-z]+(?= (?:said|says|asked|told|rang|wanted|agreed|replied|"
    r"laughed|refused|complained|and I)\b)"
    r"|\b(?:Mr|Mrs|Ms|Miss|Sister|Nurse|Aunt|Auntie|Uncle)\.? [A-Z][a-z]+"
)
_MAY_BE_NAMED = re.compile(
    rf"(?<=[a-z,;] )(?<!at )(?<!in )(?<!from )(?<!to )(?<!via )(?<!using )(?<!on )(?<!of ){_NAME}"
    r"[A-Z][a-z]{2,}\b"
)
_MAY_BE_OTHERS = re.compile(
    r"\b(?:everyone|everybody|nobody|somebody|someone) (?:\w+ly )?"
    r"(?:\w{3,}ed|said|went|came|knew|was|left|took)\b"
    r"|\b(?:the|my|our|whole|a) (?:\w+ )?(?:team|crew|staff|family|people|class|couple)\b"
    r"|\bof us\b|\b(?:two|three|four|five|six|ten|\d+) people\b"
)
_MAY_BE_A_DEED = re.compile(
    r"\bmy (?:own )?(?:role|job|part|contribution|decision|idea|task) (?:was|is)\b"
    r"|\b(?:all )?by myself\b|\bsingle-?handed|\bon my own\b"
)


def named_people(text: str) -> list[tuple[int, int]]:
    """Where ``text`` names somebody in a way in which only people are named."""
    return [match.span() for match in _NAMED.finditer(text)]


def may_be_others(text: str, folded: str) -> bool:
    """Whether it may speak of somebody else: a name that may be a product's, a group."""
    return bool(_MAY_BE_NAMED.search(text) or _MAY_BE_OTHERS.search(folded))


def may_be_a_deed(folded: str) -> bool:
    """Whether it names a part of theirs without a deed in it."""
    return _MAY_BE_A_DEED.search(folded) is not None
