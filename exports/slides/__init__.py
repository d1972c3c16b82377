"""Slides of exhibits with charts that can be edited, made without an office program."""
