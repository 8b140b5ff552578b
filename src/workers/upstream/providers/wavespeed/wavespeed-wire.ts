/* What goes to `/api/v3/{model path}`. Source: facts on providers, sections 3.3 and 4.2. */

/** Under the names that the model has for them: see `wavespeed-request.ts`. */
export interface WaveSpeedBody {
  prompt: string;
  [field: string]: unknown;
}
