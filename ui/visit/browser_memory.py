"""What the browser remembers of one visit for the next: which interviews and talks it held.

Only their ids, in the browser's own storage: what was said is kept where the app runs, and
whoever comes with another browser finds none of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from core.conversation.errors import HistoryError
from history.records import RecordRepository
from ui.parts.unseen import Unseen

MOST_REMEMBERED = 100

_ID = re.compile(r"[0-9a-f]{32}")
_FORGOTTEN = "forgotten-ids"

# It speaks only when the browser knows of something that the visit does not: a first visit is not
# drawn twice. A browser may refuse its storage, and then it remembers nothing.
_MEMORY = Unseen(
    "greenroom_memory",
    js="""
function read(place) {
  try {
    const ids = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch { return []; }
}

export default function ({ data, setStateValue }) {
  const { kind, held, known, forgotten, most } = JSON.parse(new TextDecoder().decode(data));
  const place = `greenroom-${kind}`;
  const before = read(place);
  const others = before.filter((id) => !held.includes(id) && !forgotten.includes(id));
  const now = [...others, ...held].slice(-most);
  try {
    if (now.join() !== before.join()) localStorage.setItem(place, JSON.stringify(now));
  } catch { /* not allowed to */ }
  if (others.some((id) => !known.includes(id))) setStateValue('ids', now.join());
}
""",
)


def remembered(kind: str, held: Sequence[str]) -> list[str]:
    """The ids of that ``kind`` that this browser remembers and the visit does not hold, oldest
    first. From now on it remembers those ``held`` as the newest."""
    key = f"memory-of-{kind}"
    said = _MEMORY.told(key, "ids")
    told = [one for one in said.split(",") if _ID.fullmatch(one)] if isinstance(said, str) else []
    forgotten: list[str] = st.session_state.get(_FORGOTTEN, [])
    known = dict.fromkeys((*told[-MOST_REMEMBERED:], *held))
    data = {"kind": kind, "held": [*held], "known": [*known], "forgotten": forgotten}
    _MEMORY.telling(key, "ids", json.dumps({**data, "most": MOST_REMEMBERED}).encode())
    return [one for one in known if one not in held and one not in forgotten]


def still_there(ids: Sequence[str], find: Callable[[], RecordRepository[Any] | None]) -> list[str]:
    """Those of ``ids`` that ``find``'s repository keeps; the browser forgets the others. None where
    the repository cannot be read just now: a later page asks again."""
    if not ids:
        return []
    try:
        repository = find()
        known = repository.known(ids) if repository is not None else set()
    except HistoryError:  # the page that opens or keeps one tells of it
        return []
    for one in ids:
        if one not in known:
            forget_id(one)
    return [one for one in ids if one in known]


def forget_id(one: str) -> None:
    """Have the browser forget what was deleted."""
    st.session_state.setdefault(_FORGOTTEN, []).append(one)
