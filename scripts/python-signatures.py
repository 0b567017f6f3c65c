"""Records the signatures of Python SDKs for the tests of the SDK tables.

    python3 scripts/python-signatures.py test/sdks/python-signatures.generated.json \
        openai=REPOSITORY@v0.28.1,v1.30.0,v1.109.1,v2.54.0,v3.3.1 \
        anthropic=REPOSITORY@v0.2.10,v0.39.0,v0.80.0,v0.121.0

REPOSITORY is a local clone (or its .git directory) of github.com/openai/openai-python or github.com/anthropics/anthropic-sdk-python.
The sources are parsed, never imported. A parameter is written as in Python: `name`, `name=default`, `*args`, `**kwargs`.
"""

import ast
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from python_program import Program, dotted, is_overload, is_property, parameters

# Parts of the interfaces that administer an account and cost nothing.
LEFT_OUT = ("admin", "skills", "webhooks", "conversations", "organization", "user_profiles", "beta.chatkit", "beta.vaults",
            "beta.tunnels", "beta.memory_stores", "beta.environments", "beta.skills", "beta.webhooks", "beta.user_profiles")


def main(output, *packages):
    releases = []
    for package in packages:
        name, source = package.split("=", 1)
        repository, tags = source.rsplit("@", 1)
        for tag in tags.split(","):
            with tempfile.TemporaryDirectory() as folder:
                unpack(repository, tag, folder)
                releases.append({"package": name, "version": tag.removeprefix("v"), **read(name, Path(folder))})
    lines = ",\n".join(json.dumps(release, separators=(",", ":"), sort_keys=True) for release in releases)
    Path(output).write_text(f"[\n{lines}\n]\n")


def unpack(repository, tag, folder):
    archive = subprocess.run(["git", "-C", repository, "archive", tag], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")


def read(name, folder):
    root = folder / "src" if (folder / "src" / name).is_dir() else folder
    program = Program([root])
    init = program.module(name)
    exports = sorted(export for export in program.names(init) if not export.startswith("_"))
    classes = {export: found for export in exports if (found := program.lookup(init, export)) and isinstance(found[1], ast.ClassDef)}
    clients = {export: found for export, found in classes.items() if CLIENT_BASES & bases_of(program, *found)}
    # All clients have the methods of the main one. Before there were clients, classes had them.
    main_client = next((export for export in MAIN_CLIENTS if export in clients), None)
    resources = {export: found for export, found in classes.items() if ".api_resources." in found[0].name}
    owners = resources if main_client is None else {main_client: clients[main_client]}
    methods = {}
    for owner, found in owners.items():
        members = {}
        walk(program, *found, "", members, set())
        methods |= {path if owner == main_client else f"{owner}.{path}": signature for path, signature in members.items()}
    constructors = {
        export: parameters(create) for export, found in clients.items() if (create := method_of(found[1], "__init__")) is not None
    }
    return {"exports": exports, "methods": methods, "constructors": constructors, "constants": constants(program, name)}


MAIN_CLIENTS = ("OpenAI", "Anthropic", "Client")

CLIENT_BASES = {"SyncAPIClient", "AsyncAPIClient", "BaseBedrockClient", "BaseVertexClient", "OpenAI", "Anthropic", "Client"}


def bases_of(program, module, definition, depth=0):
    names = {definition.name}
    for base in definition.bases:
        node = base.value if isinstance(base, ast.Subscript) else base
        if isinstance(node, (ast.Name, ast.Attribute)):
            short = node.id if isinstance(node, ast.Name) else node.attr
            names.add(short)
            found = program.lookup(module, short) if depth < 4 else None
            if found is not None and isinstance(found[1], ast.ClassDef):
                names |= bases_of(program, found[0], found[1], depth + 1)
    return names


def walk(program, module, definition, path, methods, seen):
    """The methods of a class and of the objects that its properties are."""
    if (module, definition.name) in seen or path.startswith(LEFT_OUT):
        return
    seen = seen | {(module, definition.name)}
    for base in definition.bases:
        found = program.lookup(module, base.id) if isinstance(base, ast.Name) else None
        if found is not None and isinstance(found[1], ast.ClassDef) and not found[1].name.startswith(("SyncAPI", "BaseAPI")):
            walk(program, *found, path, methods, seen)
    for item in definition.body:
        if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)) and not item.name.startswith("_"):
            member = f"{path}.{item.name}" if path else item.name
            owner = resource_of(program, module, item.returns) if is_property(item) else None
            if owner is not None:
                walk(program, *owner, member, methods, seen)
            elif not is_property(item) and not is_overload(item):
                methods[member] = parameters(item)
        elif isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            owner = resource_of(program, module, item.annotation)
            if owner is not None:
                walk(program, *owner, f"{path}.{item.target.id}" if path else item.target.id, methods, seen)
        elif isinstance(item, ast.Assign) and isinstance(item.value, ast.Name) and f"{item.value.id}" in methods and not path:
            methods[item.targets[0].id] = methods[item.value.id]


def resource_of(program, module, annotation):
    """The class of an object with methods of its own: `Chat`, `resources.Chat`."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    names = dotted(annotation)
    if names is None:
        return None
    found = program.lookup(module, names[0])
    for name in names[1:]:
        found = program.lookup(found[0], name) if found is not None and found[1] is None else None
    if found is None or not isinstance(found[1], ast.ClassDef):
        return None
    is_resource = any("APIResource" in base for base in bases_of(program, *found)) or program.file(found[0].name).match("*/resources/**/*")
    return found if is_resource or "/resources/" in str(program.file(found[0].name)) else None


def method_of(definition, name):
    found = [item for item in definition.body if isinstance(item, ast.FunctionDef) and item.name == name]
    return next((item for item in reversed(found) if not is_overload(item)), found[-1] if found else None)


def constants(program, name):
    module = f"{name}._constants"
    if not program.exists(module):
        return {}
    wanted = ("DEFAULT_MAX_RETRIES", "DEFAULT_TIMEOUT")
    return {
        item.targets[0].id: ast.unparse(item.value)
        for item in program.module(module).body
        if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name) and item.targets[0].id in wanted
    }


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
