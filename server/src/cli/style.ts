import { type Style, unstyled } from '../report/writers/writer.ts';
import type { CliPorts, Output } from './ports.ts';

/** Colours for a terminal, unless `NO_COLOR` asks for none; `FORCE_COLOR` asks for them anywhere. */
export function styleFor({ environment, styleText }: CliPorts, output: Output): Style {
  if ((environment('NO_COLOR') ?? '') !== '' || environment('TERM') === 'dumb') return unstyled;
  const forced = environment('FORCE_COLOR') ?? '';
  const wanted = forced === '' ? output.isTerminal : forced !== '0';
  return wanted ? styleText : unstyled;
}
