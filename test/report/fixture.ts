import type { FileAnalysis, PricedSite, WorkspaceAnalysis } from '../../server/src/analysis/types.ts';
import { absent, known, unknown } from '../../server/src/base/fact.ts';
import { exactly, range3 } from '../../server/src/base/range3.ts';
import { plainSource } from '../../server/src/base/source.ts';
import type { Span } from '../../server/src/base/span.ts';
import type { CostEstimate } from '../../server/src/cost/types.ts';
import type { CallSite, Request } from '../../server/src/resolve/callSite.ts';
import type { Finding } from '../../server/src/rules/types.ts';

/** A text with one call of `create`. */
export const text = [
  "import OpenAI from 'openai';",
  'const client = new OpenAI();',
  'export const answer = (question: string) =>',
  '  client.chat.completions.create({',
  "    model: 'gpt-4o',",
  "    messages: [{ role: 'user', content: question }],",
  '  });',
  '',
].join('\n');

export function spanIn(source: string, part: string): Span {
  const start = source.indexOf(part);
  if (start < 0) throw new Error(`"${part}" is not in the text`);
  return { start, end: start + part.length };
}

export const request = (changes: Partial<Request> = {}): Request => ({
  provider: known('openai', 'literal'),
  isLocal: false,
  mayBeLocal: false,
  model: known('gpt-4o', 'literal'),
  outputCap: absent(),
  cap: { policy: 'optional', parameter: 'max_completion_tokens', argument: 0 },
  prompt: {
    isComplete: true,
    parts: [
      part('system', 'You answer questions about tea.'),
      {
        ...part('user', ''),
        text: [{ kind: 'dynamic', provenance: { kind: 'user-input' }, location: null, code: 'question' }],
      },
    ],
  },
  tools: { count: known(0, 'literal'), location: null },
  n: absent(),
  temperature: absent(),
  stop: absent(),
  stream: absent(),
  serviceTier: absent(),
  effort: absent(),
  thinkingBudget: absent(),
  thinking: absent(),
  responseFormat: absent(),
  cacheMarkers: [],
  cacheKey: absent(),
  retries: {
    attempts: known(3, 'sdk-default'),
    layers: [{ kind: 'sdk', name: 'openai', attempts: known(3, 'sdk-default'), isUnbounded: false, location: null }],
  },
  timeout: absent({ value: 600_000, source: 'openai 6.49.0' }),
  isBatch: false,
  items: absent(),
  imageSize: absent(),
  imageQuality: absent(),
  parameters: {
    kind: 'opaque',
    why: 'unsupported',
    provenance: { kind: 'other' },
    code: '',
    use: null,
    definition: null,
    from: 'literal',
  },
  ...changes,
});

export const part = (role: 'system' | 'user', content: string): Request['prompt']['parts'][number] => ({
  role,
  text: [{ kind: 'static', text: content, location: null }],
  isMaybe: false,
  isRepeated: false,
  location: null,
  cacheMarker: null,
  media: [],
});

export const site = (changes: Partial<CallSite> = {}): CallSite => ({
  id: 'site-1',
  shape: 'shape-1',
  kind: 'direct',
  through: [],
  path: 'src/answer.ts',
  language: 'typescript',
  call: { start: text.indexOf('client.chat'), end: text.lastIndexOf(';') },
  callee: spanIn(text, 'create'),
  sdk: 'openai',
  sdkVersion: known('6.49.0', 'literal'),
  api: 'chat.completions.create',
  operation: 'chat',
  place: {
    symbols: ['answer'],
    function: 'answer',
    functionSpan: null,
    lane: 'interactive',
    loops: [],
    decorators: [],
    handedTo: [],
  },
  task: null,
  label: null,
  plan: { kind: 'one', request: request() },
  client: null,
  declared: null,
  notEstimated: null,
  ...changes,
});

export const estimate = (changes: Partial<CostEstimate> = {}): CostEstimate => ({
  perCall: range3(0.0012, 0.004, 0.031),
  components: [
    {
      kind: 'input',
      label: 'input',
      quantity: exactly(812),
      quantityTag: 'exact',
      unit: 'token',
      price: exactly(2.5),
      priceUnit: 'per-million-tokens',
      priceTag: 'exact',
      priceSource: 'genai-prices 2026-11-10',
      cost: exactly(0.00203),
    },
  ],
  mostlyAssumed: false,
  assumptions: [
    {
      key: 'output/chat',
      value: range3(100, 400, 1600),
      unit: 'tokens',
      reason: 'the length of a chat answer',
      tag: 'assumed',
    },
  ],
  gaps: [],
  models: ['gpt-4o'],
  priceDate: '2026-11-10',
  ...changes,
});

export const unpriced = (): CostEstimate =>
  estimate({ perCall: null, components: [], assumptions: [], gaps: ['the model is not known'], models: [] });

export const priced = (changes: Partial<CallSite> = {}, of: CostEstimate = estimate()): PricedSite => ({
  site: site(changes),
  estimate: of,
  measured: null,
});

export const finding = (changes: Partial<Finding> = {}): Finding => ({
  id: 'finding-1',
  rule: 'missing-output-cap',
  severity: 'warning',
  location: { path: 'src/answer.ts', span: spanIn(text, 'create') },
  callSite: 'site-1',
  message: 'no output cap: one answer may run to 16,384 tokens ($0.16)',
  why: 'Without a cap the model decides how much you pay. Set one a little above the longest answer that you need.',
  related: [],
  saving: null,
  fixes: [{ title: 'Cap the output at 1,600 tokens', safety: 'review' }],
  ...changes,
});

export const file = (changes: Partial<FileAnalysis> = {}): FileAnalysis => ({
  path: 'src/answer.ts',
  language: 'typescript',
  source: plainSource(text),
  sites: [priced()],
  findings: [finding()],
  notices: [],
  ...changes,
});

export const analysis = (changes: Partial<WorkspaceAnalysis> = {}): WorkspaceAnalysis => ({
  files: [file()],
  filesScanned: 42,
  filesParsed: 3,
  skipped: [{ reason: 'tests', count: 7 }],
  notices: [],
  asOf: '2026-11-10',
  priceDate: '2026-11-10',
  catalogueHash: 'c0ffee',
  configHash: 'decaf',
  ...changes,
});

/** Calls of every kind of state: known, several, absent, unknown, by the project's own function, in a notebook, in a loop of requests. */
export function richAnalysis(): WorkspaceAnalysis {
  const wide = estimate({ perCall: range3(0.0004, 0.02, 0.9), mostlyAssumed: true });
  const several = {
    state: 'several' as const,
    alternatives: [known('gpt-4o', 'literal'), known('gpt-4o-mini', 'literal')],
    maybeAbsent: false,
  };
  const main = file({
    sites: [
      priced(),
      priced(
        {
          id: 'site-2',
          plan: { kind: 'one', request: request({ model: unknown('parameter'), outputCap: unknown('environment') }) },
        },
        unpriced(),
      ),
      priced(
        { id: 'site-3', plan: { kind: 'one', request: request({ model: several, outputCap: known(400, 'literal') }) } },
        wide,
      ),
      priced({
        id: 'site-4',
        plan: {
          kind: 'loop',
          low: 1,
          high: null,
          limit: absent(),
          plan: {
            kind: 'in-order-until',
            plans: [
              { kind: 'one', request: request() },
              {
                kind: 'one',
                request: request({
                  model: known('claude-sonnet-4-5', 'constant'),
                  provider: known('anthropic', 'literal'),
                }),
              },
            ],
          },
        },
      }),
      priced({
        id: 'site-5',
        kind: 'via',
        through: ['site-1'],
        declared: {
          model: null,
          lane: null,
          callsPerDay: 1000,
          inputTokens: null,
          outputTokens: 300,
          cachedShare: null,
          batchShare: null,
          steps: null,
          source: 'comment',
        },
      }),
    ],
    findings: [
      finding({
        saving: { low: 0.0001, expected: 0.002, high: 0.02, unit: 'per-call', formula: 'half of the output' },
        related: [
          { location: { path: 'src/client.ts', span: { start: 3, end: 9 } }, message: 'the client is made here' },
        ],
      }),
      finding({
        id: 'finding-2',
        rule: 'flagship-for-simple-task',
        severity: 'hint',
        fixes: [{ title: 'Use gpt-4o-mini', safety: 'safe' }],
      }),
      finding({
        id: 'finding-3',
        rule: 'dynamic-prefix',
        severity: 'error',
        message: 'the time stands first in the prompt',
        fixes: [],
      }),
    ],
  });
  const notebook = file({
    path: 'notebooks/tea | milk.ipynb',
    language: 'python',
    source: {
      position: (offset) => ({ cell: 3, line: 1, column: offset + 1, physicalLine: 87 }),
    },
    sites: [
      priced({
        id: 'site-6',
        path: 'notebooks/tea | milk.ipynb',
        language: 'python',
        callee: { start: 4, end: 10 },
        call: { start: 0, end: 20 },
      }),
    ],
    findings: [],
    notices: [{ path: 'notebooks/tea | milk.ipynb', line: 80, message: 'unknown word "output=" in this comment' }],
  });
  return analysis({
    files: [main, notebook],
    notices: [{ path: null, line: null, message: 'llm-cost.json: "budget" is not a setting' }],
  });
}
