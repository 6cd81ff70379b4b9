"""The doors of the work beside the pages, of which one job was given up."""

TABLE = """
door                        method  visitor  leo      olive    dev      nia      cleo     ada

at_work                     GET     in       limits   200      403      403      403      403
at_work                     POST    in       limits   405      405      405      405      405
at_work                     other   in       limits   405      405      405      405      405
try_work_again              GET     in       limits   405      405      405      405      405
try_work_again              POST    in       limits   at_work! 403      403      403      403
try_work_again              other   in       limits   405      405      405      405      405
try_work_again/done         POST    in       limits   404      403      403      403      403
let_work_go                 GET     in       limits   405      405      405      405      405
let_work_go                 POST    in       limits   at_work! 403      403      403      403
let_work_go                 other   in       limits   405      405      405      405      405
let_work_go/done            POST    in       limits   404      403      403      403      403
"""
