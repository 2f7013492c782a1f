"""What somebody typed and did not send: it waits in their browser for the box that it was typed in.

Streamlit forgets what stands in a box as soon as a page is drawn without it, and what stands in a
form or in the box of a chat never reaches the server before it is sent. So the page itself
remembers it, until it is loaded anew.
"""

from __future__ import annotations

import json

from ui.parts.unseen import Unseen

# Streamlit marks what has a key with a class made of it, and hears of what is written by events: a
# box in a form takes each letter over; one outside of a form does so when it is left.
_KEEP = Unseen(
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
  const { key, putBack } = JSON.parse(new TextDecoder().decode(data));
  const mark = markOf(key);
  if (putBack !== '') words.set(mark, putBack);
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
_FORGET = Unseen(
    "greenroom_forget_drafts",
    js="""export default function ({ data }) {
        const owner = new TextDecoder().decode(data);
        const words = window.greenroomDrafts?.words ?? new Map();
        for (const mark of [...words.keys()]) if (mark.includes(owner)) words.delete(mark);
    }""",
)


def keep_draft(box: str, put_back: str = "") -> None:
    """Keep what is typed into the text box of that key, for when it is drawn again.

    To be called after the box is drawn. Its key names whose words they are, and the turn. What the
    page itself has ``put_back`` into it is kept as if it were typed.
    """
    _KEEP(f"draft-of-{box}", json.dumps({"key": box, "putBack": put_back}).encode())


def forget_drafts(owner_id: str) -> None:
    """Let go of what was typed into all boxes whose keys name ``owner_id``."""
    _FORGET(f"drafts-of-{owner_id}", owner_id.encode())
