"""Of what a model writes, only the interviewer's own turn is said, and the question is in it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.language import Language, TalkBrief
from core.conversation.moves import Move, MoveKind
from core.language.pack import load_pack
from core.package_data import DataModel, load_data
from core.practice.bank import load_bank
from core.think.model_interviewer import ModelInterviewer
from core.think.reply.own_turn import MOST_WORDS, SpeakerLabels
from tests.fakes import ScriptedChatModel
from tests.talks import PLAIN

QUESTION = Move(MoveKind.QUESTION, "What was hard about moving forty sites?", "q-1")
FOLLOW_UP = Move(MoveKind.FOLLOW_UP, "And then?", "q-1")
SCENE = (
    "A patient tells you that they are in pain. What would you ask, and what would you look for?"
)
QUESTIONS = [question.text for question in load_bank(Domain.BUSINESS).questions]
PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
SENTENCE = "I would like to hear a little more about all of that. "


def said(text: str, move: Move | None = FOLLOW_UP, *, pieces: int = 3) -> str:
    """What is said of a model's ``text`` that comes in tokens of so many letters."""
    tokens = [text[at : at + pieces] for at in range(0, len(text), pieces)]
    mode = Mode.CHAT if move is None else Mode.INTERVIEW
    brief = Brief(Domain.BUSINESS, InterviewType.BEHAVIOURAL)
    model = ModelInterviewer(ScriptedChatModel(tokens))

    async def listen() -> str:
        reply = model.reply(Conversation(mode, brief, (), move))
        return "".join([token async for token in reply])

    return asyncio.run(listen())


def said_in(language: Language, text: str) -> str:
    """What a partner says of a model's ``text`` in a talk in ``language``."""
    model = ModelInterviewer(
        ScriptedChatModel([text[at : at + 3] for at in range(0, len(text), 3)])
    )
    move = Move(MoveKind.FOLLOW_UP, "…", "q-1")

    async def listen() -> str:
        reply = model.reply(Conversation(Mode.TALK, TalkBrief(language), (), move))
        return "".join([token async for token in reply])

    return asyncio.run(listen()).strip()


def texts_of(lines: DataModel) -> list[str]:
    """What is said of ``lines`` as it stands."""
    told = [one for _, value in lines for one in ((value,) if isinstance(value, str) else value)]
    return [text for text in told if "{" not in text]


@pytest.mark.parametrize("pieces", [1, 4, 400])
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Interviewer: Thanks. And then?", "Thanks. And then?"),
        ("**Interviewer:** Thanks. And then?", "Thanks. And then?"),
        ("Entrevistador: Gracias. ¿Y luego?", "Gracias. ¿Y luego?"),
        ("考官：谢谢。然后呢？", "谢谢。然后呢？"),
        ("And then? Candidate: I moved forty sites. Interviewer: And?", "And then?"),
        ("And then?\n\nCandidate: I moved forty sites.", "And then?"),
        ("And then?\n**User**: I moved them.", "And then?"),
        ("Interviewer: And then?\nInterviewer: And what was hard?", "And then?"),
        ("然后呢？考生：我搬了四十个。", "然后呢？"),
    ],
)
def test_the_part_of_another_speaker_is_not_said_and_no_label(
    written: str, kept: str, pieces: int
) -> None:
    assert said(written, pieces=pieces).strip() == kept


LABELS = load_data("speaker_labels", SpeakerLabels).labels


@pytest.mark.parametrize("language", list(Language))
def test_in_every_language_of_a_talk_a_label_is_left_out_and_another_speaker_ends_the_turn(
    language: Language,
) -> None:
    """Breaks when "Esaminatore:" is spoken aloud."""
    line = load_pack(language).prompts[0].text
    for own in LABELS[language].own:
        for label in (f"{own.capitalize()}: ", f"**{own.capitalize()} :** ", f"{own}："):
            heard = said_in(language, f"{label}{line}")
            assert heard == line, label
    for other in LABELS[language].others:
        heard = said_in(language, f"{line}\n{other.capitalize()}: {PLAIN[language][0]}")
        assert heard == line, other


@pytest.mark.parametrize("language", list(Language))
def test_in_no_language_a_line_of_its_pack_is_taken_for_a_label(language: Language) -> None:
    pack = load_pack(language)
    lines = [
        *(prompt.text for prompt in pack.prompts),
        *(text for prompt in pack.prompts for text in prompt.follow_ups),
        *(text for kind in (pack.partner, pack.test) for text in texts_of(kind)),
    ]
    assert len(lines) > 100
    for line in lines:
        assert said_in(language, line) == line
    for label in (*LABELS[language].own, *LABELS[language].others):
        assert said_in(language, f"{label.capitalize()}. {lines[0]}").startswith(label.capitalize())


@pytest.mark.parametrize("move", [QUESTION, FOLLOW_UP])
@pytest.mark.parametrize("written", ["Candidate: I moved forty.", "Interviewer: Candidate: I did."])
def test_who_plays_the_candidate_from_the_first_word_says_the_move(
    written: str, move: Move
) -> None:
    assert said(written, move) == move.text


@pytest.mark.parametrize(
    "innocent",
    [
        "You ask a candidate: what matters to you? Why that?",
        "User stories are one way. How did you write them?",
        "Candidates often say so. Student projects count as well. And then?",
        "Partner with them, then? How?",
        "One thing: who decided?",
        "Human error, then. What did you change?",
        "The user: what did they see?",
        "Ai",
        "A",
        "The ratio was 3:1. Friendly of them. Why?",
        "Learners first. Then?",
        "Interviewers differ: which one did you like?",
    ],
)
@pytest.mark.parametrize("pieces", [1, 5])
def test_what_only_looks_like_a_label_is_said_as_it_stands(innocent: str, pieces: int) -> None:
    assert said(innocent, pieces=pieces) == innocent


def test_a_page_is_cut_at_the_end_of_a_sentence_well_beyond_what_was_asked_for() -> None:
    cut = said(40 * SENTENCE)
    assert cut.endswith("all of that. ")
    assert MOST_WORDS < len(cut.split()) < MOST_WORDS + 20
    assert len(said(" ".join(["word"] * 900)).split()) < 300, "a sentence has no end at all"
    assert said(8 * SENTENCE, None) == 8 * SENTENCE, "some words too many are nobody's harm"


def test_korean_is_counted_by_its_words_and_chinese_by_pairs_of_letters() -> None:
    for language, sentence, whole in (
        (Language.KOREAN, "그 이야기를 조금 더 자세히 들려주시면 정말 좋겠어요. ", 10),
        (Language.CHINESE, "我很想再多听你讲讲这件事。", 10),
    ):
        assert said_in(language, whole * sentence) == (whole * sentence).strip()
        cut = said_in(language, 40 * sentence)
        assert 1.2 * whole < cut.count(sentence.strip()) < 25


@pytest.mark.parametrize("unasked", ["Thank you for that.", "Good. I see what you mean.", "好的。"])
def test_a_question_that_the_model_left_out_is_asked_as_it_stands(unasked: str) -> None:
    assert said(unasked, QUESTION) == f"{unasked} {QUESTION.text}"
    assert said(unasked) == unasked, "a follow-up is the model's own"


def test_a_page_that_was_cut_before_its_question_ends_with_it() -> None:
    assert said(40 * SENTENCE, QUESTION).endswith(f"that. {QUESTION.text}")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (QUESTION.text, "Tell me what was hard about moving those forty sites."),
        (QUESTION.text, "Forty sites are many. Say what about moving was hard."),
        (QUESTION.text, "Thanks. And moving forty sites, what was the hard part? Take your time."),
        (SCENE, "I see. Say a patient tells you they are in pain: what do you ask and look for?"),
        (SCENE, f"Good. {SCENE} Take your time."),
        (SCENE, "A patient tells you about great pain. What would you ask first, and look for?"),
        ("Tell me about a time you failed.", "Right. Can you tell me of a time when you failed?"),
        ("Why do you want to do this?", "Thanks. So, why would you want to do this?"),
        ("Was machst du am Wochenende?", "Schön! Und am Wochenende, was machst du da?"),
        ("你周末喜欢做什么?", "很好！那你周末喜欢做什么呢？"),
        ("आप शाम को क्या करते हैं?", "अच्छा! और शाम को आप क्या करते हैं?"),
        ("ماذا تفعل في المساء؟", "جميل! وفي المساء، ماذا تفعل؟"),
        ("¿Qué haces los fines de semana?", "¡Qué bien! ¿Y los fines de semana, qué haces?"),
    ],
)
def test_a_question_in_other_words_is_not_asked_twice(question: str, asked: str) -> None:
    assert said(asked, replace(QUESTION, text=question)) == asked


@pytest.mark.parametrize(
    "question",
    [
        QUESTION.text,
        SCENE,
        "Tell me how you led the change.",
        "आप शाम को क्या करते हैं?",
        "你周末做什么?",
    ],
)
@pytest.mark.parametrize(
    "written",
    [
        "Thank you. Do you like tea?",
        "Thank you for telling me how you led the change by moving forty sites. And the tea?",
        "A patient in pain, I see. That is hard. What would you do differently?",
        "What about your tea time? Shall we go on?",
        "Before I go on: was that all?",
        "谢谢。你喜欢茶吗？",
        "धन्यवाद। क्या आपको चाय पसंद है?",
    ],
)
def test_another_question_never_stands_in_for_the_planned_one(question: str, written: str) -> None:
    assert said(written, replace(QUESTION, text=question)) == f"{written} {question}"


@PROPERTY
@given(st.sampled_from(QUESTIONS), st.sampled_from(QUESTIONS))
def test_of_two_questions_of_a_bank_the_planned_one_is_asked_and_asked_once(
    planned: str, other: str
) -> None:
    move = Move(MoveKind.QUESTION, f"I see. {planned}", "q-1", question=planned)
    assert said(f"Thank you. {planned}", move) == f"Thank you. {planned}"
    assert said(f"Thank you. {other}", move).endswith(planned)


def test_what_leads_to_a_question_is_not_said_a_second_time() -> None:
    move = Move(MoveKind.OPENING, f"Hello. {QUESTION.text}", "q-1", question=QUESTION.text)
    assert said("Welcome, and good luck.", move) == f"Welcome, and good luck. {QUESTION.text}"
    assert said("", move) == move.text
