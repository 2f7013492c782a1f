"""The interface in the languages of its catalogues: complete, the same in form, and shown."""

from __future__ import annotations

import ast
import gettext
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest
import streamlit as st
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest

import ui.interface
import ui.parts.choices
from core.assess.levels import Level, Sureness
from core.assess.star import StarPart
from core.conversation.brief import Difficulty, Domain
from core.language.grid import LOCALES as LOCALES_OF_REPORTS
from core.language.grid import load_grid
from core.package_data import load_data
from core.practice.directing.stages import InterviewStage
from providers.local.lazy_part import Readiness
from providers.standing import Standing
from tests.pages import ROOT, open_app, press
from ui.catalogue import SHOWN, texts_in
from ui.interface import decimal, interface_language, interface_languages, usd
from ui.report.charts import level_in_words
from ui.report.words import length

pytestmark = pytest.mark.usefixtures("own_folders")

LOCALES = ROOT / "ui" / "locales"
CODES = sorted(path.stem for path in LOCALES.glob("*.po"))
FLOORS = ("pages", "ui", "core", "providers", "voice", "history")
PAGES = {
    "mock_interview": "Mock interview",
    "language_test": "Language test",
    "drills": "Drills",
    "chat": "Chat practice",
    "feedback": "Feedback",
    "anchors": "How answers are judged",
    "settings": "Settings",
    "diagnostics": "Diagnostics",
}
FORMS = {
    "placeholders": re.compile(r"\{\w*\}"),
    "bold": re.compile(r"\*\*"),
    "code": re.compile(r"`[^`]*`"),
    "icons": re.compile(r":material/\w+:"),
}


def _code_says() -> set[str]:
    babel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]
    methods = [(one["pattern"], one["method"]) for one in babel["mappings"]]
    keywords = {"_": None, "N_": None, "say": None}
    found = [row[1] for row in extract_from_file("python", ROOT / "app.py", keywords=keywords)]
    for floor in FLOORS:
        found += [row[2] for row in extract_from_dir(ROOT / floor, methods, keywords=keywords)]
    return {text for text in found if isinstance(text, str)}


def _catalogue(name: str) -> Catalog:
    with (LOCALES / name).open("rb") as file:
        return read_po(file, locale=None if name.endswith(".pot") else name.removesuffix(".po"))


def _ids(catalogue: Catalog) -> set[str]:
    return {str(message.id) for message in catalogue if message.id}


def _python_files() -> list[Path]:
    return [*(ROOT / "pages").glob("*.py"), *(ROOT / "ui").rglob("*.py")]


# The catalogues.


def test_the_template_holds_what_the_code_says() -> None:
    assert _ids(_catalogue("greenroom.pot")) == _code_says(), "run: make messages"


def test_there_are_the_languages_that_the_page_offers() -> None:
    assert set(CODES) >= {"es", "de", "hi", "zh"}
    assert interface_languages() == ("en", *CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_catalogue_translates_every_sentence(code: str) -> None:
    catalogue = _catalogue(f"{code}.po")
    assert _ids(catalogue) == _ids(_catalogue("greenroom.pot")), "run: make messages"
    missing = [m.id for m in catalogue if m.id and (not m.string or m.fuzzy)]
    assert not missing, f"{len(missing)} without a translation: {missing[:5]}"


@pytest.mark.parametrize("code", CODES)
def test_a_translation_keeps_what_the_code_fills_in_and_the_page_draws(code: str) -> None:
    for message in _catalogue(f"{code}.po"):
        if not message.id or not message.string:
            continue
        said, told = str(message.id), str(message.string)
        for form, pattern in FORMS.items():
            kept = Counter(pattern.findall(said)) == Counter(pattern.findall(told))
            assert kept, f"{form} differ: {said!r} and {told!r}"
        assert told.count("`") == said.count("`"), told
        for part in (slice(0, 1), slice(-1, None)):
            assert told[part].isspace() == said[part].isspace(), f"space at the ends: {told!r}"


def test_the_report_of_a_talk_speaks_every_language_of_the_interface() -> None:
    assert set(LOCALES_OF_REPORTS) == set(interface_languages())


@pytest.mark.parametrize("code", CODES)
def test_a_report_calls_languages_as_the_pages_do(code: str) -> None:
    catalogue, grid = _catalogue(f"{code}.po"), load_grid(code)
    for language, name in grid.languages.items():
        message = catalogue.get(language.label)
        assert message is not None
        assert message.string == name


# The code.


@pytest.mark.parametrize("path", _python_files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_is_translated_when_a_module_is_imported(path: Path) -> None:
    """A translation at import would fix the language of whoever came first, for everybody."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    early = [node.lineno for node in _run_at_import(tree) if _translates(node)]
    assert not early, f"{path.name}, lines {early}: mark with N_, and translate where it is shown"


_MARKED = [path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")]


@pytest.mark.parametrize("path", _MARKED, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_is_marked_is_a_whole_sentence_as_it_stands(path: Path) -> None:
    """Babel reads no f-strings and no sums, and a catalogue could not know them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("_", "N_", "say"):
            assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), node.lineno


def _run_at_import(node: ast.AST) -> Iterator[ast.expr]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef):
            early: list[ast.expr | None] = [*child.args.defaults, *child.args.kw_defaults]
            early += [] if isinstance(child, ast.Lambda) else child.decorator_list
            for default in early:
                if default is not None:
                    yield default
                    yield from _run_at_import(default)
            continue
        if isinstance(child, ast.expr):
            yield child
        yield from _run_at_import(child)


def _translates(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "_"


@pytest.mark.parametrize("shown", [InterviewStage, StarPart, Sureness, Readiness, Standing])
def test_a_page_finds_the_words_of_an_enumeration_that_it_shows(shown: type[StrEnum]) -> None:
    assert {member.value for member in shown} <= _ids(_catalogue("greenroom.pot"))


@pytest.mark.parametrize("path", _MARKED, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_sentence_that_stands_in_the_code_is_said(path: Path) -> None:
    """What takes a ``Sentence``, a fault for one, would take it unmarked as well."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Sentence":
            text = node.args[0]
            assert not (isinstance(text, ast.Constant) and text.value), f"line {text.lineno}: say"
            filled_in = isinstance(text, ast.JoinedStr | ast.BinOp) and len(node.args) == 1
            assert not filled_in, f"line {text.lineno}: no catalogue could know it"


def test_every_data_file_with_texts_to_show_is_read_for_the_catalogues() -> None:
    shown = set()
    for path in (ROOT / "core").rglob("*.py"):
        read = re.findall(r'load_data\(\s*"(\w+)",\s*(\w+)', path.read_text(encoding="utf-8"))
        for name, schema in read:
            module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            if any(texts_in(load_data(name, getattr(module, schema)))):
                shown.add(name)
    assert shown == set(SHOWN)


# The pages.


def _open(page: str, code: str = "de") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["interface-language"] = code
    app.run()
    return app.switch_page(f"pages/{page}.py").run()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_in_german(page: str) -> None:
    catalogue = _catalogue("de.po")
    app = _open(page)
    assert not app.exception
    message = catalogue.get(PAGES[page])
    assert message is not None and message.string, "not translated yet"
    assert message.string in {title.value for title in app.title}


class _Marked(gettext.NullTranslations):
    """A language in which every sentence stands between marks."""

    def gettext(self, message: str) -> str:
        return f"‹{message}›"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.interface, "_translations", lambda code: _Marked())


# Data, and what stands for itself in every language.
_AS_IT_IS = re.compile(r"[ABC][12]|\d+")


def _shown(app: AppTest) -> Iterator[str]:
    for kind in ("title", "header", "subheader", "caption", "markdown", "info", "warning"):
        yield from (str(element.value) for element in getattr(app, kind))
    for kind in ("button", "toggle", "radio", "selectbox", "slider", "text_area", "chat_input"):
        for element in getattr(app, kind):
            yield str(getattr(element, "label", "") or getattr(element, "placeholder", ""))
    for kind in ("radio", "selectbox", "segmented_control"):
        for element in getattr(app, kind):
            if element.label != "‹Language of the interface›":
                yield from (str(option) for option in element.options)
    yield from (expander.label for expander in app.expander)
    yield from (bar.proto.text for bar in app.get("progress"))


def _plain_english(app: AppTest) -> list[str]:
    return [text for text in _shown(app) if "‹" not in text and not _AS_IT_IS.fullmatch(text)]


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_a_page_comes_out_of_the_catalogue(page: str) -> None:
    app = _open(page)
    assert not app.exception
    assert not _plain_english(app)


@pytest.mark.usefixtures("marked")
def test_the_words_around_an_interview_come_out_of_the_catalogue() -> None:
    app = press(_open("mock_interview"), "‹Start the interview›")
    assert not app.exception
    assert not _plain_english(app)


def test_a_choice_outlives_a_change_of_language(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"en": gettext.NullTranslations(), "de": _Marked()}
    # This test's thread stands for a browser, which sends back the words that it was shown.
    shown = "en"

    def language() -> str:
        in_a_run = get_script_run_ctx(suppress_warning=True) is not None
        return str(st.session_state.get("interface-language", "en")) if in_a_run else shown

    monkeypatch.setattr(ui.interface, "_translations", told.__getitem__)
    monkeypatch.setattr(ui.interface, "interface_language", language)
    monkeypatch.setattr(ui.parts.choices, "interface_language", language)

    app = open_app()
    app.slider[0].set_value(7)
    next(box for box in app.selectbox if box.label == "Field").set_value(Domain.FINANCE)
    next(s for s in app.segmented_control if s.label == "Difficulty").set_value(Difficulty.HARD)
    app.run()
    before = _chosen(app)
    assert {Domain.FINANCE, Difficulty.HARD, 7} <= set(before)

    app.session_state["interface-language"] = "de"
    app.run()
    shown = "de"
    assert "‹Field›" in {box.label for box in app.selectbox}
    assert _chosen(app) == before
    app.run()
    assert _chosen(app) == before, "nor does it fall back in the next run"
    next(box for box in app.selectbox if box.label == "‹Field›").set_value(Domain.EDUCATION).run()
    assert Domain.EDUCATION in _chosen(app)


def test_the_number_of_questions_outlives_another_page() -> None:
    app = open_app()
    app.slider[0].set_value(7).run()
    app.switch_page("pages/settings.py").run()
    app.switch_page("pages/mock_interview.py").run()
    assert app.slider[0].value == 7
    assert app.slider[0].set_value(4).run().slider[0].value == 4


def _chosen(app: AppTest) -> list[object]:
    boxes = [box.value for box in app.main.selectbox]
    return [*boxes, *(one.value for one in app.segmented_control), app.slider[0].value]


# Figures.


@pytest.mark.parametrize(
    ("code", "level", "time"),
    [
        ("en", "2.4", "8.0 s"),
        ("de", "2,4", "8,0 s"),
        ("es", "2,4", "8,0 s"),
        ("zh", "2.4", "8.0 s"),
    ],
)
def test_a_figure_is_written_as_the_language_of_the_interface_writes_it(
    code: str, level: str, time: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.interface, "interface_language", lambda: code)
    assert decimal(2.4) == level
    assert decimal(2.4, 2) == f"{level}0"
    assert usd(2.4) == f"{level}0"
    assert length(8.0) == time
    assert level in level_in_words(Level(2.4, 1.2, 3.6))


@pytest.mark.parametrize(
    ("amount", "written"),
    [(0.0, "0.00"), (0.25, "0.25"), (0.0123, "0.01"), (0.0042, "0.0042"), (0.00002, "0.00002")],
)
def test_what_was_spent_is_never_written_as_nothing(
    amount: float, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.interface, "interface_language", lambda: "en")
    assert usd(amount) == written


# The choice of the language.


class _Browser:
    def __init__(self, locale: str | None) -> None:
        self.locale = locale


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("de-AT", "de"),
        ("zh-Hant-TW", "zh"),
        ("ES", "es"),
        ("en-GB", "en"),
        ("tlh", "en"),
        ("../de", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_browser_s_language_is_taken_where_there_is_a_catalogue(
    locale: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(st, "context", _Browser(locale))
    assert interface_language() == language


def test_what_was_chosen_goes_before_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "context", _Browser("es"))
    monkeypatch.setattr(st, "session_state", {"interface-language": "hi"})
    assert interface_language() == "hi"
    monkeypatch.setattr(st, "session_state", {"interface-language": "xx"})
    assert interface_language() == "es"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", "0.5 levels apart"),
        ("de", "0,5 Niveaustufen"),
        ("es", "0,5 niveles"),
        ("zh", "0.5"),
    ],
)
def test_a_figure_in_a_sentence_is_written_as_its_language_writes_it(code: str, told: str) -> None:
    app = AppTest.from_function(_two_figures, default_timeout=60)
    app.session_state["interface-language"] = code
    figure, words = (text.value for text in app.run().text)
    assert told in figure
    assert "0.25.1" in words, "what somebody said is no figure"


def _two_figures() -> None:
    import streamlit as st

    from core.sentence import say
    from ui.interface import worded

    st.text(worded(say("Improved: the two are more than {levels} levels apart.", levels=0.5)))
    st.text(worded(say("{name}: {told}", name="Streamlit", told="0.25.1")))
