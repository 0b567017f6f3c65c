import { lanes } from '../../server/src/config/declarations.ts';

/** A TextMate grammar, as far as ours use it. Regular expressions are Oniguruma's. */
export interface Grammar {
  readonly scopeName: string;
  /** Where in the languages that it is injected into it applies. */
  readonly injectionSelector: string;
  readonly patterns: readonly Pattern[];
}

interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly captures?: Captures;
  readonly begin?: string;
  readonly beginCaptures?: Captures;
  readonly end?: string;
  /** 1: where a pattern and the end match at the same place, the pattern goes first. */
  readonly applyEndPatternLast?: 1;
  readonly patterns?: readonly Pattern[];
  readonly include?: string;
}

type Captures = Readonly<Record<string, { readonly name?: string; readonly patterns?: readonly Pattern[] }>>;

/** A language that the grammars are injected into: its scope, and the rules in its grammar that read a string. */
interface Host {
  readonly name: string;
  readonly scope: string;
  readonly strings: readonly string[];
  /** What may stand where a string starts. */
  readonly opening: string;
}

const script = { strings: ['string'], opening: '(?:[A-Za-z_$][\\w$]{0,30})?`|["\']' };

const hosts: readonly Host[] = [
  { name: 'typescript', scope: 'source.ts', ...script },
  { name: 'tsx', scope: 'source.tsx', ...script },
  { name: 'javascript', scope: 'source.js', ...script },
  { name: 'jsx', scope: 'source.js.jsx', ...script },
  {
    name: 'python',
    scope: 'source.python',
    strings: ['string'],
    opening: '(?:[fFrRuUbB]|[fFbB][rR]|[rR][fFbB])?["\']',
  },
];

/** Every grammar by its file name. */
export function grammars(keys: readonly string[]): Readonly<Record<string, Grammar>> {
  return {
    'comments.tmLanguage.json': comments(keys),
    'holes.tmLanguage.json': holes,
    ...Object.fromEntries(hosts.map((host) => [`prompts-${host.name}.tmLanguage.json`, prompts(host)])),
  };
}

/** An entry of the manifest's `contributes.grammars`. */
export interface GrammarContribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}

/** The manifest's entries that inject the grammars. */
export function grammarContributions(files: Readonly<Record<string, Grammar>>): readonly GrammarContribution[] {
  return Object.entries(files).map(([file, { scopeName }]) => {
    const only = hosts.filter(({ name }) => scopeName === promptScope(name));
    return {
      scopeName,
      path: `./syntaxes/${file}`,
      injectTo: (only.length > 0 ? only : hosts).map(({ scope }) => scope),
    };
  });
}

/** `llm-cost-ignore…` and `llm-cost: key=value …` inside a comment of any language, read as the analysis reads them. */
function comments(keys: readonly string[]): Grammar {
  const start = '(?<=//|/\\*|\\*|#|^)\\s*';
  return {
    scopeName: 'llm-cost.comments',
    injectionSelector: 'L:comment, L:string.quoted.docstring',
    patterns: [
      {
        begin: `${start}(llm-cost-ignore(?:-next-line|-file)?)(?![\\w-])`,
        beginCaptures: { 1: { name: 'keyword.control.directive.llm-cost' } },
        end: '(?=\\*/|"""|\'\'\')|$',
        patterns: [
          {
            match: '(?<=\\s)(--)(?:\\s+((?:(?!\\*/|"""|\'\'\').)*)|$)',
            captures: {
              1: { name: 'punctuation.separator.reason.llm-cost' },
              2: { name: 'string.unquoted.reason.llm-cost' },
            },
          },
          { match: '[a-z][a-z0-9]*(?:-[a-z0-9]+)*', name: 'entity.name.tag.rule.llm-cost' },
          { match: ',', name: 'punctuation.separator.llm-cost' },
        ],
      },
      {
        begin: `${start}(llm-cost)(:)`,
        beginCaptures: {
          1: { name: 'keyword.control.directive.llm-cost' },
          2: { name: 'punctuation.separator.directive.llm-cost' },
        },
        end: '(?=\\*/|"""|\'\'\')|$',
        patterns: [
          {
            match: `(?<![\\w-])(${keys.join('|')})\\s*(=)\\s*(?:("[^"]*"|'[^']*')|([^\\s,]+?))?(?=\\*/|[\\s,]|$)`,
            captures: {
              1: { name: 'variable.parameter.llm-cost' },
              2: { name: 'keyword.operator.assignment.llm-cost' },
              3: { name: 'string.quoted.llm-cost' },
              4: { patterns: declaredValue },
            },
          },
          { match: '(?<![\\w-])[\\w-]+(?=\\s*=)', name: 'invalid.illegal.key.llm-cost' },
        ],
      },
    ],
  };
}

const declaredValue: readonly Pattern[] = [
  {
    match:
      '(?<=[=\\s])(\\d[\\d_.]*[kKmMbB]?)(%|/(?i:s(?:ec(?:ond)?)?|m(?:in(?:ute)?)?|h(?:r|our)?|d(?:ay)?|w(?:eek)?|mo(?:nth)?))?$',
    captures: { 1: { name: 'constant.numeric.llm-cost' }, 2: { name: 'keyword.other.unit.llm-cost' } },
  },
  { match: `(?<=[=\\s])(?:${lanes.join('|')})$`, name: 'constant.language.llm-cost' },
  { match: '.+', name: 'string.unquoted.llm-cost' },
];

const promptScope = (name: string): string => `llm-cost.prompts.${name}`;

/**
 * Marks the strings that are prompts by where they stand. The string itself is left to the language's own rules, so that nothing else about
 * its colours changes.
 */
const prompts = (host: Host): Grammar => ({
  scopeName: promptScope(host.name),
  injectionSelector: `L:${host.scope} -comment -string -meta.prompt.llm-cost -meta.tag.attributes`,
  patterns: [
    {
      name: 'meta.prompt.llm-cost',
      begin: `(?<=${promptPlaces.join('|')})\\s*(?=${host.opening})`,
      // Strings that follow one another on a line are one text. At the end of the line the language takes over again, whatever is missing.
      end: '(?=\\S)|$',
      applyEndPatternLast: 1,
      patterns: host.strings.map((rule) => ({ include: `${host.scope}#${rule}` })),
    },
  ],
});

/** What stands before a prompt: a name that is set, a role, a function that takes a template. Bounded, because it is looked for backwards. */
const promptPlaces: readonly string[] = [
  // systemPrompt = …, SYSTEM_PROMPT: str = …, "content": …, instructions: …
  '(?i:(?:prompt|template|instructions?)(?:_?(?:text|template|v?\\d{1,3}))?|\\b(?:system|content|input|(?:system|user|human)_?message))["\']?(?:\\s{0,8}:\\s{0,8}(?:string|str|Final(?:\\[str\\])?))?\\s{0,8}[=:]\\s{0,8}(?:(?:textwrap\\.)?dedent\\(\\s{0,8})?',
  // ("system", …), ["human", …]
  '[(\\[]\\s{0,8}["\'](?:system|human|user|ai|assistant|developer)["\'],\\s{0,8}',
  // PromptTemplate.fromTemplate(…), ChatPromptTemplate.from_template(…), SystemMessage(…)
  '\\b(?:fromTemplate|from_template|PromptTemplate|(?:System|Human|AI)Message)\\(\\s{0,8}',
];

/** Holes of templates in prompts that the language itself does not know: `{name}` of format strings, `{{name}}` and `{% … %}` of templates. */
const holes: Grammar = {
  scopeName: 'llm-cost.holes',
  injectionSelector: 'L:meta.prompt.llm-cost string -meta.template.expression -constant.character.format',
  patterns: [
    hole('\\{\\{\\{?[-~]?', '[^{}\\n]{1,120}?', '[-~]?\\}?\\}\\}'),
    hole('\\{%[-+]?', '[^%\\n]{1,200}?', '[-+]?%\\}'),
    hole('(?<![$#{\\\\])\\{', '[A-Za-z_]\\w*(?:\\.\\w+|\\[\\w+\\])*(?:![ars])?(?::[^{}\\n"\'`]{0,20})?', '\\}(?!\\})'),
  ],
};

/** Looks like `${name}` in whichever colours the user has. */
function hole(open: string, inside: string, close: string): Pattern {
  return {
    name: 'meta.template.expression.hole.llm-cost',
    match: `(${open})(${inside})(${close})`,
    captures: {
      1: { name: 'punctuation.definition.template-expression.begin.llm-cost' },
      2: { name: 'variable.other.readwrite.hole.llm-cost' },
      3: { name: 'punctuation.definition.template-expression.end.llm-cost' },
    },
  };
}
