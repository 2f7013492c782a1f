"""Which question of a bank examines a want of an advert, so that the person may be told so.

A want and a question have subjects: stems of words, and concepts of the lexicon. What they share
is worth more the fewer questions of the bank have it, and more in a question's tags, which say
what it examines, than in its text, which sets the scene. Pure, and a few milliseconds a bank.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.ground.concepts import concepts_told, lexicon
from core.practice.bank import Question, QuestionBank
from core.think.reading.cues import fold_in_place

TEXT_WEIGHT, CONCEPT_WEIGHT = 0.5, 0.5
"""Beside a stem in the tags, which counts 1."""

LEAST_WORTH = 1.75
"""What fits is worth no less. Chosen on ``benchmarks/data/grounding/fits_development.json`` so
that at least nine of ten questions that pass would be accepted as examining the want."""


@dataclass(frozen=True)
class _Subjects:
    tags: frozenset[str]
    text: frozenset[str]
    concepts: frozenset[str]


class BankSubjects:
    """The subjects of each question of ``bank``, and how rare each is: 1 for what a single question
    has, 0 for what all have."""

    def __init__(self, bank: QuestionBank) -> None:
        self._subjects = {question.id: _subjects(question) for question in bank.questions}
        subjects = self._subjects.values()
        self._stems = _rarity([one.tags | one.text for one in subjects])
        self._concepts = _rarity([one.concepts for one in subjects])

    def worth(self, want: str, question_id: str) -> float:
        """How much the question shares with the line ``want``."""
        return self._worth(_stems(want), _concepts(want), question_id)

    def fitting(self, want: str, questions: Sequence[Question]) -> Question | None:
        """That of ``questions`` that fits ``want`` best, or ``None`` where none fits."""
        want = _LACKED.sub("", want)
        stems, concepts = _stems(want), _concepts(want)
        worths = [self._worth(stems, concepts, question.id) for question in questions]
        if not worths or max(worths) < LEAST_WORTH:
            return None
        return questions[worths.index(max(worths))]

    def _worth(self, stems: frozenset[str], concepts: frozenset[str], question_id: str) -> float:
        told = self._subjects[question_id]
        return (
            _sum(self._stems, stems & told.tags)
            + TEXT_WEIGHT * _sum(self._stems, stems & told.text)
            + CONCEPT_WEIGHT * _sum(self._concepts, concepts & told.concepts)
        )


_LACKED = re.compile(r"\bwithout \w+")
"""Who writes without mistakes is not to be asked for one. Doctors Without Borders lack nothing."""


def speaks_of(want: str, said: str, *, closely: bool = False) -> bool:
    """Whether ``said`` speaks of what ``want`` asks for: of a good part of its subjects, in the
    same words or, beside those, in others of the same concept; of a want of short names ("SQL") in
    all of these. A sentence that denies or asks speaks of none: "Titrating? Never done that", "I
    have no driving licence". ``closely`` asks for more than half of the subjects, and for a name
    where the want has one: who was not asked for it, and says "analyst", has not told of being
    embedded in a product team, nor who tells of depots and managers of dashboards in Power BI."""
    want, said = _hyphened(want, like=said), _hyphened(said, like=want)
    asked = _stems(want)
    names = () if asked else _short_names(want)
    told = " ".join(
        one
        for one in re.split(r"(?<=[.!?;])\s+", said)
        if not one.endswith("?") and not _DENIES.search(one) and not _is_without(one, asked, names)
    )
    if names:
        return all(name.search(told) for name in names)
    if closely and not _names_one_of(_PROPER_NAME.findall(want), told):
        return False
    shared = asked & _stems(told)
    same_words = " ".join(word for word in want.split() if _stems(word) & shared)
    by_concept = (_concepts(want) & concepts_told(told)) - _concepts(same_words)
    wanted = 1 if len(asked) <= _FEW_SUBJECTS else 2 if len(asked) <= _SOME_SUBJECTS else 3
    if closely:
        wanted = max(wanted, len(asked) // 2 + 1)
    return bool(shared) and len(shared) + len(by_concept) >= wanted


def shares_a_subject(want: str, said: str) -> bool:
    """Whether ``said`` has a word of what ``want`` asks for, whatever it says of it."""
    return bool(_stems(want) & _stems(said))


_PROPER_NAME = re.compile(r"(?<=[a-z,] )(?!I\b)[A-Z][\w+#]*")
"""A capital behind a small letter; at the beginning of a line every word has one."""


def _names_one_of(names: Sequence[str], told: str) -> bool:
    """Whether one of ``names`` is said, in whatever spelling: "Postgres" for "PostgreSQL", "Office
    365" for "Office365"; a short one in its case. Also where there are none."""
    squeezed = re.sub(r"[\s.-]", "", told).lower()
    for name in names:
        one = name.removesuffix("s")
        in_its_case = 0 if len(one) <= _CASE_TELLS else re.IGNORECASE
        if re.search(rf"(?<![\w+#]){re.escape(one)}s?(?![\w+#])", told, in_its_case):
            return True
        if len(one) >= _LONG_NAME and one.lower()[:_ENOUGH_OF_A_NAME] in squeezed:
            return True
    return not names


_LONG_NAME, _ENOUGH_OF_A_NAME = 5, 7
"""A name of so many letters stands in no other word; so many tell it in any spelling."""


def _hyphened(text: str, like: str) -> str:
    """``text`` with what ``like`` writes with a hyphen written so: "on call", "on-call"."""
    for word in set(re.findall(r"\w+(?:-\w+)+", like)):
        text = re.sub(rf"\b{word.replace('-', ' ')}\b", word, text, flags=re.IGNORECASE)
    return text


def _short_names(want: str) -> tuple[re.Pattern[str], ...]:
    """Names too short to have a stem. A capital tells the language Go from a way to go."""
    names = re.findall(r"(?<!\w)(?=\w*[A-Z])\w[\w+#]*", want)
    return tuple(
        re.compile(
            rf"(?<![\w+#]){re.escape(name)}(?![\w+#])",
            re.IGNORECASE if len(name) > _CASE_TELLS else 0,
        )
        for name in names
        if _stem(name.lower()) not in _EVERYWHERE
    )


_CASE_TELLS = 2
"""Of names of so many letters only the capitals tell that they are names."""


def _is_without(
    sentence: str, asked: frozenset[str], names: Sequence[re.Pattern[str]] = ()
) -> bool:
    lacked = [match.group(1) for match in _WITHOUT.finditer(sentence)]
    return any(asked & _stems(told) or any(name.search(told) for name in names) for told in lacked)


_WITHOUT = re.compile(
    r"\b(?:no|not|without|never|lack(?:ed|ing)?|neither|nor)\b"
    r"(?! (?:only|just|problem|doubt)\b)((?:\s+[\w+#-]+){1,4})",
    re.IGNORECASE,
)

_FEW_SUBJECTS, _SOME_SUBJECTS = 2, 5
_DENIES = re.compile(
    r"\b(?:never|no experience|(?:have|has|had|did|do|does|was|am|is)(?: not|n['’]t)|not yet"
    r"|can(?:not|['’]t)|couldn['’]t|without ever)\b",
    re.IGNORECASE,
)


def _subjects(question: Question) -> _Subjects:
    tags = ", ".join(question.tags)
    return _Subjects(_stems(tags), _stems(question.text), _concepts(f"{question.text} {tags}"))


def _concepts(text: str) -> frozenset[str]:
    """Without those that a pattern tells: five years and five people are no subject."""
    return concepts_told(text) - _by_pattern()


@cache
def _by_pattern() -> frozenset[str]:
    return frozenset(concept.name for concept in lexicon().concepts if concept.pattern)


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z][a-z+#-]{3,}", fold_in_place(text))
    return frozenset(map(_stem, words)) - _EVERYWHERE


def _stem(word: str) -> str:
    """Cut short, "operations" to "oper": ``LEAST_WORTH`` was chosen with these stems, so they
    differ from those of ``core.practice.bank_search``, which has a threshold of its own."""
    return re.sub(r"(?:ations?|ings?|ions?|ed|es|s|e|y|ies)$", "", word)


_EVERYWHERE = frozenset(
    map(
        _stem,
        "able about asked asking ability able area been describe different did experience find "
        "from give good have high include including into knowledge least level made make "
        "other people related relevant role skill some somebody someone something strong take team "
        "tell than that their them they thing this time understand understanding used using very "
        "want wants well were what when where which will with work working would year your "
        "between does the own need needs member report reporting several prior before after last "
        "first week weeks month months quarter years hour hours days daily "
        "more most many much less least fewer few several over under than every each full fully "
        "lots three four five seven eight nine eleven twelve "
        "fluent fluently basic solid proven proficient excellent "
        "stay staying remain keep keeping".split(),
    )
)
"""Words that stand in wants and questions of any subject: times, numbers, and how well one is to
know it."""


def _rarity(holders: Collection[frozenset[str]]) -> dict[str, float]:
    users = Counter(subject for held in holders for subject in held)
    whole = math.log(max(2, len(holders)))
    return {subject: 1 - math.log(count) / whole for subject, count in users.items()}


def _sum(rarity: Mapping[str, float], shared: frozenset[str]) -> float:
    return sum(rarity[subject] for subject in sorted(shared))
