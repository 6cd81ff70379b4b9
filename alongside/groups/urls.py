from django.urls import path

from . import desk, giving_roles, views, visitors
from .agreeing import views as agreeing
from .beginning import views as beginning
from .finding import settings, wanting
from .finding import views as finding
from .joining import answering, arrivals, asking, by_link, welcome
from .parting import ending, leaving, mine
from .parting import views as parting
from .talking import views as talking

urlpatterns = [
    path("begin-a-group/", beginning.begin, name="begin_group"),
    path("find/", finding.find_group, name="find_group"),
    path("find/<int:pk>/", finding.found_group, name="found_group"),
    path("find/wanted/", wanting.want_group, name="want_group"),
    path("find/wanted/<int:pk>/take-back/", wanting.take_back, name="take_back_wanted"),
    path("find/wanted/<int:pk>/go-on/", wanting.go_on_waiting, name="go_on_waiting"),
    path("organise/wanted/", wanting.wanted, name="wanted"),
    path("organise/wanted/<int:pk>/answer/", wanting.answer_wanted, name="answer_wanted"),
    path("organise/wanted/<int:pk>/put-aside/", wanting.put_wanted_aside, name="put_wanted_aside"),
    path("groups/<str:ref>/settings/", settings.group_settings, name="group_settings"),
    path("groups/<str:ref>/desk/", desk.desk, name="desk"),
    path("groups/<str:ref>/people/", views.people, name="people"),
    path("groups/<str:ref>/people/<int:pk>/role/", giving_roles.role, name="role"),
    path("groups/<str:ref>/people/<int:pk>/warn/", parting.warn, name="warn"),
    path("groups/<str:ref>/people/<int:pk>/silence/", parting.silence, name="silence"),
    path(
        "groups/<str:ref>/people/<int:pk>/ask-to-leave/",
        parting.ask_to_leave,
        name="ask_to_leave",
    ),
    path("groups/<str:ref>/decisions/<int:pk>/", parting.decided, name="decided"),
    path("groups/<str:ref>/decisions/<int:pk>/confirm/", parting.confirm, name="confirm_removal"),
    path("groups/<str:ref>/decisions/<int:pk>/call-off/", parting.call_off, name="call_off"),
    path("groups/<str:ref>/decisions/<int:pk>/lift/", parting.lift, name="lift_silence"),
    path("decisions/", mine.decisions, name="decisions"),
    path("decisions/<int:pk>/", mine.decision, name="decision"),
    path("groups/<str:ref>/agreement/", agreeing.agreement, name="agreement"),
    path("groups/<str:ref>/agreement/versions/", agreeing.versions, name="agreement_versions"),
    path(
        "groups/<str:ref>/agreement/versions/<int:number>/",
        agreeing.version,
        name="agreement_version",
    ),
    path("groups/<str:ref>/agreement/change/", agreeing.propose, name="propose"),
    path("groups/<str:ref>/agreement/changes/<int:pk>/", agreeing.proposal, name="proposal"),
    path("groups/<str:ref>/agreement/changes/<int:pk>/voice/", agreeing.voice, name="voice"),
    path("groups/<str:ref>/agreement/changes/<int:pk>/remarks/", agreeing.remark, name="remark"),
    path("groups/<str:ref>/agreement/changes/<int:pk>/settle/", agreeing.settle, name="settle"),
    path(
        "groups/<str:ref>/agreement/changes/<int:pk>/close/",
        agreeing.close_proposal,
        name="close_proposal",
    ),
    path("groups/<str:ref>/thread/", talking.thread, name="thread"),
    path("groups/<str:ref>/thread/times/none/", talking.no_time_fits, name="no_time_fits"),
    path("groups/<str:ref>/thread/times/<int:pk>/take/", talking.take_time, name="take_time"),
    path("groups/<str:ref>/threads/", talking.threads, name="threads"),
    path("groups/<str:ref>/threads/<int:pk>/", talking.thread_with, name="thread_with"),
    path("groups/<str:ref>/threads/<int:pk>/times/", talking.propose_times, name="propose_times"),
    path(
        "groups/<str:ref>/threads/<int:pk>/times/<int:time>/withdraw/",
        talking.withdraw_time,
        name="withdraw_time",
    ),
    path("groups/<str:ref>/leave/", leaving.leave, name="leave"),
    path("groups/<str:ref>/leave/words/", leaving.leave_words, name="leave_words"),
    path("groups/<str:ref>/leave/goodbye/", leaving.leave_goodbye, name="leave_goodbye"),
    path("groups/<str:ref>/ending/", ending.ending, name="ending"),
    path("groups/<str:ref>/ending/call-off/", ending.call_off_ending, name="call_off_ending"),
    path("groups/<str:ref>/invitation/", answering.invite, name="invite"),
    path("groups/<str:ref>/askings/<int:pk>/", answering.answer, name="answer_asking"),
    path("groups/<str:ref>/askings/<int:pk>/accept/", answering.accept, name="accept_asking"),
    path("groups/<str:ref>/askings/<int:pk>/decline/", answering.decline, name="decline_asking"),
    path("groups/<str:ref>/newcomers/", answering.let_in_together, name="let_in_together"),
    path("groups/<str:ref>/people/<int:pk>/greeted/", arrivals.greeted, name="greeted"),
    path("groups/<str:ref>/fast-readings/<int:pk>/", arrivals.seen, name="seen_fast_reading"),
    path("groups/<str:ref>/welcome/", welcome.welcome, name="welcome"),
    path("groups/<str:ref>/welcome/about/", welcome.welcome_about, name="welcome_about"),
    path("groups/<str:ref>/welcome/here/", welcome.welcome_here, name="welcome_here"),
    path("find/<int:pk>/ask/", asking.ask, name="ask_to_join"),
    path("asked/<int:pk>/", asking.asking, name="asking"),
    path("asked/<int:pk>/take-back/", asking.take_back, name="take_back_asking"),
    path("asked/<int:pk>/put-away/", asking.put_away, name="put_away_asking"),
    path("groups/<str:ref>/visitors/", visitors.visitors, name="visitors"),
    path("groups/<str:ref>/quick-exit/", views.quick_exit, name="group_quick_exit"),
    path("join/<str:token>/", by_link.join, name="join"),
]
