import { valuesOf } from '../base/fact.ts';
import type { ModelInfo } from '../catalog/types.ts';
import type { Request } from '../resolve/callSite.ts';

/**
 * Tokens that a cap must leave for hidden thinking, which every provider bills and caps as output. With too little room a reply comes back
 * empty and billed. 0 for models that do not think here.
 */
export function roomForThinking(request: Request, model: ModelInfo | null): number {
  const budgets = valuesOf(request.thinkingBudget);
  if (budgets.length > 0) return Math.max(...budgets);
  const efforts = valuesOf(request.effort);
  if (efforts.length > 0) return Math.max(...efforts.map(roomForEffort));
  if (valuesOf(request.thinking).some(isOn)) return usualRoom;
  if (request.thinking.state === 'known') return 0;
  if (model === null) return unknownRoom;
  const { supported, onByDefault, defaultEffort } = model.reasoning;
  if (supported === false || onByDefault === false) return 0;
  if (supported === null && onByDefault === null) return unknownRoom;
  return defaultEffort === null ? usualRoom : roomForEffort(defaultEffort);
}

/** True where the code itself asks the model to think hard. */
export const asksForThinking = (request: Request): boolean =>
  valuesOf(request.thinkingBudget).some((budget) => budget > 0) ||
  valuesOf(request.thinking).some(isOn) ||
  valuesOf(request.effort).some((effort) => roomForEffort(effort) > usualRoom);

const usualRoom = 8192;
const unknownRoom = 4096;

const isOn = (thinking: string): boolean => !/^(disabled|none|off|false|between_tools)$/i.test(thinking);

function roomForEffort(effort: string): number {
  switch (effort.toLowerCase()) {
    case 'none':
    case 'disabled':
      return 0;
    case 'minimal':
      return 1024;
    case 'low':
      return unknownRoom;
    case 'high':
    case 'xhigh':
    case 'max':
      return 16_384;
    default:
      return usualRoom;
  }
}
