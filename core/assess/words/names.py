"""Names where the signal of levels has none: at the head of a sentence, and beyond plain letters.

"Zoë Müller joined us" names somebody, and so does "Claire said no". A word that begins a sentence
with a capital may be any other, so in doubt it is neither called a name nor missed.
"""

from __future__ import annotations

import re

from core.assess.words.deeds_and_people import named_people
from core.assess.words.telling import telling_cues


def further_names(text: str) -> list[tuple[int, int]]:
    """Where an English ``text`` says a name that levels were not learned with."""
    people = (
        (start, end)
        for start, end in named_people(text)
        if text[start].isupper() and _GROUP.fullmatch(text[start:end]) is None
    )
    return [*people, *(span for span in map(_full_name, _TWO.finditer(text)) if span)]


def may_hold_a_name(text: str) -> bool:
    """Whether a sentence of an English ``text`` begins with what may be a name."""
    return any(_may_be_one(head[1]) for head in _HEAD.finditer(text))


def _full_name(two: re.Match[str]) -> tuple[int, int] | None:
    """ "Zoë Müller", and of "Yesterday Müller" what is the name."""
    first, last = two["first"], two["last"]
    if not last[0].isupper() or last.isupper() or not _may_be_one(last):
        return None
    named = first[0].isupper() and _may_be_one(first)
    return two.start("first" if named else "last"), two.end()


def _may_be_one(word: str) -> bool:
    folded = word.lower().replace("’", "'")
    return (
        word[0].isupper()
        and folded not in telling_cues().empty
        and _ORDINARY.fullmatch(folded) is None
    )


_LETTERS = r"[^\W\d_][\w’'-]*"
_TWO = re.compile(rf"(?<![\w’'-])(?P<first>{_LETTERS}) (?P<last>{_LETTERS})")
_HEAD = re.compile(
    rf"(?:^|[.!?:;]\s+|\n\s*)({_LETTERS}) (?:\w+ed|\w+s|was|had|did|came|went|took|"
    r"gave|made|said|led|ran|wrote|got|knew|saw|told|left|found|sent|kept|and [A-Z])\b"
)
_GROUP = re.compile(
    r"Customers|Patients|Guests|Colleagues|Management|Marketing|Sales|Others|People"
)
_ORDINARY = re.compile(
    r"i(?:'.*)?|it|he|she|they|we|you|who|what|when|where|which|while|why|how|that|this|these|those|"
    r"there|then|the|an?|my|our|his|her|their|your|its|no|nobody|not|nothing|none|some\w*|any\w*|"
    r"every\w*|each|all|both|most|many|few|one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"yes|so|and|but|or|if|as|at|in|on|by|for|from|to|of|with|without|since|until|before|after\w*|"
    r"during|once|twice|first\w*|second\w*|third|last|next|today|yesterday|tomorrow|later|soon|"
    r"finally|suddenly|meanwhile|instead|because|although|though|however|also|still|never|always|"
    r"(?!kelly|emily|sally|molly|holly|lily|billy|polly)\w+ly|\w+ed|\w+ing|people|things|"
    r"customers|patients|guests|colleagues|management|others|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|christmas|easter"
)
"""Words that begin a sentence and name nobody."""
