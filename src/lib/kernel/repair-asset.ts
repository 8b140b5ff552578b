import type { Asset } from '../contracts/asset.ts';
import { repairUsage } from './repair-job.ts';
import { repairRecipe } from './repair-recipe.ts';
import {
  choice,
  figure,
  flag,
  maybe,
  maybeFigure,
  maybeText,
  needText,
  repairRow,
  text,
} from './repair-row.ts';
import type { Rules } from './repair-row.ts';

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
