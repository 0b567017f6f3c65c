import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import { valuesOf } from '../../base/fact.ts';
import { folderOf, relativeTo } from '../../base/paths.ts';
import type { Request } from '../../resolve/callSite.ts';
import type { Value } from '../../resolve/value.ts';
import { requestsOf } from '../../rules/requests.ts';
import type { Context } from '../context.ts';
import type { FilePart } from '../openFiles.ts';
import type { FileView, ShownSite } from '../session.ts';
import { declarationComment } from './comments.ts';
import { configAction, nearestConfig } from './configActions.ts';

/** Of what makes a figure better and repairs nothing; editors list it apart from the quick fixes. */
export const declarationKind = `${CodeActionKind.Refactor}.llmCost.declare`;

/** Ways to say what the code does not show of the call at a place: its model, and how often it runs. */
export function declarations(context: Context, view: FileView, part: FilePart, range: Range): CodeAction[] {
  const offset = part.start + part.document.offsetAt(range.start);
  const site = view
    .sites()
    .filter(({ priced: { site } }) => site.call.start <= offset && offset <= site.call.end)
    .at(-1);
  return site ? [...modelDeclarations(context, view, site), ...volumeDeclarations(context, view, site)] : [];
}

function modelDeclarations(context: Context, view: FileView, { priced: { site }, report }: ShownSite): CodeAction[] {
  const requests = requestsOf(site.plan);
  const inConfig = (title: string, section: string, name: string): CodeAction[] =>
    configAction(context, view, {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [],
      config: nearestConfig(view),
      keys: [section, name],
      value: 'model-id',
      isExample: true,
    });
  const variables = new Set(requests.flatMap((request) => modelVariables(request)));
  const aliases = new Set(requests.flatMap((request) => unlistedModels(view, request)));
  return [
    ...(report().model.state === 'unknown'
      ? declarationComment(context, view, {
          title: 'Declare the model of this call in a comment',
          kind: CodeActionKind.QuickFix,
          call: site.call,
          key: 'model',
          example: 'model-id',
        })
      : []),
    ...[...variables].flatMap((name) => inConfig(`Declare the value of ${name} in llm-cost.json`, 'environment', name)),
    ...[...aliases].flatMap((name) => inConfig(`Declare the model behind "${name}" in llm-cost.json`, 'models', name)),
  ];
}

function volumeDeclarations(context: Context, view: FileView, { priced: { site } }: ShownSite): CodeAction[] {
  if (site.declared?.callsPerDay != null) return [];
  const config = nearestConfig(view);
  return [
    ...declarationComment(context, view, {
      title: 'Declare how often this call runs in a comment',
      kind: declarationKind,
      call: site.call,
      key: 'calls',
      example: exampleVolume,
    }),
    ...configAction(context, view, {
      title: 'Declare how often the calls of this file run in llm-cost.json',
      kind: declarationKind,
      diagnostics: [],
      config,
      keys: ['assumptions', relativeTo(folderOf(config), view.place.path), 'calls'],
      value: exampleVolume,
      isExample: true,
    }),
  ];
}

const exampleVolume = '1000/day';

/** The environment variables that the model is read from. */
function modelVariables({ model, parameters }: Request): readonly string[] {
  return model.state === 'unknown' ? variablesIn(parameters, true) : [];
}

function variablesIn(value: Value, onlyModels: boolean): readonly string[] {
  switch (value.kind) {
    case 'opaque':
      return value.provenance.kind === 'environment' && value.provenance.name !== null ? [value.provenance.name] : [];
    case 'record':
      return value.entries
        .filter(({ key }) => !onlyModels || /model|deployment|engine/i.test(key))
        .flatMap((entry) => variablesIn(entry.value, false));
    case 'choice':
      return value.alternatives.flatMap((alternative) => variablesIn(alternative, onlyModels));
    case 'instance':
      return variablesIn(value.options, true);
    case 'text':
      return value.parts.flatMap((part) =>
        part.kind === 'dynamic' && part.provenance.kind === 'environment' && part.provenance.name !== null
          ? [part.provenance.name]
          : [],
      );
    case 'literal':
    case 'list':
    case 'function':
      return [];
  }
}

/** Names that the code uses for models and that no price list has. */
function unlistedModels({ workspace }: FileView, { model, provider, isLocal }: Request): readonly string[] {
  if (isLocal) return [];
  const [only, ...others] = valuesOf(provider);
  const known = only !== undefined && others.length === 0 ? only : null;
  return valuesOf(model).filter((name) => workspace.modelOf(known, name) === null);
}
