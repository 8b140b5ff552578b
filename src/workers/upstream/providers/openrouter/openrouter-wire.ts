/* What goes to `images`. Source: the provider's own documentation, as of 2026-11. */

export interface OpenRouterBody {
  model: string;
  prompt: string;
  /** `a:b` */
  aspect_ratio?: string;
  resolution?: string;
  quality?: string;
  background?: string;
  output_format?: string;
  /** 0 to 100; JPEG and WebP. */
  output_compression?: number;
  seed?: number;
  input_references?: { type: 'image_url'; image_url: { url: string } }[];
}
