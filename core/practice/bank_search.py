"""Which question of a bank is about what was said."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from core.conversation.brief import InterviewType
from core.practice.bank import Question, QuestionBank
from core.think.reading.cues import fold_speech

_WORD = re.compile(r"[a-z0-9+#]+")
_COMMON = frozenset(
    "a an and are as at be but by can could did do does for from had has have how i if in is it "
    "its let me my of on or our so some tell than that the their them then there they this to "
    "up us was we were what when where which who why will with would you your about explain "
    "please question answer give show good should think know want need like just describe mean "
    "difference between use used using work works yourself yourselves myself interview "
    "interviews interviewer answers job new old best better way ways time times people person one "
    "two other another long short make makes made get gets got say says said day days thing "
    "things someone something much many more most very really only also".split()
)
_UNKNOWN_WEIGHT = 3.0
_FILED_UNDER = 1.5
# Where people say another word than its name on the page.
_ASKED_FOR_AS = {InterviewType.CULTURAL_FIT: "cultural fit"}
# Matched by trial on questions of the bank against questions of other domains.
_MATCH_FLOOR = 0.32


class BankIndex:
    """The words of a bank's questions, read once."""

    def __init__(self, bank: QuestionBank) -> None:
        self._questions = bank.questions
        self._words = {q.id: stems_of(_searchable(q)) for q in bank.questions}
        counts = Counter(w for found in self._words.values() for w in found)
        self._rarity = {w: math.log(1 + len(self._words) / n) for w, n in counts.items()}
        self._headings = {
            q.id: stems_of(f"{q.text} {' '.join(q.tags)} {_asked_for_as(q)}")
            for q in bank.questions
        }

    def nearest_question(
        self, said: str, among: Sequence[Question] | None = None
    ) -> Question | None:
        """The question that is about what was said; ``None`` where the bank, or those ``among``
        it, have nothing on it."""
        best = max(among or self._questions, key=lambda q: self.similarity(said, q))
        near = self.similarity(said, best) >= _MATCH_FLOOR and self._is_about(said, best)
        return best if near else None

    def words_elsewhere(self, said: str, question: Question) -> set[str]:
        """The stems of what was said that have nothing to do with ``question``."""
        return stems_of(said) - self._words[question.id]

    def nearer_questions(self, said: str, question: Question) -> int:
        """How many questions of the bank what was said is nearer to than to ``question``."""
        theirs = stems_of(said)
        own = self._similarity(theirs, question)
        return sum(self._similarity(theirs, other) > own for other in self._questions)

    def similarity(self, said: str, question: Question) -> float:
        """How much of what was said, weighted by rarity, ``question`` is about: 0 to 1.5."""
        return self._similarity(stems_of(said), question)

    def _similarity(self, theirs: set[str], question: Question) -> float:
        known = {w for w in theirs if w in self._rarity}
        if not known:
            return 0.0
        # What a question asks and is filed under says more than a word somewhere in its answer.
        headings = self._headings[question.id]
        shared = sum(
            self._rarity[w] * (_FILED_UNDER if w in headings else 1.0)
            for w in known & self._words[question.id]
        )
        # A word that the whole bank lacks speaks against every question, as a rare one would.
        unknown = _UNKNOWN_WEIGHT * len(theirs - known)
        return shared / (sum(self._rarity[w] for w in known) + unknown)

    def _is_about(self, said: str, question: Question) -> bool:
        """Whether what was said is what ``question`` asks about: the only word of it; or two, cues
        of its points included; or three anywhere."""
        theirs = stems_of(said)
        if len(theirs) == 1:
            return theirs <= self._headings[question.id]
        cues = stems_of(" ".join(cue for point in question.points for cue in point.cues))
        asked = theirs & (self._headings[question.id] | cues)
        return len(asked) > 1 or len(theirs & self._words[question.id]) > 2


@lru_cache(maxsize=16)
def index_of(bank: QuestionBank) -> BankIndex:
    """The index of a bank that ships. Take it once a reply: finding it again reads the whole bank
    for its hash, which takes milliseconds."""
    return BankIndex(bank)


def _searchable(question: Question) -> str:
    cues = [cue for point in question.points for cue in point.cues]
    kind = _asked_for_as(question)
    return " ".join([question.text, question.answer, kind, *question.tags, *cues])


def _asked_for_as(question: Question) -> str:
    """What people call its kind who ask for one."""
    return _ASKED_FOR_AS.get(question.type, question.type.label)


def stems_of(text: str) -> set[str]:
    """The stems of the words in ``text`` that a question can be about."""
    words = _WORD.findall(fold_speech(text))
    return {_stem(w) for w in words if w not in _COMMON and len(w) > 1}


def _stem(word: str) -> str:
    """Of three letters at least: ``_MATCH_FLOOR`` was found with these stems, so they differ from
    those of ``core.ground.fitting``, which has a threshold of its own."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "er", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
