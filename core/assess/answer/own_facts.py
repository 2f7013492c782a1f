"""What a model may say of an answer in the candidate's name: parts of sentences that they said.

The words alone prove nothing: "I did not double the sales" holds all the words of "I did double
the sales", and "the manager blamed me" those of "I blamed the manager".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.assess.answer.text import AnswerText
from core.assess.evidence import quote_span
from core.assess.report import StrongerPiece
from core.assess.words.condense import NUMBER, stems
from core.practice.quotes import Quote


def own_facts_only(sentences: Sequence[str], answer: AnswerText) -> tuple[StrongerPiece, ...]:
    """A model's stronger version, sentence by sentence, as far as it invents nothing.

    A sentence stays when it is a stretch of one sentence of the candidate's, word after word, in
    which words that carry nothing may come or go. The stretch begins and ends where a thought
    does, and what is left out around it holds nothing that could turn it ("not", "if", "tried").
    Gaps in square brackets stay, unless a number or name was put into them. Returns nothing when
    more than a third had to go: a torso is no help.
    """
    names = {word.casefold() for word in _LETTERS.findall(answer.judged)}
    numbers = numbers_in(answer.judged)
    text = dict(zip(answer.line_indexes, answer.parts, strict=True))
    theirs = [(at, _words(text[at[0]][at[1] : at[2]])) for at in answer.sentences()]
    kept: list[StrongerPiece] = []
    for sentence in sentences:
        shown = " ".join(sentence.split())
        if not (numbers_in(sentence) <= numbers and _names(sentence) <= names):
            continue
        own = [word for word in _words(_GAP.sub(" ", sentence)) if word != _PAUSE]
        if not own:
            kept.append(StrongerPiece(shown))
            continue
        source = next((at for at, said in theirs if _is_part(own, said)), None)
        if source is not None:
            kept.append(StrongerPiece(shown, _quote(answer, source)))
    return tuple(kept) if 3 * len(kept) >= 2 * len(sentences) else ()


def turning_words(text: str) -> set[str]:
    """The words of an English ``text`` that may turn what they stand beside into something else:
    "not", "if", "tried"."""
    return {word for word in _words(text) if _TURNS.fullmatch(word)}


def _quote(answer: AnswerText, source: tuple[int, int, int]) -> Quote:
    return quote_span(answer.interview, *source)


def _is_part(own: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the words ``own`` are a stretch of ``said`` that means there what it means alone."""
    if all(word in _IDLE for word in own):
        return False
    for first, word in enumerate(said):
        if word == _PAUSE or not _begins(said, first):
            continue
        last = _follow(own, said, first)
        if last is None or not _may_end(said, last):
            continue
        left_out = [*said[:first], *said[last:]]
        if not any(_TURNS.fullmatch(word) for word in left_out):
            return True
    return False


def _follow(own: Sequence[str], said: Sequence[str], first: int) -> int | None:
    """Where ``own`` ends when it is read along ``said`` from ``first``; ``None`` when it leaves it.

    Idle words of either side are stepped over where the other one has none.
    """
    at, mine = first, 0
    while mine < len(own):
        if at < len(said) and _same(own[mine], said[at]):
            at, mine = at + 1, mine + 1
        elif at > first and at < len(said) and (said[at] in _IDLE or said[at] == _PAUSE):
            at += 1
        elif own[mine] in _ADDED:
            mine += 1
        else:
            return None
    return at if at > first else None


def _same(mine: str, theirs: str) -> bool:
    if mine == theirs:
        return True
    return mine.endswith("'s") == theirs.endswith("'s") and stems(mine) == stems(theirs) != [NUMBER]


def _begins(said: Sequence[str], at: int) -> bool:
    """Whether a thought may begin with the word ``at``: "The nurse and I" does not with "I"."""
    before = [word for word in said[:at] if word not in _IDLE]
    if len(before) > 1 and before[-1] == "and" and before[-2] == _PAUSE:
        before.pop()
    if not before or before[-1] == _PAUSE:
        return True
    return said[at] in _SUBJECTS and before[-1] not in _BIND


def _may_end(said: Sequence[str], at: int) -> bool:
    """Whether a thought may end before the word ``at``: "the key account" does not after "key"."""
    rest = [word for word in said[at:] if word not in _IDLE]
    return not rest or rest[0] == _PAUSE or rest[0] in _GO_ON


_PAUSE = ","
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?|\d[\d.,:%]*|[,;:–—()]|(?<=\s)-(?=\s)")


def _words(text: str) -> list[str]:
    """The words of ``text`` in small letters; every mark that parts them is ``_PAUSE``."""
    found = []
    for word in _WORD.findall(text):
        if not word[0].isalnum():
            found.append(_PAUSE)
        elif word[0].isdigit():
            found.append(word.rstrip(".,:"))
            if word.endswith((",", ":")):
                found.append(_PAUSE)
        else:
            plain = word.casefold().replace("’", "'")
            # "The nurses' ward" is theirs, a closing quotation mark is nobody's.
            found.append(plain[:-1] + "'s" if plain.endswith("s'") else plain.rstrip("'"))
    return found


_FILLERS = frozenset("um umm uh uhm er erm ah hmm mm well like okay ok yeah basically".split())
_IDLE = _FILLERS | frozenset(
    "actually honestly literally really very quite also then so just simply the a an".split()
)
"""Words that may be left out between others, or before the first: the fact is the same."""

_ADDED = frozenset("and then also afterwards later finally the a an".split())
"""Words that may be added to join what was said; none gives a reason or an outcome."""

_SUBJECTS = frozenset("i we i've we've i'd we'd i'm we're".split())
_BIND = frozenset(
    "and or nor with than that which who whom whose as like says said say told asked thinks "
    "thought claims claimed heard believes believed wrote what how why whether if unless "
    "between".split()
)
"""Words after which "I" or "we" is no subject of its own, or belongs to what somebody says."""

_GO_ON = frozenset(
    "and but because when while after before since until till so which who where although though "
    "in on at from with for by of during within under over through across into onto that to as "
    "last this every each today yesterday tomorrow together too again".split()
)
_TURNS = re.compile(
    r".*n't|cannot|not|no|none|nobody|nothing|nowhere|neither|nor|never|without|hardly|barely|"
    r"scarcely|rarely|seldom|less|almost|nearly|only|partly|instead|rather|except|if|"
    r"unless|whether|would|could|should|might|may|must|.*'d|suppos\w*|pretend\w*|imagin\w*|"
    r"tr(?:y|ies|ied|ying)|want\w*|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|wish\w*|intend\w*|"
    r"fail\w*|refus\w*|den(?:y|ies|ied|ying)|avoid\w*|stop(?:s|ped|ping)?|help(?:s|ed|ing)?|"
    r"false\w*|wrong\w*|untrue|lie[sd]?|lying|doubt\w*|maybe|perhaps|probably|possibly|"
    r"say|says|said|saying|tells?|told|claim\w*|thinks?|thought|believ\w*|assum\w*|accus\w*|"
    r"rumou?r\w*|dream\w*|jok(?:e|es|ed|ing)"
)
"""Words that may turn what they stand beside into something else; none of them is left out."""

_GAP = re.compile(r"\[[^\[\]]*\]")
_FIGURE = re.compile(r"\d[\d.,:%]*")
_LETTERS = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<=[^\W\d_] )(?!I\b)[A-Z]\w*|(?<=, )(?!I\b)[A-Z]\w*|\b[A-Z][A-Z]+\b")


def numbers_in(text: str) -> set[str]:
    """The numbers of ``text`` that are written in figures."""
    return {figure.rstrip(".,:") for figure in _FIGURE.findall(text)}


def _names(text: str) -> set[str]:
    """What is written large, but for the first word of a sentence, where every word is."""
    return {name.casefold() for name in _NAME.findall(text)}
