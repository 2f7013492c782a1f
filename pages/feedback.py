"""Feedback: what was said, measured and quoted, to read and to take home."""

import streamlit as st

from core.assess.markdown import review_markdown
from core.assess.report import Report
from core.assess.review_file import review_json
from core.assess.rules import review_interview
from core.conversation.errors import HistoryError
from core.practice.interview import Interview
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
    report = review_interview(room.interview)
    show_report(room.interview, report)
    take_home(room.interview, report)
    forget(room)


def take_home(interview: Interview, report: Report) -> None:
    st.header("Take it with you")
    st.write(
        "The JSON file holds the whole interview and can be checked without a network: "
        "`.venv/bin/python -m core.assess.verify review.json`, in the folder of Greenroom, finds "
        "every quote again and computes every figure anew."
    )
    markdown, json = st.columns(2)
    markdown.download_button(
        "Markdown",
        review_markdown(interview, report),
        file_name="review.md",
        mime="text/markdown",
        icon=":material/article:",
        width="stretch",
    )
    json.download_button(
        "JSON",
        review_json(interview, report),
        file_name="review.json",
        mime="application/json",
        icon=":material/data_object:",
        width="stretch",
    )


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
