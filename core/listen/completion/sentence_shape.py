"""Which clauses of a sentence are still without their verb, and which leave a gap?

One pass from left to right over the words, with a stack of open clauses, the way a listener
follows: a subordinator opens a clause, a finite verb completes the innermost clause or, when
that has one, the clause around it that still waits. It is no parser: it knows only what is
needed to tell whether a thought stands by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from core.listen.completion.clauses import Clause, ClauseKind, SentenceShape
from core.listen.completion.tokens import Tokens
from core.listen.completion.vocabulary import vocabulary
from core.listen.completion.word_classes import (
    is_noun_like,
    is_subject_with_verb,
    word_classes,
)

_GAP_OPENERS = frozenset(
    "what who which whom whose that where how whatever whoever whichever".split()
)


def read_shape(tokens: list[str]) -> SentenceShape:
    """The clauses of one sentence; ``tokens`` are words, and "," for any break inside."""
    reader = _Reader(tokens, Tokens(tokens))
    for index in range(len(tokens)):
        reader.read(index)
    return SentenceShape(tuple(reader.stack))


@dataclass
class _Reader:
    words: list[str]
    tokens: Tokens
    stack: list[Clause] = field(default_factory=lambda: [Clause(ClauseKind.MAIN)])
    in_phrase: bool = False
    """Inside a prepositional phrase, whose nouns are no subjects."""

    def read(self, index: int) -> None:
        words, word = vocabulary(), self.words[index]
        if word == ",":
            self._pause(self.tokens.at(index + 1))
        elif self.tokens.is_subject(index):
            self._subject(index)
            if is_subject_with_verb(word) and not word.startswith("let"):
                self._verb(index)
        elif self.tokens.is_verb_although_listed(index, self.stack[-1]):
            self._verb(index)
        elif self._opens_clause(index):
            self.in_phrase = False
        elif self.tokens.is_finite(index, self.stack[-1]):
            self._verb(index)
        elif word in words.prepositions:
            self.in_phrase = True
        elif word in word_classes().opens_noun_phrase:
            self._noun_phrase(index)
        elif is_noun_like(word) or word in words.other_subjects:
            self._noun(word)

    def _opens_clause(self, index: int) -> bool:
        """Whether the word there is of those that can open a clause; opens it if it does."""
        words, word = vocabulary(), self.words[index]
        if word in words.subordinators:
            knowing = any(self.tokens.at(at) in words.knowing for at in range(index - 4, index))
            self.stack.append(Clause(ClauseKind.SUBORDINATE, word, after_knowing=knowing))
        elif word in words.prepositions_or_subordinators:
            self._adjunct(word, index)
        elif word in words.coordinators:
            self._coordinate(word, index)
        elif word == "that":
            return self._that(index)
        elif word.partition("'")[0] in word_classes().asking:
            self._question(index)
            if is_subject_with_verb(word):
                self._verb(index)
        else:
            return False
        return True

    def _subject(self, index: int) -> None:
        words = vocabulary()
        at = self.tokens.index_before(index)
        before = self.tokens.at(at)
        if self._is_bare_adjunct():
            self.stack.pop()  # "after the meal we": a phrase, no clause
        top = self.stack[-1]
        self.in_phrase = False
        if not top.has_subject and (not top.has_verb or before in words.auxiliaries):
            top.has_subject = top.needs_verb = True
            return
        if before in words.auxiliaries:
            return  # "so did I"
        if before in words.coordinators or before in (",", ""):
            self.stack.append(Clause(ClauseKind.COORDINATE, before, has_subject=True))
            return
        waiting = self._waiting_for_subject()
        if top.has_verb and waiting is not None:
            del self.stack[waiting + 1 :]
            self.stack[-1].has_subject = True
            return
        told = any(self.tokens.at(i) in word_classes().telling.any for i in range(at - 3, at))
        contact = self.tokens.is_noun(at) or self.tokens.at(at) == "most"
        kind = ClauseKind.CONTACT if contact else ClauseKind.COMPLEMENT
        self.stack.append(Clause(kind, has_subject=True, gap=contact and not told))

    def _is_bare_adjunct(self) -> bool:
        top = self.stack[-1]
        return top.kind is ClauseKind.ADJUNCT and not top.has_verb and top.has_subject

    def _waiting_for_subject(self) -> int | None:
        """The clause that a fronted one was put before: "when it rang, ..."."""
        for index in range(len(self.stack) - 2, -1, -1):
            clause = self.stack[index]
            if not clause.has_subject and not clause.has_verb:
                return index
        return None

    def _verb(self, index: int) -> None:
        self.in_phrase = False
        top = self.stack[-1]
        if not top.has_verb:
            top.has_verb = True
            if not top.has_subject:
                top.gap = False  # what was moved is the subject: "who works"
            return
        if self.tokens.at(self.tokens.index_before(index)) in vocabulary().coordinators:
            return
        for at in range(len(self.stack) - 2, -1, -1):
            clause = self.stack[at]
            if not clause.has_verb and clause.has_subject:
                del self.stack[at + 1 :]
                clause.has_verb = True
                return

    def _pause(self, following: str) -> None:
        """A comma ends a fronted clause, and a relative clause that has its verb."""
        self.in_phrase = False
        if following in vocabulary().coordinators or self.stack[-1].lacks_verb:
            return
        for index in range(len(self.stack) - 2, -1, -1):
            if not self.stack[index].has_verb:
                del self.stack[index + 1 :]
                return

    def _adjunct(self, word: str, index: int) -> None:
        compares = word in ("than", "as")
        if word == "as" and self.tokens.at(index + 2) == "as":
            return  # the first half of "as good as"
        self.stack.append(Clause(ClauseKind.ADJUNCT, word, needs_verb=False, gap=compares))

    def _coordinate(self, word: str, index: int) -> None:
        """ ", and the second" begins a clause; "bread, milk, and the rest" does not."""
        words = vocabulary()
        following = self.tokens.at(index + 1)
        if self.tokens.at(index - 1) != "," or word == "or" or not self.stack[-1].has_verb:
            return
        if self.words[:index].count(",") > 1 and word == "and":
            return
        if word == "so" and (
            is_noun_like(following) or following in words.numbers | words.determiners
        ):
            self.stack.append(Clause(ClauseKind.COORDINATE, word))
            return
        definite = following in ("the", "this", "these", "those") or following in words.possessives
        if definite or following in words.prepositions or following in words.subordinators:
            needs = definite or following in words.subordinators
            self.stack.append(Clause(ClauseKind.COORDINATE, word, needs_verb=needs))

    def _that(self, index: int) -> bool:
        """Whether "that" opens a clause here; elsewhere it points: "that day", "after that"."""
        words, classes = vocabulary(), word_classes()
        at = self.tokens.index_before(index)
        before, following = self.tokens.at(at), self.tokens.at(index + 1)
        opens = (
            following in classes.opens_noun_phrase
            or following in classes.pronouns
            or following in words.subordinators
            or following in words.prepositions_or_subordinators
            or is_subject_with_verb(following)
        )
        reports = before not in classes.verbs.any or before in classes.reporting.any
        if (
            following in words.time_nouns
            or before in ("", ",")
            or (before in classes.before_noun - words.adjectives - words.object_pronouns)
        ):
            self._noun_phrase(index)
            self._noun("that")
            return False
        if self.tokens.is_noun(at) or before in words.other_subjects:
            told = any(self.tokens.at(i) in classes.telling.any for i in range(at - 2, at))
            self.stack.append(
                Clause(ClauseKind.RELATIVE, "that", needs_verb=bool(following), gap=not told)
            )
            return True
        if opens or (following in words.prepositions and reports):
            self.stack.append(Clause(ClauseKind.COMPLEMENT, "that"))
            return True
        return False

    def _question(self, index: int) -> None:
        words = vocabulary()
        opener, following = self.words[index].partition("'")[0], self.tokens.at(index + 1)
        if following in ("to", "", ","):
            return
        top = self.stack[-1]
        if not top.has_subject and not top.has_verb:
            top.has_subject = True  # a free relative is the subject: "what I did was"
        relative = opener in words.relatives or self.tokens.is_noun(index - 1)
        kind = ClauseKind.RELATIVE if relative else ClauseKind.QUESTION
        self.stack.append(
            Clause(kind, opener, has_subject=opener == "whose", gap=opener in _GAP_OPENERS)
        )

    def _noun_phrase(self, index: int) -> None:
        """A determiner: after a noun it begins another noun phrase."""
        top = self.stack[-1]
        if self.tokens.at(index + 1) in vocabulary().time_nouns:
            return
        if self.tokens.is_noun(index - 1):
            if self._is_bare_adjunct():
                self.stack.pop()
            elif top.kind is ClauseKind.COORDINATE and self.in_phrase:
                top.needs_verb = True
            elif top.has_verb or top.has_subject:
                self.stack.append(
                    Clause(ClauseKind.CONTACT, needs_verb=False, has_subject=True, gap=True)
                )
            self.in_phrase = False

    def _noun(self, word: str) -> None:
        top = self.stack[-1]
        if not self.in_phrase and not top.has_verb and word not in vocabulary().time_nouns:
            top.has_subject = True
