"""For those who lead: telling the organisers of a death, and then the group, in one's own words."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.conversations.models import Story, Wish
from alongside.groups.access import in_group
from alongside.groups.models import Membership
from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.people.being_here.profile import are_all_away
from alongside.people.models import Death
from alongside.vault.models import open_many

from . import notices
from .confirming import told
from .forms import HowForm, TellForm, words_to_begin_with


def somebody_in(membership, pk):
    """The place of somebody else in the group of this membership."""
    places = membership.group.memberships.current().select_related("person")
    place = get_object_or_404(places, pk=pk)
    require(place.pk != membership.pk)
    place.group = membership.group
    return place


def draw(request, membership, place, *, how_form=None, tell_form=None, kept=""):
    """Where it stands: nothing told, told, resting, the group told; and what there is to do next.

    That somebody else has told of it is said; not who, as they may lead another group.
    """
    death = place.person.deaths.order_by("-told_at", "-pk").first()
    open_many([membership.group, place, *filter(None, [death])])
    deciding = death.who_could_decide() if death and death.is_waiting else []
    begun = {"body": words_to_begin_with(place.person.called)}
    context = {
        "group": membership.group,
        "place": place,
        "death": death,
        "deciding": deciding,
        "are_away": are_all_away(deciding),
        "is_mine": death is not None and death.told_by_id == request.user.pk,
        "how_form": how_form or HowForm(),
        "tell_form": tell_form or TellForm(initial=begun),
        "kept": kept,
    }
    return render(request, "home/death/died.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.LEAD_MEETINGS)
def died(request, membership, pk):
    """What happens when somebody has died, said before it does; a POST asks the organisers."""
    place = somebody_in(membership, pk)
    if request.method != "POST":
        return draw(request, membership, place)
    form = HowForm(request.POST)
    if not form.is_valid():
        return draw(request, membership, place, how_form=form)
    how = form.cleaned_data["how"]
    death = told(place.person, by=request.user, how=how)
    if death.readable("how") == how:
        if death.who_could_decide():
            told_now = _("The organisers are told. Thank you for looking after this.")
            messages.success(request, told_now)
        return redirect("died", membership.group.ref, place.pk)
    messages.warning(request, _("It had been told already."))
    return draw(request, membership, place, kept=how)


@require_POST
@in_group(to=Act.LEAD_MEETINGS)
def tell_group(request, membership, pk):
    """The words go to the group as a post of who sends them, once."""
    place = somebody_in(membership, pk)
    get_object_or_404(Death.objects.confirmed(), person=place.person)
    form = TellForm(request.POST)
    if not form.is_valid():
        return draw(request, membership, place, tell_form=form)
    body = form.cleaned_data["body"]
    with transaction.atomic():
        not_told = Membership.objects.current().filter(pk=place.pk, remembered_at=None)
        if not_told.update(remembered_at=timezone.now()):
            story = post(membership, body)
            Membership.objects.filter(pk=place.pk).update(remembered_at=story.shared_at)
            return redirect(story)
    messages.warning(request, _("The group has been told already. Your words are kept below."))
    place.refresh_from_db(fields=["remembered_at"])
    return draw(request, membership, place, kept=body)


def post(membership, body):
    """It comes folded: nobody reads it before they choose to."""
    story = Story.objects.share(
        by=membership.person,
        group=membership.group,
        body=body,
        wish=Wish.LISTEN,
        content_note=_("Sad news about somebody in our group"),
    )
    notices.tell_group(story, by=membership.person)
    return story


def not_told_after_all(sender, instance, origin, **kwargs):
    """Who told a group had that one post back, before anybody answered: it can be told again.

    Posts that go by the hundred, with somebody who leaves, are not asked one by one.
    """
    if origin is not instance:
        return
    places = Membership.objects.filter(group=instance.group_id, remembered_at=instance.shared_at)
    places.update(remembered_at=None)
