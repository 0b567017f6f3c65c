import type { Span } from '../../base/span.ts';
import type { Meaning } from '../../sdks/types.ts';
import type { Provenance } from '../value.ts';
import { memberType } from './annotations.ts';
import { assembledMember } from './assembled.ts';
import {
  classMember,
  declaredField,
  instanceField,
  isChangedByMethods,
  isSetByBases,
  mayHoldData,
} from './classMembers.ts';
import { type Context, codeOf, withinChain } from './context.ts';
import { type Abstract, choice, isNothing, lazily, literal, nowhere, opaque, staticText } from './domain.ts';
import { exportedValue } from './exports.ts';
import { implementedMember } from './implementations.ts';
import { countedList } from './items.ts';
import { pathMember, placeName } from './library/paths.ts';
import { keptOnPackage } from './packageObjects.ts';
import { loadModule, type Module } from './program.ts';
import { constant } from './sdkCalls.ts';
import { assignedOption, moduleObject } from './sdkGlobals.ts';
import { sdkModuleMember } from './sdkImports.ts';
import { markEscaped } from './state.ts';
import { typedOpaque } from './typedValues.ts';

/** `object.name`, read as a value. */
export function memberOf(context: Context, object: Abstract, name: string, span: Span): Abstract {
  switch (object.kind) {
    case 'lazy':
      return withinChain(context, () => lazily(object, (settled) => memberOf(context, settled, name, span)));
    case 'choice':
      return withinChain(context, () => {
        const values = object.alternatives
          .filter((item) => !isNothing(item))
          .map((item) => memberOf(context, item, name, span));
        return values.length > 0 ? choice(values) : opaque('run-time-value', codeOf(context, span));
      });
    case 'ref':
      return fieldOf(context, object, name, span);
    case 'class':
      return (
        classMember(context, object, name, null, 0) ??
        (name === 'model_json_schema' || name === 'schema'
          ? { kind: 'method', object, name, origin: nowhere }
          : opaque('unresolved-name', codeOf(context, span)))
      );
    case 'sdk':
      if (object.meaning.kind === 'namespace') {
        const inner = object.meaning.members[name];
        if (inner) return named(object, inner, name);
        return assignedOption(context, object, name) ?? opaque('unsupported', codeOf(context, span));
      }
      if (object.meaning.kind === 'instance')
        return memberOf(
          context,
          moduleObject(context, object.table, object.language, object.meaning.shape) ?? opaque('unsupported'),
          name,
          span,
        );
      if (object.meaning.kind === 'constructor' || object.meaning.kind === 'record') {
        const own = object.meaning.members?.[name];
        if (own) return named(object, own, name);
      }
      return { kind: 'external', path: `sdk-class.${object.name}.${name}`, origin: nowhere };
    case 'instance':
      return { kind: 'sdk-member', object, path: [name], origin: nowhere };
    case 'sdk-member':
      return { ...object, path: [...object.path, name] };
    case 'external': {
      const member = externalMember(context, object.path, name);
      return object.policy && member.kind === 'external' ? { ...member, policy: object.policy } : member;
    }
    case 'path':
      return pathMember(context, object.path, name) ?? { kind: 'method', object, name, origin: nowhere };
    case 'namespace':
      return (
        setOnTheWay(context, object.module, name) ??
        exportedValue(context.program, object.module, name) ??
        submodule(context, object.module, name) ??
        opaque('unresolved-import', codeOf(context, span))
      );
    case 'text':
      if (name === 'length') return opaque('run-time-value', codeOf(context, span));
      // Texts of Python have no such attribute: it is the value of an enum's member.
      if (name === 'value' && context.module.language === 'python') return object;
      return { kind: 'method', object, name, origin: nowhere };
    case 'opaque': {
      const member = opaque(object.why, codeOf(context, span), memberProvenance(object.provenance, name));
      const type = memberType(context, object.annotation, name);
      const isAnswer = object.provenance.kind === 'model-output' && /^(text|output_?text)$/i.test(name);
      const typed = typedOpaque(context, { ...member, origin: object.origin }, type);
      return isAnswer ? { ...typed, type: 'text' } : typed;
    }
    case 'literal':
    case 'closure':
    case 'method':
    case 'partial':
      return { kind: 'method', object, name, origin: nowhere };
  }
}

/** What the code that led here has set a variable of another file to: `config.MODEL = …`. */
function setOnTheWay(context: Context, module: Module, name: string): Abstract | null {
  const binding = module === context.module ? undefined : module.bindings.moduleNames.get(name);
  return binding ? context.state.ownVariable(module.frame.slot(binding)) : null;
}

/** What a name of an SDK means; a constant is its value. */
const named = (owner: Extract<Abstract, { kind: 'sdk' }>, meaning: Meaning, name: string): Abstract =>
  meaning.kind === 'constant' ? constant(meaning.value) : { ...owner, meaning, name };

const memberProvenance = (provenance: Provenance, name: string): Provenance =>
  provenance.kind === 'parameter' &&
  /^(body|query|params|prompt|message|messages|question|input)$/.test(name) &&
  /^(req|request|ctx|c|event|body)$/.test(provenance.name)
    ? { kind: 'user-input' }
    : provenance;

function fieldOf(context: Context, object: Extract<Abstract, { kind: 'ref' }>, name: string, span: Span): Abstract {
  const record = context.state.object(object.id);
  if (!record) return opaque('bound-reached', codeOf(context, span));
  if (record.kind === 'list') {
    const counted = name === 'length' ? countedList(context, object) : null;
    if (counted && counted.open === null && counted.items.every((item) => !item.isMaybe && !item.isRepeated))
      return literal(counted.items.length);
    return { kind: 'method', object, name, origin: nowhere };
  }
  const entry = record.entries.get(name);
  if (record.instance) {
    const assembled = assembledMember(context, record.instance.class, object, name);
    if (assembled) return assembled;
    if (entry && mayHoldData(entry.value) && isChangedByMethods(context, record.instance.class, name))
      markEscaped(context.state, entry.value, 'escaped');
    const field =
      entry && !isNothing(entry.value)
        ? entry.value
        : instanceField(context, object, record.instance.class, record.instance.isSymbolic, name);
    const { class: owner, isSymbolic } = record.instance;
    const held = field ?? entry?.value ?? classMember(context, owner, name, object, 0);
    const declared = held && isNothing(held) && isSetByBases(context, owner, name) ? null : held;
    const implemented = isSymbolic ? implementedMember(context, owner, name, declared) : null;
    if (implemented) return implemented;
    return declared ?? declaredField(context, record.instance.class, record.open ?? 'run-time-value', name, span);
  }
  if (entry)
    return entry.isMaybe ? choice([entry.value, record.open ? opaque(record.open) : literal(undefined)]) : entry.value;
  if (record.kept) return record.kept;
  if (record.open)
    return opaque(
      record.open,
      codeOf(context, span),
      record.open === 'parameter' ? { kind: 'parameter', name } : undefined,
    );
  return context.module.language === 'python' ? { kind: 'method', object, name, origin: nowhere } : literal(undefined);
}

function externalMember(context: Context, path: string, name: string): Abstract {
  if (path.startsWith('sdk:')) return sdkModuleMember(context, path.slice(4), name);
  if (/^(globalThis|window|self|global)$/.test(path)) {
    const found = context.program.host.sdk.exportMeaning(context.module.language, '', name);
    if (found) return { kind: 'sdk', ...found, language: context.module.language, name, origin: nowhere };
  }
  if (path === 'process.env' || path === 'import.meta.env' || path === 'Bun.env')
    return environmentValue(context, name);
  const full = `${path}.${name}`;
  if (context.module.language === 'python' && context.program.host.sdk.isSdkModule('python', full))
    return { kind: 'external', path: `sdk:${full}`, origin: nowhere };
  const place = placeName(context, full);
  if (place) return place;
  if (full === 'sys.argv' || full === 'process.argv') return opaque('run-time-value', full, { kind: 'user-input' });
  return keptOnPackage(context, full, name) ?? { kind: 'external', path: full, origin: nowhere };
}

/** A variable of the environment: what the configuration says of it. The real environment is never read. */
export function environmentValue(context: Context, name: string | null): Abstract {
  const configured = name === null ? null : context.program.host.environment(name, context.module.ir.path);
  if (configured !== null) return staticText(configured, null, { definition: null, from: 'config' });
  return opaque('environment', name ?? '', { kind: 'environment', name });
}

function submodule(context: Context, module: Module, name: string): Abstract | null {
  if (module.language !== 'python') return null;
  const resolved = context.program.host.resolve(module.ir.path, `.${name}`, 'python');
  const target = resolved.kind === 'file' ? loadModule(context.program, resolved.path) : null;
  if (!target) return null;
  return { kind: 'namespace', module: target, origin: nowhere };
}
