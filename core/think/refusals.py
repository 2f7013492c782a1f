"""Whether an English utterance says that what was asked will not be told, or cannot be.

The whole of it has to: "I can't name the client, but I rebuilt their shop" tells a story, and so
does whoever reports a refusal. Reasons, regrets and pleas may stand beside it.
"""

from __future__ import annotations

import re

from core.think.cues import fold_in_place


def refuses(text: str) -> bool:
    """Whether every clause of ``text`` refuses, or says why, or asks for understanding, and at
    least one of them refuses."""
    clauses = [_IDLE.sub("", part).strip() for part in _CUT.split(fold_in_place(text))]
    said = [clause for clause in clauses if clause]
    refusals = [_REFUSES.fullmatch(clause) is not None for clause in said]
    return any(refusals) and all(
        refused or _BESIDE.fullmatch(clause) for refused, clause in zip(refusals, said, strict=True)
    )


def ends_in_a_refusal(text: str) -> bool:
    """Whether the last sentence of ``text`` refuses."""
    return refuses(_SENTENCE_END.split(text.rstrip())[-1])


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
_CUT = re.compile(
    r"[.,;:!?…\"“”()\n]+|\s[-–—]+\s|\b(?:but|because|cos|although|though)\b"
    r"|\b(?:and|so|since|as)(?= (?:i|i'm|i'd|i've|we|we're|it's|that's|this is|there|there's|then|"
    r"they|they're|you|he|she|please|(?:the|my|our|his|her) \w+ (?:would|could|will|is|are|was))\b)"
)
_IDLE = re.compile(
    r"^\W*(?:(?:oh|ah|um|uh|er|hmm|okay|ok|so|well|and|then|yes|yeah|nah|nope|look|"
    r"no(?! (?:comment|names?|numbers?|figures?|one's)\b)|sorry|wait|"
    r"please|just|actually|honestly|frankly|unfortunately|really|i'm sorry|"
    r"i am sorry|i'm afraid|"
    r"i think|to be honest|apologies|thanks|thank you|like i said|as i said)\b\W*)*"
)
_SECRET = (
    r"(?:personal|private|confidential|secret|sensitive|internal|classified|privileged|protected|"
    r"covered by \S+(?: \S+){0,3}|under (?:an? )?(?:nda|embargo|seal|investigation)|painful)"
)
_IT = r"(?:that|this|it)(?:'s| is| one's| one is| part's| part is| was told me in)"
_VERY = (
    r"(?:(?:a|an|bit|little|all|too|rather|very|quite|really|just|so|still|strictly|frankly|pretty|"
    r"highly|purely|completely|kind of) )*"
)
_WITH_HOLD = (
    r"(?:i(?:'d| would) (?:really |much |very much )?(?:rather|sooner) not"
    r"|i(?:'d| would)? (?:really |much )?prefer not to"
    r"|i (?:don't|do not|wouldn't) (?:really |actually |honestly )*(?:want|wish|care|feel able|"
    r"feel free|feel comfortable|feel ready|think i (?:can|should|could|may|want to)|"
    r"think i'm (?:allowed|able|free|supposed) to|like(?= to (?:say|answer)))(?: to)?"
    r"|i(?:'m| am) (?:really |just |simply |legally )*(?:not (?:really |actually |legally )?"
    r"(?:allowed|able|going|willing|permitted|supposed|at liberty|free|prepared|ready|comfortable)"
    r"|unable|unwilling)(?: to)?|i (?:don't|do not) have (?:permission|clearance|the right) to"
    r"|i (?:really |just |simply |legally )*(?:can't|cannot|can not|won't|will not|mustn't|"
    r"shouldn't|may not|refuse to|decline to|have to decline to)(?: really| possibly)?)"
)
# What comes after is what is withheld; with whom, when or where one would not speak is a story.
_NO_STORY = (
    r"(?!.*\b(?:with(?! you\b)|to (?!you\b)|until|till|when|unless|without|before|while|"
    r"in (?!an? interview|this|practice|public|detail|any)|at(?! all\b| the moment)|behind|if)\b)"
)
_FACTS = (
    r"(?:(?:you|out|away|any|the|his|her|their|our|your|exact|actual|more|further|specific|such|"
    r"real|you the) )*(?:numbers?|figures?|names?|details?|sums?|amounts?|dates?|examples?|budget|"
    r"salary|reasons?|information|client|customer|company|school|patient)(?: of \S+(?: \S+)?)?"
)
_THAT = (
    r"(?:that|this|it|those|more|anything|any more|much|the question|your question|that question|"
    r"this question|that one|this one|such (?:a )?questions?)"
)
_ENDS = (
    r"(?: (?:here|now|about (?:that|this|it)|on (?:that|this|it)|in (?:this|an) interview|at all|"
    r"at the moment|today|either|for (?:legal|personal|private|family|obvious) reasons|with you|to "
    r"you|than that|you|further|any further|really|thank you|thanks|sorry))*"
)
_TOLD = (
    rf"(?:(?:talk(?:ing)?|speak(?:ing)?|open(?:ing)? up) about {_NO_STORY}\S+(?: \S+){{0,11}}"
    rf"|(?:discuss(?:ing)?|shar(?:e|ing)|disclos(?:e|ing)|reveal(?:ing)?|get(?:ting)? into"
    rf"|go(?:ing)?"
    rf" into|describ(?:e|ing)) {_NO_STORY}(?:{_THAT}|{_FACTS}|money|an? \S+|(?:my|the|our|his"
    rf"|her|their) "
    rf"\S+(?: \S+){{0,6}}|who|what|why|how|which)(?: \S+){{0,6}}"
    rf"|(?:say|tell|tell you|answer|answering|name|naming|mention|give|giving|go into|comment)"
    rf"(?: you)?(?: (?:about|on))?(?: (?:{_THAT}|{_FACTS}))?{_ENDS}"
    rf"|(?:say|tell|tell you) {_NO_STORY}(?:who|what|why|which|where|how)(?: \S+){{0,8}})"
)
_REFUSES = re.compile(
    rf"{_WITH_HOLD}(?: {_TOLD})"
    r"|i(?:'d| would) (?:really |much )?(?:rather|sooner) not(?: to)?(?: thanks| thank you)?"
    r"|i(?:'d| would)? (?:really |much )?prefer not(?: to)?"
    r"|i couldn't possibly (?:say|tell you|comment)"
    r"|(?:i|we) (?:never|don't|do not) (?:talk about|discuss) (?:my \S+|clients|money|religion)"
    r"|(?:i (?:don't|do not) see )?(?:why|what for) (?:do )?you (?:would )?(?:need|want"
    r"|have) to know"
    r"(?: (?:that|this|it))?|i (?:don't|do not) see (?:why (?:that|this|it) matters|what "
    r"(?:that|this|it) has to do with \S+(?: \S+){0,3})"
    r"|(?:that|this|it)(?:'s| is| stays) between (?:me|us) and \S+(?: \S+){0,2}"
    r"|(?:that \S+|my (?:salary|pay|age|religion|health|family|private life|notice period)) is "
    r"(?:confidential|private|personal|none of your business)"
    r"|i (?:don't|do not) want to"
    r"|(?:i(?:'d| would) (?:really |much )?(?:rather|prefer to|like to)|i want to|i have to|i must|"
    r"i need to|i'll) keep (?:that|this|it|those|them|my \S+(?: \S+)?|(?:the|his|her|their) \S+)"
    r"(?: (?:part|one))? (?:private|secret|confidential|to myself|between \S+(?: \S+){0,5}|"
    r"out of (?:this|it|the interview)|for myself)"
    rf"|{_IT} {_VERY}(?:personal|private|confidential)"
    r"(?: (?:matter|thing|question|subject|topic))?(?: for me| to me)?"
    rf"|{_IT} (?:\S+ )?too (?:painful|upsetting|sensitive|raw)(?: for me| to me)?"
    rf"|(?:{_IT} )?{_VERY}(?:none of your|not your|not anyone's|no one's|nobody's) "
    r"(?:business|concern)"
    rf"|{_IT} (?:really )?(?:not )?(?:something|a (?:thing|topic|subject|matter)) (?:that )?(?:"
    rf"{_WITH_HOLD}|i (?:want|wish|care|like) to) (?:talk about|discuss|share|go into|answer"
    rf"|say){_ENDS}"
    r"|(?:(?:patient|client|medical|customer|doctor|pupil|student|professional|bank|banking|legal|"
    r"company)(?:'s|s')? )?(?:confidentiality|secrecy|data protection)"
    r"|no (?:comment|names|numbers|figures)"
    r"|i (?:don't|do not|can't|cannot) (?:have|give you|give) (?:any |the |you |exact )*"
    r"(?:numbers?|figures?)(?: (?:for you|on (?:that|this|it)|here))?"
    r"|(?:i (?:don't|do not) (?:really )?think )?(?:that )?(?:you(?:'re| are) not (?:really "
    r"|even )?"
    r"(?:allowed|supposed|meant)|you(?:'re| are| have) (?:allowed|supposed|meant|any right"
    r"|the right)"
    r"|you (?:can't|cannot|can|shouldn't|should|mustn't|may not|may|aren't allowed|have no right))"
    r"(?: to)?(?: be)? ask(?:ing)?(?: (?:me|us|people|anybody|anyone|a candidate|candidates))?"
    r"(?: (?:that|this|it|such (?:a )?\S+|about \S+(?: \S+){0,4}|(?:that|this|these) \S+))?"
    r"(?: (?:here|in an interview|at all))?"
    rf"|(?:i (?:don't|do not) (?:really )?think )?{_IT} (?:not |hardly )?(?:even )?(?:an? )?"
    r"(?:legal|illegal|unlawful|inappropriate|appropriate|improper|proper|relevant)"
    r"(?: (?:question|thing|one))?(?: (?:to ask(?: me)?|to (?:this|the) job|in an interview))?"
)
_BESIDE = re.compile(
    rf"(?:(?:that|this|it|everything|all of it|they|those|these|(?:the|my|our) \S+)(?:'s|'re| is|"
    rf" are) {_VERY}{_SECRET}(?: (?:for|to|with|between) \S+(?: \S+){{0,3}})?)"
    rf"|{_IT} {_VERY}(?:sensitive|personal|private|painful|difficult|hard|delicate|confidential|"
    r"family|legal|sore) (?:subject|topic|matter|thing|issue|question|story|one|point|information)"
    r"(?: (?:for|to|with) \S+(?: \S+)?)?"
    r"|i(?:'m| am) (?:still )?(?:under|bound by|sworn to) \S+(?: \S+){0,4}"
    r"|(?:i(?:'ve| have)?|we(?:'ve| have)?) (?:signed|promised|got|have) (?:an? |the "
    r"|something|them|"
    r"not|to )*(?:nda|agreement|confidentiality|non-disclosure|silence|secrecy|not to)?"
    r"(?: (?:agreement|to|not|tell|say))*"
    r"|there(?:'s| is| are) (?:\S+ ){0,5}(?:involved|agreement|nda|clause|rules?|reasons?|case|"
    r"investigation|lawyers)(?: \S+){0,3}"
    r"|.*\b(?:would|could|might|'d) (?:be|get|lose|cost|land|put|end)\b.*"
    r"\b(?:trouble|job|fired|sacked|if i did|court|sued|risk)\b.*"
    r"|i(?:'m| am)? ?(?:just |really |do )?(?:hope|trust|know|sure) (?:that )?(?:you|that|it"
    r"|this)\b.*"
    r"|(?:you(?:'ll| will| can| must| surely| do)*|please|thank you for|thanks for) (?:understand|"
    r"understanding|respect)(?: \S+){0,4}|please (?:don't|do not) (?:ask|press|mind)(?: \S+){0,4}"
    r"|(?:that|this|it)(?:'s| is) (?:all )?(?:in the past|behind me|a long time ago|my right)"
    r"|(?:i'm|i am) (?:very |so |really |terribly |truly )*sorry(?: (?:about|for) (?:that|this"
    r"|it))?"
    r"|(?:(?:sorry|apologies) )?(?:about|for) (?:that|this|it)|no offen[cs]e|nothing personal"
    r"|(?:for|out of) (?:legal|personal|private|family|obvious|data protection"
    r"|respect)(?: \S+){0,5}"
    r"|if (?:you don't mind|that's (?:ok|okay|all right|alright|fine)(?: with you)?|i did)"
    r"|(?:not|even|not even) (?:here|now|today|to you|in (?:an interview|practice|this interview))"
    r"|(?:my|the|our) (?:contract|employer|company|boss|school|hospital|firm|lawyer|law|policy|"
    r"client|bank|clinic|rules?|family) (?:does not|doesn't|do not|don't|won't|wouldn't|forbids?|"
    r"prohibits?|says? (?:so|no)|asked me not)\b.*"
    r"|(?:they|he|she|people|patients|clients|children|pupils|the \S+) (?:have|has) (?:a"
    r"|the) right\b.*"
    r"|(?:can|could|may|shall) (?:we|you|i) (?:please )?(?:skip|move|go|take|have|ask|pass)\b.*"
    r"|(?:let's|i'd like to|i'll) (?:please )?(?:skip|move on|pass|go on)\b.*|(?:next"
    r"|another) (?:one|"
    r"question)|(?:please )?ask me (?:something else|another)(?: \S+)?|skip (?:it|that"
    r"|this)(?: \S+)?"
    r"|i(?:'m| am) not (?:comfortable|happy|at ease)(?: \S+){0,4}"
)
