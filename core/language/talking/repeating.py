"""What is asked again when a learner wants to hear it once more."""

from __future__ import annotations

from core.conversation.moves import Move, MoveKind
from core.language.pack import LanguagePack, Part, Prompt, load_pack
from core.language.talk import Talk
from core.language.words.units import words_of

_WHOLE_ANSWER_WORDS = 4
_ASKING = (MoveKind.OPENING, MoveKind.QUESTION, MoveKind.FOLLOW_UP)


def ask_again(talk: Talk, prompt: Prompt) -> Move:
    """The question that is open, whole and without what was said before it.

    Who cut into a question and then wants to hear it gets that one: it is asked now, as it was
    meant to be.
    """
    theirs = [line for line in talk.lines if line.move is not None]
    if theirs and theirs[-1].move is MoveKind.CUT_OFF:
        return _cut_off(talk, prompt, theirs[-1].intended)
    text = _newest_follow_up(talk, prompt) if talk.follow_ups() else _as_given(talk, prompt)
    return _said_again(talk, prompt, MoveKind.REPEAT, text)


def is_answered(talk: Talk, prompt: Prompt) -> bool:
    """Whether ``prompt`` was answered in more than a word or two and nothing was asked since but to
    tell more."""
    asked = [line for line in talk.lines if line.move in _ASKING]
    pack, language = load_pack(talk.brief.language), talk.brief.language
    newest = asked[-1].intended or asked[-1].text if asked else ""
    return newest.endswith((*pack.partner.say_more, *pack.replies.sorrow.reply)) and any(
        len(words_of(line.text, language)) >= _WHOLE_ANSWER_WORDS
        for line in talk.answers
        if line.question_id == prompt.id
    )


def task(pack: LanguagePack, prompt: Prompt) -> str:
    """The monologue as the examiner gives it."""
    line = pack.test.picture if prompt.picture else pack.test.monologue
    return line.format(topic=prompt.text)


def _cut_off(talk: Talk, prompt: Prompt, intended: str) -> Move:
    for other in load_pack(talk.brief.language).prompts:
        if intended.endswith(_as_given(talk, other)):
            kind = MoveKind.REPEAT if other.id == prompt.id else MoveKind.QUESTION
            return Move(kind, _as_given(talk, other), other.id)
    question = _without_lead(talk, prompt, intended)
    out = any(
        line.move is MoveKind.FOLLOW_UP
        and line.question_id == prompt.id
        and (line.intended or line.text).endswith(question)
        for line in talk.lines
    )
    return _said_again(talk, prompt, MoveKind.REPEAT if out else MoveKind.FOLLOW_UP, question)


def _said_again(talk: Talk, prompt: Prompt, kind: MoveKind, text: str) -> Move:
    """``text`` once more. What is not of the pack was worded by a model and may echo the learner,
    so it is marked as said before."""
    own = (_as_given(talk, prompt), *_questions(talk, prompt))
    return Move(kind, text, prompt.id, again_at=None if text in own else 0)


def _newest_follow_up(talk: Talk, prompt: Prompt) -> str:
    """What was asked last; after words of comfort, or "tell me more" to a word or two, the question
    they belong to, for neither says what is wanted."""
    newest = next(line for line in reversed(talk.lines) if line.move is MoveKind.FOLLOW_UP)
    said, pack = newest.intended or newest.text, load_pack(talk.brief.language)
    vague = (*pack.replies.sorrow.reply, *pack.replies.bare.reply)
    if not is_answered(talk, prompt):
        vague += pack.partner.say_more
    if said.endswith(vague):
        return _as_given(talk, prompt)
    return _without_lead(talk, prompt, said)


def _without_lead(talk: Talk, prompt: Prompt, said: str) -> str:
    return next((own for own in _questions(talk, prompt) if said.endswith(own)), said)


def _questions(talk: Talk, prompt: Prompt) -> tuple[str, ...]:
    return (*prompt.follow_ups, *load_pack(talk.brief.language).partner.say_more)


def _as_given(talk: Talk, prompt: Prompt) -> str:
    if prompt.part is Part.MONOLOGUE:
        return task(load_pack(talk.brief.language), prompt)
    return prompt.text
