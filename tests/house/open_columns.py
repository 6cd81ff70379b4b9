"""Every column that is neither a key, nor sealed, nor hashed, and why it may lie open.

Whoever steals the database can read these. So each reason has to hold against a thief.
"""

WHEN = "a moment; who wrote when is what a thief may see, and the privacy page says so"
IDS = "an id made at random, which tells nothing by itself"
UNUSED = "allauth's; no e-mail is asked for, and a test sees that the table stays empty"
DJANGOS = "a name out of Django's or our own code, the same in every Alongside"

OPEN = {
    "home.Host": {"only": "always yes: it is what makes a second row impossible"},
    "conversations.Story": {
        "wish": "which of three buttons says how to answer; nothing about what is in the story",
        "shared_at": WHEN,
        "newest_reply_at": WHEN,
        "taken_back_at": WHEN,
    },
    "conversations.Reply": {"shared_at": WHEN, "taken_back_at": WHEN},
    "conversations.Response": {
        "kind": "which of four kind taps; what it answers is sealed",
        "given_at": WHEN,
    },
    "conversations.ReadingMark": {"read_at": WHEN},
    "meetings.Meeting": {
        "wall_date": WHEN,
        "wall_time": WHEN,
        "zone": "the clock the group goes by, such as Europe/London",
        "starts_at": WHEN,
        "opened_at": WHEN,
        "closed_at": WHEN,
    },
    "meetings.Seat": {
        "facilitates": "a role in one meeting, as in the membership",
        "has_stream": "whether a browser ever kept the page open; about the browser",
    },
    "meetings.Entry": {"phase": "the number of a part of the plan", "said_at": WHEN},
    "meetings.Happening": {
        "number": "the place in the order of events",
        "at": WHEN,
        "command": "a random id, or the number and verb of a button",
        "by": IDS,
        "event": "seats and entries by id, as the engine knows them: never a word, never health",
    },
    "groups.Group": {
        "slug": "made by the demo only, for its made-up groups; nothing where people are real",
        "time_zone": "the clock the group goes by, such as Europe/London",
        "language": "the language of the group, the same for many groups",
        "begun_at": WHEN,
        "told_to_visitors": "whether the first page tells when it meets; visitors see that too",
        "quick_exit": "whether the group has the button to leave quickly, for all its members",
    },
    "meetings.Ahead": {"said_at": WHEN},
    "groups.EmergencyReading": {"asked_at": WHEN, "begins_at": WHEN, "ends_at": WHEN},
    "groups.Membership": {
        "role": "member or facilitator, which decides who may do what",
        "joined_at": WHEN,
        "ended_at": WHEN,
        "named_to_visitors": "whether the first page names who leads; visitors see that too",
    },
    "groups.Agreement": {"version": "a counted number, from one on", "written_at": WHEN},
    "groups.Acceptance": {"accepted_at": WHEN},
    "groups.Invitation": {
        "role": "member or facilitator, as in a membership",
        "expires_at": WHEN,
        "withdrawn_at": WHEN,
    },
    "people.Person": {
        "password": "an Argon2id hash with a salt of its own",
        "last_login": WHEN,
        "is_organiser": "a role, which decides who may do what",
        "leads": "a role, as in the membership",
        "agreed_limits": "the version of a page that is the same for everybody",
        "is_suspended": "whether the account is closed for a while; the reason is sealed",
        "has_news": "whether a note about the account waits to be read; what it says is sealed",
        "is_active": "whether the account may sign in; not why",
        "arrived_at": WHEN,
    },
    "people.Consent": {
        "kind": "which page was agreed to, by a name out of our code",
        "version": "the version of that page, the same for everybody",
        "given_at": WHEN,
        "taken_back_at": WHEN,
    },
    "people.Block": {"at": WHEN},
    "people.Mute": {"at": WHEN},
    "people.Address": {"added_at": WHEN, "confirmed_at": WHEN},
    "people.Link": {"kind": "which of three things the link opens", "expires_at": WHEN},
    "people.News": {
        "kind": "what happened to the account, by a name out of our code; the rest is sealed",
        "at": WHEN,
        "read_at": WHEN,
    },
    "people.Recovery": {
        "asked_at": WHEN,
        "first_at": WHEN,
        "second_at": WHEN,
        "opens_at": WHEN,
        "ended_at": WHEN,
        "ended": "how it ended: stopped, used or expired",
    },
    "people.Suspension": {
        "at": WHEN,
        "appealed_at": WHEN,
        "answered_at": WHEN,
        "lifted_at": WHEN,
    },
    "people.Readiness": {
        "trained_on": "the day of a facilitator's training; nothing about health",
        "supervision_on": "the day of a facilitator's next supervision; nothing about health",
        "noted_at": WHEN,
    },
    "people.Draft": {"place": "what the words are for, by kind and id", "saved_at": WHEN},
    "vault.SignIn": {
        "session_key": "a hash of the cookie, which signs nobody in",
        "session_data": "sealed by the sign-in's own store, in hexadecimal",
        "expire_date": WHEN,
        "person_id": IDS,
    },
    "vault.Ending": {
        "what": "which kind of ending, by a name out of our code",
        "about": "ids, and which of two choices somebody made; never a word",
        "at": WHEN,
        "kept": "whether the ledger has this line",
        "done": "whether all that follows has been done",
    },
    "vault.AccessLine": {
        "at": WHEN,
        "what": "which kind of act, by a name out of our code",
        "by": IDS,
        "about": "ids and numbers; never a word",
        "seal": "a keyed hash of the line, which only the audit key can make",
    },
    "vault.Waiting": {
        "label": "which field the row's words are in, by its frozen name",
        "row": IDS,
    },
    "mfa.Authenticator": {
        "type": "passkey, codes or app: which kind of second factor somebody has",
        "data": "a passkey's public half; secrets in it are sealed under their person's key",
        "created_at": WHEN,
        "last_used_at": WHEN,
    },
    "account.EmailAddress": {"email": UNUSED, "verified": UNUSED, "primary": UNUSED},
    "account.EmailConfirmation": {"created": UNUSED, "sent": UNUSED, "key": UNUSED},
    "auth.Permission": {"name": DJANGOS, "codename": DJANGOS},
    "auth.Group": {"name": "Django's own groups, which nothing here uses; a test sees to it"},
    "contenttypes.ContentType": {"app_label": DJANGOS, "model": DJANGOS},
}

EMPTY = ("account.EmailAddress", "account.EmailConfirmation", "auth.Group")
