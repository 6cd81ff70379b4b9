"""Rows that own keys, rows whose keys are gone, and opening many of them at once."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.conversations.models import Reply, Story
from alongside.groups.models import Group
from alongside.people.models import Person
from alongside.vault.errors import KeyMissing, VaultError
from alongside.vault.keyring import keyring
from alongside.vault.models import open_many
from tests.conftest import person

GONE = "These words cannot be opened any more."


def has_key(kind, id):
    return bool(keyring().load([(kind, id)]))


def test_a_person_has_a_key_of_their_own(ada, ben):
    assert keyring().key("person", ada.pk) != keyring().key("person", ben.pk)


def test_the_key_is_there_before_the_row(db, monkeypatch):
    order = []
    insert = Group.save_base

    def note(self, *args, **kwargs):
        order.append(has_key("group", self.pk))
        insert(self, *args, **kwargs)

    monkeypatch.setattr(Group, "save_base", note)
    group = Group.objects.create(name="The morning group", purpose="For us.")
    assert order == [True]
    assert has_key("group", group.pk)


def test_a_row_that_could_not_be_stored_leaves_no_key(ada):
    twin = Person(sign_in_name="ADA", display_name="Ada")
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    assert not has_key("person", twin.pk)
    assert has_key("person", ada.pk)


def test_a_new_row_cannot_take_the_key_of_another(ada):
    key = keyring().key("person", ada.pk)
    with pytest.raises(VaultError, match="already"):
        Person(pk=ada.pk, sign_in_name="other", display_name="Other").save()
    assert keyring().key("person", ada.pk) == key
    assert Person.objects.get(pk=ada.pk).display_name == "Ada"


def test_saving_again_makes_no_second_key(ada):
    key = keyring().key("person", ada.pk)
    ada.display_name = "Ada of the kettle"
    ada.save()
    assert keyring().key("person", ada.pk) == key
    assert Person.objects.get(pk=ada.pk).display_name == "Ada of the kettle"


def test_rows_without_keys_are_not_stored_many_at_a_time(db):
    with pytest.raises(KeyMissing), transaction.atomic():
        Person.objects.bulk_create([Person(sign_in_name="x", display_name="X")])
    assert not Person.objects.exists()


@pytest.fixture
def hanas_story(morning, ben, cleo):
    """Hana's, with replies by Ben and by her, before her key was destroyed."""
    hana = person("hana")
    morning.welcome(hana).accept(morning.current_agreement())
    story = Story.objects.share(by=hana, group=morning, body="I am a scan.", wish="listen")
    story.reply(by=ben, body="Enough of one.")
    story.reply(by=hana, body="Thank you, Ben.")
    bens = Story.objects.share(by=ben, group=morning, body="The stairs again.", wish="listen")
    bens.reply(by=hana, body="All of them?")
    keyring().destroy("person", hana.pk)
    return story


def test_the_page_lives_when_the_author_is_gone(hanas_story, cleo, browse):
    page = browse(cleo).get(hanas_story.get_absolute_url())
    assert page.status_code == 200
    assert page.text.count(GONE) == 2
    assert "Enough of one." in page.text
    assert "scan" not in page.text
    assert "Thank you, Ben." not in page.text


def test_every_page_on_which_they_were_lives(hanas_story, morning, ada, cleo, browse):
    bens = Story.objects.exclude(pk=hanas_story.pk).get()
    pages = ["/", "/groups/morning/", "/groups/morning/stories/", "/groups/morning/people/"]
    for reader in (ada, cleo):
        for page in [*pages, bens.get_absolute_url()]:
            answer = browse(reader).get(page)
            assert answer.status_code == 200, page
            assert "All of them?" not in answer.text


def test_one_can_still_answer_a_story_that_cannot_be_opened(hanas_story, cleo, browse):
    answer = browse(cleo).post(
        f"{hanas_story.get_absolute_url()}replies/", {"body": "We miss you."}, follow=True
    )
    assert answer.status_code == 200
    assert "We miss you." in answer.text


def test_nothing_is_deleted_because_it_cannot_be_opened(hanas_story, cleo, browse):
    browse(cleo).get(hanas_story.get_absolute_url())
    assert Reply.objects.count() == 3
    assert Story.objects.count() == 2


def test_a_page_of_twenty_five_authors_is_one_look_up(morning):
    for number in range(25):
        author = person(f"author{number}")
        morning.welcome(author)
        Story.objects.share(by=author, group=morning, body=f"From {number}", wish="listen")
    keyring().forget()
    stories = list(Story.objects.select_related("author", "group"))
    before = keyring().looked_up
    open_many(stories)
    assert sorted(story.body for story in stories) == sorted(f"From {n}" for n in range(25))
    assert {story.author.display_name for story in stories} == {f"Author{n}" for n in range(25)}
    assert {story.group.name for story in stories} == {"The morning group"}
    assert keyring().looked_up == before + 1


def test_a_row_of_which_a_part_was_sealed_later_opens(morning, ben):
    said = {"body": "The lift.", "content_note": "Lifts"}
    story = Story.objects.share(by=ben, group=morning, wish="listen", **said)
    keyring().begin_data_generation()
    story.body = "The stairs."
    story.save(update_fields=["body"])
    story = Story.objects.get()
    heads = {bytes(story.__dict__[name][:3]) for name in said}
    open_many([story])
    assert (story.body, story.content_note) == ("The stairs.", "Lifts")
    assert len(heads) == 2


def test_rows_that_point_to_each_other_open(morning, ben):
    for number in range(2):
        Story.objects.share(by=ben, group=morning, body=f"From {number}", wish="listen")
    one, other = Story.objects.order_by("pk")
    one._state.fields_cache["next"] = other
    other._state.fields_cache["next"] = one
    open_many([one])
    open_many([Reply(story=one)])
    assert {one.__dict__["body"], other.__dict__["body"]} == {"From 0", "From 1"}


def test_a_page_costs_the_same_look_ups_whatever_its_length(morning, cleo, browse):
    looked_up = []
    client = browse(cleo)
    for number in range(25):
        author = person(f"author{number}")
        Story.objects.share(by=author, group=morning, body=f"From {number}", wish="listen")
        if number in (0, 24):
            keyring().forget()
            before = keyring().looked_up
            page = client.get("/groups/morning/stories/")
            looked_up.append(keyring().looked_up - before)
    assert len(re.findall("From [0-9]+", page.text)) == 25
    assert looked_up[0] == looked_up[1] <= 5


def test_opening_some_that_cannot_be_opened_opens_the_others(hanas_story, ben):
    rows = Reply.objects.select_related("author").order_by("shared_at").opened()
    assert [row.readable("body") for row in rows] == ["Enough of one.", None, None]
    assert [row.author.readable("display_name") for row in rows] == ["Ben", None, None]


def test_opening_nothing_looks_nothing_up(db):
    before = keyring().looked_up
    assert Story.objects.all().opened() == []
    assert keyring().looked_up == before


def test_opened_rows_keep_their_order(morning, ben):
    now = timezone.now()
    for age in (3, 1, 2):
        Story.objects.create(
            group=morning, author=ben, body=str(age), shared_at=now - timedelta(days=age)
        )
    rows = Story.objects.order_by("shared_at").opened()
    assert [row.body for row in rows] == ["3", "2", "1"]
