"""A question pack that a person brings: read on this machine, offered for this visit."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import streamlit as st

from core.practice.bank import QuestionBank
from core.practice.pack_file import MOST_BYTES, read_pack
from ui.interface import N_, _
from ui.parts.folding import folded

_PACK, _ROUND, _FOLD = "own-pack", "own-pack-round", "own-pack-fold"
_MEGABYTES = MOST_BYTES // 1024 // 1024
_TEMPLATE = "samples/questions.json"
_ONE_QUESTION = N_(
    "1 question, offered below under “Field” for this visit. An interview held with it keeps its "
    "questions, so a reload finds them."
)
_MANY_QUESTIONS = N_(
    "{count} questions, offered below under “Field” for this visit. An interview held with it "
    "keeps its questions, so a reload finds them."
)


@dataclass(frozen=True)
class OwnPack:
    """A pack of one's own. Its title and texts are data."""

    bank: QuestionBank

    @property
    def label(self) -> str:
        return _("{title} (your own pack)").format(title=self.bank.title)


def own_pack() -> OwnPack | None:
    """The pack of this visit, if one was brought."""
    held = st.session_state.get(_PACK)
    return held if isinstance(held, OwnPack) else None


def choose_own_pack() -> None:
    """Lets the person bring a pack, says what is to be mended in it, and takes it away again."""
    held = own_pack()
    title = _("Your own questions: 1 pack read") if held else _("Bring your own questions")
    with folded(title, _FOLD, ":material/quiz:", expanded=held is not None) as opened:
        if held is not None:
            _show(held)
        elif opened:
            _add()


def _show(held: OwnPack) -> None:
    st.text(held.bank.title)
    count = len(held.bank.questions)
    told = _MANY_QUESTIONS if count > 1 else _ONE_QUESTION
    st.caption(_(told).format(count=count))
    st.button(_("Remove this pack"), icon=":material/delete:", on_click=_remove)


def _add() -> None:
    turn = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(
        _("A question pack: a JSON file of at most {megabytes} MB").format(megabytes=_MEGABYTES),
        type="json",
        key=f"own-pack-file-{turn}",
        max_upload_size=_MEGABYTES,
    )
    if file is not None:
        _take(file.getvalue())
    st.download_button(
        _("Download a template"),
        files("core.data").joinpath(_TEMPLATE).read_bytes(),
        file_name="my-questions.json",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(
        _(
            "The template holds two complete questions to copy and change. To check a file before "
            "you bring it, run this in the folder of Greenroom:"
        )
    )
    st.code(".venv/bin/python -m core.practice.check FILE", language=None)


def _take(data: bytes) -> None:
    with st.spinner(_("Checking the pack …")):
        reading = read_pack(data)
    if reading.bank is not None:
        st.session_state[_PACK] = OwnPack(reading.bank)
        st.session_state[_ROUND] += 1
        st.rerun()
    st.warning(_("This pack cannot be used yet. What is to be mended:"), icon=":material/info:")
    for fault in reading.shown:  # they quote the file, so they are text
        st.text(fault)


def _remove() -> None:
    st.session_state.pop(_PACK, None)
