import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import { isObject, readList, readObject, readText, type JsonObject } from '../spec/read-json.ts';
import { huggingfaceCapabilitiesOf, toHuggingFaceCapabilities } from './huggingface-capabilities.ts';

/** Those whose wire is spoken here, the most straightforward first. */
const ROUTES: readonly string[] = ['hf-inference', 'fal-ai'];
const TASKS: ReadonlySet<string> = new Set(['text-to-image', 'image-to-image']);

/** Who serves a model, from its `inferenceProviderMapping`: a list, or an object by the provider's name. */
export function readMapping(body: unknown, imageModel: string): Capabilities | undefined {
  const mapping = readObject(body)['inferenceProviderMapping'];
  const servers = toServers(mapping);
  if (servers.length === 0) return undefined;
  const usable = servers.filter(({ route, task }) => ROUTES.includes(route) && TASKS.has(task));
  const best = usable.sort((one, other) => rank(one) - rank(other))[0];
  // Others serve it, in ways that are not spoken here.
  if (!best) return { ...huggingfaceCapabilitiesOf(imageModel), verified: false, wire: { route: 'none' } };
  const { route, name, task, isLive } = best;
  const told = toHuggingFaceCapabilities({ task, verified: isLive });
  return { ...told, wire: { task, route, ...(name === '' ? {} : { name }) } };
}

interface Server {
  route: string;
  /** The model as it is called there. */
  name: string;
  task: string;
  isLive: boolean;
}

function toServers(mapping: unknown): Server[] {
  if (Array.isArray(mapping))
    return readList(mapping)
      .filter(isObject)
      .map((entry) => toServer(entry, ''));
  return Object.entries(readObject(mapping)).map(([route, entry]) => toServer(readObject(entry), route));
}

function toServer(entry: JsonObject, route: string): Server {
  return {
    route: readText(entry['provider']) || route,
    name: readText(entry['providerId']),
    task: readText(entry['task']),
    isLive: readText(entry['status']) === 'live',
  };
}

function rank({ route, isLive }: Server): number {
  return ROUTES.indexOf(route) + (isLive ? 0 : ROUTES.length);
}
