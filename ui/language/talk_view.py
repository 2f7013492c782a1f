"""The talk in a foreign language on the page, in the direction that its script is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.conversation.language import Language, TalkKind
from core.language.pack import Part
from core.language.partner import time_left_s
from core.language.pictures import Picture
from core.practice.interview import Line, Speaker
from ui.conversation.talk import LINES_IN_SIGHT, show_heading, show_words
from ui.interface import N_, _
from ui.parts.player import play
from ui.visit.talk_rooms import TalkRoom
from voice.dialogues.talk import TalkDialogue

_AVATARS = {
    Speaker.INTERVIEWER: ":material/record_voice_over:",
    Speaker.CANDIDATE: ":material/person:",
}
_NAMES = {Speaker.INTERVIEWER: N_("Partner"), Speaker.CANDIDATE: N_("You")}
_PARTS = {
    Part.FRIEND: N_("Talk with a friend"),
    Part.WARM_UP: N_("Part 1 of 3: warm-up"),
    Part.MONOLOGUE: N_("Part 2 of 3: speak about a topic"),
    Part.DISCUSSION: N_("Part 3 of 3: discussion"),
}
_PICTURE_PART = N_("Part 2 of 3: describe a picture")
_RIGHT_TO_LEFT = """
<style>
[class*="st-key-rtl-"] [data-testid="stText"], [class*="st-key-rtl-"] textarea,
[class*="st-key-rtl-"] [data-testid="stMarkdownContainer"] blockquote
  { direction: rtl; text-align: right; }
[class*="st-key-rtl-"] [data-testid="stMarkdownContainer"] blockquote
  { border-left: none; border-right: 1px solid rgba(31, 36, 33, 0.2); padding-right: 1rem; }
</style>
"""


@contextmanager
def in_its_direction(language: Language, key: str) -> Iterator[None]:
    """A container whose texts run as ``language`` is read."""
    if language.right_to_left:
        st.html(_RIGHT_TO_LEFT)
    with st.container(key=f"{'rtl' if language.right_to_left else 'ltr'}-{key}"):
        yield


def arrow(language: Language) -> str:
    """Points the way that ``language`` is read: no browser turns an arrow round."""
    return "←" if language.right_to_left else "→"


def show_place(room: TalkRoom) -> None:
    """Which part is on and how much of its time is left."""
    talk = room.talk
    pictured = talk.prompt is not None and talk.prompt.picture
    part = _(_PICTURE_PART) if pictured else _(_PARTS[talk.part])
    show_heading(f"{_(talk.brief.language.label)} · {part}")
    _clock(room)


@st.fragment(run_every=1.0)
def _clock(room: TalkRoom) -> None:
    room.keeper.keep()  # with the time that counted, for whoever loads the page anew
    left_s = round(time_left_s(room.talk, room.dialogue.elapsed_s))
    minutes, seconds = divmod(left_s, 60)
    if left_s:
        st.caption(_("Time left {time}").format(time=f"{minutes}:{seconds:02d}"))
    elif room.talk.brief.kind is TalkKind.TEST:
        st.caption(_("The time of this part is up. Finish your sentence; nobody cuts you off."))
    else:
        st.caption(_("The time is up. Finish your sentence."))


def show_task(room: TalkRoom) -> None:
    """What a test has set, where the newest lines do not show it: a model words it in its own
    way, and a topic is spoken about for minutes."""
    talk, prompt = room.talk, room.talk.prompt
    if prompt is None or talk.brief.kind is not TalkKind.TEST:
        return
    if not any(prompt.text in line.text for line in talk.lines[-LINES_IN_SIGHT:]):
        with in_its_direction(talk.brief.language, "task"), st.container(border=True):
            st.text(prompt.text, width="stretch")


def show_picture(room: TalkRoom) -> None:
    """What there is to describe, while it is asked about; as wide as the page is."""
    picture = room.dialogue.picture
    if picture is not None:
        _draw(picture)


def show_described(room: TalkRoom) -> None:
    """What was described, to look at once more beside one's own words."""
    for picture in room.talk.pictures:
        with st.expander(_("The picture that you described")):
            _draw(picture)


def _draw(picture: Picture) -> None:
    """The title says the scene and no more: what can be seen there is the task."""
    title = _(picture.title)
    st.image(picture.drawing, caption=title, alt=title, width="stretch")


def how_far(dialogue: TalkDialogue) -> int:
    """Another number whenever the page is to be drawn anew: with every line, and when a picture
    is shown or taken away."""
    return 2 * len(dialogue.talk.lines) + (dialogue.picture is not None)


def show_lines(room: TalkRoom) -> None:
    """Everything said so far; older lines folded away, the newest with its sound."""
    lines = room.talk.lines
    older, newest = lines[:-LINES_IN_SIGHT], lines[-LINES_IN_SIGHT:]
    with in_its_direction(room.talk.brief.language, "talk"):
        if older:
            many = _("Earlier in this talk ({count} lines)").format(count=len(older))
            with st.expander(_("Earlier in this talk (1 line)") if len(older) == 1 else many):
                for line in older:
                    _show(line)
        for line in newest:
            _show(line)
    reply = room.session.snapshot().reply
    if reply is not None and reply.audio is not None:
        play(reply.audio, _("Your partner speaking"), f"{room.talk.id}-{len(lines)}")


def _show(line: Line) -> None:
    with st.chat_message(_(_NAMES[line.speaker]), avatar=_AVATARS[line.speaker]):
        show_words(line.text, interrupted=line.interrupted)
