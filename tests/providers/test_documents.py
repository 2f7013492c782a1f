"""Documents of every sort are read in a process of their own, or refused in one clear sentence."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from core.conversation.errors import DocumentError, Kind, Stage
from core.ground.documents import DocumentKind
from providers.documents import reading
from providers.documents.extract import RefusedError, extract
from providers.documents.limits import MAX_FILE_BYTES, MAX_PAGES, MAX_TEXT_CHARS
from providers.documents.reading import _FAULTS, pasted_document, read_document

LINE = "Led a team of four nurses on nights"


def pdf(pages: int = 1, text: str = LINE) -> bytes:
    paper = FPDF()
    paper.set_font("Helvetica", size=12)
    for _ in range(pages):
        paper.add_page()
        if text:
            paper.multi_cell(0, 8, text)
    return bytes(paper.output())


def locked_pdf() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(*, macros: bool = False, huge: bool = False, empty: bool = False) -> bytes:
    word = Word()
    if not empty:
        word.add_heading("Experience")
        word.add_paragraph(LINE, style="List Bullet")
        table = word.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Skills", "stock systems"
    out = io.BytesIO()
    word.save(out)
    if macros or huge:
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
            if macros:
                archive.writestr("word/vbaProject.bin", b"x")
            if huge:
                archive.writestr("word/media/a.bin", bytes(80 * 1024 * 1024))
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def template_docx() -> bytes:
    """As templates of résumés are made: nothing of it is a plain paragraph of the body."""
    word = Word()
    word.sections[0].header.paragraphs[0].text = "Jo Doe"
    control = f"<w:sdt {_W}><w:sdtContent>{_paragraph('in a control')}</w:sdtContent></w:sdt>"
    box = f"<w:txbxContent {_W}>{_paragraph('in a box')}</w:txbxContent>"
    boxed = (
        f"<w:p {_W} {_MC}><w:r><w:t>beside a box</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        f"</mc:AlternateContent></w:r><w:del><w:r><w:t>taken out</w:t></w:r></w:del></w:p>"
    )
    for xml in (boxed, control):
        word.element.body.insert(0, parse_xml(xml))
    word.add_table(rows=1, cols=1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "in a table's table"
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p {_W}><w:r><w:t>{LINE}</w:t><w:tab/><w:t>{text}</w:t></w:r></w:p>"


def damaged_docx() -> bytes:
    """Its list of parts is whole; the packed text is not."""
    data = bytearray(docx())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo("word/document.xml")
    begin = part.header_offset + 30 + len(part.filename)
    for at in range(begin + 20, begin + 60):
        data[at] ^= 0xFF
    return bytes(data)


def other_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", LINE)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pdf(),
        docx(),
        LINE.encode(),
        f"# Me\n\n- {LINE}\n".encode("utf-8-sig"),
        LINE.encode("utf-16"),
        f"Café\r\n{LINE}\r\n".encode("cp1252"),
    ],
    ids=["pdf", "docx", "text", "markdown with a mark", "utf-16", "cp1252"],
)
def test_what_a_file_is_its_bytes_tell_and_not_its_name(data: bytes) -> None:
    document = read_document(DocumentKind.RESUME, "whatever.exe", data)
    assert LINE in document.text
    assert document.notice == ""


def test_lists_and_tables_of_a_word_file_come_in_their_order() -> None:
    lines = read_document(DocumentKind.RESUME, "cv.docx", docx()).text.splitlines()
    assert lines == ["Experience", f"- {LINE}", "Skills", "stock systems"]


def test_nothing_is_lost_of_a_word_file_that_was_made_from_a_template() -> None:
    """Breaks when only plain paragraphs are read, or when a box is read twice."""
    lines = read_document(DocumentKind.RESUME, "cv.docx", template_docx()).text.splitlines()
    kept = ["Jo Doe", f"{LINE}  in a control", "beside a box", f"{LINE}  in a box"]
    assert [line for line in lines if line] == [*kept, "in a table's table"]


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_pdf_that_something_stands_before_is_still_one(before: bytes) -> None:
    assert read_document(DocumentKind.JOB, "job.pdf", before + pdf()).text == LINE


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: b"", "document_empty"),
        (lambda: b" \n", "document_empty"),
        (lambda: b"a" * (MAX_FILE_BYTES + 1), "document_too_large"),
        (lambda: pdf(text=""), "document_without_text"),
        (lambda: b"--- ***", "document_without_text"),
        (lambda: docx(empty=True), "document_word_without_text"),
        (lambda: b"{\\rtf1\\ansi " + LINE.encode() + b"}", "document_marked_up"),
        (lambda: b"\n<!DOCTYPE html><html><p>" + LINE.encode(), "document_marked_up"),
        (lambda: "Руководил отделом закупок".encode("cp1251"), "document_other_letters"),
        (locked_pdf, "document_encrypted"),
        (lambda: pdf()[:200], "document_damaged"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "document_damaged"),
        (lambda: docx()[:900], "document_damaged"),
        (damaged_docx, "document_damaged"),
        (lambda: docx(macros=True), "document_with_macros"),
        (lambda: docx(huge=True), "document_bomb"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "document_old_word"),
        (other_zip, "document_not_readable"),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "document_not_readable"),
        (lambda: b"\x7fELF" + bytes(2000), "document_not_readable"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_a_way_on(
    data: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(DocumentKind.JOB, "job.pdf", data())
    error = caught.value
    assert (error.stage, error.kind, error.code) == (Stage.DOCUMENTS, Kind.INVALID_INPUT, code)
    assert error.message.endswith(".") and error.next_step.endswith(".")
    assert not error.retryable


def test_of_five_hundred_pages_the_first_are_read_and_it_is_said() -> None:
    document = read_document(DocumentKind.RESUME, "long.pdf", pdf(500))
    assert f"first {MAX_PAGES} of 500 pages" in document.notice
    assert document.text.count(LINE) == MAX_PAGES


def test_of_a_very_long_text_the_beginning_is_read_and_it_is_said() -> None:
    document = pasted_document(DocumentKind.JOB, "word " * MAX_TEXT_CHARS)
    assert len(document.text) == MAX_TEXT_CHARS
    assert "very long" in document.notice


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "READING_S", 0.001)
    with pytest.raises(DocumentError, match="too much time") as caught:
        read_document(DocumentKind.JOB, "a.txt", LINE.encode())
    assert caught.value.code == "document_too_heavy"


def test_a_page_that_unpacks_without_end_is_stopped_by_its_limits() -> None:
    """A PDF whose one stream unpacks to a gigabyte: the page's process ends, ours does not."""
    import zlib

    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(bytes(1 << 24)) for _ in range(64)) + packer.flush()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\n" % table
    with pytest.raises(DocumentError) as caught:
        read_document(DocumentKind.JOB, "bomb.pdf", body)
    assert caught.value.code in ("document_damaged", "document_too_heavy", "document_without_text")


def test_control_characters_are_left_out() -> None:
    found = extract(f"ab\x07cd\nefg {LINE * 9}".encode())
    assert found["text"].startswith("abcd\nefg")


@pytest.mark.parametrize("whole", [pdf(), docx()], ids=["pdf", "docx"])
def test_a_damaged_file_is_read_or_refused_and_never_breaks_its_reader(whole: bytes) -> None:
    rng = random.Random(11)
    refused = 0
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(8):
            data[rng.randrange(8, len(data))] ^= 1 << rng.randrange(8)
        try:
            extract(bytes(data))
        except RefusedError:
            refused += 1
    assert refused > 5, "else nothing was damaged"


@pytest.mark.parametrize("data", [pdf(), docx(), LINE.encode()], ids=["pdf", "docx", "text"])
def test_where_a_system_has_no_limits_for_a_process_documents_are_read_all_the_same(
    data: bytes,
) -> None:
    """As on Windows, which has no module ``resource``."""
    begin = "import sys; sys.modules['resource'] = None; "
    run = subprocess.run(
        [sys.executable, "-c", f"{begin}from providers.documents.extract import main; main()"],
        input=data,
        capture_output=True,
        cwd=reading._ROOT,
        check=True,
    )
    assert LINE in json.loads(run.stdout)["text"]


def test_whatever_reads_a_file_is_given_no_key(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader = tmp_path / "providers" / "documents" / "extract.py"
    reader.parent.mkdir(parents=True)
    reader.write_text(
        "import json, os\n"
        "seen = ' '.join([*os.environ, *os.environ.values()])\n"
        "print(json.dumps({'text': seen, 'pages': 1, 'pages_read': 1, 'cut': False}))\n"
    )
    monkeypatch.setattr(reading, "_ROOT", tmp_path)
    for name in ("GROQ_API_KEY", "openai_api_key", "HF_TOKEN", "PYTHON_TOKEN", "DB_PASSWORD"):
        monkeypatch.setenv(name, "not-for-the-reader")
    given = read_document(DocumentKind.RESUME, "cv.txt", b"x").text
    assert "PATH" in given.split()
    assert "not-for-the-reader" not in given


def test_a_pasted_text_is_read_without_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.subprocess, "run", None)
    for text in (LINE, f"%PDF- is what it begins with. {LINE}", f"PK\x03\x04 {LINE}" + "x" * 300):
        assert LINE in pasted_document(DocumentKind.RESUME, text).text
    with pytest.raises(DocumentError) as caught:
        pasted_document(DocumentKind.RESUME, " \n")
    assert caught.value.code == "document_empty"


def test_every_refusal_has_its_sentence() -> None:
    with pytest.raises(RefusedError) as caught:
        extract(b"\x00\x01\x02")
    assert str(caught.value) in _FAULTS
