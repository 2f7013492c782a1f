"""What a person wants when they do not answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.think.intent import Intent, detect_intent

PROPERTY = settings(max_examples=200, deadline=None, database=None, derandomize=True)
DATA = Path(__file__).resolve().parents[3] / "benchmarks" / "data"
CASES = json.loads((DATA / "control_development.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize(
    "text",
    ["Hold on a second.", "Um, let me think.", "Give me a moment, please.", "Bear with me."],
)
def test_asking_for_time_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.WAIT


@pytest.mark.parametrize(
    "text",
    ["Next question, please.", "Skip it.", "Can we move on to the next one?", "Pass."],
)
def test_asking_to_skip_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.SKIP


@pytest.mark.parametrize(
    "text",
    [
        "that's private, I won't answer it",
        "That's private.",
        "I'd rather not talk about my health.",
        "None of your business.",
        "I can't share that, it's under NDA.",
        "It's confidential, I signed an NDA.",
        "I prefer to keep that to myself.",
        "Not comfortable with that one.",
        "I'm not going to discuss that.",
    ],
)
def test_who_will_not_tell_is_not_pressed(text: str) -> None:
    assert detect_intent(text) is Intent.SKIP


@pytest.mark.parametrize(
    "text",
    [
        "I told them it was private and they left.",
        "It was private land, so I rang the owner.",
        "I won't say it was easy, but I did it.",
        "I can't share the name, but it was a bank and I led the move in nine weeks.",
        "That's private, I told him, and he left it alone.",
        "It's personal to me because my brother was ill and I looked after him for two years.",
        "I won't answer the phone after six, my team knows that.",
        "It's none of your business, she said, and I let her go.",
        "I'd rather keep it simple.",
        "I like to keep things to myself at work.",
        "I'm not comfortable with heights so I asked for a harness.",
        "That is confidential information, so I shredded it.",
        "I'd rather not discuss the client, but we cut the queue by half.",
    ],
)
def test_what_is_told_of_something_private_is_an_answer(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


@pytest.mark.parametrize(
    "text",
    ["Could you repeat the question?", "Sorry?", "Say that again.", "I didn't catch that."],
)
def test_asking_to_hear_it_again_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.REPEAT


@pytest.mark.parametrize(
    "text",
    ["I don't know.", "No idea.", "I don’t know, sorry.", "Beats me.", "Can you give me a hint?"],
)
def test_not_knowing_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.DONT_KNOW


@pytest.mark.parametrize(
    "text",
    ["Stop the interview.", "Let's finish here.", "Can we end the session now?", "End it here."],
)
def test_asking_to_end_is_heard(text: str) -> None:
    assert detect_intent(text) is Intent.END


@pytest.mark.parametrize(
    "text",
    [
        "Let me think... in my last job I led a team of nine estimators.",
        "I didn't know the answer at first, so I asked the vendor.",
        "I skip the small talk and go straight to what the customer needs.",
        "We had to stop the rollout and wait for legal.",
        "That was the end of the project and we finished on time.",
        "I told the junior nurse to repeat the dose back to me before giving it.",
        "My pass rate for year eleven went from sixty to eighty two percent.",
        "Stop. That's the first thing I teach new drivers.",
        "Yes, twice.",
        "Okay.",
        "I quit.",
        "So we moved on.",
        "Stop and think.",
    ],
)
def test_a_story_that_uses_the_words_of_a_request_is_an_answer(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


WOULD_DO = """
I'd quit.
I would stop and think.
I'd stop.
I would finish it.
I'd leave.
I'd leave it there.
I would end the session.
I'd ask them to repeat it.
I'd explain it again.
I'd take a moment.
I would move on.
I'd do it again.
I would wait.
I'd ask again.
Well, I'd leave it.
I think I'd stop.
I guess I would pass.
Then I'd repeat the question.
I'd say it again.
We'd stop the line.
I would go.
I'd have to stop the line.
I'd need to leave.
I'd hold on.
I'd skip it.
I'd let it go.
I would go on.
I'd wait a minute.
I'd say no.
I'd end the call.
I'd probably leave it.
I would first finish it.
I'd slow down.
I'd start over.
I would start again from scratch.
I'd begin again.
I would try again.
I'd forget it.
I'd be done.
I'd come back to them later.
I'd get back to the customer later.
I'd call them back tomorrow.
""".strip().splitlines()
ENDED = """
It ended well.
We finished it.
They quit.
I left.
I stopped.
I passed.
It stopped.
He left.
She asked me to stop.
I finished on time.
We won.
They signed.
I started over.
We started again from scratch.
I scratched it.
I tried again.
I took it back.
We tried again and it worked.
I did it again.
It was over.
It was finished by Friday.
We were done in two weeks.
It was all done in a day.
They were done.
It was done.
Everything was done on time.
We shipped it.
The customer left.
I was done by noon.
That was in 2019.
That's what I did.
That's how it ended.
That was the best part.
That was my idea.
It was enough.
It wasn't enough.
That was enough for them.
Nothing changed.
Nothing happened.
Nothing else worked.
I covered the shift.
I told them everything.
I said what I thought.
I've told my boss everything.
I finished my degree.
I've finished school.
I'm done by five most days.
I'm through the first module.
I ignored what he said.
I cancelled that order.
I dropped the second part.
I will leave in May.
It took two attempts.
We had to start over.
I had to start again.
I came back to it later.
I got back to them the next day.
We left it for later.
It all worked out.
""".strip().splitlines()
ANYTHING_ELSE = """
No.
Not really.
Yes, twice.
Maybe.
Nobody else did.
No one else wanted it.
Forget about deadlines.
Stop and ask.
On the second try.
A week later.
Later.
My team.
Ten percent.
The end of the quarter.
All of it.
Everything.
That's all they wanted.
""".strip().splitlines()


@pytest.mark.parametrize("text", WOULD_DO)
def test_what_one_would_do_is_an_answer_and_no_wish(text: str) -> None:
    """ "What would you do if ...?" is answered with the words of a request."""
    assert detect_intent(text) is Intent.ANSWER


@pytest.mark.parametrize("text", ENDED)
def test_a_lone_short_answer_to_how_it_ended_is_an_answer(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


@pytest.mark.parametrize("text", ANYTHING_ELSE)
def test_a_lone_short_answer_to_whether_there_is_more_is_an_answer(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


@pytest.mark.parametrize(
    "text",
    [
        "No, that's it.",
        "That's all.",
        "And that was it.",
        "I'm done.",
        "That's about it.",
        "No, that's everything.",
        "I think that's all.",
        "That's all I can say.",
        "That's all from me.",
        "Nothing else.",
        "No, nothing else.",
        "Nothing to add.",
        "I have nothing to add.",
        "No, nothing more to add, thanks.",
        "I don't have anything to add.",
        "That was it, really.",
        "End of story.",
        "That was the end of it.",
        "I'll stop there.",
        "I'll leave it there.",
        "I'll leave it at that.",
        "I could stop there.",
        "That's my answer.",
        "I'm finished.",
        "Okay, I'm done.",
        "I'm done with this question.",
        "I'm done with this answer.",
        "I've finished.",
        "That covers it.",
        "I think that sums it up.",
        "That's it for me.",
        "Well, that's basically it.",
        "That's pretty much it.",
        "I've said everything.",
        "I've said all I wanted to say.",
        "No more.",
        "Done.",
        "Finished.",
        "I think that's enough.",
        "That's the whole story.",
        "So yeah, that's it.",
        "Um, that's it.",
        "No, I think that's it, thank you.",
        "That's everything I wanted to say.",
        "And that was that.",
        "That is all I have to say about that.",
        "I think I'm done.",
        "There's nothing else.",
        "I have no more to add.",
        "I don't have more to say about it.",
        "There isn't anything more to tell.",
        "That's all I remember.",
        "I think that answers the question.",
    ],
)
def test_a_bare_closing_ends_the_answer_and_not_the_interview(text: str) -> None:
    assert detect_intent(text) is Intent.FINISHED


@pytest.mark.parametrize(
    "text",
    [
        "That's enough for today.",
        "That's all for today.",
        "That'll be all for today, thanks.",
        "I'm done with the interview.",
        "I'm done for today.",
        "Goodbye.",
        "I've had enough.",
        "Stop.",
        "Let's stop here.",
        "We're done here.",
        "I want to stop now.",
        "That's all the time I have.",
        "No more questions.",
        "That's it for today.",
        "I'm done practising.",
        "Can we continue this tomorrow?",
        "Can we finish this another time?",
        "Could we carry on later?",
        "Let's do the rest another day.",
        "That's enough questions.",
        "I have to go.",
        "I'd like to stop.",
        "I'd like to end the interview.",
        "Enough.",
        "End the interview, please.",
        "I'll stop there for today.",
        "Can we come back tomorrow?",
    ],
)
def test_a_word_for_the_interview_a_goodbye_or_a_clear_will_ends_it(text: str) -> None:
    assert detect_intent(text) is Intent.END


@pytest.mark.parametrize(
    "text",
    [
        "Can we come back to this later?",
        "Can I come back to this later?",
        "Can I get back to this later?",
        "Could we get back to that one at the end?",
        "Let's leave this for later.",
        "I'll come back to that later.",
        "Can we do this one later?",
        "Can I answer this later?",
        "Let's park this.",
        "Can we return to this question later on?",
        "What's next?",
        "What's the next question?",
        "Can I get back to you on that?",
        "I'd rather skip it.",
        "I would skip this question.",
        "I'd have to pass on that..",
        "Maybe we can come back to it later.",
    ],
)
def test_coming_back_later_to_this_question_leaves_this_one_only(text: str) -> None:
    assert detect_intent(text) is Intent.SKIP


@pytest.mark.parametrize(
    "text",
    [
        "What's the question?",
        "What is the question?",
        "What was your question?",
        "I'd ask you to repeat it.",
        "I'd like you to repeat it.",
        "Can you start again?",
        "Say it again.",
        "What was the last question?",
    ],
)
def test_a_wish_put_to_the_interviewer_is_still_a_repetition(text: str) -> None:
    assert detect_intent(text) is Intent.REPEAT


@pytest.mark.parametrize(
    "text",
    [
        "Let me start over.",
        "Scratch that.",
        "Forget what I just said, I want to start again.",
        "Can I start over?",
        "Can I start again?",
        "Sorry, let me start again from the beginning.",
        "Can I try again?",
        "Can I try that again?",
        "Let me try that again.",
        "Can I redo that?",
        "Forget that.",
        "Ignore what I said.",
        "I'd like to start over.",
        "Could I have another go?",
        "I take that back.",
        "Can we start over?",
        "Wait, let me begin again.",
        "No, scratch that, let me start over.",
        "Can I take that again?",
        "Can I answer that again?",
        "Strike that.",
        "Forget everything I said.",
        "Sorry, forget my last answer.",
        "Let me restart.",
        "Let me begin from scratch.",
        "I want to give a different answer, forget that.",
    ],
)
def test_whoever_takes_an_answer_back_wants_to_begin_again(text: str) -> None:
    assert detect_intent(text) is Intent.RESTART


@pytest.mark.parametrize(
    "text",
    [
        "Scratch that. It was at the bank in Hull, where I ran the call centre.",
        "Forget what I said, the real reason was that two of us had left the week before.",
        "Let me start over, I was a nurse for nine years before I moved to the office.",
        "I like numbers. That's all.",
        "Three nurses and a porter. I'm done.",
    ],
)
def test_an_answer_beside_a_closing_or_a_new_start_is_not_lost(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


@pytest.mark.parametrize("text", ["", " ", "\n", "...", "🎉"])
def test_nothing_said_is_no_request(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


def test_not_knowing_together_with_going_on_is_a_skip() -> None:
    assert detect_intent("I don't know, next question please.") is Intent.SKIP


@pytest.mark.parametrize("text", ["NEXT QUESTION, PLEASE.", "next question please"])
def test_case_and_punctuation_do_not_matter_to_a_request(text: str) -> None:
    assert detect_intent(text) is Intent.SKIP


def test_the_development_cases_are_read_right_in_97_of_100() -> None:
    wrong = [case["text"] for case in CASES if detect_intent(case["text"]) != case["intent"]]
    assert len(CASES) >= 150
    assert len(wrong) <= 0.03 * len(CASES), wrong


def test_no_answer_among_the_development_cases_is_lost_to_a_skip_or_an_end() -> None:
    answers = [case["text"] for case in CASES if case["intent"] == "answer"]
    lost = [text for text in answers if detect_intent(text) in (Intent.SKIP, Intent.END)]
    assert len(answers) >= 50
    assert lost == []


@PROPERTY
@given(st.text(max_size=200))
def test_any_text_has_an_intent(text: str) -> None:
    """Breaks when a strange character or an unmatched bracket reaches a pattern raw."""
    assert detect_intent(text) in set(Intent)


@PROPERTY
@given(st.sampled_from([case["text"] for case in CASES]), st.sampled_from(["  ", "\t", "\n"]))
def test_white_space_around_an_utterance_changes_nothing(text: str, space: str) -> None:
    """Breaks when a pattern is anchored to raw text instead of to what was said."""
    assert detect_intent(f"{space}{text}{space}") is detect_intent(text)


REPORTED = """
Can we stop here, she asked me, and I closed the file.
I have to go, my patient said, and I had not finished the drip.
I want to stop here, my client said, and I had nothing ready.
Please skip it, the doctor said.
Next question, the judge said, and I had four seconds.
Let's move on, I told the team, and we did.
They were like, can we stop here?
And she goes, next question please.
My patient looked at me and said, I want to stop here.
"Can we end it here?" said the client.
Let's skip this one, I thought.
Could you say that again, my customer asked.
When I came in she said, let's finish now.
Stop the interview, our lawyer whispered.
Can we stop here? That's what she asked me.
I don't know, he told me.
Hold on, she said.
Do you want a detailed answer, he asked me.
The nurse kept saying, I want to stop.
My boss would always say, next question.
I want to go home, were her words.
I said to my team, let's stop here.
""".strip().splitlines()
TOLD_BESIDE = """
Next question, I said.
I said, next question please.
I didn't catch what you said, can you repeat it?
My manager just called, I have to go.
I don't like what my boss told me, can we skip this one?
As I said, I don't know, next question please.
Like I said, can we move on?
Sorry, you asked me, what was the question?
You know, I have to go, my bus is here.
I think that's it, thank you, can we stop here.
Someone is calling me, I have to go, sorry.
My train leaves in ten minutes and I have to run, can we stop here?
I can't say, let's skip it.
Honestly, I couldn't tell you, next one please.
What you asked, can you say it again?
I have nothing to say, let's move on.
I'd rather not say, next question.
It's personal, as I told you, so let's skip it.
Sorry, I wasn't listening, what did you ask?
That's all I have to tell, can we finish here?
I don't want to talk about what he said, next question please.
Well, I must say, I have to go now.
I ask you, can we stop here?
""".strip().splitlines()


@pytest.mark.parametrize("text", REPORTED)
def test_a_request_that_somebody_is_told_to_have_made_is_part_of_an_answer(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


@pytest.mark.parametrize("text", TOLD_BESIDE)
def test_a_word_of_telling_beside_a_request_of_ones_own_does_not_hide_it(text: str) -> None:
    assert detect_intent(text) in (Intent.END, Intent.SKIP, Intent.REPEAT)


WITH_A_REASON = {
    Intent.SKIP: """
I'd like to skip this because it is too private.
Next, please, this one makes me uncomfortable.
Skip this one, I'm not a prescriber.
That one's too personal for me.
Let's skip it because I'm not a manager.
Next question please, it's too sensitive.
Skip it, that one hits too close to home.
""",
    Intent.DONT_KNOW: """
I give up.
I never had a conflict with anyone.
I've never really been in an argument at work.
I couldn't answer that, unfortunately.
I frankly haven't the faintest idea.
Nothing like that has ever happened to me.
That never happened to me, I'm afraid.
""",
    Intent.FINISHED: """
And that's where I'll leave it.
I think that's where I'll stop.
""",
    Intent.RESTART: """
Can I start over? I made a mess of that.
Sorry, let me start again, I got the year wrong.
Can I try that again? It came out all wrong.
Let me start over, I lost my thread.
Can I redo that? That made no sense.
""",
    Intent.WAIT: """
Bear with me, I'm choosing one.
I need a moment, this one's hard for me
Sorry, someone is at the door.
Can we take a break?
I need to use the bathroom.
Hang on hang on hang on
I need a break.
My phone is ringing, sorry.
Could we have a short break, please?
Hold on, I'm just looking for an example.
One second, there's someone at the door.
""",
}
NO_WISH = """
I gave up.
I'm not a manager.
I made a mess of that, so I called the client and we fixed it.
My phone is ringing all day in that job, and I learned to switch it off.
I took a break and came back with a plan.
It was too personal for the report, so I left it out.
I want to skip the meeting because it is too long, I told my boss.
Let me think, I'm managing a team of nine and the oldest story is about a van.
That's where I left the company and started my own.
I got the year wrong in the report, so I sent a correction.
I need a break from routine, which is why I moved to sales.
Someone is at the door every five minutes on that ward.
Scratch that, it was in May, and we had nine vans by then on the road.
Wait, I'm not a fan of waiting, so I called her at once and asked for the file.
It's hard for me.
I never had a conflict with my boss because I talked to him every week.
That's too hard for a junior, so I gave it to Ann.
I'm not a quitter.
I said skip it because I am not a lawyer.
We failed because it was too expensive.
""".strip().splitlines()


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        (intent, text)
        for intent, texts in WITH_A_REASON.items()
        for text in texts.strip().split("\n")
    ],
)
def test_a_wish_stays_one_when_its_reason_is_given_in_their_own_words(
    intent: Intent, text: str
) -> None:
    assert detect_intent(text) is intent


@pytest.mark.parametrize("text", NO_WISH)
def test_the_words_of_a_reason_inside_a_story_ask_for_nothing(text: str) -> None:
    assert detect_intent(text) is Intent.ANSWER


@pytest.mark.parametrize("pause", ["um ", "hmm, ", " ", "\n"])
def test_a_page_of_hesitation_before_a_request_is_read_once(pause: str) -> None:
    assert detect_intent(f"{pause * 20_000}skip this question") is Intent.SKIP


def test_that_nothing_could_go_wrong_is_an_answer_and_that_nothing_fits_is_none() -> None:
    said = "No, I can't think of anything that could break there."
    assert detect_intent(said) is Intent.ANSWER
    assert detect_intent("I can't think of anything that would fit.") is Intent.DONT_KNOW
    assert detect_intent("I can't think of anything.") is Intent.DONT_KNOW
