"""Questions to the interviewer in place of an answer."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from pydantic import ValidationError

from core.think.intent import Intent, detect_intent
from core.think.requests.asides import Asides, read_aside

SCOPE = """
Do you want the technical side or the people side?
Is this about my current job, or may I talk about the earlier one?
Would you like me to start with the background or with the end?
Which one should I take?
Could I ask which kind of patients you have in mind?
May I ask which kind of patient you mean?
I was wondering whether you mean a school or a job.
Which patients do you have in mind?
What kind of customer did you have in mind?
Could you tell me which kind of patients you mean?
Would you mind telling me which period you mean?
Do you mind if I ask which role this is about?
If I may ask, which kind of patients do you mean?
I'm not sure which kind of patients you mean.
I'm wondering what kind of team you mean.
Sorry, I'm not sure whether you mean my current job or any job.
Are we talking about adults or children?
You mean in my current job, or ever?
What kind of patients?
How recent should it be?
""".strip().splitlines()
COUNTS = """
Can I use an example from university?
Is it okay if I talk about a school project?
Is it okay if I talk about school instead of a job?
May I give an example from my private life?
Does volunteering count?
Does tutoring count? I have only done a school placement so far.
I've only done a school placement. Does that count?
I have only worked in a bakery so far, does that count?
Would a school project count?
Do internships count?
Would it be alright if I used an example from my studies?
Is an example from university fine?
Would a placement do?
Am I allowed to talk about my studies?
Could it be something from school?
""".strip().splitlines()
MEANT = """
Should I talk about my current role?
Sorry, do you mean my last job?
Just to be clear, is this about my team?
Just to check, do you mean paid work?
I was wondering if you mean paid work.
Can I check whether you mean paid work?
Might I ask whether this is about teaching?
Are you thinking of a specific case?
Do you have a particular situation in mind?
Are you referring to my current job?
So you mean a time when I was alone?
Would you like me to start with the background?
""".strip().splitlines()
REQUIRED = """
Does it have to be from work?
Does this have to be a paid job?
Should it be recent?
Do I have to take a work example?
Does it matter whether it was paid?
""".strip().splitlines()
EMPLOYER = """
How many people work in the team here, by the way?
What's the salary?
How much do you pay?
How much does the job pay?
Is this job remote?
How big is the team?
When can I start?
What is it like to work here?
Who would I work with in this role?
what is it like to work here
""".strip().splitlines()
ITSELF = """
Are you a real person?
Are you an AI?
Am I talking to a robot?
Who are you?
Are you a real person or a computer?
""".strip().splitlines()
OTHERS = {
    "hears": ("Can you hear me?", "Are you still there?", "Hello, can you hear me now?"),
    "progress": ("How many questions are left?", "How long will this take?", "Are we nearly done?"),
    "length": ("How long should my answer be?", "Should I keep it short?"),
    "verdict": (
        "Was that okay?",
        "What would be a good answer here?",
        "How am I doing?",
        "Did I answer your question?",
    ),
    "go_on": (
        "Shall I go on?",
        "Should I continue?",
        "Do you want me to carry on?",
        "Can I continue with my story?",
    ),
    "start_anew": ("Can we start the whole interview again?", "Can I redo the whole interview?"),
    "withheld_name": (
        "I signed an NDA, so I can't say which company.",
        "I signed an NDA so I can't name the client.",
        "I signed an agreement, so I cannot say which company.",
        "We signed something, so I can't give you the name.",
        "My contract forbids it, so I can't say which bank.",
        "I can't say which company, I'm bound by confidentiality.",
        "I'm not allowed to say who the client was.",
        "I can't tell you the name of the company.",
        "I'd rather not name the client.",
        "Sorry, I can't mention names here.",
        "I can't use the client's real name. Is that okay?",
    ),
    "withheld_numbers": (
        "I can't share the exact numbers.",
        "I'm not allowed to give you the real figures.",
        "I can't share the numbers because of an NDA.",
        "The numbers are confidential, so I can't share them.",
    ),
    "names": (
        "Is it okay to change names?",
        "Do I have to name the company?",
        "Can I leave out names?",
    ),
    "language": ("Can I ask what language it is in?", "Can I answer in German?"),
    "recorded": (
        "Is this being recorded?",
        "Are you recording this?",
        "Is this confidential?",
        "Who can hear this?",
    ),
    "example": (
        "Can you give me an example?",
        "Could you give me a sample answer?",
        "Can you give me an example of what you want to hear?",
    ),
    "feedback": ("Do I get feedback at the end?", "Will I get a report?"),
    "who_asked": ("Which one of you asked that?", "Who asked that?"),
    "opinion": ("What would you have done?", "And what about you?"),
    "permission": ("Can I ask a question?", "May I ask you something?", "I have a question."),
    "go_back": (
        "Can we go back to the previous question?",
        "I'd like to go back to the first question.",
        "Can we go back to the previous question? I forgot to say something.",
        "Can I add something to my previous answer?",
        "Can I say something about my answer on fraud?",
        "I'd like to change my answer.",
        "Can I change my answer?",
        "I want to correct something I said earlier.",
    ),
    "to_my_questions": (
        "Let's jump to my questions, I don't have much time",
        "Can I ask my questions now?",
        "I want to stop the questions here and ask mine.",
        "Could we get to my own questions, please?",
    ),
}
CASES = [
    *(("scope", said) for said in SCOPE),
    *(("counts", said) for said in COUNTS),
    *(("meant", said) for said in MEANT),
    *(("required", said) for said in REQUIRED),
    *(("employer", said) for said in EMPLOYER),
    *(("itself", said) for said in ITSELF),
    ("employer", "Can I ask you something? How big is the team?"),
    ("employer", "Can I ask what the team looks like?"),
    ("employer", "What's a typical day like?"),
    *((kind, said) for kind, sayings in OTHERS.items() for said in sayings),
]
ANSWERS = """
I can't name the company, but I can tell you what I did.
I signed an NDA, so I can't name the client, and I rebuilt their shop.
I can't say which company was the worst.
I wanted to change what I said to him.
How much do you pay for the stall, I asked.
So what did I do? I called them.
And why did we do that?
What did I do then?
I asked him, do you want the technical side?
How did I know?
What seems to be the problem?
Could you tell me more?
How can I help you?
How many users do we expect?
I called the customer. Is that okay?
We shipped it in May. Do you want more details?
Python mostly. Is that enough?
Yes, is that enough?
What is the root cause here?
Who is responsible? That's what I ask first.
Do you want a refund?
I worked in a team of five. Should I go into that?
How did the team react?
Ten people, I think?
What's the job of a load balancer?
Is it latency sensitive?
How the team works is my business.
Do I regret it? No.
Would I do it again?
Do I like my job? I do.
What is it like to work with me? Quiet.
I have a question for every candidate.
We went back to the previous question at the end.
I asked whether I could jump to my questions.
I forgot to say something to the customer.
I want to listen first and ask my own team.
I want to read the code of others and do mine.
I'd like to hear their ideas first and ask mine.
Can I talk about a failure at university? I missed an exam because I had the wrong date.
Can we go on?
Shall we go on?
I shall go on with the story of the vans.
Can I start again?
Who can read this code?
What is a good answer to a customer who shouts?
Who asked for it?
Do I go on holiday? Rarely.
Can I change my name on the contract, she asked.
We started the whole project again.
Is the data stored in Dublin?
Which of you is hungry, I asked the class.
Can you give me an example, I asked him, and he had none.
Do I get a result? Not before Friday.
Can I ask what you did?
I ask what language they speak at home.
Will there be a review of the ward?
Can we restart the server?
Where is my data? In the lake.
I've only done night shifts. Is the ward quiet?
I only had one nurse and I called the doctor, would that be enough, I thought.
Whether you mean it or not, the guest hears it.
If you mean paid work, I led a shop for two years.
Would a second nurse be enough?
Is the patient okay?
Are the parents fine with it?
You mean well and it still goes wrong.
I was wondering whether the patient had eaten.
Does the machine count? It did, and I noted it.
I asked which kind of patients they had in mind.
""".strip().splitlines()

BEHIND_AN_OPENER = """
Good question. Before I answer, do you mean the whole team or my part?
Sure — just to check, should I talk about work or studies?
Sure, happy to. Should I talk about work or studies?
That's a good question. Do you mean at my current job?
Thanks for asking. Before I start, do you want a technical example?
Of course. Just so I understand, are you asking about my own part?
Let me make sure I understand. Do you mean the team or me?
Yes, I can. Just to clarify: do you mean in my last job or ever?
I'd like to clarify something first. Do you mean my own team?
Let me think. Do you mean a recent example?
I can think of two. Do you want the technical one or the one about people?
There are a few. Which one do you want to hear?
When you say leadership, do you mean formal leadership?
That depends. Are you asking about the technical side or the people side?
Hmm - do you mean in my current role?
""".strip().splitlines()
ANSWERS_BEHIND_AN_OPENER = """
I asked myself: should we wait?
and my boss said, do you want that?
Sure, I asked them, should I talk to the client first?
Good question. I asked myself: should I tell the team?
Sure. Should I tell the client? That was what I asked myself.
Okay so should I talk about the risk? I decided not to.
First, I'd ask: are you looking for a refund or an exchange?
I would first clarify: do you mean reads or writes?
Good question. We did it. Do you mean the old system?
Yes. Do you want more details?
Of course. Should I explain why?
I have two examples.
Sure.
Yes, I can.
There are three. Is that enough?
""".strip().splitlines()


@pytest.mark.parametrize("said", BEHIND_AN_OPENER)
def test_a_question_about_the_question_is_heard_behind_an_opener(said: str) -> None:
    found = read_aside(said)
    assert found is not None
    assert found.id in ("scope", "meant")
    assert detect_intent(said) is Intent.ASK


@pytest.mark.parametrize("said", ANSWERS_BEHIND_AN_OPENER)
def test_an_opener_makes_no_question_of_a_story_or_of_a_short_answer(said: str) -> None:
    assert read_aside(said) is None
    assert detect_intent(said) is not Intent.ASK


@pytest.mark.parametrize(("kind", "said"), CASES)
def test_a_turn_that_only_asks_the_interviewer_is_no_answer(kind: str, said: str) -> None:
    found = read_aside(said)
    assert found is not None
    assert found.id == kind
    assert detect_intent(said) is Intent.ASK


@pytest.mark.parametrize("said", ANSWERS)
def test_a_question_of_the_story_or_after_an_answer_is_part_of_it(said: str) -> None:
    assert read_aside(said) is None
    assert detect_intent(said) is not Intent.ASK


def test_a_long_turn_is_an_answer_whatever_it_ends_in() -> None:
    assert read_aside("Should I talk about it, " + "and then about the next one, " * 6) is None


@pytest.mark.parametrize("pattern", ["(", "<nobody> there", r"\g", ""])
def test_a_pattern_that_would_break_the_first_talk_is_refused_when_it_is_read(
    pattern: str,
) -> None:
    content = json.loads(files("core.data").joinpath("asides_en.json").read_text("utf-8"))
    content["kinds"][0]["patterns"][0] = pattern
    with pytest.raises(ValidationError):
        Asides.model_validate(content)
