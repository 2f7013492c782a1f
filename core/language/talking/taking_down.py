"""Taking down what the partner said in a talk: which line it becomes, and what counts as asked."""

from __future__ import annotations

from dataclasses import replace

from core.conversation.moves import Move, MoveKind
from core.language.talk import Talk


def take_down(
    talk: Talk, move: Move, text: str, *, at_s: float, audio_s: float, intended: str = ""
) -> Talk:
    """The talk after ``move`` was made in the words ``text``. ``intended`` is all that would have
    been said when the person cut in: a task of which too little was heard was not set."""
    if move.is_missed(text, intended):
        current = talk.prompt.id if talk.prompt is not None else move.question_id
        move = replace(move, kind=MoveKind.CUT_OFF, question_id=current)
    return talk.with_move(replace(move, text=text), at_s, audio_s, intended)
