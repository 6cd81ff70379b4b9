"""Nobody learns by the doors of threads that a group, a person or a thread is there."""

from .talks import secretless, with_of

HERS, ALL = "/groups/morning/thread/", "/groups/morning/threads/"


def test_a_stranger_hears_the_same_of_a_group_that_is_not_there(morning, dev, cleo, browse):
    devs = browse(dev)
    for there, nowhere in (
        (HERS, "/groups/nowhere/thread/"),
        (ALL, "/groups/nowhere/threads/"),
        (with_of(morning, cleo), f"/groups/nowhere/threads/{cleo.pk}/"),
    ):
        answers = [devs.get(address) for address in (there, nowhere)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert [secretless(answer) for answer in answers].count(secretless(answers[0])) == 2


def test_one_who_leads_hears_the_same_of_strangers_and_of_nobody(morning, ada, dev, browse):
    answers = [browse(ada).get(f"{ALL}{pk}/") for pk in (dev.pk, 2**62)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert secretless(answers[0]) == secretless(answers[1])


def test_an_address_of_any_kind_is_only_not_there(morning, cleo, browse):
    for ref in ("0", "9" * 40, "²", "a" * 60, "%00"):
        assert browse(cleo).get(f"/groups/{ref}/thread/").status_code == 404
