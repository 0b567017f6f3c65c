import { describe, expect, it } from 'vitest';
import { newConfig, settingEdit } from '../../server/src/config/edit.ts';

/** The text after the edit, with the value in brackets. */
function edited(text: string, keys: readonly string[], value: string): string | null {
  const edit = settingEdit(text, keys, value);
  if (edit === null) return null;
  const changed = edit.edits.reduceRight(
    (rest, { span, newText }) => rest.slice(0, span.start) + newText + rest.slice(span.end),
    text,
  );
  return marked(changed, edit.value);
}

const marked = (text: string, { start, end }: { readonly start: number; readonly end: number }): string =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;

describe('a setting', () => {
  it('is added to a section that is there, in its indentation, beside comments', () => {
    expect(edited('{\n    // Ours.\n    "models": {\n        "a": "b"\n    }\n}\n', ['models', 'chat'], 'gpt')).toBe(
      '{\n    // Ours.\n    "models": {\n        "a": "b",\n        "chat": "[gpt]"\n    }\n}\n',
    );
  });
  it('brings its section with it', () => {
    expect(edited('{\n  "root": true\n}\n', ['assumptions', 'src/a.ts', 'calls'], '10/day')).toBe(
      '{\n  "root": true,\n  "assumptions": {\n    "src/a.ts": {\n      "calls": "[10/day]"\n    }\n  }\n}\n',
    );
  });
  it('takes the place of another value', () => {
    expect(edited('{"rules": {"fan-out": "warning"}}', ['rules', 'fan-out'], 'off')).toBe(
      '{"rules": {"fan-out": "[off]"}}',
    );
  });
  it('leaves the options of a rule alone', () => {
    expect(edited('{\n\t"rules": {\n\t\t"fan-out": { "calls": 3 }\n\t}\n}', ['rules', 'fan-out'], 'off')).toMatch(
      /^\{\n\t"rules": \{\n\t\t"fan-out": \{ ?\s*"calls": 3,\s*"level": "\[off\]"\s*\}\n\t\}\n\}$/,
    );
  });
  it('keeps line breaks of Windows and trailing commas', () => {
    expect(edited('{\r\n  "root": true,\r\n}\r\n', ['models', 'a'], 'b')).toContain(
      '\r\n  "models": {\r\n    "a": "[b]"',
    );
  });
  it.each(['', '[]', '"x"', '{ "rules": ', '// nothing'])('is not written into %j', (text) => {
    expect(settingEdit(text, ['rules', 'fan-out'], 'off')).toBeNull();
  });
});

it('a new config holds the one setting', () => {
  const { text, value } = newConfig(['rules', 'fan-out'], 'off');
  expect(marked(text, value)).toBe('{\n  "rules": {\n    "fan-out": "[off]"\n  }\n}\n');
});
