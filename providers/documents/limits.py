"""How much of a document is read, and how long reading may take."""

from __future__ import annotations

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_PAGES = 40
MAX_TEXT_CHARS = 120_000
"""About forty full pages: more is no résumé and no advert."""

MAX_UNPACKED_BYTES = 60 * 1024 * 1024
MAX_UNPACKED_TIMES = 200
"""What a DOCX may unpack to, in bytes and over its own size: text packs to a twentieth at best."""
MAX_MEMBERS = 2_000

READING_S = 20.0
READING_CPU_S = 15
READING_MEMORY_BYTES = 700 * 1024 * 1024
