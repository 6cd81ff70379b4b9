"""Taking along what one chose: all of it, as one chose it."""

import pytest
from django.utils import timezone

from alongside.groups.notices import groups_of
from alongside.notices.kinds import register_groups
from tests.people.test_exporting import fetched


@pytest.fixture
def all_is_chosen(ben, morning, kind, chooses):
    register_groups(groups_of)
    kind("at_once")
    return chooses(
        ben,
        usual="email",
        kinds={"reminder": "push", "made_up_at_once": "inbox", "of_yesterday": "inbox"},
        groups={str(morning.pk): {"digest": "push", "reminder": "email"}, "7": {"digest": "push"}},
        digest="week",
        digest_day=3,
        paused={"until": timezone.now().replace(year=2100).isoformat()},
    )


def told(browser):
    _page, data = fetched(browser)
    (chosen,) = data["sections"]["notice_choices"]["entries"]
    return chosen["facts"]


def test_whatever_was_chosen_is_there(all_is_chosen, morning, ben, browse):
    facts = told(browse(ben))
    assert facts["How"] == "By e-mail"
    assert facts["Reminders"] == "On my device"
    assert facts["Something of the kind at_once"] == "Only here, when I look"
    assert facts["Something that is not here any more"] == "Only here, when I look"
    assert facts[f"In {morning.name}"] == "What is new to read: On my device, Reminders: By e-mail"
    assert facts["In a group I have left"] == "What is new to read: On my device"
    assert facts["What is new to read, outside of here"] == "Together, once a week"
    assert facts["Together on"] == "Thursday"
    assert facts["Nothing leaves for me until"].startswith("2100-")


def test_a_pause_without_an_end_lasts_until_they_are_back(ben, chooses, browse):
    chooses(ben, paused={"until": ""}, digest="none")
    facts = told(browse(ben))
    assert facts["Nothing leaves for me until"] == "I am back"
    assert facts["What is new to read, outside of here"] == "Only here, when I look"
    assert "Together on" not in facts and "Together at about" not in facts
