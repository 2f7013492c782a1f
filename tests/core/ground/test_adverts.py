"""Adverts of every shape are read as what they ask for, one thing at a time."""

from __future__ import annotations

import random

import pytest

from core.conversation.brief import Brief, Domain, InterviewType
from core.ground.asking import grounded_wording
from core.ground.documents import Document, DocumentKind
from core.ground.finds import Find, claims, wants
from core.ground.kinds import WantKind, kind_of
from core.ground.plan import plan_from_documents
from core.ground.reading.lines import without_bullet
from core.ground.reading.passages import read_all
from core.ground.shares import requirements_asked, usual_question_count
from core.practice.bank import load_bank

PROSE = """Data engineer, Leeds
We are a company of 90 people that sells train tickets. You will join a team of five. You bring: \
3+ years building data pipelines in Python and SQL, experience with streaming (Kafka, Flink), and \
good written English. Knowledge of dbt is a plus. We offer: 30 days of holiday and strong coffee."""
SENTENCES = """We are looking for a staff nurse with five years of experience in acute care, an \
NMC registration and the ability to supervise students. You should be comfortable with titrating \
drugs. Apply by Friday."""
SEMICOLONS = """Requirements: proven track record in B2B sales; ability to build a team; fluent \
German; driving licence.
Benefits: company car; experienced colleagues."""
INLINE = (
    "Requirements: a degree in logistics, five years of experience with customs and fluent Dutch."
)
NUMBERED = """What you need
1. Solid knowledge of double-entry bookkeeping
2) Experience of month-end close
3) CPA or ACCA"""
NUMBERED_INLINE = (
    "Your profile: 1) experience in forwarding 2) knowledge of Incoterms 3) fluent Greek"
)
ESSENTIAL = """Person specification
Essential:
NMC registration
ALS
experience of acute cardiac care, incl. telemetry and titrating IV drugs
ability to supervise junior staff and students
evidence of audit
Desirable:
mentorship qualification; cannulation and its teaching"""
UNBULLETED = """Essential criteria
Registered nurse with the NMC
at least 2 years on an acute ward
confident with electronic records
willing to work nights and weekends
What we offer
27 days leave for those who need strong coffee"""
BROKEN = """Your profile
Three years of experience in leading a team of
engineers in a company that has grown
strong knowledge of relational databases and of
Kafka
ability to explain technical matters to people who
do not write software
degree in computer science or a comparable
qualification"""
COLUMN = """Requirements
experience of running
projects with several
suppliers
knowledge of contract
law
ability to chair
meetings
PRINCE2

Benefits
pension scheme"""
TABLE = """| Requirement | Weight |
|---|---|
| Experience with CAD | A |
| Knowledge of building regulations | B |"""
WRAPPED_PROSE = """Junior frontend developer
You must have a good grasp of semantic HTML, modern CSS and
JavaScript, and have built something with React that other people
use. TypeScript is what we write, so be ready to read it from day one. You understand why
a page needs headings. We don't ask for a degree and we mean that, whoever you are and know."""


def wanted(advert: str) -> tuple[Find, ...]:
    return wants(read_all([Document(DocumentKind.JOB, "job.txt", advert)]))


@pytest.mark.parametrize(
    ("advert", "texts"),
    [
        (
            PROSE,
            {
                "3+ years building data pipelines in Python and SQL",
                "experience with streaming (Kafka, Flink)",
                "good written English",
                "Knowledge of dbt is a plus",
            },
        ),
        (
            SENTENCES,
            {
                "We are looking for a staff nurse with five years of experience in acute care",
                "an NMC registration",
                "the ability to supervise students",
                "You should be comfortable with titrating drugs",
            },
        ),
        (
            SEMICOLONS,
            {
                "proven track record in B2B sales",
                "ability to build a team",
                "fluent German",
                "driving licence",
            },
        ),
        (
            INLINE,
            {
                "a degree in logistics",
                "five years of experience with customs",
                "fluent Dutch",
            },
        ),
        (
            NUMBERED,
            {
                "Solid knowledge of double-entry bookkeeping",
                "Experience of month-end close",
                "CPA or ACCA",
            },
        ),
        (
            NUMBERED_INLINE,
            {"experience in forwarding", "knowledge of Incoterms", "fluent Greek"},
        ),
        (
            ESSENTIAL,
            {
                "NMC registration",
                "ALS",
                "experience of acute cardiac care, incl. telemetry and titrating IV drugs",
                "ability to supervise junior staff and students",
                "evidence of audit",
                "mentorship qualification",
                "cannulation and its teaching",
            },
        ),
        (
            UNBULLETED,
            {
                "Registered nurse with the NMC",
                "at least 2 years on an acute ward",
                "confident with electronic records",
                "willing to work nights and weekends",
            },
        ),
        (
            BROKEN,
            {
                "Three years of experience in leading a team of engineers in a company that has "
                "grown",
                "strong knowledge of relational databases and of Kafka",
                "ability to explain technical matters to people who do not write software",
                "degree in computer science or a comparable qualification",
            },
        ),
        (
            COLUMN,
            {
                "experience of running projects with several suppliers",
                "knowledge of contract law",
                "ability to chair meetings",
                "PRINCE2",
            },
        ),
        (TABLE, {"Experience with CAD", "Knowledge of building regulations"}),
        (
            WRAPPED_PROSE,
            {
                "You must have a good grasp of semantic HTML, modern CSS and JavaScript, and have "
                "built something with React that other people use",
                "You understand why a page needs headings",
            },
        ),
    ],
    ids=[
        *("prose", "sentences", "semicolons", "inline", "numbered", "numbered inline"),
        *("essential and desirable", "no bullets", "broken lines", "one column of two", "a table"),
        "prose in lines",
    ],
)
def test_an_advert_of_any_shape_gives_its_wants_one_by_one(advert: str, texts: set[str]) -> None:
    found = wanted(advert)
    assert {find.passage.text for find in found} == texts
    lines = [line.strip() for line in advert.splitlines()]
    assert all(find.passage.citation.line in lines for find in found)
    assert all(without_bullet(find.passage.citation.line) for find in found)


def test_a_part_cites_the_line_that_it_stands_in() -> None:
    (html,) = (find for find in wanted(WRAPPED_PROSE) if "semantic" in find.passage.text)
    assert html.passage.lines == tuple(WRAPPED_PROSE.splitlines()[1:4])
    (headings,) = (find for find in wanted(WRAPPED_PROSE) if "headings" in find.passage.text)
    assert headings.passage.lines == tuple(WRAPPED_PROSE.splitlines()[3:5])


def test_what_is_only_wished_for_is_told_from_what_is_a_must() -> None:
    musts = {find.passage.text: find.must for find in wanted(ESSENTIAL)}
    assert musts["evidence of audit"]
    assert not musts["cannulation and its teaching"]
    (found,) = wanted("Your profile\n- Three years of sales, ideally in a small company")
    assert found.must, "an ideally in the midst is about what follows it"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("5+ years of Python", WantKind.YEARS),
        ("At least 5 yrs in freight forwarding", WantKind.YEARS),
        ("Minimum of three years' experience in retail", WantKind.YEARS),
        ("Twelve months' acute care experience in the last three years", WantKind.YEARS),
        ("Several years of leadership experience in a warehouse", WantKind.YEARS),
        ("3 months' notice", WantKind.DONE),
        ("Three years from now you will lead the house", WantKind.DONE),
        ("15 to 20 hours a week, two days of them in the office", WantKind.HOURS),
        ("Fluent English; German is a plus", WantKind.LANGUAGE),
        ("German and French", WantKind.LANGUAGE),
        ("Spanish at C1 or above", WantKind.LANGUAGE),
        ("Full driving licence", WantKind.LICENCE),
        ("Bachelor's degree in accounting", WantKind.CREDENTIAL),
        ("ALS", WantKind.LICENCE),
        ("Registered nurse", WantKind.LICENCE),
        ("Current NMC registration", WantKind.LICENCE),
        ("BSc in computer science or equivalent", WantKind.CREDENTIAL),
        ("Eligible to work in the UK", WantKind.PERMIT),
        ("Enhanced DBS check", WantKind.PERMIT),
        ("Experience of running background checks", WantKind.DONE),
        ("Bachelor's degree plus 6 years of relevant experience", WantKind.YEARS),
        ("Led a team through 5 years of growth", WantKind.DONE),
        ("Willing to work early shifts and one weekend in three", WantKind.HOURS),
        ("You are willing to travel up to 30 %", WantKind.HOURS),
        ("Flexibility to work evenings", WantKind.HOURS),
        ("Available for on-call duty every fourth week", WantKind.HOURS),
        ("Ready to relocate to Leeds", WantKind.HOURS),
        ("Able to work weekends", WantKind.HOURS),
        ("Night shifts", WantKind.HOURS),
        ("Willing to learn", WantKind.DONE),
        ("Willingness to lead the night shift", WantKind.DONE),
        ("Able to plan shifts for forty people", WantKind.DONE),
        ("Ability to manage a travel budget", WantKind.DONE),
        ("Experience of shift work in a hospital", WantKind.DONE),
        ("Happy to help colleagues in other teams", WantKind.DONE),
        ("You ran a night shift of ten", WantKind.DONE),
        ("Open to feedback", WantKind.DONE),
        ("Ability to answer within 24 hours", WantKind.DONE),
        ("Early work with children", WantKind.DONE),
        # Longer lines are about what they begin with.
        ("Full flexibility, including weekends, evenings and bank holidays", WantKind.HOURS),
        ("Fluent English; German at B1 level, since our customers speak German", WantKind.LANGUAGE),
        (
            "Completed degree in plastics engineering, mechanical engineering or process "
            "engineering, alternatively training as a technician",
            WantKind.CREDENTIAL,
        ),
        (
            "A full UK driving licence and a head for heights are both required, since bridges "
            "tend to be in awkward places",
            WantKind.LICENCE,
        ),
        (
            "you have full working rights in Australia and can commit to at least twelve months",
            WantKind.PERMIT,
        ),
        ("You handle reservations in English and Dutch, group bookings too", WantKind.DONE),
        # Innocent: something that people do, whatever words stand in it.
        ("A high degree of independence", WantKind.DONE),
        ("Knowledge of Irish building regulations", WantKind.DONE),
        ("Teaching written English to adults", WantKind.DONE),
        ("Experience of the German market", WantKind.DONE),
        ("Managing software licences and renewals", WantKind.DONE),
        ("Qualified leads and closed them", WantKind.DONE),
        ("Ability to plan one year ahead", WantKind.DONE),
        ("A working knowledge of registration procedures", WantKind.DONE),
        ("Own the five-year plan of the house", WantKind.DONE),
        ("Polish texts until they shine in print", WantKind.DONE),
        ("Experience with patients who are 80 years old", WantKind.DONE),
        ("also able to teach", WantKind.DONE),
    ],
)
def test_a_paper_a_language_and_years_are_told_from_what_people_do(
    line: str, kind: WantKind
) -> None:
    assert kind_of(line) is kind


@pytest.mark.parametrize("kind", list(InterviewType))
def test_nobody_is_asked_for_a_time_that_shows_a_licence(kind: InterviewType) -> None:
    advert = (
        "Your profile\n- Fluent English; German is a plus\n- Driving licence\n"
        "- Willing to work weekends\n- 5+ years of Go"
    )
    bank = load_bank(Domain.COMPUTER_SCIENCE)
    brief = Brief(bank.domain, kind, question_count=5)
    document = Document(DocumentKind.JOB, "job.txt", advert)
    ordinary = {text.split("“")[0] for text in grounded_wording().want[kind]}
    endings = {text.split("”")[1] for text in grounded_wording().want[kind]}
    for seed in range(5):
        asked = plan_from_documents(read_all([document]), bank, brief, random.Random(seed))
        caused = [question for question in asked if question.because is not None]
        held = {q.because.about for q in caused if q.because} - {"5+ years of Go"}
        assert caused
        assert len(held) <= 1, "papers and languages are seldom what an interview is about"
        assert ordinary
        assert not any(q.text.endswith(end) for q in caused for end in endings)


def test_what_is_only_welcome_is_asked_about_as_that() -> None:
    advert = "Desirable:\nexperience of running workshops on a shop floor"
    document = Document(DocumentKind.JOB, "job.txt", advert)
    brief = Brief(Domain.BUSINESS, InterviewType.TECHNICAL, question_count=1)
    bank = load_bank(Domain.BUSINESS)
    (asked,) = plan_from_documents(read_all([document]), bank, brief, random.Random(1))
    assert "welcome" in asked.text or "plus" in asked.text


def test_what_is_required_is_asked_before_what_is_only_welcome() -> None:
    """Breaks when a mentor's wish comes before the registration without which nobody is hired."""
    advert = (
        "Essential\n- Current NMC registration\n- 5+ years of experience in acute care\n"
        "- Able to lead a shift\nDesirable\n- Experience of mentoring students\n"
        "- Knowledge of audit and experience of it"
    )
    read = read_all([Document(DocumentKind.JOB, "job.txt", advert)])
    musts = [find.must for find in wants(read)]
    assert musts == sorted(musts, reverse=True)
    for kind in InterviewType:
        bank = load_bank(Domain.HEALTHCARE)
        if not bank.of_type(kind):
            continue
        brief = Brief(bank.domain, kind, question_count=6)
        for seed in range(5):
            asked = plan_from_documents(read, bank, brief, random.Random(seed))
            about = [q.because.about for q in asked if q.because]
            welcome = [one for one in about if "mentoring" in one or "audit" in one]
            assert len(welcome) == 2
            assert about[-2:] == welcome
            assert not any("mentoring" in one for one in about[:3])


def test_a_registration_is_asked_about_so_that_one_can_answer() -> None:
    advert = "Essential\n- Current NMC registration\n- Able to lead a shift"
    desirable = "Essential\n- Able to lead a shift\nDesirable\n- A forklift licence"
    bank = load_bank(Domain.HEALTHCARE)
    brief = Brief(bank.domain, InterviewType.BEHAVIOURAL, question_count=2)
    for text, name in ((advert, "NMC"), (desirable, "forklift")):
        read = read_all([Document(DocumentKind.JOB, "job.txt", text)])
        for seed in range(8):
            asked = plan_from_documents(read, bank, brief, random.Random(seed))
            (held,) = [q.text for q in asked if name in q.text]
            assert "hold that" in held or "held that" in held
            assert "shows" not in held
            if name == "forklift":
                assert grounded_wording().asked_for not in held


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("| built CDC pipeline (Debezium -> Kafka), 1.2 bn events/day |", "built CDC pipeline"),
        ("|2021 | Cut picking errors by 40 percent|", "2021, Cut picking errors"),
        ("Safe care of ventilated patients | E |", "Safe care of ventilated patients"),
        ("+ Trained 14 people in a year", "Trained 14 people"),
        ("» **Led** `payments` for a year", "Led payments"),
    ],
)
def test_marks_of_tables_and_lists_are_neither_shown_nor_spoken(line: str, said: str) -> None:
    document = Document(DocumentKind.RESUME, "cv.md", f"Experience\n{line}")
    bank = load_bank(Domain.BUSINESS)
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=1)
    assert without_bullet(line).startswith(said)
    assert not set("|`*") & set(without_bullet(line))
    for find in claims(read_all([document])):
        assert find.passage.citation.line == line
        (asked,) = plan_from_documents(read_all([document]), bank, brief, random.Random(1))
        assert f"“{said}" in asked.text
        assert asked.because is not None
        assert asked.because.line == line
        assert asked.because.shown == without_bullet(line)


def test_a_question_of_the_bank_never_cites_two_things_at_once() -> None:
    """The question about students must not be explained with titrating drugs."""
    document = Document(DocumentKind.JOB, "job.txt", ESSENTIAL)
    bank = load_bank(Domain.HEALTHCARE)
    brief = Brief(Domain.HEALTHCARE, InterviewType.BEHAVIOURAL, question_count=5)
    asked = plan_from_documents(read_all([document]), bank, brief, random.Random(2))
    causes = {q.id: q.because for q in asked if q.id.startswith("health-")}
    student = causes["health-behavioural-14"]
    assert student is not None
    assert student.line == "ability to supervise junior staff and students"


DUTIES = ["Lead a team of six nurses as nurse in charge", "Triage patients on arrival"]
ESSENTIALS = [
    "Safe administration of intravenous medication",
    "Competent in cannulation",
    "Knowledge of safeguarding adults",
    "Experience of infection control audits",
]
FOR_A_NURSE = "\n".join(
    line
    for heading, wanted in {"What you will do": DUTIES, "Essential": ESSENTIALS}.items()
    for line in (heading, *(f"- {one}" for one in wanted))
)


def asked_for(*documents: Document, count: int) -> list[str]:
    brief = Brief(Domain.HEALTHCARE, InterviewType.BEHAVIOURAL, question_count=count)
    bank = load_bank(Domain.HEALTHCARE)
    asked = plan_from_documents(read_all(documents), bank, brief, random.Random(2))
    causes = [question.because for question in asked if question.because is not None]
    return [cause.shown for cause in causes if cause.document == "job"]


def test_each_main_requirement_is_asked_for_once_before_any_duty() -> None:
    job = Document(DocumentKind.JOB, "job.txt", FOR_A_NURSE)
    assert sorted(asked_for(job, count=4)) == sorted(ESSENTIALS)
    assert sorted(asked_for(job, count=6)) == sorted([*DUTIES, *ESSENTIALS])
    for kind in (InterviewType.BEHAVIOURAL, InterviewType.CULTURAL_FIT):
        assert requirements_asked(read_all([job]), kind, 4) == (4, 6)
        assert requirements_asked(read_all([job]), kind, 6) == (6, 6)


def test_duties_are_what_is_required_where_nothing_else_is() -> None:
    text = "What you will do\n" + "\n".join(f"- {duty}" for duty in DUTIES)
    assert sorted(asked_for(Document(DocumentKind.JOB, "j", text), count=5)) == sorted(DUTIES)


def test_the_usual_plan_holds_each_main_requirement_a_duty_and_two_claims() -> None:
    job = Document(DocumentKind.JOB, "job.txt", FOR_A_NURSE)
    told = ["Trained 14 nurses on the new pumps", "Cut waiting times by 20 %", "Ran a ward of 30"]
    resume = Document(
        DocumentKind.RESUME, "cv.txt", "Experience\n" + "\n".join(f"- {one}" for one in told)
    )
    kind = InterviewType.BEHAVIOURAL
    count = usual_question_count(read_all([job, resume]), kind)
    assert count == len(ESSENTIALS) + 1 + 2
    asked = asked_for(job, resume, count=count)
    assert set(ESSENTIALS) <= set(asked)
    assert len(asked) == len(set(asked)) == len(ESSENTIALS) + 1


def test_without_an_advert_or_beside_a_long_one_a_plan_stays_what_forty_minutes_hold() -> None:
    kind = InterviewType.BEHAVIOURAL
    assert usual_question_count((), kind) == 5
    long = "Essential\n" + "\n".join(
        f"- Experience of {thing} audits"
        for thing in (
            *("infection", "pharmacy", "kitchen", "safety", "noise", "falls", "sepsis"),
            *("records", "ward", "theatre", "imaging", "discharge", "linen", "fire"),
        )
    )
    passages = read_all([Document(DocumentKind.JOB, "job.txt", long)])
    assert usual_question_count(passages, kind) == 12
    assert requirements_asked(passages, kind, 15) == (14, 14)
