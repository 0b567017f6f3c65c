import { type Calls, type Dialect, members, type Paths, parameters, type Spec, streaming } from '../build.ts';
import type { ClientSettings, Member, Shape } from '../types.ts';
import { byModel, generation, joined, type Place, placed, sources } from './content.ts';

/** How one of Google's older SDKs differs from the others. */
export interface Legacy {
  readonly dialect: Dialect;
  readonly provider: 'google' | 'vertex';
  /** Names of the model in the options of the model object. */
  readonly model: string;
  readonly settings: ClientSettings;
  /** Whether a request's own generation config replaces that of the model as a whole, or only what both have. */
  readonly replaces: boolean;
  readonly defaults?: Spec['defaults'];
  readonly request: Paths;
}

/**
 * Models that are made first and called later: what they were made with holds for all their requests. Chats belong to a model and are
 * given the rest of it.
 */
export function legacyShapes(sdk: Legacy): Readonly<Record<string, Shape>> {
  const { dialect: d, provider, settings } = sdk;
  const asynchronous = d.language === 'python' ? '_async' : null;
  const twice = (all: Readonly<Record<string, Member>>): Readonly<Record<string, Member>> =>
    asynchronous === null
      ? all
      : {
          ...all,
          ...Object.fromEntries(
            Object.entries(all)
              .filter(([, { kind }]) => kind !== 'make')
              .map(([name, member]): [string, Member] => [
                `${name}${asynchronous}`,
                member.kind === 'call'
                  ? { ...member, call: { ...member.call, api: `${member.call.api}${asynchronous}` } }
                  : member,
              ]),
          ),
        };
  const chat: Member = {
    kind: 'make',
    shape: 'ChatSession',
    bind: d.language === 'python' ? { positional: ['history'] } : { record: 0 },
  };
  return {
    GenerativeModel: {
      provider,
      settings,
      members: { ...twice(members(d, modelCalls(sdk), 'GenerativeModel.')), [d.spell('startChat')]: chat },
    },
    ChatSession: { provider, settings: {}, members: twice(members(d, chatCalls(sdk), 'ChatSession.')) },
  };
}

/** Both the model and the request may say how content is generated; those of the request come first. */
function modelCalls(sdk: Legacy): Calls {
  const { dialect: d, provider } = sdk;
  const ofModel: Place = {
    in: '$client.generationConfig.',
    isProposed: true,
    ...(sdk.replaces && { unless: 'generationConfig' }),
  };
  const ofRequest: Place = { in: 'generationConfig.', isProposed: sdk.replaces };
  const spec: Spec = {
    operation: 'chat',
    operations: byModel,
    bind: d.language === 'python' ? { positional: ['contents'] } : { record: 0, plain: 'contents', request: 1 },
    cap: 'optional',
    parameters: joined(
      modelOf(d, '$client.', sdk.model),
      placed(d, generation, sdk.replaces ? [ofModel, ofRequest] : [ofRequest, ofModel]),
      placed(d, { tools: 'tools', toolChoice: 'toolConfig' }, [{ in: '' }, { in: '$client.' }]),
      parameters(sdk.request),
      d.language === 'python' ? parameters({ stream: 'stream' }) : {},
    ),
    prompt: sources(
      d,
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: '$client.tools', role: 'tools', form: 'tools', unless: 'tools' },
      ...ownSources(d),
      { path: 'contents', role: 'messages', form: 'messages' },
    ),
    ...(sdk.defaults && { defaults: sdk.defaults }),
  };
  return {
    generateContent: spec,
    ...(d.language === 'typescript' && { generateContentStream: streaming(spec) }),
    countTokens: 'free',
    ...(d.language === 'typescript' && provider === 'google' && embeddings(sdk)),
  };
}

/** In JavaScript a request may have a system text and a cache of its own. */
const ownSources = (d: Dialect): Spec['prompt'] =>
  d.language === 'python'
    ? [
        { path: '$client.cachedContent', role: 'system', form: 'kept' },
        { path: '$client.systemInstruction', role: 'system', form: 'text' },
      ]
    : [
        { path: 'cachedContent', role: 'system', form: 'kept' },
        { path: '$client.cachedContent', role: 'system', form: 'kept' },
        { path: 'systemInstruction', role: 'system', form: 'text' },
        { path: '$client.systemInstruction', role: 'system', form: 'text', unless: 'systemInstruction' },
      ];

const modelOf = (d: Dialect, owner: string, name: string): Spec['parameters'] => ({
  model: [
    { path: d.spell(`${owner}${name}`) },
    // The model of a cache is known where the cache is seen.
    { path: d.spell(`${owner}cachedContent.model`), isKept: true },
  ],
});

function embeddings(sdk: Legacy): Calls {
  const { dialect: d } = sdk;
  const embed: Spec = {
    operation: 'embedding',
    bind: { record: 0, plain: 'content', request: 1 },
    cap: 'none',
    parameters: joined(modelOf(d, '$client.', sdk.model), parameters(sdk.request, { input: 'content' })),
    prompt: [{ path: 'content', role: 'user', form: 'texts' }],
  };
  return {
    embedContent: embed,
    batchEmbedContents: {
      ...embed,
      bind: { record: 0, request: 1 },
      parameters: joined(modelOf(d, '$client.', sdk.model), parameters(sdk.request, { input: 'requests' })),
      prompt: [{ path: 'requests', role: 'user', form: 'texts' }],
    },
  };
}

/** What a chat is started with goes before what its model was made with. In Python only a message says more. */
function chatCalls(sdk: Legacy): Calls {
  const { dialect: d } = sdk;
  const isPython = d.language === 'python';
  const content = isPython ? 'content' : 'request';
  const started: Place = { in: '$client.generationConfig.' };
  const ofModel: Place = {
    in: '$client.$parent.generationConfig.',
    isProposed: true,
    ...(isPython ? sdk.replaces && { unless: 'generationConfig' } : { unless: '$client.generationConfig' }),
  };
  const ofMessage: Place = { in: 'generationConfig.' };
  const turn: Place = { in: isPython ? '' : '$client.' };
  const spec: Spec = {
    operation: 'chat',
    operations: byModel,
    bind: isPython ? { positional: [content] } : { positional: [content], request: 1 },
    cap: 'optional',
    parameters: joined(
      modelOf(d, '$client.$parent.', sdk.model),
      placed(d, generation, isPython ? [ofMessage, ofModel] : [started, ofModel]),
      placed(d, { tools: 'tools' }, [turn, { in: '$client.$parent.' }]),
      // In Python a message to Vertex AI takes no such setting.
      placed(d, { toolChoice: 'toolConfig' }, [
        ...(isPython && sdk.provider === 'vertex' ? [] : [turn]),
        { in: '$client.$parent.' },
      ]),
      parameters(sdk.request),
      isPython ? parameters({ stream: 'stream' }) : {},
    ),
    prompt: sources(
      d,
      { path: isPython ? 'tools' : '$client.tools', role: 'tools', form: 'tools' },
      { path: '$client.$parent.tools', role: 'tools', form: 'tools', unless: isPython ? 'tools' : '$client.tools' },
      { path: '$client.$parent.cachedContent', role: 'system', form: 'kept' },
      ...(isPython ? [] : [{ path: '$client.systemInstruction', role: 'system', form: 'text' } as const]),
      {
        path: '$client.$parent.systemInstruction',
        role: 'system',
        form: 'text',
        ...(!isPython && { unless: '$client.systemInstruction' }),
      },
      { path: '$client.history', role: 'messages', form: 'conversation' },
      { path: content, role: 'user', form: 'text' },
    ),
    ...(sdk.defaults && { defaults: sdk.defaults }),
  };
  return { sendMessage: spec, ...(!isPython && { sendMessageStream: streaming(spec), getHistory: 'free' as const }) };
}
