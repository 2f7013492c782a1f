"""Settings: how you are listened to, how you record, and who hears, thinks and speaks."""

import streamlit as st

from config import Recorder
from core.listen.manner import Sensitivity, Waiting
from ui.door import come_in
from ui.interface import N_, _
from ui.parts.choices import pick, switch
from ui.parts.deleting import offer_to_delete, tell_deleted
from ui.runtime import runtime
from ui.services.view import choose_services
from ui.services.warmup import show_warmup
from ui.visit.preferences import change_preferences, preferences
from ui.visit.rooms import forget_all_interviews, interviews_at_hand
from ui.visit.talk_rooms import forget_all_talks, talks_at_hand

_RECORDERS = {
    Recorder.BUILT_IN: N_("Built-in recorder: start and stop yourself"),
    Recorder.PUSH_BUTTON: N_("Push-button recorder: stops by itself after four seconds of silence"),
}

_WAITING = {
    Waiting.BRISK: N_("Brisk: answers quickly, as in a chat"),
    Waiting.NORMAL: N_("Normal: lets you breathe"),
    Waiting.PATIENT: N_("Patient: long pauses are fine"),
}
_SENSITIVITY = {
    Sensitivity.LOW: N_("Low: for a noisy room; speak clearly to cut in"),
    Sensitivity.NORMAL: N_("Normal"),
    Sensitivity.HIGH: N_("High: for a quiet voice"),
}


def main() -> None:
    come_in()
    show_warmup()
    st.title(_("Settings"))
    chosen = preferences()

    st.header(_("Live conversation"))
    switch(
        _("Push to talk: the microphone counts only while you hold the button or the space bar"),
        "push-to-talk",
        now=chosen.push_to_talk,
        change=lambda on: change_preferences(push_to_talk=on),
    )
    pick(
        _("How long the interviewer waits when you pause"),
        list(_WAITING),
        "waiting",
        now=chosen.waiting,
        change=lambda one: change_preferences(waiting=one),
        format_func=lambda one: _(_WAITING[one]),
        draw=st.radio,
        disabled=chosen.push_to_talk,
    )
    pick(
        _("How easily you are heard, and can cut in"),
        list(_SENSITIVITY),
        "sensitivity",
        now=chosen.sensitivity,
        change=lambda one: change_preferences(sensitivity=one),
        format_func=lambda one: _(_SENSITIVITY[one]),
        draw=st.radio,
    )

    st.header(_("Recorder and voice"))
    pick(
        _("Recorder"),
        list(_RECORDERS),
        "recorder",
        now=chosen.recorder,
        change=lambda one: change_preferences(recorder=one),
        format_func=lambda one: _(_RECORDERS[one]),
        draw=st.radio,
    )
    switch(
        _("Play the interviewer's voice at once"),
        "speak-aloud",
        now=chosen.speak_aloud,
        change=lambda on: change_preferences(speak_aloud=on),
    )
    choose_services()
    st.caption(
        _(
            "These choices last for this visit; a live call takes them up when it starts. "
            "Defaults, models and folders are set in the environment "
            "or in a .env file; .env.example lists them."
        )
    )
    keep_or_delete()


def keep_or_delete() -> None:
    """What is kept of this browser's interviews and talks, and the way to delete all of it."""
    st.header(_("What is kept"))
    tell_deleted()
    interviews, talks, days = interviews_at_hand(), talks_at_hand(), runtime().settings.keep_days
    if days is not None:
        st.write(
            _("Here an interview or a talk is deleted {days} days after it last went on.").format(
                days=days
            )
        )
    if not interviews and not talks:
        st.write(_("This browser knows of nothing that is kept."))
        return
    st.write(
        _(
            "Kept on the machine that runs this app until they are deleted, and found again by "
            "this browser. "
            "Interviews: {interviews}. Talks in a foreign language: {talks}."
        ).format(interviews=interviews, talks=talks)
    )
    offer_to_delete(
        "everything", _("Delete all of it"), forget_all, told=_("All of it has been deleted.")
    )


def forget_all() -> None:
    """Raises ``HistoryError`` where something cannot be deleted."""
    forget_all_interviews()
    forget_all_talks()


main()
