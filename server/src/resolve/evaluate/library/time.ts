import type { Provenance } from '../../value.ts';
import type { BoundArgument } from '../domain.ts';
import { staticString } from '../text.ts';

type Clock = Extract<Provenance, { kind: 'clock' }>;

const NOW =
  /^(Date|Date\.now|performance\.now|(datetime\.)?datetime\.(now|utcnow|today)|time\.(time|time_ns|ctime|asctime|localtime|gmtime|monotonic|perf_counter)|arrow\.(now|utcnow)|pendulum\.now|dayjs|moment|luxon\.DateTime\.(now|local|utc)|django\.utils\.timezone\.now|timezone\.now|pd\.Timestamp\.now|process\.hrtime)$/;
const TODAY = /^((datetime\.)?date\.today|arrow\.today|pendulum\.today)$/;
const FORMAT = /^(time\.strftime|date-fns\.format|format)$/;
const RANDOM =
  /^(uuid\.(uuid1|uuid4|v1|v4|v7)|uuid\.uuid4|uuidv4|uuid4|crypto\.(randomUUID|randomBytes|getRandomValues)|randomUUID|Math\.random|nanoid(\.nanoid)?|random\.\w+|secrets\.\w+|os\.urandom|cuid|ulid(\.ulid)?|shortuuid\.uuid|numpy\.random\.\w+|np\.random\.\w+)$/;

/** Functions that read the clock, with the grain of what they return; null for others. A date made of arguments is no clock. */
export function clockCall(path: string, args: readonly BoundArgument[]): Clock | null {
  if (TODAY.test(path)) return { kind: 'clock', granularity: 'day' };
  if (FORMAT.test(path)) {
    const format = args.map((argument) => staticString(argument.value)).find((text) => text !== null);
    if (path === 'time.strftime') return { kind: 'clock', granularity: format ? grainOf(format) : 'finer' };
    const isClock = args.some(
      (argument) => argument.value.kind === 'opaque' && argument.value.provenance.kind === 'clock',
    );
    return isClock ? { kind: 'clock', granularity: format ? grainOf(format) : 'finer' } : null;
  }
  if (!NOW.test(path)) return null;
  return /^(Date|dayjs|moment)$/.test(path) && args.length > 0 ? null : { kind: 'clock', granularity: 'finer' };
}

export const isRandom = (path: string): boolean => RANDOM.test(path);

/** What a method of a clock value returns: a text or number that changes daily or more often. */
export function clockMethod(provenance: Provenance, name: string, args: readonly BoundArgument[]): Provenance | null {
  if (provenance.kind !== 'clock') return provenance.kind === 'random' ? provenance : null;
  if (
    /^(toDateString|toLocaleDateString|date|getFullYear|getMonth|getDate|getDay|getUTCFullYear|getUTCMonth|getUTCDate|weekday|toordinal)$/.test(
      name,
    )
  )
    return { kind: 'clock', granularity: 'day' };
  if (/^(strftime|format|toFormat)$/.test(name)) {
    const format = args[0] ? staticString(args[0].value) : null;
    return { kind: 'clock', granularity: format === null ? provenance.granularity : grainOf(format) };
  }
  if (/^(split|slice|substring|substr)$/.test(name)) {
    const [first, second] = args;
    const isDatePart =
      (first && staticString(first.value) === 'T') || (second?.value.kind === 'literal' && second.value.value === 10);
    return { kind: 'clock', granularity: isDatePart ? 'day' : provenance.granularity };
  }
  if (name === 'toLocaleString') return { kind: 'clock', granularity: 'unknown' };
  return provenance;
}

/** A format with hours, minutes or seconds is finer than a day. `%H %M %S %I %f %X %c` of Python, `H h m s` of JavaScript libraries. */
function grainOf(format: string): 'day' | 'finer' {
  if (format.includes('%')) return /%-?[HIMSfXcpsT]/.test(format) ? 'finer' : 'day';
  return /[Hhms]/.test(format.replace(/\[[^\]]*\]|'[^']*'/g, '')) ? 'finer' : 'day';
}
