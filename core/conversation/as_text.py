"""Text of people and models in Markdown: its letters, and nothing that they could mean there."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_\[\]<>~|#&!$])")
_JOINER = "\u2060"
_WEB = re.compile(r"(www)\.", re.IGNORECASE)
_BEGINS_A_LIST = re.compile(r"^([+\-=]|\d+[.)])")


def as_code(text: str) -> str:
    """``text`` as a block of code in Markdown, its lines and their indentation as they are.

    The fence is longer than any in ``text``, so nothing inside ends it.
    """
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence, *text.splitlines(), fence])


def as_text(text: str) -> str:
    """``text`` so that Markdown shows exactly its letters; line breaks become spaces.

    Every mark that could begin something is escaped, so that nothing that was said can become
    a link, an image, a heading or a list; GitHub makes links of bare addresses as well. Those of
    mail and names after "@" it looks for when all escapes are gone: there an unseen joiner stands
    after the "@".
    """
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    flat = flat.replace("@", f"@{_JOINER}")
    flat = _WEB.sub(r"\1\\.", flat.replace("://", "\\://"))
    return _BEGINS_A_LIST.sub(lambda m: f"{m[0][:-1]}\\{m[0][-1]}", flat)
