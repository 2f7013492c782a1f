"""Sentences in which people praise themselves, and that tell nothing anybody could have seen."""

from __future__ import annotations

import re

from core.assess.words.pointing import shown_places
from core.practice.following_up.told import tells_what_happened
from core.think.reading.cues import fold_in_place


def claims(sentence: str) -> bool:
    """Whether an English ``sentence`` is praise of who says it, and nothing else is told.

    "I'm a natural leader", "Nobody else could have done it". Not what is liked or done: "I'm
    passionate about steam engines", "Nobody else could have opened the safe, I had the key".
    """
    folded = _IDLE.sub("", fold_in_place(sentence)).strip(" \"”'’")
    return _CLAIM.fullmatch(folded) is not None and not tells_what_happened(_NOBODY.sub("", folded))


def praises(sentence: str) -> bool:
    """Whether an English ``sentence`` begins with praise of who says it, and tells nothing that
    happened: "I always give my best, and teamwork makes the dream work"."""
    first = re.split(r"[,;]", sentence, maxsplit=1)[0]
    deed = shown_places(sentence, "own_deed") or tells_what_happened(fold_in_place(sentence))
    return claims(first) and not deed


_IDLE = re.compile(
    r"^\W*(?:(?:like|as) i (?:\w+ )?said\W+|(?:well|so|and|but|also|honestly|frankly|in short|"
    r"to be honest|basically|i think|i believe|i would say|i'd say|everybody says(?: that)?|"
    r"(?:everyone|everybody)(?: (?:who works with me|here|i work with))? (?:says|knows)(?: that)?|"
    r"(?:people|my (?:boss|colleagues?|friends?|managers?)) says?(?: that)?|"
    r"trust me|believe me)\b\W*)*"
)
_GRAND = (
    r"(?:brilliant|excellent|outstanding|exceptional|amazing|fantastic|perfect|flawless|unique|"
    r"gifted|talented|incredible|unbeatable|superb|second to none|world-class|the (?:very )?best|"
    r"the greatest|great|top)"
)
_KIND = (
    r"(?:an? (?:\w+ )?(?:natural(?: leader| talent)?|born leader|perfectionist|people person"
    r"|people's "
    r"person|team player|go-getter|self-starter|hard worker|(?:quick|fast) learner|problem solver|"
    r"winner|doer|leader|visionary|high achiever|strong communicator)"
    r"|(?:self|highly)[- ]motivated|hard-?working|results?-(?:driven|oriented)|driven|ambitious|"
    r"detail-oriented|dedicated|committed|reliable|passionate|proactive|dynamic)"
)
_VERY = r"(?:(?:very|really|honestly|simply|just|truly|extremely|always|quite|also|so|highly) )*"
_TRAITS = rf"{_VERY}(?:{_GRAND}|{_KIND})(?:(?:,| and|, and) {_VERY}(?:{_GRAND}|{_KIND}))*"
_NOBODY = re.compile(r"^(?:nobody|no one)(?: else)? (?:could|can|would) (?:have )?(?:done|do)\b")
_CLAIM = re.compile(
    rf"(?:(?:i'm|i am) {_TRAITS}(?: (?:at (?:what i do|my job|everything|this))?)?"
    rf"|(?:i'm|i am) {_VERY}the best \w+(?: (?:you|they|there|in)\b[^,.;]*)?"
    rf"|i {_VERY}(?:deliver|achieve|produce|get|bring|give|provide) {_VERY}{_GRAND} "
    r"(?:\w+ )?(?:results?|work|quality|performance|service|value)"
    r"|i (?:always )?(?:give|gave) (?:it )?(?:(?:1[0-5]0|a hundred(?: and ten)?) ?(?:percent"
    r"|per cent|%)"
    r"|my (?:best|all|everything))"
    rf"|my (?:work|results|performance|skills|leadership|communication|attitude|service) "
    rf"(?:is|are) {_VERY}{_GRAND}"
    r"|(?:nobody|no one)(?: else)? (?:could|can|would) (?:have )?(?:done|do) (?:it|this|that"
    r"|what i "
    r"(?:do|did))(?: (?:better|like me|as well|but me|the way i do))*"
    r"|i (?:don't|do not) need (?:anybody|anyone|somebody|people|a boss) to (?:review|check"
    r"|tell|help|"
    r"supervise|watch|motivate)(?: \w+){0,3}"
    r"|i never (?:make (?:any )?mistakes|fail|give up|lose|miss a deadline))[.!]*"
)
