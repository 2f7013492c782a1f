"""What the partner says first, to what was said last; and how none of it is said twice running."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from core.conversation.language import TalkKind
from core.conversation.moves import Move
from core.language.pack import load_pack
from core.language.replies import Asked
from core.language.talk import Talk
from core.language.words.asking import (
    asked_at_the_end,
    brings_sorrow,
    says_next_to_nothing,
    says_no,
    tells_an_opinion,
    tells_of_a_joy,
    tells_of_being_unwell,
)
from core.language.words.shown import shown_slips

_REMEMBERED = 2
"""So many of the partner's lines have to pass before one begins as they did."""


def react(talk: Talk, said: str, rng: random.Random) -> str:
    """A friend says a slip the usual way, never twice running; an examiner keeps to a nod."""
    pack, language = load_pack(talk.brief.language), talk.brief.language
    if talk.brief.kind is TalkKind.TEST:
        if brings_sorrow(said, language):
            return pack.replies.sorrow.examiner
        return another(talk, pack.test.acknowledge, rng)
    if just_consoled(talk):
        return pack.replies.sorrow.after
    asked = asked_at_the_end(said, language)
    if asked is not None:
        return reply_to(talk, asked, rng)
    if says_no(said, language) or says_next_to_nothing(said, language):
        return another(talk, pack.partner.after_skip, rng)
    if tells_of_being_unwell(said, language):
        return another(talk, pack.replies.unwell.reply, rng)
    if tells_of_a_joy(said, language):
        return another(talk, pack.replies.joy.reply, rng)
    if not _just_corrected(talk):
        slips = shown_slips(said, talk.brief.language)
        if slips:
            return another(talk, pack.partner.correct, rng).format(better=slips[0].told)
    nods = pack.partner.acknowledge
    if tells_an_opinion(said, language):
        nods = (*nods, *pack.replies.opinion.reply)
    return another(talk, nods, rng)


def reply_to(talk: Talk, asked: Asked, rng: random.Random) -> str:
    """What the partner says to a question about themselves or about words."""
    replies = load_pack(talk.brief.language).replies
    if talk.brief.kind is TalkKind.TEST and asked is not Asked.LANGUAGE:
        return replies.greeting_of_examiner if asked is Asked.GREETING else replies.examiner
    return another(talk, replies.asked[asked].reply, rng)


def just_consoled(talk: Talk) -> bool:
    """Whether the partner's newest line is one of comfort, or lets them go on after one."""
    pack = load_pack(talk.brief.language)
    theirs = [line.text for line in talk.lines if line.move is not None]
    if theirs[-1:] and theirs[-1] in pack.partner.say_more:
        del theirs[-1]
    return bool(theirs) and theirs[-1] in pack.replies.sorrow.reply


def with_their_words(talk: Talk, said: str, move: Move) -> Move:
    """``move`` with what of its wording is the learner's own, said the usual way."""
    slips = shown_slips(said, talk.brief.language)
    better = slips[0].told if slips else ""
    for frame in load_pack(talk.brief.language).partner.correct:
        before, _blank, after = frame.partition("{better}")
        begins = move.text.find(f"{before}{better}{after}")
        if better and begins >= 0:
            return replace(move, quote=better, quote_at=begins + len(before))
    return move


def another(talk: Talk, lines: Sequence[str], rng: random.Random) -> str:
    """One of ``lines`` that the partner did not just begin with."""
    theirs = [line.text for line in talk.lines if line.move is not None][-_REMEMBERED:]
    fresh = [line for line in lines if not any(text.startswith(line) for text in theirs)]
    return rng.choice(fresh or lines)


def _just_corrected(talk: Talk) -> bool:
    theirs = [line.text for line in talk.lines if line.move is not None]
    frames = [
        f.split("{better}")[0].strip() for f in load_pack(talk.brief.language).partner.correct
    ]
    return bool(theirs) and any(frame and theirs[-1].startswith(frame) for frame in frames)
