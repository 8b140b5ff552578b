/** One part of a multipart body. */
export interface RecordedPart {
  name: string;
  /** Fields only. */
  text?: string;
  /** Files only. */
  fileName?: string;
  mimeType?: string;
  sizeBytes?: number;
  bytes?: Uint8Array;
}

/** What reached the server, as it came. */
export interface RecordedRequest {
  /** From 1 over all requests that are not preflights. */
  number: number;
  scenario: string;
  method: string;
  /** Path below the scenario, e.g. `/v1/responses`. */
  path: string;
  url: string;
  headers: Record<string, string>;
  /** JSON and other text; empty for multipart. */
  body: string;
  /** Empty unless multipart. */
  parts: RecordedPart[];
  /** Milliseconds since the epoch. */
  at: number;
  /** It was sent elsewhere, or refused for `background` or `markup`: nothing was made for it that could cost money. */
  isFree: boolean;
}

/** Reads a body into `body` or `parts`; `form` is set for multipart. */
export async function readBody(
  bytes: Buffer,
  contentType: string,
): Promise<{ body: string; parts: RecordedPart[]; form?: FormData }> {
  if (!contentType.startsWith('multipart/form-data')) return { body: bytes.toString('utf8'), parts: [] };
  const form = await new Response(bytes as BodyInit, { headers: { 'content-type': contentType } }).formData();
  const parts: RecordedPart[] = [];
  for (const [name, value] of form) parts.push(await toPart(name, value));
  return { body: '', parts, form };
}

async function toPart(name: string, value: string | File): Promise<RecordedPart> {
  if (typeof value === 'string') return { name, text: value };
  return {
    name,
    fileName: value.name,
    mimeType: value.type,
    sizeBytes: value.size,
    bytes: new Uint8Array(await value.arrayBuffer()),
  };
}
