"""Data that would break a talk later are refused when they are read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from pkgutil import walk_packages
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

import core
from core.assess.drill.pitch import PitchData
from core.assess.rubric import Rubric
from core.assess.words.deeds_and_people import DeedsAndPeople
from core.assess.words.pointing import PointingPatterns
from core.assess.words.weak_words import WeakWords
from core.conversation.brief import Manner
from core.language.pack import LanguagePack
from core.package_data import DataModel, Wordings, any_of, only_names
from core.practice.chat.advice import ChatAdvice
from core.practice.directing.interviewers import Interviewers, everybody
from core.practice.directing.staged_talk import StageLines, stage_lines
from core.practice.following_up.given import GivenPatterns
from core.practice.following_up.told import ToldCues
from core.practice.lines import (
    FollowUpLines,
    InterviewerLines,
    follow_up_lines,
    interviewer_lines,
)
from core.think.distress.losses import LossPatterns
from core.think.reading.code_lines import CodePatterns
from core.think.reading.endings import Endings
from core.think.reading.outcomes import OutcomePatterns
from core.think.reading.said_again import SaidAgainPatterns
from core.think.reading.scene import ScenePatterns
from core.think.requests.asides import Asides
from core.think.requests.orders import OrderPatterns
from core.think.threads import ThreadCues

GONE = object()


def _with(name: str, place: tuple[str | int, ...], value: object) -> Mapping[str, Any]:
    content: Any = json.loads(files("core.data").joinpath(f"{name}.json").read_text("utf-8"))
    holds = content
    for step in place[:-1]:
        holds = holds[step]
    if value is GONE:
        del holds[place[-1]]
    else:
        holds[place[-1]] = value
    read: Mapping[str, Any] = content
    return read


@pytest.mark.parametrize(
    ("schema", "name", "place", "value"),
    [
        (InterviewerLines, "interviewer_en", ("opening",), []),
        (InterviewerLines, "interviewer_en", ("opening", 0), "Hello, {nobody}."),
        (InterviewerLines, "interviewer_en", ("opening", 0), "Hello, {title."),
        (InterviewerLines, "interviewer_en", ("acknowledge", "neutral"), GONE),
        (FollowUpLines, "follow_ups_en", ("too_short",), []),
        (FollowUpLines, "follow_ups_en", ("no_number", 0), "How many, {title}?"),
        (StageLines, "stages_en", ("closing",), []),
        (StageLines, "stages_en", ("opening", 0), "We have {hours}."),
        (Interviewers, "interviewers_en", ("panel", "opening", "warm"), GONE),
        (Interviewers, "interviewers_en", ("panel", "last_question", "warm"), []),
        (ChatAdvice, "chat_advice_en", ("advice", 0, "asked", 0), "("),
        (LanguagePack, "languages/nl", ("replies", "sorrow", "said", 0), "("),
        (Rubric, "rubric_en", ("types", "technical"), GONE),
        (PitchData, "pitch_en", ("parts", "did", "number_fix"), GONE),
        (ThreadCues, "threads_en", ("orders", 0, "kinds"), []),
        (ThreadCues, "threads_en", ("orders", 0, "kinds", 0), "nothing_known"),
        (ThreadCues, "threads_en", ("interviewers_kinds",), ["nothing_known"]),
        (LanguagePack, "languages/nl", ("pace", "slow"), 100_000),
        (Endings, "endings_en", ("lists", "trouble"), GONE),
        (Endings, "endings_en", ("lists", "got"), []),
        (Endings, "endings_en", ("patterns", "still_so", 0), "still (?:there"),
        (ToldCues, "told_en", ("happened",), []),
        (ToldCues, "told_en", ("nothing", 1), "i never <nobody>"),
        (GivenPatterns, "given_en", ("tells", "the_load"), GONE),
        (Asides, "asides_en", ("kinds", 0, "patterns", 0), "^<nobody>$"),
        (DeedsAndPeople, "deeds_and_people_en", ("lists", "past"), GONE),
        (DeedsAndPeople, "deeds_and_people_en", ("others",), []),
        (DeedsAndPeople, "deeds_and_people_en", ("named", 0), "told <nobody_known>"),
        (LossPatterns, "losses_en", ("lists", "kin"), GONE),
        (LossPatterns, "losses_en", ("told", "died", 0), "<ours> (?:died"),
        (PointingPatterns, "pointing_en", ("lists", "one_day"), GONE),
        (PointingPatterns, "pointing_en", ("shown_only", "contrast", "yet"), []),
        (PointingPatterns, "pointing_en", ("shown_only", "others", "they", 0), "<as_they_do>"),
        (PointingPatterns, "pointing_en", ("why", "nobody"), "It names no cue either."),
        (ScenePatterns, "scene_en", ("lists", "workplace"), GONE),
        (ScenePatterns, "scene_en", ("one_day", 0), "on <some_day>"),
        (WeakWords, "weak_words_en", ("lists", "as_boasted"), GONE),
        (WeakWords, "weak_words_en", ("a_fact", "idle"), GONE),
        (WeakWords, "weak_words_en", ("weak_only", "should|must", 0), "<anyone>"),
        (SaidAgainPatterns, "said_again_en", ("lists", "again"), GONE),
        (OutcomePatterns, "outcomes_en", ("lists", "later"), GONE),
        (OutcomePatterns, "outcomes_en", ("told", "down_to", 0), "down to <number>"),
        (OutcomePatterns, "outcomes_en", ("moves", 0), "went (?:down"),
        (CodePatterns, "code_lines", ("lists", "command"), GONE),
        (CodePatterns, "code_lines", ("statements", "shell", 0), "(?:<nobody>) .*"),
        (CodePatterns, "code_lines", ("likely",), GONE),
        (OrderPatterns, "orders_en", ("lists", "give"), GONE),
        (OrderPatterns, "orders_en", ("lists", "nobody_names_them"), ["grant", "award"]),
        (OrderPatterns, "orders_en", ("orders", "to_obey", 0), "(?:run|obey"),
        (OrderPatterns, "orders_en", ("why", "nobody"), "It names no list and no group."),
    ],
)
def test_what_would_break_a_talk_is_refused_when_it_is_read(
    schema: type[BaseModel], name: str, place: tuple[str | int, ...], value: object
) -> None:
    with pytest.raises(ValidationError):
        schema.model_validate_json(json.dumps(_with(name, place, value)))


def test_the_lines_that_ship_are_read() -> None:
    for manner in Manner:
        assert interviewer_lines(manner).opening
        assert follow_up_lines(manner).unfinished
    assert everybody().panel.opening
    assert stage_lines().closing


def test_what_is_filled_in_may_be_named() -> None:
    wordings: Wordings = ("Hello.", "This is {title}, with {count} questions.", "Some {{braces}}.")
    only_names(wordings, "title", "count")


def test_what_all_visits_read_can_be_lengthened_by_none() -> None:
    for module in walk_packages(core.__path__, "core."):
        import_module(module.name)
    kinds = {
        f"{schema.__name__}.{name}": set(_types_in(field.annotation))
        for schema in _below(DataModel)
        for name, field in schema.model_fields.items()
    }
    assert tuple in kinds["SignCues.outcome"]
    assert [name for name, found in kinds.items() if found & {list, set}] == []


def _below(schema: type[DataModel]) -> Iterator[type[DataModel]]:
    """The schemas made of ``schema``, those of tests left out."""
    for one in schema.__subclasses__():
        if one.__module__.startswith("core."):
            yield one
        yield from _below(one)


def _types_in(annotation: object) -> Iterator[object]:
    yield getattr(annotation, "__origin__", annotation)
    for inner in get_args(annotation):
        yield from _types_in(inner)


def test_of_words_that_begin_alike_the_longest_is_found_as_it_is_spelt() -> None:
    found = re.compile(any_of(("in", "in case", "c++", "c"))).findall("in case of c++ in c")
    assert found == ["in case", "c++", "in", "c"]


def test_no_words_are_found_nowhere() -> None:
    assert re.search(any_of(()), "anything") is None
