import type { Finding, ProbeId, ProbeReasons, RelayKind } from '../../lib/contracts/traits.ts';
import { m } from '../../messages/generated/messages.js';
import { curesOf, type Cure } from './relay-cures.ts';
import { readSaid, readSeconds, readText } from './finding-values.ts';

/** What a person reads about a finding: one sentence for the user, and what the relay's owner has to know, line by line. */
export interface FindingWords {
  user: string;
  owner: string[];
}

/** What the sentences speak of besides the finding. */
export interface FindingFacts {
  values: Finding['values'];
  outcome: Finding['outcome'];
  relays: readonly RelayKind[];
  /** Where this page came from. */
  origin: string;
}

type Say = (facts: FindingFacts) => FindingWords;

/** By type complete: a reason that a probe may have and that has no words here does not compile. */
type Words = { [P in ProbeId]: Readonly<Record<ProbeReasons[P], Say>> };

const say =
  (user: (facts: FindingFacts) => string, ...owner: ((facts: FindingFacts) => string)[]): Say =>
  (facts) => ({
    user: user(facts),
    owner: owner.length > 0 ? owner.map((line) => line(facts)) : [m.doctor_nothing()],
  });

/** With the keys of the relays' own settings at the end. */
const sayWithCure =
  (cure: Cure, ...sentences: Parameters<typeof say>): Say =>
  (facts) => {
    const { user, owner } = say(...sentences)(facts);
    return { user, owner: [...owner, ...curesOf(cure, facts)] };
  };

const said = ({ values }: FindingFacts) => ({ said: readSaid(values) });
const path = ({ values }: FindingFacts) => ({ path: readText(values, 'path') });

const FAILED = say(
  (facts) => m.doctor_failed(said(facts)),
  () => m.doctor_failed_owner(),
);
const REFUSED = say(
  (facts) => m.doctor_refused(said(facts)),
  (facts) => m.doctor_refused_owner(said(facts)),
);
/** A refusal for another reason than what was probed tells nothing of it. */
const ifTold =
  (told: Say): Say =>
  (facts) =>
    (facts.outcome === 'no' ? told : REFUSED)(facts);
const CANNOT_TELL = say(
  () => m.doctor_cannot(),
  () => m.doctor_cannot_owner(),
);
const SERVER_ERROR = say(
  (facts) => m.doctor_server(said(facts)),
  (facts) => m.doctor_server_owner(said(facts)),
);
const BAD_KEY_OWNER = (facts: FindingFacts) => m.doctor_key_bad_owner(said(facts));

const FORM: Words['responsesForm'] = {
  ok: say(() => m.doctor_form_ok()),
  endpointMissing: say(
    (facts) => m.doctor_form_missing({ ...path(facts), ...said(facts) }),
    (facts) => m.doctor_form_missing_owner(path(facts)),
  ),
  badKey: say(() => m.doctor_form_key(), BAD_KEY_OWNER),
  serverError: SERVER_ERROR,
  cannotTell: CANNOT_TELL,
  failed: FAILED,
};

const asked = ({ values }: FindingFacts) => ({
  asked: readText(values, 'asked'),
  got: readText(values, 'got'),
});

function image(field: string, differs: (facts: { asked: string; got: string }) => string): Words['size'] {
  return {
    ok: say((facts) => m.doctor_size_ok(asked(facts))),
    differs: say(
      (facts) => differs(asked(facts)),
      () => m.doctor_differs_owner({ field }),
    ),
    cannotTell: CANNOT_TELL,
    refused: REFUSED,
    failed: FAILED,
  };
}

const WORDS: Words = {
  reachable: {
    ok: say(() => m.doctor_reach_ok()),
    offline: say(
      () => m.doctor_reach_offline(),
      () => m.doctor_reach_offline_owner(),
    ),
    mixedContent: say(
      () => m.doctor_reach_mixed(),
      () => m.doctor_reach_mixed_owner(),
    ),
    unreachable: say(
      () => m.doctor_reach_none(),
      () => m.doctor_reach_none_owner(),
    ),
    serverError: SERVER_ERROR,
    failed: FAILED,
  },
  preflight: {
    ok: say(() => m.doctor_cors_ok()),
    corsNone: sayWithCure(
      'cors',
      () => m.doctor_cors_none(),
      ({ origin }) => m.doctor_cors_none_owner({ origin }),
    ),
    corsHeader: sayWithCure(
      'cors',
      ({ values }) => m.doctor_cors_header({ header: readText(values, 'header') }),
      ({ values }) => m.doctor_cors_header_owner({ header: readText(values, 'header') }),
    ),
    corsMethod: sayWithCure(
      'cors',
      (facts) => m.doctor_cors_method({ method: readText(facts.values, 'method'), ...path(facts) }),
      (facts) => m.doctor_cors_method_owner({ method: readText(facts.values, 'method'), ...path(facts) }),
    ),
    corsErrors: sayWithCure(
      'corsErrors',
      () => m.doctor_cors_errors(),
      () => m.doctor_cors_errors_owner(),
    ),
    cannotTell: CANNOT_TELL,
    failed: FAILED,
  },
  key: {
    ok: say(() => m.doctor_key_ok()),
    badKey: say((facts) => m.doctor_key_bad(said(facts)), BAD_KEY_OWNER),
    noKey: say(
      () => m.doctor_key_none(),
      () => m.doctor_key_none_owner(),
    ),
    cannotTell: CANNOT_TELL,
    failed: FAILED,
  },
  models: {
    ok: say(({ values }) => m.doctor_models_ok({ count: readText(values, 'count') })),
    noModelList: say(
      () => m.doctor_models_none(),
      () => m.doctor_models_none_owner(),
    ),
    modelMissing: say(
      ({ values }) => m.doctor_models_missing({ model: readText(values, 'model') }),
      ({ values }) => m.doctor_models_missing_owner({ model: readText(values, 'model') }),
    ),
    serverError: SERVER_ERROR,
    failed: FAILED,
  },
  responsesForm: FORM,
  imagesForm: FORM,
  editsForm: {
    ...FORM,
    endpointMissing: say(
      (facts) => m.doctor_edits_missing({ ...path(facts), ...said(facts) }),
      (facts) => m.doctor_form_missing_owner(path(facts)),
    ),
  },
  idleCut: {
    cutAfter: sayWithCure(
      'cut',
      ({ values }) =>
        m.doctor_idle_cut({ seconds: readText(values, 'seconds'), count: readText(values, 'count') }),
      ({ values }) => m.doctor_idle_cut_owner({ seconds: readText(values, 'seconds') }),
    ),
    neverCut: say(({ values }) => m.doctor_idle_never({ seconds: readText(values, 'seconds') })),
    cannotTell: say(
      () => m.doctor_idle_cannot(),
      () => m.doctor_cannot_owner(),
    ),
    failed: FAILED,
  },
  streaming: {
    ok: say(({ values }) =>
      m.doctor_stream_ok({ first: readSeconds(values, 'firstMs'), last: readSeconds(values, 'lastMs') }),
    ),
    buffered: sayWithCure(
      'buffer',
      ({ values }) => m.doctor_stream_buffered({ last: readSeconds(values, 'lastMs') }),
      () => m.doctor_stream_buffered_owner(),
    ),
    notStreamed: say(
      () => m.doctor_stream_none(),
      () => m.doctor_stream_none_owner(),
    ),
    cannotTell: CANNOT_TELL,
    refused: REFUSED,
    failed: FAILED,
  },
  background: {
    ok: say(() => m.doctor_bg_ok()),
    backgroundRefused: say(
      (facts) => m.doctor_bg_refused(said(facts)),
      () => m.doctor_bg_owner(),
    ),
    backgroundIgnored: say(
      () => m.doctor_bg_ignored(),
      () => m.doctor_bg_owner(),
    ),
    notResumable: say(
      () => m.doctor_bg_gone(),
      () => m.doctor_bg_owner(),
    ),
    cannotTell: say(
      () => m.doctor_bg_cannot(),
      () => m.doctor_cannot_owner(),
    ),
    refused: REFUSED,
    failed: FAILED,
  },
  fetchById: {
    ok: say(() => m.doctor_fetch_ok()),
    notFoundById: say(
      (facts) => m.doctor_fetch_none(said(facts)),
      () => m.doctor_fetch_owner(),
    ),
    endpointExists: say(() => m.doctor_fetch_exists()),
    cannotTell: CANNOT_TELL,
    refused: REFUSED,
    failed: FAILED,
  },
  size: image('size', (facts) => m.doctor_size_differs(facts)),
  format: image('output_format', (facts) => m.doctor_format_differs(facts)),
  count: image('n', (facts) => m.doctor_count_differs(facts)),
  severalImages: {
    ok: say(() => m.doctor_several_ok()),
    refused: ifTold(
      say(
        (facts) => m.doctor_several_no(said(facts)),
        (facts) => m.doctor_several_owner(said(facts)),
      ),
    ),
    cannotTell: CANNOT_TELL,
    failed: FAILED,
  },
  promptKept: {
    ok: say(() => m.doctor_prompt_ok()),
    promptRewritten: say(
      () => m.doctor_prompt_no(),
      () => m.doctor_prompt_no_owner(),
    ),
    cannotTell: say(
      () => m.doctor_prompt_cannot(),
      () => m.doctor_cannot_owner(),
    ),
    refused: REFUSED,
    failed: FAILED,
  },
  mask: {
    ok: say(() => m.doctor_mask_ok()),
    maskIgnored: say(
      ({ values }) => m.doctor_mask_no({ percent: readText(values, 'percent') }),
      () => m.doctor_mask_no_owner(),
    ),
    refused: ifTold(
      say(
        (facts) => m.doctor_mask_refused(said(facts)),
        () => m.doctor_mask_no_owner(),
      ),
    ),
    cannotTell: CANNOT_TELL,
    failed: FAILED,
  },
};

/** In the current language. A finding of an older or newer version, whose reason has no words, counts as failed. */
export function findingWords(
  { probe, outcome, reason, values }: Finding,
  facts: Omit<FindingFacts, 'values' | 'outcome'>,
): FindingWords {
  const ofProbe: Partial<Record<string, Say>> = WORDS[probe];
  return (ofProbe[reason] ?? FAILED)({ ...facts, values, outcome });
}
