import { describe, expect, it } from 'vitest';
import { moduleContext } from '../../../server/src/resolve/evaluate/context.ts';
import { type Abstract, choice, literal, nowhere } from '../../../server/src/resolve/evaluate/domain.ts';
import { memberOf } from '../../../server/src/resolve/evaluate/members.ts';
import { loadModule, newProgram } from '../../../server/src/resolve/evaluate/program.ts';
import { State } from '../../../server/src/resolve/evaluate/state.ts';
import { readFixture } from '../../support/fixtures.ts';
import { hostOf } from './host.ts';

describe('a value that waits and is one of its own alternatives, as a field that is set to itself or a default', () => {
  const { files } = readFixture('//- /a.ts\nexport const a = 1;\n');
  const program = newProgram({ ...hostOf(files), isDemanded: () => true });
  const module = loadModule(program, 'a.ts');
  if (!module) throw new Error('The module of the test is missing.');
  const context = moduleContext(program, module, State.empty());

  it('has members, unknown where the circle closes', () => {
    const inner: { value: Abstract } = { value: literal(1) };
    const loop: Abstract = {
      kind: 'lazy',
      force: () => inner.value,
      isInert: () => false,
      isImport: false,
      depth: 1,
      origin: nowhere,
    };
    inner.value = choice([loop, literal(true)]);
    const member = memberOf(context, loop, 'read', { start: 0, end: 0 });
    expect(member.kind).toBe('choice');
    expect(program.chain).toBe(0);
  });
});
