/** For work that needs judgement: answers to customers. */
export const flagship = 'gpt-5.4';

/** For short answers: labels, yes or no, small records. */
export const small = 'gpt-5.4-mini';

/** Claude for long conversations. */
export const conversation = 'claude-opus-4-8';
