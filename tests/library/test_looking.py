"""Looking whether a page is still there: outside alone, and at what was looked at."""

import socket

import pytest

from alongside.library import jobs, looking
from alongside.library.addresses import AddressRefused
from alongside.library.looking import look
from alongside.library.models import Look, Resource
from alongside.library.shipped import all_shipped
from alongside.library.views import all_shipped as shipped_on_pages
from alongside.work import run_due

PAGE = "https://www.nice.org.uk/guidance/ng193"
OUTSIDE, INSIDE = "93.184.215.14", "169.254.169.254"


class Web:
    """What each name leads to, what each page answers, and where somebody went."""

    def __init__(self):
        self.names, self.pages, self.went = {}, {}, []

    def getaddrinfo(self, host, port, **more):
        found = self.names.get(host, [OUTSIDE])
        if not found:
            raise socket.gaierror("no such name")
        return [(0, 0, 0, "", (ip, port)) for ip in found]

    def connection(self, host, ip):
        return Connection(self, host, ip)


class Connection:
    def __init__(self, web, host, ip):
        self.web, self.host, self.ip = web, host, ip

    def request(self, method, path, headers):
        self.web.went.append((method, self.ip, f"https://{self.host}{path}"))
        answer = self.web.pages.get(f"https://{self.host}{path}", 200)
        if isinstance(answer, Exception):
            raise answer
        self.status, self.onward = answer if isinstance(answer, tuple) else (answer, None)

    def getresponse(self):
        return self

    def getheader(self, name):
        return self.onward

    def close(self):
        pass


@pytest.fixture
def web(monkeypatch):
    web = Web()
    monkeypatch.setattr(looking.socket, "getaddrinfo", web.getaddrinfo)
    monkeypatch.setattr(looking, "To", web.connection)
    return web


@pytest.mark.parametrize(
    ("status", "there"),
    [(200, True), (403, True), (405, True), (404, False), (410, False), (500, None), (503, None)],
)
def test_what_an_answer_says_of_a_page(web, status, there):
    web.pages[PAGE] = status
    assert look(PAGE).is_there is there
    assert web.went == [("HEAD", OUTSIDE, PAGE)]


def test_a_slow_site_or_a_name_that_is_not_found_now_is_not_a_lost_one(web):
    web.pages[PAGE] = TimeoutError()
    assert look(PAGE).is_there is None
    web.names["www.nice.org.uk"] = []
    assert look(PAGE).is_there is None


@pytest.mark.parametrize("ips", [[INSIDE], [OUTSIDE, INSIDE], ["::1"], ["10.0.0.1"]])
def test_where_a_name_leads_inside_nobody_goes_there(web, ips):
    web.names["www.nice.org.uk"] = ips
    with pytest.raises(AddressRefused):
        look(PAGE)
    assert web.went == []


def test_it_goes_to_the_very_address_that_was_looked_at(web):
    """A name that leads inside when it is asked for the second time is not asked a second time."""
    answers = iter([[OUTSIDE], [INSIDE]])
    web.getaddrinfo = None
    looking.socket.getaddrinfo = lambda host, port, **more: [
        (0, 0, 0, "", (ip, port)) for ip in next(answers)
    ]
    look(PAGE)
    assert [ip for _method, ip, _page in web.went] == [OUTSIDE]


@pytest.mark.parametrize(
    "onward",
    [
        *("http://www.nice.org.uk/", "https://127.0.0.1/", "https://localhost/", "file:///etc"),
        *("https://a:b@example.org/", "https://inside.example.org/"),
    ],
)
def test_a_redirect_leads_nowhere_that_an_address_may_not(web, onward):
    web.names["inside.example.org"] = [INSIDE]
    web.pages[PAGE] = (302, onward)
    with pytest.raises(AddressRefused):
        look(PAGE)
    assert len(web.went) == 1


def test_redirects_are_followed_a_few_times(web):
    web.pages[PAGE] = (301, "/guidance/moved")
    assert look(PAGE).is_there is True
    assert web.went[-1][2] == "https://www.nice.org.uk/guidance/moved"
    web.pages["https://www.nice.org.uk/guidance/moved"] = (301, PAGE)
    assert look(PAGE).is_there is None


def test_an_address_that_is_written_with_other_letters_is_looked_at(web):
    exercise = "https://de.wikipedia.org/wiki/Übung"
    on_the_line = "https://de.wikipedia.org/wiki/%C3%9Cbung"
    assert look(exercise).is_there is True
    assert web.went == [("HEAD", OUTSIDE, on_the_line)]
    web.pages[on_the_line] = 404
    web.pages[PAGE] = (301, exercise.encode().decode("latin-1"))  # As it comes off the line.
    assert look(PAGE).is_there is False
    assert look("https://example.org/%C3%9C?a=%26").is_there is True
    assert web.went[-1][2] == "https://example.org/%C3%9C?a=%26", "what is so already stays so"


def test_a_redirect_to_what_is_no_address_is_as_good_as_gone(web, db):
    web.pages[PAGE] = (301, "https://[::1")
    jobs.look_at("nice-ng193")
    assert Look.objects.gone() == {"nice-ng193"}


@pytest.mark.parametrize("onward", ["http://www.nice.org.uk/", "https://www.nice.org.uk:8443/"])
def test_of_a_redirect_that_nobody_follows_here_nobody_can_tell(web, db, onward):
    web.pages[PAGE] = (301, onward)
    jobs.look_at("nice-ng193")
    assert Look.objects.gone() == set()
    web.pages[PAGE] = 404
    jobs.look_at("nice-ng193")
    web.pages[PAGE] = (301, onward)
    jobs.look_at("nice-ng193")
    assert Look.objects.gone() == {"nice-ng193"}, "what was known stays"


# -- once a week -----------------------------------------------------------------------------------


@pytest.fixture
def real(settings):
    settings.LINK_CHECKS = True


def test_what_is_gone_is_said_on_its_page_until_it_is_back(web, db, browse):
    web.pages[PAGE] = 404
    jobs.look_at("nice-ng193")
    assert "was not there any more" in browse().get("/library/resources/nice-ng193/").text
    assert "was not there any more" in browse().get("/library/topics/medicines/").text
    web.pages[PAGE] = 500
    jobs.look_at("nice-ng193")
    assert Look.objects.gone() == {"nice-ng193"}, "nobody could tell: what was known stays"
    web.pages[PAGE] = 200
    jobs.look_at("nice-ng193")
    assert "was not there any more" not in browse().get("/library/resources/nice-ng193/").text


def test_an_address_that_has_come_to_lead_inside_is_as_good_as_gone(web, db):
    web.names["www.nice.org.uk"] = [INSIDE]
    jobs.look_at("nice-ng193")
    assert Look.objects.gone() == {"nice-ng193"} and web.went == []


def test_each_page_of_the_library_is_asked_for_once(web, db, real):
    from django.utils import timezone

    now = timezone.now()
    jobs.look_over(now)
    jobs.look_over(now)
    run_due()
    pages = {one.address for one in all_shipped().values() if one.address}
    went = [page for _method, _ip, page in web.went]
    assert sorted(went) == sorted(pages)


def test_a_demo_asks_nobody(web, db):
    from django.utils import timezone

    jobs.look_over(timezone.now())
    run_due()
    assert web.went == []


def test_what_is_not_in_the_library_is_never_looked_at(web, cleo, bens_story, says):
    """A suggestion that waits, and a link in somebody's story."""
    bens_story.body = "See https://www.nice.org.uk/guidance/ng215"
    bens_story.save()
    waiting = Resource.objects.create(suggested_by=cleo, says=says)
    assert str(waiting.pk) not in jobs.addresses()
    jobs.look_at(str(waiting.pk))
    jobs.look_at(str(bens_story.pk))
    assert web.went == []


def test_pages_and_jobs_speak_of_the_same_resources():
    assert shipped_on_pages is all_shipped
