"""The rows of the table of doors for rehearsals. Ada has begun one; each finds their own alone."""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

rehearsal                   GET     in       limits   403      200      403      403      200
rehearsal                   POST    in       limits   403      rehearsal! 403    403      rehearsal!
rehearsal                   other   in       limits   405      405      405      405      405
rehearse                    GET     in       limits   405      405      405      405      405
rehearse                    POST    in       limits   403      rehearsal 403     403      rehearsal!
rehearse                    other   in       limits   405      405      405      405      405
rehearse/dance              POST    in       limits   403      rehearsal 403     403      404
"""
