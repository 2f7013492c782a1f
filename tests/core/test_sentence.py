"""Sentences: English texts that can be worded anew, and are nothing but texts to everybody else."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import StringConstraints, TypeAdapter, ValidationError

from core.package_data import DataModel
from core.sentence import AS_SENTENCE, Sentence, in_a_row, listed, say, unended

ASKED = say("{count} questions had no answer: “{question}”", count=2, question="Why us?")
HOSTILE = "{count} {question!r:>99999} {0} {} {{x}} %s **bold** <b>"


def test_a_sentence_is_its_english_text() -> None:
    assert ASKED == "2 questions had no answer: “Why us?”"
    assert {ASKED: 1}[str(ASKED)] == 1
    assert f"{ASKED}" == str(ASKED)
    assert type(str(ASKED)) is str


def test_a_sentence_remembers_what_it_was_made_of() -> None:
    assert ASKED.template == "{count} questions had no answer: “{question}”"
    assert dict(ASKED.fields) == {"count": 2, "question": "Why us?"}
    within = say("It was lowest. {why}", why=say("Nearest to: {anchor}", anchor=ASKED))
    assert within == f"It was lowest. Nearest to: {ASKED}"
    why = within.fields["why"]
    assert isinstance(why, Sentence)
    assert why.fields["anchor"] is ASKED


def test_two_sentences_are_equal_when_their_texts_are() -> None:
    assert say("{one}, {another}", one="a", another="b") == Sentence("a, b")
    assert say("{count} words", count=3) != say("{count} words", count=4)


@given(st.text())
def test_somebody_s_words_are_filled_in_letter_by_letter(words: str) -> None:
    assert say("“{question}” took {count} words.", question=words, count=3) == (
        f"“{words}” took 3 words."
    )


def test_nothing_is_filled_into_somebody_s_words() -> None:
    assert say("Seen: {signs}.", signs=HOSTILE) == f"Seen: {HOSTILE}."
    assert Sentence(HOSTILE) == HOSTILE, "a sentence without fields is its template"


def test_a_missing_field_is_noticed_where_the_sentence_is_made() -> None:
    with pytest.raises(KeyError):
        say("{count} of {all}", count=1)


def test_a_sentence_does_not_change() -> None:
    with pytest.raises(AttributeError):
        ASKED.template = "another"
    with pytest.raises(TypeError):
        ASKED.fields["count"] = 3  # type: ignore[index]


@pytest.mark.parametrize("again", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_is_the_same_sentence(again: object) -> None:
    made = again(unended(say("Say {what}.", what="so")))  # type: ignore[operator]
    assert (made, made.template, dict(made.fields), made.unended) == (
        *("Say so", "Say {what}.", {"what": "so"}),
        True,
    )


def test_a_sentence_can_stand_inside_another_without_its_full_stop() -> None:
    assert unended(Sentence("Say it.")) == "Say it"
    assert unended("their own words.") == "their own words"
    assert not isinstance(unended("their own words."), Sentence), "nobody's words are translated"


@pytest.mark.parametrize(
    ("parts", "list_of_them", "row"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b", "c"], "a, b, c", "a b c")],
)
def test_parts_are_listed_and_put_in_a_row(parts: list[str], list_of_them: str, row: str) -> None:
    assert listed(parts) == list_of_them
    assert in_a_row(parts) == row


@dataclass(frozen=True)
class _Step:
    title: str


def test_in_a_file_a_sentence_is_its_text_and_comes_back_equal() -> None:
    file = TypeAdapter(_Step)
    written = file.dump_json(_Step(ASKED))
    assert written.decode() == '{"title":"2 questions had no answer: “Why us?”"}'
    assert file.validate_json(written) == _Step(ASKED)


class _Texts(DataModel):
    anchor: Annotated[str, StringConstraints(strip_whitespace=True, min_length=5), AS_SENTENCE]


def test_a_text_of_a_data_file_is_checked_and_comes_out_as_a_sentence() -> None:
    read = _Texts.model_validate_json('{"anchor": " It is said. "}').anchor
    assert read == "It is said."
    assert isinstance(read, Sentence)
    made = _Texts(anchor=ASKED).anchor
    assert made is ASKED
    with pytest.raises(ValidationError):
        _Texts.model_validate_json('{"anchor": "no"}')
