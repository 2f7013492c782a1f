"""What sees to it that a page which draws itself anew many times a second goes on doing so.

On a busy machine the end of a run's messages can get lost, the timer of the drawing among them:
without a watch the page would stand still, or show nothing, for the rest of the call.
"""

from __future__ import annotations

import time
from pathlib import Path

from ui.parts.unseen import Unseen

_WATCH = Unseen(
    "greenroom_watch", js=Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
)
_DRAWN = Unseen(
    "greenroom_drawn",
    js='export default () => { document.dispatchEvent(new Event("greenroom-drawn")); };',
)


def watch_the_drawing(key: str) -> None:
    """Have the page drawn anew when for seconds neither the panel of a call nor ``drawn`` was.

    To be called outside what is watched, and before it, in each run while it is to go on.
    """
    _WATCH(f"{key}-watch")


def drawn(key: str) -> None:
    """Tell the watch of a drawing without the panel; to be called last in it."""
    # The time, because what is equal to what was drawn is not drawn.
    _DRAWN(f"{key}-drawn", str(time.monotonic()).encode())
