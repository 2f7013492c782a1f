"""The words of a sentence where they stand: what they are, given the words around them."""

from __future__ import annotations

from core.listen.completion.clauses import Clause
from core.listen.completion.vocabulary import vocabulary
from core.listen.completion.word_classes import (
    is_adverb,
    is_noun_like,
    is_subject_with_verb,
    word_classes,
)


class Tokens:
    """The words of one sentence, and "," for every break in it."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens

    def at(self, index: int) -> str:
        return self._tokens[index] if 0 <= index < len(self._tokens) else ""

    def index_before(self, index: int) -> int:
        """Where the last word before ``index`` is that is no adverb; -1 when there is none."""
        index -= 1
        while index >= 0 and is_adverb(self._tokens[index]):
            index -= 1
        return index

    def is_noun(self, index: int) -> bool:
        """Whether the word there is a noun, as far as the word before it tells."""
        word = self.at(index)
        if word in ("one", "ones") and self.at(index - 1) in word_classes().before_noun:
            return True
        if word in word_classes().pronouns:
            return word.endswith(("one", "body", "thing"))
        return is_noun_like(word) and (
            word not in word_classes().verbs.any or self.at(index - 1) in word_classes().before_noun
        )

    def is_subject(self, index: int) -> bool:
        words, classes = vocabulary(), word_classes()
        word, previous = self._tokens[index], self.at(index - 1)
        if word in words.subject_pronouns:
            return True
        if is_subject_with_verb(word):
            return word.partition("'")[0] not in classes.asking
        if word not in words.other_subjects:
            return False
        modified = previous in classes.before_noun - words.prepositions_or_subordinators - {"that"}
        if modified or previous in ("like", "than"):
            return False
        if word == "that" and (self.is_noun(index - 1) or previous in classes.pronouns):
            return False
        following = index + 1
        while is_adverb(self.at(following)):
            following += 1
        after = self.at(following)
        if word in words.determiners and word not in ("this", "that"):
            fresh = previous in ("", ",") or previous in words.coordinators | classes.opens_clause
            return fresh and after in classes.verbs.pasts | words.auxiliaries
        if after in words.auxiliaries:
            return True
        return (
            after in classes.verbs.pasts
            or after in classes.verbs.thirds
            or (word in ("you", "these", "those", "people") and after in classes.verbs.bases)
            or (previous in classes.opens_clause and after in classes.verbs.any)
        )

    def is_verb_although_listed(self, index: int, clause: Clause) -> bool:
        """ "I like", "I suppose", "they found": words that also open clauses."""
        word, before = self._tokens[index], self.at(self.index_before(index))
        words, classes = vocabulary(), word_classes()
        return (
            word in classes.verbs.bases | classes.verbs.pasts
            and (word in words.subordinators or word in words.prepositions_or_subordinators)
            and (before in words.subject_pronouns or before in ("to", "you", "who"))
        ) and not clause.has_verb

    def is_finite(self, index: int, clause: Clause) -> bool:
        words, classes = vocabulary(), word_classes()
        forms = classes.verbs
        word, previous = self._tokens[index], self.at(index - 1)
        before = self.at(self.index_before(index))
        if word in words.auxiliaries:
            perfect = word in ("have", "has", "had", "do")
            return not (perfect and (before in words.auxiliaries or before == "to"))
        if word.endswith("'s") and is_noun_like(word):
            return self._is_reduced_verb(index)
        if not is_noun_like(word) or before in classes.auxiliaries or before == "to":
            return False
        if is_subject_with_verb(before) or word in forms.gerunds:
            return False
        if before in words.subject_pronouns:
            return True
        finite = word in forms.bases or word in forms.thirds or word in forms.pasts
        if before in words.relatives or before in words.question_words:
            return finite
        if before in words.other_subjects and (
            previous == before or previous not in classes.before_noun
        ):
            return finite
        if previous in words.prepositions and clause.gap and clause.has_verb:
            return finite  # "the company I work for makes"
        if previous in classes.before_noun or previous.endswith("'s"):
            return False
        if word in forms.pasts or (word.endswith("ed") and len(word) > 4):
            return not (word in forms.participles and self.at(index + 1) == "by")
        if word in forms.thirds and (
            is_noun_like(before) or before in words.coordinators or before == "that"
        ):
            return True
        if word in forms.bases:
            plural = (
                before.endswith("s") or before in words.plural_nouns or self._is_pair(index, clause)
            )
            return plural or before in words.coordinators or before in ("", ",")
        return False

    def _is_pair(self, index: int, clause: Clause) -> bool:
        """ "My mum and dad work"."""
        return "and" in self._tokens[max(0, index - 4) : index] and not clause.has_verb

    def _is_reduced_verb(self, index: int) -> bool:
        """ "My flatmate's allergic": not a possessive."""
        words, following = vocabulary(), self.at(index + 1)
        if following in words.adjectives:
            return not is_noun_like(self.at(index + 2))
        return (
            following in words.articles
            or following in words.prepositions
            or is_adverb(following)
            or following in word_classes().verbs.gerunds
        )
