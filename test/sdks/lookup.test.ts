import { describe, expect, it } from 'vitest';
import { parseNpmRange } from '../../server/src/base/versionRange.ts';
import { exportMeaning, intersects, isSdkModule, memberOf, sdkLookup, shapeOf } from '../../server/src/sdks/lookup.ts';
import { hostSeeds, packageSeeds, sdkTables } from '../../server/src/sdks/registry.ts';

describe('exportMeaning', () => {
  it.each([
    ['openai', 'default', 'openai', 'OpenAI'],
    ['openai', 'AzureOpenAI', 'openai', 'AzureOpenAI'],
    ['openai/index.mjs', 'OpenAI', 'openai', 'OpenAI'],
    ['npm:openai@4', 'default', 'openai', 'OpenAI'],
    ['npm:openai@^4.20.1', 'OpenAI', 'openai', 'OpenAI'],
    ['jsr:@openai/openai@4.87.0', 'default', 'openai', 'OpenAI'],
    ['https://esm.sh/openai@4.20.1', 'default', 'openai', 'OpenAI'],
    ['https://esm.sh/openai@4?bundle', 'default', 'openai', 'OpenAI'],
    ['https://deno.land/x/openai@v4.20.1/mod.ts', 'default', 'openai', 'OpenAI'],
    ['https://cdn.jsdelivr.net/npm/@anthropic-ai/sdk@0.39.0/index.mjs', 'Anthropic', 'anthropic', 'Anthropic'],
    ['@anthropic-ai/bedrock-sdk', 'AnthropicBedrock', 'anthropic', 'AnthropicBedrock'],
    ['@posthog/ai/openai', 'OpenAI', 'openai', 'OpenAI'],
    ['@posthog/ai', 'Anthropic', 'anthropic', 'Anthropic'],
    ['@ai-sdk/openai', 'createOpenAI', 'ai-sdk', 'openai'],
    ['ai', 'gateway', 'ai-sdk', 'gateway'],
    ['ai', 'ToolLoopAgent', 'ai-sdk', 'Agent'],
  ])('%s exports %s of %s', (specifier, name, sdk, shape) => {
    const found = exportMeaning('typescript', specifier, name);
    expect(found?.sdk.id).toBe(sdk);
    expect(found?.meaning).toMatchObject({ shape });
  });

  it.each([
    ['openai', 'AsyncOpenAI', 'OpenAI'],
    ['openai.lib.azure', 'AzureOpenAI', 'AzureOpenAI'],
    ['langfuse.openai', 'AsyncOpenAI', 'OpenAI'],
    ['posthog.ai.openai', 'OpenAI', 'OpenAI'],
    ['anthropic', 'AsyncAnthropicVertex', 'AnthropicVertex'],
    ['anthropic.lib.bedrock', 'AsyncAnthropicBedrock', 'AnthropicBedrock'],
    ['agno.team.team', 'Team', 'Team'],
    ['agno.models.openai.chat', 'OpenAIChat', 'openaiModel'],
  ])('the Python module %s has %s', (module, name, shape) => {
    expect(exportMeaning('python', module, name)?.meaning).toMatchObject({ kind: 'constructor', shape });
  });

  it('knows functions of the Python module itself, behind raw responses too', () => {
    expect(callAt('chat.completions.create')).toBe('chat.completions.create');
    expect(callAt('chat.completions.with_raw_response.create')).toBe('chat.completions.create');
    expect(callAt('ChatCompletion.acreate')).toBe('ChatCompletion.acreate');
    expect(callAt('Embedding.create')).toBe('Embedding.create');
    expect(callAt('Moderation.create')).toBe('free');
  });

  it('gives the whole module for a star', () => {
    const module = exportMeaning('python', 'openai', '*')?.meaning;
    expect(module).toMatchObject({ kind: 'namespace', members: { OpenAI: { kind: 'constructor' } } });
    const nested = exportMeaning('python', 'langfuse.openai', 'openai')?.meaning;
    expect(nested).toMatchObject({ kind: 'namespace', members: { AsyncOpenAI: { kind: 'constructor' } } });
  });

  it('knows nothing of other modules and names', () => {
    expect(exportMeaning('typescript', 'twilio', 'default')).toBeNull();
    expect(exportMeaning('typescript', 'openai', 'toFile')).toBeNull();
    expect(exportMeaning('typescript', 'openai', 'toString')).toBeNull();
    expect(exportMeaning('python', 'openai', '__class__')).toBeNull();
    expect(exportMeaning('python', 'openai.types', 'Completion')).toBeNull();
    expect(exportMeaning('python', 'openai.types', 'OpenAIObject')).toBeNull();
    expect(exportMeaning('python', 'agnostic.team', 'Team')).toBeNull();
    expect(exportMeaning('typescript', 'openai/deep/file', 'OpenAI')).toBeNull();
    expect(isSdkModule('typescript', 'openai')).toBe(true);
    expect(isSdkModule('python', '@anthropic-ai/sdk')).toBe(false);
  });
});

/** What a dotted path on the module is: the call's name, or the kind of member. */
function callAt(path: string): string | null {
  const [name = '', ...rest] = path.split('.');
  const meaning = exportMeaning('python', 'openai', name)?.meaning;
  const shape = meaning?.kind === 'instance' ? shapeOf('openai', 'python', meaning.shape) : null;
  const found = shape === null ? null : memberOf(shape, rest);
  if (found === null || found === 'partial') return found;
  return found.member.kind === 'call' ? found.member.call.api : found.member.kind;
}

describe('memberOf', () => {
  const client = shapeOf('openai', 'python', 'OpenAI');
  const at = (path: string) => (client === null ? null : memberOf(client, path.split('.')));

  it('finds the longest member and how much of the path leads to it', () => {
    expect(at('chat.completions.create')).toMatchObject({ consumed: 3, member: { kind: 'call' } });
    expect(at('chat.completions.create.__wrapped__')).toMatchObject({ consumed: 3 });
  });

  it('skips segments that change nothing', () => {
    expect(at('chat.completions.with_raw_response.create')).toMatchObject({
      consumed: 4,
      path: 'chat.completions.create',
    });
    expect(at('with_streaming_response.responses.create')).toMatchObject({ consumed: 3, path: 'responses.create' });
  });

  it('tells a beginning of a member from what is none', () => {
    expect(at('chat')).toBe('partial');
    expect(at('chat.completions')).toBe('partial');
    expect(at('with_raw_response')).toBe('partial');
    expect(at('chat.messages')).toBeNull();
    expect(at('constructor')).toBeNull();
  });

  it('answers the evaluation for whole paths only', () => {
    if (client === null) throw new Error('There is no client.');
    expect(sdkLookup.member(client, ['chat', 'completions', 'create'])).toMatchObject({ kind: 'call' });
    expect(sdkLookup.member(client, ['chat', 'completions', 'create', 'call'])).toBeNull();
    expect(sdkLookup.member(client, ['chat'])).toBe('partial');
  });
});

describe('intersects', () => {
  it('compares a range of a table with the versions that may be installed', () => {
    expect(intersects('>=5.0.0', parseNpmRange('^4.20.0') ?? [])).toBe(false);
    expect(intersects('>=5.0.0', parseNpmRange('>=4') ?? [])).toBe(true);
    expect(intersects(undefined, parseNpmRange('1.x') ?? [])).toBe(true);
  });
});

describe('the tables', () => {
  it('name shapes that exist and versions that can be read', () => {
    const problems: string[] = [];
    for (const table of sdkTables) {
      for (const language of [table.typescript, table.python]) {
        if (language === undefined) continue;
        const text = JSON.stringify(language);
        for (const [, shape = ''] of text.matchAll(/"shape":"([^"]+)"/g)) {
          if (language.shapes[shape] === undefined) problems.push(`${table.id}: no shape ${shape}`);
        }
        for (const [, range = ''] of text.matchAll(/"versions":"([^"]+)"/g)) {
          if (parseNpmRange(range.replace(/^@?[a-z]\S* /, '')) === null)
            problems.push(`${table.id}: unreadable range ${range}`);
        }
        for (const [, source = ''] of text.matchAll(/"source":"([^"]*)"/g)) {
          if (!/\d/.test(source)) problems.push(`${table.id}: a source without version or date: ${source}`);
        }
      }
    }
    expect(problems).toEqual([]);
  });

  it('make files candidates by their packages', () => {
    const seeds = packageSeeds();
    expect(seeds.typescript).toEqual(
      expect.arrayContaining(['openai', '@anthropic-ai/sdk', 'ai', '@ai-sdk/google-vertex']),
    );
    expect(seeds.python).toEqual(expect.arrayContaining(['openai', 'anthropic', 'langfuse.openai']));
    expect(seeds.typescript).not.toContain('langfuse');
    expect(hostSeeds()).toEqual(expect.arrayContaining(['api.openai.com', '.openai.azure.com', 'bedrock-runtime.']));
    expect(new Set(hostSeeds()).size).toBe(hostSeeds().length);
  });
});
