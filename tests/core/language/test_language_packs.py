"""Every language has what a talk in it needs, and each of its patterns keeps its word."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from core.conversation.language import CefrLevel, Language
from core.language.check import main as check
from core.language.pack import LanguagePack, PaceUnit, Part, load_pack
from core.language.words.fillers import find_fillers
from core.language.words.requests import detect_request
from core.language.words.slips import find_slips
from core.language.words.units import count_units, words_of
from core.think.intent import Intent

EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
_SCRIPTS = {
    Language.CHINESE: ("\u4e00", "\u9fff"),
    Language.JAPANESE: ("\u3040", "\u30ff"),
    Language.KOREAN: ("\uac00", "\ud7a3"),
    Language.HINDI: ("\u0900", "\u097f"),
    Language.ARABIC: ("\u0600", "\u06ff"),
    Language.RUSSIAN: ("\u0400", "\u04ff"),
}


@EVERY
def test_a_pack_is_whole_and_in_its_own_language(language: Language) -> None:
    pack = load_pack(language)
    assert pack.language is language
    assert {prompt.id[:2] for prompt in pack.prompts} == {language.value}
    if language in _SCRIPTS:
        low, high = _SCRIPTS[language]
        for prompt in pack.prompts:
            assert any(low <= letter <= high for letter in prompt.text), prompt.id


@EVERY
def test_every_request_of_a_pack_is_read_as_what_it_is(language: Language) -> None:
    for intent, phrases in load_pack(language).intents.items():
        for phrase in phrases:
            if language is not Language.ENGLISH:  # English has a grammar of its own
                assert detect_request(phrase, language) is intent, phrase


@EVERY
def test_what_a_partner_asks_is_never_read_as_a_request(language: Language) -> None:
    """The prompts and examples are ordinary sentences of the language."""
    for upgrade in load_pack(language).upgrades:
        assert detect_request(upgrade.example, language) is Intent.ANSWER, upgrade.example


@EVERY
def test_the_pack_itself_is_said_the_usual_way(language: Language) -> None:
    """A pattern that finds a slip in a native speaker's line would correct natives."""
    pack = load_pack(language)
    lines = [
        *(prompt.text for prompt in pack.prompts),
        *(text for prompt in pack.prompts for text in prompt.follow_ups),
        *(upgrade.example for upgrade in pack.upgrades),
        *pack.partner.greeting,
        *pack.partner.closing,
    ]
    assert [line for line in lines if find_slips(line, language)] == []


@EVERY
def test_no_filler_is_found_in_what_a_friend_says(language: Language) -> None:
    pack = load_pack(language)
    lines = [prompt.text for prompt in pack.prompts]
    assert [line for line in lines if find_fillers(line, language)] == []


@EVERY
def test_slips_are_found_inside_a_longer_talk_and_lie_where_they_say(language: Language) -> None:
    for rule in load_pack(language).slip_rules:
        said = rule.examples[0][0]
        found = find_slips(f"{said}\n{said}", language)
        assert found, said
        for slip in found:
            assert f"{said}\n{said}"[slip.start : slip.end] == slip.said


@EVERY
def test_the_rules_of_a_pack_together_make_what_each_example_promises(language: Language) -> None:
    """Two rules that each keep their word must not teach a wrong sentence between them."""
    examples = [example for rule in load_pack(language).slip_rules for example in rule.examples]
    made = [_said_better(said, language) for said, _ in examples]
    wrong = [
        (said, text)
        for (said, better), text in zip(examples, made, strict=True)
        if text.lower() != better.lower()
    ]
    assert wrong == []


def _said_better(text: str, language: Language) -> str:
    for slip in reversed(find_slips(text, language)):
        text = text[: slip.start] + slip.better + text[slip.end :]
    return text


@EVERY
def test_pace_is_counted_in_the_unit_of_the_language(language: Language) -> None:
    pack = load_pack(language)
    expected = {
        Language.CHINESE: PaceUnit.CHARACTERS,
        Language.KOREAN: PaceUnit.CHARACTERS,
        Language.JAPANESE: PaceUnit.MORAE,
    }
    assert pack.pace.unit is expected.get(language, PaceUnit.WORDS)
    assert pack.pace.slow < pack.pace.fast
    prompt = pack.of(Part.FRIEND, CefrLevel.B1)[0].text
    assert count_units(prompt, pack.pace.unit, language) >= 4
    assert len(words_of(prompt, language)) >= 3


@pytest.mark.parametrize(
    ("text", "morae"), [("おはよう", 4), ("今日", 2), ("東京", 4), ("学校", 4), ("ニュース", 3)]
)
def test_morae_follow_the_reading(text: str, morae: int) -> None:
    assert count_units(text, PaceUnit.MORAE, Language.JAPANESE) == morae


def test_words_keep_the_marks_that_belong_to_their_letters() -> None:
    assert words_of("मैं हिन्दी सीखता हूँ।", Language.HINDI) == ("मैं", "हिन्दी", "सीखता", "हूं")


@pytest.mark.parametrize(
    ("text", "language", "fillers"),
    [
        ("Ähm, wir treffen uns um acht, also um acht Uhr.", Language.GERMAN, ["Ähm"]),
        ("Este libro es, este, muy bueno.", Language.SPANISH, ["este"]),
        ("那个人很好。", Language.CHINESE, []),
    ],
)
def test_an_ordinary_word_is_no_filler(text: str, language: Language, fillers: list[str]) -> None:
    assert [text[a:b] for a, b in find_fillers(text, language)] == fillers


def _spanish() -> dict[str, object]:
    path = files("core.data").joinpath("languages/es.json")
    content: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return content


def test_a_correction_that_touches_a_right_sentence_is_refused() -> None:
    content = _spanish()
    corrections = content["corrections"]
    assert isinstance(corrections, list)
    corrections[0]["fine"] = [corrections[0]["examples"][0][0], *corrections[0]["fine"]]
    with pytest.raises(ValidationError, match="which is fine"):
        LanguagePack.model_validate_json(json.dumps(content))


def test_the_check_names_what_is_to_be_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = _spanish()
    broken["connectives"] = {}
    path = tmp_path / "es.json"
    path.write_text(json.dumps(broken), encoding="utf-8")
    assert check([str(path)]) == 1
    assert "connectives" in capsys.readouterr().out
    path.write_text(json.dumps({**_spanish(), "corrections": [{"id": "es-x"}]}), encoding="utf-8")
    assert check([str(path)]) == 1
    assert "corrections.0.said" in capsys.readouterr().out
    path.write_text("[]", encoding="utf-8")
    assert check([str(path)]) == 1
    assert check([str(tmp_path / "none.json")]) == 2
    assert check([]) == 2


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("corrections", 0, "said"), "("),
        (("corrections", 0, "said"), "a{99999999999999999999}"),
        (("corrections", 0, "better"), r"\9"),
        (("corrections", 0, "better"), r"\g<who>"),
        (("consequences", 0, "where"), "["),
        (("consequences", 0, "better"), r"\9"),
        (("joins_where", 0, "where"), "*"),
        (("replies", "sorrow", "said", 0), "("),
        (("prompts", 0, "level"), "Z9"),
    ],
)
def test_the_check_names_what_no_pattern_and_no_level_is(
    place: tuple[str | int, ...], wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken: Any = _spanish()
    holds = broken
    for step in place[:-1]:
        holds = holds[step]
    holds[place[-1]] = wrong
    path = tmp_path / "es.json"
    path.write_text(json.dumps(broken), encoding="utf-8")
    assert check([str(path)]) == 1
    assert ".".join(map(str, place)) in capsys.readouterr().out


def test_patterns_share_their_words_by_name() -> None:
    data = json.loads(files("core.data").joinpath("languages/nl.json").read_text("utf-8"))
    data["shared"] = {**data.get("shared", {}), "things": ["boek", "huis"]}
    with pytest.raises(ValidationError, match="things"):
        LanguagePack.model_validate(data)  # shared with nobody
    data["corrections"][0] = {
        "id": "nl-things",
        "said": r"\bde(?= (?:{{things}})\b)",
        "better": "het",
        "why": "'Boek' and 'huis' are 'het' words.",
        "examples": [["de boek", "het boek"], ["de huis", "het huis"]],
        "fine": ["het boek", "de boeken"],
    }
    assert LanguagePack.model_validate(data).corrections[0].said == r"\bde(?= (?:boek|huis)\b)"
    del data["shared"]["things"]
    with pytest.raises(ValidationError, match="things"):
        LanguagePack.model_validate(data)  # nobody shares it
