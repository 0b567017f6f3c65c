import { expect, it } from 'vitest';
import { rules } from '../../server/src/rules/index.ts';
import { analyseText } from '../support/analyse.ts';

/** What somebody types is a prefix of what they mean, and the rules see each of them. */
it.each(
  rules.flatMap(({ id, examples }) => [...examples.bad, ...examples.good].map((example) => ({ id, ...example }))),
)('reads every prefix of an example: $id $language $code', ({ language, code }) => {
  const path = language === 'python' ? 'example.py' : 'example.ts';
  for (let length = 0; length <= code.length; length += 3) {
    const { findings, fixesOf } = analyseText([{ path, text: code.slice(0, length) }]);
    for (const finding of findings) {
      expect(finding.location.span.end).toBeLessThanOrEqual(length);
      for (const { edits } of fixesOf(finding))
        for (const { span } of edits) expect(span.end).toBeLessThanOrEqual(length);
    }
  }
});
