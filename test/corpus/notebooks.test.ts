import { expect, it } from 'vitest';
import { joinCells } from '../../server/src/languages/notebook.ts';
import { onlyCall, word } from '../support/calls.ts';

it('a call in a notebook between magics and shell commands', () => {
  const cells = [
    '%load_ext autoreload\n!pip install -q openai\nfrom openai import OpenAI',
    '%%bash\necho "client = None"',
    'client = OpenAI()\nMODEL = "gpt-4o-mini"\nversion = !openai --version',
    '%%time\nanswer = client.chat.completions.create(\n    model=MODEL,\n    messages=[{"role": "user", "content": "Hello"}],\n    max_tokens=40,\n)\nanswer.choices[0]?',
  ];
  const notebook = joinCells(
    cells.map((text, index) => ({ index, text, physicalLines: text.split('\n').map((_, line) => line + 1) })),
    'python',
  );
  const { site, request } = onlyCall(`#- /notebook.py\n${notebook.text}`);
  expect([word(request.model), word(request.outputCap)]).toEqual(['gpt-4o-mini', '40']);
  expect(notebook.source.position(site.callee.start)).toMatchObject({ cell: 3, line: 2 });
});
