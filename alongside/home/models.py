"""Who runs this Alongside, as its visitors are told."""

from django.db import models, transaction

from alongside.people.models import Person
from alongside.vault.fields import SealedText
from alongside.vault.hashing import keyed_hash
from alongside.vault.models import SealedModel


class Host(SealedModel):
    """The charity, clinic or two volunteers behind this Alongside. There is one row."""

    name = SealedText(label="home.host.name", owner="house", audience="house", max_length=80)
    contact = SealedText(label="home.host.contact", owner="house", audience="house", max_length=500)
    only = models.BooleanField(default=True, unique=True, editable=False)


def set_up_token():
    """The secret of the first organiser's set-up link: derived, so it is stored nowhere."""
    return keyed_hash("home.set_up", "the first organiser")[:40]


def is_set_up():
    return Host.objects.exists()


def set_up(*, host, contact, name, password):
    """The first organiser and the host they speak for; only while there is none. Returns them."""
    with transaction.atomic():
        Host.objects.create(name=host, contact=contact)
        return Person.objects.sign_up(name, password, is_organiser=True)
