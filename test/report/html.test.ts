import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { WorkspaceAnalysis } from '../../server/src/analysis/types.ts';
import { known } from '../../server/src/base/fact.ts';
import { buildReport } from '../../server/src/report/build.ts';
import { viewOf } from '../../server/src/report/view.ts';
import { html } from '../../server/src/report/writers/html.ts';
import { unstyled } from '../../server/src/report/writers/writer.ts';
import { analysis, file, finding, priced, request, richAnalysis } from './fixture.ts';

function write(of: WorkspaceAnalysis): string {
  const report = buildReport(of, { version: '1.2.3', countTokens: (text) => text.length });
  return html.write(viewOf(report), { width: 100, style: unstyled, quiet: false });
}

/** The page without its own style and script. */
const content = (text: string): string => text.replace(/<(style|script)>.*?<\/\1>/gs, '');

const evil = '<img src=x onerror=alert(1)> </script><script>alert(2)</script> "\' & \u202e';

const attacked = analysis({
  files: [
    file({
      path: `src/${evil}.ts`,
      sites: [
        priced({
          path: `src/${evil}.ts`,
          api: evil,
          sdk: evil,
          place: {
            symbols: [],
            function: evil,
            functionSpan: null,
            lane: 'unknown',
            loops: [],
            decorators: [],
            handedTo: [],
          },
          plan: { kind: 'one', request: request({ model: known(evil, 'literal') }) },
        }),
      ],
      findings: [
        finding({
          message: evil,
          why: evil,
          saving: { low: 1, expected: 1, high: 1, unit: 'per-call', formula: evil },
          fixes: [{ title: evil, safety: 'review' }],
        }),
      ],
      notices: [{ path: evil, line: 1, message: evil }],
    }),
  ],
});

describe('the HTML format', () => {
  it('lets no text of the user be markup', () => {
    const text = content(write(attacked));
    expect(text).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
    expect(text).not.toContain('\u202e');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('runs and is styled by nothing but what its policy names', () => {
    for (const text of [write(richAnalysis()), write(attacked)]) {
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? '';
      expect(policy).toContain("default-src 'none'");
      const hashed = (tag: string) =>
        [...text.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(
          ([, inside = '']) => `'sha256-${createHash('sha256').update(inside).digest('base64')}'`,
        );
      expect(hashed('style')).toHaveLength(1);
      expect(hashed('script')).toHaveLength(1);
      for (const hash of [...hashed('style'), ...hashed('script')]) expect(policy).toContain(hash);
      const names = content(text).replace(/"[^"]*"/g, '""');
      expect(names).not.toMatch(/<[a-z][^>]*\s(style|on\w+|src|href|action)=/i);
    }
  });

  it('loads nothing', () => {
    expect(write(richAnalysis())).not.toMatch(/https?:|url\(|@import|<link|<iframe|<object/i);
  });

  it('has every call, heading and column where screen readers look for them', () => {
    const text = content(write(richAnalysis()));
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text.match(/<tr class="call">/g)).toHaveLength(6);
    for (const [, id] of text.matchAll(/aria-labelledby="([^"]+)"/g)) expect(text).toContain(`id="${id}"`);
    for (const [table] of text.matchAll(/<table.*?<\/table>/gs)) {
      expect(table).toMatch(/<caption/);
      expect(table).toMatch(/<th scope="col"/);
    }
  });

  it('says in words what its bars show', () => {
    const text = content(write(richAnalysis()));
    expect(text).toContain('4 calls from $0.0020 to less than $0.0050');
    for (const [svg] of text.matchAll(/<svg[^>]*>/g)) expect(svg).toContain('aria-hidden="true"');
  });
});
