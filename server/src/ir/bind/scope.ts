import type { FunctionIr } from '../types.ts';

/** One variable: where it lives, and what is done to it outside the function that owns it. */
export interface Binding {
  readonly name: string;
  /** The function (or the module) whose activation holds the variable. */
  readonly owner: FunctionIr;
  kind: 'variable' | 'parameter' | 'import' | 'function' | 'class';
  /** Functions other than the owner that assign it. */
  readonly outerWriters: Set<FunctionIr>;
  /** Whether a function other than the owner changes what it holds: `x.push(…)`, `x.key = …`; for a class whether any code does. */
  isMutatedElsewhere: boolean;
  /** Number of assignments, the declaration with a value included. */
  writes: number;
}

/** The names of a block or function, and those around it. */
export class Scope {
  readonly names = new Map<string, Binding>();
  /** Names that `global` or `nonlocal` redirect. */
  readonly outer = new Map<string, 'module' | 'enclosing'>();
  readonly parent: Scope | null;
  readonly fn: FunctionIr;
  constructor(parent: Scope | null, fn: FunctionIr) {
    this.parent = parent;
    this.fn = fn;
  }

  declare(name: string, kind: Binding['kind']): Binding {
    const existing = this.names.get(name);
    if (existing) {
      if (existing.kind === 'variable') existing.kind = kind;
      return existing;
    }
    const binding: Binding = {
      name,
      owner: this.fn,
      kind,
      outerWriters: new Set(),
      isMutatedElsewhere: false,
      writes: 0,
    };
    this.names.set(name, binding);
    return binding;
  }

  find(name: string): Binding | null {
    for (let scope: Scope | null = this; scope; scope = scope.parent) {
      const redirect = scope.outer.get(name);
      if (redirect === 'module') return scope.root().names.get(name) ?? null;
      const binding = redirect ? null : scope.names.get(name);
      if (binding) return binding;
    }
    return null;
  }

  root(): Scope {
    let scope: Scope = this;
    while (scope.parent) scope = scope.parent;
    return scope;
  }
}

/** A block within the same function. */
export const child = (scope: Scope): Scope => new Scope(scope, scope.fn);
