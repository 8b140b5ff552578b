import type { ProbeId } from '../../../lib/contracts/traits.ts';
import { background } from './probe-background.ts';
import { mask, severalImages } from './probe-edits.ts';
import { fetchById } from './probe-fetch-by-id.ts';
import { createFormProbe } from './probe-form.ts';
import { idleCut } from './probe-idle-cut.ts';
import { key } from './probe-key.ts';
import { models } from './probe-models.ts';
import { count, format, promptKept, size } from './probe-picture.ts';
import { preflight } from './probe-preflight.ts';
import { reachable } from './probe-reachable.ts';
import { streaming } from './probe-streaming.ts';
import type { Probe } from './probe.ts';

/** Every probe. Their order, and what they cost, stands in the kernel's plan. */
export const PROBES: { [P in ProbeId]: Probe<P> } = {
  reachable,
  preflight,
  key,
  models,
  responsesForm: createFormProbe('responsesForm'),
  imagesForm: createFormProbe('imagesForm'),
  editsForm: createFormProbe('editsForm'),
  idleCut,
  fetchById,
  background,
  streaming,
  size,
  format,
  promptKept,
  count,
  severalImages,
  mask,
};
