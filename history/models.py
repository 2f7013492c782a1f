"""The tables."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class RecordRow(Base):
    """A record. ``id`` cannot be guessed and is the only key to it; ``record`` is its JSON.

    ``lines`` counts what was said.
    """

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    ended: Mapped[bool]
    lines: Mapped[int]
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    record: Mapped[str] = mapped_column(Text)


class InterviewRow(RecordRow):
    """One interview."""

    __tablename__ = "interviews"

    domain: Mapped[str] = mapped_column(String(40))
    interview_type: Mapped[str] = mapped_column(String(40))


class ReviewRow(Base):
    """What was added to the review of an interview; ``record`` is its JSON."""

    __tablename__ = "reviews"

    interview_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    record: Mapped[str] = mapped_column(Text)


class TalkRow(RecordRow):
    """One talk in a foreign language."""

    __tablename__ = "talks"

    language: Mapped[str] = mapped_column(String(8))
