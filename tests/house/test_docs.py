"""The documents say what is: every file, name, link, word and column in them is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver

from alongside.care.numbers import shipped
from alongside.meetings.commands import VERBS
from alongside.vault.fields import KeyedHash, SealedField

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[2]

# The most lines of each document: a page that grows past it says too much for a tired reader.
LINES = {
    "README.md": 130,
    "CHANGELOG.md": 300,
    "CONTRIBUTING.md": 160,
    "SECURITY.md": 260,
    "docs/map.md": 110,
    "docs/words.md": 210,
    "docs/life-of-a-story.md": 100,
    "docs/joining.md": 90,
    "docs/life-of-a-turn.md": 90,
    "docs/safety.md": 122,
    "docs/meaning.md": 70,
    "docs/accessibility.md": 100,
    "docs/self-hosting.md": 370,
    "docs/keys.md": 120,
    "docs/copies.md": 160,
    "docs/reviewing-cards.md": 90,
    "docs/facilitating.md": 90,
    "docs/roles.md": 70,
    "docs/notices.md": 115,
    "docs/letters.md": 60,
    "docs/work.md": 70,
    "docs/signals.md": 90,
    "docs/signals-card.md": 80,
}
DOCS = [ROOT / name for name in LINES]

# What a newcomer asks of the map, in its own words, and a file that the answer has to name.
QUESTIONS = {
    "the rule that decides who sees a story?": "alongside/conversations/models.py",
    "whose turn it is?": "alongside/meetings/engine/asking.py",
    "the colour of a button?": "alongside/ui/static/ui/tokens.css",
    "what happens when somebody leaves a group?": "alongside/groups/memberships.py",
    "where words are sealed?": "alongside/vault/seal.py",
    "how words are found?": "alongside/vault/search/finding.py",
    "what happens when somebody is erased?": "alongside/vault/erase.py",
    "where a form's limit is?": "alongside/conversations/models.py",
    "where the stream is?": "alongside/live/stream.py",
    "a page?": "tests/house/",
    "a response kind?": "alongside/groups/sharing/responses.py",
    "a setting?": "alongside/settings.py",
    "a plan step?": "alongside/meetings/plan.py",
    "a plan to choose from?": "alongside/meetings/plans/content/",
    "a crisis line?": "alongside/care/numbers/shipped.py",
}

PATH = re.compile(
    r"(?<![\w/.~-])((?:alongside|bench|bin|docs|requirements|tests|\.ci)/[\w/.*-]*[\w/*])"
    r"(?::([\w.-]*\w))?"
)
MODULE = re.compile(r"(?<![\w/.-])(alongside(?:\.\w+)+):(\w+)")
# Where an address begins with one of these it is a place on the disk, not one of our pages.
FOLDERS = ("data", "etc", "home", "mnt", "opt", "root", "run", "srv", "static", "tmp", "usr", "var")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
QUOTED = re.compile(r"“([^”]+)”")


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def rows(text, heading=""):
    """The rows of the tables below a heading, as lists of cells."""
    below = text.split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0] if heading else text
    lines = [line for line in below.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if not row[0].startswith("---")]


def ticked(cell):
    return set(re.findall(r"`([^`]+)`", cell))


# -- files, and the names in them -----------------------------------------------------------------


@cache
def names_in(path):
    """Every function, class, method and assigned name of a module, as `Class.method`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return set(named(tree, "")) | set(exported(tree))


def named(node, prefix):
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
            yield prefix + inner.name
        elif isinstance(inner, ast.ClassDef):
            yield prefix + inner.name
            yield from named(inner, f"{prefix}{inner.name}.")
        elif isinstance(inner, ast.Assign | ast.AnnAssign):
            targets = inner.targets if isinstance(inner, ast.Assign) else [inner.target]
            for target in targets:
                yield from (prefix + n.id for n in ast.walk(target) if isinstance(n, ast.Name))


def exported(tree):
    """What a module gives to others although it is made elsewhere."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            yield from ast.literal_eval(node.value)


def is_there(path, name):
    if not any(ROOT.glob(path.rstrip("/"))):
        return False
    if not name:
        return True
    file = ROOT / path
    if file.suffix == ".py":
        return name in names_in(file)
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", file.read_text("utf-8")))


def missing_from(text):
    found = PATH.findall(text)
    found += [(f"{module.replace('.', '/')}.py", name) for module, name in MODULE.findall(text)]
    return sorted({f"{path}:{name}" for path, name in found if not is_there(path, name)})


@pytest.mark.parametrize("name", LINES)
def test_every_file_and_name_in_a_document_exists(name):
    assert missing_from(text_of(name)) == []


def test_a_wrong_path_or_name_would_be_found():
    said = (
        "`alongside/vault/seal.py:seal` `alongside/vault/seal.py:sea` `alongside/vault/sael.py` "
        "`alongside/groups/memberships.py:Membership.end` "
        "`alongside/groups/memberships.py:Group.end` "
        "`alongside/ui/static/ui/tokens.css:--action` `alongside/ui/static/ui/tokens.css:--act` "
        "`alongside.serving:application` `alongside.serving:app` `/srv/alongside/data` `docs/*.md`"
    )
    assert missing_from(said) == [
        "alongside/groups/memberships.py:Group.end",
        "alongside/serving.py:app",
        "alongside/ui/static/ui/tokens.css:--act",
        "alongside/vault/sael.py:",
        "alongside/vault/seal.py:sea",
    ]


# -- links and pictures ---------------------------------------------------------------------------


def anchors(text):
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_nowhere(document, target):
    if target.startswith(("https://", "http://")):
        return False
    path, _, anchor = target.partition("#")
    file = (document.parent / path).resolve() if path else document
    if not file.exists() or not file.is_relative_to(ROOT):
        return True
    return bool(anchor) and anchor not in anchors(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCS, ids=lambda file: file.name)
def test_every_link_and_picture_leads_somewhere(document):
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for _, _, target in links if leads_nowhere(document, target)] == []


def test_a_broken_link_would_be_found():
    readme = ROOT / "README.md"
    assert leads_nowhere(readme, "docs/mapp.md")
    assert leads_nowhere(readme, "SECURITY.md#nothing-by-this-name")
    assert leads_nowhere(readme, "../outside.md")
    assert not leads_nowhere(readme, "SECURITY.md#what-lies-open")


def test_pictures_say_in_words_what_they_show():
    pictures = [words for file in DOCS for mark, words, _ in LINK.findall(file.read_text()) if mark]
    assert len(pictures) >= 5
    assert [words for words in pictures if len(words.split()) < 6] == []


# -- the map and the words ------------------------------------------------------------------------


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_map_answers(question):
    answers = {row[0]: row[1] for row in rows(text_of("docs/map.md"))}
    assert QUESTIONS[question] in answers[question]


def test_the_map_shows_every_folder_of_the_house():
    folders = {f"alongside/{app.parent.name}/" for app in ROOT.glob("alongside/*/__init__.py")}
    assert folders <= ticked(text_of("docs/map.md"))


def models_of_ours():
    return [m for m in apps.get_models() if m.__module__.startswith("alongside.")]


def test_every_model_has_its_word():
    in_code = " ".join(row[-1] for row in rows(text_of("docs/words.md")))
    missing = [m.__name__ for m in models_of_ours() if f":{m.__name__}`" not in in_code]
    assert missing == []


def test_everything_one_can_do_in_a_meeting_has_its_word():
    verbs = rows(text_of("docs/words.md"), "## What one can do in a meeting")[1:]
    assert {row[0].strip("`") for row in verbs} == set(VERBS)


def addresses(resolver=None, before="/"):
    """Every address of the site, its variables as <name>."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + re.sub(r"<\w+:(\w+)>", r"<\1>", str(pattern.pattern))
        yield from addresses(pattern, route) if hasattr(pattern, "url_patterns") else [route]


@pytest.mark.parametrize("name", LINES)
def test_every_address_of_a_page_is_one(name):
    said = re.findall(r"(?:`|POST )(/[\w<>/-]+)", text_of(name))
    pages = {address for address in said if address.split("/")[1] not in FOLDERS}
    assert sorted(pages - set(addresses())) == []


def test_what_people_read_is_what_the_table_says_they_read():
    sources = [*ROOT.glob("alongside/**/*.html"), *ROOT.glob("alongside/**/*.py")]
    interface = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    phrases = [
        phrase
        for row in rows(text_of("docs/words.md"))
        for cell in row
        for phrase in QUOTED.findall(cell)
    ]
    assert len(phrases) > 40
    assert [phrase for phrase in phrases if phrase not in interface] == []


# -- who can see what -----------------------------------------------------------------------------

# Sealed or hashed by other means than a field of the vault.
SEALED_TOO = {"vault_sign_in.session_data"}
HASHED_TOO = {"vault_sign_in.session_key", "people_person.password", "vault_accessline.seal"}


def columns():
    """{table: (sealed, hashed, open)} as the models have it."""
    found = {}
    for model in models_of_ours():
        table = found.setdefault(model._meta.db_table, (set(), set(), set()))
        for field in model._meta.local_concrete_fields:
            table[how(field)].add(field.name)
    return found


def how(field):
    name = f"{field.model._meta.db_table}.{field.name}"
    if isinstance(field, SealedField) or name in SEALED_TOO:
        return 0
    return 1 if isinstance(field, KeyedHash) or name in HASHED_TOO else 2


def test_the_table_of_what_lies_open_is_exact():
    said = {
        row[0].strip("`"): tuple(ticked(cell) for cell in row[1:])
        for row in rows(text_of("SECURITY.md"), "## What lies open")[1:]
    }
    assert said == columns()


def test_the_crisis_numbers_have_the_date_they_have_in_code():
    day = f"{shipped.REVIEWED.day} {shipped.REVIEWED:%B %Y}"
    assert f"**{day}**" in text_of("docs/safety.md")


# -- their manners --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LINES)
def test_no_document_is_too_long(name):
    assert len(text_of(name).splitlines()) <= LINES[name]


def test_every_document_has_a_limit():
    named_here = {ROOT / name for name in LINES}
    assert {*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")} == named_here


@pytest.mark.parametrize("name", LINES)
def test_nothing_is_promised_that_is_not_there(name):
    text = " ".join(text_of(name).split())
    assert re.findall(r"coming soon|roadmap|TODO|will soon|stay tuned", text, re.I) == []
    sealed = re.sub(r"not end-to-end encrypted", "", text)
    assert "end-to-end" not in sealed.lower()
    spoken = re.sub(r"`[^`]*`", "", text)  # A kind of signal has the name of what it looks for.
    assert not re.search(r"\b(?:cures?|reliev\w+|heals?)\b", spoken, re.I)
