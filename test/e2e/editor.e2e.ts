import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const suggest = 'support-copilot/src/app/api/suggest/route.ts';

describe('in the editor', () => {
  const session = useSession({ settings: { 'typescript.validate.enable': false } });

  it('findings are underlined and listed, and costs stand behind the calls', async () => {
    const { openFile, sees, command, shoot } = session();
    await openFile(suggest);
    await sees('warning', '');
    await sees('code', '~$0.0044–$0.044');
    await command('Problems: Focus on Problems View');
    await sees('problem', 'no output cap: one reply can cost up to $1.92');
    await sees('problem', 'missing-output-cap');
    await sees('problem', 'none of 1,573 static tokens can be cached');
    await shoot('problems');
  });

  it('a hover has the whole calculation', async () => {
    const { openFile, goTo, hover, shoot } = session();
    await openFile(suggest);
    await goTo(11, 60);
    const text = await hover('gpt-5.4');
    await shoot('hover');
    expect(text).toContain('per call');
    expect(text).toContain('prompt text in the code');
    expect(text).toContain('1,572');
  });

  it('the status bar sums up the file', async () => {
    const { openFile, sees } = session();
    await openFile(suggest);
    await sees('statusBar', '2 calls, dearest ~$0.0044–$0.044');
  });

  it('settings switch hints and lenses', async () => {
    const { openFile, sees, isRidOf, configure } = session();
    await openFile(suggest);
    configure({ 'llmCost.codeLens': true, 'llmCost.inlayHints': 'off' });
    await sees('codeLens', 'gpt-5.4');
    await isRidOf('code', '~$0.0044–$0.044');
    configure({ 'llmCost.codeLens': false, 'llmCost.inlayHints': 'all' });
    await isRidOf('codeLens');
    await sees('code', '~$0.0044–$0.044');
  });

  it('a setting mutes a rule for this user', async () => {
    const { openFile, command, sees, isRidOf, configure } = session();
    await openFile(suggest);
    await command('Problems: Focus on Problems View');
    configure({ 'llmCost.rules': { 'missing-output-cap': 'off' } });
    await isRidOf('problem', 'missing-output-cap');
    await sees('problem', 'dynamic-prefix');
    configure({ 'llmCost.rules': {} });
    await sees('problem', 'missing-output-cap');
  });

  it('llm-cost.json is followed as soon as it changes on disk', async () => {
    const { openFile, command, sees, isRidOf, write } = session();
    await openFile(suggest);
    await command('Problems: Focus on Problems View');
    write('llm-cost.json', '{ "rules": { "dynamic-prefix": "off" } }');
    await isRidOf('problem', 'dynamic-prefix');
    write('llm-cost.json', '{}');
    await sees('problem', 'dynamic-prefix');
  });

  it('a half-typed call keeps what is known of the others', async () => {
    const { openFile, type, sees, press, command, shoot } = session();
    await command('View: Close All Editors');
    await openFile('support-copilot/src/llm/urgency.ts');
    await command('Problems: Focus on Problems View');
    await sees('problem', 'gpt-5.4 for classification');
    await openFile('support-copilot/src/llm/urgency.ts');
    await press('Control+End');
    await type('\nexport const rest = await openai.chat.completions.create({ model: ');
    await sees('code', '~$0.000070–$0.0031');
    await sees('problem', 'gpt-5.4 for classification');
    await shoot('half-typed');
    await type("'gpt-4o-mini', messages: [], max_completion_tokens: 10 ");
    await sees('code', 'gpt-4o-mini');
    await command('View: Revert and Close Editor');
  });

  it('comments of the product and holes of prompts have colours of their own', async () => {
    const { write, openFile, sees, page } = session();
    write('colours.ts', '// llm-cost: calls=10k/day\nconst systemPrompt = "Be {tone}";\n');
    await openFile('colours.ts');
    await sees('code', 'systemPrompt');
    const colours = (): Promise<Record<string, string>> =>
      page.evaluate(() =>
        Object.fromEntries(
          [...document.querySelectorAll('.view-line span span')].map((span) => [
            span.textContent ?? '',
            getComputedStyle(span).color,
          ]),
        ),
      );
    await expect.poll(async () => Object.keys(await colours())).toContain('tone');
    const found = await colours();
    const comment = found['//\u00a0'] ?? found['//'];
    expect(comment).toBeDefined();
    expect(found['llm-cost']).not.toBe(comment);
    expect(found['10k']).not.toBe(comment);
    expect(found['tone']).not.toBe(found['"Be\u00a0'] ?? found['Be\u00a0']);
  });

  it('Python has the same', async () => {
    const { openFile, sees, goTo, command } = session();
    await openFile('knowledge-base/knowledge_base/classification.py');
    await sees('warning', '');
    await goTo(13, 16);
    await sees('code', '$0.0');
    await command('Problems: Focus on Problems View');
    await sees('problem', 'gpt-5.4 for classification');
  });

  it('so have the cells of a notebook', async () => {
    const { openFile, sees, command, shoot } = session();
    await command('View: Close All Editors');
    await openFile('notebook/review-analysis.ipynb');
    await command('Problems: Focus on Problems View');
    await sees('problem', 'gpt-5.4 for classification');
    await sees('problem', 'no output cap');
    await shoot('notebook');
  });

  it('nothing outside of the machine is asked', () => expect([...session().foreignOrigins]).toEqual([]));
});
