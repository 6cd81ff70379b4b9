"""Words that were shared are looked over beside the pages: all of them, and nothing else."""

from datetime import timedelta

import pytest
from django.db import models
from django.utils import timezone

from alongside.care import signals
from alongside.care.cases import watching
from alongside.care.cases.case import Case
from alongside.care.cases.watching import LookedOver, begin, look_over
from alongside.care.signals import Found, Mark
from alongside.conversations.models import Story
from alongside.groups.models import Thread
from alongside.people.models import Draft

BAD = "I have saved them all up."


WATCHED = "/what-is-watched/"


def finds(texts):
    """A rule that is easy to see through: what it finds, it finds in BAD."""
    return [
        Found("red", ("self_harm",), {}, (Mark(text.index(BAD), len(text), "saved_up"),))
        if BAD in text
        else Found()
        for text in texts
    ]


@pytest.fixture
def began(of_two, monkeypatch):
    """It began a while ago, and nothing is chosen by chance."""
    monkeypatch.setattr(signals, "look_at_each", finds)
    monkeypatch.setattr(watching, "is_one_of_the_sample", lambda about: False)
    look_over(timezone.now() - timedelta(hours=1))


def share(author, group, body=BAD):
    return Story.objects.share(by=author, group=group, body=body, wish="listen")


def sources():
    return sorted(case.source for case in Case.objects.all())


def test_a_story_that_a_rule_found_something_in_comes_into_the_queue(began, cleo, morning, browse):
    browse(cleo).post("/groups/morning/stories/", {"body": f"It is late. {BAD}", "wish": "listen"})
    assert not Case.objects.exists(), "no page waits for it"
    look_over(timezone.now())
    case = Case.objects.get()
    assert (case.person, case.group, case.level) == (cleo, morning, "red")
    assert case.excerpt == f"It is late. {BAD}"
    assert case.part("marks") == [[12, 12 + len(BAD), "saved_up"]]


def test_words_are_looked_over_that_were_shared_before_the_first_round(
    of_two, monkeypatch, cleo, morning
):
    monkeypatch.setattr(signals, "look_at_each", finds)
    begin(timezone.now())
    story = share(cleo, morning)
    begin(timezone.now())  # As a second start does.
    look_over(story.shared_at + timedelta(minutes=5))
    assert Case.objects.get().about == f"story:{story.pk}"


def test_replies_threads_and_edits_are_looked_over_too(began, cleo, ben, morning):
    story = share(ben, morning, "The stairs.")
    look_over(timezone.now())
    story.reply(by=cleo, body=BAD)
    Thread.objects.between(ben, morning).write(by=ben, body=BAD)
    Story.objects.filter(pk=story.pk).update(edited_at=timezone.now())
    edited = Story.objects.get(pk=story.pk)
    edited.body = BAD
    edited.save()
    look_over(timezone.now())
    found = {case.about.partition(":")[0] for case in Case.objects.all()}
    assert found == {"story", "reply", "message"}


def test_what_was_read_as_nothing_was_found_is_a_find_once_it_is_edited(
    began, ada, cleo, morning, browse
):
    story = share(cleo, morning, "The stairs.")
    look_over(timezone.now())
    assert sources() == ["newcomer"]
    story.body, story.edited_at = BAD, timezone.now()
    story.save()
    look_over(timezone.now())
    case = Case.objects.get()
    assert (case.source, case.level, case.excerpt) == ("found", "red", BAD)
    assert browse(ada).get(f"/care/{case.pk}/").status_code == 200


def test_what_nobody_could_read_is_no_case(began, ada, cleo, dev, evening, monkeypatch, browse):
    """Nobody of the care team leads that group: they read what is found, and nothing else."""
    monkeypatch.setattr(watching, "is_one_of_the_sample", lambda about: True)
    share(dev, evening, "The stairs.")
    story = share(dev, evening, "The bus.")
    look_over(timezone.now())
    assert not Case.objects.exists()
    assert "are read by those of the care team who lead that group" in browse().get(WATCHED).text
    story.body, story.edited_at = BAD, timezone.now()
    story.save()
    look_over(timezone.now())
    assert sources() == ["found"]
    assert browse(ada).get(f"/care/{Case.objects.get().pk}/").status_code == 200


def test_drafts_are_never_looked_over(began, cleo, morning):
    Draft.objects.keep(cleo, f"story:{morning.pk}", BAD)
    look_over(timezone.now())
    assert not Case.objects.exists()
    assert Draft not in [kind.model for kind in watching.KINDS]


def test_what_was_there_before_it_began_is_not_looked_over(of_two, cleo, morning, monkeypatch):
    monkeypatch.setattr(signals, "look_at_each", finds)
    share(cleo, morning)
    look_over(timezone.now() + timedelta(minutes=5))
    look_over(timezone.now() + timedelta(minutes=10))
    assert not Case.objects.exists()


def test_the_same_words_are_found_once_however_often_it_looks(began, cleo, morning):
    share(cleo, morning)
    now = timezone.now()
    for _time in range(3):
        look_over(now)
    Case.objects.update(closed_at=timezone.now())
    starts_anew()
    look_over(now)
    assert Case.objects.count() == 1


def starts_anew():
    watching._looked_over.clear()


def test_words_are_read_once_and_once_more_when_edited(began, cleo, morning, monkeypatch):
    read = []
    monkeypatch.setattr(signals, "look_at_each", lambda texts: read.extend(texts) or finds(texts))
    story = share(cleo, morning, "The stairs.")
    look_over(timezone.now())
    look_over(timezone.now())
    assert read == ["The stairs."]
    story.body, story.edited_at = "The lift.", timezone.now()
    story.save()
    look_over(timezone.now())
    assert read == ["The stairs.", "The lift."]
    starts_anew()
    look_over(timezone.now())
    assert read == ["The stairs.", "The lift.", "The lift."], "what is not remembered is read"


def test_what_only_rules_could_read_is_read_again(began, cleo, morning, monkeypatch):
    read = []

    def rules_alone(texts):
        read.extend(texts)
        return [Found(without_model=True) for _text in texts]

    monkeypatch.setattr(signals, "look_at_each", rules_alone)
    share(cleo, morning, "The stairs.")
    look_over(timezone.now())
    look_over(timezone.now())
    assert read == ["The stairs."] * 2


def test_after_a_stop_nothing_was_missed(began, cleo, morning):
    for number in range(120):
        share(cleo, morning, f"{number}. {BAD}")
    look_over(timezone.now())
    assert Case.objects.count() == 120


def test_words_whose_transaction_ended_late_are_found(began, cleo, morning):
    look_over(timezone.now())
    story = share(cleo, morning)
    Story.objects.filter(pk=story.pk).update(shared_at=timezone.now() - timedelta(seconds=90))
    look_over(timezone.now())
    assert sources() == ["found"]


def test_the_first_words_of_somebody_new_are_read_by_a_person(began, nia, ben, morning):
    morning.welcome(nia).accept(morning.current_agreement())
    morning.memberships.exclude(person=nia).update(joined_at=timezone.now() - timedelta(days=90))
    for person in (nia, nia, ben):
        share(person, morning, "Good morning.")
        look_over(timezone.now())
    case = Case.objects.get()
    assert (case.person, case.source, case.excerpt) == (nia, "newcomer", "")


def test_some_are_read_although_no_rule_found_anything(began, ben, morning, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(signals, "look_at_each", finds)
    morning.memberships.update(joined_at=timezone.now() - timedelta(days=90))
    for number in range(120):
        share(ben, morning, f"Morning {number}.")
    look_over(timezone.now())
    assert 0 < Case.objects.count() < 25
    assert set(sources()) == {"sample"}


def test_without_the_model_the_care_team_is_told(began, cleo, ada, morning, browse, monkeypatch):
    assert "could not be used" not in browse(ada).get("/care/").text
    monkeypatch.setattr(
        signals, "look_at_each", lambda texts: [Found(without_model=True) for _text in texts]
    )
    share(cleo, morning, "Morning.")
    look_over(timezone.now())
    assert "could not be used" in browse(ada).get("/care/").text


def test_no_column_but_the_mark_of_time_remembers_that_it_looked(began):
    """No profile: what is kept of looking is up to when, and whether the model could."""
    names = {field.name for field in LookedOver._meta.local_concrete_fields}
    assert names == {"id", "kind", "up_to", "without_model"}
    assert not any(isinstance(f, models.ForeignKey) for f in LookedOver._meta.get_fields())


def test_words_that_end_in_the_middle_of_a_mark_are_cut_with_it():
    words = "a" * 700
    excerpt, marks = watching.around(words, [Mark(100, 690, "long")])
    assert excerpt == "a" * 600
    assert marks == [[100, 600, "long"]]
