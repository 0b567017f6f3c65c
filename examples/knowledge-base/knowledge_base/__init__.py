"""Answers questions about the maintenance manuals of wind turbines."""
