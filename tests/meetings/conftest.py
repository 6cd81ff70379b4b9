import pytest

from .evening import Evening


@pytest.fixture
def room(tonight, browse):
    return Evening(tonight, browse)
