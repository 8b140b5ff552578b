import type { Usage } from '../../../../lib/contracts/job.ts';
import { readNumber, readObject, type JsonObject } from './read-json.ts';

/** Which of its tokens an answer does not split up: the Images form makes nothing but images. */
export type OutputKind = 'image' | 'text';

/** Token counts in any of the shapes in use; undefined where there are none. */
export function readUsage(value: unknown, outputKind: OutputKind): Usage | undefined {
  const usage = readObject(value);
  const inputTokens = pick(usage, ['input_tokens', 'prompt_tokens', 'promptTokenCount']);
  const outputTokens = pick(usage, ['output_tokens', 'completion_tokens', 'candidatesTokenCount']);
  const totalTokens = pick(usage, ['total_tokens', 'totalTokenCount']);
  if (inputTokens === undefined && outputTokens === undefined && totalTokens === undefined) return undefined;
  const output = outputTokens ?? Math.max(0, (totalTokens ?? 0) - (inputTokens ?? 0));
  return {
    inputTokens: inputTokens ?? Math.max(0, (totalTokens ?? 0) - output),
    outputTokens: output,
    totalTokens: totalTokens ?? (inputTokens ?? 0) + output,
    ...readInput(usage),
    ...readOutput(usage, output, outputKind),
  };
}

/** Usage of a whole response: the text model's, and the image tool's apart from it. */
export function readResponseUsage(response: JsonObject): Usage | undefined {
  const tool = readUsage(readObject(response['tool_usage'])['image_gen'], 'image');
  const usage = readUsage(response['usage'], 'text');
  const empty: Usage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };
  if (tool === undefined || tool.totalTokens === 0) return usage;
  return { ...(usage ?? empty), tool };
}

function readInput(usage: JsonObject): Partial<Usage> {
  const details = {
    ...readObject(usage['prompt_tokens_details']),
    ...readObject(usage['input_tokens_details']),
  };
  const cached = {
    ...readObject(details['cached_tokens_details']),
    ...readObject(usage['cached_tokens_details']),
  };
  return withoutUndefined({
    inputTextTokens: pick(details, ['text_tokens']),
    inputImageTokens: pick(details, ['image_tokens']),
    cachedTextTokens:
      pick(cached, ['cached_text_tokens', 'text_tokens']) ??
      pick(details, ['cached_tokens']) ??
      pick(usage, ['cached_tokens']),
    cachedImageTokens: pick(cached, ['cached_image_tokens', 'image_tokens']),
  });
}

function readOutput(usage: JsonObject, outputTokens: number, kind: OutputKind): Partial<Usage> {
  const details = {
    ...readObject(usage['completion_tokens_details']),
    ...readObject(usage['output_tokens_details']),
  };
  const text = pick(details, ['text_tokens']);
  const image = pick(details, ['image_tokens']);
  if (text !== undefined || image !== undefined)
    return withoutUndefined({ outputTextTokens: text, outputImageTokens: image });
  return kind === 'image' ? { outputImageTokens: outputTokens } : { outputTextTokens: outputTokens };
}

function pick(object: JsonObject, keys: readonly string[]): number | undefined {
  return keys.map((key) => readNumber(object[key])).find((value) => value !== undefined);
}

function withoutUndefined(values: { [Key in keyof Usage]?: Usage[Key] | undefined }): Partial<Usage> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Usage>;
}
