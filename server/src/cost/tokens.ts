import { hashText } from '../base/hash.ts';
import { exactly, multiply, type Range3, range3 } from '../base/range3.ts';
import { type Encoding, type TokenizerFacts, type TokenizerFamily, tokenizers } from '../catalog/tokenizers.ts';
import type { Tag } from './types.ts';

/** Counts the tokens of a text in one encoding. Special tokens such as `<|endoftext|>` count as the plain text that they are. */
export interface Encoder {
  count(text: string): number;
}

/** Where encoders come from. They are loaded when first needed, because the ranks take tens of megabytes. */
export interface TokenizerPort {
  load(encoding: Encoding): Encoder;
}

export interface TokenCount {
  readonly tokens: Range3;
  /** `exact` only where the model's own encoding was applied. */
  readonly tag: Tag;
  /** `characters`: no tokenizer was at hand and the count is a guess by length. */
  readonly method: 'exact' | 'factor' | 'guess' | 'characters';
  /** Why the count is no single figure, in words. */
  readonly reason: string;
}

export type CountTokens = (text: string, family: TokenizerFamily) => TokenCount;

/**
 * A counter that remembers the last `remembered` texts. Without a tokenizer it guesses by length and says so.
 * Runs of one character and unbroken words beyond a thousand characters, which take tokenizers quadratic time, are counted in proportion.
 */
export function tokenCounter(port: TokenizerPort | null, remembered = 20_000): CountTokens {
  const counts = new Map<string, number>();
  const countIn = (encoding: Encoding, text: string, loaded: TokenizerPort): number => {
    const key = `${encoding} ${text.length} ${hashText(text)}`;
    const known = counts.get(key);
    const count = known ?? countBounded(loaded.load(encoding), text);
    counts.delete(key);
    counts.set(key, count);
    const oldest = counts.size > remembered ? counts.keys().next().value : undefined;
    if (oldest !== undefined) counts.delete(oldest);
    return count;
  };
  return (text, family) => {
    const facts = tokenizers[family];
    if (text === '') return { tokens: exactly(0), tag: 'exact', method: 'exact', reason: 'no text' };
    if (port === null) return guessByLength(text, facts);
    const count = countIn(facts.encoding, text, port);
    const tag = facts.confidence === 'exact' ? 'exact' : 'assumed';
    return { tokens: scaled(count, facts.factor), tag, method: facts.confidence, reason: facts.reason };
  };
}

export interface Overhead {
  readonly tokens: Range3;
  readonly tag: Tag;
  readonly reason: string;
}

/** What `messages` chat messages of one request add to their texts: role markers and the priming of the reply. */
export function messageOverhead(family: TokenizerFamily, messages: number | Range3): Overhead {
  const { perMessage, perRequest } = tokenizers[family];
  const each = multiply(range3(...perMessage), messages);
  const [low, expected, high] = perRequest;
  return {
    tokens: range3(each.low + low, each.expected + expected, each.high + high),
    tag: 'assumed',
    reason: 'providers wrap each message in a few tokens and do not say how many',
  };
}

/** What `tools` tool definitions of one request add to the texts of their schemas. Nothing for no tools. */
export function toolOverhead(family: TokenizerFamily, tools: number): Overhead {
  const { firstTool, perTool } = tokenizers[family];
  const some = tools > 0 ? 1 : 0;
  return {
    tokens: range3(
      some * firstTool[0] + tools * perTool[0],
      some * firstTool[1] + tools * perTool[1],
      some * firstTool[2] + tools * perTool[2],
    ),
    tag: 'assumed',
    reason:
      'the first tool brings a hidden instruction and each tool some markup, of which no provider publishes the size',
  };
}

/** Whole tokens; an exact factor keeps the count exact. */
function scaled(count: number, [low, expected, high]: TokenizerFacts['factor']): Range3 {
  return range3(Math.floor(count * low), Math.round(count * expected), Math.ceil(count * high));
}

/** Mean error of bytes / 4.2 on prose, code and Korean: 10 to 18 %. The band is twice that. */
function guessByLength(text: string, { factor: [low, expected, high] }: TokenizerFacts): TokenCount {
  const count = utf8Length(text) / 4.2;
  return {
    tokens: range3(Math.floor(count * low * 0.7), Math.ceil(count * expected), Math.ceil(count * high * 1.35)),
    tag: 'assumed',
    method: 'characters',
    reason: 'no tokenizer is loaded; the count is the length in bytes divided by 4.2',
  };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function countBounded(encoder: Encoder, text: string): number {
  if (text.length <= LONGEST) return encoder.count(text);
  let cut = 0;
  const shortened = text.replace(RUNS, (run: string, character: string) => {
    const kept = character.repeat(Math.floor(LONGEST / character.length));
    const sample = character.repeat(Math.floor(SAMPLE / character.length));
    cut += ((run.length - kept.length) / sample.length) * encoder.count(sample);
    return kept;
  });
  return Math.round(pieces(shortened).reduce((sum, piece) => sum + encoder.count(piece), cut));
}

/** The text cut inside its very long words, and nowhere else. */
function pieces(text: string): readonly string[] {
  const cuts = [0];
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    for (let at = index + LONGEST; at < index + word.length; at += LONGEST)
      cuts.push(isLowSurrogate(text, at) ? at + 1 : at);
  }
  return cuts.map((from, number) => text.slice(from, cuts[number + 1]));
}

const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

const LONGEST = 1000;
/** Long enough that the longest tokens of one character (128 spaces) are no rounding error, short enough to take milliseconds. */
const SAMPLE = 4096;
const RUNS = /(.)\1{1000,}/gsu;
const WORDS = /\p{L}{2001,}|[^\s\p{L}\p{N}]{2001,}/gu;
