import { describe, expect, it } from 'vitest';
import type { Request, RequestPlan } from '../../../server/src/resolve/callSite.ts';
import { readRequest } from '../../../server/src/resolve/site/request.ts';
import type { CallSpec } from '../../../server/src/sdks/types.ts';
import { agent, chat, contextOf, embed, observe, type Setup, shown } from './setup.ts';

const read = (parameters: string, setup: Setup = {}, installed: string | null = '4.2.0') =>
  readRequest(observe(parameters, setup), contextOf({}, installed), null).request;

type FactName = {
  [K in keyof Request]-?: Request[K] extends { state: string } ? K : never;
}[keyof Request];

function check(name: FactName, cases: readonly (readonly [string, string])[], setup: Setup = {}) {
  it.each(cases)(`${name} of %s is %s`, (parameters, expected) => {
    expect(shown(read(parameters, setup)[name])).toBe(expected);
  });
}

describe('parameters', () => {
  check('outputCap', [
    ['{ max_completion_tokens: 400 }', '400'],
    ['{ max_tokens: 400 }', '400'],
    ['{ max_completion_tokens: 400, max_tokens: 900 }', '400'],
    ['{ max_completion_tokens?: 400, max_tokens: 900 }', '400 | 900'],
    ['{ max_completion_tokens: null, max_tokens: 900 }', '900'],
    ['{ max_completion_tokens: null }', 'absent'],
    ['{ max_tokens: $limit }', 'unknown: parameter'],
    ['{ }', 'absent'],
    ['{ ... }', 'unknown: parameter'],
    ['{ max_tokens: 400, ... }', '400'],
    ['{ max_tokens?: 400, ... }', 'unknown: parameter'],
  ]);
  check('n', [
    ['{ n: 3 }', '3'],
    ['{ }', 'absent (1)'],
  ]);
  check('stop', [
    ["{ stop: 'END' }", 'true'],
    ["{ stop: ['END', $more] }", 'true'],
    ['{ stop: [] }', 'false'],
    ['{ stop: $stops }', 'unknown: parameter'],
    ['{ }', 'absent'],
  ]);
  check('thinking', [
    ["{ thinking: { type: 'enabled', budget_tokens: 1024 } }", 'enabled'],
    ['{ thinking: false }', 'disabled'],
    ["{ thinking: 'adaptive' }", 'adaptive'],
    ['{ thinking: $mode }', 'unknown: parameter'],
  ]);
  check('stream', [
    ['{ stream: true }', 'true'],
    ['{ }', 'absent'],
  ]);
  check('stream', [['{ }', 'true']], { spec: { ...chat, isStream: true } });
  check('effort', [
    ["{ model: 'gpt-5-mini', reasoning: { effort: 'high' } }", 'high'],
    ["{ model: 'gpt-5-mini' }", 'absent (medium)'],
    ["{ model: 'gpt-5-mini' | 'gpt-4o' }", 'absent'],
    ["{ model: 'gpt-4o' }", 'absent'],
    ["{ model: 'gpt-4o', reasoning: { effort: 'high' } }", 'unknown: unsupported'],
    ["{ model: $model, reasoning: { effort: 'high' } }", 'high'],
  ]);
});

describe('precedence over several records', () => {
  const spec: CallSpec = { ...chat, parameters: { outputCap: [{ path: 'config.max' }, { path: '$client.max' }] } };
  check(
    'outputCap',
    [
      ['{ config: { max: 1 } }', '1'],
      ['{ config: {} }', '8'],
      ['{ }', '8'],
      ['{ config: { ... } }', 'unknown: parameter'],
      ['{ config: $config }', 'unknown: parameter'],
    ],
    { spec, receiver: '@acme.Client{ max: 8 }' },
  );
});

describe('the parameter that a fix adds', () => {
  it('is the one of the installed version', () => {
    expect(read('{}').cap).toEqual({ policy: 'optional', parameter: 'max_completion_tokens', argument: 0 });
  });

  it('is left open while versions disagree', () => {
    expect(read('{}', {}, null).cap.parameter).toBeNull();
    expect(read('{}', {}, '3.1.0').cap.parameter).toBeNull();
  });

  it('depends on the model where the table says so', () => {
    const spec: CallSpec = {
      ...chat,
      cap: 'required',
      bind: { record: 1 },
      parameters: {
        ...chat.parameters,
        outputCap: [
          { path: 'a', models: ['o*'] },
          { path: 'b', models: ['!o*'] },
        ],
      },
    };
    expect(read("{ model: 'o3' }", { spec }).cap).toEqual({ policy: 'required', parameter: 'a', argument: 1 });
    expect(read("{ model: 'gpt-4o' }", { spec }).cap.parameter).toBe('b');
    expect(read('{ model: $model }', { spec }).cap.parameter).toBeNull();
  });

  it('does not exist for APIs without a limit', () => {
    expect(read("{ input: 'x' }", { spec: embed }).cap).toEqual({ policy: 'none', parameter: null, argument: 0 });
  });
});

describe('the timeout in ms', () => {
  it.each([
    ['{}', '@acme.Client{}', 'absent (600000)'],
    ['{}', '@acme.Client{ timeout: 20000 }', '20000'],
    ['{ $request: { timeout: 500 } }', '@acme.Client{ timeout: 20000 }', '500'],
    ['{}', '@acme.Client{ timeout: $t }', 'unknown: parameter'],
  ])('%s on %s is %s', (parameters, receiver, expected) => {
    expect(shown(read(parameters, { receiver }).timeout)).toBe(expected);
  });

  it('is converted where the SDK counts in seconds', () => {
    expect(shown(read('{}', { language: 'python', receiver: '@py:acme.Client{ timeout: 20 }' }).timeout)).toBe('20000');
    expect(shown(read('{}', { language: 'python', receiver: '@py:acme.Client{}' }).timeout)).toBe('absent (600000)');
  });
});

describe('items', () => {
  check(
    'items',
    [
      ["{ input: 'one' }", '1'],
      ["{ input: ['one', 'two'] }", '2'],
      ["{ input: ['one', $two, 'three'?] }", '2 | 3'],
      ['{ input: $texts }', 'unknown: parameter'],
      ['{ input: [$text*] }', 'unknown: run-time-value'],
      ["{ input: ['one', ...] }", 'unknown: run-time-value'],
      ['{ }', 'absent'],
    ],
    { spec: embed },
  );
});

describe('the plan', () => {
  const plan = (parameters: string, installed: string | null = '4.2.0') => {
    const context = contextOf({}, installed);
    const found: RequestPlan = readRequest(observe(parameters, { spec: agent }), context, null).plan;
    return found.kind === 'loop' ? `loop to ${found.high ?? 'no end'}, limit ${shown(found.limit)}` : found.kind;
  };
  const tools = "tools: [{ name: 'search' }]";

  it.each([
    [`{ ${tools}, maxSteps: 5 }`, 'loop to 5, limit 5'],
    [`{ ${tools}, maxSteps: 5 | 20 }`, 'loop to 20, limit 5 | 20'],
    [`{ ${tools}, maxSteps?: 5 }`, 'loop to 10, limit 5?'],
    [`{ ${tools} }`, 'loop to 10, limit absent (10)'],
    [`{ ${tools}, maxSteps: 1 }`, 'one'],
    [`{ ${tools}, maxSteps: null }`, 'loop to no end, limit absent'],
    [`{ ${tools}, maxSteps: <Infinity> }`, 'loop to no end, limit absent'],
    [`{ ${tools}, stopWhen: <stepCountIs(6)> }`, 'loop to 6, limit 6'],
    [`{ ${tools}, stopWhen: [<stepCountIs(6)>, <hasToolCall('done')>] }`, 'loop to 6, limit 6'],
    [`{ ${tools}, stopWhen: <isLoopFinished()> }`, 'loop to no end, limit absent'],
    [`{ ${tools}, stopWhen: <done> }`, 'loop to no end, limit unknown: unfollowed-call'],
    ['{ tools: $tools }', 'loop to 10, limit absent (10)'],
    ['{ maxSteps: 5 }', 'one'],
  ])('%s is %s', (parameters, expected) => {
    expect(plan(parameters)).toBe(expected);
  });

  it('ends by itself where the installed version says so', () => {
    expect(plan(`{ ${tools} }`, '3.9.0')).toBe('one');
    expect(plan(`{ ${tools}, maxSteps: 5 }`, '3.9.0')).toBe('loop to 5, limit 5');
    expect(plan(`{ ${tools} }`, null)).toBe('loop to no end, limit unknown: version-unknown');
  });
});

describe('a declared model', () => {
  it('goes before the code and decides the parameters', () => {
    const { request } = readRequest(observe('{ model: $model }'), contextOf(), 'gpt-5');
    expect(shown(request.model)).toBe('gpt-5');
    expect(shown(request.effort)).toBe('absent (medium)');
  });
});
