import { contains, type Span } from '../base/span.ts';
import { type DeclareDirective, directivesOf } from '../config/comments.ts';
import type { Declarations } from '../config/declarations.ts';
import { commentedCode } from '../ir/commented.ts';
import type { CallSite, Declared } from '../resolve/callSite.ts';
import type { Annotation } from '../resolve/site/context.ts';
import type { LoweredFile } from './sources.ts';
import type { Notice } from './types.ts';

/** What the comments of a file declare of its calls. */
export interface FileAnnotations {
  /** By the start of the call. */
  readonly byCall: ReadonlyMap<number, Declarations>;
  readonly notices: readonly Notice[];
}

/**
 * Reads the `llm-cost:` comments of a file. Each holds for the first billed call in the code that it stands above or beside; inside the
 * arguments of a call it holds for that one.
 */
export function annotationsOf(file: LoweredFile, calls: readonly Span[]): FileAnnotations {
  const { ir, source } = file;
  const { directives, problems } = directivesOf(ir);
  const declares = directives.filter((directive) => directive.kind === 'declare');
  if (declares.length === 0 && problems.length === 0) return none;
  const noticeAt = (span: Span, message: string): Notice => ({
    path: ir.path,
    line: source.position(span.start).physicalLine,
    message,
  });
  const byCall = new Map<number, Declarations>();
  const idle: DeclareDirective[] = [];
  const codeOf = commentedCode(ir);
  const inOrder = calls.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const directive of declares) {
    const code = codeOf(directive.span, false);
    const call =
      inOrder.find(({ start }) => code.some((span) => span.start <= start && start < span.end)) ??
      inOrder.findLast((candidate) => contains(candidate, directive.span));
    if (call === undefined) idle.push(directive);
    else byCall.set(call.start, { ...directive.declarations, ...byCall.get(call.start) });
  }
  return {
    byCall,
    notices: [
      ...problems.map(({ span, message, remedy }) => noticeAt(span, `${message} ${remedy}`)),
      ...idle.map(({ span }) => noticeAt(span, unusedMessage)),
    ],
  };
}

const none: FileAnnotations = { byCall: new Map(), notices: [] };

const unusedMessage =
  'No LLM call follows this comment, so that it declares nothing. Put it right above the call, or remove it.';

/** What holds for a call: its comment goes before what the config says of the file. */
export function annotationOf(comment: Declarations | null, config: Declarations): Annotation | null {
  const both: Declarations = { ...config, ...comment };
  if (Object.keys(both).length === 0) return null;
  return {
    declared: declaredOf(both, comment),
    task: comment?.task ?? null,
    label: both.label ?? null,
  };
}

/** What the config says of a file's calls where their code and comments do not tell. */
export function withConfigured(site: CallSite, { lane, task }: Declarations): CallSite {
  const takesLane = lane !== undefined && site.place.lane === 'unknown';
  const takesTask = task !== undefined && site.task === null;
  if (!takesLane && !takesTask) return site;
  return {
    ...site,
    ...(takesTask ? { task, taskEvidence: ['declared'] } : {}),
    ...(takesLane ? { place: { ...site.place, lane } } : {}),
  };
}

function declaredOf(both: Declarations, comment: Declarations | null): Declared | null {
  const { label: _, task: _task, lane: _lane, ...facts } = both;
  const lane = comment?.lane ?? null;
  if (Object.keys(facts).length === 0 && lane === null) return null;
  return {
    model: facts.model ?? null,
    lane,
    callsPerDay: facts.callsPerDay ?? null,
    inputTokens: facts.inputTokens ?? null,
    outputTokens: facts.outputTokens ?? null,
    cachedShare: facts.cachedShare ?? null,
    batchShare: facts.batchShare ?? null,
    steps: facts.steps ?? null,
    ...(facts.tenant === undefined ? {} : { tenant: facts.tenant }),
    ...(facts.feature === undefined ? {} : { feature: facts.feature }),
    source: comment === null ? 'config' : 'comment',
  };
}
