import type { Context } from './context.ts';
import { type Abstract, nowhere } from './domain.ts';
import type { Module, Program } from './program.ts';
import { constant } from './sdkCalls.ts';

/** An SDK export. In Python a module of the workspace hides a package of the same name; a bare specifier of JavaScript always means the package. */
export function sdkExport(program: Program, module: Module, specifier: string, name: string): Abstract | null {
  const { sdk } = program.host;
  if (specifier.startsWith('.') || specifier.startsWith('/')) return null;
  const resolved = program.host.resolve(module.ir.path, specifier, module.language);
  const isOwn = resolved.kind === 'file' && !isSdkItself(program, module, specifier, resolved.path);
  if (module.language === 'python' && (isOwn || resolved.kind === 'namespace-package')) return null;
  const plain =
    resolved.kind === 'package'
      ? resolved.subpath
        ? `${resolved.name}/${resolved.subpath}`
        : resolved.name
      : specifier;
  for (const path of plain === specifier ? [specifier] : [plain, specifier]) {
    if (name === '*' && sdk.isSdkModule(module.language, path))
      return { kind: 'external', path: `sdk:${path}`, origin: nowhere };
    const found = sdk.exportMeaning(module.language, path, name);
    if (found) return sdkName(module.language, found, name);
    // `from google import genai` is the module `google.genai`.
    if (module.language === 'python' && sdk.isSdkModule('python', `${path}.${name}`))
      return { kind: 'external', path: `sdk:${path}.${name}`, origin: nowhere };
  }
  return null;
}

/** The member of a whole SDK module: `import * as OpenAI`, `import openai`, `require('openai')`. */
export function sdkModuleMember(context: Context, specifier: string, name: string): Abstract {
  const { sdk } = context.program.host;
  const { language } = context.module;
  const found = sdk.exportMeaning(language, specifier, name);
  if (found) return sdkName(language, found, name);
  const deeper = language === 'python' ? `${specifier}.${name}` : `${specifier}/${name}`;
  if (sdk.isSdkModule(language, deeper)) return { kind: 'external', path: `sdk:${deeper}`, origin: nowhere };
  return { kind: 'external', path: `${specifier}.${name}`, origin: nowhere };
}

/** What an SDK exports under a name; a constant is its value. */
export const sdkName = (
  language: Module['language'],
  { table, meaning }: NonNullable<ReturnType<Program['host']['sdk']['exportMeaning']>>,
  name: string,
): Abstract =>
  meaning.kind === 'constant'
    ? constant(meaning.value)
    : { kind: 'sdk', table, language, meaning, name, origin: nowhere };

/** Whether a package of the workspace is the SDK that it is called after: to the examples and tests around it, it is that SDK. */
function isSdkItself(program: Program, { ir }: Module, specifier: string, path: string): boolean {
  const { host } = program;
  const [root = ''] = specifier.split('.');
  if (ir.language !== 'python' || !host.sdk.isSdkModule('python', root)) return false;
  const start = `/${path}`.lastIndexOf(`/${root}/`);
  const around = path.slice(0, Math.max(start, 0));
  if (start < 0 || ir.path.startsWith(`${around}${root}/`)) return false;
  const manifestPath = `${around.replace(/(^|\/)src\/$/, '$1')}pyproject.toml`;
  const manifest = host.text(ir.path, manifestPath);
  if (manifest === 'pending') program.pending.add(manifestPath);
  if (manifest === null || manifest === 'pending') return false;
  program.dependencies.add(manifest.path);
  const name = /^name\s*=\s*["']([\w.-]+)["']/m.exec(manifest.text)?.[1];
  return name?.replace(/[-.]/g, '_') === root;
}
