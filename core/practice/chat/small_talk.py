"""What the chat partner says to a few words that are no answer and ask nothing of the field."""

from __future__ import annotations

import re

from core.conversation.tone import Tone
from core.think.distress.losses import tells_of_a_sorrow
from core.think.tone import detect_tone

_HELP = (
    "Say 'ask me a question' and answer it, and I tell you which expected points I heard; or "
    "ask what a good answer contains."
)
_ABOUT_ME = (
    "I am a program, not a person, and no language model answers just now: I know the questions of "
    "Greenroom's bank and what good answers to them contain. "
)
_SORRY = (
    "I'm very sorry to hear that. Nobody has to practise on such a day; come back whenever you "
    "like. If a question would take your mind off it, say 'ask me an easy question'."
)
_NERVES = (
    "Many people feel like that before an interview, and saying answers aloud is what helps "
    "most. Take a breath; we can start with something small. Say 'ask me an easy question'."
)
_FEEDBACK = (
    "Answer one of my questions, and I tell you which expected points I heard. The mock "
    "interview gives a full review with your own words."
)
_NOT_KEPT = (
    "I cannot look that up: without a language model I only compare an answer with what good ones "
    "contain, and look back at nothing else. Scroll up to find it, or go on where we were."
)
_EITHER = (
    "Take it the way that fits you best: say in one sentence what you assume, and answer for that."
)
FAREWELL = "Good practice. Come back whenever you like."
_GREETS = r"(?:hi|hello|hey|good (?:morning|afternoon|evening))\b"
_GREETINGS = (
    (
        re.compile(
            r"(?:(?:ok|okay|thanks|thank you|great|cool|well)(?: (?:so|very) much| a lot)?[ ,.!]+)*"
            r"(?:(?:(?:that's|that is) (?:it|all) for (?:today|now|tonight)|bye|goodbye|bye bye"
            r"|see you(?: \w+)?)[ ,.!]*){1,2}"
        ),
        FAREWELL,
    ),
    (re.compile(rf"{_GREETS}.{{0,15}}"), f"Hello. {_HELP}"),
    (re.compile(r"(?:thanks|thank you|cheers)\b.{0,30}"), f"You're welcome. {_HELP}"),
)
_ABOUT_THE_TALK = (
    (
        re.compile(r".{0,20}\b(?:what can you do|how does this work|help me|help)\b.{0,10}"),
        f"{_ABOUT_ME}{_HELP}",
    ),
    (
        re.compile(r"(?:are you|who are you|what are you)\b.{0,35}"),
        f"{_ABOUT_ME}{_HELP}",
    ),
    (re.compile(r".{0,25}\bfeedback\b.{0,15}"), _FEEDBACK),
)
_OF_WHAT_WAS_TOLD = re.compile(
    r"(?:what|when|who|which|where|how (?:many|much|old|long))\b[^.!]*\b"
    r"(?:my (?:own )?(?:name|interview|(?:first|second|third|last) (?:point|example|answer|story))"
    r"|did i (?:say|tell|mention)|i (?:said|told you|mentioned|just said))\b[^.!]*\?"
)
"""Asks for something that they said before."""
_OF_ITSELF = re.compile(
    r"(?:.*[,.!] )?do you (?:like|enjoy|love|hate|sleep|eat|dream|have (?:feelings|friends|a name))"
    r"\b[^.!]*\?"
)
_ASKS_WHAT_IS_MEANT = re.compile(
    r"(?:(?:so|sorry|ok|okay|hm+|well|wait|just to (?:clarify|be sure|check))[ ,.!:]+)*"
    r"(?:(?:do|did|would) you mean|(?:are|were) you (?:asking|talking) (?:about|for)|you mean"
    r"|(?:is|was) (?:this|that|it|the question) about|(?:should|shall|may|can) i assume"
    r"|(?:(?:in|for|with|on|of) )?(?:what|which) (?:\w+ ){1,3}(?:do you mean|are we))\b[^.!]*\?"
)
"""Asks how a question is meant."""
_INTRODUCES = re.compile(
    rf"{_GREETS}.*\b(?:i'm|i am|my name is|this is|interview|nervous|anxious|worried|scared)\b",
    re.DOTALL,
)
"""Greets, and says who somebody is or what they come for."""
_NERVOUS = re.compile(r"\b(?:nervous|anxious|worried|scared|afraid|stressed|panicking)\b")
_MOST_INTRODUCING = 40
_SMALL_TALK_WORDS = 10
_SORROW_WORDS = 15
"""An answer about a hard time is longer, and is heard as an answer."""
_FEELING = re.compile(r"\bi(?:'m| am| feel)\b(?! (?:sure|certain|here|using|going)\b)")


def small_talk(folded: str, requested: bool) -> str:
    """What to say to a few words that are neither a question on the field nor an answer.

    Unless it is ``requested``, "I asked for help" is an answer.
    """
    words = len(folded.split())
    if words <= _SORROW_WORDS and tells_of_a_sorrow(folded):
        return _SORRY
    introduces = "?" not in folded and _INTRODUCES.match(folded) is not None
    if requested and words <= _MOST_INTRODUCING and introduces:
        return f"Hello. {_NERVES if _NERVOUS.search(folded) else _HELP}"
    if words <= _SORROW_WORDS and _OF_WHAT_WAS_TOLD.fullmatch(folded.strip()):
        return _NOT_KEPT
    if words <= _SORROW_WORDS and _OF_ITSELF.fullmatch(folded.strip()):
        return f"{_ABOUT_ME}{_HELP}"
    if words <= _SORROW_WORDS and _ASKS_WHAT_IS_MEANT.fullmatch(folded.strip()):
        return _EITHER
    if words > _SMALL_TALK_WORDS:
        return ""
    bare = folded.strip(" .!?,")
    known = _GREETINGS + _ABOUT_THE_TALK if requested else _GREETINGS
    for pattern, reply in known:
        if pattern.fullmatch(bare):
            return reply
    if _FEELING.search(bare) and detect_tone(folded) in (Tone.EMPATHETIC, Tone.ENCOURAGING):
        return _NERVES
    return ""
