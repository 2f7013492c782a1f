"""What is said to somebody who wants to die or to hurt themselves or others, and how it goes on.

The words are fixed and no model is asked for them. They ask nothing. The question that was open
waits until the person says that they go on, asks for it, skips it or answers it at some length.
"""

from __future__ import annotations

from core.conversation.joining import length_in_words
from core.conversation.language import Language
from core.conversation.moves import Move, MoveKind
from core.think.distress.after_care import (
    WORDS_A_SIGN,
    answers_at_length,
    asks_for_the_question,
    is_only_distress,
    needs_care,
)
from core.think.distress.crisis import crisis_words, wants_to_go_on, words_on
from core.think.intent import Intent

_STANDS = (Intent.SKIP, Intent.WAIT)


def read_after_care(
    text: str, intent: Intent, language: Language, *, sorrow: bool = False
) -> Intent:
    """What ``text`` asks for where it follows on words of care, read as ``intent`` elsewhere.

    Who goes on is asked the open question again, and so is who asks for it. Who neither goes on nor
    ends it nor answers at length is still where they were: a call for help is no wish to hear the
    question, thanks and "I can't go on" are no farewell, and distress, or a ``sorrow`` that is told
    of in a few words, is no answer.
    """
    goes_on = length_in_words(text) < WORDS_A_SIGN and wants_to_go_on(text, language)
    if intent is not Intent.CRISIS and goes_on:
        return Intent.REPEAT
    stands = {
        Intent.ANSWER: lambda: answers_at_length(text, sorrow=sorrow),
        Intent.REPEAT: lambda: asks_for_the_question(text, language),
        Intent.END: lambda: not is_only_distress(text, language),
    }
    if intent in stands:
        return intent if stands[intent]() else Intent.CRISIS
    return intent if intent in _STANDS else Intent.CRISIS


def is_met_with_care(said: str, intent: Intent) -> bool:
    """Whether ``said``, read as ``intent``, is met with words of care: despair, or an answer that
    holds it."""
    return intent is Intent.CRISIS or (intent is Intent.ANSWER and needs_care(said))


def care_for(
    said: str, intent: Intent, language: Language, question_id: str, *, cared: bool
) -> Move | None:
    """The move that ``said`` calls for; ``None`` where the talk goes its way.

    An answer with despair in it is met with words of care as well, and stays an answer. ``cared``
    is whether the talk waits after words of care: who ends it then is not thanked for a nice talk.
    """
    if is_met_with_care(said, intent):
        return Move(MoveKind.CARE, words_on(said, language), question_id, as_it_stands=True)
    return _farewell(language, question_id) if cared and intent is Intent.END else None


def farewell_after_care(move: Move, intent: Intent, language: Language, *, cared: bool) -> Move:
    """``move``, but no thanks for a nice talk to who skips the last that there was to ask while
    ``cared`` for."""
    ends = cared and intent is Intent.SKIP and move.kind is MoveKind.CLOSING
    return _farewell(language, move.question_id) if ends else move


def _farewell(language: Language, question_id: str) -> Move:
    words = crisis_words(language).closing
    return Move(MoveKind.CLOSING, words, question_id, asked_for=True, as_it_stands=True)
