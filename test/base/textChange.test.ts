import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeBetween, isWhole, placeAfter } from '../../server/src/base/textChange.ts';

const words = fc
  .array(fc.constantFrom('a', 'b', 'ab', '\n', 'x'.repeat(300)), { maxLength: 12 })
  .map((list) => list.join(''));

/** A text with one stretch replaced, and a place in it. */
const edits = fc.record({ ahead: words, was: words, is: words, behind: words, from: fc.nat(), length: fc.nat() });

describe('the change between two texts', () => {
  test('is the one stretch in which they differ', () => {
    fc.assert(
      fc.property(edits, ({ ahead, was, is, behind }) => {
        const [before, after] = [ahead + was + behind, ahead + is + behind];
        const { start, oldEnd, newEnd } = changeBetween(before, after);
        expect(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd)).toBe(after);
        const [old, now] = [before.slice(start, oldEnd), after.slice(start, newEnd)];
        const least = old === '' || now === '' || (old.at(0) !== now.at(0) && old.at(-1) !== now.at(-1));
        expect(least).toBe(true);
      }),
    );
  });

  test('leaves a place whole in front of it, behind it and around it', () => {
    fc.assert(
      fc.property(edits, ({ ahead, was, is, behind, from, length }) => {
        const [before, after] = [ahead + was + behind, ahead + is + behind];
        const start = from % (before.length + 1);
        const place = { start, end: start + (length % (before.length - start + 1)) };
        const change = changeBetween(before, after);
        const moved = placeAfter(change)(place);
        if (!isWhole(place, change)) expect(moved).toEqual(place);
        else if (place.end <= change.start || place.start >= change.oldEnd)
          expect(after.slice(moved.start, moved.end)).toBe(before.slice(place.start, place.end));
        else
          expect(after.slice(moved.start, moved.end)).toBe(
            before.slice(place.start, change.start) +
              after.slice(change.start, change.newEnd) +
              before.slice(change.oldEnd, place.end),
          );
      }),
    );
  });
});
