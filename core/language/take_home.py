"""A talk to take home: Markdown to read, cards for Anki to learn from."""

from __future__ import annotations

from core.conversation.language import TalkKind
from core.language.grid import load_grid
from core.language.pace import SpokenPace
from core.language.pack import load_pack
from core.language.report import RULES, TalkReport
from core.language.talk import Talk
from core.practice.interview import Speaker

_MARKUP = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|~$"})


def title_of(report: TalkReport) -> str:
    kind = "Speaking test" if report.brief.kind is TalkKind.TEST else "Talk with a friend"
    return f"{kind}: {report.brief.language.label}"


def level_words(report: TalkReport) -> str:
    """The overall level in one sentence, with what it rests on."""
    estimate = report.estimate
    if estimate is None:
        return "No level: too little was said to estimate one."
    low, high = estimate.low.name, estimate.high.name
    span = low if low == high else f"{low} to {high}"
    return (
        f"Your words look like {estimate.level.name} (most likely {span}). This is an estimate "
        "from what can be counted in the transcript, not a certificate."
    )


def pace_words(pace: SpokenPace | None) -> str:
    """The pace in one sentence, beside what is usual and beside one's own."""
    if pace is None:
        return "Not measured: too little was spoken, or it was typed."
    usual = f"{pace.usual[0]} to {pace.usual[1]}"
    told = (
        f"{pace.per_minute:.0f} {pace.unit.value} a minute; native speakers among friends say "
        f"{usual}."
    )
    if pace.run is not None:
        told += f" Between two pauses you said {pace.run:.0f} {pace.unit.value} on average."
    if pace.beside_own is not None and pace.own is not None and pace.later is not None:
        told += (
            f" Your own pace in the first answers was {pace.own:.0f}; later you were "
            f"{pace.beside_own.value} ({pace.later:.0f})."
        )
    return told


def talk_markdown(talk: Talk, report: TalkReport) -> str:
    """The whole report; what was said stands there as it was said, never as markup."""
    grid = load_grid()
    writer = (
        "Filled in by rules, without a language model."
        if report.assessor == RULES
        else f"Filled in by {_plain(report.assessor)}; code found every quote in your own words."
    )
    parts = [f"# {title_of(report)}", level_words(report), writer]
    if report.meanwhile:
        parts.append(f"This report stands in for a model's: {_plain(report.meanwhile)}")
    parts.append("## The grid of spoken language")
    for review in report.criteria:
        row = grid.criteria[review.criterion]
        head = review.level.name if review.level is not None else "not assessed"
        parts.append(f"### {row.title}: {head}")
        if review.level is not None:
            parts.append(row.describe(review.level))
        parts.append(_plain(review.why))
        parts += [f"> {_plain(quote.text)}" for quote in review.quotes]
    parts += [f"### Pronunciation\n\n{report.pronunciation}", "## Pace", pace_words(report.pace)]
    if report.corrections:
        parts.append("## Corrections")
        parts += [
            f"- said: {_plain(c.said.text)}\n- better: {_plain(c.better)}\n- why: {_plain(c.why)}"
            for c in report.corrections
        ]
    if report.words:
        parts.append("## Words worth learning")
        parts.append(
            "\n".join(
                f"- **{_plain(w.word)}** ({_plain(w.gloss)}), in place of {_plain(w.instead_of)}: "
                f"{_plain(w.example)}"
                for w in report.words
            )
        )
    parts.append("## What was said")
    names = {Speaker.INTERVIEWER: "Partner", Speaker.CANDIDATE: "You"}
    parts += [f"**{names[line.speaker]}:** {_plain(line.text)}" for line in talk.lines]
    parts.append(f"Grid {report.grid_version}.")
    return "\n\n".join(parts) + "\n"


def anki_cards(report: TalkReport) -> str:
    """Cards as Anki imports them: tabs between the fields, no HTML, a deck of the language.

    A correction asks for the usual way to say it; a word asks for itself by its meaning.
    """
    endonym = load_pack(report.brief.language).endonym
    rows = [
        "#separator:tab",
        "#html:false",
        f"#deck:Greenroom {report.brief.language.label} ({_cell(endonym)})",
        "#columns:Front\tBack\tNote",
    ]
    for correction in report.corrections:
        front = f"How is it usually said? {correction.said.text}"
        rows.append("\t".join(map(_cell, (front, correction.better, correction.why))))
    for word in report.words:
        front = f"{word.gloss} (not: {word.instead_of})"
        rows.append("\t".join(map(_cell, (front, word.word, word.example))))
    return "\n".join(rows) + "\n"


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_MARKUP)


def _cell(text: str) -> str:
    """A field of a card: no tab or line break ends it, no quotation mark opens one."""
    folded = " ".join(text.split())
    return folded.replace('"', "”")
