"""Whoever tells, chooses or hands over at the very same moment; and workers that die on the way."""

import time

import pytest
from django.core import mail
from django.db import transaction

from alongside.conversations.models import Story
from alongside.notices import jobs, tell
from alongside.notices.choices import Choices
from alongside.notices.models import Notice, Sending
from alongside.vault import erase
from tests.on_disk import at_once

on_disk = pytest.mark.usefixtures("on_disk")
in_threads = pytest.mark.django_db(transaction=True)


@on_disk
@in_threads
def test_told_by_four_somebody_hears_it_once(kind, ben):
    at_once(*[lambda: tell([ben], kind("at_once"), "thing:1", key="once")] * 4)
    assert Notice.objects.count() == 1


@on_disk
@in_threads
def test_two_workers_hand_a_reminder_over_once(ben):
    Sending.objects.begin(ben, "one")
    claims = at_once(*[lambda: Sending.objects.get().claim(at_most_once=True)] * 4)
    assert sorted(claims) == [False, False, False, True]


@on_disk
@in_threads
def test_two_begin_the_same_letter_and_there_is_one(ben):
    begun = at_once(*[lambda: Sending.objects.begin(ben, "one")[0].token] * 4)
    assert len(set(begun)) == Sending.objects.count() == 1


@on_disk
@in_threads
def test_of_two_pages_neither_undoes_the_other(ben):
    at_once(
        lambda: Choices.objects.change(ben, usual="email"),
        lambda: Choices.objects.change(ben, paused={"until": ""}),
        lambda: Choices.objects.change(ben, recognisable=True),
    )
    chosen = Choices.objects.get().all
    assert (chosen["usual"], chosen["paused"], chosen["recognisable"]) == (
        "email",
        {"until": ""},
        True,
    )


@on_disk
@in_threads
@pytest.mark.parametrize("keep", [True, False])
def test_who_erases_themselves_meanwhile_takes_no_word_of_others_along(
    keep, morning, ben, cleo, kind, monkeypatch
):
    def slowly(person):
        time.sleep(0.5)

    monkeypatch.setattr(erase, "sign_out_everywhere", slowly)

    def share():
        time.sleep(0.2)
        with transaction.atomic():
            Story.objects.share(by=cleo, group=morning, body="Slept, for once.", wish="listen")
            tell([ben, cleo], kind("at_once"), "thing:1", key="once")

    at_once(lambda: erase.erase_person(ben.pk, keep=keep), share)
    assert Story.objects.get().body == "Slept, for once."
    assert list(Notice.objects.filter(key="once").values_list("person", flat=True)) == [cleo.pk]


# -- workers that die ------------------------------------------------------------------------------


class Died(BaseException):
    """Nothing catches it, as nothing catches a kill."""


def dies(*args, **more):
    raise Died


@pytest.mark.parametrize("urgency, letters", [("reminder", 0), ("at_once", 1), ("on_call", 1)])
def test_one_that_dies_before_handing_over(
    ben, kind, chooses, with_address, monkeypatch, urgency, letters
):
    """Nobody knows how far it came: a reminder is let go, what matters more comes after all."""
    sending = begun(ben, kind(urgency), chooses, with_address)
    with monkeypatch.context() as while_it_lives:
        while_it_lives.setattr(jobs, "post", dies)
        with pytest.raises(Died):
            jobs.send(sending.pk)
    jobs.send(sending.pk)  # What another worker does.
    assert len(mail.outbox) == letters


@pytest.mark.parametrize("urgency, letters", [("reminder", 1), ("at_once", 2), ("on_call", 2)])
def test_one_that_dies_after_it(ben, kind, chooses, with_address, monkeypatch, urgency, letters):
    sending = begun(ben, kind(urgency), chooses, with_address)
    with monkeypatch.context() as while_it_lives:
        while_it_lives.setattr(Sending, "was_taken", dies)
        with pytest.raises(Died):
            jobs.send(sending.pk)
    for _time in range(3):
        jobs.send(sending.pk)
    assert len(mail.outbox) == letters
    assert len({letter.extra_headers["Message-ID"] for letter in mail.outbox}) == 1


def begun(person, kind, chooses, with_address):
    """A letter that is about to be handed over."""
    with_address(person)
    chooses(person, usual="email")
    [notice] = tell([person], kind, "thing:1")
    return Sending.objects.begin(person, "letter", notice=notice)[0]
