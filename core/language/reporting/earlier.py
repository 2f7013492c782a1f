"""Earlier talks beside a later one: figures, no words."""

from __future__ import annotations

from dataclasses import dataclass

from core.conversation.language import TalkKind
from core.language.level import estimate_level
from core.language.pace import measure_pace
from core.language.talk import Talk

MOST_EARLIER = 12
"""As many as one sees at a glance; older ones say little about today."""


@dataclass(frozen=True)
class TalkFigures:
    """One talk. ``level`` is the rules' estimate with its fraction and ``per_minute`` the pace in
    the language's unit, ``None`` where too little was said; ``began_s`` as in ``Talk``."""

    kind: TalkKind
    began_s: float
    level: float | None
    per_minute: float | None

    @property
    def says_something(self) -> bool:
        return self.level is not None or self.per_minute is not None


def figures_of(talk: Talk) -> TalkFigures:
    """What is set beside later talks. The level is the rules' in every talk: estimates of one
    kind can be compared."""
    language, answers = talk.brief.language, talk.answers
    estimate = estimate_level([line.text for line in answers], language)
    pace = measure_pace(answers, language)
    return TalkFigures(
        talk.brief.kind,
        talk.began_s,
        estimate.value if estimate is not None else None,
        pace.per_minute if pace is not None else None,
    )
