/** What config files are called, in any folder of a workspace. */
export const configFileName = 'llm-cost.json';
