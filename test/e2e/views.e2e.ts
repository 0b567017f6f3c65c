import { describe, it } from 'vitest';
import { useSession } from './session.ts';

const suggest = 'support-copilot/src/app/api/suggest/route.ts';

describe('views of the workspace', () => {
  const session = useSession({ settings: { 'typescript.validate.enable': false } });

  it('the side view lists calls and findings of files that are not open', async () => {
    const { openFile, sees, command, shoot } = session();
    await openFile(suggest);
    await sees('warning', '');
    await command('LLM Cost Lens: Focus on Calls View');
    await sees('tree', 'urgency.ts');
    await sees('tree', 'retrieval.py');
    await shoot('side-view');
  });

  it('the side view groups them', async () => {
    const { sees, command, shoot } = session();
    await command('LLM Cost Lens: Group by Model');
    await sees('tree', 'gpt-5.4-mini');
    await command('LLM Cost Lens: Group by Rule');
    await sees('tree', 'missing-output-cap');
    await shoot('side-view-by-rule');
    await command('LLM Cost Lens: Group by File');
    await sees('tree', 'urgency.ts');
  });

  it('a finding in the side view leads to its place', async () => {
    const { sees, press } = session();
    await (await sees('tree', 'urgency.ts')).click();
    await press('ArrowRight');
    await press('ArrowDown');
    await press('Enter');
    await sees('.tab.active', 'urgency.ts');
    await sees('statusBar', 'Ln ');
  });
});
