"""The job of every night: summaries of the service reports of the day."""

import json
import sys
from io import BytesIO
from pathlib import Path

from .clients import claude, client, default_client
from .prompts import SUMMARY
from .settings import LABEL_MODEL, REPORT_MODEL


def summarise_one_by_one(reports: list[str]) -> list[str]:
    """Wasteful (batchable-loop, missing-output-cap): full price for work that nobody waits for, and no limit on any answer."""
    summaries = []
    for report in reports:
        completion = default_client.chat.completions.create(
            model=LABEL_MODEL,
            messages=[
                {"role": "system", "content": SUMMARY},
                {"role": "user", "content": report},
            ],
        )
        summaries.append(completion.choices[0].message.content or "")
    return summaries


def summarise_in_batch(reports: list[str]) -> str:
    """Right: the same requests in one batch at half the price."""
    lines = [
        {
            "custom_id": str(number),
            "method": "POST",
            "url": "/v1/chat/completions",
            "body": {
                "model": LABEL_MODEL,
                "max_completion_tokens": 250,
                "messages": [{"role": "system", "content": SUMMARY}, {"role": "user", "content": report}],
            },
        }
        for number, report in enumerate(reports)
    ]
    text = "\n".join(json.dumps(line) for line in lines)
    file = client.files.create(purpose="batch", file=("reports.jsonl", BytesIO(text.encode())))
    batch = client.batches.create(
        input_file_id=file.id,
        endpoint="/v1/chat/completions",
        completion_window="24h",
    )
    return batch.id


def headline(day: str) -> str:
    """Right: a short text with a short limit."""
    message = claude.messages.create(
        model=REPORT_MODEL,
        max_tokens=60,
        messages=[{"role": "user", "content": f"Write a headline of at most eight words for the service reports of {day}."}],
    )
    return "".join(block.text for block in message.content if block.type == "text")


def main() -> None:
    """Reads the reports of a folder and hands them in."""
    reports = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
    print(summarise_in_batch(reports))
