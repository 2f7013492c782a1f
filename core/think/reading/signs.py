"""Signs in an answer: what it tells and what it leaves out, found by cues.

These decide follow-ups, never levels: a sign that is missing is a reason to ask, not to mark
down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.package_data import DataModel, any_of, load_data
from core.remembered import remembered
from core.think.reading.changes import find_change
from core.think.reading.cues import find_cues, fold_in_place, has_cue
from core.think.reading.numbers import tells_a_number
from core.think.reading.outcomes import BEFORE, find_outcomes
from core.think.reading.said_again import without_said_again


class SignCues(DataModel):
    """Cues of one language; see ``core.think.reading.cues`` for their notation."""

    own_action_verbs: tuple[str, ...]
    helpers: tuple[str, ...]
    """Whom somebody has do what ``had_them_do`` names; ``had_it_done`` is said of things."""
    had_them_do: tuple[str, ...]
    had_it_done: tuple[str, ...]
    outcome: tuple[str, ...]
    event: tuple[str, ...]
    """What is an outcome only late in a story; see ``core.think.reading.outcomes``."""
    change: tuple[str, ...]
    trade_off: tuple[str, ...]
    technologies: tuple[str, ...]
    ambiguous_technologies: tuple[str, ...]
    """Words that also mean something else: a technology only where somebody says they used it."""
    dangling: tuple[str, ...]


@dataclass(frozen=True)
class AnswerSigns:
    """What one answer shows. ``change`` and ``technology`` are spans of it."""

    words: int
    we_count: int
    own_actions: int
    group_acts: bool
    """Whether "we" did something: "we were hired" tells no deed of anybody's."""
    names_own_part: bool
    has_result: bool
    has_number: bool
    change: tuple[int, int] | None
    technology: tuple[int, int] | None
    has_trade_off: bool
    unfinished: bool
    disowns: bool
    """It begins by saying that there is no such story to tell."""

    @property
    def shows_own_part(self) -> bool:
        """Whether it tells what the person did themselves."""
        return bool(self.own_actions) or self.names_own_part

    @property
    def hides_own_part(self) -> bool:
        """Whether it tells what a group did and nothing of the person in it."""
        return self.we_count >= 2 and self.group_acts and not self.shows_own_part


_WE_CLAUSE = re.compile(r"\b[Ww]e\s+(?:\S+\s+){0,5}?\S+?(?=[,.;!?]|\s+(?:and|but|so|because)\s|$)")
_WORD = re.compile(r"\w[\w'-]*")
_OWN_PART = re.compile(
    r"\bmy (?:own )?(?:role|job|part|contribution|decision|idea) (?:was|is)\b"
    r"|\b(?:all )?by myself\b|\bsingle-?handed(?:ly)?\b|\bon my own\b|\bi (?:was|did \w+) alone\b"
)
_DISOWNED = r"(?:that|this|it|one|anything|such|something like)\b"
_DISOWNS = re.compile(
    # Within the first sentence.
    r"[^.!?;]{0,60}?(?<![\w'])(?:"
    rf"never (?:really |actually |yet )?(?:done|had|been in|met|seen|faced|come across) {_DISOWNED}"
    rf"|(?:haven't|have not) (?:really |actually |ever )?(?:done|had|been in|faced) {_DISOWNED}"
    r"|(?:that|this|it)(?:'s| has)? (?:never|hasn't|not) (?:really |actually )?happened to me"
    r"|(?:have|'ve got|i've) no (?:such |real |own )?(?:experience|example|story)"
    r"|(?:can't|cannot|couldn't) think of (?:one|any|a time|an example|anything))"
)
_WE_HAVE = re.compile(r"\bwe(?:'ve|'d| have| had)\b(?! to\b)")
_WE = re.compile(r"\b(?:we|our|us|the team)\b")
_USED = (
    r"\b(?:[Uu]se[sd]?|[Uu]sing|chose|chosen|choose|picked|prefer(?:red)?|adopted|introduced|deployed"
    r"|put(?: in)?|add(?:ed)?|set up|implement(?:ed)?|picking|choosing|introduce"
    r"|deploy|select(?:ed)?|based on|(?:decided|settled) on"
    r"|(?:switch|mov|migrat)(?:e|ed|ing)? (?:it |them |us |everything |over )?(?:from \w+ )?to"
    r"|(?:keep|kept|store[ds]?|hold|put) (?:it|them|that|those|everything|\w+) in"
    r"|(?:went|go|going) (?:for|with)|r[au]n(?:s|ning)? on"
    r"|(?:built|wrote|written|modelled|done) (?:it |them |this )?(?:in|on|with)|on top of)"
    r"(?: (?:the|a|an|our|plain|only|mostly|apache|microsoft|in-house|own|managed|"
    r"hosted|new|simple|small|single)){0,3} "
)
# A name with a capital inside, as makers of software write it, and said to have been used.
_NAMED_TECHNOLOGY = re.compile(rf"(?i:{_USED})([A-Z][a-z]+[A-Z]\w*|[A-Z]\w*(?:SQL|DB|JS))\b")


@remembered(1024)  # an answer is read for follow-ups, for STAR and for advice
def read_signs(answer: str) -> AnswerSigns:
    """The signs in an English ``answer``."""
    cues = sign_cues()
    folded = fold_in_place(answer)
    told = without_said_again(folded)
    return AnswerSigns(
        words=len(_WORD.findall(folded)),
        we_count=len(_WE.findall(folded)),
        own_actions=len(_own_action(cues.own_action_verbs).findall(told)),
        group_acts=tells_a_group_deed(answer),
        names_own_part=_OWN_PART.search(folded) is not None,
        has_result=bool(tell_outcomes(answer)),
        has_number=tells_a_number(folded),
        change=find_change(folded, cues.change),
        technology=_technology(answer, folded, cues.technologies, cues.ambiguous_technologies),
        has_trade_off=has_cue(folded, cues.trade_off),
        unfinished=_unfinished(folded, cues.dangling),
        disowns=_DISOWNS.match(folded) is not None,
    )


@remembered(2048)
def tell_outcomes(answer: str, *, acted_before: bool = False) -> tuple[int, ...]:
    """Where an English ``answer`` tells what came of it; in a later part of one somebody may have
    ``acted_before``."""
    cues, folded = sign_cues(), without_said_again(fold_in_place(answer))
    starts = [deed for deeds in find_deeds(answer) for deed in deeds]
    acted_at = BEFORE if acted_before else min(starts, default=None)
    return find_outcomes(folded, cues.outcome, cues.event, acted_at)


@remembered(1024)
def find_deeds(answer: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where an English ``answer`` tells what somebody did themselves, and what "we" did."""
    verbs, folded = sign_cues().own_action_verbs, without_said_again(fold_in_place(answer))
    own, groups = (
        tuple(
            deed.start()
            for deed in doing.finditer(folded)
            # "When I ran the ward ..." sets the scene; the deed comes later.
            if not folded[: deed.start()].endswith(("when ", "while "))
        )
        for doing in (_own_action(verbs), _group_action(verbs))
    )
    return own, groups


def tells_a_group_deed(answer: str) -> bool:
    """Whether an English ``answer`` tells what "we" did, have done or do."""
    folded = _WE_HAVE.sub("we", fold_in_place(answer))
    return _group_action(sign_cues().own_action_verbs).search(folded) is not None


def clause_around(answer: str, span: tuple[int, int]) -> tuple[int, int]:
    """The clause of ``answer`` around ``span``: from one punctuation mark to the next."""
    start = max(answer.rfind(mark, 0, span[0]) for mark in ".!?,;\n") + 1
    stops = [stop for mark in ".!?,;\n" if (stop := answer.find(mark, span[1])) >= 0]
    end = min(stops, default=len(answer))
    clause = answer[start:end]
    return start + len(clause) - len(clause.lstrip()), start + len(clause.rstrip())


def find_we_clause(answer: str) -> tuple[int, int] | None:
    """The span of the first "we ..." in ``answer`` that tells a deed, up to the end of its clause;
    of the first of all where none does."""
    found = [clause.span() for clause in _WE_CLAUSE.finditer(answer)]
    deeds = (span for span in found if any(find_deeds(answer[slice(*span)])))
    return next(deeds, found[0]) if found else None


@cache
def sign_cues() -> SignCues:
    return load_data("signs_en", SignCues)


# Regular past forms that tell no deed: they set a scene, wish, or take something in. Whoever moves
# to a town does nothing for the story; whoever moves the night load does.
_NO_DEEDS = (
    "needed|wanted|learned|joined|failed|enjoyed|liked|loved|hoped|hated|"
    "worked(?! (?:out|through|around))|studied|lived|graduated|"
    r"moved(?= (?:to|here|there|away|back|house|home|abroad|in|into|from|on)\b)|noticed|realised|"
    "realized|wondered|struggled|seemed|stayed|feared|worried"
)


@cache
def _own_action(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """ "I" with a verb of doing, with room for "then", "also", "personally" between them; "it was
    me who" does it, and what "I said" to somebody is a deed too."""
    # Bounded and without overlap: an answer of adverbs alone must not keep the matcher busy.
    between = r"(?:(?:then|also|first|just|always|\w+ly)\s+){0,4}"
    auxiliary = r"(?:'d|'ve|'ll| would| will| have| had)?"
    doing = rf"(?:{any_of(verbs)}|(?!(?:{_NO_DEEDS})\b)\w{{3,}}ed)"
    ones = r"(?:it was (?:me|i|just me|only me)|i (?:was|am) the (?:only )?one) (?:who|that)"
    return re.compile(
        rf"\b(?:(?<!do )(?<!did )i{auxiliary}\s+{between}{doing}\b|{ones} \w|{_SAID}|{_had_done()})"
    )


_SAID = (
    r"(?<!what )(?<!thing )(?<!when )(?<!all )"
    r"i (?:(?:then|just|also|still|\w+ly) ){0,2}(?:said|says)\b"
    r"(?! (?:to myself|i (?:think|guess|don't know|can't remember|forgot)))"
)


def _had_done() -> str:
    """What somebody had others do, or had done: "I had the kitchen bake in two rounds"."""
    cues = sign_cues()
    whom = rf"(?:the|my|our|both|all) (?:[\w'-]+ ){{0,2}}?(?:{any_of(cues.helpers)})s?"
    what = r"(?:(?:all )?the|both) (?:[\w'-]+ ){1,2}?"
    return (
        r"i had (?:(?:them|him|her|everyone|everybody) (?!been|on|in|at|for|as|to|with|all\b)\w"
        rf"|{whom} (?:{any_of(cues.had_them_do)})\b|{what}(?:{any_of(cues.had_it_done)})\b)"
    )


@cache
def _group_action(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """ "We" with a verb of doing."""
    doing = rf"(?:{any_of(verbs)}|(?!(?:{_NO_DEEDS})\b)\w{{3,}}ed)"
    return re.compile(rf"\bwe (?:(?:then|also|first|just|all|\w+ly) ){{0,4}}{doing}\b")


def _technology(
    answer: str, folded: str, known: tuple[str, ...], ambiguous: tuple[str, ...]
) -> tuple[int, int] | None:
    """The first name of a technology that somebody says they chose: who merely names one chose
    nothing, and cannot say what they gave up."""
    chosen = {match.end() for match in _SAID_TO_USE.finditer(folded)}
    spans = [span for span in find_cues(folded, known) if span[0] in chosen]
    spans += [match.span(1) for match in _used(ambiguous).finditer(folded)]
    spans += [match.span(1) for match in _NAMED_TECHNOLOGY.finditer(answer)]
    return min(spans, default=None)


_SAID_TO_USE = re.compile(_USED)


@cache
def _used(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_USED}({any_of(names)})\b")


def _unfinished(folded: str, dangling: Sequence[str]) -> bool:
    """Ends in the air: on a conjunction, a hesitation, a comma or an ellipsis.

    A full stop may be a recogniser's, put where somebody merely paused; it is believed after what
    can end a sentence ("what it was for.", "the last one then."), and after no "and" or "the".
    """
    stripped = folded.rstrip()
    if not _WORD.search(stripped):
        return False
    if stripped.endswith((",", "...", "…", "-", "–", "—", ":")):
        return True
    closed = stripped.endswith((".", "!", "?"))
    last_words = " ".join(stripped.rstrip(".!? ").split()[-3:])
    found = [cue for cue in dangling if last_words == cue or last_words.endswith(f" {cue}")]
    return any(not (closed and cue in _MAY_END_A_SENTENCE) for cue in found)


_MAY_END_A_SENTENCE = frozenset(
    "then|to|of|with|for|like|so|while|for example|for instance|i think|i mean|you know|it was"
    "|there was|i was|we were".split("|")
)
