"""What somebody of the care team takes along: what they did and when, and no word about others."""

from alongside.care.models import Case
from tests.people.test_exporting import link_for, unpacked

from ..acting import ASK, CLOSE, act

ABOUT_CLEO = {
    "contact": {"reason": "Cleo is at the bridge."},
    "think": {"act": "Cleo needs somebody tonight."},
    "escalate": {"called": "The ambulance, for Cleo.", "used": "Where Cleo lives."},
    "hand-over": {"to": "", "words": "Cleo trusts women more."},
}


def taken_along(browser):
    answer = browser.get(link_for(browser))
    return unpacked(b"".join(answer) if answer.streaming else answer.content)


def test_words_about_somebody_stay_in_their_case(of_two, cleo, ada, gwen, browse):
    theirs, hers = browse(cleo), browse(ada)
    theirs.post("/account/contact/", {"name": "Wendel", "number": "112", "knows": "on"})
    theirs.post(ASK)
    case = Case.objects.get()
    act(hers, case, "claim")
    act(hers, case, "write", words="Where are you just now?")
    theirs.post(f"{ASK}{case.pk}/", {"words": "On my way home."})
    for verb, said in ABOUT_CLEO.items():
        act(hers, case, verb, **said)
    act(browse(gwen), case, "claim")
    act(hers, case, "second", words="I would ring Cleo.")
    hers.get(f"/care/{case.pk}/")
    act(browse(gwen), case, "close", **CLOSE, words="Cleo is home.")
    done = [step.what for step in case.steps.filter(by=ada).order_by("at", "pk").opened()]
    assert done[2:] == ["contact_opened", "thought_through", "escalated", "handed_over", "seconded"]
    for whose in (ada, gwen):
        for name, text in taken_along(browse(whose)).items():
            assert "Cleo" not in text and "On my way home." not in text, name
    told = "".join(taken_along(hers).values())
    assert "Where are you just now?" in told and "called for help outside" in told
    assert "On my way home." in "".join(taken_along(theirs).values())
