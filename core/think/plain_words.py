"""The words of a model's reply, without the markup that a prompt cannot keep it from.

A reply is heard, read, kept and quoted: all four take it from here, so they hold the same words.
Marks may be split over tokens. What is held back is what may still become a mark, never a sentence.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable

from core.think.joined_words import JoinedWords

CODE_LEFT_OUT = "I leave the code out, since we are speaking."
"""Said once, in English, where a block of code stood; elsewhere it goes without a word."""

_LEAD = re.compile(r"[ \t>#*+\-•⁃▪◦‣_=]*")
_ITEM = re.compile(r"[>#*+\-][ \t]|[•⁃▪◦‣]")
_NUMBERED = re.compile(r"\d{1,3}[.)][ \t]")
_MAY_BE_NUMBERED = re.compile(r"\d{1,3}[.)]?\Z")
_RULE_CELL = re.compile(r"[:\-= ]*")
_LABEL = re.compile(r"\[([^\[\]\n]{0,300})\]")
_TARGET = re.compile(r"\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)")
_ANOTHER_LABEL = re.compile(r"\[[^\[\]\n]{0,100}\]")
_UNSPOKEN_LABEL = re.compile(r"\d{1,3}|\^.*|[A-Za-z ]{0,30}")
_TAG = re.compile(r"</?([A-Za-z!][\w:!-]*)(?:[\s/][^<>]{0,120})?>")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]{1,300})>")
_MAY_BE_TAG = re.compile(r"</?(?:\Z|[A-Za-z!][\w:!.-]*(?:\Z|[\s/:][^<>]{0,120}\Z))")
_UNSAID_TAGS = ("script", "style", "think", "thinking", "svg", "iframe")
_LINE_TAGS = ("br", "p", "div", "li", "ul", "ol", "tr", "hr", "h1", "h2", "h3", "h4", "h5", "h6")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_MAY_BE_ENTITY = re.compile(r"&#?\w{0,31}\Z")
_URL = re.compile(r"(?:https?://|www\.)(?:www\.)?([^\s/?#<>()\[\]\"'|*`]+)[^\s<>()\[\]\"'|*`]*")
_ESCAPED = "\\`*_{}[]()<>#+-.!|~"
_KEPT_SYMBOLS = "°©®™№℃℉"

Read = tuple[int, str | None]
"""How many letters were read and what is written for them: "" where they are left out, ``None``
where they were read for something else."""


class PlainWords:
    """Takes tokens with markup and gives plain words; one for each reply.

    Emphasis, headings, tags and emoji go; a link is told by its text, an address by its host; an
    item of a list and a row of a table become a sentence. ``language`` is an ISO 639-1 code.
    """

    def __init__(self, language: str = "en") -> None:
        self._tells_of_code = language == "en"
        self._raw = ""
        self._until = ""
        """What ends the part that is left out: a block of code, a script."""
        self._out = JoinedWords(language)

    @property
    def leaves_out(self) -> bool:
        """Whether what comes now is left out: a block of code, however long."""
        return bool(self._until)

    def push(self, token: str) -> str:
        """The words that ``token`` makes certain."""
        self._raw += token
        return self._read(final=False)

    def end(self) -> str:
        """The last words: the stream has ended."""
        return self._read(final=True) + self._out.end()

    def _read(self, final: bool) -> str:
        said = ""
        while self._raw:
            step = self._step(self._raw, final)
            if step is None:
                break
            count, words = step
            self._raw = self._raw[count:]
            if words:
                said += self._out.write(words)
            elif words is not None:
                self._out.cut()
        return said

    def _step(self, raw: str, final: bool) -> Read | None:
        """What is read of the beginning of ``raw``; ``None`` where more has to come first."""
        if self._until:
            return self._skip(raw, final)
        if raw[0].isspace():
            self._out.space(raw[0])
            return 1, None
        if self._out.begins_line:
            lead = self._lead(raw, final)
            if lead != (0, ""):
                return lead
        reader = _READERS.get(raw[0])
        if reader is not None:
            return reader(self, raw, final)
        if _is_pictogram(raw[0]):
            self._out.gap = self._out.gap or " "
            return 1, ""
        # Devanagari and Arabic join letters with the same sign that joins pictograms.
        joined = _goes_with_a_pictogram(raw[0]) and (self._out.after_cut or raw[0] != "\u200d")
        return (1, "") if joined else (1, raw[0])

    def _lead(self, raw: str, final: bool) -> Read | None:
        """The marks at the beginning of a line: of a heading, an item, a quotation, a table."""
        found = _LEAD.match(raw)
        assert found is not None
        lead, rest = found.group(), raw[found.end() :]
        if not rest:
            return (len(raw), "") if final else None
        if rest[0] == "|" and not lead.strip("-=: \t"):
            return self._row(raw, final)
        if rest[0] == "\n":
            return (len(lead), "") if lead else (0, "")
        if _MAY_BE_NUMBERED.match(rest) and not final:
            return None
        self._out.item = self._out.item or bool(_ITEM.search(lead) or _NUMBERED.match(rest))
        sign = lead[-1:] if lead[-1:] in ("-", "+") and (rest[0].isdigit()) else ""
        taken = len(lead) - len(sign)
        self._out.at_line_start = bool(taken)  # a mark may hide another one
        if taken:
            return taken, ""
        return (1, sign) if sign else (0, "")

    def _row(self, raw: str, final: bool) -> Read | None:
        """A row of a table becomes a sentence; the rule below its head goes."""
        line, broken, _ = raw.partition("\n")
        if not broken and not final:
            return None
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        self._out.item = True
        if all(_RULE_CELL.fullmatch(cell) for cell in cells):
            return len(line), ""
        self._raw = raw = ", ".join(filter(None, cells)) + raw[len(line) :]
        self._out.at_line_start = False
        return 0, None

    def _skip(self, raw: str, final: bool) -> Read | None:
        at = raw.lower().find(self._until)
        if at < 0:
            kept = 0 if final else len(self._until) - 1
            return (len(raw) - kept, "") if len(raw) > kept else None
        end = at + len(self._until)
        self._until = ""
        return end, ""

    def _backticks(self, raw: str, final: bool) -> Read | None:
        return self._fence(raw, final, "`", 1)

    def _tildes(self, raw: str, final: bool) -> Read | None:
        return self._fence(raw, final, "~", 2)

    def _fence(self, raw: str, final: bool, mark: str, least: int) -> Read | None:
        run = len(raw) - len(raw.lstrip(mark))
        if run == len(raw) and not final:
            return None
        if run < 3:
            return (run, "") if run >= least else (run, mark * run)
        self._until = mark * 3
        told = CODE_LEFT_OUT if self._tells_of_code else ""
        self._tells_of_code = False
        if told:  # a sentence of its own
            self._out.breaks = self._out.breaks or 1
        return run, told

    def _stars(self, raw: str, final: bool) -> Read | None:
        run = len(raw) - len(raw.lstrip("*"))
        if run == len(raw) and not final:
            return None
        before, after = self._out.last[-1:] if not self._out.gap else " ", raw[run : run + 1]
        between = before.isdigit() and after.isdigit()
        apart = before.isspace() and (not after or after.isspace()) and bool(self._out.last)
        return (run, "*") if run == 1 and (between or apart) else (run, "")

    def _underscores(self, raw: str, final: bool) -> Read | None:
        run = len(raw) - len(raw.lstrip("_"))
        if run == len(raw) and not final:
            return None
        joins = not self._out.gap and self._out.last[-1:].isalnum() and raw[run : run + 1].isalnum()
        return (run, "_" * run) if joins else (run, "")

    def _bar(self, raw: str, final: bool) -> Read | None:
        if len(raw) == 1 and not final:
            return None
        apart = raw[1:2].isspace() and bool(self._out.gap)
        if not apart or self._out.is_ended:
            return 1, ""
        self._out.gap, self._out.item = "", True  # a row of a table without edges
        return 1, ","

    def _bracket(self, raw: str, final: bool) -> Read | None:
        found = _LABEL.match(raw)
        if found is None:
            open_still = len(raw) < 300 and not re.search(r"[\]\n]", raw) and "[" not in raw[1:]
            return None if open_still and not final else (1, "")
        rest, label = raw[found.end() :], found[1]
        if not rest and not final:
            return None
        for opener, target in (("(", _TARGET), ("[", _ANOTHER_LABEL)):
            if rest.startswith(opener):
                told = target.match(rest)
                if told is None and "\n" not in rest and len(rest) < 2000 and not final:
                    return None
                if told is not None:
                    return self._again(raw, found.end() + told.end(), label)
        if _UNSPOKEN_LABEL.fullmatch(label):
            return found.end(), ""
        return self._again(raw, found.end(), label)

    def _again(self, raw: str, count: int, words: str) -> Read:
        """Reads ``words`` in the place of the first letters: they may hold marks themselves."""
        self._raw = words + raw[count:]
        return 0, None

    def _exclamation(self, raw: str, final: bool) -> Read | None:
        if len(raw) == 1 and not final:
            return None
        return (1, "") if raw[1:2] == "[" else (1, "!")

    def _angle(self, raw: str, final: bool) -> Read | None:
        link = _AUTOLINK.match(raw)
        if link is not None:
            return self._again(raw, link.end(), f"{link[1].removeprefix('mailto:')} ")
        found = _TAG.match(raw)
        if found is None:
            if raw.startswith("<!--"):
                self._until = "-->"
                return 4, ""
            return None if _MAY_BE_TAG.match(raw) and not final else (1, "<")
        name = found[1].lower()
        if name in _UNSAID_TAGS and not raw.startswith("</") and not found.group().endswith("/>"):
            self._until = f"</{name}>"
        if name in _LINE_TAGS:
            return self._again(raw, found.end(), "\n- " if name == "li" and raw[1] != "/" else "\n")
        return found.end(), ""

    def _ampersand(self, raw: str, final: bool) -> Read | None:
        found = _ENTITY.match(raw)
        if found is None:
            return None if _MAY_BE_ENTITY.match(raw) and not final else (1, "&")
        meant = html.unescape(found.group())
        if meant.isspace():
            return self._again(raw, found.end(), " ")
        return found.end(), meant

    def _backslash(self, raw: str, final: bool) -> Read | None:
        if len(raw) == 1 and not final:
            return None
        escapes = raw[1:2] in _ESCAPED and bool(raw[1:])
        return (2, raw[1]) if escapes else (1, raw[0])

    def _left_out(self, raw: str, final: bool) -> Read | None:
        return 1, ""

    def _address(self, raw: str, final: bool) -> Read | None:
        joined = not self._out.gap and not self._out.breaks and self._out.last[-1:].isalnum()
        starts = ("https://", "http://", "www.")
        if joined or not any(raw.startswith(start) for start in starts):
            partial = not joined and any(start.startswith(raw) for start in starts)
            return None if partial and not final else (1, raw[0])
        found = _URL.match(raw)
        if (found is None or found.end() == len(raw)) and not final:
            return None
        if found is None:
            return 1, raw[0]
        behind = len(found.group()) - len(found.group().rstrip(".,;:!?…"))
        return found.end() - behind, found[1].rstrip(".,;:!?…")


_READERS: dict[str, Callable[[PlainWords, str, bool], Read | None]] = {
    "`": PlainWords._backticks,
    "~": PlainWords._tildes,
    "*": PlainWords._stars,
    "_": PlainWords._underscores,
    "|": PlainWords._bar,
    "[": PlainWords._bracket,
    "!": PlainWords._exclamation,
    "<": PlainWords._angle,
    "&": PlainWords._ampersand,
    **dict.fromkeys("]{}", PlainWords._left_out),
    "\\": PlainWords._backslash,
    **dict.fromkeys("hw", PlainWords._address),
}


def _is_pictogram(char: str) -> bool:
    """Emoji; letters, marks and currency of every script stay, and what is read aloud."""
    return unicodedata.category(char) in ("So", "Cs", "Co") and char not in _KEPT_SYMBOLS


def _goes_with_a_pictogram(char: str) -> bool:
    return char in "\ufe0e\ufe0f\u200d\u20e3" or "\U0001f3fb" <= char <= "\U0001f3ff"
