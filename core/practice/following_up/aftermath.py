"""The aftermath: what others did, or what went on, after what somebody did themselves.

Most stories end without any word that calls it an end: "They took the open cupboards", "He had two
pairs since". What happened late in a story, after a deed and to somebody or something else, is how
it ended, in whatever words. Of 1,700 sentences marked by hand (``python -m benchmarks.star``) the
words of ``core.think.reading.outcomes`` find three results in ten and this as many again, three of
four rightly.
"""

from __future__ import annotations

import re
from itertools import pairwise

from core.practice.following_up.told import tells_what_happened
from core.remembered import remembered
from core.speak.sentences import sentence_spans
from core.think.reading.cues import fold_in_place
from core.think.reading.said_again import without_said_again
from core.think.reading.signs import find_deeds

LATE = 0.6
"""The share of the sentences after which what happens is the end; chosen on the marked sentences:
from 0.5 on two more of 150 are found and ten more are wrong, from 0.7 on eleven fewer and eight."""

LAST_WORD = 0.8
"""From here on what somebody said is the end as well; before, it is what the story goes on with."""


@remembered(1024)
def find_aftermath(answer: str) -> tuple[int, ...]:
    """Where sentences, or clauses after somebody's own deed, of an English ``answer`` tell what
    came of it; empty for one in which nobody acts."""
    folded = without_said_again(fold_in_place(answer))
    own, groups = find_deeds(answer)
    first = min((*own, *groups), default=len(folded))
    spans = sentence_spans(answer)
    found: list[int] = []
    for number, (start, end) in enumerate(spans, start=1):
        place = number / len(spans)
        if place <= LATE or end <= first or answer[start:end].rstrip().endswith("?"):
            continue
        said_ends = place > LAST_WORD
        mine = [deed for deed in own if start <= deed < end]
        if mine:
            found += _clause_after(folded, max(mine), end, said_ends=said_ends)
        elif start > first and _ends(folded[start:end], said_ends=said_ends):
            found.append(start)
    return tuple(found)


def begins_with_another(folded: str) -> bool:
    """Whether a folded sentence is about somebody or something else than who tells it."""
    return _ANOTHER.match(folded) is not None


def _clause_after(folded: str, deed: int, end: int, *, said_ends: bool) -> list[int]:
    """Where the first clause that tells an end begins, after the ``deed`` in its sentence."""
    edges = [edge.end() for edge in _CLAUSE_EDGE.finditer(folded, deed, end)]
    for start, stop in pairwise([*edges, end]):
        if _ends(folded[start:stop], said_ends=said_ends):
            return [start]
    return []


def _ends(folded: str, *, said_ends: bool) -> bool:
    return (
        begins_with_another(folded)
        and _GOES_ON.match(folded) is None
        and (said_ends or _SAYS.match(folded) is None)
        and tells_what_happened(folded)
    )


_OPENERS = r"\W*(?:(?:well|so|and|but|yes|no|then|honestly|basically|mostly|um+|uh+)\W+)*"
_ANOTHER = re.compile(
    rf"{_OPENERS}(?:(?!was|this|us|always|yes|perhaps|besides|sometimes|afterwards)\w{{3,}}s "
    r"(?:were|had|went|came|got|took|stopped|started|began|fell|rose|dropped|healed|ran)\b|(?:he|she|they|we|you|it|there|that|this|these|those|some(?:one|body)|"
    r"every(?:one|body)|no ?body|no one|others|most of|some of|all of (?:us|them)|both of|"
    r"the|a|an|my|our|his|her|their|your)\b)"
)
_CLAUSE_EDGE = re.compile(r"[,;:]|\b(?:and|but|so|until|then)\b")
_GOES_ON = re.compile(
    rf"{_OPENERS}(?:we\b|you\b|(?:it|that|this|there|everything|every(?:one|body)) (?:was|were|had "
    r"been|'d been)\b|that(?:'s|'d| showed| made| meant| taught)\b|my \w+ (?:had been|was)\b|"
    r"the (?:\w+ )?(?:thing|part) (?:that|which)\b)"
)
"""What "we" did is a deed, and what something was is a state or an opinion of it."""
_SAYS = re.compile(
    rf"{_OPENERS}(?:[\w'-]+ ){{1,4}}?(?:said|says|complained|asked|told (?:me|us)|denied|insisted"
    r"|argued|cried|wanted|needed|thought|felt|seemed|had to)\b"
)
"""What people say and want is the end only where nothing comes after it."""
