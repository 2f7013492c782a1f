"""The assessor that needs no model: it finds, measures, quotes and estimates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from core.assess.answer.beside_an_answer import BesideAnAnswer, beside_an_answer
from core.assess.answer.guards import assess_effort, within_effort
from core.assess.answer.text import AnswerText
from core.assess.answer.topic import IN_DOUBT
from core.assess.answer.topic_model import topic_models
from core.assess.delivery import measure_line, measure_session, talk_share
from core.assess.judgement import MODEL_ASSESSOR, AnswerJudgement, judged_review
from core.assess.level.delivery_review import review_delivery
from core.assess.level.next_steps import choose_next_steps
from core.assess.level.profile import review_dimensions
from core.assess.level.session_review import session_dimensions, session_level
from core.assess.levels import level_around
from core.assess.report import (
    REPORT_VERSION,
    RULES_ASSESSOR,
    AnswerReview,
    Assessability,
    Reading,
    Report,
    Versions,
)
from core.assess.rubric import load_rubric
from core.assess.story.expected_points import review_points
from core.assess.story.found import review_star
from core.assess.story.stronger import changes_nothing, strengthen
from core.assess.words.estimate import estimate, level_weights
from core.assess.words.repeated import repeated_words
from core.assess.words.years import tells_years_asked_for
from core.conversation.brief import InterviewType
from core.conversation.moves import MoveKind
from core.practice.bank import Question
from core.practice.interview import Interview, Line, Speaker, standing_answers
from core.practice.introduction import is_introduction
from core.practice.words_of_care import apart_from_care
from core.think.reading.code_lines import without_code
from core.think.reading.keys import is_struck_at_random
from core.think.requests.refusals import refuses


class RulesAssessor:
    async def assess(self, interview: Interview, readings: Sequence[Reading] = ()) -> Report:
        return review_interview(interview, readings)


def review_interview(
    interview: Interview,
    readings: Sequence[Reading] = (),
    judgements: Sequence[AnswerJudgement] = (),
    meanwhile: str = "",
    prompt_version: str = "",
) -> Report:
    """The review of ``interview``: pure, so the same input always gives the same report.

    ``readings`` say how each answer fits its question; of an answer without one that is not known.
    ``judgements`` are a model's; an answer without one is reviewed by the rules alone.
    ``meanwhile`` says why a model's review is not there.
    """
    asked = {line.question_id for line in interview.lines if line.move is not None}
    fits = {reading.question_id: reading for reading in readings}
    judged = {judgement.question_id: judgement for judgement in judgements}
    answers: list[AnswerReview] = []
    given: Counter[str] = Counter()
    for question in interview.plan:
        if question.id in asked:
            one = _review(interview, question, fits, judged.get(question.id), given)
            given.update(d.fix for d in one.dimensions if d.has_advice)
            answers.append(one)
    answered = {index for answer in answers for index in answer.line_indexes}
    reviewed = {answer.question_id for answer in answers}
    delivery = measure_session(_measured(interview, answered, reviewed))
    untold = (Assessability.NOT_ANSWERED, Assessability.DECLINED)
    writers = {a.assessor for a in answers if a.assessability not in untold}
    models = sorted({j.model for j in judgements})
    return Report(
        assessor=MODEL_ASSESSOR if MODEL_ASSESSOR in writers else RULES_ASSESSOR,
        version=REPORT_VERSION,
        brief=interview.brief,
        answers=tuple(answers),
        delivery=delivery,
        next_steps=choose_next_steps(interview, answers, delivery),
        versions=Versions(
            f"{REPORT_VERSION}, weights {level_weights().version}, topic {topic_models().version}",
            load_rubric().version,
            prompt_version if models else "",
            ", ".join(models),
        ),
        level=session_level(answers),
        dimensions=session_dimensions(answers),
        delivery_review=review_delivery(delivery, interview, sorted(answered)),
        readings=tuple(readings),
        meanwhile=meanwhile,
        fallbacks=interview.fallbacks,
    )


def _measured(
    interview: Interview, answered: Collection[int], asked: Collection[str]
) -> list[Line]:
    """The lines that are measured: none of care, and of what was said to the questions ``asked``
    none that stands beside the lines that answer them."""
    beside = [
        interview.lines[index]
        for index in standing_answers(interview.lines)
        if index not in answered and interview.lines[index].question_id in asked
    ]
    return [line for line in apart_from_care(interview.lines) if line not in beside]


def answer_text(interview: Interview, question_id: str) -> AnswerText:
    """All that the candidate answered to a question, without what they said beside an answer that
    stands alone."""
    standing = (i for i in standing_answers(interview.lines))
    said = tuple(i for i in standing if interview.lines[i].question_id == question_id)
    told = tuple(i for i in said if beside_an_answer(interview, i) is None)
    alone = AnswerText(interview, told)
    stands = assess_effort(alone.judged) is Assessability.ASSESSABLE or alone.code()
    return alone if told and stands else AnswerText(interview, said)


def assessability_of(answer: AnswerText, reading: Reading | None) -> Assessability:
    """Whether ``answer`` can be judged; decided before anything is sent to a model.

    Who says that it answers the question is believed, but for keys struck at random.
    """
    overruled = reading is not None and reading.overruled
    if not answer.line_indexes:
        return Assessability.NOT_ANSWERED
    if all(refuses(answer.interview.lines[i].text) for i in answer.line_indexes):
        return Assessability.DECLINED
    beside = {beside_an_answer(answer.interview, i) for i in answer.line_indexes}
    beside -= {None, BesideAnAnswer.TAKEN_BACK}
    if beside and not overruled:
        sorrow = BesideAnAnswer.SORROW in beside
        return Assessability.SORROW if sorrow else Assessability.OFF_TOPIC
    said = (without_code(answer.interview.lines[i].text) for i in answer.line_indexes)
    if is_struck_at_random(" ".join(said)):
        return Assessability.GIBBERISH
    effort = assess_effort(answer.judged)
    if effort is Assessability.TOO_SHORT and answer.code():
        return Assessability.CODE_ALONE
    if effort is not Assessability.ASSESSABLE and not (
        effort is Assessability.GIBBERISH and overruled
    ):
        return effort
    if reading is not None and reading.fit < 0 and not (overruled or _gives_years(answer)):
        return Assessability.OFF_TOPIC
    return Assessability.ASSESSABLE


def _gives_years(answer: AnswerText) -> bool:
    """Whether ``answer`` gives the years of experience that its question asks for."""
    ids = {answer.interview.lines[i].question_id for i in answer.line_indexes}
    asked = (question for question in answer.interview.plan if question.id in ids)
    return any(tells_years_asked_for(question, answer.judged) for question in asked)


def can_be_overruled(interview: Interview, review: AnswerReview) -> bool:
    """Whether the person can have ``review``'s answer judged by saying that it is an answer."""
    if review.assessability is Assessability.GIBBERISH:
        said = (without_code(interview.lines[i].text) for i in review.line_indexes)
        return not is_struck_at_random(" ".join(said))
    return review.assessability in (Assessability.OFF_TOPIC, Assessability.SORROW)


def _review(
    interview: Interview,
    question: Question,
    fits: Mapping[str, Reading],
    judgement: AnswerJudgement | None,
    given: Mapping[str, int],
) -> AnswerReview:
    answer = answer_text(interview, question.id)
    own = [interview.lines[i] for i in answer.line_indexes]
    said = _measured(interview, answer.line_indexes, {question.id})
    about = [line for line in said if line.question_id == question.id]
    reading = fits.get(question.id)
    review = AnswerReview(
        question_id=question.id,
        question=question.text,
        interview_type=question.type,
        assessability=assessability_of(answer, reading),
        line_indexes=answer.line_indexes,
        star=(),
        points=(),
        delivery=tuple(measure_line(line) for line in own),
        follow_ups=sum(line.move is MoveKind.FOLLOW_UP for line in about),
        repeated_words=repeated_words(answer.judged, question),
        talk_share=talk_share(about, _spoken_s(own)),
        set_aside=answer.set_aside,
    )
    if review.assessability is Assessability.NOT_ANSWERED and any(
        line.speaker is Speaker.CANDIDATE and refuses(line.text) for line in about
    ):
        return replace(review, assessability=Assessability.DECLINED)
    if review.assessability is not Assessability.ASSESSABLE:
        return review
    margin, introduces = level_weights().margin, is_introduction(question)
    level = level_around(within_effort(estimate(answer.judged), answer.judged), margin)
    stronger = strengthen(answer, question.type, introduces=introduces)
    review = replace(
        review,
        level=level,
        dimensions=review_dimensions(
            answer, question.type, level.value, margin, introduces=introduces, given=given
        ),
        star=review_star(answer) if question.type is InterviewType.BEHAVIOURAL else (),
        points=review_points(answer, question),
        stronger=() if changes_nothing(stronger, answer) else stronger,
        doubtful_topic=reading is not None and reading.fit < IN_DOUBT and not reading.overruled,
    )
    if judgement is None:
        return review
    overruled = reading is not None and reading.overruled
    return judged_review(review, answer, judgement, on_topic=overruled)


def _spoken_s(lines: Sequence[Line]) -> float:
    return sum(measure_line(line).spoken_s or 0.0 for line in lines)
