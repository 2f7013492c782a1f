"""Filler words: a minute on a topic, and which of them were heard."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.assess.filler_count import count_fillers
from core.practice.drills import TALK_S, Drill, Topic, choose_topic
from core.think.distress.after_care import answers_at_length, needs_care
from ui.conversation.answer_box import answer_box
from ui.drills.beside import set_aside
from ui.drills.countdown import show_countdown
from ui.drills.heard import show_heard
from ui.drills.hearing import chance, hearing
from ui.drills.live_talk import leave_live_talk, live_talk
from ui.interface import _
from ui.parts.care import DRILLS, keep_care
from voice.dialogue import Utterance

_TALK = "drill-talk"
_RECORDER = "drill-talk-recorder"


@dataclass
class Talk:
    """The talk of now: its topic, its number, and what was said once it was; ``in_earnest`` once
    they say that it is one."""

    topic: Topic
    number: int = 1
    said: Utterance | None = None
    in_earnest: bool = False

    def look(self) -> None:
        self.in_earnest = True


def fillers_drill(connection: DeltaGenerator) -> None:
    """Talk live, recorded or typed; ``connection`` is the page's ``connection_place``."""
    st.header(_("Talk for a minute without fillers"))
    talk = _talk()
    with st.container(border=True):
        st.markdown(_("Your topic"))
        st.text(talk.topic.text)
        st.caption(" ".join(talk.topic.ways_in))
    if talk.said is not None:
        _show(talk, talk.said)
        once_more, another = st.columns(2)
        once_more.button(
            _("Once more"), type="primary", width="stretch", on_click=_begin, args=(talk.topic,)
        )
        another.button(_("Another topic"), width="stretch", on_click=_begin)
        return
    heard = live_talk(connection)
    said = heard.said if heard.on else heard.said or _without_a_call(talk)
    if said is not None:
        talk.said = said
        st.rerun()


def _without_a_call(talk: Talk) -> Utterance | None:
    st.button(_("Another topic"), icon=":material/casino:", on_click=_begin)
    st.caption(
        _("No live call in your browser? Record your minute, and see the result at the end.")
    )
    show_countdown(TALK_S, _RECORDER)
    with st.container(key=_RECORDER):
        return answer_box(
            hearing(Drill.FILLERS),
            key=f"drill-talk-{talk.number}",
            hint=_("Typed fillers are counted too, though few people type any."),
            place=DRILLS,
        )


def _talk() -> Talk:
    if _TALK not in st.session_state:
        st.session_state[_TALK] = Talk(choose_topic(chance()))
    talk = st.session_state[_TALK]
    assert isinstance(talk, Talk)
    return talk


def _begin(topic: Topic | None = None) -> None:
    leave_live_talk()
    before = _talk()
    chosen = topic or choose_topic(chance(), (before.topic,))
    st.session_state[_TALK] = Talk(chosen, before.number + 1)


def _show(talk: Talk, said: Utterance) -> None:
    if needs_care(said.text):  # in a live talk nobody has read it over
        keep_care(DRILLS)
        if not answers_at_length(said.text):
            return
    with st.container(border=True):
        st.text(said.text)
    if not talk.in_earnest and set_aside(said.text, f"drill-talk-{talk.number}-look", talk.look):
        return
    count = count_fillers(said.text, spoken=said.transcript is not None)
    if count.withheld:
        show_heard(count, over=True)
    else:
        fillers, words = st.columns(2)
        fillers.metric(_("Fillers"), count.found)
        words.metric(_("Words"), count.words)
        if count.heard:
            st.text("; ".join(f"“{word}”: {times}" for word, times in count.heard))
