"""What somebody typed and did not send: it waits in their browser for the box that it was typed in.

Streamlit forgets what stands in a box as soon as a page is drawn without it, and what stands in a
form or in the box of a chat never reaches the server before it is sent. So the page itself
remembers it, until it is loaded anew.
"""

from __future__ import annotations

import streamlit as st

# Streamlit marks what has a key with a class made of it, and hears of what is written by events: a
# box in a form takes each letter over; one outside of a form does so when it is left.
_DRAFTS = st.components.v2.component(
    "greenroom_drafts",
    js="""
const { words, filled } = (window.greenroomDrafts ??= { words: new Map(), filled: new WeakSet() });

const markOf = (key) => `st-key-${key.replace(/[^a-zA-Z0-9_-]/g, '-')}`;
const boxOf = (mark) => document.querySelector(`.${mark} textarea`);

function remember({ target }) {
  const keyed = target.closest('[class*="st-key-"]');
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
  if (data.forget) {
    const gone = [...words.keys()].filter((mark) => mark.includes(data.forget));
    for (const mark of gone) words.delete(mark);
    return;
  }
  const mark = markOf(data.box);
  let drawn = true;
  // Streamlit fetches what draws a box when it first needs it.
  (function fill() {
    const box = boxOf(mark);
    if (box === null && drawn) requestAnimationFrame(fill);
    if (box === null || filled.has(box)) return;
    filled.add(box);
    const draft = words.get(mark) ?? box.value;
    words.set(mark, draft);
    if (box.value !== draft) write(box, draft);
  })();
  return () => { drawn = false; };
}
""",
)


def keep_draft(box: str) -> None:
    """Keep what is typed into the text box of that key, for when it is drawn again.

    To be called after the box is drawn. Its key names whose words they are, and the turn.
    """
    _DRAFTS(key=f"draft-of-{box}", data={"box": box})


def forget_drafts(owner_id: str) -> None:
    """Let go of what was typed into all boxes whose keys name ``owner_id``."""
    _DRAFTS(key=f"drafts-of-{owner_id}", data={"forget": owner_id})
