import { contains, type Location, type Span } from '../base/span.ts';
import type { ModelInfo } from '../catalog/types.ts';
import type { FileIr, TextExpr } from '../ir/types.ts';
import { forEachExpr } from '../ir/walk.ts';
import type { TextEdit } from '../languages/language.ts';
import type { CallSite } from '../resolve/callSite.ts';
import { listHolding } from './edits.ts';
import { moveToEnd } from './moveToEnd.ts';
import { isInPrompt } from './places.ts';
import { isVarying, type PrefixBreak, type StaticText } from './prefix.ts';
import { requestsOf } from './requests.ts';
import type { FixOffer, FixTools, RuleTools } from './rule.ts';

/**
 * Fixes that put the changing part behind the static text: within its own text, or as a whole message. None where the text is derived,
 * where other calls use it too, or where so much static text stands elsewhere (`spare` tokens) that the finding would stay.
 */
export function moveBehindStaticText(
  site: CallSite,
  loss: PrefixBreak & { readonly model: ModelInfo | null },
  spare: number,
  tools: RuleTools,
): readonly FixOffer[] {
  const { dynamic, model } = loss;
  const { location } = dynamic;
  if (location === null || isShared(location, site, tools)) return [];
  const isLittle = (texts: readonly StaticText[]): boolean =>
    tools.countTokens(texts.map(({ text }) => text).join(''), model) < spare;
  return [
    {
      title: 'Move the changing text behind the static text',
      safety: 'review',
      edits: (program) => moveWithinText(program, location, loss, isLittle),
    },
    {
      title: 'Move the changing message behind the static ones',
      safety: 'review',
      edits: (program) => moveMessage(program, site, loss, isLittle),
    },
  ];
}

/** True where another call's prompt holds the same part. */
const isShared = (location: Location, site: CallSite, { sites }: RuleTools): boolean =>
  sites.some((other) => other.kind === 'direct' && other.id !== site.id && isInPrompt(other, location));

function moveWithinText(
  program: FixTools,
  at: Location,
  loss: PrefixBreak,
  isLittle: (texts: readonly StaticText[]) => boolean,
): readonly TextEdit[] | null {
  const ir = program.ir(at.path);
  const text = ir === null ? null : textAround(ir, at.span, loss.behind);
  if (ir === null || text === null) return null;
  const isInside = ({ location }: StaticText): boolean =>
    location !== null && location.path === at.path && contains(text.span, location.span);
  if (!isLittle(loss.behind.filter((part) => !isInside(part)))) return null;
  const varying = loss.part.text.flatMap((part) => {
    if (part.kind !== 'dynamic' || part.location?.path !== at.path || !isVarying(part, loss.part)) return [];
    return contains(text.span, part.location.span) ? [part.location.span] : [];
  });
  return moveToEnd(ir, text, varying);
}

/** The text that holds the changing part in a hole and static text of the prompt behind it. */
function textAround(ir: FileIr, hole: Span, behind: readonly StaticText[]): TextExpr | null {
  let found: TextExpr | null = null;
  forEachExpr(ir, (expr) => {
    if (expr.kind !== 'text' || !expr.parts.some((part) => part.kind === 'hole' && contains(part.raw, hole))) return;
    const own = behind.some(
      ({ location }) => location !== null && expr.parts.some((part) => sameRange(part.raw, location, ir)),
    );
    if (own) found = expr;
  });
  return found;
}

/** Moves a system message with the changing part behind the last system message of the same list. */
function moveMessage(
  program: FixTools,
  site: CallSite,
  loss: PrefixBreak,
  isLittle: (texts: readonly StaticText[]) => boolean,
): readonly TextEdit[] | null {
  const own = loss.part.location;
  if (own === null || loss.part.role !== 'system' || loss.part.cacheMarker !== null) return null;
  const messages =
    requestsOf(site.plan).find(({ prompt }) => prompt.parts[loss.index] === loss.part)?.prompt.parts ?? [];
  const last = messages.findLastIndex((part, index) => index > loss.index && part.role === 'system' && isStatic(part));
  const target = messages[last]?.location ?? null;
  const isEnough = isLittle(loss.behind.filter(({ index }) => index === loss.index || index > last));
  const ir = program.ir(own.path);
  if (ir === null || target === null || target.path !== own.path || !isEnough) return null;
  const list = listHolding(ir, [own.span, target.span]);
  const indexOf = (span: Span): number =>
    list?.items.findIndex((item) => item.value.span.start === span.start && item.value.span.end === span.end) ?? -1;
  return list === null
    ? null
    : (program.language(ir)?.edit.moveItem(ir, list, indexOf(own.span), indexOf(target.span)) ?? null);
}

const isStatic = ({ text }: PrefixBreak['part']): boolean =>
  text.length > 0 && text.every((part) => part.kind === 'static');

const sameRange = (raw: Span, location: Location, ir: FileIr): boolean =>
  location.path === ir.path && contains(raw, location.span);
