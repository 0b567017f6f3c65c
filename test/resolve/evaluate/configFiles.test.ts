import { describe, expect, it } from 'vitest';
import { onlyCall, word } from '../../support/calls.ts';

/** The model and cap that a program asks for, with the file in which the model stands. */
function asks(text: string): string {
  const { model, outputCap } = onlyCall(text).request;
  return `${word(model)} (${model.state === 'known' ? (model.definition?.path ?? '') : ''}), ${word(outputCap)}`;
}

const inPython = (read: string, ask = 'config["model"]', cap = 'config["limits"]["max_tokens"]'): string =>
  asks(`
#- /app/ask.py
import json
import tomllib
import yaml
from pathlib import Path
from types import SimpleNamespace
from openai import OpenAI

HERE = Path(__file__).parent
${read}
OpenAI().chat.completions.create(model=${ask}, max_completion_tokens=${cap}, messages=[{"role": "user", "content": "Hi"}])
#- /app/config.yaml
model: gpt-5-mini  # the small one
name: \${NAME}
limits:
  max_tokens: 300
#- /app/config.json
{ "model": "gpt-5-mini", "limits": { "max_tokens": 300 } }
#- /app/config.toml
model = "gpt-5-mini"
[limits]
max_tokens = 300
#- /app/broken.yaml
model: gpt-5-mini
  limits: 3
`);

describe('a configuration file that the code reads', () => {
  it.each([
    ['YAML', 'with open(HERE / "config.yaml") as f:\n    config = yaml.safe_load(f)', 'yaml'],
    [
      'YAML by its text',
      'config = yaml.load((HERE / "config.yaml").read_text(), Loader=yaml.SafeLoader) or {}',
      'yaml',
    ],
    ['TOML', 'with open(HERE / "config.toml", "rb") as f:\n    config = tomllib.load(f)', 'toml'],
    [
      'YAML in a method',
      `class Loader:
    def __init__(self, path=None):
        if path is None:
            path = HERE / "config.yaml"
        self.defaults = self.read(path)

    @staticmethod
    def read(path):
        with open(path, "r") as f:
            return yaml.safe_load(f) or {}

config = Loader().defaults`,
      'yaml',
    ],
  ])('%s', (_, read, ending) => {
    expect(inPython(read)).toBe(`gpt-5-mini (app/config.${ending}), 300`);
  });

  it('under what the program adds to it', () => {
    expect(
      inPython(
        'config = yaml.safe_load(open(HERE / "config.yaml"))\noptions = SimpleNamespace(**{**config, "cap": 50})',
        'options.model',
        'options.cap',
      ),
    ).toBe('gpt-5-mini (app/config.yaml), 50');
  });

  it('in TypeScript', () => {
    expect(
      asks(`
//- /src/ask.ts
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import OpenAI from 'openai';
import { parse } from 'yaml';
import yaml from 'js-yaml';

const config = parse(readFileSync(join(__dirname, 'config.yml'), 'utf8'));
const limits = yaml.load(readFileSync(join(__dirname, 'limits.yml'), 'utf8')) as any;
await new OpenAI().chat.completions.create({
  model: config.model, max_completion_tokens: limits.cap, messages: [{ role: 'user', content: 'Hi' }],
});
//- /src/config.yml
model: 'gpt-5-mini'
//- /src/limits.yml
cap: 300
`),
    ).toBe('gpt-5-mini (src/config.yml), 300');
  });

  it.each([
    ['is not there', 'config = yaml.safe_load(open(HERE / "other.yaml"))'],
    ['cannot be read', 'config = yaml.safe_load(open(HERE / "broken.yaml"))'],
    ['is named by the run', 'config = yaml.safe_load(open(input()))'],
    ['is read by code that is not known', 'config = load(open(HERE / "config.yaml"))'],
  ])('nothing where it %s', (_, read) => {
    expect(inPython(read)).toMatch(/^unknown: [\w-]+ \(\), unknown: [\w-]+$/);
  });

  it('nothing where a variable is put into it', () => {
    expect(inPython('config = yaml.safe_load(open(HERE / "config.yaml"))', 'config["name"]')).toBe(
      'unknown: run-time-value (), 300',
    );
  });
});
