"""The pictures of the test: drawings that do nothing, each with what can be seen on it."""

from __future__ import annotations

import re
from importlib.resources import files
from xml.etree import ElementTree

import pytest

from core.language.pictures import Picture, load_picture, load_pictures

EVERY = pytest.mark.parametrize("picture", load_pictures(), ids=lambda picture: picture.id)
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = {"svg", "style", "defs", "g", "use", "path", "rect", "circle", "ellipse"}
_MOST_BYTES = 22_500


def _moves(svg: str) -> list[str]:
    """All in ``svg`` that could run, load something, or be read instead of seen."""
    found = []
    for element in ElementTree.fromstring(svg).iter():
        name = element.tag.removeprefix(_SVG)
        if name not in _SHAPES:
            found.append(name)
        for key, value in element.attrib.items():
            leads = key.endswith("href") and not re.fullmatch(r"#[a-z]+", value)
            if leads or key.startswith("on") or "url(" in value:
                found.append(f"{name}/{key}")
        if name == "style" and re.search(r"url\(|@|\\|expression", element.text or ""):
            found.append("style")
    return found


@EVERY
def test_a_picture_neither_runs_nor_loads_anything(picture: Picture) -> None:
    assert _moves(picture.drawing) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onload="alert(1)" d=""/>',
        '<use href="https://example.org/a.svg#b"/>',
        '<image href="data:image/png;base64,"/>',
        '<rect fill="url(https://example.org/x)"/>',
        "<style>@import 'https://example.org/x.css';</style>",
        "<text>market</text>",
    ],
)
def test_what_would_run_or_load_something_is_found(inside: str) -> None:
    assert _moves(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>')


@EVERY
def test_a_picture_has_the_size_of_the_others_and_is_light_to_send(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.drawing)
    assert root.get("viewBox") == "0 0 960 600"
    assert len(picture.drawing.encode()) <= _MOST_BYTES


@EVERY
def test_a_drawing_uses_only_shapes_that_it_defines(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.drawing)
    defined = {element.get("id") for element in root.iter()}
    used = {str(element.get("href")).removeprefix("#") for element in root.iter(f"{_SVG}use")}
    assert used <= defined


def test_each_drawing_that_ships_is_a_picture_of_its_own() -> None:
    drawn = {path.name for path in files("core.data").joinpath("pictures").iterdir()}
    assert {picture.file for picture in load_pictures()} == drawn
    assert len({picture.drawing for picture in load_pictures()}) == len(drawn)


def test_a_picture_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no such picture: moon"):
        load_picture("moon")
