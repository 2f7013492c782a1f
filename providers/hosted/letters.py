"""Letters as they can be kept: servers send halves of them."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")


def whole_letters(text: str) -> str:
    """``text`` without halves of characters.

    A server that cuts its stream inside an emoji sends one half in each of two JSON strings. Alone
    such a half is no character: nothing can encode it, so it could be neither kept nor spoken.
    """
    return _HALF.sub("", text)
