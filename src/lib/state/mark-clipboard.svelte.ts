import type { Mark } from '../contracts/mark.ts';
import type { Size } from '../contracts/size.ts';

/** Marks that were copied, and the size of the picture that they lay over. */
export interface CopiedMarks {
  marks: readonly Mark[];
  size: Size;
}

/** Marks on their way from one picture to another, whatever workspace that is in; kept as long as the page. */
export class MarkClipboard {
  #copied = $state.raw<CopiedMarks>();

  /** Undefined: nothing was copied yet. */
  get copied(): CopiedMarks | undefined {
    return this.#copied;
  }

  copy(marks: readonly Mark[], { width, height }: Size): void {
    if (marks.length > 0) this.#copied = { marks, size: { width, height } };
  }
}
