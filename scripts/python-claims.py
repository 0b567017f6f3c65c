"""Records of Python packages what the SDK tables name. scripts/pythonSdks.ts runs it:

    python3 scripts/python-claims.py ROOT… < ASKS

ROOTs are folders that hold packages. ASKS is JSON, a list of names as `module#name` or `module#name.member.path`, where `()` behind a name
stands for what it gives. The answer is JSON: the parameters of those that are there, as in Python (`name`, `name=default`, `*args`,
`**kwargs`); of classes what their constructor takes, the fields of data classes and models among it. `**` alone stands for what a class of
another package takes, `null` for something whose definition cannot be followed. The sources are parsed, never imported.
"""

import ast
import json
import sys
from pathlib import Path


def main(*roots):
    program = Program([Path(root) for root in roots])
    found = {}
    for ask in json.load(sys.stdin):
        place, _, path = ask.partition("#")
        name, *members = path.split(".")
        if program.exists(place) and name in program.names(program.module(place)):
            target = program.lookup(program.module(place), name)
            found_here, taken = resolve(program, target, members)
            if found_here:
                found[ask] = taken
    json.dump(found, sys.stdout)


UNKNOWN = (True, None)


def resolve(program, target, members):
    """Whether a member is there, and what it takes."""
    for index, member in enumerate(members):
        if target is None:
            return UNKNOWN
        module, item = target
        is_called, name = member.endswith("()"), member.removesuffix("()")
        inner = program.lookup(module, name) if item is None else member_of(program, module, item, name)
        if inner == "unknown":
            return UNKNOWN
        if inner is None:
            return False, None
        target = given(program, *inner) if is_called or (index < len(members) - 1 and is_property(inner[1])) else inner
    return UNKNOWN if target is None else (True, taken(program, *target))


def member_of(program, module, item, name, depth=0):
    """The definition of a method, property or attribute, also of a base class; `unknown` if a base cannot be seen."""
    if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
        made = given(program, module, item)
        return "unknown" if made is None else member_of(program, *made, name, depth + 1)
    if not isinstance(item, ast.ClassDef) or depth > 8:
        return "unknown"
    own = None
    for each in item.body:
        if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)) and each.name == name and not (own and is_overload(each)):
            own = module, each
        elif isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and each.target.id == name:
            own = annotated(program, module, each.annotation) or "unknown"
        elif isinstance(each, ast.Assign) and any(isinstance(target, ast.Name) and target.id == name for target in each.targets):
            own = "unknown"
        elif isinstance(each, ast.FunctionDef):
            for statement in ast.walk(each):
                targets = statement.targets if isinstance(statement, ast.Assign) else []
                if any(isinstance(target, ast.Attribute) and target.attr == name for target in targets):
                    made = statement.value.func if isinstance(statement.value, ast.Call) else None
                    own = own or annotated(program, module, made) or "unknown"
    if own is not None:
        return own
    is_open = False
    for base in item.bases:
        found = annotated(program, module, base.value if isinstance(base, ast.Subscript) else base)
        if found is None:
            is_open = is_open or ast.unparse(base).split("[")[0].split(".")[-1] not in PLAIN
            continue
        inherited = member_of(program, *found, name, depth + 1)
        if inherited == "unknown":
            is_open = True
        elif inherited is not None:
            return inherited
    return "unknown" if is_open else None


PLAIN = {"ABC", "object", "Generic", "Protocol", "BaseModel", "TypedDict", "Enum", "str", "Exception"}


def given(program, module, item):
    """What calling something gives, or a property is: a class, if it can be told."""
    if isinstance(item, ast.ClassDef):
        return module, item
    return annotated(program, module, item.returns) if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)) else None


def taken(program, module, item, depth=0):
    if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return parameters(item)
    if not isinstance(item, ast.ClassDef):
        return None
    create = next((each for each in reversed(item.body) if isinstance(each, ast.FunctionDef) and each.name == "__init__" and not is_overload(each)), None)
    own = parameters(create) if create is not None else []
    if create is not None and create.args.kwarg is None:
        return own
    fields = []
    for each in item.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and not each.target.id.startswith("_"):
            fields.append(each.target.id if each.value is None else f"{each.target.id}={short(each.value)}")
            fields += aliases(each.value)
    inherited = []
    for base in item.bases:
        found = annotated(program, module, base.value if isinstance(base, ast.Subscript) else base)
        if found is not None and depth < 8:
            inherited += taken(program, *found, depth + 1) or ["**"]
        elif ast.unparse(base).split("[")[0].split(".")[-1] not in PLAIN:
            inherited.append("**")
    return list(dict.fromkeys([*own, *fields, *inherited]))


def aliases(value):
    """`Field(alias="model")`: another name under which it may be given."""
    for keyword in value.keywords if isinstance(value, ast.Call) else []:
        if keyword.arg in ("alias", "validation_alias") and isinstance(keyword.value, ast.Constant):
            yield f"{keyword.value.value}=..."


def short(value):
    text = ast.unparse(value)
    return text if len(text) < 40 else "..."


def annotated(program, module, annotation):
    """The first class of the packages that an annotation names: `Self`, `Optional[Client]`, `"Client"`, `Client | None`."""
    if annotation is None:
        return None
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    if isinstance(annotation, (ast.Subscript, ast.BinOp, ast.Tuple)):
        parts = [annotation.left, annotation.right] if isinstance(annotation, ast.BinOp) else annotation.elts if isinstance(annotation, ast.Tuple) else [annotation.value, annotation.slice]
        return next((found for part in parts if (found := annotated(program, module, part)) is not None), None)
    names = dotted(annotation)
    if names is None:
        return None
    found = program.lookup(module, names[0])
    for name in names[1:]:
        found = program.lookup(found[0], name) if found is not None and found[1] is None else None
    return found if found is not None and isinstance(found[1], ast.ClassDef) else None


def dotted(node):
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return None if inner is None else [*inner, node.attr]
    return None


def is_property(item):
    return isinstance(item, ast.FunctionDef) and any("property" in ast.unparse(decorator) for decorator in item.decorator_list)


def is_overload(function):
    return any(ast.unparse(decorator).endswith("overload") for decorator in function.decorator_list)


def parameters(function):
    given = function.args
    positional = [*given.posonlyargs, *given.args]
    first_default = len(positional) - len(given.defaults)
    written = [
        parameter.arg if index < first_default else f"{parameter.arg}={short(given.defaults[index - first_default])}"
        for index, parameter in enumerate(positional)
    ]
    if given.vararg is not None:
        written.append(f"*{given.vararg.arg}")
    for parameter, default in zip(given.kwonlyargs, given.kw_defaults):
        written.append(parameter.arg if default is None else f"{parameter.arg}={short(default)}")
    if given.kwarg is not None:
        written.append(f"**{given.kwarg.arg}")
    return [name for name in written if name not in ("self", "cls")]


class Program:
    """The modules below some folders, parsed when they are first asked for."""

    def __init__(self, roots):
        self.roots = roots
        self.parsed = {}

    def file(self, name):
        for root in self.roots:
            base = root.joinpath(*name.split("."))
            for path in (base / "__init__.py", base.parent / f"{base.name}.py"):
                if path.is_file():
                    return path
        return None

    def exists(self, name):
        return self.file(name) is not None

    def module(self, name):
        if name not in self.parsed:
            path = self.file(name)
            tree = ast.parse(path.read_text())
            tree.name = name
            tree.is_package = path.name == "__init__.py"
            self.parsed[name] = tree
        return self.parsed[name]

    def names(self, module, depth=0):
        """Everything that a module defines or imports, star imports followed, with the names that it loads when they are asked for."""
        found = set()
        is_lazy = any(isinstance(item, ast.FunctionDef) and item.name == "__getattr__" for item in module.body)
        for item in statements(module):
            if isinstance(item, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                found.add(item.name)
                if item.name == "__getattr__":
                    found |= set(texts(item))
            elif isinstance(item, (ast.Assign, ast.AnnAssign)):
                targets = item.targets if isinstance(item, ast.Assign) else [item.target]
                named = {target.id for target in targets if isinstance(target, ast.Name)}
                is_table = any(each in LAZY for each in named) or (is_lazy and isinstance(item.value, (ast.Dict, ast.List)))
                found |= named | (set(texts(item.value)) if is_table else set())
            elif isinstance(item, ast.Import):
                found |= {alias.asname or alias.name.split(".")[0] for alias in item.names}
            elif isinstance(item, ast.ImportFrom):
                for alias in item.names:
                    source = self.source(module, item)
                    if alias.name == "*" and source is not None and self.exists(source) and depth < 4:
                        found |= {name for name in self.names(self.module(source), depth + 1) if not name.startswith("_")}
                    elif alias.name != "*":
                        found.add(alias.asname or alias.name)
        return found

    def lookup(self, module, name, depth=0):
        """The definition behind a name of a module, with the module that holds it. A module itself has no definition."""
        if depth > 12:
            return None
        best = None
        for item in statements(module):
            if isinstance(item, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and item.name == name:
                best = module, item
            elif isinstance(item, ast.Assign) and any(isinstance(target, ast.Name) and target.id == name for target in item.targets):
                if isinstance(item.value, ast.Name) and item.value.id != name:
                    return self.lookup(module, item.value.id, depth + 1)
            elif isinstance(item, ast.Import):
                for alias in item.names:
                    if (alias.asname or alias.name) == name and self.exists(alias.name):
                        return self.module(alias.name), None
            elif isinstance(item, ast.ImportFrom):
                source = self.source(module, item)
                for alias in item.names if source is not None else []:
                    found = None
                    if alias.name == "*" and self.exists(source):
                        found = self.lookup(self.module(source), name, depth + 1)
                    elif (alias.asname or alias.name) == name:
                        if self.exists(source) and source != module.name:
                            found = self.lookup(self.module(source), alias.name, depth + 1)
                        if found is None and self.exists(f"{source}.{alias.name}"):
                            found = self.module(f"{source}.{alias.name}"), None
                    best = best or found
        return best or self.lazily(module, name, depth)

    def lazily(self, module, name, depth):
        """`_dynamic_imports = {"Runnable": "base"}`: the name, or the file that has it; `IMPORT_PATH = "package"`: the module that has them all."""
        for item in statements(module):
            value = item.value if isinstance(item, (ast.Assign, ast.AnnAssign)) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and self.exists(value.value):
                found = self.lookup(self.module(value.value), name, depth + 1)
                if found is not None:
                    return found
            for key, source in zip(value.keys, value.values) if isinstance(value, ast.Dict) else []:
                if not (isinstance(key, ast.Constant) and key.value == name):
                    continue
                for each in texts(source):
                    place = each if self.exists(each) else f"{module.name}.{each.lstrip('.')}"
                    if self.exists(place):
                        return self.lookup(self.module(place), name, depth + 1)
        return None

    def source(self, module, item):
        if item.level == 0:
            return item.module
        parts = module.name.split(".")
        kept = len(parts) - item.level + (1 if module.is_package else 0)
        return ".".join([*parts[:kept], *([item.module] if item.module else [])])


# Tables of names that a module loads when they are asked for.
LAZY = {"_dynamic_imports", "_SUBMOD_ATTRS", "__all__", "_import_structure", "_module_lookup"}


def texts(value):
    for node in ast.walk(value) if value is not None else []:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def statements(module):
    """Statements of a module, those below `if` and `try` too."""
    for item in module.body:
        yield item
        if isinstance(item, (ast.If, ast.Try)):
            yield from statements(item)
            for handler in getattr(item, "handlers", []):
                yield from statements(handler)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
