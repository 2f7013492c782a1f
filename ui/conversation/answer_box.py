"""Where a person answers: record or type, read it over, send it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.conversation.transcript import Transcript
from core.think.distress.after_care import answers_at_length, needs_care
from core.think.intent import Intent
from core.think.reading.code_lines import trimmed
from ui.conversation.recorder import record
from ui.interface import N_, _
from ui.parts.care import keep_care, show_care_now
from ui.parts.drafts import keep_draft
from ui.parts.faults import show_fault
from ui.parts.pressing import pressed, submitted
from ui.visit.preferences import preferences
from ui.waiting import wait_for_turn
from voice.dialogue import Utterance
from voice.session import VoiceSession

# Translators: interviews are in English, so what can be typed stays in English.
WHAT_ELSE = N_("You can also type: wait, repeat, skip, I don't know, end the interview.")
ASK_OR_CLOSE = N_("Ask about the team, a normal day, what comes next, or say: no more questions.")

LONGEST_ANSWER_CHARS = 8_000
"""Ten minutes of fast speech. No field is bounded by it: a browser drops a longer text that is
pasted into a bounded one without a word. So it is told when it is sent, and stays to be shortened.
"""

Reads = Callable[[str], Intent]
"""How a dialogue reads what would be said to it now."""

_LOSES_NOTHING = (Intent.WAIT, Intent.REPEAT)
"""What may be sent unseen, whatever was misheard."""


def answer_box(
    session: VoiceSession, key: str, hint: str, *, place: str, reads: Reads | None = None
) -> Utterance | None:
    """What the person sends in this run, or ``None``.

    ``key`` names the turn and whose it is: with a new one the box is empty, and what was not sent
    waits under it. A recording is transcribed once and shown; it counts when it is sent. Where a
    dialogue replies it ``reads`` what was said: asking it for time or for a repetition loses
    nothing, so it needs no confirmation. Who wants to die or to hurt themselves is shown the notice
    as soon as it was heard, and it is kept at ``place``. Where nobody replies the page draws it;
    what says little else is not sent then, and stands where it stood.
    """
    recording = take_recording(session, key)
    draft = written_down(session, key)
    if draft is not None:
        if needs_care(draft.text):
            (keep_care if reads is None else show_care_now)(place)
        said = _confirm(session, draft, key, reads)
    else:
        left = session.snapshot()
        if recording is not None and left.error is None and not left.unheard:
            st.info(_("This very recording was used before. Record again or type your answer."))
        said = _type(key, hint)
    if said is not None and reads is None and needs_care(said.text):
        keep_care(place)
        if not answers_at_length(said.text):
            return None
    if said is not None:
        session.discard_draft()  # not every dialogue is told, and it is sent once
        _begin_anew(key)  # the turn may be the same one after it
    return said


def take_recording(session: VoiceSession, key: str, label: str = "") -> bytes | None:
    """The recorder and what stands in it; a new recording begins to be written down."""
    place = f"{key}-recording-{_attempt(key)}"
    recording = record(preferences().recorder, key=place, label=label)
    if recording is not None:
        session.hear(recording, key)
    return recording


def written_down(session: VoiceSession, key: str) -> Transcript | None:
    """The draft of what was said under ``key``, once it is there.

    The newest fault is told; sound that it left without words can be tried again.
    """
    if session.snapshot().busy:
        wait_for_turn(session)
    snapshot = session.snapshot()
    if snapshot.error is not None:
        show_fault(snapshot.error)
    if snapshot.draft is not None and snapshot.answers == key:
        return snapshot.draft
    if snapshot.draft is not None:
        session.discard_draft()
    if session.claim_unheard(key):
        _offer_unheard(session, key)
    return None


def told_too_long(text: str) -> bool:
    """Whether ``text`` is too long to be sent; if so, the page says by how much."""
    over = len(text) - LONGEST_ANSWER_CHARS
    if over > 0:
        st.warning(
            _(
                "This is too long to send: {count} characters of at most {most}. Shorten it by "
                "{over}, or send it in parts; what you wrote is still in the field."
            ).format(count=len(text), most=LONGEST_ANSWER_CHARS, over=over)
        )
    return over > 0


def _offer_unheard(session: VoiceSession, key: str) -> None:
    """Sound without words, of recordings or of a call: it waits until somebody decides."""
    st.info(
        _(
            "What you said is kept, but not written down yet. "
            "Try again, or forget it before you say it anew."
        )
    )
    again, forget = st.columns(2)
    if pressed(again, _("Try this recording again"), f"{key}-retry", width="stretch"):
        session.hear_again()
        wait_for_turn(session)
        st.rerun()
    if pressed(forget, _("Forget this recording"), f"{key}-forget", width="stretch"):
        session.discard_unheard()
        _begin_anew(key)
        st.rerun()


def _confirm(
    session: VoiceSession, draft: Transcript, key: str, reads: Reads | None
) -> Utterance | None:
    if reads is not None and reads(draft.text) in _LOSES_NOTHING:
        return Utterance(draft.text, draft)
    # A new recording is a new draft: the box must not show the words of the old one.
    box = f"{key}-draft-{hash(draft)}"
    text = st.text_area(
        _("This is what I heard. Correct it if something is wrong."),
        value=draft.text,
        key=box,
        height="content",
    )
    keep_draft(box)
    send, again = st.columns(2)
    sent = pressed(
        send,
        _("Send answer"),
        f"{key}-send",
        type="primary",
        width="stretch",
        icon=":material/send:",
    )
    again_key = f"{key}-again-{hash(draft)}"
    if pressed(again, _("Record again"), again_key, width="stretch", icon=":material/mic:"):
        session.discard_draft()
        _begin_anew(key)
        st.rerun()
    if not sent:
        return None
    if not text.strip():
        st.info(_("There is nothing to send yet: the text is empty."))
        return None
    longer = len(text) > len(draft.text)  # what was spoken has no bound
    told = trimmed(text)
    if longer and told_too_long(told):
        return None
    return Utterance(told, draft, edited=told != draft.text)


def _attempt(key: str) -> int:
    """How often the box was emptied within the turn."""
    return int(st.session_state.get(f"{key}-attempt", 0))


def _begin_anew(key: str) -> None:
    st.session_state[f"{key}-attempt"] = _attempt(key) + 1


def _type(key: str, hint: str) -> Utterance | None:
    box = f"{key}-text-{_attempt(key)}"
    with st.form(f"{key}-typed", border=False):
        text = st.text_area(
            _("Or type your answer"),
            key=box,
            height=110,
            placeholder=hint,
        )
        sent = submitted(_("Send typed answer"), f"{key}-send-typed", icon=":material/send:")
    keep_draft(box)
    if sent and text.strip():
        told = trimmed(text)
        return None if told_too_long(told) else Utterance(told)
    if sent:
        st.info(_("There is nothing to send yet: the text is empty."))
    return None
