"""Taking down what the interviewer said: which lines a reply becomes, and what counts as asked."""

from __future__ import annotations

from dataclasses import replace

from core.conversation.moves import Move, MoveKind
from core.practice.interview import THEIR_QUESTIONS, Interview


def take_down(
    interview: Interview,
    move: Move,
    text: str,
    *,
    at_s: float,
    audio_s: float,
    intended: str = "",
) -> Interview:
    """The interview after ``move`` was made in the words ``text``, which begin with what goes
    ahead of it. ``intended`` is all that would have been said when the person cut in.

    Who hands over has a line of their own. A question of which too little was heard was not
    asked; a hand-over that was cut off has not happened.
    """
    handed = move.before if move.before_by != move.speaker else ""
    heard_all_before = text.startswith(move.before)
    own = text.removeprefix(move.before).strip() if heard_all_before else ""
    own_intended = intended.removeprefix(move.before).strip()
    cut_short = move.is_missed(own, own_intended)
    theirs = interview.is_their_turn
    current = THEIR_QUESTIONS if theirs else interview.current_question.id
    if cut_short:
        move = replace(move, kind=MoveKind.CUT_OFF, question_id=current, reason=None)
    if not handed:
        return interview.with_move(replace(move, text=text), at_s, audio_s, intended)
    handing = Move(MoveKind.HAND_OVER, handed, current, speaker=move.before_by)
    if not own and intended:
        stopped = replace(handing, kind=MoveKind.CUT_OFF, text=text)
        return interview.with_move(stopped, at_s, audio_s, intended)
    if not own:
        return interview.with_move(replace(handing, text=text), at_s, audio_s)
    # Nobody measures where one voice ends and the next begins: their words share the time.
    share = len(handed.split()) / len(text.split())
    passed_on = interview.with_move(handing, at_s, audio_s * share)
    return passed_on.with_move(
        replace(move, text=own), at_s, audio_s * (1 - share), own_intended if intended else ""
    )
