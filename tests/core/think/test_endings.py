"""Endings: results in plain words, and what only sounds like one."""

from __future__ import annotations

import pytest

from core.think.reading.signs import read_signs

STORY = "Last year we had a problem at work. I sat down with her and I rang the office. "

ENDINGS = """
We closed all of them in six weeks.
And I answered every single one by Friday.
She walked out of hospital two weeks later.
She got a five in the summer.
It's not leaked for two years.
He was back doing the crossword in a fortnight.
They found Ken in the toilet asleep.
All fourteen had their antibiotics within the hour and nobody deteriorated.
The wall's still there.
Now he trains the others.
We got thirty one thousand back.
Nobody walked out.
He gave us the order.
They hung masks by the saw after that.
They changed it.
It was a pulmonary embolism, she would have died.
He wrote a nice review.
It has not come back.
He got better within a week.
She sends me a card every Christmas now.
The oven hasn't broken down since.
They left us a five star review.
Her mum sent me flowers.
The fever went down overnight.
The dog was rehomed and everyone was happy.
He shook my hand.
She apologised the next morning.
The bride was over the moon.
It sold in a week.
They bought two.
The car started first time.
The roof's dry and it's held all winter.
No one lost their job.
There were no complaints.
We didn't lose a single calf.
The baby was fine.
He calmed down.
The shouting and the arguments stopped.
They rolled their eyes but they fixed it.
Everyone got home that night.
All the kids ate.
The wedding went ahead.
We've not had an accident in three years.
The garden's still going.
He pulled through.
The driver kept his licence.
She asked for me by name.
Head office backed down.
The other shop uses the same sheet now.
We raised four hundred pounds.
We got the line running again by noon.
The plane landed on time.
They told all their friends.
He passed his test the second time.
The lad stopped turning up late.
She got her deposit back.
The council replaced the lights.
None of them got sick.
It's been dry ever since.
He still writes to me.
The stall sold out by two.
My landlord gave us the money back.
The show went on.
He said thank you and he kept his job.
We caught up by Friday.
They could have been killed.
The cut healed in a month.
Everyone was paid on the Friday.
We have had no such failure since.
There has been no such row in the yard.
By autumn she was reviewing others alone.
She shipped the rate limiter by herself in November.
Then she took it.
By Christmas the afternoon was our busiest time.
By the end of the term both boys were playing football together.
She was running the ward alone by Easter.
We had hired a second waiter by Christmas.
I got the boy back into school by Easter.
The next day he signed the form.
He led the Monday meeting without me.
By May half of them came every week.
By June I could do the handover in Spanish.
He said that I was right, and the wall was rebuilt in May.
I asked him to write it a month ahead, and he did.
Today the error rate is at 0.1 percent.
The ward has had no falls since.
By March we were down to two open tickets.
It has been running without us ever since.
It has been running without us since.
These days the team deploys twice a week.
The error rate is at 0.1 percent today.
Today only two in a hundred parcels come back.
At the end of the year we stood at 98 percent.
Six months on, the queue is under ten.
A year later the shop is in profit.
The queue has stayed under ten since.
We're at zero complaints now.
We are at zero complaints.
Today it takes ten minutes.
The waiting time is down to four minutes.
Turnover has been below five percent since.
The sheet is still being used by both teams.
The last two audits came back clean.
Today three of the four run their own shift.
By the summer the rate stood at 3 percent.
At the last count it was under one percent.
When I left, the backlog was at zero.
When I left we had forty regulars.
The error rate sits at 0.1 percent now.
Today it runs by itself.
Within three months we were at 95 percent.
The error rate is now at 0.1 percent.
Our waiting list is under three weeks today.
As of last month the site has ninety-nine percent uptime.
By the end of the year complaints were at two a month.
It still stands at four percent.
We are currently at 98 percent on time.
By then we had no open tickets left.
Three months later there were none left.
Since May the rota has been full every week.
The rota has been full since May.
Nobody has been off sick because of it since.
Today she runs the shop herself.
She is the deputy head today.
Two years on he is still with us.
It has held for two winters now.
We have kept it under one percent since.
The team is still at full strength.
By Easter every shelf was full again.
The last time I looked it was at 0.2 percent.
Returns are below two percent these days.
The backlog has been empty since the spring.
And the till has balanced every night since.
Today the line makes four hundred an hour.
The clinic has been fully booked since.
Since the switch we have had fewer than five callbacks.
Today every order leaves the same day.
Our returns have been under two percent for a year.
Attendance has stayed above ninety percent.
The tests have been green since.
In the last quarter we had no late deliveries.
For the past six months nobody has missed a dose.
The system handles ten thousand orders an hour today.
By the next audit all files were complete.
The course is full every year now.
It has been quiet since.
We haven't missed a deadline this year.
Today 98 percent of the parcels arrive on time.
The new process is in use in all four plants today.
Nowadays we close the books in three days.
The site has run for two years without an outage.
Our error rate has not gone above one percent since.
At the moment two of them are training the others.
A month later we had twelve sign-ups a day.
By half past four everybody was in.
By half past four every guest had a room.
All thirty guests were in their rooms before dinner.
Everyone was seated by eight.
The last guest was in at five.
All the orders were delivered.
Every order was ready on time.
All of them had a bed for the night.
After a month it was seven kilos, and no guest complained.
Not one customer left.
No patient was harmed.
""".strip().splitlines()

NO_ENDINGS = """
The bank had closed all the branches around us.
He said he was tired after a run of nights.
Nobody wanted to do it.
Nobody had told me about the fault.
Nobody knew why.
She was a nurse on the same ward.
It was still dark outside.
He was still the manager then.
I waited until he came round.
I went down to theatre with her.
She went up to the office.
I said it straight out, I dropped it.
He passed me the spanner.
The porter fell asleep.
I hoped that she got better.
I wanted to see if it held.
They had a meeting every week.
She asked me why.
He told me to leave it.
The office was on the second floor.
It was not easy.
He has not worked there long.
They haven't decided yet.
That would have been easier.
I would have done it differently.
It is called something else now.
He's retired now.
I'm a manager now.
I went home and slept.
I left after that.
She went to theatre.
He gave me a funny look.
He gave me the number.
She wrote a list.
They made the tea.
The machine was broken.
It stopped working.
He started shouting.
I got my coat and drove back.
We got back to the depot.
I got no answer back.
Everyone had their own idea.
Everyone got up.
The phone was ringing.
He walked out of the room.
She was happy to talk.
Everything was fine until then.
That's what happened.
I said it was fine.
The lights were on.
It takes about an hour to drive there.
He bought his lunch at the shop.
She paid for parking.
They left a message.
I asked him to send flowers.
I make sure everyone is safe.
He needed the money back.
Nothing worked.
The problem is still there.
I know that now.
The rule was that nobody left before six.
It was raining and the road was wet.
There was no signal and no one was answering.
I like to stay calm.
She made it clear that she was angry.
They are always late.
We had no tools on site.
They have had no rain.
He had no idea since when it leaked.
By Friday I had to hand it in.
By Friday the customer was furious.
By noon we were still waiting.
By Monday the queue was getting worse.
By Saturday the shop was full of angry people.
By the end of the week they wanted a plan.
By Monday they had no staff.
They had to finish by Friday.
The customer was asking for it by Monday.
I had promised to finish by June.
He was told that by Friday he had to decide.
She said that by Easter she was leaving.
We were hoping to open by Easter.
She raised the two boys on her own.
He tried it on his own.
Then he took the bus to work and I followed him.
Then they asked me.
By June I could not do it alone.
If it was rebuilt in May we would be open.
I asked whether he did.
He asked if I rang and I did.
When I came, the error rate was at 9 percent.
When I started there, we were at forty open tickets.
At the start we were at forty open tickets.
We want to be at two percent by March.
By March we want to be at two percent.
By March we will be down to two open tickets.
I hope that we are at zero by March.
I wish it were at zero today.
Ideally the rate is at 0.1 percent.
The target is 0.1 percent.
The target was at 0.1 percent.
Today most companies use the cloud.
Today everybody uses Git.
These days customers are always on the phone.
Today a good team deploys twice a week.
In general an error rate is at two percent.
The industry average is at two percent.
Usually the queue is under ten.
The limit is at ten requests.
The shop is at the end of the road.
We are at the office at nine.
The meeting is at ten.
The shift is at nine today.
I was at work by nine.
We were at the hospital by ten.
Until then the rate was at nine percent.
Before that the queue was over a hundred.
Back then the backlog was at four hundred.
At that time we were at 40 complaints a week.
Today I want to be a manager.
Today I would ask him first.
Today I know better.
I'm at university now.
The plan was that by May we were at zero.
If it works, the rate is at one percent.
Should it work, we are at one percent by March.
The error rate should be at 0.1 percent.
The error rate has to be under one percent.
The rate must stay under one percent.
He said the rate was at nine percent.
The rate was at nine percent and rising.
By noon we were down to our last two pallets.
We were down to two nurses.
By midnight we were down to one driver.
At my last company the rate was at two percent.
Nobody had looked at it since March.
It had been broken since May.
He has been ill since May.
The lift has been out of order since.
I have been a nurse since 2012.
I have worked there since March.
He had been waiting since nine.
It is still at nine percent.
It is still broken today.
Today the shop is closed.
A year later the shop closed.
I've been thinking about it since.
I have been careful since.
It has been bothering me since.
Today it is important to listen.
Today the world is different.
These days the young nurses have it easy.
It is what it is today.
The building has been there since the war.
She has been with the firm since the spring.
The water is at ninety degrees.
At the moment I am looking for a new job.
Today I'm a bit nervous.
Currently I work as a waiter.
The trains are late these days.
A month later he left.
At the end we had two problems.
At the end of the day it is about people.
Today it is all about speed.
Today we have a lot of tools for that.
Today it takes courage to say so.
Today it takes a lot to be honest.
Everybody was in a panic.
Everybody was in tears by then.
Everyone was in the kitchen.
All the staff were in a meeting.
Not everybody was in.
Not every guest had a room.
Everyone had an answer for everything.
Every guest had a complaint.
All the rooms were taken.
I waited until everybody was in.
I made sure that every guest had a room.
I had promised that every guest had a room by four.
She asked if everybody was seated.
No guest was there yet.
No customer came.
No guest wanted to wait.
""".strip().splitlines()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_result_in_plain_words_is_recognised(ending: str) -> None:
    assert read_signs(STORY + ending).has_result


@pytest.mark.parametrize("sentence", NO_ENDINGS)
def test_what_is_no_result_is_not_taken_for_one(sentence: str) -> None:
    assert not read_signs(STORY + sentence).has_result


def test_an_ending_needs_a_deed_before_it() -> None:
    assert not read_signs("It was a bad week. The driver kept his licence.").has_result


def test_what_came_first_is_the_trouble() -> None:
    deed = "I sat down with both of them, and I wrote a plan for the whole team on one page."
    assert not read_signs(f"I ran a shop. They changed the rota. {deed} {deed}").has_result


ACTED = "I rang the team and moved the gel to each bed."


@pytest.mark.parametrize(
    "ending",
    [
        "At the next count it was twenty-three of twenty-five.",
        "Eleven of fourteen pairs got all eight in order.",
        "On Friday it was nineteen of twenty-four, against eleven the week before.",
        "We carried them up one by one and by half past two everybody was upstairs.",
        "By six all the beds were full again.",
        "Afterwards we had 23 out of 25.",
    ],
)
def test_so_many_of_so_many_and_what_was_so_by_the_clock_are_results(ending: str) -> None:
    assert read_signs(f"{ACTED} {ending}").has_result


@pytest.mark.parametrize(
    "beside",
    [
        "I asked eleven of fourteen nurses.",
        "Two of three nurses were ill that week.",
        "At the next meeting there were twelve of us.",
        "Two of the ten came late.",
        "I rang by seven the day after.",
    ],
)
def test_a_share_that_nothing_came_of_is_no_result(beside: str) -> None:
    assert not read_signs(f"{ACTED} {beside}").has_result
