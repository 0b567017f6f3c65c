import { describe, expect, it } from 'vitest';
import { callsIn } from '../../support/calls.ts';

/** Code that says the same words and calls no model. */
const seen = (path: string, text: string): readonly string[] =>
  callsIn(`${path.endsWith('.py') ? '#' : '//'}- /${path}\n${text}`).map(({ sdk, api }) => `${sdk} ${api}`);

describe('code that only looks like the SDK of a provider', () => {
  it.each([
    [
      'a chat of another library',
      'a.ts',
      "import { Client } from 'twilio';\nconst client = new Client();\nclient.chat.send({ to: 'a' });\n",
    ],
    [
      'a client of the same name of ones own',
      'a.ts',
      "import { Mistral } from './winds';\nnew Mistral().chat.complete({ model: 'north', messages: [] });\n",
    ],
    [
      'a groq query of a content lake',
      'a.ts',
      "import groq from 'groq';\nimport { createClient } from '@sanity/client';\ncreateClient({}).fetch(groq`*[_type == 'post']`);\n",
    ],
    [
      'an embedding of a video',
      'a.ts',
      "import embed from 'youtube-embed';\nembed({ model: 'player', input: ['a'] });\n",
    ],
    [
      'a database that replicates',
      'a.ts',
      "import { replicate } from 'rxdb-replication';\nreplicate.run('a/b', { input: { prompt: 'a' } });\n",
    ],
    [
      'a completion of a shell',
      'a.ts',
      "import omelette from 'omelette';\nconst completion = omelette('cmd');\ncompletion({ model: 'a', messages: [] });\n",
    ],
    [
      'a search that ranks again',
      'a.ts',
      "import { Client } from '@elastic/elasticsearch';\nconst co = new Client({});\nco.rerank({ model: 'a', query: 'a', documents: ['b'] });\n",
    ],
    [
      'a router of pages',
      'a.ts',
      "import { OpenRouter } from 'open-router-dom';\nnew OpenRouter().chat.send({ chatRequest: { model: 'a', messages: [] } });\n",
    ],
    [
      'a type of the SDK alone',
      'a.ts',
      "import type Groq from 'groq-sdk';\nexport const f = (reply: Groq.Chat.ChatCompletion) => reply.choices[0]?.message.content;\n",
    ],
    [
      'models that are listed and files that are kept',
      'a.ts',
      "import { Mistral } from '@mistralai/mistralai';\nconst client = new Mistral();\nawait client.models.list();\nawait client.files.upload({ file: new Blob() });\n",
    ],
    [
      'a local server that is asked for its models',
      'a.ts',
      "import ollama from 'ollama';\nfor (const { name } of (await ollama.list()).models) await ollama.delete({ model: name });\n",
    ],
    [
      'Hugging Face without inference',
      'a.ts',
      "import { listModels } from '@huggingface/hub';\nfor await (const model of listModels()) console.log(model);\n",
    ],
    [
      'a repository that is downloaded',
      'a.py',
      'from huggingface_hub import HfApi, hf_hub_download, snapshot_download\nhf_hub_download("gpt2", "config.json")\nsnapshot_download("gpt2")\nHfApi().list_models()\n',
    ],
    [
      'a router of a web framework',
      'a.py',
      'from fastapi import APIRouter\nrouter = APIRouter()\nrouter.completion(model="a", messages=[])\n',
    ],
    [
      'a router of another package',
      'a.py',
      'from semantic_router import Router\nRouter(model_list=[]).completion(model="a", messages=[])\n',
    ],
    [
      'a completion of an editor',
      'a.py',
      'from jedi import completion\ncompletion(model="a", messages=[{"role": "user", "content": "Hi"}])\n',
    ],
    [
      'tokens that LiteLLM counts',
      'a.py',
      'import litellm\nlitellm.token_counter(model="gpt-4o", text="Hi")\nlitellm.completion_cost(model="gpt-4o", prompt="Hi")\n',
    ],
    ['the proxy of LiteLLM', 'a.py', 'from litellm.proxy.proxy_server import app\nimport uvicorn\nuvicorn.run(app)\n'],
    ['a coherence of physics', 'a.py', 'from cohere_physics import Client\nClient().embed(texts=["a"], model="m")\n'],
    [
      'a test double',
      'a.py',
      'from unittest.mock import MagicMock\nmistral = MagicMock()\nmistral.chat.complete(model="mistral-large-latest", messages=[])\n',
    ],
    ['a voyage by ship', 'a.py', 'from harbour import Client\nvo = Client()\nvo.embed(["a"], model="voyage-3")\n'],
    [
      'an object of the same method',
      'a.py',
      'class Chat:\n    def sample(self):\n        return 1\n\nChat().sample()\n',
    ],
    [
      'a client of the same name of ones own',
      'a.py',
      'from ours import ZhipuAI\nZhipuAI().chat.completions.create(model="glm-4", messages=[])\n',
    ],
    [
      'a package whose name only begins alike',
      'a.py',
      'from zai_tools import ZaiClient\nZaiClient().chat.completions.create(model="glm-4", messages=[])\n',
    ],
    [
      'an answer that is fetched and files that are kept',
      'a.py',
      'from zai import ZaiClient\nclient = ZaiClient()\nclient.chat.asyncCompletions.retrieve_completion_result(id="1")\nclient.files.list()\nclient.close()\n',
    ],
    [
      'a set of training data together',
      'a.py',
      'from itertools import chain\ntogether = chain([1], [2])\nlist(together)\n',
    ],
  ])('is no call: %s', (_, path, text) => {
    expect(seen(path, text)).toEqual([]);
  });
});
