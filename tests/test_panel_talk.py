"""A panel in a talk: both interviewers speak as whoever has the floor, each in their own voice."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.conversation.audio import PcmAudio
from core.conversation.brief import Brief, Domain, InterviewType, Manner
from core.conversation.conversation import Conversation
from core.conversation.errors import ReplyError
from core.conversation.messages import Role
from core.conversation.persona import Persona
from core.conversation.ports import Interviewer
from core.conversation.tone import Tone
from core.conversation.voice_style import VoiceStyle
from core.practice.bank import load_bank
from core.practice.directing.interviewers import choose_panel, find_interviewer
from core.practice.interview import Interview, Speaker
from core.practice.plan import plan_interview
from core.practice.rules_interviewer import RulesInterviewer
from core.speak.chunker import SentenceChunker
from core.speak.instructions import voice_instructions
from core.think.model_interviewer import ModelInterviewer
from core.think.prompts import build_interview_prompt
from history.repository import InterviewRepository, sqlite_url
from tests.fakes import (
    ScriptedChatModel,
    ScriptedInterviewer,
    ScriptedSynthesizer,
    ScriptedTranscriber,
    open_loudness_stream,
    tone_audio,
)
from tests.phone import Phone
from voice.collected_audio import CollectedAudio
from voice.dialogue import InterviewDialogue, Utterance
from voice.dialogues.chat import ChatDialogue
from voice.live.call import LiveCall
from voice.live.view import LiveOptions
from voice.loop import BackgroundLoop
from voice.session import VoiceSession
from voice.speaking import SpokenReply
from voice.turn import Engines

SECONDS = 20.0
ASKED = "What was the hardest part of it?"


def panel_dialogue(manner: Manner = Manner.NEUTRAL, size: int = 3) -> InterviewDialogue:
    kind = InterviewType.BEHAVIOURAL
    panel = choose_panel(size, manner, kind)
    brief = Brief(Domain.BUSINESS, kind, question_count=3, manner=manner, panel=panel)
    plan = plan_interview(load_bank(brief.domain), brief, random.Random(2))
    return InterviewDialogue(Interview("id", brief, plan), random.Random(2), lambda: 0.0)


def handed_over(dialogue: InterviewDialogue) -> Conversation:
    """The conversation in which the floor goes to another person for the first time."""
    opening = dialogue.open().move
    assert opening is not None
    dialogue.said(f"{opening.before} {opening.text}", 0.0)
    conversation = dialogue.hear(Utterance("Next question, please."))
    assert conversation.speaker != conversation.before_by
    return conversation


async def words(interviewer: Interviewer, conversation: Conversation) -> str:
    return "".join([token async for token in interviewer.reply(conversation)])


def speak(
    interviewer: Interviewer, conversation: Conversation, voice: ScriptedSynthesizer
) -> SpokenReply[CollectedAudio]:
    reply = SpokenReply(interviewer, voice, CollectedAudio(), SentenceChunker("en"))
    asyncio.run(reply.run(conversation))
    return reply


# Both interviewers


@pytest.mark.parametrize(
    "interviewer",
    [RulesInterviewer(), ModelInterviewer(ScriptedChatModel(ASKED.split(" ")))],
    ids=["rules", "model"],
)
def test_whoever_words_it_the_others_hand_over_by_name_and_the_next_one_asks(
    interviewer: Interviewer,
) -> None:
    dialogue = panel_dialogue()
    conversation = handed_over(dialogue)
    voice = ScriptedSynthesizer()
    reply = speak(interviewer, conversation, voice)
    giver, taker = conversation.before_by, conversation.speaker
    assert reply.text.startswith(f"{conversation.move.before} ")  # type: ignore[union-attr]
    assert taker.name in conversation.move.before  # type: ignore[union-attr]
    by_voice = {dict(style.voices)["openai"] for _, style in voice.asked}
    assert by_voice == {dict(giver.voices)["openai"], dict(taker.voices)["openai"]}
    assert voice.asked[0][1].voices == giver.voices
    assert voice.asked[-1][1].voices == taker.voices
    dialogue.said(reply.text, 4.0)
    handing, question = dialogue.interview.lines[-2:]
    assert (handing.persona, question.persona) == (giver.id, taker.id)


def test_a_reply_without_a_word_of_its_own_is_a_fault_and_no_hand_over() -> None:
    with pytest.raises(ReplyError) as caught:
        speak(ScriptedInterviewer([""]), handed_over(panel_dialogue()), ScriptedSynthesizer())
    assert caught.value.code == "reply_empty"


def test_a_model_is_told_who_it_is_who_sits_beside_it_and_what_it_wants_to_know() -> None:
    conversation = handed_over(panel_dialogue())
    prompt = build_interview_prompt(conversation)
    speaker = conversation.speaker
    assert f"You are {speaker.name}, {speaker.role}" in prompt
    assert speaker.aim in prompt
    assert all(person.title in prompt for person in conversation.panel)
    assert f"{conversation.before_by.name} has just handed over to you" in prompt
    assert "Do not acknowledge their last answer once more" in prompt


def test_a_model_that_opens_a_panel_is_told_what_was_introduced_already() -> None:
    conversation = panel_dialogue().open()
    prompt = build_interview_prompt(conversation)
    assert conversation.move is not None
    assert conversation.move.before in prompt
    assert "Do not greet" in prompt
    assert prompt.endswith(conversation.move.text)


def test_without_a_panel_and_a_manner_the_prompt_is_what_it_was() -> None:
    plain = replace(panel_dialogue().open(), panel=())
    assert plain.move is not None
    unnamed = replace(plain, move=replace(plain.move, speaker="", before="", before_by=""))
    prompt = build_interview_prompt(unnamed)
    assert "panel" not in prompt
    assert "Your manner is" not in prompt


@pytest.mark.parametrize("manner", [Manner.WARM, Manner.DEMANDING])
def test_the_manner_stands_in_the_prompt_with_and_without_a_panel(manner: Manner) -> None:
    told = f"Your manner is {manner.value}"
    conversation = panel_dialogue(manner).open()
    assert told in build_interview_prompt(conversation)
    assert told in build_interview_prompt(replace(conversation, panel=()))


def test_a_demanding_interviewer_is_not_told_to_reassure_but_still_to_be_sorry() -> None:
    conversation = panel_dialogue(Manner.DEMANDING).open()
    assert "reassure them" not in build_interview_prompt(conversation, Tone.ENCOURAGING)
    assert "acknowledge it in one" in build_interview_prompt(conversation, Tone.EMPATHETIC)


# The voice


def test_a_manner_is_heard_where_a_voice_takes_directions() -> None:
    told = {manner: voice_instructions(VoiceStyle(manner=manner)) for manner in Manner}
    assert len(set(told.values())) == len(Manner)


def test_an_interviewer_without_a_name_speaks_as_ever() -> None:
    voice = ScriptedSynthesizer()
    conversation = replace(panel_dialogue().open(), panel=())
    speak(ScriptedInterviewer(["Hello there."]), conversation, voice)
    assert {replace(style, tone=Tone.NEUTRAL) for _, style in voice.asked} == {VoiceStyle()}


def test_a_session_takes_down_each_line_of_a_panel_with_its_speaker(loop: BackgroundLoop) -> None:
    dialogue = panel_dialogue()
    engines = Engines(
        lambda _: tone_audio(1.0),
        ScriptedTranscriber([]),
        RulesInterviewer(),
        ScriptedSynthesizer(),
        open_loudness_stream,
    )
    session = VoiceSession(dialogue, engines, loop)
    session.reply_to(dialogue.open)
    assert session.wait(SECONDS)
    while not dialogue.over:
        session.send(Utterance("Skip this question, please."))
        assert session.wait(SECONDS)
    mine = [line for line in dialogue.interview.lines if line.speaker is Speaker.INTERVIEWER]
    assert {line.persona for line in mine} == set(dialogue.interview.brief.panel)
    assert session.faults() == ()


class HeldVoice:
    """A tenth of a second of sound for each character, and which voice it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    async def synthesize(self, text: str, style: VoiceStyle) -> AsyncIterator[PcmAudio]:
        self.asked.append((text, dict(style.voices).get("openai", "")))
        yield tone_audio(0.05 * len(text), 24_000)


def test_a_live_call_shows_who_speaks_and_changes_the_voice_with_the_name(
    loop: BackgroundLoop,
) -> None:
    dialogue = panel_dialogue()
    handed_over(dialogue)  # the person has asked for the next question: the reply is owed
    voice = HeldVoice()
    engines = Engines(
        lambda _: tone_audio(1.0),
        ScriptedTranscriber([]),
        RulesInterviewer(),
        voice,
        open_loudness_stream,
    )
    options = LiveOptions(interim=lambda: False)
    call = LiveCall(dialogue, engines, loop, options, note=lambda fault: None)
    call.start()
    try:
        phone = Phone(call, loop)
        first = phone.until(lambda seen: bool(seen.speaker.name)).speaker
        second = phone.until(lambda seen: seen.speaker.name not in ("", first.name)).speaker
    finally:
        call.stop()
        assert call.wait_ended(SECONDS)
    assert {first.id, second.id} <= set(dialogue.interview.brief.panel)
    assert voice.asked[0][1] == dict(first.voices)["openai"]
    assert voice.asked[-1][1] == dict(second.voices)["openai"]


def test_the_open_question_is_said_again_by_who_asked_it() -> None:
    dialogue = panel_dialogue()
    conversation = handed_over(dialogue)
    move = conversation.move
    assert move is not None
    dialogue.said(f"{move.before} {move.text}", 0.0)
    assert dialogue.floor == conversation.speaker
    assert ChatDialogue(dialogue.interview.brief).floor == Persona()


def test_who_wants_to_know_who_of_the_panel_asked_hears_the_name() -> None:
    dialogue = panel_dialogue()
    move = handed_over(dialogue).move
    assert move is not None
    dialogue.said(f"{move.before} {move.text}", 0.0)
    reply = dialogue.hear(Utterance("Sorry, who of you asked that?")).move
    assert reply is not None
    assert f"me, {dialogue.floor.name}." in reply.text
    assert move.text in reply.text, "the question is still open"


def test_a_panels_words_reach_a_model_as_the_interviewers() -> None:
    dialogue = panel_dialogue()
    move = handed_over(dialogue).move
    assert move is not None
    dialogue.said(f"{move.before} {move.text}", 0.0)
    messages = dialogue.hear(Utterance("Once more, please.")).messages
    assert [m.role for m in messages] == [
        Role.ASSISTANT,
        Role.USER,
        Role.ASSISTANT,
        Role.ASSISTANT,
        Role.USER,
    ]


# What is kept


def test_a_panel_interview_comes_back_with_every_speaker(tmp_path: Path) -> None:
    dialogue = panel_dialogue(Manner.WARM, size=2)
    move = handed_over(dialogue).move
    assert move is not None
    dialogue.said(f"{move.before} {move.text}", 3.0)
    repository = InterviewRepository(sqlite_url(tmp_path))
    try:
        repository.add(dialogue.interview)
        kept = repository.load("id")
    finally:
        repository.close()
    assert kept == dialogue.interview
    assert kept.brief.manner is Manner.WARM
    assert all(find_interviewer(line.persona) for line in kept.lines if line.move)


def test_a_record_from_before_there_were_panels_still_opens(tmp_path: Path) -> None:
    dialogue = panel_dialogue()
    dialogue.open()
    dialogue.said("Hello. What did you do?", 1.0)
    repository = InterviewRepository(sqlite_url(tmp_path))
    try:
        repository.add(dialogue.interview)
        with sqlite3.connect(tmp_path / "greenroom.db") as connection:
            (text,) = connection.execute("SELECT record FROM interviews").fetchone()
            record = json.loads(text)
            del record["brief"]["manner"], record["brief"]["panel"]
            for line in record["lines"]:
                del line["persona"]
            connection.execute("UPDATE interviews SET record = ?", (json.dumps(record),))
        connection.close()
        kept = repository.load("id")
    finally:
        repository.close()
    assert kept is not None
    assert (kept.brief.manner, kept.brief.panel) == (Manner.NEUTRAL, ())
    assert {line.persona for line in kept.lines} == {""}
