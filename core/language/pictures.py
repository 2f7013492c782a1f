"""The pictures that the test gives to describe, and what can be seen on each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from core.package_data import DataModel, Text, load_data, load_text
from core.sentence import AS_SENTENCE


class Picture(DataModel):
    """A drawing of our own. ``title`` and ``shows`` are English; a model that partners or judges
    reads ``shows`` in the drawing's place."""

    id: str = Field(pattern=r"^[a-z]+$")
    file: str = Field(pattern=r"^[a-z]+\.svg$")
    title: Annotated[Text, AS_SENTENCE]
    shows: tuple[Text, ...] = Field(min_length=8, max_length=12)

    @property
    def drawing(self) -> str:
        """The picture as SVG."""
        return load_text(f"pictures/{self.file}")


class Pictures(DataModel):
    schema_version: int = Field(alias="schema", ge=1, le=1)
    pictures: tuple[Picture, ...] = Field(min_length=4)

    @model_validator(mode="after")
    def _tells_them_apart(self) -> Pictures:
        if len({picture.id for picture in self.pictures}) < len(self.pictures):
            raise ValueError("two pictures have the same id")
        return self


def load_pictures() -> tuple[Picture, ...]:
    """All of them, checked against the schema."""
    return load_data("pictures", Pictures).pictures


def load_picture(picture_id: str) -> Picture:
    """The picture of that id. Raises ``ValueError`` for one that there is not."""
    for picture in load_pictures():
        if picture.id == picture_id:
            return picture
    raise ValueError(f"no such picture: {picture_id}")
