"""Where the page stands when something new is to be read.

Streamlit keeps the place that the page was scrolled to, also when all that was there has gone:
whoever pressed a button at the end of a set-up would meet the end of the next page.
"""

from __future__ import annotations

import streamlit as st

_SIGHT = st.components.v2.component(
    "greenroom_sight",
    js="""
const seen = (window.greenroomSeen ??= new Set());

export default function ({ data }) {
  const page = document.querySelector('[data-testid="stMain"]');
  if (page === null || seen.has(data.scene)) return;
  seen.add(data.scene);
  requestAnimationFrame(() => {
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
    sight. To be called last, when all of the page is there."""
    # A key of its own: what is drawn anew for the next scene is told of it.
    _SIGHT(key=f"sight-{scene}", data={"scene": scene, "top": top})
