"""`alongside erase --person`: by the name they sign in with, or by their id, however long it is."""

import pytest

from alongside.commands.erase import find_person
from alongside.commands.ready import Stopped
from alongside.people.models import Person


@pytest.mark.parametrize("pk", [7, 2**62 + 1, 2**63 - 1])
def test_they_are_found_by_their_id(ben, pk):
    Person.objects.sign_up("cleo", pk=pk)
    assert find_person(str(pk)) == pk


@pytest.mark.parametrize("name", ["nobody", "8", str(2**63), 30 * "9"])
def test_nobody_else_is(ben, name):
    assert find_person("ben") == ben.pk
    with pytest.raises(Stopped):
        find_person(name)
