"""Python packages as their sources say, parsed and never imported: what the scripts beside this file share."""

import ast


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


def is_property(item):
    return isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)) and any("property" in ast.unparse(decorator) for decorator in item.decorator_list)


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


def short(value):
    text = ast.unparse(value)
    return text if len(text) < 40 else "..."


def dotted(node):
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return None if inner is None else [*inner, node.attr]
    return None
