import type { Asset } from '../contracts/asset.ts';
import type { ImageApi } from '../contracts/image-api.ts';
import type { Mark } from '../contracts/mark.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { Size } from '../contracts/size.ts';
import type { Repositories } from '../db/repositories.ts';
import { readMarksFile } from '../kernel/marks/marks-file.ts';
import type { MarksOfPicture } from '../kernel/marks/marks-file.ts';
import { placeMask } from '../kernel/mask/place-mask.ts';
import type { Editing } from './editing.svelte.ts';
import type { Importing } from './importing.ts';

type Canvas = Pick<Editing, 'open' | 'work' | 'setMarks' | 'asset' | 'marks' | 'flush'>;

export interface EditReturnOptions {
  repositories: Pick<Repositories, 'bytes'>;
  images: Pick<ImageApi, 'decodeMask'>;
  /** What the canvas shows and changes. */
  editing: Canvas & Pick<Editing, 'setTools'>;
  /** Another beside it, as another window has one: for a picture that is not on the canvas. */
  createEditing: () => Canvas;
  importing: Pick<Importing, 'add'>;
}

export interface ReturnWish {
  recipe: Pick<Recipe, 'sources' | 'mask' | 'markup'>;
  workspaceId: string;
  /** Puts the picture on the canvas of that workspace; false where another workspace is current by now. */
  show: (asset: Asset) => boolean;
}

/** What lies over a picture again. */
export interface ReturnedEdit {
  asset: Asset;
  isMasked: boolean;
  areMarked: boolean;
}

interface Over {
  mask: Mask | undefined;
  marks: MarksOfPicture | undefined;
}

/** Lays the mask and the marks of a recipe over its picture once more, as acts that can be taken back. */
export class EditReturn {
  readonly #options: EditReturnOptions;

  constructor(options: EditReturnOptions) {
    this.#options = options;
  }

  /** Undefined where neither is stored any more, nor the picture, or the recipe has none. */
  async bring({ recipe, workspaceId, show }: ReturnWish): Promise<ReturnedEdit | undefined> {
    const read = { mask: await this.#readMask(recipe), marks: await this.#readMarks(recipe) };
    if (!read.mask && !read.marks) return undefined;
    const asset = await this.#findPicture(recipe, workspaceId);
    const over = asset && toFitting(asset, read);
    if (!over) return undefined;
    this.#setTools(recipe);
    const isShown = show(asset);
    const canvas = isShown ? this.#options.editing : this.#options.createEditing();
    await canvas.open(workspaceId, asset);
    await lay(canvas, asset, over);
    if (!isShown) await canvas.open(workspaceId, undefined);
    return { asset, isMasked: over.mask !== undefined, areMarked: over.marks !== undefined };
  }

  #setTools({ mask, markup }: ReturnWish['recipe']): void {
    this.#options.editing.setTools({
      ...(mask ? { lock: mask.lock, bandPx: mask.bandPx, zoomEdit: mask.part ? 'on' : 'off' } : {}),
      ...(markup ? { sendMarks: true } : {}),
    });
  }

  /** As it is over the whole picture; undefined: there is none, or it cannot be read. */
  async #readMask({ mask: sent }: ReturnWish['recipe']): Promise<Mask | undefined> {
    if (!sent) return undefined;
    const { part, bytesHash, width, height } = sent;
    const blob = await this.#options.repositories.bytes.get(part?.maskHash ?? bytesHash);
    const mask = blob && (await this.#options.images.decodeMask(blob, part?.rect ?? { width, height }));
    if (!mask) return undefined;
    return part ? placeMask(mask, part.rect, part.whole) : mask;
  }

  async #readMarks({ markup }: ReturnWish['recipe']): Promise<MarksOfPicture | undefined> {
    const blob = markup?.drawn && (await this.#options.repositories.bytes.get(markup.drawn.bytesHash));
    return blob && readMarksFile(await blob.text());
  }

  /** The image that shows the same bytes; where none does any more, one is made of them. */
  async #findPicture(
    { sources: [source], mask }: ReturnWish['recipe'],
    workspaceId: string,
  ): Promise<Asset | undefined> {
    const hash = mask?.part?.whole.bytesHash ?? source?.bytesHash;
    const file = hash === undefined ? undefined : await this.#options.repositories.bytes.get(hash);
    if (!file) return undefined;
    const name = source?.name ?? '';
    const added = await this.#options.importing.add({ file, name, workspaceId, profile: undefined });
    return added.ok ? added.asset : undefined;
  }
}

/** Edited in place since, the picture has another size: they would lie over something else. Undefined where nothing fits. */
function toFitting(asset: Asset, { mask, marks }: Over): Over | undefined {
  const fitting = {
    mask: mask && isOfSize(asset, mask) ? mask : undefined,
    marks: marks && isOfSize(asset, marks) ? marks : undefined,
  };
  return fitting.mask || fitting.marks ? fitting : undefined;
}

async function lay(canvas: Canvas, asset: Asset, { mask, marks }: Over): Promise<void> {
  if (mask) await canvas.work((_there, opened) => Promise.resolve(opened.id === asset.id ? mask : null));
  // Another picture may have been opened since, by whoever went on to it.
  if (marks && canvas.asset?.id === asset.id) canvas.setMarks(joinMarks(canvas.marks, marks.marks));
  await canvas.flush();
}

/** What is there stays beneath; a mark that is brought back takes the place of itself. */
function joinMarks(there: readonly Mark[], brought: readonly Mark[]): Mark[] {
  const ids = new Set(brought.map(({ id }) => id));
  return [...there.filter(({ id }) => !ids.has(id)), ...brought];
}

function isOfSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
