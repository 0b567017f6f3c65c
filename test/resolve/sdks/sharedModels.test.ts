import { describe, expect, it } from 'vitest';
import { described } from './described.ts';

describe('the model that DSPy is configured with', () => {
  it.each([
    ['dspy.configure(lm=dspy.LM("openai/gpt-4o-mini", max_tokens=40))', 'gpt-4o-mini at openai, cap 40'],
    ['dspy.settings.configure(lm=dspy.LM("openai/gpt-4o-mini"))', 'gpt-4o-mini at openai, cap absent'],
  ])('is that of its programs: %s', (code, expected) => {
    expect(described(`import dspy\n${code}\ndspy.Predict("question -> answer")(question="Why?")\n`)).toEqual([
      `program: ${expected}`,
    ]);
  });

  it('gives way to one of their own', () => {
    expect(
      described(`
import dspy
dspy.configure(lm=dspy.LM("openai/gpt-4o-mini"))
judge = dspy.ChainOfThought("text -> verdict")
judge.set_lm(dspy.LM("openai/gpt-4o"))
judge(text="a")
`),
    ).toEqual(['program: gpt-4o at openai, cap absent']);
  });

  it('holds for a body', () => {
    expect(
      described(`
import dspy
dspy.configure(lm=dspy.LM("openai/gpt-4o-mini"))
answer = dspy.Predict("question -> answer")
with dspy.context(lm=dspy.LM("anthropic/claude-sonnet-4-5")):
    answer(question="Why?")
answer(question="Why?")
`),
    ).toEqual(['program: claude-sonnet-4-5 at anthropic, cap absent', 'program: gpt-4o-mini at openai, cap absent']);
  });

  it('is not known where nobody says it', () => {
    expect(described('import dspy\ndspy.Predict("question -> answer")(question="Why?")\n')).toEqual([
      'program: unknown: unfollowed-call at unknown: unsupported, cap unknown: unfollowed-call',
    ]);
  });

  it('is not what another library is configured with', () => {
    expect(
      described(`
import dspy
from ours import dspy_tools
dspy_tools.configure(lm=dspy.LM("openai/gpt-4o"))
dspy.Predict("question -> answer")(question="Why?")
`)[0],
    ).toMatch(/^program: unknown: /);
  });
});

describe("LlamaIndex's settings", () => {
  it('are those of engines and agents of the same file', () => {
    expect(
      described(`
from llama_index.core import Settings, VectorStoreIndex
from llama_index.core.agent.workflow import FunctionAgent
from llama_index.llms.openai import OpenAI
Settings.llm = OpenAI(model="gpt-4o", max_tokens=70)
index = VectorStoreIndex.from_documents(documents)
index.as_query_engine().query("Why?")
index.as_query_engine(llm=OpenAI(model="gpt-4o-mini")).query("Why?")
FunctionAgent(tools=[search]).run("Hello")
`),
    ).toEqual([
      'VectorStoreIndex.from_documents: absent (text-embedding-ada-002) at openai, cap absent',
      'engine.query: all(gpt-4o at openai, absent (text-embedding-ada-002) at openai), cap 70 and absent',
      'engine.query: all(gpt-4o-mini at openai, absent (text-embedding-ada-002) at openai), cap absent',
      'agent.run: up to 20 × gpt-4o at openai, cap 70',
    ]);
  });

  it('are those of TypeScript as well', () => {
    expect(
      described(`
//- /settings.ts
import { OpenAI, OpenAIEmbedding } from '@llamaindex/openai';
import { Settings } from 'llamaindex';
Settings.llm = new OpenAI({ model: 'gpt-4o-mini' });
Settings.embedModel = new OpenAIEmbedding({ model: 'text-embedding-3-small' });
//- /a.ts
import { VectorStoreIndex } from 'llamaindex';
import './settings';
const index = await VectorStoreIndex.fromDocuments([]);
await index.asQueryEngine().query({ query: 'Why?' });
`),
    ).toEqual(['engine.query: all(gpt-4o-mini at openai, text-embedding-3-small at openai), cap absent']);
  });

  it('are no settings of the project', () => {
    expect(
      described(`
from llama_index.core import VectorStoreIndex
from llama_index.llms.openai import OpenAI
class Settings: pass
Settings.llm = OpenAI(model="gpt-4o")
VectorStoreIndex.from_documents(documents).as_query_engine().query("Why?")
`)[1],
    ).toMatch(/^engine.query: all\(absent \(gpt-3.5-turbo\) at openai, /);
  });
});
