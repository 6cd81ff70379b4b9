"""`alongside evaluate details FILE`: a line for each text, and a clear no for a bad one."""

import json

import pytest

from alongside.__main__ import main

pytestmark = pytest.mark.pure


@pytest.fixture
def asked(tmp_path, capsys):
    """(exit code, stdout, stderr) for a file with this content."""

    def ask(content):
        path = tmp_path / "texts.jsonl"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main(["evaluate", "details", str(path)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ask


def test_each_text_gets_a_line_with_its_id_and_spans(asked):
    rows = [
        {"id": "a", "text": "😀 wren@example.org or 07700 900321"},
        {"id": 2, "text": "7/10 today", "kind": "is not looked at"},
    ]
    code, out, err = asked("\ufeff" + "\n\n".join(json.dumps(row) for row in rows) + "\n")
    assert (code, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "id": "a",
            "spans": [
                {"start": 2, "end": 18, "type": "email"},
                {"start": 22, "end": 34, "type": "phone"},
            ],
        },
        {"id": 2, "spans": []},
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"id": 1, "text": "a"}\nno', "line 2: this is not JSON"),
        ('{"id": 1}', 'line 1: "text" is missing'),
        ('{"text": "a"}', 'line 1: "id" is missing'),
        ('{"id": 1, "text": 7}', 'line 1: "text" is missing, or not a text'),
        ("[]", "line 1: this is not a JSON object"),
        (b"\xff\xfe", "is not text in UTF-8"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(asked, content, says):
    code, _, err = asked(content)
    assert code == 2
    assert says in err
    assert "texts.jsonl" in err


def test_a_file_that_is_not_there_is_named(capsys):
    assert main(["evaluate", "details", "/nowhere/texts.jsonl"]) == 2
    assert "/nowhere/texts.jsonl cannot be read" in capsys.readouterr().err
