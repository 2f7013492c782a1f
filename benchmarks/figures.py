"""Which benchmarks make the figures, under which headings and beside which goals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_DATA = "benchmarks/data"
Result = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One line of the table: what it says, how it reads its figure, and the goal, if one is set.

    A ``headline`` stands in the README as well.
    """

    what: str
    figure: Callable[[Result], str]
    goal: str = ""
    headline: bool = False


@dataclass(frozen=True)
class Benchmark:
    """A command and its rows; ``peer`` when it needs the peers' environment."""

    name: str
    arguments: tuple[str, ...]
    rows: tuple[Row, ...]
    peer: bool = False

    @property
    def command(self) -> str:
        return " ".join(["python -m", f"benchmarks.{self.name}", *self.arguments])


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"


def _of(result: Result, name: str) -> str:
    """A figure of all languages: "5/6" as "5 of 6"."""
    return str(result["summary"][name]).replace("/", " of ")


_REAL = ("weak", "middling", "strong", "matched_weak", "matched_strong", "padded", "real")


def _refused(result: Result, *sorts: str) -> str:
    """How many answers of ``sorts`` got no level."""
    return _outcomes(result, sorts, lambda outcome: not outcome.startswith("assessed"))


def _doubted(result: Result, *sorts: str) -> str:
    """How many answers of ``sorts`` were refused for their topic, or told to be in doubt."""
    return _outcomes(result, sorts, lambda outcome: "topic" in outcome)


def _outcomes(result: Result, sorts: tuple[str, ...], meant: Callable[[str], bool]) -> str:
    found = [result["summary"]["by_sort"].get(sort, {}) for sort in sorts]
    every = [(outcome, count) for one in found for outcome, count in one.items()]
    return f"{sum(n for o, n in every if meant(o))} of {sum(n for _, n in every)}"


_LIVE = (
    Benchmark(
        "beside_pipecat",
        ("--cases", f"{_DATA}/talk"),
        (
            Row(
                "live, stand-in services, endpoint 0.5 s: end of speech to first sound, "
                "Greenroom / Pipecat 1.14",
                lambda r: (
                    f"{r['greenroom']['first_audio_p50_ms']} / "
                    f"{r['pipecat']['first_audio_p50_ms']} ms (ratio {r['first_audio_ratio']})"
                ),
                "ratio at most 0.97",
                headline=True,
            ),
            Row(
                "cutting in: onset to silence, median, Greenroom / Pipecat 1.14",
                lambda r: (
                    f"{r['greenroom']['stop_p50_ms']} / {r['pipecat']['stop_p50_ms']} ms "
                    f"(ratio {r['stop_ratio']})"
                ),
                "ratio at most 0.9",
                headline=True,
            ),
            Row(
                "cutting in, 95th percentile",
                lambda r: f"{r['greenroom']['stop_p95_ms']} / {r['pipecat']['stop_p95_ms']} ms",
                "at most 300 ms",
                headline=True,
            ),
            Row(
                "endpoint 1.5 s: over the endpoint / with and without speculation",
                lambda r: f"{r['endpoint_1500_over_ideal_ms']} ms / ratio {r['speculation_ratio']}",
                "at most 80 ms / 0.72",
            ),
        ),
        peer=True,
    ),
    Benchmark(
        "interruption",
        ("--times", "20"),
        (
            Row(
                "interruption to the model's connection closed, median / slowest; late sound",
                lambda r: f"{r['closed_p50_ms']} / {r['closed_max_ms']} ms; {r['late_frames']}",
                "at most 50 ms; none",
            ),
            Row(
                "words remembered of an interrupted reply that were not played, or the reverse",
                lambda r: f"at most {r['words_off_max']} in {r['times']}",
                "at most 1",
            ),
        ),
        peer=True,
    ),
    Benchmark(
        "live_page",
        ("--cases", f"{_DATA}/live_page.json"),
        (
            Row(
                "live in Chromium, embedded engines: click to connected",
                lambda r: f"{r['connected_s']} s",
                "under 2 s",
            ),
            Row(
                "end of speech to reply heard in the page, median / slowest",
                lambda r: f"{r['reply_p50_s']} / {r['reply_max_s']} s ({r['replies']} replies)",
                "median under 1.5 s",
                headline=True,
            ),
            Row(
                "decision to silence in the page, median / slowest",
                lambda r: f"{_ms(r['flush_p50_s'])} / {_ms(r['flush_max_s'])}",
                "under 250 ms",
            ),
            Row(
                "words known to caption seen, median / slowest",
                lambda r: f"{_ms(r['captions_p50_s'])} / {_ms(r['captions_max_s'])}",
                "under 300 ms",
            ),
        ),
    ),
    Benchmark(
        "capacity",
        ("--sessions", "1", "--seconds", "40"),
        (
            Row(
                "one live session: first sound, 95th percentile / processor",
                lambda r: f"{r['first_audio_p95_s']} s / {r['cpu_cores_per_session']} core",
                "at most 0.15 core",
                headline=True,
            ),
        ),
    ),
    Benchmark(
        "capacity",
        ("--sessions", "4", "--seconds", "40"),
        (
            Row(
                "four at once: first sound, 95th percentile / processor for each",
                lambda r: f"{r['first_audio_p95_s']} s / {r['cpu_cores_per_session']} core",
                "1.15 times that of one / 0.15 core",
            ),
            Row(
                "threads and tasks left after 20 calls / memory grown in 500 turns",
                lambda r: (
                    f"{r['leaked_threads']} and {r['leaked_tasks']} / {100 * r['rss_growth']:.1f} %"
                ),
                "none / less than 5 %",
            ),
        ),
    ),
    Benchmark(
        "faulty_services",
        ("--cases", f"{_DATA}/faulty_services/cases.json"),
        (
            Row(
                "200 live turns on services that stall, drop and ask for pauses: heard / first "
                "sound, median and 95th percentile",
                lambda r: (
                    f"{r['heard']} of {r['turns']} / {r['first_audio_p50_s']} and "
                    f"{r['first_audio_p95_s']} s"
                ),
                "all / 95th percentile at most 3 s",
                headline=True,
            ),
            Row(
                "tasks, sockets and threads left after them",
                lambda r: f"{r['leaked_tasks']}, {r['leaked_sockets']} and {r['leaked_threads']}",
                "none",
            ),
        ),
    ),
)

_SPEECH = (
    Benchmark(
        "endpointing",
        ("--cases", f"{_DATA}/endpointing/clips.json"),
        (
            Row(
                "turns ended within 0.9 s when finished, open at 1.5 s when not",
                lambda r: (
                    f"{r['right']} of {r['total']} (waits {r['wait_finished_s']} and "
                    f"{r['wait_unfinished_s']} s)"
                ),
            ),
        ),
    ),
    Benchmark(
        "endpointing",
        ("--texts", f"{_DATA}/endpointing/texts_heldout.json"),
        (
            Row(
                "the rule that reads the words, texts never seen in development",
                lambda r: f"{r['right']} of {r['total']}",
                "85 %",
                headline=True,
            ),
        ),
    ),
    Benchmark(
        "barge_in",
        ("--cases", f"{_DATA}/barge_in/cases.json"),
        (
            Row(
                "interruptions caught / stops for coughs and hums",
                lambda r: f"{r['caught']} of {r['words']} / {r['false_stops']} of {r['noises']}",
                "19 of 20 / none",
            ),
        ),
    ),
    Benchmark(
        "embedded",
        ("--cases", f"{_DATA}/read_speech"),
        (
            Row(
                "word error rate, five clips of read human speech",
                lambda r: f"{100 * r['wer']:.1f} %",
                "at most 5 %",
                headline=True,
            ),
            Row(
                "transcription time over sound time",
                lambda r: f"{r['rtf']}",
                "at most 0.15, and a second",
            ),
            Row(
                "first sound of the voice",
                lambda r: _ms(r["first_audio_s"]),
                "at most 100 ms",
            ),
            Row(
                "loading voice and hearing / memory with everything loaded",
                lambda r: f"{r['cold_load_s']} s / {r['peak_mb']:.0f} MB",
                "memory at most 1 GB",
            ),
        ),
    ),
    Benchmark(
        "chunker",
        ("--cases", f"{_DATA}/sentences.json"),
        (
            Row(
                "sentences cut rightly, 13 languages, texts of our own",
                lambda r: f"{r['passed']} of {r['total']}",
            ),
            Row(
                "waiting after a sentence's end / time a token",
                lambda r: f"{r['max_wait_tokens']} token / {r['us_per_token']:.0f} µs",
                "1 token / 50 µs",
            ),
        ),
    ),
    Benchmark(
        "language_rules",
        (
            *("--tone", f"{_DATA}/tone_heldout.json"),
            *("--control", f"{_DATA}/control_heldout.json"),
        ),
        (
            Row(
                "tone of utterances never seen in development",
                lambda r: f"{r['tone']['right']} of {r['tone']['total']}",
                "75 %",
            ),
            Row(
                "wait, skip, repeat, don't know, end or answer, never seen / answers taken for"
                " skip or end",
                lambda r: (
                    f"{r['control']['right']} of {r['control']['total']}"
                    f" / {len(r['control']['answers_lost'])}"
                ),
                "90 % / none",
            ),
        ),
    ),
)

_LANGUAGES = (
    Benchmark(
        "languages",
        ("--cases", f"{_DATA}/languages/heldout"),
        (
            Row(
                "13 languages, cases never seen in development: talks and tests from start to "
                "report, keyless / reports on paper with a glyph for every letter",
                lambda r: f"{_of(r, 'session')} / {_of(r, 'pdf')}",
                "all / all",
                headline=True,
            ),
            Row(
                "answers at A2, B1 and C1 to one question: pairs ranked rightly by the rules",
                lambda r: _of(r, "pairs"),
            ),
            Row(
                "texts with traps cut into sentences rightly (63 until the other two were looked "
                "at) / fillers found / ordinary words taken for fillers",
                lambda r: (
                    f"{_of(r, 'chunking')} / {_of(r, 'fillers')} / {r['summary']['false_fillers']}"
                ),
            ),
            Row(
                "skip, repeat, wait, don't know, end or answer / answers taken for a request",
                lambda r: f"{_of(r, 'requests')} / {r['summary']['answers_lost']}",
            ),
            Row(
                "learners' slips corrected without a model / right sentences corrected",
                lambda r: f"{_of(r, 'slips')} / {r['summary']['false_slips']}",
            ),
        ),
    ),
)

_MEMORY = (
    Benchmark(
        "grounding",
        ("--cases", f"{_DATA}/grounding/heldout.json"),
        (
            Row(
                "questions planned from résumé and advert that cite a verbatim line, cases never "
                "seen in development",
                lambda r: f"{r['cited']} of {r['planned']}",
                "all",
                headline=True,
            ),
            Row(
                "main requirements / claims that a person named, found",
                lambda r: (
                    f"{r['requirements_found']} of {r['requirements']} / "
                    f"{r['claims_found']} of {r['claims']}"
                ),
            ),
            Row(
                "of the main requirements, asked for in the plan that is offered, beside a résumé",
                lambda r: f"{r['requirements_planned']} of {r['requirements']}",
            ),
            Row(
                "paraphrased look-ups with the answer among three excerpts",
                lambda r: f"{round(r['hit_at_3'] * r['lookups'])} of {r['lookups']}",
                "80 %",
                headline=True,
            ),
        ),
    ),
    Benchmark(
        "grounding",
        ("--cases", f"{_DATA}/grounding/second.json"),
        (
            Row(
                "paraphrased look-ups by another writer",
                lambda r: f"{round(r['hit_at_3'] * r['lookups'])} of {r['lookups']}",
                "80 %",
            ),
        ),
    ),
    Benchmark(
        "long_talk",
        ("--cases", f"{_DATA}/long_talk/heldout.json"),
        (
            Row(
                "names / numbers / open threads of an hour's talk that the interviewer still has, "
                "sentences never seen in development",
                lambda r: " / ".join(
                    r[k].replace("/", " of ") for k in ("name", "number", "thread")
                ),
                "all",
            ),
            Row(
                "time that remembering an hour's talk takes before a reply",
                lambda r: f"{r['compress_ms']} ms",
            ),
        ),
    ),
    Benchmark(
        "threads",
        (),
        (
            Row(
                "another writer's sentences that leave something for later, found / of those "
                "found, right",
                lambda r: " / ".join(str(figure).replace("/", " of ") for figure in r.values()),
            ),
        ),
    ),
)

_REVIEW = (
    Benchmark(
        "feedback",
        ("--cases", f"{_DATA}/feedback/ladder_heldout.json"),
        (
            Row(
                "levels by the rules, answers by a writer never learned from: pairs two levels "
                "apart ranked rightly / matched in length and vocabulary",
                lambda r: (
                    f"{r['summary']['pairs_right']} of {r['summary']['pairs']} / "
                    f"{r['summary']['matched_right']} of {r['summary']['matched_pairs']}"
                ),
                "95 % / as many",
                headline=True,
            ),
            Row(
                "empty and gibberish not assessed / off-topic found / real answers refused",
                lambda r: (
                    f"{_refused(r, 'empty', 'gibberish')} / {_refused(r, 'off_topic')} / "
                    f"{_refused(r, *_REAL)}"
                ),
                "all / 80 % / at most 3 %",
                headline=True,
            ),
            Row(
                "off-topic refused or told to be in doubt / real answers refused or told so",
                lambda r: f"{_doubted(r, 'off_topic')} / {_doubted(r, *_REAL)}",
            ),
            Row(
                "spread of a level over ten runs / time for all 174 answers",
                lambda r: f"{r['summary']['spread']} / {r['summary']['seconds']} s",
                "at most 0.2",
            ),
        ),
    ),
    Benchmark(
        "feedback",
        ("--cases", f"{_DATA}/feedback/ladder_heldout_second.json", "--runs", "1"),
        (
            Row(
                "another writer's, with answers that avoid the usual words: pairs ranked rightly / "
                "off-topic found / real answers refused",
                lambda r: (
                    f"{r['summary']['pairs_right']} of {r['summary']['pairs']} / "
                    f"{_refused(r, 'off_topic')} / {_refused(r, *_REAL)}"
                ),
                "95 % / 80 % / at most 3 %",
            ),
            Row(
                "the same: off-topic refused or in doubt / real answers refused or in doubt",
                lambda r: f"{_doubted(r, 'off_topic')} / {_doubted(r, *_REAL)}",
            ),
        ),
    ),
    Benchmark(
        "feedback",
        ("--cases", f"{_DATA}/feedback/documents_heldout.json", "--runs", "1"),
        (
            Row(
                "questions planned from résumé, advert and notes, never used to fit: off-topic "
                "found / real answers refused",
                lambda r: f"{_refused(r, 'off_topic')} / {_refused(r, *_REAL)}",
                "80 % / at most 3 %",
            ),
            Row(
                "of these: off-topic refused or in doubt / real answers refused or in doubt",
                lambda r: f"{_doubted(r, 'off_topic')} / {_doubted(r, *_REAL)}",
            ),
        ),
    ),
    Benchmark(
        "feedback",
        ("--cases", f"{_DATA}/feedback/documents_heldout_second.json", "--runs", "1"),
        (
            Row(
                "questions planned from résumé and advert, real answers by another writer that "
                "use hardly a word of the question: off-topic found / real answers refused",
                lambda r: f"{_refused(r, 'off_topic')} / {_refused(r, *_REAL)}",
                "80 % / at most 3 %",
            ),
            Row(
                "of those: off-topic refused or in doubt / real answers refused or in doubt",
                lambda r: f"{_doubted(r, 'off_topic')} / {_doubted(r, *_REAL)}",
            ),
        ),
    ),
    Benchmark(
        "feedback",
        ("--cases", f"{_DATA}/feedback/strays_heldout.json", "--runs", "1"),
        (
            Row(
                "talk that has no business in an interview, and real answers of 14 to 69 words, by "
                "a writer never learned from: off-topic found / real answers refused",
                lambda r: f"{_refused(r, 'off_topic')} / {_refused(r, *_REAL)}",
                "80 % / at most 3 %",
            ),
            Row(
                "of that: off-topic refused or in doubt / real answers refused or in doubt",
                lambda r: f"{_doubted(r, 'off_topic')} / {_doubted(r, *_REAL)}",
            ),
        ),
    ),
    Benchmark(
        "feedback_padding",
        ("--cases", f"{_DATA}/feedback/wordy_heldout.json"),
        (
            Row(
                "saying the same in three times the words moves a level by, mean / at most a "
                "quarter of a level",
                lambda r: f"{r['mean_move']} / {r['within']} of {r['pairs']}",
                "all",
                headline=True,
            ),
        ),
    ),
    Benchmark(
        "feedback_padding",
        ("--cases", f"{_DATA}/feedback/wordy_heldout_second.json"),
        (
            Row(
                "another writer's wordy answers: moved by, mean / at most a quarter of a level",
                lambda r: f"{r['mean_move']} / {r['within']} of {r['pairs']}",
                "all",
            ),
        ),
    ),
    Benchmark(
        "feedback_trust",
        (),
        (
            Row(
                "false quotes rejected / true ones found",
                lambda r: (
                    f"{r['quotes']['false_rejected']} of {r['quotes']['false']} / "
                    f"{r['quotes']['true_found']} of {r['quotes']['true']}"
                ),
                "all / all",
                headline=True,
            ),
            Row(
                "orders to the assessor, never seen in development, an obedient judge: totals "
                "moved / invented quotes shown",
                lambda r: (
                    f"{r['injections']['moved'] + r['injections']['documents']['moved']} of "
                    f"{r['injections']['answers'] + r['injections']['documents']['questions']} / "
                    f"{len(r['injections']['invented_quotes_shown'])}"
                ),
                "none / none",
                headline=True,
            ),
            Row(
                "honest answers about scores and orders that lose a sentence",
                lambda r: f"{len(r['lookalikes']['touched'])} of {r['lookalikes']['answers']}",
            ),
        ),
    ),
    Benchmark(
        "points",
        ("--cases", f"{_DATA}/points/answers.json"),
        (
            Row(
                "expected points that an answer makes, found without a model / of those found, "
                "really made",
                lambda r: f"{r['found']:.0%} of {r['points_made']} / {r['right']:.0%}",
            ),
        ),
    ),
    Benchmark(
        "star",
        ("--cases", f"{_DATA}/star/second.json"),
        (
            Row(
                "answers that tell a result in which one is found without a model / of the "
                "sentences found, results",
                lambda r: (
                    f"{r['parts']['result']['found']:.0%} of {r['parts']['result']['told']} / "
                    f"{r['parts']['result']['right']:.0%}"
                ),
            ),
            Row(
                "the same for what somebody did",
                lambda r: (
                    f"{r['parts']['action']['found']:.0%} of {r['parts']['action']['told']} / "
                    f"{r['parts']['action']['right']:.0%}"
                ),
            ),
        ),
    ),
    Benchmark(
        "report_page",
        ("--cases", f"{_DATA}/feedback/ladder_heldout.json"),
        (
            Row(
                "report of ten answers: click to level / to all of it in Chromium",
                lambda r: f"{r['first_seen_s']} / {r['all_seen_s']} s",
                "at most 1 s",
                headline=True,
            ),
            Row("its PDF", lambda r: f"{r['pdf_s']} s"),
        ),
    ),
)

_PAGE = (
    Benchmark(
        "first_page",
        (),
        (
            Row(
                "first page after the server's first answer, models not loaded",
                lambda r: f"{r['first_page_s']} s",
                "at most 3 s",
                headline=True,
            ),
        ),
    ),
)

SECTIONS = {
    "The live talk": _LIVE,
    "Hearing and speaking": _SPEECH,
    "Languages": _LANGUAGES,
    "The plan and the memory": _MEMORY,
    "The review": _REVIEW,
    "The page": _PAGE,
}
"""The headings of the table, in their order, with their benchmarks."""
