"""The partner's next move: a friend who corrects in passing, or an examiner with a clock.

Words come from the language's pack; a model may word the same moves in its own way.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from core.conversation.joining import join_texts
from core.conversation.language import CefrLevel, Stimulus, TalkKind
from core.conversation.moves import Move, MoveKind
from core.language.asking import (
    asked_at_the_end,
    brings_sorrow,
    says_all,
    tells_an_opinion,
    what_is_asked,
)
from core.language.level import estimate_level
from core.language.pack import LanguagePack, Part, Prompt, load_pack
from core.language.repeating import ask_again, task
from core.language.replies import Asked
from core.language.shown import Shown, shown_slips
from core.language.taken_up import takes_up
from core.language.talk import TEST_PARTS, Talk
from core.language.units import words_of
from core.think.intent import Intent

FOLLOW_UPS = 1
"""How often the friend asks on about one thing; the examiner of a discussion, twice."""

SHORT_ANSWER_WORDS = 12
MONOLOGUE_WORDS = 60
"""A monologue that ends before this is invited to go on, once: half a minute's speech."""

LAST_PROMPT_S = 45.0
"""With less time left than this the friend begins nothing new."""

_REMEMBERED = 2
"""So many of the partner's lines have to pass before one begins as they did."""

_START = CefrLevel.A2
_NEXT_PART = {Part.WARM_UP: Part.MONOLOGUE, Part.MONOLOGUE: Part.DISCUSSION}


def open_talk(talk: Talk, rng: random.Random) -> Move:
    """The greeting and the first thing to talk about."""
    pack = load_pack(talk.brief.language)
    prompt = _choose(talk, talk.part, rng)
    assert prompt is not None
    if talk.brief.kind is TalkKind.TEST:
        pictured = talk.brief.stimulus is Stimulus.PICTURE
        greeting = pack.test.warm_up_picture if pictured else pack.test.warm_up
        return Move(MoveKind.OPENING, join_texts((greeting, prompt.text)), prompt.id)
    greeting = rng.choice(pack.partner.greeting)
    return Move(MoveKind.OPENING, join_texts((greeting, prompt.text)), prompt.id)


def next_move(talk: Talk, said: str, intent: Intent, rng: random.Random, elapsed_s: float) -> Move:
    """What follows on ``said``, whose line is already part of ``talk``; a talk in which nothing
    was said begins.

    ``elapsed_s`` counts from the start of the talk. Wait holds, repeat asks again, a question to
    the partner gets a reply and the open one again, skip, "that's all" and "I don't know" go on,
    end closes. Who tells of a sorrow is not asked on about it. A part of the test ends at the
    first turn after its time; a talk with a friend closes when its minutes are over.
    """
    pack, prompt = load_pack(talk.brief.language), talk.prompt
    test = talk.brief.kind is TalkKind.TEST
    lines = pack.test if test else pack.partner
    if intent is Intent.END:
        return replace(_close(talk, pack, "", rng), asked_for=True)
    if prompt is None:  # the greeting was cut off, or never came: the first prompt is owed
        return open_talk(talk, rng)
    if intent is Intent.WAIT:
        return Move(MoveKind.HOLD, _another(talk, lines.hold, rng), prompt.id)
    if intent is Intent.REPEAT:
        again = ask_again(talk, prompt)
        return replace(again, text=join_texts((_another(talk, lines.repeat, rng), again.text)))
    if intent is Intent.ASK:
        asked = what_is_asked(said, talk.brief.language) or Asked.OTHER
        again = ask_again(talk, prompt)
        kind = MoveKind.REPLY if again.kind is MoveKind.REPEAT else again.kind
        return replace(again, kind=kind, text=join_texts((_reply(talk, asked, rng), again.text)))
    lead = ""
    if intent is Intent.SKIP and says_all(said, talk.brief.language):
        lead = _another(talk, lines.acknowledge, rng)
    elif intent is Intent.SKIP or (test and intent is Intent.DONT_KNOW):
        lead = _another(talk, lines.after_skip, rng)
    elif intent is Intent.DONT_KNOW:
        lead = _another(talk, pack.partner.after_dont_know, rng)
    elif intent is Intent.ANSWER:
        follow_up = _follow_up(talk, prompt, said, rng, elapsed_s)
        if follow_up is not None:
            return follow_up
        lead = _reaction(talk, said, rng)
    if test:
        return _go_on_with_test(talk, lead, rng, elapsed_s)
    return _with_their_words(talk, said, _go_on_with_friend(talk, lead, rng, elapsed_s))


def level_so_far(talk: Talk) -> CefrLevel:
    """At which level to go on: the chosen one, else what the answers so far look like."""
    if talk.brief.level is not None:
        return talk.brief.level
    estimate = estimate_level([line.text for line in talk.answers], talk.brief.language)
    return estimate.level if estimate is not None else _START


def _follow_up(
    talk: Talk, prompt: Prompt, said: str, rng: random.Random, elapsed_s: float
) -> Move | None:
    """One more question about the same thing, where it is worth one."""
    pack, asked = load_pack(talk.brief.language), talk.follow_ups()
    words = len(words_of(said, talk.brief.language))
    if talk.brief.kind is TalkKind.TEST:
        if _time_left_s(talk, elapsed_s) <= 0:
            return None
        wanted = {Part.WARM_UP: 0, Part.MONOLOGUE: 1, Part.DISCUSSION: 2}[prompt.part]
        enough = prompt.part is Part.MONOLOGUE and words >= MONOLOGUE_WORDS
    else:
        over = elapsed_s > 60 * talk.brief.minutes - LAST_PROMPT_S
        wanted, enough = (0 if over else FOLLOW_UPS), words >= 6 * SHORT_ANSWER_WORDS
    if prompt.part is Part.FRIEND and brings_sorrow(said, talk.brief.language):
        # Said even where nothing more would be asked: no next question runs over it.
        if not _just_consoled(talk):
            line = _another(talk, pack.replies.sorrow.reply, rng)
            return Move(MoveKind.FOLLOW_UP, line, prompt.id)
        return None
    if asked >= wanted or enough:
        return None
    question = prompt.follow_ups[asked % len(prompt.follow_ups)]
    if prompt.part is Part.FRIEND and not (
        words >= SHORT_ANSWER_WORDS and takes_up(said, prompt, question, talk.brief.language)
    ):
        question = _another(talk, pack.partner.say_more, rng)
    text = join_texts((_reaction(talk, said, rng), question))
    return _with_their_words(talk, said, Move(MoveKind.FOLLOW_UP, text, prompt.id))


def _reaction(talk: Talk, said: str, rng: random.Random) -> str:
    """A friend says a slip the usual way, never twice running; an examiner keeps to a nod."""
    pack, language = load_pack(talk.brief.language), talk.brief.language
    if talk.brief.kind is TalkKind.TEST:
        if brings_sorrow(said, language):
            return pack.replies.sorrow.examiner
        return _another(talk, pack.test.acknowledge, rng)
    if _just_consoled(talk):
        return pack.replies.sorrow.after
    asked = asked_at_the_end(said, language)
    if asked is not None:
        return _reply(talk, asked, rng)
    if not _just_corrected(talk):
        slips = shown_slips(said, talk.brief.language)
        if slips:
            return _another(talk, pack.partner.correct, rng).format(better=_better(slips[0]))
    nods = pack.partner.acknowledge
    if tells_an_opinion(said, language):
        nods = (*nods, *pack.replies.opinion.reply)
    return _another(talk, nods, rng)


def _reply(talk: Talk, asked: Asked, rng: random.Random) -> str:
    """What the partner says to a question about themselves."""
    replies = load_pack(talk.brief.language).replies
    if talk.brief.kind is TalkKind.TEST:
        return replies.greeting_of_examiner if asked is Asked.GREETING else replies.examiner
    return _another(talk, replies.asked[asked].reply, rng)


def _just_consoled(talk: Talk) -> bool:
    theirs = [line.text for line in talk.lines if line.move is not None]
    return bool(theirs) and theirs[-1] in load_pack(talk.brief.language).replies.sorrow.reply


def _better(slip: Shown) -> str:
    return slip.better.strip()


def _with_their_words(talk: Talk, said: str, move: Move) -> Move:
    """``move`` with what of its wording is the learner's own, said the usual way."""
    frames = load_pack(talk.brief.language).partner.correct
    betters = [_better(slip) for slip in shown_slips(said, talk.brief.language)[:1]]
    taken_up = [b for b in betters if any(f.format(better=b) in move.text for f in frames)]
    return replace(move, quote=taken_up[0]) if taken_up else move


def _another(talk: Talk, lines: Sequence[str], rng: random.Random) -> str:
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


def _go_on_with_friend(talk: Talk, lead: str, rng: random.Random, elapsed_s: float) -> Move:
    pack = load_pack(talk.brief.language)
    prompt = _choose(talk, Part.FRIEND, rng)
    if prompt is None or elapsed_s > 60 * talk.brief.minutes - LAST_PROMPT_S:
        return _close(talk, pack, lead, rng)
    return Move(MoveKind.QUESTION, join_texts((lead, prompt.text)), prompt.id)


def _go_on_with_test(talk: Talk, lead: str, rng: random.Random, elapsed_s: float) -> Move:
    pack, part = load_pack(talk.brief.language), talk.part
    asked = sum(
        (prompt := talk.prompt_of(prompt_id)) is not None and prompt.part is part
        for prompt_id in talk.asked_ids
    )
    most = next(timed.prompts for timed in TEST_PARTS if timed.part is part)
    late = _time_left_s(talk, elapsed_s) <= 0
    if not late and asked < most:
        prompt = _choose(talk, part, rng)
        if prompt is not None:
            return Move(MoveKind.QUESTION, join_texts((lead, prompt.text)), prompt.id)
    lead = rng.choice(pack.test.time_is_up) if late else lead
    following = _NEXT_PART.get(part)
    prompt = _choose(talk, following, rng) if following is not None else None
    if prompt is None:
        return _close(talk, pack, lead, rng)
    if following is Part.MONOLOGUE:
        text = join_texts((lead, task(pack, prompt)))
    else:
        text = join_texts((lead, pack.test.discussion, prompt.text))
    return Move(MoveKind.QUESTION, text, prompt.id)


def time_left_s(talk: Talk, elapsed_s: float) -> float:
    """Seconds until the part of a test, or the talk with a friend, is over; never below 0."""
    if talk.brief.kind is TalkKind.TEST:
        return max(0.0, _time_left_s(talk, elapsed_s))
    return max(0.0, 60 * talk.brief.minutes - elapsed_s)


def _time_left_s(talk: Talk, elapsed_s: float) -> float:
    length_s = next(timed.length_s for timed in TEST_PARTS if timed.part is talk.part)
    return length_s - (elapsed_s - talk.part_began_s)


def _choose(talk: Talk, part: Part, rng: random.Random) -> Prompt | None:
    """A prompt of ``part`` that was not asked yet, as near to the level as there is one, and of
    those one that no earlier talk had; for the monologue one with a picture or without, as it was
    chosen."""
    level, asked = level_so_far(talk), set(talk.asked_ids)
    pictured = part is Part.MONOLOGUE and talk.brief.stimulus is Stimulus.PICTURE
    left = [
        prompt
        for prompt in load_pack(talk.brief.language).prompts
        if prompt.part is part and bool(prompt.picture) is pictured and prompt.id not in asked
    ]
    if not left:
        return None
    nearest = min(abs(prompt.level - level) for prompt in left)
    fitting = [prompt for prompt in left if abs(prompt.level - level) == nearest]
    new = [prompt for prompt in fitting if prompt.id not in talk.asked_before]
    return rng.choice(new or fitting)


def _close(talk: Talk, pack: LanguagePack, lead: str, rng: random.Random) -> Move:
    prompt_id = talk.prompt.id if talk.prompt is not None else ""
    test = talk.brief.kind is TalkKind.TEST
    if not talk.has_answers:
        lines = pack.test if test else pack.partner
        return Move(MoveKind.CLOSING, rng.choice(lines.closing_unanswered), prompt_id)
    closing = pack.test.closing if test else rng.choice(pack.partner.closing)
    return Move(MoveKind.CLOSING, join_texts((lead, closing)), prompt_id)
