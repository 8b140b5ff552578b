import type { Size } from '../../../../lib/contracts/size.ts';

/* What goes to the router. Source: facts on providers, section 4.3. */

/** `hf-inference/models/{model}` */
export interface InferenceBody {
  /** The prompt, or the picture to change as base64. */
  inputs: string;
  parameters: {
    /** Of a picture that is changed. */
    prompt?: string;
    width?: number;
    height?: number;
    target_size?: Size;
    /** Of the model's own. */
    [field: string]: unknown;
  };
}

/** `fal-ai/{name}` */
export interface FalBody {
  prompt: string;
  image_size?: Size;
  image_url?: string;
  image_urls?: string[];
  /** Of the model's own. */
  [field: string]: unknown;
}

/** What its queue says of a request; anything but `COMPLETED` goes on. */
export type QueueStatus = 'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED';
