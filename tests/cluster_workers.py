"""Read by the workers of a test cluster when they start: reports are read line by line there, without the language model.

A report named `poison` kills the process that reads it; one named `slow` takes its time.
"""

from __future__ import annotations

import os
import signal
import time
from typing import Any

from pipeline.layers import Entity, Event, Mention, Participant, Report, ReportFacts, Section, Telling

NAMES = ("Jane Wanjiru", "Ali Hassan", "Mary Otieno")


def line_by_line(report: Report, model: str) -> ReportFacts:
    """One detention for each line, told of its first word."""
    events, mentions, at = [], [], 0
    for number, line in enumerate(report.text.split("\n")):
        if line:
            word = line.split()[0]
            one = Event("detention", "occurred", 1, at, at + len(word), word, at, at + len(line), line, country="KEN", tellings=[Telling(1, at, at + len(line), line)])
            one.date = one.date_start = one.date_end = f"2024-03-{number % 28 + 1:02}"
            one.date_precision = "day"
            one.participants = [Participant("target", "person", number % 3, at, at + len(word), word)]
            events.append(one)
            mentions.append(Mention(at, at + len(word), word, "person", number % 3))
        at += len(line) + 1
    sections = [Section(1, 1, "", "body", "", 0, len(report.text), 0, 0)]
    return ReportFacts(report, sections=sections, entities=[Entity("person", name) for name in NAMES], mentions=mentions, events=events, words=len(report.text.split()), model="none")


def dask_setup(worker: Any) -> None:
    import pipeline.extract

    def facts_of(report: Report, model: str) -> ReportFacts:
        if report.source_path.startswith("poison"):
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.3 if report.source_path.startswith("slow") else 0)
        return line_by_line(report, model)

    pipeline.extract.facts_of = facts_of
    pipeline.extract.language = lambda model: time.sleep(0.5)
