import type { Name } from './names.ts';
import type { Random } from './random.ts';

/** A piece of a module that has nothing to do with language models. */
export type Block = (name: Name, random: Random) => string;

/** What ordinary modules in TypeScript are made of. */
export const scriptBlocks: readonly [Block, ...Block[]] = [
  ({ pascal }, { between }) => `export interface ${pascal}Record {
  readonly id: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly amountCents: number;
  readonly tags: readonly string[];
  readonly status: 'draft' | 'active' | 'archived';
  readonly owner?: { readonly id: string; readonly name: string; readonly email: string | null };
}

export const ${pascal}Limits = {
  pageSize: ${between(10, 200)},
  maxTitleLength: ${between(40, 300)},
  retentionDays: ${between(7, 730)},
} as const;
`,
  ({ camel, pascal }, { between }) => `/** Groups records by owner and sums what is still open. */
export function total${pascal}(records: readonly ${pascal}Row[], minimum = ${between(0, 900)}): Map<string, number> {
  const totals = new Map<string, number>();
  for (const record of records) {
    if (record.status === 'archived' || record.amountCents < minimum) continue;
    const key = record.ownerId ?? 'unassigned';
    totals.set(key, (totals.get(key) ?? 0) + record.amountCents);
  }
  const sorted = [...totals.entries()].sort(([, a], [, b]) => b - a);
  if (sorted.length === 0) console.warn(\`no ${camel} above \${minimum}\`);
  return new Map(sorted);
}

type ${pascal}Row = { id: string; status: string; amountCents: number; ownerId?: string };
`,
  ({ camel, pascal }, { between }) => `export class ${pascal}Service {
  private readonly cache = new Map<string, { value: unknown; expires: number }>();

  constructor(
    private readonly baseUrl: string,
    private readonly logger: { info(message: string): void; error(message: string, cause?: unknown): void },
  ) {}

  async find(id: string): Promise<unknown> {
    const cached = this.cache.get(id);
    if (cached && cached.expires > Date.now()) return cached.value;
    const response = await fetch(\`\${this.baseUrl}/${camel}s/\${encodeURIComponent(id)}\`, {
      headers: { accept: 'application/json', 'x-request-id': crypto.randomUUID() },
    });
    if (!response.ok) {
      this.logger.error(\`${camel} \${id} could not be loaded\`, response.status);
      throw new Error(\`HTTP \${response.status}\`);
    }
    const value = await response.json();
    this.cache.set(id, { value, expires: Date.now() + ${between(1, 60)}_000 });
    return value;
  }

  async list(options: { page?: number; query?: string } = {}): Promise<unknown[]> {
    const parameters = new URLSearchParams({ page: String(options.page ?? 1), q: options.query ?? '' });
    const response = await fetch(\`\${this.baseUrl}/${camel}s?\${parameters}\`);
    const body = (await response.json()) as { items: unknown[]; next?: string };
    this.logger.info(\`\${body.items.length} ${camel}s\`);
    return body.items;
  }

  clear(): void {
    this.cache.clear();
  }
}
`,
  (
    { camel, pascal },
    { between },
  ) => `export async function create${pascal}(input: { title: string; ownerId: string; amount: number }, db: any) {
  if (input.title.trim().length < ${between(2, 8)}) throw new Error('The title is too short.');
  const [existing] = await db.query('select id from ${camel}s where lower(title) = lower($1) limit 1', [input.title]);
  if (existing) return { id: existing.id, created: false };
  try {
    await db.query('begin');
    const [row] = await db.query(
      'insert into ${camel}s (title, owner_id, amount_cents) values ($1, $2, $3) returning id',
      [input.title.trim(), input.ownerId, Math.round(input.amount * 100)],
    );
    await db.query('commit');
    return { id: row.id, created: true };
  } catch (error) {
    await db.query('rollback');
    throw error;
  }
}
`,
  ({ camel, pascal }, { between }) => `const ${camel}Columns = [
  { key: 'id', label: 'Number', width: ${between(60, 120)}, sortable: true },
  { key: 'title', label: 'Title', width: ${between(160, 320)}, sortable: true },
  { key: 'status', label: 'Status', width: 90, sortable: false },
  { key: 'amountCents', label: 'Amount', width: ${between(80, 140)}, sortable: true, format: (value: number) => (value / 100).toFixed(2) },
];

export const format${pascal} = (row: Record<string, any>): string[] =>
  ${camel}Columns.map(({ key, format }) => (format ? format(row[key]) : String(row[key] ?? '')));
`,
  (
    { pascal },
    { between },
  ) => `export function validate${pascal}(value: unknown): { ok: true } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  if (typeof value !== 'object' || value === null) return { ok: false, problems: ['not an object'] };
  const record = value as Record<string, unknown>;
  if (typeof record.title !== 'string' || record.title.length > ${between(60, 240)}) problems.push('title');
  if (!Number.isFinite(record.amountCents)) problems.push('amountCents');
  if (record.tags !== undefined && !(Array.isArray(record.tags) && record.tags.every((tag) => typeof tag === 'string'))) {
    problems.push('tags');
  }
  switch (record.status) {
    case 'draft':
    case 'active':
    case 'archived':
      break;
    default:
      problems.push('status');
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true };
}
`,
  (
    { camel, pascal },
    { between },
  ) => `export const ${camel}Reducer = (state = initial${pascal}, action: { type: string; payload?: any }) => {
  switch (action.type) {
    case '${camel}/loaded':
      return { ...state, items: action.payload.items, loading: false, error: null };
    case '${camel}/failed':
      return { ...state, loading: false, error: action.payload.message };
    case '${camel}/selected':
      return { ...state, selected: state.selected.includes(action.payload) ? state.selected.filter((id) => id !== action.payload) : [...state.selected, action.payload] };
    default:
      return state;
  }
};

const initial${pascal} = { items: [] as unknown[], selected: [] as string[], loading: true, error: null as string | null, pageSize: ${between(10, 100)} };
`,
  (
    { pascal },
    { between },
  ) => `export async function sync${pascal}(ids: string[], load: (id: string) => Promise<{ updatedAt: string } | null>) {
  const seen = new Set<string>();
  const results: { id: string; state: 'fresh' | 'stale' | 'gone' }[] = [];
  for (let start = 0; start < ids.length; start += ${between(5, 50)}) {
    const batch = ids.slice(start, start + ${between(5, 50)}).filter((id) => !seen.has(id));
    const loaded = await Promise.all(batch.map((id) => load(id).catch(() => null)));
    loaded.forEach((record, index) => {
      const id = batch[index]!;
      seen.add(id);
      if (!record) results.push({ id, state: 'gone' });
      else results.push({ id, state: Date.now() - Date.parse(record.updatedAt) > ${between(1, 90)} * 86_400_000 ? 'stale' : 'fresh' });
    });
  }
  return results;
}
`,
];

/** A React component, for files that end with `.tsx`. */
export const componentBlock: Block = (
  { camel, pascal },
  { between },
) => `export function ${pascal}List({ items, onSelect }: { items: { id: string; title: string }[]; onSelect(id: string): void }) {
  const [query, setQuery] = useState('');
  const visible = useMemo(() => items.filter((item) => item.title.toLowerCase().includes(query.toLowerCase())), [items, query]);
  useEffect(() => {
    if (visible.length === 1) onSelect(visible[0]!.id);
  }, [visible, onSelect]);
  return (
    <section className="${camel}-list" style={{ maxHeight: ${between(200, 900)} }}>
      <input value={query} placeholder="Search" onChange={(event) => setQuery(event.target.value)} />
      <ul>
        {visible.map((item) => (
          <li key={item.id} onClick={() => onSelect(item.id)}>
            <strong>{item.title}</strong> <small>{item.id}</small>
          </li>
        ))}
      </ul>
      {visible.length === 0 && <p>No ${camel}s match.</p>}
    </section>
  );
}
`;
