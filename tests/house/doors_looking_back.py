"""The rows of the table of doors for what comes after a meeting, and for what helps who leads.

The meeting that they are about is over; Ada led it, and Cleo was there. Something was left over.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

review                      GET     in       limits   404      404      404      403      200
review                      POST    401      limits   404      404      404      403      meeting!
review                      other   in       limits   405      405      405      405      405
review/open                 GET     in       limits   404      404      404      403      meeting
review/open                 POST    401      limits   404      404      404      403      meeting!
catch_up                    GET     in       limits   404      404      404      403      200
catch_up                    POST    401      limits   404      404      404      403      meeting!
catch_up                    other   in       limits   405      405      405      405      405
catch_up/open               POST    401      limits   404      404      404      403      meeting!
park                        GET     in       limits   404      404      404      403      200
park                        POST    401      limits   404      404      404      403      park!
park                        other   in       limits   405      405      405      405      405
park/over                   GET     in       limits   404      404      404      403      review
park/over                   POST    401      limits   404      404      404      403      review!
bring_along                 GET     in       limits   405      405      405      405      405
bring_along                 POST    in       limits   404      404      404      403      meeting!
bring_along                 other   in       limits   405      405      405      405      405
bring_along/theirs          POST    in       limits   404      404      404      403      meeting
looking_back                GET     in       limits   404      404      agree    403      200
looking_back                POST    in       limits   405      405      405      405      405
looking_back                other   in       limits   405      405      405      405      405
words_kept                  GET     in       limits   404      404      agree    200      200
words_kept                  POST    in       limits   404      404      agree    403    words_kept!
words_kept                  other   in       limits   405      405      405      405      405
hard_moments                GET     in       limits   200      200      200      200      200
hard_moments                POST    in       limits   405      405      405      405      405
hard_moments                other   in       limits   405      405      405      405      405
"""
