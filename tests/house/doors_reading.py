"""The rows of the table of doors for what helped, how far one has read, what is
like a story, and how it goes.

Cleo's own story and her own reply can be pinned. Ada leads, and replies where it is paused.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

helped                      GET     in       limits   404      404      agree    200      200
helped                      POST    in       limits   405      405      405      405      405
helped                      other   in       limits   405      405      405      405      405
pin_story                   GET     in       limits   404      404      agree    200      403
pin_story                   POST    401      limits   404      404      agree    story!   403
pin_story                   other   in       limits   405      405      405      405      405
pin_reply                   GET     in       limits   404      404      agree    200      403
pin_reply                   POST    401      limits   404      404      agree    story!   403
pin_reply                   other   in       limits   405      405      405      405      405
unpin_story                 GET     in       limits   405      405      405      405      405
unpin_story                 POST    in       limits   404      404      agree    story!   403
unpin_story                 other   in       limits   405      405      405      405      405
unpin_reply                 GET     in       limits   405      405      405      405      405
unpin_reply                 POST    in       limits   404      404      agree    story!   403
unpin_reply                 other   in       limits   405      405      405      405      405

start_from_today            GET     in       limits   405      405      405      405      405
start_from_today            POST    in       limits   home!    home!    home!    home!    home!
start_from_today            other   in       limits   405      405      405      405      405
undo_start                  GET     in       limits   405      405      405      405      405
undo_start                  POST    in       limits   home     home     home     home     home
undo_start                  other   in       limits   405      405      405      405      405
alike                       GET     in       limits   404      404      404      200      200
alike                       POST    in       limits   405      405      405      405      405
alike                       other   in       limits   405      405      405      405      405
put_reading_away            GET     in       limits   405      405      405      405      405
put_reading_away            POST    in       limits   404      404      404      home!    home
put_reading_away            other   in       limits   405      405      405      405      405

pause_story                 GET     in       limits   404      404      agree    403      200
pause_story                 POST    401      limits   404      404      agree    403      story!
pause_story                 other   in       limits   405      405      405      405      405
steer_story                 GET     in       limits   405      405      405      405      405
steer_story                 POST    in       limits   404      404      agree    403      story!
steer_story                 other   in       limits   405      405      405      405      405
steer_story/unheard-of      POST    in       limits   404      404      agree    403      story
reply/paused                POST    401      limits   404      404      404      story!   story!
"""
