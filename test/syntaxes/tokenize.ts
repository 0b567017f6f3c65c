import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, type IRawGrammar, Registry } from 'vscode-textmate';
import manifest from '../../package.json' with { type: 'json' };

/** The scopes of every character of a text, line by line, outermost first. */
export type Scopes = readonly (readonly (readonly string[])[])[];

const require = createRequire(import.meta.url);

/** Host languages by the names of their grammars, which are those of VS Code. */
export const languages = {
  typescript: 'source.ts',
  tsx: 'source.tsx',
  javascript: 'source.js',
  jsx: 'source.js.jsx',
  python: 'source.python',
} as const;

export type LanguageName = keyof typeof languages;

/** Colours a text as the editor does: with the language's grammar and, unless told otherwise, what the manifest injects into it. */
export async function tokenize(language: LanguageName, text: string, withOurs = true): Promise<Scopes> {
  const grammar = await (withOurs ? extended : plain).loadGrammar(languages[language]);
  if (grammar === null) throw new Error(`There is no grammar of ${language}.`);
  let stack = INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine(line, stack, 5_000);
    if (stoppedEarly) throw new Error(`The grammar takes too long for this line: ${line}`);
    stack = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) =>
      Array.from({ length: Math.min(endIndex, line.length) - startIndex }, () => scopes),
    );
  });
}

const oniguruma = loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).then(() => ({
  createOnigScanner,
  createOnigString,
}));

function registry(withOurs: boolean): Registry {
  const own = withOurs ? manifest.contributes.grammars : [];
  return new Registry({
    onigLib: oniguruma,
    getInjections: (scope) => own.filter(({ injectTo }) => injectTo.includes(scope)).map(({ scopeName }) => scopeName),
    loadGrammar: async (scope) => {
      const path = own.find(({ scopeName }) => scopeName === scope)?.path;
      if (path !== undefined) return read(new URL(`../../${path}`, import.meta.url));
      const name = Object.entries(languages).find((entry) => entry[1] === scope)?.[0];
      return name === undefined ? null : read(require.resolve(`tm-grammars/grammars/${name}.json`));
    },
  });
}

const read = (path: string | URL): IRawGrammar => JSON.parse(readFileSync(path, 'utf8'));

// Grammars take long to load, and are not changed by what they read.
const extended = registry(true);
const plain = registry(false);
