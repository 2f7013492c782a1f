"""Follow-ups: the next question that an answer deserves."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from core.conversation.brief import Manner
from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.practice.bank import STANDING, Question
from core.practice.following_up.aftermath import find_aftermath
from core.practice.following_up.asker import FIRST_OF_ALL, Asker
from core.practice.following_up.given import (
    is_given,
    looks_back,
    still_to_ask,
    takes_up_a_story,
    ways_to_ask,
)
from core.practice.following_up.pointing_back import find_antecedent
from core.practice.following_up.told import (
    asks_for_a_story,
    ends_with_no_more,
    has_nothing_to_tell,
    tells_what_happened,
)
from core.practice.lines import follow_up_lines
from core.practice.points import cover_points, words_near
from core.practice.variety import choose_fresh, last_said
from core.think.distress.after_care import without_despair
from core.think.reading.code_lines import code_spans, without_code
from core.think.reading.signs import AnswerSigns, clause_around, find_we_clause, read_signs
from core.think.requests.refusals import ends_in_a_refusal

SHORT_ANSWER_WORDS = 15
"""Below this an answer has no room for an example: about six seconds of speech."""


_OF_A_STORY = (
    FollowUpReason.NO_OWN_PART,
    FollowUpReason.NO_RESULT,
    FollowUpReason.NO_NUMBER,
    FollowUpReason.NO_TRADE_OFF,
)
_ASKED_FOR = {FollowUpReason.NO_OWN_PART: "action", FollowUpReason.NO_RESULT: "result"}
"""The part of a story that was asked for: not again, in other words, in the next breath."""
_OF_WHAT_HAPPENED = (FollowUpReason.NO_OWN_PART, FollowUpReason.NO_RESULT)


def choose_follow_up(
    question: Question,
    answer: str,
    asked: Sequence[FollowUpReason],
    rng: random.Random,
    *,
    newest: str,
    asker: Asker,
    strays: bool = False,
    adrift: bool = False,
) -> Move | None:
    """The follow-up that ``answer`` (all parts so far) calls for, or ``None`` when it stands.

    ``asked`` are the reasons already used on this question: none is used twice, except that
    another missing point may be asked for, and there are at most ``MAX_FOLLOW_UPS``.
    ``newest`` is the part said last, which alone tells whether a thought was left unfinished.
    ``asker`` says what is looked for first and how it is put; a demanding one asks as long as
    anything is missing, a warm one once. Who has no such story is asked for the nearest thing, who
    told of nothing that happened for a case, once, and neither for the parts of a story; nor is who
    ``strays``, with nothing of the question in what was told. Where an explanation is ``adrift``
    and takes nothing of the question up, a missing point leads back to it. Who says that there is
    nothing gets a smaller step, and nothing more where they say so again. Who ends by saying that
    they will not tell more, or have no more to tell, is not pressed. Code is looked through for
    points and quoted never: who wrote hardly anything else is asked to explain it. Nobody is asked
    about their despair either, or hears it read out.
    """
    ends_in_code = _ends_in_code(newest)
    told = answer
    answer, newest = (without_despair(without_code(text)) for text in (answer, newest))
    helped = FollowUpReason.DONT_KNOW in asked
    nothing_more = ends_in_a_refusal(newest) or ends_with_no_more(newest)
    nothing_more = nothing_more or (helped and has_nothing_to_tell(newest))
    if nothing_more or asker.has_asked_enough(asked):
        return None
    lacks = {**_LACKS, **_DEMANDED_LACKS} if asker.manner is Manner.DEMANDING else _LACKS
    signs = _signs_of(answer)
    latest = read_signs(newest)
    untold = not tells_what_happened(answer)
    owes_story = untold and asks_for_a_story(question)
    if not asked and not owes_story and has_nothing_to_tell(answer):
        return nudge(question, answer, rng, asker)
    nothing = owes_story and has_nothing_to_tell(answer)
    if (nothing or (signs.disowns and not signs.own_actions)) and not asked:
        return _nearest(question, rng, asker)
    for reason in _order(asker, question, told, ends_in_code=ends_in_code):
        if signs.disowns and reason in _OF_A_STORY:
            continue
        if (untold or strays) and reason in _OF_WHAT_HAPPENED:
            continue
        if owes_story and reason is not FollowUpReason.UNFINISHED:
            if _asked_for_a_story(asked):
                return None
            return _worded(question, FollowUpReason.TOO_SHORT, "", rng, asker)
        if reason in asked and reason is not FollowUpReason.MISSING_POINT:
            continue
        if reason is FollowUpReason.MISSING_POINT:
            move = _missing_point(question, told, asked, rng, asker, newest=newest, adrift=adrift)
            if move is not None:
                return move
        elif lacks[reason](signs, latest):
            # What was said last is freshest; an earlier part serves where it has nothing.
            quote = _QUOTES[reason](newest) or _QUOTES[reason](answer)
            return _worded(question, reason, quote, rng, asker)
    return None


def _signs_of(answer: str) -> AnswerSigns:
    """The signs in all of ``answer`` so far: a story may end without a word that calls it so."""
    signs = read_signs(answer)
    return replace(signs, has_result=signs.has_result or bool(find_aftermath(answer)))


def _order(
    asker: Asker, question: Question, answer: str, *, ends_in_code: bool
) -> list[FollowUpReason]:
    """What to look for in ``answer``, in order: code is explained, and what it ends is whole."""
    order = list(asker.order(question.type))
    if STANDING in question.tags and FollowUpReason.NO_RESULT in order:
        order.remove(FollowUpReason.NO_RESULT)  # it may be so to this day
    if code_spans(answer):
        order[order.index(FollowUpReason.TOO_SHORT)] = FollowUpReason.UNEXPLAINED
    if ends_in_code:
        order.remove(FollowUpReason.UNFINISHED)
    return order


def _ends_in_code(text: str) -> bool:
    return any(end == len(text.rstrip()) for _, end in code_spans(text))


def _asked_for_a_story(asked: Sequence[FollowUpReason]) -> bool:
    return FollowUpReason.TOO_SHORT in asked or FollowUpReason.DONT_KNOW in asked


def nudge(question: Question, answer: str, rng: random.Random, asker: Asker) -> Move | None:
    """A smaller step into ``question`` for someone who does not know; ``None`` when the only one
    left is what they were just asked."""
    signs, coverage = _signs_of(answer), cover_points(question, answer)
    open_points = [
        c.point for c in coverage if not c.covered and not is_given(c.point, signs, answer)
    ]
    hints = [point.ask for point in open_points or question.points[:1]]
    last = asker.said[-1] if asker.said else ""
    new = [hint for hint in hints if not last.endswith(ways_to_ask(hint))]
    if not new:
        return None
    if not (tells_what_happened(answer) and signs.own_actions):
        new = [hint for hint in new if not looks_back(hint)]
    # What they said last is that they do not know: no "that" can point at it.
    new = [hint for hint in new if find_antecedent(hint, "", answer) is not None]
    if not new:
        return _nearest(question, rng, asker)
    line = choose_fresh(follow_up_lines(asker.manner).dont_know, asker.said, rng)
    ask, quote = _put(new[0], "", answer, rng, asker)
    return _filled_in(f"{line} {ask}", question, FollowUpReason.DONT_KNOW, quote)


def _nearest(question: Question, rng: random.Random, asker: Asker) -> Move:
    text = choose_fresh(follow_up_lines(asker.manner).nearest, asker.said, rng)
    return Move(MoveKind.FOLLOW_UP, text, question.id, FollowUpReason.DONT_KNOW)


_LACKS: dict[FollowUpReason, Callable[[AnswerSigns, AnswerSigns], bool]] = {
    FollowUpReason.UNFINISHED: lambda _, latest: latest.unfinished,
    FollowUpReason.TOO_SHORT: lambda signs, _: signs.words < SHORT_ANSWER_WORDS,
    FollowUpReason.UNEXPLAINED: lambda signs, _: signs.words < SHORT_ANSWER_WORDS,
    FollowUpReason.NO_OWN_PART: lambda signs, _: signs.hides_own_part,
    FollowUpReason.NO_RESULT: lambda signs, _: not signs.has_result,
    FollowUpReason.NO_NUMBER: lambda signs, _: signs.change is not None and not signs.has_number,
    FollowUpReason.NO_TRADE_OFF: lambda signs, _: (
        signs.technology is not None and not signs.has_trade_off
    ),
}

_DEMANDED_LACKS: dict[FollowUpReason, Callable[[AnswerSigns, AnswerSigns], bool]] = {
    FollowUpReason.NO_NUMBER: lambda signs, _: not signs.has_number,
    FollowUpReason.NO_TRADE_OFF: lambda signs, _: not signs.has_trade_off,
}


def _last_words(answer: str) -> str:
    """The end of ``answer``, word for word, at most six words of its last line."""
    found = _LAST_WORDS.search(answer.rstrip(" .,!?…-–—:\n\t"))
    return found.group() if found else ""


_LAST_WORDS = re.compile(r"(?:[^\s]+[^\S\n]+){0,5}[^\s]+$")
_LONGEST_QUOTE_WORDS = 10
_JOINED = re.compile(r"^(?:(?:and|but|so)\s+)+", re.IGNORECASE)


def _we_clause(answer: str) -> str:
    span = find_we_clause(answer)
    return answer[slice(*span)] if span else ""


def _change_clause(answer: str) -> str:
    span = read_signs(answer).change
    if span is None:
        return ""
    clause = _JOINED.sub("", answer[slice(*clause_around(answer, span))])
    return clause if len(clause.split()) <= _LONGEST_QUOTE_WORDS else answer[slice(*span)]


def _technology(answer: str) -> str:
    span = read_signs(answer).technology
    return answer[slice(*span)] if span else ""


_QUOTES: dict[FollowUpReason, Callable[[str], str]] = {
    FollowUpReason.UNFINISHED: _last_words,
    FollowUpReason.TOO_SHORT: lambda _: "",
    FollowUpReason.UNEXPLAINED: lambda _: "",
    FollowUpReason.NO_OWN_PART: _we_clause,
    FollowUpReason.NO_RESULT: lambda _: "",
    FollowUpReason.NO_NUMBER: _change_clause,
    FollowUpReason.NO_TRADE_OFF: _technology,
}


_WITHOUT_QUOTE = "Could you tell me a little more about that?"


def _worded(
    question: Question, reason: FollowUpReason, quote: str, rng: random.Random, asker: Asker
) -> Move:
    lines: tuple[str, ...] = getattr(follow_up_lines(asker.manner), reason.value)
    fitting = [line for line in lines if ("{quote}" in line) == bool(quote)]
    fitting = fitting or [_WITHOUT_QUOTE]
    wording = choose_fresh(fitting, asker.said, rng)
    if asker.leads and reason not in FIRST_OF_ALL:
        leads = asker.leads_to(wording, reason)
        wording = f"{choose_fresh(leads, asker.said, rng)} {wording}".strip()
    return _filled_in(wording, question, reason, quote)


def _filled_in(wording: str, question: Question, reason: FollowUpReason, quote: str) -> Move:
    """The follow-up that ``wording`` is once ``quote`` stands in its blank, where there is one."""
    before, blank, after = wording.partition("{quote}") if quote else (wording, "", "")
    if not blank:
        return Move(MoveKind.FOLLOW_UP, wording, question.id, reason, quote)
    text = f"{before}{quote}{after}"
    return Move(MoveKind.FOLLOW_UP, text, question.id, reason, quote, quote_at=len(before))


def _missing_point(
    question: Question,
    answer: str,
    asked: Sequence[FollowUpReason],
    rng: random.Random,
    asker: Asker,
    *,
    newest: str,
    adrift: bool,
) -> Move | None:
    said = without_code(answer)
    signs = _signs_of(said)
    coverage = cover_points(question, answer)
    missing = [c.point for c in coverage if not c.covered and not is_given(c.point, signs, said)]
    if not tells_what_happened(said):
        missing = [point for point in missing if not takes_up_a_story(point.ask)]
    missing = [p for p in missing if find_antecedent(p.ask, newest, said) is not None]
    tried = {_ASKED_FOR[reason] for reason in asked if reason in _ASKED_FOR}
    missing = [point for point in missing if point.tells not in tried]
    missing.sort(key=lambda point: words_near(question, point, said))
    fresh = [point for point in missing if not asker.has_put(point)]
    # A model asks in words of its own: what it asked cannot be told, so as many are passed over.
    put = sum(asker.has_put(point) for point in question.points)
    fresh = fresh[max(0, asked.count(FollowUpReason.MISSING_POINT) - put) :]
    if not fresh:
        return None
    point = min(fresh, key=lambda one: last_said(one.ask, asker.said))
    ask, quote = _put(point.ask, newest, said, rng, asker)
    lines = follow_up_lines(asker.manner)
    own = asker.leads and asker.leads_to(ask, FollowUpReason.MISSING_POINT)
    leads = lines.back_to_it if adrift else own or lines.missing_point
    wording = f"{choose_fresh(leads, asker.said, rng)} {ask}".strip()
    return _filled_in(wording, question, FollowUpReason.MISSING_POINT, quote)


def _put(ask: str, newest: str, answer: str, rng: random.Random, asker: Asker) -> tuple[str, str]:
    """``ask`` without what ``answer`` told of it, and what it points back at: that has a blank
    before it, to be named there word for word, where ``newest`` does not tell it; "" elsewhere."""
    still = still_to_ask(ask, answer)
    quote = find_antecedent(ask, newest, answer)
    if not quote:
        return still, ""
    names = choose_fresh(follow_up_lines(asker.manner).points_back, asker.said, rng)
    return f"{names} {still}", quote
