from django.urls import path

from . import cards, desk

urlpatterns = [
    path("reviewing/", desk.review_desk, name="review_desk"),
    path("reviewing/cards/<slug:slug>/", cards.review_card, name="review_card"),
    path("reviewing/cards/<slug:slug>/edit/", cards.edit_card, name="edit_card"),
    path("reviewing/cards/<slug:slug>/compare/", cards.compare_card, name="compare_card"),
    path("reviewing/cards/<slug:slug>/<int:number>/sign/", cards.sign_card, name="sign_card"),
]
