"""About how long somebody reads."""

# Adults read 238 words of English prose a minute in silence, and 183 aloud, on average of 190
# studies (Brysbaert 2019, "How many words do we read per minute?", Journal of Memory and Language
# 109). Ours is the pace of reading aloud: pain, poor sleep and medicines slow readers down, some
# listen, and who is told too much time has lost nothing.
WORDS_A_MINUTE = 180


def minutes_to_read(text):
    """About how many minutes this text takes, None being no text; 0 where it takes a glance."""
    minutes = round(len((text or "").split()) / WORDS_A_MINUTE)
    return minutes if minutes > 1 else 0
