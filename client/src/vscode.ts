/**
 * The editor's interface. A bundle copies all of its names, some 500, for every file that imports it as a whole; this one does it for all.
 */
export * as vscode from 'vscode';
