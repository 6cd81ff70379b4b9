"""The table of doors, continued: roles, decisions about somebody, leaving, and the end of a group.

A removal of Cleo waits for a second one who leads, and she is not told; she reads of a silence.
`elsewhere` is a place or a decision of the evening group, at an address of the morning group.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

role                        GET     in       limits   404      404      agree    403      200
role                        POST    in       limits   404      404      agree    403      people!
role                        other   in       limits   405      405      405      405      405
role/mine                   GET     in       limits   404      404      agree    403      200
role/elsewhere              GET     in       limits   404      404      agree    404      404
role/elsewhere              POST    in       limits   404      404      agree    404      404
silence                     GET     in       limits   404      404      agree    403      200
silence                     POST    401      limits   404      404      agree    403      decided!
silence                     other   in       limits   405      405      405      405      405
silence/facilitator         GET     in       limits   404      404      agree    403      403
silence/facilitator         POST    401      limits   404      404      agree    403      403
silence/elsewhere           POST    401      limits   404      404      agree    403      404
warn                        GET     in       limits   404      404      agree    403      200
warn                        POST    401      limits   404      404      agree    403      decided!
warn                        other   in       limits   405      405      405      405      405
warn/facilitator            GET     in       limits   404      404      agree    403      403
warn/facilitator            POST    401      limits   404      404      agree    403      403
warn/elsewhere              POST    401      limits   404      404      agree    403      404
ask_to_leave                GET     in       limits   404      404      agree    403      200
ask_to_leave                POST    401      limits   404      404      agree    403      decided!
ask_to_leave                other   in       limits   405      405      405      405      405
ask_to_leave/facilitator    GET     in       limits   404      404      agree    403      403
ask_to_leave/facilitator    POST    401      limits   404      404      agree    403      403
ask_to_leave/mine           POST    401      limits   404      404      agree    403      403
ask_to_leave/elsewhere      POST    401      limits   404      404      agree    403      404
decided                     GET     in       limits   404      404      agree    403      200
decided                     POST    in       limits   405      405      405      405      405
decided                     other   in       limits   405      405      405      405      405
decided/elsewhere           GET     in       limits   404      404      agree    403      404
confirm_removal             GET     in       limits   405      405      405      405      405
confirm_removal             POST    in       limits   404      404      agree    403      decided!
confirm_removal             other   in       limits   405      405      405      405      405
confirm_removal/mine        POST    in       limits   404      404      agree    403      403
confirm_removal/elsewhere   POST    in       limits   404      404      agree    403      404
call_off                    GET     in       limits   405      405      405      405      405
call_off                    POST    in       limits   404      404      agree    403      decided!
call_off                    other   in       limits   405      405      405      405      405
call_off/elsewhere          POST    in       limits   404      404      agree    403      404
lift_silence                GET     in       limits   405      405      405      405      405
lift_silence                POST    in       limits   404      404      agree    403      decided!
lift_silence                other   in       limits   405      405      405      405      405
lift_silence/elsewhere      POST    in       limits   404      404      agree    403      404
decisions                   GET     in       limits   200      200      200      200      200
decisions                   POST    in       limits   405      405      405      405      405
decisions                   other   in       limits   405      405      405      405      405
decision                    GET     in       limits   404      404      404      200!     404
decision                    POST    401      limits   404      404      404      decision! 404
decision                    other   in       limits   405      405      405      405      405
decision/waiting            GET     in       limits   404      404      404      404      404
decision/waiting            POST    401      limits   404      404      404      404      404
answer_decision             GET     in       limits   200      403      403      403      403
answer_decision             POST    401      limits   organise! 403     403      403      403
answer_decision             other   in       limits   405      405      405      405      405
answer_decision/nothing-asked GET   in       limits   404      403      403      403      403

leave_words                 GET     in       limits   404      404      200      200      200
leave_words                 POST    in       limits   405      405      405      405      405
leave_words                 other   in       limits   405      405      405      405      405
leave_goodbye               GET     in       limits   404      404      200      200      200
leave_goodbye               POST    401      limits   404      404      200      home!    home!
leave_goodbye               other   in       limits   405      405      405      405      405
ending                      GET     in       limits   404      404      agree    404      200
ending                      POST    401      limits   404      404      agree    404      ending!
ending                      other   in       limits   405      405      405      405      405
call_off_ending             GET     in       limits   405      405      405      405      405
call_off_ending             POST    in       limits   404      404      agree    403      people!
call_off_ending             other   in       limits   405      405      405      405      405
numbers                     GET     in       limits   404      404      agree    403      200
numbers                     POST    in       limits   405      405      405      405      405
numbers                     other   in       limits   405      405      405      405      405
"""
