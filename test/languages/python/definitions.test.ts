import { describe, expect, test } from 'vitest';
import { printed } from './support.ts';

describe('definitions', () => {
  test('parameters', () => {
    expect(
      printed(`def f(a, b: int = 1, /, c=None, *args: str, d, e: float = 0.5, **kwargs: Any) -> Optional[str]:
    return a
def g(*, only): pass
def h(a, (b, c)): pass`),
    ).toMatchInlineSnapshot(`
  "var function f(var a, var b: int = 1, var c = null, ...var args: str, named var d, named var e: float = 0.5, **var kwargs: Any): str | None
    return a
  var function g(named var only)
  var function h(var a, [var b, var c])"
`);
  });

  test('async, generators, nesting', () => {
    expect(
      printed(`async def f():
    def g():
        yield 1
    return g`),
    ).toMatchInlineSnapshot(`
      "var async function f()
        var function* g()
          yield 1
        return g"
    `);
  });

  test('decorators', () => {
    expect(
      printed(`@retry(stop=stop_after_attempt(3))
@app.get("/x")
async def f(): ...
@dataclass
class C: pass`),
    ).toMatchInlineSnapshot(`
  "var @retry(stop: stop_after_attempt(3)) @app.get("/x") async function f()
    opaque()
  var @dataclass class C"
`);
  });

  test('classes', () => {
    expect(
      printed(`class Settings(BaseSettings, Generic[T], metaclass=Meta):
    """Documentation."""
    model: str = "gpt-4o"
    api_key: str
    shared: ClassVar[int] = 1
    client = OpenAI()
    low, high = 1, 2
    def __init__(self, x):
        self.x = x
    @property
    def a(self): return 1
    @a.setter
    def a(self, value): pass
    @functools.cached_property
    def b(self): return 2
    @staticmethod
    def c(): pass
    @classmethod
    async def d(cls): pass
    def __new__(cls): pass
    class Config:
        env = "x"
    if DEBUG:
        verbose = True
        def log(self): pass`),
    ).toMatchInlineSnapshot(`
          "var class Settings extends BaseSettings, Generic[T]
            field model: str = "gpt-4o"
            field api_key: str
            static field shared: ClassVar<int> = 1
            static field client = OpenAI()
            static field low = 1
            static field high = 2
            static field Config = class Config
              static field env = "x"
            static field verbose = true
            constructor __init__(var self, var x)
              self.x = x
            @property getter a(var self)
              return 1
            @a.setter setter a(var self, var value)
            @functools.cached_property getter b(var self)
              return 2
            @staticmethod static-method c()
            @classmethod async class-method d(var cls)
            static-method __new__(var cls)
            method log(var self)"
        `);
  });

  test('generic definitions', () => {
    expect(
      printed(`def f[T: Base](x: T) -> list[T]: ...
class Box[T](Base[T]): ...`),
    ).toMatchInlineSnapshot(`
  "var function f(var x: T): list<T>
    opaque()
  var class Box extends Base[T]"
`);
  });

  test('annotations', () => {
    expect(
      printed(`a: int | None = 1
b: typing.Union[str, "OpenAI", None] = 1
c: dict[str, list["Message"]] = 1
d: Annotated[str, Field(description="a, [b]")] = 1
e: Literal["gpt-4o", 'gpt-4o-mini'] = 1
f: Callable[[int, str], Awaitable[None]] = 1
g: "Optional[a.B]" = 1
h: conint(gt=3) = 1
i: tuple[int, ...] = 1
j: (A |
    B) = 1`),
    ).toMatchInlineSnapshot(`
      "var a: int | None = 1
      var b: str | OpenAI | None = 1
      var c: dict<str, list<Message>> = 1
      var d: str = 1
      var e: Literal<"gpt-4o", 'gpt-4o-mini'> = 1
      var f: Callable<[]<int, str>, Awaitable<None>> = 1
      var g: a.B | None = 1
      var h = 1
      var i: tuple<int, ...> = 1
      var j: A | B = 1"
    `);
  });
});
