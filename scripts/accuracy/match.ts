import { coreKinds, type Label } from './labels.ts';
import type { Prediction } from './score.ts';

/** Pairs labels with predictions of one file, one to one, the nearest lines first. */
export function pairsOf(
  labels: readonly Label[],
  predictions: readonly Prediction[],
): readonly { readonly label: Label; readonly prediction: Prediction }[] {
  const possible = predictions
    .flatMap((prediction) => labels.map((label) => ({ label, prediction })))
    .filter(({ label, prediction }) => isHit(prediction, label))
    .toSorted((a, b) => distance(a) - distance(b));
  const used = new Set<Label | Prediction>();
  return possible.filter(({ label, prediction }) => {
    if (used.has(label) || used.has(prediction)) return false;
    used.add(label).add(prediction);
    return true;
  });
}

const distance = ({ label, prediction }: { readonly label: Label; readonly prediction: Prediction }): number =>
  Math.abs(prediction.line - label.line);

/** Lines may differ by two, and a label may stand anywhere in the call. A call of a project's own function is no call of an SDK. */
export function isHit(prediction: Prediction, label: Label): boolean {
  if (label.cell !== null && prediction.cell !== null && label.cell !== prediction.cell) return false;
  if (prediction.kind === 'via' && coreKinds.has(label.kind)) return false;
  return prediction.line - 2 <= label.line && label.line <= Math.max(prediction.endLine, prediction.line + 2);
}
