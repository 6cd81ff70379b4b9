"""The rows of the table of doors for what is planned: series, changes, coming, calendars.

Ada leads the meeting that they are about, and Gwen the group with her; nobody leads the one that
`lead_meeting` is about. To the one of `put_right` people are coming just now, on a call; the one
that has begun is in writing, and nowhere else. The address of the calendar is Cleo's; whoever has
it is let in by it.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

series                      GET     in       limits   404      404      agree    200      200
series                      POST    in       limits   405      405      405      405      405
series                      other   in       limits   405      405      405      405      405
series/elsewhere            GET     in       limits   404      404      agree    404      404
act_on_series               GET     in       limits   405      405      405      405      405
act_on_series               POST    in       limits   404      404      agree    403      series!
act_on_series               other   in       limits   405      405      405      405      405
act_on_series/elsewhere     POST    in       limits   404      404      agree    403      404
act_on_series/unheard-of    POST    in       limits   404      404      agree    403      404
coming                      GET     in       limits   405      405      405      405      405
coming                      POST    in       limits   404      404      404      meeting! meeting!
coming                      other   in       limits   405      405      405      405      405
change_meeting              GET     in       limits   404      404      404      403      200
change_meeting              POST    in       limits   404      404      404      403      meeting!
change_meeting              other   in       limits   405      405      405      405      405
change_meeting/begun        GET     in       limits   404      404      404      403      meeting
change_meeting/begun        POST    in       limits   404      404      404      403      200
put_right                   GET     in       limits   404      404      404      403      200
put_right                   POST    in       limits   404      404      404      403      meeting!
put_right                   other   in       limits   405      405      405      405      405
put_right/begun             GET     in       limits   404      404      404      403      meeting
put_right/begun             POST    in       limits   404      404      404      403      200
move_meeting                GET     in       limits   405      405      405      405      405
move_meeting                POST    in       limits   404      404      404      403      meeting!
move_meeting                other   in       limits   405      405      405      405      405
cancel_meeting              GET     in       limits   405      405      405      405      405
cancel_meeting              POST    401      limits   404      404      404      403      meeting!
cancel_meeting              other   in       limits   405      405      405      405      405
cancel_meeting/begun        POST    401      limits   404      404      404      403      200
undo_cancel                 GET     in       limits   405      405      405      405      405
undo_cancel                 POST    in       limits   404      404      404      403      meeting!
undo_cancel                 other   in       limits   405      405      405      405      405
cover                       GET     in       limits   405      405      405      405      405
cover                       POST    in       limits   404      404      404      403      meeting!
cover                       other   in       limits   405      405      405      405      405
lead_meeting                GET     in       limits   405      405      405      405      405
lead_meeting                POST    in       limits   404      404      404      403      meeting!
lead_meeting                other   in       limits   405      405      405      405      405
meeting_calendar            GET     in       limits   404      404      404      200      200
meeting_calendar            POST    in       limits   405      405      405      405      405
meeting_calendar            other   in       limits   405      405      405      405      405
calendar                    GET     in       limits   200      200      200      200      200
calendar                    POST    in       limits   200!     200!     200!     200!     200!
calendar                    other   in       limits   405      405      405      405      405
end_calendar                GET     in       limits   405      405      405      405      405
end_calendar                POST    in       limits   calendar calendar calendar calendar! calendar
end_calendar                other   in       limits   405      405      405      405      405
calendar_feed               GET     200      200      200      200      200      200      200
calendar_feed               POST    405      405      405      405      405      405      405
calendar_feed               other   405      405      405      405      405      405      405
calendar_feed/ended         GET     404      404      404      404      404      404      404
"""
