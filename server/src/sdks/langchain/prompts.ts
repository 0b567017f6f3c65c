import type { Meaning, Member, Shape } from '../types.ts';
import { runnable, type Side } from './runnable.ts';

type Shapes = Readonly<Record<string, Shape>>;
type Names = Readonly<Record<string, Meaning>>;

/** Messages whose text is sent as it is, and those whose text has holes. */
const roles = ['System', 'Human', 'AI', 'Tool', 'Function'];

/** Prompt templates, and what they are made of. */
export function promptShapes(side: Side): Shapes {
  const filled = (shape: string): Member => ({ kind: 'make', shape, bind: { positional: ['$variables'] } });
  const methods =
    side.language === 'python'
      ? ['invoke', 'ainvoke', 'format_prompt', 'aformat_prompt', 'format', 'aformat']
      : ['invoke', 'formatPromptValue', 'format'];
  const ofMessages = side.language === 'python' ? ['format_messages', 'aformat_messages'] : ['formatMessages'];
  const template = (option: string, shape: string): Shape => ({
    provider: null,
    template: option,
    members: runnable(side, {
      ...Object.fromEntries(
        [...methods, ...(option === 'messages' ? ofMessages : [])].map((name) => [name, filled(shape)]),
      ),
      partial: { kind: 'same', bind: { positional: ['partialVariables'] }, isView: true },
    }),
  });
  const message = (option: string): Shape => ({
    provider: null,
    members: {},
    ...(option !== 'content' && { template: option }),
  });
  return {
    ChatPromptTemplate: template('messages', 'PromptValue'),
    PromptTemplate: template('template', 'PromptText'),
    // What a prompt gives once it is filled: its texts are those of the object that it came from.
    PromptValue: { provider: null, template: '$parent.messages', members: {} },
    PromptText: { provider: null, template: '$parent.template', members: {} },
    MessagesPlaceholder: { provider: null, members: {} },
    ...Object.fromEntries(
      roles.flatMap((role) => [
        [`${role}Message`, message('content')],
        [`${role}MessagePromptTemplate`, message('template')],
      ]),
    ),
  };
}

/** What the packages of prompts and messages export. */
export function promptNames(side: Side): { readonly prompts: Names; readonly messages: Names; readonly hub: Names } {
  const { spell, row, fields } = side;
  const made = (shape: string, bind = fields(), members: Names = {}): Meaning => ({
    kind: 'constructor',
    shape,
    bind,
    members,
  });
  const from = (shape: string, option: string): Meaning => made(shape, row(option));
  const templates: Names = Object.fromEntries(
    roles.map((role) => {
      const shape = `${role}MessagePromptTemplate`;
      return [shape, made(shape, fields(), { [spell('fromTemplate')]: from(shape, 'template') })];
    }),
  );
  const messages: Names = Object.fromEntries(
    roles.map((role) => [`${role}Message`, made(`${role}Message`, { positional: ['content'] })]),
  );
  return {
    prompts: {
      ChatPromptTemplate: made('ChatPromptTemplate', side.language === 'python' ? row('messages') : fields(), {
        [spell('fromMessages')]: from('ChatPromptTemplate', 'messages'),
        [spell('fromTemplate')]: from('ChatPromptTemplate', 'messages'),
        ...(side.language === 'typescript' && { fromPromptMessages: from('ChatPromptTemplate', 'messages') }),
      }),
      PromptTemplate: made('PromptTemplate', fields(), { [spell('fromTemplate')]: from('PromptTemplate', 'template') }),
      MessagesPlaceholder: made('MessagesPlaceholder', {
        positional: [side.language === 'python' ? 'variable_name' : 'variableName'],
      }),
      ...templates,
    },
    messages,
    hub: { pull: made('ChatPromptTemplate', row('$name')) },
  };
}
