"""The words of a model's reply, without the markup that a prompt cannot keep it from.

A reply is heard, read, kept and quoted: all four take it from here, so they hold the same words.
Only what is surely markup goes; marks that may be meant ("x < y", "5 * 3", "a[0]") stay, and so
does whatever stands between backticks. Marks may be split over tokens: what may still become one is
held back, about ``MOST_HELD`` letters at most.
"""

from __future__ import annotations

import re

CODE_LEFT_OUT = "I leave the code out, since we are speaking."
"""Said once, in English, where a block of code stood; elsewhere it goes without a word."""

MOST_HELD = 200

_LEAD = re.compile(r"[ \t]*(?:#{1,6}|[-*+•>])[ \t]+(?=\S)")
_RULE = re.compile(r"[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*(?=\n|\Z)")
_MAY_BE_LEAD = re.compile(r"[ \t]*+(?:#{1,6}|-+|\*+|_+|[+•>])?[ \t]*+\Z")
_EMPHASIS = re.compile(r"\*(?=[^\s*])[^*\n]{1,80}(?<=\S)\*(?!\w)")
_MAY_BE_EMPHASIS = re.compile(r"\*(?:[^\s*][^*\n]{0,80}\*?)?\Z")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,100})\]\([^()\s]*\)")
_MAY_BE_LINK = re.compile(r"!?(?:\[[^\[\]\n]{0,100}(?:\](?:\([^()\s]*)?)?)?\Z")
_TAG = re.compile(
    r"</?(?:(b|i|u|em|strong|code|br|p|ul|ol|li|h[1-6]|think|thinking)\s*/?"
    r"|(a|img|div|span|script|style|iframe|svg)(?:\s[^<>\n]{0,150})?)>",
    re.IGNORECASE,
)
_MAY_BE_TAG = re.compile(
    r"</?(?:[A-Za-z]{0,8}|h[1-6]|(?:[A-Za-z]{1,6})\s[^<>\n]{0,150})/?\Z", re.IGNORECASE
)
_UNSAID_TAGS = ("script", "style", "think", "thinking", "svg", "iframe")
_ESCAPED = "*_`#[]<>"
_MARKS = re.compile(r"[\n`*\[!<\\]")


class PlainWords:
    """Takes tokens with markup and gives plain words; one for each reply.

    An item of a list and a heading get a full stop where they have no mark. ``language`` is an ISO
    639-1 code.
    """

    def __init__(self, language: str = "en") -> None:
        self._tells_of_code = language == "en"
        self._full_stop = {"zh": "。", "ja": "。", "hi": "।"}.get(language, ".")
        self._raw = ""
        self._last = ""
        """The last letter that was written."""
        self._until = ""
        """What ends the part that is left out: a block of code, a script."""
        self._begins_line = True
        self._is_item = False

    def push(self, token: str) -> str:
        """The words that ``token`` makes certain."""
        self._raw += token
        return self._read(final=False)

    def end(self) -> str:
        """The last words: the stream has ended."""
        return self._read(final=True) + self._write(self._end_of_line())

    def _read(self, final: bool) -> str:
        said = ""
        while self._raw:
            words = self._step(final)
            if words is None:
                break
            said += self._write(words)
        return said

    def _write(self, words: str) -> str:
        self._last = words[-1:] or self._last
        return words

    def _take(self, count: int) -> str:
        taken, self._raw = self._raw[:count], self._raw[count:]
        return taken

    def _step(self, final: bool) -> str | None:
        """Reads the beginning of what has come: what is written for it; ``None`` to wait."""
        if self._until:
            return self._skip(final)
        if self._begins_line:
            return self._lead(final)
        found = _MARKS.search(self._raw)
        if found is None:
            return self._take(len(self._raw))
        if found.start():
            return self._take(found.start())
        mark = self._raw[0]
        if mark == "\n":
            self._take(1)
            self._begins_line = True
            return self._end_of_line() + "\n"
        if mark == "`":
            return self._backticks(final)
        if mark == "*":
            return self._stars(final)
        if mark == "\\":
            return self._backslash(final)
        return self._tag(final) if mark == "<" else self._link(final)

    def _end_of_line(self) -> str:
        stops = self._is_item and self._last.isalnum()
        self._is_item = False
        return self._full_stop if stops else ""

    def _skip(self, final: bool) -> str | None:
        at = self._raw.lower().find(self._until)
        if at >= 0:
            self._take(at + len(self._until))
            self._until = ""
            return ""
        kept = 0 if final else len(self._until) - 1
        if len(self._raw) <= kept:
            return None
        self._take(len(self._raw) - kept)
        return ""

    def _lead(self, final: bool) -> str | None:
        """The marks at the beginning of a line: of a heading, an item, a quotation."""
        if not final and _MAY_BE_LEAD.match(self._raw):
            return None
        found = _RULE.match(self._raw) or _LEAD.match(self._raw)
        if found is not None:  # another mark may stand behind it
            mark = self._take(found.end())
            self._is_item = self._is_item or ">" not in mark
            self._begins_line = bool(self._raw)
            return ""
        self._begins_line = False
        return ""

    def _backticks(self, final: bool) -> str | None:
        run = len(self._raw) - len(self._raw.lstrip("`"))
        if run == len(self._raw) and not final:
            return None
        if run >= 3:
            self._take(run)
            self._until = "`" * run
            told = CODE_LEFT_OUT if self._tells_of_code else ""
            self._tells_of_code = False
            return told if not told or not self._last or self._last.isspace() else f" {told}"
        line, *_ = self._raw[:MOST_HELD].split("\n")  # as much as would have been waited for
        at = line.find("`" * run, run)
        if at < 0:
            waits = not final and "\n" not in self._raw and len(self._raw) < MOST_HELD
            return None if waits else self._dropped(run)
        self._take(run)
        return self._take(at)[: at - run]

    def _stars(self, final: bool) -> str | None:
        run = len(self._raw) - len(self._raw.lstrip("*"))
        if run == len(self._raw) and not final:
            return None
        if run == 1:
            if not final and _MAY_BE_EMPHASIS.match(self._raw):
                return None
            found = _EMPHASIS.match(self._raw)
            if found is None or self._last.isalnum():
                return self._take(1)
            self._raw = found.group()[1:-1] + self._raw[found.end() :]
            return ""
        after = self._raw[run : run + 1]
        apart = (not self._last or self._last.isspace()) and (not after or after.isspace())
        between = self._last.isdigit() and after.isdigit()
        return self._take(run) if apart or between else self._dropped(run)

    def _dropped(self, count: int) -> str:
        self._take(count)
        return ""

    def _link(self, final: bool) -> str | None:
        if not final and _MAY_BE_LINK.match(self._raw) and len(self._raw) < MOST_HELD:
            return None
        found = _LINK.match(self._raw)
        if found is None:
            return self._take(1)
        self._raw = found[1] + self._raw[found.end() :]
        return ""

    def _tag(self, final: bool) -> str | None:
        if not final and _MAY_BE_TAG.match(self._raw):
            return None
        found = _TAG.match(self._raw)
        if found is None:
            return self._take(1)
        tag = self._take(found.end()).lower()
        name = (found[1] or found[2]).lower()
        if name in _UNSAID_TAGS and tag[1] != "/":
            self._until = f"</{name}>"
        if name in ("br", "p", "div", "li"):
            self._raw = "\n" + self._raw
        return ""

    def _backslash(self, final: bool) -> str | None:
        if len(self._raw) == 1 and not final:
            return None
        escapes = self._raw[1:2] in tuple(_ESCAPED)
        return self._take(2)[1:] if escapes else self._take(1)
