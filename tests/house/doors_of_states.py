"""How the doors change for the same person in another state, or in another role.

Cleo is a member in the table of doors, and Ada facilitates. Here one of them has become something
else. What they hear then is what their column there says, but for what is told here.
"""

from dataclasses import dataclass, field

# Doors of Cleo's own things, whatever she is in the morning group; a stranger has others, or none.
OF_HER_OWN = (
    *("mfa_remove_webauthn", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
    *("take_back_consent", "export_file", "suspended", "appeal", "link", "stop_recovery"),
    *("remove_address", "sign_out_others", "read_news", "not_me", "unblock", "unmute"),
    *("asking", "take_back_asking", "put_away_asking", "decision", "ask_to_join"),
    *("vouch", "set_aside"),
    "with_me",
    *("notice", "from_outside", "unsubscribe_device"),
    *("small_step", "look_back", "keep_step", "remove_step"),
)


@dataclass(frozen=True)
class State:
    who: str  # Whose state it is.
    # Nothing of the group is there; or, for a supervisor, they know of it and are refused.
    is_outside: bool = False
    is_barred: bool = False
    but: dict = field(default_factory=dict)  # {(door, method): cell}

    def expects(self, door, method, cells, address):
        """The cell for this person now, from the row of the table of doors."""
        usual = cells[self.who]
        is_of_the_group = cells["dev"] == "404" and door.partition("/")[0] not in OF_HER_OWN
        if is_of_the_group and self.is_outside:
            usual = "404"
        if is_of_the_group and self.is_barred:
            usual = "403" if address.startswith("/groups/") else "404"
        return self.but.get((door, method), usual)


def state(name, who, *but, **where):
    """`but`: lines with a door, a method, and what is heard instead."""
    lines = [line.split() for line in "\n".join(but).splitlines() if line.strip()]
    told = {(door, method): cell for door, method, cell in lines}
    assert len(told) == len(lines), f"{name}: a line stands twice"
    STATES[name] = State(who, but=told, **where)


STATES = {}

# Whoever is in no group with somebody has nobody to keep out of their sight there. Ada and Cleo are
# together in the quiet group all the same.
NOT_TOGETHER = """
block                   GET     404
block                   POST    404
block/facilitator       GET     200
block/facilitator       POST    blocked!
mute                    POST    404
"""
# Who asks to join has a thread with those who lead, and may raise a concern about it.
A_THREAD = """
thread          GET     200!
thread          POST    thread!
take_time       POST    thread
no_time_fits    GET     200
no_time_fits    POST    thread!
concern         GET     200
concern         POST    my_concerns!
"""
# Who was in the group reads theirs for a month, and writes no more.
A_THREAD_TO_READ = """
thread          GET     200!
thread          POST    403
take_time       POST    403
no_time_fits    GET     403
no_time_fits    POST    403
concern         GET     200
concern         POST    my_concerns!
"""
# Whoever does not read there any more shares nothing there, and has nobody there to tell.
A_STEP_OF_ONES_OWN = """
keep_step       POST    small_step
tell_rough_day  POST    200
"""
# What they were told of holds no more: opened, it is read, and leads to Today.
NOTHING_TO_TELL = """
notice          GET     home!
from_outside    GET     home!
"""
# In a break the same, but nothing of it counts as read.
NOTHING_FOR_NOW = """
notices         GET     200
read_notices    POST    notices
notice          GET     home
from_outside    GET     home
"""
A_LINK_LETS_IN = "join  POST  agree!"
A_LINK_KEEPS_WAITING = "join  POST  asking"
A_LINK_WAITS = "join  POST  asking!"  # The group is full.
NO_LINK_LEADS_BACK = """
join            GET     404
join            POST    404
join/to-lead    GET     404
join/to-lead    POST    404
"""
A_DECISION_TO_READ = """
decision/waiting    GET     200!
decision/waiting    POST    decision!
"""
NO_WRITING = """
propose         GET     403
propose         POST    403
propose/another GET     403
propose/another POST    403
remark          POST    403
stories         POST    403
share           GET     403
reply           POST    403
edit_story      GET     403
edit_story      POST    403
edit_reply      GET     403
edit_reply      POST    403
pin_story       GET     403
pin_story       POST    403
pin_reply       GET     403
pin_reply       POST    403
reply/paused    POST    403
begin_card      GET     403
begin_card      POST    403
explaining_card POST    403
edit_line       GET     403
edit_line       POST    403
impressions     POST    403
"""
NOT_THE_GROUP_ITSELF = """
words_kept              POST    403
group_quick_exit        POST    403
visitors                GET     403
visitors                POST    403
group_settings          GET     403
group_settings          POST    403
role                    GET     403
role                    POST    403
ask_to_leave            GET     403
ask_to_leave            POST    403
ask_to_leave/elsewhere  POST    403
ending                  GET     404
ending                  POST    404
call_off_ending         POST    403
"""
NUMBERS_ALONE = """
numbers         GET     200
supervision     GET     200
looking_back    GET     200
agreement       GET     200
agreement       POST    group
leave           GET     200
leave           POST    home!
leave_words     GET     200
leave_goodbye   GET     200
leave_goodbye   POST    home!
concern         GET     200
concern         POST    my_concerns!
concern_about   GET     200
concern_about   POST    my_concerns!
concern_about/stranger  GET     404
concern_about/stranger  POST    404
about_me        POST    profile!
"""

NOT_THERE = (NOT_TOGETHER, A_STEP_OF_ONES_OWN, NOTHING_TO_TELL)
GONE = (*NOT_THERE, A_THREAD_TO_READ)

state("asked", "cleo", *NOT_THERE, A_THREAD, A_LINK_WAITS, is_outside=True)
state("waiting", "cleo", *NOT_THERE, A_THREAD, A_LINK_KEEPS_WAITING, is_outside=True)
state("left", "cleo", *GONE, A_LINK_LETS_IN, is_outside=True)
state("removed", "cleo", *GONE, NO_LINK_LEADS_BACK, A_DECISION_TO_READ, is_outside=True)
state("silenced", "cleo", NO_WRITING)
state("paused", "cleo", NOTHING_FOR_NOW, "pause POST pause", "back POST home!")
state("peer", "cleo", "desk GET 200")
state("co_facilitator", "ada", NOT_THE_GROUP_ITSELF)
state("supervisor", "cleo", *NOT_THERE, NUMBERS_ALONE, is_barred=True)
