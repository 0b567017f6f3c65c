/** How figures of many calls lie: the least, the middle one, what nine of ten stay below, and the most. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly ninetieth: number;
  readonly most: number;
}

/** Null for no figures. Every figure of a spread is one of those given. */
export function spreadOf(figures: readonly number[]): Spread | null {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return sorted.length === 0 ? null : { least: at(0), median: at(0.5), ninetieth: at(0.9), most: at(1) };
}

/** How many calls cost how much, in steps of 1, 2 and 5: costs of calls lie orders of magnitude apart. */
export interface Distribution {
  /** From the cheapest step with a call to the dearest, empty ones in between included. */
  readonly bins: readonly Bin[];
  /** Calls that cost nothing: models on the user's own machine. */
  readonly free: number;
  /** Calls whose cost is not known. */
  readonly unknown: number;
}

/** `from` belongs to the bin, `to` to the next one. In USD of one call. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly calls: number;
}

/** `costs` are expected USD of one call each; null where that is not known. */
export function distributionOf(costs: readonly (number | null)[]): Distribution {
  const known = costs.filter((cost) => cost !== null);
  const steps = known.filter((cost) => cost > 0).map(stepOf);
  const [first, last] = [Math.min(...steps), Math.max(...steps)];
  return {
    bins: Array.from({ length: steps.length === 0 ? 0 : last - first + 1 }, (_, index) => {
      const step = first + index;
      return { from: startOf(step), to: startOf(step + 1), calls: steps.filter((each) => each === step).length };
    }),
    free: known.filter((cost) => cost === 0).length,
    unknown: costs.length - known.length,
  };
}

/** Steps are numbered along 1, 2, 5, 10, 20, …: $1 starts step 0, $2 step 1, $0.50 step -1. */
function stepOf(cost: number): number {
  const rough = Math.floor(Math.log10(cost) * 3);
  const near = [rough + 2, rough + 1, rough, rough - 1];
  return near.find((step) => startOf(step) <= cost) ?? rough - 2;
}

function startOf(step: number): number {
  const decade = Math.floor(step / 3);
  return Number(`${[1, 2, 5][step - decade * 3]}e${decade}`);
}
