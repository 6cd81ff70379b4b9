"""The first words of somebody new are read before the daily sample of everybody's."""

from alongside.care.models import Case

from ..team import came_in

NOTHING = {"level": "green", "excerpt": "", "kinds": [], "marks": []}
NEW, SAMPLED = "The first words of somebody new.", "One of the few that somebody reads"


def test_they_are_looked_at_first_although_they_came_in_later(
    of_two, morning, ben, cleo, ada, browse
):
    for person, source in ((cleo, "sample"), (ben, "newcomer")):
        came_in(person, morning, source=source, **NOTHING)
    assert [one.source for one in Case.objects.order_by("opened_at")] == ["sample", "newcomer"]
    page = browse(ada).get("/care/").text
    assert 0 < page.index(NEW) < page.index(SAMPLED)
