"""Messages of the server that never reach the page, as on a machine that is too busy."""

from __future__ import annotations

import struct

from playwright.sync_api import Page, WebSocketRoute


def timer(every_s: float) -> bytes:
    """What stands within the message that has a fragment drawn anew ``every_s``."""
    return struct.pack("<f", every_s)


class Losing:
    """Between ``begin`` and ``end`` what holds one of ``marks`` is lost on its way to ``page``."""

    def __init__(self, page: Page, *marks: bytes) -> None:
        self._marks, self._on = marks, False
        self.lost: set[bytes] = set()
        page.route_web_socket("**/_stcore/stream", self._route)

    def begin(self) -> None:
        self._on = True

    def end(self) -> None:
        self._on = False

    def _route(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            found = {mark for mark in self._marks if self._on and mark in message}  # type: ignore[operator]
            self.lost |= found
            if not found:
                page.send(message)

        server.on_message(pass_on)
