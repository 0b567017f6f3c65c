import { parse as readToml } from 'smol-toml';
import type { Span } from '../../../base/span.ts';
import type { Context } from '../context.ts';
import type { Abstract, BoundArgument, Provenant } from '../domain.ts';
import { staticString } from '../text.ts';
import { textAt } from './files.ts';
import { dataValue, MAX_LENGTH, yamlValue } from './json.ts';

const YAML =
  /^(yaml\.(safe_load|load|full_load|unsafe_load|parse)|ruamel\.yaml\.(safe_load|load)|js-yaml\.(load|safeLoad))$/;
const TOML = /^((tomllib|tomli|toml|rtoml|pytoml)\.(load|loads|parse)|(smol-toml|@iarna\/toml|@ltd\/j-toml)\.parse)$/;
/** Functions that open the file themselves. */
const OPENERS = /^(toml\.load|omegaconf\.OmegaConf\.load)$/;

/**
 * A configuration file that the code reads by a path that it writes: what stands in it, if the workspace has it. Null for other functions,
 * and where nothing of it is known.
 */
export function readData(context: Context, path: string, args: readonly BoundArgument[], span: Span): Abstract | null {
  const isToml = TOML.test(path);
  const isOpener = OPENERS.test(path);
  if (!isToml && !isOpener && !YAML.test(path)) return null;
  const given = args[0]?.value.kind === 'lazy' ? args[0].value.force() : args[0]?.value;
  const isPath = given !== undefined && isOpener && (given.kind === 'path' || !staticString(given)?.includes('\n'));
  const content = isPath ? textAt(context, given, span) : given;
  const text = content === undefined ? null : staticString(content);
  if (text === null || content === undefined || text.length > MAX_LENGTH) return null;
  return isToml ? tomlValue(text, content.origin) : yamlValue(text, content.origin);
}

function tomlValue(text: string, origin: Provenant): Abstract | null {
  try {
    return dataValue(readToml(text), origin);
  } catch {
    // Not TOML: the program that reads it will fail, and nothing is known of the value.
    return null;
  }
}
