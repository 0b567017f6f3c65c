import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, word } from '../../support/calls.ts';

/** The calls of a text, each with its attempts, what repeats it, and the loops that it stands in: `via 3 Retrying, callback`. */
function repeated(path: string, head: string, body: string): readonly string[] {
  return callsIn(`${path.endsWith('.py') ? '#' : '//'}- /${path}\n${head}${body}`).map(({ kind, plan, place }) => {
    const [request] = requestsOf(plan);
    const layers = request?.retries.layers.slice(1).map(({ name }) => name) ?? [];
    const loops = place.loops.map((loop) => loop.kind);
    const around = [...layers, ...loops].join(', ');
    return `${kind} ${request ? word(request.retries.attempts) : ''}${around === '' ? '' : ` ${around}`}`;
  });
}

const python = (body: string): readonly string[] =>
  repeated('a.py', 'from openai import OpenAI\nclient = OpenAI(max_retries=0)\n', body);
const typescript = (body: string): readonly string[] =>
  repeated('a.ts', "import OpenAI from 'openai';\nconst client = new OpenAI({ maxRetries: 0 });\n", body);

const ask = 'client.responses.create(model="gpt-4o", input=text)';
const send = "client.responses.create({ model: 'gpt-4o', input: text })";

describe('retries around a call in Python', () => {
  it.each([
    [
      'a decorator of tenacity',
      `from tenacity import retry, stop_after_attempt\n@retry(stop=stop_after_attempt(6))\ndef f(text):\n    return ${ask}\n`,
      ['direct 6 tenacity.retry'],
    ],
    [
      'a decorator without an end',
      `from tenacity import retry\n@retry\ndef f(text):\n    return ${ask}\n`,
      ['direct absent tenacity.retry'],
    ],
    [
      'the attempts of a loop',
      `from tenacity import Retrying, stop_after_attempt\ndef f(text):\n    for attempt in Retrying(stop=stop_after_attempt(3)):\n        with attempt:\n            return ${ask}\n`,
      ['direct 3 tenacity.Retrying'],
    ],
    [
      'the attempts of an asynchronous loop',
      `from tenacity import AsyncRetrying, stop_after_attempt\nasync def f(text):\n    async for attempt in AsyncRetrying(stop=stop_after_attempt(2)):\n        with attempt:\n            return await ${ask}\n`,
      ['direct 2 tenacity.AsyncRetrying'],
    ],
    [
      'attempts without an end',
      `from tenacity import Retrying\ndef f(text):\n    for attempt in Retrying():\n        with attempt:\n            return ${ask}\n`,
      ['direct absent tenacity.Retrying'],
    ],
    [
      'an object that is called',
      `from tenacity import Retrying, stop_after_attempt\nretryer = Retrying(stop=stop_after_attempt(3))\ndef g(text):\n    return ${ask}\ndef f(text):\n    return retryer(g, text)\n`,
      ['direct 1', 'via 3 tenacity.Retrying'],
    ],
    [
      'an object that calls the SDK itself',
      `from tenacity import Retrying, stop_after_attempt\ndef f(text):\n    return Retrying(stop=stop_after_attempt(4))(client.responses.create, model="gpt-4o", input=text)\n`,
      ['direct 4 tenacity.Retrying'],
    ],
    [
      'backoff',
      `import backoff\n@backoff.on_exception(backoff.expo, Exception, max_tries=5)\ndef f(text):\n    return ${ask}\n`,
      ['direct 5 backoff.on_exception'],
    ],
    [
      'stamina',
      `import stamina\n@stamina.retry(on=Exception, attempts=3)\ndef f(text):\n    return ${ask}\n`,
      ['direct 3 stamina.retry'],
    ],
    [
      'a context of stamina',
      `import stamina\ndef f(text):\n    for attempt in stamina.retry_context(on=Exception, attempts=3):\n        with attempt:\n            return ${ask}\n`,
      ['direct 3 stamina.retry_context'],
    ],
    [
      'a caller of stamina',
      `import stamina\ndef g(text):\n    return ${ask}\ndef f(text):\n    return stamina.RetryingCaller(attempts=3).on(Exception)(g, text)\n`,
      ['direct 1', 'via 3 stamina.RetryingCaller'],
    ],
    ['retry', `from retry import retry\n@retry(tries=3)\ndef f(text):\n    return ${ask}\n`, ['direct 3 retry.retry']],
    [
      'a call by retry',
      `from retry.api import retry_call\ndef g(text):\n    return ${ask}\ndef f(text):\n    return retry_call(g, fargs=[text], tries=3)\n`,
      ['direct 1', 'via 3 retry.api.retry_call'],
    ],
    ['a loop that is none', `def f(texts):\n    for text in texts:\n        ${ask}\n`, ['direct 1 for-each']],
  ])('%s', (_, body, expected) => {
    expect(python(body)).toEqual(expected);
  });
});

describe('retries around a call in TypeScript', () => {
  it.each([
    [
      'p-retry',
      `import pRetry from 'p-retry';\nexport const f = (text: string) => pRetry(() => ${send}, { retries: 5 });\n`,
      ['direct 6 p-retry'],
    ],
    [
      'p-retry around a function',
      `import pRetry from 'p-retry';\nasync function run(text = 'a') { return ${send}; }\nexport const f = () => pRetry(run, { retries: 2 });\n`,
      ['direct 1', 'via 3 p-retry'],
    ],
    [
      'async-retry',
      `import retry from 'async-retry';\nexport const f = (text: string) => retry(async (bail) => { return await ${send}; }, { retries: 3 });\n`,
      ['direct 4 async-retry'],
    ],
    [
      'exponential-backoff',
      `import { backOff } from 'exponential-backoff';\nexport const f = (text: string) => backOff(() => ${send}, { numOfAttempts: 3 });\n`,
      ['direct 3 exponential-backoff.backOff'],
    ],
    [
      'a policy of cockatiel',
      `import { handleAll, retry } from 'cockatiel';\nconst policy = retry(handleAll, { maxAttempts: 3 });\nexport const f = (text: string) => policy.execute(() => ${send});\n`,
      ['direct 4 cockatiel.retry'],
    ],
    [
      'a policy without an end',
      `import { handleAll, retry } from 'cockatiel';\nexport const f = (text: string) => retry(handleAll).execute(() => ${send});\n`,
      ['direct absent cockatiel.retry'],
    ],
    [
      'policies around each other',
      `import { circuitBreaker, handleAll, retry, wrap } from 'cockatiel';\nconst policy = wrap(retry(handleAll, { maxAttempts: 2 }), circuitBreaker(handleAll, {}));\nexport const f = (text: string) => policy.execute(() => ${send});\n`,
      ['direct 3 cockatiel.retry'],
    ],
    [
      'a policy that only breaks the circuit',
      `import { circuitBreaker, handleAll } from 'cockatiel';\nconst policy = circuitBreaker(handleAll, {});\nexport const f = (text: string) => policy.execute(() => ${send});\n`,
      ['direct 1'],
    ],
  ])('%s', (_, body, expected) => {
    expect(typescript(body)).toEqual(expected);
  });
});

describe('one call for each of many in TypeScript', () => {
  it.each([
    [
      'Promise.all',
      `export const f = (texts: string[]) => Promise.all(texts.map((text) => ${send}));\n`,
      ['direct 1 callback'],
    ],
    [
      'p-map',
      `import pMap from 'p-map';\nexport const f = (texts: string[]) => pMap(texts, async (text) => ${send}, { concurrency: 2 });\n`,
      ['direct 1 callback'],
    ],
    [
      'p-limit',
      `import pLimit from 'p-limit';\nconst limit = pLimit(3);\nexport const f = (texts: string[]) => Promise.all(texts.map((text) => limit(() => ${send})));\n`,
      ['direct 1 callback'],
    ],
    [
      'a queue',
      `import PQueue from 'p-queue';\nconst queue = new PQueue({ concurrency: 2 });\nexport function f(texts: string[]) { for (const text of texts) queue.add(() => ${send}); }\n`,
      ['direct 1 for-each'],
    ],
    [
      'p-each-series',
      `import pEachSeries from 'p-each-series';\nexport const f = (texts: string[]) => pEachSeries(texts, (text) => ${send});\n`,
      ['direct 1 callback'],
    ],
    [
      'a limiter that is no loop',
      `import pLimit from 'p-limit';\nconst limit = pLimit(3);\nexport const f = (text: string) => limit(() => ${send});\n`,
      ['direct 1'],
    ],
    [
      'Reflect.apply, which is no loop',
      `export const f = (text: string) => Reflect.apply(() => ${send}, null, [text]);\n`,
      ['direct 1'],
    ],
  ])('%s', (_, body, expected) => {
    expect(typescript(body)).toEqual(expected);
  });
});

describe('one call for each of many in Python', () => {
  const g = `def g(text):\n    return ${ask}\n`;
  const ag = `async def g(text):\n    return await ${ask}\n`;
  it.each([
    [
      'asyncio.gather',
      `import asyncio\n${ag}async def f(texts):\n    return await asyncio.gather(*[g(text) for text in texts])\n`,
      ['direct 1', 'via 1 comprehension'],
    ],
    [
      'asyncio.gather of a map',
      `import asyncio\n${ag}async def f(texts):\n    return await asyncio.gather(*map(g, texts))\n`,
      ['direct 1', 'via 1 callback'],
    ],
    [
      'asyncio.gather of two',
      `import asyncio\n${ag}async def f(a, b):\n    return await asyncio.gather(g(a), g(b))\n`,
      ['direct 1', 'via 1', 'via 1'],
    ],
    [
      'a group of tasks',
      `import asyncio\n${ag}async def f(texts):\n    async with asyncio.TaskGroup() as group:\n        for text in texts:\n            group.create_task(g(text))\n`,
      ['direct 1', 'via 1 for-each'],
    ],
    [
      'a group of anyio',
      `import anyio\n${ag}async def f(texts):\n    async with anyio.create_task_group() as group:\n        for text in texts:\n            group.start_soon(g, text)\n`,
      ['direct 1', 'via 1 for-each'],
    ],
    [
      'threads that map',
      `from concurrent.futures import ThreadPoolExecutor\n${g}def f(texts):\n    with ThreadPoolExecutor(4) as pool:\n        return list(pool.map(g, texts))\n`,
      ['direct 1', 'via 1 callback'],
    ],
    [
      'threads that are given work',
      `from concurrent.futures import ThreadPoolExecutor\n${g}def f(texts):\n    with ThreadPoolExecutor(4) as pool:\n        return [pool.submit(g, text) for text in texts]\n`,
      ['direct 1', 'via 1 comprehension'],
    ],
    [
      'one piece of work',
      `from concurrent.futures import ThreadPoolExecutor\n${g}def f(text):\n    with ThreadPoolExecutor(4) as pool:\n        return pool.submit(g, text)\n`,
      ['direct 1', 'via 1'],
    ],
    [
      'processes',
      `from multiprocessing import Pool\n${g}def f(texts):\n    with Pool(4) as pool:\n        return pool.map(g, texts)\n`,
      ['direct 1', 'via 1 callback'],
    ],
    [
      'rows of a table',
      `import pandas as pd\n${g}df = pd.read_csv("a.csv")\ndf["x"] = df["text"].apply(g)\n`,
      ['direct 1', 'via 1 callback'],
    ],
    [
      'threads with a bar',
      `from tqdm.contrib.concurrent import thread_map\n${g}thread_map(g, ["a", "b"])\n`,
      ['direct 1', 'via 1 callback'],
    ],
    [
      'joblib',
      `from joblib import Parallel, delayed\n${g}def f(texts):\n    return Parallel(n_jobs=4)(delayed(g)(text) for text in texts)\n`,
      ['direct 1', 'via 1 comprehension'],
    ],
    ['a function that is only kept', `registry = []\n${g}registry.append(g)\n`, ['direct 1']],
  ])('%s', (_, body, expected) => {
    expect(python(body)).toEqual(expected);
  });
});
