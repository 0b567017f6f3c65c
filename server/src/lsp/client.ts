import type { InitializeParams } from 'vscode-languageserver';

/** What this client can do, as far as the server does something else otherwise. */
export interface ClientSupport {
  readonly pullDiagnostics: boolean;
  readonly registersDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  readonly workDoneProgress: boolean;
  readonly refresh: { readonly diagnostics: boolean; readonly inlayHints: boolean; readonly codeLenses: boolean };
  readonly hoverMarkdown: boolean;
  readonly resolvesActionEdits: boolean;
  readonly documentChanges: boolean;
  readonly changeAnnotations: boolean;
  readonly snippetEdits: boolean;
  readonly textDocumentContent: boolean;
  readonly createsFiles: boolean;
  /** It has the commands of our own extension. */
  readonly commands: boolean;
}

export function clientSupport({ capabilities }: Pick<InitializeParams, 'capabilities'>): ClientSupport {
  const { textDocument, workspace, window, experimental } = capabilities;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    registersDiagnostics: textDocument?.diagnostic?.dynamicRegistration === true,
    relatedInformation:
      textDocument?.diagnostic?.relatedInformation === true ||
      textDocument?.publishDiagnostics?.relatedInformation === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    workDoneProgress: window?.workDoneProgress === true,
    refresh: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
      codeLenses: workspace?.codeLens?.refreshSupport === true,
    },
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    resolvesActionEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    textDocumentContent: workspace?.textDocumentContent !== undefined,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    commands: experimental?.llmCost?.commands === true,
  };
}
