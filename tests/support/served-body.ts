/** A body from outside, served as it stands but for its placeholders. */
export interface ServedBody {
  /** `"P"`, `"F"` and `"F2"`, in quotes, become base64 of real images. */
  body: string;
  /** Default: an event stream if it looks like one, else JSON. */
  contentType?: string;
  status?: number;
}

/** The body with real images in it. */
export function fillPlaceholders(body: string, images: Record<'P' | 'F' | 'F2', string>): string {
  return body.replace(/"(P|F2?)"/g, (_, name: 'P' | 'F' | 'F2') => `"${images[name]}"`);
}

export function contentTypeOf({ body, contentType }: ServedBody): string {
  if (contentType !== undefined) return contentType;
  return /^\s*(data|event|id|retry|:)/.test(body) ? 'text/event-stream' : 'application/json';
}
