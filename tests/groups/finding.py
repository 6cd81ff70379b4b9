"""Groups to be found, and those who look for them."""

import pytest

from alongside.groups.models import Group, Membership
from alongside.meaning import model
from tests.conftest import new_group, person

BACKS = "My back went and it never came back.\nSciatica shoots down my leg whenever I sit."
HEADS = "Light and noise are too much, and I lie in a dark room.\nA headache on most days."


def to_be_found(group, **more):
    """The group, as one that can be found; asked for, unless `more` says otherwise."""
    for name, value in ({"joining": Group.Joining.ASKING} | more).items():
        setattr(group, name, value)
    group.save()
    return group


@pytest.fixture
def backs(db):
    """A group for backs that Gwen leads; she is named to those who look."""
    group = new_group("backs", person("gwen"))
    group.memberships.update(named_to_visitors=True)
    return to_be_found(
        group,
        name="Backs and necks",
        purpose="For people whose back has hurt for months.",
        in_other_words=BACKS,
        themes=["back"],
        meets_on=3,
    )


@pytest.fixture
def heads(db):
    """A group for migraine that Hal leads, who is not named."""
    return to_be_found(
        new_group("heads", person("hal")),
        name="Dim lights",
        purpose="For people who lose days to migraine.",
        in_other_words=HEADS,
        themes=["head"],
        format=Group.Format.CALL,
        language="cy",
    )


@pytest.fixture
def no_model(monkeypatch, tmp_path):
    """There is no model on this machine: words alone are looked for."""
    monkeypatch.setenv(model.SETTING, str(tmp_path / "none.onnx"))
    model.forget()
    yield
    monkeypatch.undo()
    model.forget()


def looks(browser, words):
    """What somebody reads who looks for a group by these words."""
    return browser.post("/find/", {"q": words}).text


def leads(group):
    return group.memberships.get(role=Membership.Role.FACILITATOR).person
