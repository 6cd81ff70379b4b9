"""Whether the pages of the library were still there when somebody last looked."""

from django.db import models
from django.utils import timezone


class LookQuerySet(models.QuerySet):
    def note(self, key, is_there):
        """What was found of this resource; where nobody could tell, what was known stays."""
        known = {} if is_there is None else {"is_gone": not is_there}
        self.update_or_create(key=key, defaults={"looked_at": timezone.now(), **known})

    def gone(self):
        """{key} of the resources whose page was not there any more."""
        return set(self.filter(is_gone=True).values_list("key", flat=True))


class Look(models.Model):
    """When somebody last looked for a page, and whether it was gone."""

    key = models.CharField(max_length=40, primary_key=True)  # As in the address of the resource.
    looked_at = models.DateTimeField(default=timezone.now)
    is_gone = models.BooleanField(default=False)

    objects = LookQuerySet.as_manager()
