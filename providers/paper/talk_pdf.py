"""The report of a talk in a foreign language as a PDF, A4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language.findings import by_reason
from core.language.report import TalkReport
from core.language.talk import Talk
from providers.paper import PaperUnavailable

if TYPE_CHECKING:
    from providers.paper.blocks import Block
    from providers.paper.fonts import FindFont


def talk_pdf(talk: Talk, report: TalkReport, *, find_font: FindFont | None = None) -> bytes:
    """The whole report as a file; the same report gives the same bytes.

    ``find_font`` finds the fonts; those of the installed packages if it is not given. Raises
    ``PaperUnavailable`` when the library or a font that is needed is not installed.
    """
    try:
        from providers.paper.document import document
    except ImportError as error:
        raise PaperUnavailable(
            f"PDF needs a library that is not installed here: {error.name}."
        ) from error
    from core.language.take_home import title_of

    return document(title_of(report), talk_blocks(talk, report), find_font)


def talk_blocks(talk: Talk, report: TalkReport) -> tuple[Block, ...]:
    """What the paper holds, in the report's language. Needs the libraries that ``talk_pdf``
    names."""
    from core.language.grid import load_grid
    from core.language.take_home import (
        corrections_words,
        fillers_words,
        level_words,
        pace_words,
        title_of,
        writer_words,
    )
    from core.language.wording import Label, ReportSentence
    from core.practice.interview import Speaker
    from providers.paper.blocks import Heading, Style, Together, prose

    grid = load_grid(report.locale)
    label = grid.labels
    version = grid.say(ReportSentence.VERSION, version=report.grid_version)
    made: list[Block] = [
        Heading(title_of(report), 0),
        prose(level_words(report), Style.LEAD),
        prose(grid.gap.join((writer_words(report), version)), Style.SMALL),
        Heading(label[Label.GRID], 1),
    ]
    for review in report.criteria:
        row = grid.criteria[review.criterion]
        level = review.level.name if review.level is not None else label[Label.NOT_ASSESSED]
        head = grid.say(ReportSentence.ROW, criterion=row.title, level=level)
        parts: list[Block] = [Heading(head, 2)]
        if review.level is not None:
            parts.append(prose(row.describe(review.level)))
        parts.append(prose(review.why))
        parts += [prose(quote.text, Style.QUOTE) for quote in review.quotes]
        made.append(Together(tuple(parts)))
    made.append(prose(report.pronunciation, label=label[Label.PRONUNCIATION]))
    made.append(Heading(label[Label.NEXT], 1))
    made += [prose(step) for step in report.next_steps]
    made += [Heading(label[Label.PACE], 1), prose(pace_words(report))]
    made += [Heading(label[Label.FILLERS], 1), prose(fillers_words(report))]
    made += [Heading(label[Label.CORRECTIONS], 1), prose(corrections_words(report), Style.SMALL)]
    for alike in by_reason(report.corrections):
        pairs = [
            (
                prose(correction.said.text, label=label[Label.SAID]),
                prose(correction.better, label=label[Label.BETTER]),
            )
            for correction in alike
        ]
        made += [Together(pair) for pair in pairs[:-1]]
        made.append(Together((*pairs[-1], prose(alike[0].why, Style.SMALL))))
    made.append(Heading(label[Label.WORDS], 1))
    if not report.words:
        made.append(prose(load_grid(report.locale).say(ReportSentence.WORDS_NONE), Style.SMALL))
    for word in report.words:
        made.append(
            Together(
                (
                    prose(word.word, label=word.instead_of),
                    prose(word.gloss, Style.SMALL),
                    prose(word.example, Style.QUOTE),
                )
            )
        )
    if report.stepped_in:
        made.append(Heading(label[Label.STEPPED_IN], 1))
        made += [prose(sentence) for sentence in report.stepped_in]
    made.append(Heading(label[Label.TRANSCRIPT], 1))
    names = {Speaker.INTERVIEWER: label[Label.PARTNER], Speaker.CANDIDATE: label[Label.YOU]}
    made += [prose(line.text, label=names[line.speaker]) for line in talk.lines]
    return tuple(made)
