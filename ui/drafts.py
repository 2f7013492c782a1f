"""What somebody typed and did not send: it waits in their browser for the box that it was typed in.

Streamlit forgets what stands in a box as soon as a page is drawn without it, and what stands in a
form or in the box of a chat never reaches the server before it is sent. So the page itself
remembers it, until it is loaded anew.
"""

from __future__ import annotations

import streamlit as st

# Streamlit marks what has a key with a class made of it, and hears of what is written by events: a
# box in a form takes each letter over; one outside of a form does so when it is left. Keys are sent
# as bytes: for any other data Streamlit imports pandas, and the chat would wait for that.
_KEEP = st.components.v2.component(
    "greenroom_keep_draft",
    js="""
const { words, filled } = (window.greenroomDrafts ??= { words: new Map(), filled: new WeakSet() });

const markOf = (key) => `st-key-${key.replace(/[^a-zA-Z0-9_-]/g, '-')}`;
const boxOf = (mark) => document.querySelector(`.${mark} textarea`);

function remember({ target }) {
  const keyed = target.closest?.('[class*="st-key-"]');
  const mark = [...(keyed?.classList ?? [])].find((name) => words.has(name));
  const box = mark === undefined ? null : boxOf(mark);
  // Who sends a line of a chat leaves an empty box, but only after this event.
  if (box !== null) requestAnimationFrame(() => words.has(mark) && words.set(mark, box.value));
}

function write(box, draft) {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(box, draft);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(() => box.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
}

if (window.greenroomRemembers === undefined) {
  window.greenroomRemembers = true;
  for (const kind of ['input', 'keyup', 'click']) document.addEventListener(kind, remember);
}

export default function ({ data }) {
  const mark = markOf(new TextDecoder().decode(data));
  function fill() {
    const box = boxOf(mark);
    if (box === null || filled.has(box)) return;
    filled.add(box);
    const draft = words.get(mark) ?? box.value;
    words.set(mark, draft);
    if (box.value !== draft) write(box, draft);
  }
  // The box may come later than this, and be made anew while the page is drawn again.
  const watch = new MutationObserver(fill);
  watch.observe(document.body, { childList: true, subtree: true });
  fill();
  return () => watch.disconnect();
}
""",
)
_FORGET = st.components.v2.component(
    "greenroom_forget_drafts",
    js="""export default function ({ data }) {
        const owner = new TextDecoder().decode(data);
        const words = window.greenroomDrafts?.words ?? new Map();
        for (const mark of [...words.keys()]) if (mark.includes(owner)) words.delete(mark);
    }""",
)


def keep_draft(box: str) -> None:
    """Keep what is typed into the text box of that key, for when it is drawn again.

    To be called after the box is drawn. Its key names whose words they are, and the turn.
    """
    _KEEP(key=f"draft-of-{box}", data=box.encode())


def forget_drafts(owner_id: str) -> None:
    """Let go of what was typed into all boxes whose keys name ``owner_id``."""
    _FORGET(key=f"drafts-of-{owner_id}", data=owner_id.encode())
