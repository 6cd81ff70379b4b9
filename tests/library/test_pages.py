"""The library as people come to it: everybody, visitors too."""

import pytest
from django.utils import timezone
from markupsafe import escape

from alongside.lib.topics import TOPICS
from alongside.library.models import Resource
from alongside.library.shipped import all_papers, all_shipped


def test_all_nine_topics_and_all_papers_are_one_link_away(db, browse):
    page = browse().get("/library/").text
    for topic in TOPICS:
        assert f'href="/library/topics/{topic}/"' in page
    for slug in all_papers():
        assert f'href="/library/research/{slug}/"' in page


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_shows_what_belongs_to_it_and_nothing_else(db, browse, topic):
    page = browse().get(f"/library/topics/{topic}/").text
    for key, resource in all_shipped().items():
        there = f'href="/library/resources/{key}/"' in page
        assert there is (topic in resource.topics)


def test_a_resource_says_all_that_is_known_of_it(db, browse):
    for key, resource in all_shipped().items():
        page = browse().get(f"/library/resources/{key}/").text
        for words in (resource.title, resource.by, resource.what, resource.limits):
            assert str(escape(words)) in page
        assert "No clinician has signed it." in page
        assert ('rel="noopener noreferrer external"' in page) is bool(resource.address)


def test_a_paper_is_told_with_its_limits_three_questions_and_where_it_is(db, browse):
    for slug, paper in all_papers().items():
        page = browse().get(f"/library/research/{slug}/").text
        for words in (*paper.plain, paper.not_shown, *paper.questions, paper.resource.by):
            assert str(escape(words)) in page
        assert f'href="/library/resources/{paper.resource.key}/"' in page
        assert "data-read-aloud" in page


@pytest.mark.parametrize(
    "address",
    [
        *("topics/luck/", "resources/hearsay/", "resources/12345/", "research/wilson-2024/"),
        *("resources/99999999999999999999/", "resources/-1/", f"resources/{5_000 * '9'}/"),
    ],
)
def test_what_is_not_there_is_not_found(db, browse, address):
    assert browse().get(f"/library/{address}").status_code == 404


def test_a_topic_asks_as_much_of_the_database_with_many_resources(
    dev, reviews, browse, says, django_assert_max_num_queries
):
    for _one in range(30):
        row = Resource.objects.create(says=says)
        said = {"signed_by": "Dev", "conflict": "None.", "why": ""}
        row.decide("shown", by=dev, said=said, review_by=timezone.localdate())
    with django_assert_max_num_queries(3):
        page = browse().get("/library/topics/coping/").text
    assert page.count(says["title"]) == 30
