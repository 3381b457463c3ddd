"""Python's statements in JavaScript. All names of a function are declared at its head, as Python has them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from reproduce.in_javascript.expressions import ORACLE, Expressions, Names, bare, spelled
from reproduce.in_javascript.reading import Reading

INDENT = "  "


class Statements(Expressions):
    """Writes the body of one function."""

    def __init__(self, reading: Reading, names: Names, *, fails: bool) -> None:
        super().__init__(reading, names, fails=fails)
        self.used = 0  # temporary names so far

    def function(self, name: str, nothing: str = "") -> str:
        """The whole function; `nothing` is what it returns where it fails, if that is caught in it."""
        arguments = [each for each in self.reading.arguments if each != ORACLE]
        self.local |= set(self.reading.arguments)
        lines = self.body(self.reading.tree.body, self.reading.arguments)
        if nothing:
            failed = self.names.word("FAILED$")
            caught = [f"if (error !== {failed}) throw error;", f"return {nothing};"]
            lines = ["try {", *indented(lines), "} catch (error) {", *indented(caught), "}"]
        head = f"function {name}({', '.join(map(spelled, arguments))}) {{"
        return "\n".join([head, *indented(lines), "}"]) + "\n"

    def body(self, statements: Sequence[ast.stmt], arguments: Sequence[str]) -> list[str]:
        """The lines of a function's body, with the declarations of its names."""
        own = [name for name in names_set(statements) if name not in arguments]
        self.local |= set(own)
        lines = self.block(statements)
        declared = [f"let {', '.join(map(spelled, own))};"] if own else []
        return [*declared, *lines]

    def block(self, statements: Sequence[ast.stmt]) -> list[str]:
        return [line for statement in statements for line in self.statement(statement)]

    def statement(self, node: ast.stmt) -> list[str]:
        match node:
            case ast.Expr(ast.Constant(str())):
                return []
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(name), "append"), [value])):
                return [f"{spelled(name)}.push({self.write(value)});"]
            case ast.Assign(targets, value):
                return self.assignment(targets, value)
            case ast.AugAssign(ast.Name(name) as target, operator, value):
                whole = ast.copy_location(ast.BinOp(ast.Name(name, ast.Load()), operator, value), node)
                return self.assignment([target], ast.fix_missing_locations(whole))
            case ast.Return(None):
                return ["return;"]
            case ast.Return(value) if value:
                return [f"return {self.plain(value)};"]
            case ast.If(test, body, other):
                return self.condition(test, body, other)
            case ast.While(test, body, []):
                return [f"while ({bare(self.truth(test))}) {{", *indented(self.block(body)), "}"]
            case ast.For(target, source, body, []):
                return self.loop(node, target, source, body)
            case ast.Break():
                return ["break;"]
            case ast.Continue():
                return ["continue;"]
            case ast.Pass():
                return []
            case ast.FunctionDef(name, body=body):
                return self.inner(node, name, body)
        raise self.reading.trouble(node, "use assignments, if, for and while without else, break, continue and return.")

    def condition(self, test: ast.expr, body: list[ast.stmt], other: list[ast.stmt]) -> list[str]:
        lines = [f"if ({bare(self.truth(test))}) {{", *indented(self.block(body)), "}"]
        if not other:
            return lines
        further = self.block(other)
        if len(other) == 1 and isinstance(other[0], ast.If):
            return [*lines[:-1], f"}} else {further[0]}", *further[1:]]
        return [*lines[:-1], "} else {", *indented(further), "}"]

    def assignment(self, targets: Sequence[ast.expr], value: ast.expr) -> list[str]:
        if len(targets) == 1:
            return self.taken(targets[0], value)
        if not all(isinstance(target, ast.Name) for target in targets):
            raise self.reading.trouble(value, "set one name after the other.")
        first, *others = reversed(targets)
        return [*self.taken(first, value), *(line for other in others for line in self.taken(other, first))]

    def taken(self, target: ast.expr, value: ast.expr) -> list[str]:
        match target, value:
            case ast.Name(name), _:
                return [f"{spelled(name)} = {self.plain(value)};"]
            case ast.Tuple(targets), ast.Tuple(values) if len(targets) == len(values):
                return self.side_by_side(targets, values)
            case ast.Tuple(targets), _:
                whole = self.temporary()
                return [f"const {whole} = {self.plain(value)};", *self.spread(targets, whole)]
        raise self.reading.trouble(target, "set names, or a tuple of names.")

    def side_by_side(self, targets: Sequence[ast.expr], values: Sequence[ast.expr]) -> list[str]:
        """Several names that are set at once: by way of others where one is needed after it is set."""
        later: set[str] = set()
        apart = True
        for target, value in reversed(list(zip(targets, values, strict=True))):
            apart = apart and not set(names_of(target)) & later
            later |= {part.id for part in ast.walk(value) if isinstance(part, ast.Name)}
        if apart:
            return [line for pair in zip(targets, values, strict=True) for line in self.taken(*pair)]
        kept = [self.temporary() for _ in values]
        lines = [f"const {name} = {self.plain(value)};" for name, value in zip(kept, values, strict=True)]
        for target, name in zip(targets, kept, strict=True):
            lines += self.spread(target.elts, name) if isinstance(target, ast.Tuple) else self.spread_one(target, name)
        return lines

    def spread(self, targets: Sequence[ast.expr], whole: str) -> list[str]:
        return [line for at, target in enumerate(targets) for line in self.spread_one(target, f"{whole}[{at}]")]

    def spread_one(self, target: ast.expr, value: str) -> list[str]:
        match target:
            case ast.Name("_"):
                return []
            case ast.Name(name):
                return [f"{spelled(name)} = {value};"]
            case ast.Tuple(targets):
                return self.spread(targets, value)
        raise self.reading.trouble(target, "set names, or tuples of names.")

    def loop(self, node: ast.For, target: ast.expr, source: ast.expr, body: list[ast.stmt]) -> list[str]:
        inside = indented(self.block(body))
        match target, source:
            case ast.Name(name), ast.Call(ast.Name("range"), [count]):
                place, most = self.temporary(), self.temporary()
                own = [] if name == "_" else indented([f"{spelled(name)} = {place};"])
                head = f"for (let {place} = 0, {most} = {self.plain(count)}; {place} < {most}; {place} += 1) {{"
                return [head, *own, *inside, "}"]
            case ast.Tuple([one, other]), ast.Call(ast.Name("zip"), [first, second]):
                return self.over([(one, first), (other, second)], inside)
            case _, ast.Name() | ast.Call(ast.Name("reversed")):
                return self.over([(target, source)], inside)
        raise self.reading.trouble(node, "loop over range(n), a list, reversed(list), or zip of two of these.")

    def over(self, pairs: Sequence[tuple[ast.expr, ast.expr]], inside: list[str]) -> list[str]:
        """A loop over lists of one length, side by side."""
        place, lists, taken = self.temporary(), [], []
        for target, source in pairs:
            back = isinstance(source, ast.Call)
            name = self.write(source.args[0] if isinstance(source, ast.Call) else source)
            lists.append(name)
            at = f"{name}[{f'{name}.length - 1 - {place}' if back else place}]"
            if isinstance(target, ast.Tuple):
                row = self.temporary()
                taken += [f"const {row} = {at};", *self.spread(target.elts, row)]
            else:
                taken += self.spread_one(target, at)
        head = f"for (let {place} = 0; {place} < {lists[0]}.length; {place} += 1) {{"
        return [head, *indented(taken), *inside, "}"]

    def inner(self, node: ast.FunctionDef, name: str, body: list[ast.stmt]) -> list[str]:
        """A function within the function, which may use its names."""
        arguments = [argument.arg for argument in node.args.args]
        self.local.add(name)
        before = set(self.local)
        self.local |= set(arguments)
        lines = self.body(body, arguments)
        self.local = before
        return [f"{spelled(name)} = ({', '.join(map(spelled, arguments))}) => {{", *indented(lines), "};"]

    def temporary(self) -> str:
        self.used += 1
        return f"t{self.used}$"


def indented(lines: Sequence[str]) -> list[str]:
    return [INDENT + line for line in lines]


def names_of(target: ast.expr) -> Iterator[str]:
    return (part.id for part in ast.walk(target) if isinstance(part, ast.Name))


def names_set(statements: Sequence[ast.stmt]) -> list[str]:
    """The names that are set in some statements, those of functions within them apart, in their order."""
    found: list[str] = []
    for statement in statements:
        match statement:
            case ast.FunctionDef(name):
                found.append(name)
            case ast.If(body=body, orelse=other):
                found += names_set([*body, *other])
            case ast.While(body=body):
                found += names_set(body)
            case ast.For(target=target, body=body):
                found += [*names_of(target), *names_set(body)]
            case ast.Assign(targets=targets):
                found += [name for target in targets for name in names_of(target)]
            case ast.AugAssign(target=target):
                found += names_of(target)
    return [name for name in dict.fromkeys(found) if name != "_"]
