"""Whom to ask, and what everybody may know of it: attempts, refusals and the journal."""

from __future__ import annotations

from datetime import datetime

import pytest
from structlog.testing import capture_logs

from core.conversation.errors import Kind, TranscriptionError
from core.conversation.services import Fallback, ServiceRole
from providers.fallback.breaker import Breaker
from providers.fallback.chain import Attempts, Journal, attempts
from providers.fallback.link import Link, Refusal
from tests.providers.scripted import Clock, chain, embedded, fault, hosted

HEAR, THINK = ServiceRole.HEAR, ServiceRole.THINK
SPENT = Refusal("visit_budget_spent", {"limit": "0.50"})


def resting(clock: Clock | None = None) -> Breaker:
    worn = Breaker(1, clock or Clock(), lambda: datetime(2026, 11, 21, 14, 5))
    worn.failed(fault(HEAR))
    return worn


def link(label: str, breaker: Breaker | None = None, refusal: Refusal | None = None) -> Link[None]:
    return hosted(HEAR, label, None, breaker=breaker, refused=lambda: refusal)


def labels(asked: Attempts[None]) -> list[str]:
    return [one.label for one in asked.links]


def fallback(served: str = "B", code: str = "service_failed", role: ServiceRole = HEAR) -> Fallback:
    return Fallback(role, "A", served, code)


# Whom to ask


def test_links_are_asked_in_their_order() -> None:
    asked = attempts(chain(link("A"), link("B"), embedded(HEAR, "C", None)), Journal())
    assert (labels(asked), asked.skipped) == (["A", "B", "C"], [])


def test_the_chain_is_looked_up_at_each_call() -> None:
    links = [link("A")]
    assert labels(attempts(lambda: links, Journal())) == ["A"]
    links.insert(0, link("B"))
    assert labels(attempts(lambda: links, Journal())) == ["B", "A"]


def test_those_that_rest_or_are_refused_are_passed_over() -> None:
    asked = attempts(
        chain(link("A", resting()), link("B", refusal=SPENT), link("C")),
        Journal(),
    )
    assert labels(asked) == ["C"]
    reasons = [(one.label, refusal.code) for one, refusal in asked.skipped]
    assert reasons == [("A", "service_rests"), ("B", "visit_budget_spent")]
    assert asked.skipped[0][1].figures == {"time": "14:05"}


def test_a_refusal_goes_before_a_rest() -> None:
    asked = attempts(chain(link("A", resting(), SPENT), link("B")), Journal())
    assert asked.skipped[0][1] == SPENT


def test_who_has_rested_is_asked_again() -> None:
    clock = Clock()
    worn = resting(clock)
    assert labels(attempts(chain(link("A", worn), link("B")), Journal())) == ["B"]
    clock.pass_s(600)
    assert labels(attempts(chain(link("A", worn), link("B")), Journal())) == ["A", "B"]


def test_when_everybody_rests_the_last_one_is_asked() -> None:
    asked = attempts(chain(link("A", resting()), link("B", resting())), Journal())
    assert labels(asked) == ["B"]


def test_a_cap_holds_even_when_nobody_else_is_left() -> None:
    asked = attempts(chain(link("A", resting()), link("B", refusal=SPENT)), Journal())
    assert labels(asked) == ["A"]
    assert labels(attempts(chain(link("A", refusal=SPENT)), Journal())) == []


def test_the_embedded_engine_never_rests() -> None:
    own = Link(HEAR, "own", None, breaker=resting())
    assert not own.breaker.allows
    asked = attempts(chain(own), Journal())
    assert (labels(asked), asked.skipped) == (["own"], [])


# What is told


def test_nothing_is_told_when_the_first_choice_serves() -> None:
    journal = Journal()
    asked = attempts(chain(link("A"), link("B")), journal)
    asked.served_by(asked.links[0])
    assert (journal.all(), journal.serving(HEAR)) == ((), "A")


def test_who_was_passed_over_is_told_with_the_reason() -> None:
    journal = Journal()
    asked = attempts(chain(link("A", refusal=SPENT), link("B")), journal)
    asked.served_by(asked.links[0])
    (told,) = journal.all()
    assert told == Fallback(HEAR, "A", "B", "visit_budget_spent", {"limit": "0.50"})
    limit = "this visit's cost limit of $0.50 is reached"
    assert told.sentence == f"A rests because {limit}; B wrote this down."


def test_who_failed_is_told_rather_than_who_was_passed_over() -> None:
    journal = Journal()
    asked = attempts(chain(link("A", refusal=SPENT), link("B"), link("C")), journal)
    asked.failed.append((asked.links[0], fault(HEAR, label="B")))
    asked.served_by(asked.links[1])
    assert [(one.wanted, one.served) for one in journal.all()] == [("B", "C")]


def test_the_first_that_failed_is_the_one_that_was_wanted() -> None:
    journal = Journal()
    asked = attempts(chain(link("A"), link("B"), link("C")), journal)
    asked.failed += [(one, fault(HEAR, label=one.label)) for one in asked.links[:2]]
    asked.served_by(asked.links[2])
    assert [(one.wanted, one.served) for one in journal.all()] == [("A", "C")]
    assert journal.serving(HEAR) == "C"


def test_that_nobody_stepped_in_is_told_as_well() -> None:
    journal = Journal()
    asked = attempts(chain(link("A")), journal)
    asked.failed.append((asked.links[0], fault(HEAR)))
    asked.served_by_nobody(TranscriptionError)
    (told,) = journal.all()
    assert told.served == ""
    assert told.sentence == "A refused the key; nobody could step in."


def test_a_service_never_steps_in_for_itself() -> None:
    journal = Journal()
    asked = attempts(chain(link("A", resting())), journal)
    asked.served_by(asked.links[0])
    assert journal.all() == ()


# The journal


def test_a_fallback_that_lasts_is_told_once() -> None:
    journal = Journal()
    with capture_logs() as logged:
        for _ in range(3):
            journal.fell_back(fallback())
            journal.served(HEAR, "B", first_choice=False)
    assert journal.all() == (fallback(),)
    assert [one["event"] for one in logged] == ["fell back"]
    assert journal.standing_in() == (fallback(),)


def test_after_a_recovery_it_is_told_again() -> None:
    journal = Journal()
    journal.fell_back(fallback())
    journal.served(HEAR, "A", first_choice=True)
    assert journal.standing_in() == ()
    journal.fell_back(fallback())
    assert len(journal.all()) == 2


def test_the_recovery_of_one_role_is_not_that_of_another() -> None:
    journal = Journal()
    journal.fell_back(fallback(role=HEAR))
    journal.fell_back(fallback(role=THINK))
    journal.served(THINK, "A", first_choice=True)
    assert journal.standing_in() == (fallback(role=HEAR),)
    assert (journal.serving(HEAR), journal.serving(THINK)) == ("", "A")


def test_somebody_else_who_steps_in_is_news() -> None:
    journal = Journal()
    journal.fell_back(fallback("B"))
    journal.fell_back(fallback("C"))
    assert [one.served for one in journal.all()] == ["B", "C"]
    assert [one.served for one in journal.standing_in()] == ["C"]


def test_the_same_one_standing_in_is_no_news_when_the_reason_changes() -> None:
    clock = Clock()
    journal = Journal()
    a, b = link("A", Breaker(1, clock)), link("B")
    for _ in range(3):
        asked = attempts(chain(a, b), journal)
        if asked.links[0] is a:  # it has rested, is asked, and fails again
            a.breaker.failed(fault(HEAR))
            asked.failed.append((a, fault(HEAR)))
        asked.served_by(b)
        clock.pass_s(400)
    assert [(one.wanted, one.served) for one in journal.all()] == [("A", "B")]


def test_the_reason_that_is_shown_is_the_newest_faults_and_never_that_it_rests() -> None:
    journal = Journal()
    for code in ("service_timed_out", "rate_limited", "service_rests"):
        journal.fell_back(Fallback(HEAR, "A", "B", code, {"time": "12:00"}))
    assert [one.code for one in journal.standing_in()] == ["rate_limited"]
    assert [one.code for one in journal.all()] == ["service_timed_out"], "it is listed once"


def test_a_judgement_that_failed_is_no_matter_of_a_talk() -> None:
    journal = Journal()
    journal.fell_back(fallback(role=ServiceRole.ASSESS))
    news = journal.follow()
    journal.fell_back(Fallback(ServiceRole.ASSESS, "C", "", "service_failed"))
    assert journal.standing_in() == news() == ()
    assert journal.all()[-1].sentence == "C failed; the rules' review stands."


def test_everybody_who_follows_hears_of_each_fallback_once() -> None:
    journal = Journal()
    journal.fell_back(fallback("old"))
    first = journal.follow()
    journal.fell_back(fallback("B"))
    second = journal.follow()
    assert first() == (fallback("old"), fallback("B")), "what lasts already is told as well"
    assert first() == ()
    journal.fell_back(fallback("C"))
    journal.fell_back(fallback("D"))
    assert [one.served for one in first()] == ["C", "D"]
    assert [one.served for one in second()] == ["B", "C", "D"]
    assert len(journal.all()) == 4


def test_only_the_newest_fallbacks_are_kept_and_who_reads_in_time_hears_of_all() -> None:
    journal = Journal()
    in_time, late = journal.follow(), journal.follow()
    heard: list[Fallback] = []
    with capture_logs():
        for number in range(250):
            journal.fell_back(fallback(f"S{number}"))
            if number % 100 == 0:
                heard += in_time()
    newest = [f"S{n}" for n in range(50, 250)]
    assert [one.served for one in journal.all()] == newest
    assert [one.served for one in late()] == newest
    assert [one.served for one in (*heard, *in_time())] == [f"S{n}" for n in range(250)]
    assert (late(), in_time()) == ((), ())


def test_who_reads_while_services_come_and_go_meets_no_half_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Breaks with "dictionary changed size during iteration", which ends the reader's page."""
    journal = Journal()
    journal.fell_back(fallback(role=HEAR))
    journal.fell_back(fallback(role=THINK))

    def meanwhile(_told: Fallback) -> bool:
        journal.served(HEAR, "A", first_choice=True)
        journal.fell_back(fallback(role=ServiceRole.SPEAK))
        return True

    with monkeypatch.context() as reading:
        reading.setattr("providers.fallback.chain._is_of_a_talk", meanwhile)
        assert [one.role for one in journal.standing_in()] == [HEAR, THINK]
    assert [one.role for one in journal.standing_in()] == [THINK, ServiceRole.SPEAK]


@pytest.mark.parametrize("role", list(ServiceRole))
def test_every_role_has_its_sentence(role: ServiceRole) -> None:
    sentence = Fallback(role, "A", "B", "service_failed").sentence
    assert sentence.startswith("A failed; B ")
    assert sentence.endswith(".")


@pytest.mark.parametrize("kind", [Kind.SERVER, Kind.RATE_LIMIT])
def test_the_journal_keeps_the_code_of_the_fault(kind: Kind) -> None:
    journal, error = Journal(), fault(HEAR, kind)
    asked = attempts(chain(link("A"), link("B")), journal)
    asked.failed.append((asked.links[0], error))
    asked.served_by(asked.links[1])
    assert [one.code for one in journal.all()] == [error.code]
