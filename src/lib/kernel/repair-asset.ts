import type { Asset } from '../contracts/asset.ts';
import type { ImageVersion, LockedVersion } from '../contracts/edit.ts';
import { repairUsage } from './repair-job.ts';
import { repairRecipe } from './repair-recipe.ts';
import {
  BROKEN,
  choice,
  figure,
  flag,
  maybe,
  maybeFigure,
  maybeText,
  needText,
  part,
  repairRow,
  text,
} from './repair-row.ts';
import type { Rules } from './repair-row.ts';
import { repairSteps } from './repair-steps.ts';

const VERSION: Rules<ImageVersion> = {
  bytesHash: needText,
  mimeType: text('image/png'),
  width: figure(1, 1),
  height: figure(1, 1),
  sizeBytes: figure(0, 0),
};

const ASSET: Rules<Asset> = {
  id: needText,
  kind: choice(['final', 'preview'], 'final'),
  bytesHash: needText,
  mimeType: text('image/png'),
  width: figure(1024, 1),
  height: figure(1024, 1),
  sizeBytes: figure(0, 0),
  createdAt: figure(),
  jobId: text(),
  batchId: text(),
  workspaceId: text(),
  recipe: repairRecipe,
  raw: maybe(part(VERSION)),
  locked: maybe(part<LockedVersion>({ ...VERSION, moved: figure(0, 0) })),
  showsRaw: maybe(flag()),
  steps: maybe(repairSteps),
  fitted: maybe<true>((value) => (value === true ? value : BROKEN)),
  revisedPrompt: maybeText,
  actualQuality: maybeText,
  actualBackground: maybeText,
  usage: maybe(repairUsage),
  priceUsd: maybeFigure,
  durationMs: figure(0, 0),
  demo: flag(),
  imported: maybe<true>((value) => (value === true ? value : BROKEN)),
  deletedAt: figure(0, 0),
};

/**
 * An image is shown as long as its bytes can be named; the same object where the row is sound. Edits over an original that is
 * not known any more are part of the picture: they cannot be made once more.
 */
export function repairAsset(row: unknown): Asset | undefined {
  const asset = repairRow(row, ASSET);
  if (!asset?.steps || asset.raw) return asset;
  const whole = { ...asset };
  delete whole.steps;
  return whole;
}
