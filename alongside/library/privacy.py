"""What the library holds of people that ends when they go."""

from .exports import export
from .models import Resource
from .resources import State


def erase(person, keep):
    """What nobody has decided about goes; what stands in the library is nobody's name any more."""
    Resource.objects.filter(suggested_by=person, state=State.WAITING).delete()
    for row in Resource.objects.filter(decided_by=person).opened():
        row.decision = {**row.decided, "signed_by": ""}
        row.save(update_fields=["decision"])


ENDINGS = {}

__all__ = ["ENDINGS", "erase", "export"]
