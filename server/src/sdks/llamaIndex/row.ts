import type { Default } from '../types.ts';

/** One class of models: the module below `llama_index.llms`, its names, its provider and what holds where nothing is given. */
export interface Row {
  readonly module: string;
  readonly names: string;
  readonly provider: string | null;
  readonly defaults?: readonly Default[];
  /** Another name under which the model may be given. */
  readonly model?: string;
  /** Options with names of their own: the cap, the temperature, the address. */
  readonly cap?: string;
  readonly temperature?: string;
  readonly baseUrl?: string;
  /** It takes a number of retries. */
  readonly isRetrying?: boolean;
}
