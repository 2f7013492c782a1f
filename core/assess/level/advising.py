"""Advising: which of the things that would make a dimension better an answer is told.

What the answer shows already is not asked for, and what was advised in the same interview gives way
to another thing that is as true, where there is one. Nothing of this moves a level.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from core.assess.answer.text import AnswerText
from core.assess.rubric import Advice
from core.assess.star import StarPart, find_star
from core.assess.story.found import PART_OF_SIGN, review_star
from core.package_data import DataModel
from core.think.reading.cues import fold_in_place
from core.think.reading.scene import tells_one_day

PLAIN_WORDS = "plain words"
PROPORTION = "proportion"
EARLY_END = "early end"
CHOICE = "choice"
ONE_DAY = "one day"
ANSWER_FIRST = "answer first"
MISHAP = "mishap"
OTHER_MARKS = (PLAIN_WORDS, PROPORTION, EARLY_END, CHOICE, ONE_DAY, MISHAP, ANSWER_FIRST, *StarPart)
"""What an answer may lack beside the signs: words without judgement, more of what was done than of
what led to it, its end in the first sentence, a choice with its reason in one breath, a day or an
hour on which it was, something that went wrong, and a first sentence that tells something."""

_OF_AN_ANSWER = tuple("mechanism check limit contrast condition reason own_deed order".split())
_FEWEST_FIRST_WORDS = 6

MOST_OF_SCENE = 0.4
MOST_SENTENCES_OF_SCENE = 2
"""Beyond either what led to the deed is long: a sentence of situation and one of task are not."""


BREATH = 3
"""Sentences in which one choice is told."""


class Instead(Advice):
    """Advice that holds where an answer shows nothing of what it ``lacks``."""

    lacks: str


class Advising(DataModel):
    """``own`` says what an answer lacks for whom the rubric's advice is meant, ``instead`` what
    else can be advised, the most useful first; of a dimension without ``own`` it always holds."""

    own: dict[str, str]
    instead: dict[str, tuple[Instead, ...]]


def choose_advice(
    name: str,
    own: Advice,
    advising: Advising,
    lacks: Callable[[str], bool],
    given: Mapping[str, int],
) -> Advice | None:
    """What to advise on the dimension ``name``: of what holds, that which was ``given`` least
    often in this interview; ``None`` where the answer shows all that could be advised."""
    holds: list[Advice] = []
    if name not in advising.own or lacks(advising.own[name]):
        holds.append(own)
    holds += [one for one in advising.instead.get(name, ()) if lacks(one.lacks)]
    return min(holds, key=lambda one: given.get(one.fix, 0), default=None)


def lacking(answer: AnswerText, seen: Callable[[str, str], float]) -> Callable[[str], bool]:
    """What tells whether ``answer`` shows nothing of a sign, or of one of ``OTHER_MARKS``; ``seen``
    says how often a text shows a sign."""
    text = dict(zip(answer.line_indexes, answer.parts, strict=True))
    said = [text[index][start:end] for index, start, end in answer.sentences()]
    star = {review.part: review.quotes for review in review_star(answer)}

    def lacks(mark: str) -> bool:
        if mark == PLAIN_WORDS:
            judges = any(_JUDGES.search(fold_in_place(one)) for one in said)
            return judges or any(seen(one, "generic") for one in said)
        if mark == PROPORTION:
            return _is_mostly_scene(answer, said)
        if mark == EARLY_END:
            first = answer.sentences()[:1]
            quoted = any(
                quote.line_index == index and start <= quote.start < end
                for index, start, end in first
                for quote in star[StarPart.RESULT]
            )
            return not quoted and not any(seen(one, "outcome") for one in said[:1])
        if mark == CHOICE:
            return not _tells_a_choice(said, seen)
        if mark == ONE_DAY:
            return not any(tells_one_day(one) for one in said)
        if mark == ANSWER_FIRST:
            return not (said and _answers(said[0], seen))
        if mark == MISHAP:
            fell_short = any(_MISHAP.search(fold_in_place(one)) for one in said)
            return not (fell_short or any(seen(one, "limit") for one in said))
        if mark in star:
            return not star[StarPart(mark)]
        told = PART_OF_SIGN.get(mark)
        return not (told and star[told]) and not any(seen(one, mark) for one in said)

    return lacks


def _answers(sentence: str, seen: Callable[[str, str], float]) -> bool:
    """Whether a first ``sentence`` tells something already, and does not only lead to it."""
    long_enough = len(sentence.split()) >= _FEWEST_FIRST_WORDS
    leads = _LEADS.match(fold_in_place(sentence)) or sentence.rstrip().endswith("?")
    return long_enough and not leads and any(seen(sentence, sign) for sign in _OF_AN_ANSWER)


_LEADS = re.compile(
    r"\W*(?:(?:well|so|okay|ok|yes|um+|uh+|right)\W+)*(?:(?:that's |that is |this is |it's )?an? "
    r"(?:good|great|interesting|hard|tough|big|broad) (?:one|question|topic)|it (?:really |all )?"
    r"depends|there (?:are|is) (?:many|a lot|lots|several|so many|different)"
    r"|let me (?:think|see))\b"
)


def _tells_a_choice(said: list[str], seen: Callable[[str, str], float]) -> bool:
    """Whether what was decided against, and why, is told in one breath: "I could have called. I
    didn't, because he would have shouted." """
    for at, one in enumerate(said):
        breath = " ".join(said[at : at + BREATH])
        against = seen(one, "contrast") or _AGAINST.search(fold_in_place(one))
        if against and (seen(breath, "reason") or _FOR.search(fold_in_place(breath))):
            return True
    return False


def _is_mostly_scene(answer: AnswerText, said: list[str]) -> bool:
    """Whether what comes before the first deed is long, or no deed is told at all. It is not where
    it is one sentence, which is what would be advised."""
    words = [len(one.split()) for one in said]
    first = next((at for at, acts in enumerate(_acts(answer)) if acts), len(said))
    before = sum(words[:first])
    too_much = first > 1 and before > MOST_OF_SCENE * sum(words)
    return first > MOST_SENTENCES_OF_SCENE or too_much or first == len(said)


def _acts(answer: AnswerText) -> list[bool]:
    """Of each sentence, whether it tells what they did themselves."""
    acts: list[bool] = []
    text = dict(zip(answer.line_indexes, answer.parts, strict=True))
    for index in answer.line_indexes:
        opens = index == answer.line_indexes[0]
        deeds = {
            span.start
            for span in find_star(text[index], opens=opens)
            if span.part is StarPart.ACTION
        }
        acts += [start in deeds for line, start, _ in answer.sentences() if line == index]
    return acts


_AGAINST = re.compile(
    r"\b(?:could (?:have|'ve)|might have|(?:i|we) (?:said|says) no|(?:i|we) (?:didn't|did not|"
    r"wouldn't|refused|chose not|decided not|said no|turned (?:it|that|them|him|her) down)|"
    r"wanted (?:me |us )?to [^.!?]{0,60}\b(?:but|no)\b|the (?:other|usual|normal|obvious|easy|"
    r"easier|quick|quicker|cheap|cheaper) (?:way|thing|choice|option|answer|road|one))\b"
)
"""What was not done, in plain words."""
_FOR = re.compile(
    r"\b(?:because|since|otherwise|so that|in case|or else|would(?:n't| have| not))\b"
)
_MISHAP = re.compile(
    r"\b(?:fail(?:ed|ure|s)?|mistakes?|(?:my|own) fault|(?:went|was|were|been) wrong|"
    r"(?:did not|didn't|never|hasn't|wasn't|weren't) (?:\w+ )?(?:work|enough|help|hold|come back|"
    r"manage|succeed|solve|see it|fix|finish|get (?:it|them|there|the))|(?:i|we) (?:\w+ )?(?:lost|"
    r"missed|forgot|broke|dropped|misjudged|misread|overlooked|underestimated|regret\w*|couldn't|"
    r"should(?:n't)? have|should've)|too late|too (?:soon|early|slow|fast) (?:for|to)|"
    r"apologi[sz]ed|not proud|ashamed|sadly|unfortunately|in vain)\b"
)
"""Who says so has told what did not go well."""
_MAY_JUDGE = (
    r"(?:good|great|nice|difficult|challenging|tough|hard|huge|massive|terrible|awful|horrible|bad|"
    r"important|strong|smooth\w*|significant\w*|complex|better|well|strange|weird|happy|pleased|"
    r"satisfied|positive|stressful|helpful|useful|interesting|impressed)"
)
_OF_THE_WHOLE = (
    r"(?:it|this|that|everything|things|all|i|we|(?:the|my|our) (?:\w+ )?(?:results?|outcome|work|"
    r"job|team|project|event|day|meeting|presentation|communication|feedback|collaboration|mood|"
    r"atmosphere|customers?|clients?|guests|boss|manager))"
)
_JUDGES = re.compile(
    r"\b(?:amazing|excellent|perfect(?:ly)?|fantastic|brilliant|wonderful|awesome|successful\w*|"
    r"incredibl[ey]|effective\w*|efficient\w*|proactive\w*|motivated|hard-?working|passionate|"
    r"ridiculous|professional(?:ly|ism)|(?:very|highly|so|totally|always) professional|"
    rf"(?:very|extremely|highly|really) {_MAY_JUDGE}|"
    rf"{_OF_THE_WHOLE}(?: all)?(?:'s|'m|'re| (?:was|were|is|am|are|went|got|became|worked|turned "
    rf"out))(?: (?!(?:too|not|an?|the|no)\b)\w+)? {_MAY_JUDGE}(?! (?:to|for|enough|at|weather)\b)|"
    r"(?:good|great|nice|huge|massive|difficult|challenging|tough|strong|significant|important|"
    r"terrible|bad) (?:success\w*|results?|outcomes?|teams?|jobs?|experience|projects?|challenges?|"
    r"impact|improvements?|difference|communicat\w+|relationships?|skills?|leaders?\w*|"
    r"achievements?|opportunit\w+|feedback|atmosphere|situations?|service|performance|work\b|effort)"
    r")\b"
)
"""A word that judges: somebody saw something that made them say it. "A massive heart attack", "a
strong smell of gas" and "she got better" are what they saw."""
