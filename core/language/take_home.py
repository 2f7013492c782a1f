"""A talk to take home: Markdown to read, cards for Anki to learn from."""

from __future__ import annotations

from core.conversation.as_text import as_text
from core.language.findings import by_reason
from core.language.grid import load_grid
from core.language.level import surely_said
from core.language.pack import load_pack
from core.language.report import RULES, TalkReport, counted_in
from core.language.talk import Talk
from core.language.wording import Label, ReportSentence
from core.practice.interview import Speaker


def title_of(report: TalkReport) -> str:
    words, brief = load_grid(report.locale), report.brief
    return words.say(
        ReportSentence.TITLE, kind=words.kinds[brief.kind], language=words.languages[brief.language]
    )


def writer_words(report: TalkReport) -> str:
    """Who filled in the grid, and who wrote down what was said; a model's name and the fault stand
    there as they are."""
    words = load_grid(report.locale)
    if report.meanwhile:
        told = words.say(ReportSentence.MEANWHILE, why=report.meanwhile)
    elif report.assessor == RULES:
        told = words.say(ReportSentence.BY_RULES)
    else:
        told = words.say(ReportSentence.BY_MODEL, model=report.assessor)
    return words.gap.join((told, words.say(ReportSentence.HEARD))) if report.spoken else told


def level_words(report: TalkReport) -> str:
    """The overall level in a sentence or two, with what it rests on."""
    words, estimate = load_grid(report.locale), report.estimate
    language = report.brief.language
    if estimate is None:
        no_level = ReportSentence.NO_LEVEL_IN_IT if report.elsewhere else ReportSentence.NO_LEVEL
        return words.say(no_level, language=words.languages[language])
    low, high = estimate.low.name, estimate.high.name
    span = low if low == high else words.say(ReportSentence.SPAN, low=low, high=high)
    told = [words.say(ReportSentence.LEVEL, level=estimate.level.name, span=span)]
    if estimate.short:
        unit, enough = words.units[counted_in(language)], surely_said(language)
        told.append(
            words.say(ReportSentence.FEW_WORDS, said=estimate.words, unit=unit, enough=enough)
        )
    if not estimate.marked:
        told.append(words.say(ReportSentence.UNMARKED))
    return words.gap.join(told)


def fillers_words(report: TalkReport) -> str:
    """Which fillers were said and how often; where a recogniser listened, that it leaves many
    out."""
    words = load_grid(report.locale)
    counted = ", ".join(f"{said.filler} ({said.times})" for said in report.fillers)
    told = words.say(ReportSentence.FILLERS, fillers=counted)
    told = told if counted else words.say(ReportSentence.FILLERS_NONE)
    if report.spoken:
        return words.gap.join((told, words.say(ReportSentence.FILLERS_HIDDEN)))
    return told


def pace_words(report: TalkReport) -> str:
    """The pace in a few sentences, beside what is usual and beside one's own."""
    words, pace = load_grid(report.locale), report.pace
    if pace is None:
        return words.say(ReportSentence.PACE_NONE)
    unit, (slow, fast) = words.units[pace.unit], pace.usual
    told = [
        words.say(
            ReportSentence.PACE, pace=f"{pace.per_minute:.0f}", unit=unit, slow=slow, fast=fast
        )
    ]
    if pace.run is not None:
        told.append(words.say(ReportSentence.PACE_RUN, run=f"{pace.run:.0f}", unit=unit))
    if pace.beside_own is not None:
        beside = words.own_pace[pace.baseline][pace.beside_own]
        told.append(beside.format(own=f"{pace.own:.0f}", now=f"{pace.now:.0f}", talks=pace.talks))
    return words.gap.join(told)


def corrections_words(report: TalkReport) -> str:
    """What the list of corrections, long or empty, does not say: that the rest was right."""
    by_rules = report.assessor == RULES
    if report.corrections:
        sentence = ReportSentence.SLIPS_LISTED if by_rules else ReportSentence.SLIPS_BY_MODEL
    else:
        sentence = ReportSentence.SLIPS_NONE if by_rules else ReportSentence.SLIPS_NONE_BY_MODEL
    return load_grid(report.locale).say(sentence)


def talk_markdown(talk: Talk, report: TalkReport) -> str:
    """The whole report; what was said stands there as it was said, never as markup."""
    grid = load_grid(report.locale)
    label = grid.labels
    parts = [f"# {title_of(report)}", level_words(report), as_text(writer_words(report))]
    parts.append(f"## {label[Label.GRID]}")
    for review in report.criteria:
        row = grid.criteria[review.criterion]
        level = review.level.name if review.level is not None else label[Label.NOT_ASSESSED]
        parts.append(f"### {grid.say(ReportSentence.ROW, criterion=row.title, level=level)}")
        if review.level is not None:
            parts.append(row.describe(review.level))
        parts.append(as_text(review.why))
        parts += [f"> {as_text(quote.text)}" for quote in review.quotes]
    parts += [f"### {label[Label.PRONUNCIATION]}", report.pronunciation]
    steps = "\n".join(f"- {as_text(step)}" for step in report.next_steps)
    parts += [f"## {label[Label.NEXT]}", steps]
    parts += [f"## {label[Label.PACE]}", pace_words(report)]
    parts += [f"## {label[Label.FILLERS]}", as_text(fillers_words(report))]
    parts += [f"## {label[Label.CORRECTIONS]}", corrections_words(report)]
    for alike in by_reason(report.corrections):
        rows = [
            f"- {label[Label.SAID]}: {as_text(c.said.text)}\n"
            f"- {label[Label.BETTER]}: {as_text(c.better)}"
            for c in alike
        ]
        rows.append(f"- {label[Label.WHY]}: {as_text(alike[0].why)}")
        parts.append("\n".join(rows))
    parts.append(f"## {label[Label.WORDS]}")
    if not report.words:
        parts.append(grid.say(ReportSentence.WORDS_NONE))
    else:
        parts.append(
            "\n".join(
                f"- **{as_text(w.word)}** ({as_text(w.gloss)}), "
                f"{grid.say(ReportSentence.INSTEAD_OF, word=as_text(w.instead_of))}: "
                f"{as_text(w.example)}"
                for w in report.words
            )
        )
    if report.stepped_in:
        told = "\n".join(f"- {as_text(sentence)}" for sentence in report.stepped_in)
        parts += [f"## {label[Label.STEPPED_IN]}", told]
    parts.append(f"## {label[Label.TRANSCRIPT]}")
    names = {Speaker.INTERVIEWER: label[Label.PARTNER], Speaker.CANDIDATE: label[Label.YOU]}
    parts += [f"**{names[line.speaker]}:** {as_text(line.text)}" for line in talk.lines]
    parts.append(grid.say(ReportSentence.VERSION, version=report.grid_version))
    return "\n\n".join(parts) + "\n"


def anki_cards(report: TalkReport) -> str:
    """Cards as Anki imports them: tabs between the fields, no HTML, a deck of the language.

    A correction asks for the usual way to say it; a word asks for itself by its meaning.
    """
    endonym, words = load_pack(report.brief.language).endonym, load_grid(report.locale)
    # The deck's name stays the same in every language: Anki would make a second one.
    rows = [
        "#separator:tab",
        "#html:false",
        f"#deck:Greenroom {report.brief.language.label} ({_cell(endonym)})",
        "#columns:Front\tBack\tNote",
    ]
    for correction in report.corrections:
        front = words.say(ReportSentence.CARD_CORRECTION, said=correction.said.text)
        rows.append("\t".join(map(_cell, (front, correction.better, correction.why))))
    for word in report.words:
        front = words.say(ReportSentence.CARD_WORD, gloss=word.gloss, word=word.instead_of)
        rows.append("\t".join(map(_cell, (front, word.word, word.example))))
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    """A field of a card: no tab or line break ends it, no quotation mark opens one."""
    folded = " ".join(text.split())
    return folded.replace('"', "”")
