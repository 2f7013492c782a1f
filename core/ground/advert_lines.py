"""What a line of an advert is beside a want: a duty told in prose, a word about the employer, or
nothing that anybody would be asked for."""

from __future__ import annotations

import re

from core.ground.kinds import is_duty


def tells_a_duty(text: str) -> bool:
    """Whether ``text``, in lowercase, says what whoever gets the job does: "You'll run both"."""
    return _DUTY.match(text) is not None


def is_listed_as_a_duty(text: str) -> bool:
    """Whether ``text``, one of a list, begins with something that is done: "Owning the budget",
    "Plan the shifts", "You negotiate contracts"."""
    said = text.lower()
    return _LISTED_DUTY.match(said) is not None or is_duty(said.removeprefix("you "))


def is_about_the_employer(text: str) -> bool:
    """Whether ``text``, in lowercase, tells of who wrote it: "We reward those who act like
    owners"."""
    return _ABOUT_THEMSELVES.match(text) is not None


def asks_nothing(text: str) -> bool:
    """Whether ``text`` leads up to what is asked for, says that something is not asked, how to
    apply or that other work may come, or is the first line of a table."""
    return text.rstrip().endswith(":") or any(
        pattern.search(text) for pattern in (_NOT_ASKED, _ASKS_NO_CANDIDATE)
    )


_WHO = (
    r"(?:you['’](?:ll|d)|you (?:will|would)|(?:the|this) (?:role|post|job|position) (?:will|would)"
    r"|the (?:post ?holder|job ?holder|successful (?:candidate|applicant)|person appointed) "
    r"(?:will|would))"
)
_DUTY = re.compile(
    r"^(?:(?:on|in|at|from|as|for|with|reporting|attached|together)\b[^.;:]{0,60}?,? )?"
    rf"{_WHO} (?:also |then |mainly |usually )?(?:be (?:expected|required|asked|called on) to )?"
    r"(?:be (?:responsible|in charge|accountable)\b"
    r"|be (?!joining|receiving|getting|earning|working|reporting)[a-z]+ing\b"
    r"|(?!be |find|love|like|enjoy|get|receive|earn|join|report|have|benefit|hear|feel|need|notice"
    r"|see|know|become|belong|start|begin|work|want|never|not|only|be\b)[a-z]{3,}\b)"
)
"""Whatever somebody will do, but for what they get and how they will like it."""
_LISTED_DUTY = re.compile(
    r"^(?:you )?(?!parking|training|coaching|housing|onboarding|clothing|catering|evening|morning"
    r"|spring|string|during|nothing|something|everything|anything)[a-z-]{2,}ing\b(?! and\b)"
)
"""But for what employers offer: "Parking in front of the house"."""
_NOT_ASKED = re.compile(
    r"^no (?:(?:prior|previous|professional|special|particular|formal|relevant|work) ){0,2}"
    r"(?:experience|knowledge|training|skills?|qualifications?|degrees?|diplomas?|certificat\w+|"
    r"licen[cs]es?|background|education)\b"
    r"[\w ]{0,30}\b(?:necessary|needed|required)\b"
    r"|\b(?:is|are) not (?:necessary|needed)(?=\W*$|,? (?:as|because|since|for|but welcome)\b)",
    re.IGNORECASE,
)
_ABOUT_THEMSELVES = re.compile(
    r"(?:(?:sorry|unfortunately|please note(?: that)?),? )?"
    r"(?:we|our (?:people|teams?|company|staff|values|culture|customers|clients|guests))"
    r"(?:['’]re)? (?!(?:are )?(?:also )?(?:need|want|expect|looking|look|after|ask|require|would|"
    r"hope|hoping|wish|wishing|seek|seeking|search|searching|prefer|value|welcome)\b)"
)
_ASKS_NO_CANDIDATE = re.compile(
    r"^(?:please|kindly|click|visit|e-?mail|send|greetings|required from|if you (?:need|require))\b"
    r"|^(?:classification|employment type|industry(?: type)?|location|remuneration|salary"
    r"|contract(?: type)?|department|ref(?:erence)?(?: number)?|requisition id|closing date"
    r"|applications close|posted|openings|role|term|grade|job type|schedule"
    r"|work(?:ing)? (?:location|pattern)|notice period|main area|band|status|job id|posting|pay"
    r"|number of posts|start)\s*:"
    r"|^(?:any |and )?other (?:related )?(?:duties|tasks|work|responsibilities)\b"
    r".*\b(?:assigned|required|requested|needed|directed)\b"
    r"|^(?:skills?|requirements?|criteri(?:a|on)|competenc(?:y|e|ies)|areas?|items?),? .{0,40}"
    r"\b(?:must|nice|essential|desirable|required|years|level)\b",
    re.IGNORECASE,
)
