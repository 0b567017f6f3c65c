"""Settings from the environment, each with the value that holds without it."""

import os

ANSWER_MODEL = os.environ.get("KB_ANSWER_MODEL", "gpt-5.4")
LABEL_MODEL = os.getenv("KB_LABEL_MODEL", "gpt-5.4-mini")
EMBEDDING_MODEL = "text-embedding-3-small"
REPORT_MODEL = "claude-haiku-4-5"
MAX_ANSWER_TOKENS = 500
