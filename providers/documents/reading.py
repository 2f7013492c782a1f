"""Reading a document: in a process of its own, with an end, and with a sentence for each fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import structlog

from core.conversation.errors import DocumentError, Kind
from core.ground.documents import Document, DocumentKind
from core.sentence import Sentence, say
from providers.documents.extract import RefusedError, extract_plain
from providers.documents.limits import MAX_FILE_BYTES, MAX_PAGES, READING_S

log = structlog.get_logger()

_ROOT = Path(__file__).resolve().parents[2]
# The reader of a hostile file is given no key and no token: only what an interpreter may need to
# begin and to find its libraries, on Linux, macOS and Windows.
_PYTHON_NEEDS = (
    *("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"),
    *("SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "COMSPEC", "PATHEXT"),
    *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES"),
    *("PYTHONHOME", "PYTHONPATH", "PYTHONUSERBASE", "PYTHONNOUSERSITE", "PYTHONPLATLIBDIR"),
    *("PYTHONUTF8", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "PYTHONHASHSEED"),
    *("__PYVENV_LAUNCHER__", "VIRTUAL_ENV", "CONDA_PREFIX"),
)
_PASTE = say("Paste its text instead, or save it as a PDF with text or as DOCX.")
_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "document_empty": (say("This file is empty."), say("Choose another file, or paste the text.")),
    "document_too_large": (
        say("This file is larger than {most} MB.", most=MAX_FILE_BYTES // 1024 // 1024),
        say("Save it without pictures, or paste its text instead."),
    ),
    "document_without_text": (
        say("There is no text in this file; it may be a scan, a picture of a page."),
        _PASTE,
    ),
    "document_word_without_text": (
        say("There is no text in this Word file; it may hold pictures alone."),
        _PASTE,
    ),
    "document_marked_up": (
        say("This is a web page or an RTF file, which is not read here."),
        _PASTE,
    ),
    "document_other_letters": (
        say("The letters of this text file are stored in a way that cannot be told."),
        say("Save it as UTF-8, as PDF or as DOCX, or paste its text instead."),
    ),
    "document_encrypted": (
        say("This PDF is locked with a password."),
        say("Save a copy without a password, or paste its text instead."),
    ),
    "document_damaged": (say("This file is damaged and cannot be read."), _PASTE),
    "document_with_macros": (
        say("This Word file holds macros, and such files are not opened here."),
        say("Save it as .docx without macros, or paste its text instead."),
    ),
    "document_old_word": (
        say("This is an old Word file (.doc)."),
        say("Save it as .docx or PDF, or paste its text instead."),
    ),
    "document_bomb": (say("This file unpacks to far more than a document holds."), _PASTE),
    "document_too_heavy": (say("This file takes too much time or memory to read."), _PASTE),
    "document_not_readable": (say("This is no PDF, DOCX, Markdown or text file."), _PASTE),
}


def read_document(kind: DocumentKind, name: str, data: bytes) -> Document:
    """The text of a document, whatever its name ends in: what it is, its bytes tell.

    Blocks for up to ``READING_S``. Raises ``DocumentError``; nothing of a refused file is kept.
    """
    _check_size(data)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "providers.documents.extract"],
            input=data,
            capture_output=True,
            timeout=READING_S,
            cwd=_ROOT,
            env={name: os.environ[name] for name in _PYTHON_NEEDS if name in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _refused("document_too_heavy") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:  # it was ended by a limit, or broke
        log.warning("document_reader_ended", returncode=done.returncode)
        raise _refused("document_too_heavy") from error
    if "refused" in answer:
        raise _refused(answer["refused"])
    return Document(kind, name, answer["text"], _notice(answer))


def pasted_document(kind: DocumentKind, text: str) -> Document:
    """A text that was pasted. Raises ``DocumentError`` when there is none, or far too much.

    It is no file that could be made to harm whoever reads it, so it needs no other process.
    """
    data = text.encode("utf-8", "ignore")
    _check_size(data)
    try:
        answer = extract_plain(data)
    except RefusedError as refused:
        raise _refused(str(refused)) from refused
    return Document(kind, "pasted text", answer["text"], _notice(answer))


def _check_size(data: bytes) -> None:
    if not data.strip():
        raise _refused("document_empty")
    if len(data) > MAX_FILE_BYTES:
        raise _refused("document_too_large")


def _notice(answer: dict[str, int | bool]) -> str:
    pages, read = int(answer["pages"]), int(answer["pages_read"])
    if read < pages:
        return say(
            "Only the first {read} of {pages} pages were read (at most {most} are).",
            read=read,
            pages=pages,
            most=MAX_PAGES,
        )
    return say("Only its beginning was read: it is very long.") if answer["cut"] else ""


def _refused(code: str) -> DocumentError:
    message, next_step = _FAULTS[code]
    return DocumentError(Kind.INVALID_INPUT, code, message, next_step)
