"""Settings come from the environment, a file and secrets, in that order."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError
from streamlit.config import get_option, set_option
from streamlit.runtime.secrets import Secrets

from config import Recorder, Settings, SettingsError, load_settings


def test_a_key_in_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_bytes(b"\xef\xbb\xbfGROQ_API_KEY=gsk-first\r\nOPENAI_API_KEY=sk-second\r\n")
    settings = load_settings(env_file=env)
    assert settings.groq_api_key is not None
    assert settings.groq_api_key.get_secret_value() == "gsk-first"
    assert settings.openai_api_key is not None


def test_the_environment_wins_over_the_file_and_the_file_over_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = tmp_path / ".env"
    env.write_text("OPENAI_BASE_URL=http://file/v1\nOPENAI_API_KEY=from-file\n")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://environment/v1")
    secrets = {
        "OPENAI_BASE_URL": "http://secrets/v1",
        "OPENAI_API_KEY": "from-secrets",
        "GROQ_API_KEY": "only-in-secrets",
    }
    settings = load_settings(secrets, env_file=env)
    assert settings.openai_base_url == "http://environment/v1"
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == "from-file"
    assert settings.groq_api_key is not None
    assert settings.groq_api_key.get_secret_value() == "only-in-secrets"


def test_in_the_app_streamlits_secrets_win_over_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit's doing, and what the docs say: breaks when it stops."""
    secrets = tmp_path / "secrets.toml"
    secrets.write_text("GREENROOM_DAY_CAP_USD = 7.0\n")
    monkeypatch.setenv("GREENROOM_DAY_CAP_USD", "1.0")
    before = get_option("secrets.files")
    try:
        set_option("secrets.files", [str(secrets)])
        held = dict(Secrets())
    finally:
        set_option("secrets.files", before)
    assert load_settings(held, env_file=None).day_cap_usd == 7.0


def test_secrets_may_name_settings_with_their_prefix() -> None:
    settings = load_settings({"GREENROOM_RECORDER": "push_button"}, env_file=None)
    assert settings.recorder is Recorder.PUSH_BUTTON


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "")
    assert load_settings(env_file=None).openai_api_key is None


def test_a_key_is_never_part_of_what_settings_print() -> None:
    settings = load_settings({"OPENAI_API_KEY": "sk-canary"}, env_file=None)
    assert "sk-canary" not in repr(settings)
    assert "sk-canary" not in settings.model_dump_json()


def test_a_bad_value_names_its_setting_and_not_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GREENROOM_VOICE_SPEED", "sk-canary")
    with pytest.raises(SettingsError) as caught:
        load_settings(env_file=None)
    assert "voice_speed" in str(caught.value).lower()
    assert "sk-canary" not in str(caught.value)


def test_settings_cannot_be_changed_after_reading() -> None:
    settings = Settings(_env_file=None)
    with pytest.raises(ValidationError):
        settings.log_level = "DEBUG"


def test_everything_has_a_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert settings.groq_api_key is None
    assert settings.recorder is Recorder.BUILT_IN
    assert settings.whisper_model == ""


def test_secrets_may_stand_in_sections() -> None:
    settings = load_settings({"groq": {"GROQ_API_KEY": "in-a-section"}}, env_file=None)
    assert settings.groq_api_key is not None
    assert settings.groq_api_key.get_secret_value() == "in-a-section"


@pytest.mark.parametrize("url", ["localhost:11434", "http://", "http://localhost:abc/v1", "x://a"])
def test_an_address_that_is_none_is_named(url: str) -> None:
    with pytest.raises(SettingsError, match="OPENAI_BASE_URL: should begin"):
        load_settings({"OPENAI_BASE_URL": url}, env_file=None)


@pytest.mark.parametrize("url", ["http://localhost:11434/v1", "https://[::1]:80/v1"])
def test_an_address_with_a_port_is_taken(url: str) -> None:
    assert load_settings({"OPENAI_BASE_URL": url}, env_file=None).openai_base_url == url
