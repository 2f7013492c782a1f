"""What a reply wants of the interviewer: the same words want another thing of another question."""

from __future__ import annotations

import re

from core.conversation.language import Language
from core.conversation.moves import MoveKind
from core.practice.directing.asked_word import asks_about_a_word, words_asked_about
from core.practice.directing.asking_first import asks_before_answering
from core.practice.following_up.told import asks_for_a_case, asks_for_a_story, says_there_is_none
from core.practice.interview import Interview, Speaker, open_line
from core.practice.words_of_care import in_care
from core.think.care import read_after_care
from core.think.distress.after_care import only_goes_on
from core.think.distress.losses import tells_of_a_loss
from core.think.intent import Intent, detect_intent, read_by_rules
from core.think.reading.code_lines import without_code
from core.think.requests.asides import (
    ASKS_WHICH,
    WITHHOLDS_A_NAME,
    WITHHOLDS_NUMBERS,
    read_aside,
)
from core.think.requests.refusals import refuses

_WHICH = re.compile(
    r"(?:sorry|wait|and|but|so)?\W*(?:which|what) (?P<what>(?:[\w']+ ){1,3}?)(?:do|did) you mean"
)
_NOTHING = re.compile(r"\b(?:nothing|not much|don't know)\b", re.IGNORECASE)
_MAY_BE_READY = (Intent.ANSWER, Intent.SKIP, Intent.FINISHED, Intent.END)
_MAY_ASK_BACK = (Intent.ANSWER, Intent.DONT_KNOW, Intent.REPEAT)


def intent_of_reply(interview: Interview, said: str) -> Intent:
    """What ``said`` wants where ``interview`` stands.

    As ``detect_intent`` reads it, but for what follows on words of care or of sympathy, and for
    five kinds of reply. Who only thanks for sympathy, or says that it can go on, has not answered
    what was asked with it, and neither skips it nor leaves. Who asks what a word of the question
    means wants it put differently, and who asks that again does not know. Who says that there was
    none, where a case was asked for, has no such story; "nothing, really" ends what was told, and
    where nothing was, nothing comes to mind. And "I can't tell you" may mean that they
    do not know: of a question of knowledge it does; where a story was asked for, and after a
    follow-up, they will not tell, and want to go on. Who may not say a name can tell the story
    without it, unless a follow-up asked for more of it, or they were told so before.
    """
    intent = detect_intent(said)
    if in_care(interview.lines):
        return read_after_care(said, intent, Language.ENGLISH)
    if interview.is_their_turn:
        return intent
    ready = intent in _MAY_BE_READY and only_goes_on(said, Language.ENGLISH)
    if ready and _heard_sympathy(interview):
        return Intent.REPEAT
    if intent is Intent.REPEAT and _asks_first(interview, said):
        return Intent.ANSWER
    if intent in _MAY_ASK_BACK and _asks_back(interview, said):
        return Intent.DONT_KNOW if _asked_back_before(interview, said) else Intent.REPEAT
    if intent is Intent.ASK and _withholds_for_good(interview, said):
        return Intent.SKIP
    if intent is Intent.ASK and _asks_which(interview, said):
        return Intent.REPEAT
    if intent is Intent.FINISHED and _NOTHING.search(said) and not interview.answer_so_far():
        return Intent.DONT_KNOW
    if intent is Intent.ANSWER and says_there_is_none(said) and _case_is_open(interview):
        return Intent.DONT_KNOW
    if intent is Intent.DONT_KNOW and refuses(said) and not _asks_for_knowledge(interview):
        return Intent.SKIP
    return intent


def _asks_first(interview: Interview, said: str) -> bool:
    """Whether they ask about the task, and not for the question once more: no rule says so."""
    asked = asks_before_answering(interview.current_question, said)
    return asked and read_by_rules(said) is Intent.ANSWER


def _heard_sympathy(interview: Interview) -> bool:
    """Whether what is open was asked together with a word of sympathy, and not once more since."""
    for line in reversed(interview.lines):
        if line.speaker is not Speaker.CANDIDATE:
            continue
        if tells_of_a_loss(without_code(line.text)):
            return True
        if line.intent is not Intent.WAIT:
            return False
    return False


def _asks_which(interview: Interview, said: str) -> bool:
    """Whether they ask which one a follow-up speaks of: "Which change do you mean?" """
    line = open_line(interview.lines)
    if line is None or line.move is not MoveKind.FOLLOW_UP:
        return False
    kind = read_aside(said)
    asked = line.intended or line.text
    return kind is not None and kind.id == ASKS_WHICH and bool(_which_of(said, asked))


def _withholds_for_good(interview: Interview, said: str) -> bool:
    """Whether they may not say a name or a number, and have already been asked to do without."""
    kind, question = read_aside(said), interview.current_question
    if kind is None or kind.id not in (WITHHOLDS_A_NAME, WITHHOLDS_NUMBERS):
        return False
    before = (
        read_aside(line.text)
        for line in interview.lines
        if line.question_id == question.id and line.intent is Intent.ASK
    )
    told_so = any(aside is not None and aside.id == kind.id for aside in before)
    # A follow-up may itself have asked how much: a rough size has then not been asked for yet.
    return told_so or (kind.id == WITHHOLDS_A_NAME and bool(interview.follow_up_reasons()))


def _which_of(said: str, asked: str) -> tuple[str, ...]:
    found = _WHICH.match(said.strip().lower())
    return words_asked_about(found["what"], asked) if found is not None else ()


def _asks_back(interview: Interview, said: str) -> bool:
    """Whether all of it asks what a word means that was said to them."""
    line = open_line(interview.lines)
    open_now = (line.intended or line.text) if line is not None else ""
    return asks_about_a_word(said, f"{interview.current_question.text} {open_now}")


def _asked_back_before(interview: Interview, said: str) -> bool:
    """Whether they asked about the same word of this question before: what was said to it did not
    help."""
    question = interview.current_question
    before = (
        line.text
        for line in interview.lines
        if line.question_id == question.id and line.intent is Intent.REPEAT
    )
    words = words_asked_about(said, question.text)
    return any(words and words == words_asked_about(text, question.text) for text in before)


def _case_is_open(interview: Interview) -> bool:
    line = open_line(interview.lines)
    if line is None or line.move in (MoveKind.OPENING, MoveKind.QUESTION):
        return asks_for_a_story(interview.current_question)
    return asks_for_a_case(line.intended or line.text)


def _asks_for_knowledge(interview: Interview) -> bool:
    """Whether the question itself is open, and asks for knowledge."""
    followed_up = bool(interview.follow_up_reasons())
    return interview.current_question.type.asks_for_knowledge and not followed_up
