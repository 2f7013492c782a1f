"""Endings: results told in plain words, without a word that announces one.

"She walked out of hospital", "it has not leaked since", "he gave us the order": a change that
somebody else shows, told after the deed. The same words may tell the trouble at the beginning, so
they are read only late in what is told, see ``core.think.outcomes``.
"""

from __future__ import annotations

import re

from core.think.numbers import AMOUNT

UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|terms?|quarters?)"
# Somebody or something else, by its last word; with "I" these verbs tell the deed itself.
_WHO = (
    r"(?<![\w'])(?!(?:i|we|you|who|which|that|what|to|not|never|always|usually|often|sometimes|"
    r"and|or|but|so|just|also|had|have|has|would|could|should|can|might|will|is|was|were|been|"
    r"be|i've|i'd|we'd|we've|nobody|nothing)\b)(?!\w+n't\b)[\w'-]+"
    r"(?: (?:both|all|just|actually|even|then|also|soon|really|has|have|had|eventually|later|"
    r"happily|safely)){0,2} "
)
_CLAUSE_ENDS = (
    r"(?=[.!?;,]|$| (?:and|but|so|because|after|again|first time|like|on|all|without|within|by|"
    r"that|the (?:same|next|following)|in|for|perfectly|fine|well|clean)\b)"
)
_STATE = (
    r"(?:fine|okay|ok|alright|all right|safe|unhurt|unharmed|okay again|well again|delighted|"
    r"thrilled|relieved|grateful|chuffed|over the moon|in tears of joy|stable|discharged|released|"
    r"cured|saved|sold|solved|sorted|settled|fixed|repaired|reopened|spotless|"
    r"back (?:on|at|in|to|doing|home|up|with|together|playing|walking)|running again|"
    r"working again|up and running|(?:better|happy|calm|quiet)(?! (?:to|with the|if|than|at)\b))"
)
_GIVEN = (
    r"(?:order|orders|job|contract|refund|chance|hug|tip|tips|raise|rise|pay rise|prize|award|"
    r"place|promotion|bonus|extension|go-ahead|business|work|project|account|keys|medal|"
    r"certificate|reference|thumbs up|round of applause|standing ovation|full marks|credit)"
)
_THANKS = r"(?:card|flowers|chocolates|cake|biscuits|letter|note|photo|review|tip|reference)"
_GOT = (
    r"(?:an? (?:a|b|c|two|three|four|five|six|seven|eight|nine|[4-9]|first|pass|merit|"
    r"distinction|\w+ (?:grade|mark|place|job|flat|visa)|place|job|raise|pay rise|refund)|"
    r"(?:the|his|her|their) (?:\w+ )?(?:grade|grades|place|job|marks?|ticket|licence|visa|money|"
    r"refund|certificate)|better|stronger|well again|through|out|home|paid|fed|"
    r"(?:quieter|easier|calmer|faster|cheaper|cleaner|safer)|the hang of it|into \w+)"
)
_ENDED = (
    r"(?:walked (?:out of (?:hospital|there|theatre|intensive|the (?:hospital|ward|clinic|court))|"
    r"again|unaided|home)|went home (?:happy|smiling|to (?:his|her|their))|came back|"
    r"(?:went|came) back to (?:work|school|class|normal)|pulled through|survived|woke up|"
    r"made it(?! (?:clear|a|an|the|worse|up|my|our|to|into|his|her|their|harder|hard)\b)|"
    r"calmed (?:right )?down|cheered up|settled (?:down|in|it)|"
    r"stopped (?!working|answering|responding|talking|speaking|coming|being|eating|breathing|"
    r"moving|printing|playing|taking)\w+ing|"
    r"(?:started|began) (?:coming|turning up|talking|smiling|eating|asking|using|trusting|joining|"
    r"bringing|helping|sleeping|putting (?:his|her|their) hands? up)|"
    r"apologi[sz]ed|said (?:yes|thank you|thanks|sorry)|shook (?:my|our) hands?|"
    r"hugged (?:me|us|her|him|each other)|asked for (?:me|us|more|another)|"
    r"recommended (?:me|us|it)|told (?:all )?(?:his|her|their) (?:friends|neighbours|mates)|"
    r"invited (?:me|us) back|booked (?:again|us|another|with us)|ordered (?:more|another|again)|"
    r"paid (?:up|us|me|it|in full|the (?:bill|invoice|lot|whole|rest)|that (?:day|night|week)|on)|"
    r"bought (?:it|one|two|three|both|another|all|them|the (?:lot|house|car|bike|dearer|cheaper))|"
    rf"gave (?:me|us|him|her|them|back) (?:[\w-]+ ){{0,3}}?{_GIVEN}|"
    rf"(?:wrote|left|sent|brought|baked|made|bought|got)(?: (?:me|us|him|her|them|in|back|to|the"
    rf"|boss|office)){{0,4}} (?:(?:an?|some|five) )?(?:(?!(?:his|my|no)\b)[\w-]+ )"
    rf"{{0,2}}?{_THANKS}\b|got {_GOT}"
    r"(?! (?:of|and (?:said|asked|told)|from|for)\b)|"
    r"(?:changed|(?<!than )fixed|mended|repaired|replaced|banned|scrapped|withdrew|rewrote|removed|"
    r"updated|"
    r"introduced|brought in|installed|dropped|cancelled|reversed) (?:it|that|them|the|their|his|"
    r"her|my|our|a)(?! (?:again|back|on me)\b)|"
    r"backed down|gave in|gave way|came round|relented|"
    r"kept (?:his|her|their) (?:job|place|house|home|leg|arm|licence)|stayed (?:on|with us)|"
    r"(?:runs|works|looks|tastes|flows|fits) (?:fine|well|perfectly|like new|on time|lovely))"
)
_WENT_WELL = (
    r"(?:held|lasted|sold|opened|healed|landed|came out|came through|came back on|came good|"
    r"cleared|went off|went through|went away|went without|fitted|stuck|took off|"
    r"eased|closed up|dried out|started)"
)
_TROUBLE = (
    r"(?:arguments?|complaints?|fights?|bleeding|noise|smell|pain|swelling|leaks?|errors?|alerts?|"
    r"thefts?|queues?|crashes|calls|rumours?|delays?|accidents?|bullying|crying|itching|fever|"
    r"breakages|returns|injuries|falls|infections?|damage|mistakes|bugs|incidents)"
)
# What nobody does where a story only tells what it was like.
_NOT_AN_END = (
    r"(?:wanted|listened|helped|cared|bothered|asked|answered|believed|knew|seemed|worked|"
    r"expected|realised|realized|called|explained|checked|looked|replied|owned|liked|trusted|"
    r"noticed|talked|needed|used|offered|volunteered|moved|tried|stopped|happened|"
    r"(?:was|were|is|are) (?:sure|there|available|listening|answering|in|responsible|interested|"
    r"wrong|ready|prepared|free|willing|to|certain|really|quite|perfect|working|coming|doing|"
    r"talking|looking|using|paying|watching|speaking|going|allowed|left|on|at|with|around|taking)|"
    r"(?:had|has|have) (?:told|asked|ever|any|a|an|thought|noticed|time|checked|done|the|seen|"
    r"heard|taken|said|trained|tried|looked|shown|written|been|to|thoughts?|bothered|counted)|"
    r"got (?:on|along|back|round|up|it|the point|any))\b"
)
_BAD = (
    r"(?:leaked|come back|broken|cracked|failed|gone wrong|crashed|happened|missed|fallen|"
    r"complained|gone down|flooded|jammed|tripped|slipped|been late|moved an inch|gone back|"
    r"been a (?:problem|complaint)|had (?:a|one|another|any)(?: single)?(?: \w+)? "
    r"(?:complaint|problem|accident|leak|fault|failure|incident|return|fall|issue|outage|breakdown"
    r"|argument|injury|mistake)s?)"
)
_HAS_NOT = r"(?:(?:has|have|'s|'ve) (?:not|never)|hasn't|haven't)"
_SOMEBODY = (
    r"(?<![\w'])(?:he|she|it|they|everyone|everybody|(?:all|most|both|some|two|half) of them|"
    r"the (?:\w+ )?\w+)"
)

ENDINGS = re.compile(
    "|".join(
        (
            rf"{_WHO}{_ENDED}\b",
            rf"{_WHO}{_WENT_WELL}{_CLAUSE_ENDS}",
            rf"{_SOMEBODY}(?: (?:is|are|was|were|got|felt|has been|have been)|'s|'re|'s been)"
            r"(?: (?:all|both|very|really|so|absolutely|much|just|perfectly|back))?"
            rf" {_STATE}(?=[.!?;,]|$| (?!until|till|before|at first|to begin|when|but|if)\w)",
            rf"\bthe (?:\w+ )?{_TROUBLE} (?:\w+ly )?(?:stopped|went(?: away| down)?|ended|dried up|"
            r"died down|eased|cleared|disappeared|vanished|had gone|has gone)\b",
            rf"\b{_TROUBLE} (?:stopped|went away|dried up|died down|disappeared|halved)\b",
            # What did not happen.
            r"\b(?:nobody|no one|no-one|none of (?:them|us|it|(?:the|my|our) \w+)|not one"
            r"(?: of (?:them|us|(?:the|my|our) \w+))?|nothing|not a (?:single )?\w+"
            rf"|no {_TROUBLE})(?: has| have)? (?!{_NOT_AN_END})(?:was|were|got|is|are|\w+ed|died|"
            r"fell|left|quit|lost|went|came|broke|burnt|said a word|sued|froze)\b",
            rf"\b(?:had|was|were|been|with|without) (?:no|any|a single) (?:\w+ )?{_TROUBLE}\b"
            r"(?= since| (?:all|that) (?:day|night|week|year|season)|[.!?;,]|$)",
            rf"(?:\b|(?=')){_HAS_NOT} (?:really |actually |once |ever )?{_BAD}\b",
            r"(?<!\bi )(?<!\bi)(?:\b|(?='))"
            rf"{_HAS_NOT} (?:\w+ ){{1,5}}?(?:for|in) (?:{AMOUNT} |a |over a ){UNIT}\b",
            r"\b(?:never (?:missed (?:a|one)|looked back|heard (?:another|a) word|had (?:another|"
            r"to (?:do|ask|chase|call)))|(?:didn't|did not) lose (?:a|one|any)|"
            r"lost (?:nothing|nobody|none|not one)(?! (?:if|when)\b))\b",
            # What is still so, or so now.
            r"(?<!problem)(?<!fault)(?<!issue)(?<!leak)(?:(?<=\w)'(?:s|re)| is| are) still "
            r"(?:there|standing|up|working|running|going|holding|with us|here|open|alive|friends|"
            r"trading|on|in (?:use|touch|business|print|service|one piece|place))\b",
            rf"{_SOMEBODY} still (?:works?|runs?|holds?|uses?|comes?|writes?|sends?|rings?|"
            r"stands?|buys?|orders?|plays?|trades?|(?:do|does|has|have|talks?) (?:it|that|about "
            r"it))\b",
            rf"\bnow,? (?:all |both )?{_SOMEBODY} (?:\w+ly |all |both )?(?!(?:was|says|asks|thinks|"
            r"tells|wants|this|is|has|does|knows)\b)\w{3,}(?<!s)s\b",
            rf"{_SOMEBODY}(?:'s|'re| is| are| has| have|(?: all| both)? (?!was\b)\w+s) "
            r"(?!(?:retired|left|moved|called|closed|dead|gone|older|old|late|clear|too|not|in "
            r"(?:spain|france|prison)|no longer|a bit|at|about|living|to|easy|hard|having|"
            r"talking|down|that|clear)\b)(?:[\w'-]+ ){1,6}?"
            r"(?:now|these days)(?=[.!?;,]|$| (?:and|but)\b)",
            rf"{_SOMEBODY}(?! (?:left|went|said|asked|told|was|were|had)\b) \w+(?: [\w']+){{1,8}}? "
            r"after that(?=[.!?;,]|$)",
            rf"{_SOMEBODY}(?:'s|'ve| has| have)(?: all| both)? been (?:\w+ ){{0,2}}?(?:fine|dry|"
            r"perfect|on time|good as gold|happy|steady|solid|better|with us|calm|friends|stable|"
            r"okay|alright|using it|coming (?:back|in)|regulars?|no trouble|brilliant)\b",
            # What would have come otherwise.
            r"(?<![\w'])(?!(?:i|that)\b)[\w']+(?: (?:would|could|might) have|'d have| would've) "
            r"(?:probably |all |easily )?(?:died|lost (?:the|his|her|their|it|everything)|missed|"
            r"bled|burn\w+|crashed|drowned|collapsed|flooded|cost (?:us|them|him|her)|"
            r"been (?:killed|dead|sacked|ruined|lost|fined|trapped|crushed|hurt))\b",
            # What was got back, and what was earned by it.
            r"\b(?:got|gave (?:me|us|him|her|them)) (?!(?:in|on|up|to|off|no|an? (?:answer|"
            r"reply))\b)(?:(?!and\b)[\w']+ ){1,5}?back\b"
            r"(?! (?:to|into|in|at|from)\b)",
            rf"\b(?:we|they|she|he|it|which|and|that) (?:raised|collected|sold|recovered|earned|"
            rf"got back) {AMOUNT}",
            r"\b(?:sold|cleared|finished|delivered) (?:the lot|every (?:single )?(?:one|last)|all "
            r"(?:of them|\w+)|them all)\b",
            # Everybody, and the whole.
            rf"\b(?:all(?: of (?:them|us)| {AMOUNT}(?: \w+)?| the \w+)|everyone|everybody|every "
            r"(?:single )?\w+|both(?: of them)?) (?:got (?:out|home|paid|fed|through|their|one|"
            r"back|what)|had their (?!own\b)|went home|passed|ate|made it|survived|finished|"
            r"arrived|turned up|found (?:a|their)|(?:was|were) (?:seen|paid|fed|safe|out|accounted|"
            r"rehomed|placed|home))\b",
            r"\bthe (?!(?:accident|thing|same|worst|mistake)\b)(?:\w+ )?\w+ (?:happened|went on)"
            r"(?= and\b|[.!?;,]|$| (?:as planned|after all|that|on time)\b)",
            r"\bwe (?:all )?(?:made it|got there|caught up|opened (?:on|in|that|the next)|were "
            r"back (?:up|on|open))(?! (?:clear|a|the|worse|up|to|into)\b)",
            r"\bgot (?:it|them|everything|everyone|the (?:\w+ )?\w+) (?:working|running|done|fixed|"
            r"open|finished|home|out)(?= (?:again|on time|in (?:time|the end)|by|that|before|"
            r"within|and)\b|[.!?;,]|$)",
            r"\bfound (?:[\w']+ ){1,6}?(?:asleep|alive|safe|safely|unharmed|unhurt)\b",
        )
    )
)

_NOT_YET = re.compile(
    r"\b(?:if|whether|unless|in case|until|till|hop(?:e|ed|ing)|wish(?:ed)?|afraid|worried|scared|"
    r"before|when|while|whenever|because|once|every time|how|why|where|to see|so that|make sure|"
    r"sure|promised|supposed|i (?:said|told (?:him|her|them)|thought|think|knew|felt|guessed?|"
    r"suppose))(?: [\w']+){0,3} $|(?<!after )\bthat $"
)
""""Until she came back", "if it held": what somebody waited for, not what came."""


def find_endings(folded: str) -> list[tuple[int, int]]:
    """The spans of a ``folded`` text that tell in plain words how something ended, if late."""
    return [
        match.span()
        for match in ENDINGS.finditer(folded)
        if not _NOT_YET.search(folded, max(0, match.start() - 50), match.start())
    ]
