"""The rows of the table of doors for words that are edited or undone.

Cleo's own story and her own reply, shared a moment ago; Ada leads.
"""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

edit_story                  GET     in       limits   404      404      agree    200      403
edit_story                  POST    401      limits   404      404      agree    story!   403
edit_story                  other   in       limits   405      405      405      405      405
edit_reply                  GET     in       limits   404      404      agree    200      403
edit_reply                  POST    401      limits   404      404      agree    story!   403
edit_reply                  other   in       limits   405      405      405      405      405
earlier_story               GET     in       limits   404      404      agree    403      200
earlier_story               POST    in       limits   405      405      405      405      405
earlier_story               other   in       limits   405      405      405      405      405
earlier_reply               GET     in       limits   404      404      agree    403      200
earlier_reply               POST    in       limits   405      405      405      405      405
earlier_reply               other   in       limits   405      405      405      405      405
undo_story                  GET     in       limits   405      405      405      405      405
undo_story                  POST    in       limits   404      404      agree    share!   403
undo_story                  other   in       limits   405      405      405      405      405
undo_reply                  GET     in       limits   405      405      405      405      405
undo_reply                  POST    in       limits   404      404      agree    story!   403
undo_reply                  other   in       limits   405      405      405      405      405
"""
