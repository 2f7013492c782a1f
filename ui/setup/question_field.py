"""What an interview can be about: a field, an industry, or a pack that the person brought."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from core.conversation.brief import INDUSTRIES, Brief, Domain, Pack
from core.practice.bank import QuestionBank, load_bank, load_pack
from ui.interface import _
from ui.setup.own_pack import OwnPack, own_pack

Field: TypeAlias = Domain | Pack | OwnPack


def fields() -> tuple[Field, ...]:
    """All that can be chosen: fields, then industries, then the pack of this visit."""
    mine = own_pack()
    return (*Domain, *INDUSTRIES, *((mine,) if mine is not None else ()))


def named(field: Field) -> str:
    """What a field is called on the page."""
    return field.label if isinstance(field, OwnPack) else _(field.label)


def questions_of(field: Field) -> QuestionBank:
    if isinstance(field, OwnPack):
        return field.bank
    return load_pack(field) if isinstance(field, Pack) else load_bank(field)


def brief_about(field: Field, brief: Brief) -> Brief:
    """``brief`` about ``field``."""
    own = Pack.OWN if isinstance(field, OwnPack) else Pack.NONE
    pack = field if isinstance(field, Pack) else own
    return replace(brief, domain=questions_of(field).domain, pack=pack)


def questions_for(brief: Brief) -> QuestionBank:
    """The questions to plan ``brief`` from. Raises ``ValueError`` when its own pack has gone."""
    if brief.pack is not Pack.OWN:
        return questions_of(brief.domain if brief.pack is Pack.NONE else brief.pack)
    mine = own_pack()
    if mine is None:
        raise ValueError("the pack of this brief is not held in this visit")
    return mine.bank
