import type { Asset } from '../contracts/asset.ts';
import type { ImageApi } from '../contracts/image-api.ts';
import type { Mask } from '../contracts/mask.ts';
import type { Recipe, RecipeMask } from '../contracts/recipe.ts';
import type { Size } from '../contracts/size.ts';
import type { Repositories } from '../db/repositories.ts';
import { placeMask } from '../kernel/mask/place-mask.ts';
import type { Editing } from './editing.svelte.ts';
import type { Importing } from './importing.ts';

export interface MaskReturnOptions {
  repositories: Pick<Repositories, 'bytes'>;
  images: Pick<ImageApi, 'decodeMask'>;
  /** What the canvas shows and changes. */
  editing: Pick<Editing, 'open' | 'work' | 'setTools' | 'flush'>;
  /** Another beside it, as another window has one: for a picture that is not on the canvas. */
  createEditing: () => Pick<Editing, 'open' | 'work' | 'flush'>;
  importing: Pick<Importing, 'add'>;
}

export interface ReturnedMask {
  recipe: Pick<Recipe, 'sources' | 'mask'>;
  workspaceId: string;
  /** Puts the picture on the canvas of that workspace; false where another workspace is current by now. */
  show: (asset: Asset) => boolean;
}

/** Lays the mask of a recipe over its picture once more, as an act that can be taken back. */
export class MaskReturn {
  readonly #options: MaskReturnOptions;

  constructor(options: MaskReturnOptions) {
    this.#options = options;
  }

  /** The picture that has the mask then; undefined where one of them is not stored any more, or the recipe has none. */
  async bring({ recipe, workspaceId, show }: ReturnedMask): Promise<Asset | undefined> {
    const { editing } = this.#options;
    if (!recipe.mask) return undefined;
    const read = await this.#readMask(recipe.mask);
    if (!read) return undefined;
    const asset = await this.#findPicture(recipe, workspaceId);
    // Edited in place since: the mask would lie over something else.
    if (!asset || !isOfSize(asset, read)) return undefined;
    const { lock, bandPx, part } = recipe.mask;
    editing.setTools({ lock, bandPx, zoomEdit: part ? 'on' : 'off' });
    const isShown = show(asset);
    const target = isShown ? editing : this.#options.createEditing();
    await target.open(workspaceId, asset);
    await target.work((_there, opened) => Promise.resolve(opened.id === asset.id ? read : null));
    await target.flush();
    if (!isShown) await target.open(workspaceId, undefined);
    return asset;
  }

  /** As it is over the whole picture; undefined: it cannot be read. */
  async #readMask({ part, bytesHash, width, height }: RecipeMask): Promise<Mask | undefined> {
    const blob = await this.#options.repositories.bytes.get(part?.maskHash ?? bytesHash);
    const mask = blob && (await this.#options.images.decodeMask(blob, part?.rect ?? { width, height }));
    if (!mask) return undefined;
    return part ? placeMask(mask, part.rect, part.whole) : mask;
  }

  /** The image that shows the same bytes; where none does any more, one is made of them. */
  async #findPicture(
    { sources: [source], mask }: ReturnedMask['recipe'],
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

function isOfSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
