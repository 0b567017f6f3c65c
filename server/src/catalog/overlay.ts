import { caches } from './overlay/caches.ts';
import { factors } from './overlay/factors.ts';
import { operations, siblings, tiers, tokenizers } from './overlay/families.ts';
import { limits } from './overlay/limits.ts';
import { names } from './overlay/names.ts';
import { prices } from './overlay/prices.ts';
import { resellers } from './overlay/resellers.ts';
import type { Overlay } from './overlay/schema.ts';
import { shutdowns } from './overlay/shutdowns.ts';
import { thinking } from './overlay/thinking.ts';

/** What no package knows and people look up: it is laid over the packages' data when the snapshot is built and wins over both. */
export const overlay: Overlay = {
  factors,
  caches,
  shutdowns,
  tiers,
  siblings,
  tokenizers,
  thinking,
  limits,
  names,
  prices,
  operations,
  resellers,
};
