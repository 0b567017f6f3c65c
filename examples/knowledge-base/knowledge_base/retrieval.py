"""Answers from passages of the manuals."""

from datetime import datetime

from .clients import claude, client, default_client
from .prompts import ANSWERABLE, ANSWERING
from .settings import ANSWER_MODEL, MAX_ANSWER_TOKENS, REPORT_MODEL


def answer_with_date_first(question: str, passages: list[str]) -> str:
    """Wasteful (dynamic-prefix, missing-output-cap): the date ahead of the instructions, no limit on the answer, half an hour of retries."""
    completion = default_client.chat.completions.create(
        model=ANSWER_MODEL,
        messages=[
            {"role": "system", "content": f"Date: {datetime.now():%d %B %Y %H:%M}\n\n{ANSWERING}"},
            {"role": "user", "content": question + "\n\n" + "\n\n".join(passages)},
        ],
    )
    return completion.choices[0].message.content or ""


def answer(question: str, passages: list[str]) -> str:
    """Right: the instructions come first and alone, so that all requests share them."""
    completion = client.chat.completions.create(
        model=ANSWER_MODEL,
        max_completion_tokens=MAX_ANSWER_TOKENS,
        messages=[
            {"role": "system", "content": ANSWERING},
            {"role": "user", "content": "\n\n".join([question, f"Date: {datetime.now():%d %B %Y}", *passages])},
        ],
    )
    return completion.choices[0].message.content or ""


def answer_with_responses(question: str) -> str:
    """Right: the same in the Responses API."""
    response = client.responses.create(
        model=ANSWER_MODEL,
        instructions=ANSWERING,
        input=question,
        max_output_tokens=MAX_ANSWER_TOKENS,
    )
    return response.output_text


def has_answer(question: str, passage: str) -> bool:
    """Wasteful (flagship-for-simple-task): the model for answers also says yes or no."""
    completion = client.chat.completions.create(
        model="gpt-5.4",
        max_completion_tokens=16,
        messages=[
            {"role": "system", "content": ANSWERABLE},
            {"role": "user", "content": f"Question: {question}\n\nPassage: {passage}"},
        ],
    )
    return completion.choices[0].message.content == "yes"


def explain(question: str) -> str:
    """Right: Claude, with the instructions in its system prompt and a limit, which its API requires."""
    message = claude.messages.create(
        model=REPORT_MODEL,
        max_tokens=MAX_ANSWER_TOKENS,
        system=ANSWERING,
        messages=[{"role": "user", "content": question}],
    )
    return "".join(block.text for block in message.content if block.type == "text")
