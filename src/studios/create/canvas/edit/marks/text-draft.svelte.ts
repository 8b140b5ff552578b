import type { Mark, MarkPoint } from '../../../../../lib/contracts/mark.ts';

/** Text that is being written over the picture. */
export interface WrittenText {
  /** The picture that it is written over. */
  assetId: string;
  /** Of the mark that it is; undefined: it is to become one. */
  id: string | undefined;
  /** Its corner, image pixels. */
  at: MarkPoint;
  text: string;
  colour: string;
  /** Image pixels. */
  heightPx: number;
}

/** The marks that text is written among, as far as writing needs them. */
export interface TextPlace {
  readonly assetId: string;
  readonly isOpen: boolean;
  readonly marks: readonly Mark[];
  toNew(type: 'text', box: MarkPoint & { width: number; height: number }): Mark | undefined;
  select(ids: readonly string[]): void;
  setText(id: string, text: string): void;
  add(mark: Mark): void;
}

/** Nothing of what is typed is lost: whatever ends the writing keeps it, and undo takes it back. */
export class TextDraft {
  #now = $state.raw<WrittenText>();
  readonly #marks: TextPlace;

  constructor(marks: TextPlace) {
    this.#marks = marks;
  }

  /** Undefined while another picture is shown, too: it is there again when its own is. */
  get now(): WrittenText | undefined {
    return this.#now?.assetId === this.#marks.assetId ? this.#now : undefined;
  }

  beginNew(at: MarkPoint): void {
    this.finish();
    const mark = this.#marks.toNew('text', { ...at, width: 0, height: 0 });
    if (!mark) return;
    this.#marks.select([]);
    const { assetId } = this.#marks;
    this.#now = { assetId, id: undefined, at, text: '', colour: mark.colour, heightPx: mark.widthPx };
  }

  begin(id: string): void {
    if (this.#now?.id === id) return;
    this.finish();
    const mark = this.#marks.marks.find((one) => one.id === id);
    if (mark?.type !== 'text') return;
    this.#marks.select([id]);
    const { assetId } = this.#marks;
    this.#now = { assetId, id, at: mark.at, text: mark.text, colour: mark.colour, heightPx: mark.widthPx };
  }

  type(text: string): void {
    if (this.#now) this.#now = { ...this.#now, text };
  }

  finish(): void {
    const { now } = this;
    // While the marks are being read nothing could be kept.
    if (!now || !this.#marks.isOpen) return;
    this.#now = undefined;
    const text = now.text.trimEnd();
    if (now.id !== undefined) return this.#marks.setText(now.id, text);
    const mark = text === '' ? undefined : this.#marks.toNew('text', { ...now.at, width: 0, height: 0 });
    if (mark?.type === 'text') this.#marks.add({ ...mark, at: now.at, text, widthPx: now.heightPx });
  }
}
