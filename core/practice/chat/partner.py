"""Chat practice without a model: questions and explanations out of the question bank."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from core.conversation.brief import Domain
from core.conversation.conversation import Conversation
from core.conversation.messages import Role
from core.practice.bank import Question, QuestionBank
from core.practice.bank_search import index_of, stems_of
from core.practice.chat.advice import advice_on
from core.practice.chat.asides import ChatAside, OpenQuestion, chat_aside, reply_to_aside
from core.practice.chat.heard_in_words import how_it_was, what_was_heard
from core.practice.chat.heard_points import AnswerPart, hear_points
from core.practice.chat.requests import asks
from core.practice.chat.small_talk import FAREWELL, small_talk
from core.practice.chat.topics import (
    changes_field,
    field_of_trade,
    near_topics,
    other_field,
    topic_of,
)
from core.think.intent import Intent, read_by_rules
from core.think.reading.cues import fold_speech


class PartnerMove(StrEnum):
    ASK = "ask"
    EXPLAIN = "explain"
    ADVISE = "advise"
    """About interviews in general."""
    RESPOND = "respond"
    UNKNOWN = "unknown"
    PAUSE = "pause"


@dataclass(frozen=True)
class PartnerReply:
    move: PartnerMove
    text: str
    question_id: str = ""


# "Can they ask me that?" is about other interviewers.
_WANTS_QUESTION = re.compile(
    r"\b(?:(?<!they )(?<!interviewer )(?<!interviewers )(?<!employer )(?<!employers )ask me"
    r"|quiz me|test me|give me (?:a|an|another|one)?\s?\w* ?question|another question"
    r"|next question|(?:an?|one) (?:hard|harder|easy|easier|new|different) (?:one|question)"
    r"|practi[cs]e (?:a|some|with) ?question|interview me|let's (?:start|begin|practi[cs]e)"
    r"|something (?:harder|easier)|random question"
    r"|(?:do|try|have|get|take|give|like|want|need|prefer) (?:me )?(?:an?|another|some|one|more)"
    r" (?:[\w+#/-]+ ){0,4}questions?"
    r"|one more (?:about|on))\b|^(?:harder|easier|another)\W*$"
)
_WANTS_TO_TALK = re.compile(r"\b(?:let's|let us|can we|could we|i want to) talk about\b")
_MODEL_ANSWER = "Here is one way to answer it."
"""Said before an answer of the bank: some tell a story in the first person, some advise."""
_HOW_WAS_IT = re.compile(
    r"(?:(?:so|ok|okay|and|well|hm+|um+|hey),? )*(?:(?:how|what) (?:was|is|about|did you think of"
    r"|do you think of|do you think about) (?:that|it|this|my (?:last )?answer)|how did i (?:do|go)"
    r"|how am i doing|(?:was|is) (?:that|it|this|my (?:last )?answer)(?: answer)?(?: \w+){1,4}"
    r"|(?:(?:can|could|would|will) you (?:please )?)?(?:give|tell) me (?:some |any |your )?feedback"
    r"(?: (?:on|about|for) (?:that|it|this|what i said|my (?:last )?answer))?"
    r"|did i (?:do|answer) (?:\w+ ){0,3}(?:well|right|good|ok|okay|correctly)"
    r"|(?:can you )?(?:rate|judge|grade|score|assess|evaluate) (?:that|it|this|my answer))\W*"
)
_AN_ANSWER = r"\b(?:good|better|best|model|example|sample|ideal|perfect|stronger) answer\b"
_WANTS_EXPLANATION = re.compile(
    r"\?|\b(?:explain|what(?:'s| is| are| does)|how (?:do|does|would|should|can|to)|why"
    r"|tell me about|describe|define|the answer|help me with|meaning of|difference between"
    rf"|show me|when (?:do|would|should))\b|{_AN_ANSWER}"
)
_WANTS_MODEL_ANSWER = re.compile(
    rf"{_AN_ANSWER}|\b(?:the answer|what (?:should|would) (?:i|you) (?:say|have said)"
    r"|(?:give|show|tell) me an example|how (?:would|should|do) (?:you|i) answer|show me"
    r"|explain (?:it|this|that)(?: one)?)\b"
)
_NONE_ON_THAT = "I find no question on that among those left, so here is another one."
_NO_MODEL = "No language model answers just now, so I answer from the question bank."
_NOT_MINE = (
    "No language model answers just now, and without one I cannot judge what you said to that "
    "question. Try again in a moment, or say: ask me a question."
)
"""To an answer to what a model asked before it failed."""


def answer_from_bank(bank: QuestionBank, conversation: Conversation) -> PartnerReply:
    """What the bank has to say to the newest message, and plainly so when it has nothing."""
    said = conversation.last_user_text
    folded = fold_speech(said)
    intent = read_by_rules(said)
    asked = _asked_questions(bank, conversation)
    others = _is_anothers_question(conversation, asked)
    current = asked[-1] if asked and not others else None
    requested = asks(folded) or (current is None and not others)
    if current and _HOW_WAS_IT.fullmatch(folded.strip()):
        parts = _answer_so_far(conversation, current)
        text = how_it_was(bank, current, parts)
        return PartnerReply(PartnerMove.RESPOND, text, current.id)
    beside = _beside_the_question(bank, conversation, current, requested, others)
    if beside is not None:
        return beside
    if requested and _WANTS_QUESTION.search(folded):
        return _ask(bank, asked, folded)
    if intent is Intent.WAIT:
        return PartnerReply(PartnerMove.PAUSE, "Take your time. I'm here when you're ready.")
    if intent in (Intent.END, Intent.FINISHED):
        return PartnerReply(PartnerMove.PAUSE, FAREWELL)
    if intent is Intent.REPEAT and current:
        return PartnerReply(PartnerMove.ASK, current.text, current.id)
    if intent is Intent.SKIP:
        return _ask(bank, asked, "")
    advice = advice_on(folded) if requested else ""
    if advice:
        return PartnerReply(PartnerMove.ADVISE, advice)
    if requested and _WANTS_TO_TALK.search(folded):
        return _ask(bank, asked, folded)
    wants_answer = requested and current and _wants_answer_to(bank, current, folded)
    if current and (intent is Intent.DONT_KNOW or wants_answer):
        text = f"{_MODEL_ANSWER} {current.answer}"
        return PartnerReply(PartnerMove.EXPLAIN, text, current.id)
    if others and not requested and not _WANTS_EXPLANATION.search(folded):
        return PartnerReply(PartnerMove.RESPOND, _NOT_MINE)
    if current is None or (requested and _WANTS_EXPLANATION.search(folded)):
        return _explain(bank, said)
    parts = _answer_so_far(conversation, current)
    text = what_was_heard(bank, current, parts, _lines_said(conversation))
    return PartnerReply(PartnerMove.RESPOND, text, current.id)


def _beside_the_question(
    bank: QuestionBank,
    talk: Conversation,
    current: Question | None,
    requested: bool,
    others: bool,
) -> PartnerReply | None:
    """The reply to what neither answers nor asks for anything of the bank; ``others`` as in
    ``_is_anothers_question``."""
    said = talk.last_user_text
    folded = fold_speech(said)
    aside = chat_aside(said)
    if aside is not None and (aside.needs_no_question or not others):
        return _set_aside(bank, aside, current, talk)
    if changes_field(folded, bank.domain):
        text = _elsewhere_asked(bank, other_field(folded, bank.domain))
        return PartnerReply(PartnerMove.UNKNOWN, text)
    pleasantry = small_talk(folded, requested)
    return PartnerReply(PartnerMove.PAUSE, pleasantry) if pleasantry else None


def _set_aside(
    bank: QuestionBank, aside: ChatAside, current: Question | None, talk: Conversation
) -> PartnerReply:
    said = _lines_said(talk)
    if current is None:
        return PartnerReply(PartnerMove.PAUSE, reply_to_aside(aside, None, said))
    parts = _answer_so_far(talk, current)
    waiting = OpenQuestion(current, hear_points(bank, current, parts), bool(parts))
    return PartnerReply(_move_of(aside), reply_to_aside(aside, waiting, said), current.id)


def _move_of(aside: ChatAside) -> PartnerMove:
    if aside is ChatAside.RESTART:
        return PartnerMove.ASK
    return PartnerMove.EXPLAIN if aside.asks else PartnerMove.PAUSE


def _answer_so_far(talk: Conversation, question: Question) -> list[AnswerPart]:
    """What was said since ``question`` was asked or begun again, requests and asides aside."""
    said: list[AnswerPart] = []
    for line, reply in reversed(list(pairwise(talk.messages))):
        if reply.role is Role.USER:
            aside = chat_aside(reply.text)
            if aside is ChatAside.RESTART:
                break
            if aside is None and not _is_no_answer(reply.text):
                said.append(AnswerPart(reply.text, line.text))
        # A repetition is the question alone, and takes back nothing.
        if line.role is Role.ASSISTANT and line.text.endswith(f" {question.text}"):
            break
    return said[::-1]


def _is_no_answer(said: str) -> bool:
    folded = fold_speech(said).strip()
    requested = asks(folded)
    asked_how = _HOW_WAS_IT.fullmatch(folded) is not None
    return requested or asked_how or small_talk(folded, requested) != ""


def _asked_questions(bank: QuestionBank, conversation: Conversation) -> list[Question]:
    """The bank's questions that the partner asked in this talk, in order."""
    texts = [m.text for m in conversation.messages if m.role is Role.ASSISTANT]
    return [q for text in texts for q in bank.questions if text.endswith(q.text)]


def _is_anothers_question(conversation: Conversation, asked: list[Question]) -> bool:
    """Whether the newest question is none of the bank's: a model asked it."""
    theirs = [m.text for m in conversation.messages if m.role is Role.ASSISTANT]
    if not theirs or not theirs[-1].rstrip().endswith("?"):
        return False
    own = {text for q in asked for text in (q.text, *(p.ask for p in q.points))}
    return not any(theirs[-1].endswith(text) for text in own)


def _ask(bank: QuestionBank, asked: list[Question], folded: str) -> PartnerReply:
    """A question that was not asked yet, of the level and on the topic that was wished for; where
    there is none on the topic another one, and that is said."""
    used = {q.id for q in asked}
    fresh = [q for q in bank.questions if q.id not in used] or list(bank.questions)
    wanted = {w for w in ("easy", "easier", "hard", "harder") if w in folded}
    level = "easy" if wanted & {"easy", "easier"} else "hard"
    of_level = [q for q in fresh if not wanted or q.difficulty.value == level] or fresh
    topic, near = topic_of(folded), near_topics(folded)
    if not stems_of(topic) and not near:
        chosen = of_level[len(asked) % len(of_level)]
        return PartnerReply(PartnerMove.ASK, f"Here is one. {chosen.text}", chosen.id)
    pools = (of_level, fresh)
    on_topic = next(filter(None, (_on_topic(bank, topic, near, among) for among in pools)), None)
    if on_topic is not None:
        return PartnerReply(PartnerMove.ASK, f"Here is one. {on_topic.text}", on_topic.id)
    trade = field_of_trade(topic, bank.domain)
    if trade is bank.domain:  # whoever works here may be asked any of them
        chosen = of_level[len(asked) % len(of_level)]
        return PartnerReply(PartnerMove.ASK, f"Here is one. {chosen.text}", chosen.id)
    if other := other_field(topic, bank.domain) or trade:
        return PartnerReply(PartnerMove.UNKNOWN, _elsewhere_asked(bank, other))
    other_one = max(of_level, key=lambda q: index_of(bank).similarity(topic, q))
    return PartnerReply(PartnerMove.ASK, f"{_NONE_ON_THAT} {other_one.text}", other_one.id)


def _on_topic(
    bank: QuestionBank, topic: str, near: tuple[str, ...], among: list[Question]
) -> Question | None:
    """The question of ``among`` about ``topic``, by its tags where they name it or what is
    ``near`` it: the words of a name mislead one by one ("time management" is about no manager)."""
    index = index_of(bank)
    tagged = [q for tag in (topic, *near) for q in among if tag in q.tags]
    if not tagged:
        return index.nearest_question(topic, among)
    return tagged[0] if " " in topic else max(tagged, key=lambda q: index.similarity(topic, q))


def _elsewhere_asked(bank: QuestionBank, field: Domain | None) -> str:
    choice = f"choose {field.label} there" if field else "choose another one there"
    return f"The field is chosen above this chat: {choice}, and ask again. Here it is {bank.title}."


def _explain(bank: QuestionBank, said: str) -> PartnerReply:
    best = index_of(bank).nearest_question(said)
    other = other_field(fold_speech(said), bank.domain)
    if best is None and other is not None:
        return PartnerReply(PartnerMove.UNKNOWN, _elsewhere_asked(bank, other))
    if best is None:
        counts = Counter(tag for q in bank.questions for tag in q.tags)
        topics = ", ".join(tag for tag, _ in counts.most_common(6))
        return PartnerReply(
            PartnerMove.UNKNOWN,
            f"{_NO_MODEL} It has nothing on that. In {bank.title} I can talk about {topics}. "
            "Ask about one of those, or say: ask me a question.",
        )
    return PartnerReply(
        PartnerMove.EXPLAIN,
        f"{_NO_MODEL} The nearest question is: {best.text} {_MODEL_ANSWER} {best.answer}",
        best.id,
    )


def _wants_answer_to(bank: QuestionBank, current: Question, folded: str) -> bool:
    """Whether a model answer is wanted, and to this question rather than to something else."""
    elsewhere = index_of(bank).words_elsewhere(folded, current)
    return _WANTS_MODEL_ANSWER.search(folded) is not None and len(elsewhere) <= 2


def _lines_said(talk: Conversation) -> list[str]:
    """The partner's lines, oldest first."""
    return [message.text for message in talk.messages if message.role is Role.ASSISTANT]
