"""A line of a document as an interviewer reads it aloud inside a question.

Long lines are cut. What is left is heard as a whole: a clause to its end, or all of the line, and
never a clause that breaks off before its verb.
"""

from __future__ import annotations

import re

QUOTED_WORDS = 18
MOST_QUOTED_WORDS = 30
"""Nobody holds more than that in the ear; so much is read of a line that cannot be cut."""

_SPARED_WORDS = 6
_FEWEST_WORDS = 9
_FEWEST_WORDS_OF_A_CLAUSE = 5
_NO_SENTENCE_END = 5
"""What ends with a full stop and has so few letters may be an abbreviation."""


def quotable(text: str) -> str:
    """``text`` as it can be read aloud inside a question: whole words, without quotation marks of
    its own and without a full stop, but for that of an abbreviation.

    What is longer than ``QUOTED_WORDS`` and a few ends with a clause; one that has none to end
    with, with a phrase.
    """
    words = re.sub(r"[“”\"«»{}⟦⟧]", "", rejoined(text)).split()
    longest = QUOTED_WORDS + _SPARED_WORDS
    if len(words) <= longest:
        return _said(words)
    end = _last_mark(words[: longest + 1]) or _first_subordinate(words[: longest + 1])
    if end:
        return _said(_without_joining(words[:end]))
    if len(words) <= MOST_QUOTED_WORDS:
        return _said(words)
    ends = [at for at in range(_FEWEST_WORDS, QUOTED_WORDS) if words[at].lower() in _JOINING]
    return f"{_said(_without_joining(words[: ends[-1] if ends else QUOTED_WORDS]))} …"


def without_wish(text: str) -> str:
    """``text`` without the "is a plus" at its end, for whoever has said already that it is one."""
    return _IS_A_PLUS.sub("", text) or text


_IS_A_PLUS = re.compile(
    r"(?:[,;:]| [-–—]| (?:is|are|would be|will be)){1,3}"
    r"(?: (?:an?|very|also|big|strong|added|definite|real|distinct|huge)){0,4}"
    r" (?:plus|bonus|advantage|asset|desirable|preferred|welcome|beneficial|helpful)[.!]?$",
    re.IGNORECASE,
)


def rejoined(text: str) -> str:
    """``text`` without the gap that the end of a line left in a word: "long- term", "applica-
    tion", which has no hyphen either. "Full- and part-time" has no such gap."""
    return _GAP.sub("-", _BEFORE_ENDING.sub("", text))


_GAP = re.compile(r"(?<=[A-Za-z0-9])- (?!(?:and|or|to|nor)\b)(?=[a-z]{2})")
_BEFORE_ENDING = re.compile(
    r"(?<=[a-z]{2})- (?=(?:[ats]?ions?|[ats]?ional|c?ations?|ments?|ing|ings|ed|ers?|ly|ity|ness|"
    r"[ai]ble|[ae]nce|ical|ally|tive|tures?)\b)"
)


def _last_mark(words: list[str]) -> int:
    """How many of ``words`` go up to the last mark that ends a clause: a comma only where there is
    no stronger one. 0 without any, and of marks within brackets."""
    commas = strong = opened = 0
    for at in range(1, len(words)):
        word, following = words[at - 1], words[at]
        opened += word.count("(") - word.count(")")
        if at < _FEWEST_WORDS or opened > 0:
            continue
        ends_sentence = word.endswith((".", "!", "?")) and len(word) > _NO_SENTENCE_END
        if ends_sentence or word.endswith(_STRONG) or following.startswith(("(", "–", "—")):
            strong = at
        elif word.endswith(","):
            commas = at
    return strong or commas


def _first_subordinate(words: list[str]) -> int:
    """How many of ``words`` go up to the first subordinate clause that can be left out: not what
    somebody found or showed. 0 where there is none."""
    for at in range(1, len(words)):
        before, word = words[at - 1].lower(), words[at].lower()
        if word not in _SUBORDINATE and (word, *words[at + 1 : at + 2]) != ("so", "that"):
            continue
        if before in _ANYBODY:
            continue
        if word == "that" and (before in _TOLD or before.endswith("ed")):
            return 0
        if at >= _FEWEST_WORDS_OF_A_CLAUSE:
            return at
    return 0


def _without_joining(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1].lower() in _NO_END:
        words = words[:-1]
    return words


def _said(words: list[str]) -> str:
    said = " ".join(words)
    bare = said.rstrip(" .,;:–—-")
    stopped = said[: len(bare) + 1]  # "between 2 and 6 a.m." keeps the stop that is a part of it
    return stopped if _ABBREVIATED.search(stopped) else bare


_ABBREVIATED = re.compile(
    r"(?<!\w)(?:(?:[A-Za-z]\.){2,}|(?:approx|etc|dept|incl|Inc|Ltd|Co|Corp|Jr|Sr|Ph\.D|hrs|mins)\.)$"
)


_STRONG = (";", ":", "–", "—")
_SUBORDINATE = frozenset(
    "that who whom whose which where when while whereas because after before until since if "
    "although though unless".split()
)
_TOLD = frozenset(
    "found showed shown saw said told knew thought learnt meant felt made sure so is was".split()
)
"""What stands behind these without what they say is no clause: "found that", "so that"."""
_ANYBODY = frozenset(
    "someone somebody anyone anybody person people candidate candidates one".split()
)
"""Nothing is said by these without the clause behind them: "we are looking for someone"."""
_JOINING = frozenset(
    "and or but by with for from in on at into as after before while which when where through "
    "across under over using including between within about because".split()
)
"""Words that a phrase begins with."""
_NO_END = _JOINING | frozenset("a an the of to that who its our their his her my your".split())
