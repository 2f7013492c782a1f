"""The documents of a visit: a résumé, a job advert. They live as long as the visit does."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st

from core.conversation.errors import DocumentError
from core.ground.documents import Document, DocumentKind, read_all
from core.ground.finds import claims, wants
from core.practice.bank import Question
from providers.documents.limits import MAX_FILE_BYTES
from providers.documents.reading import pasted_document, read_document
from ui.choices import select
from ui.faults import show_fault
from ui.interface import N_, _

_DOCUMENTS, _ROUND = "documents", "documents-round"
_SAMPLES = {DocumentKind.RESUME: "resume.md", DocumentKind.JOB: "job.md"}
_SHOWN = 3
_MEGABYTES = MAX_FILE_BYTES // 1024 // 1024

_BECAUSE = {
    DocumentKind.RESUME: N_("Because your résumé ({name}) says:"),
    DocumentKind.JOB: N_("Because your job advert ({name}) says:"),
}


def documents() -> tuple[Document, ...]:
    """The documents of this visit, a résumé first."""
    held = _held()
    return tuple(held[kind] for kind in DocumentKind if kind in held)


def choose_documents() -> tuple[Document, ...]:
    """Lets the person add, look at and remove documents; returns those that are there."""
    given = documents()
    title = _("Add your résumé and the job advert")
    if given:
        title = _("Your documents: {count} read").format(count=len(given))
    with st.expander(title, expanded=bool(given), icon=":material/description:"):
        for document in given:
            _show(document)
        _add([kind for kind in _SAMPLES if kind not in _held()])
    return documents()


def show_cause(question: Question) -> None:
    """Why a question is asked, on request."""
    because = question.because
    if because is None:
        return
    with st.expander(_("Why this question?"), icon=":material/help:"):
        told = _(_BECAUSE[DocumentKind(because.document)])
        st.caption(told.format(name=because.name))
        st.text(because.line)


def _held() -> dict[DocumentKind, Document]:
    held: dict[DocumentKind, Document] = st.session_state.setdefault(_DOCUMENTS, {})
    return held


def _show(document: Document) -> None:
    with st.container(border=True):
        st.markdown(f"**{_(document.kind.label)}**")
        lines = sum(bool(line.strip()) for line in document.text.splitlines())
        st.caption(_("{count} lines read.").format(count=lines))
        st.text(document.name)
        if document.notice:
            st.caption(_(document.notice))
        passages = read_all([document])
        found = wants(passages) or claims(passages)
        if found:
            st.caption(_("Most worth asking about:"))
            for find in found[:_SHOWN]:
                st.text(f"– {find.passage.text}")
        else:
            st.caption(_("Nothing in it could be made into a question; the bank asks instead."))
        with st.popover(_("What was read"), icon=":material/article:"):
            st.text(document.text)
        st.button(
            _("Remove"),
            key=f"remove-{document.kind.value}",
            icon=":material/delete:",
            on_click=_remove,
            args=(document.kind,),
        )


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
    read, sample = st.columns(2)
    if read.button(_("Read it"), disabled=file is None and not pasted.strip(), width="stretch"):
        try:
            with st.spinner(_("Reading …")):
                if file is not None:
                    document = read_document(kind, file.name, file.getvalue())
                else:
                    document = pasted_document(kind, pasted)
        except DocumentError as error:
            show_fault(error)
            return
        _keep(document)
        st.rerun()
    if sample.button(_("Use a sample"), width="stretch"):
        text = files("core.data").joinpath(f"samples/{_SAMPLES[kind]}").read_text(encoding="utf-8")
        _keep(Document(kind, f"sample: {_SAMPLES[kind]}", text))
        st.rerun()
    st.caption(
        _(
            "They are read on this machine and forgotten when you leave. Lines that questions and "
            "the review quote are kept with the interview; a model that words the questions sees "
            "those."
        )
    )


def _keep(document: Document) -> None:
    _held()[document.kind] = document
    st.session_state[_ROUND] += 1


def _remove(kind: DocumentKind) -> None:
    _held().pop(kind, None)
