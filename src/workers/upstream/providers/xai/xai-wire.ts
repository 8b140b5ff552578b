/* What goes to `images/generations` and `images/edits`. Source: the provider's own documentation, as of 2026-11. */

export interface XaiBody {
  model: string;
  prompt: string;
  n: 1;
  response_format: 'b64_json';
  aspect_ratio?: string;
  resolution?: '1k' | '2k';
  /** Of an edit: one picture, or several. */
  image?: XaiImage;
  images?: XaiImage[];
}

export interface XaiImage {
  type: 'image_url';
  url: string;
}
