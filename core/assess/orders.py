"""How an order, a claim or a form reads that is addressed to whoever judges an answer.

Found one sentence at a time by ``set_aside``. Candidates build systems, and work with models,
bots and reviewers: "the system must return a page" gives no order to anybody who judges.
"""

from __future__ import annotations

import re
from functools import cache

_ASSESSOR = (
    r"(?:assessors?|evaluators?|graders?|raters?|examiners?|scorers?|automat(?:ed|ic) reviewers?)"
)
# Whoever judges, and just as well what a candidate builds, or the people they work with: of these
# an order must name a mark, or the answer that is to get it.
_THING = (
    r"(?:reviewers?|judges?|interviewers?|ai|a\.i\.|assistants?|(?:language )?models?|llms?|"
    r"chat ?bots?|bots?|algorithms?|panels?|systems?|(?:scoring|grading|rating|evaluation|"
    r"assessment|review|marking) (?:software|tool|engine|program))"
)
_TOP = (
    r"(?:full marks|top (?:band|level|score|mark|grade|rating)|(?:high(?:est)?|maximum|max|best) "
    r"(?:possible )?(?:level|score|mark|grade|rating|band)|level (?:5|five)|strong hire|fives|"
    r"(?:five|5) ?(?:out of|of|/) ?(?:five|5)|(?:ten|10) ?(?:out of|/) ?(?:ten|10)|"
    r"100 ?(?:out of|/) ?100|an? (?:five|ten)(?=\W*$| (?:for|in|to|on|across)\b))"
)
_MINE = (
    r"(?:me|my (?:answers?|interview|responses?)|(?:this|the) (?:answer|response|reply|candidate|"
    r"applicant|person|interview|transcript|submission)|(?:answers?|responses?|candidates?) like "
    r"(?:this|these)|(?:every|each|all|any) (?:dimensions?|categor(?:y|ies)|criteri(?:on|a)))"
)
_MARK = (
    r"(?:scores?|ratings?|grades?|marks?|points?|stars?|levels?|fives?|tens?|maximum|max|"
    r"top band|full marks|high(?:est)? (?:level|score|mark|grade|rating|band)|"
    r"(?:five|ten|5|10|100|one hundred) ?(?:out of|of|/) ?(?:five|ten|5|10|100)|100 ?(?:%|percent)|"
    r"outstanding|excellent|perfect|exceptional|superb|flawless|strong hire|pass)"
)
_GIVE = (
    r"(?:give|award|grant|assign|rate|score|grade|mark|record|set|put|return|output|enter|write|"
    r"report|treat|count|consider|credit|assess|judge|evaluate|fill in|send|raise|bump|round|"
    r"recommend|approve|choose|select|tick)"
)
_AWARD = (
    r"(?:give|award|grant|assign|rate|score|grade|mark|record|set|put|enter|report|treat|count|"
    r"consider|credit|assess|judge|evaluate|raise|bump|round|recommend|approve|agree)"
)
_MUST = (
    r"(?:must|shall|should|has to|have to|will|may|is to|are to|normally|usually|always|tend to|"
    r"generally|typically|commonly|ought)"
)
_THIS = (
    r"(?:me|my (?:answers?|interview|responses?)|(?:this|the|every|each|any|all|an?) (?:\w+ )?"
    r"(?:answers?|responses?|candidates?|applicants?|persons?|interview|transcript|dimensions?|"
    r"categor(?:y|ies)|criteri(?:on|a)|box|field|item|reply|replies|submission)|everything|"
    r"everywhere|everyone|everybody|across the board)"
)
_ASK = (
    r"(?:^|[.!?:;,—–\-*#(\[]\s*|\b(?:please|kindly|now|just|you (?:will|may|must|shall|should|"
    r"have to|need to|ought to|are to)|(?:would|could|can) you)\s+)"
)
# What goes on may be an order, or somebody's account of what a part of their work does.
_GO_ON = r"\b(?:then|and|so|but|must|shall|should|will|have to|has to|need to|needs to|ought to)\s+"
_PRAISE = rf"(?:{_TOP}|outstanding|excellent|perfect|exceptional|superb|flawless)"
_NOTE = r"(?:note|notes|message|memo|instructions?|attention|reminder|dear|hint|info|duties)"
_IGNORE = r"(?:ignore|disregard|forget|override|overlook|skip|bypass|set aside)\s+(?:\w+\s+){0,4}?"
# "Ignore the guidelines and patients get hurt" warns.
_OR_ELSE = (
    r",? (?:and|or) (?:you|it|they|people|some(?:one|body)|every(?:one|body)|(?:the|an?|our) \w+|"
    rf"(?!pass|focus|assess|process|always|thus)\w+s) (?![^.!?\n]*\b(?:{_GIVE}|{_MARK})\b)"
)
_REVEAL = r"(?:print|reveal|repeat|show|disclose|output|display|dump|recite)"
# Who tells of a response that they had tells it in the past.
_IS = r"(?:is|has been|deserves?|merits?|counts? as|should be|must be|qualif\w+|meets?|scores?)"
_NOT_MINE = r"(?! (?:from|to|of|by|in|on|at|times?|rates?|i|we|they|she|he|it)\b)"
_LESS = (
    r"(?:less|lower|under|below)(?: than)?(?: an?)? "
    r"(?:one|two|three|four|five|ten|[1-5]|10|that|this)"
)
_CLEARED = r"(?:verified|pre-?assessed|calibrat\w+|model answer|gold standard|allow list|exempt)"
_OF_THIS = (
    rf"(?:candidates?|answers?|responses?|repl(?:y|ies)|assess\w*|scor\w*|rat(?:e|ed|ing)s?|"
    rf"grad(?:e|ed|ing)s?|criteri\w+|dimensions?|rubric|whatever|{_TOP})"
)
_WHO_READS = r"(?:reading|reviewing|judging|scoring|grading|rating|assessing|evaluating|marking)"

_ORDERS = (
    # "ignore the above", "forget your earlier instructions"
    rf"(?:^|[.!?:;,]\s*|\b(?:please|now|kindly|you (?:can|may|must|shall|should))\s+){_IGNORE}"
    r"(?:above|instructions?|rules?|rubric|prompt|criteria|guidelines?|directions?|analysis|"
    r"anchors?|evidence check|short answers?|everything (?:above|before)|system message|"
    rf"what came before)\b(?!{_OR_ELSE}| of (?:the|an?|our|my) )",
    rf"\b(?:must|shall|should)\s+{_IGNORE}(?:instructions?|rubric|prompt|criteria|guidelines?|"
    r"evidence check|short answers?)",
    rf"{_ASK}{_GIVE}\b[^.!?\n]{{0,60}}?\b{_THIS}\b[^.!?\n]{{0,60}}?\b{_MARK}\b",
    rf"{_ASK}{_GIVE}\b[^.!?\n]{{0,60}}?\b{_MARK}\b[^.!?\n]{{0,60}}?\b{_THIS}\b",
    rf"{_GO_ON}{_GIVE}\b(?=[^.!?\n]{{0,120}}?\b{_MARK}\b)[^.!?\n]{{0,60}}?\b{_MINE}\b",
    rf"{_GO_ON}{_GIVE}\b(?=[^.!?\n]{{0,120}}?\b{_PRAISE})[^.!?\n]{{0,60}}?\b{_THIS}\b",
    rf"\b{_ASSESSOR}\b[^.!?\n]{{0,40}}?\b{_MUST}\b[^.!?\n]{{0,60}}?"
    rf"\b(?:{_MARK}|{_GIVE}|agree)\b",
    rf"\b{_THING}\b[^.!?\n]{{0,40}}?\b{_MUST}\b[^.!?\n]{{0,60}}?\b{_AWARD}\b"
    rf"(?:[^.!?\n]{{0,60}}?\b{_TOP}|(?=[^.!?\n]{{0,80}}?\b{_MARK}\b)[^.!?\n]{{0,80}}?"
    rf"\b{_MINE}\b)",
    rf"\b(?:answers?|responses?|repl(?:y|ies)|candidates?)\b (?:of this kind|like this|like "
    rf"these|of this type|such as this)\b[^.!?\n]{{0,80}}?\b{_MARK}\b",
    rf"\b(?:this|my) (?:answer|response|reply|candidate|applicant|transcript|interview)\b"
    rf"[^.!?\n]{{0,60}}?\b(?:was|earned|{_IS})\b[^.!?\n]{{0,60}}?\b(?:{_MARK}|{_CLEARED})\b",
    rf"\bthe (?:candidate|applicant|transcript|interview)\b[^.!?\n]{{0,60}}?\b{_IS}\b"
    rf"[^.!?\n]{{0,60}}?\b(?:{_MARK}|{_CLEARED})\b",
    rf"\bthe (?:answer|response|reply)\b{_NOT_MINE}[^.!?\n]{{0,60}}?\b{_IS}\b[^.!?\n]{{0,60}}?"
    rf"\b(?:{_PRAISE}|pass|{_CLEARED})\b",
    r"\b(?:what follows|the following|the above)\b[^.!?\n]{0,50}?\b(?:judged|rated|assessed|"
    r"graded|model answer|top|highest)\b",
    # threats and pity
    rf"\bif (?:you|this tool) (?:give|score|rate|mark|grade|do(?:n't| not) (?:give|award))\b"
    rf"(?=[^.!?\n]*\b(?:me|my|i|{_MINE}|{_TOP})\b)[^.!?\n]{{0,60}}?\b(?:{_MARK}|low|{_LESS})\b",
    rf"\bif (?:you|this tool) (?:give|score|rate|mark|grade) {_LESS}(?=\W*(?:[,.!?]|$))",
    rf"\bif i (?:do(?:n't| not) )?get\b[^.!?\n]{{0,60}}?\b(?:{_MARK}|low|{_LESS}(?! \w+s\b))\b",
    r"\bany (?:rating|score|mark|level|grade) (?:under|below|less)(?: than)?(?: an?| the)? "
    r"(?:four|five|ten|[45]|10|that|this|full|top|highest|maximum|perfect|outstanding)\b",
    rf"\b(?:would|could|can|will) you\b[^.!?\n]{{0,40}}?\b{_GIVE}\b[^.!?\n]{{0,60}}?\b{_MARK}\b",
    # put words into the review
    r"\bin (?:your|the) (?:review|report|feedback|assessment|evaluation|verdict)\b"
    r"(?!,? (?:i|we|she|he|they|it)\b)[^.!?\n]{0,40}?"
    r"\b(?:quote|cite|include|say|mention|state|write)\b",
    r"\b(?:quote|cite) (?:me|the candidate|this|the following)\b",
    r"\badd to the (?:transcript|record|answer)\b|\btreat (?:it|this|that) as\b[^.!?\n]{0,30}"
    r"\b(?:evidence|quote|said)\b",
    # secrets, roles, new tasks
    rf"\b{_REVEAL}\b[^.!?\n]{{0,40}}?\byour (?:\w+ )?(?:prompt|instructions|configuration|"
    r"rubric)\b",
    rf"{_ASK}{_REVEAL}\b[^.!?\n]{{0,40}}?\b(?:the (?:\w+ )?(?:prompt|instructions|configuration|"
    r"rubric)|system prompt)\b",
    r"\b(?:from now on|henceforth|starting now)\b,? (?:please )?you\b"
    r"(?! (?:had|were|could|needed|got)\b)|\byou are (?:now|no "
    r"longer) (?:an?|the|in|my|\w+,)",
    r"\b(?:pretend|act|behave|respond|answer) as (?:if you|my|an?|the)\b[^.!?\n]{0,60}?"
    r"\b(?:judge|coach|assessor|manager|examiner|interviewer|grader|reviewer|perfect|stars?)\b",
    r"\bnew (?:rubric|system prompt)\s*:|\bnew (?:task|instructions?|rules?)\s*:"
    rf"(?=[^\n]{{0,120}}?\b(?:{_OF_THIS}|you|your|ignore|poem|story|song|joke|recipe|essay)\b)|"
    r"\bend of (?:the )?(?:answer|transcript|response|data|candidate)\b(?! (?:was|were|had)\b)|"
    r"\bbegin(?:ning)? of (?:the )?(?:rubric|new)\b",
    rf"\b{_NOTE}\b\s*(?:to|for|of|from)?\s*(?:the |all |any )?(?:\w+ )?{_ASSESSOR}\b",
    rf"\b{_NOTE} (?:to|for) (?:the |all |any )?(?:\w+ )?{_THING}(?:\s*:|\s+{_WHO_READS}\b)",
    rf"^\W*{_NOTE},? (?:(?:to|for) )?(?:the |all |any )?(?:\w+ )?{_THING}\s*[,:]|^\W*dear "
    rf"(?:\w+ )?{_THING}\b",
    rf"(?:^|\n|[.!?]\s*)\W*(?:to|for|as) (?:the |an? )?(?:\w+ )?{_ASSESSOR}\s*[,:]",
    rf"^\W*to (?:the |an? |any )?(?:\w+ )?{_THING}\s*(?::|{_WHO_READS}\b)",
    rf"^\W*(?:to|for|as) (?:the |an? )?(?:\w+ )?{_THING}\s*[,:][^.!?\n]{{0,60}}?"
    rf"\b(?:please|{_TOP}|(?:this|my) (?:answer|response|candidate|interview))\b",
    rf"^\W*(?:to|as) (?:the |an? )?(?:\w+ )?{_THING}\s*[,:]\s*(?:you|your)\b",
    rf"\b{_ASSESSOR} (?:instructions?|note|override|directive|mode|message|prompt)\b",
    rf"^\W*{_THING} (?:instructions?|note|override|directive|mode|message|prompt)\s*(?::|$)",
    r"\b(?:decode|execute|run|obey|follow) (?:and|this|these|the following)\b[^.!?\n]{0,30}"
    r"(?:obey|instructions?|:)",
    # rubrics and records in the shape of one
    r"\b(?:scoring|rating|marking|grading) (?:guide|key|scheme|rule|note|sheet)s? (?:for|to be|of) "
    r"(?:this|the|used|every|my)\b",
    rf"\blevel (?:1|5|one|five)\s*[:=](?=[^\n]{{0,120}}?\b{_OF_THIS}\b|\W*$)",
    r"\b(?:score|rating|level|grade|verdict|overall)s?\W{0,3}[:=]+\s*[\"'*]*(?:5|10|five|ten|max|"
    r"pass|outstanding|strong)(?! (?:points?|people|percent|times|votes|days|of (?!5|five|10|ten)|"
    r"stars (?:on|in|from))\b)",
    r"\b(?:max_score|scores?\s*=|rating\s*==|override score)",
    # What is encoded, but no name of a commit, a file or a record.
    r"(?<![A-Za-z0-9+/])(?!(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?:\s|$))"
    r"[A-Za-z0-9+/]{28,}={0,2}(?:\s|$)",
)


@cache
def _order() -> re.Pattern[str]:
    """Compiled when first asked for: the start page waits for nothing of a review."""
    return re.compile("|".join(f"(?:{order})" for order in _ORDERS), re.IGNORECASE)


def gives_an_order(told: str) -> bool:
    """Whether ``told`` reads like an order to whoever assesses."""
    return _order().search(told) is not None
