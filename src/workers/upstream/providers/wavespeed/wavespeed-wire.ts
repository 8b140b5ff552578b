/* What goes to and comes from `/api/v3/{model path}` and `/predictions/{id}/result`. Source: facts on providers, sections 3.3 and 4.2. */

export interface WaveSpeedBody {
  prompt: string;
  enable_sync_mode: false;
  /** Outputs as base64: the host of the finished files need not let a page read them. */
  enable_base64_output: true;
  /** `w*h` */
  size?: string;
  aspect_ratio?: string;
  resolution?: string;
  image?: string;
  images?: string[];
  /** Of the model's own. */
  [field: string]: unknown;
}

/** `created` and `processing` go on. */
export type PredictionStatus = 'created' | 'processing' | 'completed' | 'failed';
