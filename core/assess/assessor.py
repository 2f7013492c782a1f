"""Who reviews an interview: the rules (``core.assess.rules``), or a model (``providers``).

The pages take a review in as it lands (``providers.review_job``); whoever wants the whole of one,
as the benchmarks do, asks either through this port.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from core.assess.report import Reading, Report
from core.practice.interview import Interview


class Assessor(Protocol):
    """A port beside those of ``core.conversation.ports``, here with what it speaks of."""

    async def assess(self, interview: Interview, readings: Sequence[Reading] = ()) -> Report:
        """The review of an interview; it says which assessor wrote it. ``readings`` say how
        answers fit their questions. Raises ``ReplyError``."""
        ...
