"""The several things that one line of an advert names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ground.things import things_in, things_of


@pytest.mark.parametrize(
    ("want", "names"),
    [
        (
            "Experience with Kafka, Terraform and on-call rotations",
            "Kafka|Terraform|on-call rotations",
        ),
        ("Nice to have: Terraform, Kubernetes", "Terraform|Kubernetes"),
        ("Kafka or RabbitMQ, Terraform and on-call", "Kafka or RabbitMQ|Terraform|on-call"),
        ("Python, Go or Rust and Kubernetes", "Python, Go or Rust|Kubernetes"),
        ("Python, Go or Rust", "Python, Go or Rust"),
        ("Experience with Docker, Kubernetes, etc.", "Docker|Kubernetes"),
        ("Databases (PostgreSQL, MySQL) and Kafka", "Databases (PostgreSQL, MySQL)|Kafka"),
        ("Cloud such as AWS, Azure or GCP", "Cloud such as AWS, Azure or GCP"),
        ("SQL and tools like Jira and Confluence", "SQL|tools like Jira and Confluence"),
        ("supervise junior staff and students", "supervise junior staff|students"),
    ],
)
def test_what_and_joins_is_wanted_and_what_or_joins_is_a_choice(want: str, names: str) -> None:
    assert "|".join(thing.name for thing in things_of(want)) == names


@pytest.mark.parametrize(
    "want",
    [
        "Experience with Kafka",
        "Able to work under pressure, to say so and to ask",
        "Develop the strategy and present it to the Board",
        "At least 12 years in sales, 5 of which in a senior role",
        "Cloud platforms such as AWS, Azure and GCP",
        "Acute cardiac care, incl. telemetry and titrating IV drugs",
        "A degree in logistics or business",
        "",
    ],
)
def test_clauses_examples_and_papers_are_no_things_of_their_own(want: str) -> None:
    assert things_of(want) == ()


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("I ran Kafka, but never Terraform.", "Kafka"),
        ("I ran Kafka, never Terraform.", "Kafka"),
        ("While I never used Terraform, I ran Kafka.", "Kafka"),
        ("I have never run Kafka, but I wrote Terraform.", "Terraform"),
        ("I know of Kafka, but I have never used it.", ""),
        ("I have neither seen Kafka nor Terraform.", ""),
        ("Did I use Kafka? Terraform, yes.", "Terraform"),
    ],
)
def test_a_denial_is_about_the_thing_that_it_names(said: str, named: str) -> None:
    found = things_in(said, things_of("Kafka and Terraform"))
    assert "|".join(thing.name for thing in found) == named


NAMES = ("Kafka", "Terraform", "PostgreSQL", "Rust", "SAP", "on-call", "C++")


@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5, unique=True), st.data())
def test_of_a_list_only_what_is_said_is_in_the_answer(
    names: list[str], data: st.DataObject
) -> None:
    things = things_of(f"Experience with {', '.join(names[:-1])} and {names[-1]}")
    assert [thing.name for thing in things] == names
    said = data.draw(st.lists(st.sampled_from(names), unique=True))
    found = things_in(" ".join(f"I ran {name} for a year." for name in said), things)
    assert {thing.name for thing in found} == set(said)
