"""What a question is about."""

from .clients import client
from .prompts import TOPIC
from .settings import LABEL_MODEL

TOPICS = ("pitch", "yaw", "gearbox", "converter", "hydraulics", "safety", "other")


def classify_expensively(question: str) -> str:
    """Wasteful (flagship-for-simple-task): the flagship chooses one of seven labels."""
    completion = client.chat.completions.create(
        model="gpt-5.4",
        max_completion_tokens=20,
        messages=[
            {"role": "system", "content": TOPIC},
            {"role": "user", "content": question},
        ],
    )
    return topic_of(completion.choices[0].message.content)


def classify(question: str) -> str:
    """Right: a small model does it."""
    completion = client.chat.completions.create(
        model=LABEL_MODEL,
        max_completion_tokens=20,
        messages=[
            {"role": "system", "content": TOPIC},
            {"role": "user", "content": question},
        ],
    )
    return topic_of(completion.choices[0].message.content)


def topic_of(text: str | None) -> str:
    """The topic that a model named, else the last one."""
    name = (text or "").strip().lower()
    return name if name in TOPICS else TOPICS[-1]
