from django.urls import path

from . import watched
from .cases import views, with_me
from .contact import views as contact
from .hours import views as hours
from .load import views as load
from .numbers import views as numbers
from .policies import views as policies

urlpatterns = [
    path("help/someone/", with_me.ask_for_someone, name="ask_for_someone"),
    path("help/someone/<int:pk>/", with_me.with_me, name="with_me"),
    path("account/care/", with_me.my_cases, name="my_cases"),
    path("help/numbers/", numbers.confirm_numbers, name="confirm_numbers"),
    path("organise/crisis-lines/", numbers.crisis_lines, name="crisis_lines"),
    path("organise/crisis-lines/add/", numbers.add_crisis_line, name="add_crisis_line"),
    path("organise/crisis-lines/<slug:key>/", numbers.crisis_line, name="crisis_line"),
    path(
        "organise/crisis-lines/<slug:key>/right/",
        numbers.confirm_crisis_line,
        name="confirm_crisis_line",
    ),
    path(
        "organise/crisis-lines/<slug:key>/retire/",
        numbers.retire_crisis_line,
        name="retire_crisis_line",
    ),
    path(
        "organise/crisis-lines/<slug:key>/put-back/",
        numbers.put_back_crisis_line,
        name="put_back_crisis_line",
    ),
    path(
        "organise/crisis-lines/<slug:key>/versions/",
        numbers.crisis_line_versions,
        name="crisis_line_versions",
    ),
    path("what-is-watched/", watched.watched, name="watched"),
    path("what-we-keep-to/", policies.policies, name="policies"),
    path("what-we-keep-to/<slug:key>/", policies.policy, name="policy"),
    path("what-we-keep-to/<slug:key>/versions/", policies.policy_versions, name="policy_versions"),
    path("what-we-keep-to/<slug:key>/write/", policies.write_policy, name="write_policy"),
    path("account/contact/", contact.my_contact, name="my_contact"),
    path("account/contact/take-back/", contact.take_back_contact, name="take_back_contact"),
    path("care/", views.queue, name="care_queue"),
    path("care/enough/", load.enough, name="enough"),
    path("care/practised/", load.practised, name="practised"),
    path("care/supervision/", load.supervision, name="supervision"),
    path("care/<int:pk>/contact/", contact.open_contact, name="open_contact"),
    path("care/rota/", hours.rota, name="rota"),
    path("care/rota/<int:pk>/offer/", hours.offer_duty, name="offer_duty"),
    path("care/rota/<int:pk>/take/", hours.take_duty, name="take_duty"),
    path("care/rota/<int:pk>/drop/", hours.drop_duty, name="drop_duty"),
    path("care/<int:pk>/", views.a_case, name="a_case"),
    path("care/<int:pk>/<slug:verb>/", views.act_on_case, name="act_on_case"),
    path("organise/care/", hours.staffing, name="staffing"),
    path("organise/care/days/", hours.add_day, name="add_day"),
    path("organise/care/days/<str:day>/drop/", hours.drop_day, name="drop_day"),
    path("organise/care/team/", hours.name_responder, name="name_responder"),
    path("organise/care/team/<int:pk>/end/", hours.end_responder, name="end_responder"),
]
