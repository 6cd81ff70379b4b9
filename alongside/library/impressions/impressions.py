"""What something in the library was like for somebody: a phrase, and words if they like.

Their group alone reads it. It is never counted, and nothing is ranked by it.
"""

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Group, Membership
from alongside.lib.whoever import whoever
from alongside.people.safety.blocks import Block
from alongside.people.safety.mutes import Mute
from alongside.vault.endings import record
from alongside.vault.fields import KeyedHash, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

LONGEST = 500


class Phrase(models.TextChoices):
    """What it was like, with one tap. Sealed, like the words."""

    HELPED = "helped", _("It helped me")
    NOT_FOR_ME = "not_for_me", _("It was not for me")
    HARD_GOING = "hard_going", _("It was hard going")
    GOOD_TO_SHARE = "good_to_share", _("It is good to share with somebody")


def of_a(name, longest, **more):
    return SealedText(
        label=f"library.impression.{name}",
        owner="person",
        group="group",
        audience="members",
        max_length=longest,
        **more,
    )


def as_kept(group, what):
    """What is hashed to find the impressions of a thing in a group, and of no other group."""
    return f"{group.pk}:{what}"


class ImpressionQuerySet(SealedQuerySet):
    def of_thing(self, group, what):
        return self.filter(group=group, about=as_kept(group, what))

    def visible_to(self, person, *, holds=False):
        """In groups in which this person reads, as with stories, past blocks.

        What is held is there for its author, and for whoever `holds`.
        """
        places = Membership.objects.reading(OuterRef("said_at")).of(person)
        there = self.filter(Exists(places.filter(group=OuterRef("group"))))
        if not holds:
            there = there.filter(Q(held_at=None) | Q(person=person))
        return there.exclude(person__in=Block.objects.between(person))

    def with_folds_of(self, person):
        """Each knows as `is_folded` whether it comes folded, and whether its author is here."""
        mutes = Mute.objects.filter(by=person, whom=OuterRef("person"))
        here = Membership.objects.current().inside().agreed().filter(group=OuterRef("group"))
        here = here.filter(person=OuterRef("person"))
        return self.annotate(is_folded=Exists(mutes), is_author_here=Exists(here))

    def say(self, *, by, group, what, phrase, words):
        """What it was like for them; said once more, it replaces what they said before."""
        said = {"what": what, "phrase": phrase, "words": words, "said_at": timezone.now()}
        found = {"person": by, "group": group, "about": as_kept(group, what)}
        return self.update_or_create(**found, defaults=said)[0]

    def take_back(self, row):
        """It goes for good. A second time is nothing."""
        with transaction.atomic():
            if self.filter(pk=row.pk).delete()[0]:
                record("impression_taken_back", impression=row.pk)


class Impression(SealedModel):
    """What one thing was like for one person, as their group reads it."""

    person = whoever()
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", db_index=False)
    about = KeyedHash(label="library.impression.about")  # Of the group and the thing.
    what = of_a("what", 100)
    phrase = of_a("phrase", 20)
    # Without words it is sealed too, so that nobody sees who wrote some.
    words = of_a("words", LONGEST, null=True, blank=True)
    said_at = models.DateTimeField(default=timezone.now, editable=False)

    # -- what those who lead decided about it --
    held_at = models.DateTimeField(null=True, editable=False)
    held_by = whoever(editable=False)
    held_because = of_a("held_because", LONGEST, null=True)

    objects = ImpressionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["group", "about", "said_at"], name="impressions_of_a_thing")
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "group", "about"], name="one_impression_each")
        ]

    @property
    def phrase_words(self):
        """What was tapped, as the form says it."""
        return dict(Phrase.choices).get(self.phrase, "")

    @property
    def version(self):
        """What a form carries, so that it is known which words it was made from."""
        return self.said_at.isoformat()

    def is_still(self, version):
        """Whether it says what it said then; a page from before it carried that says ""."""
        return version in ("", self.version)

    def hold(self, *, by, because):
        """Nobody reads it but its author, who reads why, and those who lead."""
        with transaction.atomic():
            self.held_at, self.held_by, self.held_because = timezone.now(), by, because
            self.save(update_fields=["held_at", "held_by", "held_because"])
            record("impression_held", impression=self.pk)

    def release(self):
        """Everybody in the group reads it again."""
        with transaction.atomic():
            self.held_at, self.held_by, self.held_because = None, None, None
            self.save(update_fields=["held_at", "held_by", "held_because"])
            record("impression_released", impression=self.pk)
