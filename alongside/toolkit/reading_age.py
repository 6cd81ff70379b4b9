"""How old somebody has to be to read a text with ease, by the Flesch-Kincaid formula.

Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of new readability formulas for Navy
enlisted personnel, Research Branch Report 8-75. It gives a school grade; five more is the age.
"""

import re

# Names of conditions and medicines, which somebody who has them knows by heart: left out of the
# count, as is usual for names.
NAMES = {
    *("acupuncture", "alcohol", "antidepressants", "apnoea", "arthritis", "benzodiazepines"),
    *("bipolar", "caffeine", "cannabis", "diabetes", "epilepsy", "fibromyalgia"),
    *("gabapentinoids", "migraine", "naloxone", "opioids", "osteoporosis", "paracetamol"),
    *("psychosis", "raynaud’s", "steroids", "tens", "warfarin"),
}
WORD = re.compile(r"[a-z]+(?:[’'-][a-z]+)*", re.I)
SENTENCE = re.compile(r"[.!?]+(?=[\s”)]|$)|\n+")
VOWELS = re.compile(r"[aeiouy]+")
# Vowels side by side that are two syllables all the same: tri-al, qui-et, be-ing, seri-ous.
APART = re.compile(r"i[ao](?!n)|(?<!t)ie[nt]|[aeo]ing$")
# Endings that are written with a vowel and not spoken as a syllable of their own.
SILENT = re.compile(r"(?:[^aeiouylr]|[aeiou]r|[aeiou]l)es?$|[^aeioutd]ed$|[aeiou]re$|rse$")


def syllables(word):
    """About how many syllables a word has: groups of vowels, without silent endings."""
    return sum(of_one_part(part) for part in re.split(r"[-’']", word.lower()) if part)


def of_one_part(word):
    count = len(VOWELS.findall(word)) + len(APART.findall(word))
    if count > 1 and SILENT.search(word) and not re.search(r"(?:[sxz]|[cs]h|[cg])es$", word):
        count -= 1
    return max(count, 1)


def reading_age(text):
    """The age in years, to one decimal. A sentence ends with . ! ? or the line."""
    sentences = [found for part in SENTENCE.split(text) if (found := words_of(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    per_sentence = len(words) / len(sentences)
    per_word = sum(map(syllables, words)) / len(words)
    return round(0.39 * per_sentence + 11.8 * per_word - 15.59 + 5, 1)


def words_of(sentence):
    return [word for word in WORD.findall(sentence) if word.lower() not in NAMES]
