"""Feedback: what was said, measured and quoted."""

import streamlit as st

from core.assess.rules import review_interview
from core.conversation.errors import HistoryError
from ui.faults import show_fault
from ui.report_view import show_report
from ui.rooms import InterviewRoom, current_interview, forget_interview
from ui.warmup import show_warmup


def main() -> None:
    show_warmup()
    st.title("Feedback")
    room = current_interview()
    if room is None or not room.interview.has_answers:
        st.write("There is nothing to review yet. Answer at least one question first.")
        st.page_link(
            "pages/mock_interview.py", label="To the mock interview", icon=":material/mic:"
        )
        return
    if not room.interview.ended:
        st.info("This interview is still going on; the review shows what was said so far.")
        st.page_link(
            "pages/mock_interview.py", label="Back to the interview", icon=":material/mic:"
        )
    show_report(room.interview, review_interview(room.interview))
    forget(room)


def forget(room: InterviewRoom) -> None:
    with st.popover("Delete this interview", icon=":material/delete:"):
        st.write("Deletes everything that was said, here and on the disk. It cannot be undone.")
        if st.button("Delete for good", type="primary"):
            try:
                forget_interview(room)
            except HistoryError as error:
                show_fault(error)
            else:
                st.rerun()


main()
