import type { Capabilities } from '../contracts/capabilities.ts';
import type { Profile } from '../contracts/profile.ts';
import { repairForm } from './repair-recipe.ts';
import { BROKEN, choice, figure, flag, list, needText, repairRow, text } from './repair-row.ts';
import type { Rules } from './repair-row.ts';

function isCapabilities(value: unknown): value is Capabilities {
  const { family, sizes, qualities, formats, backgrounds } = (value ?? {}) as Partial<Capabilities>;
  const lists = [qualities, formats, backgrounds].every(Array.isArray);
  return typeof family === 'string' && sizes !== undefined && sizes !== null && lists;
}

const PROFILE: Rules<Profile> = {
  id: needText,
  name: text(),
  kind: choice(['demo', 'openai'], BROKEN),
  form: repairForm,
  baseUrl: text(),
  textModel: text(),
  imageModel: text(),
  hasKey: flag(),
  sendPromptUnchanged: flag(true),
  reasoningEffort: choice(['none', 'minimal', 'low', 'medium', 'high'], 'low'),
  extraAttempts: figure(0, 0),
  waitMs: figure(15_000, 0),
  previews: figure(0, 0),
  stallTimeoutMs: figure(120_000, 1),
  parallelJobs: figure(1, 1),
  allowInsecure: flag(),
  stream: flag(true),
  fallbackProfileId: text(),
  dailyCapUsd: figure(0, 0),
  knownModels: list(needText),
  // Written anew with every save and every start; a damaged one is as good as none.
  capabilities: (value) => (isCapabilities(value) ? value : undefined),
  createdAt: figure(),
  updatedAt: figure(),
};

/** The same object where the row is sound; undefined where nobody can tell whom it speaks to. */
export function repairProfile(row: unknown): Profile | undefined {
  return repairRow(row, PROFILE);
}
