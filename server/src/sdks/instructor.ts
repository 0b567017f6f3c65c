import type { Members, Spec } from './build.ts';
import {
  anyProvider,
  instructorMembers,
  likeOpenai,
  ofBedrock,
  ofGenai,
  ofGenerativeModel,
  ofVertex,
} from './instructor/calls.ts';
import type { ClientSettings, Meaning, SdkTable, Shape } from './types.ts';

/**
 * The Python package instructor wraps the clients of other SDKs. What it gives answers under the names of all of them (`client.create`,
 * `client.chat.completions.create`, `client.messages.create`), takes a class as `response_model`, and has more ways to create. The
 * parameters of the SDK's own call pass through.
 */
export function withInstructor(shapes: Readonly<Record<string, Shape>>, create: Spec): Readonly<Record<string, Shape>> {
  const added = instructorMembers(create, '$client.$defaults');
  const all = new Map<Members, Members>();
  const extended = (members: Members): Members => {
    const known = all.get(members) ?? { ...members, ...added };
    all.set(members, known);
    return known;
  };
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      `instructor.${name}`,
      { ...shape, members: extended(shape.members) },
    ]),
  );
}

/** Takes the client of an SDK that lists what it becomes. */
const wrap: Meaning = {
  kind: 'identity',
  argument: 0,
  name: 'client',
  as: 'instructor',
  keeps: ['mode', 'provider', 'hooks', 'create', 'beta', 'use_async'],
};

/** Wrapped by hand: what is billed goes through the client just the same. */
const byHand: Meaning = { ...wrap, types: 'Instructor' };

/** Takes the client of an SDK whose call has another form: what it takes then is up to instructor, and so is the object. */
const made = (shape: string): Meaning => ({ kind: 'constructor', shape, bind: { positional: ['client', 'mode'] } });

/** How often the client inside repeats is its own affair. */
const inside: ClientSettings = { maxRetries: { path: 'client.max_retries', isReadOnly: true, defaults: [] } };

const shape = (provider: string | null, create: Spec, settings: ClientSettings = inside): Shape => ({
  provider,
  settings,
  members: instructorMembers(create, '$client'),
});

const vertexOrNot = ['client.vertexai', 'client.enterprise'].map((path) => ({ path, providers: { true: 'vertex' } }));

export const instructor: SdkTable = {
  id: 'instructor',
  title: 'instructor',
  python: {
    usage: {
      fields: ['_raw_response.usage'],
      callbacks: ['create_with_completion', 'on'],
      source: 'instructor 1.8.3 (PyPI), process_response.py: model._raw_response',
    },
    packages: ['instructor'],
    modules: {
      instructor: {
        from_openai: wrap,
        from_anthropic: wrap,
        from_groq: wrap,
        from_cerebras: wrap,
        from_perplexity: wrap,
        patch: wrap,
        apatch: wrap,
        Instructor: byHand,
        AsyncInstructor: byHand,
        from_mistral: made('Mistral'),
        from_cohere: made('Cohere'),
        from_gemini: made('GenerativeModel'),
        from_genai: made('Genai'),
        from_vertexai: made('Vertex'),
        from_bedrock: made('Bedrock'),
        from_fireworks: made('Fireworks'),
        from_writer: made('Writer'),
        from_litellm: made('LiteLLM'),
        from_provider: { kind: 'constructor', shape: 'Instructor', bind: { positional: ['model'] } },
      },
      'instructor.client': {
        Instructor: byHand,
        AsyncInstructor: byHand,
        from_openai: wrap,
        from_litellm: made('LiteLLM'),
      },
    },
    shapes: {
      Instructor: { provider: null, members: instructorMembers(anyProvider, '$client') },
      Mistral: shape('mistral', likeOpenai),
      Cohere: shape('cohere', likeOpenai),
      GenerativeModel: shape('google', ofGenerativeModel),
      Genai: shape('google', ofGenai, { ...inside, providerName: vertexOrNot }),
      Vertex: shape('vertex', ofVertex),
      Bedrock: shape('bedrock', ofBedrock),
      Fireworks: shape('fireworks', likeOpenai),
      Writer: shape('writer', likeOpenai),
      LiteLLM: shape(null, likeOpenai, { ...inside, baseUrl: { path: 'api_base', imitated: ['openai'] } }),
    },
  },
};
