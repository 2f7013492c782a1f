"""The elevator pitch: half a minute to a minute and a half, and what came across."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from core.assess.delivery import FAST_WPM, SLOW_WPM
from core.assess.drill.pitch import USUAL_WPM, LengthFit, PartFound, PitchReview, Told, review_pitch
from core.assess.words.figures import seconds
from core.practice.drills import PITCH_LENGTHS_S, Drill, answer_line
from ui.conversation.answer_box import answer_box
from ui.drills.beside import set_aside
from ui.drills.countdown import show_countdown
from ui.drills.hearing import hearing
from ui.interface import N_, _, worded
from ui.parts.care import DRILLS
from ui.parts.choices import segments
from ui.parts.plain import plain
from ui.report.words import counted_words, length, pace
from voice.dialogue import Utterance

_PITCH = "drill-pitch"
_RECORDER = "drill-pitch-recorder"
_MARKS = {
    Told.YES: ":material/check_circle:",
    Told.WITHOUT_NUMBER: ":material/help:",
    Told.AS_GROUP: ":material/help:",
    Told.NO: ":material/radio_button_unchecked:",
}
_FITS = {
    LengthFit.SHORT: N_("Shorter than your time of {seconds} seconds."),
    LengthFit.FITS: N_("Fits your time of {seconds} seconds."),
    LengthFit.LONG: N_("Longer than your time of {seconds} seconds."),
}


@dataclass
class Pitch:
    """The pitch of now: its attempt's number, and what was said once it was; ``in_earnest`` once
    they say that it is a pitch."""

    number: int = 1
    said: Utterance | None = None
    in_earnest: bool = False

    def look(self) -> None:
        self.in_earnest = True


def pitch_drill() -> None:
    st.header(_("Say who you are, what you did, what you want"))
    target_s = segments(
        _("Your time"),
        PITCH_LENGTHS_S,
        "pitch-time",
        default=PITCH_LENGTHS_S[1],
        format_func=lambda length_s: _("{seconds} seconds").format(seconds=length_s),
    )
    pitch = st.session_state.setdefault(_PITCH, Pitch())
    if pitch.said is None:
        _listen(pitch, int(target_s))
        return
    said = pitch.said
    with st.container(border=True):
        st.text(said.text)
    if pitch.in_earnest or not set_aside(said.text, f"drill-pitch-{pitch.number}-look", pitch.look):
        line = answer_line("pitch-01", said.text, said.transcript, edited=said.edited)
        _show(review_pitch(line, int(target_s)))
    st.button(_("Once more"), type="primary", icon=":material/replay:", on_click=_once_more)


def _listen(pitch: Pitch, target_s: int) -> None:
    show_countdown(target_s, _RECORDER)
    with st.container(key=_RECORDER):
        said = answer_box(
            hearing(Drill.PITCH),
            key=f"drill-pitch-{pitch.number}",
            hint=_("Who you are, one thing that you did with its number, and what you want."),
            place=DRILLS,
        )
    if said is not None:
        pitch.said = said
        st.rerun()


def _once_more() -> None:
    st.session_state[_PITCH] = Pitch(st.session_state[_PITCH].number + 1)


def _show(review: PitchReview) -> None:
    st.markdown(_("**One thing to change**"))
    st.text(worded(review.fix))
    st.markdown(_("**What came across**"))
    for part in review.parts:
        _show_part(part)
    st.markdown(_("**What was measured**"))
    _show_figures(review)


def _show_part(part: PartFound) -> None:
    st.markdown(f"{_MARKS[part.told]} {plain(worded(part.asks))}")
    if part.quote:
        st.text(f"“{part.quote}”")
    if part.misses:
        st.text(worded(part.misses))


def _show_figures(review: PitchReview) -> None:
    columns = st.columns(4)
    if review.measured:
        columns[0].metric(_("Length"), length(review.length_s))
    else:
        columns[0].metric(
            _("Length, about"), seconds(max(1, round(review.length_s)), "{:.0f}".format)
        )
    columns[1].metric(_("Pace"), pace(review.delivery.pace_wpm))
    columns[2].metric(_("Hedges"), len(review.hedges))
    columns[3].metric(_("Fillers"), "–" if review.fillers.withheld else review.fillers.found)
    st.caption(_(_FITS[review.fit]).format(seconds=review.target_s))
    if not review.measured:
        st.caption(
            _(
                "It was typed, so there is no pace; the length is reckoned from {words} at "
                "{speed} words a minute."
            ).format(words=counted_words(review.delivery.words), speed=USUAL_WPM)
        )
    else:
        st.caption(_beside_the_band(review.delivery.pace_wpm))
    if review.hedges:
        st.text(_("Hedges: {phrases}").format(phrases=_quoted(review.hedges)))
    if review.fillers.withheld:
        st.caption(_("Fillers are {why}.").format(why=_(review.fillers.withheld)))
    if review.fillers.heard:
        heard = _quoted(word for word, _times in review.fillers.heard)
        st.text(_("Fillers heard: {words}").format(words=heard))


def _beside_the_band(pace_wpm: float | None) -> str:
    if pace_wpm is not None and pace_wpm > FAST_WPM:
        return _("Too fast: more than {fast} words a minute.").format(fast=FAST_WPM)
    if pace_wpm is not None and pace_wpm < SLOW_WPM:
        return _("Too slow: fewer than {slow} words a minute.").format(slow=SLOW_WPM)
    return _("Pace is remarked on below {slow} or above {fast} words a minute.").format(
        slow=SLOW_WPM, fast=FAST_WPM
    )


def _quoted(phrases: Iterable[str]) -> str:
    return ", ".join(f"“{phrase}”" for phrase in phrases)
