"""The tables of figures are the ones that the benchmarks write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.__main__ import FIGURES, README, figures_in, with_date, with_figures
from benchmarks.figures import SECTIONS

EVERY_ROW = [row for section in SECTIONS.values() for one in section for row in one.rows]
PAGE = FIGURES.read_text(encoding="utf-8")


def test_the_page_of_figures_holds_every_row_beside_its_goal_and_command_and_no_other() -> None:
    assert with_figures(PAGE, figures_in(PAGE), headlines=False) == PAGE
    assert len({row.what for row in EVERY_ROW}) == len(EVERY_ROW)


def test_the_readme_shows_the_headlines_of_that_page_and_no_other_figure() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_figures(readme, figures_in(PAGE), headlines=True) == readme
    assert {row.what for row in EVERY_ROW if row.headline} < figures_in(readme).keys()
    assert not {row.what for row in EVERY_ROW if not row.headline} & figures_in(readme).keys()


def test_what_is_measured_again_replaces_its_own_figure_alone() -> None:
    before = figures_in(PAGE)
    measured, *others = (row.what for row in EVERY_ROW)
    changed = with_figures(PAGE, {**before, measured: "a new figure"}, headlines=False)
    after = figures_in(changed)
    assert after[measured] == "a new figure"
    assert all(after[what] == before[what] for what in others)


@pytest.mark.parametrize("page", [FIGURES, README], ids=["figures", "readme"])
def test_the_day_of_measuring_is_written_anew_and_nothing_else(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    day = re.compile(r"on \d+ \w+ \d{4}\.$", re.MULTILINE)
    assert len(day.findall(text)) == 1
    old = day.sub("on 1 January 2000.", text)
    anew = with_date(old)
    assert "on 1 January 2000." not in anew
    assert [line for line in anew.splitlines() if not line.startswith("Measured on")] == [
        line for line in text.splitlines() if not line.startswith("Measured on")
    ]
