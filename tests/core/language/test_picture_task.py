"""The monologue about a picture: which is given, when it is there, and what a model is told."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from itertools import zip_longest

import pytest
from pydantic import ValidationError

from core.conversation.conversation import Conversation
from core.conversation.language import CefrLevel, Language, Stimulus, TalkBrief, TalkKind
from core.language.judge import build_judge_messages
from core.language.pack import LanguagePack, Part, Prompt, load_pack
from core.language.pictures import load_picture, load_pictures
from core.language.report import review_talk
from core.language.take_home import talk_markdown
from core.language.talk import Talk
from core.practice.rules_interviewer import reply_text
from core.think.intent import Intent
from core.think.prompts import build_messages
from tests.talks import PLAIN, held, scripted
from voice.dialogue import Utterance
from voice.dialogues.talk import TalkDialogue

EVERY = pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
LEVELS = (CefrLevel.A2, CefrLevel.B1, CefrLevel.B2, CefrLevel.C1)


def _brief(
    language: Language = Language.ENGLISH,
    level: CefrLevel | None = CefrLevel.B1,
    stimulus: Stimulus = Stimulus.PICTURE,
) -> TalkBrief:
    return TalkBrief(language, TalkKind.TEST, level, stimulus=stimulus)


def _monologues(talk: Talk) -> list[Prompt]:
    prompts = [talk.prompt_of(asked) for asked in talk.asked_ids]
    return [prompt for prompt in prompts if prompt is not None and prompt.part is Part.MONOLOGUE]


def _at_the_task(brief: TalkBrief) -> tuple[TalkDialogue, Conversation]:
    """A test whose examiner is about to give the monologue."""
    dialogue, clock = scripted(brief)
    dialogue.said(reply_text(dialogue.open()), 2.0)
    clock[0] = 200.0
    return dialogue, dialogue.hear(Utterance(PLAIN[brief.language][0]))


@EVERY
def test_every_scene_is_described_in_every_language_and_each_level_has_two(
    language: Language,
) -> None:
    pictured = [prompt for prompt in load_pack(language).prompts if prompt.picture]
    assert {prompt.picture for prompt in pictured} == {picture.id for picture in load_pictures()}
    for level in LEVELS:
        assert len({prompt.picture for prompt in pictured if prompt.level is level}) >= 2, level
    assert {prompt.level for prompt in pictured} == set(LEVELS)
    assert len({prompt.text for prompt in pictured}) == len(pictured)


@EVERY
@pytest.mark.parametrize("level", LEVELS)
def test_who_chose_a_picture_gets_one_of_their_level_and_who_chose_a_topic_gets_none(
    language: Language, level: CefrLevel
) -> None:
    (pictured,) = _monologues(held(_brief(language, level), PLAIN[language]))
    assert pictured.picture
    assert pictured.level is level
    (topic,) = _monologues(held(_brief(language, level, Stimulus.TOPIC), PLAIN[language]))
    assert not topic.picture


@EVERY
def test_the_examiner_speaks_of_the_picture_and_says_the_task_again_when_asked(
    language: Language,
) -> None:
    dialogue, given = _at_the_task(_brief(language))
    assert given.move is not None
    prompt = dialogue.talk.prompt_of(given.move.question_id)
    assert prompt is not None
    task = load_pack(language).test.picture.format(topic=prompt.text)
    assert given.move.text.endswith(task)
    dialogue.said(reply_text(given), 2.0)
    assert task in reply_text(dialogue.repeat())


def test_the_picture_is_there_from_its_task_to_the_next_part_and_at_no_other_time() -> None:
    dialogue, clock = scripted(_brief())
    opening = dialogue.open()
    assert dialogue.picture is None
    dialogue.said(reply_text(opening), 2.0)
    clock[0] = 200.0
    task = dialogue.hear(Utterance(PLAIN[Language.ENGLISH][0]))
    picture = dialogue.picture
    assert picture is not None, "it is seen while the task is being said"
    dialogue.said(reply_text(task), 2.0)
    assert dialogue.picture == picture
    follow_up = dialogue.hear(Utterance("I see a few people here."))
    assert dialogue.picture == picture, "and while more is asked about it"
    dialogue.said(reply_text(follow_up), 2.0)
    clock[0] = 400.0
    discussion = dialogue.hear(Utterance(PLAIN[Language.ENGLISH][1]))
    assert dialogue.picture == picture, "a question that never comes takes nothing away"
    dialogue.said(reply_text(discussion), 2.0)
    assert dialogue.talk.part is Part.DISCUSSION
    assert dialogue.picture is None


def test_a_partner_is_told_what_the_picture_shows_while_it_is_there() -> None:
    dialogue, given = _at_the_task(_brief())
    assert given.move is not None
    picture = dialogue.talk.picture_of(given.move.question_id)
    assert picture is not None
    told = build_messages(given)[0].text
    assert f"⟦picture⟧{'; '.join(picture.shows)}⟦/picture⟧" in told
    dialogue.said(reply_text(given), 2.0)
    assert "⟦picture⟧" in build_messages(dialogue.hear(Utterance("A train and a woman.")))[0].text
    _topic, without = _at_the_task(_brief(stimulus=Stimulus.TOPIC))
    assert "⟦picture⟧" not in build_messages(without)[0].text


def test_a_judge_is_told_what_the_picture_shows_and_not_that_anybody_said_it() -> None:
    talk = held(_brief(), PLAIN[Language.ENGLISH])
    (prompt,) = _monologues(talk)
    system, told = (message.text for message in build_judge_messages(talk))
    shows = "; ".join(load_picture(prompt.picture).shows)
    assert told.startswith(f"Picture: ⟦picture⟧{shows}⟦/picture⟧\n")
    assert "never quote it" in system
    topic = held(_brief(stimulus=Stimulus.TOPIC), PLAIN[Language.ENGLISH])
    assert not any("icture⟧" in message.text for message in build_judge_messages(topic))


def test_the_task_stands_in_the_file_that_is_taken_home() -> None:
    talk = held(_brief(Language.DUTCH), PLAIN[Language.DUTCH])
    (prompt,) = _monologues(talk)
    first = prompt.text.split(".", maxsplit=1)[0]
    assert first in talk_markdown(talk, review_talk(talk))


@pytest.mark.parametrize(
    ("part", "picture", "told"),
    [("monologue", "moon", "no such picture"), ("friend", "park", "only a monologue")],
)
def test_a_prompt_with_a_picture_that_nobody_could_show_is_refused(
    part: str, picture: str, told: str
) -> None:
    prompt = {
        "id": "en-picture-a2-09",
        "part": part,
        "level": "A2",
        "text": "Describe it.",
        "follow_ups": ["Why?", "And then?"],
        "picture": picture,
    }
    with pytest.raises(ValidationError, match=told):
        Prompt.model_validate(prompt)


@pytest.mark.parametrize("left", [["meeting"], ["meeting", "meeting"]], ids=["gone", "twice"])
def test_a_pack_with_only_one_picture_at_a_level_is_refused(left: list[str]) -> None:
    content = json.loads(files("core.data").joinpath("languages/es.json").read_text("utf-8"))
    pictured = [p for p in content["prompts"] if p.get("picture") and p["level"] == "C1"]
    for prompt, picture in zip_longest(pictured, left):
        if picture is None:
            content["prompts"].remove(prompt)
        else:
            prompt["picture"] = picture
    with pytest.raises(ValidationError, match="fewer than 2 pictures to describe at C1"):
        LanguagePack.model_validate_json(json.dumps(content))


def test_a_picture_that_nobody_described_is_none_that_was_described() -> None:
    talk = held(_brief(), PLAIN[Language.ENGLISH])
    (described,) = talk.pictures
    assert described.id in {prompt.picture for prompt in _monologues(talk)}
    task = next(prompt.id for prompt in _monologues(talk) if prompt.picture)
    skipped = tuple(
        replace(line, intent=Intent.SKIP) if line.question_id == task and line.intent else line
        for line in talk.lines
    )
    assert replace(talk, lines=skipped).pictures == ()
