"""The review on paper: A4 pages for print and mail, in the scripts of all 13 languages.

``review_pdf`` is the way in. It needs fpdf2, uharfbuzz and the font packages that are named in
``fonts``; where one of them is missing it raises ``PaperUnavailable``.
"""

from __future__ import annotations


class PaperUnavailable(Exception):  # noqa: N818 - it is a state of the house, as in the page's words
    """A PDF cannot be made here. The message says in one sentence for the person why not."""
