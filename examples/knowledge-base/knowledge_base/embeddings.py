"""Vectors of text chunks."""

from .clients import client
from .settings import EMBEDDING_MODEL


def embed_one_by_one(chunks: list[str]) -> list[list[float]]:
    """Wasteful (embedding-loop): one request for each chunk."""
    vectors = []
    for chunk in chunks:
        response = client.embeddings.create(model=EMBEDDING_MODEL, input=chunk)
        vectors.append(response.data[0].embedding)
    return vectors


def embed_together(chunks: list[str]) -> list[list[float]]:
    """Right: up to 2,048 chunks in one request."""
    vectors = []
    for start in range(0, len(chunks), 2048):
        response = client.embeddings.create(model=EMBEDDING_MODEL, input=chunks[start : start + 2048])
        vectors.extend(item.embedding for item in response.data)
    return vectors


def embed_query(question: str) -> list[float]:
    """Right: one question is one request."""
    response = client.embeddings.create(model=EMBEDDING_MODEL, input=question)
    return response.data[0].embedding
