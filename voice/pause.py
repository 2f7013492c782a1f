"""Pausing a mock interview: nothing is heard, the clock stands, and nothing said is lost."""

from __future__ import annotations

from collections.abc import Callable

from core.conversation.states import State
from voice.dialogue import InterviewDialogue
from voice.session import HANG_UP_WITHIN_S, VoiceSession


def pause(
    session: VoiceSession, dialogue: InterviewDialogue, within_s: float = HANG_UP_WITHIN_S
) -> None:
    """Stop the clock now, hang up, and let what was said until now be taken in.

    A reply under way is given up and stays owed; a recording that is being written down goes
    on to its draft. Returns when the live call has ended or, paused as well, after ``within_s``:
    last words that take longer join the paused interview.
    """
    dialogue.stand_still()  # the last words of a call take a moment that is nobody's
    session.hang_up(within_s)
    if session.snapshot().state is State.THINKING:
        session.interrupt()
    _change(session, dialogue.pause)


def unpause(session: VoiceSession, dialogue: InterviewDialogue) -> None:
    """Let the clock run again; nothing is said."""
    _change(session, dialogue.resume)


def resume(session: VoiceSession, dialogue: InterviewDialogue) -> None:
    """Go on where the pause began: with the reply that is owed, else the open question again."""
    unpause(session, dialogue)
    if session.reply_again():
        return
    question = dialogue.welcome_back()
    if question:
        session.say(question)


def _change(session: VoiceSession, change: Callable[[], None]) -> None:
    if session.call is None:
        change()
    else:
        session.call.change_dialogue(change)
