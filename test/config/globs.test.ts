import { describe, expect, it } from 'vitest';
import { pathTestOf } from '../../server/src/config/globs.ts';

describe('globs', () => {
  it.each<[globs: string[], folder: string, inside: string[], outside: string[]]>([
    [['src/**'], '', ['src/a.ts', 'src/b/c.ts'], ['a.ts', 'lib/src/a.ts']],
    [['src'], '', ['src/a.ts', 'lib/src/a.ts'], ['source/a.ts']],
    [['src/'], '', ['src/a.ts'], ['source.ts']],
    [['*.test.ts'], '', ['a.test.ts', 'x/y/a.test.ts'], ['a.ts']],
    [['/a.ts'], '', ['a.ts'], ['x/a.ts']],
    [['**'], 'app', ['app/a.ts', 'app/b/c.ts'], ['a.ts', 'apps/a.ts']],
    [['jobs/*.py', '!jobs/one.py'], 'app', ['app/jobs/two.py'], ['app/jobs/one.py', 'jobs/two.py']],
    [['**/*.{ts,py}'], '', ['a.ts', '.x/b.py'], ['a.js']],
    [[], '', [], ['a.ts']],
    [['!a.ts'], '', [], ['b.ts']],
  ])('%j in %j', (globs, folder, inside, outside) => {
    const test = pathTestOf(globs, folder);
    expect([inside.filter(test), outside.filter(test)]).toEqual([inside, []]);
  });
});
