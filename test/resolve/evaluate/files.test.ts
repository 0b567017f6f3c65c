import { describe, expect, it } from 'vitest';
import { onlyCall } from '../../support/calls.ts';

/** The prompt of the only call: text of the code as it is, everything else as its provenance in braces. */
const prompt = (text: string): string =>
  onlyCall(text)
    .request.prompt.parts.flatMap(({ text }) => text)
    .map((part) => (part.kind === 'static' ? part.text.trim() : `{${part.provenance.kind}}`))
    .join('|');

const inPython = (imports: string, read: string): string =>
  prompt(`
//- /app/ask.py
${imports}
from openai import OpenAI
client = OpenAI()
def ask():
    system = ${read}
    client.chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": system}])
//- /app/p.md
Be brief.
//- /app/__init__.py

//- /app/prompts/x.md
Be kind.
//- /shared/y.md
Be fair.
`);

const inTypeScript = (imports: string, read: string): string =>
  prompt(`
//- /src/ask.ts
${imports}
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask() {
  const system = ${read};
  await client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'system', content: system }] });
}
//- /src/p.md
Be brief.
//- /src/prompts/x.md
Be kind.
//- /shared/y.md
Be fair.
`);

describe('a prompt that Python code reads from a file', () => {
  it.each([
    ['Path("p.md").read_text()', 'Be brief.'],
    ['(Path(__file__).parent / "p.md").read_text(encoding="utf-8")', 'Be brief.'],
    ['Path(__file__).with_name("p.md").read_text()', 'Be brief.'],
    ['(Path(__file__).resolve().parent / "prompts" / "x.md").read_text().strip()', 'Be kind.'],
    ['Path(__file__).parents[1].joinpath("shared", "y.md").read_text()', 'Be fair.'],
    ['Path("shared/y.md").open().read()', 'Be fair.'],
    ['(Path.cwd() / "shared/y.md").read_text()', 'Be fair.'],
    ['Path(__file__, "..", "p.md").read_text()', 'Be brief.'],
  ])('%s', (read, text) => {
    expect(inPython('from pathlib import Path', read)).toBe(text);
  });

  it.each([
    ['open("p.md").read()', 'Be brief.'],
    ['open(os.path.join(os.path.dirname(__file__), "prompts", "x.md"), "r", encoding="utf-8").read()', 'Be kind.'],
    ['open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "shared", "y.md")).read()', 'Be fair.'],
    ['open(os.path.dirname(__file__) + "/p.md").read()', 'Be brief.'],
    ['open(f"{os.path.dirname(__file__)}/p.md").read()', 'Be brief.'],
  ])('%s', (read, text) => {
    expect(inPython('import os', read)).toBe(text);
  });

  it.each([
    ['resources.files("app.prompts").joinpath("x.md").read_text()', 'Be kind.'],
    ['resources.files("app").joinpath("p.md").read_text()', 'Be brief.'],
    ['(resources.files(__package__) / "p.md").read_text()', 'Be brief.'],
    ['resources.read_text("app", "p.md")', 'Be brief.'],
  ])('%s', (read, text) => {
    expect(inPython('from importlib import resources', read)).toBe(text);
  });

  it('with a file object', () => {
    expect(
      prompt(`
//- /app/ask.py
import os
from openai import OpenAI
client = OpenAI()
def ask():
    with open(os.path.join(os.path.dirname(__file__), "p.md")) as f:
        system = f.read()
    client.chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": system}])
//- /app/p.md
Be brief.
`),
    ).toBe('Be brief.');
  });

  it('with a function and a folder of another module', () => {
    expect(
      prompt(`
//- /app/ask.py
from openai import OpenAI
from .core.prompts import load, FOLDER
client = OpenAI()
def ask():
    content = load("x.md") + (FOLDER / "x.md").read_text()
    client.chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": content}])
//- /app/core/prompts.py
from pathlib import Path
FOLDER = Path(__file__).parent.parent / "prompts"
def load(name: str) -> str:
    return (FOLDER / name).read_text()
//- /app/__init__.py

//- /app/core/__init__.py

//- /app/prompts/x.md
Be kind.
`),
    ).toBe('Be kind.|Be kind.');
  });

  it('is run-time text where the path or the file is not known, or where the file is written', () => {
    const imports = 'from pathlib import Path';
    expect(inPython(imports, 'Path("missing.md").read_text()')).toBe('{file}');
    expect(inPython(imports, '(Path(__file__).parent / name()).read_text()')).toBe('{file}');
    expect(inPython(imports, 'open("p.md", "w").read()')).toBe('{file}');
  });
});

describe('a prompt that TypeScript code reads from a file', () => {
  it.each([
    ["readFileSync('p.md', 'utf8')", 'Be brief.'],
    ["readFileSync('shared/y.md').toString()", 'Be fair.'],
    ["readFileSync(new URL('./p.md', import.meta.url), 'utf8')", 'Be brief.'],
    ["readFileSync(fileURLToPath(new URL('../shared/y.md', import.meta.url)), 'utf8').trim()", 'Be fair.'],
    ["readFileSync(path.join(__dirname, '..', 'shared', 'y.md'), 'utf8')", 'Be fair.'],
    ["readFileSync(path.resolve(import.meta.dirname, 'prompts/x.md'), 'utf8')", 'Be kind.'],
    ["readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'prompts', 'x.md'), 'utf8')", 'Be kind.'],
    ["readFileSync(path.join(process.cwd(), 'shared', 'y.md'), 'utf8')", 'Be fair.'],
    ['readFileSync(`${__dirname}/p.md`, "utf8")', 'Be brief.'],
    ["await readFile(path.join(__dirname, 'p.md'), 'utf8')", 'Be brief.'],
    ["await fs.promises.readFile(path.join(__dirname, 'p.md'), { encoding: 'utf8' })", 'Be brief.'],
  ])('%s', (read, text) => {
    const imports = `
import fs, { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';`;
    expect(inTypeScript(imports, read)).toBe(text);
  });

  it('is run-time text where the path is not known', () => {
    expect(inTypeScript("import { readFileSync } from 'fs';", "readFileSync(process.argv[2], 'utf8')")).toBe('{file}');
  });
});
