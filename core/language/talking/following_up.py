"""One more question about the same thing, where it is worth one."""

from __future__ import annotations

import random

from core.conversation.joining import join_texts
from core.conversation.language import TalkKind
from core.conversation.moves import Move, MoveKind
from core.language.pack import Part, Prompt, load_pack
from core.language.talk import Talk
from core.language.talking.reacting import another, just_consoled, react, with_their_words
from core.language.talking.taken_up import takes_up, tells_already
from core.language.words.asking import brings_sorrow, says_next_to_nothing, says_no, says_yes
from core.language.words.units import words_of

FOLLOW_UPS = 1
"""How often the friend asks on about one thing; the examiner of a discussion, twice."""

SHORT_ANSWER_WORDS = 12
MONOLOGUE_WORDS = 60
"""A monologue that ends before this is invited to go on, once: half a minute's speech."""


def follow_up(
    talk: Talk, prompt: Prompt, said: str, rng: random.Random, *, late: bool
) -> Move | None:
    """What is asked on ``said``, the answer to ``prompt``; ``None`` where nothing is.

    ``late`` tells that the time for it is over. Comfort to who tells of a sorrow waits for no time.
    """
    pack, asked = load_pack(talk.brief.language), talk.follow_ups()
    words = len(words_of(said, talk.brief.language))
    if talk.brief.kind is TalkKind.TEST:
        if late:
            return None
        wanted = {Part.WARM_UP: 0, Part.MONOLOGUE: 1, Part.DISCUSSION: 2}[prompt.part]
        enough = prompt.part is Part.MONOLOGUE and words >= MONOLOGUE_WORDS
    else:
        wanted, enough = (0 if late else FOLLOW_UPS), words >= 6 * SHORT_ANSWER_WORDS
    if just_consoled(talk) and says_yes(said, talk.brief.language):
        return Move(MoveKind.FOLLOW_UP, another(talk, pack.partner.say_more, rng), prompt.id)
    if prompt.part is Part.FRIEND and brings_sorrow(said, talk.brief.language):
        # Said even where nothing more would be asked: no next question runs over it.
        if not just_consoled(talk):
            line = another(talk, pack.replies.sorrow.reply, rng)
            return Move(MoveKind.FOLLOW_UP, line, prompt.id)
        return None
    if asked >= wanted or enough:
        return None
    questions = _open_follow_ups(talk, prompt, said)
    if prompt.part is Part.FRIEND:
        if says_no(said, talk.brief.language):
            return None
        if says_next_to_nothing(said, talk.brief.language):
            more = another(talk, pack.replies.bare.reply, rng)
            return Move(MoveKind.FOLLOW_UP, more, prompt.id)
        if words < SHORT_ANSWER_WORDS:
            questions = []
        questions = [q for q in questions if takes_up(said, prompt, q, talk.brief.language)]
        questions = questions or [another(talk, pack.partner.say_more, rng)]
    if not questions:
        return None
    text = join_texts((react(talk, said, rng), questions[0]))
    return with_their_words(talk, said, Move(MoveKind.FOLLOW_UP, text, prompt.id))


def _open_follow_ups(talk: Talk, prompt: Prompt, said: str) -> list[str]:
    """Those that were not asked, and that ``said`` does not answer."""
    theirs = [line.intended or line.text for line in talk.lines if line.move is not None]
    return [
        question
        for question in prompt.follow_ups
        if not any(line.endswith(question) for line in theirs)
        and not tells_already(said, prompt, question, talk.brief.language)
    ]
