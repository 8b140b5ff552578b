import type { Profile } from '../contracts/profile.ts';
import { FORMS } from './repair-recipe.ts';
import { BROKEN, choice, figure, flag, list, needText, repairRow, text } from './repair-row.ts';
import type { Rules } from './repair-row.ts';

const PROFILE: Rules<Profile> = {
  id: needText,
  name: text(),
  kind: choice(['demo', 'openai'], BROKEN),
  form: choice(FORMS, 'responses'),
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
  createdAt: figure(),
  updatedAt: figure(),
};

/** The same object where the row is sound; undefined where nobody can tell whom it speaks to. */
export function repairProfile(row: unknown): Profile | undefined {
  return repairRow(row, PROFILE);
}
