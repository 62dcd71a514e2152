"""The house stays as it was agreed: sizes, names, imports, and a test for every module.

Each check lists who breaks it. Ruff keeps complexity and the number of arguments.
"""

import ast
import graphlib
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
HOUSES = ("policies", "registry")
LONGEST = {".py": 300, ".css": 300, ".js": 300, ".html": 80}
LONGEST_FUNCTION = 40
MOST_POSITIONAL = 2
NAMES_THAT_SAY_NOTHING = {"common", "helpers", "misc", "services", "utils"}

# Modules without a test of their own, and why.
DECLARATIONS = {
    "*/__init__.py": "marks a package",
    "*/apps.py": "Django's registration: nothing starts without it",
    "*/kind.py": "names, all tried in tests/test_every_kind.py",
    "policies/*/models.py": "tables, all tried in tests/test_every_kind.py",
    "*/vocabulary.py": "lists of words",
    "policies/catalogue.py": "the list of kinds",
    "policies/models.py": "the list of tables",
    "registry/changesets/refusals.py": "errors, each tried where it is raised",
    "registry/models.py": "the list of tables",
    "registry/settings.py": "Django's settings: nothing starts without them",
    "registry/urls.py": "the list of addresses",
    "registry/wsgi.py": "the server's way in",
}

# Functions that must import late, and why.
LATE_IMPORTS = {
    "*/apps.py:ready": "models exist only when Django calls it",
}


def files(*patterns: str) -> list[Path]:
    """Return the files of the tree that match, relative to its root."""
    found = [path for pattern in patterns for path in ROOT.glob(pattern)]
    return sorted(path.relative_to(ROOT) for path in found)


def modules() -> list[Path]:
    """Return the product's own modules: neither tests nor migrations."""
    found = files("manage.py", *(f"{house}/**/*.py" for house in HOUSES))
    return [path for path in found if "migrations" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path))


@cache
def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def excused(name: str, reasons: dict[str, str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in reasons)


def mirror(module: Path) -> Path:
    """Return where the test of a module stands."""
    return Path("tests", module.with_name(f"test_{module.name}"))


def selectors_and_values(sheet: Path) -> tuple[list[str], list[str]]:
    """Return what a style sheet selects and the values it sets."""
    bare = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", text(sheet), flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", bare)
    values = re.findall(r":\s*([^{};]+)[;}]", bare)
    return selectors, values


def one_per_line(found: list[Path] | list[str]) -> str:
    return "\n".join(["", *map(str, found)])


# Size and shape


def test_no_file_is_longer_than_a_newcomer_reads():
    shown = files("static/**/*", "templates/**/*")
    sized = [
        p for p in (*modules(), *files("tests/**/*.py"), *shown) if p.suffix in LONGEST
    ]

    long = [p for p in sized if len(text(p).splitlines()) > LONGEST[p.suffix]]

    assert not long, one_per_line(long)


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{path}:{function.lineno} {function.name}"
        for path in (*modules(), *files("tests/**/*.py"))
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]

    assert not long, one_per_line(long)


def test_arguments_are_named_from_the_third():
    unnamed = [
        f"{path}:{node.lineno} {node.name}"
        for path in modules()
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        and len(node.args.posonlyargs + node.args.args) > MOST_POSITIONAL
    ]

    assert not unnamed, one_per_line(unnamed)


def test_no_rule_is_waved_away_without_a_reason():
    waved = re.compile(r"# (noqa(: [A-Z0-9, ]+)?|type: ignore(\[[\w, -]+\])?)$")

    silent = [
        f"{path}:{number}"
        for path in (*modules(), *files("tests/**/*.py"))
        for number, line in enumerate(text(path).splitlines(), start=1)
        if waved.search(line)
    ]

    assert not silent, one_per_line(silent)


# Names and places


def test_every_module_says_what_is_in_it():
    silent = [
        path
        for path in modules()
        if tree(path).body and not (ast.get_docstring(tree(path)) or "").strip()
    ]

    assert not silent, one_per_line(silent)


def test_every_name_says_something():
    names = [
        p
        for p in (*modules(), *files("tests/**/*.py"))
        if p.stem in NAMES_THAT_SAY_NOTHING
    ]

    assert not names, one_per_line(names)


def test_every_module_has_its_test():
    untested = [
        f"{path} wants {mirror(path)}"
        for path in modules()
        if path.parts[0] in HOUSES
        and not excused(str(path), DECLARATIONS)
        and not (ROOT / mirror(path)).exists()
    ]

    assert not untested, one_per_line(untested)


def test_no_excuse_outlives_its_module():
    found = [str(path) for path in modules()]
    stale = [p for p in DECLARATIONS if not any(fnmatch(name, p) for name in found)]

    assert not stale, one_per_line(stale)


def test_every_mirrored_test_has_its_module():
    mirrors = {mirror(path) for path in modules()}
    found = files(*(f"tests/{house}/**/test_*.py" for house in HOUSES))

    broken = [path for path in found if path not in mirrors]

    assert not broken, one_per_line(broken)


# Imports


def test_imports_stand_at_the_top():
    late = [
        f"{path}:{node.lineno} {function.name}"
        for path in modules()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and not excused(f"{path}:{function.name}", LATE_IMPORTS)
    ]

    assert not late, one_per_line(late)


def test_no_module_imports_itself_by_a_detour():
    graph = grimp.build_graph(*HOUSES, cache_dir=None)
    imports = {m: graph.find_modules_directly_imported_by(m) for m in graph.modules}

    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as cycle:
        pytest.fail(" -> ".join(cycle.args[1]))


def test_the_clock_is_read_in_one_place():
    reads = re.compile(
        r"\b(timezone|datetime)\.(now|utcnow)\b|\b(today|localdate|localtime)\(\)"
    )
    clocks = [path for path in modules() if reads.search(text(path))]

    assert clocks == [Path("registry/clock.py")]


# Templates and styles


def test_templates_hold_no_style_and_no_script():
    inline = re.compile(
        r"<style|\sstyle=|javascript:|<script(?![^>]*\ssrc=)"
        r"|\son(click|change|error|focus|input|key\w+|load|mouse\w+|submit)=",
        re.IGNORECASE,
    )

    broken = [p for p in files("templates/**/*.html") if inline.search(text(p))]

    assert not broken, one_per_line(broken)


def test_public_pages_send_no_script():
    public = [p for p in files("templates/**/*.html") if "admin" not in p.parts]

    broken = [p for p in public if "<script" in text(p)]

    assert not broken, one_per_line(broken)


def test_every_colour_is_a_token():
    colour = re.compile(
        r"#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\("
        r"|(?<![\w-])(black|white|gr[ae]y|red|green|blue|navy|teal|orange|yellow)(?![\w-])",
        re.IGNORECASE,
    )

    untold = [
        f"{sheet}: {value}"
        for sheet in files("static/**/*.css")
        if sheet.name != "tokens.css"
        for value in selectors_and_values(sheet)[1]
        if colour.search(value)
    ]

    assert not untold, one_per_line(untold)


def test_styles_select_by_what_a_thing_is():
    by_id = [
        f"{sheet}: {selector.strip()}"
        for sheet in files("static/**/*.css")
        for selector in selectors_and_values(sheet)[0]
        if "#" in selector
    ]

    assert not by_id, one_per_line(by_id)


def test_no_style_shouts():
    broken = [p for p in files("static/**/*.css") if "!important" in text(p)]

    assert not broken, one_per_line(broken)
