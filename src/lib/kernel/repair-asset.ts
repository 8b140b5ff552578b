import type { Asset } from '../contracts/asset.ts';
import type { EditStep, ImageVersion, LockedVersion } from '../contracts/edit.ts';
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
import type { Rule, Rules } from './repair-row.ts';

const VERSION: Rules<ImageVersion> = {
  bytesHash: needText,
  mimeType: text('image/png'),
  width: figure(1, 1),
  height: figure(1, 1),
  sizeBytes: figure(0, 0),
};

/** Steps are read by whoever applies them; all that is asked here is that they are a list. */
const keepSteps: Rule<EditStep[]> = (value) => (Array.isArray(value) ? (value as EditStep[]) : BROKEN);

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
  steps: maybe(keepSteps),
  revisedPrompt: maybeText,
  actualQuality: maybeText,
  actualBackground: maybeText,
  usage: maybe(repairUsage),
  priceUsd: maybeFigure,
  durationMs: figure(0, 0),
  demo: flag(),
  deletedAt: figure(0, 0),
};

/** An image is shown as long as its bytes can be named; the same object where the row is sound. */
export function repairAsset(row: unknown): Asset | undefined {
  return repairRow(row, ASSET);
}
