"""The menu on a narrow screen: out of the way of the page that was chosen from it.

There Streamlit lays its sidebar over the page, leaves it open when a page is chosen, and opens it
again on every load once it was opened by hand.
"""

from __future__ import annotations

from ui.parts.unseen import Unseen

# Streamlit keeps whether its sidebar is shut for all widths at once. It is made to forget it, so
# that a screen that becomes wide has the menu beside the page. The button is there only while the
# menu is open; the width is the one from which Streamlit lays the sidebar over the page.
MENU_JS = """
const narrow = window.matchMedia('(max-width: 767.98px)');

function shut() {
  const button = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
  if (button === null || !narrow.matches) return;
  button.click();
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('stSidebarCollapsed')) localStorage.removeItem(key);
  }
}

export default function () {
  if (window.greenroomMenu) return;
  window.greenroomMenu = true;
  // The page arrives after its menu: who opened that meanwhile wants it. Presses are counted at
  // once; as the first input they would be told only when the screen has been painted. Who has
  // chosen a page from it by now does not.
  const pressed = ['pointerdown', 'keydown'].some((kind) => performance.eventCounts?.get(kind) > 0);
  const [loaded] = performance.getEntriesByType('navigation');
  const chosen = loaded !== undefined && new URL(loaded.name).pathname !== location.pathname;
  if (!pressed || chosen) shut();
  window.addEventListener('popstate', shut);
  // By the path that the press took: what was pressed may be drawn anew before this is called.
  document.addEventListener('click', (press) => {
    if (press.composedPath().some((part) => part.dataset?.testid === 'stSidebarNavLink')) shut();
  });
}
"""

_MENU = Unseen("greenroom_menu", js=MENU_JS)


def keep_menu_out_of_the_way() -> None:
    """Shut the menu on a narrow screen whenever a page is loaded or chosen; it opens by hand, and
    stays open where that was done before the page was there."""
    _MENU("menu")
