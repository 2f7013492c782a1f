"""The sentence chunker: cuts a stream of tokens into pieces worth synthesizing.

Whether a full stop ends a sentence is sentencex's knowledge (13 languages, abbreviations,
quotes). This module adds what a stream needs: it decides as soon as the first visible character
after a possible end is known, never later, and never emits half of something that the next
token would have joined ("3" + ".5", "Jane" + ".Doe@example.com", ". . .").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.speak import abbreviations
from core.speak.line_breaks import is_wrapped, unwrapped
from core.speak.list_items import begins_item, is_marker, item_starts, may_open_item
from core.speak.missing_spaces import is_missing_space, missing_spaces
from core.speak.quotations import goes_on, is_ideographic, more_ends
from core.speak.sentences import sentence_ends

_ENDS = ".!?…。！？．｡।॥؟۔~～〜♪|"
_CLOSERS = "\"'”’»)]}」』）］】〉》*_"
_WIDE_ENDS = "。！？．｡।॥؟۔"
# An end (with what closes after it), or a line break, and the first visible character after it.
_CANDIDATE = re.compile(
    rf"(?:[{_ENDS}][{re.escape(_CLOSERS)}]*|\)\)|\n"
    r"|[ㅋㅎㅠㅜ^]|[wｗ](?=[\u3040-\u9fff])|[笑泣汗爆涙苦][)）])"
    rf"\s*(?:[’'][stn]\s|(?<=\s)(?:[\"'»]|[*_]{{1,3}}\s?)|[*_]{{2}})?[^\s{re.escape(_CLOSERS)}]"
)
_GO_ON = ".,;:!?。，、；：！？"
# "**so**", "_so_"; neither "2 * 3" nor "snake_case" nor "* an item".
_EMPHASIS = re.compile(
    r"(?<=[^*\s])\*+(?!\*)|(?<!\*)\*+(?=[^*\s])|(?<!\w)_+(?=[^_\s])|(?<=[^_\s])_+(?!\w)"
)
_LONG_SPACE = re.compile(r"\s{2,}")
# "(It worked.) Then": sentencex sees no end here.
_CLOSED_BRACKET = re.compile(r"[.!?…।؟][)\]]\s+(?=[^\W\d_a-z])")
# An ellipsis, two letters and fewer, or stops inside a word: a small letter after it goes on.
_SHORTENED = re.compile(r"(?:…|\.\s?\.|(?<!\w)\w{1,2}\.|\w\.(?:\s|-)?\w{1,3}\.)\s*$")
# Where a long sentence may be cut for the first chunk: a clause mark between words.
_CLAUSE_END = re.compile(r"(?<=[^\W\d_])[,;:](?=\s+[^\W\d_])|(?<=\w)\s[–—](?=\s+\w)|[、，；：]")
_SHORTEST_CLAUSE_CHARS = 25
_DUTCH_OPENER = re.compile(r"[’'][stn]\s")
_DUTCH_TAIL = re.compile(r"[’'][stn]\s?$")


@dataclass(frozen=True)
class ChunkSize:
    """How many sentences go into one chunk.

    The first chunk is short, so that sound starts early; later ones are longer, because a
    synthesizer sounds better with context. Between ``least`` and ``most`` sentences are taken:
    the chunk closes at ``least`` once it has ``enough_chars`` characters.
    """

    first: int = 1
    least: int = 2
    most: int = 3
    enough_chars: int = 80

    def __post_init__(self) -> None:
        if not (self.first >= 1 and 1 <= self.least <= self.most):
            raise ValueError(f"not a chunk size: {self}")


ONE_SENTENCE = ChunkSize(first=1, least=1, most=1)


class SentenceChunker:
    """Turns tokens into chunks of whole sentences; ``push`` each token, then ``flush`` once.

    ``language`` is an ISO 639-1 code. A text that never ends a sentence is cut at a space once
    it has ``max_sentence_chars``, so that a voice is never kept waiting for ever. The chunks,
    joined, hold every visible character of the tokens in order. Not thread-safe: one a reply.
    With ``clause_after_chars`` the first chunk ends at a clause once its sentence is longer, so
    that a reply that begins with a long sentence is not waited for.
    """

    def __init__(
        self,
        language: str = "en",
        size: ChunkSize | None = None,
        max_sentence_chars: int = 400,
        clause_after_chars: int | None = None,
    ) -> None:
        self.language = language
        self._size = size or ChunkSize()
        self._max_sentence_chars = max_sentence_chars
        self._clause_after_chars = clause_after_chars
        self._buffer = ""
        self._scanned = 0  # no candidate starts before this offset of the buffer
        self._sentences: list[str] = []
        self._chunks_out = 0

    def push(self, token: str) -> list[str]:
        """The chunks that ``token`` completes, mostly none."""
        held = self._buffer.rstrip()
        self._buffer = held + _squeezed(self._buffer[len(held) :] + token)
        chunks: list[str] = []
        while (end := self._sentence_end()) is not None:
            sentence, self._buffer = unwrapped(self._buffer[:end]), self._buffer[end:]
            self._scanned = 0
            if sentence:
                self._sentences.append(sentence)
                chunks += self._take_chunk()
        return chunks or self._first_clause()

    def _first_clause(self) -> list[str]:
        limit = self._clause_after_chars
        if limit is None or self._chunks_out or self._sentences or len(self._buffer) <= limit:
            return []
        ends = (match.end() for match in _CLAUSE_END.finditer(self._buffer))
        end = next((end for end in ends if end >= _SHORTEST_CLAUSE_CHARS), None)
        if end is None:
            return []
        clause, self._buffer = unwrapped(self._buffer[:end]), self._buffer[end:]
        self._scanned = 0
        self._chunks_out += 1
        return [clause]

    def flush(self) -> list[str]:
        """What is left when the tokens have ended; the chunker is then as new."""
        rest = [piece for piece in self._segments(self._buffer) if piece]
        self._buffer, self._scanned = "", 0
        chunks: list[str] = []
        for sentence in rest:
            self._sentences.append(sentence)
            chunks += self._take_chunk()
        if self._sentences:
            chunks.append(" ".join(self._sentences))
        self._sentences, self._chunks_out = [], 0
        return chunks

    def _take_chunk(self) -> list[str]:
        count = len(self._sentences)
        text = " ".join(self._sentences)
        if self._chunks_out == 0:
            full = count >= self._size.first
        else:
            long_enough = len(text) >= self._size.enough_chars
            full = count >= self._size.most or (count >= self._size.least and long_enough)
        if not full:
            return []
        self._sentences = []
        self._chunks_out += 1
        return [text]

    def _sentence_end(self) -> int | None:
        """The offset in the buffer where its first sentence certainly ends."""
        text = self._buffer
        found = _CANDIDATE.search(text, max(0, self._scanned - 1))
        if found is not None or may_open_item(self._buffer):
            for end in self._boundaries(text):
                if self._is_complete(text[:end], text[end:]):
                    return end
        else:
            # Ends at the tail may become candidates with the next token: look at them again.
            self._scanned = _closed_length(text)
        return self._hard_cut(text)

    def _hard_cut(self, text: str) -> int | None:
        """The last space within the allowed length, once a sentence is longer than that."""
        if len(text) <= self._max_sentence_chars:
            return None
        space = text.rfind(" ", 1, self._max_sentence_chars)
        return space + 1 if space > 0 and text[:space].strip() else None

    def _segments(self, text: str) -> list[str]:
        """All sentences of a finished text, stripped."""
        pieces, start = [], 0
        for end in self._boundaries(text):
            if self._is_complete(text[start:end], text[end:], finished=True):
                pieces.append(unwrapped(text[start:end]))
                start = end
        pieces.append(unwrapped(text[start:]))
        return pieces

    def _is_complete(self, sentence: str, after: str, finished: bool = False) -> bool:
        return (
            _is_confirmed(sentence, after, self.language)
            and not is_wrapped(sentence, after, self.language)
            and not goes_on(sentence, after, self.language, finished)
        )

    def _boundaries(self, text: str) -> Iterator[int]:
        """Offsets where a sentence may end: sentencex's, line breaks, and list items."""
        starts, item_texts = item_starts(text)
        ends = starts | abbreviations.ends(text, self.language)
        ends.update(match.end() for match in re.finditer(r"\n+", text))
        ends.update(match.end() for match in _CLOSED_BRACKET.finditer(text))
        ends.update(sentence_ends(text, self.language))
        ends.update(more_ends(text, self.language))
        ends.update(missing_spaces(text, self.language))
        ends -= {0, len(text)} | item_texts
        ends -= abbreviations.never_ends(text, self.language)
        return iter(sorted(ends))


def chunk_text(text: str, language: str = "en", size: ChunkSize | None = None) -> list[str]:
    """The chunks of a finished text."""
    return list(chunk_tokens([text], language, size))


def chunk_tokens(
    tokens: Iterable[str], language: str = "en", size: ChunkSize | None = None
) -> Iterator[str]:
    """The chunks of a stream of tokens, each as soon as it is complete."""
    chunker = SentenceChunker(language, size)
    for token in tokens:
        yield from chunker.push(token)
    yield from chunker.flush()


def _squeezed(text: str) -> str:
    """``text`` without runs of white space, which would cost every search below dearly: of one
    with line breaks one is left, or two where an empty line parts paragraphs."""
    return _LONG_SPACE.sub(lambda run: "\n" * min(2, run[0].count("\n")) or " ", text)


def _closed_length(text: str) -> int:
    """How much of ``text`` stands before its trailing ends, closers and white space."""
    length = len(text)
    if opening := _DUTCH_TAIL.search(text, max(0, length - 3)):
        length = opening.start()
    while length and (text[length - 1].isspace() or text[length - 1] in _ENDS + _CLOSERS):
        length -= 1
    return length


def _is_confirmed(sentence: str, after: str, language: str) -> bool:
    """Whether what follows leaves no doubt that ``sentence`` is complete."""
    visible, said = after.lstrip(), sentence.rstrip()
    if not visible or not said.rstrip(_CLOSERS) or is_marker(sentence):
        return False
    if said[-1] in "*_" and _is_emphasizing(said):
        return False  # the marks open what follows
    if visible[0] in _GO_ON or (visible[0] in _CLOSERS and not _opens_next(sentence, visible)):
        return False  # an ellipsis or a quotation is still going on
    if visible[0].islower() and _is_shortened(sentence, visible):
        return False
    if visible[0] in "—–" and said[-1] in _CLOSERS and "\n" not in sentence[len(said) :]:
        return False  # Russian: who said it follows the quotation behind a dash
    if said[-1] == "．" and visible[0].isdecimal():
        return False  # "３８．５"
    # Without a space after it a full stop is inside something: "3.5", "Jane.Doe@example.com".
    spaced = sentence[-1].isspace() or after[0].isspace()
    wide = sentence[-1] in _WIDE_ENDS or sentence.rstrip(_CLOSERS)[-1:] in _WIDE_ENDS
    laughed = sentence[-1] in "wｗ)）" and len(sentence) in more_ends(sentence + after, language)
    return (
        spaced
        or wide
        or laughed
        or (sentence[-1] in ".!?…~～〜♪" and is_ideographic(visible[0]))
        or is_missing_space(sentence + after, len(sentence), language)
    )


def _is_shortened(sentence: str, visible: str) -> bool:
    """Whether ``sentence`` goes on with a small letter: "I was . . . not sure", "c.-à-d. presque".

    Whoever begins it with a large one begins the next so, unless with "iPhone".
    """
    if _SHORTENED.search(sentence):
        return True
    first = next((letter for letter in sentence if letter.isalpha()), "")
    said = sentence.rstrip(" ")
    alike = first.isupper() and said.rstrip(_CLOSERS)[-1] in ".!?"
    return alike and not visible[1:2].isupper() and not begins_item(visible)


def _is_emphasizing(sentence: str) -> bool:
    """Whether marks of emphasis are open at its end."""
    return len(_EMPHASIS.findall(sentence)) % 2 == 1


def _opens_next(sentence: str, visible: str) -> bool:
    """Whether a mark that else closes begins a quotation: a space stands before it and none is
    open, or it is the apostrophe of the Dutch "’s Avonds"."""
    if _DUTCH_OPENER.match(visible):
        return True
    if visible[0] in "*_":
        return not _is_emphasizing(sentence) or "\n" in sentence[len(sentence.rstrip()) :]
    if not sentence[-1].isspace() or not visible[1:2].isalnum():
        return False
    if visible[0] == "»":
        return sentence.count("«") == sentence.count("»")
    return visible[0] == "'" or (visible[0] == '"' and sentence.count('"') % 2 == 0)
