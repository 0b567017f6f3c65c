"""An assistant that looks things up until it knows the answer."""

from .clients import client
from .retrieval import answer
from .settings import ANSWER_MODEL, MAX_ANSWER_TOKENS

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "search_manuals",
            "description": "Finds passages of the manuals.",
            "parameters": {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]},
        },
    }
]

MAX_STEPS = 5


def research_without_end(question: str) -> str:
    """Wasteful (unbounded-agent-loop, full-history): goes on for as long as the model asks for tools, with everything sent again each time."""
    messages = [{"role": "user", "content": question}]
    while True:
        completion = client.chat.completions.create(
            model=ANSWER_MODEL,
            max_completion_tokens=MAX_ANSWER_TOKENS,
            tools=TOOLS,
            messages=messages,
        )
        message = completion.choices[0].message
        if not message.tool_calls:
            return message.content or ""
        messages.append(message)
        for call in message.tool_calls:
            messages.append({"role": "tool", "tool_call_id": call.id, "content": search(call.function.arguments)})


def research(question: str) -> str:
    """Right: at most five steps, then an answer from what was found."""
    messages = [{"role": "user", "content": question}]
    found: list[str] = []
    for _ in range(MAX_STEPS):
        completion = client.chat.completions.create(
            model=ANSWER_MODEL,
            max_completion_tokens=MAX_ANSWER_TOKENS,
            tools=TOOLS,
            messages=messages,
        )
        message = completion.choices[0].message
        if not message.tool_calls:
            return message.content or ""
        messages.append(message)
        for call in message.tool_calls:
            passage = search(call.function.arguments)[:1200]
            found.append(passage)
            messages.append({"role": "tool", "tool_call_id": call.id, "content": passage})
    return answer(question, found)


def search(arguments: str) -> str:
    """Passages for a query; here the query itself, so that the example needs no index."""
    return arguments
