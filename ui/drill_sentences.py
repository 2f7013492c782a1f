"""Texts of the drills (``core/data``): marked here for the catalogues.

A test compares this list with the files.
"""

from __future__ import annotations

from ui.interface import N_

SENTENCES = (
    N_("A listener would ask: and what came of it?"),
    N_("A listener would not know what you did yourself."),
    N_("A listener would not know what your own job was in it."),
    N_("A listener would not know where and when it was."),
    N_("Add one deed that somebody could check: “Last year I cut … from … to …”."),
    N_("Add the sentence “I had to …” or “My job was to …” before you say what you did."),
    N_("Begin with one sentence that says what you are and for whom: “I am a …, and I …”."),
    N_("Cut the situation to two sentences and give the time to the action."),
    N_(
        "End with one request that can be answered: “I am looking for …”, “Could we talk for "
        "ten minutes about …?”"
    ),
    N_(
        "Finish with two sentences: what changed, with a figure if there is one, and what "
        "you do differently since."
    ),
    N_(
        "How did it end, and how do you know? A figure, a sentence that somebody said, or "
        "what is still in use today. What did you learn?"
    ),
    N_("It does not say anything that you did."),
    N_("It does not say what you want."),
    N_("It does not say who you are."),
    N_("It leaves much of your time unused. Add the one story that shows what you can do."),
    N_("It names what you did without a number."),
    N_("It runs over the time. Take out the sentence that you would miss least, and say it again."),
    N_("More than half of the story is over before you act."),
    N_("Name three things that you did, in order, each begun with “I” and a verb."),
    N_("Nothing in the story has a size; a listener would ask how much."),
    N_("Nothing that the rules look for is missing."),
    N_(
        "Nothing that the rules look for is missing. Say it to somebody who does not know "
        "your field, and ask what they remember."
    ),
    N_("Open with one sentence that names the place, the time and what was at stake."),
    N_("Put one figure into the result: a share, a date, a number of people, before and after."),
    N_("Say the action again and begin three sentences with “I”."),
    N_("Say the same deed with its size: how many, how much, by when."),
    N_("Tell the whole story once more in one go, in ninety seconds, without looking."),
    N_("Tell the {part} again in two full sentences."),
    N_("The hedges make you smaller than you are. Say the same sentence without “{hedge}”."),
    N_("The {part} is over before a listener can picture it."),
    N_(
        "What did you do, step by step? Three steps, each begun with “I”. This is the longest part."
    ),
    N_(
        "What was yours to do or to decide? Say what was expected of you, by when, and what "
        "made it hard."
    ),
    N_("What you did, with a number"),
    N_("What you want"),
    N_(
        "Where and when was it, and why did it matter? Two sentences are enough: the place, "
        "the moment, what was at stake."
    ),
    N_("Where you said “{filler}”, say nothing: a short silence sounds sure."),
    N_("Who you are"),
    N_(
        "You speak faster than most listeners follow. Leave a breath after each of the three parts."
    ),
    N_("You speak more slowly than most people talk. Say it once more as you would to a friend."),
    N_("Your action speaks of the group; a listener cannot tell which part was yours."),
)
