"""Pausing a mock interview: nothing is heard, the clock stands, and nothing said is lost."""

from __future__ import annotations

from core.conversation.states import State
from voice.dialogue import InterviewDialogue
from voice.session import VoiceSession


def pause(session: VoiceSession, dialogue: InterviewDialogue) -> None:
    """Stop the clock now, hang up, and let what was said until now be taken in.

    A reply under way is given up and stays owed; a recording that is being written down goes
    on to its draft. Returns when the live call has ended.
    """
    dialogue.stand_still()  # the last words of a call take a moment that is nobody's
    session.hang_up()
    if session.snapshot().state is State.THINKING:
        session.interrupt()
    dialogue.pause()


def resume(session: VoiceSession, dialogue: InterviewDialogue) -> None:
    """Go on where the pause began: with the reply that is owed, else the open question again."""
    dialogue.resume()
    if session.reply_again():
        return
    question = dialogue.welcome_back()
    if question:
        session.say(question)
