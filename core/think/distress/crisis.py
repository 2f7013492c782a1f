"""Whether somebody says that they want to die, to kill or to hurt themselves, or somebody else.

It is read in all languages at once, whatever the talk is in: in distress one falls back into one's
own. What counts is a whole clause in the first person, a few idle words around it: "the deadline is
killing me", "I'm dying to see it" and "years ago I wanted to die" say something else. So does what
is quoted, told of a story, or said by somebody else in the same sentence. A wish counts where it is
of the present; an attempt, an overdose or a wound counts unless its sentence says that it was long
ago, as it is the gravest sign of all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise

from pydantic import Field, model_validator

from core.conversation.language import Language
from core.package_data import DataModel, Text, compiled, load_data, with_macros
from core.remembered import remembered
from core.think.reading.code_lines import without_code
from core.think.reading.spelt_alike import clauses_of, fold, sentences_of

LONGEST_CLAUSE_CHARS = 120
"""Nobody says it at greater length."""

_CLAUSE = " _ "
"""Stands in its sentence for the clause that was found."""

_WISH, _TRIED, _THREAT = "wish", "tried", "threat"

_FRAME, _RECENT = "frame", ("<recent>",)

_NEAR_CHARS = 400
"""So far from the clause stands who said it."""

# Each mark with its own closing one, which has to be near: what stands between two quotations is
# quoted by nobody. An inch mark opens nothing (13" screen).
_QUOTED = re.compile(
    "|".join(
        (
            "«[^«»]{0,300}»",
            "»[^»«]{0,300}«",
            "„[^„“”]{0,300}[“”]",
            "“[^“”]{0,300}”",
            "「[^「」]{0,300}」",
            "『[^『』]{0,300}』",
            r'(?<!\w)"(?=[^\s"])[^"]{0,300}(?<!\s)"(?!\w)',
        )
    )
)


class CrisisWords(DataModel):
    """One language of ``core/data/crisis.json``.

    ``said`` (a wish, a plan), ``tried`` (what was done), ``threat`` (to do it to others) and
    ``goes_on`` are patterns that cover a folded clause from end to end, words of ``around`` aside,
    no two of which are one when folded; ``leads`` are such words only before it ("well"). At a word
    of ``joins`` a clause is cut as well. Where ``told`` is found in the sentence, in which "_"
    stands for the clause, somebody else said it, unless one of ``frames`` stands right before it:
    they are patterns of what one begins with who says it of themselves ("I told my mum that").
    Where ``long_ago`` is found, what was ``tried`` is past, unless the macro ``recent`` stands in
    it. ``<name>`` stands for a macro. ``reply`` is what they hear, ``waiting`` what they hear while
    they do not go on, ``closing`` where they end it, ``refusal`` what hears who threatens somebody.
    None of the four asks anything or holds an address: all are spoken. Danger and the emergency
    number come first.
    """

    reply: Text
    waiting: Text
    closing: Text
    refusal: Text
    macros: dict[str, Text]
    around: tuple[Text, ...] = Field(min_length=10)
    leads: tuple[Text, ...] = ()
    frames: tuple[Text, ...] = Field(min_length=1)
    joins: tuple[Text, ...] = ()
    said: tuple[Text, ...] = Field(min_length=8)
    tried: tuple[Text, ...] = Field(min_length=3)
    long_ago: tuple[Text, ...] = Field(min_length=2)
    threat: tuple[Text, ...] = Field(min_length=2)
    told: tuple[Text, ...] = Field(min_length=3)
    goes_on: tuple[Text, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _compiles(self) -> CrisisWords:
        for patterns in (
            *(self.said, self.tried, self.threat),
            *(self.told, self.long_ago, self.goes_on, self.frames, _RECENT),
        ):
            compiled(self.any_of(patterns))
        return self

    @model_validator(mode="after")
    def _names_each_idle_word_once(self) -> CrisisWords:
        folded = Counter(map(fold, (*self.around, *self.leads)))
        if twice := [word for word, times in folded.items() if times > 1]:
            raise ValueError(f"folded alike in around: {', '.join(twice)}")
        return self

    def any_of(self, patterns: Iterable[str]) -> str:
        """A pattern of any of ``patterns``, folded. Raises ``ValueError`` for an unknown macro."""
        whole = with_macros("|".join(f"(?:{pattern})" for pattern in patterns), self.macros)
        return f"(?:{fold(whole)})"


class _Crisis(DataModel):
    schema_version: int = Field(alias="schema", ge=2, le=2)
    languages: dict[Language, CrisisWords]

    @model_validator(mode="after")
    def _has_all(self) -> _Crisis:
        if missing := set(Language) - set(self.languages):
            raise ValueError(f"no words in: {', '.join(sorted(missing))}")
        return self


def tells_of_a_crisis(text: str) -> bool:
    """Whether ``text``, in any of the languages, says that who says it wants to die, or to hurt
    themselves or somebody else, or that they just tried to."""
    return bool(_told_of(text))


def words_on(text: str, language: Language) -> str:
    """What hears, in ``language``, who says ``text`` and tells of no wish to go on."""
    words, told = crisis_words(language), _told_of(text)
    if told - {_THREAT}:
        return words.reply
    return words.refusal if told else words.waiting


def wants_to_go_on(text: str, language: Language) -> bool:
    """Whether ``text`` asks, in ``language`` or in English, to go on with the practice."""
    both = (_cues(language), _cues(Language.ENGLISH))
    return any(_covering(cues.goes_on, c, cues) for c in clauses_of(text) for cues in both)


def crisis_words(language: Language) -> CrisisWords:
    return load_data("crisis", _Crisis).languages[language]


@dataclass(frozen=True)
class _Cues:
    said: re.Pattern[str]
    """Names as a group what a clause tells of."""
    long_ago: re.Pattern[str]
    recent: re.Pattern[str]
    told: re.Pattern[str]
    frame: re.Pattern[str]
    """What makes the words behind it their own, however much it sounds like somebody else's."""
    goes_on: re.Pattern[str]
    joins: re.Pattern[str]
    before: tuple[str, ...]
    """Idle words that may stand before what is read, and ``around`` on either side."""
    around: tuple[str, ...]
    gap: str
    """What parts an idle word from its neighbour; in a script without spaces nothing has to."""


@remembered(64)
def _told_of(text: str) -> frozenset[str]:
    """What of a wish, an attempt and a threat is in ``text``, where nobody is quoted with it."""
    sentences = [clauses for clauses, _ in sentences_of(_QUOTED.sub(" ", without_code(text)))]
    cues = [_cues(language) for language in Language]
    return frozenset(chain.from_iterable(_kinds(s, c) for c in cues for s in sentences))


def _kinds(clauses: list[str], cues: _Cues) -> Iterator[str]:
    sentence = " ".join(clauses)
    pairs = map(" ".join, pairwise(clauses))
    for said in dict.fromkeys((*clauses, *pairs, *cues.joins.split(sentence), sentence)):
        found = _covering(cues.said, said, cues)
        if found is None:
            continue
        kind, own = found.lastgroup or "", _own_words(found)
        is_recent = cues.recent.search(own) is not None
        is_past = kind == _TRIED and not is_recent and cues.long_ago.search(sentence) is not None
        near = _around(own, sentence)
        is_given = cues.told.search(near) is not None and cues.frame.search(near) is None
        if not is_past and not is_given:
            yield kind


def _own_words(found: re.Match[str]) -> str:
    """The clause in which something was ``found``, without the frame that they begin it with."""
    return found.string[found.end(_FRAME) :] if found[_FRAME] else found.string


def _around(said: str, sentence: str) -> str:
    """What stands near ``said`` in ``sentence``, with the mark of a clause in its place."""
    before, _said, after = sentence.partition(said)
    near = f"{before[-_NEAR_CHARS:]}{_CLAUSE}{after[:_NEAR_CHARS]}"
    return " ".join(near.split())


def _covering(pattern: re.Pattern[str], clause: str, cues: _Cues) -> re.Match[str] | None:
    """Where ``pattern`` covers ``clause`` from end to end, idle words on both sides aside.

    They are taken off one by one: an expression that repeats them would try every way to part
    words that are made of others, which doubles with each.
    """
    if len(clause) > LONGEST_CLAUSE_CHARS:
        return None
    begins = [at for at in _after_idle(clause, cues) if pattern.match(clause, at)]
    ends = _before_idle(clause, cues) if begins else []
    whole = (pattern.fullmatch(clause, at, end) for at in begins for end in ends)
    return next(filter(None, whole), None)


def _after_idle(clause: str, cues: _Cues) -> list[int]:
    """Where something may begin in ``clause`` that has nothing but idle words before it."""
    found = [0]
    for at in found:  # it grows as it is read
        if not clause.startswith(cues.before, at):  # most begin with none; asked at one go
            continue
        for word in cues.before:
            if clause.startswith(word, at):
                then = at + len(word)
                spaced = [then + 1] if clause.startswith(" ", then) else []
                unspaced = [] if cues.gap else [then]
                found += [place for place in (*spaced, *unspaced) if place not in found]
    return found


def _before_idle(clause: str, cues: _Cues) -> list[int]:
    """Where something may end in ``clause`` that has nothing but idle words after it."""
    found = [len(clause)]
    for end in found:
        if not clause.endswith(cues.around, 0, end):
            continue
        for word in cues.around:
            if clause.endswith(word, 0, end):
                before = end - len(word)
                spaced = [before - 1] if clause.endswith(" ", 0, before) else []
                unspaced = [] if cues.gap else [before]
                found += [place for place in (*spaced, *unspaced) if place not in found]
    return found


@cache
def _cues(language: Language) -> _Cues:
    words = crisis_words(language)
    joins = "|".join(re.escape(fold(word)) for word in words.joins)
    kinds = {_WISH: words.said, _TRIED: words.tried, _THREAT: words.threat}
    said = "|".join(f"(?P<{kind}>{words.any_of(of)})" for kind, of in kinds.items())
    gap = " " if language.spaced else ""
    frame = words.any_of(words.frames)
    edge_before, edge_after = (r"(?<!\w)", r"(?!\w)") if language.spaced else ("", "")
    around = tuple(map(fold, words.around))
    return _Cues(
        re.compile(f"(?P<{_FRAME}>{frame}{gap})?(?:{said})"),
        re.compile(words.any_of(words.long_ago)),
        re.compile(f"{edge_before}{words.any_of(_RECENT)}{edge_after}"),
        re.compile(words.any_of(words.told)),
        re.compile(f"{edge_before}{frame}{_CLAUSE.rstrip()}"),
        re.compile(words.any_of(words.goes_on)),
        re.compile(f" (?:{joins}) " if joins else r"(?!)"),
        (*around, *map(fold, words.leads)),
        around,
        gap,
    )
