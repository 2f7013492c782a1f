"""The end of what was said, as the questions about it see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.listen.completion.clauses import SentenceShape
from core.listen.completion.vocabulary import vocabulary
from core.listen.completion.word_classes import is_noun_like, word_classes


@dataclass(frozen=True)
class Ending:
    """The words (and "," for breaks) up to the pause, and the clauses that they make."""

    tokens: list[str]
    shape: SentenceShape

    @property
    def last(self) -> str:
        return self.tokens[-1]

    @property
    def before(self) -> list[str]:
        return self.tokens[:-1]

    @property
    def previous(self) -> str:
        return self.tokens[-2] if len(self.tokens) > 1 else ""

    @property
    def second_previous(self) -> str:
        return self.tokens[-3] if len(self.tokens) > 2 else ""

    @cached_property
    def negated(self) -> bool:
        return any(w.endswith("n't") or w in ("not", "never", "no") for w in self.tokens[-4:-1])

    @cached_property
    def moved(self) -> bool:
        """Whether the object of a last verb or preposition stands further in front."""
        return self.shape.gap or self.shape.compares or self._of_infinitive()

    def _of_infinitive(self) -> bool:
        """ "A chair to sit on", "nobody to talk to", "hard to work with", "what to do"."""
        near = self.tokens[-5:-1]
        if "to" not in near:
            return False
        words, classes = vocabulary(), word_classes()
        at = len(self.tokens) - 2 - near[::-1].index("to")
        between = self.tokens[at + 2 : -1]
        if at < 1 or any(is_noun_like(w) or w in classes.opens_noun_phrase for w in between):
            return False
        head, determiner = self.tokens[at - 1], self.tokens[at - 2] if at > 1 else ""
        if head in words.other_subjects:
            return head not in ("it", "you", "there", "this", "that")
        if (
            head in words.adjectives
            or head in ("left", "else", "fun")
            or head in words.question_words
        ):
            return head not in ("able", "unable", "ready", "willing", "happy", "keen", "glad")
        noun = is_noun_like(head) and determiner in classes.before_noun - words.prepositions
        had = bool(
            {"was", "is", "wasn't", "isn't", "had", "have", "there's", "need", "find"}
            & set(self.tokens[:at])
        )
        return noun and had
