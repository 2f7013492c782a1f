"""An English utterance cut into the clauses in which people put requests."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.think.reading.cues import fold_speech

_CLAUSE_BREAK = re.compile(
    r"[.?!;:…]+|,|\s[-–—]+\s"
    r"|\s+(?:so|but|and|because)\s+(?=(?:can|could|let's|please|i need to|i have to|i must)\b)"
    # A reason given beside a request; "because I was tired" tells a story.
    r"|\s+because\s+(?=(?:it's|it is|this|that's|that is|that one|i'm|i am|i don't|i feel)\b)"
)
_HESITATION = re.compile(r"\b(?:u+m+|u+h+|e+r+m*|h+m+|a+h+|mm+)\b[,.…]*")
# "What would you do?" "I'd stop and ask again." Only a wish, or somebody whom it is put to, makes
# a request of it: "I'd like to stop", "I'd ask you to say it again".
_SUPPOSES = re.compile(
    r"(?:i'd|i would|we'd|we would)(?: (?:just|also|probably|maybe|perhaps|definitely|certainly"
    r"|simply|first|then|always|never|still|even|only|immediately|usually))* "
    r"(?!(?:like|love|rather|prefer|appreciate|better|be (?:happy|glad|grateful)"
    r"|not (?:know|answer|say|like|want)"
    r"|have (?:to (?:think|pass|skip|say)|no|an?)|need (?:an?|some|more|to think)"
    r"|say (?:that's|that is|it's|we're|i'm)|(?:skip|pass on) (?:this|that) (?:question|one))\b)\w"
)
_PUT_TO_SOMEONE = re.compile(
    r"\b(?:you|please|kindly|thanks|thank you|if i may|if that's|if it's)\b"
)


def split_clauses(text: str) -> list[str]:
    """The clauses of ``text``, folded for comparing: no case, no marks, no hesitations."""
    # One space between words: a break that begins with spaces would read a run of them from each.
    folded = " ".join(_HESITATION.sub(" ", fold_speech(text)).split())
    parts = (" ".join(re.sub(r"[^\w' -]", " ", c).split()) for c in _CLAUSE_BREAK.split(folded))
    return [part for part in parts if part]


def is_supposed(clause: str, variants: Iterable[str]) -> bool:
    """Whether ``clause`` says what somebody would do, put to nobody who is here.

    ``variants`` are the clause with ever fewer polite words around it.
    """
    return any(map(_SUPPOSES.match, variants)) and _PUT_TO_SOMEONE.search(clause) is None
