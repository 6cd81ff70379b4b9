"""What whoever restores has to know of it afterwards."""


def warnings(data, keyring, *, newer, made):
    found = []
    if not data:
        found = [
            "What was written by people who came after "
            f"{keyring.said['when']:%Y-%m-%d %H:%M} UTC, or in groups that began since, cannot be "
            "opened."
        ]
    elif keyring and keyring.said["when"] < data.said["when"]:
        found = [
            "The copy of the keyring is older than that of the data. What was written by people "
            "who came in between, or in groups that began then, cannot be opened."
        ]
    if newer:
        found.append(
            f"{newer} values here are sealed with newer keys than this keyring has, and cannot be "
            "opened."
        )
    if made:
        found.append(
            f"New keys were made for {made} of the people, groups and cases of the care team that "
            "have none in this keyring, so that writing can go on. What was written with the keys "
            "they had cannot be opened. If there is a newer copy of the keyring, put that back "
            "now: it would not open what is written with the new keys."
        )
    return found
