"""The report of a talk on the page, and what can be taken home."""

from __future__ import annotations

import concurrent.futures

import streamlit as st

from core.conversation.errors import TurnError
from core.conversation.language import CefrLevel
from core.language.findings import CriterionReview, Judged, ListedCorrection
from core.language.grid import load_grid
from core.language.report import RULES, TalkReport, WordToLearn, review_talk
from core.language.take_home import anki_cards, level_words, pace_words, talk_markdown
from providers.paper.talk_pdf import talk_pdf
from providers.talk_judging import judge_talk
from ui.downloads import offer_file, offer_pdf
from ui.faults import show_fault
from ui.interface import N_, _
from ui.language.talk_view import in_its_direction
from ui.plain import plain
from ui.pressing import pressed
from ui.runtime import runtime, visit
from ui.talk_rooms import TalkRoom

_JUDGING_S = 0.5


def show_report(room: TalkRoom) -> None:
    """All of it; where a model serves, its findings come in when they land."""
    meanwhile = _judged_meanwhile(room)
    report = review_talk(room.talk, meanwhile)
    _level(report)
    st.header(_("The grid of spoken language"))
    st.caption(_writer(report))
    with in_its_direction(report.brief.language, "report"):
        for review in report.criteria:
            _criterion(report, review)
        st.markdown(_("**Pronunciation:** {words}").format(words=plain(report.pronunciation)))
        st.header(_("Pace"))
        st.markdown(plain(pace_words(report.pace)))
        _corrections(report)
        _words(report)
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
        ink = "#FFFFFF" if step is level else "#1F2421"
        cells.append(
            f'<span style="flex:1;text-align:center;padding:.35rem 0;background:{shade};'
            f'color:{ink};border-radius:.3rem">{step.name}</span>'
        )
    return f'<div aria-hidden="true" style="display:flex;gap:.25rem">{"".join(cells)}</div>'


def _writer(report: TalkReport) -> str:
    if report.meanwhile:
        return _("Filled in by rules meanwhile: {why}").format(why=plain(_(report.meanwhile)))
    if report.assessor == RULES:
        return _("Filled in by rules, without a language model: what they cannot judge stays open.")
    return _(
        "Filled in by {model}. Code found every quote in your own words; a "
        "level without one is left open."
    ).format(model=plain(report.assessor))


def _criterion(report: TalkReport, review: CriterionReview) -> None:
    row = load_grid().criteria[review.criterion]
    head = review.level.name if review.level is not None else _("not assessed")
    with st.expander(f"{row.title}: {head}", expanded=review.level is not None):
        st.caption(row.asks)
        if review.level is not None:
            st.write(row.describe(review.level))
        st.markdown(plain(review.why))
        for quote in review.quotes:
            st.markdown(f"> {plain(quote.text)}")
        if review.level is not None:
            st.markdown(_("**Next:** {step}").format(step=row.next))


def _corrections(report: TalkReport) -> None:
    st.header(_("Corrections"))
    if not report.corrections:
        st.write(
            _(
                "None of the slips that Greenroom knows for sure was found. That does not mean "
                "that everything was right."
            )
            if report.assessor == RULES
            else _("Nothing was found.")
        )
    for correction in report.corrections:
        _correction(correction)


def _correction(correction: ListedCorrection) -> None:
    with st.container(border=True):
        st.text(correction.said.text)
        st.text(f"→ {correction.better}")
        st.caption(plain(correction.why))


def _words(report: TalkReport) -> None:
    if not report.words:
        return
    st.header(_("Words worth learning"))
    for word in report.words:
        _word(word)


def _word(word: WordToLearn) -> None:
    # Each on a line of its own: one line with two directions of writing cannot be read.
    with st.container(border=True):
        st.text(f"{word.instead_of}  →  {word.word}")
        st.caption(plain(word.gloss))
        st.text(word.example)


def _judged_meanwhile(room: TalkRoom) -> str:
    """Ask a model once where there is one; what to say while there is no judgement of it."""
    links = visit().assessing_models
    if room.talk.judged is not None or not links() or not room.talk.has_answers:
        return ""
    if room.judging is None:
        mine = visit()
        room.judging = runtime().loop.submit(
            judge_talk(room.talk, links, mine.journal, mine.assessing_model_name)
        )
    future = room.judging
    assert isinstance(future, concurrent.futures.Future)
    if not future.done():
        _watch(room)
        return N_("a model is still reading your talk.")
    try:
        judged = future.result()
    except TurnError as error:
        show_fault(error)
        if pressed(None, _("Ask the model again"), f"{room.talk.id}-judge-again"):
            room.judging = None
            st.rerun()
        return error.message
    assert isinstance(judged, Judged)
    room.dialogue.take_judgement(judged)
    room.keeper.keep()
    return ""


@st.fragment(run_every=_JUDGING_S)
def _watch(room: TalkRoom) -> None:
    future = room.judging
    if isinstance(future, concurrent.futures.Future) and future.done():
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
