"""Questions that a person brings, as a list or a pack: read on this machine, for this visit."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import streamlit as st

from core.practice.bank import QuestionBank
from core.practice.pack_file import MOST_BYTES, PackReading, read_pack
from core.practice.question_list import read_question_list
from ui.interface import N_, _, labelled, worded
from ui.parts.folding import folded

_PACK, _ROUND, _FOLD = "own-pack", "own-pack-round", "own-pack-fold"
_MEGABYTES = MOST_BYTES // 1024 // 1024
_LONGEST_LIST_CHARS = 20_000
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
    kinds = {kind: len(held.bank.of_type(kind)) for kind in held.bank.types}
    if len(kinds) > 1:
        each = ", ".join(labelled(worded(kind.label), str(n)) for kind, n in kinds.items())
        st.caption(_("By kind of interview: {kinds}").format(kinds=each))
    st.button(_("Remove this pack"), icon=":material/delete:", on_click=_remove)


def _add() -> None:
    turn = st.session_state.setdefault(_ROUND, 0)
    with st.form(f"own-list-{turn}", border=False):
        listed = st.text_area(
            _("Your questions, one on each line"),
            placeholder="Why do you want to work here?\nTell me about a time you disagreed.",
            key=f"own-list-text-{turn}",
            max_chars=_LONGEST_LIST_CHARS,
            height=140,
        )
        st.caption(
            _(
                "Each is followed up by its kind: an experience, a supposed case, something about "
                "yourself, or knowledge, which is asked as a technical interview."
            )
        )
        if st.form_submit_button(_("Use these questions"), icon=":material/checklist:"):
            _take(read_question_list(listed, _("My questions")))
    file = st.file_uploader(
        _("Or a question pack: a JSON file of at most {megabytes} MB").format(megabytes=_MEGABYTES),
        type="json",
        key=f"own-pack-file-{turn}",
        max_upload_size=_MEGABYTES,
    )
    if file is not None:
        with st.spinner(_("Checking the pack …")):
            reading = read_pack(file.getvalue())
        _take(reading)
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
            "A pack says of each question what a good answer contains. The template holds two "
            "complete questions to copy and change. To check a file before you bring it, run this "
            "in the folder of Greenroom:"
        )
    )
    st.code(".venv/bin/python -m core.practice.check FILE", language=None)


def _take(reading: PackReading) -> None:
    if reading.bank is not None:
        st.session_state[_PACK] = OwnPack(reading.bank)
        st.session_state[_ROUND] += 1
        st.rerun()
    st.warning(
        _("These questions cannot be used yet. What is to be mended:"), icon=":material/info:"
    )
    for fault in reading.shown:  # they quote what was brought, so they are text
        st.text(fault)


def _remove() -> None:
    st.session_state.pop(_PACK, None)
