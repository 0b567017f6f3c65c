import type {
  AnnotatedTextEdit,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { ClientSupport } from '../client.ts';
import { groupBy } from '../groupBy.ts';
import type { Placed } from '../openFiles.ts';

export interface ReadyEdit {
  readonly at: Placed;
  readonly newText: string;
  /** The same text as a snippet, for editors that can place the cursor in it. */
  readonly snippet?: string;
}

/** Edits in the form that a client takes. What needs review is asked for confirmation where the client can do that. */
export function workspaceEdit(
  client: ClientSupport,
  edits: readonly ReadyEdit[],
  needsReview: { readonly label: string; readonly description: string } | null,
): WorkspaceEdit {
  const byUri = groupBy(edits, ({ at }) => at.uri);
  if (!client.documentChanges) {
    return { changes: Object.fromEntries([...byUri].map(([uri, list]) => [uri, list.map(plainEdit)])) };
  }
  const isAnnotated = needsReview !== null && client.changeAnnotations;
  const write = (edit: ReadyEdit): TextEdit | AnnotatedTextEdit | SnippetTextEdit => {
    if (isAnnotated) return { ...plainEdit(edit), annotationId: reviewId };
    if (edit.snippet === undefined || !client.snippetEdits) return plainEdit(edit);
    return { range: edit.at.range, snippet: { kind: 'snippet', value: edit.snippet } };
  };
  return {
    documentChanges: [...byUri].map(
      ([uri, list]): TextDocumentEdit => ({
        textDocument: { uri, version: list[0]?.at.version ?? null },
        edits: list.map(write),
      }),
    ),
    ...(isAnnotated ? { changeAnnotations: { [reviewId]: { ...needsReview, needsConfirmation: true } } } : {}),
  };
}

const reviewId = 'review';

const plainEdit = ({ at, newText }: ReadyEdit): TextEdit => ({ range: at.range, newText });
