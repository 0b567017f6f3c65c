import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const answer = `import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 1, timeout: 20_000 });

export async function answer(question: string): Promise<string | null> {
  const reply = await client.chat.completions.create({
    model: 'gpt-5.4',
    messages: [{ role: 'user', content: question }],
  });
  return reply.choices[0]?.message.content ?? null;
}
`;

const route = `import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 1, timeout: 20_000 });

export async function route(message: string, model: string) {
  const sorted = await client.chat.completions.create({
    model,
    max_completion_tokens: 16,
    messages: [{ role: 'user', content: message }],
  });
  const reply = await client.chat.completions.create({
    model: 'gpt-5.4',
    max_completion_tokens: 400,
    messages: [
      { role: 'system', content: \`It is \${new Date().toISOString()}. You are the assistant of a book shop. Answer in two sentences at most. Recommend only books in stock. Never promise a delivery date.\` },
      { role: 'user', content: message },
    ],
  });
  return [sorted, reply];
}
`;

const classify = `from openai import OpenAI

client = OpenAI()


def classify(text: str) -> str:
    reply = client.chat.completions.create(
        model="gpt-5.4",
        max_completion_tokens=5,
        messages=[{"role": "user", "content": f"Is this spam? Answer yes or no: {text}"}],
    )
    return reply.choices[0].message.content
`;

/** Dear enough for its retries to be worth a word. */
const review = `from openai import OpenAI

client = OpenAI()


def review(chapter: str) -> str:
    reply = client.chat.completions.create(
        model="gpt-5.4",
        max_completion_tokens=4000,
        messages=[{"role": "user", "content": f"Write a review of this chapter: {chapter}"}],
    )
    return reply.choices[0].message.content
`;

const spam = `import OpenAI from 'openai';
import { model } from './models';

const client = new OpenAI({ maxRetries: 1, timeout: 20_000 });

export const isSpam = (text: string) =>
  client.chat.completions.create({
    model,
    max_completion_tokens: 5,
    messages: [{ role: 'user', content: \`Is this spam? Answer yes or no: \${text}\` }],
  });
`;
const models = "export const model = 'gpt-5.4';\n";

describe('fixes', () => {
  const session = useSession({
    files: {
      'package.json': '{ "dependencies": { "openai": "6.49.0" } }',
      'answer.ts': answer,
      'route.ts': route,
      'classify.py': classify,
      'review.py': review,
      'spam.ts': spam,
      'models.ts': models,
      'requirements.txt': 'openai==2.8.0\n',
    },
    settings: { 'typescript.validate.enable': false },
  });

  it('limit a reply', async () => {
    const { openFile, sees, isRidOf, goTo, quickFix, quickFixes, save, onDisk, shoot } = session();
    await openFile('answer.ts');
    await sees('warning', '');
    await goTo(6, 50);
    expect(await quickFixes()).toEqual(expect.arrayContaining(['Limit the reply to 1,024 tokens']));
    await quickFix('Limit the reply to 1,024 tokens');
    await isRidOf('warning');
    await shoot('fixed');
    await save();
    const messages = "    messages: [{ role: 'user', content: question }],\n";
    const text = await onDisk('answer.ts', 'max_completion_tokens');
    expect(text).toBe(answer.replace(messages, `${messages}    max_completion_tokens: 1024,\n`));
  });

  it('keep a finding out, with a reason that is typed in its place', async () => {
    const { write, openFile, sees, isRidOf, goTo, quickFix, type, save, onDisk } = session();
    write('ignored.ts', answer);
    await openFile('ignored.ts');
    await sees('warning', '');
    await goTo(6, 50);
    await quickFix('Ignore missing-output-cap here with a reason');
    await type('the answer is a book');
    await isRidOf('warning');
    await save();
    const text = await onDisk('ignored.ts', 'llm-cost-ignore');
    expect(text).toContain('  // llm-cost-ignore-next-line missing-output-cap -- the answer is a book\n  const reply');
  });

  it('move what changes behind what stays the same', async () => {
    const { openFile, sees, goTo, quickFix, save, onDisk, shoot } = session();
    await openFile('route.ts');
    await sees('hint', '');
    await goTo(15, 46);
    await shoot('dynamic-prefix');
    await quickFix('Move');
    await save();
    await onDisk('route.ts', /content: `You are .* date\. It is \$\{new Date\(\)\.toISOString\(\)\}\.`/);
  });

  it('in a file that is not open are previewed before they are made', async () => {
    const { page, openFile, sees, isRidOf, goTo, quickFix, command, onDisk, read, shoot } = session();
    await openFile('spam.ts');
    await sees('warning', '');
    await goTo(8, 6);
    await quickFix('Use gpt-5.4-mini (needs an evaluation)');
    await sees('.bulk-edit-panel .monaco-list-row', 'models.ts');
    await shoot('preview');
    expect(read('models.ts')).toBe(models);
    // What is to be confirmed is made only where the user ticks it.
    await page.locator('.bulk-edit-panel .edit-checkbox').first().click();
    await page.locator('.bulk-edit-panel .monaco-button').filter({ hasText: 'Apply' }).click();
    await command('File: Save All');
    expect(await onDisk('models.ts', 'gpt-5.4-mini')).toBe("export const model = 'gpt-5.4-mini';\n");
    expect(read('spam.ts')).toBe(spam);
    await openFile('spam.ts');
    await isRidOf('warning');
  });

  it('that are safe are made all at once, by a command or on save', async () => {
    const { write, openFile, sees, isRidOf, command, type, press, save, onDisk, configure } = session();
    const ignore = '// llm-cost-ignore-next-line missing-output-cap -- short\n';
    const idle = spam.replace('export const isSpam', `${ignore}export const isSpam`);
    write('idle.ts', idle);
    write('onSave.ts', idle);
    await openFile('idle.ts');
    await sees('.squiggly-info', '');
    await command('LLM Cost Lens: Apply All Safe Fixes in This File');
    await isRidOf('.squiggly-info');
    await save();
    expect(await onDisk('idle.ts', /20_000 }\);\n\nexport/)).not.toContain('llm-cost-ignore');
    configure({ 'editor.codeActionsOnSave': { 'source.fixAll.llmCost': 'explicit' } });
    await openFile('onSave.ts');
    await sees('.squiggly-info', '');
    await press('Control+End');
    await type('// saved');
    await save();
    expect(await onDisk('onSave.ts', '// saved')).not.toContain('llm-cost-ignore');
  });

  it('declare the model of a call', async () => {
    const { openFile, goTo, quickFix, type, save, onDisk, sees } = session();
    await openFile('route.ts');
    await goTo(6, 53);
    await quickFix('Declare the model of this call in a comment');
    await type('gpt-5.4-mini');
    await save();
    await onDisk('route.ts', '  // llm-cost: model=gpt-5.4-mini\n  const sorted');
    await sees('code', '$0.0');
  });

  it('work in Python', async () => {
    const { openFile, goTo, sees, quickFix, save, onDisk } = session();
    await openFile('classify.py');
    await sees('warning', '');
    await goTo(8, 18);
    await quickFix('Use gpt-5.4-mini');
    await save();
    const text = await onDisk('classify.py', 'gpt-5.4-mini');
    expect(text).toBe(classify.replace('"gpt-5.4"', '"gpt-5.4-mini"'));
  });

  it('set retries and a timeout', async () => {
    const { openFile, goTo, quickFix, save, onDisk } = session();
    await openFile('review.py');
    await goTo(3, 12);
    await quickFix('Set max_retries=2');
    await save();
    await onDisk('review.py', /client = OpenAI\(max_retries=2, timeout=\d+\)/);
  });
});
