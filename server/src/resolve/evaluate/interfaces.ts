import type { ClassIr, FunctionIr } from '../../ir/types.ts';
import type { ClassAbstract } from './domain.ts';
import { nowhere } from './domain.ts';
import type { Program } from './program.ts';
import { type DeclaredType, membersOfType } from './typeNames.ts';

/** An interface as a class that leaves all of its methods open: objects of it are looked at like those of an abstract class. */
export function interfaceClass(program: Program, { module, declaration }: DeclaredType): ClassAbstract {
  const known = module.interfaces.get(declaration);
  if (known) return known;
  const made: ClassAbstract = {
    kind: 'class',
    class: classOf(program, { module, declaration }),
    frame: module.frame,
    module,
    origin: nowhere,
  };
  module.interfaces.set(declaration, made);
  return made;
}

function classOf(program: Program, { module, declaration: { name, type, span } }: DeclaredType): ClassIr {
  const members = membersOfType(program, module, type) ?? [];
  // What another file declares reads in the names of that file.
  const own = members.filter((member) => member.module === module);
  const isMethod = ({ type: { path } }: (typeof own)[number]): boolean => path[0] === '=>';
  const methods = members
    .filter(isMethod)
    .map((member) => openMethod(member.name, member.module === module ? (member.type.args[0] ?? null) : null, span));
  const fields = own
    .filter((member) => !isMethod(member))
    .map((member) => ({ name: member.name, value: null, type: member.type, isStatic: false, span }));
  return { kind: 'class', name, nameSpan: null, span, bases: [], decorators: [], fields, methods };
}

const openMethod = (name: string, returns: FunctionIr['returns'], span: FunctionIr['span']): FunctionIr => ({
  kind: 'function',
  name,
  nameSpan: null,
  span,
  params: [],
  body: [],
  isAsync: false,
  isGenerator: false,
  decorators: [],
  returns,
  role: 'method',
  isArrow: false,
  isOpen: true,
});

export const isInterface = ({ class: item, module }: ClassAbstract): boolean =>
  [...module.interfaces.values()].some((known) => known.class === item);
