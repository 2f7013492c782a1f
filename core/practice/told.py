"""Whether a question asks for something that happened, and whether an answer tells it.

A result, a part in it, a day: whoever asks for these takes up a story. Somebody who supposes
("I'd tell the architect"), boasts ("I always stay calm"), states facts or jokes told none. In doubt
something was told: to be asked for a story right after telling one is worse than a question
that does not fit.
"""

from __future__ import annotations

import re

from core.conversation.brief import InterviewType
from core.practice.bank import Question
from core.think.cues import fold_in_place

_DEEDS = (
    "was|were|wasn't|weren't|did|didn't|had|hadn't|went|said|told|took|came|gave|got|made|found|"
    "saw|knew|wrote|spoke|began|broke|drove|fell|felt|kept|left|lost|met|paid|rang|ran|sat|sent|"
    "sold|stood|thought|threw|woke|won|bought|brought|built|caught|chose|drew|ate|flew|grew|heard|"
    "held|hid|laid|led|rose|shook|slept|spent|stuck|swore|taught|tore|wore|clocked|asked|"
    "called|phoned|walked|decided|started|stopped|noticed|realised|realized|turned|explained|"
    "apologised|apologized|shouted|refused|agreed|happened|arrived|stayed|waited|tried|opened|"
    "checked|looked|moved|ended|finished|helped|showed|dropped|missed|signed|wanted|needed"
)
_WHO = (
    r"(?:i|we|he|she|they|it|you|who|which|everyone|everybody|nobody|somebody|someone|"
    r"(?:the|my|our|his|her|their|this|one) (?:(?!(?:is|are|am|be|been|being|has|have|gets?|of|and|"
    r"or|to|for|in|on|with|most|more|best|well|\w+ly)\b)[\w'-]+ ){0,2}?"
    r"(?!(?:is|are|be|been|has|have|well|\w+ly)\b)[\w'-]+)"
)
_NOT_PAST = r"(?!(?:need|feed|speed|seed|succeed|exceed|proceed|bleed|breed|embed)\b)"
_ADVERBS = r"(?:(?:then|also|just|all|both|once|already|finally|even|\w+ly) ){0,2}"
_HAPPENED = re.compile(
    # Not of what is, was never, or only would have been: "is built", "never had", "would've told".
    rf"(?<!\bnot )(?<!\bnever )(?<!n't )(?<!\bis )(?<!\bare )(?<!\bam )(?<!\bbe )(?<!\bbeen )"
    rf"(?<!'s )(?<!'re )(?<!'m )(?<!\bhave )(?<!'ve )(?<!\bhas )\b(?:{_DEEDS})\b"
    rf"|(?<!that )\b{_WHO} {_ADVERBS}{_NOT_PAST}\w{{2,}}ed\b"
    r"|\b(?:i|we)(?:'ve| have) (?:(?:since|now|also|just) )?(?:had|been (?!an?\b|told|known|called|"
    r"described|passionate|good|great)|built|run|led|made|done|taught|written|seen|(?!always|loved|"
    rf"wanted|enjoyed|learned|learnt){_NOT_PAST}\w{{2,}}ed\b)"
    r"|\bi (?:done|seen)\b"
)
"""In the past, or, of what somebody has done, up to today."""
_AS_IF_NOW = re.compile(
    r"\b(?:he|she|i) (?:says|goes|comes|walks|turns round|rings|tells me|asks me|shouts)\b"
)
"""How people tell a story as if it happened now."""
_AT_SOME_TIME = re.compile(
    r"\b(?:last|that|this) (?:night|week|month|year|spring|summer|autumn|fall|winter|term|shift|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter|morning)\b"
    r"|\bone (?:night|time|morning|evening|friday|saturday|sunday|monday)\b|\byesterday\b|\bago\b"
    r"|\bthe other (?:day|week|night)\b|\b(?:in|since) (?:19|20)\d\d\b"
)
_AS_ONE_SAYS = (
    r"(?! (?:you ask me|i'm honest|i am honest|i remember|i'm not mistaken|memory serves))"
)
_SUPPOSED = re.compile(
    r"\b(?:i|we|you|they|he|she|it)'d\b|\b(?:would|wouldn't|could have)\b"
    r"|(?<!asked )(?<!asked me )(?<!asked him )(?<!asked her )(?<!asked them )(?<!see )(?<!check )"
    rf"\bif\b{_AS_ONE_SAYS}"
)
_CLAUSE_ENDS = re.compile(r"[.,;!?\n]+|\b(?:and|but|so|because|then|cos)\b")
_QUESTION = re.compile(r"(?:^|(?<=[.!?\n]))\s*(?:why|what|how|who|when|where|do|did)\b[^.!?\n]*\?")
_SUPPOSES = re.compile(rf"(?:^|(?<=[.!?\n]))\s*(?:if{_AS_ONE_SAYS}|suppose|imagine|say)\b[^.!?\n]*")

_NOTHING = re.compile(
    r"\W*(?:(?:um+|uh+|er+|well|honestly|sorry|to be honest|i mean)\W+)*(?:"
    r"(?:no|nope|nah|none|never|nothing|idk|dunno|not really)(?:\W+(?:no|never|really|sorry|mate|"
    r"not|yet|sir|miss|honestly|thanks?|thank you|to be honest|i|have|haven't|comes|to|mind)\b)*"
    r"\W*$"
    r"|(?:(?:no|nope|nah|sorry)\W+)?(?:i(?:'ve| have)? )?(?:never|not)(?: really| actually)? "
    r"(?:done|had|used|been|worked|met|held|led|managed|needed)\b"
    r"|(?:(?:no|nope|nah|sorry)\W+)?i (?:haven't|have not|'ve not)(?: really| actually| ever)? "
    r"(?:done|had|used|been|worked|met|held|led|managed|needed)\b"
    r"|n/?a\W*$|(?:(?:that's |it's )?not (?:applicable|in my line of work|something we do)"
    r"|(?:that|it|this) (?:doesn't|does not) (?:apply|come up|happen))(?: (?:to|for) me| here)?\W*$"
    r"|(?:(?:no|nope|nah|sorry)\W+)?(?:i(?:'m| am) (?:still|only) (?:at|in) (?:school|college|uni)"
    r"|(?:this|that|it)(?:'d| would| will|'s going to) be my (?:very )?first (?:\w+ )?job)\b)"
)
"""An answer that begins so: there is nothing of the kind to tell."""


_PUT_AS_A_STORY = re.compile(r"\b(?:a time|last time|have you done|did you)\b")


def asks_for_a_story(question: Question) -> bool:
    """Whether ``question`` can be answered only with something that happened."""
    if "How would you" in question.text:
        return False
    behavioural = question.type is InterviewType.BEHAVIOURAL
    return behavioural or _PUT_AS_A_STORY.search(question.text) is not None


def tells_what_happened(answer: str) -> bool:
    """Whether an English ``answer`` tells of something that happened, in whatever words."""
    folded = _SUPPOSES.sub(" ", _QUESTION.sub(" ", fold_in_place(answer)))
    return any(
        _HAPPENED.search(clause) or _AS_IF_NOW.search(clause) or _AT_SOME_TIME.search(clause)
        for clause in _CLAUSE_ENDS.split(folded)
        if not _SUPPOSED.search(clause)
    )


def has_nothing_to_tell(answer: str) -> bool:
    """Whether an English ``answer`` says that there is nothing of the kind, and tells nothing."""
    return _NOTHING.match(fold_in_place(answer)) is not None and not tells_what_happened(answer)
