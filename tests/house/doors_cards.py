"""The rows of the table of doors for whoever looks the strategy cards over.

Ada is the one who reviews. A version of hers waits to be signed.
"""

TABLE = """
door                method  visitor  leo      olive    dev      nia      cleo     ada

review_card         GET     in       limits   403      403      403      403      200
review_card         POST    in       limits   405      405      405      405      405
review_card         other   in       limits   405      405      405      405      405
review_card/unheard-of GET  in       limits   404      404      404      404      404
edit_card           GET     in       limits   403      403      403      403      200
edit_card           POST    401      limits   403      403      403      403      review_card!
edit_card           other   in       limits   405      405      405      405      405
compare_card        GET     in       limits   403      403      403      403      200
compare_card        POST    in       limits   405      405      405      405      405
compare_card        other   in       limits   405      405      405      405      405
sign_card           GET     in       limits   405      405      405      405      405
sign_card           POST    in       limits   403      403      403      403      review_card!
sign_card           other   in       limits   405      405      405      405      405
"""
