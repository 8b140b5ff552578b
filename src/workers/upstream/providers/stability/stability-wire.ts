/* What goes to `v2beta/stable-image/generate/*`, as multipart parts. Source: facts on providers, section 3.2. */

export interface StabilityFields {
  prompt: string;
  output_format: 'png' | 'jpeg' | 'webp';
  aspect_ratio?: string;
  negative_prompt?: string;
  style_preset?: string;
  /** 0: the upstream draws one. */
  seed?: number;
  /** Of an image that is sent: 0 leaves it as it is. */
  strength?: number;
  /** SD3.5 only. */
  model?: string;
  mode?: 'text-to-image' | 'image-to-image';
  cfg_scale?: number;
}
