"""What typed errors say, and what to do then: marked here for the catalogues.

They are worded where they are raised, below the pages. A test compares this list with the code.
"""

from __future__ import annotations

from ui.interface import N_

SENTENCES = (
    N_("Both stay as they are; the version that kept the review can open it."),
    N_("Check that the browser may use your microphone, record again, or type your answer."),
    N_("Check the account's credit or limits. Nothing you said is lost."),
    N_("Check the key in your environment or .env file. Nothing you said is lost."),
    N_("Check the network and the server's address. Nothing you said is lost."),
    N_("Choose another file, or paste the text."),
    N_(
        "Choose another microphone in the browser or unmute it, then record again; or type your "
        "answer."
    ),
    N_("Choose another model on the settings page. Nothing you said is lost."),
    N_("Choose another service on the settings page. Nothing you said is lost."),
    N_(
        "Connect to the network, or leave GREENROOM_WHISPER_MODEL empty to use the installed one; "
        "until then you can type your answers."
    ),
    N_(
        "Free 150 MB or set GREENROOM_CACHE_DIR to a folder that can be written; until then you "
        "can type your answers."
    ),
    N_("Go on as long as this page is open; free some disk space to keep it for later."),
    N_("Go on in the other window, or start a new interview."),
    N_("Go on in the other window, or start a new talk."),
    N_("I heard a voice but could not make out any words."),
    N_("Move closer or turn the microphone up, then record again; or type your answer."),
    N_("Move closer to the microphone and record again, or type your answer."),
    N_("Move closer to the microphone and speak again, or type your answer."),
    N_(
        "Much of what you said could not be written down, so the live call was ended. It is all "
        "kept."
    ),
    N_("No service can be asked for this."),
    N_("Nothing you said is lost. Try once more in a moment, or go on by typing."),
    N_("Nothing you said is lost. Try once more, or go on by typing."),
    N_("Only its beginning was read: it is very long."),
    N_("Only the first {read} of {pages} pages were read (at most {most} are)."),
    N_("Paste its text instead, or save it as a PDF with text or as DOCX."),
    N_("Please read it on the screen; the interview goes on."),
    N_("Press record, speak, and press stop when you have finished; or type your answer."),
    N_("Record a shorter answer (one to two minutes is usual) or type it."),
    N_("Record again and speak after you pressed the button; or type your answer."),
    N_("Record again or type your answer."),
    N_("Reload the page; your interview comes back."),
    N_(
        'Run "pip install --force-reinstall -r requirements.txt" and start again; until then you '
        "can type your answers."
    ),
    N_('Run "pip install -r requirements.txt" and start again.'),
    N_('Run "pip install -r requirements.txt" and start again; until then you can read and type.'),
    N_("Save a copy without a password, or paste its text instead."),
    N_("Save it as .docx or PDF, or paste its text instead."),
    N_("Save it as .docx without macros, or paste its text instead."),
    N_("Save it without pictures, or paste its text instead."),
    N_("Start a new one; the kept one stays where it is."),
    N_("Start live again, or go on with the recorder below."),
    N_("The app was restarted while this page was open."),
    N_("The interviewer had nothing to say."),
    N_("The live connection broke off. Everything said so far is kept."),
    N_("The live connection could not be made: no sound arrives from your microphone."),
    N_("The recording is completely silent: the microphone is muted or not connected."),
    N_("The recording is empty."),
    N_("The recording is longer than ten minutes, which is more than one answer."),
    N_("The recording is too quiet to hear anybody in it."),
    N_("The recording stopped as soon as it had begun."),
    N_("The report by rules stands meanwhile. Try again in a moment, or choose another model."),
    N_("The review of this interview was kept by another version of the app and cannot be opened."),
    N_("The rules' review stands meanwhile. Try again in a moment, or choose another model."),
    N_("The rules' review stands. Try again; nothing you said is lost."),
    N_("The saved interviews were written by a newer version of the app."),
    N_("The sentence encoder is not installed, so nobody checks whether an answer is off topic."),
    N_("The speech recogniser could not work on this recording."),
    N_("The speech recogniser's model could not be unpacked: the disk is full or read-only."),
    N_("The speech recogniser's model is damaged or was altered, so it is not used."),
    N_("The voice could not speak this line."),
    N_("The work on this review broke off."),
    N_("There is no text in this file; it may be a scan, a picture of a page."),
    N_("There is sound in the recording, but nobody speaks in it."),
    N_("There was nothing to let it hear: the embedded voice is not ready."),
    N_("This PDF is locked with a password."),
    N_("This Word file holds macros, and such files are not opened here."),
    N_("This file is damaged and cannot be read."),
    N_("This file is empty."),
    N_("This file is larger than 10 MB."),
    N_("This file is not a sound recording that can be read."),
    N_("This file takes too much time or memory to read."),
    N_("This file unpacks to far more than a document holds."),
    N_("This interview was deleted or went on in another window, so it is not saved here."),
    N_("This interview was kept by another version of the app and cannot be opened."),
    N_("This is an old Word file (.doc)."),
    N_("This is no PDF, DOCX, Markdown or text file."),
    N_("This talk was deleted or went on in another window, so it is not saved here."),
    N_("This talk was kept by another version of the app and cannot be opened."),
    N_("This turn ended early because of a fault in the app."),
    N_("Try this recording again, record anew, or type your answer."),
    N_("Update the app, or set GREENROOM_DATA_DIR to another folder."),
    N_(
        "Use the recorder below; it is the same conversation. A firewall, a VPN or a blocked "
        "microphone are the usual reasons."
    ),
    N_("Wait until it has loaded, and test again."),
    N_("It could not be deleted and is still there."),
    N_("Try again in a moment."),
    N_("Try again in a moment; what is kept stays where it is."),
    N_("What was kept cannot be read on this machine just now."),
    N_("What was said could not be saved on this machine."),
    N_("Your answer is kept. Continue, or answer again."),
    N_("Your answer is kept. Say it again, or ask the interviewer to go on."),
    N_("Your answer is kept. Say it in other words, or skip the question."),
)
