import type { Command } from './command.ts';

export const lsp: Command = {
  name: 'lsp',
  usage: '--stdio',
  summary: 'start the language server for an editor, on standard input and output',
  options: { stdio: { value: null, summary: 'talk on standard input and output (the only way there is)' } },
  run: async (_, { startServer }) => {
    await startServer();
    return 0;
  },
};
