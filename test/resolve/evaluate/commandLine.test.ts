import { describe, expect, it } from 'vitest';
import { onlyCall, word } from '../../support/calls.ts';

/** The model and cap that a program asks for, with where the model comes from. */
function asks(text: string): string {
  const { model, outputCap } = onlyCall(text).request;
  return `${word(model)} (${model.state === 'known' ? model.from : ''}), ${word(outputCap)}`;
}

const inPython = (setup: string, ask = 'args'): string =>
  asks(`
#- /ask.py
import argparse
import click
import typer
from openai import OpenAI

client = OpenAI()
${setup}
    client.chat.completions.create(model=${ask}.model, max_completion_tokens=${ask}.max_tokens, messages=[{"role": "user", "content": "Hi"}])
`);

const inScript = (setup: string, options = 'options'): string =>
  asks(`
//- /ask.ts
import { parseArgs } from 'node:util';
import { Command, program } from 'commander';
import meow from 'meow';
import minimist from 'minimist';
import OpenAI from 'openai';
import yargs from 'yargs';

const client = new OpenAI();
${setup}
await client.chat.completions.create({
  model: ${options}.model, max_completion_tokens: ${options}.maxTokens, messages: [{ role: 'user', content: 'Hi' }],
});
`);

describe('an option of the command line with a default', () => {
  it.each([
    [
      'argparse',
      `
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-m", "--model", type=str, default="gpt-5-mini", help="the model")
    parser.add_argument("--max-tokens", type=int, default=300)
    args = parser.parse_args()`,
    ],
    [
      'argparse, with other names',
      `
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--llm", dest="model", default="gpt-5-mini")
    group = parser.add_argument_group("limits")
    group.add_argument("--max_tokens", default=300, type=int)
    args, rest = parser.parse_known_args()`,
    ],
    [
      'argparse in a function of its own',
      `
def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="gpt-5-mini")
    parser.set_defaults(max_tokens=300)
    return parser.parse_args()

def main():
    args = options()`,
    ],
    [
      'argparse, where the code fills what is missing',
      `
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default=None)
    parser.add_argument("--max-tokens", type=int)
    args = parser.parse_args()
    args.model = args.model or "gpt-5-mini"
    args.max_tokens = args.max_tokens or 300`,
    ],
  ])('%s', (_, setup) => {
    expect(inPython(setup)).toBe('gpt-5-mini (default-parameter), 300');
  });

  const command = `
    client.chat.completions.create(model=model, max_completion_tokens=max_tokens, messages=[{"role": "user", "content": "Hi"}])`;

  it('click', () => {
    expect(
      asks(`
#- /ask.py
import click
from openai import OpenAI

client = OpenAI()

@click.command()
@click.argument("text")
@click.option("--model", "-m", default="gpt-5-mini", show_default=True)
@click.option("--max-tokens", default=300)
def main(text, model, max_tokens):${command}
`),
    ).toBe('gpt-5-mini (default-parameter), 300');
  });

  it('Typer', () => {
    expect(
      asks(`
#- /ask.py
import typer
from openai import OpenAI

client = OpenAI()

def main(model: str = typer.Option("gpt-5-mini", help="the model"), max_tokens: int = typer.Option(default=300)):${command}

typer.run(main)
`),
    ).toBe('gpt-5-mini (default-parameter), 300');
  });

  it.each([
    [
      'parseArgs',
      `const { values: options } = parseArgs({
  options: { model: { type: 'string', default: 'gpt-5-mini' }, maxTokens: { type: 'string', default: 300 } },
});`,
    ],
    [
      'commander',
      `const command = new Command();
command.name('ask').option('-m, --model <id>', 'the model', 'gpt-5-mini').option('--max-tokens <n>', 'the cap', parseInt, 300);
command.parse();
const options = command.opts();`,
    ],
    [
      'the program of commander',
      `program.option('-m, --model <id>', 'the model', 'gpt-5-mini').option('--max-tokens <n>', 'the cap', Number, 300).parse();
const options = program.opts();`,
    ],
    [
      'yargs',
      `const options = yargs(process.argv.slice(2))
  .option('model', { type: 'string', default: 'gpt-5-mini' })
  .options({ 'max-tokens': { type: 'number', default: 300 } }).argv;`,
    ],
    [
      'meow',
      `const { flags: options } = meow('ask', {
  importMeta: import.meta,
  flags: { model: { type: 'string', default: 'gpt-5-mini' }, maxTokens: { type: 'number', default: 300 } },
});`,
    ],
    [
      'minimist',
      `const options = minimist(process.argv.slice(2), { string: ['model'], default: { model: 'gpt-5-mini', maxTokens: 300 } });`,
    ],
  ])('%s', (_, setup) => {
    expect(inScript(setup)).toBe('gpt-5-mini (default-parameter), 300');
  });

  it('in the action of a command', () => {
    expect(
      asks(`
//- /ask.ts
import { Command } from 'commander';
import OpenAI from 'openai';

const client = new OpenAI();
new Command('ask')
  .argument('<text>')
  .option('--model <id>', 'the model', 'gpt-5-mini')
  .action(async (text, options) => {
    await client.chat.completions.create({ model: options.model, max_completion_tokens: 300, messages: [{ role: 'user', content: text }] });
  });
`),
    ).toBe('gpt-5-mini (default-parameter), 300');
  });
});

describe('an option of the command line that may be anything', () => {
  it.each([
    [
      'has no default',
      `
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--max-tokens", required=True)
    args = parser.parse_args()`,
    ],
    [
      'has a default that only the run knows',
      `
def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default=newest())
    parser.add_argument("--max-tokens", default=longest())
    args = parser.parse_args()`,
    ],
    [
      'is declared in another program',
      `
def main(parser):
    args = parser.parse_args()`,
    ],
  ])('%s', (_, setup) => {
    expect(inPython(setup)).toMatch(/^unknown: [\w-]+ \(\), unknown: [\w-]+$/);
  });

  it('is one of the defaults of two commands', () => {
    expect(
      inPython(`
def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    draft = commands.add_parser("draft")
    draft.add_argument("--model", default="gpt-5-mini")
    final = commands.add_parser("final")
    final.add_argument("--model", default="gpt-5")
    parser.add_argument("--max-tokens", default=300)
    args = parser.parse_args()`),
    ).toBe('gpt-5-mini | gpt-5 (), 300');
  });

  it.each([
    ['parseArgs', "const { values: options } = parseArgs({ options: { model: { type: 'string' } } });"],
    ['commander', "const options = new Command().requiredOption('--model <id>', 'the model').parse().opts();"],
    ['yargs', "const options = yargs(process.argv.slice(2)).option('model', { demandOption: true }).parseSync();"],
    ['another library', "const options = other(process.argv, { default: { model: 'gpt-5-mini' } });"],
  ])('%s', (_, setup) => {
    expect(inScript(setup)).toMatch(/^unknown: [\w-]+ \(\), unknown: [\w-]+$/);
  });
});

describe('a switch', () => {
  it('rules out neither side of a branch', () => {
    expect(
      asks(`
#- /ask.py
import argparse
from openai import OpenAI

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--long", default=False)
    args = parser.parse_args()
    model = "gpt-5-nano" if args.fast else "gpt-5"
    cap = 3000 if args.long else 300
    OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": "Hi"}], max_completion_tokens=cap)
`),
    ).toBe('gpt-5-nano | gpt-5 (), 3000 | 300');
  });
});
