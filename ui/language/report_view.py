"""The report of a talk on the page, and what can be taken home."""

from __future__ import annotations

import asyncio

import streamlit as st

from core.conversation.errors import ReplyError, TurnError
from core.conversation.language import CefrLevel
from core.language.findings import CriterionReview, by_reason
from core.language.grid import load_grid
from core.language.report import TalkReport, review_talk
from core.language.reporting.upgrades import WordToLearn
from core.language.take_home import (
    anki_cards,
    corrections_words,
    fillers_words,
    level_words,
    pace_words,
    talk_markdown,
    writer_words,
)
from core.language.wording import Label, ReportSentence
from providers.paper.talk_pdf import talk_pdf
from providers.talk_judging import judge_talk
from ui.interface import _, interface_language, language_name, worded
from ui.language.earlier_view import show_earlier
from ui.language.talk_view import arrow, in_its_direction
from ui.loop_work import begin_work, result_of
from ui.parts.downloads import offer_file, offer_pdf
from ui.parts.faults import show_judging_fault
from ui.parts.plain import plain
from ui.parts.pressing import pressed
from ui.runtime import visit
from ui.services.fallback_words import in_words
from ui.visit.talk_rooms import TalkRoom, earlier_talks
from voice.faults import failed

_JUDGING_S = 0.5


def show_report(room: TalkRoom) -> None:
    """All of it, in the language of the interface; where a model serves, its findings come in
    when they land."""
    meanwhile = _judged_meanwhile(room)
    report = review_talk(
        room.talk,
        interface_language(),
        earlier_talks(room),
        meanwhile,
        in_words(room.talk.fallbacks),
    )
    label = load_grid(report.locale).labels
    _level(report)
    st.header(label[Label.GRID])
    st.caption(plain(writer_words(report)))
    _offer_reasons_in_this_language(room, report)
    with in_its_direction(report.brief.language, "report"):
        for review in report.criteria:
            _criterion(report, review)
        st.markdown(_("**Pronunciation:** {words}").format(words=plain(report.pronunciation)))
        st.header(label[Label.NEXT])
        st.markdown("\n".join(f"- {plain(step)}" for step in report.next_steps))
        st.header(label[Label.PACE])
        st.markdown(plain(pace_words(report)))
        st.header(label[Label.FILLERS])
        st.markdown(plain(fillers_words(report)))
        _corrections(report)
        _words(report)
    show_earlier(room.talk, report)
    _take_home(room, report)


def _level(report: TalkReport) -> None:
    st.header(_("Your level"))
    if report.estimate is None:
        st.write(level_words(report))
        return
    low, high = report.estimate.low, report.estimate.high
    st.subheader(f"{report.estimate.level.name}", anchor=False)
    st.markdown(_scale(report.estimate.level, low, high), unsafe_allow_html=True)
    st.write(level_words(report))


def _scale(level: CefrLevel, low: CefrLevel, high: CefrLevel) -> str:
    """The six levels in a row, the likely ones shaded: a picture, told in words below it."""
    cells = []
    for step in CefrLevel:
        shade = "#0F6B5C" if step is level else "#ADD1C9" if low <= step <= high else "#F1EEE7"
        ink = "#FFFFFF" if step is level else "#101411"
        cells.append(
            f'<span style="flex:1;text-align:center;padding:.35rem 0;background:{shade};'
            f'color:{ink};border-radius:.3rem">{step.name}</span>'
        )
    style = "display:flex;gap:.25rem;margin-bottom:1rem"
    return f'<div aria-hidden="true" style="{style}">{"".join(cells)}</div>'


def _offer_reasons_in_this_language(room: TalkRoom, report: TalkReport) -> None:
    """A model's reasons are kept as it wrote them; it is asked anew only when the person says so,
    since that may cost and may judge otherwise."""
    if report.reasons_in in ("", report.locale) or not visit().assessing_models():
        return
    st.caption(
        _("The model gave its reasons in this language: {language}.").format(
            language=language_name(report.reasons_in)
        )
    )
    if room.judging is None and pressed(None, _("Ask the model again"), f"{room.talk.id}-reasons"):
        _ask_for_judgement(room)
        st.rerun()


def _criterion(report: TalkReport, review: CriterionReview) -> None:
    grid = load_grid(report.locale)
    row = grid.criteria[review.criterion]
    level = grid.labels[Label.NOT_ASSESSED] if review.level is None else review.level.name
    head = grid.say(ReportSentence.ROW, criterion=row.title, level=level)
    with st.expander(head, expanded=review.level is not None):
        st.caption(row.asks)
        if review.level is not None:
            st.write(row.describe(review.level))
        st.markdown(plain(review.why))
        for quote in review.quotes:
            st.markdown(f"> {plain(quote.text)}")


def _corrections(report: TalkReport) -> None:
    st.header(load_grid(report.locale).labels[Label.CORRECTIONS])
    st.caption(plain(corrections_words(report)))
    for alike in by_reason(report.corrections):
        with st.container(border=True):
            for correction in alike:
                better = f"{arrow(report.brief.language)} {correction.better}"
                st.text(f"{correction.said.text}\n{better}", width="stretch")
            st.caption(plain(alike[0].why))


def _words(report: TalkReport) -> None:
    grid = load_grid(report.locale)
    st.header(grid.labels[Label.WORDS])
    if not report.words:
        st.caption(grid.say(ReportSentence.WORDS_NONE))
    for word in report.words:
        _word(word, arrow(report.brief.language))


def _word(word: WordToLearn, towards: str) -> None:
    # Each on a line of its own: one line with two directions of writing cannot be read.
    with st.container(border=True):
        st.text(f"{word.instead_of}  {towards}  {word.word}", width="stretch")
        st.caption(plain(word.gloss))
        st.text(word.example, width="stretch")


def _judged_meanwhile(room: TalkRoom) -> str:
    """Ask a model once where there is one; what to say while there is no judgement of it."""
    if not visit().assessing_models() or not room.talk.has_answers:
        return ""
    if room.judging is None:
        if room.talk.judged is not None:
            return ""
        _ask_for_judgement(room)
    future = room.judging
    assert future is not None
    if not future.done():
        _watch(room)
        return _("a model is still reading your talk.")
    try:
        result_of(future)
    except TurnError as error:
        told = _(
            "The report by rules stands meanwhile. Try again in a moment, or choose another model."
        )
        show_judging_fault(error, told)
        if pressed(None, _("Try again"), f"{room.talk.id}-judge-again"):
            _ask_for_judgement(room)
            st.rerun()
        return worded(error.message)
    room.judging = None
    return ""


def _ask_for_judgement(room: TalkRoom) -> None:
    """What the model finds is kept when it lands, whether or not the page is still open."""
    mine, locale = visit(), load_grid(interface_language()).locale
    keep = room.keeper.on_any_thread()
    talk, models, named = room.talk, mine.assessing_models, mine.assessing_model_name

    async def judge_and_keep() -> None:
        try:
            judged = await judge_talk(talk, models, mine.journal, named, locale)
            room.dialogue.take_judgement(judged)
            await asyncio.to_thread(keep)
        except TurnError:
            raise
        except Exception as error:  # a fault of ours: the report by rules stands
            fault = failed(ReplyError, error)
            room.session.note(fault)
            raise fault from error

    room.judging = begin_work(judge_and_keep(), "greenroom-judge-talk")


@st.fragment(run_every=_JUDGING_S)
def _watch(room: TalkRoom) -> None:
    future = room.judging
    if future is not None and future.done():
        st.rerun()
    st.caption(_(":material/hourglass_top: A model is reading your talk …"))


def _take_home(room: TalkRoom, report: TalkReport) -> None:
    st.header(_("Take it with you"))
    markdown, cards, paper = st.columns(3)
    offer_file(
        markdown,
        _("Markdown"),
        talk_markdown(room.talk, report),
        "talk.md",
        mime="text/markdown",
        icon=":material/article:",
    )
    if report.corrections or report.words:
        offer_file(
            cards,
            _("Anki cards"),
            anki_cards(report),
            "greenroom-anki.txt",
            mime="text/plain",
            icon=":material/style:",
            about=_("In Anki: File, Import. Corrections and words, a card each."),
        )
    offer_pdf(paper, "talk", room.talk.id, talk_pdf, room.talk, report)
