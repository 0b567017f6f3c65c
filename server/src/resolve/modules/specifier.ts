/** What the text of a JavaScript import asks for, before anything is looked up. */
export type Specifier =
  | { readonly kind: 'relative'; readonly path: string }
  /** `#name` of the package.json's `imports`. */
  | { readonly kind: 'private'; readonly name: string }
  /** A package whatever the workspace holds: `npm:openai@4`, `node:fs`, `https://esm.sh/openai`. */
  | { readonly kind: 'external'; readonly name: string; readonly subpath: string }
  | { readonly kind: 'bare'; readonly name: string; readonly subpath: string }
  /** An address that names no package. */
  | { readonly kind: 'address' };

export function readSpecifier(text: string): Specifier {
  const plain = text.replace(/^!+|^.*!(?=[^!])/, '').replace(/\?(?:raw|url|inline|worker|text|[\w&=]*)$/, '');
  if (/^\.\.?(\/|$)/.test(plain) || plain.startsWith('/')) return { kind: 'relative', path: plain };
  if (plain.startsWith('#')) return { kind: 'private', name: plain };
  const url = /^https?:\/\/(.*)$/.exec(text);
  if (url !== null) return readAddress(url[1] ?? '');
  const registry = /^(npm|jsr):\/?(.*)$/.exec(plain);
  if (registry !== null) return { kind: 'external', ...splitPackage(registry[2] ?? '') };
  if (/^[a-z][a-z\d+-]*:/.test(plain)) return { kind: 'external', name: plain, subpath: '' };
  if (builtins.has(plain)) return { kind: 'external', name: `node:${plain}`, subpath: '' };
  return { kind: 'bare', ...splitPackage(plain) };
}

/** `@scope/name@1.2/sub/path` as the package's name and the path in it, without the version. */
export function splitPackage(text: string): { readonly name: string; readonly subpath: string } {
  const match = /^((?:@[^/@]*\/)?[^/@]*)(?:@[^/]*)?(?:\/(.*))?$/.exec(text);
  return { name: match?.[1] ?? text, subpath: match?.[2] ?? '' };
}

/** Hosts that serve packages by name. What is left of the path behind the pattern is `name@version/subpath`. */
const packageHosts: readonly RegExp[] = [
  /^esm\.(?:sh|run)\/(?:v\d+\/|stable\/|\*)?(?!gh\/)/,
  /^cdn\.jsdelivr\.net\/npm\//,
  /^(?:cdn\.)?(?:skypack\.dev|unpkg\.com)\//,
  /^(?:ga\.)?jspm\.(?:io|dev)\/npm:/,
  /^deno\.land\/x\//,
  /^jsr\.io\//,
];

function readAddress(address: string): Specifier {
  for (const host of packageHosts) {
    const match = host.exec(address);
    if (match === null) continue;
    const { name, subpath } = splitPackage(address.slice(match[0].length).replace(/[?#].*$/, ''));
    // The entry file of a package is the package.
    if (name !== '')
      return { kind: 'external', name, subpath: /^(?:mod|index)\.[cm]?[jt]s$|^\+esm$/.test(subpath) ? '' : subpath };
  }
  return { kind: 'address' };
}

const builtins = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram dns domain events fs fs/promises http http2 https inspector module net os ' +
    'path path/posix path/win32 perf_hooks process punycode querystring readline readline/promises repl stream stream/promises stream/web string_decoder ' +
    'timers timers/promises tls tty url util util/types v8 vm wasi worker_threads zlib'
  ).split(' '),
);
