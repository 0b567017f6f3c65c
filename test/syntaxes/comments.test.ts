import { describe, expect, it } from 'vitest';
import { checkScopes, touched } from './check.ts';
import { type LanguageName, languages } from './tokenize.ts';

const scripts: readonly LanguageName[] = ['typescript', 'tsx', 'javascript', 'jsx'];

describe.each(scripts)('comments in %s', (language) => {
  it('that leave a finding out', () =>
    checkScopes(
      language,
      `
const a = 1; // llm-cost-ignore missing-output-cap, dynamic-prefix -- the answer is a book
                ^^^^^^^^^^^^^^^ keyword.control.directive.llm-cost
                                ^^^^^^^^^^^^^^^^^^ entity.name.tag.rule.llm-cost
                                                    ^^^^^^^^^^^^^^ entity.name.tag.rule.llm-cost
                                                                   ^^ punctuation.separator.reason.llm-cost
                                                                      ^^^^^^^^^^^^^^^^^^^^ string.unquoted.reason.llm-cost
             ^^^^^^^^^^^^^^^^^^ comment.line
/* llm-cost-ignore-next-line fan-out -- three views */ call();
   ^^^^^^^^^^^^^^^^^^^^^^^^^ keyword.control.directive.llm-cost
                             ^^^^^^^ entity.name.tag.rule.llm-cost
                                        ^^^^^^^^^^^ string.unquoted.reason.llm-cost
                                                    ^^ -string.unquoted.reason.llm-cost
                                                       ^^^^ entity.name.function
/**
 * llm-cost-ignore-file
   ^^^^^^^^^^^^^^^^^^^^ keyword.control.directive.llm-cost
 */
const b = 2;
^^^^^ storage.type
^^^^^ -comment`,
    ));

  it('that declare what the code does not show', () =>
    checkScopes(
      language,
      `
// llm-cost: model=gpt-5.4 lane=deferred calls=10k/day input=1200 cached=70% label="long answer" taks=chat
   ^^^^^^^^ keyword.control.directive.llm-cost
           ^ punctuation.separator.directive.llm-cost
             ^^^^^ variable.parameter.llm-cost
                  ^ keyword.operator.assignment.llm-cost
                   ^^^^^^^ string.unquoted.llm-cost
                           ^^^^ variable.parameter.llm-cost
                                ^^^^^^^^ constant.language.llm-cost
                                         ^^^^^ variable.parameter.llm-cost
                                               ^^^ constant.numeric.llm-cost
                                                  ^^^^ keyword.other.unit.llm-cost
                                                             ^^^^ constant.numeric.llm-cost
                                                                         ^^ constant.numeric.llm-cost
                                                                           ^ keyword.other.unit.llm-cost
                                                                             ^^^^^ variable.parameter.llm-cost
                                                                                   ^^^^^^^^^^^^^ string.quoted.llm-cost
                                                                                                 ^^^^ invalid.illegal.key.llm-cost
/* llm-cost: steps=4 */ f();
             ^^^^^ variable.parameter.llm-cost
                   ^ constant.numeric.llm-cost
                     ^^ punctuation.definition.comment`,
    ));
});

describe('comments in python', () => {
  it('that leave a finding out', () =>
    checkScopes(
      'python',
      `
x = 1  # llm-cost-ignore dynamic-prefix -- small
         ^^^^^^^^^^^^^^^ keyword.control.directive.llm-cost
                         ^^^^^^^^^^^^^^ entity.name.tag.rule.llm-cost
                                           ^^^^^ string.unquoted.reason.llm-cost
# llm-cost-ignore-next-line
  ^^^^^^^^^^^^^^^^^^^^^^^^^ keyword.control.directive.llm-cost
y = 2`,
    ));

  it('that declare', () =>
    checkScopes(
      'python',
      `
#llm-cost: calls=250000/month batch=0.5 task=summary
 ^^^^^^^^ keyword.control.directive.llm-cost
                 ^^^^^^ constant.numeric.llm-cost
                       ^^^^^^ keyword.other.unit.llm-cost
                                    ^^^ constant.numeric.llm-cost
                                             ^^^^^^^ string.unquoted.llm-cost`,
    ));
});

describe.each(Object.keys(languages) as LanguageName[])('nothing is coloured in %s', (language) => {
  const mark = language === 'python' ? '#' : '//';
  it.each([
    `${mark} the llm-cost-ignore comment goes above a call`,
    `${mark} llm-cost is the name of a tool`,
    `${mark} llm-cost-lens: calls=1/day`,
    `${mark} llm-costs: calls=1/day`,
    'const_ = "// llm-cost-ignore"',
    'llm_cost = 1',
  ])('of %s', async (text) => expect(await touched(language, text)).toBe(text.replace(/./g, '.')));
});
