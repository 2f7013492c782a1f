"""A sentence without what slipped into it: fillers, idle openers, stutters, corrected starts.

What is left are the words that were said, in their order. Of what only may be a slip nothing goes:
"that that" and "very very" are said on purpose.
"""

from __future__ import annotations

import re

from core.assess.words.mentions import MentionKind, find_mentions
from core.think.reading.numbers import UNDER_A_HUNDRED


def without_slips(sentence: str, *, opens: bool = True) -> str:
    """``sentence`` without its slips, its first letter large; empty where nothing else was said.

    Where it does not open the answer, an "And" or "So" alone goes on from what was said before.
    """
    clean = sentence
    for mention in reversed(find_mentions(sentence)):
        if mention.kind is MentionKind.FILLER:
            clean = _joined(clean[: mention.start], clean[mention.end :])
    clean = _said_right(clean)
    clean = re.sub(r"\s*,(?:\s*,)*(?=\s*(?:[,.!?;:]|$))", "", clean)
    clean = re.sub(r"\s+([,.!?;:])", r"\1", " ".join(clean.split())).lstrip(",;: ")
    opener = _OPENERS.match(clean)
    if opener and (opens or not _GOES_ON.fullmatch(opener.group())):
        clean = clean[opener.end() :].lstrip(" .,;:!")
    clean = clean.strip(" ,")
    return clean[:1].upper() + clean[1:] if any(c.isalnum() for c in clean) else ""


def _said_right(text: str) -> str:
    """``text`` without what was said over: each pass may bring together what was said twice."""
    for _ in range(_MOST_PASSES):
        before = text
        for slip in (_FRAGMENT, _SAME_WORD, _SAME_LEANING, _BEGUN_ANEW, _NOT_THAT):
            text = slip.sub("", text)
        text = _SAME_CLAUSE.sub(_unless_meant, text)
        text = _OR_THIS.sub(_unless_told, text)
        if text == before:
            return text
    return text


_MOST_PASSES = 4


def _unless_meant(match: re.Match[str]) -> str:
    """Nothing, but what stood there after a word that lets both be clauses of their own."""
    before = match.string[: match.start()].split()
    return match.group() if before and before[-1].lower() in _OF_TWO_CLAUSES else ""


def _unless_told(match: re.Match[str]) -> str:
    """Nothing, but what stood there where it may be what somebody said: "told the man no sorry"."""
    words = match.string[: match.start()].split()[-_WORDS_BEFORE:]
    said = any(_SPEAKS.fullmatch(word.strip(",.").lower()) for word in words)
    return match.group() if said else ""


_WORDS_BEFORE = 6
_SPEAKS = re.compile(
    r"sa(?:y|ys|id|ying)|ask(?:s|ed|ing)?|tell(?:s|ing)?|told|answer(?:s|ed)?|repl(?:y|ies|ied)|"
    r"went|goes|like|thought|shout(?:s|ed)|call(?:s|ed)|r[ai]ng|wrote|gave|text(?:s|ed)"
)


def _joined(before: str, after: str) -> str:
    """What stood around a filler, without the pause that was there because of it alone."""
    if not before.rstrip().endswith(",") and not _JOINS.search(before):
        return before + after
    told, rest = before.rstrip(" ,"), after.lstrip(" ,")
    anew = _ANEW.search(f"{told}\n{rest}")
    if anew:
        return told[: anew.start()] + rest
    # Before a clause the pause may be the sentence's own.
    pause = "," if _CLAUSE.match(rest) and not _JOINS.search(told) else ""
    return f"{told}{pause} {rest}"


_SUBJECT = r"I(?:['’]\w+)?|we(?:['’]\w+)?|you|he|she|it|they|there"
_NOUN = r"the|a|an|my|our|his|her|its|their|this|these|those"
_ANEW = re.compile(r"(?<![\w'’-])(\w+)\n(?=\1(?![\w'’-]))", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"(?:{_SUBJECT}|{_NOUN}|and|but|so|because|which|who)(?![\w-])", re.IGNORECASE
)
_JOINS = re.compile(
    r"(?<![\w'’-])(?:and|or|but|so|because|that|the|an?|my|our|to|of|in|on|at|for|with|i|we|was|were|"
    r"is|are|had|have)[ ,]*$",
    re.IGNORECASE,
)

_FROM, _TO = r"(?<![\w'’-])", r"(?![\w'’-])"
_W = r"[\w'’-]+"
_PAUSE = r"(?:\s*(?:,|…|\.\.\.|[-–—](?=\s))\s*|\s+)"
_BETWEEN = rf"{_PAUSE}(?:(?:you know|i mean|well|sorry){_PAUSE})?"
_LEANS = r"the|an?|my|our|your|their|and|but|or|because|of|from|with|at|if|into"
_PERSON = r"I|we|he|she|they"
# Words that lean on the next one; "that that", "her her", "was was" and "on on" may be meant.
_SAME_WORD = re.compile(
    rf"{_FROM}(?<!an )(?!(?-i:A\s))(?P<it>{_LEANS}|I|we|they|I['’](?:m|ve|d|ll)|"
    rf"(?:it|that|there|he|she)['’]s|(?:we|they)['’](?:re|ve|d|ll)){_BETWEEN}(?=(?P=it){_TO})",
    re.IGNORECASE,
)
_JOINED_BY = (
    r"at|in|on|of|to|by|for|with|from|into|and|but|or|so|because|that|when|if|was|were|is|had|have"
)
_SAME_LEANING = re.compile(
    rf"{_FROM}(?P<it>(?:(?:{_JOINED_BY}) ){{1,2}}(?:the|an?|my|our|their)"
    r"|(?:at|in|on|of|with|for) th(?:is|at)|(?:and|but|so|because|then|that) (?:I|we|he|she|they)"
    r"|(?:want(?:ed)?|going|have|had|need(?:ed)?|trying|tried|able|used|started|supposed) to"
    rf"|let (?:me|us)){_BETWEEN}(?=(?P=it){_TO}\s+\w)",
    re.IGNORECASE,
)
_SAME_CLAUSE = re.compile(
    rf"{_FROM}(?P<it>(?:{_SUBJECT}) (?!know\b)\w+(?: (?:a|the|to))?){_BETWEEN}"
    rf"(?=(?P=it){_TO}\s+\w)",
    re.IGNORECASE,
)
# "Whatever it was it was ours", "if I can I can": after such a word both were meant.
_OF_TWO_CLAUSES = frozenset(
    "what who where when how why which whatever whoever wherever whenever however if as than that "
    "all though although while way because once until said says unless everything anything".split()
)
# "I just I got down".
_BEGUN_ANEW = re.compile(
    rf"{_FROM}(?P<it>{_PERSON}) (?:just|actually|really|basically){_PAUSE}(?=(?P=it) \w)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    rf"{_FROM}(?P<it>[^\W\d_]{{1,4}})(?:[-–—]+|…|\.\.\.),?\s+(?=(?P=it)[^\W\d_])", re.IGNORECASE
)
_OOPS = r"(?:no[, ]+(?:sorry|wait)|(?:sorry|wait)[, ]+no|(?:no|sorry)[, ]+i mean)"
# "The manager no sorry not the manager the assistant manager".
_NOT_THAT = re.compile(
    rf"{_FROM}(?P<it>(?:{_W} ){{0,3}}(?!(?:{_LEANS}){_TO}){_W}){_PAUSE}"
    rf"(?:{_OOPS}|no|sorry)[, ]+not (?P=it){_TO}{_PAUSE}(?=\w)",
    re.IGNORECASE,
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_COUNT = rf"(?:\d+|{UNDER_A_HUNDRED})"
# "In March no sorry in April", "on Monday, sorry, I mean Tuesday".
_AGAIN = "|".join(rf"{one}{_PAUSE}{_OOPS}[, ]+(?={one}{_TO})" for one in (_DAY, _MONTH, _COUNT))
_OR_THIS = re.compile(
    rf"{_FROM}(?:(?P<it>the|an?|my|our|in|on|at|for|with|from) (?:{_W} )?{_W}{_PAUSE}{_OOPS}[, ]+"
    rf"(?=(?P=it) \w)|{_AGAIN})",
    re.IGNORECASE,
)

_GOES_ON = re.compile(r"(?:and|so) +", re.IGNORECASE)
# "Okay was the only reply": a word that something is said of was not idle.
_SAID_OF = r"(?!['’]?\s+(?:is|was|were|are|isn['’]t|wasn['’]t|meant|means|seemed|became)\b)"
_IDLE = rf"um|uh|er|(?:okay|ok|yes(?! or no)|yeah){_SAID_OF}|basically|actually|honestly"
_OPENER = r"so|well|right|now|to be honest"
_PARTED = r"like|anyway|anyhow|i mean|you know|as i said"
_GASP = r"gosh|wow|jeez|oh(?: my)? (?:god|gosh|dear|wow)"
_START = r"where (?:do|should|shall) i (?:even )?(?:start|begin)"
_TIME = (
    r"in|on|at|from|for|by|with|when|after|before|because|since|if|while|what|then|last|first|now"
)
# "So far", "right away", "now and then" and "so-called" begin what was said: a word that may belong
# to what follows it is idle only before a pause, or where a new clause begins.
_OPENERS = re.compile(
    rf"^(?!(?:yes|yeah),? and no\b)(?:(?:(?:{_IDLE}|{_GASP}|and)(?![\w'’/-])"
    rf"|{_START}(?=\s*(?:,|[.?!]\s)|\s+(?:{_IDLE}|{_OPENER})\b)"
    rf"|i mean(?=\s+(?:{_GASP}|{_START}|{_IDLE}|so|well)\b)"
    rf"|it['’]s like this(?=[:,]?\s+(?:{_SUBJECT}|when|in|at)(?![\w-]))"
    rf"|(?:{_OPENER}|{_PARTED})(?=\s*(?:,|[-–—]\s|[.!?]*$))"
    # "Now we ship weekly" tells what is different today, so "now" stays without a pause.
    rf"|(?!now\b)(?:{_OPENER})(?=\s+(?:{_SUBJECT}|{_IDLE})(?![\w-]))|now(?=\s+(?:{_IDLE})(?![\w-]))"
    rf"|so(?=\s+(?:{_NOUN})\s)"
    rf"|so(?=\s+(?:{_TIME}|well,|right,|like,|i mean|you know)[\s,])"
    r")(?:[\s,:]|[-–—](?=\s))*)+",
    re.IGNORECASE,
)
