"""Whether what is said to the chat partner asks for something, or answers its open question.

An answer may say "why we chose it", "describe" or "another question" anywhere. A request begins
with asking, and is the whole of what is said or the last sentence of few words.
"""

from __future__ import annotations

import re

_MOST_WORDS = 14

_LED_IN = (
    r"(?:(?:ok|okay|so|well|now|please|thanks|thank you|sure|yes|no|yeah|hm+|um+|uh|and|but|then"
    r"|right|alright|great|good|cool|sorry|maybe|perhaps|hey|hi|hello|actually)[\s,]+)*"
)
_LEAD = re.compile(rf"^{_LED_IN}")
_QUESTION = (
    r"(?:what(?:'s| is| are| does| do| would| should| can| makes| about| kind)|how (?:do|does|would"
    r"|should|can|could|to|about)|why (?:do|does|is|are|would|should|not|can)|when (?:do|does|is"
    r"|would|should)|what|why|how)"
)
_WISH = (
    r"(?:(?:can|could|would|will|may|might) (?:you|we|i)|let's|let us|(?:explain|describe|define"
    r"|tell me|show me|give me|ask me|quiz me|test me|interview me|help me|practi[cs]e)"
    r"|i(?:'d| would)? (?:like|love|want|need|prefer) (?:an?|another|the|some|something|more|help"
    r"|feedback|you to|to (?:hear|see|have|know|get|try|practi[cs]e)))"
)
_THING = (
    r"(?:(?:the |an? |any |some )?(?:(?:next|another|new|different|random|hard\w*|eas[iy]\w*"
    r"|something (?:hard|easi)er|practice)(?: (?:one|question))?"
    r"|(?:another|one more|next|more)(?: questions?| one)? (?:about|on|from)(?: [\w+#/-]+){1,3}"
    r"|(?:good|better|best|model|example|sample) answer|answer|feedback|help"
    r"|(?:meaning of|difference between) [^.]+)(?:,? please|,? now)?)"
)
_ASKS = re.compile(
    rf"{_LED_IN}(?:{_WISH}\b.*|{_QUESTION}\W*|{_THING}\W*)"
    rf"|{_LED_IN}(?!(?:what|how|why|when) (?:i|we|he|she|they|it|you|the|my|our)\b){_QUESTION}\b.*"
)
_YES_OR_NO = re.compile(
    rf"{_LED_IN}(?:is|are|do|does|did|has|have|should|am|who|where|which"
    r"|(?:can|could|may) (?:they|(?:(?:an?|the|my) )?(?:interviewer|employer)s?))\b.*\?"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def without_lead_in(folded: str) -> str:
    """``folded`` without the idle words that people begin with; "" where there are no others."""
    return _LEAD.sub("", f"{folded} ").strip()


def last_sentence(folded: str) -> str:
    return _SENTENCE_END.split(folded.strip())[-1]


def asks(folded: str) -> bool:
    """Whether ``folded``, speech as it is folded for cues, asks the partner for something."""
    sentences = _SENTENCE_END.split(folded.strip())
    alone = len(sentences) == 1
    # "Does that make sense?" behind an answer asks for no explanation.
    if alone and _YES_OR_NO.fullmatch(folded.strip()):
        return True
    if not _ASKS.fullmatch(sentences[-1]):
        return False
    return len(folded.split()) <= _MOST_WORDS or (alone and folded.rstrip().endswith("?"))
