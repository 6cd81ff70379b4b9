"""Pages come packed as Django packs them, and of no length that would tell what is in them."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from alongside.lib.packing import Packing

PAGE = b"<p>The stairs were hard today.</p>" * 40


@pytest.fixture
def answer(rf):
    """`answer(response, accepts)` is what the browser is sent."""

    def pack(response, accepts="gzip, deflate, br"):
        request = rf.get("/", headers={"accept-encoding": accepts})
        return Packing(lambda request: response)(request)

    return pack


def test_a_page_is_packed_and_says_so(answer):
    answered = answer(HttpResponse(PAGE))
    assert gzip.decompress(answered.content) == PAGE
    assert answered.headers["Content-Encoding"] == "gzip"
    assert answered.headers["Content-Length"] == str(len(answered.content))
    assert answered.headers["Vary"] == "Accept-Encoding"
    assert len(answered.content) < len(PAGE) / 2


def test_the_same_page_is_of_many_lengths(answer):
    lengths = {len(answer(HttpResponse(PAGE)).content) for _again in range(200)}
    assert len(lengths) > 50 and max(lengths) - min(lengths) < 100


@pytest.mark.parametrize(
    ("content", "accepts"),
    [(PAGE, "br"), (PAGE, ""), (b"Saved.", "gzip"), (bytes(range(256)), "gzip")],
    ids=["the browser does not read it", "it says nothing", "a few words", "nothing to gain"],
)
def test_what_is_not_packed_is_sent_as_it_is(answer, content, accepts):
    answered = answer(HttpResponse(content), accepts)
    assert answered.content == content
    assert "Content-Encoding" not in answered.headers


def test_what_is_packed_already_is_not_packed_again(answer):
    answered = answer(HttpResponse(PAGE, headers={"Content-Encoding": "br"}))
    assert answered.content == PAGE and answered.headers["Content-Encoding"] == "br"


def test_what_is_sent_piece_by_piece_is_packed_by_django(answer):
    answered = answer(StreamingHttpResponse([PAGE, PAGE]))
    assert gzip.decompress(b"".join(answered)) == PAGE * 2
