import type { Parameter } from '../types.ts';
import type { Side } from './runnable.ts';

/**
 * Where a model that one function makes for every provider finds an option: those listed as configurable come from the configuration of the
 * call or of the object, before what the model was made with. One that was made without an id takes it from there in any case. Sources:
 * langchain 1: chat_models/base.py: _ConfigurableModel, langchain-core: runnables/config.py: ensure_config, and
 * langchain.js at 02ce0b4: chat_models/universal.ts: ConfigurableModel.
 */
export function configurablePaths(side: Side, name: string, ...others: readonly string[]): readonly Parameter[] {
  const key = side.spell(name);
  const fields = `$client.${side.spell('configurableFields')}`;
  const ofRun = configurations(side).map((path): Parameter => ({ path: `${path}.${key}`, deprecated: true }));
  return [
    ...ofRun.map((parameter) => ({ ...parameter, where: fields })),
    { path: `$client.${key}` },
    ...others.map((other): Parameter => ({ path: `$client.${side.spell(other)}`, deprecated: true })),
    ...(name === 'model' ? ofRun : []),
    { path: fields, names: key, deprecated: true },
  ];
}

/** Python takes keys of a configuration that it does not know for configurable ones. */
const configurations = ({ language }: Side): readonly string[] =>
  language === 'python'
    ? ['config.configurable', 'config', '$client.config.configurable', '$client.config', '$client.configurable']
    : ['$request.configurable', '$client.configurable'];
