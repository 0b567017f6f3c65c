import type { SdkTable } from './types.ts';

/** Name the versions and the source that the table was read from. */
export const zzsdk: SdkTable = {
  id: 'zzsdk',
  title: 'Zzsdk',
  typescript: {
    packages: ['zzsdk'],
    modules: { 'zzsdk': {} },
    shapes: {},
  },
};
