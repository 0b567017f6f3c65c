"""One client for each way of working."""

from anthropic import Anthropic
from openai import OpenAI

# Somebody waits: one more attempt, and twenty seconds for each.
client = OpenAI(max_retries=1, timeout=20)
claude = Anthropic(max_retries=1, timeout=60)

# As it comes out of the box: two retries and ten minutes for each attempt.
default_client = OpenAI()
