import type { ImageFormat } from '../../../lib/contracts/parameters.ts';

/** One server-sent event: `name` stands in the `event:` field and in `data.type`. */
export interface WireEvent {
  name: string;
  data: object;
}

/** Token counts of one answer, before they take the shape of an API form. */
export interface TokenCounts {
  text: number;
  images: number;
  output: number;
}

/** All that an answer says besides its images. */
export interface AnswerFacts {
  /** Unique part of its ids. */
  id: string;
  /** Seconds since the epoch. */
  createdAt: number;
  model: string;
  prompt: string;
  /** `WxH`. */
  size: string;
  quality: 'low' | 'medium' | 'high' | 'xhigh' | 'max';
  background: 'transparent' | 'opaque';
  format: ImageFormat;
  /** True for an edit of source images. */
  edit: boolean;
  /** Whether it says that it goes on without the line; undefined: it says nothing of that. Responses form only. */
  livesOn: boolean | undefined;
  tokens: TokenCounts;
}

/** The events and bodies of one answer in the wire format of an API form. Images are base64. */
export interface AnswerWire {
  /** What comes first, at once. */
  start(): WireEvent[];
  /** Words that it is at work. */
  working(): WireEvent[];
  preview(base64: string, index: number): WireEvent[];
  /** All finals and the end. */
  finish(images: string[]): WireEvent[];
  /** The end as the stream's last words only (the images having been sent, or never to come). */
  end(images: string[]): WireEvent[];
  /** The whole answer as one JSON body. */
  whole(images: string[]): object;
  /** The whole answer while there is none, or where there never will be. */
  unfinished(status: UnfinishedStatus): object;
  /** The end as the stream's last word, if there is to be no image. */
  fail(): WireEvent[];
}

export type UnfinishedStatus = 'queued' | 'in_progress' | 'cancelled' | 'failed';

/** An event as it stands in a stream. */
export function toSse({ name, data }: WireEvent): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
