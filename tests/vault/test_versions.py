"""Two versions of the seal: what was sealed with either opens, each as itself alone."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from alongside.conversations.models import Story
from alongside.vault import moving
from alongside.vault import seal as seals
from alongside.vault.ciphers import HEAD, VERSIONS, first, second
from alongside.vault.errors import SealBroken
from alongside.vault.fields import Sealed
from alongside.vault.keyring import keyring
from alongside.vault.models import open_many
from alongside.vault.seal import VERSION, Place, generation_of, head_of, open_sealed, seal

ONE, OTHER = bytes(range(32)), bytes(range(32, 64))
BEN, MORNING = ("person", 91), ("group", 91)
PLACES = {
    "of two": Place("conversations.story.body", "members", 42, (BEN, MORNING)),
    "of one": Place("people.person.display_name", "members", 91, (BEN,)),
}
OLD = 1


@pytest.fixture
def keys_of_both():
    for name in (BEN, MORNING):
        keyring().create(*name)
    yield
    for name in (BEN, MORNING):
        keyring().destroy(*name)


@pytest.fixture(params=sorted(VERSIONS))
def version(request, monkeypatch):
    """From here on, what is sealed is sealed with this one."""
    monkeypatch.setattr(seals, "VERSION", request.param)
    return request.param


# Worked out apart from our code, step by step after the RFCs. They never change: rows lie sealed
# with them.
VECTORS = [
    (first, ONE, "62217621eb409266c66ba17e795f5cb4b4ce53087708376ac354cc8c0c431e59"),
    (first, ONE + OTHER, "e86624f0406133b4336d4b80c83bd9fdda49f1cb7e74e40feeb21293693368af"),
    (second, ONE, "15fd63bba974160125ce0df3478e96decb6766140afda446af2f8581bd720f5d"),
    (second, ONE + OTHER, "2aa378b29b56c23c9250dd2b9742d0b9f5d0f4433face1d477140f30ac4fad72"),
]
BLOBS = {
    1: (
        "0100016465666768696a6b6c6d6e6f105eb38db6aaf93a2e354df87c40f7019e66280f69cc6831f0"
        "186b409e020344f56f987335d1a9a16fdd84bb35e09ce3cf46b9cd883efc9345e46bdbf8f9f98f74"
        "d5d949d4939324c1ef5960e5c8caebbca2bce87a9e7dd365a4bbf5989f72e0d4fe81605261f7a596"
        "b444f4fa32341fc615fc9ba2fa3bd6538d6355b0d81fbb0f86d3d56bc283a2bb5466efe260ce2c"
    ),
    2: (
        "0200016465666768696a6b6c6d6e6fff251926e38d0258faaec9accb3e464a61e8c1e32e03c4379c"
        "619b75dd39c969fadf943ee4361459401fae0422f4c44669b3719613d1866e20821c0c78fd09efc7"
        "3df6069f4456a2a94531108fbcdf81cfdc42961208112002dcd8d8e7191ec6d3fbaa575e9d385b40"
        "720375e02d2703be4bfa93fa2066966ef6435868040279cec1afb60339e5c219e96a6affda6c06"
    ),
}


@pytest.mark.pure
@pytest.mark.parametrize(("made", "of", "key"), VECTORS)
def test_the_key_of_a_cipher_is_what_it_always_was(made, of, key):
    assert made(of).hex() == key


@pytest.mark.pure
def test_a_blob_of_each_version_opens_byte_for_byte():
    for version, blob in BLOBS.items():
        place = Place("conversations.story.body", "members", 42, (("person", 7), ("group", 8)))
        with_keys = AESGCM(VERSIONS[version](ONE + OTHER))
        blob = bytes.fromhex(blob)
        assert HEAD.unpack(head_of(blob)) == (version, 1)
        text = seals.open_with(with_keys, blob, place.bound(head_of(blob)))
        assert text == "The stairs again."


@pytest.mark.pure
def test_no_two_lots_of_keys_make_one_key():
    lots = [ONE, OTHER, ONE + OTHER, OTHER + ONE, ONE + bytes(32), bytes(32) + ONE]
    made = [make(lot) for make in VERSIONS.values() for lot in lots]
    assert len(set(made)) == len(made)


@pytest.mark.pure
def test_new_values_are_sealed_with_the_newest(keys_of_both):
    assert max(VERSIONS) == VERSION == seal("Words", PLACES["of two"])[0]


@pytest.mark.pure
@pytest.mark.parametrize("place", PLACES)
def test_what_was_sealed_with_any_version_opens(keys_of_both, version, place):
    blob = seal("The stairs again.", PLACES[place])
    assert blob[0] == version
    assert generation_of(blob) == keyring().data_generation()
    assert open_sealed(blob, PLACES[place]) == "The stairs again."


@pytest.mark.pure
@pytest.mark.parametrize("place", PLACES)
def test_it_does_not_open_as_another_version(keys_of_both, version, place):
    blob = seal("The stairs again.", PLACES[place])
    for other in {*VERSIONS, 0, 3, 255} - {version}:
        with pytest.raises(SealBroken):
            open_sealed(bytes([other]) + blob[1:], PLACES[place])


@pytest.mark.pure
@pytest.mark.parametrize("place", PLACES)
def test_neither_key_nor_head_of_another_version_is_enough(keys_of_both, version, place):
    """Either alone keeps the versions apart."""
    place = PLACES[place]
    blob = seal("The stairs again.", place)
    material = b"".join(keyring().key(*owner) for owner in place.owners)
    own = AESGCM(VERSIONS[version](material))
    assert seals.open_with(own, blob, place.bound(head_of(blob))) == "The stairs again."
    for other in VERSIONS.keys() - {version}:
        with pytest.raises(InvalidTag):
            seals.open_with(own, blob, place.bound(HEAD.pack(other, generation_of(blob))))
        with pytest.raises(InvalidTag):
            seals.open_with(AESGCM(VERSIONS[other](material)), blob, place.bound(head_of(blob)))


# -- rows of both ----------------------------------------------------------------------------------


@pytest.fixture
def of_both(morning, ben, monkeypatch):
    """Ben's stories, the older ones sealed with the version before."""
    for number, version in enumerate([OLD, VERSION, OLD, VERSION]):
        with monkeypatch.context() as then:
            then.setattr(seals, "VERSION", version)
            Story.objects.share(by=ben, group=morning, body=f"Day {number}", wish="listen")
    assert {blob_of(story)[0] for story in Story.objects.all()} == {OLD, VERSION}
    return Story.objects.order_by("shared_at").select_related("author")


def blob_of(story):
    return story.__dict__["body"]


def test_a_page_of_both_versions_opens_at_once(of_both):
    keyring().forget()
    before = keyring().looked_up
    assert [story.body for story in of_both.opened()] == [f"Day {number}" for number in range(4)]
    assert keyring().looked_up == before + 1


def test_a_row_that_says_another_version_opens_in_no_way(of_both):
    for other in (OLD, VERSION, 0, 3):
        for story in of_both.all():
            blob = blob_of(story)
            if blob[0] != other:
                story.__dict__["body"] = Sealed(bytes([other]) + blob[1:])
                open_many([story])
                assert type(story.__dict__["body"]) is Sealed
                assert story.readable("body") is None


def test_editing_and_resealing_bring_the_newest(of_both):
    story = of_both.first()
    assert blob_of(story)[0] == OLD
    story.body = "Day 0, once more"
    story.save()
    assert blob_of(of_both.first())[0] == VERSION
    keyring().begin_data_generation()
    moving.reseal()
    assert {blob_of(story)[0] for story in of_both.all()} == {VERSION}
    bodies = [story.body for story in of_both.all()]
    assert bodies == ["Day 0, once more", "Day 1", "Day 2", "Day 3"]
