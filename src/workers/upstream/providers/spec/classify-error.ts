import type { FailureCode } from '../../../../lib/contracts/failure.ts';

/** What an upstream said about an error, gathered from wherever it stood. */
export interface ErrorFacts {
  /** HTTP status, or the upstream's own where the error came inside an answer; undefined: none was named. */
  status?: number;
  code: string;
  type: string;
  param: string;
  /** Plain text. */
  message: string;
  /** What the upstream itself says about trying again. */
  retryable?: boolean;
  /** It came as a web page. */
  isHtml: boolean;
}

interface Rule {
  code: FailureCode;
  statuses?: readonly number[];
  /** Looked for in code and type. */
  names?: RegExp;
  /** Looked for in the message. */
  words?: RegExp;
}

const TEMPORARY = /temporar(?:il)?y (?:unavailable|overloaded)|暂时不可用/iu;
const SERVER_TYPES = /(?:^|\s)(?:server_error|api_error)(?:\s|$)/iu;

/** In order: the first that fits. What must never be tried again stands before what may. */
const RULES: readonly Rule[] = [
  {
    code: 'moderation',
    names:
      /moderation|content_?policy|content_?filter|safety|policy_violation|bio_policy|sensitive|prohibited/iu,
    words:
      /content (?:management )?policy|safety system|content filter|moderation|violat\w+ (?:our|the) .*polic|敏感词|内容安全|违反.*政策/iu,
  },
  {
    code: 'quota',
    names: /insufficient_.*quota|quota_(?:exceeded|exhausted|failed)|usage_limit|resource_exhausted_quota/iu,
    words:
      /exceeded your current quota|quota (?:is )?(?:not enough|insufficient|exhausted|exceeded)|insufficient (?:user )?quota|usage limit|额度(?:不足|已用尽)|配额/iu,
  },
  {
    code: 'credit',
    statuses: [402],
    names: /billing|insufficient_(?:credits?|balance|funds)|payment_required|credit/iu,
    words:
      /billing|insufficient (?:credits?|balance|funds)|not enough (?:credits?|balance)|payment required|余额不足|欠费/iu,
  },
  { code: 'serverError', words: TEMPORARY },
  {
    code: 'modelNotFound',
    names:
      /model_?not_?(?:found|exist|available|supported)|invalid_model|unknown_model|deployment_?not_?found/iu,
    words:
      /model\b.{0,120}\b(?:does not exist|not found|not exist|no longer available|has been (?:deprecated|shut down))|no available channel|unknown model|无可用渠道|模型.{0,60}不存在/iu,
  },
  { code: 'notSupported', names: /unsupported_country|region_not_supported/iu },
  {
    code: 'auth',
    statuses: [401, 403],
    names:
      /invalid_api_key|api_key_invalid|authentication|invalid_token|unauthori[sz]ed|permission_denied|token_expired/iu,
    words:
      /api[ -]?key (?:is )?(?:not valid|invalid|expired)|(?:incorrect|invalid|missing|expired|no) (?:api[ -]?)?(?:key|token)\b|invalid authentication|unauthori[sz]ed|无效的令牌|令牌.*(?:过期|无效)|未提供.*(?:令牌|密钥)/iu,
  },
  {
    code: 'rate',
    statuses: [429],
    names: /rate_?limit|too_many_requests|resource_exhausted|throttl/iu,
    words: /rate limit|too many requests|请求(?:过于)?频繁/iu,
  },
  {
    code: 'timeoutGateway',
    statuses: [408, 504, 522, 524],
    names: /time_?d?_?out|deadline_exceeded/iu,
    words: /\btime[ds]?[ -]?out\b|gateway time-?out|deadline exceeded|超时/iu,
  },
  { code: 'serverError', statuses: [409, 425], names: SERVER_TYPES },
  {
    code: 'notSupported',
    statuses: [405, 501],
    words: /invalid url|unknown (?:url|endpoint|route)|no such (?:route|endpoint)|cannot post/iu,
  },
  {
    code: 'validation',
    statuses: [400, 411, 413, 414, 415, 422],
    names:
      /invalid_(?:request|value|type|parameter|argument|prompt|image|base64)|unknown_parameter|missing_required|unsupported_(?:parameter|value|image)|image_(?:too|parse|file)|empty_image|request_too_large/iu,
  },
];

/** The error class of what an upstream said. */
export function classifyError(facts: ErrorFacts): FailureCode {
  const names = `${facts.code} ${facts.type}`;
  const rule = RULES.find(
    ({ statuses, names: inNames, words }) =>
      statuses?.includes(facts.status ?? 0) === true ||
      inNames?.test(names) === true ||
      words?.test(facts.message) === true,
  );
  if (rule !== undefined) return rule.code;
  // A bare 404: about the model where it is named, else about an address that is not there.
  if (facts.status === 404)
    return /model/iu.test(facts.message + facts.param) ? 'modelNotFound' : 'notSupported';
  return facts.param === '' ? 'serverError' : 'validation';
}

const NEVER_AGAIN = new Set<FailureCode>([
  'auth',
  'credit',
  'quota',
  'moderation',
  'modelNotFound',
  'notSupported',
]);
const AGAIN_STATUSES = new Set([408, 409, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529]);

/** Whether the upstream's words make another attempt worth its price. */
export function isErrorRetryable(facts: ErrorFacts, code: FailureCode): boolean {
  if (NEVER_AGAIN.has(code)) return false;
  if (facts.retryable !== undefined) return facts.retryable;
  // A relay of this kind has tried other upstreams already.
  if (facts.type === 'upstream_error' && facts.status !== undefined) return false;
  if (TEMPORARY.test(facts.message) || SERVER_TYPES.test(facts.type) || SERVER_TYPES.test(facts.code))
    return true;
  if (code === 'rate' || code === 'timeoutGateway') return true;
  if (code === 'validation') return false;
  return facts.status === undefined || AGAIN_STATUSES.has(facts.status);
}
