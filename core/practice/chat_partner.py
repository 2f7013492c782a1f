"""Chat practice without a model: questions and explanations out of the question bank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.conversation.conversation import Conversation
from core.conversation.messages import Role
from core.practice.bank import Question, QuestionBank
from core.practice.bank_search import index_of
from core.practice.chat_advice import advice_on
from core.practice.chat_asides import ChatAside, OpenQuestion, chat_aside, reply_to_aside
from core.practice.chat_requests import asks
from core.practice.heard_points import HeardPoints, hear_points
from core.practice.small_talk import small_talk
from core.practice.variety import last_said, least_recent
from core.think.cues import fold_speech
from core.think.intent import Intent, read_by_rules


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


_WANTS_QUESTION = re.compile(
    r"\b(?:ask me|quiz me|test me|give me (?:a|an|another|one)?\s?\w* ?question|another question"
    r"|next question|(?:an?|one) (?:hard|harder|easy|easier|new|different) (?:one|question)"
    r"|practi[cs]e (?:a|some|with) ?question|interview me|let's (?:start|begin|practi[cs]e)"
    r"|something (?:harder|easier)|random question)\b|^(?:harder|easier|another)\W*$"
)
_MODEL_ANSWER = "Here is one way to answer it."
"""Said before an answer of the bank: some tell a story in the first person, some advise."""
_HOW_WAS_IT = re.compile(
    r"(?:(?:so|ok|okay|and|well|hm+|um+|hey),? )*(?:(?:how|what) (?:was|is|about|did you think of"
    r"|do you think of|do you think about) (?:that|it|this|my (?:last )?answer)|how did i (?:do|go)"
    r"|how am i doing|(?:was|is) (?:that|it|this|my (?:last )?answer)(?: answer)?(?: \w+){1,4}"
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
    rf"{_AN_ANSWER}|\b(?:the answer|what should i (?:say|have said)"
    r"|how (?:would|should|do) (?:you|i) answer|show me|explain (?:it|this|that)(?: one)?)\b"
)
_NOTHING_HEARD = (
    "I did not hear any of the points that I expected yet.",
    "I go by phrases, and heard none that I listen for; you may have said it in other words.",
)
_ELSEWHERE = (
    "This may be about something else than the question; whether it answers it is for you to say.",
    "To me this sounds like another subject than the question, but I go by words alone.",
)
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
    aside = chat_aside(said)
    if aside is not None and (aside.needs_no_question or not others):
        return _set_aside(bank, aside, current, conversation)
    pleasantry = small_talk(folded, requested)
    if pleasantry:
        return PartnerReply(PartnerMove.PAUSE, pleasantry)
    if current and _HOW_WAS_IT.fullmatch(folded.strip()):
        return _judge(bank, current, conversation)
    if requested and _WANTS_QUESTION.search(folded):
        return _ask(bank, asked, said)
    if intent is Intent.WAIT:
        return PartnerReply(PartnerMove.PAUSE, "Take your time. I'm here when you're ready.")
    if intent in (Intent.END, Intent.FINISHED):
        return PartnerReply(PartnerMove.PAUSE, "Good practice. Come back whenever you like.")
    if intent is Intent.REPEAT and current:
        return PartnerReply(PartnerMove.ASK, current.text, current.id)
    if intent is Intent.SKIP:
        return _ask(bank, asked, said)
    advice = advice_on(folded) if requested else ""
    if advice:
        return PartnerReply(PartnerMove.ADVISE, advice)
    wants_answer = requested and current and _wants_answer_to(bank, current, folded)
    if current and (intent is Intent.DONT_KNOW or wants_answer):
        text = f"{_MODEL_ANSWER} {current.answer}"
        return PartnerReply(PartnerMove.EXPLAIN, text, current.id)
    if others and not requested and not _WANTS_EXPLANATION.search(folded):
        return PartnerReply(PartnerMove.RESPOND, _NOT_MINE)
    if current is None or (requested and _WANTS_EXPLANATION.search(folded)):
        return _explain(bank, said)
    return _respond(bank, current, conversation)


def _set_aside(
    bank: QuestionBank, aside: ChatAside, current: Question | None, talk: Conversation
) -> PartnerReply:
    said = _lines_said(talk)
    if current is None:
        return PartnerReply(PartnerMove.PAUSE, reply_to_aside(aside, None, said))
    turns = _answer_so_far(talk, current)
    waiting = OpenQuestion(current, hear_points(bank, current, turns), bool(turns))
    return PartnerReply(_move_of(aside), reply_to_aside(aside, waiting, said), current.id)


def _move_of(aside: ChatAside) -> PartnerMove:
    if aside is ChatAside.RESTART:
        return PartnerMove.ASK
    return PartnerMove.EXPLAIN if aside.asks else PartnerMove.PAUSE


def _answer_so_far(conversation: Conversation, question: Question) -> list[str]:
    """What was said since ``question`` was asked or begun again, requests and asides aside."""
    said: list[str] = []
    for message in conversation.messages:
        if message.role is Role.ASSISTANT and message.text.endswith(question.text):
            said = []
        elif message.role is Role.USER:
            aside = chat_aside(message.text)
            if aside is ChatAside.RESTART:
                said = []
            elif aside is None and not _is_no_answer(message.text):
                said.append(message.text)
    return said


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


def _ask(bank: QuestionBank, asked: list[Question], said: str) -> PartnerReply:
    used = {q.id for q in asked}
    fresh = [q for q in bank.questions if q.id not in used] or list(bank.questions)
    wanted = {w for w in ("easy", "easier", "hard", "harder") if w in said.lower()}
    if wanted:
        level = "easy" if wanted & {"easy", "easier"} else "hard"
        fresh = [q for q in fresh if q.difficulty.value == level] or fresh
    index = index_of(bank)
    near = max(fresh, key=lambda q: index.similarity(said, q))
    best = near if index.similarity(said, near) > 0 else fresh[len(asked) % len(fresh)]
    return PartnerReply(PartnerMove.ASK, f"Here is one. {best.text}", best.id)


def _explain(bank: QuestionBank, said: str) -> PartnerReply:
    best = index_of(bank).nearest_question(said)
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


def _respond(bank: QuestionBank, question: Question, talk: Conversation) -> PartnerReply:
    heard = hear_points(bank, question, _answer_so_far(talk, question))
    said = _lines_said(talk)
    if not heard.missing:
        then = "Say 'model answer' to compare, or ask for another question."
    else:
        then = min(heard.open, key=lambda point: last_said(point.ask, said)).ask
    text = f"{_told(heard, said)} {then}"
    return PartnerReply(PartnerMove.RESPOND, text, question.id)


def _judge(bank: QuestionBank, question: Question, talk: Conversation) -> PartnerReply:
    """What can be said of an answer without a model, and that it is no more than that."""
    turns = _answer_so_far(talk, question)
    if not turns:
        text = f"You have not answered yet. {question.text}"
        return PartnerReply(PartnerMove.RESPOND, text, question.id)
    heard = hear_points(bank, question, turns)
    then = (
        f" It would be stronger with an answer to this: {heard.open[0].ask}" if heard.open else ""
    )
    text = (
        f"{_told(heard, ())}{then} How well it was told I cannot judge here; the mock "
        "interview gives a full review."
    )
    return PartnerReply(PartnerMove.RESPOND, text, question.id)


def _told(heard: HeardPoints, said: Sequence[str]) -> str:
    """Which of the expected points were heard."""
    if heard.elsewhere:
        return least_recent(_ELSEWHERE, said)
    if not heard.missing:
        return "You touched every point I expected."
    if not heard.heard:
        return least_recent(_NOTHING_HEARD, said)
    points = [f"{one.point.point} (“{one.words}”)" for one in heard.heard]
    return f"I heard that your answer {_join(points)}."


def _lines_said(talk: Conversation) -> list[str]:
    """The partner's lines, oldest first."""
    return [message.text for message in talk.messages if message.role is Role.ASSISTANT]


def _join(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
