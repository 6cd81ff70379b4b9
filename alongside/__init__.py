"""Alongside: facilitated peer support groups for people who live with chronic pain."""

__version__ = "0.1.0"
