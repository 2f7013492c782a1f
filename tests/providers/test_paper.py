"""The review as a PDF: everything is in it, in every script, and nothing said becomes more."""

from __future__ import annotations

import io
import sys
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import ContentStream

from core.assess.delivery import AnswerDelivery, SessionDelivery
from core.assess.levels import Level
from core.assess.report import (
    AnswerReview,
    Assessability,
    DimensionReview,
    NextStep,
    PointReview,
    PointStatus,
    Reading,
    Report,
    StarReview,
    StrongerPiece,
    Versions,
)
from core.assess.review.second_takes import review_takes
from core.assess.review.state import ReviewState
from core.assess.review.verdicts import NOT_ASSESSABLE, POINT_STATUS
from core.assess.star import StarPart
from core.assess.words.mentions import Mention, MentionKind
from core.conversation.brief import Brief, Domain, InterviewType
from core.conversation.moves import MoveKind
from core.conversation.services import Fallback, ServiceRole
from core.conversation.transcript import TimeSpan, Transcript, Word
from core.practice.bank import load_bank
from core.practice.interview import Interview, Line, Speaker
from core.practice.quotes import Quote
from core.think.intent import Intent
from providers.paper import PaperUnavailable
from providers.paper.answers import answers
from providers.paper.bidi import is_right_to_left, levels, visual_order
from providers.paper.blocks import Heading, ScaleRow, Style, Together, prose, texts
from providers.paper.document import document
from providers.paper.fonts import BOLD, REPLACEMENT, Face, FontFile, Fonts, installed_font
from providers.paper.letters import clusters, drawable, may_break
from providers.paper.lines import Piece
from providers.paper.review_pdf import review_pdf
from providers.paper.sheet import LEFT_MM, RIGHT_MM, Sheet, Type

BRIEF = Brief(Domain.EDUCATION, InterviewType.BEHAVIOURAL, question_count=2)
QUESTIONS = load_bank(Domain.EDUCATION).questions[:2]

SENTENCES = {
    "English": "I sat down with each of them and wrote down what they liked – 31 of 42 improved.",
    "German": "Größere Übungen fielen mir schwer: „Das schaffst du nie“, hieß es. 50 % weniger.",
    "French": "L’élève a été reçu à l’école ; son cœur, dit-il, « battait très fort » où ça ?",
    "Spanish": "¿Qué pasó después? El niño aprendió rápidamente; ¡fue un éxito!",
    "Italian": "Così è più facile: perché no? L'abilità cresce già.",
    "Portuguese": "A formação começou amanhã às três; não há solução à vista, só opiniões.",
    "Dutch": "Zo’n één-op-ééngesprek, coördinatie en ruïnes: ĳdel geweest.",
    "Russian": "На прошлой работе я вёл программу чтения: «Это объём», — сказала коллега.",
    "Chinese": "在上一份工作中，我负责一所学校的阅读项目。“这不是我的工作”，她说——后来来了……",
    "Japanese": "前職では、「読書プログラム」を担当。データをPythonで分析し、約７５％でした。",
    "Korean": "지난 직장에서 저는 학교의 독서 프로그램을 맡았습니다. “괜찮습니다”라고 했죠.",
    "Arabic": "كنت مسؤولاً عن برنامج القراءة، وأغيّر ذلك خلال فصلين؛ هل نجح؟ نعم: ٧٥٪ عام ٢٠٢٤.",
    "Hindi": "क्षत्रिय, ज्ञान, श्रृंखला, उत्कृष्ट, द्वितीय, राष्ट्रीय विद्यार्थी पढ़ने लगे। ₹५००",
}


TAKE = (
    "In March I sat down with each of the 12 pupils, because nobody had asked them what they liked "
    "to read. I wrote it down and ordered 40 books. In the end 9 of the 12 read one every week."
)


def line(speaker: Speaker, text: str, question: int, **more: Any) -> Line:
    return Line(speaker, text, QUESTIONS[question].id, 1.0, **more)


def interview(*said: str) -> Interview:
    """One question, answered by ``said`` with a follow-up between any two."""
    lines = [line(Speaker.INTERVIEWER, QUESTIONS[0].text, 0, move=MoveKind.QUESTION)]
    for i, text in enumerate(said):
        if i:
            lines.append(line(Speaker.INTERVIEWER, "And then?", 0, move=MoveKind.FOLLOW_UP))
        lines.append(line(Speaker.CANDIDATE, text, 0, intent=Intent.ANSWER))
    return Interview("paper", BRIEF, QUESTIONS, tuple(lines))


SPOKEN = AnswerDelivery(
    9, (Mention(MentionKind.FILLER, 0, 1),), 62.4, 1.2, 131.0, (TimeSpan(3, 4),)
)
TYPED = AnswerDelivery(2, ())


def report(held: Interview, **more: Any) -> Report:
    """A report that uses every field, on an interview with one answer."""
    indexes = tuple(i for i, x in enumerate(held.lines) if x.speaker is Speaker.CANDIDATE)
    text = held.lines[indexes[0]].text
    quote = Quote(text[:60], indexes[0], 0, len(text[:60])) if text else None
    judged = DimensionReview(
        "structure", "Structure", Level(2.1, 1.5, 2.9), "A thread.", quote, "Fix it.", "Drill it."
    )
    unjudged = DimensionReview("depth", "Depth", None, "Nothing to judge by.", None, "", "")
    answer = AnswerReview(
        QUESTIONS[0].id,
        QUESTIONS[0].text,
        BRIEF.interview_type,
        Assessability.ASSESSABLE,
        indexes,
        star=(StarReview(StarPart.TASK, (quote,) if quote else ()),),
        points=tuple(
            PointReview(f"names the {status.name.lower()}", quote, status, "The year differs.")
            for status in PointStatus
        ),
        delivery=tuple(TYPED if number else SPOKEN for number in range(len(indexes))),
        follow_ups=1,
        level=Level(3.1, 2.4, 3.8),
        dimensions=(judged, unjudged),
        stronger=(StrongerPiece(text[:80], quote), StrongerPiece("How many pupils were there?")),
        repeated_words=(("really", 7),),
        set_aside=(quote,) if quote else (),
        talk_share=0.6,
        agreement=0.92,
    )
    made = Report(
        assessor="rules",
        version="2026-11-2",
        brief=BRIEF,
        answers=(answer,),
        delivery=SessionDelivery(900, 420.0, 128.0, 14, 9, 31, 4.2, 0.71),
        next_steps=(NextStep("Say what came of it", "It had no result.", "Try again.", quote),) * 3,
        versions=Versions("r-1", "b-2", "p-3", "m-4"),
        level=Level(3.4, 2.9, 3.9),
        dimensions=(judged, unjudged),
        delivery_review=replace(judged, title="Delivery"),
        meanwhile="Groq did not answer in time.",
        fallbacks=(Fallback(ServiceRole.HEAR, "Groq", "the embedded one", "service_failed"),),
    )
    return replace(made, **more)


def pdf(*said: str, **more: Any) -> PdfReader:
    held = interview(*said)
    return PdfReader(io.BytesIO(review_pdf(held, report(held, **more))))


def text_of(reader: PdfReader) -> str:
    """All text. Where a font has an encoding of its own, pypdf reads zero bytes between letters."""
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\0", "").split())


# What is in it


def test_the_review_holds_everything_in_its_order() -> None:
    text = text_of(pdf("I told them.", "And I wrote it down."))
    places = [
        text.find(part)
        for part in (
            "Interview review General / behavioural · Education & Teaching",
            "Written by rules with the model m-4",
            "report 2026-11-2, rules r-1, rubric b-2, prompt p-3, model m-4",
            "Groq did not answer in time.",
            "Overall level 3.4, between 2.9 and 3.9: fairly sure.",
            "Dimensions",
            "“I told them.”",
            "A thread.",
            "Fix it.",
            "Drill it.",
            "Not judged",
            "Nothing to judge by.",
            "What to do next",
            "3. Say what came of it",
            "What was measured",
            "128 words a minute",
            "Answer by answer",
            f"1. {QUESTIONS[0].text}",
            "I told them. Then asked And then? And I wrote it down.",
            "Judged by rules; the passes agreed on 92 %.",
            "Task “I told them.”",
            "A stronger version",
            "How many pupils were there?",
            "60 % of the talk",
            "“really” 7 times",
            "weighed as nothing",
            "What stepped in",
            "Groq failed; the embedded one wrote this down.",
        )
    ]
    assert -1 not in places
    assert places == sorted(places)


def test_what_phrases_did_not_find_is_left_to_the_reader_and_what_a_model_missed_is_not() -> None:
    held = interview("I told them.")
    (first,) = report(held).answers
    for status, words in (("unheard", "For you to check"), ("missed", "Not found")):
        point = PointReview("names the price", None, PointStatus(status))
        made = review_pdf(held, report(held, answers=(replace(first, points=(point,)),)))
        assert f"{words} A good answer names the price." in text_of(PdfReader(io.BytesIO(made)))


def test_of_own_words_without_a_gap_no_more_is_said_than_that_they_are_ones_own() -> None:
    held = interview("I suppose we would get it done somehow, more or less.")
    (answer,) = report(held).answers
    whole = replace(answer, star=(), points=(), stronger=answer.stronger[:1])
    text = text_of(PdfReader(io.BytesIO(review_pdf(held, report(held, answers=(whole,))))))
    assert "All words are your own. I suppose" in text
    assert "missing" not in text


def test_every_status_of_a_point_and_every_reason_not_to_judge_has_its_words() -> None:
    assert set(POINT_STATUS) == set(PointStatus)
    assert set(NOT_ASSESSABLE) == set(Assessability) - {Assessability.ASSESSABLE}
    held = interview("Yes.")
    for kind, words in NOT_ASSESSABLE.items():
        answers = (replace(report(held).answers[0], assessability=kind),)
        made = review_pdf(held, report(held, answers=answers))
        assert words in text_of(PdfReader(io.BytesIO(made)))


def test_a_level_stays_on_the_page_with_who_gave_it_and_what_it_is_made_of() -> None:
    held = interview("I told them.")
    kept = [block for block in answers(held, report(held)) if isinstance(block, Together)]
    (level,) = (
        list(texts(block.blocks))
        for block in kept
        if isinstance(block.blocks[0], ScaleRow) and block.blocks[0].label == "Level"
    )
    assert any(text.startswith("Judged by rules") for text in level)
    assert "Structure" in level


def test_what_is_well_or_was_not_judged_comes_without_advice() -> None:
    made = report(interview("I told them."))
    well = replace(made.dimensions[0], level=Level(4.6, 4.1, 5.0))
    unjudged = replace(well, level=None)
    (first,) = made.answers
    answers = (replace(first, dimensions=(well, unjudged)),)
    text = text_of(
        pdf("I told them.", dimensions=(well,), delivery_review=unjudged, answers=answers)
    )
    assert "A thread." in text
    assert "Fix it." not in text
    assert "Drill it." not in text


def test_a_review_without_levels_says_so_and_a_bare_one_is_a_page_or_two() -> None:
    held = interview("")
    bare = replace(
        report(held),
        level=None,
        dimensions=(),
        delivery_review=None,
        next_steps=(),
        versions=Versions("r-1", "b-2"),
        answers=(),
        fallbacks=(),
        meanwhile="",
        delivery=SessionDelivery(0, None, None, 0, 0, 0, None, None),
    )
    reader = PdfReader(io.BytesIO(review_pdf(held, bare)))
    assert "Not judged: there is too little to judge by." in text_of(reader)
    assert "without a language model" in text_of(reader)
    assert len(reader.pages) == 1


def test_a_long_answer_is_there_to_its_last_word_on_a_sane_number_of_pages() -> None:
    said = [f"word{i}" for i in range(1000)]
    reader = pdf(" ".join(said))
    assert set(said) <= set(text_of(reader).split())
    assert 5 <= len(reader.pages) <= 8


def test_pages_are_a4_numbered_and_bear_the_title() -> None:
    reader = pdf("word " * 1500)
    for number, page in enumerate(reader.pages, start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        text = page.extract_text()
        assert f"{number} / {len(reader.pages)}" in text
        assert "Interview review: General / behavioural, Education & Teaching" in text


def test_the_file_names_itself_and_has_bookmarks_but_no_date() -> None:
    reader = pdf("I told them.")
    assert reader.metadata is not None
    assert reader.metadata.title == "Interview review: General / behavioural, Education & Teaching"
    assert "/CreationDate" not in reader.metadata
    assert str(reader.root_object["/Lang"]) == "en"
    titles = [str(x["/Title"]) for x in flat(reader.outline)]
    assert titles[0] == "Interview review"
    assert "Question 1" in titles


def flat(outline: list[Any]) -> list[Any]:
    return [y for x in outline for y in (flat(x) if isinstance(x, list) else [x])]


def test_the_same_review_is_the_same_file() -> None:
    held = interview(" ".join(SENTENCES.values()))
    assert review_pdf(held, report(held)) == review_pdf(held, report(held))


def test_a_quote_says_when_it_was_said_where_that_is_known() -> None:
    held = interview("I told them.")
    words = (Word("I", 61.0, 61.2), Word("told", 61.3, 61.6), Word("them.", 62.0, 62.4))
    spoken = replace(held.lines[1], transcript=Transcript("I told them.", "en", 70.0, words))
    timed = replace(held, lines=(held.lines[0], spoken))
    text = text_of(PdfReader(io.BytesIO(review_pdf(timed, report(timed)))))
    assert "“I told them.” (1:01 into the recording)" in text


def test_fillers_are_not_counted_where_the_engine_hides_them() -> None:
    spoken = SessionDelivery(900, 420.0, 128.0, 14, 9, 31, 4.2, 0.71, spoken_words=900)
    assert "any number would be too low" in text_of(pdf("a", delivery=spoken))
    assert "14" in text_of(pdf("a")).split()


def test_an_answer_that_its_candidate_defended_says_so() -> None:
    readings = (Reading(QUESTIONS[0].id, -0.4, overruled=True),)
    assert "says that it answers this one" in text_of(pdf("a", readings=readings))
    assert "says that it answers this one" not in text_of(pdf("a"))


def test_the_own_rating_and_second_takes_are_in_it_with_what_moved() -> None:
    held = interview("I told them, and we all agreed that it was fine in the end, as ever.")
    line = Line(Speaker.CANDIDATE, TAKE, QUESTIONS[0].id, 0.0, intent=Intent.ANSWER)
    made = report(held)
    state = ReviewState().with_take(QUESTIONS[0].id, line, "again")
    takes = review_takes(held, made, state.takes)
    text = text_of(PdfReader(io.BytesIO(review_pdf(held, made, 4, takes))))
    assert "You gave yourself 4, too close to the review's range" in text
    assert "Answered again, take 2" in text
    assert TAKE in text
    (again,) = takes
    assert again.verdict in text
    assert all(sentence in text for sentence in again.comparison.moved)
    assert "Answered again" not in text_of(PdfReader(io.BytesIO(review_pdf(held, made))))


# What was said is data


def test_what_was_said_becomes_no_link_and_no_markup() -> None:
    said = "See https://example.com, [me](http://x.y), **bold**, __u__, mailto:a@b.c and {nb}."
    reader = pdf(said)
    assert said in text_of(reader)
    assert all("/Annots" not in page for page in reader.pages)


# Every script


@pytest.mark.parametrize("language", SENTENCES)
def test_no_letter_of_a_language_is_without_a_glyph(language: str) -> None:
    """Shaped by the very fonts that are embedded; glyph 0 is what a font shows for none."""
    sentence = SENTENCES[language]
    fonts = Fonts(sentence)
    assert drawable(sentence, lambda x: fonts.face_for(x) is not None) == sentence
    with Sheet(fonts, set(sentence), "t") as sheet:
        for bold in (False, True):
            for set_line in sheet.set([Piece(sentence)], 80, Type(10, bold=bold)):
                for run in set_line.runs:
                    assert 0 not in sheet.glyphs(run, bold=bold)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_review_in_a_language_can_be_opened(language: str) -> None:
    reader = pdf(SENTENCES[language])
    if language not in ("Arabic", "Hindi"):  # their letters are extracted as they stand, shaped
        assert "".join(SENTENCES[language].split()) in "".join(text_of(reader).split())


def test_han_is_drawn_as_the_language_around_it_draws_it() -> None:
    found = {installed_font(Face.CJK, text).index for text in ("直す", "직접 直", "直接")}
    assert len(found) == 3


@pytest.mark.parametrize(("joined", "apart"), [("بيت", "ب ي ت"), ("क्ष", "क ष")])
def test_letters_are_shaped_by_their_neighbours(joined: str, apart: str) -> None:
    """An Arabic letter has other forms inside a word, a Hindi conjunct is a glyph of its own."""
    with Sheet(Fonts(joined), {*joined, *apart, "a"}, "t") as sheet:

        def glyphs(text: str) -> set[int]:
            made = sheet.set([Piece(text)], 80, Type(10))[0]
            return {number for run in made.runs for number in sheet.glyphs(run)}

        assert glyphs(joined) - glyphs(apart)
        assert glyphs(apart) - glyphs(joined) - glyphs("a a") - {0}


@pytest.mark.parametrize("around", ["After {} 2", "{}, Delhi", "Слово: {}", "7: {} и"])
def test_hindi_is_shaped_by_its_own_rules_beside_other_scripts(around: str) -> None:
    """Its short i is written before the letter that it is spoken after."""
    said = "फिर किताब"
    text = around.format(said)

    def glyphs(sheet: Sheet, text: str) -> list[int]:
        runs = sheet.set([Piece(text)], 150, Type(10))[0].runs
        return [number for run in runs for number in sheet.glyphs(run)]

    with Sheet(Fonts(text), set(text), "t") as sheet:
        alone, beside = glyphs(sheet, said), glyphs(sheet, text)
    assert any(beside[at : at + len(alone)] == alone for at in range(len(beside)))


def test_a_heading_is_heavier_where_its_face_has_no_bold() -> None:
    def operators(said: str, *, bold: bool) -> str:
        with Sheet(Fonts(said), set(said), "t") as sheet:
            sheet.new_page()
            sheet.draw_text(said, LEFT_MM, 40, Type(14, bold=bold))
            reader = PdfReader(io.BytesIO(sheet.finish()))
        contents = reader.pages[0].get_contents()
        assert contents is not None
        return contents.get_data().decode("latin-1")

    assert " w 2 Tr" in operators("标题", bold=True)
    assert " w 2 Tr" not in operators("标题", bold=False)
    assert " w 2 Tr" not in operators("Heading", bold=True)


@pytest.mark.parametrize("lines_before", range(32, 44))
def test_small_print_below_a_heading_stays_with_what_it_leads_up_to(lines_before: int) -> None:
    blocks = (
        *[prose("before")] * lines_before,
        Heading("Heading", 3),
        prose("small", Style.SMALL),
        prose("after"),
    )
    pages = PdfReader(io.BytesIO(document("t", blocks))).pages
    (page,) = [one for one in pages if "Heading" in one.extract_text()]
    assert {"small", "after"} <= {*page.extract_text().split()}


def test_a_gap_keeps_its_own_direction_inside_right_to_left_words() -> None:
    pieces = [Piece("كان هنا"), Piece(" "), Piece("How many?", shaded=True), Piece(" ثم")]
    with Sheet(Fonts("ك"), {x for piece in pieces for x in piece.text}, "t") as sheet:
        made = sheet.set(pieces, 150, Type(10))[0]
    assert made.right_to_left
    assert [run.text for run in made.runs if run.shaded] == ["How many?"]
    seen = [run.text.strip() for run in made.runs if run.text.strip()]
    assert seen == ["ثم", "How many?", "كان هنا"]


def test_a_heading_is_bold_where_its_face_has_a_bold() -> None:
    made = Fonts("a").embeddable("a")
    assert (Face.MAIN, BOLD) in made
    assert all(face is Face.MAIN for face, _ in made)


# Code


CODE = 'int total = count("{i}", n <= 3);'


def code_faces(text: str, fonts: Fonts) -> list[tuple[str, Face]]:
    with Sheet(fonts, set(text), "t") as sheet:
        made = sheet.set([Piece(text)], 150, Type(9, code=True))[0]
        assert not any(0 in sheet.glyphs(run) for run in made.runs)
    return [(run.text, run.face) for run in made.runs]


def test_letters_of_code_are_of_one_width_and_those_of_prose_are_not() -> None:
    fonts = Fonts("iW", has_code=True)
    with Sheet(fonts, {*"iW"}, "t") as sheet:
        code, prose = Type(9, code=True), Type(9)
        assert sheet.width("iiii", code) == pytest.approx(sheet.width("WWWW", code))
        assert sheet.width("iiii", prose) < sheet.width("WWWW", prose)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_remark_in_any_language_is_drawn_beside_code_by_the_fonts_of_its_script(
    language: str,
) -> None:
    remark = SENTENCES[language]
    text = f"{CODE}  # {remark}"
    faces = code_faces(text, Fonts(text, has_code=True))
    assert faces[0][0].startswith(CODE) and faces[0][1] is Face.MONO
    # That font has Cyrillic and accents as well, but not of that width.
    by_it = {x for shown, face in faces if face is Face.MONO for x in shown}
    assert all(x.isascii() for x in by_it if x.isalpha())


def test_code_is_drawn_where_the_font_for_it_is_missing() -> None:
    def without(face: Face, text: str) -> FontFile:
        if face in (Face.MONO, Face.CJK):
            raise PaperUnavailable("The font is not installed.")
        return installed_font(face, text)

    assert code_faces(CODE, Fonts(CODE, without, has_code=True)) == [(CODE, Face.MAIN)]


def fonts_of(reader: PdfReader) -> set[str]:
    found = (page["/Resources"]["/Font"].values() for page in reader.pages)  # type: ignore[index]
    return {str(font.get_object()["/BaseFont"]) for fonts in found for font in fonts}


def test_the_font_for_code_is_in_a_file_with_code_and_in_no_other() -> None:
    def has_it(said: str) -> bool:
        return any("Mono" in name for name in fonts_of(pdf(said)))

    assert has_it(f"I wrote this.\n{CODE}\nIt works.")
    assert not has_it(f"I wrote {CODE[:5]} and that is all of it.")


# Lines


WIDTH_MM = 60.0
ANY_LETTER = st.characters(exclude_categories=["Cs"])
ANY_TEXT = st.text(
    st.one_of(
        ANY_LETTER,
        st.sampled_from([*"".join(SENTENCES.values()), " ", "\n", "\t", "\u202e", "😀", "\u200d"]),
    ),
    max_size=160,
)


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_stays_in_its_column_and_loses_no_letter(text: str) -> None:
    fonts = Fonts(text + "a")
    with Sheet(fonts, {*text}, "t") as sheet:
        lines = sheet.set([Piece(text)], WIDTH_MM, Type(10))
        glyphs = [sheet.glyphs(run) for made in lines for run in made.runs]
    assert all(made.width_mm <= WIDTH_MM + 0.5 for made in lines)
    assert all(0 not in found for found in glyphs)
    set_letters = sorted(x for made in lines for run in made.runs for x in run.text if x != " ")
    kept = drawable(text, lambda x: fonts.face_for(x) is not None)
    joiners = ("\u200c", "\u200d")  # go where no single face has all of a cluster
    assert [x for x in set_letters if x not in ("\u3000", *joiners)] == sorted(
        x for x in kept if x not in (" ", "\u3000", *joiners)
    )


@given(ANY_TEXT)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_answer_makes_a_pdf_that_opens(text: str) -> None:
    reader = pdf(text, text[::-1])
    # The answer is there many times over, each time in lines of its own.
    assert 2 <= len(reader.pages) <= 6 + len(text.splitlines())
    assert "Answer by answer" in text_of(reader)


@pytest.mark.parametrize(
    "said",
    [
        "W" * 3000,
        "م" * 3000,
        "字" * 3000,
        "क्" * 1500,
        "-" * 3000,
        "! " * 1500,
        "a" + "\u0301" * 3000,
        "(مرحبا abc 12) " * 400,
        "\u202e\u2066" * 1500,
        "\n" * 3000,
        "word " * 1600,
    ],
    ids=lambda said: ascii(said[:6]),
)
def test_a_monstrous_answer_neither_fails_nor_leaves_the_page(said: str) -> None:
    reader = pdf(said)
    assert len(reader.pages) <= 14
    assert all(
        LEFT_MM - 4 <= x <= RIGHT_MM + 0.5 and 10 <= y <= 285
        for page in reader.pages
        for x, y in starts(page.get_contents())
    )


def starts(contents: ContentStream | None) -> list[tuple[float, float]]:
    """Where each string of letters begins, in mm from the upper left corner."""
    assert contents is not None
    return [
        (float(operands[4]) / 72 * 25.4, 297 - float(operands[5]) / 72 * 25.4)
        for operands, operator in contents.operations
        if operator == b"Tm"
    ]


def test_a_label_that_is_wider_than_its_column_is_broken_and_never_runs_into_the_text() -> None:
    """Breaks when "Said, and wrong by the model's reading" is printed over the point beside it."""
    text = text_of(pdf("a"))
    assert "Said, and wrong by A good answer names the wrong. the model's reading" in text


def test_what_no_font_has_is_shown_as_missing_and_control_characters_too() -> None:
    assert f"a{REPLACEMENT}b{REPLACEMENT}c" in text_of(pdf("a😀b\x07c"))


def test_what_has_no_form_goes_but_what_shapes_its_neighbours_stays() -> None:
    assert drawable("a\u200b\u202e\ufe0f\u00adb", lambda _: True) == "ab"
    assert drawable("क\u094d\u200dष", lambda _: True) == "क\u094d\u200dष"


def test_a_tower_of_marks_is_cut_visibly() -> None:
    assert drawable("a" + "\u0301" * 9, lambda _: True) == "a" + "\u0301" * 3 + REPLACEMENT


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        (" ", "a", True),
        ("a", " ", False),
        ("a", "b", False),
        ("字", "字", True),
        ("字", "。", False),
        ("「", "字", False),
        ("タ", "ー", False),
        ("字", "a", True),
        ("-", "b", True),
        ("-", "5", False),
        (" ", "»", False),
        ("가", "나", False),
        ("\u00a0", "a", False),
    ],
)
def test_lines_break_where_the_script_allows_it(before: str, after: str, may: bool) -> None:
    assert may_break(before, after) is may


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("क्षत्रि", ["क्ष", "त्रि"]),
        ("\u1112\u1161\u11ab\u1100", ["\u1112\u1161\u11ab", "\u1100"]),
    ],
)
def test_what_a_reader_takes_for_one_letter_stays_one(text: str, apart: list[str]) -> None:
    assert clusters(text) == apart


# Directions


def visually(text: str) -> str:
    """``text`` as it stands on paper from left to right, letters of right-to-left runs turned."""
    found = levels(text, right_to_left=is_right_to_left(text))
    return "".join(text[i] for i in visual_order(found))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("abc 12", "abc 12"),
        ("אבג", "גבא"),
        ("אבג 12.5% דה", "הד 12.5% גבא"),
        ("אב Python 3 ג", "ג Python 3 בא"),
        ("see אב גד, now", "see דג בא, now"),
        ("كان 42 هنا", "انه 42 ناك"),
        ("عام ٢٠٢٤.", ".٢٠٢٤ ماع"),
        ("אב (גד)", ")דג( בא"),  # the shaper mirrors brackets of such runs
        ("", ""),
    ],
)
def test_numbers_and_latin_keep_their_order_inside_right_to_left(text: str, seen: str) -> None:
    assert visually(text) == seen


@given(st.text(ANY_LETTER, max_size=80))
def test_visual_order_is_a_permutation(text: str) -> None:
    found = levels(text, right_to_left=is_right_to_left(text))
    assert sorted(visual_order(found)) == list(range(len(text)))
    assert all(
        level % 2 == (unicodedata.bidirectional(x) in ("R", "AL"))
        for x, level in zip(text, found, strict=True)
        if unicodedata.bidirectional(x) in ("L", "R", "AL")
    )


# Where it cannot be made


def without(*missing: Face) -> Any:
    def find(face: Face, text: str) -> FontFile:
        if face in missing:
            raise PaperUnavailable(f"no {face}")
        return installed_font(face, text)

    return find


@pytest.mark.parametrize(
    ("face", "said"), [(Face.MAIN, "a"), (Face.ARABIC, "بيت"), (Face.CJK, "字"), (Face.CJK, "가")]
)
def test_a_font_that_the_review_cannot_be_read_without_is_asked_for(face: Face, said: str) -> None:
    held = interview(said)
    with pytest.raises(PaperUnavailable, match=f"no {face}"):
        review_pdf(held, report(held), find_font=without(face))


def test_a_font_that_would_only_add_symbols_may_be_missing() -> None:
    held = interview("a → b")
    made = review_pdf(held, report(held), find_font=without(Face.ARABIC, Face.CJK))
    assert f"a {REPLACEMENT} b" in text_of(PdfReader(io.BytesIO(made)))


@pytest.mark.parametrize("module", ["fpdf", "uharfbuzz", "fontpkg", "noto_cjk_sans_otc"])
def test_a_library_that_is_not_installed_is_named(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [x for x in sys.modules if x.startswith("providers.paper.")]:
        if name != "providers.paper.review_pdf":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    held = interview("字")
    with pytest.raises(PaperUnavailable, match=module):
        review_pdf(held, report(held))


def test_a_font_file_that_is_broken_is_named(tmp_path: Any) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    held = interview("a")
    with pytest.raises(PaperUnavailable, match=r"broken\.ttf"):
        review_pdf(held, report(held), find_font=lambda face, text: FontFile(broken))
