"""The talk on the page: who said what, and the newest reply to hear."""

from __future__ import annotations

from html import escape

import streamlit as st

from core.practice.directing.interviewers import find_persona
from core.practice.interview import Interview, Line, Speaker
from core.think.reading.code_lines import stretches
from ui.conversation.people import avatar_of, badge_of
from ui.conversation.standing_in import show_standing_in
from ui.interface import N_, _
from ui.parts.player import play
from voice.turn import Snapshot

_AVATARS = {
    Speaker.INTERVIEWER: ":material/record_voice_over:",
    Speaker.CANDIDATE: ":material/person:",
}
LINES_IN_SIGHT = 3
_NAMES = {Speaker.INTERVIEWER: N_("Interviewer"), Speaker.CANDIDATE: N_("You")}


_HEADING = "font-size: 0.875rem; font-weight: 400; opacity: 0.6; margin: 0; padding: 0"


def show_heading(text: str) -> None:
    """What the page is about while a talk goes on: its heading, drawn as small as a caption, for
    on a phone the talk needs the room."""
    st.html(f'<h1 style="{_HEADING}">{escape(text)}</h1>')


def heading_of(interview: Interview) -> str:
    """What an interview is about, as a text."""
    title = interview.pack_title or _(interview.title)
    if interview.is_about_documents:
        title = _("Your documents")
    return f"{title} · {_(interview.brief.interview_type.label)}"


def show_line(speaker: Speaker, text: str, *, interrupted: bool = False, persona: str = "") -> None:
    """One thing said, as plain text; of an interrupted one, what was heard.

    ``persona`` is the id of who of a panel said it.
    """
    who = find_persona(persona)
    name = who.name if who is not None else _(_NAMES[speaker])
    avatar = avatar_of(who) if who is not None else _AVATARS[speaker]
    with st.chat_message(name, avatar=avatar):
        if who is not None:
            st.markdown(badge_of(who))
        show_words(text, interrupted=interrupted)


def show_words(text: str, *, interrupted: bool = False) -> None:
    """What was said, as plain text and its code as code, and that somebody cut in where that is
    so."""
    for part in stretches(f"{text} …" if interrupted else text):
        if part.is_code:
            st.code(part.text, language=None)
        else:
            # As wide as the page: what is read from the right begins there, a short line too.
            st.text(part.text, width="stretch")
    if interrupted:
        st.caption(_("You cut in here."))


def show_talk(interview: Interview, snapshot: Snapshot) -> None:
    """Everything said so far; older lines folded away, the newest with its sound."""
    older, newest = interview.lines[:-LINES_IN_SIGHT], interview.lines[-LINES_IN_SIGHT:]
    if older:
        many = _("Earlier in this interview ({count} lines)").format(count=len(older))
        with st.expander(_("Earlier in this interview (1 line)") if len(older) == 1 else many):
            for line in older:
                _show(line)
    for line in newest:
        _show(line)
    show_standing_in()
    if not interview.paused:
        # The same line may be spoken again after a pause: that is another telling.
        telling = snapshot.reply.number if snapshot.reply is not None else 0
        show_sound(snapshot, f"{interview.id}-{len(interview.lines)}-{telling}")


def _show(line: Line) -> None:
    show_line(line.speaker, line.text, interrupted=line.interrupted, persona=line.persona)


def show_sound(snapshot: Snapshot, sound: str) -> None:
    """The newest reply to hear; ``sound`` names it, as ``play`` wants it."""
    if snapshot.reply is not None and snapshot.reply.audio is not None:
        play(snapshot.reply.audio, label=_("The interviewer speaking"), sound=sound)
