"""Cue phrases, and the signs that they are in an answer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.think.reading.cues import compile_cue, find_cues, fold_speech, has_cue
from core.think.reading.signs import find_we_clause, read_signs, tell_outcomes

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)


@pytest.mark.parametrize(
    ("cue", "text", "matches"),
    [
        ("afraid", "i was afraid", True),
        ("afraid", "i was unafraid", False),
        ("fright*", "it was frightening", True),
        ("fright*", "it was bright", False),
        ("my mum|dad died", "then my dad died", True),
        ("my mum|dad died", "then my aunt died", False),
        ("i wonder ... if", "i wonder if it works", True),
        ("i wonder ... if", "i wonder to this very day if it works", True),
        ("i wonder ... if", "i wonder to this very late day if it works", False),
        ("well done", "well, done", True),
        ("well done", "well. done", False),
        ("in the end", "in the end-game", False),
        ("cut ... by", "we cut the whole bill by half", True),
    ],
)
def test_a_cue_matches_whole_words_of_one_sentence(cue: str, text: str, matches: bool) -> None:
    assert has_cue(text, [cue]) is matches


@pytest.mark.parametrize("cue", ["", "  "])
def test_an_empty_cue_is_refused(cue: str) -> None:
    with pytest.raises(ValueError, match="at least one word"):
        compile_cue(cue)


def test_cues_are_found_in_the_order_of_the_text() -> None:
    text = "so sad and so glad"
    found = [text[slice(*span)] for span in find_cues(text, ["glad", "sad", "so"])]
    assert found == ["so", "sad", "so", "glad"]


def test_folding_straightens_apostrophes_case_and_white_space() -> None:
    assert fold_speech("  I’M\n here‘s ") == "i'm here's"


@PROPERTY
@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """Breaks when folding leaves doubled or outer white space behind."""
    once = fold_speech(text)
    assert fold_speech(once).split() == once.split()
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("text", "own_actions"),
    [
        ("We built it and we shipped it.", 0),
        ("I built it.", 1),
        ("I then quickly wrote a test, and I also measured it.", 2),
        ("My task was to lead it.", 0),
        ("I'd rewritten nothing, I wanted to learn.", 0),
        ("I needed a job.", 0),
        ("I would design it anew.", 1),
        ("I reorganised the shelves.", 1),
    ],
)
def test_own_deeds_are_told_from_wishes_and_from_the_group(text: str, own_actions: int) -> None:
    assert read_signs(text).own_actions == own_actions


@pytest.mark.parametrize(
    ("text", "count"),
    [("We did our part.", 2), ("I did it.", 0), ("The team liked us.", 2), ("The west.", 0)],
)
def test_the_group_is_counted(text: str, count: int) -> None:
    assert read_signs(text).we_count == count


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("In the end the customer signed.", True),
        ("As a result we kept them.", True),
        ("It failed and I learned from it.", True),
        ("I asked them and wrote it down.", False),
    ],
)
def test_a_result_is_recognised(text: str, result: bool) -> None:
    assert read_signs(text).has_result is result


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("He shouted because a rose had died. I went there and gave him a new rose.", False),
        ("I planted the rose bushes, and I watered them.", False),
        ("I gave her a rose, and then sales rose.", True),
        ("I changed the rota and attendance rose.", True),
        ("I changed the page. It was ten orders a day, and this rose to sixty.", True),
    ],
)
def test_a_flower_is_no_change(text: str, changed: bool) -> None:
    signs = read_signs(text)
    assert (signs.change is not None, signs.has_result) == (changed, changed)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("It took six hours; now it takes ten minutes.", True),
        ("it took six hours; now it takes ten minutes", True),
        ("After six weeks he led the handover of four patients", True),
        ("we were down to four falls, and the ward manager rolled it out", True),
        ("zero lost bookings and two hours instead of six", True),
        ("I rewrote the rota and since then nobody has been called in.", True),
        ("I cut the failure rate from six to two.", True),
        ("Complaints went from thirty a month to four.", True),
        ("I renegotiated the lease and that saved us 40,000 a year.", True),
        ("The other wards adopted it.", True),
        ("Two months later the whole team used it without asking me.", True),
        ("By the end of term she could read a page aloud.", True),
        ("They still use the sheet I made.", True),
        ("I showed it to the board and they approved it.", True),
        ("I called every client. In the year since, not one has left.", True),
        ("We haven't had a single outage since.", True),
        ("I moved the desk and the queue dropped by a third.", True),
        ("It never happened again.", True),
        ("The report now runs in four minutes.", True),
        ("I talked to the supplier, and the parts came on time.", True),
        ("She now leads the morning meeting herself.", True),
        ("We are up to ninety percent.", True),
        ("I changed the form and the ward has had zero errors.", True),
        (
            "Within a month all three branches had it, and returns were down from 9 to 3.",
            True,
        ),
        ("I sat with him every evening and he passed.", True),
        ("The client renewed for two years because of that; they thanked me.", True),
        ("The head of school asked for the same in every class. My head asked for a copy.", True),
        ("the decision was signed by the ops director", False),
        ("we lost a full week of container bookings", False),
        ("Twice in 2021 we lost a full week of container bookings.", False),
        ("I asked them and wrote it down.", False),
        ("My manager asked me to look after it.", False),
        ("Sales fell that year and everybody was worried.", False),
        ("The release failed on a Friday, so I looked at the logs and called the vendor.", False),
        ("I worked from nine to five.", False),
        ("From 2019 to 2021 I was at Bosch.", False),
        ("Up to four people can use the room.", False),
        ("After six weeks I joined the night team.", False),
        ("Three days later the server crashed, and I was called in.", False),
        ("I am now a manager in Leeds.", False),
        ("Right now we have three nurses.", False),
        ("As a result of the merger we had two systems, and I was asked to join them.", False),
        ("It turned out that the cable was loose.", False),
        ("We had to decide by ten o'clock.", False),
        ("I used REST instead of gRPC.", False),
        ("I want to improve the process and reduce waste.", False),
        ("The company adopted agile in 2019.", False),
        ("My task was to get the waiting time down.", False),
        ("He was down to earth and easy to work with.", False),
        ("The budget was approved in March, before I came.", False),
        ("It was a busy ward with thirty beds and I was the only nurse.", False),
        ("I would ask the patient first and then call the doctor.", False),
    ],
)
def test_an_outcome_is_told_from_an_event(text: str, result: bool) -> None:
    assert read_signs(text).has_result is result


ENDS = (
    "It ended with the rights being split, and the auditors cited it.",
    "We settled on two percent, and he earned more than before.",
    "By noon 291 of the 300 shops had their food.",
    "She got the job.",
    "The patient went home on day six.",
    "We got the grant, all 40k of it.",
    "It's now the standard way in all five branches.",
    "My boss said it was the best handover she had seen.",
    "People liked it.",
    "The nurses loved it.",
    "The tickets sold out.",
    "It takes ten minutes instead of forty.",
    "We managed to cut costs by 10 percent.",
    "We finished in two days instead of five.",
    "After two weeks the team had a working tool.",
    "I cut the bill by half.",
    "We agreed on a price.",
)
NO_ENDS = (
    "I drew up 40 units instead of 4 and nobody saw it.",
    "I was told to cut costs by 10 percent.",
    "Six wrong pallets in two weeks, and he had never had one before.",
    "The bug had doubled our bill before I joined.",
    "We agreed that she would do three sums every morning.",
    "My manager wanted us to reduce the wait by ten minutes.",
    "I ordered 400 instead of 40.",
    "The goal was to raise sales by five percent.",
    "We settled into the new office.",
    "I went home on the bus.",
    "I liked it there.",
    "I have always liked it.",
    "She got the keys from the desk.",
    "Three of the five pumps were broken.",
    "Most of the team came from Leeds.",
    "It's now or never, she told me.",
    "He said it was too late.",
    "I know more than one way.",
    "By noon I had called everyone.",
    "I loved the new office.",
)


@pytest.mark.parametrize("text", ENDS)
def test_a_plain_end_is_heard_after_somebody_acted(text: str) -> None:
    assert tell_outcomes(text, acted_before=True)


@pytest.mark.parametrize("text", NO_ENDS)
def test_a_slip_an_aim_and_what_was_there_before_are_no_end(text: str) -> None:
    assert not tell_outcomes(text, acted_before=True)


def test_an_event_is_an_outcome_only_after_somebody_acted() -> None:
    deed = "I moved the night load to a queue and told the shift about it."
    assert not read_signs(f"We lost a week of bookings. {deed}").has_result
    assert read_signs(f"The server was slow. {deed} The errors dropped.").has_result
    assert not tell_outcomes("The errors dropped.")
    assert tell_outcomes("The errors dropped.", acted_before=True)


@pytest.mark.parametrize(
    ("text", "own_actions"),
    [
        ("I moved our nightly load to a queue.", 1),
        ("I moved to Leeds.", 0),
        ("I worked out a plan.", 1),
        ("I worked at Bosch.", 0),
    ],
)
def test_moving_something_is_a_deed_and_moving_house_is_none(text: str, own_actions: int) -> None:
    assert read_signs(text).own_actions == own_actions


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It took 3 days.", True),
        ("It took three days.", True),
        ("Costs were halved.", True),
        ("About forty per cent.", True),
        ("It took long.", False),
        ("One often hears so.", False),
    ],
)
def test_a_number_is_recognised(text: str, number: bool) -> None:
    assert read_signs(text).has_number is number


@pytest.mark.parametrize(
    ("text", "trade_off"),
    [
        ("The downside is the memory.", True),
        ("I used it instead of a queue.", True),
        ("It depends on the load.", True),
        ("It is simply the best.", False),
    ],
)
def test_a_trade_off_is_recognised(text: str, trade_off: bool) -> None:
    assert read_signs(text).has_trade_off is trade_off


def _words_at(text: str, span: tuple[int, int] | None) -> str:
    return text[slice(*span)] if span else ""


def test_naming_ones_own_part_is_told_from_doing_something() -> None:
    assert read_signs("My role was to lead it.").names_own_part
    assert not read_signs("My manager was there.").names_own_part


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("We rebuilt it and then we measured it.", True),
        ("We rebuilt it.", False),
        ("We rebuilt it and we measured it; I wrote the plan.", False),
        ("We rebuilt it and we measured it. My role was to lead.", False),
        ("They rebuilt it and they measured it.", False),
    ],
)
def test_the_own_part_is_hidden_where_only_a_group_acts(text: str, hidden: bool) -> None:
    assert read_signs(text).hides_own_part is hidden


@pytest.mark.parametrize(
    ("text", "technology"),
    [
        ("We put Redis in front.", "Redis"),
        ("It ran on an in-house TimeKeeper server.", "TimeKeeper"),
        ("The CEO of the UK office said OK.", ""),
        ("We talked to people.", ""),
        ("Then ask for an ECG and call the doctor.", ""),
        ("I gave the SBAR handover.", ""),
        ("Under IFRS we had to restate.", ""),
        ("My GCSE pupils", ""),
        ("In the UAE we sold it.", ""),
        ("She will excel in maths.", ""),
        ("The office was in Spark Street.", ""),
        ("It was agile of him.", ""),
        ("We used Excel for the rota.", "Excel"),
        ("I chose Spark for it.", "Spark"),
        ("I react quickly to alarms.", ""),
        ("We moved in spring.", ""),
        ("I met Cassandra from finance.", ""),
        ("We put Redis in front.", "Redis"),
        ("It ran on an in-house TimeKeeper server.", "TimeKeeper"),
        ("He used to excel at chess.", ""),
        ("I work at Bloomberg.", ""),
        ("McDonald was my manager.", ""),
        ("We switched to MariaDB.", "MariaDB"),
        ("I use python daily", "python"),
        ("The airflow in the room", ""),
        ("he teams up with us", ""),
        ("Lean times", ""),
    ],
)
def test_a_technology_is_given_in_the_answers_own_spelling(text: str, technology: str) -> None:
    assert _words_at(text, read_signs(text).technology) == technology


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("We improved the process.", "improved"),
        ("Sales went up.", "went up"),
        ("We met on Monday.", ""),
    ],
)
def test_a_change_is_given_in_its_own_words(text: str, change: str) -> None:
    assert _words_at(text, read_signs(text).change) == change


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("I called them and", True),
        ("I called them because...", True),
        ("I called them,", True),
        ("There were three reasons:", True),
        ("I called them, um.", True),
        ("I called them.", False),
        ("I called them", False),
        ("We met in the wetland.", False),
        ("Hello everybody. Who am I speaking to?", False),
        ("Let's do the last one then.", False),
        ("He rang and asked what it was for.", False),
        ("I was very young back then.", False),
        ("It was a team I was proud to be part of.", False),
        ("I told them how good it was!", False),
        ("We waited for a while.", False),
        ("Mostly spreadsheets, for example.", False),
        ("I think so.", False),
        ("It went well, I think.", False),
        ("I went to", True),
        ("I waited for...", True),
        ("We fixed it and.", True),
        ("We did that because.", True),
        ("I called the.", True),
        ("I rang my.", True),
        ("I told them and then.", True),
        ("We used tools such as.", True),
    ],
)
def test_a_thought_left_in_the_air_is_noticed(text: str, unfinished: bool) -> None:
    assert read_signs(text).unfinished is unfinished


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Last year we rebuilt the shop, and it held.", "we rebuilt the shop"),
        ("We won because of them.", "We won"),
        ("I did it alone.", None),
    ],
)
def test_the_first_clause_about_the_group_is_found(text: str, clause: str | None) -> None:
    span = find_we_clause(text)
    assert (text[slice(*span)] if span else None) == clause


def test_an_empty_answer_shows_nothing() -> None:
    signs = read_signs("")
    assert (signs.words, signs.we_count, signs.own_actions) == (0, 0, 0)
    assert (signs.change, signs.technology) == (None, None)
    assert not (signs.has_result or signs.has_number or signs.has_trade_off or signs.unfinished)


@PROPERTY
@given(st.text(max_size=120))
def test_the_signs_of_any_text_can_be_read(text: str) -> None:
    """Breaks when a character upsets a pattern, or a quoted technology is not in the answer."""
    signs = read_signs(text)
    assert (signs.words == 0) == (re.search(r"\w", text) is None)
    for span in (signs.change, signs.technology):
        assert span is None or 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("We ran it in the same Docker image with two CPUs.", None),
        ("We once shipped 2.4 MB of JavaScript, so we moved to Vite.", "Vite"),
        ("They asked me about Kubernetes.", None),
        ("The Docker build failed.", None),
        ("Our stack was Python, SQL and React.", None),
        ("I'd put a cache in front of it.", "cache"),
        ("We used the managed Postgres.", "Postgres"),
        ("We picked Kafka over RabbitMQ.", "Kafka"),
        ("I went with Redis for the sessions.", "Redis"),
        ("It runs on AWS.", "AWS"),
        ("We switched from MySQL to Postgres.", "Postgres"),
        ("We stored them in Redis.", "Redis"),
        ("We decided on Kafka.", "Kafka"),
    ],
)
def test_only_a_technology_that_somebody_chose_has_a_price_to_ask_for(
    text: str, chosen: str | None
) -> None:
    span = read_signs(text).technology
    assert (span and text[slice(*span)]) == chosen


@pytest.mark.parametrize(
    "deed",
    [
        "I said no.",
        "I said to him I'm not comfortable with this.",
        "I said stop. Nobody touches it until quality has been.",
        "I just said it straight out.",
        "So I says to him, get someone else.",
        "It was me who drove to Hull.",
        "It was me that answered the phone.",
        "I was the one who sat with her.",
        "I had them pace out the pitch.",
        "I paid for it out of the till.",
        "I stood up in front of everybody.",
        "I let him shout.",
        "I had the kitchen bake in two rounds.",
        "Then I had my trainees write the labels.",
        "I had the locks changed.",
    ],
)
def test_what_somebody_said_and_had_done_is_their_own_deed(deed: str) -> None:
    assert read_signs(f"We were short and we argued about it. {deed}").own_actions


@pytest.mark.parametrize(
    "text",
    [
        "As I said, we were short.",
        "Like I said before, we were four.",
        "That is what I said.",
        "I said earlier that we were short.",
        "I said to myself, this is hard.",
        "He said I was wrong.",
        "She said it was us.",
        "It was me and two others.",
        "I was the youngest one.",
        "I was the one with the beard.",
        "I had them all in the same room.",
        "I had her as a teacher.",
        "It was me on the phone.",
        "I said I think we were four.",
        "I had the kitchen on my left.",
        "I had the flu.",
        "I had a long wait and the last look.",
        "I had my bag stolen.",
        "I had the night manager as a neighbour.",
    ],
)
def test_what_is_only_said_of_this_answer_is_no_deed(text: str) -> None:
    assert not read_signs(text).own_actions


def test_who_speaks_of_what_befell_the_group_is_not_asked_for_their_part_in_it() -> None:
    """Breaks when "we were hired" is taken for something that a group did."""
    befell = "I always do mine in the car, since we weren't told when we were hired, our notes too."
    assert not read_signs(befell).hides_own_part
    said = "We had this manager and our rota was bad. So we wrote a plan."
    assert read_signs(said).hides_own_part
    span = find_we_clause(said)
    assert span is not None
    assert said[slice(*span)] == "we wrote a plan"
