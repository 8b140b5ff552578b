import type { Draft, Workspace } from '../contracts/workspace.ts';
import {
  BACKGROUNDS,
  FORMATS,
  QUALITIES,
  RESOLUTIONS,
  repairOptions,
  repairSources,
} from './repair-recipe.ts';
import {
  BROKEN,
  choice,
  figure,
  maybe,
  maybeFlag,
  maybeText,
  needText,
  repairRow,
  text,
} from './repair-row.ts';
import type { Rules } from './repair-row.ts';

const DRAFT: Rules<Draft> = {
  prompt: text(),
  profileId: text(),
  aspectRatio: text('auto'),
  resolution: choice(RESOLUTIONS, '1K'),
  quality: choice(QUALITIES, 'auto'),
  format: choice(FORMATS, 'png'),
  compression: figure(90, 0),
  background: choice(BACKGROUNDS, 'auto'),
  count: figure(1, 1),
  sources: repairSources,
  options: repairOptions,
  imageModel: maybeText,
  templateId: maybeText,
  styleId: maybeText,
  personaId: maybeText,
  isAutomatic: maybeFlag,
  level: maybe(choice(['auto', 'draft', 'standard', 'premium'], BROKEN)),
  isMatrix: maybeFlag,
};

const WORKSPACE: Rules<Workspace> = {
  id: needText,
  name: text(),
  order: figure(),
  draft: (value) => repairRow(value, DRAFT) ?? (repairRow({}, DRAFT) as Draft),
  shownAssetId: text(),
  batchId: text(),
  createdAt: figure(),
};

/** A tab with whatever of it can be read; the same object where the row is sound. */
export function repairWorkspace(row: unknown): Workspace | undefined {
  return repairRow(row, WORKSPACE);
}
