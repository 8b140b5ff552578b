import type { ApiForm } from './profile.ts';

/** What the doctor can find out about an upstream. `streaming` and all after it need a paid request. */
export type ProbeId =
  | 'reachable'
  | 'preflight'
  | 'key'
  | 'models'
  | 'responsesForm'
  | 'imagesForm'
  | 'editsForm'
  | 'idleCut'
  | 'background'
  | 'fetchById'
  | 'streaming'
  | 'size'
  | 'format'
  | 'count'
  | 'severalImages'
  | 'promptKept'
  | 'mask';

/** `unknown`: looked, and it cannot be told. A probe that never ran has no finding. */
export type FindingOutcome = 'yes' | 'no' | 'unknown';

/**
 * Why an outcome is what it is, by probe: one sentence for the user and one for the relay's owner belong to each. `failed` may
 * stand for any of them: the probe itself came to nothing, `values.message` says why where it can.
 */
export interface ProbeReasons {
  reachable: 'ok' | 'offline' | 'mixedContent' | 'unreachable' | 'serverError' | 'failed';
  preflight: 'ok' | 'corsNone' | 'corsHeader' | 'corsMethod' | 'corsErrors' | 'cannotTell' | 'failed';
  key: 'ok' | 'badKey' | 'noKey' | 'cannotTell' | 'failed';
  models: 'ok' | 'noModelList' | 'modelMissing' | 'serverError' | 'failed';
  responsesForm: FormReason;
  imagesForm: FormReason;
  editsForm: FormReason;
  idleCut: 'cutAfter' | 'neverCut' | 'cannotTell' | 'failed';
  background:
    'ok' | 'backgroundRefused' | 'backgroundIgnored' | 'notResumable' | 'cannotTell' | 'refused' | 'failed';
  fetchById: 'ok' | 'notFoundById' | 'endpointExists' | 'cannotTell' | 'refused' | 'failed';
  streaming: 'ok' | 'buffered' | 'notStreamed' | 'cannotTell' | 'refused' | 'failed';
  size: ImageReason;
  format: ImageReason;
  count: ImageReason;
  severalImages: 'ok' | 'refused' | 'cannotTell' | 'failed';
  promptKept: 'ok' | 'promptRewritten' | 'cannotTell' | 'refused' | 'failed';
  mask: 'ok' | 'maskIgnored' | 'refused' | 'cannotTell' | 'failed';
}

type FormReason = 'ok' | 'endpointMissing' | 'badKey' | 'serverError' | 'cannotTell' | 'failed';
type ImageReason = 'ok' | 'differs' | 'cannotTell' | 'refused' | 'failed';

/**
 * - `unreachable`: nothing answers: wrong address, refused, certificate.
 * - `corsNone`: it answers, but no page may read it. `corsHeader`: not with the header `values.header` (`Authorization` or
 *   `Content-Type`). `corsMethod`: not a `values.method` to `values.path`. `corsErrors`: only its answers without an error.
 * - `badKey`, `serverError`, `endpointMissing`, `refused`: `values.status`, `values.message` where there are any; `endpointMissing`
 *   has `values.path`.
 * - `modelMissing`: `values.model` is not in the list. `ok` of `models`: `values.count`.
 * - `cutAfter`: requests that were silent died after `values.seconds`, `values.count` times. `neverCut`: a silence of
 *   `values.seconds` was survived.
 * - `notResumable`: jobs found that a dropped answer cannot be had again. `endpointExists`: it can be asked by id, which no real
 *   id has shown yet.
 * - `buffered`, and `ok` of `streaming`: first bytes after `values.firstMs`, last after `values.lastMs`. `notStreamed`: the
 *   answer came in one piece.
 * - `differs`, and `ok` of `size`, `format`, `count`: `values.asked` and `values.got`.
 * - `maskIgnored`: `values.percent` of what was to be kept has changed.
 * - `cannotTell`: looked, and nothing was to be seen.
 */
export type FindingReason = ProbeReasons[ProbeId];

/** One line of the doctor's table. `yes` is always the good answer: for `idleCut`, that silence is not cut off. */
export interface Finding {
  probe: ProbeId;
  outcome: FindingOutcome;
  reason: FindingReason;
  /** Figures and names for the sentences; never a secret. */
  values: Record<string, string | number>;
  /** Milliseconds since the epoch. */
  at: number;
}

/** How a dropped answer can be had without paying again: by stream, by asking for the whole, not at all. */
export type ResumeAbility = 'unknown' | 'stream' | 'poll' | 'none';

/** The gateway or relay software that an upstream shows itself to be, where it does. */
export type RelayKind =
  'new-api' | 'one-api' | 'sub2api' | 'litellm' | 'openrouter' | 'openai' | 'nginx' | 'cloudflare';

/** What is known of a profile's upstream: learned from its jobs and from the doctor. */
export interface Traits {
  profileId: string;
  /** Form and base URL it holds for; of another upstream nothing is known. */
  form: ApiForm;
  baseUrl: string;
  resume: ResumeAbility;
  /** Set while a diagnosis runs; one that began more than ten minutes ago has died. */
  diagnosing?: { startedAt: number; probe: ProbeId } | undefined;
  relays: RelayKind[];
  findings: Finding[];
  updatedAt: number;
}
