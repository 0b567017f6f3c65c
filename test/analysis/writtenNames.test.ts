import { expect, test } from 'vitest';
import { createWrittenNames } from '../../server/src/analysis/writtenNames.ts';

const writtenIn = (text: string): readonly string[] => [...createWrittenNames(() => text)('file')].toSorted();

test.each<readonly [text: string, names: readonly string[]]>([
  ['import settings\n\n\nsettings.model = "gpt-4o"\n', ['settings']],
  ['from app import options, limits\n\ndef set_up():\n    options["model"] = limits.short\n', ['options']],
  ['from app import (\n    options,\n    limits,\n)\nlimits.update(short=1)\n', ['limits']],
  ['import app\n\nsetattr(\n\napp, "model", 1)\n', ['app']],
  ['import app\n\ndel\n\napp.model\n', ['app']],
  ["const config = require('./config');\n\nconfig.model ??= 'gpt-4o';\n", ['config']],
  ["import { config } from './config';\n\nexport const model = () => Object.assign(config, { a: 1 });\n", ['config']],
  ['import settings\n\nmodel = settings.model\nprint(settings.model == 1)\n', []],
  ['rows = []\n\nrows.append(1)\nself.rows = rows\n', []],
])('the imported names that a text writes through: %j', (text, names) => {
  expect(writtenIn(text)).toEqual(names);
});

test('are those of the text as it is now', () => {
  let text = '';
  const names = createWrittenNames(() => text);
  const typed = 'import one\n\nimport two\n\none.a = 1\n\n\ntwo.b.append(one)\n';
  for (let end = 0; end <= typed.length; end++) {
    text = typed.slice(0, end);
    expect([...names('file')].toSorted()).toEqual(writtenIn(text));
  }
  text = typed.replace('import two', 'import three');
  expect([...names('file')]).toEqual(['one']);
});
