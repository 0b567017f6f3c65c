import { init, Tiktoken } from 'tiktoken/lite/init';
import type { Encoding } from '../catalog/tokenizers.ts';
import type { Encoder, TokenizerPort } from '../cost/tokens.ts';
import { loadAsset } from './nodeAssets.ts';

/**
 * tiktoken with its wasm module and ranks read from the assets. Starting it takes some 10 ms; the ranks of an encoding (150 ms, 30 MB) are
 * read when a model first needs them and kept.
 *
 * @throws Error if an asset is missing (a broken installation).
 */
export async function nodeTokenizer(): Promise<TokenizerPort> {
  await init((imports) => WebAssembly.instantiate(loadAsset('tiktoken_bg.wasm'), imports));
  const encoders = new Map<Encoding, Encoder>();
  const load = (encoding: Encoding): Encoder => {
    const ranks = JSON.parse(new TextDecoder().decode(loadAsset(`${encoding}.json`))) as Ranks;
    const encoder = new Tiktoken(ranks.bpe_ranks, ranks.special_tokens, ranks.pat_str);
    return { count: (text) => encoder.encode_ordinary(text).length };
  };
  return {
    load(encoding) {
      const encoder = encoders.get(encoding) ?? load(encoding);
      encoders.set(encoding, encoder);
      return encoder;
    },
  };
}

/** The shape of tiktoken's `encoders/*.json`. */
interface Ranks {
  readonly bpe_ranks: string;
  readonly special_tokens: Record<string, number>;
  readonly pat_str: string;
}
