"""How the questions of an interview are shared out between the advert, the résumé and the notes.

What an advert lists as required comes before the duties that it tells, and both before what is
only welcome: a plan of ``usual_question_count`` asks for each of its main requirements once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.conversation.brief import InterviewType
from core.ground.asking import grounded_wording
from core.ground.documents import Passage
from core.ground.finds import Find, claims, stakes, tells_the_same, wants
from core.ground.kinds import WantKind, kind_of
from core.ground.quoting import MOST_QUOTED_WORDS, quotable
from core.ground.words import Section

WANTS_SHARE = 0.7
"""Of the questions, when there are both an advert and a résumé; more where more is required."""

CLAIMS_KEPT, KEEPS_ONE_BELOW = 2, 6
"""However much is required, so many questions are about the résumé; in a shorter plan one."""

STAKE_FROM = 4
"""In a plan of fewer questions none is spent on the company notes."""

USUAL_QUESTIONS, USUAL_AT_MOST = 5, 12
"""Without an advert, and beside the longest: forty minutes of answers."""

A_LIST = 4
"""Fewer under such a heading are the end of a list that began elsewhere."""

_HELD = (
    *(WantKind.LANGUAGE, WantKind.CREDENTIAL, WantKind.LICENCE),
    *(WantKind.PERMIT, WantKind.HOURS),
)
"""What one has or agrees to."""


HEARD_AT_ONCE = 3
"""So many things are asked for in one breath, in no more words than are quoted of one line."""


@dataclass(frozen=True)
class Shares:
    """What the questions are about, in the order in which they are chosen; what is left of
    ``count`` is the bank's."""

    wants: tuple[Find, ...]
    claims: tuple[Find, ...]
    stakes: tuple[Find, ...]
    held_too: tuple[Find, ...] = ()
    """What is asked for in one breath with the one of ``wants`` that somebody has or agrees to."""


def share_out(
    passages: tuple[Passage, ...], kind: InterviewType, count: int, claimed: Sequence[Find]
) -> Shares:
    """The finds that a plan of ``count`` questions asks about; ``claimed`` in their order."""
    wanted = _askable(wants(passages), kind)
    told = [find for find in stakes(passages) if not any(tells_the_same(find, w) for w in wanted)]
    staked = tuple(told[:1]) if wanted and count >= STAKE_FROM else ()
    from_wants, from_claims = _numbers(
        count - len(staked), len(wanted), len(_main(wanted)), len(claimed)
    )
    asked = wanted[:from_wants]
    held_too = _held(wants(passages), kind)[1:] if any(map(is_held, asked)) else ()
    return Shares(asked, tuple(claimed[:from_claims]), staked, held_too)


def requirements_asked(
    passages: tuple[Passage, ...], kind: InterviewType, question_count: int
) -> tuple[int, int]:
    """How many of the things that the advert requires a plan of so many questions asks for, and
    how many there are."""
    shares = share_out(passages, kind, question_count, claims(passages))
    asked = (*shares.wants, *shares.held_too)
    return sum(find.must for find in asked), sum(find.must for find in wants(passages))


def usual_question_count(passages: tuple[Passage, ...], kind: InterviewType) -> int:
    """So many questions that each main requirement of the advert is asked for and one duty, and
    the résumé and the notes have their own; not more than ``USUAL_AT_MOST``."""
    wanted = _askable(wants(passages), kind)
    required = sum(find.must for find in wanted)
    enough = min(len(_main(wanted)) + 1, required)
    for count in range(USUAL_QUESTIONS, USUAL_AT_MOST):
        if len(share_out(passages, kind, count, claims(passages)).wants) >= enough:
            return count
    return USUAL_AT_MOST


def _numbers(count: int, wanted: int, main: int, claimed: int) -> tuple[int, int]:
    """How many questions are about wants, of which ``main`` come first, and how many about
    claims."""
    if not wanted:
        return 0, min(claimed, max(1, round(count * WANTS_SHARE)))
    if not claimed:
        return min(wanted, count), 0
    kept = min(claimed, CLAIMS_KEPT if count >= KEEPS_ONE_BELOW else 1)
    share = max(1, round(count * WANTS_SHARE), min(main, count - kept))
    about_claims = min(claimed, count - min(wanted, share))
    return min(wanted, count - about_claims), about_claims


def _askable(wanted: Sequence[Find], kind: InterviewType) -> tuple[Find, ...]:
    """``wanted`` as an interviewer would go through them: the main requirements, then the duties,
    then what is only welcome. What one has or agrees to gets one question, where it can be asked
    for in an interview of this ``kind``, behind what people do."""
    done = [find for find in wanted if not is_held(find)]
    main = _main(wanted)
    both = (*done, *_held(wanted, kind)[:1])
    return tuple(sorted(both, key=lambda find: (not find.must, find not in main)))


def is_held(find: Find) -> bool:
    """Whether it is something that one has or agrees to."""
    return kind_of(find.passage.text) in _HELD


def _held(wanted: Sequence[Find], kind: InterviewType) -> tuple[Find, ...]:
    """What one has or agrees to and one question of an interview of this ``kind`` asks for: all
    that is required of it, as far as it can be heard at once, or else one thing that is welcome."""
    wording = grounded_wording()
    held = [find for find in wanted if is_held(find)]
    held = [find for find in held if kind in wording.kinds[kind_of(find.passage.text)]]
    required = [find for find in held if find.must]
    if not required or kind not in wording.held:
        return tuple((required or held)[:1])
    together: list[Find] = []
    left = MOST_QUOTED_WORDS
    for find in required:
        words = len(quotable(find.passage.text).split())
        if not together or words <= left:
            together.append(find)
            left -= words
    return tuple(together[:HEARD_AT_ONCE])


def _main(wanted: Sequence[Find]) -> tuple[Find, ...]:
    """What is required, without the duties where anything else is; what stands under a heading
    that says so, where that is a list of its own, and papers wherever they stand."""
    must = [find for find in wanted if find.must]
    listed = [find for find in must if find.passage.section is Section.WANTED]
    others = [find for find in must if find.passage.section is not Section.DUTIES]
    main = listed if len(listed) >= A_LIST else others or must
    return tuple(find for find in must if find in main or is_held(find))
