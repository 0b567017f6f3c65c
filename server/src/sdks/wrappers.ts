import type { Meaning, SdkTable } from './types.ts';

/** Returns the client that it is given, with tracing or validation around it. */
const sameClient: Meaning = { kind: 'identity', argument: 0 };
const named = (name: string): Meaning => ({ kind: 'identity', argument: 0, name });

const langsmith = { wrapOpenAI: sameClient, wrapSDK: sameClient };

/**
 * Functions of other packages that keep a client's interface. They make no file a candidate by themselves: the SDK that they wrap is imported
 * beside them. (Packages that export whole clients stand in the tables of those SDKs.)
 */
export const wrappers: SdkTable = {
  id: 'wrappers',
  title: 'Client wrappers',
  typescript: {
    packages: [],
    modules: {
      langfuse: { observeOpenAI: sameClient },
      '@langfuse/openai': { observeOpenAI: sameClient },
      'langsmith/wrappers': langsmith,
      'langsmith/wrappers/openai': { wrapOpenAI: sameClient },
      'langsmith/wrappers/anthropic': { wrapAnthropic: sameClient },
      braintrust: {
        wrapOpenAI: sameClient,
        wrapOpenAIv4: sameClient,
        wrapAnthropic: sameClient,
        wrapAISDK: sameClient,
        wrapAISDKModel: sameClient,
      },
      '@posthog/ai': { withTracing: sameClient },
      '@posthog/ai/vercel': { withTracing: sameClient },
      '@instructor-ai/instructor': { default: { kind: 'identity', argument: 0, path: 'client' } },
    },
    shapes: {},
  },
  python: {
    packages: [],
    modules: {
      'langsmith.wrappers': { wrap_openai: named('client'), wrap_anthropic: named('client') },
      braintrust: { wrap_openai: named('openai'), wrap_anthropic: named('client') },
      'braintrust.oai': { wrap_openai: named('openai') },
      'opik.integrations.openai': { track_openai: named('openai_client') },
    },
    shapes: {},
  },
};
