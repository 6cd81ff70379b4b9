"""What a form says that needs another look: of which question, and in whose words."""

import re

PROBLEM = re.compile(r'<div class="problem".*?</div>', re.DOTALL)


def problem(page):
    """The box above a form, without its line breaks."""
    return " ".join(PROBLEM.search(page.text)[0].split())


def test_each_of_several_problems_says_which_question_it_is_about(db, browse):
    told = problem(browse().post("/sign-in/", {"login": "", "password": ""}))
    assert "A few things need another look" in told
    for label in ("Your name here", "Password"):
        assert f"<strong>{label}</strong><br>This is still missing.</span></a>" in told


def test_a_single_one_is_a_link_to_its_question(db, browse):
    told = problem(browse().post("/sign-in/", {"login": "cleo", "password": ""}))
    assert '<a href="#id_password"><span>This is still missing.</span></a>' in told
    assert "<strong>" not in told
