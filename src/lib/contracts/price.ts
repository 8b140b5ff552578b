/** USD per million tokens. */
export interface ModelPrice {
  textInput: number;
  imageInput: number;
  imageOutput: number;
  cachedTextInput: number;
  cachedImageInput: number;
}

/** Prices are data with a date, so that a figure can say how old it is. */
export interface PriceTable {
  /** ISO date, e.g. `2026-11-01`. */
  date: string;
  /** Keyed by model family; `default` for the rest. */
  models: Record<string, ModelPrice>;
}

/** A range in USD, always shown as "estimate". */
export interface PriceEstimate {
  lowUsd: number;
  highUsd: number;
  tableDate: string;
}
