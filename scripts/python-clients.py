"""Records what the clients of Python SDKs can do, for the tests of the SDK tables:

    python3 scripts/python-clients.py test/sdks/python-clients.generated.json PACKAGE@VERSION=SOURCE…

for example `cohere@7.0.9=REPOSITORY@7.0.9 groq@1.7.0=groq-1.7.0-py3-none-any.whl`. SOURCE is a local clone with a tag or commit, a wheel, or
a folder. The sources are parsed, never imported. With some packages only those are recorded anew, and the records of the others stay.

A record names for each module of interest what it exports, and for each client what its constructor and its methods take. A parameter is
written as in Python: `name`, `name=default`, `*args`, `**kwargs`.
"""

import ast
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from python_program import Program, dotted, is_overload, is_property, parameters

# Modules that code imports from, and the classes there that make clients.
MODULES = {
    "mistralai": {
        "mistralai": ["Mistral"],
        "mistralai.client": ["Mistral", "MistralClient"],
        "mistralai.async_client": ["MistralAsyncClient"],
        "mistralai.models": [],
        "mistralai.client.models": [],
        "mistralai.models.chat_completion": [],
    },
    "cohere": {"cohere": ["Client", "AsyncClient", "ClientV2", "AsyncClientV2"]},
    "groq": {"groq": ["Groq", "AsyncGroq", "Client"]},
    "together": {"together": ["Together", "AsyncTogether", "Client"]},
    "cerebras.cloud.sdk": {"cerebras.cloud.sdk": ["Cerebras", "AsyncCerebras", "Client"]},
    "ollama": {"ollama": ["Client", "AsyncClient"]},
    "replicate": {"replicate": ["Client"]},
    "huggingface_hub": {"huggingface_hub": ["InferenceClient", "AsyncInferenceClient"]},
    "voyageai": {"voyageai": ["Client", "AsyncClient"]},
    "lmstudio": {"lmstudio": ["Client", "AsyncClient", "LLM", "EmbeddingModel"]},
    "llama_cpp": {"llama_cpp": ["Llama"]},
    "zhipuai": {"zhipuai": ["ZhipuAI"]},
    "zai": {"zai": ["ZaiClient", "ZhipuAiClient"]},
    "azure.ai.inference": {
        "azure.ai.inference": ["ChatCompletionsClient", "EmbeddingsClient", "ImageEmbeddingsClient"],
        "azure.ai.inference.aio": ["ChatCompletionsClient", "EmbeddingsClient", "ImageEmbeddingsClient"],
        "azure.ai.inference.models": [],
    },
    "xai_sdk": {"xai_sdk": ["Client", "AsyncClient"], "xai_sdk.chat": [], "xai_sdk.sync.chat": ["Chat"]},
}


def main(output, *packages):
    path = Path(output)
    known = {(each["package"], each["version"]): each for each in (json.loads(path.read_text()) if path.is_file() else [])}
    for package in packages:
        name_and_version, source = package.split("=", 1)
        name, version = name_and_version.split("@")
        with tempfile.TemporaryDirectory() as folder:
            root = unpack(source, Path(folder))
            known[(name, version)] = {"package": name, "version": version, **read(name, root)}
    ordered = sorted(known.values(), key=lambda each: (each["package"], [int(part) for part in re.findall(r"\d+", each["version"])]))
    lines = ",\n".join(json.dumps(each, separators=(",", ":"), sort_keys=True) for each in ordered)
    path.write_text(f"[\n{lines}\n]\n")


def unpack(source, folder):
    if source.endswith(".whl"):
        with zipfile.ZipFile(source) as wheel:
            wheel.extractall(folder)
        return folder
    if "@" not in source:
        return Path(source)
    repository, tag = source.rsplit("@", 1)
    archive = subprocess.run(["git", "-C", repository, "archive", tag], check=False, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r|") as tar:
        try:
            tar.extractall(folder, filter="data")
        except tarfile.ReadError:
            pass
    return folder


def read(package, folder):
    first = package.split(".")[0]
    program = Program([folder / "src" if (folder / "src" / first).is_dir() else folder])
    modules, classes = {}, {}
    for name, clients in MODULES[package].items():
        if not program.exists(name):
            continue
        module = program.module(name)
        exports = (export for export in program.names(module) if not export.startswith("_"))
        # Of the classes of data only those are of interest that code makes messages with.
        modules[name] = sorted(export for export in exports if not name.endswith("models") or export.endswith("Message"))
        for client in clients:
            found = program.lookup(module, client)
            if found is None or not isinstance(found[1], ast.ClassDef):
                continue
            methods = {}
            walk(program, *found, "", methods, {}, 0)
            classes[f"{name}#{client}"] = {"constructor": constructor(program, *found), "methods": methods}
    return {"modules": modules, "classes": classes, "constants": constants(program, package)}


def constants(program, package):
    """Numbers of retries and seconds that constructors refer to."""
    found = {}
    for name in (f"{package}._constants", f"{package}.constants", f"{package}.core._constants"):
        for item in program.module(name).body if program.exists(name) else []:
            if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name):
                constant = next((each for each in CONSTANTS if item.targets[0].id.endswith(each)), None)
                if constant is not None:
                    found[constant] = ast.unparse(item.value)
    return found


CONSTANTS = ("DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT", "MAX_RETRIES", "TIMEOUT_SECS")


def constructor(program, module, definition):
    own = next((item for item in definition.body if isinstance(item, ast.FunctionDef) and item.name == "__init__"), None)
    if own is not None and not forwards(own):
        return parameters(own)
    inherited = next((constructor(program, *base) for base in bases(program, module, definition)), [])
    return sorted({*inherited, *(parameters(own) if own is not None else [])})


def forwards(function):
    """Whether a constructor only passes on what it is given."""
    return function.args.kwarg is not None


MAX_DEPTH = 5

# Parts of the interfaces that administer an account and cost nothing.
LEFT_OUT = (
    *(f"beta.{name}" for name in ("agents", "observability", "rag", "libraries", "connectors", "skills", "users", "service_accounts", "prompts")),
    "workflows", "events", "client", "endpoints", "evaluation", "webhooks", "auth", "beta.clusters", "beta.jig", "embed_jobs",
    "datasets", "connectors", "finetuning",
)


def walk(program, module, definition, path, methods, root, depth):
    """The methods of a class and of the objects that it holds."""
    if depth > MAX_DEPTH or path.startswith(LEFT_OUT):
        return
    for base in reversed(list(bases(program, module, definition))):
        walk(program, *base, path, methods, root, depth + 1)
    here = methods if depth == 0 or path == "" else root
    for item in definition.body:
        if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
            member = f"{path}.{item.name}" if path else item.name
            if item.name == "__init__":
                for name, held in held_objects(program, module, item):
                    walk(program, *held, f"{path}.{name}" if path else name, methods, here or methods, depth + 1)
            elif item.name.startswith("_") or is_overload(item):
                continue
            elif is_property(item):
                held = annotated(program, module, item.returns) or made_in(program, module, item)
                alias = returned_attribute(item)
                if alias is not None and alias in methods:
                    methods[member] = methods[alias]
                elif held is not None:
                    walk(program, *held, member, methods, here or methods, depth + 1)
            else:
                methods[member] = parameters(item)
        elif isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name) and not item.target.id.startswith("_"):
            held = annotated(program, module, item.annotation)
            if held is not None:
                walk(program, *held, f"{path}.{item.target.id}" if path else item.target.id, methods, here or methods, depth + 1)
        elif isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name) and isinstance(item.value, ast.Name):
            if item.value.id in methods and not path:
                methods[item.targets[0].id] = methods[item.value.id]


def bases(program, module, definition):
    for base in definition.bases:
        names = dotted(base.value if isinstance(base, ast.Subscript) else base)
        found = resolved(program, module, names)
        if found is not None:
            yield found


def held_objects(program, module, function):
    """`self.chat = chat.Client(channel)`"""
    for item in ast.walk(function):
        if not (isinstance(item, ast.Assign) and isinstance(item.value, ast.Call)):
            continue
        target = item.targets[0]
        is_own = isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
        held = resolved(program, module, dotted(item.value.func)) if is_own and not target.attr.startswith("_") else None
        if held is not None:
            yield target.attr, held


def made_in(program, module, function):
    """`if self._v2 is None: from .v2.client import V2Client; self._v2 = V2Client(…)`"""
    imports = [item for item in ast.walk(function) if isinstance(item, ast.ImportFrom)]
    for item in ast.walk(function):
        if isinstance(item, ast.Call) and isinstance(item.func, ast.Name):
            for source in imports:
                if any((alias.asname or alias.name) == item.func.id for alias in source.names):
                    return program.lookup(program.module(program.source(module, source)), item.func.id)
    return None


def annotated(program, module, annotation):
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    return resolved(program, module, dotted(annotation))


def resolved(program, module, names):
    """The class that a dotted name stands for, if it is one of the package and not plain data."""
    if names is None:
        return None
    found = program.lookup(module, names[0])
    for name in names[1:]:
        found = (program.lookup(found[0], name) or submodule(program, found[0], name)) if found is not None and found[1] is None else None
    is_class = found is not None and isinstance(found[1], ast.ClassDef)
    return found if is_class and not DATA & {ast.unparse(base).split(".")[-1].split("[")[0] for base in found[1].bases} else None


def submodule(program, module, name):
    """A module of a package that its own code has loaded: `api_resource.chat.Chat`."""
    path = f"{module.name}.{name}"
    return (program.module(path), None) if program.exists(path) else None


DATA = {"BaseModel", "TypedDict", "Enum", "NamedTuple", "Exception", "UniversalBaseModel"}


def returned_attribute(function):
    last = function.body[-1]
    return last.value.attr if isinstance(last, ast.Return) and isinstance(last.value, ast.Attribute) else None


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
