import type { FindingOutcome, ProbeId, RelayKind } from '../../lib/contracts/traits.ts';
import { m } from '../../messages/generated/messages.js';
import type { GroupName } from './probe-groups.ts';

export const GROUP_NAMES: Readonly<Record<GroupName, () => string>> = {
  reach: () => m.doctor_group_reach(),
  access: () => m.doctor_group_access(),
  forms: () => m.doctor_group_forms(),
  line: () => m.doctor_group_line(),
  resume: () => m.doctor_group_resume(),
  honours: () => m.doctor_group_honours(),
};

/** Each says what "yes" would mean. */
export const PROBE_NAMES: Readonly<Record<ProbeId, () => string>> = {
  reachable: () => m.doctor_probe_reachable(),
  preflight: () => m.doctor_probe_preflight(),
  key: () => m.doctor_probe_key(),
  models: () => m.doctor_probe_models(),
  responsesForm: () => m.doctor_probe_responses(),
  imagesForm: () => m.doctor_probe_images(),
  editsForm: () => m.doctor_probe_edits(),
  idleCut: () => m.doctor_probe_idle(),
  streaming: () => m.doctor_probe_streaming(),
  background: () => m.doctor_probe_background(),
  fetchById: () => m.doctor_probe_fetch(),
  size: () => m.doctor_probe_size(),
  format: () => m.doctor_probe_format(),
  count: () => m.doctor_probe_count(),
  severalImages: () => m.doctor_probe_several(),
  promptKept: () => m.doctor_probe_prompt(),
  mask: () => m.doctor_probe_mask(),
};

/** `none`: never ran. */
export type Mark = FindingOutcome | 'none' | 'running';

export const MARK_NAMES: Readonly<Record<Mark, () => string>> = {
  yes: () => m.doctor_mark_yes(),
  no: () => m.doctor_mark_no(),
  unknown: () => m.doctor_mark_unknown(),
  none: () => m.doctor_mark_none(),
  running: () => m.doctor_mark_running(),
};

/** As they write themselves. */
export const RELAY_NAMES: Readonly<Record<RelayKind, string>> = {
  'new-api': 'new-api',
  'one-api': 'one-api',
  sub2api: 'sub2api',
  litellm: 'LiteLLM',
  openrouter: 'OpenRouter',
  openai: 'OpenAI',
  nginx: 'nginx',
  cloudflare: 'Cloudflare',
};
