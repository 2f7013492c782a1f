"""The review as a PDF, A4, for print and mail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.assess.report import Report
from core.assess.review.second_takes import TakeReview
from core.assess.review.self_rating import set_beside
from core.practice.interview import Interview
from providers.paper import PaperUnavailable

if TYPE_CHECKING:
    from providers.paper.fonts import FindFont


def review_pdf(
    interview: Interview,
    report: Report,
    self_rating: int | None = None,
    takes: Sequence[TakeReview] = (),
    held_on: str = "",
    *,
    find_font: FindFont | None = None,
) -> bytes:
    """The whole review as a file. The same review gives the same bytes.

    What was said is drawn as it is: it becomes no link, no markup and no other file's content.
    ``held_on`` is the day of the interview in words, where it is known. ``find_font`` finds the
    fonts; those of the installed packages if it is not given.
    Raises ``PaperUnavailable`` when the library or a font that is needed is not installed.
    Takes about a second for ten answers; any thread may call.
    """
    try:
        from providers.paper.answers import answers
        from providers.paper.document import document
        from providers.paper.overview import overview, title_of
    except ImportError as error:
        raise PaperUnavailable(
            f"PDF needs a library that is not installed here: {error.name}."
        ) from error
    rated = None if self_rating is None else set_beside(self_rating, report.level)
    blocks = (*overview(interview, report, rated, held_on), *answers(interview, report, takes))
    return document(title_of(interview), blocks, find_font)
