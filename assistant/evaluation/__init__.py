"""Evaluation: a file of questions is asked, the answers are judged, and a report counts them.

Nothing here knows how an answer is found: the assistant is used as any caller uses it.
"""
