"""Words about medicines that groups agree not to share: where to get them, and what to take.

Plain Python. What somebody takes themselves, what a clinician told them and what they ask is talk
that groups are for; only getting medicines round a prescriber, and telling another what to do with
theirs, are found. Rules of our own; the topics are those that peer groups' agreements share.
"""

import re
from typing import NamedTuple

# Medicines that come up where people talk about long-term pain, by their names in several
# countries, and how people call them. Read over on 2026-11-27.
NAMES = (
    r"paracetamol|acetaminophen|ibuprofen|naproxen|diclofenac|celecoxib|etoricoxib|meloxicam|"
    r"aspirin|codeine|co-codamol|cocodamol|dihydrocodeine|tramadol|tapentadol|morphine|"
    r"oramorph|oxycodone|oxycontin|percocet|vicodin|hydrocodone|hydromorphone|fentanyl|"
    r"buprenorphine|butrans|methadone|gabapentin|neurontin|pregabalin|lyrica|amitriptyline|"
    r"nortriptyline|duloxetine|cymbalta|venlafaxine|milnacipran|diazepam|valium|lorazepam|"
    r"clonazepam|alprazolam|xanax|temazepam|zopiclone|zolpidem|baclofen|tizanidine|"
    r"methocarbamol|cyclobenzaprine|carisoprodol|topiramate|carbamazepine|propranolol|"
    r"sumatriptan|triptans|prednisolone|methotrexate|naltrexone|ldn|ketamine|nabilone|sativex|"
    r"lidocaine"
)
ANY = (
    rf"(?:{NAMES}|med(?:icine|ication)?s|tablets?|pills|painkillers?|"
    r"opioids?|opiates|benzos|patches|steroids|antidepressants?|prescription)"
)
DOSE = r"\d+(?:[.,]\d+)?\s?(?:mg|mcg|micrograms?|milligrams?|ml)"
FEW, SOME = r"(?:\W+[\w’'-]+){0,3}?\W+", r"(?:\W+[\w’'-]+){0,6}?\W+"
ROUND_A_PRESCRIBER = (
    r"(?:without (?:a |any )?(?:prescription|script|scrip)|no (?:prescription|script) needed|"
    r"under the counter|off the street|on the street|from a dealer|from a mate)"
)
DO = (
    r"(?:take|try|stop|start|double|halve|skip|drop|increase|reduce|raise|lower|up|cut|ditch|"
    r"come off|go up to|go down to|switch to|move to|add|mix|combine)"
)

GETTING = (
    rf"\b(?:sell|selling|swap|swapping|trade|trading)\b{SOME}{ANY}\b",
    rf"\b(?:spare|left-?over|unused)\b{FEW}{ANY}\b",
    rf"\b{ANY}\b{FEW}(?:to spare|left over|going spare)\b",
    rf"\b(?:buy|get|order|find|score|sort)\b{SOME}{ANY}\b{SOME}{ROUND_A_PRESCRIBER}\b",
    rf"\b{ANY}\b{SOME}{ROUND_A_PRESCRIBER}\b",
    rf"\b(?:post|send|give|lend) (?:you|me)\b(?! to sleep){SOME}{ANY}\b",
)
TELLING = (
    rf"\byou (?:really |just |only )?(?:should|could|ought to|need to|have to|must|might want to)"
    rf"\b{FEW}?{DO}\b{SOME}(?:{ANY}|{DOSE})\b",
    r"(?:(?<=[.!?:,;]\s)|(?<=\n)|^|\band (?=just |simply ))(?:just |simply |then |so |please )?"
    rf"{DO}\b(?:\W+(?:your|the|those|that|all|off|taking|another|an extra|up to|to|one|two|more))"
    r"{0,4}?"
    rf"\W+(?:{ANY}|{DOSE})\b",
    r"\bdouble (?:up )?(?:your|the) dose\b",
    rf"\b(?:safe|fine|ok|okay) to (?:take|mix|combine|stop)\b{SOME}(?:{ANY}|{DOSE})\b",
)
# In the sentence, one of these makes of it a report, a question, or the group's own rule.
UNLESS = re.compile(
    r"\b(?:never|not to|n[’']t|nobody|doctor|gp|consultant|pharmacist|nurse|clinic|surgery|told me|"
    r"tells me|asked me|said i|me to|should i|can i|do i|did you|do you|have you|i was|i am|i[’']m|"
    r"prescrib\w+|ask (?:your|a|the))\b|\?",
    re.I,
)


class Found(NamedTuple):
    """`text[start:end]`, and whether it is about `getting` medicines or `telling` what to take."""

    start: int
    end: int
    kind: str


RULES = [
    (kind, re.compile(pattern, re.I | re.M))
    for kind, patterns in (("getting", GETTING), ("telling", TELLING))
    for pattern in patterns
]
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)|\.\S+")
LONGEST = 600  # Letters of a sentence that are looked at; advice comes in shorter ones.


def about_medicines(text):
    """[Found], one a sentence at most, in order."""
    return [found for one in SENTENCE.finditer(text) if (found := in_sentence(one))]


def in_sentence(sentence):
    words = sentence[0][:LONGEST]
    for kind, rule in RULES:
        hit = rule.search(words)
        if hit and (kind == "getting" or not UNLESS.search(words)):
            return Found(sentence.start() + hit.start(), sentence.start() + hit.end(), kind)
    return None
