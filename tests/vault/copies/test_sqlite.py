"""A SQLite database, copied while others write to it."""

import contextlib
import sqlite3

import pytest

from alongside.vault.copies import Refused, files, sqlite

pytestmark = pytest.mark.pure

PAIRS = 3000
ENOUGH = 100  # Steps after which people stop, or a copy that begins anew would never end.


@pytest.fixture
def live(tmp_path, monkeypatch):
    """A database in which every number stands in both of two tables, after every transaction."""
    path = tmp_path / "alongside.db"
    monkeypatch.setattr(sqlite, "live", lambda: path)
    with contextlib.closing(sqlite3.connect(path)) as line:
        line.executescript(
            """
            PRAGMA journal_mode=WAL;
            CREATE TABLE django_migrations (app TEXT, name TEXT);
            INSERT INTO django_migrations VALUES ('groups', '0001_initial');
            CREATE TABLE one (number INTEGER, filler BLOB);
            CREATE TABLE other (number INTEGER, filler BLOB);
            """
        )
        for number in range(PAIRS):
            write_pair(line, number)
        line.commit()
    return path


def write_pair(line, number):
    for table in ("one", "other"):
        line.execute(f"INSERT INTO {table} VALUES (?, randomblob(200))", [number])


@contextlib.contextmanager
def busy_people(live, written):
    """Stands in for the progress bar: at each step of the copy, somebody writes a pair."""

    class Steps:
        n = total = 0

        def update(self, pages):
            self.n += pages
            if len(written) == ENOUGH:
                return
            with contextlib.closing(sqlite3.connect(live)) as line:
                write_pair(line, PAIRS + len(written))
                line.execute("UPDATE one SET filler = randomblob(200) WHERE number < 50")
                line.commit()
            written.append(pages)

    yield Steps()


def test_who_writes_meanwhile_neither_gets_into_the_copy_nor_makes_it_begin_anew(
    live, tmp_path, monkeypatch
):
    written = []
    monkeypatch.setattr(sqlite, "PAGES", 20)
    monkeypatch.setattr(files, "bar", lambda *_args, **_more: busy_people(live, written))
    said = sqlite.take(tmp_path / "copy.db")
    pages = (tmp_path / "copy.db").stat().st_size // 4096
    assert len(written) == -(-pages // 20) > 10, "it began anew"
    assert said["rows"] == {"django_migrations": 1, "one": PAIRS, "other": PAIRS}
    with contextlib.closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT number FROM one").fetchall() == [(n,) for n in range(PAIRS)]
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with contextlib.closing(sqlite3.connect(live)) as line:
        assert line.execute("SELECT count(*) FROM one").fetchone() == (PAIRS + len(written),)


def test_a_copy_is_one_file_with_no_log_to_forget(live, tmp_path):
    (tmp_path / "copies").mkdir()
    said = sqlite.take(tmp_path / "copies" / "copy.db")
    assert said["migrations"] == ["groups.0001_initial"]
    with contextlib.closing(sqlite3.connect(tmp_path / "copies" / "copy.db")) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        copy.execute("SELECT count(*) FROM one").fetchone()
        assert [path.name for path in (tmp_path / "copies").iterdir()] == ["copy.db"]


def test_a_damaged_database_is_not_copied(live, tmp_path):
    with contextlib.closing(sqlite3.connect(live)) as line:
        line.executescript(
            """
            INSERT INTO one VALUES (NULL, NULL);
            PRAGMA writable_schema=ON;
            UPDATE sqlite_master SET sql = replace(sql, 'INTEGER', 'INTEGER NOT NULL');
            """
        )
    with pytest.raises(Refused, match="is damaged"):
        sqlite.take(tmp_path / "copy.db")


def test_a_database_of_something_else_is_not_copied(tmp_path, monkeypatch):
    path = tmp_path / "cookbook.db"
    monkeypatch.setattr(sqlite, "live", lambda: path)
    with contextlib.closing(sqlite3.connect(path)) as line:
        line.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(Refused, match="holds no Alongside"):
        sqlite.take(tmp_path / "copy.db")


def test_no_database_is_not_made_into_an_empty_one(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "live", lambda: tmp_path / "alongside.db")
    with pytest.raises(Refused, match="There is no database"):
        sqlite.take(tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_a_table_is_no_database(tmp_path, monkeypatch):
    path = tmp_path / "alongside.db"
    monkeypatch.setattr(sqlite, "live", lambda: path)
    assert sqlite.what_is_there() is None
    with contextlib.closing(sqlite3.connect(path)) as line:
        line.execute("PRAGMA journal_mode=WAL")
        assert sqlite.what_is_there() is None
        line.execute("CREATE TABLE one (number INTEGER)")
        assert sqlite.what_is_there(), "and be it in the log alone"
    assert sqlite.what_is_there()


def test_a_damaged_file_is_not_taken_for_an_empty_one(tmp_path, monkeypatch):
    path = tmp_path / "alongside.db"
    monkeypatch.setattr(sqlite, "live", lambda: path)
    path.write_bytes(b"no database at all" * 500)
    assert sqlite.what_is_there()
