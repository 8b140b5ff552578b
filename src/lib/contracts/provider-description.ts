/**
 * An upstream in the user's own words: how it is asked and where in its answer the image is. It is data, imported and exported as
 * JSON, and never holds a key.
 *
 * Texts may hold `{{name}}`: `baseUrl`, `model`, `prompt`, `width`, `height`, `ratio`, `resolution`, `quality`, `format`, `seed`,
 * `negative`, `id` (of a submitted job), `source` (the first as a data URL), `sourceBase64`, `sources` (all, as a list) and `key`
 * (in headers only). A string of the body that is nothing but one of them takes the value's own type; a field whose value is not
 * known is left out.
 */
export interface ProviderDescription {
  version: 1;
  /** As it is shown to people. */
  name: string;
  baseUrl: string;
  /** Image models to offer. */
  models: readonly string[];
  /** The one that makes an image. */
  submit: DescribedRequest;
  /** Asked again and again until it is done; left out: the first answer holds the image. */
  poll?: DescribedPoll;
  /** A free one that needs the key, to test a connection by; left out: its address alone is tried. */
  test?: DescribedRequest;
  /** Where the images are: a path such as `data.0.url` or `images[*].b64`. */
  images: string;
  /** Where the words of a failure are; left out: the usual places. */
  error?: string;
  /** What it understands; left out: a prompt and nothing else. */
  takes?: {
    /** As `a:b`; left out: `{{width}}` and `{{height}}` are any. */
    ratios?: readonly string[];
    /** Side bounds, pixels. */
    sides?: { minPx: number; maxPx: number; stepPx: number };
    maxSources?: number;
    seed?: boolean;
    negative?: boolean;
    usd?: number;
  };
}

export interface DescribedRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Any JSON; left out with GET. */
  body?: unknown;
}

export interface DescribedPoll extends DescribedRequest {
  /** Where the first answer has the job's id, for `{{id}}`. */
  id: string;
  /** Where the state is, in the polled answer. */
  state: string;
  /** States that end it; every other goes on. */
  done: readonly string[];
  failed: readonly string[];
}
