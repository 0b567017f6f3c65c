import { describe, expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';

/** Model, cap and effort of the only call. */
function call(text: string): string {
  const { request } = onlyCall(text);
  return `${word(request.model)} at ${word(request.provider)}, cap ${word(request.outputCap)}, temperature ${word(request.temperature)}`;
}

describe('a wrapped model of the AI SDK', () => {
  const wrapped = (wrapper: string, own = '') => `
import { generateText, wrapLanguageModel, defaultSettingsMiddleware, extractReasoningMiddleware } from 'ai';
import { openai } from '@ai-sdk/openai';
const model = ${wrapper};
await generateText({ model, prompt: 'Hello'${own} });
`;
  const limited = `wrapLanguageModel({
  model: openai('gpt-4o'),
  middleware: defaultSettingsMiddleware({ settings: { maxOutputTokens: 500, temperature: 0 } }),
})`;

  it('gives the settings of its middleware to calls', () => {
    expect(call(wrapped(limited))).toBe('gpt-4o at openai, cap 500, temperature 0');
  });

  it('leaves a call its own', () => {
    expect(call(wrapped(limited, ', maxOutputTokens: 100'))).toBe('gpt-4o at openai, cap 100, temperature 0');
  });

  it('may have several middlewares', () => {
    const several = limited
      .replace('default', '[extractReasoningMiddleware({ tagName: "think" }), default')
      .replace('}),\n', '})],\n');
    expect(call(wrapped(several))).toBe('gpt-4o at openai, cap 500, temperature 0');
  });

  it('may be wrapped twice, or on one path only', () => {
    expect(
      call(
        wrapped(
          `wrapLanguageModel({ model: ${limited}, middleware: defaultSettingsMiddleware({ settings: { maxOutputTokens: 80 } }) })`,
        ),
      ),
    ).toBe('gpt-4o at openai, cap 80, temperature 0');
    expect(call(wrapped(`process.env.SHORT ? ${limited} : openai('gpt-4o')`))).toBe(
      'gpt-4o at openai, cap 500?, temperature 0?',
    );
  });

  it('gives nothing where no middleware sets anything', () => {
    expect(call(wrapped("openai('gpt-4o')"))).toBe('gpt-4o at openai, cap absent, temperature absent');
    expect(call(wrapped("wrapLanguageModel({ model: openai('gpt-4o'), middleware: [] })"))).toBe(
      'gpt-4o at openai, cap absent, temperature absent',
    );
  });
});

describe('an agent of the AI SDK', () => {
  const plan = (name: string, stop: string, installed: string): string => {
    const [site] = callsIn(
      `
import { ${name} as Agent, isLoopFinished, stepCountIs, tool } from 'ai';
const agent = new Agent({ model: 'openai/gpt-5', tools: { search: tool({ description: 'Searches.' }) }${stop} });
await agent.generate({ prompt: 'Find it.' });
`,
      installed,
    );
    return site?.plan.kind === 'loop' ? `to ${site.plan.high ?? 'no end'}` : (site?.plan.kind ?? 'no call');
  };

  it.each([
    ['Experimental_Agent', '', '5.0.100', 'one'],
    ['Experimental_Agent', ', stopWhen: stepCountIs(8)', '5.0.100', 'to 8'],
    ['ToolLoopAgent', '', '6.0.300', 'to 20'],
    ['ToolLoopAgent', ', stopWhen: isLoopFinished()', '6.0.300', 'to no end'],
    ['ToolLoopAgent', ', stopWhen: [isLoopFinished(), stepCountIs(4)]', '6.0.300', 'to 4'],
    ['ToolLoopAgent', ', stopWhen: [isLoopFinished()]', '6.0.300', 'to no end'],
  ])('%s%s of version %s runs %s', (name, stop, installed, expected) => {
    expect(plan(name, stop, installed)).toBe(expected);
  });

  it('has the settings that it was made with where it is passed on', () => {
    expect(
      call(`
import { ToolLoopAgent, createAgentUIStreamResponse } from 'ai';
const agent = new ToolLoopAgent({ model: 'anthropic/claude-haiku-4-5', maxOutputTokens: 700, temperature: 0.2 });
export const POST = async (request: Request) => {
  const { messages } = await request.json();
  return createAgentUIStreamResponse({ agent, uiMessages: messages });
};
`),
    ).toBe('claude-haiku-4-5 at anthropic, cap 700, temperature 0.2');
  });
});
