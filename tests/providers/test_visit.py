"""Who serves whom: wishes, choices, keys and languages, and the table that shows it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from core.conversation.conversation import Mode
from core.conversation.errors import Kind
from core.conversation.services import ServiceRole
from core.conversation.voice_style import VoiceStyle
from core.practice.rules_interviewer import RulesInterviewer
from providers.catalog import load_catalog
from providers.choices import Choices, Wish, read_wishes
from providers.gtts_voice import LABEL as GOOGLE
from providers.local.engines import LocalEngines
from providers.registry import ProviderId, provider_order
from providers.services import Services, models_for
from providers.spending import Caps
from providers.standing import Standing
from providers.usage import Usage
from providers.visit import Visit
from tests.providers.conftest import MakeServices
from tests.providers.scripted import fault
from tests.stand_in import Exchange, StandIn, refuse

HEAR, THINK, SPEAK, ASSESS = ServiceRole
GROQ, OPENAI, SERVER, GTTS, EMBEDDED = (
    ProviderId.GROQ,
    ProviderId.OPENAI,
    ProviderId.SERVER,
    ProviderId.GTTS,
    ProviderId.EMBEDDED,
)
MY_URL = "http://127.0.0.1:9999/v1"
MY_SERVER = "127.0.0.1:9999"
HERE = {HEAR: "the embedded recogniser", THINK: "the embedded interviewer"}
OWN_VOICE = "the embedded voice"


def served(visit: Visit, role: ServiceRole) -> list[str]:
    return [link.label for link in visit.links(role)]


def table(visit: Visit, role: ServiceRole) -> dict[ProviderId, Standing]:
    return {row.provider: row.standing for row in visit.table(role)}


# Wishes


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("", ()),
        (" , ,", ()),
        ("groq", (Wish(GROQ),)),
        ("groq:", (Wish(GROQ),)),
        (" GROQ : openai/gpt-oss-20b ", (Wish(GROQ, "openai/gpt-oss-20b"),)),
        ("server:llama3.1:8b-q4", (Wish(SERVER, "llama3.1:8b-q4"),)),
        ("openai, embedded", (Wish(OPENAI), Wish(EMBEDDED))),
        ("groq:a,groq:b", (Wish(GROQ, "a"), Wish(GROQ, "b"))),
        ("gtts", (Wish(GTTS),)),
        ("server:MyModel", (Wish(SERVER, "MyModel"),)),
    ],
)
def test_wishes_are_read_in_their_order(text: str, wishes: tuple[Wish, ...]) -> None:
    assert read_wishes(text) == wishes


@pytest.mark.parametrize(
    ("text", "named"), [("grok", "grok"), ("groq, azure:gpt", "azure"), (":x", "")]
)
def test_a_provider_that_there_is_not_is_named_with_those_there_are(text: str, named: str) -> None:
    with pytest.raises(ValueError, match="there is no provider") as caught:
        read_wishes(text)
    assert f"“{named}”" in str(caught.value)
    assert all(name in str(caught.value) for name in ProviderId)


NAMES = st.text(st.characters(blacklist_characters=",@", blacklist_categories=("Cs",)), min_size=1)


@given(st.lists(st.tuples(st.sampled_from(list(ProviderId)), NAMES), max_size=4))
def test_a_models_name_is_kept_whatever_is_in_it(wished: list[tuple[ProviderId, str]]) -> None:
    text = ",".join(f"{provider}:{model}" for provider, model in wished)
    assert read_wishes(text) == tuple(Wish(provider, model.strip()) for provider, model in wished)


def test_a_voice_may_follow_its_model() -> None:
    assert read_wishes("server:kokoro@af_heart, openai:@cf/some/model") == (
        Wish(SERVER, "kokoro", "af_heart"),
        Wish(OPENAI, "@cf/some/model"),
    )


# By what is there


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            {},
            {HEAR: [HERE[HEAR]], THINK: [HERE[THINK]], SPEAK: [OWN_VOICE], ASSESS: []},
        ),
        (
            {"groq": True},
            {
                HEAR: ["Groq", HERE[HEAR]],
                THINK: ["Groq", HERE[THINK]],
                SPEAK: [OWN_VOICE],
                ASSESS: ["Groq"],
            },
        ),
        (
            {"openai": True},
            {
                HEAR: ["OpenAI", HERE[HEAR]],
                THINK: ["OpenAI", HERE[THINK]],
                SPEAK: ["OpenAI", OWN_VOICE],
                ASSESS: ["OpenAI"],
            },
        ),
        (
            {"groq": True, "openai": True},
            {
                HEAR: ["Groq", "OpenAI", HERE[HEAR]],
                THINK: ["Groq", "OpenAI", HERE[THINK]],
                SPEAK: ["OpenAI", OWN_VOICE],
                ASSESS: ["OpenAI", "Groq"],
            },
        ),
    ],
    ids=["no key", "Groq", "OpenAI", "both"],
)
def test_who_serves_follows_from_the_keys(
    services_with: MakeServices,
    keys: dict[str, bool],
    expected: dict[ServiceRole, list[str]],
) -> None:
    services = services_with(**keys)
    visit = Visit(services)
    assert {role: served(visit, role) for role in ServiceRole} == expected
    assert visit.hears_here is not bool(keys)
    assert services.any_hosted is bool(keys)
    assert [link.label for link in visit.assessing_models()] == expected[ASSESS]


def test_only_hosted_links_are_watched_and_the_embedded_ones_are_the_engines_here(
    services_with: MakeServices,
) -> None:
    services = services_with(groq=True)
    visit = Visit(services)
    groq, own = visit.links(HEAR)
    listed = load_catalog().providers["groq"].roles[HEAR]
    assert (groq.hosted, own.hosted) == (True, False)
    assert (groq.deadlines, own.engine) == (listed.deadlines, services.local)
    assert isinstance(visit.links(THINK)[-1].engine, RulesInterviewer)


def test_breakers_are_shared_by_all_visits_and_costs_are_not(services_with: MakeServices) -> None:
    services = services_with(groq=True)
    one, two = Visit(services), Visit(services)
    assert one.links(HEAR)[0].breaker is two.links(HEAR)[0].breaker
    assert one.links(HEAR)[0].breaker is not one.links(THINK)[0].breaker
    one.meter.count(ProviderId.GROQ, Usage("whisper-large-v3", HEAR, audio_s=3_600))
    assert (one.meter.spent.calls, two.meter.spent.calls) == (1, 0)
    assert two.meter.day_usd == one.meter.day_usd > 0


def test_a_voice_is_left_at_its_first_failure_and_the_others_at_their_second(
    services_with: MakeServices,
) -> None:
    visit = Visit(services_with(openai=True))
    for role, after_one in ((SPEAK, False), (THINK, True), (HEAR, True), (ASSESS, True)):
        breaker = visit.links(role)[0].breaker
        breaker.failed(fault(THINK, Kind.SERVER))
        assert breaker.allows is after_one


# A server of one's own


def test_a_server_serves_once_it_has_said_what_it_has(services_with: MakeServices) -> None:
    services = services_with(groq=True, openai=True, url=MY_URL)
    visit = Visit(services)
    assert served(visit, THINK) == ["Groq", HERE[THINK]]  # OpenAI's key goes to the server
    for role, ladder in services.states[SERVER].ladders.items():
        ladder.replace(models_for(role, ["whisper-1", "kokoro", "llama3:8b"]))
    assert served(visit, HEAR) == [MY_SERVER, "Groq", HERE[HEAR]]
    assert served(visit, THINK) == [MY_SERVER, "Groq", HERE[THINK]]
    assert served(visit, SPEAK) == [MY_SERVER, OWN_VOICE]
    assert served(visit, ASSESS) == [MY_SERVER, "Groq"]
    assert visit.model_of(SERVER, THINK) == "llama3:8b"


def test_a_servers_models_are_found_out_and_a_wish_goes_before_them(
    services_with: MakeServices,
) -> None:
    async def behave(exchange: Exchange) -> None:
        assert exchange.request.path == "/v1/models"
        names = ["nomic-embed-text", "llama3:8b", "qwen3", "whisper-1", "tts-1"]
        await exchange.answer(body={"object": "list", "data": [{"id": name} for name in names]})

    async def discover() -> Visit:
        async with StandIn(behave) as server:
            wishes = {THINK: (Wish(SERVER, "qwen3"),)}
            services = services_with(url=f"{server.origin}/v1", wishes=wishes)
            await services.greet()
            await services.states[SERVER].connection.close()  # type: ignore[union-attr]
            return Visit(services)

    visit = asyncio.run(discover())
    assert [m.name for m in visit.services.states[SERVER].ladders[THINK].models] == [
        "qwen3",
        "llama3:8b",
    ]
    models = {role: visit.model_of(SERVER, role) for role in ServiceRole}
    assert models == {HEAR: "whisper-1", THINK: "qwen3", SPEAK: "tts-1", ASSESS: "llama3:8b"}


def test_a_server_that_is_not_up_ends_no_start_and_keeps_the_wish(
    services_with: MakeServices,
) -> None:
    async def discover() -> Visit:
        async with StandIn(refuse(500)) as server:
            wishes = {THINK: (Wish(SERVER, "qwen3"),)}
            services = services_with(url=f"{server.origin}/v1", wishes=wishes)
            await services.discover()
            await services.states[SERVER].connection.close()  # type: ignore[union-attr]
            return Visit(services)

    visit = asyncio.run(discover())
    assert visit.model_of(SERVER, THINK) == "qwen3"
    assert served(visit, HEAR) == [HERE[HEAR]]


def test_a_server_is_free_and_a_service_is_not_whatever_they_are_called(
    services_with: MakeServices,
) -> None:
    wishes = {THINK: (Wish(SERVER, "qwen3"), Wish(ProviderId.GROQ))}
    services = services_with(groq=True, url="http://Groq/v1", wishes=wishes, caps=Caps(0.0, 5.0))
    visit = Visit(services, "fr")
    assert served(visit, THINK)[:2] == ["Groq", "Groq"]
    links = (*visit.links(THINK), *visit.links(SPEAK))
    assert [link.provider for link in links if link.refused()] == [ProviderId.GROQ]
    assert {SERVER, ProviderId.GTTS, ProviderId.EMBEDDED} <= {link.provider for link in links}


def test_openais_own_address_is_no_server(services_with: MakeServices) -> None:
    services = services_with(openai=True, url="https://api.openai.com/v1/")
    assert served(Visit(services), THINK) == ["OpenAI", HERE[THINK]]


@pytest.mark.parametrize("url", ["https://API.openai.com/v1", "https://api.openai.com:443/v1"])
def test_openai_is_known_however_its_address_is_written(
    services_with: MakeServices, url: str
) -> None:
    assert served(Visit(services_with(openai=True, url=url)), THINK) == ["OpenAI", HERE[THINK]]


# Wishes and choices


def test_a_wish_goes_before_the_default_and_the_embedded_one_stays_last(
    services_with: MakeServices,
) -> None:
    wishes = {THINK: read_wishes("openai:gpt-4o-mini"), SPEAK: read_wishes("gtts, openai")}
    visit = Visit(services_with(groq=True, openai=True, wishes=wishes))
    assert served(visit, THINK) == ["OpenAI", HERE[THINK]]
    assert served(visit, SPEAK) == [GOOGLE, "OpenAI", OWN_VOICE]
    assert visit.model_of(OPENAI, THINK) == "gpt-4o-mini"
    assert visit.model_of(OPENAI, ASSESS) == "gpt-6.1-sol"
    assert served(visit, HEAR) == ["Groq", "OpenAI", HERE[HEAR]]


def test_a_wished_model_of_the_catalogue_keeps_its_options_and_others_stay_behind_it(
    services_with: MakeServices,
) -> None:
    wishes = {THINK: read_wishes("groq:openai/gpt-oss-120b, groq:my/model")}
    ladder = services_with(groq=True, wishes=wishes).states[GROQ].ladders[THINK]
    assert [(m.name, m.options) for m in ladder.models] == [
        ("openai/gpt-oss-120b", {"reasoning_effort": "low"}),
        ("my/model", {}),
        ("openai/gpt-oss-20b", {"reasoning_effort": "low"}),
    ]


def test_a_wish_for_the_embedded_one_first_keeps_the_others_behind_it(
    services_with: MakeServices,
) -> None:
    wishes = {THINK: read_wishes("embedded, groq")}
    visit = Visit(services_with(groq=True, wishes=wishes))
    assert served(visit, THINK) == [HERE[THINK], "Groq"]


def test_rules_that_are_wished_for_as_judge_are_followed_by_nobody(
    services_with: MakeServices,
) -> None:
    wishes = {ASSESS: read_wishes("embedded, groq")}
    visit = Visit(services_with(groq=True, wishes=wishes))
    assert visit.assessing_models() == []
    visit.choices = Choices({ASSESS: GROQ})
    assert served(visit, ASSESS) == ["Groq"]


def test_the_rules_stand_by_as_judge_and_serve_where_they_are_chosen(
    services_with: MakeServices,
) -> None:
    visit = Visit(services_with(groq=True))
    found = table(visit, ASSESS)
    assert (found[GROQ], found[EMBEDDED]) == (Standing.SERVES, Standing.STANDS_BY)
    visit.choices = Choices({ASSESS: EMBEDDED})
    found = table(visit, ASSESS)
    assert (found[GROQ], found[EMBEDDED]) == (Standing.ON_REQUEST, Standing.SERVES)


def test_several_models_of_one_provider_are_one_link(services_with: MakeServices) -> None:
    wishes = {THINK: read_wishes("groq:a, groq:b")}
    visit = Visit(services_with(groq=True, wishes=wishes))
    assert served(visit, THINK) == ["Groq", HERE[THINK]]


def test_a_choice_goes_before_wish_and_default(services_with: MakeServices) -> None:
    visit = Visit(services_with(groq=True, openai=True))
    visit.choices = Choices({THINK: OPENAI, SPEAK: GTTS})
    assert served(visit, THINK) == ["OpenAI", "Groq", HERE[THINK]]
    assert served(visit, SPEAK) == [GOOGLE, "OpenAI", OWN_VOICE]
    assert served(visit, HEAR) == ["Groq", "OpenAI", HERE[HEAR]]


@pytest.mark.parametrize("role", list(ServiceRole))
def test_who_chooses_the_embedded_one_lets_nothing_leave(
    services_with: MakeServices, role: ServiceRole
) -> None:
    wishes = {role: read_wishes("groq, openai")}
    visit = Visit(services_with(groq=True, openai=True, wishes=wishes))
    visit.choices = Choices({role: EMBEDDED})
    assert not any(link.hosted for link in visit.links(role))
    assert visit.order(role) == (EMBEDDED,)


@pytest.mark.parametrize("role", [HEAR, THINK, SPEAK])
def test_the_embedded_one_stays_last_behind_choice_and_wish(
    services_with: MakeServices, role: ServiceRole
) -> None:
    wishes = {role: read_wishes("openai")}
    visit = Visit(services_with(groq=True, openai=True, wishes=wishes))
    visit.choices = Choices({role: GROQ})
    assert not visit.links(role)[-1].hosted


def test_nobody_is_asked_twice_behind_a_choice(services_with: MakeServices) -> None:
    wishes = {THINK: read_wishes("groq:a, groq:b, embedded")}
    visit = Visit(services_with(groq=True, openai=True, wishes=wishes))
    visit.choices = Choices({THINK: OPENAI})
    assert served(visit, THINK) == ["OpenAI", "Groq", HERE[THINK]]


def test_choosing_what_is_not_there_leaves_the_others(services_with: MakeServices) -> None:
    visit = Visit(services_with(groq=True))
    visit.choices = Choices({THINK: OPENAI})
    assert served(visit, THINK) == ["Groq", HERE[THINK]]


def test_a_chosen_model_is_asked_for_unless_it_is_gone(services_with: MakeServices) -> None:
    services = services_with(openai=True)
    visit = Visit(services)
    visit.choices = Choices(models={(OPENAI, HEAR): "whisper-1"})
    assert visit.model_of(OPENAI, HEAR) == "whisper-1"
    assert visit.model_of(OPENAI, THINK) == "gpt-6-luna"
    ladder = services.states[OPENAI].ladders[HEAR]
    ladder.retire(ladder.models[2])
    assert visit.model_of(OPENAI, HEAR) == "gpt-transcribe"
    assert visit.model_of(EMBEDDED, HEAR) == ""
    assert visit.model_of(GTTS, HEAR) == ""
    assert visit.model_of(GTTS, SPEAK) == "", "what it is asked for has no name"
    visit.choices = Choices(models={(OPENAI, THINK): "never heard of"})
    assert visit.model_of(OPENAI, THINK) == "gpt-6-luna"


def test_a_provider_whose_models_are_all_gone_serves_no_more(services_with: MakeServices) -> None:
    services = services_with(groq=True)
    visit = Visit(services)
    ladder = services.states[GROQ].ladders[HEAR]
    for model in ladder.models:
        ladder.retire(model)
    assert visit.model_of(GROQ, HEAR) == ""
    assert served(visit, HEAR) == [HERE[HEAR]]
    assert visit.hears_here
    rows = {row.provider: row for row in visit.table(HEAR)}
    assert rows[GROQ].standing is Standing.UNAVAILABLE
    assert rows[GROQ].note == "it offers no model for this"


@pytest.mark.parametrize(
    ("mode", "chosen", "voice"),
    [
        (Mode.INTERVIEW, {}, "ash"),
        (Mode.CHAT, {}, "coral"),
        (Mode.CHAT, {(OPENAI, Mode.CHAT): "echo"}, "echo"),
        (Mode.CHAT, {(OPENAI, Mode.INTERVIEW): "echo"}, "coral"),
        (Mode.CHAT, {(GROQ, Mode.CHAT): "troy"}, "coral"),
    ],
)
def test_each_mode_has_its_voice_unless_another_is_chosen(
    services_with: MakeServices, mode: Mode, chosen: dict[tuple[ProviderId, Mode], str], voice: str
) -> None:
    visit = Visit(services_with(openai=True))
    visit.choices = Choices(voices=chosen)
    assert visit.voice_of(OPENAI, VoiceStyle(mode=mode)) == voice
    assert visit.voice_of(EMBEDDED, VoiceStyle(mode=mode)) == ""


# Other languages


@pytest.mark.parametrize(
    ("keys", "voices"),
    [
        ({}, [GOOGLE]),
        ({"groq": True}, [GOOGLE]),
        ({"openai": True}, ["OpenAI", GOOGLE]),
    ],
)
def test_german_is_spoken_by_those_who_can(
    services_with: MakeServices, keys: dict[str, bool], voices: list[str]
) -> None:
    visit = Visit(services_with(**keys), "de")
    assert served(visit, SPEAK) == voices
    assert served(visit, HEAR)[-1] == HERE[HEAR]


def test_a_talk_obeys_what_is_chosen_while_it_is_held(services_with: MakeServices) -> None:
    visit = Visit(services_with(groq=True))
    talk = visit.speaking("de", google=False)
    assert served(talk, HEAR) == ["Groq", HERE[HEAR]]
    visit.choices = Choices({HEAR: EMBEDDED, THINK: EMBEDDED})
    assert (served(talk, HEAR), served(talk, THINK)) == ([HERE[HEAR]], [HERE[THINK]])


def test_groqs_english_voice_is_not_asked_for_german(services_with: MakeServices) -> None:
    english, german = (Visit(services_with(groq=True), language) for language in ("en", "de"))
    for visit in (english, german):
        visit.choices = Choices({SPEAK: GROQ})
    assert served(english, SPEAK) == ["Groq", OWN_VOICE]
    assert served(german, SPEAK) == [GOOGLE]


def test_a_language_that_nobody_speaks_has_no_voice(services_with: MakeServices) -> None:
    assert served(Visit(services_with(), "cy"), SPEAK) == []


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("role", list(ServiceRole))
def test_nobody_is_twice_in_the_default_order(role: ServiceRole, language: str) -> None:
    order = provider_order(role, language)
    assert len(order) == len(set(order))


# The table


@pytest.mark.parametrize("role", list(ServiceRole))
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_table_agrees_with_who_is_asked(
    services_with: MakeServices, role: ServiceRole, language: str
) -> None:
    visit = Visit(services_with(groq=True, openai=True), language)
    rows = visit.table(role)
    serving = [row.label for row in rows if row.standing is Standing.SERVES]
    assert serving == served(visit, role)[:1]
    standing_by = [row.label for row in rows if row.standing is Standing.STANDS_BY]
    assert set(served(visit, role)[1:]) <= set(standing_by)
    assert len({row.provider for row in rows}) == len(rows)


def test_the_table_says_why_somebody_is_not_there(services_with: MakeServices) -> None:
    visit = Visit(services_with(openai=True, url=MY_URL))
    server = visit.services.states[SERVER]
    (unasked,) = (row.note for row in visit.table(THINK) if row.provider is SERVER)
    assert unasked == "it has not said which models it has; name one in the environment"
    server.models_told = True
    rows = {row.provider: row for row in visit.table(THINK)}
    assert {row.standing for name, row in rows.items() if name is not EMBEDDED} == {
        Standing.UNAVAILABLE
    }
    assert rows[GROQ].note == "no key: set GROQ_API_KEY"
    assert rows[OPENAI].note == "OPENAI_BASE_URL names another server"
    assert rows[SERVER].note == "it offers no model for this"
    assert (rows[EMBEDDED].standing, rows[EMBEDDED].label) == (Standing.SERVES, HERE[THINK])
    none = {row.provider: row.note for row in Visit(services_with()).table(THINK)}
    assert none[OPENAI] == "no key: set OPENAI_API_KEY"
    assert none[SERVER] == "no address: set OPENAI_BASE_URL"


def test_who_rests_is_shown_with_the_fault_and_the_next_one_serves(
    services_with: MakeServices,
) -> None:
    visit = Visit(services_with(groq=True, openai=True))
    breaker = visit.links(THINK)[0].breaker
    breaker.failed(fault(THINK))
    assert breaker.last_failure is not None
    first, second, *_ = sorted(visit.table(THINK), key=lambda row: row.provider != GROQ)
    assert first.standing is Standing.RESTS
    assert first.note == f"failed at {breaker.last_failure.at:%H:%M}: Groq refused the key"
    assert table(visit, THINK)[OPENAI] is Standing.SERVES
    assert second.provider is not GROQ


def test_the_cap_shows_in_the_table_and_the_embedded_one_serves(
    services_with: MakeServices,
) -> None:
    visit = Visit(services_with(groq=True, caps=Caps(0.0, 5.0)))
    rows = {row.provider: row for row in visit.table(HEAR)}
    assert rows[GROQ].standing is Standing.RESTS
    assert "cost limit" in rows[GROQ].note
    assert rows[EMBEDDED].standing is Standing.SERVES
    assert rows[GROQ].model == "whisper-large-v3-turbo"


def test_nobody_stands_by_who_would_never_be_asked(services_with: MakeServices) -> None:
    visit = Visit(services_with(groq=True))
    visit.choices = Choices({THINK: EMBEDDED})
    assert table(visit, THINK)[GROQ] is Standing.ON_REQUEST


def test_the_embedded_voice_is_not_shown_in_use_for_german(services_with: MakeServices) -> None:
    visit = Visit(services_with(), "de")
    visit.choices = Choices({SPEAK: EMBEDDED})
    assert served(visit, SPEAK) == []
    assert table(visit, SPEAK)[EMBEDDED] is Standing.UNAVAILABLE


# What a server's models are for


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("whisper-1", {HEAR}),
        ("Systran/faster-distil-whisper-small.en", {HEAR}),
        ("gpt-4o-mini-transcribe", {HEAR}),
        ("nvidia/parakeet-tdt-0.6b", {HEAR}),
        ("Qwen3-ASR", {HEAR}),
        ("kyutai/stt-1b", {HEAR}),
        ("tts-1-hd", {SPEAK}),
        ("gpt-4o-mini-tts", {SPEAK}),
        ("kokoro", {SPEAK}),
        ("en_US-piper", {SPEAK}),
        ("llama3.1:8b", {THINK, ASSESS}),
        ("openai/gpt-oss-20b", {THINK, ASSESS}),
        ("nomic-embed-text", set()),
        ("text-embedding-3-small", set()),
        ("llama-guard3", set()),
        ("omni-moderation-latest", set()),
        ("dall-e-3", set()),
        ("gpt-image-1", set()),
        ("jina-reranker", set()),
        ("bge-m3", set()),
        ("all-minilm:latest", set()),
        ("speech-to-text-v2", {HEAR}),
    ],
)
def test_a_models_name_tells_what_it_is_for(name: str, roles: set[ServiceRole]) -> None:
    assert {role for role in ServiceRole if models_for(role, [name])} == roles


@given(st.lists(st.text(min_size=1), unique=True))
def test_no_model_is_both_ears_and_voice_and_their_order_stays(names: list[str]) -> None:
    by_role = {role: [m.name for m in models_for(role, names)] for role in ServiceRole}
    assert by_role[THINK] == by_role[ASSESS]
    for one, other in ((HEAR, SPEAK), (HEAR, THINK), (SPEAK, THINK)):
        assert not set(by_role[one]) & set(by_role[other])
    for found in by_role.values():
        assert found == [name for name in names if name in found]


def test_choices_may_be_replaced_at_any_time(services_with: MakeServices) -> None:
    visit = Visit(services_with(groq=True))
    assert not visit.hears_here
    visit.choices = replace(visit.choices, providers={HEAR: EMBEDDED})
    assert visit.hears_here


# What the settings say


@pytest.fixture
def local(tmp_path: Path) -> Iterator[LocalEngines]:
    engines = LocalEngines(tmp_path)
    yield engines
    engines.close()


@dataclass(frozen=True)
class Said:
    """Settings as ``config.Settings`` has them."""

    data_dir: Path
    hear: str = ""
    think: str = ""
    speak: str = ""
    assess: str = ""
    groq_api_key: SecretStr | None = None
    groq_base_url: str | None = None
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = None
    session_cap_usd: float = 0.25
    day_cap_usd: float = 2.0
    prices_file: Path | None = None
    server_wait_s: float = 15.0


def test_services_are_what_the_settings_say(tmp_path: Path, local: LocalEngines) -> None:
    said = Said(tmp_path, think="groq", groq_api_key=SecretStr("gsk-x"), server_wait_s=60.0)
    services = Services.of(said, local)
    assert services.caps == Caps(0.25, 2.0)
    assert services.wishes[THINK] == (Wish(GROQ),)
    assert Visit(services).order(THINK) == (GROQ, EMBEDDED)
    assert services.deadlines(SERVER, THINK).first_s == 60.0
    assert services.deadlines(SERVER, HEAR).first_s < 60.0
    assert services.deadlines(GROQ, THINK).first_s < 60.0


def test_a_wish_that_cannot_be_read_names_its_variable(tmp_path: Path, local: LocalEngines) -> None:
    with pytest.raises(ValueError, match=r"^GREENROOM_SPEAK: there is no provider"):
        Services.of(Said(tmp_path, speak="nobody"), local)


def test_a_price_table_that_cannot_be_read_is_named(tmp_path: Path, local: LocalEngines) -> None:
    with pytest.raises(ValueError, match="GREENROOM_PRICES_FILE"):
        Services.of(Said(tmp_path, prices_file=tmp_path / "none.json"), local)
