"""The rows of the table of doors for the care team: who asks, who looks after it, hours and rota.

Ada and Gwen are the care team. Cleo has asked for somebody, and once raised a concern about Ada,
who does not read it for that reason; something of Ben's was found by a rule.
"""

TABLE = """
door                  method  visitor  leo      olive    dev      nia      cleo     ada

ask_for_someone       GET     in       405      405      405      405      405      405
ask_for_someone       POST    in       help!    help!    help!    help!    help     help!
ask_for_someone       other   in       405      405      405      405      405      405
with_me               GET     in       404      404      404      404      200!     404
with_me               POST    401      404      404      404      404      with_me! 404
with_me               other   in       405      405      405      405      405      405
my_cases              GET     in       200      200      200      200      200      200
my_cases              POST    in       405      405      405      405      405      405
my_cases              other   in       405      405      405      405      405      405

watched               GET     200      200      200      200      200      200      200
watched               POST    405      405      405      405      405      405      405
watched               other   405      405      405      405      405      405      405

care_queue            GET     in       limits   200      403      403      403      200
care_queue            POST    in       limits   405      405      405      405      405
care_queue            other   in       limits   405      405      405      405      405
a_case                GET     in       limits   404      404      404      404      200!
a_case                POST    in       limits   405      405      405      405      405
a_case                other   in       limits   405      405      405      405      405
act_on_case           GET     in       limits   405      405      405      405      405
act_on_case           POST    in       limits   404      404      404      404      a_case!
act_on_case           other   in       limits   405      405      405      405      405
act_on_case/think     POST    401      limits   404      404      404      404      a_case!
act_on_case/write     POST    401      limits   404      404      404      404      a_case!
act_on_case/second    POST    401      limits   404      404      404      404      a_case!
act_on_case/hand-over POST    401      limits   404      404      404      404      care_queue!
act_on_case/escalate  POST    401      limits   404      404      404      404      a_case!
act_on_case/close     POST    in       limits   404      404      404      404      care_queue!
act_on_case/follow-up POST    in       limits   404      404      404      404      a_case!
act_on_case/unheard-of POST   in       limits   404      404      404      404      404
act_on_case/cleos     POST    in       limits   404      404      404      404      404

rota                  GET     in       limits   200      403      403      403      200
rota                  POST    in       limits   rota!    403      403      403      rota!
rota                  other   in       limits   405      405      405      405      405
offer_duty            GET     in       limits   405      405      405      405      405
offer_duty            POST    in       limits   403      403      403      403      rota!
offer_duty            other   in       limits   405      405      405      405      405
take_duty             GET     in       limits   405      405      405      405      405
take_duty             POST    in       limits   403      403      403      403      rota!
take_duty             other   in       limits   405      405      405      405      405
drop_duty             GET     in       limits   405      405      405      405      405
drop_duty             POST    in       limits   rota!    403      403      403      403
drop_duty             other   in       limits   405      405      405      405      405

staffing              GET     in       limits   200      403      403      403      403
staffing              POST    in       limits   staffing! 403     403      403      403
staffing              other   in       limits   405      405      405      405      405
add_day               GET     in       limits   405      405      405      405      405
add_day               POST    in       limits   staffing! 403     403      403      403
add_day               other   in       limits   405      405      405      405      405
drop_day              GET     in       limits   405      405      405      405      405
drop_day              POST    in       limits   staffing! 403     403      403      403
drop_day              other   in       limits   405      405      405      405      405
name_responder        GET     in       limits   405      405      405      405      405
name_responder        POST    in       limits   staffing! 403     403      403      403
name_responder        other   in       limits   405      405      405      405      405
end_responder         GET     in       limits   405      405      405      405      405
end_responder         POST    in       limits   staffing! 403     403      403      403
end_responder         other   in       limits   405      405      405      405      405
"""
