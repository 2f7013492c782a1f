"""What a browser remembers counts where it is still kept, and is data whatever it says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.conversation.brief import Brief, Domain, InterviewType
from core.practice.bank import load_bank
from core.practice.interview import Interview
from core.practice.plan import plan_interview
from history.repository import InterviewRepository, sqlite_url

HERE, GONE = "a" * 32, "b" * 32


def _page(folder: str, said: str, held: list[str]) -> None:
    from pathlib import Path

    import streamlit as st

    from history.repository import InterviewRepository, sqlite_url
    from ui.visit.browser_memory import remembered, still_there

    st.session_state.setdefault("unseen-memory-of-interviews", {"ids": said})
    repository = InterviewRepository(sqlite_url(Path(folder)))
    st.text(",".join(still_there(remembered("interviews", held), lambda: repository)))
    st.text(",".join(st.session_state.get("forgotten-ids", [])))
    repository.close()


@pytest.mark.parametrize(
    ("said", "held", "recalled", "forgotten"),
    [
        (f"{HERE},{GONE}", [], HERE, GONE),
        (HERE, [HERE], "", ""),
        ("<script>,../../etc,' OR 1=1 --", [], "", ""),
        ("", [], "", ""),
    ],
)
def test_of_what_a_browser_names_only_ids_that_are_kept_are_recalled(
    tmp_path: Path, said: str, held: list[str], recalled: str, forgotten: str
) -> None:
    repository = InterviewRepository(sqlite_url(tmp_path))
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL, question_count=2)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(1))
    repository.add(Interview(HERE, brief, plan))
    repository.close()
    app = AppTest.from_function(_page, args=(str(tmp_path), said, held)).run()
    assert not app.exception
    assert [text.value for text in app.text] == [recalled, forgotten]
