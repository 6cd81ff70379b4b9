"""A real Alongside in a process of its own, and Debian's Chromium to visit it with."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from .served import Served
from .visitors import Visitors

CHROMIUM = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """A demo for tests that look around. Those that end meetings start one of their own."""
    with Served(tmp_path_factory.mktemp("demo")) as served:
        yield served


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """A demo for tests that share words: what they write stands in nobody's way who looks."""
    with Served(tmp_path_factory.mktemp("written")) as served:
        yield served


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """The data of a demo that was started once and stopped: to write it takes ten seconds."""
    with Served(tmp_path_factory.mktemp("seeded") / "data") as served:
        pass
    return served.data


@pytest.fixture
def served(tmp_path, seeded):
    """A demo of this test's own, which it may kill and start again."""
    shutil.copytree(seeded, tmp_path / "data")
    with Served(tmp_path / "data") as served:
        yield served


@pytest.fixture
def visit(chromium, demo):
    """`visit("cleo")` is a page on which Cleo is signed in to the shared demo."""
    with Visitors(chromium, demo) as visitors:
        yield visitors


@pytest.fixture
def write(chromium, written):
    """The same for tests that share words."""
    with Visitors(chromium, written) as visitors:
        yield visitors


@pytest.fixture
def arrive(chromium, served):
    """The same for a demo of this test's own."""
    with Visitors(chromium, served) as visitors:
        yield visitors
