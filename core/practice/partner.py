"""Chat practice without a model: questions and explanations out of the question bank."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from core.conversation.conversation import Conversation
from core.conversation.messages import Role
from core.conversation.tone import Tone
from core.practice.bank import Question, QuestionBank
from core.practice.chat_requests import asks
from core.practice.points import cover_points
from core.think.cues import fold_speech
from core.think.intent import Intent, detect_intent
from core.think.tone import detect_tone


class PartnerMove(StrEnum):
    ASK = "ask"
    EXPLAIN = "explain"
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
_HELP = (
    "Say 'ask me a question' and answer it, and I tell you which expected points I heard; or "
    "ask what a good answer contains."
)
_ABOUT_ME = (
    "I am a program, not a person, and no language model is connected: I know the questions of "
    "Greenroom's bank and what good answers to them contain. "
)
_NERVES = (
    "Many people feel like that before an interview, and saying answers aloud is what helps "
    "most. Take a breath; we can start with something small. Say 'ask me an easy question'."
)
_FEEDBACK = (
    "Answer one of my questions, and I tell you which expected points I heard. The mock "
    "interview gives a full review with your own words."
)
_GREETINGS = (
    (
        re.compile(r"(?:hi|hello|hey|good (?:morning|afternoon|evening))\b.{0,15}"),
        f"Hello. {_HELP}",
    ),
    (re.compile(r"(?:thanks|thank you|cheers)\b.{0,30}"), f"You're welcome. {_HELP}"),
)
_ABOUT_THE_TALK = (
    (
        re.compile(r".{0,20}\b(?:what can you do|how does this work|help me|help)\b.{0,10}"),
        f"{_ABOUT_ME}{_HELP}",
    ),
    (
        re.compile(r"(?:are you|who are you|what are you)\b.{0,35}"),
        f"{_ABOUT_ME}{_HELP}",
    ),
    (re.compile(r".{0,25}\bfeedback\b.{0,15}"), _FEEDBACK),
)
_SMALL_TALK_WORDS = 10
_FEELING = re.compile(r"\bi(?:'m| am| feel)\b")

_WANTS_EXPLANATION = re.compile(
    r"\?|\b(?:explain|what(?:'s| is| are| does)|how (?:do|does|would|should|can|to)|why"
    r"|tell me about|describe|define|good answer|model answer|example answer|help me with"
    r"|show me|the answer|meaning of|difference between|when (?:do|would|should))\b"
)
_WANTS_MODEL_ANSWER = re.compile(
    r"\b(?:good answer|model answer|best answer|example answer|the answer"
    r"|what should i (?:say|have said)"
    r"|how (?:would|should|do) (?:you|i) answer|show me|explain (?:it|this|that)(?: one)?)\b"
)
_WORD = re.compile(r"[a-z0-9+#]+")
_COMMON = frozenset(
    "a an and are as at be but by can could did do does for from had has have how i if in is it "
    "its let me my of on or our so some tell than that the their them then there they this to "
    "up us was we were what when where which who why will with would you your about explain "
    "please question answer give show good should think know want need like just describe mean "
    "difference between use used using work works".split()
)
# Matched by trial on questions of the bank against questions of other domains.
_MATCH_FLOOR = 0.32
# Before an answer that can be said as it is, and before advice on how to tell one's own.
_GOOD = "What makes a good answer here:"
_NO_MODEL = "No language model is connected, so I answer from the question bank."


def answer_from_bank(bank: QuestionBank, conversation: Conversation) -> PartnerReply:
    """What the bank has to say to the newest message, and plainly so when it has nothing."""
    said = conversation.last_user_text
    folded = fold_speech(said)
    intent = detect_intent(said)
    asked = _asked_questions(bank, conversation)
    current = asked[-1] if asked else None
    requested = current is None or asks(folded)
    small_talk = _small_talk(folded, requested)
    if small_talk:
        return PartnerReply(PartnerMove.PAUSE, small_talk)
    if requested and _WANTS_QUESTION.search(folded):
        return _ask(bank, asked, said)
    if intent is Intent.WAIT:
        return PartnerReply(PartnerMove.PAUSE, "Take your time. I'm here when you're ready.")
    if intent is Intent.END:
        return PartnerReply(PartnerMove.PAUSE, "Good practice. Come back whenever you like.")
    if intent is Intent.REPEAT and current:
        return PartnerReply(PartnerMove.ASK, current.text, current.id)
    if intent is Intent.SKIP:
        return _ask(bank, asked, said)
    wants_answer = requested and current and _wants_answer_to(bank, current, folded)
    if current and (intent is Intent.DONT_KNOW or wants_answer):
        return PartnerReply(PartnerMove.EXPLAIN, f"{_GOOD} {current.answer}", current.id)
    if current is None or (requested and _WANTS_EXPLANATION.search(folded)):
        return _explain(bank, said)
    return _respond(current, said)


def _small_talk(folded: str, requested: bool) -> str:
    """What to say to a few words that are neither a question on the field nor an answer.

    Unless it is ``requested``, "I asked for help" is an answer.
    """
    if len(folded.split()) > _SMALL_TALK_WORDS:
        return ""
    bare = folded.strip(" .!?,")
    known = _GREETINGS + _ABOUT_THE_TALK if requested else _GREETINGS
    for pattern, reply in known:
        if pattern.fullmatch(bare):
            return reply
    if _FEELING.search(bare) and detect_tone(folded) in (Tone.EMPATHETIC, Tone.ENCOURAGING):
        return _NERVES
    return ""


def _asked_questions(bank: QuestionBank, conversation: Conversation) -> list[Question]:
    """The bank's questions that the partner asked in this talk, in order."""
    texts = [m.text for m in conversation.messages if m.role is Role.ASSISTANT]
    return [q for text in texts for q in bank.questions if text.endswith(q.text)]


def _ask(bank: QuestionBank, asked: list[Question], said: str) -> PartnerReply:
    used = {q.id for q in asked}
    fresh = [q for q in bank.questions if q.id not in used] or list(bank.questions)
    wanted = {w for w in ("easy", "easier", "hard", "harder") if w in said.lower()}
    if wanted:
        level = "easy" if wanted & {"easy", "easier"} else "hard"
        fresh = [q for q in fresh if q.difficulty.value == level] or fresh
    ranked = sorted(fresh, key=lambda q: -_similarity(bank, said, q))
    best = ranked[0] if _similarity(bank, said, ranked[0]) > 0 else fresh[len(asked) % len(fresh)]
    return PartnerReply(PartnerMove.ASK, f"Here is one. {best.text}", best.id)


def _explain(bank: QuestionBank, said: str) -> PartnerReply:
    best = max(bank.questions, key=lambda q: _similarity(bank, said, q))
    if _similarity(bank, said, best) < _MATCH_FLOOR:
        counts = Counter(tag for q in bank.questions for tag in q.tags)
        topics = ", ".join(tag for tag, _ in counts.most_common(6))
        return PartnerReply(
            PartnerMove.UNKNOWN,
            f"{_NO_MODEL} It has nothing on that. In {bank.title} I can talk about {topics}. "
            "Ask about one of those, or say: ask me a question.",
        )
    return PartnerReply(
        PartnerMove.EXPLAIN,
        f"{_NO_MODEL} The nearest question is: {best.text} {_GOOD} {best.answer}",
        best.id,
    )


def _wants_answer_to(bank: QuestionBank, current: Question, folded: str) -> bool:
    """Whether a model answer is wanted, and to this question rather than to something else."""
    elsewhere = _stems(folded) - _index(bank).words[current.id]
    return _WANTS_MODEL_ANSWER.search(folded) is not None and len(elsewhere) <= 2


def _respond(question: Question, said: str) -> PartnerReply:
    coverage = cover_points(question, said)
    covered = [c.point.point for c in coverage if c.covered]
    missing = [c.point for c in coverage if not c.covered]
    if not missing:
        return PartnerReply(
            PartnerMove.RESPOND,
            "You touched every point I expected. Say 'model answer' to compare, or ask for "
            "another question.",
            question.id,
        )
    heard = f"I heard that your answer {_join(covered)}. " if covered else ""
    return PartnerReply(PartnerMove.RESPOND, f"{heard}{missing[0].ask}", question.id)


def _join(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _similarity(bank: QuestionBank, said: str, question: Question) -> float:
    """How much of what was said, weighted by rarity, ``question`` is about: 0 to 1.5."""
    index = _index(bank)
    theirs = _stems(said)
    known = {w for w in theirs if w in index.rarity}
    if not known:
        return 0.0
    shared = sum(index.rarity[w] for w in known & index.words[question.id])
    # What a question is filed under says more than a word somewhere in its answer.
    shared *= _FILED_UNDER if known & index.headings[question.id] else 1.0
    # A word that the whole bank lacks speaks against every question, as a rare one would.
    unknown = _UNKNOWN_WEIGHT * len(theirs - known)
    return shared / (sum(index.rarity[w] for w in known) + unknown)


_UNKNOWN_WEIGHT = 3.0
_FILED_UNDER = 1.5


@dataclass(frozen=True)
class _Index:
    words: dict[str, set[str]]
    headings: dict[str, set[str]]
    rarity: dict[str, float]


@lru_cache(maxsize=16)
def _index(bank: QuestionBank) -> _Index:
    words = {q.id: _stems(_searchable(q)) for q in bank.questions}
    counts = Counter(w for found in words.values() for w in found)
    rarity = {w: math.log(1 + len(words) / n) for w, n in counts.items()}
    headings = {q.id: _stems(f"{' '.join(q.tags)} {q.type.label}") for q in bank.questions}
    return _Index(words, headings, rarity)


def _searchable(question: Question) -> str:
    cues = [cue for point in question.points for cue in point.cues]
    label = question.type.label
    return " ".join([question.text, question.answer, label, *question.tags, *cues])


def _stems(text: str) -> set[str]:
    words = _WORD.findall(fold_speech(text))
    return {_stem(w) for w in words if w not in _COMMON and len(w) > 1}


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "er", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
