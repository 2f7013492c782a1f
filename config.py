"""Settings, read once: environment first, then ``.env``, then Streamlit's secrets, then defaults.

In the app secrets come before all of these: Streamlit itself puts what stands at the top level of
``secrets.toml`` into the environment, over what stood there, before any script runs.

Every field can be set as ``GREENROOM_<NAME>``; the keys and addresses of providers keep the
names that their own documentation uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_cache_path, user_data_path
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)


class Recorder(StrEnum):
    """Which widget records an answer."""

    BUILT_IN = "built_in"
    """``st.audio_input``: mono, 16 kHz, with a level display."""
    PUSH_BUTTON = "push_button"
    """``audio-recorder-streamlit``: one button, stops by itself after a silence."""


def _named(name: str) -> Any:
    """A field under its own name: ``groq_api_key`` for code, ``GROQ_API_KEY`` outside."""
    return AliasChoices(name, name.upper())


class Settings(BaseSettings):
    """All settings, frozen. Build it with ``load_settings``."""

    model_config = SettingsConfigDict(
        env_prefix="GREENROOM_",
        env_file=".env",
        # Windows editors put a byte order mark in front; with plain utf-8 it would become part
        # of the first name, and the first key would be missing without a word.
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    groq_api_key: SecretStr | None = Field(None, validation_alias=_named("groq_api_key"))
    openai_api_key: SecretStr | None = Field(None, validation_alias=_named("openai_api_key"))
    openai_base_url: str | None = Field(None, validation_alias=_named("openai_base_url"))
    """With ``/v1``, as OpenAI's own libraries read it."""
    groq_base_url: str | None = Field(None, validation_alias=_named("groq_base_url"))
    """The host's root, as Groq's own library reads it."""

    hear: str = ""
    """Who hears, in order: ``groq:whisper-large-v3, embedded``. Empty: by what is there."""
    think: str = ""
    speak: str = ""
    assess: str = ""
    session_cap_usd: float = Field(0.50, ge=0)
    """What hosted calls of one visit may cost; beyond it the embedded engines go on."""
    day_cap_usd: float = Field(5.00, ge=0)
    server_wait_s: float = Field(15.0, gt=0, le=110)
    """How long the first word of the server at ``openai_base_url`` may take."""
    prices_file: Path | None = None
    """A price table to use instead of the one that ships."""

    recorder: Recorder = Recorder.BUILT_IN
    whisper_model: str = ""
    """Empty for the model that comes with the installation, else a folder or a hub name."""
    hub_download: bool = True
    """Whether a named model may be fetched from its hub."""
    voice_speed: float = Field(1.0, ge=0.6, le=1.6)
    question_seed: int | None = None
    """Chooses the same questions in every interview of one brief; for demos and tests."""
    keep_history: bool = True
    keep_days: int | None = Field(None, ge=1, le=3650)
    """After so many days without a change an interview or talk is deleted; never, where empty."""
    data_dir: Path = user_data_path("greenroom", appauthor=False)
    cache_dir: Path = user_cache_path("greenroom", appauthor=False)

    @field_validator("openai_base_url", "groq_base_url")
    @classmethod
    def _an_address_is_one(cls, url: str | None) -> str | None:
        fault = "should begin with http:// or https:// and name a host, and a port if need be"
        try:
            parts = urlsplit(url or "http://none")
            named = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
        except ValueError:
            named = False
        if not named:
            raise ValueError(fault)
        return url

    @field_validator("data_dir", "cache_dir")
    @classmethod
    def _home_is_written_out(cls, folder: Path) -> Path:
        return folder.expanduser()

    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        # What is passed to the constructor are Streamlit's secrets: below the environment.
        return env_settings, dotenv_settings, init_settings


class SettingsError(Exception):
    """A setting has a value that cannot be used; the message names it, never a secret."""


def load_settings(
    secrets: Mapping[str, Any] | None = None, env_file: Path | str | None = ".env"
) -> Settings:
    """The settings of this process.

    ``secrets`` are names and values as in ``.streamlit/secrets.toml``, in sections or not. Raises
    ``SettingsError`` naming each setting that does not fit and what it should be.
    """
    known: dict[str, Any] = {}
    flat = dict(secrets or {})
    for section in [value for value in flat.values() if isinstance(value, Mapping)]:
        flat = {**section, **flat}
    for name in Settings.model_fields:
        for key in (name.upper(), f"GREENROOM_{name.upper()}"):
            value = flat.get(key)
            if value not in (None, ""):
                known[name] = value
    try:
        return Settings(_env_file=env_file, **known)
    except ValidationError as error:
        # The values stay out of the message: one of them may be a key in the wrong place.
        faults = [
            f"{_variable(str(e['loc'][0]))}: {_said_plainly(e['msg'])}" for e in error.errors()
        ]
        raise SettingsError(
            f"These settings cannot be used: {'; '.join(faults)}. Mend them in the environment, "
            ".env or secrets.toml and start the app again."
        ) from None


def _variable(field: str) -> str:
    """What a field is called outside."""
    known = Settings.model_fields.get(field.lower())
    has_own_name = known is not None and known.validation_alias is not None
    return field.upper() if has_own_name else f"GREENROOM_{field.upper()}"


def _said_plainly(message: str) -> str:
    return message.removeprefix("Value error, ").rstrip(".")
