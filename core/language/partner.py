"""The partner's next move: a friend who corrects in passing, or an examiner with a clock.

Words come from the language's pack; a model may word the same moves in its own way.
"""

from __future__ import annotations

import random
from dataclasses import replace

from core.conversation.joining import join_texts
from core.conversation.language import CefrLevel, Stimulus, TalkKind
from core.conversation.moves import Move, MoveKind
from core.language.pack import LanguagePack, Part, Prompt, load_pack
from core.language.replies import Asked
from core.language.talk import TEST_PARTS, Talk
from core.language.talking.choosing import choose_prompt, level_so_far
from core.language.talking.following_up import follow_up
from core.language.talking.reacting import another, just_consoled, react, reply_to, with_their_words
from core.language.talking.repeating import ask_again, is_answered, task
from core.language.talking.taken_up import shares_a_word
from core.language.words.asking import (
    asked_at_the_end,
    asks_for_other_words,
    brings_sorrow,
    says_all,
    what_is_asked,
)
from core.language.words.requests import request_at_the_end
from core.language.words.tongue import is_in_another
from core.practice.words_of_care import in_care, resumed
from core.think.care import care_for, farewell_after_care
from core.think.intent import Intent

LAST_PROMPT_S = 45.0
"""With less time left than this the friend begins nothing new."""

_LIGHT = CefrLevel.A1
"""The questions of this level are about food, music and the weather."""

_NEXT_PART = {Part.WARM_UP: Part.MONOLOGUE, Part.MONOLOGUE: Part.DISCUSSION}


def open_talk(talk: Talk, rng: random.Random) -> Move:
    """The greeting and the first thing to talk about."""
    pack = load_pack(talk.brief.language)
    prompt = choose_prompt(talk, talk.part, rng)
    assert prompt is not None
    if talk.brief.kind is TalkKind.TEST:
        pictured = talk.brief.stimulus is Stimulus.PICTURE
        greeting = pack.test.warm_up_picture if pictured else pack.test.warm_up
    else:
        greeting = rng.choice(pack.partner.greeting)
    return _asking(MoveKind.OPENING, greeting, prompt.text, prompt)


def next_move(talk: Talk, said: str, intent: Intent, rng: random.Random, elapsed_s: float) -> Move:
    """What follows on ``said``, whose line is already part of ``talk``; a talk in which nothing
    was said begins.

    ``elapsed_s`` counts from the start of the talk. Wait holds, repeat asks again, a question to
    the partner gets a reply and the open one again, or the next where none is open; skip, "that's
    all" and "I don't know" go on, end closes. A friend hears what an answer ends with as well. Who
    tells of a sorrow is not asked on about it; who wants to die or to hurt themselves hears words
    of care, and no question until they go on. A part of the test ends at the first turn after its
    time; a talk with a friend closes when its minutes are over.
    """
    pack, prompt = load_pack(talk.brief.language), talk.prompt
    test = talk.brief.kind is TalkKind.TEST
    lines = pack.test if test else pack.partner
    open_id, cared = prompt.id if prompt is not None else "", in_care(talk.lines)
    care = care_for(said, intent, talk.brief.language, open_id, cared=cared)
    if care is not None:
        return care
    said, intent = resumed(talk.lines, said, intent)
    if intent is Intent.END:
        return replace(_close(talk, pack, "", rng), asked_for=True)
    if prompt is None:  # the greeting was cut off, or never came: the first prompt is owed
        return open_talk(talk, rng)
    if intent is Intent.WAIT:
        return Move(MoveKind.HOLD, another(talk, lines.hold, rng), prompt.id)
    if intent in (Intent.ASK, Intent.REPEAT, Intent.DONT_KNOW) and not test:
        helped = _let_them_tell(talk, prompt, said, rng, elapsed_s)
        if helped is not None:
            return helped
    if intent is Intent.REPEAT:
        return _repeat(talk, prompt, said, rng, elapsed_s)
    if intent is Intent.ASK:
        return _reply(talk, prompt, said, rng, elapsed_s)
    if intent is Intent.ANSWER:
        following = None if test else _heed_the_end(talk, prompt, said, rng, elapsed_s)
        late = _is_late(talk, elapsed_s)
        following = following or follow_up(talk, prompt, said, rng, late=late)
        if following is not None:
            return following
    lead = _lead(talk, said, intent, rng)
    if test:
        move = _go_on_with_test(talk, lead, rng, elapsed_s)
    else:
        move = with_their_words(talk, said, _go_on_with_friend(talk, lead, rng, elapsed_s))
    return farewell_after_care(move, intent, talk.brief.language, cared=cared)


def _lead(talk: Talk, said: str, intent: Intent, rng: random.Random) -> str:
    """What is said before the talk goes on to something else."""
    pack, test = load_pack(talk.brief.language), talk.brief.kind is TalkKind.TEST
    lines = pack.test if test else pack.partner
    if not test and intent in (Intent.SKIP, Intent.DONT_KNOW) and just_consoled(talk):
        return pack.replies.sorrow.after
    if intent is Intent.SKIP and says_all(said, talk.brief.language):
        return another(talk, lines.acknowledge, rng)
    plain = talk.prompt is not None and talk.prompt.level <= CefrLevel.A2
    if intent is Intent.SKIP or (intent is Intent.DONT_KNOW and (test or plain)):
        return another(talk, lines.after_skip, rng)  # no plain question is hard to answer
    if intent is Intent.DONT_KNOW:
        return another(talk, pack.partner.after_dont_know, rng)
    return react(talk, said, rng) if intent is Intent.ANSWER else ""


def _repeat(talk: Talk, prompt: Prompt, said: str, rng: random.Random, elapsed_s: float) -> Move:
    """The open question again; a friend who said it again in vain asks something easier."""
    pack, language = load_pack(talk.brief.language), talk.brief.language
    friend = talk.brief.kind is TalkKind.FRIEND
    by_voice = talk.lines[-1].intent is Intent.REPEAT  # a button has no line of its own
    if by_voice and asks_for_other_words(said, language):
        other = _ask_something_else(talk, prompt, rng, elapsed_s)
        if other is not None:
            return other
    ways = pack.partner.repeat if friend else pack.test.repeat
    if friend and what_is_asked(said, language) is Asked.SLOWER:
        ways = pack.replies.asked[Asked.SLOWER].reply
    elif is_in_another(said, language):
        ways = pack.replies.asked[Asked.LANGUAGE].reply
    lead = another(talk, ways, rng)
    # A button has no line of its own: it says it again as often as it is pressed.
    in_vain = (talk.lines[-2].move, talk.lines[-1].intent) if len(talk.lines) > 1 else ()
    if friend and in_vain == (MoveKind.REPEAT, Intent.REPEAT):
        return _ask_easier(talk, "" if ways is pack.partner.repeat else lead, rng, elapsed_s)
    again = ask_again(talk, prompt)
    if again.text in pack.partner.say_more and again.kind is MoveKind.REPEAT:
        others = [line for line in pack.partner.say_more if line != again.text]
        lead = "" if ways is pack.partner.repeat else lead  # it is no question to be said again
        again = replace(again, text=another(talk, others, rng))
    return _after(lead, again)


def _ask_something_else(
    talk: Talk, prompt: Prompt, rng: random.Random, elapsed_s: float
) -> Move | None:
    """Another question to who asks for other words, of which a pack has none, and says so; ``None``
    where the old one was not heard out, or is as good as "tell me more", or no time is left."""
    pack = load_pack(talk.brief.language)
    asked = [line for line in talk.lines if line.move is not None]
    vague = ask_again(talk, prompt).text in pack.partner.say_more
    if vague or (asked and asked[-1].move is MoveKind.CUT_OFF) or _is_late(talk, elapsed_s):
        return None
    if talk.brief.kind is TalkKind.FRIEND:
        return _ask_easier(talk, pack.replies.other_words.friend, rng, elapsed_s)
    level = CefrLevel(max(CefrLevel.A1, level_so_far(talk) - 1))
    other = choose_prompt(talk, talk.part, rng, level)
    if other is None:
        return None
    question = task(pack, other) if other.part is Part.MONOLOGUE else other.text
    return _asking(MoveKind.QUESTION, pack.replies.other_words.examiner, question, other)


def _after(lead: str, move: Move) -> Move:
    """``move`` after ``lead``, joined as the language writes it."""
    text = join_texts((lead, move.text))
    again_at = None if move.again_at is None else len(text) - len(move.text)
    return replace(move, text=text, again_at=again_at)


def _reply(talk: Talk, prompt: Prompt, said: str, rng: random.Random, elapsed_s: float) -> Move:
    """The reply to what was asked, and the open question again, or the next where none is open."""
    reply = reply_to(talk, what_is_asked(said, talk.brief.language) or Asked.OTHER, rng)
    if is_answered(talk, prompt):
        return _go_on_with_friend(talk, reply, rng, elapsed_s)
    again = ask_again(talk, prompt)
    kind = MoveKind.REPLY if again.kind is MoveKind.REPEAT else again.kind
    return _after(reply, replace(again, kind=kind))


def _let_them_tell(
    talk: Talk, prompt: Prompt, said: str, rng: random.Random, elapsed_s: float
) -> Move | None:
    """To who lacks a word, now or at the end of an answer: to say it in others; and something
    easier where the word is one of the friend's own. To who names a topic: to tell about it."""
    asked = asked_at_the_end(said, talk.brief.language)
    if asked in (Asked.WORD, Asked.TOPIC):
        return Move(MoveKind.REPLY, reply_to(talk, asked, rng), prompt.id)
    theirs = [line.text for line in talk.lines if line.move is not None]
    if asked is Asked.MEANING and shares_a_word(said, theirs[-1], talk.brief.language):
        return _ask_easier(talk, reply_to(talk, asked, rng), rng, elapsed_s)
    return None


def _ask_easier(talk: Talk, lead: str, rng: random.Random, elapsed_s: float) -> Move:
    lines = load_pack(talk.brief.language).replies.easier
    level = CefrLevel(max(CefrLevel.A1, level_so_far(talk) - 1))
    lead = join_texts((lead, another(talk, lines, rng)))
    return _go_on_with_friend(talk, lead, rng, elapsed_s, level)


def _heed_the_end(
    talk: Talk, prompt: Prompt, said: str, rng: random.Random, elapsed_s: float
) -> Move | None:
    """What follows on an answer whose last words change what is asked next."""
    if brings_sorrow(said, talk.brief.language):
        return None
    request = request_at_the_end(said, talk.brief.language)
    if request is Intent.END:
        return replace(_close(talk, load_pack(talk.brief.language), "", rng), asked_for=True)
    if request is Intent.REPEAT:
        return _repeat(talk, prompt, said, rng, elapsed_s)
    return _let_them_tell(talk, prompt, said, rng, elapsed_s)


def _asking(kind: MoveKind, lead: str, question: str, prompt: Prompt) -> Move:
    return Move(kind, join_texts((lead, question)), prompt.id, question=question)


def _go_on_with_friend(
    talk: Talk,
    lead: str,
    rng: random.Random,
    elapsed_s: float,
    level: CefrLevel | None = None,
) -> Move:
    """The next thing to talk about, at ``level`` or at theirs; after comfort a light one."""
    pack = load_pack(talk.brief.language)
    prompt = choose_prompt(talk, Part.FRIEND, rng, _LIGHT if just_consoled(talk) else level)
    if prompt is None or _is_late(talk, elapsed_s):
        return _close(talk, pack, lead, rng)
    return _asking(MoveKind.QUESTION, lead, prompt.text, prompt)


def _go_on_with_test(talk: Talk, lead: str, rng: random.Random, elapsed_s: float) -> Move:
    pack, part = load_pack(talk.brief.language), talk.part
    asked = sum(
        (prompt := talk.prompt_of(prompt_id)) is not None and prompt.part is part
        for prompt_id in talk.asked_ids
    )
    most = next(timed.prompts for timed in TEST_PARTS if timed.part is part)
    late = _is_late(talk, elapsed_s)
    if not late and asked < most:
        prompt = choose_prompt(talk, part, rng)
        if prompt is not None:
            return _asking(MoveKind.QUESTION, lead, prompt.text, prompt)
    lead = rng.choice(pack.test.time_is_up) if late else lead
    following = _NEXT_PART.get(part)
    prompt = choose_prompt(talk, following, rng) if following is not None else None
    if prompt is None:
        return _close(talk, pack, lead, rng)
    if following is Part.MONOLOGUE:
        question = task(pack, prompt)
    else:
        question = join_texts((pack.test.discussion, prompt.text))
    return _asking(MoveKind.QUESTION, lead, question, prompt)


def time_left_s(talk: Talk, elapsed_s: float) -> float:
    """Seconds until the part of a test, or the talk with a friend, is over; never below 0."""
    if talk.brief.kind is TalkKind.TEST:
        return max(0.0, _time_left_s(talk, elapsed_s))
    return max(0.0, 60 * talk.brief.minutes - elapsed_s)


def _is_late(talk: Talk, elapsed_s: float) -> bool:
    """Whether the time of a part is over, or too little of it left to ask a friend's question."""
    left_s = time_left_s(talk, elapsed_s)
    return left_s <= 0 if talk.brief.kind is TalkKind.TEST else left_s < LAST_PROMPT_S


def _time_left_s(talk: Talk, elapsed_s: float) -> float:
    length_s = next(timed.length_s for timed in TEST_PARTS if timed.part is talk.part)
    return length_s - (elapsed_s - talk.part_began_s)


def _close(talk: Talk, pack: LanguagePack, lead: str, rng: random.Random) -> Move:
    prompt_id = talk.prompt.id if talk.prompt is not None else ""
    test = talk.brief.kind is TalkKind.TEST
    if not talk.has_answers:
        lines = pack.test if test else pack.partner
        return Move(MoveKind.CLOSING, rng.choice(lines.closing_unanswered), prompt_id)
    closing = pack.test.closing if test else rng.choice(pack.partner.closing)
    return Move(MoveKind.CLOSING, join_texts((lead, closing)), prompt_id)
