import { describe, expect, it } from 'vitest';
import { useSession } from './session.ts';

const suggest = 'support-copilot/src/app/api/suggest/route.ts';

describe('in the editor', () => {
  const session = useSession();

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
    expect(text).toMatch(/input/i);
    expect(text).toMatch(/output/i);
  });

  it('nothing outside of the machine is asked', () => expect([...session().foreignOrigins]).toEqual([]));
});
