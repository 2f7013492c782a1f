"""The rubric is complete, and every level of it can be told from the next."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

from core.assess.rubric import LEVELS, Rubric, load_rubric
from core.conversation.brief import InterviewType


def raw() -> Any:
    return json.loads(files("core.data").joinpath("rubric_en.json").read_text(encoding="utf-8"))


def test_every_kind_of_interview_has_its_dimensions() -> None:
    rubric = load_rubric()
    assert set(rubric.types) == set(InterviewType)
    used = {name for weights in rubric.types.values() for name in weights}
    assert used == set(rubric.dimensions), "no dimension is there for nothing"


def test_every_dimension_says_five_different_things() -> None:
    rubric = load_rubric()
    for dimension in (*rubric.dimensions.values(), rubric.delivery):
        assert len(set(dimension.anchors)) == LEVELS


def test_delivery_is_shown_for_every_kind_and_weighs_nothing() -> None:
    rubric = load_rubric()
    assert "delivery" not in rubric.dimensions
    for weights in rubric.types.values():
        assert sum(weights.values()) == pytest.approx(1)
        assert all(weight > 0 for weight in weights.values())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["types"]["technical"].update(depth=0.9),
        lambda data: data["types"]["technical"].update(charm=0.0),
        lambda data: data["dimensions"]["depth"]["anchors"].pop(),
        lambda data: data["dimensions"]["depth"].update(fix=""),
        lambda data: data.pop("delivery"),
        lambda data: data["delivery"]["anchors"].pop(),
        lambda data: data["delivery_advice"].pop("broken"),
    ],
    ids=[
        "weights",
        "an unknown dimension",
        "a missing level",
        "an empty fix",
        "no delivery",
        "a missing level of delivery",
        "a mark of delivery without advice",
    ],
)
def test_a_rubric_with_a_hole_is_refused(spoil: Any) -> None:
    data = raw()
    spoil(data)
    with pytest.raises(ValidationError):
        Rubric.model_validate(data)
