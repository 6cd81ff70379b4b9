"""The rows of the table of doors for small steps, the shelf and a rough day.

Cleo has a step of her own that stands on the shelf of the morning group. Ada leads there.
"""

TABLE = """
door                method  visitor  leo      olive    dev      nia      cleo     ada

small_steps         GET     in       limits   200      200      200      200      200
small_steps         POST    in       limits   405      405      405      405      405
small_steps         other   in       limits   405      405      405      405      405
begin_step          GET     in       limits   200      200      200      200      200
begin_step  POST  401  limits  small_step!  small_step!  small_step!  small_step!  small_step!
begin_step          other   in       limits   405      405      405      405      405
small_step          GET     in       limits   404      404      404      200      404
small_step          POST    in       limits   405      405      405      405      405
small_step          other   in       limits   405      405      405      405      405
look_back           GET     in       limits   404      404      404      200      404
look_back           POST    401      limits   404      404      404      small_step! 404
look_back           other   in       limits   405      405      405      405      405
keep_step           GET     in       limits   405      405      405      405      405
keep_step           POST    in       limits   404      404      404      small_step! 404
keep_step           other   in       limits   405      405      405      405      405
remove_step         GET     in       limits   404      404      404      200      404
remove_step  POST  in  limits  small_steps  small_steps  small_steps  small_steps!  small_steps
remove_step         other   in       limits   405      405      405      405      405

shelf               GET     in       limits   404      404      agree    200      200
shelf               POST    in       limits   405      405      405      405      405
shelf               other   in       limits   405      405      405      405      405
find_on_shelf       GET     in       limits   404      404      agree    200      200
find_on_shelf       POST    401      limits   404      404      agree    200      200
find_on_shelf       other   in       limits   405      405      405      405      405
take_off_shelf      GET     in       limits   404      404      agree    403      200
take_off_shelf      POST    401      limits   404      404      agree    403      shelf!
take_off_shelf      other   in       limits   405      405      405      405      405

flare               GET     in       limits   200      200      200      200      200
flare               POST    in       limits   405      405      405      405      405
flare               other   in       limits   405      405      405      405      405
tell_rough_day      GET     in       limits   403      403      403      200      403
tell_rough_day      POST    in       limits   403      403      403      flare!   403
tell_rough_day      other   in       limits   405      405      405      405      405
flare_plan          GET     in       limits   200      200      200      200      200
flare_plan          POST    in       limits   405      405      405      405      405
flare_plan          other   in       limits   405      405      405      405      405
edit_flare_plan     GET     in       limits   200      200      200      200      200
edit_flare_plan  POST  401  limits  flare_plan!  flare_plan!  flare_plan!  flare_plan!  flare_plan!
edit_flare_plan     other   in       limits   405      405      405      405      405
print_flare_plan    GET     in       limits   200      200      200      200      200
print_flare_plan    POST    in       limits   405      405      405      405      405
print_flare_plan    other   in       limits   405      405      405      405      405
flare_plan_copy     GET     in       limits   200      200      200      200      200
flare_plan_copy     POST    in       limits   405      405      405      405      405
flare_plan_copy     other   in       limits   405      405      405      405      405
flare_offline       GET     200      200      200      200      200      200      200
flare_offline       POST    405      405      405      405      405      405      405
flare_offline       other   405      405      405      405      405      405      405
"""
