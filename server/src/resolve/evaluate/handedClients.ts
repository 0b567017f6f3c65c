import { isHotObject } from './calledParameters.ts';
import { type Context, moduleContext } from './context.ts';
import { type Abstract, type BoundArgument, type Closure, choice } from './domain.ts';
import { onOwnBudget } from './program.ts';
import { holdsClient, invoke, placeOf } from './projectCalls.ts';
import { symbolicObject } from './symbolic.ts';

/**
 * Looks at a function with the clients that a caller hands to it and everything else unknown. What it then calls stands for itself where no
 * caller shows it: a branch that no known caller takes is there for others.
 */
export function analyseWithClients(context: Context, closure: Closure, args: readonly BoundArgument[]): void {
  const { program } = context;
  const { module, function: fn, owner } = closure;
  const info = module.functions.get(fn);
  if (!info || context.isDry || program.purpose === 'reach') return;
  const kinds = module.injected.get(fn) ?? new Set<string>();
  const kind = args.map(({ value }) => (value.kind === 'instance' ? value.shapeName : value.kind)).join();
  if (kinds.has(kind) || kinds.size >= MAX_KINDS) return;
  module.injected.set(fn, kinds.add(kind));
  const state = (info.frame === module.frame ? module.state : info.state).fork();
  const apart: Context = { ...moduleContext(program, module, state), isDry: false, isSupposed: true, stack: [] };
  const receiver = owner && fn.role === 'method' ? symbolicObject(program, owner) : closure.receiver;
  onOwnBudget(program, () => invoke(apart, { ...closure, receiver }, { clients: args }, placeOf(closure), []));
}

const MAX_KINDS = 3;

/** What of an argument is a client or holds one; null if nothing does. */
export function clientsIn(context: Context, value: Abstract): Abstract | null {
  switch (value.kind) {
    case 'lazy':
      return value.isInert() ? null : clientsIn(context, value.force());
    case 'instance':
    case 'sdk-member':
      return value;
    case 'choice': {
      const clients = value.alternatives.map((item) => clientsIn(context, item)).filter((item) => item !== null);
      return clients.length > 0 ? choice(clients) : null;
    }
    case 'ref': {
      const object = context.state.object(value.id);
      if (object?.kind !== 'record' || !(holdsClient(context, value, 0) || isHotObject(context, value))) return null;
      if (object.instance) return symbolicObject(context.program, object.instance.class);
      const held = [...object.entries].filter(([, entry]) => holdsClient(context, entry.value, 1));
      return context.state.allocate({ kind: 'record', entries: new Map(held), open: 'parameter', instance: null });
    }
    default:
      return null;
  }
}
