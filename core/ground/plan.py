"""The plan of an interview about this job and this résumé.

Each question cites the line that caused it. A want of the job is asked for once: by a question of
the bank where one fits, else by one that quotes the advert. A claim of the résumé is asked about
as it stands there. Beside an advert one question may take up a line of the company notes. How
many are about what ``core.ground.shares`` says; what is left is filled from the bank. No model is
needed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

from core.conversation.brief import Brief, Difficulty, InterviewType, Seniority
from core.ground.asking import grounded_wording, ways_to_ask_about, ways_to_ask_for
from core.ground.documents import DocumentKind, Passage
from core.ground.finds import Find, claims, wants
from core.ground.fitting import BankSubjects
from core.ground.kinds import YEARS_TAG, WantKind, kind_of
from core.ground.quoting import quotable, rejoined, without_wish
from core.ground.shares import is_held, share_out
from core.practice.bank import STANDING, Because, Question, QuestionBank
from core.practice.plan import plan_interview
from core.practice.variety import choose_fresh

_BUILT = re.compile(
    r"\b(?:(?:re)?(?:built|designed|wrote)|set up|developed|implemented|migrated|automated|created"
    r"|drew up|planned)\b",
    re.IGNORECASE,
)
"""What can be drawn in words: of the hours that a machine was sped up by there are no parts."""


def plan_from_documents(
    passages: tuple[Passage, ...], bank: QuestionBank, brief: Brief, rng: random.Random
) -> tuple[Question, ...]:
    """The questions to ask, ``brief.question_count`` of them where bank and documents allow.

    A claim opens, as in a real interview; the rest goes from easy to hard, and what the job would
    only welcome comes last. Raises ``ValueError`` when the bank has no question of the asked type.
    """
    claimed = list(claims(passages))
    if brief.interview_type is InterviewType.SYSTEM_DESIGN:
        claimed = sorted(claimed, key=lambda find: _BUILT.search(find.passage.text) is None)
    shares = share_out(passages, brief.interview_type, brief.question_count, claimed)
    about_claims: list[Question] = []
    for number, find in enumerate(shares.claims, start=1):
        about_claims.append(
            _about(
                find,
                ways_to_ask_about(find.passage),
                number,
                brief=brief,
                before=about_claims,
                rng=rng,
            )
        )
    about_wants: list[Question] = []
    welcome: set[str] = set()
    subjects = BankSubjects(bank)
    for number, find in enumerate(shares.wants, start=1):
        if shares.held_too and is_held(find):
            held = (find, *shares.held_too)
            about_wants.append(_about_held(held, number, brief, about_wants, rng))
            continue
        used = {question.id for question in about_wants}
        fitting = _fitting(find, subjects, bank, brief, used)
        about_wants.append(fitting or _about_want(find, number, brief, about_wants, rng))
        if not find.must:
            welcome.add(about_wants[-1].id)
    about_stakes = [_about_stake(find, brief, rng) for find in shares.stakes]
    asked = len(about_claims) + len(about_wants) + len(about_stakes)
    missing = brief.question_count - asked
    others = plan_interview(bank, brief, rng) if missing > 0 else ()
    used = {question.id for question in about_wants}
    fill = [question for question in others if question.id not in used][:missing]
    order = list(Difficulty)
    rest = sorted(
        [*about_wants, *about_stakes, *about_claims[1:], *fill],
        key=lambda q: (q.id in welcome, order.index(q.difficulty)),
    )
    return (*about_claims[:1], *rest)


def _about_want(
    find: Find, number: int, brief: Brief, before: Sequence[Question], rng: random.Random
) -> Question:
    wording, kind = grounded_wording(), kind_of(find.passage.text)
    templates = ways_to_ask_for(find.passage, must=find.must)[brief.interview_type]
    if not find.must:
        templates = tuple(one.replace(wording.asked_for, wording.welcomed) for one in templates)
    question = _ask(find, templates, number, brief=brief, before=before, rng=rng)
    if kind is WantKind.YEARS and not brief.interview_type.asks_for_knowledge:
        own = {"points": wording.years_points, "answer": wording.years_answer}
        question = question.model_copy(update=own)
    told = _TAGS.get(kind)
    own_tags = (*question.tags, told, STANDING) if told else question.tags
    return question.model_copy(update={"tags": own_tags})


def _about_held(
    held: Sequence[Find], number: int, brief: Brief, before: Sequence[Question], rng: random.Random
) -> Question:
    """One question for all of ``held``, which one has or agrees to."""
    wording = grounded_wording()
    ways = wording.held[brief.interview_type]
    question = _ask(held[0], ways, number, brief=brief, before=before, rng=rng, too=held[1:])
    tags = dict.fromkeys(_TAGS[kind_of(find.passage.text)] for find in held)
    own = {
        "tags": (*question.tags, *tags, STANDING),
        "points": wording.held_points,
        "answer": wording.held_answer,
        "because_also": tuple(map(_because, held[1:])),
    }
    return question.model_copy(update=own)


_TAGS = {
    WantKind.YEARS: YEARS_TAG,
    WantKind.LANGUAGE: "languages",
    WantKind.CREDENTIAL: "qualifications",
    WantKind.LICENCE: "qualifications",
    WantKind.PERMIT: "right to work",
    WantKind.HOURS: "working hours",
}
"""What a question about such a want is about, as the tags of a bank's questions say it."""


def _about(
    find: Find,
    ways: Mapping[InterviewType, Sequence[str]],
    number: int,
    *,
    brief: Brief,
    before: Sequence[Question],
    rng: random.Random,
) -> Question:
    return _ask(find, ways[brief.interview_type], number, brief=brief, before=before, rng=rng)


def _ask(
    find: Find,
    templates: Sequence[str],
    number: int,
    *,
    brief: Brief,
    before: Sequence[Question],
    rng: random.Random,
    too: Sequence[Find] = (),
) -> Question:
    """A question that quotes ``find``, and ``too`` what is asked for with it, put in other words
    than those ``before`` it where it can."""
    wording = grounded_wording()
    template = choose_fresh(templates, [question.text for question in before], rng)
    said = find.passage.text if find.must else without_wish(find.passage.text)
    *first, last = [quotable(text) for text in (said, *(other.passage.text for other in too))]
    return Question(
        id=f"{find.passage.kind.value}-{brief.interview_type.value}-{number:02d}",
        type=brief.interview_type,
        difficulty=brief.difficulty,
        seniority=tuple(Seniority),
        tags=(find.passage.kind.value,),
        text=template.format(line=f"{'”, “'.join(first)}” and “{last}" if first else last),
        points=wording.points,
        answer=wording.answer,
        because=_because(find),
    )


def _about_stake(find: Find, brief: Brief, rng: random.Random) -> Question:
    wording = grounded_wording()
    own = {"points": wording.stake_points, "answer": wording.stake_answer}
    question = _about(find, wording.stake, 1, brief=brief, before=(), rng=rng)
    return question.model_copy(update=own)


def _because(find: Find) -> Because:
    cited = find.passage.citation
    shown = rejoined(find.passage.text)
    return Because(document=cited.kind.value, name=cited.name, line=cited.line, about=shown)


def _fitting(
    find: Find, subjects: BankSubjects, bank: QuestionBank, brief: Brief, used: set[str]
) -> Question | None:
    """The question of the bank that examines the want best, with the line it is asked for; none
    examines what one has or agrees to."""
    if is_held(find):
        return None
    left = [
        question
        for question in bank.of_type(brief.interview_type)
        if question.id not in used and brief.seniority in question.seniority
    ]
    question = subjects.fitting(find.passage.text, left)
    return question.model_copy(update={"because": _because(find)}) if question else None


def is_made_of_a_document(question: Question) -> bool:
    """Whether ``question`` quotes a line of a document, as those of a bank never do."""
    cause = question.because
    return cause is not None and question.id.startswith(f"{cause.document}-")


def has_ground(passages: tuple[Passage, ...]) -> bool:
    """Whether there is anything to ask about."""
    kinds = {passage.kind for passage in passages}
    return bool(kinds & {DocumentKind.RESUME, DocumentKind.JOB}) and bool(
        wants(passages) or claims(passages)
    )
