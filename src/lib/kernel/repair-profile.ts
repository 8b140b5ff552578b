import type { Profile } from '../contracts/profile.ts';
import type { ProviderDescription } from '../contracts/provider-description.ts';
import { repairCapabilities, repairForm } from './repair-recipe.ts';
import { BROKEN, choice, figure, flag, list, needText, repairRow, text } from './repair-row.ts';
import type { Rules } from './repair-row.ts';

/** Read in full where it is used; what has no request to make is none. */
function isDescription(value: unknown): value is ProviderDescription {
  const { name, submit, images } = (value ?? {}) as Partial<ProviderDescription>;
  return typeof name === 'string' && typeof images === 'string' && typeof submit?.url === 'string';
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
  capabilities: repairCapabilities,
  description: (value) => (isDescription(value) ? value : undefined),
  createdAt: figure(),
  updatedAt: figure(),
};

/** The same object where the row is sound; undefined where nobody can tell whom it speaks to. */
export function repairProfile(row: unknown): Profile | undefined {
  return repairRow(row, PROFILE);
}
