"""How soon the first page is there, counted from the server's first answer.

    python -m benchmarks.first_page [--runs N] [--json]

Starts the app with empty folders, so that the models have to be unpacked and loaded, waits
until the server answers, opens the page in Chromium and stops the clock when the start button
can be pressed. ``warm_when_seen`` tells in how many runs the engines were already loaded.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from benchmarks.printing import print_figures
from tests.browser.app_server import CHROMIUM_FLAGS, find_chromium, running_app


def first_page_s(chromium: str) -> tuple[float, bool]:
    """Seconds until the page can be used, and whether the recogniser was loaded by then."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS)) as browser,
        running_app(Path(folder) / "data", Path(folder) / "cache") as app,
    ):
        page = browser.new_page()
        started_s = time.perf_counter()
        page.goto(app.url)
        page.get_by_role("button", name="Start the interview").wait_for()
        taken_s = time.perf_counter() - started_s
        return taken_s, "engine='speech recogniser'" in app.log_text()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        parser.error("no Chromium found: install it or name it in $CHROMIUM")
    runs = [first_page_s(chromium) for _ in range(arguments.runs)]
    times = [taken_s for taken_s, _ in runs]
    result = {
        "first_page_s": round(median(times), 2),
        "slowest_s": round(max(times), 2),
        "runs": len(runs),
        "warm_when_seen": sum(warm for _, warm in runs),
    }
    print_figures(result, arguments.json)


if __name__ == "__main__":
    main()
