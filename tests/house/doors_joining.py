"""The doors of joining: asking, being answered, the welcome, and the desk of those who lead.

The noon group can be found; Tomas leads it, and Cleo has asked to join. Tomas in turn has asked to
join the morning group.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

desk                        GET     in       limits   404      404      agree    403      200
desk                        POST    in       limits   405      405      405      405      405
desk                        other   in       limits   405      405      405      405      405
ask_to_join                 GET     in       limits   200      200      200      asking   200
ask_to_join                 POST    in       limits   asking!  asking!  asking!  asking   asking!
ask_to_join                 other   in       limits   405      405      405      405      405
ask_to_join/hidden          GET     in       limits   404      404      404      404      404
ask_to_join/hidden          POST    in       limits   404      404      404      404      404
asking                      GET     in       limits   404      404      404      200      404
asking                      POST    in       limits   405      405      405      405      405
asking                      other   in       limits   405      405      405      405      405
take_back_asking            GET     in       limits   405      405      405      405      405
take_back_asking            POST    in       limits   404      404      404      home!    404
take_back_asking            other   in       limits   405      405      405      405      405
put_away_asking             GET     in       limits   405      405      405      405      405
put_away_asking             POST    in       limits   404      404      404      home     404
put_away_asking             other   in       limits   405      405      405      405      405
put_away_asking/declined    POST    in       limits   404      404      404      home!    404
answer_asking               GET     in       limits   404      404      agree    403      200
answer_asking               POST    in       limits   405      405      405      405      405
answer_asking               other   in       limits   405      405      405      405      405
answer_asking/elsewhere     GET     in       limits   404      404      agree    403      404
accept_asking               GET     in       limits   405      405      405      405      405
accept_asking               POST    in       limits   404      404      agree    403      desk!
accept_asking               other   in       limits   405      405      405      405      405
accept_asking/elsewhere     POST    in       limits   404      404      agree    403      404
decline_asking              GET     in       limits   404      404      agree    403      200
decline_asking              POST    401      limits   404      404      agree    403      desk!
decline_asking              other   in       limits   405      405      405      405      405
decline_asking/elsewhere    POST    401      limits   404      404      agree    403      404
let_in_together             GET     in       limits   405      405      405      405      405
let_in_together             POST    in       limits   404      404      agree    403      desk
let_in_together             other   in       limits   405      405      405      405      405
let_in_together/waiting     POST    in       limits   404      404      agree    403      desk!
greeted                     GET     in       limits   405      405      405      405      405
greeted                     POST    in       limits   404      404      agree    403      desk!
greeted                     other   in       limits   405      405      405      405      405
greeted/elsewhere           POST    in       limits   404      404      agree    403      404
seen_fast_reading           GET     in       limits   405      405      405      405      405
seen_fast_reading           POST    in       limits   404      404      agree    403      desk!
seen_fast_reading           other   in       limits   405      405      405      405      405
seen_fast_reading/elsewhere POST    in       limits   404      404      agree    403      404
welcome                     GET     in       limits   404      404      agree    200      200
welcome                     POST    401 limits 404 404 agree welcome_about! welcome_about!
welcome                     other   in       limits   405      405      405      405      405
welcome_about               GET     in       limits   404      404      agree    200      200
welcome_about               POST    401 limits 404 404 agree welcome_here! welcome_here!
welcome_about               other   in       limits   405      405      405      405      405
welcome_here                GET     in       limits   404      404      agree    200      200
welcome_here                POST    in       limits   405      405      405      405      405
welcome_here                other   in       limits   405      405      405      405      405
"""
