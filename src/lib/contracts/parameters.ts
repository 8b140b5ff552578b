/* What an image is asked for in, whoever makes it. */

export type ImageFormat = 'png' | 'jpeg' | 'webp';
export type Quality = 'auto' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';
export type Background = 'auto' | 'opaque' | 'transparent';
/** About how many pixels; see `RatioSizes.areas`. */
export type Resolution = '512' | '1K' | '2K' | '4K';
