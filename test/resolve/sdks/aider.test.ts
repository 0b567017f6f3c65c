import { describe, expect, it } from 'vitest';
import { described as calls, prompted as prompts } from './described.ts';

describe('aider used from a program', () => {
  const program = `
from aider.coders import Coder
from aider.io import InputOutput
from aider.models import Model

coder = Coder.create(main_model=Model("gpt-4o-2024-05-13"), fnames=["plot.py"], io=InputOutput(yes=True))
`;

  it('is asked by its runs, several times where edits fail', () => {
    expect(calls(`${program}coder.run("Write the abstract")\n`)).toEqual([
      'Coder.run: up to 4 × gpt-4o-2024-05-13 at openai, cap absent',
    ]);
  });

  it('sends more than the question: the size of it is not known', () => {
    expect(prompts(`${program}coder.run("Write the abstract")\n`)).toEqual(['']);
  });

  it('is followed to the functions that it is handed to', () => {
    const handed = `${program}
def write(coder):
    coder.run("Fill in the section")

write(coder)
`;
    expect(calls(handed)).toEqual([
      'Coder.run: up to 4 × gpt-4o-2024-05-13 at openai, cap absent',
      'Coder.run: up to 4 × gpt-4o-2024-05-13 at openai, cap absent',
    ]);
  });

  it.each([
    ['a coder of the project', 'from coders import Coder\ncoder = Coder.create()\ncoder.run("Hello")\n'],
    ['another member', `${program}coder.show_announcements()\n`],
    ['a model that is only made', 'from aider.models import Model\nmodel = Model("gpt-4o")\n'],
  ])('is not called by %s', (_, code) => {
    expect(calls(code)).toEqual([]);
  });
});
