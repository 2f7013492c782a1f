"""Verdicts and flattery in an interviewer's reply: levels, scores and promises of the job.

The review is the place for levels, where code holds each against the candidate's own words. What
is merely friendly stays: "Thank you, that's clear", "Great, thanks".
"""

from __future__ import annotations

import re

_PRAISE = (
    r"(?:perfect|excellent|outstanding|flawless|brilliant|amazing|fantastic|incredible|exceptional"
    r"|superb|wonderful|terrific|impressive|stellar|great|good|strong|solid|nice|awesome|textbook"
    r"|thorough|compelling|convincing|decent|average|weak|poor|bad|mediocre|disappointing|wrong)"
)
_MUCH = r"(?:(?:truly|really|very|pretty|quite|absolutely|such|simply|just|rather|so) )*"
_ANSWER = r"(?:answer|response|reply)"
_GREETED = (
    r"(?:(?:wow|oh|well|yes|thank you|thanks|ok|okay|right|great|perfect|excellent|good|and|so|now"
    r"|honestly|overall)[,!.]? )*"
)
_PRAISED = (
    rf"{_MUCH}{_PRAISE}(?:(?:,| and|, and)? (?:\w+ )?{_PRAISE})?(?: and (?:very |really )?\w+)?"
    rf"(?: \w+)? {_ANSWER}\b"
)
_THAT_IS = (
    r"(?:(?:that|this|it)(?:'s| is| was|'s been| has been)(?: indeed)?|what|you gave(?: me)?"
    r"|i(?:'d| would) call that)"
)
_OPENS = re.compile(
    rf"{_GREETED}(?:{_PRAISED} *(?:[.!,;:…—–]|$)"
    rf"|{_THAT_IS} {_MUCH}(?:an? |the )?{_PRAISED}"
    r"(?: *(?:[.!,;:…—–]|$)"
    r"| (?:to (?:that|this|my)|there|indeed|overall|with|because|and|so far)\b))"
)
_END = r"(?= *(?:[.!,;:…—–)]|$)| (?:with us|here|today|for sure|right away)\b)"
_SURELY = r"(?:definitely |certainly |surely |easily |clearly |absolutely |already |probably )?"
_JOB = rf"(?:the|this) (?:job|role|position|offer){_END}"
_LEVEL = r"level[- ](?:\d|one|two|three|four|five)"
_FULL_SCORE = (
    r"(?:10 ?/ ?10|10 out of 10|ten out of ten|5 ?/ ?5|5 out of 5|five out of five|100 ?/ ?100"
    r"|[6-9](?:\.\d)? ?/ ?10|a perfect (?:score|10|ten)|(?:full|top) marks|a gold star)"
)
_SCORE = r"\d{1,3}(?:\.\d)?(?: ?/ ?\d| out of )"
_VERDICTS = (
    rf"\byou(?:'re| are) (?:so |officially |basically )?{_SURELY}hired\b",
    rf"\byou(?:'ll| will| would|'d| are going to|'re going to) {_SURELY}(?:get|have|land) {_JOB}",
    rf"^{_GREETED}(?:congratulations[,!:]? )?you(?:'ve| have)? {_SURELY}(?:got|earned|won) {_JOB}",
    rf"\b(?:i|we)(?:'d| would|'ll| will|'re going to| are going to) {_SURELY}"
    r"(?:love to |like to |be happy to )?hire you\b",
    rf"\bthe (?:job|role|position|offer) is {_SURELY}yours\b",
    rf"\byou(?:'ll| will) {_SURELY}be hired\b",
    rf"\byou (?:really |truly )?{_SURELY}deserve {_JOB}",
    rf"\boffer you {_JOB}",
    r"\b(?:exactly|just) what we(?:'re| are) looking for\b",
    rf"\bwelcome (?:aboard|to the (?:team|company)){_END}",
    r"^(?:your |overall |final )?(?:score|rating|level|grade|mark)s?(?: is| was|:) ?"
    r"(?:\d|an? a\+?\b)",
    rf"\b(?:your|that|this) {_ANSWER} (?:is|was) {_MUCH}{_PRAISE}\b",
    rf"^{_GREETED}(?:that|this|it) was {_MUCH}(?:perfect|flawless|outstanding|exceptional"
    r"|brilliant|excellent|spot on) *[.!…]*$",
    rf"\b{_LEVEL}[- ](?:{_ANSWER}|performance)\b",
    rf"\b{_ANSWER} (?:is|was|deserves|gets|earns|scores|would be|would get)(?: at)?(?: an?)? "
    rf"(?:solid |clear |strong )?(?:{_LEVEL}|{_SCORE})",
    r"\b(?:i|we)(?:'d|'ll| would| will)? (?:\w+ )?(?:rate|score|grade|give|mark) "
    r"(?:that|this|it|you|your \w+)(?: \w+)?(?: as| at)? (?:an? )?(?:\w+ )?"
    rf"(?:{_LEVEL}|{_SCORE}|{_FULL_SCORE}|(?:\d|10|a\+?)(?= *(?:[.!,;]|$)))",
    rf"\b{_FULL_SCORE}(?= *(?:[.!,;)…]|$)| (?:for|from|on|{_ANSWER})\b)",
    rf"\byou(?:'ve| have)? {_SURELY}(?:really |totally )?(?:nailed|aced|crushed|smashed) "
    rf"(?:it|that|this|the)(?: (?:one|question|{_ANSWER}|interview))?{_END}",
    rf"\byou(?:'ve| have)? {_SURELY}(?:passed|failed) "
    rf"(?:the|this) (?:interview|round|stage|question){_END}",
    rf"\byou(?:'re| are| would be|'d be) {_SURELY}(?:exactly )?(?:an? |the )?(?:perfect|ideal"
    r"|excellent|great|strong|outstanding|top|right) (?:fit|candidate|match|hire)\b",
    rf"\b(?:best|strongest) (?:{_ANSWER}|candidate)s?(?: that)? (?:i|we)(?:'ve| have)\b",
    rf"^{_GREETED}you did (?:so |really |very |extremely )?(?:well|great|amazing|fantastic"
    r"|brilliantly|an? \w+ job)(?: (?:today|here|so far|there|in this interview"
    r"|on that(?: one| question)?))?[.!…]*$",
)
_VERDICT = re.compile("|".join(_VERDICTS))
_TOLD = re.compile(
    r"\b(?:you|they|she|he) (?:said|say|mentioned|told|rated|gave|scored|wrote|described)\b"
    r"|\b(?:if|when|once|after|before|until|suppose|imagine|say|whether|why|how) "
    r"(?:that )?(?:you|i|we)\b"
)
"""What somebody else said, or what may come to pass."""
_CLAUSE = re.compile(r"(?<=\w)\s*[,;:!.…—–]\s+")


def without_verdict(sentence: str) -> str:
    """``sentence`` without the verdict in it: "" where that is what it says.

    Of a question that only begins with praise the question stays.
    """
    folded = " ".join(sentence.lower().replace("’", "'").split())
    opened = _OPENS.match(folded)
    if "?" in sentence:
        behind = _CLAUSE.search(sentence) if opened else None
        if behind is None:
            return sentence
        rest = sentence[behind.end() :]
        return without_verdict(rest[:1].upper() + rest[1:])
    if opened or (_VERDICT.search(folded) and not _TOLD.search(folded)):
        return ""
    return sentence
