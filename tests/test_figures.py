"""The README's table of figures is the one that the benchmarks write."""

from benchmarks.__main__ import README, figures_in, with_figures
from benchmarks.figures import SECTIONS

EVERY_ROW = [
    row.what for section in SECTIONS.values() for benchmark in section for row in benchmark.rows
]


def test_the_readme_holds_every_row_beside_its_goal_and_command_and_no_other() -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_figures(readme, figures_in(readme)) == readme
    assert len(set(EVERY_ROW)) == len(EVERY_ROW)


def test_what_is_measured_again_replaces_its_own_figure_alone() -> None:
    readme = README.read_text(encoding="utf-8")
    before = figures_in(readme)
    measured, *others = EVERY_ROW
    after = figures_in(with_figures(readme, {**before, measured: "a new figure"}))
    assert after[measured] == "a new figure"
    assert all(after[what] == before[what] for what in others)
