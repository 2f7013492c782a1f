"""The hosted adapters beyond what every fault does: doubtful words, costs, and models that go."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import aclosing
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from core.conversation.conversation import Mode
from core.conversation.errors import Kind, TurnError
from core.conversation.messages import Message, Role
from core.conversation.services import ServiceRole
from core.conversation.tone import Tone
from core.conversation.transcript import Transcript
from core.conversation.voice_style import VoiceStyle
from core.listen.decoding import is_invented, is_loop, repeats_prompt
from core.speak.instructions import voice_instructions
from providers.catalog import HostedModel, load_catalog
from providers.fallback.chain import Journal
from providers.fallback.transcriber import FallbackTranscriber
from providers.hosted.chat import ChatDialect, HostedChatModel, ThoughtFilter
from providers.hosted.faults import retry_after_s
from providers.hosted.models import ModelLadder
from providers.hosted.openai_sdk import connect_openai
from providers.hosted.transcription import HostedTranscriber
from providers.usage import Usage
from tests import stand_in
from tests.fakes import tone_audio
from tests.providers.scripted import Ears, Finder, chain, embedded, hosted, mp3_bytes, run
from tests.stand_in import (
    MESSAGES,
    PCM,
    Adapter,
    Exchange,
    StandIn,
    answer_to,
    ask_reply,
    ask_speech,
    ask_words,
    connected,
    events,
    fault_of,
    hang_up,
    page,
    refuse,
    serve,
)

HEAR, THINK, SPEAK, ASSESS = ServiceRole
SOUND = tone_audio(2.0)
LOOP = "and then we " * 20


@pytest.fixture(params=["openai", "groq"])
def sdk(request: pytest.FixtureRequest) -> str:
    """Whose client library asks."""
    name = request.param
    assert isinstance(name, str)
    return name


def segment(text: str, start: float, end: float, **doubts: object) -> dict[str, object]:
    sure = {"no_speech_prob": 0.01, "avg_logprob": -0.2, "compression_ratio": 1.1}
    return {"id": 0, "text": text, "start": start, "end": end} | sure | doubts


def word(text: object, start: object, end: object) -> dict[str, object]:
    return {"word": text, "start": start, "end": end}


def verbose(
    text: str, segments: Sequence[object] = (), words: Sequence[object] = ()
) -> dict[str, object]:
    return {"text": text, "segments": list(segments), "words": list(words)}


def transcribe(
    body: dict[str, object], sdk: str = "openai", terms: Sequence[str] = (), **model: Any
) -> Any:
    """The transcript of two seconds, or the fault, and the request."""
    raw = json.dumps(body).encode()  # NaN goes through as such

    async def ask(adapter: Adapter) -> Transcript | TurnError:
        try:
            return await adapter.transcribe(SOUND, "en", terms)
        except TurnError as error:
            return error

    return answer_to(page(raw), ask, sdk=sdk, segments=True, **model)


def words_of(transcript: Transcript) -> list[tuple[str, float, float]]:
    return [(word.text, word.start_s, word.end_s) for word in transcript.words]


# What was heard


def test_words_come_with_their_times(sdk: str) -> None:
    body = verbose(
        " I moved.", [segment(" I moved.", 0.0, 1.0)], [word(" I", 0.1, 0.2), word("moved", 0.2, 1)]
    )
    transcript, request = transcribe(body, sdk)
    assert (transcript.text, transcript.language, transcript.audio_s) == ("I moved.", "en", 2.0)
    assert words_of(transcript) == [("I", 0.1, 0.2), ("moved", 0.2, 1.0)]
    assert b"\r\n\r\nverbose_json\r\n" in request.body
    assert request.body.count(b'name="timestamp_granularities[]"') == 2


def test_doubtful_segments_are_dropped_with_their_words(sdk: str) -> None:
    body = verbose(
        " I moved. Thank you.",
        [
            segment(" I moved.", 0.0, 1.0),
            segment(" Thank you.", 1.0, 2.0, no_speech_prob=0.9, avg_logprob=-1.5),
        ],
        [word("I", 0.1, 0.2), word("moved", 0.3, 0.9), word("Thank", 1.1, 1.3)],
    )
    transcript, _ = transcribe(body, sdk)
    assert transcript.text == "I moved."
    assert words_of(transcript) == [("I", 0.1, 0.2), ("moved", 0.3, 0.9)]


@pytest.mark.parametrize(
    ("segments", "text"),
    [
        (["我在北京", "工作。"], "我在北京工作。"),
        (["東京に", "住んでいます。"], "東京に住んでいます。"),
        (["我用 Python", " 写代码。"], "我用 Python写代码。"),
        ([" I moved", " to Leeds."], "I moved to Leeds."),
        (["मैं दिल्ली में", " रहता हूँ।"], "मैं दिल्ली में रहता हूँ।"),
    ],
)
def test_segments_are_joined_as_their_script_writes_it(
    sdk: str, segments: list[str], text: str
) -> None:
    made = [segment(one, n / 2, n / 2 + 0.5) for n, one in enumerate(segments)]
    transcript, _ = transcribe(verbose("".join(segments), made), sdk)
    assert transcript.text == text


@pytest.mark.filterwarnings("ignore:Pydantic serializer")
@pytest.mark.parametrize(
    ("no_speech_prob", "avg_logprob", "kept"),
    [
        (0.61, -1.01, False),
        (0.6, -1.01, True),
        (0.61, -1.0, True),
        (0.99, -0.2, True),
        (0.1, -3.0, True),
        (None, -3.0, True),
        (0.99, None, True),
        ("0.99", "-3", True),
        (float("nan"), -3.0, True),
    ],
)
def test_a_segment_is_doubtful_only_when_it_is_both_silent_and_unlikely(
    no_speech_prob: object, avg_logprob: object, kept: bool
) -> None:
    doubts = {"no_speech_prob": no_speech_prob, "avg_logprob": avg_logprob}
    answer, _ = transcribe(verbose("Yes.", [segment("Yes.", 0.0, 1.0, **doubts)]))
    assert isinstance(answer, Transcript) is kept


def test_a_loop_in_one_segment_is_dropped() -> None:
    body = verbose(f"I moved. {LOOP}", [segment("I moved.", 0.0, 1.0), segment(LOOP, 1.0, 2.0)])
    assert transcribe(body)[0].text == "I moved."


@pytest.mark.parametrize(
    "body",
    [
        verbose("Thank you.", [segment("Thank you.", 0, 2, no_speech_prob=0.9, avg_logprob=-2.0)]),
        {"text": LOOP},
        {"text": "  "},
        verbose(" ", [segment(" ", 0, 2)]),
    ],
    ids=["doubtful", "a loop", "nothing", "an empty segment"],
)
def test_when_nothing_can_be_believed_no_words_were_understood(
    sdk: str, body: dict[str, object]
) -> None:
    error, _ = transcribe(body, sdk)
    assert (error.kind, error.code) == (Kind.NO_SPEECH, "speech_not_understood")


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("Kanban, Scrum.", True),
        ("scrum retrospective", True),
        ("Kanban.", False),
        ("Scrum, Kanban.", False),
        ("Kanban, Scrum, retrospective and more", False),
        ("We use Kanban, Scrum.", False),
    ],
)
def test_the_terms_alone_are_an_echo_of_the_prompt(text: str, echo: bool) -> None:
    answer, request = transcribe({"text": text}, terms=("Kanban", "Scrum", "retrospective"))
    assert isinstance(answer, TurnError) is echo
    assert b'name="prompt"\r\n\r\nKanban, Scrum, retrospective\r\n' in request.body


def test_terms_beyond_what_whisper_reads_are_left_out_from_the_end() -> None:
    terms = [f"term{number:03}" for number in range(200)]
    _, request = transcribe({"text": "Yes."}, terms=terms)
    sent = request.body.split(b'name="prompt"\r\n\r\n')[1].split(b"\r\n")[0].decode()
    assert len(sent) == 600
    assert sent.startswith("term000, term001")


def test_without_terms_there_is_no_prompt() -> None:
    assert b'name="prompt"' not in transcribe({"text": "Yes."})[1].body


def test_models_without_segments_are_asked_for_plain_words(sdk: str) -> None:
    transcript, request = answer_to(
        page(b'{"text": " Yes. "}'), lambda adapter: adapter.transcribe(SOUND, "en"), sdk=sdk
    )
    assert (transcript.text, transcript.words) == ("Yes.", ())
    assert b"\r\n\r\njson\r\n" in request.body
    assert b"timestamp_granularities" not in request.body


def test_half_an_emoji_among_what_was_heard_is_left_out(sdk: str) -> None:
    half = "I led it \ud83d"
    body = verbose(half, [segment(half, 0.0, 1.0)], [word("it\ud83d", 0.2, 0.4)])
    for asked in (body, verbose(half)):
        transcript, _ = transcribe(asked, sdk)
        assert transcript.text == "I led it"
        assert [said.text for said in transcript.words] in (["it"], [])


def test_times_are_kept_within_the_recording() -> None:
    words = [
        word("a", -1, 0.5),
        word("b", 0.6, 9),
        word("c", 1.5, 1.0),
        word("d", 5, 6),
        word("  ", 0.1, 0.2),
    ]
    transcript, _ = transcribe(verbose("a b c d", [segment("a b c d", 0, 2)], words))
    assert words_of(transcript) == [
        ("a", 0.0, 0.5),
        ("b", 0.6, 2.0),
        ("c", 1.5, 1.5),
        ("d", 2.0, 2.0),
    ]


@pytest.mark.filterwarnings("ignore:Pydantic serializer")
@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf"), None, "1.0", True, []])
def test_numbers_that_are_none_end_no_turn(sdk: str, bad: object) -> None:
    body = verbose(
        "Yes.",
        [segment("Yes.", 0.0, 2.0) | {"start": bad, "no_speech_prob": bad, "avg_logprob": bad}],
        [word("Yes", bad, bad)],
    )
    transcript, _ = transcribe(body, sdk)
    assert transcript.text == "Yes."
    read = 1.0 if sdk == "openai" and bad in ("1.0", True) else 0.0  # its library makes numbers
    assert words_of(transcript) == [("Yes", read, read)]


def test_a_number_of_another_type_gives_no_warning() -> None:
    assert transcribe(verbose("Yes.", [segment("Yes.", 0.0, 2.0, avg_logprob="x")]))[0].text


@pytest.mark.parametrize("segments", [None, [], "no list", [1, "x"], {}])
def test_segments_that_are_none_leave_the_text(sdk: str, segments: object) -> None:
    body = {"text": "Yes.", "segments": segments, "words": [word("Yes", 0.5, 1.0)]}
    transcript, _ = transcribe(body, sdk)
    assert transcript.text == "Yes."
    assert words_of(transcript) == [("Yes", 0.5, 1.0)]


def test_hearing_is_counted_by_the_length_of_the_recording(sdk: str) -> None:
    async def ask(adapter: Adapter) -> list[Usage]:
        await adapter.transcribe(SOUND, "en")
        return adapter.used

    used, _ = answer_to(serve, ask, sdk=sdk)
    assert used == [Usage("first", HEAR, audio_s=2.0)]


# The signs of made-up words


@given(st.text(max_size=60), st.floats(0, 1), st.floats(-5, 0))
def test_who_has_no_doubt_is_believed(text: str, silent: float, likely: float) -> None:
    slow_s = 1_000.0  # nobody runs in circles so slowly
    assert is_invented(text, slow_s, silent, likely) is (silent > 0.6 and likely < -1.0)


def test_a_loop_is_both_fast_and_repetitive() -> None:
    assert is_loop(LOOP, 2.0)
    assert not is_loop(LOOP, 60.0)
    assert not is_loop(" ".join(f"{n * 7919:x}" for n in range(40)), 2.0)


@given(st.lists(st.sampled_from(["kanban", "scrum", "c++", "c#"]), max_size=5))
def test_one_word_is_never_an_echo(terms: list[str]) -> None:
    assert not any(repeats_prompt(term, terms) for term in ["", "Kanban", "C++!"])
    assert repeats_prompt(" ".join(terms), terms) is (len(terms) >= 2)


# What was replied


def stream_usage(**more: object) -> dict[str, object]:
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return chunk | {"choices": []} | more


USAGE = {"prompt_tokens": 120, "completion_tokens": 7, "total_tokens": 127}


def test_one_term_of_several_words_is_an_answer() -> None:
    terms = ["Finance & Banking", "New York", "code review"]
    assert not repeats_prompt("New York.", terms)
    assert not repeats_prompt("Code review", terms)
    assert repeats_prompt("New York, code review.", terms)
    assert not repeats_prompt("New York has code review", terms)


@given(
    st.text("ab </think>", max_size=30),
    st.text("cd e.", max_size=30),
    st.lists(st.integers(1, 60), max_size=6),
)
def test_what_a_model_thinks_is_not_said(thought: str, said: str, cuts: list[int]) -> None:
    thought = thought.replace("</think>", "")
    assert filtered(f"<think>{thought}</think>{said}", cuts).strip() == said.strip()
    assert filtered(said, cuts) == (said if said.strip() else "")


def filtered(text: str, cuts: list[int]) -> str:
    places = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    kept = ThoughtFilter()
    return "".join(kept.feed(text[a:b]) for a, b in pairwise(places))


def token(text: str | None, finish: str | None = None) -> dict[str, object]:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    return stream_usage(choices=[choice])


async def replied(adapter: Adapter) -> tuple[list[str], list[Usage]]:
    return await ask_reply(adapter), adapter.used


@pytest.mark.parametrize(
    ("sdk", "last"),
    [
        ("openai", stream_usage(usage=USAGE)),
        ("groq", stream_usage(usage=USAGE)),
        ("groq", token(None, "stop") | {"x_groq": {"id": "r", "usage": USAGE}}),
        ("openai", token(None, "stop") | {"usage": USAGE}),
        ("groq", token(None, "stop") | {"usage": USAGE}),
    ],
)
def test_the_services_own_count_is_used(sdk: str, last: dict[str, object]) -> None:
    behave = events(token("Why?"), token(None, "stop"), last, "[DONE]")
    (tokens, used), _ = answer_to(behave, replied, sdk=sdk)
    assert tokens == ["Why?"]
    assert used == [Usage("first", THINK, 120, 7, estimated=False)]


def test_half_an_emoji_in_each_of_two_tokens_ends_no_reply(sdk: str) -> None:
    """Nothing can encode such a half: it could be neither spoken nor kept."""
    cut = (token("Well done \ud83d"), token("\ude00. Why?"), token(None, "stop"))
    (tokens, _), _ = answer_to(events(*cut, "[DONE]"), replied, sdk=sdk)
    assert "".join(tokens).encode() == b"Well done . Why?"


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": "many", "completion_tokens": None}])
def test_without_a_count_it_is_estimated_from_the_letters(sdk: str, usage: object) -> None:
    behave = events(token("Why so?!"), token(None, "stop") | {"usage": usage}, "[DONE]")
    (_, used), _ = answer_to(behave, replied, sdk=sdk)
    asked = sum(len(message.text) for message in MESSAGES)
    assert used == [Usage("first", THINK, asked / 4, 2.0, estimated=True)]


def test_a_stream_that_is_left_early_is_counted_as_far_as_it_came(sdk: str) -> None:
    async def ask(adapter: Adapter) -> list[Usage]:
        async with aclosing(adapter.stream(MESSAGES)) as tokens:
            await anext(tokens)
        return adapter.used

    behave = events(token("Why "), token("so?"), token(None, "stop"))
    (used,), _ = answer_to(behave, ask, sdk=sdk)
    assert (used.tokens_out, used.estimated) == (1.0, True)


def test_a_stream_that_breaks_off_has_been_paid_for(sdk: str) -> None:
    async def ask(adapter: Adapter) -> list[Usage]:
        await fault_of(ask_reply(adapter))
        return adapter.used

    (used,), _ = answer_to(stand_in.begin_well, ask, sdk=sdk)
    assert (used.tokens_out, used.estimated) == (0.75, True)


@pytest.mark.parametrize("behave", [refuse(401), refuse(429), refuse(500), hang_up])
@pytest.mark.parametrize("asking", [ask_words, ask_reply, ask_speech])
def test_a_call_that_was_refused_costs_nothing(sdk: str, asking: Any, behave: Any) -> None:
    async def ask(adapter: Adapter) -> list[Usage]:
        await fault_of(asking(adapter))
        return adapter.used

    assert answer_to(behave, ask, sdk=sdk)[0] == []


def test_speech_is_counted_by_its_sound_and_its_letters(sdk: str) -> None:
    async def ask(adapter: Adapter) -> list[Usage]:
        await ask_speech(adapter)
        return adapter.used

    (used,), _ = answer_to(serve, ask, sdk=sdk)
    expected = Usage("first", SPEAK, audio_s=len(PCM) / 48_000, characters=6)
    assert used == expected


def test_speech_that_breaks_off_has_been_paid_for(sdk: str) -> None:
    async def ask(adapter: Adapter) -> list[Usage]:
        await fault_of(ask_speech(adapter))
        return adapter.used

    (used,), _ = answer_to(stand_in.begin_well, ask, sdk=sdk)
    assert used.characters == 6
    assert used.audio_s > 0


def chat(adapter: Adapter, role: ServiceRole, dialect: ChatDialect, **model: Any) -> Any:
    ladder = ModelLadder([HostedModel(name="first", **model)])
    return HostedChatModel(adapter.connection, ladder, role=role, dialect=dialect)


@pytest.mark.parametrize(("role", "limit"), [(THINK, 600), (ASSESS, 8_000)])
@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
def test_a_reply_is_limited_in_the_words_of_the_service(
    sdk: str, role: ServiceRole, limit: int, name: str
) -> None:
    async def ask(adapter: Adapter) -> None:
        model = chat(adapter, role, ChatDialect(name), options={"reasoning_effort": "low"})
        async for _ in model.stream([Message(Role.USER, "Hi.")]):
            pass

    body = answer_to(serve, ask, sdk=sdk)[1].json()
    assert {key for key in body if key.startswith("max_")} == {name}
    assert (body[name], body["reasoning_effort"]) == (limit, "low")
    assert "stream_options" not in body


def test_a_models_own_options_win(sdk: str) -> None:
    async def ask(adapter: Adapter) -> None:
        options = {"max_tokens": 99, "temperature": 0.5}
        async for _ in chat(adapter, THINK, ChatDialect("max_tokens"), options=options).stream([]):
            pass

    body = answer_to(serve, ask, sdk=sdk)[1].json()
    assert (body["max_tokens"], body["temperature"]) == (99, 0.5)


@pytest.mark.parametrize("wanted", [False, True])
def test_the_count_is_asked_for_where_the_dialect_says_so(wanted: bool) -> None:
    async def ask(adapter: Adapter) -> None:
        async for _ in chat(adapter, THINK, ChatDialect(usage_in_stream=wanted)).stream([]):
            pass

    body = answer_to(serve, ask)[1].json()
    assert body.get("stream_options") == ({"include_usage": True} if wanted else None)


@pytest.mark.parametrize(
    ("last", "kind", "code"),
    [
        (token(None, "content_filter"), Kind.REFUSED, "reply_refused"),
        (token(None, "stop"), Kind.SERVER, "reply_empty"),
        (token("  \n", "stop"), Kind.SERVER, "reply_empty"),
        (token(None, "length"), Kind.SERVER, "reply_empty"),
        (token(None), Kind.CONNECTIVITY, "reply_cut_off"),
    ],
)
def test_a_reply_that_is_none_is_a_fault(
    sdk: str, last: dict[str, object], kind: Kind, code: str
) -> None:
    error, _ = answer_to(
        events(last, "[DONE]"), lambda adapter: fault_of(ask_reply(adapter)), sdk=sdk
    )
    assert (error.kind, error.code) == (kind, code)


def test_a_reply_that_the_filter_stops_halfway_is_refused(sdk: str) -> None:
    behave = events(token("Why"), token(None, "content_filter"))
    error, _ = answer_to(behave, lambda adapter: fault_of(ask_reply(adapter)), sdk=sdk)
    assert error.code == "reply_refused"


def test_a_reply_that_is_too_long_is_still_a_reply(sdk: str) -> None:
    assert answer_to(events(token("Why"), token(None, "length")), ask_reply, sdk=sdk)[0] == ["Why"]


# Models that are gone


def gone(status: int, code: str, name: str = "first") -> Any:
    """A server on which the model called ``name`` is there no more."""

    async def behave(exchange: Exchange) -> None:
        if name.encode() in exchange.request.body:
            body = {
                "error": {
                    "message": f"the model {name} does not exist",
                    "code": code,
                    "type": "invalid",
                }
            }
            await exchange.answer(status, body)
        else:
            await serve(exchange)

    return behave


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "model_not_found"), (400, "model_decommissioned"), (403, "model_not_found"), (404, "")],
)
@pytest.mark.parametrize("asking", [ask_words, ask_reply, ask_speech])
def test_a_model_that_is_gone_gives_way_to_the_next_and_is_not_asked_again(
    sdk: str, asking: Any, status: int, code: str
) -> None:
    async def talk() -> tuple[list[bool], tuple[str, ...]]:
        async with connected(gone(status, code), sdk=sdk, names=("first", "second")) as (
            server,
            adapter,
        ):
            one, two = await asking(adapter), await asking(adapter)
            assert one == two
            assert one
            asked_first = [b"first" in request.body for request in server.requests]
            return asked_first, adapter.ladder.retired

    assert run(talk()) == ([True, False, False], ("first",))


@pytest.mark.parametrize("asking", [ask_words, ask_reply, ask_speech])
def test_when_all_models_are_gone_it_says_so_and_asks_no_more(sdk: str, asking: Any) -> None:
    async def talk() -> tuple[TurnError, TurnError, int]:
        gone_now = refuse(404, "model_not_found")
        async with connected(gone_now, sdk=sdk, names=("first", "second")) as (server, adapter):
            faults = await fault_of(asking(adapter)), await fault_of(asking(adapter))
            return (*faults, len(server.requests))

    one, two, requests = run(talk())
    assert (one.kind, one.code, requests) == (Kind.CONFIGURATION, "model_unknown", 2)
    assert two.code == "model_unknown"
    assert one.__cause__ is not None


@pytest.mark.parametrize("status", [400, 401, 429, 500])
def test_other_refusals_leave_the_model_where_it_is(sdk: str, status: int) -> None:
    async def talk() -> tuple[int, tuple[str, ...]]:
        async with connected(refuse(status), sdk=sdk, names=("first", "second")) as (
            server,
            adapter,
        ):
            await fault_of(ask_reply(adapter))
            return len(server.requests), adapter.ladder.retired

    assert run(talk()) == (1, ())


def ladder(*names: str) -> ModelLadder:
    return ModelLadder([HostedModel(name=name) for name in names])


def test_a_ladder_prefers_the_model_that_is_named() -> None:
    rungs = ladder("a", "b", "c")
    assert [m and m.name for m in map(rungs.preferred, ["", "b", "x"])] == ["a", "b", "a"]
    rungs.retire(HostedModel(name="a"))
    assert [m and m.name for m in map(rungs.preferred, ["", "a", "c"])] == ["b", "b", "c"]
    assert ladder().preferred("a") is None


def test_what_a_server_offers_later_takes_the_place_but_what_is_gone_stays_gone() -> None:
    rungs = ladder("a", "b")
    rungs.retire(HostedModel(name="b"))
    rungs.replace([HostedModel(name="b"), HostedModel(name="c")])
    assert [model.name for model in rungs.models] == ["c"]
    assert rungs.retired == ("b",)


# Speaking


def test_a_long_line_is_spoken_in_parts_one_after_the_other(sdk: str) -> None:
    async def talk() -> tuple[list[str], int]:
        async with connected(serve, sdk=sdk, longest_chars=10) as (server, adapter):
            line = "Tell me about a change."
            pieces = [p async for p in adapter.synthesize(line, VoiceStyle(voice="ash"))]
            asked = [request.json() for request in server.requests]
            assert {one["voice"] for one in asked} == {"ash"}
            return [one["input"] for one in asked], sum(len(p.samples) for p in pieces)

    assert run(talk()) == (["Tell me", "about a", "change."], 3 * len(PCM) // 2)


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_to_say_asks_nobody(text: str) -> None:
    async def talk() -> tuple[int, int]:
        async with connected(serve) as (server, adapter):
            pieces = [p async for p in adapter.synthesize(text, VoiceStyle())]
            return len(pieces), len(server.requests)

    assert run(talk()) == (0, 0)


@pytest.mark.parametrize("takes_directions", [False, True])
def test_directions_go_only_to_a_voice_that_takes_them(takes_directions: bool) -> None:
    style = VoiceStyle(tone=Tone.EMPATHETIC)

    async def ask(adapter: Adapter) -> None:
        async for _ in adapter.synthesize("Hello.", style):
            pass

    body = answer_to(serve, ask, instructions=takes_directions, sound="wav")[1].json()
    expected = voice_instructions(style) if takes_directions else None
    assert (body.get("instructions"), body["response_format"]) == (expected, "wav")


def test_every_tone_and_mode_has_directions_of_its_own() -> None:
    styles = [VoiceStyle(tone, mode) for tone in Tone for mode in type(VoiceStyle().mode)]
    assert len({voice_instructions(style) for style in styles}) == len(styles)


def test_a_server_that_sends_mp3_is_understood(sdk: str) -> None:
    async def ask(adapter: Adapter) -> tuple[float, set[int]]:
        pieces = [p async for p in adapter.synthesize("Hello.", VoiceStyle())]
        return sum(p.duration_s for p in pieces), {p.sample_rate_hz for p in pieces}

    (duration_s, rates), _ = answer_to(page(mp3_bytes(0.3), "audio/mpeg"), ask, sdk=sdk)
    assert rates == {24_000}
    assert duration_s == pytest.approx(0.3, abs=0.08)


# What the client library does before a request


def test_a_client_that_cannot_be_made_is_a_fault_and_another_one_steps_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    connection = connect_openai("OpenAI", "http://127.0.0.1:9", SecretStr("sk-test"))
    service = HostedTranscriber(connection, ladder("whisper-1"))
    links = (hosted(HEAR, "OpenAI", service), embedded(HEAR, "own", Ears(["own words"])))
    chained = FallbackTranscriber(chain(*links), Journal(), Finder())

    async def talk() -> str:
        words = (await chained.transcribe(SOUND, "en")).text
        # The half-made client of the library closes itself in a task of its own.
        left = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*left, return_exceptions=True)
        return words

    assert asyncio.run(talk()) == "own words"


# How long to leave a service alone


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0.0),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "2.5"}, 2.5),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": "-3"}, 0.0),
        ({"retry-after": "Sat, 21 Nov 2026 14:05:00 GMT"}, 0.0),
        ({"retry-after": "nan"}, 0.0),
        ({"retry-after": "inf"}, 0.0),
    ],
)
def test_how_long_a_service_asks_to_be_left_alone(headers: dict[str, str], seconds: float) -> None:
    assert retry_after_s(headers) == seconds


@pytest.mark.parametrize("status", [429, 503])
def test_the_pause_that_a_service_asks_for_is_in_the_fault(sdk: str, status: int) -> None:
    async def behave(exchange: Exchange) -> None:
        await exchange.answer(status, {"error": {"message": "busy"}}, more=["retry-after: 7"])

    error, _ = answer_to(behave, lambda adapter: fault_of(ask_words(adapter)), sdk=sdk)
    assert error.retry_after_s == 7.0


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (429, "insufficient_quota", Kind.QUOTA),
        (402, "", Kind.QUOTA),
        (429, "rate_limit_exceeded", Kind.RATE_LIMIT),
        (408, "", Kind.SERVER),
        (498, "", Kind.SERVER),
        (400, "", Kind.INVALID_INPUT),
        (404, "", Kind.CONFIGURATION),
    ],
)
def test_a_refusal_is_told_by_its_code_and_its_status(
    sdk: str, status: int, code: str, kind: Kind
) -> None:
    async def behave(exchange: Exchange) -> None:
        await exchange.answer(status, {"error": {"message": "no", "code": code}})

    error, _ = answer_to(behave, lambda adapter: fault_of(ask_reply(adapter)), sdk=sdk)
    assert error.kind is kind


def test_a_request_that_was_too_large_is_no_fault_of_the_configuration(sdk: str) -> None:
    error, _ = answer_to(refuse(413), lambda adapter: fault_of(ask_words(adapter)), sdk=sdk)
    assert error.kind is Kind.INVALID_INPUT


# The catalogue


def test_every_provider_of_the_catalogue_has_the_voices_that_it_names() -> None:
    for name, listing in load_catalog().providers.items():
        assert set(listing.mode_voices) == (set(Mode) if listing.voices else set()), name
        assert set(listing.mode_voices.values()) <= set(listing.voices), name
        names = [m.name for offer in listing.roles.values() for m in offer.models]
        assert all(name.strip() == name for name in names)
        for role, offer in listing.roles.items():
            assert len({model.name for model in offer.models}) == len(offer.models), (name, role)


def test_the_stand_in_is_really_asked() -> None:
    async def talk() -> int:
        async with StandIn(serve) as server:
            adapter = Adapter(f"{server.origin}/v1")
            await ask_words(adapter)
            await adapter.connection.close()
            return len(server.requests)

    assert asyncio.run(talk()) == 1
