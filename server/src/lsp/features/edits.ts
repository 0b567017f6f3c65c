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
  /** Set where a person should look at the edit before it is made. */
  readonly review?: Review;
}

/** What editors that can ask for confirmation say of the edits that need it; those with the same label belong together. */
export interface Review {
  readonly label: string;
  readonly description: string;
}

/** Edits in the form that a client takes. */
export function workspaceEdit(client: ClientSupport, edits: readonly ReadyEdit[]): WorkspaceEdit {
  const byUri = groupBy(edits, ({ at }) => at.uri);
  if (!client.documentChanges) {
    return { changes: Object.fromEntries([...byUri].map(([uri, list]) => [uri, list.map(plainEdit)])) };
  }
  const reviews = client.changeAnnotations ? edits.flatMap(({ review }) => review ?? []) : [];
  const write = (edit: ReadyEdit): TextEdit | AnnotatedTextEdit | SnippetTextEdit => {
    if (edit.review && client.changeAnnotations) return { ...plainEdit(edit), annotationId: edit.review.label };
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
    ...(reviews.length === 0
      ? {}
      : {
          changeAnnotations: Object.fromEntries(
            reviews.map(({ label, description }) => [label, { label, description, needsConfirmation: true }]),
          ),
        }),
  };
}

const plainEdit = ({ at, newText }: ReadyEdit): TextEdit => ({ range: at.range, newText });
