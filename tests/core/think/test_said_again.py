"""What speaks of the answer itself is no part of what it tells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assess.words.pointing import shown_places
from core.think.reading.said_again import find_said_again, without_said_again
from core.think.reading.signs import read_signs

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("As I said, we were short.", "As I said"),
        ("as I said we were short", "as I said"),
        ("Two housekeepers were missing, as I told you.", "as I told you"),
        ("I told you: a nine-hour drive with two children.", "I told you"),
        ("I told you already that we were full.", "I told you already that"),
        ("I’ve already told you that.", "I’ve already told you that"),
        ("Like I mentioned before, we were four.", "Like I mentioned before"),
        ("The rooms, as I have already explained, were full.", "as I have already explained"),
        ("I said that at the beginning.", "I said that at the beginning"),
        ("As mentioned, it was late.", "As mentioned"),
    ],
)
def test_who_says_something_again_to_the_listener_tells_no_deed(text: str, said: str) -> None:
    assert [text[slice(*span)] for span in find_said_again(text)] == [said]
    assert not read_signs(text).own_actions
    for name in ("own_deed", "speech"):
        assert shown_places(text, name) == []


@pytest.mark.parametrize(
    "text",
    [
        "As I said that, he left.",
        "As I said to her, it was late.",
        "As I said I would, I closed the ward.",
        "As I explained the menu, the guest fell asleep.",
        "As I described the fault to her, she wrote.",
        "I told your colleague at the desk.",
        "I had already told the chef.",
        "I already explained it to the guests.",
        "He said, “I told you so.”",
        "She said I told you so.",
        "I said that before he could.",
        "I said no.",
    ],
)
def test_what_was_said_to_somebody_else_stays_what_happened(text: str) -> None:
    assert find_said_again(text) == ()


@PROPERTY
@given(st.text(max_size=120))
def test_every_place_stays_where_it_was(text: str) -> None:
    assert len(without_said_again(text)) == len(text)
