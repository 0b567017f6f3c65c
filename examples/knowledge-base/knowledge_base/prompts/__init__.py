"""Texts that are sent to models."""

from pathlib import Path

ANSWERING = (Path(__file__).parent / "answering.md").read_text(encoding="utf-8")

TOPIC = """Classify the question of a technician into one of these categories:
pitch, yaw, gearbox, converter, hydraulics, safety, other.
Answer only with the name of the category."""

ANSWERABLE = """You see a question and passages from manuals.
Decide whether the passages hold the answer to the question, in full and with every figure that it asks for.
Answer only "yes" or "no"."""

SUMMARY = """Summarize the following service report in at most four sentences.
Name the turbine, the fault, the parts that were replaced and what is still open.
Leave out names of persons and times of day."""
