"""Words that stood apart by marks and lines, joined as sentences that can be read aloud."""

from __future__ import annotations

_ENDS = ".!?…:;,。！？।؟，；："
_CLOSING = "\"'”’»)]）」』"
_FULL_STOPS = {"zh": "。", "ja": "。", "hi": "।"}
_LINE_BREAKS = "\n\r\v\f\u2028\u2029"


class JoinedWords:
    """Takes words, white space and what is left out, and tells what parts each word from the last.

    A line that ends without a mark gets a full stop where a list, a heading or a table says so, or
    where the next one begins anew; a line that was only wrapped does not.
    """

    def __init__(self, language: str) -> None:
        self.last = ""
        """The last letters that were written."""
        self.gap = ""
        """White space since."""
        self.breaks = 0
        """Line breaks since."""
        self.at_line_start = True
        self.after_cut = False
        self.item = False
        """Whether this line is a sentence by itself, whatever it ends with."""
        self._item_before = False
        self._hugs = False
        self._unspaced = language in ("zh", "ja")
        self._full_stop = _FULL_STOPS.get(language, ".")

    @property
    def begins_line(self) -> bool:
        """Whether nothing of this line was read yet."""
        return self.at_line_start and (self.breaks > 0 or not self.last)

    @property
    def is_ended(self) -> bool:
        """Whether what was written ends with a mark."""
        bare = self.last.rstrip(_CLOSING) or self.last
        return bare[-1:] in _ENDS

    def write(self, words: str) -> str:
        """``words`` with what parts them from those before."""
        between = self._between(words[0])
        self.last = (self.last + between + words)[-8:]
        self.gap, self.breaks = "", 0
        self.after_cut = self._hugs = self.at_line_start = False
        return between + words

    def space(self, char: str) -> None:
        if char in _LINE_BREAKS:
            if not self.breaks:
                self._item_before, self.item = self.item, False
            self.breaks += char != "\r"
            self.at_line_start = True
        elif not self.gap:
            self.gap = " " if char == "\t" else char

    def cut(self) -> None:
        """Something is left out here."""
        self.after_cut, self._hugs = True, bool(self.gap)

    def end(self) -> str:
        """What stands behind the last word."""
        listed = self._item_before if self.breaks else self.item
        if listed and self.last and not self.is_ended:
            return self._full_stop
        return "" if self.breaks else self.gap

    def _between(self, following: str) -> str:
        if not self.last:
            return ""
        if not self.breaks:
            return "" if self._hugs and following in ",.!?;:" else self.gap
        wrapped = following.islower() and self.breaks == 1
        listed = self.item or self._item_before
        stop = self._full_stop if not self.is_ended and (listed or not wrapped) else ""
        return stop if self._unspaced else f"{stop} "
