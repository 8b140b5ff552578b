import type { Capabilities, OptionValues } from '../contracts/capabilities.ts';
import type { Background, ImageFormat, Quality, Resolution } from '../contracts/parameters.ts';
import type {
  ExactTarget,
  MarkedCopy,
  PromptFrame,
  PromptPart,
  Recipe,
  RecipeMarkup,
  RecipeMask,
  RecipePart,
  SourceImage,
  StoredFile,
} from '../contracts/recipe.ts';
import type { Size } from '../contracts/size.ts';
import type { ImageVersion } from '../contracts/edit.ts';
import type { PixelRect } from '../contracts/mask.ts';
import type { ApiForm } from '../contracts/profile.ts';
import {
  BROKEN,
  choice,
  figure,
  flag,
  isFigure,
  list,
  maybe,
  maybeFigure,
  maybeText,
  needText,
  part,
  repairRow,
  text,
} from './repair-row.ts';
import type { Rule, Rules } from './repair-row.ts';

/** Which forms there are the upstream worker knows; a row may name one of a later version. */
export const repairForm: Rule<ApiForm> = (value) =>
  typeof value === 'string' && value !== '' ? value : 'responses';
export const RESOLUTIONS: readonly Resolution[] = ['512', '1K', '2K', '4K'];
export const QUALITIES: readonly Quality[] = ['auto', 'low', 'medium', 'high', 'xhigh', 'max'];
export const FORMATS: readonly ImageFormat[] = ['png', 'jpeg', 'webp'];
export const BACKGROUNDS: readonly Background[] = ['auto', 'opaque', 'transparent'];

const SOURCE: Rules<SourceImage> = {
  id: needText,
  bytesHash: needText,
  mimeType: text('image/png'),
  name: text(),
  width: figure(1, 1),
  height: figure(1, 1),
  sizeBytes: figure(0, 0),
  assetId: maybeText,
};

export const repairSources: Rule<SourceImage[]> = list(part(SOURCE));

const repairPixels = part<Size>({ width: figure(1024, 1), height: figure(1024, 1) });

const repairSize: Rule<Recipe['size']> = (value) => {
  const size = value === 'auto' ? value : repairPixels(value);
  return size === BROKEN ? 'auto' : size;
};

/** Without so much it means nothing. */
export const atLeast =
  (least: number): Rule<number> =>
  (value) =>
    isFigure(value) && value >= least ? value : BROKEN;

const PART: Rules<RecipePart> = {
  rect: part<PixelRect>({ x: atLeast(0), y: atLeast(0), width: atLeast(1), height: atLeast(1) }),
  whole: part<ImageVersion>({
    bytesHash: needText,
    mimeType: text('image/png'),
    width: atLeast(1),
    height: atLeast(1),
    sizeBytes: figure(0, 0),
  }),
  maskHash: needText,
};

const MASK: Rules<RecipeMask> = {
  // One that cannot be named cannot be found, and without it nothing is sent.
  bytesHash: text(),
  sizeBytes: figure(0, 0),
  width: figure(1, 1),
  height: figure(1, 1),
  lock: flag(true),
  bandPx: figure(0, 0),
  // Without it source and mask still fit one another, and what comes back is a picture of its own.
  part: maybe(part(PART)),
};

/** A damaged mask is not the same as none: such a recipe would change what was to be kept. */
const repairMask: Rule<RecipeMask | undefined> = (value) =>
  value === undefined ? undefined : (repairRow(value, MASK) ?? repairRow<RecipeMask>({}, MASK));

const COPY: Rules<MarkedCopy> = { bytesHash: text(), sizeBytes: figure(0, 0), mimeType: text('image/png') };

const FILE: Rules<StoredFile> = { bytesHash: text(), sizeBytes: figure(0, 0) };

const MARKUP: Rules<RecipeMarkup> = {
  // As with a mask: one that cannot be found is not the same as none.
  bytesHash: text(),
  sizeBytes: figure(0, 0),
  width: figure(1, 1),
  height: figure(1, 1),
  copy: (value) => repairRow(value, COPY) ?? (repairRow({}, COPY) as MarkedCopy),
  drawn: maybe(part(FILE)),
};

const repairMarkup: Rule<RecipeMarkup | undefined> = (value) =>
  value === undefined ? undefined : (repairRow(value, MARKUP) ?? repairRow<RecipeMarkup>({}, MARKUP));

/** Values of a model's own, by option id; what is no value goes. */
export const repairOptions: Rule<OptionValues | undefined> = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const sound = entries.filter(
    ([, one]) => typeof one === 'string' || typeof one === 'boolean' || isFigure(one),
  );
  return sound.length === entries.length ? (value as OptionValues) : Object.fromEntries(sound);
};

function isCapabilities(value: unknown): value is Capabilities {
  const { family, sizes, qualities, formats, backgrounds } = (value ?? {}) as Partial<Capabilities>;
  const lists = [qualities, formats, backgrounds].every(Array.isArray);
  return typeof family === 'string' && sizes !== undefined && sizes !== null && lists;
}

/** Written anew with every save and every start; damaged ones are as good as none. */
export const repairCapabilities: Rule<Capabilities | undefined> = (value) =>
  isCapabilities(value) ? value : undefined;

const FRAME: Rules<PromptFrame> = {
  parts: list(
    part<PromptPart>({ from: choice(['persona', 'template', 'style'], BROKEN), id: text(), text: text() }),
  ),
  negative: text(),
};

const TARGET: Rules<ExactTarget> = { width: atLeast(1), height: atLeast(1), templateId: text() };

const RECIPE: Rules<Recipe> = {
  prompt: text(),
  variant: maybeText,
  frame: maybe(part(FRAME)),
  target: maybe(part(TARGET)),
  size: repairSize,
  aspectRatio: text('auto'),
  resolution: choice(RESOLUTIONS, '1K'),
  quality: choice(QUALITIES, 'auto'),
  format: choice(FORMATS, 'png'),
  compression: maybeFigure,
  background: choice(BACKGROUNDS, 'auto'),
  sources: repairSources,
  options: repairOptions,
  mask: repairMask,
  markup: repairMarkup,
  legend: maybeText,
  profileId: text(),
  profileName: text(),
  form: repairForm,
  textModel: text(),
  imageModel: text(),
  capabilities: repairCapabilities,
};

/** A recipe to show; of a sound one the same object, of nothing at all a blank one. To be sent it must have been sound. */
export function repairRecipe(row: unknown): Recipe {
  return repairRow(row, RECIPE) ?? (repairRow({}, RECIPE) as Recipe);
}
