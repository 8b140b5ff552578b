import type { Capabilities } from './capabilities.ts';
import type { Failure } from './failure.ts';
import type { Usage } from './job.ts';
import type { ApiForm, Balance, Profile } from './profile.ts';
import type { Recipe } from './recipe.ts';
import type { TextTask } from './text-task.ts';

/** What a provider is given to make its request from. */
export interface ProviderRequest {
  profile: Profile;
  recipe: Recipe;
  /** Bytes of `recipe.sources`, in the same order; behind the first its marked copy, where `hasMarkedCopy` says so. */
  sources: { blob: Blob; mimeType: string; name: string }[];
  /** PNG of the first source's size, alpha 0 frees a pixel; see `Recipe.mask`. */
  mask?: Blob;
  /** Marks over the first source as a part of their own: PNG of its size, never with a mask. See `Recipe.markup`. */
  markup?: Blob;
  /** The marks are drawn into `sources[1]`, a copy of the first. */
  hasMarkedCopy?: boolean;
  /** 0 to 3. */
  previews: number;
  /** Ask for an answer that lives on the upstream when the line drops; left out where `Provider.resume` is missing. */
  background: boolean;
}

/** A request that is ready to be sent but for its key: the job runner adds the credential's header. */
export interface ProviderHttpRequest {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string | FormData;
}

/**
 * One message of an answer, whatever carried it (an SSE event, a JSON line, a whole JSON body).
 * `name` is the SSE `event:` field; empty where there was none.
 */
export interface WireMessage {
  name: string;
  data: unknown;
}

/** What a provider reads in an answer. Images come as base64 or `data:` text, exactly as on the wire, or as an address. */
export type ProviderEvent =
  /** `background`: the upstream says that the answer lives on without the line; undefined where it says nothing of it. */
  | { type: 'response-created'; responseId: string; background?: boolean }
  /** From now on the answer is asked for under another id: it is elsewhere once it is ready. */
  | { type: 'answer-moved'; responseId: string }
  | { type: 'sequence-seen'; sequence: number }
  | { type: 'progress-made' }
  | {
      type: 'preview-received';
      base64: string;
      /** As in `image-received`. */
      bytes?: Uint8Array<ArrayBuffer>;
      index: number;
    }
  | {
      type: 'image-received';
      /** Exactly one of `base64` and `url` is set. */
      base64?: string;
      url?: string;
      /** Set by the transport in place of `base64`, which is then empty: it decodes while the answer arrives. */
      bytes?: Uint8Array<ArrayBuffer>;
      /** Upstream's id of the image, for de-duplication; empty: none. */
      itemId: string;
      revisedPrompt?: string;
      quality?: string;
      background?: string;
    }
  | { type: 'usage-received'; usage: Usage }
  /** Words of the model instead of an image: the reason of a refusal, if no image comes. */
  | { type: 'text-received'; text: string }
  | { type: 'failure-received'; failure: Failure }
  /** A whole answer that is not ready yet (queued, in progress): ask again later. */
  | { type: 'answer-pending' }
  /** The upstream says that the answer is complete. */
  | { type: 'answer-completed' };

/** An answer on the upstream. */
export interface ResponseAddress {
  profile: Profile;
  responseId: string;
}

/** How a provider has a dropped answer without paying again; pure like all of it. What comes back goes through `toEvents`. */
export interface ProviderResume {
  /** The events after `sequence` (-1: all that are kept), as a stream. */
  toStreamRequest(address: ResponseAddress & { sequence: number }): ProviderHttpRequest;
  /** The answer as it stands, as one body. */
  toPollRequest(address: ResponseAddress): ProviderHttpRequest;
  /** Left out where nothing can be cancelled. */
  toCancelRequest?(address: ResponseAddress): ProviderHttpRequest;
  /** How long after its start an answer can still be streamed, milliseconds; 0: never, it is asked for whole. */
  streamableForMs: number;
  /** Answers that have an id live on without being asked to; left out: `ProviderRequest.background` asks for it. */
  isAlways?: boolean;
  /** True if an upstream refused a request because of `background` itself. */
  isBackgroundRefused(failure: Failure): boolean;
}

/** A free request that needs the key, and what it answers. */
export interface ProviderModels {
  toRequest(profile: Pick<Profile, 'baseUrl' | 'imageModel'>): ProviderHttpRequest;
  /** Ids that make images, from a body that was JSON; undefined: it is no such answer. Empty: the key is good, and there is no list. */
  read(body: unknown): string[] | undefined;
  /** There are models that it does not list. */
  isPartial?: boolean;
  /** What is left to be spent, where the same answer says it. */
  readBalance?(body: unknown): Balance | undefined;
}

/** A free request that is refused without a good key, where anybody may read the list of models. */
export interface ProviderAccount {
  toRequest(profile: Pick<Profile, 'baseUrl'>): ProviderHttpRequest;
  /** What is left to be spent; undefined: it does not say. */
  readBalance(body: unknown): Balance | undefined;
}

/** A free request that tells what one model understands, and what it answers. */
export interface ModelLookup {
  /** Undefined: nothing needs to be asked for this model. */
  toRequest(profile: Pick<Profile, 'baseUrl' | 'imageModel'>): ProviderHttpRequest | undefined;
  /** From a body that was JSON; undefined: it does not say. */
  read(body: unknown, profile: Pick<Profile, 'imageModel'>): Capabilities | undefined;
}

/** A question to a text model: words, and an image at most. */
export interface TextRequest {
  profile: Profile;
  /** What the model is to do. */
  instruction: string;
  /** What it is to do it with; may be empty where there is an image. */
  text: string;
  image?: { blob: Blob; mimeType: string };
}

/** How a provider's text model is asked; pure like all of it. */
export interface ProviderText {
  /** All that it can do, where that is not everything. */
  tasks?: readonly TextTask[];
  toRequest(request: TextRequest): ProviderHttpRequest | Promise<ProviderHttpRequest>;
  /** The words of an answer, read from JSON, or as they are where it was none; undefined or empty: there are none. */
  read(body: unknown): string | undefined;
  /** What has to be asked next to have the words; undefined: the answer is the last. */
  follow?(body: unknown, profile: Pick<Profile, 'baseUrl'>): TextFollowUp | undefined;
}

/** A further, free question for the words of an answer. */
export interface TextFollowUp {
  request: ProviderHttpRequest;
  /** The key goes along: it is asked at the provider itself. */
  needsKey: boolean;
  /** Pause before it, milliseconds. */
  waitMs: number;
}

/** What a person sees of a provider before there is a profile. Names of products are not translated. */
export interface ProviderCard {
  form: ApiForm;
  name: string;
  /** Where its own service is; can be changed to a proxy. */
  baseUrl: string;
  /** Model ids to offer before its list was read, likeliest first. */
  models: readonly string[];
  /** What its key starts with, to be shown in the empty field; empty: nothing telling. */
  keyExample: string;
  /** It has text models: `Profile.textModel` may name one. The first of these is offered; left out: it has none. */
  textModels?: readonly string[];
  /** It is told by a description that the user writes. */
  isDescribed?: boolean;
}

/** A provider is pure: request out, events in. It never fetches and never sees a key. */
export interface Provider {
  id: string;
  /** Left out by relays, which the page knows itself. */
  card?: ProviderCard;
  /** What a model understands; left out by relays, whose models are told by their ids. */
  capabilitiesOf?(profile: Pick<Profile, 'imageModel' | 'description'>): Capabilities;
  /** Where the upstream itself says more of a model than is known beforehand. */
  lookup?: ModelLookup;
  /** Left out where there is no text model. */
  text?: ProviderText;
  /** How long its addresses of images hold, milliseconds; left out: not known. */
  linkLifetimeMs?: number;
  /** The headers that carry the key; left out: `Authorization: Bearer`. `key` is trimmed and not empty. */
  toAuthHeaders?(key: string): Record<string, string>;
  /** The list of models; left out: `GET {base}/models` as relays have it. */
  models?: ProviderModels;
  /** Left out where the list of models tells a good key, and what is left. */
  account?: ProviderAccount;
  /** The same provider for one profile, where the profile itself tells how it is asked. */
  ofProfile?(profile: Pick<Profile, 'description'>): Provider;
  toHttpRequest(request: ProviderRequest): ProviderHttpRequest | Promise<ProviderHttpRequest>;
  toEvents(message: WireMessage): ProviderEvent[];
  /** Maps an answer with an error status; `body` is its text, at most 64 KiB. */
  toFailure(answer: { status: number; headers: Headers; body: string }): Failure;
  /** True if an upstream refused a request because of the marks that came as a part of their own. */
  isMarkupRefused?(failure: Failure): boolean;
  /** Left out where a dropped answer is lost. */
  resume?: ProviderResume;
}
