import { sdkNames } from './names.generated.ts';

/** A cheap test on a text, before anything is parsed: whether it names an LLM SDK or a provider's host. It may say yes too often, never too rarely. */
export const namesSdk = (text: string): boolean => npmImport.test(text) || pythonImport.test(text) || host.test(text);

/** The same for a manifest or lock file, where packages stand without an import. */
export const dependsOnSdk = (text: string): boolean => dependency.test(text);

/** `'openai'`, `"npm:openai@4/x"`, `'https://esm.sh/openai'`. */
const npmImport = new RegExp(
  `["'\`](?:npm:/?|jsr:/?|https?://[^"'\`\\s]*/)?(?:${alternatives(sdkNames.npm)})(?=["'\`/@])`,
);

/** `import os, openai`, `from openai import OpenAI`, `from langfuse import openai`; in a notebook's JSON too. */
const pythonImport = new RegExp(
  `\\b(?:from|import)[ \\t]+(?:[\\w.]+(?:[ \\t]+as[ \\t]+\\w+)?[ \\t]*,[ \\t]*)*(?:${sdkNames.python.map(pythonModule).join('|')})(?!\\w)`,
);

const host = new RegExp(sdkNames.hosts.map(literally).join('|'));

const dependency = new RegExp(
  `(?:^|["'\\s])(?:${alternatives([...sdkNames.npm, ...sdkNames.python.map(distribution)])})(?=$|["'\\s[\\]=<>~!;,@])`,
  'm',
);

/** A module is imported by its whole path, or as a name out of the one above it. */
function pythonModule(name: string): string {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return pattern(name);
  return `${pattern(name)}|${pattern(name.slice(0, dot))}[ \\t]+import\\b[^\\n]*\\b${pattern(name.slice(dot + 1))}`;
}

/** Packages on PyPI are named with hyphens where their modules have underscores or dots. */
function distribution(module: string): string {
  return module.replaceAll(/[._]/g, '-');
}

function alternatives(names: readonly string[]): string {
  return names.map(pattern).join('|');
}

/** A name that ends with `*` stands for all that start so. */
function pattern(name: string): string {
  return name.endsWith('*') ? `${literally(name.slice(0, -1))}[\\w-]*` : literally(name);
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
