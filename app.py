"""Greenroom: the room where people practise before they walk on."""

import streamlit as st

from config import SettingsError
from ui.interface import _, choose_interface_language
from ui.live.connection import counted_run
from ui.parts.menu import keep_menu_out_of_the_way
from ui.parts.page_language import declare_language
from ui.parts.plain import plain
from ui.parts.unseen import leave_no_gaps
from ui.runtime import visit
from ui.visit.rooms import current_interview, recall_interviews
from ui.visit.talk_rooms import current_talk, recall_talks

st.set_page_config(page_title=_("Greenroom"), page_icon="ui/favicon.png", layout="centered")

page = st.navigation(
    [
        st.Page(
            "pages/mock_interview.py",
            title=_("Mock interview"),
            icon=":material/mic:",
            default=True,
        ),
        st.Page("pages/language_test.py", title=_("Language test"), icon=":material/translate:"),
        st.Page("pages/drills.py", title=_("Drills"), icon=":material/fitness_center:"),
        st.Page("pages/chat.py", title=_("Chat practice"), icon=":material/forum:"),
        st.Page("pages/feedback.py", title=_("Feedback"), icon=":material/fact_check:"),
        st.Page("pages/anchors.py", title=_("How answers are judged"), icon=":material/menu_book:"),
        st.Page("pages/settings.py", title=_("Settings"), icon=":material/tune:"),
        st.Page("pages/diagnostics.py", title=_("Diagnostics"), icon=":material/troubleshoot:"),
    ]
)
leave_no_gaps()
with counted_run(page.url_path):
    try:
        visit()  # reads the settings, once
        # So that the address names both on every page, and a reload of any finds them.
        current_interview()
        current_talk()
        recall_interviews()
        recall_talks()
    except SettingsError as error:
        st.error(plain(str(error)))
        st.stop()
    with st.sidebar:
        choose_interface_language()
        declare_language()
        keep_menu_out_of_the_way()
    page.run()
