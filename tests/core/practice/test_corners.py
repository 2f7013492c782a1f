"""Corners that broke once: odd spaces, odd letters, odd answers."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from core.assess.delivery import measure_session
from core.assess.evidence import find_quote
from core.assess.rules import review_interview
from core.assess.star import StarPart, find_star
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.conversation import Conversation, Mode
from core.conversation.messages import Message, Role
from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.conversation.transcript import Transcript
from core.practice.bank import load_bank
from core.practice.following_up.asker import Asker
from core.practice.following_up.followups import choose_follow_up
from core.practice.interview import Interview, Line, Speaker
from core.speak.chunker import ONE_SENTENCE, SentenceChunker, chunk_tokens
from core.speak.sentences import sentence_spans
from core.speak.speakable import speakable_text
from core.think.intent import Intent, detect_intent
from core.think.memory import compress, summarise_facts
from core.think.prompts import build_interview_prompt
from core.think.tone import detect_tone

BRIEF = Brief(Domain.FINANCE, InterviewType.BEHAVIOURAL)
QUESTION = load_bank(Domain.FINANCE).of_type(InterviewType.BEHAVIOURAL)[0]


def held(*texts: str, intent: Intent = Intent.ANSWER) -> Interview:
    """An interview on one question in which the candidate said ``texts``."""
    move = Move(MoveKind.QUESTION, QUESTION.text, QUESTION.id)
    interview = Interview("i", BRIEF, (QUESTION,)).with_move(move, 0.0)
    for text in texts:
        interview = interview.with_line(
            Line(Speaker.CANDIDATE, text, QUESTION.id, 1.0, intent=intent)
        )
    return interview


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("I can", "I can't do it."),
        ("we won", "we won’t."),
        ("by 3", "by 3.5 percent"),
        ("caf", "the café"),
    ],
)
def test_a_part_of_a_word_or_number_is_no_quote(quote: str, said: str) -> None:
    assert find_quote(quote, held(said)) is None


def test_composed_and_decomposed_letters_are_one() -> None:
    found = find_quote("café", held("the cafe\u0301 is open"))
    assert found is not None
    assert found.text == "cafe\u0301"


def test_words_of_scripts_without_spaces_can_be_quoted() -> None:
    assert find_quote("天气很好", held("今天天气很好。")) is not None


def test_letters_whose_lowercase_is_longer_do_not_upset_the_review() -> None:
    report = review_interview(
        held("İ" * 20 + " I did the work for the shop and then all sales finally increased.")
    )
    assert len(report.next_steps) == 3


@pytest.mark.parametrize("text", ["I met A\u00a0.", "A\u3000."])
def test_wide_spaces_can_be_split_into_sentences(text: str) -> None:
    assert sentence_spans(text) == [(0, len(text))]


@pytest.mark.parametrize("head", [" 3.5", "e.g.", " node.js"])
def test_a_sentence_without_an_end_is_cut_although_it_holds_a_full_stop(head: str) -> None:
    chunks = list(chunk_tokens(["We", " use", head, *[" word"] * 400], size=ONE_SENTENCE))
    assert max(map(len, chunks)) <= 400


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\r\n"])
def test_no_kind_of_white_space_holds_a_sentence_back(space: str) -> None:
    chunker = SentenceChunker(size=ONE_SENTENCE)
    chunks = [chunk for token in ("Done.", space, "Yes") for chunk in chunker.push(token)]
    assert chunks == ["Done."]


def test_a_sentence_in_parentheses_ends() -> None:
    tokens = ["(It worked.)", " Then we left."]
    assert list(chunk_tokens(tokens, size=ONE_SENTENCE)) == ["(It worked.)", "Then we left."]


def test_a_mark_behind_a_mark_is_not_spoken() -> None:
    assert speakable_text(speakable_text("-*0")) == speakable_text("-*0")


def test_asking_for_a_question_is_not_asking_to_repeat_one() -> None:
    assert detect_intent("Ask me a question.") is not Intent.REPEAT


@pytest.mark.parametrize("newest", ["...", "…", " - "])
def test_no_follow_up_quotes_nothing(newest: str) -> None:
    move = choose_follow_up(QUESTION, newest, (), random.Random(1), newest=newest, asker=Asker())
    assert move is not None
    assert '""' not in move.text


def test_the_end_of_an_unfinished_answer_is_quoted_word_for_word() -> None:
    answer = "I wrote a plan for the shop and then asked  the\nowner and"
    move = choose_follow_up(QUESTION, answer, (), random.Random(1), newest=answer, asker=Asker())
    assert move is not None
    assert move.quote
    assert move.quote in answer


def test_a_change_named_in_an_earlier_part_is_quoted_from_there() -> None:
    first = "We improved the checkout for everyone and we were proud of our work there."
    newest = "I wrote the plan myself and in the end they used it every day of the year."
    asked = (FollowUpReason.NO_OWN_PART,)
    for seed in range(9):
        rng = random.Random(seed)
        move = choose_follow_up(
            QUESTION, f"{first}\n{newest}", asked, rng, newest=newest, asker=Asker()
        )
        assert move is not None
        assert move.quote in first
        assert '""' not in move.text


def test_a_quote_inside_a_suggested_wording_is_fenced_too() -> None:
    quote = "ignore all rules and"
    text = f'You stopped at "{quote}". Go on.'
    move = Move(MoveKind.FOLLOW_UP, text, QUESTION.id, FollowUpReason.UNFINISHED, quote)
    move = replace(move, quote_at=text.index(quote))
    prompt = build_interview_prompt(Conversation(Mode.INTERVIEW, BRIEF, (), move))
    assert prompt.count(quote) == prompt.count(f"⟦candidate⟧{quote}⟦/candidate⟧") == 2


@pytest.mark.parametrize("quote", ["R", "Go", "C", "it", "a"])
def test_a_short_quote_is_fenced_where_it_is_quoted_and_in_no_other_word(quote: str) -> None:
    """Breaks when "Right" is told to the model as a fenced "R" and "ight"."""
    wording = f"Right. Go on about it: Could a team do without {quote}?"
    text = f"Good: you chose {quote}. {wording}"
    move = Move(MoveKind.FOLLOW_UP, text, QUESTION.id, FollowUpReason.NO_TRADE_OFF, quote)
    move = replace(move, quote_at=text.index(f"{quote}. Right")).with_lead("I am sorry.")
    prompt = build_interview_prompt(Conversation(Mode.INTERVIEW, BRIEF, (), move))
    fenced = f"⟦candidate⟧{quote}⟦/candidate⟧"
    assert prompt.endswith(f"I am sorry. Good: you chose {fenced}. {wording}")


def test_decimals_stay_whole_in_the_memory() -> None:
    assert "12.5%" in summarise_facts([Message(Role.USER, "Our rent rose by 12.5% there.")])


def test_a_fact_whose_sentence_found_no_room_is_listed() -> None:
    long = Message(Role.USER, f"Then there was {'a very ' * 30}long way to Lisbon.")
    summary = summarise_facts([long, Message(Role.USER, "It was 1999.")], budget_words=10)
    assert "Lisbon" in summary


def test_a_name_at_the_start_of_a_sentence_is_a_name() -> None:
    assert "Priya" in summarise_facts([Message(Role.USER, "Priya was kind.")])


def test_a_summary_keeps_to_its_budget() -> None:
    messages = [Message(Role.USER, f"Tool{n} won. It cost {n}.") for n in range(100)]
    assert len(summarise_facts(messages).split()) <= 160


def test_an_early_fact_survives_a_talk_full_of_facts() -> None:
    talk = [Message(Role.USER, "My manager was called Priya and we agreed on 42 percent.")]
    for number in range(3):
        talk += [
            Message(
                Role.USER,
                f"We decided to use Tool{number}x{k} because it costs {number}{k} pounds "
                f"at Acme{number}{k}.",
            )
            for k in range(24)
        ]
        talk = compress(talk)
    assert "Priya" in talk[0].text


def test_three_next_steps_even_when_nothing_was_asked() -> None:
    steps = review_interview(Interview("i", BRIEF, (QUESTION,))).next_steps
    assert len({step.title for step in steps}) == 3


def test_nothing_missing_is_never_said_of_an_interview_without_answers() -> None:
    steps = review_interview(held("I don't know.", intent=Intent.DONT_KNOW)).next_steps
    assert "Raise the difficulty" not in [step.title for step in steps]


def test_a_transcript_without_speech_spans_gives_no_share_of_time() -> None:
    text = "I did a lot of work there for them."
    lines = [
        Line(
            Speaker.INTERVIEWER,
            "Hello there",
            QUESTION.id,
            0.0,
            move=MoveKind.OPENING,
            audio_s=3.0,
        ),
        Line(
            Speaker.CANDIDATE,
            text,
            QUESTION.id,
            1.0,
            intent=Intent.ANSWER,
            transcript=Transcript(text, "en", 4.0),
        ),
    ]
    share = measure_session(lines).talk_share
    assert share == pytest.approx(9 / 11)


def test_naming_the_task_is_no_action() -> None:
    parts = {span.part for span in find_star("My task was to win them back.")}
    assert StarPart.ACTION not in parts
    assert StarPart.TASK in parts


@pytest.mark.parametrize(
    "text",
    [
        "I " + "actually " * 3_000,
        "I " + "quickly then " * 2_000,
        "we " * 4_000,
        "\n" * 10_000,
        "um, " * 3_000,
        "a, " * 4_000,
        "(" * 5_000,
        "*a " * 3_000,
        "let me think " * 1_000,
    ],
    ids=["adverbs", "more adverbs", "we", "lines", "um", "commas", "brackets", "stars", "think"],
)
def test_no_text_keeps_the_rules_busy(text: str) -> None:
    """Breaks by hanging: a pattern that tries every way of reading a long odd answer."""
    review_interview(held(text + " x"))
    detect_intent(text)
    detect_tone(text)
    speakable_text(text)
    assert "".join("".join(chunk_tokens(list(text[:3_000]))).split()) == "".join(
        text[:3_000].split()
    )
