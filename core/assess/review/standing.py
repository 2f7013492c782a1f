"""Where an interview stood when its review was last open: a figure to set beside later ones."""

from __future__ import annotations

from dataclasses import dataclass

from core.assess.judgement import MODEL_ASSESSOR
from core.assess.levels import Level
from core.assess.report import Report, Versions


@dataclass(frozen=True)
class Standing:
    """The overall ``level`` over ``answers`` of them, who gave it, and with what."""

    level: Level
    assessor: str
    versions: Versions
    answers: int

    def is_comparable(self, other: Standing) -> bool:
        """Whether both were given by the same assessor, with the same rules, rubric, model and
        prompt: any other two differ for reasons of their own."""
        return (self.assessor, self.versions) == (other.assessor, other.versions)


def standing_of(report: Report) -> Standing | None:
    """What is kept of ``report``; nothing of one that stands in meanwhile, that has no level or
    whose level is partly a model's and partly the rules'."""
    mixed = report.assessor == MODEL_ASSESSOR and bool(report.by_rules)
    if report.level is None or report.meanwhile or mixed:
        return None
    return Standing(report.level, report.assessor, report.versions, report.judged)
