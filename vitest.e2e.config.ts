import { defineConfig } from 'vitest/config';

/** Real editors: one at a time. What a window manager of a busy machine spoils is tried again. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    fileParallelism: false,
    pool: 'forks',
    retry: 1,
    testTimeout: 400_000,
    hookTimeout: 240_000,
  },
});
