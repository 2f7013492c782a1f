"""Where the page stands when something new is to be read, and where the keyboard writes.

Streamlit keeps the place that the page was scrolled to, also when all that was there has gone:
whoever pressed a button at the end of a set-up would meet the end of the next page. And it draws
the box for the next answer anew: whoever types would have to find the way to it each time.
"""

from __future__ import annotations

from ui.parts.unseen import Unseen

_SIGHT = Unseen(
    "greenroom_sight",
    js="""
const FORM = '[data-testid="stForm"]';
if (window.greenroomSeen === undefined) {
  window.greenroomSeen = new Set();
  document.addEventListener('focusin', ({ target }) => {
    window.greenroomTypes = target.closest(FORM) !== null;
  });
}
const seen = window.greenroomSeen;

export default function ({ data }) {
  const page = document.querySelector('[data-testid="stMain"]');
  if (page === null || seen.has(data.scene)) return;
  seen.add(data.scene);
  requestAnimationFrame(() => {
    const box = page.querySelector(`${FORM} textarea`);
    const lost = document.activeElement === document.body;
    if (lost && window.greenroomTypes && box !== null) box.focus({ preventScroll: true });
    if (data.top) {
      page.scrollTop = 0;
      return;
    }
    const newest = [...page.querySelectorAll('[data-testid="stChatMessage"]')].at(-1);
    if (newest === undefined) return;
    const header = document.querySelector('[data-testid="stHeader"]');
    const edge = header === null ? 0 : header.getBoundingClientRect().bottom;
    const { top } = newest.getBoundingClientRect();
    if (top < edge || top > window.innerHeight * 0.8) page.scrollTop += top - edge;
  });
}
""",
)


def bring_into_sight(scene: str, *, top: bool) -> None:
    """Once for each ``scene``: the ``top`` of the page, or else its newest line if that is out of
    sight; who wrote the last answer in the box writes on in the next. To be called last, when all
    of the page is there."""
    # A key of its own: what is drawn anew for the next scene is told of it.
    _SIGHT(f"sight-{scene}", {"scene": scene, "top": top})
