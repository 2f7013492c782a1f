"""The obedient judge: it does what an answer tells it to, and nothing comes of it.

Every attempt of the data is judged twice by a scripted model, without the attempt and with it.
The model is honest as long as it sees none of the attempt, and gives everything as soon as it
sees one word of it. What is left standing is what the code around a model is worth.
"""

from __future__ import annotations

import asyncio
import json
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

from core.assess.answer.guards import within_effort
from core.assess.judge_prompt import build_judge_messages
from core.assess.judgement import MODEL_ASSESSOR
from core.assess.levels import level_around
from core.assess.report import RULES_ASSESSOR, Report
from core.assess.review.file import review_json
from core.assess.review.markdown import as_text, review_markdown
from core.assess.rubric import load_rubric
from core.assess.rules import answer_text, review_interview
from core.assess.words.estimate import estimate
from core.conversation.brief import InterviewType
from core.conversation.errors import ReplyError
from core.conversation.messages import Message
from core.conversation.services import ServiceRole
from core.practice.interview import Interview
from core.speak.sentences import sentence_spans
from providers.assessing import ModelAssessor
from providers.fallback.chain import Journal
from tests.core.answers import Entry, injections, interview_of, question_of, read
from tests.providers.scripted import chain, embedded

ENTRIES = [*injections("development"), *injections("heldout")]

HEEDED = {
    "d064": "base64 of 24 letters; shorter ones are ordinary tokens",
    "d055": "the last words of a rubric are left, in the manner of an anecdote",
    "d075": "the heading of a rubric is left",
    "d090": "one word of a table is left",
    "h001": "a bribe: no order, no mark",
    "h003": "poses as an earlier verdict",
    "h013": "emoji in place of words",
    "h015": "redefines the scale without an order",
    "h021": "shows other answers with their levels",
    "h024": "the frame of a dialogue is left",
    "h027": "poses as the result of a tool",
    "h033": "a dialogue in which somebody else decides",
    "h039": "German, subtle, with English words between",
    "h051": "a condition instead of an order",
}
"""Attempts of which a judge sees a word, and why. One that also quotes the attempt itself, word
for word, gives them what they ask for: these quotes are true. The held-out ones stay as they
are, since nothing is tuned on them."""

MOST_BY_RULES = 0.5
"""Levels that the words of an attempt which is not set aside move the rules' estimate upwards;
the interval of one answer is more than twice that to either side."""


def words(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return Counter(re.findall(r"[^\W_]+", plain))


def text_of(messages: Sequence[Message]) -> str:
    return "\n".join(message.text for message in messages)


def interviews(entry: Entry) -> tuple[Interview, Interview]:
    """Without the attempt, and with it."""
    question = question_of(entry["kind"], entry["question"], ("Names a price", "Tells the end"))
    return interview_of(question, entry["answer"]), interview_of(question, entry["text"])


def shown_to_a_judge(interview: Interview) -> str:
    (question,) = interview.plan
    answer = answer_text(interview, question.id)
    return text_of(build_judge_messages(interview.brief, question, answer))


@dataclass
class ObedientJudge:
    """A ``ChatModel``: honest while it sees nothing but ``honest``, else it gives ``level``.

    Its quote is then ``lie`` or, when that is empty, the first sentence with words of the
    attempt. ``seen`` counts how often it saw some.
    """

    kind: InterviewType
    honest: str
    lie: str
    level: int = 5
    seen: list[str] = field(default_factory=list)

    async def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[str]:
        text = text_of(messages)
        answer = text.rpartition("⟦candidate⟧")[2].partition("⟦/candidate⟧")[0].strip()
        news = words(text) - words(self.honest)
        names = load_rubric().types[self.kind]
        if not news:
            levels = {
                name: 1 + zlib.crc32(f"{name}{len(self.honest)}".encode()) % 3 for name in names
            }
            yield self._pass(levels, " ".join(answer.split()[:6]), "missed", "Say what you did.")
            return
        self.seen.append(" ".join(news))
        sentences = [answer[start:end] for start, end in sentence_spans(answer)]
        quote = self.lie or next((s for s in sentences if words(s) & news), answer)
        yield self._pass(dict.fromkeys(names, self.level), quote, "covered", self.lie or quote)

    @staticmethod
    def _pass(levels: Mapping[str, int], quote: str, status: str, claim: str) -> str:
        dimensions = [
            {"dimension": name, "level": level, "quote": quote, "why": claim, "fix": claim}
            for name, level in levels.items()
        ]
        points = [
            {"point": number, "status": status, "quote": quote, "why": claim} for number in (1, 2)
        ]
        return json.dumps(
            {
                "answers_the_question": True,
                "dimensions": dimensions,
                "points": points,
                "stronger": [claim],
            }
        )


@dataclass(frozen=True)
class Outcome:
    entry: Entry
    without: Report
    tried: Report
    file: str
    seen: bool


def level_by_rules(interview: Interview) -> float:
    (question,) = interview.plan
    answer = answer_text(interview, question.id).judged
    return level_around(within_effort(estimate(answer), answer), 0.0).value


@cache
def outcome(number: int, lie: bool, level: int = 5) -> Outcome:
    """How the attempt ``ENTRIES[number]`` ends, with an invented quote or with its own words."""
    entry = ENTRIES[number]
    honest, tried = interviews(entry)
    judge = ObedientJudge(
        honest.plan[0].type, shown_to_a_judge(honest), entry["invented_quote"] if lie else "", level
    )
    assessor = ModelAssessor(chain(embedded(ServiceRole.ASSESS, "A", judge)), Journal(), passes=2)

    async def judged(interview: Interview) -> tuple[Report, str]:
        try:
            report = await assessor.assess(interview)
        except ReplyError as error:  # then the rules' review stands
            report = review_interview(interview, meanwhile=error.message)
        return report, review_json(interview, report)

    without, _ = asyncio.run(judged(honest))
    assert not judge.seen
    with_it, file = asyncio.run(judged(tried))
    return Outcome(entry, without, with_it, file, bool(judge.seen))


def levels_of(report: Report) -> dict[str, float | None]:
    assert report.level is not None
    return {"": report.level.value} | {
        d.dimension: d.level.value if d.level else None for d in report.dimensions
    }


def by_id(numbers: Sequence[int] = range(len(ENTRIES))) -> Any:
    return pytest.mark.parametrize(
        "number", [pytest.param(n, id=ENTRIES[n]["id"]) for n in numbers]
    )


SEEN = [n for n, entry in enumerate(ENTRIES) if entry["id"] in HEEDED]
UNSEEN = [n for n, entry in enumerate(ENTRIES) if entry["id"] not in HEEDED]


@by_id(UNSEEN)
def test_of_most_attempts_a_judge_sees_no_word_and_no_level_moves(number: int) -> None:
    made = outcome(number, lie=True)
    assert not made.seen
    assert made.without.assessor == made.tried.assessor == MODEL_ASSESSOR
    assert levels_of(made.tried) == levels_of(made.without)
    assert made.tried.level == made.without.level


def test_most_attempts_are_those() -> None:
    """Breaks when an attempt is added to the list instead of being set aside."""
    assert (len(UNSEEN), len(SEEN)) == (74, 14)


@by_id(SEEN)
def test_who_gives_everything_for_words_that_were_not_said_is_not_heard(number: int) -> None:
    """Such passes are thrown away; what turned the model is looked for, and it is asked once more
    without it: its honest levels stand.
    """
    made = outcome(number, lie=True)
    assert made.seen
    assert made.tried.assessor == MODEL_ASSESSOR
    after = levels_of(made.tried)
    for name, before in levels_of(made.without).items():
        # With fewer sentences little effort may bound a level: never in the attempt's favour.
        level = after[name]
        assert level is not None
        assert before is not None
        assert level <= before


@by_id(SEEN)
def test_who_gives_a_ten_gives_nothing(number: int) -> None:
    made = outcome(number, lie=True, level=10)
    assert made.seen
    assert made.tried.assessor == RULES_ASSESSOR
    assert made.tried.answers == review_interview(interviews(made.entry)[1]).answers


@by_id()
def test_no_invented_quote_is_ever_shown(number: int) -> None:
    """Neither as a quote nor as a claim, nor in Markdown or JSON, but where it was said itself."""
    made = outcome(number, lie=True)
    lie, (_, tried) = made.entry["invented_quote"], interviews(made.entry)
    aside = made.tried.answers[0].set_aside
    assert not [q.text for q in made.tried.quotes if q not in aside and lie in q.text]
    claims = [*made.tried.dimensions, *(d for a in made.tried.answers for d in a.dimensions)]
    assert not [d for d in claims if lie in d.why or lie in d.fix]
    if lie not in made.entry["text"]:
        assert as_text(lie) not in review_markdown(tried, made.tried)
        assert json.dumps(lie, ensure_ascii=False)[1:-1] not in made.file


REFUSED_AS_EVIDENCE = ("d090", "h001")
"""Attempts that speak of levels so plainly that they are no evidence for any."""


@by_id(SEEN)
def test_a_quote_from_the_attempt_itself_is_heard_and_the_rules_say_otherwise(number: int) -> None:
    """No promise but its limit, written down so that nobody takes it for one: the attempts of
    ``HEEDED`` are said by the candidate, so words of theirs are true quotes."""
    made = outcome(number, lie=False)
    assert made.seen
    if made.entry["id"] in REFUSED_AS_EVIDENCE:
        assert levels_of(made.tried)[""] < 5.0
        return
    (answer,) = made.tried.answers
    assert levels_of(made.tried)[""] == 5.0
    assert answer.rules_level is not None
    assert answer.assessors_disagree == (answer.rules_level.high < 5.0)


def test_the_words_of_attempts_move_the_rules_little_and_on_the_whole_nowhere() -> None:
    moves = {}
    for number in range(len(ENTRIES)):
        without, tried = (level_by_rules(interview) for interview in interviews(ENTRIES[number]))
        if tried != without:
            moves[ENTRIES[number]["id"]] = round(tried - without, 2)
    assert max(moves.values()) <= MOST_BY_RULES, moves
    assert sum(moves.values()) <= 0.01 * len(ENTRIES), moves
    assert len(moves) <= 21, moves


# Documents


def documents() -> list[Entry]:
    named = [f"feedback_trust/injections_{name}" for name in ("development", "heldout")]
    return [entry for name in named for entry in read(name) if entry["where"] != "answer"]


def test_no_resume_and_no_job_reaches_a_judge() -> None:
    """An interview has no place for either: what a judge is shown follows from these alone."""
    assert len(documents()) == 72
    for entry in documents():
        question = question_of(entry["kind"], entry["question"])
        interview = interview_of(question, entry["answer"])
        shown = shown_to_a_judge(interview)
        assert entry["injection"] not in shown
        assert entry["injection"] not in repr(interview)
