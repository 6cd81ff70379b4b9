"""The table of doors: every address, how one may knock, and what each of seven people hears.

A cell is a status, or the page that one is sent on to: `in` is the sign-in page, `limits` the
limits of confidentiality, `agree` the group’s agreement, `out` the page after signing out, `new`
signing up, `ways`, `passkey`, `make` and `codes` pages of one’s ways of signing in, any
other word the name of an address.
With a `!` something was kept; without one, no row of any table may be different afterwards.

Leo has signed up but not agreed to the limits yet. Olive, who organises, and Dev, who leads the
evening group, are strangers to the morning group. Nia is invited to it and has not accepted its
agreement. Cleo is a member, and has the turn in tonight's meeting. Ada facilitates.

A word behind a slash is a verb of the meeting, or tells two states of one door apart. `other` are
the methods that no form of ours uses.
"""

from . import (
    doors_arriving,
    doors_at_work,
    doors_cards,
    doors_caring,
    doors_explaining,
    doors_finding,
    doors_flaring,
    doors_holding,
    doors_joining,
    doors_library,
    doors_looking_after,
    doors_looking_back,
    doors_notices,
    doors_of_deaths,
    doors_of_ones_own,
    doors_of_the_toolkit,
    doors_parting,
    doors_plans,
    doors_reading,
    doors_recommending,
    doors_rehearsing,
    doors_schedule,
    doors_second_thoughts,
    doors_slow,
    doors_talking,
)

WHO = ("visitor", "leo", "olive", "dev", "nia", "cleo", "ada")

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

home                        GET     200      limits   200      200      200      200      200
home                        POST    405      limits   405      405      405      405      405
home                        other   405      limits   405      405      405      405      405
help                        GET     200      200      200      200      200      200      200
help                        POST    405      405      405      405      405      405      405
help                        other   405      405      405      405      405      405      405
privacy                     GET     200      200      200      200      200      200      200
privacy                     POST    405      405      405      405      405      405      405
privacy                     other   405      405      405      405      405      405      405
a_meeting                   GET     200      200      200      200      200      200      200
a_meeting                   POST    405      405      405      405      405      405      405
a_meeting                   other   405      405      405      405      405      405      405
is_it_for_me                GET     200      200      200      200      200      200      200
is_it_for_me                POST    405      405      405      405      405      405      405
is_it_for_me                other   405      405      405      405      405      405      405
questions                   GET     200      200      200      200      200      200      200
questions                   POST    405      405      405      405      405      405      405
questions                   other   405      405      405      405      405      405      405
strategies                  GET     200      200      200      200      200      200      200
strategies                  POST    405      405      405      405      405      405      405
strategies                  other   405      405      405      405      405      405      405
find_strategies             GET     200      200      200      200      200      200      200
find_strategies             POST    200      200      200      200      200      200      200
find_strategies             other   405      405      405      405      405      405      405
strategy                    GET     200      200      200      200      200      200      200
strategy                    POST    405      405      405      405      405      405      405
strategy                    other   405      405      405      405      405      405      405
strategy/unheard-of         GET     404      404      404      404      404      404      404
search                      GET     in       limits   200      200      200      200      200
search                      POST    in       limits   200      200!     200      200!     200!
search                      other   in       limits   405      405      405      405      405
healthz                     GET     200      200      200      200      200      200      200
healthz                     POST    405      405      405      405      405      405      405
healthz                     other   405      405      405      405      405      405      405
readyz                      GET     200      200      200      200      200      200      200
readyz                      POST    405      405      405      405      405      405      405
readyz                      other   405      405      405      405      405      405      405
set_up/before               GET     200      200      200      200      200      200      200
set_up/before               POST    home!    home!    home!    home!    home!    home!    home!
set_up/before               other   405      405      405      405      405      405      405
set_up/done                 GET     404      404      404      404      404      404      404
set_up/done                 POST    404      404      404      404      404      404      404
set_up/guessed              GET     404      404      404      404      404      404      404
set_up/guessed              POST    404      404      404      404      404      404      404

demo                        GET     200      200      200      200      200      200      200
demo                        POST    405      405      405      405      405      405      405
demo                        other   405      405      405      405      405      405      405
demo_sign_in                GET     405      405      405      405      405      405      405
demo_sign_in                POST    home!    home!    home!    home!    home!    home!    home!
demo_sign_in                other   405      405      405      405      405      405      405
demo_sign_in/who            POST    404      404      404      404      404      404      404

begin_group                 GET     in       limits   200      403      403      403      403
begin_group                 POST    401      limits   leaders! 403      403      403      403
begin_group                 other   in       limits   405      405      405      405      405
join                        GET     200      limits   200      200      200      200      200
join                        POST    200      limits   agree!   agree!   agree    agree    agree
join                        other   405      limits   405      405      405      405      405
join/withdrawn              GET     404      limits   404      404      404      404      404
join/withdrawn              POST    404      limits   404      404      404      404      404

group                       GET     in       limits   404      404      agree    200      200
group                       POST    in       limits   405      405      405      405      405
group                       other   in       limits   405      405      405      405      405
people                      GET     in       limits   404      404      agree    200      200
people                      POST    in       limits   405      405      405      405      405
people                      other   in       limits   405      405      405      405      405
agreement                   GET     in       limits   404      404      200      200      200
agreement                   POST    in       limits   404      404      welcome! group    group
agreement                   other   in       limits   405      405      405      405      405
agreement_versions          GET     in       limits   404      404      agree    200      200
agreement_versions          POST    in       limits   405      405      405      405      405
agreement_versions          other   in       limits   405      405      405      405      405
agreement_version           GET     in       limits   404      404      agree    200      200
agreement_version           POST    in       limits   405      405      405      405      405
agreement_version           other   in       limits   405      405      405      405      405
agreement_version/none      GET     in       limits   404      404      agree    404      404
propose                     GET     in       limits   404      404      agree    200      200
propose                     POST    401      limits   404      404      agree    proposal! proposal!
propose                     other   in       limits   405      405      405      405      405
propose/another             GET     in       limits   404      404      agree    proposal proposal
propose/another             POST    401      limits   404      404      agree    200      200
proposal                    GET     in       limits   404      404      agree    200      200
proposal                    POST    in       limits   405      405      405      405      405
proposal                    other   in       limits   405      405      405      405      405
proposal/elsewhere          GET     in       limits   404      404      agree    404      404
voice                       GET     in       limits   405      405      405      405      405
voice                       POST    in       limits   404      404      agree    403      proposal!
voice                       other   in       limits   405      405      405      405      405
remark                      GET     in       limits   405      405      405      405      405
remark                      POST    401      limits   404      404      agree    proposal! proposal!
remark                      other   in       limits   405      405      405      405      405
settle                      GET     in       limits   405      405      405      405      405
settle                      POST    in       limits   404      404      agree    403      proposal
settle                      other   in       limits   405      405      405      405      405
close_proposal              GET     in       limits   405      405      405      405      405
close_proposal              POST    in       limits   404      404      agree    403      proposal!
close_proposal              other   in       limits   405      405      405      405      405
group_quick_exit            GET     in       limits   405      405      405      405      405
group_quick_exit            POST    in       limits   404      404      agree    403      people!
group_quick_exit            other   in       limits   405      405      405      405      405
invite                      GET     in       limits   404      404      agree    403      200
invite                      POST    in       limits   404      404      agree    403      people!
invite                      other   in       limits   405      405      405      405      405
visitors                    GET     in       limits   404      404      agree    403      200
visitors                    POST    in       limits   404      404      agree    403      visitors!
visitors                    other   in       limits   405      405      405      405      405
join/to-lead                GET     200      limits   200      200      200      200      200
join/to-lead                POST    200      limits   200      agree!   agree!   agree!   agree
leave                       GET     in       limits   404      404      200      200      200
leave                       POST    in       limits   404      404      home!    home!    home!
leave                       other   in       limits   405      405      405      405      405

stories                     GET     in       limits   404      404      agree    200      200
stories                     POST    401      limits   404      404      agree    story!   story!
stories                     other   in       limits   405      405      405      405      405
share                       GET     in       limits   404      404      agree    200      200
share                       POST    401      limits   405      405      405      405      405
share                       other   in       limits   405      405      405      405      405
story                       GET     in       limits   404      404      404      200!     200!
story                       POST    401      limits   405      405      405      405      405
story                       other   in       limits   405      405      405      405      405
reply                       GET     in       limits   405      405      405      405      405
reply                       POST    401      limits   404      404      404      story!   story!
reply                       other   in       limits   405      405      405      405      405
respond                     GET     in       limits   405      405      405      405      405
respond                     POST    in       limits   404      404      404      story!   story!
respond                     other   in       limits   405      405      405      405      405
respond_to_reply            GET     in       limits   405      405      405      405      405
respond_to_reply            POST    in       limits   404      404      404      story!   story!
respond_to_reply            other   in       limits   405      405      405      405      405
take_back                   GET     in       limits   404      404      agree    200      403
take_back                   POST    in       limits   404      404      agree    stories! 403
take_back                   other   in       limits   405      405      405      405      405
take_back/nothing           GET     in       limits   404      404      agree    404      404
take_back/nothing           POST    in       limits   404      404      agree    stories  stories
take_back_reply             GET     in       limits   404      404      agree    200      403
take_back_reply             POST    in       limits   404      404      agree    story!   403
take_back_reply             other   in       limits   405      405      405      405      405

emergency                   GET     in       limits   200      403      403      403      403
emergency                   POST    in       limits   405      405      405      405      405
emergency                   other   in       limits   405      405      405      405      405
emergency_ask               GET     in       limits   200      403      403      403      403
emergency_ask               POST    401      limits   emergency! 403      403      403      403
emergency_ask               other   in       limits   405      405      405      405      405
emergency_stories           GET     in       limits   200!     403      403      403      403
emergency_stories           POST    in       limits   405      405      405      405      405
emergency_stories           other   in       limits   405      405      405      405      405
emergency_stories/theirs    GET     in       limits   404      403      403      403      403
emergency_story             GET     in       limits   200!     403      403      403      403
emergency_story             POST    in       limits   405      405      405      405      405
emergency_story             other   in       limits   405      405      405      405      405
emergency_allow             GET     in       limits   405      405      405      405      405
emergency_allow             POST    in       limits   emergency! 403      403      403      403
emergency_allow/mine        POST    in       limits   403      403      403      403      403
emergency_allow             other   in       limits   405      405      405      405      405
emergency_decline           GET     in       limits   405      405      405      405      405
emergency_decline           POST    in       limits   emergency! 403      403      403      403
emergency_decline/mine      POST    in       limits   403      403      403      403      403
emergency_decline           other   in       limits   405      405      405      405      405
emergency_stop              GET     in       limits   405      405      405      405      405
emergency_stop              POST    in       limits   emergency! 403      403      403      403
emergency_stop/theirs       POST    in       limits   404      403      403      403      403
emergency_stop              other   in       limits   405      405      405      405      405
emergency_readings          GET     in       limits   404      404      agree    200      200
emergency_readings          POST    in       limits   405      405      405      405      405
emergency_readings          other   in       limits   405      405      405      405      405

meetings                    GET     in       limits   404      404      agree    200      200
meetings                    POST    in       limits   405      405      405      405      405
meetings                    other   in       limits   405      405      405      405      405
schedule                    GET     in       limits   404      404      agree    403      200
schedule                    POST    in       limits   404      404      agree    403      meeting!
schedule                    other   in       limits   405      405      405      405      405
meeting                     GET     in       limits   404      404      404      200      200
meeting                     POST    in       limits   405      405      405      405      405
meeting                     other   in       limits   405      405      405      405      405
ahead                       GET     in       limits   405      405      405      405      405
ahead                       POST    in       limits   404      404      404      home!    home!
ahead                       other   in       limits   405      405      405      405      405
arrive                      GET     in       limits   405      405      405      405      405
arrive                      POST    in       limits   404      404      404      meeting! meeting!
arrive                      other   in       limits   405      405      405      405      405
stream                      GET     in       limits   404      404      404      200!     200!
stream                      POST    in       limits   405      405      405      405      405
stream                      other   in       limits   405      405      405      405      405
stream/outside              GET     in       limits   404      404      404      404      404
here                        GET     in       limits   405      405      405      405      405
here                        POST    in       limits   404      404      404      204!     204!
here                        other   in       limits   405      405      405      405      405
here/outside                POST    in       limits   404      404      404      404      404

act                         GET     in       limits   405      405      405      405      405
act                         other   in       limits   405      405      405      405      405
feedback                    GET     in       limits   404      404      404      meeting  404
feedback                    POST    in       limits   404      404      404      meeting  404
feedback                    other   in       limits   405      405      405      405      405
callers                     GET     in       limits   404      404      404      403      200
callers                     POST    in       limits   404      404      404      403      meeting!
callers                     other   in       limits   405      405      405      405      405
act/unheard-of              POST    in       limits   404      404      404      404      404
act/outside                 POST    in       limits   404      404      404      404      404
act/take                    POST    in       limits   404      404      404      meeting! meeting
act/say                     POST    401      limits   404      404      404      meeting! meeting!
act/finish                  POST    401      limits   404      404      404      meeting! meeting!
act/finish-without          POST    in       limits   404      404      404      meeting! meeting
act/look                    POST    in       limits   404      404      404      meeting  meeting
act/read-mine               POST    401      limits   404      404      404      meeting! meeting!
act/pass                    POST    in       limits   404      404      404      meeting! meeting
act/come-back               POST    in       limits   404      404      404      meeting! meeting
act/more-time               POST    in       limits   404      404      404      meeting! meeting!
act/raise-hand              POST    in       limits   404      404      404      meeting! meeting!
act/lower-hand              POST    in       limits   404      404      404      meeting! meeting!
act/next                    POST    in       limits   404      404      404      meeting  meeting!
act/move-on                 POST    in       limits   404      404      404      meeting  meeting!
act/ready                   POST    in       limits   404      404      404      meeting! meeting!
act/begin-reading           POST    in       limits   404      404      404      meeting  meeting!
act/just-talk               POST    in       limits   404      404      404      meeting  meeting!
act/in-turn                 POST    in       limits   404      404      404      meeting  meeting!
act/pause                   POST    in       limits   404      404      404      meeting  meeting!
act/stay-with               POST    in       limits   404      404      404      meeting  meeting!
act/moment                  POST    in       limits   404      404      404      meeting! meeting
act/come-back-later         POST    in       limits   404      404      404      meeting! meeting
act/ground                  POST    in       limits   404      404      404      meeting  meeting!
act/resume                  POST    in       limits   404      404      404      meeting  meeting!
act/need-support            POST    in       limits   404      404      404      meeting! meeting!
act/support-seen            POST    in       limits   404      404      404      meeting  meeting!
act/raise-for               POST    in       limits   404      404      404      meeting  meeting!
act/hung-up                 POST    in       limits   404      404      404      meeting  meeting!
act/on-the-line             POST    in       limits   404      404      404      meeting  meeting!
act/hand-over               POST    in       limits   404      404      404      meeting  meeting!
act/move                    POST    in       limits   404      404      404      meeting  meeting!
act/remove                  POST    in       limits   404      404      404      meeting  meeting!
act/close                   POST    in       limits   404      404      404      meeting  meeting!
act/reopen                  POST    in       limits   404      404      404      meeting  meeting!
"""


def rows():
    """[(door, method, {who: cell})] of all the tables."""
    tables = (TABLE, doors_talking.TABLE, doors_arriving.TABLE, doors_of_ones_own.TABLE)
    tables += (doors_joining.TABLE, doors_finding.TABLE, doors_parting.TABLE)
    tables += (doors_second_thoughts.TABLE,)
    tables += (doors_plans.TABLE, doors_schedule.TABLE)
    tables += (doors_holding.TABLE,)
    tables += (doors_at_work.TABLE, doors_notices.TABLE)
    tables += (doors_reading.TABLE, doors_explaining.TABLE)
    tables += (doors_flaring.TABLE, doors_of_the_toolkit.TABLE, doors_library.TABLE)
    tables += (doors_cards.TABLE,)
    tables += (doors_caring.TABLE, doors_looking_after.TABLE)
    tables += (doors_recommending.TABLE,)
    tables += (doors_looking_back.TABLE,)
    tables += (doors_rehearsing.TABLE,)
    tables += (doors_slow.TABLE, doors_of_deaths.TABLE)
    return [row for table in tables for row in rows_of(table)]


def rows_of(table):
    lines = [line.split() for line in table.splitlines() if line.strip()]
    head, *body = lines
    assert tuple(head[2:]) == WHO
    return [(door, method, dict(zip(WHO, cells, strict=True))) for door, method, *cells in body]
