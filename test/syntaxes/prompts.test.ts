import { describe, expect, it } from 'vitest';
import { checkScopes, touched } from './check.ts';
import type { LanguageName } from './tokenize.ts';

const scripts: readonly LanguageName[] = ['typescript', 'tsx', 'javascript', 'jsx'];

/** In the texts ´ stands for a backtick and § for $, so that the marks keep their columns. */
const tick = (text: string): string => text.replaceAll('´', '`').replaceAll('§', '$');

describe.each(scripts)('prompts in %s', (language) => {
  it('show the holes of template languages', () =>
    checkScopes(
      language,
      `
const systemPrompt = "Answer {question} about {{topic}} with {% if short %}one word{% endif %}";
                     ^^^^^^^^^^^^^^^^^ meta.prompt.llm-cost
                             ^ punctuation.definition.template-expression.begin.llm-cost
                              ^^^^^^^^ variable.other.readwrite.hole.llm-cost
                                      ^ punctuation.definition.template-expression.end.llm-cost
                                              ^^ punctuation.definition.template-expression.begin.llm-cost
                                                ^^^^^ variable.other.readwrite.hole.llm-cost
                                                                ^^^^^^^^ variable.other.readwrite.hole.llm-cost
                                                                           ^^^^^^^^ -meta.template.expression.hole
                                                                                               ^ -meta.prompt`,
    ));

  it('keep the holes of the language and know those between them', () =>
    checkScopes(
      language,
      tick(`
const messages = [{ role: 'user', content: ´Dear {name}, §{greet({ a: "{b}" })} and {{rest}}´ }];
                                  ^^^^^^ -meta.prompt
                                           ^^^^^ meta.prompt.llm-cost
                                                  ^^^^ variable.other.readwrite.hole.llm-cost
                                                         ^^ punctuation.definition.template-expression.begin
                                                         ^^ -punctuation.definition.template-expression.begin.llm-cost
                                                           ^^^^^ entity.name.function
                                                                              ^ punctuation.definition.template-expression.end
                                                                                      ^^^^ variable.other.readwrite.hole.llm-cost
                                                                                            ^ string
                                                                                              ^ -meta.prompt`),
    ));

  it('reach over the lines of a template, and no further', () =>
    checkScopes(
      language,
      tick(`
const SYSTEM_PROMPT = dedent´
  Rules for {company}.
             ^^^^^^^ variable.other.readwrite.hole.llm-cost
´;
const route = '/users/{id}';
^^^^^ storage.type
              ^^^^^^^^^^^^^ -meta.prompt
                      ^^ -variable.other.readwrite.hole`),
    ));

  it('are known by role and by function', () =>
    checkScopes(
      language,
      `
const chat = ChatPromptTemplate.fromMessages([["system", "You are {persona}"], ["human", "{input}"]]);
                                               ^^^^^^^^ -meta.prompt
                                                                   ^^^^^^^ variable.other.readwrite.hole.llm-cost
                                                                                           ^^^^^ variable.other.readwrite.hole.llm-cost
const one = PromptTemplate.fromTemplate("Sum up {text}");
                                                 ^^^^ variable.other.readwrite.hole.llm-cost
`,
    ));

  it.each([
    "t('items', '{count} items'); url = '/users/{id}';",
    'const x = { system: { a: 1 }, prompt, content: other };',
    'if (prompt === "{a}") { go(); }',
    'type Role = "system" | "user";',
    'const json = { content: \'{"a": 1, "b": {"c": 2}}\' };',
    'const css = `a { color: red }`;',
    '// the prompt: "{name}"',
    'const open = { content: "never closed',
    'const after = 1; class A { m() { return 1 } }',
  ])('leave alone %s', async (text) => expect(await touched(language, text)).toBe(text.replace(/./g, '.')));

  it('let a string that is not closed end at its line', async () => {
    const text = 'const a = { content: "never closed\nconst b = () => { return `${a}`; };';
    expect(await touched(language, text)).toBe(text.replace(/./g, '.'));
  });
});

it('a type beside the name does not hide the prompt', () =>
  checkScopes(
    'typescript',
    `
export const triagePrompt: string = 'Sort {ticket}';
                                           ^^^^^^ variable.other.readwrite.hole.llm-cost`,
  ));

it('attributes of JSX are no prompts', async () => {
  const text = 'const a = <meta name="x" content="{name}" />;';
  expect(await touched('tsx', text)).toBe(text.replace(/./g, '.'));
});

describe('prompts in python', () => {
  it('show holes of format strings and templates', () =>
    checkScopes(
      'python',
      `
SYSTEM_PROMPT = """Answer {question!r:>10}
                           ^^^^^^^^^^^^^^ variable.other.readwrite.hole.llm-cost
about {{ topic }}.
         ^^^^^ variable.other.readwrite.hole.llm-cost
"""
x = "{a}"
    ^^^^^ -meta.prompt`,
    ));

  it('keep the holes of f-strings', () =>
    checkScopes(
      'python',
      `
client.create(messages=[{"role": "user", "content": f"Dear {user.name}, {{later}}"}])
                         ^^^^^^ -meta.prompt
                                                    ^^^^^^^ meta.prompt.llm-cost
                                                           ^ constant.character.format.placeholder.other.python
                                                            ^^^^ -variable.other.readwrite.hole
                                                                        ^^ constant.character.escape.python
                                                                                  ^ -meta.prompt`,
    ));

  it('are known by keyword, type, role and function', () =>
    checkScopes(
      'python',
      `
call(system="Be {tone}", instructions=dedent("""Use {tool}"""), other="{no}")
                 ^^^^ variable.other.readwrite.hole.llm-cost
                                                     ^^^^ variable.other.readwrite.hole.llm-cost
                                                                      ^^^^ -meta.prompt
template: str = "Say {word}"
                      ^^^^ variable.other.readwrite.hole.llm-cost
prompt = ChatPromptTemplate.from_messages([("system", "You {are}"), ("human", "{input}")])
                                                            ^^^ variable.other.readwrite.hole.llm-cost
                                                                                ^^^^^ variable.other.readwrite.hole.llm-cost
one = PromptTemplate.from_template("Sum up {text}")
                                            ^^^^ variable.other.readwrite.hole.llm-cost
two = {"content": "one {a} " "two {b}"}
                        ^ variable.other.readwrite.hole.llm-cost
                                   ^ variable.other.readwrite.hole.llm-cost
                                      ^ -meta.prompt`,
    ));

  it.each([
    'if prompt == "{a}": pass',
    'log.info("{count} items", count=1)',
    'print(f"{prompt}")',
    'def f(system: str, content: str = ""): return 1',
    'x = {"content": value, "system": 1}',
    '"""The prompt: {name}"""',
  ])('leave alone %s', async (text) => expect(await touched('python', text)).toBe(text.replace(/./g, '.')));

  it('let a string that is not closed end at its line', async () => {
    const text = 'prompt = "never closed\ndef f():\n    return f"{prompt}"';
    expect(await touched('python', text)).toBe(text.replace(/./g, '.'));
  });
});
