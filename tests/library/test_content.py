"""What the library ships with: complete, honest, easy to read, and no order about medicines."""

import pytest

from alongside.lib.topics import TOPICS
from alongside.library import shipped
from alongside.library.shipped import (
    HERE,
    BadContent,
    all_papers,
    all_shipped,
    read_paper,
    read_resources,
)
from alongside.toolkit.checking import OLDEST_READER
from alongside.toolkit.reading_age import reading_age
from alongside.toolkit.refusals import forbidden
from alongside.toolkit.sources import all_sources

ALL = {**all_shipped(), **all_papers()}


@pytest.mark.parametrize("slug", ALL)
def test_each_is_easy_to_read_and_tells_nobody_what_to_do_with_a_medicine(slug):
    assert reading_age(ALL[slug].words) <= OLDEST_READER
    assert list(forbidden(ALL[slug])) == []


def test_every_topic_has_something_and_every_resource_says_its_limits():
    in_use = {topic for one in all_shipped().values() for topic in one.topics}
    assert in_use == set(TOPICS)
    assert all(one.limits and one.by for one in all_shipped().values())


def test_what_is_weak_is_called_weak_and_no_group_is_promised_less_pain():
    assert all_shipped()["gibson-2019"].evidence == "D"
    assert "does not say that a group takes pain away" in all_papers()["peer-support"].not_shown


def test_a_paper_is_cited_as_the_cards_cite_it():
    """The same study, in two places: their authors and their DOI agree."""
    for key, source in all_sources().items():
        if key in all_shipped() and source.at.startswith("doi:"):
            ours = all_shipped()[key]
            assert ours.address.endswith(source.at.removeprefix("doi:"))
            assert ours.by.startswith(source.authors) and str(source.year) in ours.by


@pytest.fixture
def broken():
    good = (HERE / "resources.toml").read_text("utf-8")

    def reading(old, new):
        assert old in good
        return read_resources(good.replace(old, new, 1))

    return reading


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('limits = "', 'limit = "', "limits is missing"),
        ('kind = "article"', 'kind = "rumour"', "kind is one of"),
        ('evidence = "A"', 'evidence = "Z"', "evidence is one of"),
        ("minutes = 30", 'minutes = "30"', "minutes is not"),
        ('topics = ["understanding"', 'topics = ["luck"', "'luck' is not known"),
        ("https://www.nice", "http://www.nice", "address: scheme"),
        ("https://www.nice.org.uk/", "https://localhost/", "address: private"),
        ('by = "National', 'by = "" # ', "by is empty"),
    ],
)
def test_a_resource_that_lacks_something_is_refused(broken, old, new, said):
    with pytest.raises(BadContent, match=said):
        broken(old, new)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('resource = "wilson-2024"', 'resource = "hearsay"', "no resource of ours"),
        ('not_shown = "', 'shown = "', "not_shown is missing"),
        ('    "What has this group', '    #"What has this group', "three questions"),
        ("review_by = 2028-11-27", "review_by = 2038-11-27", "by two years at most"),
    ],
)
def test_a_paper_that_lacks_something_is_refused(old, new, said):
    good = (HERE / "research" / "peer-support.toml").read_text("utf-8")
    assert old in good
    with pytest.raises(BadContent, match=said):
        read_paper("peer-support", good.replace(old, new, 1), all_shipped())


def test_past_its_date_it_says_so(db, browse, monkeypatch):
    assert "past its review date" not in browse().get("/library/resources/nice-ng193/").text
    old = {
        slug: type(one)(**{**vars(one), "review_by": shipped.LOOKED_UP.replace(year=2020)})
        for slug, one in all_shipped().items()
    }
    from alongside.library import views

    monkeypatch.setattr(views, "all_shipped", lambda: old)
    assert "past its review date" in browse().get("/library/resources/nice-ng193/").text
    assert "past its review date" in browse().get("/library/topics/medicines/").text
