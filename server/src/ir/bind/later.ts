import { contains, type Span } from '../../base/span.ts';
import type { FunctionIr } from '../types.ts';

/** Functions of a module that are bound when somebody asks for one of their names. */
export class Later {
  private readonly waiting: { readonly fn: FunctionIr; readonly bind: () => void }[] = [];

  add(fn: FunctionIr, bind: () => void): void {
    this.waiting.push({ fn, bind });
  }

  /** Binds the function that a place lies in, if it waits. */
  bindAt(place: Span): void {
    const index = this.waiting.findIndex(({ fn }) => contains(fn.span, place));
    const [found] = index < 0 ? [] : this.waiting.splice(index, 1);
    found?.bind();
  }
}
