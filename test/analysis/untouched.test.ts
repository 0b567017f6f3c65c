import { describe, expect, it } from 'vitest';
import { untouchedBy, type Version } from '../../server/src/analysis/untouched.ts';
import { bindNames } from '../../server/src/ir/bind.ts';
import { createNodeTools } from '../../server/src/node/engine.ts';

const tools = createNodeTools();
for (const language of tools.languages) await tools.prepare(language);

/**
 * What an edit leaves alone, in the order of the text: the names of functions and classes, or `all has to be looked at`. Statements stand in
 * parts of their own, parted by blank lines; `was ⇒ is` marks the edit.
 */
function untouched(path: string, marked: string): readonly string[] | string {
  const language = tools.languages.find(({ extensions }) => extensions.some((end) => path.endsWith(end)));
  if (!language) throw new Error(`No language for ${path}.`);
  const sign = path.endsWith('.py') ? '#' : '//';
  const padding = `${sign} ${'~'.repeat(420)}\n`;
  const padded = marked
    .trim()
    .split('\n\n')
    .map((statement) => `${padding}${statement}\n`)
    .join('\n');
  const side = (which: 1 | 2): string => padded.replace(/‹([^⇒]*)⇒([^›]*)›/g, (_, was, is) => (which === 1 ? was : is));
  const lower = language.follow();
  const version = (text: string): Version => {
    const ir = lower(path, text);
    return { ir, bindings: bindNames(ir), words: new Map() };
  };
  const before = version(side(1));
  const after = version(side(2));
  const found = untouchedBy(before, after, ({ name }) => name === 'configure');
  if (!found) return 'all has to be looked at';
  return after.ir.module.body.flatMap((stmt) =>
    (stmt.kind === 'function' || stmt.kind === 'class') && found.isUntouched(stmt.span) ? [stmt.name.name] : [],
  );
}

const script = (marked: string) => untouched('a.ts', marked);
const python = (marked: string) => untouched('a.py', marked);

describe('an edit within a function', () => {
  it('leaves functions alone that have nothing to do with it', () => {
    expect(script('function a() { return ‹1⇒2›; }\n\nfunction b() {}\n\nclass C {}')).toEqual(['b', 'C']);
    expect(python('def a():\n    return ‹1⇒2›\n\ndef b():\n    pass\n\nclass C:\n    x = 1')).toEqual(['b', 'C']);
  });

  it('leaves functions alone that share a constant or client with it', () => {
    const text = `
const client = new OpenAI();

const limits = { short: 1 };

const longer = [client, limits];

function a() { return [client, limits.short, longer, ‹1⇒2›]; }

function b() { return [client, limits, longer]; }`;
    expect(script(text)).toEqual(['b']);
    expect(
      python(`
client = OpenAI()

limits = {"short": 1}

def a():
    return client, limits["short"], ‹1⇒2›

def b():
    return client, limits`),
    ).toEqual(['b']);
  });

  it('concerns its callers and callees, over any number of steps', () => {
    const text = `
function a() { return b(‹1⇒2›); }

function b() { return 1; }

function c() { return b(); }

const table = { c };

function d() { return table; }

function e() {}`;
    expect(script(text)).toEqual(['e']);
    expect(
      python(`
def a():
    return b(‹1⇒2›)

def b():
    return 1

def c():
    return b()

table = {"c": c}

def d():
    return table

def e():
    pass`),
    ).toEqual(['e']);
  });

  it('concerns those that it began or ceased to name', () => {
    expect(script('function a() { return ‹b⇒c›(); }\n\nfunction b() {}\n\nfunction c() {}\n\nfunction d() {}')).toEqual(
      ['d'],
    );
  });

  it('concerns the readers of what functions change, also by another name', () => {
    const text = `
const settings = { model: 'x' };

const alias = settings;

function a() { alias.model = ‹'y'⇒'z'›; }

function b() { return settings.model; }

function c() { return alias.model; }

function d() {}`;
    expect(script(text)).toEqual(['d']);
    expect(
      python(`
settings = {"model": "x"}

alias = settings

def a():
    alias["model"] = ‹"y"⇒"z"›

def b():
    return settings["model"]

def d():
    pass`),
    ).toEqual(['d']);
  });

  it('concerns the readers of a variable that functions assign', () => {
    expect(
      script('let now = 1;\n\nfunction a() { now = ‹2⇒3›; }\n\nfunction b() { return now; }\n\nfunction c() {}'),
    ).toEqual(['c']);
    expect(
      python(`
now = 1

def a():
    global now
    now = ‹2⇒3›

def b():
    return now

def c():
    pass`),
    ).toEqual(['c']);
  });

  it('that has just begun to change something concerns its readers', () => {
    const text = `
const settings = { model: 'x' };

function a() { ‹⇒settings.model = 'y';› }

function b() { return settings.model; }

function c() {}`;
    expect(script(text)).toEqual(['c']);
  });

  it('concerns those that set options of the whole program, or use them', () => {
    const text = `
import { configure, ask } from 'sdk';

function a() { configure(‹1⇒2›); }

function b() { return configure; }

function c() { return ask(); }`;
    expect(script(text)).toEqual([]);
    expect(script(text.replace('configure, ask', 'ask, other'))).toEqual(['b', 'c']);
  });

  it('concerns those that take its words for keys', () => {
    expect(script("function a() { return ‹1⇒2›; }\n\nfunction b(x) { return x['a'](); }\n\nfunction c() {}")).toEqual([
      'c',
    ]);
  });

  it('concerns classes and what is made of them', () => {
    const text = `
class Store {
  read() { return ‹1⇒2›; }
}

const store = new Store();

function a() { return store.read(); }

function b(given: Store) { return given.read(); }

function c() {}`;
    expect(script(text)).toEqual(['c']);
  });

  it('concerns those whose types name what it defines', () => {
    const text = `
class Store {
  read() { return ‹1⇒2›; }
}

interface Deps { store: Store }

function a(deps: Deps) { return deps.store.read(); }

function b() {}`;
    expect(script(text)).toEqual(['b']);
  });
});

describe('an edit of the module', () => {
  it('of a constant concerns its readers', () => {
    const text = `
const model = ‹'x'⇒'y'›;

const options = { model };

function a() { return options; }

function b() {}`;
    expect(script(text)).toEqual(['b']);
    expect(python('MODEL = ‹"x"⇒"y"›\n\ndef a():\n    return MODEL\n\ndef b():\n    pass')).toEqual(['b']);
  });

  it('of a name concerns those that mention the old or the new one', () => {
    const text = `
const ‹first⇒second› = 1;

function a() { return first; }

function b() { return second; }

function c() {}`;
    expect(script(text)).toEqual(['c']);
  });

  it('that runs something concerns all that this may change', () => {
    const text = `
const list = [];

const other = [];

‹⇒list.push(1);›

function a() { return list; }

function b() { return other; }`;
    expect(script(text)).toEqual(['b']);
    expect(python('items = []\n\n‹⇒items.append(1)›\n\ndef a():\n    return items\n\ndef b():\n    pass')).toEqual([
      'b',
    ]);
  });

  it('that imports what it does not name concerns everything', () => {
    expect(python('‹⇒from other import *›\n\ndef a():\n    pass')).toBe('all has to be looked at');
    expect(script("‹⇒import './other';›\n\nfunction a() {}")).toBe('all has to be looked at');
  });

  it('of comments alone concerns nothing', () => {
    expect(script('function a() {}\n\n// ‹x⇒y›\nfunction b() {}')).toEqual(['a']);
  });
});

describe('code that does not parse', () => {
  it('concerns what it has swallowed', () => {
    expect(script('function a() { return ‹⇒(›1; }\n\nfunction b() {}')).toEqual(['b']);
    expect(python('def a():\n    return ‹⇒(›1\n\ndef b():\n    pass')).toEqual(['b']);
  });
});
