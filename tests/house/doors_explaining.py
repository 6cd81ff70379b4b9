"""The rows of the table of doors for the cards "How I explain it".

Cleo has begun the card and has a line on it that members may print; so has Ben. Ada leads.
"""

TABLE = """
door                method  visitor  leo      olive    dev      nia      cleo     ada

explaining          GET     in       limits   404      404      agree    200      200
explaining          POST    in       limits   405      405      405      405      405
explaining          other   in       limits   405      405      405      405      405
begin_card          GET     in       limits   404      404      agree    200      200
begin_card  POST  401  limits  404  404  agree  explaining_card!  explaining_card!
begin_card          other   in       limits   405      405      405      405      405
explaining_card     GET     in       limits   404      404      agree    200      200
explaining_card  POST  401  limits  404  404  agree  explaining_card!  explaining_card!
explaining_card     other   in       limits   405      405      405      405      405
steer_card          GET     in       limits   405      405      405      405      405
steer_card          POST    in       limits   404      404      agree    403      explaining_card!
steer_card          other   in       limits   405      405      405      405      405
steer_card/unheard-of POST  in       limits   404      404      agree    403      explaining_card
title_back          GET     in       limits   405      405      405      405      405
title_back          POST    in       limits   404      404      agree    explaining_card! 403
title_back          other   in       limits   405      405      405      405      405
edit_line           GET     in       limits   404      404      agree    200      403
edit_line           POST    401      limits   404      404      agree    explaining_card! 403
edit_line           other   in       limits   405      405      405      405      405
take_back_line      GET     in       limits   404      404      agree    200      403
take_back_line      POST    in       limits   404      404      agree    explaining_card! 403
take_back_line      other   in       limits   405      405      405      405      405
keep_line_here      GET     in       limits   405      405      405      405      405
keep_line_here      POST    in       limits   404      404      agree    explaining_card! 403
keep_line_here      other   in       limits   405      405      405      405      405

sheet               GET     in       limits   404      404      agree    200      200
sheet               POST    401      limits   404      404      agree    sheet!   sheet!
sheet               other   in       limits   405      405      405      405      405
arrange_sheet       GET     in       limits   405      405      405      405      405
arrange_sheet       POST    in       limits   404      404      agree    sheet!   sheet!
arrange_sheet       other   in       limits   405      405      405      405      405
print_sheet         GET     in       limits   404      404      agree    200      200
print_sheet         POST    in       limits   405      405      405      405      405
print_sheet         other   in       limits   405      405      405      405      405
"""
