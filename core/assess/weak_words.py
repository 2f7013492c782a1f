"""Whether a word that may be held against an answer is weak where it stands.

The same words tell facts: "the same key", "everyone who had cancelled", "I told them it was a win".
Whoever reads such a word as a weakness of theirs stops believing the rest, so in doubt it is not
pointed at. No level depends on this.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from core.assess.own_plans import plans_at
from core.practice.told import tells_what_happened
from core.remembered import remembered

WEAKNESSES = frozenset(("generic", "advice", "doubt", "idle", "own_plan"))


def is_weak(folded: str, name: str, span: tuple[int, int]) -> bool:
    """Whether the words at ``span`` of ``folded`` are a case of ``name``, of ``WEAKNESSES``."""
    said = folded[slice(*span)]
    before, after = folded[max(0, span[0] - 40) : span[0]], folded[span[1] : span[1] + 40]
    marked = f"{before}[{said}]{after}"
    if _A_FACT[name].search(marked):
        return False
    if name == "own_plan" and not plans_at(folded, span[0]):
        return False
    only = _WEAK_ONLY.get(said) if name in _IN_GENERAL else None
    if only is not None and not only.search(marked):
        return False
    return name not in _IN_GENERAL or not _tells_what_happened(_clause_around(folded, span))


def _clause_around(folded: str, span: tuple[int, int]) -> str:
    starts, ends = _clause_edges(folded)
    before = bisect_right(ends, span[0])
    after = bisect_left(starts, span[1])
    return folded[ends[before - 1] if before else 0 : (*starts[after : after + 1], len(folded))[0]]


@remembered(8)  # in an answer without marks each sign would look for them in all of it
def _clause_edges(folded: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    edges = [*_CLAUSE_EDGE.finditer(folded)]
    return tuple(edge.start() for edge in edges), tuple(edge.end() for edge in edges)


_tells_what_happened = remembered(256)(tells_what_happened)
_CLAUSE_EDGE = re.compile(r"[.,;:!?\n]+|\b(?:and|but|so|because|then)\b")
_IN_GENERAL = ("generic", "advice")
"""Weak only where no more is told: a clause that tells what happened says something by itself."""

_SAID_OR_ASKED = r"\b(?:ask\w*|said|told \w+|knew|thought|promised|hoped|decided|sure|whether)"
_A_FACT = {
    "generic": re.compile(
        r"\[(?:usually|generally|basically|somehow|goalkeep\w*|perfected|success(?:ion|ive|or))\]"
        r"|\[every(?:one|body|thing)\] (?:who|that|in|on|from|at|else|i|we|he|she|they|there)\b"
        r"|\[(?:any|some)thing\] (?:that|in|on|from|else|i|we|he|she|they|about|with|like|wrong)\b"
        r"|\b(?:two|three|four|five|six|\d+|these|those|the|other|my|his|her|their|few) \[things\]"
        r"|\bfor \[good\]|\b(?:a|no) \[good\] (?:\w+ )?(?:hour|minute|week|day|ten|half|many|news)"
        r"|\[good\] (?:morning|evening|afternoon|night|news)|\[great\] (?:aunt|uncle|grand|western)"
        r"|\b(?:air|water|build|sound|data|code|image) \[quality\]"
        r"|\[quality\] (?:control|check|inspect|assur|manage|gate|score|depart|report)"
        r"|\b(?:test\w*|false|true)(?: is| was)? \[positive\]|\[positive\] (?:number|result|test)"
        r"|\[communicat\w+\] (?:between|channel|protocol|bus|line|link|over)"
        r"|\[success\w*\] (?:rate|payment|login|request)|\[leverage\] (?:ratio|of|is)"
        r"|\b(?:health|healthcare|medical|other|care|finance|legal) \[professional"
        r"|\[100 percent\] of"
    ),
    "advice": re.compile(
        r"\[it(?:'s| is) about\] (?:\d|an? (?:hour|week|day|month)|two|three|four|five|ten|time\b)"
        r"|\[we need to\]|\[must\] have (?:been|\w+ed)\b|\bthat \[must\] be"
    ),
    "doubt": re.compile(
        r"\b(?:the|that|this|these|those|what|which|an?|any|some|every|each|no|same|new|right|"
        r"wrong|other|different|own|only|one)(?: \w+)? \[(?:kind|sort) of\]"
        r"|\[whatever\] \w|\[not much\] (?:time|money|room|space|light|left|later|more|of|help)"
        r"|\[i can't remember\] (?:his|her|their|the) names?\b"
    ),
    "idle": re.compile(
        r"\w \[again\]|\b(?:asked|told|tell|want|wanted)(?: \w+)? \[to be (?:honest|fair)\]"
        r"|\[you know\] (?:your|the|what|how|who|where|why|that|him|her|them|if|an?)\b"
        r"|\b(?:do|did|if|when|before|as|that|let) \[you know\]|\bthat's what \[i mean\]"
        r"|\[in a way\] (?:that|which|we|i|he|she|they|to)\b"
        r"|\b(?:answer|speak|spoke|talk|talked|act|acted|replied|answered|said it) \[honestly\]"
    ),
    "own_plan": re.compile(
        r"\[i(?:'d| would)\] (?:say|like|rather|think|guess|add)\b"
        rf"|{_SAID_OR_ASKED}(?: if| that)? \[i"
    ),
}
"""What the words mean elsewhere."""


def _each(words: str, pattern: str) -> dict[str, re.Pattern[str]]:
    return dict.fromkeys(words.split(), re.compile(pattern))


_WEAK_ONLY = {
    **_each(
        "key",
        r"\b(?:is|are|be) (?:the |always |so )?\[key\]|\[key\] (?:skill|strength|part\b|role|"
        r"factor|thing|aspect|element|qualit|to (?:success|everything|any|all)\b)",
    ),
    **_each(
        "best",
        r"\b(?:my|our|your|their) (?:very )?\[best\](?! (?:friend|mate|seller|man|shot|guess|time|"
        r"day|waiter|worker|student|customer|client|year|week|month|night))"
        r"|\b(?:am|i'm|are|we're) (?:\w+ )?the \[best\](?! (?:one|time|day|year|week|seller)\b)"
        r"|\bthe \[best\] (?:candidate|person|possible|version|quality|solution|service|result|at)",
    ),
    **_each(
        "always",
        r"\[always\] (?:\w+ )?(?:give|stay|try|strive|keep (?:calm|cool|positive)|be|been|aim|"
        r"believe|deliver|right|calm|positive|happy|willing|ready|professional|motivated|do (?:my|"
        r"the|what)|work(?:ed)? hard|love|the best|important|there for|open to|eager|go the extra|"
        r"put (?:my|the|our) (?:all|heart|team|customer|client|patient)s?)\b",
    ),
    **_each(
        "different various",
        r"\] (?:things|situations?|challenges?|people|ways|kinds|types|tasks|areas|stakeholders|"
        r"perspectives|projects|skills|topics|fields|personalities)\b",
    ),
    **_each("value", r"\b(?:adds?|adding|brings?|creates?|delivers?|provides?) (?:\w+ )?\["),
    **_each(
        "situation situations",
        r"\b(?:any|every|difficult|challenging|stressful|different|all|various|many|most|tough) \[",
    ),
    **_each(
        "approach",
        r"\b(?:proactive|holistic|hands-on|positive|structured|strategic|professional|right|best|"
        r"different|good|great) \[",
    ),
    **_each(
        "solution solutions",
        r"\b(?:best|right|good|great|perfect|optimal|find|finding|innovative|effective|any) "
        r"(?:an? |the )?\[",
    ),
    **_each("dynamic", r"\] (?:team|person|environment|individual|company|and|work\w*)\b"),
    **_each(
        "robust efficient effective", r"\] (?:and|team|work|person|way|communic|solution|manner)"
    ),
    **_each(
        "should must",
        r"\b(?:you|one|we|people|everyone|everybody|nobody|teams?|leaders?|managers?|person|"
        r"workers?|employees?) (?:\w+ly |always |also |never )*\[",
    ),
}
"""Words that mean many things, and where they fit every answer."""
