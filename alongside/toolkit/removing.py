"""A page of one's own that is removed: no older copy of the data brings anything of it back."""

from django.db import transaction

from alongside.people.models import Draft


def remove(pages, write_down):
    """These go for good, and `write_down(pk)` records it. A second time is nothing; begun anew, a
    page is another one.
    """
    with transaction.atomic():
        for pk in pages.values_list("pk", flat=True):
            if pages.filter(pk=pk).delete()[0]:
                write_down(pk)


def end_again(pages, pk, kind):
    """It goes from an older copy too, with what was begun on it."""
    for page in pages.filter(pk=pk):
        Draft.objects.of(page.person_id).filter(place__startswith=f"{kind}:").delete()
        page.delete()
