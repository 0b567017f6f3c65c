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

from python_program import Program, dotted, is_overload, is_property, parameters, short


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


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
