"""What is said to somebody who wants to die or to hurt themselves or others, and how it goes on.

The words are fixed and no model is asked for them. They ask nothing. The question that was open
waits until the person says that they go on, or answers it at some length.
"""

from __future__ import annotations

from core.conversation.language import Language
from core.conversation.moves import Move, MoveKind
from core.think.crisis import crisis_words, wants_to_go_on, words_on
from core.think.intent import Intent

LEAST_ANSWER_WORDS = 25
"""After words of care less than this answers no question, unless it says that they go on."""

_LETTERS_A_WORD = 2
"""Where spaces part no words."""

_STANDS = (Intent.END, Intent.SKIP, Intent.WAIT, Intent.REPEAT)


def read_after_care(text: str, intent: Intent, language: Language) -> Intent:
    """What ``text`` asks for where it follows on words of care, read as ``intent`` elsewhere.

    Who goes on is asked the open question again. Who neither goes on nor ends it nor says much is
    still where they were.
    """
    if intent is not Intent.CRISIS and wants_to_go_on(text, language):
        return Intent.REPEAT
    words = len(text.split()) if language.spaced else len(text) / _LETTERS_A_WORD
    answers = intent is Intent.ANSWER and words >= LEAST_ANSWER_WORDS
    return intent if answers or intent in _STANDS else Intent.CRISIS


def care_for(
    said: str, intent: Intent, language: Language, question_id: str, *, cared: bool
) -> Move | None:
    """The move that ``said`` calls for; ``None`` where the talk goes its way.

    ``cared`` is whether words of care were the newest thing that the person heard: who ends it
    then is not thanked for a nice talk.
    """
    words = crisis_words(language)
    if intent is Intent.CRISIS:
        return Move(MoveKind.CARE, words_on(said, language), question_id, as_it_stands=True)
    if cared and intent is Intent.END:
        return Move(MoveKind.CLOSING, words.closing, question_id, asked_for=True, as_it_stands=True)
    return None
