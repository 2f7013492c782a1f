"""The inside of the reading process: bytes on its input, one JSON object on its output.

Run as ``python -m providers.documents.extract`` by ``reading`` under limits of time and memory.
It trusts nothing: what a file is, is told by its bytes, and whatever breaks here breaks alone.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from contextlib import suppress
from typing import Any

from providers.documents.limits import (
    MAX_MEMBERS,
    MAX_PAGES,
    MAX_TEXT_CHARS,
    MAX_UNPACKED_BYTES,
    MAX_UNPACKED_TIMES,
    READING_CPU_S,
    READING_MEMORY_BYTES,
)


class RefusedError(Exception):
    """The file is not read; its only argument is the fault's code."""


_ABOUT_THE_READING = (RefusedError, MemoryError, RecursionError)
"""These tell of how it is read; whatever else is raised, the file is broken."""


_HEAD_BYTES = 1024
"""Readers of PDF look for its mark so far in: some are saved with the header of a download."""
_MARKED_UP = (b"{\\rtf", b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")


def extract(data: bytes) -> dict[str, Any]:
    """``{"text", "pages", "pages_read", "cut"}`` of a document. Raises ``RefusedError``."""
    begins = data[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%PDF-" in data[:_HEAD_BYTES]:
        text, pages, read = _pdf(data)
    elif data[:4] == b"PK\x03\x04":
        text, pages, read = _docx(data), 1, 1
    elif data[:4] == b"\xd0\xcf\x11\xe0":
        raise RefusedError("document_old_word")
    elif begins.startswith(_MARKED_UP):
        raise RefusedError("document_marked_up")
    else:
        return extract_plain(data)
    return _answer(text, pages, read)


def extract_plain(data: bytes) -> dict[str, Any]:
    """The same for a text that is no file of another kind, whatever it begins with."""
    return _answer(_plain(data), 1, 1)


def _answer(text: str, pages: int, read: int) -> dict[str, Any]:
    clean = _clean(text)
    if not _says_anything(clean):
        raise RefusedError("document_without_text")
    return {
        "text": clean[:MAX_TEXT_CHARS],
        "pages": pages,
        "pages_read": read,
        "cut": len(clean) > MAX_TEXT_CHARS,
    }


def _says_anything(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _pdf(data: bytes) -> tuple[str, int, int]:
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("document_encrypted")
        pages = len(reader.pages)
        read = min(pages, MAX_PAGES)
        texts: list[str] = []
        for page in reader.pages[:read]:
            texts.append(page.extract_text() or "")
            if sum(map(len, texts)) > MAX_TEXT_CHARS:
                break
    except _ABOUT_THE_READING:
        raise
    except LimitReachedError as error:
        raise RefusedError("document_bomb") from error
    except Exception as error:
        # What a broken file makes pypdf and what is below it raise is not only its own errors.
        raise RefusedError("document_damaged") from error
    return "\n".join(texts), pages, len(texts)


def _docx(data: bytes) -> str:
    _unpacks_to_little(data)
    from providers.documents.word import read_word

    try:
        text = read_word(data)
    except _ABOUT_THE_READING:
        raise
    except Exception as error:  # its own, those of its XML, and those of a packed part
        raise RefusedError("document_damaged") from error
    if not _says_anything(text):
        raise RefusedError("document_word_without_text")
    return text


def _unpacks_to_little(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            unpacked = sum(member.file_size for member in members)
    except (zipfile.BadZipFile, ValueError) as error:
        raise RefusedError("document_damaged") from error
    if "word/document.xml" not in names:
        raise RefusedError("document_not_readable")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RefusedError("document_with_macros")
    too_much = unpacked > MAX_UNPACKED_BYTES or unpacked > MAX_UNPACKED_TIMES * len(data)
    if too_much or len(members) > MAX_MEMBERS:
        raise RefusedError("document_bomb")


def _plain(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(not (c.isprintable() or c.isspace()) for c in text)
        if odd > 0.01 * len(text) or "\x00" in text:
            continue
        if encoding == "cp1252" and _is_misread(text):
            raise RefusedError("document_other_letters")
        return text
    raise RefusedError("document_not_readable")


def _is_misread(text: str) -> bool:
    """Whether so many letters have accents as in no language that cp1252 was made for: whatever
    they stand for was written in another encoding."""
    letters = [c for c in text if c.isalpha()]
    return sum(not c.isascii() for c in letters) > _MOST_ACCENTS * len(letters)


_MOST_ACCENTS = 0.3


def _clean(text: str) -> str:
    """``text`` in lines without control characters, without lone surrogates."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    kept = ("".join(c for c in line if c.isprintable() or c == "\t") for line in lines)
    whole = "\n".join(line.replace("\t", "  ").rstrip() for line in kept).strip("\n")
    return whole.encode("utf-8", "ignore").decode("utf-8")


def _limit_this_process() -> None:
    try:
        import resource
    except ModuleNotFoundError:  # Windows has none: there the reader's clock alone ends it
        return
    for what, most in (
        (resource.RLIMIT_AS, READING_MEMORY_BYTES),
        (resource.RLIMIT_CPU, READING_CPU_S),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(what, (most, most))


def main() -> None:
    _limit_this_process()
    try:
        answer = extract(sys.stdin.buffer.read())
    except RefusedError as refused:
        answer = {"refused": str(refused)}
    except (MemoryError, RecursionError):
        answer = {"refused": "document_too_heavy"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
