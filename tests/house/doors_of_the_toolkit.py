"""The rows of the table of doors for practices, the page for an appointment, and the light log.

Cleo has a page and a log that is running; nobody else has one.
"""

TABLE = """
door                method  visitor  leo      olive    dev      nia      cleo     ada

practices           GET     200      200      200      200      200      200      200
practices           POST    405      405      405      405      405      405      405
practices           other   405      405      405      405      405      405      405
practice            GET     200      200      200      200      200      200      200
practice            POST    405      405      405      405      405      405      405
practice            other   405      405      405      405      405      405      405
practice/unheard-of GET     404      404      404      404      404      404      404

appointment         GET     in       limits   200      200      200      200      200
appointment         POST    401      limits   on_paper! on_paper! on_paper! on_paper! on_paper!
appointment         other   in       limits   405      405      405      405      405
on_paper            GET     in       limits   200      200      200      200      200
on_paper            POST    in       limits   405      405      405      405      405
on_paper            other   in       limits   405      405      405      405      405
clear_appointment   GET     in       limits   405      405      405      405      405
clear_appointment  POST  in  limits  appointment appointment appointment appointment! appointment
clear_appointment   other   in       limits   405      405      405      405      405

light_log           GET     in       limits   200      200      200      200      200
light_log           POST    401      limits   200      200      200      light_log! 200
light_log           other   in       limits   405      405      405      405      405
begin_light_log     GET     in       limits   405      405      405      405      405
begin_light_log     POST    in       limits   light_log! light_log! light_log! light_log light_log!
begin_light_log     other   in       limits   405      405      405      405      405
stop_light_log      GET     in       limits   405      405      405      405      405
stop_light_log      POST    in       limits   light_log light_log light_log light_log! light_log
stop_light_log      other   in       limits   405      405      405      405      405
remove_light_log    GET     in       limits   405      405      405      405      405
remove_light_log    POST    in       limits   light_log light_log light_log light_log! light_log
remove_light_log    other   in       limits   405      405      405      405      405
light_log_to_sheet  GET     in       limits   405      405      405      405      405
light_log_to_sheet  POST    in       limits   light_log light_log light_log appointment! light_log
light_log_to_sheet  other   in       limits   405      405      405      405      405
"""
