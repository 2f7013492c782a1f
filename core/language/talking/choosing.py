"""What to talk about next: at which level, and which prompt of it."""

from __future__ import annotations

import random

from core.conversation.language import CefrLevel, Stimulus
from core.language.level import estimate_level
from core.language.pack import Part, Prompt, load_pack
from core.language.talk import Talk

_START = CefrLevel.A2
_BEGINNERS_ANSWERS = 4
"""So many answers of a few words each tell no level yet, and that it is none of the higher ones."""


def level_so_far(talk: Talk) -> CefrLevel:
    """At which level to go on: the chosen one, else what the answers so far look like."""
    if talk.brief.level is not None:
        return talk.brief.level
    estimate = estimate_level([line.text for line in talk.answers], talk.brief.language)
    if estimate is not None:
        return estimate.level
    return CefrLevel.A1 if len(talk.answers) >= _BEGINNERS_ANSWERS else _START


def choose_prompt(
    talk: Talk, part: Part, rng: random.Random, level: CefrLevel | None = None
) -> Prompt | None:
    """A prompt of ``part`` that was not asked yet, as near to ``level``, or else to theirs, as
    there is one, and of those one that no earlier talk had; for the monologue one with a picture or
    without, as it was chosen."""
    level, asked = level or level_so_far(talk), set(talk.asked_ids)
    pictured = part is Part.MONOLOGUE and talk.brief.stimulus is Stimulus.PICTURE
    left = [
        prompt
        for prompt in load_pack(talk.brief.language).prompts
        if prompt.part is part and bool(prompt.picture) is pictured and prompt.id not in asked
    ]
    if not left:
        return None
    nearest = min(abs(prompt.level - level) for prompt in left)
    fitting = [prompt for prompt in left if abs(prompt.level - level) == nearest]
    new = [prompt for prompt in fitting if prompt.id not in talk.asked_before]
    return rng.choice(new or fitting)
