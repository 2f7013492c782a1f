"""What of a document nobody asks about: how somebody is reached, and where they live."""

from __future__ import annotations

import re


def is_private(text: str) -> bool:
    """Whether a line holds an address, of a person or on the network, a telephone number or a date
    of birth."""
    return _CONTACT.search(text) is not None or _ADDRESS.search(text) is not None


_CONTACT = re.compile(
    r"@|https?:|www\.|linkedin|github\.com|\+\d[\d ()-]{6,}|\b\d{3,}[ -]\d{3,}\b|date of birth",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:(?i:flat|apartment|apt|unit|house)\.? \w+,? )?\d{1,4}[a-z]?,? (?:[A-Z][\w'’.-]+ ){1,4}?"
    r"(?:Lane|Street|St|Road|Rd|Avenue|Ave|Close|Drive|Way|Court|Place|Gardens|Terrace|Crescent|"
    r"Square|Row|Hill|Mews|Walk|Boulevard|Blvd|Grove|Green)\b"
    r"|\b\w+(?:straße|strasse|weg|platz|gasse|allee) \d{1,4}\b"
    r"|\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}$"
)
"""Where somebody lives: a street with its number, a British postcode at the end."""
