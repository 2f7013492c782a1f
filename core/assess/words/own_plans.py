"""What somebody would do, in their own words: a plan, and neither a deed nor a habit of then.

"I'd" is "I would" and "I had": "I'd read all forty letters by nine". In doubt it tells a deed, for
a plan is held against an answer and a deed is not.
"""

from __future__ import annotations

import re

from core.remembered import remembered

_BETWEEN = r"(?:(?:then|also|first|just|always|probably|\w+ly) )*+"
_HAD = (
    r"(?!need\b|feed\b|proceed\b|succeed\b|exceed\b|heed\b|breed\b|speed\b|bleed\b|embed\b)\w+ed|"
    "already|been|beaten|begun|bent|bet|bitten|blown|bought|bound|broken|brought|built|burnt|burst|"
    "caught|chosen|clung|crept|dealt|done|drawn|dreamt|driven|drunk|dug|eaten|fallen|felt|fled|"
    "flown|forbidden|forgiven|forgotten|fought|found|frozen|given|gone|got|gotten|grown|had|heard|"
    "held|hidden|hung|kept|known|laid|lain|leapt|learnt|led|left|lent|lit|lost|made|meant|met|"
    "mistaken|never|no|nothing|only|paid|proven|ridden|risen|rung|said|sat|seen|sent|sewn|shaken|"
    "shot|shown|slept|slid|sold|sought|spelt|spent|spilt|spoken|spun|stolen|stood|stuck|struck|"
    "sung|swept|swollen|sworn|swum|swung|taken|taught|thought|thrown|told|torn|undergone|"
    "understood|undertaken|withdrawn|woken|won|worn|wound|written|"
    # The same for "I had" and "I would".
    "become|come|cost|cut|hit|hurt|let|overcome|put|quit|read|run|set|shut|split|spread|upset"
)
_PLAN = re.compile(
    rf"\bi(?:'d {_BETWEEN}(?!(?:{_HAD})\b)|(?: would|'ll| will) {_BETWEEN})(?=\w)\w+"
)
_ALSO_OF_THEN = re.compile(r"\bi(?:'d| would) ")
_HABIT_OF_THEN = re.compile(
    r"\b(?:when|while|where|as long as) (?:i|we) (?:\w+ly )?(?:was|were|ran|had|did|led|kept|"
    r"held|taught|drove|(?!need\b)\w+ed)\b(?:(?!\b(?:if|now|next|today|said|asked|told|knew|thought)\b)[^.!?]){0,99}?"
    r"\bi(?:'d| would) (?!have\b|like\b|say\b|rather\b)"
    r"|\b(?:back then|in those days|used to)\b[^.!?]{0,99}?\bi(?:'d| would) (?!have\b)"
    r"|\bi(?:'d| would) (?!have\b)[^.!?]{0,99}?\b(?:back then|in those days)\b"
)


def plans_at(folded: str, at: int) -> bool:
    """Whether ``folded`` English text says from ``at`` what somebody would do."""
    return _PLAN.match(folded, at) is not None and not (
        _ALSO_OF_THEN.match(folded, at) and tells_habits_of_then(folded)
    )


def has_plan(folded: str) -> bool:
    """Whether a ``folded`` English sentence says what somebody would do themselves."""
    return any(plans_at(folded, plan.start()) for plan in _PLAN.finditer(folded))


def without_plans(folded: str, *, of_then: bool = False) -> str:
    """``folded`` English text without what somebody would do, and with what they had done; where
    it is ``of_then``, "I would" told of habits earlier on."""
    of_then = of_then or tells_habits_of_then(folded)
    return _PLAN.sub(
        lambda plan: plan[0] if of_then and _ALSO_OF_THEN.match(plan[0]) else " ", folded
    )


@remembered(64)
def tells_habits_of_then(folded: str) -> bool:
    """Whether ``folded`` English text tells what somebody used to do: "When I ran the night desk, I
    would ring each ward at ten"."""
    return _HABIT_OF_THEN.search(folded) is not None
