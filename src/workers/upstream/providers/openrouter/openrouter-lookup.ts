import type { Capabilities, ImagePrice } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderHttpRequest } from '../../../../lib/contracts/provider.ts';
import type { Profile } from '../../../../lib/contracts/profile.ts';
import { toEndpoint } from '../../../../lib/kernel/base-url.ts';
import { isObject, readList, readNumber, readObject, readText, type JsonObject } from '../spec/read-json.ts';
import { CHAT_SIZES, openrouterCapabilitiesOf } from './openrouter-capabilities.ts';

/** `GET images/models`: those that its image API knows. */
export function toImageModelsRequest({ baseUrl }: Pick<Profile, 'baseUrl'>): ProviderHttpRequest {
  return { url: toEndpoint(baseUrl, 'images/models'), method: 'GET', headers: {} };
}

/** `GET models`: all that draw, those too that do it only in a chat. */
export function toModelsRequest({ baseUrl }: Pick<Profile, 'baseUrl'>): ProviderHttpRequest {
  return { url: toEndpoint(baseUrl, 'models?output_modalities=image'), method: 'GET', headers: {} };
}

/** Ids of such a list; undefined: it is none. */
export function readModels(body: unknown): string[] | undefined {
  return readEntries(body)
    ?.map((model) => readText(model['id']))
    .filter((id) => id !== '');
}

/** A model that the image API does not know is asked in a chat, where those answer that draw besides talking. */
export function readImageModel(body: unknown, imageModel: string): Capabilities | undefined {
  const entries = readEntries(body);
  if (!entries || entries.length === 0) return undefined;
  const known = openrouterCapabilitiesOf(imageModel);
  const entry = entries.find((model) => readText(model['id']) === imageModel.trim());
  if (!entry) return toChatCapabilities(known);
  const price = readPrice(entry);
  return { ...known, ...(price ? { price } : {}), wire: { api: 'images' } };
}

/** A chat has no fields for the rest. */
function toChatCapabilities(known: Capabilities): Capabilities {
  const { options: _ofTheImageApi, ...rest } = known;
  return {
    ...rest,
    sizes: CHAT_SIZES,
    verified: false,
    qualities: ['auto'],
    backgrounds: ['auto'],
    formats: ['png'],
    wire: { api: 'chat' },
  };
}

/** Where it says what an image costs. */
function readPrice(entry: JsonObject): ImagePrice | undefined {
  const { image, per_image: perImage } = readObject(entry['pricing']) as Record<string, unknown>;
  const usd = [image, perImage].map(toAmount).find((amount) => amount !== undefined && amount > 0);
  return usd === undefined ? undefined : { usd, date: '' };
}

function toAmount(value: unknown): number | undefined {
  const text = readText(value);
  return text === '' ? readNumber(value) : readNumber(Number(text));
}

function readEntries(body: unknown): JsonObject[] | undefined {
  const { data } = readObject(body);
  return Array.isArray(data) ? readList(data).filter(isObject) : undefined;
}
