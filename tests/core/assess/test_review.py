"""The review: it finds, measures and quotes, and never invents."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.assess.level.telling_steps import stretch
from core.assess.report import AnswerReview, Assessability, PointStatus, Report
from core.assess.review.markdown import review_markdown
from core.assess.review.trust import NOT_FOUND
from core.assess.rules import RulesAssessor, review_interview
from core.assess.star import StarPart
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.moves import FollowUpReason, Move, MoveKind
from core.conversation.transcript import TimeSpan, Transcript, Word
from core.practice.bank import Question, load_bank
from core.practice.interview import Interview, Line, Speaker
from core.think.intent import Intent

PROPERTY = settings(max_examples=150, deadline=None, database=None, derandomize=True)
BRIEF = Brief(Domain.FINANCE, InterviewType.BEHAVIOURAL)
BANK = load_bank(Domain.FINANCE)
STORY, OTHER_STORY = BANK.of_type(InterviewType.BEHAVIOURAL)[:2]
(TECHNICAL,) = BANK.of_type(InterviewType.TECHNICAL)[:1]
(FIT,) = BANK.of_type(InterviewType.CULTURAL_FIT)[:1]
PLAN = (STORY, OTHER_STORY, TECHNICAL, FIT)

GOOD = (
    "Two years ago our month end close was always late. I was responsible for the accruals. I "
    "built a checklist and asked each team for its part. As a result we closed in 3 days."
)
GROUP = (
    "There was a big audit and we were all late. We collected the papers, we sorted them and we "
    "handed them in, and our team was very glad about it."
)
BETTER = (
    "There was a slow report at the bank. I rewrote it with a colleague from treasury. In the end "
    "the whole thing was faster and everyone was quite happy."
)


def ask(interview: Interview, question: Question, kind: MoveKind = MoveKind.QUESTION) -> Interview:
    return interview.with_move(Move(kind, question.text, question.id), len(interview.lines), 4.0)


def answer(
    interview: Interview, text: str, intent: Intent = Intent.ANSWER, wpm: float | None = None
) -> Interview:
    transcript = None
    if wpm is not None:
        spoken_s = 60 * len(text.split()) / wpm
        transcript = Transcript(text, "en", spoken_s, speech=(TimeSpan(0.0, spoken_s),))
    line = Line(
        Speaker.CANDIDATE,
        text,
        interview.current_question.id,
        len(interview.lines),
        intent=intent,
        transcript=transcript,
    )
    return interview.with_line(line)


def held(*answers: str, plan: tuple[Question, ...] = PLAN, wpm: float | None = None) -> Interview:
    """An interview with one answer to each question."""
    interview = Interview("i-1", BRIEF, plan)
    for question, text in zip(plan, answers, strict=False):
        interview = answer(ask(interview, question), text, wpm=wpm)
    return interview


def review_of(text: str, question: Question = STORY) -> AnswerReview:
    (reviewed,) = review_interview(held(text, plan=(question,))).answers
    return reviewed


def titles(interview: Interview) -> list[str]:
    return [step.title for step in review_interview(interview).next_steps]


def assert_every_quote_is_verbatim(report: Report, interview: Interview) -> None:
    for quote in report.quotes:
        line = interview.lines[quote.line_index]
        assert line.speaker is Speaker.CANDIDATE
        assert line.text[quote.start : quote.end] == quote.text != ""


def test_a_good_story_is_quoted_for_each_of_its_parts() -> None:
    review = review_of(GOOD)
    assert review.assessability is Assessability.ASSESSABLE
    found = {star.part: [quote.text for quote in star.quotes] for star in review.star}
    assert found[StarPart.SITUATION] == ["Two years ago our month end close was always late."]
    assert found[StarPart.TASK] == ["I was responsible for the accruals."]
    assert found[StarPart.ACTION] == ["I built a checklist and asked each team for its part."]
    assert found[StarPart.RESULT] == ["As a result we closed in 3 days."]


def test_a_missing_part_has_no_quotes() -> None:
    review = review_of(GOOD.removesuffix("As a result we closed in 3 days."))
    assert [star.part for star in review.star if not star.quotes] == [StarPart.RESULT]


def test_a_part_is_shown_by_two_quotes_at_most() -> None:
    review = review_of("I built one part of it. I wrote another part. I tested the last part too.")
    assert [len(star.quotes) for star in review.star if star.part is StarPart.ACTION] == [2]


@pytest.mark.parametrize(("question", "parts"), [(STORY, 4), (FIT, 0), (TECHNICAL, 0)])
def test_only_answers_that_tell_a_story_are_read_for_star(question: Question, parts: int) -> None:
    review = review_of(GOOD, question)
    assert len(review.star) == parts
    assert len(review.points) == len(question.points)


@pytest.mark.parametrize("question", BANK.questions, ids=lambda question: question.id)
def test_a_point_is_quoted_where_it_is_addressed(question: Question) -> None:
    cue = next(c for c in question.points[1].cues if c not in question.text.lower())
    said = f"Well, I would say that this was about {cue} more than about anything else there."
    review = review_of(f"{said} And then I wrote some more of it down.", question)
    assert [p.point for p in review.points] == [p.point for p in question.points]
    quote = review.points[1].quote
    assert quote is not None
    assert quote.text == said


def test_a_long_sentence_is_quoted_by_the_clauses_around_its_point() -> None:
    cue = next(c for c in STORY.points[0].cues if c not in STORY.text.lower())
    before = (
        "On the first of May the people from the bank came to our office and asked for a list of "
        "everything that we had bought since the spring and what it was for and so it was about"
    )
    after = (
        "and when I had told them that, they went back to their own place with it and a few days "
        "after that we heard from them again because they did not know what the rest of it was"
    )
    review = review_of(f"{before} {cue} {after}.")
    quote = review.points[0].quote
    assert quote is not None
    assert cue in quote.text
    assert len(quote.text.split()) <= 30
    assert quote.text.startswith("and so it was about"), "it begins with a clause"
    assert quote.text.endswith("told them that,"), "and ends with one"


def test_repeating_the_question_covers_no_point() -> None:
    for question in BANK.questions:
        review = review_of(f"{question.text} {question.text}", question)
        assert [p.point for p in review.points if p.quote] == []


@pytest.mark.parametrize("text", ["", " ", "Yes.", "I led it and it went rather well for us."])
def test_too_short_an_answer_is_not_assessed(text: str) -> None:
    review = review_of(text)
    assert review.assessability is Assessability.TOO_SHORT
    assert (review.star, review.points) == ((), ())


@pytest.mark.parametrize("intent", [Intent.SKIP, Intent.DONT_KNOW, Intent.WAIT, Intent.END])
def test_a_request_is_not_assessed_as_an_answer(intent: Intent) -> None:
    interview = answer(ask(Interview("i-1", BRIEF, PLAN), STORY), GOOD, intent)
    (review,) = review_interview(interview).answers
    assert review.assessability is Assessability.NOT_ANSWERED
    assert (review.star, review.points, review.line_indexes) == ((), (), ())


def test_twelve_words_are_enough_to_be_assessed() -> None:
    eleven = "I walked the ward at three and I moved two lamps"
    assert review_of(eleven).assessability is Assessability.TOO_SHORT
    assert review_of(f"{eleven} there").assessability is Assessability.ASSESSABLE


def test_the_parts_of_an_answer_are_read_together() -> None:
    interview = held("I was responsible for the close.", plan=(STORY,))
    follow_up = Move(MoveKind.FOLLOW_UP, "Go on?", STORY.id, FollowUpReason.TOO_SHORT)
    interview = answer(interview.with_move(follow_up, 2.0), "As a result we closed in 3 days.")
    (review,) = review_interview(interview).answers
    assert review.assessability is Assessability.ASSESSABLE
    assert review.line_indexes == (1, 3)
    assert review.follow_ups == 1
    assert len(review.delivery) == 2
    (result,) = [star for star in review.star if star.part is StarPart.RESULT]
    assert [(q.line_index, q.text) for q in result.quotes] == [
        (3, "As a result we closed in 3 days.")
    ]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_there_is_one_review_for_every_question_asked(count: int) -> None:
    report = review_interview(held(*[GOOD] * count))
    assert [a.question_id for a in report.answers] == [q.id for q in PLAN[:count]]


def test_a_report_names_its_assessor_and_its_brief() -> None:
    report = review_interview(held(GOOD))
    assert (report.assessor, report.brief) == ("rules", BRIEF)


def test_the_same_interview_always_gives_the_same_report() -> None:
    interview = held(GOOD, GROUP, BETTER, "Yes.", wpm=210)
    report = review_interview(interview)
    assert review_interview(interview) == report
    assert asyncio.run(RulesAssessor().assess(interview)) == report


def test_an_open_question_is_the_first_thing_to_prepare() -> None:
    interview = ask(held(GOOD, plan=PLAN[:2]), OTHER_STORY)
    open_one = "Prepare the question you left open"
    assert open_one not in titles(interview), "a question that is only just on was not left open"
    skipped = answer(interview, "Can we skip this one?", Intent.SKIP)
    assert titles(replace(skipped, ended=True))[0] == open_one


def test_the_question_at_which_somebody_went_comes_after_what_they_told() -> None:
    interview = replace(ask(held(GOOD, plan=PLAN[:2]), OTHER_STORY), ended=True)
    assert titles(interview)[0] != "Prepare the question you left open"
    assert "Answer the question at which you stopped" in titles(interview)[1:]


def test_who_speaks_only_of_the_group_is_sent_back_to_their_own_part() -> None:
    step = review_interview(held(GROUP, plan=(STORY,))).next_steps[0]
    assert step.title == "Say what you did yourself"
    assert step.quote is not None
    assert step.quote.text == "We collected the papers"


def test_a_story_without_its_end_is_sent_back_to_it() -> None:
    assert "Tell the result" in titles(held(GOOD.replace("As a result we", "We"), plan=(STORY,)))


def test_a_change_without_its_size_is_sent_back_for_a_number() -> None:
    report = review_interview(held(BETTER, plan=(STORY,)))
    (step,) = [s for s in report.next_steps if s.title == "Put a number on it"]
    assert step.quote is not None
    assert step.quote.text == "In the end the whole thing was faster and everyone was quite happy"


@pytest.mark.parametrize(
    ("wpm", "title"),
    [
        (220.0, "Slow down a little"),
        (60.0, "Let it flow a little more"),
        (140.0, None),
        (None, None),
    ],
)
def test_pace_is_remarked_on_only_outside_its_band(wpm: float | None, title: str | None) -> None:
    # A hundred words: at any of these paces more than twenty seconds of speech.
    found = titles(held("It was very good. " * 25, plan=(STORY,), wpm=wpm))
    pace = [t for t in found if t in ("Slow down a little", "Let it flow a little more")]
    assert pace == ([title] if title else [])


def test_many_fillers_are_remarked_on_with_one_of_them() -> None:
    report = review_interview(held("It was um good, you know.", plan=(STORY,)))
    (step,) = [s for s in report.next_steps if s.title == "Let silence replace the fillers"]
    assert step.why == "2 fillers in 6 words, such as:"
    assert step.quote is not None
    assert step.quote.text == "um"


def test_where_nothing_is_amiss_the_weakest_dimension_comes_first_and_the_rest_stretches() -> None:
    cues = " ".join(f"I wrote of {point.cues[0]} in 3 days." for point in TECHNICAL.points)
    report = review_interview(held(cues, plan=(TECHNICAL,)))
    (review,) = report.answers
    assert all(point.quote for point in review.points)
    judged = [d for d in review.dimensions if d.level is not None]
    weakest = min(judged, key=lambda d: d.level.value if d.level else 5.0)
    assert [step.title for step in report.next_steps] == [
        f"{weakest.title}: {weakest.fix.rstrip('.')}",
        "Give your answers more room",
        "Raise the difficulty",
    ]
    assert report.next_steps[0].quote == weakest.quote


def test_the_length_of_an_answer_and_the_ordinary_length_are_told_in_one_unit() -> None:
    cues = " ".join(f"I wrote of {point.cues[0]} in 3 days." for point in TECHNICAL.points)
    report = review_interview(held(cues, plan=(TECHNICAL,)))
    (step,) = [s for s in report.next_steps if s.title == "Give your answers more room"]
    words = len(cues.split())
    assert step.why == f"Your longest took {words} words; an ordinary answer has 130 to 260."
    assert "second" not in step.why


AT_LENGTH = (
    "In my second year at the clinic the waiting room was full every Monday, and people shouted at "
    "the two of us behind the desk. I asked my manager for the booking list and counted who came "
    "late. Most of them had been told the wrong hour on the phone. I wrote a short text for the "
    "phone, tried it with a nurse, and read it to every caller for three weeks. I also moved the "
    "longest visits to the afternoon, because nobody had to wait behind them then. My manager was "
    "afraid that doctors would complain, so I spoke with each of them first. By March the queue at "
    "nine had fallen from thirty people to eleven, and nobody shouted any more at us."
)


@pytest.mark.parametrize(("words", "told"), [(40, True), (89, True), (112, False), (127, False)])
def test_an_answer_of_nearly_the_usual_length_is_not_told_to_be_longer(
    words: int, told: bool
) -> None:
    said = " ".join(AT_LENGTH.split()[:words])
    answers = review_interview(held(said, plan=(STORY,))).answers
    titles = [step.title for step in stretch(answers)]
    assert ("Give your answers more room" in titles) == told


def test_two_questions_that_begin_alike_give_one_step_between_them() -> None:
    twin = STORY.model_copy(update={"id": "fin-behavioural-99"})
    said = "word " * 20
    found = titles(held(said, said, plan=(STORY, twin)))
    assert len(found) == len(set(found)) == 3


lines = st.tuples(
    st.lists(
        st.sampled_from(
            [
                GOOD,
                GROUP,
                BETTER,
                "um, well, like, you know",
                "We’re late.",
                "I  led\nit",
                "sales went up",
                STORY.points[0].cues[0],
                TECHNICAL.points[0].cues[0],
                "…",
                "今天很好。",
            ]
        )
        | st.text("abcWe I .,!?\n’é1", max_size=40),
        max_size=5,
    ).map(" ".join),
    st.sampled_from([Intent.ANSWER] * 5 + [Intent.SKIP, Intent.DONT_KNOW]),
    st.sampled_from([None, 60.0, 140.0, 220.0]),
    st.booleans(),
)


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    """At least one question asked, with any number of answers and follow-ups to each."""
    interview = Interview("i-1", BRIEF, PLAN)
    for question in PLAN[: draw(st.integers(1, len(PLAN)))]:
        interview = ask(interview, question)
        for text, intent, wpm, follow_up in draw(st.lists(lines, max_size=3)):
            interview = answer(interview, text, intent, wpm)
            if follow_up:
                interview = ask(interview, question, MoveKind.FOLLOW_UP)
    return interview


@PROPERTY
@given(interviews())
def test_every_quote_of_a_report_was_said_by_the_candidate(interview: Interview) -> None:
    """Breaks when an offset of a folded or shortened copy is used in the line as written."""
    assert_every_quote_is_verbatim(review_interview(interview), interview)


@PROPERTY
@given(interviews())
def test_a_report_has_three_different_next_steps(interview: Interview) -> None:
    """Breaks when too little is amiss to fill three, or one finder speaks twice."""
    found = titles(interview)
    assert len(found) == len(set(found)) == 3


@PROPERTY
@given(interviews())
def test_a_report_reviews_each_question_asked_and_assesses_no_scrap(interview: Interview) -> None:
    """Breaks when a question is left out, or too short an answer is read for its parts."""
    report = review_interview(interview)
    asked = [li.question_id for li in interview.lines if li.move is MoveKind.QUESTION]
    assert [a.question_id for a in report.answers] == asked
    for review in report.answers:
        words = sum(len(interview.lines[i].text.split()) for i in review.line_indexes)
        assert len(review.delivery) == len(review.line_indexes)
        assessable = review.assessability is Assessability.ASSESSABLE
        assert (review.level is not None) is assessable
        assert (len(review.dimensions) > 0) is assessable
        if assessable:
            assert words >= 9
            assert len(review.points) > 0
        else:
            assert (review.star, review.points, review.stronger) == ((), (), ())
    judged = [review for review in report.answers if review.level is not None]
    assert (report.level is not None) is bool(judged)


def test_a_few_seconds_of_speech_say_nothing_about_pace() -> None:
    found = titles(held("Yes, it was good.", plan=(STORY,), wpm=220.0))
    assert "Slow down a little" not in found


def test_the_reply_to_how_did_it_end_is_the_result_in_whatever_words() -> None:
    said = "We lost two orders per thousand before, and afterwards none in three months."
    interview = answer(ask(Interview("i-1", BRIEF, (STORY,)), STORY), "I built it with them all.")
    follow_up = Move(MoveKind.FOLLOW_UP, "How did it end?", STORY.id, FollowUpReason.NO_RESULT)
    interview = answer(interview.with_move(follow_up, 5.0), said)
    (reviewed,) = review_interview(interview).answers
    (result,) = [star for star in reviewed.star if star.part is StarPart.RESULT]
    assert [quote.text for quote in result.quotes] == [said]


def test_asking_to_repeat_or_to_skip_is_not_measured() -> None:
    interview = held(GOOD, plan=(STORY,), wpm=120.0)
    skip = Line(Speaker.CANDIDATE, "Skip it, please.", STORY.id, 9.0, intent=Intent.SKIP)
    assert (
        review_interview(interview.with_line(skip)).delivery == review_interview(interview).delivery
    )


def test_only_a_long_answer_is_asked_to_be_shorter() -> None:
    long = " ".join(["I wrote the plan and as a result we saved 3 days."] * 30)
    assert "Say your longest answer in half the words" in titles(held(long, plan=(TECHNICAL,)))
    short = "I wrote the plan for the shop and as a result we saved 3 days."
    assert "Say your longest answer in half the words" not in titles(held(short, plan=(TECHNICAL,)))


def test_no_point_is_called_missing_where_only_phrases_were_looked_for() -> None:
    interview = answer(ask(Interview("0", BRIEF, PLAN), STORY), GROUP)
    (by_rules,) = review_interview(interview).answers
    unheard = [point for point in by_rules.points if point.quote is None]
    assert unheard
    assert {point.status for point in unheard} == {PointStatus.UNHEARD}
    told = review_markdown(interview, review_interview(interview))
    assert told.count("- For you to check: ") == len(unheard)
    told = told.replace(NOT_FOUND, "").lower()
    assert "not found" not in told.replace(": not found", "")


def test_markdown_tells_when_it_was_said_and_how_as_the_paper_does() -> None:
    """Breaks when a file that is taken home holds less of what was measured than the page."""
    said = answer(ask(Interview("i-1", BRIEF, PLAN), STORY), f"I think {GOOD}", wpm=120)
    (line,) = (one for one in said.lines if one.transcript is not None)
    assert line.transcript is not None
    words = tuple(Word(word, at / 2, (at + 1) / 2) for at, word in enumerate(line.text.split()))
    heard = replace(line, transcript=replace(line.transcript, words=words))
    held_one = replace(said, lines=(said.lines[0], heard))
    told = review_markdown(held_one, review_interview(held_one))
    assert "into the recording)" in told
    assert re.search(r"Delivery: \d+ words, .* of speech, 120 words a minute, 0 pauses", told)
    assert "1 hedge (“i think”)" in told
    assert "| Your share of the talk |" in told
