import { init, Tiktoken } from 'tiktoken/lite/init';
import type { Encoding } from '../catalog/tokenizers.ts';
import type { Encoder, TokenizerPort } from './tokens.ts';

/**
 * tiktoken with its wasm module (`tiktoken_bg.wasm`) and ranks (`o200k_base.json`, `cl100k_base.json`) read through `loadAsset`. Starting
 * it takes some 10 ms; the ranks of an encoding (150 ms, 30 MB) are read when a model first needs them, and kept.
 */
export async function createTokenizer(loadAsset: (name: string) => Uint8Array): Promise<TokenizerPort> {
  await init((imports) => WebAssembly.instantiate(loadAsset('tiktoken_bg.wasm') as BufferSource, imports));
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
