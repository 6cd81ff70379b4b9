"""On PostgreSQL, what people write is nowhere on the server's disk in a shape one could read.

The server is this test's own, so that all of it can be searched: tables, write-ahead log, and a
server's log that holds every statement.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from .browser.disguises import look_for, made_up_word, parts, search, sentence, spelt_out
from .running import Browser, Running

pytestmark = pytest.mark.pure

POSTGRES = Path(__file__).resolve().parents[1] / "bin" / "postgres"
STORIES = "/groups/morning/stories/"
LOOK = {"theme": "dim", "size": "large", "font": "system", "density": "roomy", "timers": "hidden"}
PLACES = ("story", "reply", "draft", "name", "taken back", "looked for", "reason", "broken")
TOKENS = """
import json, sys, django
django.setup()
from alongside.groups.models import Group
from alongside.vault.keyring import keyring
from alongside.vault.search.tokens import language, tokens
from alongside.vault.search.upkeep import index
with index().reading() as table:
    [scope] = table.scopes(Group.objects.get(slug="morning").pk)
stems = language(scope.language).stems(sys.stdin.read())
print(tokens(stems, keyring().key("scope", scope.id)).hex())
"""


@pytest.fixture(scope="module")
def server():
    """The address of a PostgreSQL that writes down every statement; gone afterwards."""
    words = [POSTGRES, "sh", "-c", "echo $ALONGSIDE_DATABASE_URL; cat"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        address = process.stdout.readline().strip()
        told(address, "ALTER SYSTEM SET log_statement = 'all'")
        told(address, "SELECT pg_reload_conf()")
        yield address
        process.stdin.close()


def told(address, statement):
    with closing(psycopg.connect(address, autocommit=True)) as line:
        found = line.execute(statement)
        return found.fetchall() if found.description else None


@pytest.fixture(scope="module")
def disk(server, tmp_path_factory):
    """What is on it after people have written, a copy was taken and Alongside was stopped."""
    home = tmp_path_factory.mktemp("at-rest")
    disk = SimpleNamespace(plain=made_up_word(), copies=[home / "one", home / "two"])
    disk.made_up = {place: [made_up_word() for _ in range(3)] for place in PLACES}
    places = {"backup_data": disk.copies[0], "backup_keyring": disk.copies[1]}
    with Running("demo", home / "data", database_url=server, **places) as running:
        write(running, disk.made_up, server)
        told(server, "CREATE TABLE thrown_away (words text)")
        told(server, f"INSERT INTO thrown_away VALUES ('my {disk.plain} again')")
        disk.story = tokens(running, sentence(disk.made_up["story"]))
        done = running.command("backup")
        assert done.returncode == 0, done.stderr
    disk.tables = stopped(server)
    disk.log = disk.tables.with_name("log")
    disk.ours = [running.data, running.log]
    disk.unpacked = home / "unpacked.sql"
    [dump] = disk.copies[0].rglob("alongside.dump")
    subprocess.run(["pg_restore", f"--file={disk.unpacked}", dump], check=True)
    return disk


def stopped(server):
    """Stop it in good order, so that also what is in no log is on the disk. Returns where."""
    [[tables]] = told(server, "SHOW data_directory")
    told(server, "ANALYZE")  # As it does by itself now and then, keeping samples of what it saw.
    told(server, "CHECKPOINT")
    mark = Path(tables) / "postmaster.pid"
    os.kill(int(mark.read_text().split()[0]), signal.SIGINT)
    until = time.monotonic() + 60
    while mark.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not mark.exists()
    return Path(tables)


def write(running, made_up, server):
    """Words in every place that takes some, over the wire; and an error while they are sent."""
    cleo, ben, olive = (Browser(running.port).be(name) for name in ("cleo", "ben", "olive"))
    send(cleo, "/display/", **LOOK)
    send(cleo, "/account/profile/", display_name=made_up["name"][0])
    story = share(cleo, made_up["story"])
    send(ben, story, f"{story}replies/", body=sentence(made_up["reply"]))
    place = {"place": f"reply:{re.search('[0-9]+', story)[0]}", "page": story}
    assert cleo.post("/drafts/", place | {"body": sentence(made_up["draft"])}).status in (204, 302)
    assert made_up["draft"][0] in cleo.get(story).text
    gone = share(cleo, made_up["taken back"])
    send(cleo, f"{STORIES}{re.search('[0-9]+', gone)[0]}/take-back/")
    assert cleo.get(gone).status == 404
    assert f"<mark>{made_up['story'][1]}</mark>" in look(cleo, made_up["story"][1]).text
    assert "Nothing was found." in look(cleo, " ".join(made_up["looked for"])).text
    page = olive.get("/emergency/").text
    send(olive, re.search(r"/emergency/ask/\d+/", page)[0], reason=sentence(made_up["reason"]))
    told(server, "ALTER TABLE conversations_story RENAME TO away")
    page = cleo.post(STORIES, {"body": sentence(made_up["broken"]), "wish": "listen"})
    assert page.status == 500 and made_up["broken"][0] in page.text
    assert look(cleo, f"{made_up['story'][0]} {made_up['broken'][1]}").status == 500
    told(server, "ALTER TABLE away RENAME TO conversations_story")


def send(browser, page, address=None, **form):
    assert browser.get(page).status == 200, page
    answer = browser.post(address or page, form)
    assert answer.status == 302, f"{page}: {answer.status}"
    return answer.url


def share(browser, words):
    return send(browser, f"{STORIES}share/", STORIES, body=sentence(words), wish="listen")


def look(browser, words):
    browser.get("/search/")
    return browser.post("/search/", {"q": words})


def tokens(running, text):
    """All tokens of a text in the morning group, as the index holds them."""
    done = subprocess.run(
        [sys.executable, "-c", TOKENS],
        env=running.environment
        | {"ALONGSIDE_DEMO": "yes", "DJANGO_SETTINGS_MODULE": "alongside.settings"},
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return bytes.fromhex(done.stdout)


def test_no_word_is_anywhere_on_the_disk(disk):
    words = parts([word for words in disk.made_up.values() for word in words])
    places = [disk.tables, disk.log, *disk.ours, *disk.copies, disk.unpacked]
    assert search(places, words) == []
    assert "ProgrammingError" in disk.ours[1].read_text(), "nothing was lost in an error"


def test_what_lies_open_is_found_wherever_it_lies(disk):
    """The control: in the tables, in the write-ahead log, in the server's log and in the copy."""
    relations, log = disk.tables / "base", disk.tables / "pg_wal"
    for place in (relations, log, disk.log, disk.unpacked):
        assert search([place], [disk.plain]), place


def test_the_copy_has_no_index_and_neither_has_the_write_ahead_log(disk):
    assert len(disk.story) >= 15
    shapes = {"the story": spelt_out(disk.story)}
    assert look_for([disk.tables / "base"], shapes), "the control: it is in the index"
    assert look_for([disk.tables / "pg_wal", *disk.copies, disk.unpacked], shapes) == []
    copied = disk.unpacked.read_text()
    assert "CREATE TABLE public.vault_ending" in copied
    assert "vault_search" not in copied


def test_what_was_backed_up_says_it_is_of_postgresql(disk):
    [manifest] = disk.copies[0].rglob("manifest.json")
    assert json.loads(manifest.read_text())["engine"] == "postgresql"
