"""What in an answer is no part of what it tells: a question to the interviewer, an aside.

Nothing of it is judged otherwise for that; it only makes no version of the answer stronger.
"""

from __future__ import annotations

import re

from core.conversation.language import Language
from core.think.distress.after_care import only_goes_on
from core.think.reading.cues import fold_in_place
from core.think.requests.refusals import refuses


def asks_back(sentence: str) -> bool:
    """Whether an English ``sentence`` asks the interviewer; "Why did I do it?" asks nobody, and
    "She said do you know who I am?" was asked by somebody else."""
    if not sentence.rstrip(" \"”'’)").endswith("?"):
        return False
    said = _QUOTED.sub(" ", fold_in_place(sentence))
    to_you = _TO_YOU.search(said)
    if to_you and _REPORTS.search(said[: to_you.start()]):
        return False
    return bool(to_you or _BACK.search(said) or _OF_THE_JOB.search(said))


def is_said_aside(sentence: str) -> bool:
    """Whether an English ``sentence`` asks for patience, to go on, or refuses, and tells no more
    than that: "Bear with me, I'm choosing one", "No numbers, sorry", "Thank you, let us go on"."""
    short = len(sentence.split()) <= _MOST_WORDS_ASIDE
    return refuses(sentence) or (
        short
        and (
            asks_for_time(sentence)
            or has_none(sentence)
            or begins_anew(sentence)
            or takes_back(sentence)
            or only_goes_on(sentence, Language.ENGLISH)
            or _LATER.match(fold_in_place(sentence)) is not None
        )
    )


def asks_for_time(sentence: str) -> bool:
    return _TIME_TO_THINK.match(fold_in_place(sentence)) is not None


def has_none(sentence: str) -> bool:
    """Whether an English ``sentence`` says that nothing comes to mind, or asks to go on."""
    return _NONE.match(fold_in_place(sentence)) is not None


def begins_anew(sentence: str) -> bool:
    """Whether an English ``sentence`` takes back what came before it, to say it over."""
    folded = fold_in_place(sentence)
    return _ANEW.match(folded) is not None or was_a_joke(sentence)


def was_a_joke(sentence: str) -> bool:
    """Whether an English ``sentence`` says that the one before it was not meant."""
    return _JOKE.match(fold_in_place(sentence)) is not None


def takes_back(sentence: str) -> bool:
    """Whether an English ``sentence`` says no more than that what was told before it was no answer:
    "Sorry, that was nonsense.", "Forget what I said." """
    return _TAKES_BACK.match(fold_in_place(sentence)) is not None


def is_a_bare_word(sentence: str) -> bool:
    """Whether an English ``sentence`` agrees, greets or thanks, and tells nothing: "Exactly."

    "No." and "It depends." are told: they may be the answer.
    """
    return _BARE.match(fold_in_place(sentence)) is not None


_MOST_WORDS_ASIDE = 9
_IDLE = (
    r"^\W*(?:(?:oh|ah|um|uh|er|hmm|okay|ok|so|well|and|but|yes|yeah|no|nah|sorry|wait|please|just|"
    r"actually|honestly|i'm afraid)\b\W*)*"
)
_TIME_TO_THINK = re.compile(
    rf"{_IDLE}(?:bear with me|give me (?:just )?(?:a|one|two|another) (?:few )?"
    r"(?:sec|moment|minute)"
    r"|(?:a|one) (?:sec|second|moment|minute)\b(?:,? please)?\W*$|(?:hang|hold) on(?:\W*$| a\b)"
    r"|let me (?:just )?(?:think|see\W*$|have a think|remember|find one|choose one|pick one)\b"
    r"|i'm (?:still |just )?(?:thinking|choosing one|trying to (?:think|remember))\b"
    r"|(?:i mean\W+)?(?:gosh\W+|wow\W+)?where (?:do|should|shall) i (?:even )?(?:start|begin)\W*$"
    r"|how (?:do|should|shall|can) i (?:put|say) (?:this|it|that)\W*$"
    r"|where was i\b|i(?:'ve| have)? lost (?:my|the) thread)"
)
_CASE = r"(?:case|example|story|situation|occasion|instance)"
_THERE_IS = r"there(?:'s| is| was| has| were| are)"
_OF_THE_KIND = (
    r"(?:like (?:that|this|it)|of (?:that|this|the) kind|for (?:that|this|it)|so far|yet)"
)
_NONE = re.compile(
    rf"{_IDLE}(?:(?<=sorry)\W*$|(?:i have |i've )?no idea\W*$|i couldn't (?:say|tell you)\W*$"
    r"|i (?:don't|do not) (?:really |actually |even |quite )?"
    r"(?:know|remember|recall)(?: (?:what (?:else )?(?:to say|i (?:can|should|could) say)|where to "
    r"(?:start|begin)|how to (?:say|put) (?:it|this|that)))?\W*$"
    rf"|{_THERE_IS} (?:no|never been an?|never an?) (?:\w+ )?{_CASE}(?: {_OF_THE_KIND})?\W*$"
    rf"|(?:i (?:have|had)|i've(?: got)?) (?:none|no (?:such |real |good )?{_CASE})"
    rf"(?: {_OF_THE_KIND})?\W*$"
    r"|(?:nothing|none)(?: like (?:that|this))? (?:comes|came|springs) to mind\W*$"
    r"|(?:can|could) (?:we|you) (?:please )?(?:skip|move on|go on)\b|(?:let's|i'd) (?:skip|pass)\b"
    r"|(?:skip|next) (?:it|this|that|one|question)\b)"
)
_ANEW = re.compile(
    rf"{_IDLE}(?:let me|(?:can|could|may) i|i'll|i'd like to) (?:please )?(?:just )?"
    r"(?:start (?:again|over|that again|from the (?:start|beginning))|begin again|restart|"
    r"rephrase|try (?:that |it )?again|say (?:that|it) again|go back)\b"
)
_LATER = re.compile(
    rf"{_IDLE}(?:(?:i'll|i will|let me|i can|we can) (?:(?:come|get)(?: back)? to|go back to"
    r"|return to|say more (?:on|about))|more (?:on|about))"
    r" (?:that|this|it)(?: (?:one|point|part))?(?: again)?"
    r"(?: (?:later|afterwards|in a (?:moment|minute|second|bit)|at the end|shortly|below))\W*$"
)
_JOKE = re.compile(rf"{_IDLE}(?:(?:i'm|i was|only|i am) )?(?:only )?(?:joking|kidding)\W*$")
_NO_ANSWER = (
    r"(?:(?:complete |total |just |only |all )?(?:nonsense|rubbish|garbage)"
    r"|(?:completely |totally |way )?(?:off[ -]topic|beside the point|irrelevant)"
    r"|not (?:what you asked(?: for| about)?|(?:an?|the) (?:real |right )?(?:story|example|answer))"
    r"|the wrong (?:story|example|answer|question|one)|no (?:real )?answer"
    r"|about something (?:else|different))"
)
_WHAT_I_SAID = (
    r"(?:what i(?:'ve| have)?(?: just)? (?:said|told you)|my (?:last|first|previous) answer)"
)
# "That was nonsense" alone may tell of a plan; with a "sorry" it is said to whoever listens.
_TAKES_BACK = re.compile(
    rf"{_IDLE}(?:{_WHAT_I_SAID} (?:was|is) {_NO_ANSWER}"
    rf"|(?<=sorry\W)\W*(?:that|it)(?: was|'s| is) {_NO_ANSWER}"
    rf"|(?:that|it)(?: was|'s| is) {_NO_ANSWER},? sorry"
    rf"|(?:forget|scratch|ignore|disregard|strike|never mind) (?:about )?(?:that|{_WHAT_I_SAID})"
    r")(?:,? (?:sorry|please|of course|obviously|i know|really))*\W*$"
)
_BARE = re.compile(
    r"^\W*(?:(?:h+m+|m+h*m+|u+h*m+|u+h|e+r+m*|well|yes|yeah|yep|yup|okay|ok|alright|"
    r"all right|right|sure|exactly|absolutely|"
    r"that's (?:it|all|about it|everything)|definitely|certainly|of course|hello|hi|thanks|"
    r"thank you(?: (?:very|so) much)?|"
    r"(?:that's |that is )?(?:a )?(?:very |really )?"
    r"(?:good|great|interesting|tough|hard|tricky) (?:question|one))\b\W*)+$"
)
_QUOTED = re.compile(r'[«“„"].*?(?:[»”“"]|$)', re.DOTALL)
_TO_YOU = re.compile(r"\b(?:you|your|yours|you'(?:re|d|ll|ve))\b")
_REPORTS = re.compile(
    r"\b(?:said|says|asked(?! to\b)|asks|goes|went|shouted|replied|wrote|thought|(?:was|were) like|"
    r"told (?:me|him|her|us|them)"
    r"|(?<!can )(?<!may )(?<!could )(?<!should )(?<!before )(?<!if )(?:i|we) (?:\w+ly )?ask)\b"
)
_BACK = re.compile(
    r"^\W*(?:(?:so|and|but|or|sorry|okay|well|um|uh|first|before that)\W+)*"
    r"(?:(?:can|could|may|shall|should|do|must) (?:i|we)\b"
    r"|(?:is|does|would) (?:that|this|it) (?:make sense|help|answer|ok|okay|enough|clear|all right|"
    r"fine|the (?:right|sort|kind)|what|too|be (?:ok|okay|enough|fine))\b"
    r"|(?:am i|are we) (?:right|allowed|audible|still|too)\b"
    r"|sorry|pardon|again|what was (?:that|the question)|which one"
    # What was not understood of a question: "Which part of what?", "How did what end?"
    r"|(?:which|how|who|why|when|where)\b(?: \w+){0,4} what\b(?: \w+)?\W*$)"
)
_OF_THE_JOB = re.compile(
    r"^\W*(?:(?:so|and|but|or)\W+)*(?:how|what|who|when|where|which|is|are|do|does|will|would)\b"
    r"(?!.*\b(?:my|our|was|were|did|had)\b).*"
    r"\b(?:here|(?:the|this) (?:job|role|position|post|company|interview|next round|next step))\b"
)
