import { endOfLogicalLine } from './recovery/scan.ts';

/**
 * Blanks out what IPython adds to Python in a notebook cell: `%magic`, `!command`, `?help`, and the whole cell under a magic for another
 * language. Length and line breaks stay, so that every offset keeps its meaning. The statement behind `%time` stays too.
 */
export function blankMagics(cell: string): string {
  const cellMagic = /^\s*%%(\w*)[^\n]*/.exec(cell);
  if (cellMagic && !pythonMagics.has(cellMagic[1] ?? '')) return blank(cell);
  if (!/[%!?]/.test(cell)) return cell;
  const pieces: string[] = [];
  let position = cellMagic ? cellMagic[0].length : 0;
  if (cellMagic) pieces.push(blank(cellMagic[0]));
  while (position < cell.length) {
    const lineEnd = endOfLine(cell, position);
    const line = cell.slice(position, lineEnd);
    const replaced = replaceLine(line);
    if (replaced !== null) {
      const end = line.trimEnd().endsWith('\\') ? endOfCommand(cell, position) : lineEnd;
      pieces.push(replaced, blank(cell.slice(lineEnd, end)));
      position = end;
    } else {
      const end = line.trim() === '' ? lineEnd + 1 : Math.max(endOfLogicalLine(cell, position), lineEnd);
      pieces.push(cell.slice(position, end));
      position = end;
    }
  }
  return pieces.join('');
}

/** Cell magics whose body is Python that runs in the notebook. */
const pythonMagics = new Set(
  'time timeit capture prun memit mprun lprun debug snakeviz python python3 pypy'.split(' '),
);

const lineMagic = /^([ \t]*)(?:%{1,2}[ \t]*\w|!|\?{1,2}[\w.*])/;
const help = /^([ \t]*)[\w.*%]+(?:\(\))?\?{1,2}[ \t\r]*$/;
const timed = /^([ \t]*)(%(?:time|timeit|prun|memit)(?:[ \t]+-\w+(?:[ \t]*\d+)?)*[ \t]+)(?=[\w("'[{])/;
const assigned = /^([ \t]*[\w., \t[\]()]+=[ \t]*)([!%](?=[\w~./]).*)$/;

/** The line in plain Python and of the same length, or null for a line that is Python already. */
function replaceLine(line: string): string | null {
  const time = timed.exec(line);
  if (time) return `${time[1] ?? ''}${'0;'.padEnd(time[2]?.length ?? 0)}${line.slice(time[0].length)}`;
  const magic = lineMagic.exec(line) ?? help.exec(line);
  if (magic) {
    const indent = magic[1] ?? '';
    const rest = line.length - indent.length;
    return indent + (indent === '' || rest < 'pass'.length ? ' '.repeat(rest) : 'pass'.padEnd(rest));
  }
  const assignment = assigned.exec(line);
  return assignment ? `${assignment[1] ?? ''}${'_'.padEnd(assignment[2]?.length ?? 0)}` : null;
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** The end of a command that goes on behind backslashes. */
function endOfCommand(text: string, start: number): number {
  let end = endOfLine(text, start);
  while (end < text.length && /\\[ \t\r]*$/.test(text.slice(start, end))) end = endOfLine(text, end + 1);
  return end;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
