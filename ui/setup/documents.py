"""The documents of a visit: a résumé, a job advert, notes on the company, further material. They
live as long as the visit does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from core.conversation.errors import DocumentError
from core.ground.documents import Document, DocumentKind
from core.ground.finds import claims, orders, stakes, wants
from core.ground.reading.passages import read_all
from core.practice.bank import Question
from core.remembered import forget_words
from providers.documents.limits import MAX_FILE_BYTES
from providers.documents.reading import pasted_document, read_document
from ui.interface import N_, _, worded
from ui.parts.choices import select
from ui.parts.faults import show_fault
from ui.parts.folding import folded
from ui.parts.plain import plain
from ui.parts.pressing import pressed
from ui.runtime import thinks_elsewhere

_DOCUMENTS, _ROUND, _FOLD = "documents", "documents-round", "documents-fold"
_UNREAD = "documents-unread"
_SAMPLES = {
    DocumentKind.RESUME: "resume.md",
    DocumentKind.JOB: "job.md",
    DocumentKind.NOTES: "notes.md",
}
_SHOWN = 3
_MEGABYTES = MAX_FILE_BYTES // 1024 // 1024

_BECAUSE = {
    DocumentKind.RESUME: N_("Because your résumé ({name}) says:"),
    DocumentKind.JOB: N_("Because your job advert ({name}) says:"),
    DocumentKind.NOTES: N_("Because your company notes ({name}) say:"),
    DocumentKind.MATERIAL: N_("Because your further material ({name}) says:"),
}


def documents() -> tuple[Document, ...]:
    """The documents of this visit, a résumé first."""
    order = list(DocumentKind)
    return tuple(sorted(_held(), key=lambda document: order.index(document.kind)))


def choose_documents() -> tuple[Document, ...]:
    """Lets the person add, look at and remove documents; returns those that are there."""
    given = documents()
    st.session_state[_UNREAD] = None
    title = _("Add your résumé and the job advert")
    if given:
        title = _("Your documents: {count} read").format(count=len(given))
    with folded(title, _FOLD, ":material/description:", expanded=bool(given)) as opened:
        if opened:
            for number, document in enumerate(given):
                _show(document, number)
            kinds = [document.kind for document in given]
            _add([kind for kind in DocumentKind if kinds.count(kind) < kind.most])
    return documents()


def read_what_waits() -> bool:
    """Reads what was chosen or pasted and not read yet, for who goes on without a press on "Read
    it"; whether there is nothing left. What cannot be read says so."""
    waiting: _Unread | None = st.session_state.get(_UNREAD)
    return waiting is None or _read(waiting)


def offer_to_remove(changed: Callable[[Sequence[Document]], None]) -> None:
    """The documents of the visit while an interview is on, each with a way to take it away;
    ``changed`` is given those that are left."""
    held = documents()
    if not held:
        return

    def remove(document: Document) -> None:
        _remove(document)
        changed(documents())

    with st.popover(_("Your documents"), icon=":material/description:"):
        st.caption(
            _("What you remove is not used from the next reply on. The questions stay as planned.")
        )
        for number, document in enumerate(held):
            st.markdown(f"**{_(document.kind.label)}**")
            st.text(document.name)
            st.button(
                _("Remove"),
                key=f"remove-now-{document.kind.value}-{number}",
                icon=":material/delete:",
                on_click=remove,
                args=(document,),
            )


def show_cause(question: Question) -> None:
    """Why a question is asked, on request."""
    if not question.causes:
        return
    with st.expander(_("Why this question?"), icon=":material/help:"):
        first = question.causes[0]
        told = _(_BECAUSE[DocumentKind(first.document)])
        st.caption(told.format(name=plain(first.name)))
        for cause in question.causes:
            st.text(cause.shown)


def _held() -> list[Document]:
    held: list[Document] = st.session_state.setdefault(_DOCUMENTS, [])
    return held


def _show(document: Document, number: int) -> None:
    with st.container(border=True):
        st.markdown(f"**{_(document.kind.label)}**")
        lines = sum(bool(line.strip()) for line in document.text.splitlines())
        st.caption(_("Lines read: {count}.").format(count=lines))
        st.text(document.name)
        if document.notice:
            st.caption(worded(document.notice))
        _show_use(document)
        with st.popover(_("What was read"), icon=":material/article:"):
            st.text(document.text)
        st.button(
            _("Remove"),
            key=f"remove-{document.kind.value}-{number}",
            icon=":material/delete:",
            on_click=_remove,
            args=(document,),
        )


def _show_use(document: Document) -> None:
    """What becomes of the document in an interview."""
    passages = read_all([document])
    found = wants(passages) or claims(passages) or stakes(passages)
    if found:
        st.caption(_("Most worth asking about:"))
        for find in found[:_SHOWN]:
            st.text(f"– {find.passage.text}")
    elif document.kind.makes_plan:
        st.caption(_("Nothing in it could be made into a question; the bank asks instead."))
    to_judges = orders(passages)
    if to_judges:
        st.caption(_("Speaks to whoever judges, so nothing is asked about it:"))
        for line in to_judges[:_SHOWN]:
            st.text(f"– {line}")
    if document.kind is DocumentKind.NOTES:
        st.caption(
            _("Beside a job advert, one question takes up a line of these notes if one fits.")
        )
    elif document.kind is DocumentKind.MATERIAL:
        st.caption(_("No question of the plan is made of it."))
    if not document.kind.makes_plan and not thinks_elsewhere():
        st.caption(_("Only a language model could draw on the rest of it, and none is in use now."))


def _add(missing: list[DocumentKind]) -> None:
    if not missing:
        return
    kind = select(
        _("What do you want to add?"),
        missing,
        f"document-kind-{len(missing)}-{missing[0].value}",
        format_func=lambda k: _(k.label),
    )
    turn = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(
        _("PDF, DOCX, Markdown or text, at most {megabytes} MB").format(megabytes=_MEGABYTES),
        key=f"document-file-{turn}",
        max_upload_size=_MEGABYTES,
    )
    pasted = st.text_area(_("Or paste its text"), key=f"document-text-{turn}", height=120)
    reading, sample = st.columns(2)
    # Never out of use: a text that is still being typed in arrives with the press.
    read = pressed(reading, _("Read it"), f"document-read-{turn}", width="stretch")
    waiting = _Unread(kind, file, pasted) if file is not None or pasted.strip() else None
    st.session_state[_UNREAD] = waiting
    if read and waiting is None:
        st.info(_("Choose a file or paste its text first."))
    elif read and waiting is not None:
        if not _read(waiting):
            return
        st.rerun()
    elif waiting is not None:
        st.info(_("This is not read yet. “Read it” shows what is found in it."))
    if kind in _SAMPLES and sample.button(_("Use a sample"), width="stretch"):
        text = files("core.data").joinpath(f"samples/{_SAMPLES[kind]}").read_text(encoding="utf-8")
        _keep(Document(kind, f"sample: {_SAMPLES[kind]}", text))
        st.rerun()
    st.caption(
        _(
            "Your documents are read on this machine and forgotten when you leave. Lines that "
            "questions and the review quote are kept with the interview. Where a language model "
            "words the questions, it sees what you add: short documents whole, of long ones the "
            "parts that fit."
        )
    )


@dataclass(frozen=True)
class _Unread:
    """What was chosen or pasted, before anybody read it."""

    kind: DocumentKind
    file: UploadedFile | None
    pasted: str


def _read(unread: _Unread) -> bool:
    """Whether it could be read; a fault is shown."""
    try:
        with st.spinner(_("Reading …")):
            if unread.file is not None:
                name, data = unread.file.name, unread.file.getvalue()
                document = read_document(unread.kind, name, data)
            else:
                document = pasted_document(unread.kind, unread.pasted)
    except DocumentError as error:
        show_fault(error)
        return False
    _keep(document)
    return True


def _keep(document: Document) -> None:
    _held().append(document)
    st.session_state[_ROUND] += 1


def _remove(document: Document) -> None:
    if document in _held():
        _held().remove(document)
    forget_words()
