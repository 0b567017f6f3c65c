import type { CodeAction, CodeActionKind, CreateFile, Diagnostic, TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { foldersAbove } from '../../base/paths.ts';
import { newConfig, settingEdit } from '../../config/edit.ts';
import { configFileName } from '../../config/fileName.ts';
import { type ConfigEditedArgument, configEditedCommand } from '../../protocol.ts';
import type { Context } from '../context.ts';
import { uriOf } from '../folders.ts';
import type { FileView } from '../session.ts';

/** A setting that an action writes into a config file. */
export interface Setting {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly diagnostics: Diagnostic[];
  /** Path of the config file from the folder's root. */
  readonly config: string;
  readonly keys: readonly string[];
  readonly value: string;
  /** Whether the value is an example that the user has to put their own in the place of. */
  readonly isExample: boolean;
}

/** An action that sets a value in a config file, or makes the file. None where the file cannot be changed. */
export function configAction(context: Context, view: FileView, setting: Setting): CodeAction[] {
  const { title, kind, diagnostics, config, keys, value, isExample } = setting;
  const { folder } = view.place;
  const client = context.client();
  if (folder.root.path === '' || !client.documentChanges) return [];
  const uri = uriOf(folder, config);
  const open = context.files.get(uri);
  const text = open ? open.code : view.workspace.textOf(config);
  if (text === null && !client.createsFiles) return [];
  const written =
    text === null
      ? created(uri, keys, value)
      : changed(uri, open?.parts[0]?.document.version ?? null, text, keys, value);
  if (written === null) return [];
  const argument: ConfigEditedArgument = { uri, range: isExample ? written.range : null };
  return [
    {
      title,
      kind,
      diagnostics,
      edit: { documentChanges: [...written.changes] },
      ...(client.commands ? { command: { title, command: configEditedCommand, arguments: [argument] } } : {}),
    },
  ];
}

/** The config file that is nearest to a file, or the one that could be made at the root. */
export function nearestConfig({ place, workspace }: FileView): string {
  const paths = foldersAbove(place.path).map(configIn);
  return paths.find((path) => workspace.textOf(path) !== null) ?? configFileName;
}

export const configIn = (folder: string): string => (folder === '' ? configFileName : `${folder}/${configFileName}`);

interface Written {
  readonly changes: readonly (CreateFile | TextDocumentEdit)[];
  /** Of the value, in the new text. */
  readonly range: ConfigEditedArgument['range'];
}

function created(uri: string, keys: readonly string[], value: string): Written {
  const { text, value: span } = newConfig(keys, value);
  const start = { line: 0, character: 0 };
  return {
    changes: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
    range: rangeIn(text, span),
  };
}

function changed(
  uri: string,
  version: number | null,
  text: string,
  keys: readonly string[],
  value: string,
): Written | null {
  const edit = settingEdit(text, keys, value);
  if (edit === null) return null;
  const edits = edit.edits.map(({ span, newText }) => ({ range: rangeIn(text, span), newText }));
  const after = edit.edits.reduceRight(
    (rest, { span, newText }) => rest.slice(0, span.start) + newText + rest.slice(span.end),
    text,
  );
  return { changes: [{ textDocument: { uri, version }, edits }], range: rangeIn(after, edit.value) };
}

function rangeIn(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const document = TextDocument.create('', '', 0, text);
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
