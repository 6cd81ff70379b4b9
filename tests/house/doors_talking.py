"""The rows of the table of doors for threads with those who lead, first talks and concerns.

Cleo has a thread, in which a time is proposed; Quinn asks to come in. Cleo has raised a concern
about Ada, which Olive reads; Ben one about Olive, which she does not.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

thread                      GET     in       limits   404      404      200!     200!     threads
thread                      POST    401      limits   404      404      thread!  thread!  403
thread                      other   in       limits   405      405      405      405      405
take_time                   GET     in       limits   405      405      405      405      405
take_time                   POST    in       limits   404      404      thread!  thread!  403
take_time                   other   in       limits   405      405      405      405      405
no_time_fits                GET     in       limits   404      404      200!     200      403
no_time_fits                POST    401      limits   404      404      thread!  thread!  403
no_time_fits                other   in       limits   405      405      405      405      405
threads                     GET     in       limits   404      404      agree    403      200
threads                     POST    in       limits   405      405      405      405      405
threads                     other   in       limits   405      405      405      405      405
thread_with                 GET     in       limits   404      404      agree    403      200!
thread_with           POST  401    limits 404    404    agree  403    thread_with!
thread_with                 other   in       limits   405      405      405      405      405
thread_with/member          GET     in       limits   404      404      agree    403      200!
thread_with/member    POST  401    limits 404    404    agree  403    thread_with!
thread_with/stranger        GET     in       limits   404      404      agree    403      404
thread_with/stranger        POST    401      limits   404      404      agree    403      404
thread_with/leader          GET     in       limits   404      404      agree    403      404
thread_with/leader          POST    401      limits   404      404      agree    403      404
propose_times               GET     in       limits   404      404      agree    403      200
propose_times         POST  401    limits 404    404    agree  403    thread_with!
propose_times               other   in       limits   405      405      405      405      405
propose_times/member        GET     in       limits   404      404      agree    403      403
propose_times/member        POST    401      limits   404      404      agree    403      403
withdraw_time               GET     in       limits   405      405      405      405      405
withdraw_time         POST  in     limits 404    404    agree  403    thread_with!
withdraw_time               other   in       limits   405      405      405      405      405

concern                     GET     in       limits   404      404      200      200      200
concern               POST  401    limits 404    404    my_concerns! my_concerns! my_concerns!
concern                     other   in       limits   405      405      405      405      405
concern_about               GET     in       limits   404      404      404      200      200
concern_about         POST  401    limits 404    404    404    my_concerns! my_concerns!
concern_about               other   in       limits   405      405      405      405      405
concern_about/stranger      GET     in       limits   404      404      404      404      404
concern_about/stranger      POST    401      limits   404      404      404      404      404
my_concerns                 GET     in       limits   200      200      200      200      200
my_concerns                 POST    in       limits   405      405      405      405      405
my_concerns                 other   in       limits   405      405      405      405      405
concerns                    GET     in       limits   200      403      403      403      403
concerns                    POST    in       limits   405      405      405      405      405
concerns                    other   in       limits   405      405      405      405      405
a_concern                   GET     in       limits   200!     403      403      403      403
a_concern                   POST    in       limits   405      405      405      405      405
a_concern                   other   in       limits   405      405      405      405      405
a_concern/about-oneself     GET     in       limits   404      403      403      403      403
take_concern                GET     in       limits   405      405      405      405      405
take_concern                POST    in       limits   a_concern! 403    403      403      403
take_concern                other   in       limits   405      405      405      405      405
take_concern/about-oneself  POST    in       limits   404      403      403      403      403
answer_concern              GET     in       limits   405      405      405      405      405
answer_concern              POST    401      limits   a_concern! 403    403      403      403
answer_concern              other   in       limits   405      405      405      405      405
answer_concern/about-oneself POST   401      limits   404      403      403      403      403
"""
