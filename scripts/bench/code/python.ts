import type { Block } from './typescript.ts';

/** What ordinary modules in Python are made of. */
export const pythonBlocks: readonly [Block, ...Block[]] = [
  ({ pascal }, { between }) => `@dataclass(frozen=True)
class ${pascal}Record:
    """A row as the store returns it."""

    id: str
    title: str
    amount_cents: int = 0
    status: str = "draft"
    tags: list[str] = field(default_factory=list)
    created_at: datetime | None = None

    @property
    def is_overdue(self) -> bool:
        if self.created_at is None or self.status == "archived":
            return False
        return datetime.now(timezone.utc) - self.created_at > timedelta(days=${between(7, 400)})
`,
  ({ snake, pascal }, { between }) => `def total_${snake}(records, minimum: int = ${between(0, 900)}) -> dict[str, int]:
    """Groups records by owner and sums what is still open.

    Records below the minimum are left out, archived ones too.
    """
    totals: dict[str, int] = defaultdict(int)
    for record in records:
        if record["status"] == "archived" or record["amount_cents"] < minimum:
            continue
        totals[record.get("owner_id") or "unassigned"] += record["amount_cents"]
    if not totals:
        logger.warning("no ${snake} above %d", minimum)
    return dict(sorted(totals.items(), key=lambda item: item[1], reverse=True))


class ${pascal}NotFound(LookupError):
    def __init__(self, key: str) -> None:
        super().__init__(f"${snake} {key!r} does not exist")
        self.key = key
`,
  ({ snake, pascal }, { between }) => `class ${pascal}Repository:
    """Reads and writes ${snake} rows."""

    table = "${snake}s"

    def __init__(self, connection, *, page_size: int = ${between(10, 200)}):
        self.connection = connection
        self.page_size = page_size
        self._cache: dict[str, dict] = {}

    def find(self, key: str) -> dict:
        if key in self._cache:
            return self._cache[key]
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {self.table} WHERE id = %s", (key,))
            row = cursor.fetchone()
        if row is None:
            raise LookupError(key)
        self._cache[key] = dict(row)
        return self._cache[key]

    def search(self, query: str | None = None, page: int = 1) -> list[dict]:
        clauses, values = [], []
        if query:
            clauses.append("title ILIKE %s")
            values.append(f"%{query}%")
        where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT * FROM {self.table} {where} ORDER BY created_at DESC LIMIT %s OFFSET %s",
                (*values, self.page_size, (page - 1) * self.page_size),
            )
            return [dict(row) for row in cursor.fetchall()]

    def save(self, row: dict) -> str:
        columns = sorted(row)
        placeholders = ", ".join(["%s"] * len(columns))
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {self.table} ({', '.join(columns)}) VALUES ({placeholders}) RETURNING id",
                [row[column] for column in columns],
            )
            key = cursor.fetchone()["id"]
        self._cache.pop(key, None)
        return key
`,
  ({ snake }, { between }) => `def load_${snake}_file(path: Path) -> list[dict]:
    """Reads a CSV export and normalises its columns."""
    rows = []
    with path.open(newline="", encoding="utf-8") as handle:
        for index, row in enumerate(csv.DictReader(handle)):
            try:
                amount = round(float(row["amount"].replace(",", ".")) * 100)
            except (KeyError, ValueError) as error:
                logger.error("line %d of %s: %s", index + 2, path.name, error)
                continue
            if amount < 0 or amount > ${between(10_000, 900_000)}:
                continue
            rows.append({"id": row["id"].strip(), "title": row["title"].strip(), "amount_cents": amount})
    return rows
`,
  ({ snake }, { between }) => `@router.get("/${snake}s/{key}")
async def read_${snake}(key: str, include: list[str] = Query(default=[]), store=Depends(get_store)):
    row = await store.find("${snake}", key)
    if row is None:
        raise HTTPException(status_code=404, detail="${snake} not found")
    body = {"id": row["id"], "title": row["title"][:${between(60, 240)}], "status": row["status"]}
    if "history" in include:
        body["history"] = [
            {"at": event["at"].isoformat(), "by": event.get("user"), "change": event["change"]}
            for event in await store.history("${snake}", key)
            if event["kind"] != "internal"
        ]
    return body
`,
  ({ snake }, { between }) => `def test_scores_of_${snake}(frame):
    frame = frame.assign(score=lambda data: data["hits"] / data["views"].clip(lower=1))
    grouped = frame.groupby(["region", "week"], as_index=False).agg(score=("score", "mean"), views=("views", "sum"))
    best = grouped.sort_values("score", ascending=False).head(${between(3, 40)})
    assert best["score"].between(0, 1).all()
    for region, rows in best.groupby("region"):
        assert rows["views"].sum() >= ${between(1, 50)}, region
    return best.to_dict(orient="records")


${snake.toUpperCase()}_DEFAULTS = {
    "page_size": ${between(10, 200)},
    "retention_days": ${between(7, 730)},
    "columns": ["id", "title", "status", "amount_cents"],
    "export": {"format": "csv", "separator": ";", "header": True},
}
`,
  ({ snake, pascal }, { between }) => `class ${pascal}Scheduler(threading.Thread):
    def __init__(self, queue, interval: float = ${between(1, 60)}.0):
        super().__init__(daemon=True)
        self.queue = queue
        self.interval = interval
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(self.interval):
            try:
                job = self.queue.get_nowait()
            except Exception:
                continue
            started = time.monotonic()
            try:
                handler = getattr(self, f"handle_{job['kind']}", self.handle_unknown)
                handler(**job.get("arguments", {}))
            except Exception:
                logger.exception("${snake} job %s failed", job.get("id"))
            finally:
                metrics.timing("${snake}.job", time.monotonic() - started, tags={"kind": job["kind"]})

    def handle_refresh(self, key: str, force: bool = False) -> None:
        if force or key not in self.queue.seen:
            self.queue.seen.add(key)
            self.queue.put({"kind": "load", "arguments": {"key": key}})

    def handle_unknown(self, **arguments) -> None:
        logger.warning("no handler for %r", arguments)
`,
];

export const pythonImports = `from __future__ import annotations

import csv
import logging
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from fastapi import APIRouter, Depends, HTTPException, Query
`;

export const pythonHead = `logger = logging.getLogger(__name__)
router = APIRouter()
`;
